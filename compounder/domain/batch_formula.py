"""Plan a batch: scale, q.s., correct for form and content of the lot, round once; each number carries its Working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlannedStrength, PlanRequest, PlanRules
from compounder.domain.calculators.scaling import rest, scaled, shared, volume_to_mass
from compounder.domain.errors import Refusal
from compounder.domain.line_correction import LineCorrection, correct_line
from compounder.domain.master_formulation import (
    FormulaLine,
    MadeBy,
    MasterFormulation,
    amount_toward_total,
    base_amount,
    tolerance_of,
)
from compounder.domain.number import rounded_half_up
from compounder.domain.phrase import Phrase
from compounder.domain.plan_checks import can_estimate_rest, check_request
from compounder.domain.quantity import Quantity
from compounder.domain.second_road import check_by_second_road
from compounder.domain.strength import Strength
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
        lines |= planner.compensating_lines(own, plan.size, plan.rounded_size)
    claim = formulation.claim.ingredient
    strength = planner.strength_of_parts(divided.get(claim, (lines[claim],)), plan.rounded_size)
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
        size, size_steps = self._size()
        corrections = {line.ingredient: self._correction(line) for line in self.formulation.lines}
        lines = {
            line.ingredient: self._own_line(line, corrections[line.ingredient], size, size_steps)
            for line in self.formulation.lines
            if not line.compensating
        }
        rounded_size = size
        if self.formulation.made_by is MadeBy.MASS:
            rounded_size = self._rounded(size)
            lines |= self.compensating_lines(lines, size, rounded_size)
        planned = tuple(lines[line.ingredient] for line in self.formulation.lines)
        strength = self._strength(lines[self.formulation.claim.ingredient], rounded_size)
        plan = BatchPlan(
            self.formulation.id,
            self.formulation.version,
            size,
            rounded_size,
            self.request.policy,
            planned,
            strength,
            self._warnings(corrections, strength),
            self.formulation.unconfirmed_facts(claim_form_given=self.request.claim_form_given),
        )
        check_by_second_road(plan, self.formulation, self.request)
        return plan

    def _size(self) -> tuple[Quantity, Working]:
        """The size in the formulation's unit, through the density where it was asked for in the other kind."""
        asked, base, density = self.request.size, self.formulation.base_size, self.request.density
        if asked.dimension == base.dimension:
            return asked.to(base.unit), ()
        if density is None:
            raise ValueError("a size of the other kind has passed the checks without a density")
        by_mass = self.formulation.made_by is MadeBy.MASS
        asked, density = asked.to(_MILLILITRE if by_mass else _GRAM), density.to(_GRAM_PER_MILLILITRE)
        size = volume_to_mass(asked, density) if by_mass else (asked / density).to(_MILLILITRE)
        formula = Calculation(Figure.of(asked), "×" if by_mass else "÷", Figure.of(density))
        step = Step.calculated(Phrase.of("step.size"), formula, size, Phrase.of("source.density_given"))
        return size.to(base.unit), (step,)

    def _correction(self, line: FormulaLine) -> LineCorrection:
        return correct_line(self.formulation, line, self.request, self.rules)

    def _own_line(
        self, line: FormulaLine, correction: LineCorrection, size: Quantity, size_steps: Working
    ) -> PlannedLine:
        amount = base_amount(self.formulation, line)
        if amount is None:
            return self._line_up_to(line, correction, size)
        needed = scaled(amount, self.formulation.base_size, size)
        formula = chained(Figure.of(size), ("×", Figure.of(amount)), ("÷", Figure.of(self.formulation.base_size)))
        steps = [*size_steps, Step.calculated(Phrase.of("step.needed"), formula, needed, self._line_source(line))]
        factor = correction.factor
        exact = needed * factor
        steps += correction.steps(needed, exact)
        rounded = self._rounded(exact)
        if rounded != exact:
            steps.append(self._rounding_step(exact, rounded))
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
        )

    def _weighed_volume(self, line: FormulaLine, exact: Quantity) -> tuple[Quantity | None, Working]:
        """The mass of a volume that is weighed through its sourced density, rounded once to the balance's step."""
        if line.density is None:
            return None, ()
        volume, density = exact.to(_MILLILITRE), line.density.value.to(_GRAM_PER_MILLILITRE)
        mass = volume_to_mass(volume, density)
        rounded = self._rounded(mass)
        formula = Calculation(Figure.of(volume), "×", Figure.of(density))
        source = Phrase.of("source.density", source=line.density.source)
        step = Step.calculated(Phrase.of("step.by_mass"), formula, mass, source)
        self._check_rounding(line, mass, rounded)
        return rounded, (step,) if rounded == mass else (step, self._rounding_step(mass, rounded))

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
        for amount in self._base_amounts():
            if amount is not None:
                mass = scaled(amount, self.formulation.base_size, size).to(_GRAM)
                formula = Calculation(formula, "−", Figure.of(mass))
                value = value - mass
        return Step.calculated(Phrase.of("step.estimate"), formula, value, Phrase.of("source.estimate"))

    def _base_amounts(self) -> list[Quantity | None]:
        return [base_amount(self.formulation, line) for line in self.formulation.lines]

    def compensating_lines(
        self, own: dict[str, PlannedLine], size: Quantity, rounded_size: Quantity
    ) -> dict[str, PlannedLine]:
        """The lines that take up every correction and rounding residue, in proportion; the last takes the residue."""
        takers = [line for line in self.formulation.lines if line.compensating]
        claim = takers[-1].name
        exact_parts = [self._toward_total(line, "exact") for line in own.values()]
        rounded_parts = [self._toward_total(line, "rounded") for line in own.values()]
        rest_of = Phrase.of("plan.ingredient", name=claim)
        exact_left = rest(size, exact_parts, of=rest_of)
        rounded_left = rest(rounded_size, rounded_parts, of=rest_of)
        weights = [self._formula_amount(line) for line in takers]
        planned: dict[str, PlannedLine] = {}
        given: list[Quantity] = []
        for line, exact, weight in zip(takers, shared(exact_left, weights), weights, strict=True):
            is_last = line is takers[-1]
            rounded = rest(rounded_left, given, of=rest_of) if is_last else self._rounded(exact)
            given.append(rounded)
            parts = [*rounded_parts, *given[:-1]]
            step = (
                self._rest_step(rounded_size, parts, rounded, weight, size)
                if is_last
                else self._share_step(line, exact, rounded)
            )
            self._check_rounding(line, exact, rounded)
            needed = scaled(weight, self.formulation.base_size, size)
            planned[line.ingredient] = PlannedLine(
                line.ingredient, line.name, line.form, needed, exact, rounded, Fraction(1), (step,)
            )
        return planned

    def _toward_total(self, planned: PlannedLine, which: str) -> Quantity:
        """What a line adds to a formula by mass, in the unit of its size; a weighed volume adds what is weighed."""
        amount: Quantity | None = planned.exact if which == "exact" else planned.mass or planned.rounded
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
        formula = Phrase.of("plan.share_rounded", exact=Figure.of(exact), step=self.request.resolution.of(exact))
        return Step(Phrase.of("step.takes_its_share"), formula, Figure.of(rounded), self._line_source(line))

    def _line_source(self, line: FormulaLine) -> Phrase:
        return Phrase.of("source.formulation_line", version=self.formulation.version, line=line.number)

    def _rounded(self, amount: Quantity) -> Quantity:
        return Quantity(rounded_half_up(amount.number, self.request.resolution.of(amount).number), amount.unit)

    def _rounding_step(self, exact: Quantity, rounded: Quantity) -> Step:
        formula = Phrase.of("plan.to_the_nearest", step=self.request.resolution.of(exact))
        return Step(Phrase.of("step.rounded_once"), formula, Figure.of(rounded), Phrase.of("source.resolution"))

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
                step=self.request.resolution.of(exact),
            )

    def strength_of_parts(self, parts: tuple[PlannedLine, ...], size: Quantity) -> PlannedStrength:
        """The strength that the parts of the claimed line give together; by certificates where every part has one."""
        first, *others = [self._strength(part, size) for part in parts]
        policy = first.under_policy.value + sum(other.under_policy.value for other in others)
        found = [strength.by_certificates for strength in (first, *others)]
        known = [strength for strength in found if strength is not None]
        by_certificates = None
        if len(known) == len(found):
            total = sum((strength.value for strength in known), Fraction(0))
            by_certificates = replace(known[0], value=total)
        return replace(first, under_policy=replace(first.under_policy, value=policy), by_certificates=by_certificates)

    def _strength(self, line: PlannedLine, size: Quantity) -> PlannedStrength:
        formulation, claim = self.formulation, self.formulation.claim
        source = formulation.line(line.ingredient)
        form_ratio = Fraction(1)
        claim_form = self.request.claim_form
        if claim_form is not None and line.lot_form is not None:
            form_ratio = claim_form.molar_mass.ratio(line.lot_form.molar_mass)
        under_policy = self._strength_of(
            source, line, size, form_ratio / (line.correction.applied_factor if line.correction else 1)
        )
        by_certificates = None
        if line.content is not None:
            by_certificates = self._strength_of(source, line, size, form_ratio * line.content)
        limits = formulation.strength_limits
        return PlannedStrength(
            line.ingredient,
            line.name,
            claim.strength,
            claim_form,
            under_policy,
            by_certificates,
            claim.strength.times(limits.low.share),
            claim.strength.times(limits.high.share),
        )

    def _strength_of(self, source: FormulaLine, line: PlannedLine, size: Quantity, content: Fraction) -> Strength:
        if line.rounded is None:
            raise ValueError(f"{line.ingredient} carries the claim and has no amount")
        if source.nominal_strength is not None:
            share = line.rounded.ratio(size)
            strength = source.nominal_strength.times(share * content)
        else:
            strength = Strength.of(line.rounded * content, size)
        return strength.in_notation(self.formulation.claim.strength.notation)

    def _warnings(self, corrections: dict[str, LineCorrection], strength: PlannedStrength) -> tuple[Phrase, ...]:
        warnings = [warning for correction in corrections.values() for warning in correction.warnings]
        if not strength.within_limits:
            known = strength.by_certificates or strength.under_policy
            warnings.append(
                Phrase.of(
                    "warning.strength_outside_limits", strength=Figure.of(known), low=strength.low, high=strength.high
                )
            )
        return tuple(warnings)
