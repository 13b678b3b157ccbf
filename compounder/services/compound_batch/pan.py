"""One share of a line under the lock, about to be weighed: who, which lot, and what moves when it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from compounder.domain.batch import BatchId, BatchLine, BatchState, DilutionPart, LineId, WeighingId
from compounder.domain.dilution import WeighedDilution, dilution_mark, is_dilution
from compounder.domain.dossier import Dossier, tolerance_limits
from compounder.domain.errors import Refusal
from compounder.domain.lot_use import is_lot, ledger_amount, lot_refusal
from compounder.domain.master_formulation import FormulaLine
from compounder.domain.names import checked_text
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission, StaffMember
from compounder.domain.stock import Account, IngredientLot, Leg
from compounder.services.authority import permitted
from compounder.services.compound_batch.reading import formulation_of, read_dossier, refuse_made, stored_plan
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import UnitOfWork


class GivenBack(Enum):
    """Where the material of a weighing that is done again goes."""

    RETURNED = "return"
    WASTED = "waste"


@dataclass(frozen=True, slots=True)
class WeighAgain:
    """That a line is weighed again: why, and what becomes of what lies on the pan."""

    reason: str
    given_back: GivenBack


@dataclass(frozen=True, slots=True)
class Pan:
    """A share that may be weighed now, and the scanned lot that may be weighed from now."""

    uow: UnitOfWork
    member: StaffMember
    dossier: Dossier
    share: BatchLine
    line: FormulaLine
    lot: IngredientLot
    again: WeighAgain | None
    diluent: FormulaLine | None = None

    @property
    def batch(self) -> BatchId:
        """The batch's number."""
        return self.dossier.batch.id

    @property
    def replaces(self) -> WeighingId | None:
        """The weighing that a new one of the share replaces."""
        latest = self.dossier.latest_of(self.share.id)
        return latest.id if latest is not None else None

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reason for weighing again, if it is so; of a dilution that is made anew, why its drug was."""
        if self.again is not None:
            return (checked_text(self.again.reason, "reason"),)
        made = self.dilution
        made_anew = made is not None and self.replaces is not None
        return (made.drug.reason,) if made is not None and made_anew and made.drug.reason else ()

    @property
    def dilution(self) -> WeighedDilution | None:
        """The dilution that the share is a part of, as it was weighed until now; None before its drug is."""
        return self.dossier.dilution_of(self.share.line) if self.share.part is not None else None

    @property
    def mixed_with(self) -> WeighingId | None:
        """The weighing of the drug that this one goes with, in a dilution."""
        made = self.dilution
        return made.drug.id if made is not None and self.share.part is not DilutionPart.DRUG else None

    def limits(self) -> tuple[Quantity, Quantity]:
        """The lowest and the highest reading allowed."""
        share = self.share
        if share.planned is None or share.tolerance is None:
            raise ValueError(f"{share.id} has no planned amount")
        step = stored_plan(self.dossier.batch).step_for(share)
        return tolerance_limits(share.planned, Percentage.written(share.tolerance), step)

    def move(self, reading: Quantity) -> None:
        """Give back what was weighed before, then take what was weighed now; the lot counts as opened from this day.

        A portion moves nothing: the whole dilution lies in the pot's account until the yield, and the rest of it is
        waste then. Weighing its drug again throws away the dilution as far as it is made.
        """
        if self.share.part is DilutionPart.PORTION:
            return
        density = self.line.density.value if self.line.density else None
        lot, batch = self.lot.id, self.batch
        standing = self.dossier.weighing_of(self.share.id)
        if standing is not None and self.again is not None:
            before = ledger_amount(standing.reading, self.lot, density, self.line.name)
            returned = self.again.given_back is GivenBack.RETURNED
            back = Leg(Account.LOT, before, lot) if returned else Leg(Account.WASTE, before, lot, batch)
            self.uow.move(self.again.given_back.value, [Leg(Account.BATCH, -before, lot, batch), back])
            self._waste_diluent()
        amount = ledger_amount(reading, self.lot, density, self.line.name)
        self.uow.move("weighing", [Leg(Account.LOT, -amount, lot), Leg(Account.BATCH, amount, lot, batch)])
        if self.lot.opened_on is None:
            self.uow.change(self.lot, opened_on=self.uow.local_now.date())

    def _waste_diluent(self) -> None:
        """What a drug that is weighed again was mixed with."""
        made = self.dilution
        if self.share.part is not DilutionPart.DRUG or made is None or made.diluent is None or self.diluent is None:
            return
        lot, batch = self.uow.load(IngredientLot, made.diluent.lot or ""), self.batch
        density = self.diluent.density.value if self.diluent.density else None
        amount = ledger_amount(made.diluent.reading, lot, density, self.diluent.name)
        gone = [Leg(Account.BATCH, -amount, lot.id, batch), Leg(Account.WASTE, amount, lot.id, batch)]
        self.uow.move(GivenBack.WASTED.value, gone)


def take_pan(uow: UnitOfWork, rule_book: RuleBook, line: LineId, scanned: str, again: WeighAgain | None) -> Pan:
    """Open a share for weighing, for the first time or again, if the scan names the planned lot and it may be used.

    Refused: ``batch_is_final``, ``batch_is_made``, ``already_weighed``, ``wrong_lot`` (R13), ``lot_not_usable``,
    ``lot_expired``; the lot is asked at this moment, inside the commit. Of a dilution also what `check_order` refuses.
    """
    member = permitted(uow, Permission.WEIGH)
    share = uow.load(BatchLine, line)
    dossier = read_dossier(uow, share.batch)
    refuse_made(dossier.batch)
    standing = dossier.weighing_of(line)
    if standing is not None and again is None:
        at = standing.weighed_at.astimezone(uow.local_now.tzinfo)
        raise Refusal("already_weighed", "line", number=share.line, at=at)
    if standing is None and again is not None:
        raise Refusal("already_weighed", "not_yet", number=share.line)
    check_order(dossier, share, again)
    formulation = formulation_of(uow, rule_book, dossier.batch)
    formula_line = formulation.line(share.ingredient)
    lot = _scanned_lot(uow, share, scanned, formula_line.name)
    mixed_with = dossier.part_of(share.line, DilutionPart.DILUENT)
    diluent = formulation.line(mixed_with.ingredient) if mixed_with is not None else None
    return Pan(uow, member, dossier, share, formula_line, lot, again, diluent)


def check_order(dossier: Dossier, share: BatchLine, again: WeighAgain | None) -> None:
    """Refuse what is out of order in a dilution (``dilution_order``): drug, diluent, portion, each once the last is in.

    A drug that is mixed is weighed again only where the mixture is thrown away; a diluent of which a portion was taken
    never: the drug is weighed again instead.
    """
    if share.part is None:
        return
    made = dossier.dilution_of(share.line)
    values = {"number": share.line, "mark": dilution_mark(dossier.batch.id, share.line)}
    if share.part is DilutionPart.DRUG:
        returned = again is not None and again.given_back is GivenBack.RETURNED
        if returned and made is not None and made.diluent is not None:
            raise Refusal("dilution_order", "mixed", **values)
    elif made is None:
        raise Refusal("dilution_order", "drug", **values)
    elif share.part is DilutionPart.PORTION and made.diluent is None:
        raise Refusal("dilution_order", "diluent", **values)
    elif share.part is DilutionPart.DILUENT and made.portion is not None:
        raise Refusal("dilution_order", "taken", **values)


def _scanned_lot(uow: UnitOfWork, share: BatchLine, scanned: str, name: LocalText) -> IngredientLot:
    if share.lot is None:
        raise ValueError(f"{share.id} was planned without a lot")
    lot = uow.load(IngredientLot, share.lot)
    if share.part is DilutionPart.PORTION:
        if not is_dilution(scanned, share.batch, share.line):
            mark = dilution_mark(share.batch, share.line)
            raise Refusal("wrong_lot", "dilution", scanned=checked_text(scanned, "lot_number"), planned=mark)
    elif not is_lot(scanned, lot):
        raise Refusal("wrong_lot", "scanned", scanned=checked_text(scanned, "lot_number"), planned=lot.lot_number)
    refusal = lot_refusal(lot, uow.local_now.date(), name)
    if refusal is not None:
        raise refusal
    return lot


def follow_weighings(uow: UnitOfWork, batch: BatchId, member: StaffMember) -> BatchState:
    """Bring the batch's state to where its weighings are; the first weighing says who prepares it and since when."""
    dossier = read_dossier(uow, batch)
    state = dossier.state_by_weighings
    found = dossier.batch
    if found.made_by is None:
        uow.change(found, state=state, made_by=member.id, made_at=uow.now)
    elif found.state is not state:
        uow.change(found, state=state)
    return state
