"""Plan a batch: scale, q.s., correct for form and content of the lot, round once; each number carries its Working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlannedStrength, PlanRequest, PlanRules
from compounder.domain.batch_size import made_size
from compounder.domain.batch_strength import strength_of, strength_of_parts
from compounder.domain.calculators.scaling import rest, scaled, shared, volume_to_mass
from compounder.domain.errors import Refusal
from compounder.domain.line_correction import LineCorrection, correct_line
from compounder.domain.master_formulation import (
    FormulaLine,
    MadeBy,
    MasterFormulation,
    amount_toward_total,
    base_amount,
    diluent_of,
    sum_of_parts,
    tolerance_of,
)
from compounder.domain.number import rounded_half_up
from compounder.domain.phrase import Phrase
from compounder.domain.plan_checks import can_estimate_rest, check_request
from compounder.domain.quantity import Quantity
from compounder.domain.second_road import check_by_second_road
from compounder.domain.trituration import Trituration, TriturationNeed, proposed_trituration
from compounder.domain.unit import Unit
from compounder.domain.working import Calculation, Figure, Step, Working, chained

_GRAM, _MILLILITRE, _GRAM_PER_MILLILITRE = Unit.of("g"), Unit.of("mL"), Unit.of("g/mL")


def plan_batch(formulation: MasterFormulation, request: PlanRequest, rules: PlanRules) -> BatchPlan:
    """Plan a batch of a formulation; the answer has been recomputed by an independent road before it is returned.

    Refused: ``missing_density`` (a size of the other kind), ``missing_input`` (a form that no one states, a dried assay
    of a hydrate without its water), ``percentage_out_of_range`` and ``inconsistent_input`` (a certificate that cannot
    be), ``components_exceed_total``, ``rounding_exceeds_tolerance``. An `InternalFault` means that the roads disagree.
    """
    return _Planner(formulation, request, rules).plan()


def replan_rest(
    formulation: MasterFormulation,
    request: PlanRequest,
    rules: PlanRules,
    plan: BatchPlan,
    divided: Mapping[str, tuple[PlannedLine, ...]],
) -> BatchPlan:
    """The plan again after some lines were divided over several lots, each part corrected for its own.

    The other own lines stand; what is left for the compensating lines, and the strength, are found anew. The second
    road is not walked again: who divides checks that the parts give what the line needs.
    """
    planner = _Planner(formulation, request, rules)
    own = {
        line.ingredient: _together(divided.get(line.ingredient, (line,)))
        for line in plan.lines
        if not formulation.line(line.ingredient).compensating
    }
    lines = dict(own)
    if formulation.made_by is MadeBy.MASS:
        lines |= planner.compensating_lines(own, plan.size)[0]
    claim = formulation.claim.ingredient
    parts = divided.get(claim, (lines[claim],))
    strength = strength_of_parts(formulation, request, parts, plan.rounded_size)
    return replace(plan, lines=tuple(lines[line.ingredient] for line in formulation.lines), strength=strength)


def _together(parts: tuple[PlannedLine, ...]) -> PlannedLine:
    """The parts of a line as one line; the Working is that of every part, one after the other."""
    first = parts[0]
    if len(parts) == 1 or first.exact is None or first.rounded is None or first.needed is None:
        return first
    exact, rounded, mass = first.exact, first.rounded, first.mass
    for part in parts[1:]:
        if part.exact is None or part.rounded is None:
            raise ValueError(f"a part of {first.ingredient} has no amount")
        exact, rounded = exact + part.exact, rounded + part.rounded
        mass = mass + part.mass if mass is not None and part.mass is not None else None
    working = tuple(step for part in parts for step in part.working)
    factor = exact.ratio(first.needed)
    return replace(
        first, exact=exact, rounded=rounded, mass=mass, factor=factor, working=working, content=None, correction=None
    )


@dataclass(frozen=True, slots=True)
class _Planner:
    formulation: MasterFormulation
    request: PlanRequest
    rules: PlanRules

    def plan(self) -> BatchPlan:
        check_request(self.formulation, self.request, self.rules)
        size, size_steps = made_size(self.formulation, self.request)
        corrections = {line.ingredient: self._correction(line) for line in self.formulation.lines}
        lines = {
            line.ingredient: self._own_line(line, corrections[line.ingredient], size, size_steps)
            for line in self.formulation.lines
            if not line.compensating
        }
        rounded_size = size
        if self.formulation.made_by is MadeBy.MASS:
            takers, rounded_size = self.compensating_lines(lines, size)
            lines |= takers
        planned = tuple(lines[line.ingredient] for line in self.formulation.lines)
        claimed = lines[self.formulation.claim.ingredient]
        strength = strength_of(self.formulation, self.request, claimed, rounded_size)
        plan = BatchPlan(
            self.formulation.id,
            self.formulation.version,
            size,
            rounded_size,
            self.request.policy,
            planned,
            strength,
            self._warnings(corrections, strength),
            (*self.formulation.unconfirmed_facts(claim_form_given=self.request.claim_form_given), *self._unconfirmed()),
        )
        check_by_second_road(plan, self.formulation, self.request)
        return plan

    def _unconfirmed(self) -> tuple[Phrase, ...]:
        balances = self.request.balances
        if balances is None or balances.rule.confirmed:
            return ()
        return (Phrase.of("unconfirmed.weighing_rule", rule=balances.rule.id, source=balances.rule.source),)

    def _correction(self, line: FormulaLine) -> LineCorrection:
        return correct_line(self.formulation, line, self.request, self.rules)

    def _own_line(
        self, line: FormulaLine, correction: LineCorrection, size: Quantity, size_steps: Working
    ) -> PlannedLine:
        amount = base_amount(self.formulation, line)
        if amount is None:
            return self._line_up_to(line, correction, size)
        needed, needed_steps = self._needed(line, amount, size)
        factor = correction.factor
        exact = needed * factor
        steps = [*size_steps, *needed_steps, *correction.steps(needed, exact)]
        trituration = self._trituration(line, exact)
        if trituration is not None:
            rounded = trituration.held.to(exact.unit)
            steps += trituration.working
        else:
            rounded = self._rounded(exact)
            steps += self._rounding_steps(exact, rounded)
            self._check_rounding(line, exact, rounded)
        mass, mass_steps = self._weighed_volume(line, exact)
        steps += mass_steps
        return PlannedLine(
            line.ingredient,
            line.name,
            correction.lot_form,
            needed,
            exact,
            rounded,
            factor,
            tuple(steps),
            content=correction.content,
            correction=correction.applied,
            mass=mass,
            trituration=trituration,
        )

    def _needed(self, line: FormulaLine, amount: Quantity, size: Quantity) -> tuple[Quantity, Working]:
        """What a size needs of a line in the claim's form, with the line's overage."""
        base = self.formulation.base_size
        needed = scaled(amount, base, size)
        formula = chained(Figure.of(size), ("×", Figure.of(amount)), ("÷", Figure.of(base)))
        if line.parts is not None:
            parts = Figure.of(sum_of_parts(self.formulation))
            formula = chained(Figure.of(size), ("×", Figure.of(line.parts)), ("÷", parts))
        step = Step.calculated(Phrase.of("step.needed"), formula, needed, self._line_source(line))
        if line.overage is None:
            return needed, (step,)
        more = needed * line.overage.factor
        extra = Calculation(Figure.of(Fraction(1)), "+", Figure.of(line.overage.extra.share))
        source = Phrase.of("source.overage", reason=line.overage.reason)
        printed = Calculation(step.result if isinstance(step.result, Figure) else Figure.of(needed), "×", extra)
        return more, (step, Step.calculated(Phrase.of("step.overage"), printed, more, source))

    def _trituration(self, line: FormulaLine, exact: Quantity) -> Trituration | None:
        """How a mass is weighed that is too little for every balance; None where one can weigh it as it is."""
        if not self.request.is_too_small(exact) or self.request.balances is None:
            return None
        by_volume = self.formulation.made_by is MadeBy.VOLUME
        diluent = diluent_of(self.formulation)
        if diluent is None:
            raise self._too_little(line, exact)
        step = self.request.resolution.volume if by_volume else None
        need = TriturationNeed(line.name, exact, diluent.name, tolerance_of(self.formulation, line), step)
        return proposed_trituration(need, self.request.balances)

    def _too_little(self, line: FormulaLine, exact: Quantity) -> Refusal:
        """What cannot be weighed and cannot be diluted either."""
        if self.request.balances is None:
            raise ValueError("without balances nothing is too little")
        balances = self.request.balances
        minimum = Figure.of(balances.minimum(balances.finest).exact)
        amount = Figure.of(exact)
        return Refusal("below_minimum_weight", "line", ingredient=line.name, amount=amount, minimum=minimum)

    def _weighed_volume(self, line: FormulaLine, exact: Quantity) -> tuple[Quantity | None, Working]:
        """The mass of a volume that is weighed through its sourced density, rounded once to the balance's step."""
        if line.density is None:
            return None, ()
        volume, density = exact.to(_MILLILITRE), line.density.value.to(_GRAM_PER_MILLILITRE)
        mass = volume_to_mass(volume, density)
        rounded = self._weighable(line, mass)
        formula = Calculation(Figure.of(volume), "×", Figure.of(density))
        source = Phrase.of("source.density", source=line.density.source)
        step = Step.calculated(Phrase.of("step.by_mass"), formula, mass, source)
        self._check_rounding(line, mass, rounded)
        return rounded, (step, *self._rounding_steps(mass, rounded))

    def _line_up_to(self, line: FormulaLine, correction: LineCorrection, size: Quantity) -> PlannedLine:
        """A q.s. line to volume: no amount is added by number; with a density an estimate of the mass, marked so."""
        up_to = Phrase.of("plan.up_to", size=size)
        steps = [Step(Phrase.of("step.quantum_satis"), up_to, Phrase.of("plan.no_amount"), self._line_source(line))]
        estimate = self._estimate(size)
        if estimate is not None:
            steps.append(estimate)
        return PlannedLine(
            line.ingredient, line.name, correction.lot_form, None, None, None, None, tuple(steps), up_to=size
        )

    def _estimate(self, size: Quantity) -> Step | None:
        """The mass to add, by the density given; only where every other line is a mass."""
        density = self.request.density
        if density is None or not can_estimate_rest(self.formulation):
            return None
        size, density = size.to(_MILLILITRE), density.to(_GRAM_PER_MILLILITRE)
        formula: Figure | Calculation = Calculation(Figure.of(size), "×", Figure.of(density))
        value = volume_to_mass(size, density)
        for line in self.formulation.lines:
            amount = base_amount(self.formulation, line)
            if amount is not None:
                mass = scaled(amount * line.overage_factor, self.formulation.base_size, size).to(_GRAM)
                formula = Calculation(formula, "−", Figure.of(mass))
                value = value - mass
        return Step.calculated(Phrase.of("step.estimate"), formula, value, Phrase.of("source.estimate"))

    def compensating_lines(
        self, own: dict[str, PlannedLine], size: Quantity
    ) -> tuple[dict[str, PlannedLine], Quantity]:
        """The lines that take up every correction and rounding residue, in proportion, and the size that all sum to.

        The last taker takes the residue. On one balance the sum is the size rounded to its step; on several the last
        taker is rounded to its own.
        """
        takers = [line for line in self.formulation.lines if line.compensating]
        claim = takers[-1].name
        exact_parts = [self._toward_total(line, "exact") for line in own.values()]
        rounded_parts = [self._toward_total(line, "rounded") for line in own.values()]
        rest_of = Phrase.of("plan.ingredient", name=claim)
        whole = size if self.request.balances is not None else self._rounded(size)
        exact_left = rest(size, exact_parts, of=rest_of)
        self._check_room(own, whole, rounded_parts, takers[-1])
        rounded_left = rest(whole, rounded_parts, of=rest_of)
        brought = sum((self._brought(line) for line in own.values()), Fraction(0))
        weights = [self._formula_amount(line) for line in takers]
        planned: dict[str, PlannedLine] = {}
        given: list[Quantity] = []
        for line, exact, weight in zip(takers, shared(exact_left, weights), weights, strict=True):
            is_last = line is takers[-1]
            if is_last:
                left = rest(rounded_left, given, of=rest_of)
                rounded = left if self.request.balances is None else self._weighable(line, left)
                step = self._rest_step(whole, [*rounded_parts, *given], left, weight, size)
                steps = (step, *self._rounding_steps(left, rounded))
                self._check_rounding(line, Quantity(exact.number - brought, exact.unit), rounded)
            else:
                rounded = self._weighable(line, exact)
                steps = (self._share_step(line, exact, rounded),)
                self._check_rounding(line, exact, rounded)
            given.append(rounded)
            needed = scaled(weight, self.formulation.base_size, size)
            planned[line.ingredient] = PlannedLine(
                line.ingredient, line.name, line.form, needed, exact, rounded, Fraction(1), steps
            )
        total = Quantity(sum((part.number for part in (*rounded_parts, *given)), Fraction(0)), size.unit)
        return planned, total

    def _check_room(
        self, own: dict[str, PlannedLine], whole: Quantity, parts: list[Quantity], diluent: FormulaLine
    ) -> None:
        """``below_minimum_weight``: what triturations bring along leaves nothing for the line that dilutes them."""
        used = sum((part.number for part in parts), Fraction(0))
        made = next((line for line in own.values() if line.trituration is not None), None)
        if made is not None and made.trituration is not None and used >= whole.number:
            portion = made.trituration.portion
            raise Refusal(
                "below_minimum_weight", "no_room", ingredient=made.name, portion=portion, diluent=diluent.name
            )

    def _brought(self, planned: PlannedLine) -> Fraction:
        """How much of the diluent a trituration brings along, as a number of the size's unit."""
        if planned.trituration is None:
            return Fraction(0)
        mixed = planned.trituration.portion - planned.trituration.held
        return mixed.to(self.formulation.base_size.unit).number

    def _toward_total(self, planned: PlannedLine, which: str) -> Quantity:
        """What a line adds to a formula by mass, in the unit of its size; a weighed volume adds what is weighed."""
        amount: Quantity | None = planned.exact if which == "exact" else planned.added
        part = None
        if amount is not None:
            part = amount_toward_total(self.formulation, self.formulation.line(planned.ingredient), amount)
        if part is None:
            raise ValueError(f"{planned.ingredient} has no amount in a formula by mass")
        return part.to(self.formulation.base_size.unit)

    def _formula_amount(self, line: FormulaLine) -> Quantity:
        """A compensating line's amount per base size; a q.s. one has what the others leave."""
        amount = base_amount(self.formulation, line)
        if amount is not None:
            return amount
        others = [
            part
            for other in self.formulation.lines
            if other is not line and (own := base_amount(self.formulation, other)) is not None
            if (part := amount_toward_total(self.formulation, other, own)) is not None
        ]
        return rest(self.formulation.base_size, others, of=Phrase.of("plan.ingredient", name=line.name))

    def _rest_step(
        self, size: Quantity, parts: list[Quantity], left: Quantity, weight: Quantity, exact_size: Quantity
    ) -> Step:
        formula: Figure | Calculation = Figure.of(size)
        for part in parts:
            formula = Calculation(formula, "−", Figure.of(part))
        in_formula = scaled(weight, self.formulation.base_size, exact_size)
        source = Phrase.of("source.compensating", amount=Figure.of(in_formula))
        return Step.calculated(Phrase.of("step.takes_the_rest"), formula, left, source)

    def _share_step(self, line: FormulaLine, exact: Quantity, rounded: Quantity) -> Step:
        formula = Phrase.of("plan.share_rounded", exact=Figure.of(exact), step=self.request.step_for(exact))
        return Step(Phrase.of("step.takes_its_share"), formula, Figure.of(rounded), self._line_source(line))

    def _line_source(self, line: FormulaLine) -> Phrase:
        return Phrase.of("source.formulation_line", version=self.formulation.version, line=line.number)

    def _rounded(self, amount: Quantity) -> Quantity:
        return Quantity(rounded_half_up(amount.number, self.request.step_for(amount).number), amount.unit)

    def _weighable(self, line: FormulaLine, exact: Quantity) -> Quantity:
        """An amount rounded to its step; ``below_minimum_weight`` where no balance can weigh so little."""
        if self.request.is_too_small(exact):
            raise self._too_little(line, exact)
        return self._rounded(exact)

    def _rounding_steps(self, exact: Quantity, rounded: Quantity) -> Working:
        """The step of the rounding; none where it changes nothing."""
        if rounded == exact:
            return ()
        formula = Phrase.of("plan.to_the_nearest", step=self.request.step_for(exact))
        return (Step(Phrase.of("step.rounded_once"), formula, Figure.of(rounded), Phrase.of("source.resolution")),)

    def _check_rounding(self, line: FormulaLine, exact: Quantity, rounded: Quantity) -> None:
        tolerance = tolerance_of(self.formulation, line)
        if abs(rounded.number - exact.number) > tolerance.share * exact.number:
            raise Refusal(
                "rounding_exceeds_tolerance",
                "line",
                ingredient=line.name,
                exact=Figure.of(exact),
                rounded=rounded,
                tolerance=tolerance,
                step=self.request.step_for(exact),
            )

    def _warnings(self, corrections: dict[str, LineCorrection], strength: PlannedStrength) -> tuple[Phrase, ...]:
        warnings = [warning for correction in corrections.values() for warning in correction.warnings]
        warnings += self.request.balances.warnings if self.request.balances is not None else ()
        if not strength.within_limits:
            known = strength.by_certificates or strength.under_policy
            warnings.append(
                Phrase.of(
                    "warning.strength_outside_limits", strength=Figure.of(known), low=strength.low, high=strength.high
                )
            )
        return tuple(warnings)
