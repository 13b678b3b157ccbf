"""What a second person sees of a batch: who weighed each line and when; of a first reading nothing until it agrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.batch import (
    BatchId,
    BatchLine,
    DilutionPart,
    LineId,
    Weighing,
    WeighingId,
    WeighingSource,
)
from compounder.domain.dilution import dilution_mark, part_name
from compounder.domain.dossier import FINAL, Dossier
from compounder.domain.errors import Refusal
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission, StaffId, StaffMember, may
from compounder.domain.stock import IngredientLot
from compounder.domain.unit import MASS
from compounder.services.authority import allowed
from compounder.services.compound_batch.reading import formulation_of, read_dossier
from compounder.services.print_papers.frame import capitalised
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads

_RECEIPT = re.compile(r"([0-9]{4})-([0-9]{4,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class LineToVerify:
    """One share of a line. `lot_number` and `reading` are None until a second reading agrees, or an exception stands.

    `weighing` is the first reading that waits, None where there is none or it is closed. `is_own`: this person made it.
    `called` says also what a `part` of a dilution is; `mark` stands on the vessel, and is a portion's `lot_number`.
    """

    line: LineId
    number: int
    share: int
    ingredient: str
    name: LocalText
    called: LocalText | Phrase
    is_mass: bool
    is_weighed: bool
    weighing: WeighingId | None = None
    weighed_by: str = ""
    weighed_at: datetime | None = None
    is_own: bool = False
    is_declared: bool = False
    is_excepted: bool = False
    lot_number: str | None = None
    reading: Quantity | None = None
    part: DilutionPart | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class VerifyView:
    """A batch for its second person. `may_be_alone`: this person may sign the exception for own readings that wait.

    `refusal` says why this person may verify nothing, None where they may.
    """

    batch: BatchId
    lines: tuple[LineToVerify, ...]
    is_final: bool
    may_be_alone: bool
    refusal: Refusal | None

    @property
    def waiting(self) -> tuple[LineToVerify, ...]:
        """The lines whose first reading waits for a second one."""
        return tuple(line for line in self.lines if line.weighing is not None)

    @property
    def is_closed(self) -> bool:
        """Whether every line is."""
        return self.closed == len(self.lines)

    @property
    def closed(self) -> int:
        """How many lines are verified, or excepted."""
        return sum(line.is_weighed and line.weighing is None for line in self.lines)


def verify_view(loads: Loads, rule_book: RuleBook, batch: BatchId, *, person: StaffId) -> VerifyView:
    """See `VerifyView`; ``unknown_record`` where there is no such batch."""
    dossier = read_dossier(loads, batch)
    formulation = formulation_of(loads, rule_book, dossier.batch)
    names = RecordNames(loads, rule_book)
    called = {line.ingredient: line.name for line in formulation.lines}
    lines = tuple(_line(loads, dossier, names, called[line.ingredient], (line, person)) for line in dossier.lines)
    member = loads.load(StaffMember, person)
    may_be_alone = formulation.allows_lone_pharmacist and may(member.role, Permission.RELEASE)
    return VerifyView(
        batch=batch,
        lines=lines,
        is_final=dossier.batch.state in FINAL,
        may_be_alone=may_be_alone and any(line.is_own and line.weighing is not None for line in lines),
        refusal=_against(member),
    )


def _against(member: StaffMember) -> Refusal | None:
    try:
        allowed(member, Permission.VERIFY)
    except Refusal as refusal:
        return refusal
    return None


def _line(
    loads: Loads,
    dossier: Dossier,
    names: RecordNames,
    called: LocalText,
    of: tuple[BatchLine, StaffId],
) -> LineToVerify:
    line, person = of
    weighing = dossier.weighing_of(line.id)
    is_closed = weighing is not None and dossier.is_checked(weighing)
    return LineToVerify(
        line=line.id,
        number=line.line,
        share=line.share,
        ingredient=line.ingredient,
        name=capitalised(called),
        is_mass=weighing is None or weighing.reading.dimension == MASS,
        is_weighed=weighing is not None,
        weighing=weighing.id if weighing is not None and not is_closed else None,
        weighed_by=names.person(weighing.weighed_by) if weighing is not None else "",
        weighed_at=weighing.weighed_at if weighing is not None else None,
        is_own=weighing is not None and weighing.weighed_by == person,
        is_declared=weighing is not None and weighing.source is WeighingSource.DECLARED,
        is_excepted=weighing is not None and any(row.weighing == weighing.id for row in dossier.exceptions),
        lot_number=_lot_number(loads, line, weighing) if weighing is not None and is_closed else None,
        reading=weighing.reading if weighing is not None and is_closed else None,
        part=line.part,
        called=part_name(line, called) if line.part is not None else capitalised(called),
        mark=dilution_mark(line.batch, line.line) if line.part is not None else None,
    )


def _lot_number(loads: Loads, line: BatchLine, weighing: Weighing) -> str | None:
    if line.part is DilutionPart.PORTION:
        return dilution_mark(line.batch, line.line)
    return loads.load(IngredientLot, weighing.lot).lot_number if weighing.lot is not None else None


@dataclass(frozen=True, slots=True)
class LotRead:
    """What stock knows of the lot that a second person read off a container; it says nothing of the first reading.

    `is_ingredient`: it holds what the line asks for. `appearance` is how it looked when it was received.
    """

    lot_number: str
    name: LocalText
    expires_on: date
    appearance: str | None
    is_ingredient: bool


def lot_read(loads: Loads, rule_book: RuleBook, text: str, ingredient: str) -> LotRead | None:
    """The lot that a scanned or typed text names, one of the ingredient first; None where stock knows none."""
    number = text.strip()
    receipt = _RECEIPT.fullmatch(number)
    by_receipt = {"year": int(receipt[1]), "number": int(receipt[2])} if receipt is not None else {"id": number}
    found = [*loads.find(IngredientLot, lot_number=number), *loads.find(IngredientLot, **by_receipt)]
    if not found:
        return None
    lot = min(found, key=lambda one: one.ingredient != ingredient)
    name = RecordNames(loads, rule_book).ingredient(lot.ingredient)
    return LotRead(lot.lot_number, capitalised(name), lot.expires_on, lot.appearance, lot.ingredient == ingredient)
