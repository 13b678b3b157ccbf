"""An act: one transaction under the lock, audited by itself, answered once, numbered without a gap."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from compounder.domain.audit import AuditBody, entry_hash
from compounder.domain.batch import Batch, BatchId, DeviationId, Verification, Weighing, WeighingId
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.errors import Refusal
from compounder.domain.patient import Identity, Patient
from compounder.domain.staff import Role, Signature, StaffMember
from compounder.domain.stock import Account, IngredientLot, Leg, LotId, LotState
from compounder.services.unit_of_work import Act, Records, UnitOfWork
from compounder.store.engines import UnauditedWriteError
from compounder.store.journal_time import SET_CLOCK_BACK
from compounder.store.ledger import UnbalancedTransferError
from compounder.store.raw import snapshot
from compounder.store.writing import NotAllowedError
from tests.store.conftest import ON_SQLITE
from tests.store.day import (
    ADMINISTRATOR,
    BATCH,
    ERASED,
    GRAM,
    LOT,
    PATIENT,
    PHARMACIST,
    TECHNICIAN,
    Day,
    RandomBytes,
    act,
    g,
    nothing,
    open_for_test,
    plan_batch,
    receive_lot,
)


def erase_the_first(uow: UnitOfWork) -> Mapping[str, str]:
    """The first patient erased."""
    uow.erase(PATIENT)
    return {}


def bodies(day: Day) -> list[AuditBody]:
    """Every entry's body."""
    with snapshot(day.location) as database:
        return [AuditBody.parse(str(row["body"])) for row in database.rows("SELECT body FROM audit ORDER BY seq")]


def test_what_is_written_is_what_is_loaded(day: Day) -> None:
    """Every field of a record comes back as it was written, on both engines."""
    with day.records.reading() as loads:
        lot = loads.load(IngredientLot, LOT)
        batch = loads.load(Batch, BATCH)
        weighings = loads.find(Weighing, batch=BATCH, within_tolerance=True)
    assert (lot.state, lot.density, lot.opened_on) == (LotState.ACCEPTED, lot.density, None)
    assert str(lot.density) == "1.05 g/mL"
    assert batch.yield_obtained == g("198")
    assert [weighing.raw_line for weighing in weighings] == ["S S     100.00 g"]


def test_records_are_the_port_of_the_services(day: Day) -> None:
    """The store gives what the services ask for."""
    port: Records = day.records
    assert port.perform(act("look"), nothing).seq == 17


def test_an_unknown_record_is_refused(day: Day) -> None:
    """A key that nobody has is a refusal, not a fault."""
    with day.records.reading() as loads, pytest.raises(Refusal) as refusal:
        loads.load(IngredientLot, "nobody")
    assert refusal.value.code == "unknown_record"


def test_the_entry_names_every_row_with_old_and_new_values(day: Day) -> None:
    """Who, what, why, when, and each changed value before and after, without any service writing it."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        uow.change(uow.load(IngredientLot, LOT), state=LotState.RECALLED)
        return {"lot": LOT}

    asked = act("recall_lot", reason="letter of the maker")
    changes = day.records.perform(asked, work)
    body = bodies(day)[-1]
    assert (body.seq, body.act, body.by, body.reason, body.command) == (
        changes.seq, "recall_lot", PHARMACIST, "letter of the maker", asked.command,
    )  # fmt: skip
    lot = next(row for row in body.rows if row.table == "lots")
    assert lot.changed == (("state", "accepted", "recalled"),)
    assert lot.old != lot.new
    assert changes.touched == {("lots", LOT), ("commands", asked.command)}


def test_the_chain_links_each_entry_to_the_one_before(day: Day) -> None:
    """Each hash covers the entry before it."""
    with snapshot(day.location) as database:
        rows = list(database.rows("SELECT * FROM audit ORDER BY seq"))
    assert len(rows) == 16
    for before, row in zip([None, *rows], rows, strict=False):
        assert row["prev"] == ("0" * 64 if before is None else before["hash"])
        assert row["hash"] == entry_hash(int(str(row["seq"])), str(row["prev"]), str(row["body"]))


def test_secrets_and_names_never_enter_the_trail(day: Day) -> None:
    """Passwords, recovery codes and patients stand in the trail by digest alone."""
    whole = json.dumps([body.text() for body in bodies(day)], ensure_ascii=False)
    for hidden in ("Dupont", "argon2", "N-1", "1960-02-29"):
        assert hidden not in whole
    staff = [row for body in bodies(day) for row in body.rows if row.table == "staff"]
    assert {row.secret for row in staff} == {("password",), ("password", "recovery")}


def test_a_refusal_inside_an_act_leaves_nothing(day: Day) -> None:
    """Refused half-way, an act writes neither rows nor an entry."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        receive_lot(uow, LotId("lot-9"))
        raise Refusal("insufficient_stock", "place")

    with pytest.raises(Refusal):
        day.records.perform(act("receive"), work)
    with day.records.reading() as loads:
        assert loads.find(IngredientLot, id="lot-9") == ()
    assert len(bodies(day)) == 16


def test_a_repeated_command_answers_with_the_first_result(day: Day) -> None:
    """The same click sent twice writes once."""
    asked = act("receive_lot", TECHNICIAN)
    first = day.records.perform(asked, lambda uow: receive_lot(uow, LotId("lot-2")))
    second = day.records.perform(asked, lambda uow: receive_lot(uow, LotId("lot-3")))
    assert (second.repeated, second.seq, second.head) == (True, first.seq, first.head)
    assert second.result == first.result == {"lot": "lot-2"}
    assert len(bodies(day)) == first.seq


@pytest.mark.parametrize("other", [{"kind": "accept"}, {"by": PHARMACIST}, {"arguments": "other"}])
def test_a_command_id_for_another_wish_is_refused(day: Day, other: Mapping[str, str]) -> None:
    """One id cannot stand for two things."""
    asked = Act("look", TECHNICIAN, "one-id")
    day.records.perform(asked, nothing)
    with pytest.raises(Refusal) as refusal:
        day.records.perform(replace(asked, **other), nothing)  # type: ignore[arg-type]
    assert refusal.value.code == "command_reused"


def test_a_stale_record_is_never_written_over(day: Day) -> None:
    """What another station changed meanwhile is not overwritten."""
    with day.records.reading() as loads:
        stale = loads.load(IngredientLot, LOT)
    day.records.perform(act("open"), lambda uow: {"lot": uow.change(uow.load(IngredientLot, LOT), storage="dry").id})
    with pytest.raises(NotAllowedError):
        day.records.perform(act("open"), lambda uow: {"lot": uow.change(stale, storage="cold").id})


def test_append_only_records_cannot_be_changed(day: Day) -> None:
    """The unit of work itself refuses to change what stands for ever."""
    with pytest.raises(NotAllowedError):
        day.records.perform(
            act("cheat"), lambda uow: {"id": uow.change(uow.load(Weighing, "weighing-1"), reading=g("1")).id}
        )


def test_signatures_and_movements_have_their_own_ways(day: Day) -> None:
    """No service writes a signature by hand."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        uow.insert(uow.find(Signature)[0])
        return {}

    with pytest.raises(NotAllowedError):
        day.records.perform(act("forge"), work)


def test_a_signature_covers_the_rows_as_they_stand_at_the_end(day: Day) -> None:
    """Signed first and changed afterwards in the same act, the row is signed as it was committed."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        key = uow.sign("recall_lot", Role.PHARMACIST, (IngredientLot, LOT))
        uow.change(uow.load(IngredientLot, LOT), state=LotState.RECALLED, decision_signature=key)
        return {"signature": key}

    key = day.records.perform(act("recall_lot"), work).result["signature"]
    with day.records.reading() as loads:
        signature = loads.load(Signature, key)
    lot = next(row for row in bodies(day)[-1].rows if row.table == "lots")
    assert json.loads(signature.signed) == [["lots", LOT, lot.new]]
    assert (signature.signer, signature.role) == (PHARMACIST, Role.PHARMACIST)


def test_legs_that_do_not_sum_to_zero_are_a_fault(day: Day) -> None:
    """Nothing appears from nowhere (I1)."""
    with pytest.raises(UnbalancedTransferError):
        day.records.perform(act("move"), lambda uow: {"t": uow.move("x", [Leg(Account.LOT, 5, LOT)])})


def test_a_lot_never_gives_more_than_it_holds(day: Day) -> None:
    """Exactly all is allowed, one nanogram more is refused with both amounts (I2)."""
    held = 800 * GRAM

    def take(amount: int) -> None:
        legs = [Leg(Account.LOT, -amount, LOT), Leg(Account.WASTE, amount, LOT)]
        day.records.perform(act("waste"), lambda uow: {"transfer": uow.move("waste", legs)})

    with pytest.raises(Refusal) as refusal:
        take(held + 1)
    assert refusal.value.code == "insufficient_stock"
    assert str(refusal.value.values["held"]) == "800 g"
    take(held)
    with day.records.reading() as loads:
        assert loads.on_hand(LOT) == 0


def test_a_container_never_gives_more_than_it_holds(day: Day) -> None:
    """A pot of which 188 g are left gives no 189 g."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        pot = {"batch": BATCH, "container": "B-2026-1/1"}
        uow.move("waste", [Leg(Account.BATCH, -189 * GRAM, **pot), Leg(Account.WASTE, 189 * GRAM, **pot)])  # type: ignore[arg-type]
        return {}

    with pytest.raises(Refusal):
        day.records.perform(act("waste"), work)


def test_stock_is_counted_where_it_lies(day: Day) -> None:
    """Lot, pot and product are sums over the ledger."""
    with day.records.reading() as loads:
        assert loads.on_hand(LOT) == 800 * GRAM
        assert loads.in_batch(BATCH, LOT) == 0
        assert loads.product_left(BATCH) == loads.product_left(BATCH, "B-2026-1/1") == 188 * GRAM
        assert loads.reserved(LOT) == 0


def test_planned_amounts_reserve_until_weighed(day: Day) -> None:
    """A planned batch reserves; what was weighed reserves no more; the batch itself can be left out."""
    other = BatchId("B-2026-2")
    day.records.perform(act("plan"), lambda uow: plan_batch(uow, other))
    with day.records.reading() as loads:
        assert loads.reserved(LOT) == 200 * GRAM
        assert loads.reserved(LOT, except_batch=other) == 0
    legs = [Leg(Account.LOT, -150 * GRAM, LOT), Leg(Account.BATCH, 150 * GRAM, LOT, other)]
    day.records.perform(act("weigh"), lambda uow: {"t": uow.move("weighing", legs)})
    with day.records.reading() as loads:
        assert loads.reserved(LOT) == 50 * GRAM


def test_two_persons_are_demanded_by_the_database_itself(day: Day) -> None:
    """Even a service that forgot cannot store a weigher as verifier of their own weighing."""

    def forgetful(weigher: str, verifier: str) -> None:
        row = Verification(
            "v-9", WeighingId("weighing-2"), weigher, verifier, day.clock.now, "TS", g("1"), "w", agrees=False,  # type: ignore[arg-type]
        )  # fmt: skip
        day.records.perform(act("verify"), lambda uow: {"v": uow.insert(row).id})

    with pytest.raises(IntegrityError, match="two_persons"):
        forgetful(TECHNICIAN, TECHNICIAN)
    with pytest.raises(IntegrityError):
        forgetful(PHARMACIST, TECHNICIAN)  # the weigher's name is bound to the weighing


def test_only_one_agreeing_reading_stands(day: Day) -> None:
    """A weighing is verified once."""
    row = Verification(
        "v-9", WeighingId("weighing-1"), TECHNICIAN, PHARMACIST, day.clock.now, "T", g("1"), "w", agrees=True
    )
    with pytest.raises(IntegrityError):
        day.records.perform(act("verify"), lambda uow: {"v": uow.insert(row).id})


def test_numbers_follow_each_other_and_a_rolled_back_one_is_given_again(day: Day) -> None:
    """Gapless: what was not committed was never given."""

    def number(*, fail: bool) -> int:
        taken = []

        def work(uow: UnitOfWork) -> Mapping[str, str]:
            taken.append(uow.next_number(Series.RECEIPT))
            receive_lot(uow, LotId(f"lot-{taken[0]}"))
            if fail:
                raise Refusal("insufficient_stock", "place")
            return {}

        if fail:
            with pytest.raises(Refusal):
                day.records.perform(act("receive"), work)
        else:
            day.records.perform(act("receive"), work)
        return taken[0]

    assert [number(fail=fail) for fail in (False, True, False)] == [2, 3, 3]
    with day.records.reading() as loads:
        assert {entry.number for entry in loads.find(RegisterEntry, series=Series.PREPARATION)} == {1}


def test_an_open_deviation_and_its_decision_are_two_rows(day: Day) -> None:
    """A decision names what it closes, once."""
    from compounder.domain.batch import Deviation, DeviationDecision

    with day.records.reading() as loads:
        decided = loads.load(Deviation, "deviation-2")
    twice = replace(decided, id=DeviationId("deviation-3"), decision=DeviationDecision.REJECTED)
    with pytest.raises(IntegrityError):
        day.records.perform(act("decide"), lambda uow: {"d": uow.insert(twice).id})


def test_erasing_leaves_the_pseudonym_and_tells_the_anchor(day: Day) -> None:
    """The identity is gone, what referred to the patient stands, the anchor names the pseudonym."""
    day.records.perform(act("erase"), erase_the_first)
    with day.records.reading() as loads:
        assert loads.find(Identity) == ()
        assert all(patient.erased_at is not None for patient in loads.find(Patient))
    last = (day.anchors / "pharmacy-1.anchors").read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(last)["erased"] == [PATIENT]


def test_erased_bytes_leave_the_files(day: Day) -> None:
    """On SQLite the name is nowhere in the database's files any more; on PostgreSQL the answer is "not yet"."""
    day.records.perform(act("erase"), erase_the_first)
    overwritten = day.records.overwrite_erased()
    assert overwritten == (day.location.engine == "sqlite")
    if day.location.path is not None:
        files = [path for path in day.location.path.parent.iterdir() if path.name.startswith(day.location.path.name)]
        assert all(f"Dupont {name}".encode() not in path.read_bytes() for path in files for name in (PATIENT, ERASED))


def test_a_digest_of_a_paper_is_salted_where_a_patient_is_named(day: Day) -> None:
    """The same label of two patients, and of none, has three digests."""
    salted = day.records.salted_digest(PATIENT, b"label")
    assert salted != day.records.salted_digest(None, b"label")
    assert salted == day.records.salted_digest(PATIENT, b"label")


def test_nothing_but_the_unit_of_work_writes(day: Day) -> None:
    """A statement that changes something is refused on the writing engine, and impossible on the reading one."""
    statement = text("UPDATE lots SET storage = 'x'")
    with day.records._writer.connect() as connection, pytest.raises(UnauditedWriteError):
        connection.execute(statement)
    with day.records.reading() as loads, pytest.raises(Exception, match=r"(?i)read.?only"):
        loads._connection.execute(statement)  # type: ignore[attr-defined]


def test_the_clock_may_stand_still_but_not_go_back(day: Day) -> None:
    """Up to 2 minutes back counts as the last act's time; more is refused; PostgreSQL takes the server's time."""
    if day.location.engine == "postgresql":
        day.clock.now -= timedelta(days=300)
        at = day.records.perform(act("look"), nothing).at
        assert at.year >= 2026
        assert at > day.clock.now + timedelta(days=200)
        return
    last = day.records.perform(act("look"), nothing).at
    day.clock.now = last - timedelta(seconds=100)
    assert day.records.perform(act("look"), nothing).at == last
    day.clock.now = last - timedelta(minutes=3)
    with pytest.raises(Refusal) as refusal:
        day.records.perform(act("look"), nothing)
    assert refusal.value.code == "clock_behind"
    day.records.perform(act(SET_CLOCK_BACK, ADMINISTRATOR, "clock was wrong"), nothing)
    assert day.records.perform(act("look"), nothing).at < last


@ON_SQLITE
def test_a_clock_a_day_ahead_asks_for_confirmation(day: Day) -> None:
    """A jump of more than 24 hours forward is refused until somebody says that it is right."""
    day.clock.now += timedelta(hours=25)
    with pytest.raises(Refusal) as refusal:
        day.records.perform(act("look"), nothing)
    assert refusal.value.code == "clock_ahead"
    day.records.perform(replace(act("look"), clock_confirmed=True), nothing)


@ON_SQLITE
def test_years_and_days_are_the_pharmacys(day: Day) -> None:
    """At 23:30 UTC on the last of December it is next year in Paris, and the series begin anew."""
    day.clock.now = day.clock.now.replace(month=12, day=31, hour=23, minute=30)
    seen: list[tuple[int, int]] = []

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        seen.append((uow.local_now.year, uow.next_number(Series.PREPARATION)))
        return {}

    day.records.perform(replace(act("look"), clock_confirmed=True), work)
    assert seen == [(2027, 1)]


def test_an_anchor_that_cannot_be_written_never_fails_the_act(day: Day, tmp_path: Path) -> None:
    """The act stands; every answer says since when; the next success makes it good, torn end or not."""
    folder = tmp_path / "folder-or-file"
    folder.write_text("not a folder", encoding="utf-8")
    records = open_for_test(day.location, day.clock, RandomBytes(), folder)
    first = records.perform(act("erase"), erase_the_first)
    second = records.perform(act("look"), nothing)
    assert first.not_anchored_since == second.not_anchored_since == first.at
    folder.unlink()
    folder.mkdir()
    (folder / "pharmacy-1.anchors").write_text('{"torn', encoding="utf-8")
    assert records.perform(act("look"), nothing).not_anchored_since is None
    records.close()
    lines = (folder / "pharmacy-1.anchors").read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"torn'
    assert set(json.loads(lines[1])["erased"]) == {PATIENT, ERASED}


def test_the_pharmacys_people_are_kept(day: Day) -> None:
    """Flags come back as flags."""
    with day.records.reading() as loads:
        assert {member.active for member in loads.find(StaffMember)} == {True}
