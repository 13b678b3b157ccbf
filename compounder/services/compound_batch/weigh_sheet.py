"""What somebody at the bench has to know of a batch: its shares with lot and limits, its method, its balances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from compounder.domain.balance import Balance
from compounder.domain.batch import Batch, BatchId, BatchLine, DilutionPart, LineId
from compounder.domain.dilution import is_dilution
from compounder.domain.dossier import CONTROL, STEP, Dossier
from compounder.domain.errors import Refusal
from compounder.domain.lot_use import is_lot, lot_refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.domain.unit import MASS
from compounder.services.compound_batch.reading import (
    PlannedBalance,
    formulation_of,
    read_dossier,
    refuse_made,
    stored_plan,
)
from compounder.services.compound_batch.view import DeviationView, LineView, batch_view
from compounder.services.compound_batch.weigh import coarser_refusal
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class ShareSheet:
    """One share to weigh, its lot, its limits, and who weighed it when; never what was read before it is verified.

    `planned` is None where no amount is added by number (q.s. to volume). `step` is that of the balance, or of the
    measure, that the share was rounded to; `balance` the one that the plan names. `of_line` is how many shares the line
    has. A `part` of a dilution belongs to the line `of`; `mark` stands on the vessel, `factor` is its dilution.
    """

    id: LineId
    number: int
    share: int
    of_line: int
    name: LocalText
    form: str | None
    lot: IngredientLot
    planned: Quantity | None
    lowest: Quantity | None
    highest: Quantity | None
    step: Quantity | None
    is_weighed: bool
    is_verified: bool
    reading: Quantity | None
    weighed_by: str | None
    weighed_at: datetime | None
    balance: PlannedBalance | None = None
    part: DilutionPart | None = None
    of: LocalText | None = None
    mark: str | None = None
    factor: int | None = None
    total: Quantity | None = None
    waits_for: DilutionPart | None = None

    @property
    def called(self) -> LocalText | Phrase:
        """Its ingredient, and in a dilution what it is there."""
        return self.name if self.part is None else Phrase.of(f"dilution.{self.part.value}", ingredient=self.name)

    @property
    def is_made_up(self) -> bool:
        """Whether it is the volume that the drug of a dilution is made up to."""
        return self.part is DilutionPart.DILUENT and not self.is_mass

    @property
    def scanned_as(self) -> str:
        """What is scanned for it: the lot, or of a portion the mark of its dilution."""
        return self.mark if self.part is DilutionPart.PORTION and self.mark is not None else self.lot.lot_number

    def is_named_by(self, scanned: str) -> bool:
        """Whether a scan or a typed text names what is weighed."""
        if self.part is DilutionPart.PORTION:
            return is_dilution(scanned, self.lot_batch, self.number)
        return is_lot(scanned, self.lot)

    @property
    def lot_batch(self) -> BatchId:
        """The batch, as the key of the share begins with it."""
        return BatchId(self.id.partition("/")[0])

    @property
    def limits(self) -> tuple[Quantity, Quantity] | None:
        """The lowest and the highest reading allowed; None for a q.s. line."""
        return None if self.lowest is None or self.highest is None else (self.lowest, self.highest)

    @property
    def is_mass(self) -> bool:
        """Whether it is weighed; otherwise it is measured by volume, or made up to it."""
        return self.planned is not None and self.planned.dimension == MASS

    def scan_refusal(self, scanned: str, now: datetime) -> Refusal | None:
        """Why this lot may not be weighed for the share: another one (R13), or not usable today, as `take_pan` asks.

        Of a dilution also that the part before is still to be weighed.
        """
        if self.waits_for is not None:
            values = {"number": self.number, "mark": self.mark or ""}
            return Refusal("dilution_order", self.waits_for.value, **values)
        if not self.is_named_by(scanned):
            variant = "dilution" if self.part is DilutionPart.PORTION else "scanned"
            return Refusal("wrong_lot", variant, scanned=scanned.strip(), planned=self.scanned_as)
        return lot_refusal(self.lot, now.date(), self.name)

    def balance_refusal(self, balance: Balance) -> Refusal | None:
        """Why this balance may not be used for the share: it reads more coarsely than the plan says."""
        if self.balance is None or self.step is None or self.balance.id == balance.id:
            return None
        return coarser_refusal(balance, self.balance, self.step)


@dataclass(frozen=True, slots=True)
class MethodSheet:
    """A step of the method, or a control in process with what must be found; and how it was done, if it was."""

    kind: str
    number: int
    text: LocalText
    expected: LocalText | None
    done_by: str | None = None
    done_at: datetime | None = None
    found: str | None = None
    passed: bool = True

    @property
    def is_done(self) -> bool:
        """Whether it is recorded."""
        return self.done_at is not None


@dataclass(frozen=True, slots=True)
class WeighSheet:
    """A batch at the bench. `closed` is why nothing more is weighed in it, None while it may be."""

    batch: Batch
    shares: tuple[ShareSheet, ...]
    method: tuple[MethodSheet, ...]
    deviations: tuple[DeviationView, ...]
    balances: tuple[Balance, ...]
    closed: Refusal | None

    @property
    def unweighed(self) -> tuple[ShareSheet, ...]:
        """The shares that nobody has weighed."""
        return tuple(share for share in self.shares if not share.is_weighed)

    @property
    def open_steps(self) -> tuple[MethodSheet, ...]:
        """Steps and controls that nobody has recorded."""
        return tuple(item for item in self.method if not item.is_done)

    @property
    def open_deviations(self) -> tuple[DeviationView, ...]:
        """Deviations that nobody has decided."""
        return tuple(deviation for deviation in self.deviations if deviation.is_open)

    def of_lot(self, scanned: str) -> tuple[ShareSheet, ...]:
        """The shares that a scanned lot is planned for, those to weigh first."""
        found = [share for share in self.shares if share.is_named_by(scanned)]
        return tuple(sorted(found, key=lambda share: (share.is_weighed, share.waits_for is not None)))


def weigh_sheet(loads: Loads, rule_book: RuleBook, batch: BatchId) -> WeighSheet:
    """See `WeighSheet`; ``unknown_record`` where there is no such batch."""
    view = batch_view(loads, rule_book, batch)
    dossier = read_dossier(loads, batch)
    formulation = formulation_of(loads, rule_book, dossier.batch)
    names = RecordNames(loads, rule_book)
    shares = (
        _share(loads, dossier, formulation, names, (line, seen))
        for line, seen in zip(dossier.lines, view.lines, strict=True)
    )
    return WeighSheet(
        dossier.batch,
        tuple(shares),
        tuple(_method(dossier, formulation, names)),
        view.deviations,
        loads.find(Balance),
        _closed(dossier.batch),
    )


def _closed(batch: Batch) -> Refusal | None:
    try:
        refuse_made(batch)
    except Refusal as refusal:
        return refusal
    return None


def _share(
    loads: Loads,
    dossier: Dossier,
    formulation: MasterFormulation,
    names: RecordNames,
    row: tuple[BatchLine, LineView],
) -> ShareSheet:
    line, seen = row
    if line.lot is None:
        raise ValueError(f"{line.id} was planned without a lot")
    weighing, plan = dossier.weighing_of(line.id), stored_plan(dossier.batch)
    made = plan.dilution(line.line)
    return ShareSheet(
        id=line.id,
        number=line.line,
        share=line.share,
        of_line=sum(other.line == line.line for other in dossier.lines),
        name=formulation.line(line.ingredient).name,
        form=line.form,
        lot=loads.load(IngredientLot, line.lot),
        planned=line.planned,
        lowest=seen.lowest,
        highest=seen.highest,
        step=plan.step_for(line),
        is_weighed=weighing is not None,
        is_verified=seen.state == "verified",
        reading=seen.reading,
        weighed_by=names.person(weighing.weighed_by) if weighing is not None else None,
        weighed_at=weighing.weighed_at if weighing is not None else None,
        balance=plan.balance_for(line),
        part=line.part,
        of=_diluted(dossier, formulation, line),
        mark=seen.mark,
        factor=made.factor if made is not None else None,
        total=made.total if made is not None else None,
        waits_for=_waits_for(dossier, line),
    )


def _diluted(dossier: Dossier, formulation: MasterFormulation, line: BatchLine) -> LocalText | None:
    """The ingredient whose dilution a share is a part of."""
    drug = dossier.part_of(line.line, DilutionPart.DRUG)
    return formulation.line(drug.ingredient).name if drug is not None else None


def _waits_for(dossier: Dossier, line: BatchLine) -> DilutionPart | None:
    """Which part of its dilution is to be weighed before a share."""
    made = dossier.dilution_of(line.line)
    if line.part in (None, DilutionPart.DRUG):
        return None
    if made is None:
        return DilutionPart.DRUG
    return DilutionPart.DILUENT if line.part is DilutionPart.PORTION and made.diluent is None else None


def _method(dossier: Dossier, formulation: MasterFormulation, names: RecordNames) -> list[MethodSheet]:
    items = [MethodSheet(STEP, number, step.text, None) for number, step in enumerate(formulation.steps, 1)]
    controls = enumerate(formulation.controls, 1)
    items += [MethodSheet(CONTROL, number, control.name, control.expected) for number, control in controls]
    return [_as_done(dossier, names, item) for item in items]


def _as_done(dossier: Dossier, names: RecordNames, item: MethodSheet) -> MethodSheet:
    done = dossier.step_done(item.kind, item.number)
    if done is None:
        return item
    by = names.person(done.done_by)
    return MethodSheet(item.kind, item.number, item.text, item.expected, by, done.done_at, done.found, done.passed)
