"""Release: a pharmacist who did not weigh signs; the batch gets its beyond-use date and the next register number."""

from __future__ import annotations

import json
from collections.abc import Mapping

from compounder.domain.batch import (
    Batch,
    BatchContainer,
    BatchId,
    BatchState,
    Deviation,
    DilutionPart,
    Verification,
    Weighing,
)
from compounder.domain.beyond_use import is_past
from compounder.domain.dispensing import RegisterEntry, RegisterEntryId, Series
from compounder.domain.dossier import Dossier
from compounder.domain.errors import Refusal
from compounder.domain.ledger import from_smallest_units
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission, StaffMember
from compounder.domain.stock import IngredientLot
from compounder.domain.unit import Unit
from compounder.services.authority import Signing, permitted, sign
from compounder.services.compound_batch.beyond_use import candidates_text, decide_beyond_use
from compounder.services.compound_batch.produce import weighed_count
from compounder.services.compound_batch.reading import formulation_of, read_dossier, refuse_final
from compounder.services.recalled_lots import recalled_lot_refusal
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Record, Records, UnitOfWork


def register_number(series: Series, year: int, number: int) -> RegisterEntryId:
    """The key of a register entry, which papers show: "P-2026-0139", "D-2026-0031"."""
    return RegisterEntryId(f"{series.value[0].upper()}-{year}-{number:04d}")


def release_batch(
    records: Records, act: Act, signing: Signing, rule_book: RuleBook, batch: BatchId, *, seen: int | None = None
) -> Changes:
    """Release a batch and enter it in the register; the result holds ``batch`` and ``register`` (the number's key).

    `seen` is how many rows the record had when it was read before signing (`rows_of_record`). Refused:
    ``open_points`` (each is named), ``own_weighing``, ``record_changed``, ``recalled`` (a lot in it), what `beyond_use`
    refuses, ``beyond_use_past``, ``not_signed``.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RELEASE)
        dossier = read_dossier(uow, batch)
        refuse_final(dossier.batch)
        formulation = formulation_of(uow, rule_book, dossier.batch)
        _check_may_release(dossier, formulation, member, seen)
        held_back = recalled_lot_refusal(uow, batch)
        if held_back is not None:
            raise held_back
        zone = uow.local_now.tzinfo
        if zone is None:
            raise ValueError("a local time without a zone")
        decision = decide_beyond_use(uow, rule_book, dossier, formulation, zone)
        if is_past(decision.until, uow.now, zone):
            binding = decision.binding
            raise Refusal("beyond_use_past", "release", until=decision.until, rule=binding.rule, source=binding.source)
        entry = _enter(uow, dossier, formulation, member)
        signature = sign(uow, member, signing, "release_batch", *_signed_rows(dossier, entry))
        uow.change(
            dossier.batch,
            state=BatchState.RELEASED,
            beyond_use=decision.until.isoformat(),
            binding_rule=decision.binding.rule,
            candidates=candidates_text(decision),
            storage=formulation.storage.text.english,
            decided_by=member.id,
            decided_at=uow.now,
            decision_signature=signature,
        )
        return {"batch": batch, "register": entry.id}

    return records.perform(act, work)


def rows_of_record(dossier: Dossier) -> int:
    """How many rows a batch's record has: it only grows, so another number means that it changed since it was read."""
    return sum(
        len(rows)
        for rows in (dossier.weighings, dossier.verifications, dossier.exceptions, dossier.deviations, dossier.steps)
    )


def _check_may_release(dossier: Dossier, formulation: MasterFormulation, member: StaffMember, seen: int | None) -> None:
    if member.id in dossier.preparers:
        raise Refusal("own_weighing", "release", batch=dossier.batch.id)
    if seen is not None and seen != rows_of_record(dossier):
        raise Refusal("record_changed", "release", batch=dossier.batch.id)
    points = dossier.open_points(formulation)
    if points:
        raise Refusal("open_points", "release", batch=dossier.batch.id, points=points)


def _enter(uow: UnitOfWork, dossier: Dossier, formulation: MasterFormulation, member: StaffMember) -> RegisterEntry:
    year, number = uow.local_now.year, uow.next_number(Series.PREPARATION)
    entry = RegisterEntry(
        id=register_number(Series.PREPARATION, year, number),
        series=Series.PREPARATION,
        year=year,
        number=number,
        entered_by=member.id,
        entered_at=uow.now,
        batch=dossier.batch.id,
        composition=composition_text(uow, dossier, formulation),
        quantity=dossier.batch.yield_obtained,
    )
    return uow.insert(entry)


def composition_text(uow: UnitOfWork, dossier: Dossier, formulation: MasterFormulation) -> str:
    """What went in, as the register must print it: ingredient, amount, lot, supplier, expiry, in the order of lines.

    Of a dilution drug and diluent stand there with what its portion holds of them.
    """
    rows = []
    for line in dossier.lines:
        if line.part is DilutionPart.PORTION:
            continue
        weighing = dossier.weighing_of(line.id)
        if weighing is None or weighing.lot is None:
            raise ValueError(f"{line.id} was not weighed from a lot")
        lot = uow.load(IngredientLot, weighing.lot)
        rows.append(
            {
                "ingredient": line.ingredient,
                "amount": str(_amount_in(uow, dossier, formulation, weighing)),
                "source": weighing.source.value,
                "lot": lot.lot_number,
                "receipt": lot.id,
                "supplier": lot.supplier,
                "maker": lot.maker,
                "expires_on": lot.expires_on.isoformat(),
            }
        )
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)


def _amount_in(uow: UnitOfWork, dossier: Dossier, formulation: MasterFormulation, weighing: Weighing) -> Quantity:
    """How much of a weighing is in the batch."""
    share = dossier.line(weighing.batch_line)
    made = dossier.dilution_of(share.line) if share.part is not None else None
    if made is None or weighing.lot is None:
        return weighing.reading
    kept = made.kept(weighed_count(uow, dossier, formulation, weighing))
    lot = uow.load(IngredientLot, weighing.lot)
    return from_smallest_units(kept, Unit.of(lot.unit))


def _signed_rows(dossier: Dossier, entry: RegisterEntry) -> list[tuple[type[Record], str]]:
    """The batch, its register entry, and all that the release rests on."""
    standing = dossier.standing
    checks = [check for check in dossier.verifications if check.agrees]
    return [
        (Batch, dossier.batch.id),
        (RegisterEntry, entry.id),
        *((Weighing, weighing.id) for weighing in standing),
        *((Verification, check.id) for check in checks),
        *((Deviation, deviation.id) for deviation in dossier.deviations),
        *((BatchContainer, container.id) for container in dossier.containers),
    ]
