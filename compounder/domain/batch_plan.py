"""What is asked of the planner and what it answers: frozen records, each number with its Working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from compounder.domain.calculators.corrections import AssayCorrection, CorrectionPolicy, DacNrfLimits
from compounder.domain.certificate import Certificate, ContentLimits
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import Form
from compounder.domain.trituration import Trituration
from compounder.domain.unit import MASS
from compounder.domain.weighing_sense import Balances
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


@dataclass(frozen=True, slots=True)
class LineLot:
    """What is known of the lot of a line; empty where the form is the file's and no paper came."""

    form: Form | None = None
    certificate: Certificate = field(default_factory=Certificate)


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A batch as asked for: size, policy, the form that the claim counts, what is known of the lots by line name.

    Where so many `containers` are wanted, `size` is what fills them (`size_for_containers`). With `balances` every mass
    is rounded to the balance that can weigh it, and not to the one step of `resolution`.
    """

    size: Quantity
    policy: CorrectionPolicy
    claim_form: Form | None
    claim_form_given: bool = False
    lots: Mapping[str, LineLot] = field(default_factory=dict)
    apply_optional: bool = False
    density: Quantity | None = None
    resolution: Resolution = field(default_factory=Resolution)
    containers: int | None = None
    balances: Balances | None = None

    def lot(self, ingredient: str) -> LineLot:
        """What is known of a line's lot."""
        return self.lots.get(ingredient, LineLot())

    def step_for(self, exact: Quantity) -> Quantity:
        """The step to which an exact amount is rounded, in the amount's unit."""
        if self.balances is not None and exact.dimension == MASS:
            return self.balances.step_for(exact)
        return self.resolution.of(exact)

    def is_too_small(self, exact: Quantity) -> bool:
        """Whether a mass lies below what any balance of the pharmacy can weigh; never where none is given."""
        return self.balances is not None and exact.dimension == MASS and self.balances.is_too_small(exact)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One line of a plan: what is needed in the claim's form, what is to be weighed, exactly and rounded once.

    `needed`, `exact`, `rounded` and `factor` are None for a q.s. line to volume, whose total is `up_to` and of which no
    amount is added by number. `mass` is what to weigh of a volume that has a sourced density, rounded once as well.
    `needed` and `exact` hold the line's overage, `factor` does not. Of what is too little to weigh, `trituration` says
    how it is weighed, and `rounded` is what its portion holds.
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
    trituration: Trituration | None = None

    @property
    def added(self) -> Quantity | None:
        """What is added: the portion of a trituration, the mass of a weighed volume, else the rounded amount."""
        if self.trituration is not None:
            return self.trituration.portion
        return self.mass or self.rounded


@dataclass(frozen=True, slots=True)
class PlannedStrength:
    """The strength that the rounded amounts give: under the named policy, and by what the certificates say.

    An overage of the claimed line is not counted.
    """

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
