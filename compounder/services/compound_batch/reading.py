"""Reading a batch whole, and the checks that every service on a batch begins with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from compounder.domain.balance import BalanceId
from compounder.domain.batch import (
    Batch,
    BatchContainer,
    BatchId,
    BatchLine,
    BatchState,
    BatchStep,
    Deviation,
    LoneException,
    Verification,
    Weighing,
)
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.dossier import FINAL, Dossier
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.frozen_text import restored
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.number import parse_exact
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.services.compound_batch.origin_text import origin_of
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads, Record

RecordType = TypeVar("RecordType", bound=Record)


def read_dossier(loads: Loads, batch: BatchId) -> Dossier:
    """A batch with all its rows; ``unknown_record`` where there is none.

    Not for people: it holds first readings that a second person must not see (`batch_view` withholds them).
    """
    return read_dossiers(loads, [loads.load(Batch, batch)])[0]


def read_dossiers(loads: Loads, batches: Sequence[Batch]) -> tuple[Dossier, ...]:
    """The same of several batches, in their order, with as many questions as for one."""
    keys = frozenset(batch.id for batch in batches)
    weighings = _grouped(loads.find(Weighing, batch=keys), "batch")
    lines = _grouped(loads.find(BatchLine, batch=keys), "batch")
    deviations = _grouped(loads.find(Deviation, batch=keys), "batch")
    steps = _grouped(loads.find(BatchStep, batch=keys), "batch")
    containers = _grouped(loads.find(BatchContainer, batch=keys), "batch")
    weighed = frozenset(weighing.id for found in weighings.values() for weighing in found)
    checks = _grouped(loads.find(Verification, weighing=weighed), "weighing")
    exceptions = _grouped(loads.find(LoneException, weighing=weighed), "weighing")

    def dossier(batch: Batch) -> Dossier:
        in_order = _in_order(weighings.get(batch.id, []))
        return Dossier(
            batch,
            tuple(sorted(lines.get(batch.id, []), key=lambda line: (line.line, line.share))),
            tuple(in_order),
            tuple(check for weighing in in_order for check in checks.get(weighing.id, [])),
            tuple(lone for weighing in in_order for lone in exceptions.get(weighing.id, [])),
            tuple(sorted(deviations.get(batch.id, []), key=lambda deviation: deviation.recorded_at)),
            tuple(sorted(steps.get(batch.id, []), key=lambda step: step.done_at)),
            tuple(sorted(containers.get(batch.id, []), key=lambda container: container.serial)),
        )

    return tuple(dossier(batch) for batch in batches)


def _grouped(records: Iterable[RecordType], field: str) -> Mapping[str, list[RecordType]]:
    """Records by the batch or weighing that they name, in their order."""
    groups: dict[str, list[RecordType]] = {}
    for record in records:
        groups.setdefault(getattr(record, field), []).append(record)
    return groups


def unchecked_weighings(loads: Loads, states: frozenset[BatchState]) -> Mapping[BatchId, tuple[LotId, ...]]:
    """The lots of the weighings that nobody has verified (`Dossier.unchecked`), of each batch in these states."""
    batches = frozenset(batch for (batch,) in loads.pick(Batch, "id", state=states))
    weighings = loads.pick(Weighing, "id", "batch", "lot", "replaces", batch=batches)
    keys = frozenset(key for key, *_ in weighings)
    passed = {replaced for *_, replaced in weighings}
    passed |= {key for (key,) in loads.pick(Verification, "weighing", weighing=keys, agrees=True)}
    passed |= {key for (key,) in loads.pick(LoneException, "weighing", weighing=keys)}
    found: dict[BatchId, list[LotId]] = {}
    for key, batch, lot, _ in weighings:
        if key not in passed and lot is not None:
            found.setdefault(batch, []).append(lot)
    return {batch: tuple(lots) for batch, lots in found.items()}


def _in_order(weighings: Sequence[Weighing]) -> list[Weighing]:
    """Weighings by time; of one instant, what was replaced before what replaces it."""
    by_id = {weighing.id: weighing for weighing in weighings}

    def steps_before(weighing: Weighing) -> int:
        steps = 0
        while weighing.replaces is not None:
            weighing, steps = by_id[weighing.replaces], steps + 1
        return steps

    return sorted(
        weighings, key=lambda weighing: (weighing.weighed_at, steps_before(weighing), weighing.batch_line, weighing.id)
    )


def formulation_of(loads: Loads, rule_book: RuleBook, batch: Batch) -> MasterFormulation:
    """The version that a batch was planned from, as it was approved then."""
    return rule_book.read_formulation(loads.load(FormulationVersion, batch.formulation_version))


def pharmacy_of(loads: Loads) -> Pharmacy:
    """The pharmacy; a database without one is a fault."""
    return loads.find(Pharmacy)[0]


def state_phrase(batch: Batch) -> Phrase:
    """The word for where a batch stands."""
    return Phrase.of(f"batch_state.{batch.state.value}")


def refuse_final(batch: Batch) -> None:
    """Refuse as ``batch_is_final`` what would change a released, refused, aborted or void batch."""
    if batch.state in FINAL:
        raise Refusal("batch_is_final", "state", batch=batch.id, state=state_phrase(batch))


def refuse_made(batch: Batch) -> None:
    """Refuse as ``batch_is_made`` a weighing after the yield was recorded: what was weighed is no longer there."""
    refuse_final(batch)
    if batch.yield_obtained is not None:
        raise Refusal("batch_is_made", "weighing", batch=batch.id)


@dataclass(frozen=True, slots=True)
class PlannedBalance:
    """The balance that a plan names for a mass, as it was called then."""

    id: BalanceId
    name: str


@dataclass(frozen=True, slots=True)
class StoredShare:
    """What the frozen plan says about one share: its `worth` turns a reading into the strength that it gives.

    `worth` is what one g (or mL of a concentrate) counts in the claim's base unit, by the lot's certificate where it
    has one (`by_certificate`), else under the policy. None for lines that carry no claim. `step` and `balance` are
    those that it was rounded to; plans of earlier versions name neither.
    """

    lot: LotId
    worth: Fraction | None
    by_certificate: bool
    step: Quantity | None = None
    balance: PlannedBalance | None = None


@dataclass(frozen=True, slots=True)
class PlannedDilution:
    """How a line that is too little is diluted: by which factor, to which total, and what its portion is to hold."""

    factor: int
    total: Quantity
    held: Quantity


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """The parts of the frozen plan that later steps need."""

    steps: tuple[Quantity, Quantity]
    shares: dict[tuple[int, int], StoredShare]
    json: Any

    @property
    def attention(self) -> tuple[Phrase, ...]:
        """What is too little to weigh, and how it is diluted; nothing in plans of earlier versions."""
        return _phrases(self.json.get("outlook", {}).get("attention", []))

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """The interval of the planned strength, and the tonicity of an injection; nothing in older plans."""
        return _phrases(self.json.get("outlook", {}).get("notes", []))

    @property
    def origin(self) -> CalculatedValue | None:
        """Which calculation gave the size, the containers or the density; None where a person thought of it."""
        return origin_of(self.json)

    def step_of(self, amount: Quantity) -> Quantity:
        """The usual step of the plan for an amount of this kind; a mass may have one of its own (`step_for`)."""
        mass, volume = self.steps
        return mass if amount.dimension == mass.dimension else volume

    def step_for(self, line: BatchLine) -> Quantity | None:
        """The step of the balance, or of the volume measure, that a share was rounded to; None without an amount."""
        if line.planned is None:
            return None
        return self.shares[line.line, line.share].step or self.step_of(line.planned)

    def balance_for(self, line: BatchLine) -> PlannedBalance | None:
        """The balance that a share is planned for; None where it is measured, or the plan names none."""
        return self.shares[line.line, line.share].balance

    def dilution(self, line: int) -> PlannedDilution | None:
        """What the plan says of the dilution of a line; None where it is weighed as it is."""
        stored = next((one.get("dilution") for one in self.json["lines"] if one["number"] == line), None)
        if stored is None:
            return None
        return PlannedDilution(stored["factor"], Quantity.stored(stored["total"]), Quantity.stored(stored["held"]))


def _phrases(frozen: Any) -> tuple[Phrase, ...]:
    stored = restored(frozen)
    return tuple(part for part in stored if isinstance(part, Phrase)) if isinstance(stored, tuple) else ()


def stored_plan(batch: Batch) -> StoredPlan:
    """Read the frozen plan of a batch; a text that `plan_text` did not write is a fault."""
    stored = json.loads(batch.plan)
    shares = {
        (line["number"], share["share"]): StoredShare(
            LotId(share["lot"]),
            parse_exact(share["worth"]) if share["worth"] is not None else None,
            share["by_certificate"],
            Quantity.stored(share["step"]) if "step" in share else None,
            PlannedBalance(BalanceId(share["balance"]["id"]), share["balance"]["name"])
            if share.get("balance")
            else None,
        )
        for line in stored["lines"]
        for share in line["shares"]
    }
    steps = stored["resolution"]
    return StoredPlan((Quantity.stored(steps["mass"]), Quantity.stored(steps["volume"])), shares, stored)
