"""What is asked of the planner and what it answers: frozen records, each number with its Working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from compounder.domain.calculators.corrections import AssayCorrection, CorrectionPolicy, DacNrfLimits
from compounder.domain.certificate import Certificate, ContentLimits
from compounder.domain.errors import Refusal
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import Form
from compounder.domain.unit import MASS
from compounder.domain.working import Working


@dataclass(frozen=True, slots=True)
class PlanRules:
    """The numbers of rules/corrections.toml that the planner follows."""

    content: ContentLimits
    dac_nrf: DacNrfLimits


@dataclass(frozen=True, slots=True)
class Resolution:
    """The step of the balance and of the volume measure: 1, 2 or 5 × 10ⁿ of their unit."""

    mass: Quantity = field(default_factory=lambda: Quantity.of("0.01", "g"))
    volume: Quantity = field(default_factory=lambda: Quantity.of("0.01", "mL"))

    def of(self, amount: Quantity) -> Quantity:
        """The step that applies to an amount, in the amount's unit."""
        step = self.mass if amount.dimension == MASS else self.volume
        return step.to(amount.unit)


def check_step(step: Quantity) -> None:
    """Refuse a step that no balance has: 1, 2 and 5 × 10ⁿ are the steps there are (``impossible_resolution``)."""
    if step.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=step)
    number = step.number
    while number >= 10:
        number /= 10
    while number < 1:
        number *= 10
    if number not in (1, 2, 5):
        raise Refusal("impossible_resolution", "step", step=step)


@dataclass(frozen=True, slots=True)
class LineLot:
    """What is known of the lot of a line; empty where the form is the file's and no paper came."""

    form: Form | None = None
    certificate: Certificate = field(default_factory=Certificate)


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A batch as asked for: size, policy, the form that the claim counts, what is known of the lots by line name."""

    size: Quantity
    policy: CorrectionPolicy
    claim_form: Form | None
    claim_form_given: bool = False
    lots: Mapping[str, LineLot] = field(default_factory=dict)
    apply_optional: bool = False
    density: Quantity | None = None
    resolution: Resolution = field(default_factory=Resolution)

    def lot(self, ingredient: str) -> LineLot:
        """What is known of a line's lot."""
        return self.lots.get(ingredient, LineLot())


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One line of a plan: what is needed in the claim's form, what is to be weighed, exactly and rounded once.

    `needed`, `exact`, `rounded` and `factor` are None for a q.s. line to volume, whose total is `up_to` and of which no
    amount is added by number. `mass` is what to weigh of a volume that has a sourced density, rounded once as well.
    """

    ingredient: str
    name: LocalText
    lot_form: Form | None
    needed: Quantity | None
    exact: Quantity | None
    rounded: Quantity | None
    factor: Fraction | None
    working: Working
    up_to: Quantity | None = None
    content: Fraction | None = None
    correction: AssayCorrection | None = None
    mass: Quantity | None = None


@dataclass(frozen=True, slots=True)
class PlannedStrength:
    """The strength that the rounded amounts give: under the named policy, and by what the certificates say."""

    ingredient: str
    name: LocalText
    claimed: Strength
    counted_as: Form | None
    under_policy: Strength
    by_certificates: Strength | None
    low: Strength
    high: Strength

    @property
    def within_limits(self) -> bool:
        """Whether the best known strength lies within the formulation's limits; the limits themselves are inside."""
        known = self.by_certificates or self.under_policy
        return self.low.value <= known.value <= self.high.value


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """A batch, planned: every line scaled, corrected and rounded, the strength, what warns and what is unconfirmed."""

    formulation: str
    version: int
    size: Quantity
    rounded_size: Quantity
    policy: CorrectionPolicy
    lines: tuple[PlannedLine, ...]
    strength: PlannedStrength
    warnings: tuple[Phrase, ...]
    unconfirmed: tuple[Phrase | LocalText, ...]

    def line(self, ingredient: str) -> PlannedLine:
        """The planned line of that exact name; a StopIteration is a fault."""
        return next(line for line in self.lines if line.ingredient == ingredient)
