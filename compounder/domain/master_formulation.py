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
from compounder.domain.unit import MASS, VOLUME


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
class Overage:
    """Extra of one ingredient, against what is lost while making or keeping; the claim does not count it.

    `label_rule` names the rule that wants it on the label; without one it is not shown there.
    """

    extra: Percentage
    reason: LocalText
    label_rule: str = ""

    @property
    def factor(self) -> Fraction:
        """With overage ÷ without."""
        return 1 + self.extra.share


@dataclass(frozen=True, slots=True)
class FormulaLine:
    """One ingredient: an `amount` (per base size), a `strength` (of the total), `parts` (of all), or none (q.s.).

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
    parts: Fraction | None = None
    overage: Overage | None = None

    @property
    def is_quantum_satis(self) -> bool:
        """Whether the line is added up to the total (q.s.)."""
        return self.amount is None and self.strength is None and self.parts is None

    @property
    def overage_factor(self) -> Fraction:
        """With overage ÷ without; 1 where there is none."""
        return self.overage.factor if self.overage is not None else Fraction(1)


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
    """The container that is filled, its nominal content, and the label design that fits it.

    `excess` is what is filled beyond the content so that the content can be taken out: an amount, or a share of it.
    """

    kind: str
    content: Quantity
    label: str
    excess: Quantity | Percentage | None = None

    @property
    def fill(self) -> Quantity:
        """What goes into one container: content and excess, in the unit of the content."""
        match self.excess:
            case None:
                return self.content
            case Percentage():
                return self.content * (1 + self.excess.share)
            case _:
                return self.content + self.excess


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
    expected_loss: Percentage | None = None

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


def diluent_of(formulation: MasterFormulation) -> FormulaLine | None:
    """The line with which an ingredient is diluted beforehand: the last that compensates, or q.s. to the volume."""
    return next((line for line in reversed(formulation.lines) if line.compensating or line.is_quantum_satis), None)


def tolerance_of(formulation: MasterFormulation, line: FormulaLine) -> Percentage:
    """The tolerance of a line: its own, else the formulation's."""
    return line.tolerance or formulation.tolerance


def made_by_unit_is_mass(formulation: MasterFormulation) -> bool:
    """Whether sizes of the formulation are masses."""
    return formulation.base_size.dimension == MASS


def base_amount(formulation: MasterFormulation, line: FormulaLine) -> Quantity | None:
    """A line's amount per base size in its own unit, without overage; None for q.s."""
    if line.strength is not None:
        return line.strength.in_total(formulation.base_size)
    if line.parts is not None:
        return formulation.base_size * (line.parts / sum_of_parts(formulation))
    return line.amount


def sum_of_parts(formulation: MasterFormulation) -> Fraction:
    """The sum of the parts of a formula in parts, which are parts of its total."""
    return sum((line.parts for line in formulation.lines if line.parts is not None), Fraction(0))


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


def strength_given(formulation: MasterFormulation, line: FormulaLine, amount: Quantity) -> Strength:
    """The strength that an amount of a line gives in the base size; both count the form that the claim names."""
    if line.nominal_strength is not None:
        given = line.nominal_strength.times(amount.ratio(formulation.base_size))
    else:
        given = Strength.of(amount, formulation.base_size)
    if given.basis != formulation.claim.strength.basis:
        raise Refusal("basis_mismatch", "claim", claim=formulation.claim.strength, size=amount)
    return given
