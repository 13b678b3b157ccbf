"""Plan a batch from real lots: what one lot cannot fill is divided, each part corrected for its own lot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from compounder.domain.batch_formula import plan_batch, replan_rest
from compounder.domain.batch_plan import BatchPlan, LineLot, PlannedLine, PlanRequest, PlanRules
from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.line_correction import takes_no_correction
from compounder.domain.lot_use import through_density
from compounder.domain.master_formulation import FormulaLine, MasterFormulation, diluent_of
from compounder.domain.number import rounded_half_up
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.small_rests import (
    OfferedLot,
    PassedOver,
    before_the_whole,
    crumbs,
    given_of,
    least_of,
    remaining,
    too_small_for_dilution,
)
from compounder.domain.stock import LotId
from compounder.domain.trituration import Trituration
from compounder.domain.unit import MASS
from compounder.domain.working import Calculation, Figure, Step

_ROUNDED = Phrase.of("step.rounded_once")


@dataclass(frozen=True, slots=True)
class PlannedShare:
    """What one lot is to give to one line. `exact` and `to_weigh` are None for q.s. to volume.

    `line` is the whole line as this lot alone would fill it: its Working explains the lot's correction. Where a volume
    is weighed through its density, `exact` and `to_weigh` are the mass. `balance` is the one that a mass is rounded to,
    where the request has several. What is too little to weigh is diluted (`line.trituration`) with the lot `diluent`;
    `to_weigh` is then what the portion holds.
    """

    ingredient: str
    share: int
    lot: LotId
    line: PlannedLine
    exact: Quantity | None
    to_weigh: Quantity | None
    balance: OwnedBalance | None = None
    diluent: LotId | None = None


@dataclass(frozen=True, slots=True)
class LotPlan:
    """A plan and the shares of its lines, in the order of lines and shares; and lots of which too little is left."""

    plan: BatchPlan
    shares: tuple[PlannedShare, ...]
    passed_over: tuple[PassedOver, ...] = ()


def plan_from_lots(
    formulation: MasterFormulation,
    request: PlanRequest,
    rules: PlanRules,
    offers: Mapping[str, Sequence[OfferedLot]],
    least: Quantity | None = None,
) -> LotPlan:
    """Plan from the lots offered, best first for each line; `request.lots` is filled in here.

    `least` is the least mass that a balance of the pharmacy may weigh; the step of the resolution where none is known.
    Refused besides what `plan_batch` refuses: ``no_usable_lot``, ``insufficient_stock`` (all lots of a line together),
    ``below_minimum_weight`` (what is left of a lot that was named, or of every lot, cannot be weighed).
    With balances each part is rounded to the finest that can weigh it, `least` is theirs, and what is too little for
    all of them is diluted; drug and diluent come from one lot each.
    """
    if request.balances is not None:
        least = request.balances.least
    for line in formulation.lines:
        if not offers.get(line.ingredient):
            raise Refusal("no_usable_lot", "line", ingredient=line.name)
    return _Division(formulation, request, rules, offers, least or request.resolution.mass).plan()


@dataclass(frozen=True, slots=True)
class _Division:
    formulation: MasterFormulation
    request: PlanRequest
    rules: PlanRules
    offers: Mapping[str, Sequence[OfferedLot]]
    least: Quantity
    passed_over: tuple[PassedOver, ...] = ()
    diluents: Mapping[str, LotId] = field(default_factory=dict)
    """The lot of the diluent of each line that is diluted; what it gives is no longer offered to its own line."""

    def plan(self) -> LotPlan:
        plan = plan_batch(self.formulation, self._with_lots({}), self.rules)
        unfit = tuple(passed for line in self.formulation.lines for passed in self._unfit(line, plan))
        if unfit:
            passed_over = (*self.passed_over, *unfit)
            return replace(self, offers=remaining(self.offers, unfit), passed_over=passed_over).plan()
        undiluted = next((planned for planned in plan.lines if self._needs_diluent(planned)), None)
        if undiluted is not None and undiluted.trituration is not None:
            return self._with_diluent(undiluted, undiluted.trituration).plan()
        own = {
            line.ingredient: self._divided(line, plan.line(line.ingredient))
            for line in self.formulation.lines
            if not line.compensating
        }
        divided = {ingredient: self._parts(shares) for ingredient, shares in own.items() if len(shares) > 1}
        if divided:
            for ingredient, parts in divided.items():
                self._check_parts(plan.line(ingredient), parts)
            plan = replan_rest(self.formulation, self.request, self.rules, plan, divided)
        shares: list[PlannedShare] = []
        for line in self.formulation.lines:
            found = own.get(line.ingredient)
            shares += found if found is not None else self._divided(line, self._rest(plan, line))
        weighed = tuple(self._as_weighed(share) for share in shares)
        self._check_weighable(weighed)
        return LotPlan(plan, weighed, self.passed_over)

    def _rest(self, plan: BatchPlan, line: FormulaLine) -> PlannedLine:
        """What a compensating line gives by itself: of a plan with dilutions without what they bring along of it."""
        planned = plan.line(line.ingredient)
        return replace(planned, exact=planned.rounded) if self.diluents else planned

    def _unfit(self, line: FormulaLine, plan: BatchPlan) -> tuple[PassedOver, ...]:
        """The lots of a line that are better left: crumbs, and those whose part would leave a crumb to another."""
        planned, offers = plan.line(line.ingredient), self.offers[line.ingredient]
        if planned.trituration is not None:
            return too_small_for_dilution(line, offers, planned.trituration.drug.amount)
        least = least_of(line, planned, self.least)
        if least is None or planned.rounded is None:
            return ()
        found = crumbs(line, offers, planned.rounded, least)
        return found or before_the_whole(line, offers, planned.rounded, least)

    def _check_weighable(self, shares: Sequence[PlannedShare]) -> None:
        """No line is divided into parts of which a balance here could not weigh one."""
        for ingredient in {share.ingredient for share in shares if share.share > 1}:
            parts = [share.to_weigh for share in shares if share.ingredient == ingredient]
            for part in (part for part in parts if part is not None and part.dimension == MASS):
                if part < self.least:
                    name = self.formulation.line(ingredient).name
                    minimum = self.least
                    raise Refusal("below_minimum_weight", "share", ingredient=name, amount=part, minimum=minimum)

    def _with_lots(self, chosen: Mapping[str, LineLot]) -> PlanRequest:
        """The request with the first lot of every line that is corrected for its lot, and those chosen instead."""
        lots = {
            line.ingredient: self.offers[line.ingredient][0].known
            for line in self.formulation.lines
            if not takes_no_correction(line)
        }
        return replace(self.request, lots={**lots, **chosen})

    def _divided(self, line: FormulaLine, planned: PlannedLine) -> list[PlannedShare]:
        offers = self.offers[line.ingredient]
        if planned.trituration is not None:
            whole = PlannedShare(line.ingredient, 1, offers[0].lot, planned, planned.exact, planned.rounded)
            return [replace(whole, diluent=self.diluents[line.ingredient])]
        if planned.rounded is None or planned.exact is None or offers[0].available >= planned.rounded:
            return [PlannedShare(line.ingredient, 1, offers[0].lot, planned, planned.exact, planned.rounded)]
        shares: list[PlannedShare] = []
        left = Fraction(1)
        for offer in offers:
            alone = planned if offer is offers[0] else self._with_lot_alone(line, planned, offer)
            share = self._share_of(line, alone, offer, left, len(shares) + 1)
            if share is None or share.exact is None or alone.exact is None:
                continue
            shares.append(share)
            left -= share.exact.ratio(alone.exact)
            if left == 0:
                return shares
        held = offers[0].available * 0
        for offer in offers:
            held = held + offer.available
        raise Refusal("insufficient_stock", "line", ingredient=line.name, needed=planned.rounded, held=held)

    def _with_lot_alone(self, line: FormulaLine, planned: PlannedLine, offer: OfferedLot) -> PlannedLine:
        if takes_no_correction(line):
            return planned
        request = self._with_lots({line.ingredient: offer.known})
        return plan_batch(self.formulation, request, self.rules).line(line.ingredient)

    def _share_of(
        self, line: FormulaLine, alone: PlannedLine, offer: OfferedLot, left: Fraction, number: int
    ) -> PlannedShare | None:
        """What a lot gives: the whole rest, or as many steps of the balance as it holds; None where that is nothing."""
        if alone.exact is None:
            raise ValueError(f"{line.ingredient} has no amount to divide")
        exact = alone.exact * left
        step = self.request.step_for(exact).number
        rounded = Quantity(rounded_half_up(exact.number, step), exact.unit)
        if offer.available < rounded:
            given = given_of(offer.available, exact, least_of(line, alone, self.least)).to(exact.unit)
            step = self.request.step_for(given).number
            steps = given.number / step
            exact = rounded = Quantity((steps.numerator // steps.denominator) * step, exact.unit)
        if rounded.number <= 0:
            return None
        part = Step(
            Phrase.of("step.share_of_lot"),
            Calculation(Figure.of(alone.exact), "×", Figure.of(exact.ratio(alone.exact))),
            Figure.of(exact),
        )
        whole = replace(alone, working=(*_before_rounding(alone), part, *self._rounding(exact, rounded)))
        return PlannedShare(line.ingredient, number, offer.lot, whole, exact, rounded)

    def _rounding(self, exact: Quantity, rounded: Quantity) -> tuple[Step, ...]:
        if rounded == exact:
            return ()
        formula = Phrase.of("plan.to_the_nearest", step=self.request.step_for(exact))
        return (Step(_ROUNDED, formula, Figure.of(rounded), Phrase.of("source.resolution")),)

    def _parts(self, shares: Sequence[PlannedShare]) -> tuple[PlannedLine, ...]:
        """The shares as lines; the mass of a volume that is weighed is that of the share."""
        return tuple(
            replace(
                share.line,
                exact=share.exact,
                rounded=share.to_weigh,
                mass=self._as_weighed(share).to_weigh if share.line.mass is not None else None,
            )
            for share in shares
        )

    def _check_parts(self, planned: PlannedLine, parts: Sequence[PlannedLine]) -> None:
        """The parts, each divided by its own factor, must give what the line needs: another road to one number."""
        if planned.needed is None or planned.exact is None:
            raise ValueError(f"{planned.ingredient} has no amount to divide")
        given, bound = Fraction(0), Fraction(0)
        for part in parts:
            if part.rounded is None or part.factor is None:
                raise ValueError(f"a part of {planned.ingredient} has no amount")
            given += part.rounded.to(planned.needed.unit).number / part.factor
            bound += self.request.step_for(part.exact or planned.exact).to(planned.exact.unit).number / 2 / part.factor
        if abs(given - planned.needed.number) > bound:
            raise InternalFault(
                Phrase.of(
                    "fault.parts",
                    ingredient=planned.name,
                    needed=planned.needed,
                    given=Figure.of(Quantity(given, planned.needed.unit)),
                )
            )

    def _as_weighed(self, share: PlannedShare) -> PlannedShare:
        """A volume that is weighed through its sourced density becomes the mass that the balance must show."""
        density = self.formulation.line(share.ingredient).density
        if density is None or share.exact is None or share.to_weigh is None or share.line.mass is None:
            return self._on_balance(share)
        mass = (share.exact * density.value).to(share.line.mass.unit)
        step = self.request.step_for(mass).number
        weighed = replace(share, exact=mass, to_weigh=Quantity(rounded_half_up(mass.number, step), mass.unit))
        return self._on_balance(weighed)

    def _on_balance(self, share: PlannedShare) -> PlannedShare:
        """A mass with the balance that it is rounded to."""
        exact, balances = share.exact, self.request.balances
        if balances is None or exact is None or exact.dimension != MASS or share.diluent is not None:
            return share
        return replace(share, balance=balances.balance_for(exact))

    def _needs_diluent(self, planned: PlannedLine) -> bool:
        return planned.trituration is not None and planned.ingredient not in self.diluents

    def _with_diluent(self, planned: PlannedLine, made: Trituration) -> _Division:
        """The same with a lot for the diluent of a line: the first that holds enough, which then holds less."""
        line = diluent_of(self.formulation)
        if line is None:
            raise ValueError(f"{planned.ingredient} is diluted with nothing")
        needed = made.total if made.diluent is None else made.diluent.amount
        offers = list(self.offers[line.ingredient])
        for place, offer in enumerate(offers):
            amount = self._as_offered(needed, offer, line)
            if offer.available >= amount:
                offers[place] = replace(offer, available=offer.available - amount)
                left = {**self.offers, line.ingredient: offers}
                return replace(self, offers=left, diluents={**self.diluents, planned.ingredient: offer.lot})
        held = max(offer.available for offer in offers)
        raise Refusal("insufficient_stock", "dilution", ingredient=line.name, needed=needed, held=held)

    def _as_offered(self, needed: Quantity, offer: OfferedLot, line: FormulaLine) -> Quantity:
        """What is needed of a diluent in what its lot is offered in."""
        if needed.dimension == offer.available.dimension:
            return needed
        return through_density(needed, line.density.value if line.density else None, line.name)


def _before_rounding(alone: PlannedLine) -> tuple[Step, ...]:
    """The Working of a line up to its exact amount, of which a share is taken before it is rounded once."""
    return tuple(step for step in alone.working if step.what != _ROUNDED)
