"""The correction of one line for its lot: first the form, mole for mole, then the content as the policy says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.batch_plan import LineLot, PlanRequest, PlanRules
from compounder.domain.calculators.corrections import (
    AssayCorrection,
    CorrectionPolicy,
    Role,
    assay_correction,
    content_of_concentrate,
    content_of_powder,
    hydrate_correction,
)
from compounder.domain.certificate import AssayBasis, Certificate, check_content
from compounder.domain.master_formulation import FormulaLine, MasterFormulation
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Notation, Strength
from compounder.domain.substance import Form
from compounder.domain.unit import MASS
from compounder.domain.working import Calculation, Figure, Step, chained


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """What turns the amount needed in the claim's form into the amount of this lot, and how it was found."""

    lot_form: Form | None
    claim_form: Form | None
    certificate: Certificate
    policy: CorrectionPolicy
    form_factor: Fraction
    content: Fraction | None
    applied: AssayCorrection | None
    content_step: Step | None
    warnings: tuple[Phrase, ...]

    @property
    def factor(self) -> Fraction:
        """To weigh ÷ needed in the claim's form."""
        return self.form_factor * (self.applied.applied_factor if self.applied else 1)

    def steps(self, needed: Quantity, exact: Quantity) -> list[Step]:
        """The lines of the Working from what is needed to what is to be weighed; none where nothing is corrected."""
        if self.form_factor == 1 and self.content is None:
            return []
        steps: list[Step] = []
        if self.claim_form is not None and self.lot_form is not None:
            steps.append(self._form_step())
        if self.content_step is not None:
            steps.append(self.content_step)
        if self.applied is not None and self.policy is CorrectionPolicy.DAC_NRF:
            steps.append(self._factor_step())
        steps.append(self._weigh_step(needed, exact, steps))
        return steps

    def _form_step(self) -> Step:
        if self.claim_form is None or self.lot_form is None:
            raise ValueError("no forms to compare")
        what, forms = Phrase.of("step.form"), {"claim": self.claim_form.name, "lot": self.lot_form.name}
        if self.form_factor == 1:
            return Step(what, Phrase.of("plan.forms", **forms), Figure.of(Fraction(1)))
        formula = Calculation(
            Figure.of(self.lot_form.molar_mass.number), "÷", Figure.of(self.claim_form.molar_mass.number)
        )
        return Step.calculated(what, formula, self.form_factor, Phrase.of("source.forms", **forms))

    def _factor_step(self) -> Step:
        if self.content is None or self.content_step is None or self.applied is None:
            raise ValueError("no content to correct for")
        formula = Phrase.of("plan.three_decimals", content=self.content_step.result)
        return Step(
            Phrase.of("step.factor"), formula, Figure.of(self.applied.calculated_factor), Phrase.of("source.dac_nrf")
        )

    def _weigh_step(self, needed: Quantity, exact: Quantity, before: list[Step]) -> Step:
        formula: Figure | Calculation = Figure.of(needed)
        if self.form_factor != 1:
            formula = Calculation(formula, "×", _result(before[0]))
        source = Phrase.of("source.policy", policy=self.policy.value)
        if self.applied is not None and self.content_step is not None:
            applied = self.applied.applied_factor
            if self.policy is CorrectionPolicy.DAC_NRF or applied == 1:
                formula = Calculation(formula, "×", Figure.of(applied))
                reason = Phrase.of(f"reason.{self.applied.reason.value}")
                source = Phrase.of("source.policy_reason", policy=self.policy.value, reason=reason)
            else:
                formula = Calculation(formula, "÷", _result(self.content_step))
        what = Phrase.of("step.to_weigh" if exact.dimension == MASS else "step.to_measure")
        return Step.calculated(what, formula, exact, source)


def _result(step: Step) -> Figure:
    if not isinstance(step.result, Figure):
        raise TypeError("a step without a number")
    return step.result


def correct_line(
    formulation: MasterFormulation, line: FormulaLine, request: PlanRequest, rules: PlanRules
) -> LineCorrection:
    """Find the correction of a line of a request that `check_request` has passed; refused is a content out of range."""
    lot = request.lot(line.ingredient)
    if takes_no_correction(line):
        return LineCorrection(line.form, None, Certificate(), request.policy, Fraction(1), None, None, None, ())
    claim_form, lot_form = forms_of(formulation, line, request)
    form_factor = Fraction(1)
    if claim_form is not None and lot_form is not None:
        form_factor = hydrate_correction(claim_form.molar_mass, lot_form.molar_mass)
    if lot.certificate.is_empty:
        return LineCorrection(
            lot_form, claim_form, lot.certificate, request.policy, form_factor, None, None, None, _no_certificate(line)
        )
    certificate = certificate_of(line, lot, lot_form)
    content, step = _content(line, lot_form, certificate)
    check_content(content, rules.content)
    applied = assay_correction(
        request.policy,
        content,
        role=line.role,
        has_labelled_potency=certificate.labelled_potency is not None,
        apply_optional=request.apply_optional,
        limits=rules.dac_nrf,
    )
    water = _water_warnings(line, lot_form, certificate)
    return LineCorrection(lot_form, claim_form, certificate, request.policy, form_factor, content, applied, step, water)


def _no_certificate(line: FormulaLine) -> tuple[Phrase, ...]:
    """Worth a warning for actives, preservatives and concentrates."""
    return () if line.role is Role.EXCIPIENT else (Phrase.of("warning.no_certificate", ingredient=line.name),)


def takes_no_correction(line: FormulaLine) -> bool:
    """Whether a line only takes up what the others leave, so that no certificate and no form can change its amount."""
    return line.compensating or line.is_quantum_satis


def certificate_of(line: FormulaLine, lot: LineLot, lot_form: Form | None) -> Certificate:
    """The lot's certificate with the usual basis and form filled in."""
    return lot.certificate.with_defaults(lot_form, line.substance.anhydrous_form() if line.substance else None)


def forms_of(
    formulation: MasterFormulation, line: FormulaLine, request: PlanRequest
) -> tuple[Form | None, Form | None]:
    """The form that the amount counts, and the lot's; a bare name is refused where an amount depends on its form."""
    if line.substance is None:
        return None, None
    lot_form = request.lot(line.ingredient).form or line.form or line.substance.only_form()
    if line.ingredient != formulation.claim.ingredient:
        return line.form or lot_form, lot_form
    return request.claim_form or line.substance.only_form(), lot_form


def _content(line: FormulaLine, lot_form: Form | None, certificate: Certificate) -> tuple[Fraction, Step]:
    if certificate.found_strength is not None and line.nominal_strength is not None:
        return _content_of_concentrate(line.nominal_strength, certificate.found_strength)
    what = Phrase.of("step.content")
    if certificate.labelled_potency is not None:
        potency = certificate.labelled_potency
        return potency.value, Step.calculated(
            what, Figure.of(potency.value), potency.value, Phrase.of("source.potency")
        )
    if certificate.assay is None:
        raise ValueError("a certificate without a content")
    dried = certificate.assay_basis is AssayBasis.DRIED
    water = certificate.water.share if dried and certificate.water is not None else Fraction(0)
    one = Quantity.of(1, "g/mol")
    prescribed = lot_form.molar_mass if lot_form else one
    assayed = certificate.assay_form.molar_mass if certificate.assay_form else one
    content = content_of_powder(
        certificate.assay.share, water_if_dried=water, prescribed_molar_mass=prescribed, assayed_molar_mass=assayed
    )
    formula = _powder_formula(certificate.assay.share, water, prescribed, assayed)
    return content, Step.calculated(what, formula, content, _assay_source(certificate))


def _content_of_concentrate(nominal: Strength, found: Strength) -> tuple[Fraction, Step]:
    content = content_of_concentrate(nominal, found)
    if found.notation.mark == "1:":  # the figure of a ratio is below the line: 1:10 ÷ 1:5 is not 10 ÷ 5
        found = found.in_notation(Notation.percent(found.basis))
    formula = Calculation(Figure.of(found), "÷", Figure.of(nominal.in_notation(found.notation)))
    source = Phrase.of("source.found_strength")
    return content, Step.calculated(Phrase.of("step.content"), formula, content, source)


def _powder_formula(assay: Fraction, water: Fraction, prescribed: Quantity, assayed: Quantity) -> Figure | Calculation:
    one = Figure.of(Fraction(1))
    parts: list[tuple[str, Figure | Calculation]] = []
    if water:
        parts.append(("×", Calculation(one, "−", Figure.of(water))))
    if prescribed != assayed:
        parts += [("×", Figure.of(prescribed.number)), ("÷", Figure.of(assayed.number))]
    return chained(Figure.of(assay), *parts)


def _assay_source(certificate: Certificate) -> Phrase:
    basis = certificate.assay_basis.value if certificate.assay_basis else AssayBasis.AS_IS.value
    if certificate.assay_form is None:
        return Phrase.of(f"source.assay_{basis}")
    return Phrase.of(f"source.assay_{basis}_form", form=certificate.assay_form.name)


def _water_warnings(line: FormulaLine, lot_form: Form | None, certificate: Certificate) -> tuple[Phrase, ...]:
    limits = lot_form.water_limits if lot_form else None
    if limits is None or certificate.water is None or limits.low <= certificate.water <= limits.high:
        return ()
    return (
        Phrase.of(
            "warning.water_outside_monograph",
            ingredient=line.name,
            water=certificate.water,
            low=limits.low,
            high=limits.high,
            source=limits.source,
        ),
    )
