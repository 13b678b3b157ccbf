"""The master formulation: what a preparation is made of, how, in what, and which rules its batches follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.strength import Strength
from compounder.domain.substance import Form, Substance
from compounder.domain.unit import DENSITY, MASS, TEMPERATURE, VOLUME
from compounder.domain.working import number_of


class MadeBy(Enum):
    """Whether the whole preparation is made up to a mass or to a volume."""

    MASS = "mass"
    VOLUME = "volume"


class BeyondUseClass(Enum):
    """Which family of the profile's beyond-use rules applies."""

    AQUEOUS = "aqueous"
    PRESERVED_AQUEOUS = "preserved_aqueous"
    NONAQUEOUS = "nonaqueous"
    STERILE_NONSTERILE_START = "sterile_nonsterile_start"
    STERILE_STERILE_START = "sterile_sterile_start"


@dataclass(frozen=True, slots=True)
class Density:
    """A measured density: value in mass per volume, the temperature at which it holds, and its source."""

    value: Quantity
    temperature: Quantity
    source: str


@dataclass(frozen=True, slots=True)
class FormulaLine:
    """One ingredient. Exactly one of `amount` (per base size), `strength` (of the total) or neither (q.s.) is set.

    `ingredient` is the name by which files, lots and commands know it. A compensating line takes up every correction
    and rounding residue. A concentrate has its nominal strength. A volume is weighed through `density` if there is one.
    """

    number: int
    ingredient: str
    name: LocalText
    role: Role
    amount: Quantity | None = None
    strength: Strength | None = None
    compensating: bool = False
    substance: Substance | None = None
    form: Form | None = None
    nominal_strength: Strength | None = None
    density: Density | None = None
    tolerance: Percentage | None = None

    @property
    def is_quantum_satis(self) -> bool:
        """Whether the line is added up to the total (q.s.)."""
        return self.amount is None and self.strength is None


@dataclass(frozen=True, slots=True)
class Claim:
    """The strength that the label states, of which line, counted as which form (None: the file names none)."""

    strength: Strength
    ingredient: str
    form: Form | None


@dataclass(frozen=True, slots=True)
class Limits:
    """A range around 100 % of a claim or a yield, and whether a pharmacist has confirmed it."""

    low: Percentage
    high: Percentage
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PreparationStep:
    """One step of the method."""

    text: LocalText


@dataclass(frozen=True, slots=True)
class InProcessControl:
    """What is looked at or measured while preparing, and what must be found."""

    name: LocalText
    expected: LocalText


@dataclass(frozen=True, slots=True)
class ContainerKind:
    """The container that is filled, its nominal content, and the label design that fits it."""

    kind: str
    content: Quantity
    label: str


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A fact of the file that no pharmacist has confirmed yet; `about` names what makes it moot ("claim_form")."""

    text: LocalText
    about: str = ""


@dataclass(frozen=True, slots=True)
class Storage:
    """Where the preparation is kept, as the label says it, and its temperatures."""

    text: LocalText
    low: Quantity | None
    high: Quantity | None


@dataclass(frozen=True, slots=True)
class MasterFormulation:
    """One version of a master formulation, frozen once approved; its claim and lines agree (`check_formulation`)."""

    id: str
    version: int
    name: LocalText
    dosage_form: str
    route: str
    source: str
    made_by: MadeBy
    base_size: Quantity
    usual_size: Quantity
    lines: tuple[FormulaLine, ...]
    claim: Claim
    strength_limits: Limits
    yield_limits: Limits
    policy: CorrectionPolicy
    tolerance: Percentage
    tolerance_confirmed: bool
    container: ContainerKind
    storage: Storage
    beyond_use_class: BeyondUseClass
    water_activity: Fraction | None
    steps: tuple[PreparationStep, ...]
    controls: tuple[InProcessControl, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    house_limit_days: int | None = None
    is_sterile: bool = False
    allows_lone_pharmacist: bool = False
    is_hypertonic: bool = False
    excipients: LocalText | None = None
    effective_on: date | None = None

    def line(self, ingredient: str) -> FormulaLine:
        """The line of that exact name; a StopIteration is a fault."""
        return next(line for line in self.lines if line.ingredient == ingredient)

    @property
    def claimed_line(self) -> FormulaLine:
        """The line whose strength the label claims."""
        return self.line(self.claim.ingredient)

    def unconfirmed_facts(self, *, claim_form_given: bool = False) -> tuple[Phrase | LocalText, ...]:
        """Every fact that no pharmacist has confirmed, those of the file first, then limits and tolerance."""
        facts: list[Phrase | LocalText] = [
            fact.text for fact in self.unconfirmed if not (claim_form_given and fact.about == "claim_form")
        ]
        if not self.strength_limits.confirmed:
            low, high = self.strength_limits.low.number, self.strength_limits.high.number
            facts.append(Phrase.of("unconfirmed.strength_limits", low=low, high=high))
        if not self.tolerance_confirmed:
            facts.append(Phrase.of("unconfirmed.tolerance", tolerance=self.tolerance))
        return tuple(facts)


def tolerance_of(formulation: MasterFormulation, line: FormulaLine) -> Percentage:
    """The tolerance of a line: its own, else the formulation's."""
    return line.tolerance or formulation.tolerance


def made_by_unit_is_mass(formulation: MasterFormulation) -> bool:
    """Whether sizes of the formulation are masses."""
    return formulation.base_size.dimension == MASS


def check_formulation(formulation: MasterFormulation) -> None:
    """Refuse a formulation that contradicts itself, so that none of its batches can be planned from it.

    ``inconsistent_input``: a name twice, two q.s. lines, a claim that the lines do not give, lines that do not add up
    to the base size, a compensating line where none can be. ``basis_mismatch``: a claim by volume on a formula by
    mass, or the reverse. ``components_exceed_total``: nothing is left for q.s. ``missing_density``: a volume in a
    formula by mass.
    """
    _check_values(formulation)
    for line in formulation.lines:
        _check_line_values(line)
    _check_names(formulation)
    _check_basis(formulation)
    _check_total(formulation)
    _check_claim(formulation)


def _check_values(formulation: MasterFormulation) -> None:
    sizes = (formulation.base_size, formulation.usual_size)
    for size in sizes:
        if size.dimension not in (MASS, VOLUME) or size.dimension != sizes[0].dimension:
            needed = dimension_phrase(MASS if formulation.made_by is MadeBy.MASS else VOLUME)
            raise Refusal("wrong_dimension", "other_kind", value=size, needed=needed)
    limits = (formulation.strength_limits.low, formulation.yield_limits.low, formulation.tolerance)
    for value in (*sizes, formulation.container.content, *limits, Fraction(formulation.version)):
        _check_positive(value)
    if formulation.house_limit_days is not None:
        _check_positive(Fraction(formulation.house_limit_days))
    if formulation.water_activity is not None and not 0 <= formulation.water_activity <= 1:
        raise Refusal("inconsistent_input", "water_activity", value=formulation.water_activity)


def _check_line_values(line: FormulaLine) -> None:
    for value in (line.amount, line.strength, line.nominal_strength, line.tolerance):
        if value is not None:
            _check_positive(value)
    if line.density is None:
        return
    if line.amount is None or line.amount.dimension != VOLUME:
        raise Refusal("unexpected_input", "density_of_line", ingredient=line.name)
    for measured, kind in ((line.density.value, DENSITY), (line.density.temperature, TEMPERATURE)):
        if measured.dimension != kind:
            raise Refusal("wrong_dimension", "other_kind", value=measured, needed=dimension_phrase(kind))
    _check_positive(line.density.value)


def _check_positive(value: Quantity | Strength | Percentage | Fraction) -> None:
    if number_of(value) <= 0:
        raise Refusal("non_positive_quantity", "zero", value=value)


def _check_names(formulation: MasterFormulation) -> None:
    names = [line.ingredient for line in formulation.lines]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated is not None:
        raise Refusal("inconsistent_input", "name_twice", ingredient=repeated)
    if formulation.claim.ingredient not in names:
        raise Refusal("missing_input", "claimed_line", ingredient=formulation.claim.ingredient)
    if sum(line.is_quantum_satis for line in formulation.lines) > 1:
        raise Refusal("inconsistent_input", "two_quantum_satis")


def _check_basis(formulation: MasterFormulation) -> None:
    needed_mass = formulation.made_by is MadeBy.MASS
    if needed_mass != made_by_unit_is_mass(formulation):
        raise Refusal("inconsistent_input", "base_size", size=formulation.base_size)
    for strength in (formulation.claim.strength, *(line.strength for line in formulation.lines if line.strength)):
        if strength.basis.bottom != formulation.base_size.dimension:
            raise Refusal("basis_mismatch", "claim", claim=strength, size=formulation.base_size)


def base_amount(formulation: MasterFormulation, line: FormulaLine) -> Quantity | None:
    """A line's amount per base size in its own unit; None for q.s."""
    if line.strength is not None:
        return line.strength.in_total(formulation.base_size)
    return line.amount


def amount_toward_total(formulation: MasterFormulation, line: FormulaLine, amount: Quantity) -> Quantity | None:
    """What an amount adds to the total in the total's dimension; None where a formula by volume does not count it."""
    if amount.dimension == formulation.base_size.dimension:
        return amount
    if formulation.made_by is MadeBy.VOLUME:
        return None
    if amount.dimension != VOLUME:
        needed = dimension_phrase(formulation.base_size.dimension)
        raise Refusal("wrong_dimension", "other_kind", value=amount, needed=needed)
    if line.density is None:
        raise Refusal("missing_density", "line_by_volume", ingredient=line.name, amount=amount)
    return (amount * line.density.value).to(formulation.base_size.unit)


def _check_total(formulation: MasterFormulation) -> None:
    size = formulation.base_size
    total = Quantity(Fraction(0), size.unit)
    has_rest = any(line.is_quantum_satis for line in formulation.lines)
    for line in formulation.lines:
        amount = base_amount(formulation, line)
        part = amount_toward_total(formulation, line, amount) if amount is not None else None
        if part is not None:
            total = total + part
    if total > size or (has_rest and total == size):
        raise Refusal("components_exceed_total", "formula", total=size, parts=total)
    if formulation.made_by is MadeBy.MASS:
        if not has_rest and total != size:
            raise Refusal("inconsistent_input", "lines_do_not_add_up", total=size, parts=total)
        if not any(line.compensating for line in formulation.lines):
            raise Refusal("missing_input", "compensating_line")
        if any(line.is_quantum_satis and not line.compensating for line in formulation.lines):
            raise Refusal("inconsistent_input", "quantum_satis_compensates")
    elif any(line.compensating for line in formulation.lines):
        raise Refusal("inconsistent_input", "compensating_by_volume")


def _check_claim(formulation: MasterFormulation) -> None:
    line, claim = formulation.claimed_line, formulation.claim
    amount = base_amount(formulation, line)
    if amount is None or line.compensating:
        raise Refusal("inconsistent_input", "claim_of_the_rest", ingredient=line.name)
    given = strength_given(formulation, line, amount)
    if given != claim.strength:
        raise Refusal(
            "inconsistent_input", "claim", claim=claim.strength, given=given.in_notation(claim.strength.notation)
        )


def strength_given(formulation: MasterFormulation, line: FormulaLine, amount: Quantity) -> Strength:
    """The strength that an amount of a line gives in the base size; both count the form that the claim names."""
    if line.nominal_strength is not None:
        given = line.nominal_strength.times(amount.ratio(formulation.base_size))
    else:
        given = Strength.of(amount, formulation.base_size)
    if given.basis != formulation.claim.strength.basis:
        raise Refusal("basis_mismatch", "claim", claim=formulation.claim.strength, size=amount)
    return given
