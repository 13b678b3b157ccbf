"""A formulation while somebody writes it: every part may still be missing, and nothing of a stored one is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.master_formulation import (
    BeyondUseClass,
    ContainerKind,
    FormulaLine,
    Limits,
    MadeBy,
    MasterFormulation,
    Storage,
)
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength

NOTHING = LocalText.of("")
"""A text of which nothing is written yet."""


class Given(Enum):
    """How a line says its amount: for the base size, as a strength of the whole, in parts, or as what is left."""

    AMOUNT = "amount"
    STRENGTH = "strength"
    PARTS = "parts"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class DensityDraft:
    """A density; nothing of it is given where the line has none."""

    value: Quantity | None = None
    temperature: Quantity | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class OverageDraft:
    """An overage; nothing of it is given where the line has none."""

    extra: Percentage | None = None
    reason: LocalText = NOTHING
    label_rule: str = ""


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line; of amount, strength and parts the one that `given` names counts. Substance and form are ids."""

    ingredient: str = ""
    name: LocalText = NOTHING
    role: Role | None = None
    given: Given | None = None
    amount: Quantity | None = None
    strength: Strength | None = None
    parts: Fraction | None = None
    compensating: bool = False
    substance: str = ""
    form: str = ""
    nominal_strength: Strength | None = None
    density: DensityDraft = DensityDraft()
    tolerance: Percentage | None = None
    overage: OverageDraft = OverageDraft()


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What the label is to say: so much of which line, counted as which form (an id)."""

    strength: Strength | None = None
    ingredient: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class LimitsDraft:
    """A range."""

    low: Percentage | None = None
    high: Percentage | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ContainerDraft:
    """What is filled."""

    kind: str = ""
    content: Quantity | None = None
    excess: Quantity | Percentage | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class StorageDraft:
    """Where it is kept."""

    text: LocalText = NOTHING
    low: Quantity | None = None
    high: Quantity | None = None


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step of the method."""

    text: LocalText = NOTHING


@dataclass(frozen=True, slots=True)
class ControlDraft:
    """An in-process control."""

    name: LocalText = NOTHING
    expected: LocalText = NOTHING


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact to be confirmed."""

    text: LocalText = NOTHING
    about: str = ""


@dataclass(frozen=True, slots=True)
class FormulationDraft:
    """A version of a formulation as far as it is written; its attributes are those of `MasterFormulation`."""

    id: str = ""
    version: int = 1
    name: LocalText = NOTHING
    dosage_form: str = ""
    route: str = ""
    source: str = ""
    made_by: MadeBy | None = None
    base_size: Quantity | None = None
    usual_size: Quantity | None = None
    lines: tuple[LineDraft, ...] = ()
    claim: ClaimDraft = ClaimDraft()
    strength_limits: LimitsDraft = LimitsDraft()
    yield_limits: LimitsDraft = LimitsDraft()
    policy: CorrectionPolicy | None = None
    tolerance: Percentage | None = None
    tolerance_confirmed: bool = False
    container: ContainerDraft = ContainerDraft()
    storage: StorageDraft = StorageDraft()
    beyond_use_class: BeyondUseClass | None = None
    water_activity: Fraction | None = None
    steps: tuple[StepDraft, ...] = ()
    controls: tuple[ControlDraft, ...] = ()
    unconfirmed: tuple[FactDraft, ...] = ()
    house_limit_days: int | None = None
    is_sterile: bool = False
    allows_lone_pharmacist: bool = False
    is_hypertonic: bool = False
    excipients: LocalText = NOTHING
    effective_on: date | None = None
    expected_loss: Percentage | None = None


def draft_of(formulation: MasterFormulation) -> FormulationDraft:
    """The draft that begins as a formulation stands; all of it is in the draft."""
    claim = formulation.claim
    return FormulationDraft(
        id=formulation.id,
        version=formulation.version,
        name=formulation.name,
        dosage_form=formulation.dosage_form,
        route=formulation.route,
        source=formulation.source,
        made_by=formulation.made_by,
        base_size=formulation.base_size,
        usual_size=formulation.usual_size,
        lines=tuple(_line(line) for line in formulation.lines),
        claim=ClaimDraft(claim.strength, claim.ingredient, claim.form.id if claim.form else ""),
        strength_limits=_limits(formulation.strength_limits),
        yield_limits=_limits(formulation.yield_limits),
        policy=formulation.policy,
        tolerance=formulation.tolerance,
        tolerance_confirmed=formulation.tolerance_confirmed,
        container=_container(formulation.container),
        storage=_storage(formulation.storage),
        beyond_use_class=formulation.beyond_use_class,
        water_activity=formulation.water_activity,
        steps=tuple(StepDraft(step.text) for step in formulation.steps),
        controls=tuple(ControlDraft(control.name, control.expected) for control in formulation.controls),
        unconfirmed=tuple(FactDraft(fact.text, fact.about) for fact in formulation.unconfirmed),
        house_limit_days=formulation.house_limit_days,
        is_sterile=formulation.is_sterile,
        allows_lone_pharmacist=formulation.allows_lone_pharmacist,
        is_hypertonic=formulation.is_hypertonic,
        excipients=formulation.excipients or NOTHING,
        effective_on=formulation.effective_on,
        expected_loss=formulation.expected_loss,
    )


def _line(line: FormulaLine) -> LineDraft:
    density, overage = line.density, line.overage
    return LineDraft(
        ingredient=line.ingredient,
        name=line.name,
        role=line.role,
        given=_given(line),
        amount=line.amount,
        strength=line.strength,
        parts=line.parts,
        compensating=line.compensating,
        substance=line.substance.id if line.substance else "",
        form=line.form.id if line.form else "",
        nominal_strength=line.nominal_strength,
        density=DensityDraft(density.value, density.temperature, density.source) if density else DensityDraft(),
        tolerance=line.tolerance,
        overage=OverageDraft(overage.extra, overage.reason, overage.label_rule) if overage else OverageDraft(),
    )


def _given(line: FormulaLine) -> Given:
    if line.parts is not None:
        return Given.PARTS
    if line.strength is not None:
        return Given.STRENGTH
    return Given.REST if line.is_quantum_satis else Given.AMOUNT


def _limits(limits: Limits) -> LimitsDraft:
    return LimitsDraft(limits.low, limits.high, limits.confirmed)


def _container(container: ContainerKind) -> ContainerDraft:
    return ContainerDraft(container.kind, container.content, container.excess, container.label)


def _storage(storage: Storage) -> StorageDraft:
    return StorageDraft(storage.text, storage.low, storage.high)
