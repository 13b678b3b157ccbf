"""Verify: a second person reads lot, weight and look without seeing the first reading; the two are compared here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compounder.domain.balance import Balance
from compounder.domain.batch import (
    BatchId,
    BatchLine,
    DilutionPart,
    LoneException,
    Verification,
    Weighing,
    WeighingId,
    WeighingSource,
)
from compounder.domain.dilution import dilution_mark, is_dilution
from compounder.domain.dossier import Dossier
from compounder.domain.errors import Refusal
from compounder.domain.lot_use import is_lot
from compounder.domain.names import checked_text
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission
from compounder.domain.stock import IngredientLot
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.compound_batch.pan import follow_weighings
from compounder.services.compound_batch.reading import formulation_of, read_dossier, refuse_final
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class ToVerify:
    """What a second person is told before reading: which line, never the lot's number nor the weight."""

    weighing: WeighingId
    line: int
    share: int
    ingredient: str
    is_declared: bool
    part: DilutionPart | None = None


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second person read: the lot on the container, the weight, and the look with a verdict on it.

    `reading` may be left out for a declared rest alone.
    """

    lot: str
    reading: Quantity | None
    look: str
    looks_right: bool


def to_verify(loads: Loads, batch: BatchId) -> tuple[ToVerify, ...]:
    """The weighings that wait for a second person, without anything of the first reading."""
    dossier = read_dossier(loads, batch)
    waiting = []
    for weighing in dossier.unchecked:
        line = dossier.line(weighing.batch_line)
        declared = weighing.source is WeighingSource.DECLARED
        waiting.append(ToVerify(weighing.id, line.line, line.share, line.ingredient, declared, line.part))
    return tuple(sorted(waiting, key=lambda item: (item.line, item.share)))


def verify_weighing(records: Records, act: Act, weighing: WeighingId, second: SecondReading) -> Changes:
    """Keep the second reading and compare it; one that agrees closes the weighing.

    Refused, nothing being kept: ``own_weighing`` (R20), ``already_verified``, ``weighed_again``, ``reading_needed``.
    One that does not agree is kept as a row of its own and then refused as ``readings_differ`` (R21).
    """
    changes = records.perform(act, lambda uow: _verified(uow, weighing, second))
    if "differs" in changes.result:
        with records.reading() as loads:
            raise _difference(loads, changes.result["differs"], weighing, second)
    return changes


def _verified(uow: UnitOfWork, weighing: WeighingId, second: SecondReading) -> Mapping[str, str]:
    member = permitted(uow, Permission.VERIFY)
    first = uow.load(Weighing, weighing)
    dossier = read_dossier(uow, first.batch)
    refuse_final(dossier.batch)
    _check_may_verify(uow, dossier, first, member.id)
    if second.reading is None and first.source is not WeighingSource.DECLARED:
        raise Refusal("reading_needed", "second", number=dossier.line(first.batch_line).line)
    differs = _differs(uow, first, second)
    verification = Verification(
        id=uow.new_id(),
        weighing=first.id,
        weighed_by=first.weighed_by,
        verified_by=member.id,
        verified_at=uow.now,
        lot_read=checked_text(second.lot, "lot_number"),
        reading=second.reading,
        look=checked_text(second.look, "look"),
        agrees=differs is None,
    )
    uow.insert(verification)
    if differs is not None:
        return {"verification": verification.id, "batch": first.batch, "differs": differs}
    state = follow_weighings(uow, first.batch, member)
    return {"verification": verification.id, "batch": first.batch, "state": state.value}


def _check_may_verify(uow: UnitOfWork, dossier: Dossier, first: Weighing, person: str) -> None:
    line = dossier.line(first.batch_line)
    if first not in dossier.standing:
        raise Refusal("weighed_again", "verify", number=line.line)
    if dossier.is_checked(first):
        raise Refusal("already_verified", "line", number=line.line)
    if first.weighed_by == person:
        at = first.weighed_at.astimezone(uow.local_now.tzinfo)
        raise Refusal("own_weighing", "verify", number=line.line, at=at)


def _differs(loads: Loads, first: Weighing, second: SecondReading) -> str | None:
    """What does not agree: the lot, the reading or the look; None where everything does."""
    if first.lot is not None and not _is_from(loads, first, second.lot):
        return "lot"
    if second.reading is not None and not _same_weight(loads, first, second.reading):
        return "reading"
    return None if second.looks_right else "look"


def _is_from(loads: Loads, first: Weighing, read: str) -> bool:
    """Whether a text names what was weighed: the lot, or of a portion the mark of its dilution."""
    share = loads.load(BatchLine, first.batch_line)
    if share.part is DilutionPart.PORTION:
        return is_dilution(read, share.batch, share.line)
    return is_lot(read, loads.load(IngredientLot, first.lot or ""))


def _same_weight(loads: Loads, first: Weighing, reading: Quantity) -> bool:
    """Equal, or one step of the display apart where a balance sent the first: a pan set down twice shows no more."""
    if reading.dimension != first.reading.dimension:
        return False
    apart = abs((reading - first.reading).number)
    if first.source is WeighingSource.BALANCE and first.balance is not None:
        return apart <= loads.load(Balance, first.balance).resolution.to(reading.unit).number
    return apart == 0


def _difference(loads: Loads, what: str, weighing: WeighingId, second: SecondReading) -> Refusal:
    first = loads.load(Weighing, weighing)
    share = loads.load(BatchLine, first.batch_line)
    if what == "lot" and share.part is DilutionPart.PORTION:
        mark = dilution_mark(share.batch, share.line)
        return Refusal("readings_differ", "dilution", read=second.lot, first=mark)
    if what == "lot" and first.lot is not None:
        lot = loads.load(IngredientLot, first.lot)
        return Refusal("readings_differ", "lot", read=second.lot, first=lot.lot_number)
    if what == "reading":
        return Refusal("readings_differ", "reading", read=second.reading, first=first.reading)
    return Refusal("readings_differ", "look", number=share.line, look=second.look)


def except_lone_pharmacist(
    records: Records, act: Act, signing: Signing, rule_book: RuleBook, batch: BatchId
) -> Changes:
    """A pharmacist alone on call signs for their own unverified weighings, with a reason; every paper prints it.

    Refused: ``lone_not_allowed`` unless the formulation names it, ``nothing_to_except``, ``reason_needed``.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RELEASE)
        dossier = read_dossier(uow, batch)
        refuse_final(dossier.batch)
        formulation = formulation_of(uow, rule_book, dossier.batch)
        if not formulation.allows_lone_pharmacist:
            raise Refusal("lone_not_allowed", "formulation", formulation=formulation.name)
        reason = checked_text(reason_of(act), "reason")
        own = [weighing for weighing in dossier.unchecked if weighing.weighed_by == member.id]
        if not own:
            raise Refusal("nothing_to_except", "batch", batch=batch)
        keys = [uow.new_id() for _ in own]
        signature = sign(uow, member, signing, "except_lone_pharmacist", *((LoneException, key) for key in keys))
        for key, weighing in zip(keys, own, strict=True):
            uow.insert(LoneException(key, weighing.id, member.id, uow.now, reason, signature))
        state = follow_weighings(uow, batch, member)
        return {"batch": batch, "state": state.value}

    return records.perform(act, work)
