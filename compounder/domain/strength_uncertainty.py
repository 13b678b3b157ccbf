"""How far the planned strength may lie off: balances, measures, assay and water combined to an interval of 95 %.

First-order propagation of independent standard uncertainties (JCGM 100:2008, 5.1.2), exact up to one square root that
is rounded away from the strength; the interval judged against the limits with a guard band (JCGM 106:2012, 8.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import isqrt

from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlanRequest
from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import Refusal
from compounder.domain.line_correction import certificate_of
from compounder.domain.master_formulation import MadeBy, MasterFormulation
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.strength import Notation, Strength
from compounder.domain.unit import MASS, VOLUME
from compounder.domain.weighing_sense import deviation

COVERAGE = Percentage.of(95)
COVERAGE_FACTOR = Fraction("1.959963984541")
"""The two-sided 95 % point of the normal distribution, rounded up in its 13th digit."""
_DISPLAY_SHARE = Fraction(41, 100)
"""What reading a display of step d adds to a net weighing: 0.41 d, two readings of a rectangle d wide (USP <41>)."""
_ROOT_DIGITS = 13


@dataclass(frozen=True, slots=True)
class UncertaintySources:
    """Standard uncertainties that are known besides the balances; each is one standard deviation, None: not known.

    `weighing` is of one net weighing (instead of balances), `volume` a share of a measured volume, `assay` and `water`
    in percentage points of the certificate of the claimed line, `found_strength` a share of a concentrate's strength.
    """

    weighing: Quantity | None = None
    volume: Percentage | None = None
    assay: Percentage | None = None
    water: Percentage | None = None
    found_strength: Percentage | None = None


class Verdict(Enum):
    """Whether an interval lies within the limits, beyond one of them, or over one."""

    WITHIN = "within"
    UNDECIDED = "undecided"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class UncertaintyPart:
    """What one source adds: the square of its relative standard uncertainty of the strength, exactly."""

    source: Phrase
    square: Fraction

    @property
    def relative(self) -> Percentage:
        """The relative standard uncertainty of the strength by this source alone, two digits, rounded up."""
        return Percentage(_two_digits_up(root_up(self.square)))


@dataclass(frozen=True, slots=True)
class StrengthInterval:
    """The planned strength with its interval, whose ends are rounded away from it; what was counted, and what not."""

    strength: Strength
    low: Strength
    high: Strength
    parts: tuple[UncertaintyPart, ...]
    not_counted: tuple[Phrase, ...]
    verdict: Verdict

    @property
    def square(self) -> Fraction:
        """The square of the relative combined standard uncertainty, exactly."""
        return sum((part.square for part in self.parts), Fraction(0))


def strength_interval(
    plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest, sources: UncertaintySources
) -> StrengthInterval:
    """The interval of a plan's strength that covers 95 %, and whether it lies within the formulation's limits.

    Refused: ``unexpected_input`` (a source that this plan does not have), ``wrong_dimension``,
    ``non_positive_quantity``, ``percentage_out_of_range`` (a standard uncertainty of 100 % or more).
    """
    _check_values(sources)
    model = _Model(plan, formulation, request, sources)
    parts, not_counted = tuple(model.parts()), tuple(model.not_counted())
    strength = plan.strength.by_certificates or plan.strength.under_policy
    if strength.notation.mark == "1:":
        strength = strength.in_notation(Notation.percent(strength.basis))
    square = sum((part.square for part in parts), Fraction(0))
    low, high = _ends(strength, COVERAGE_FACTOR * root_up(square) * strength.value)
    verdict = Verdict.UNDECIDED
    if plan.strength.low.value <= low.value and high.value <= plan.strength.high.value:
        verdict = Verdict.WITHIN
    elif high.value < plan.strength.low.value or plan.strength.high.value < low.value:
        verdict = Verdict.OUTSIDE
    return StrengthInterval(strength, low, high, parts, not_counted, verdict)


def root_up(number: Fraction) -> Fraction:
    """The square root of a number that is not negative, to 13 digits or more, never below it."""
    places = 16
    while number and number * 10 ** (2 * places) < 10 ** (2 * _ROOT_DIGITS):
        places += 4
    scaled = number * 10 ** (2 * places)
    whole = -(-scaled.numerator // scaled.denominator)
    root = isqrt(whole)
    return Fraction(root if root * root == whole else root + 1, 10**places)


def _two_digits_up(number: Fraction) -> Fraction:
    if number == 0:
        return number
    step = _second_digit(number)
    return -(-number // step) * step


def _second_digit(number: Fraction) -> Fraction:
    """The step of the second significant digit: 0.01 of 0.35."""
    step = Fraction(1, 10)
    while number >= 10 * step * 10:
        step *= 10
    while number < 10 * step:
        step /= 10
    return step


def _ends(strength: Strength, expanded: Fraction) -> tuple[Strength, Strength]:
    """Both ends, outward to the second digit of the expanded uncertainty in the notation of the strength."""
    if expanded == 0:
        return strength, strength
    scale = strength.number / strength.value
    step = _second_digit(expanded * scale)
    low = ((strength.value - expanded) * scale) // step * step
    high = -(-((strength.value + expanded) * scale) // step) * step
    ends = (Strength(number / scale, strength.basis, strength.notation) for number in (max(low, Fraction(0)), high))
    first, last = ends
    return first, last


def _check_values(sources: UncertaintySources) -> None:
    if sources.weighing is not None and sources.weighing.dimension != MASS:
        raise Refusal("wrong_dimension", "other_kind", value=sources.weighing, needed=dimension_phrase(MASS))
    for value in (sources.weighing, sources.volume, sources.assay, sources.water, sources.found_strength):
        if value is not None and value.number <= 0:
            raise Refusal("non_positive_quantity", "zero", value=value)
        if isinstance(value, Percentage) and value.share >= 1:
            raise Refusal("percentage_out_of_range", "not_below_hundred", value=value)


@dataclass(frozen=True, slots=True)
class _Model:
    """The strength as a product of measured values; relative sensitivities are exact."""

    plan: BatchPlan
    formulation: MasterFormulation
    request: PlanRequest
    sources: UncertaintySources

    def parts(self) -> Iterator[UncertaintyPart]:
        if self.sources.weighing is not None and self.request.balances is not None:
            raise Refusal("unexpected_input", "weighing_beside_balances")
        yield from self._of_claimed_line()
        if self.formulation.made_by is MadeBy.MASS:
            yield from self._of_other_weighings()
        else:
            size = self.plan.rounded_size
            yield self._part("total_volume", self._volume(size), 1 / size.number)
        if self.sources.volume is not None and not self._measures_volumes():
            raise Refusal("unexpected_input", "uncertainty_of", source="volume")
        yield from self._of_content()

    @property
    def _claimed(self) -> PlannedLine:
        return self.plan.line(self.formulation.claim.ingredient)

    def _measures_volumes(self) -> bool:
        return self.formulation.made_by is MadeBy.VOLUME

    def _total(self) -> Fraction:
        """1 ÷ the size by mass, by which a weighing of the claimed line also dilutes it; 0 by volume."""
        size = self.plan.rounded_size
        return 1 / size.number if size.dimension == MASS else Fraction(0)

    def _of_claimed_line(self) -> Iterator[UncertaintyPart]:
        line, size = self._claimed, self.plan.rounded_size
        added = line.added
        if added is None:
            raise ValueError(f"{line.ingredient} carries the claim and has no amount")
        added = added.to(size.unit) if added.dimension == size.dimension else added
        made = line.trituration
        if made is None:
            yield self._amount(line.name, added, 1 / added.number - self._total())
            return
        drug = made.drug.amount
        if made.diluent is None:
            yield self._amount(line.name, drug, 1 / drug.number, made.drug.balance)
            yield self._part("volume_of", self._volume(made.total), 1 / made.total.number, line.name)
        else:
            total = made.total.to(drug.unit).number
            yield self._amount(line.name, drug, 1 / drug.number - 1 / total, made.drug.balance)
            diluent = made.diluent.amount.to(drug.unit)
            yield self._amount(made.diluent.ingredient, diluent, -1 / total, made.diluent.balance)
        last = self._amount(line.name, added, 1 / added.number - self._total(), made.portion_weighing.balance)
        yield UncertaintyPart(Phrase.of("uncertainty.portion_of", ingredient=line.name), last.square)

    def _of_other_weighings(self) -> Iterator[UncertaintyPart]:
        for line in self.plan.lines:
            if line.ingredient != self._claimed.ingredient and line.added is not None:
                yield self._amount(line.name, line.added.to(self.plan.rounded_size.unit), -self._total())

    def _amount(
        self, name: LocalText, amount: Quantity, sensitivity: Fraction, balance: OwnedBalance | None = None
    ) -> UncertaintyPart:
        """What a weighed or measured amount adds; the sensitivity is per one unit of the amount."""
        if amount.dimension == VOLUME:
            return self._part("volume_of", self._volume(amount), sensitivity, name)
        return self._part("weighing_of", self._weighing(amount, balance), sensitivity, name)

    def _part(
        self, source: str, uncertainty: Fraction, sensitivity: Fraction, name: LocalText | None = None
    ) -> UncertaintyPart:
        phrase = Phrase.of(f"uncertainty.{source}", ingredient=name) if name else Phrase.of(f"uncertainty.{source}")
        return UncertaintyPart(phrase, (uncertainty * sensitivity) ** 2)

    def _weighing(self, amount: Quantity, balance: OwnedBalance | None) -> Fraction:
        """The standard uncertainty of one net weighing, as a number of the amount's unit."""
        if self.sources.weighing is not None:
            return self.sources.weighing.to(amount.unit).number
        balances = self.request.balances
        if balances is None:
            return _DISPLAY_SHARE * self.request.resolution.of(amount).number
        chosen = balance or balances.balance_for(amount) or balances.finest
        return deviation(chosen).exact.to(amount.unit).number

    def _volume(self, amount: Quantity) -> Fraction:
        """The standard uncertainty of one measured volume: the share that is known, else that of the measure's step."""
        if self.sources.volume is not None:
            return self.sources.volume.share * amount.number
        return _DISPLAY_SHARE * self.request.resolution.of(amount).number

    def _certificate(self) -> Certificate:
        line = self.formulation.claimed_line
        lot = self.request.lot(line.ingredient)
        return certificate_of(line, lot, lot.form or line.form)

    def _of_content(self) -> Iterator[UncertaintyPart]:
        """Content = assay × (1 − water), or the labelled potency, or found ÷ nominal strength."""
        certificate, sources = self._certificate(), self.sources
        known = self.plan.strength.by_certificates is not None
        counted = certificate.labelled_potency.value if certificate.labelled_potency is not None else None
        if counted is None and certificate.assay is not None:
            counted = certificate.assay.share
        dry = self._dry_share(certificate)
        for source, value, share in (
            ("assay", sources.assay, counted if known else None),
            ("water", sources.water, dry if known else None),
            ("found_strength", sources.found_strength, Fraction(1) if certificate.found_strength else None),
        ):
            if value is None:
                continue
            if share is None:
                raise Refusal("unexpected_input", "uncertainty_of", source=source)
            yield self._part(source, value.share, 1 / share)

    @staticmethod
    def _dry_share(certificate: Certificate) -> Fraction | None:
        if certificate.assay_basis is not AssayBasis.DRIED or certificate.water is None:
            return None
        return 1 - certificate.water.share

    def not_counted(self) -> Iterator[Phrase]:
        """What the strength rests on and nobody gave an uncertainty for."""
        certificate, sources, line = self._certificate(), self.sources, self.formulation.claimed_line
        if line.density is not None:
            yield Phrase.of("uncertainty.density", ingredient=line.name)
        if self.plan.strength.by_certificates is None:
            yield Phrase.of("uncertainty.no_certificate")
            return
        has_assay = certificate.assay is not None or certificate.labelled_potency is not None
        if has_assay and sources.assay is None:
            yield Phrase.of("uncertainty.assay")
        if self._dry_share(certificate) is not None and sources.water is None:
            yield Phrase.of("uncertainty.water")
        if certificate.found_strength is not None and sources.found_strength is None:
            yield Phrase.of("uncertainty.found_strength")
