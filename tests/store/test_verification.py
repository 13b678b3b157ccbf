"""Each check of `verify` has a case that it alone finds: with the check removed, nothing is found any more."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from compounder.domain.audit import entry_hash, head_letters
from compounder.domain.batch import (
    Batch,
    BatchId,
    BatchLine,
    BatchState,
    DilutionPart,
    LineId,
    LoneException,
    Verification,
    Weighing,
    WeighingId,
    WeighingSource,
)
from compounder.domain.dispensing import Print, RegisterEntry, RegisterEntryId, Series
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.keeping import Backup, Command
from compounder.domain.ledger import to_smallest_units
from compounder.domain.patient import Identity
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role, Signature, SignatureId, StaffId
from compounder.domain.stock import Account, IngredientLot, Leg, LotId, StockDimension, StockMovement, TransferId
from compounder.services.unit_of_work import UnitOfWork
from compounder.store.anchors import Anchor
from compounder.store.verification.ledger_checks import SMALLEST_UNITS, smallest_units
from compounder.store.verification.verify import CHECKS, check_name, verify
from tests.store.conftest import ENGINES, ON_SQLITE
from tests.store.day import (
    BATCH,
    ERASED,
    GRAM,
    LOT,
    PHARMACIST,
    POT,
    TECHNICIAN,
    Day,
    Work,
    act,
    g,
    nothing,
    plan_batch,
    receive_lot,
)
from tests.store.tampering import chain_of, edit_last, intruder, put_chain, rewrite_chain, with_row_changed

OTHER = BatchId("B-2026-2")


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody does behind the rules, and which anchors and papers are at hand afterwards."""

    check: str
    do: Callable[[Day], None]
    anchors: bool = True
    sqlite_only: bool = False
    paper: str = ""


def forge(work: Work, by: StaffId = PHARMACIST) -> Callable[[Day], None]:
    """An act that keeps every rule of the chain and breaks one of the pharmacy, as a wrong service would."""

    def do(day: Day) -> None:
        day.records.perform(act("forged", by), work)

    return do


def written(*records: Any) -> Work:
    """A work that writes rows past the unit of work's own refusals."""

    def work(uow: Any) -> Mapping[str, str]:
        for record in records:
            uow._insert(record(uow) if callable(record) else record)
        return {}

    return work


def guards_off(day: Day) -> None:
    """The writing connection without references and checks (SQLite)."""
    day.records.perform(act("look"), nothing)  # the structure is looked at with the first act
    with intruder(day.location) as inside:
        if inside.engine == "postgresql":
            inside.run("ALTER TABLE verifications DROP CONSTRAINT ck_verifications_two_persons")
            return
    pooled = day.records._writer.raw_connection()
    for pragma in ("foreign_keys=OFF", "ignore_check_constraints=ON"):
        pooled.cursor().execute(f"PRAGMA {pragma}")
    pooled.close()


def drop_a_trigger(day: Day) -> None:
    """A guard gone."""
    on = " ON movements" if day.location.engine == "postgresql" else ""
    name = "movements_unchanged" if on else "movements_not_updated"
    with intruder(day.location) as inside:
        inside.run(f"DROP TRIGGER {name}{on}")


def swap_two_indexes(day: Day) -> None:
    """Two indexes lead to each other's pages: the structure reads the same, the engine finds it broken."""
    with intruder(day.location) as inside:
        inside.run("PRAGMA writable_schema=ON")
        roots = dict(inside.run("SELECT name, rootpage FROM sqlite_master WHERE name LIKE 'ix_movements_%'"))
        pair = ("ix_movements_lot", "ix_movements_batch")
        for one, other in (pair, pair[::-1]):
            inside.run("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", roots[other], one)


def a_print(uow: UnitOfWork, **values: Any) -> Print:
    """A print of the worksheet of the batch after the first act."""
    first = "0" * 64
    paper = Print("print-9", "worksheet", 1, first, "d" * 64, 0, PHARMACIST, uow.now, BATCH)
    return replace(paper, **values)


def refer_to_nothing(day: Day) -> None:
    """A row that names a batch that never was."""
    guards_off(day)
    first = verify(day.location).head
    seq = verify(day.location).seq
    values = {"documents_seq": seq, "documents_head": first, "batch": BatchId("nowhere")}
    forge(written(lambda uow: a_print(uow, **values)))(day)


def wrong_link(day: Day) -> None:
    """The last entry names another predecessor, its own hash recomputed."""
    entries = rewrite_chain(day.location, lambda body: body)
    last = entries[-1]
    other = "f" * 64
    put_chain(day.location, [*entries[:-1], replace(last, prev=other, hash=entry_hash(last.seq, other, last.body))])


def wrong_hash(day: Day) -> None:
    """The last entry's hash is another."""
    entries = rewrite_chain(day.location, lambda body: body)
    put_chain(day.location, [*entries[:-1], replace(entries[-1], hash="f" * 64)])


def unread_body(day: Day) -> None:
    """One entry more, of no rows, whose body is none."""
    entries = rewrite_chain(day.location, lambda body: body)
    last = entries[-1]
    body = "[]"
    hashed = entry_hash(last.seq + 1, last.hash, body)
    put_chain(day.location, [*entries, replace(last, seq=last.seq + 1, prev=last.hash, hash=hashed, body=body)])


def anchor(day: Day, **values: Any) -> None:
    """One more anchor, of the last act but for the values."""
    report = verify(day.location)
    line = replace(Anchor("pharmacy-1", report.seq, report.head), **values).line()
    with (day.anchors / "pharmacy-1.anchors").open("a", encoding="utf-8") as file:
        file.write(line)


def change_a_row(day: Day) -> None:
    """A value changed behind the program's back."""
    with intruder(day.location) as inside:
        inside.run("UPDATE lots SET storage = 'warm'")


def delete_a_row(day: Day) -> None:
    """A row deleted behind the program's back."""
    with intruder(day.location) as inside, inside.unguarded("prints"):
        inside.run("DELETE FROM prints")


def leg(key: str, account: Account, amount: int, **values: Any) -> Callable[[UnitOfWork], StockMovement]:
    """A leg written by itself."""
    transfer, mass = TransferId("t-9"), StockDimension.MASS
    return lambda uow: StockMovement(key, transfer, "forged", account, amount, mass, PHARMACIST, uow.now, **values)


def overfill(uow: UnitOfWork) -> Mapping[str, str]:
    """A container that holds more than it was filled with."""
    pot: dict[str, Any] = {"batch": BATCH, "container": POT}
    uow.move("filling", [Leg(Account.PRODUCED, -5, **pot), Leg(Account.BATCH, 5, **pot)])
    return {}


def a_weighing(uow: UnitOfWork, key: str, lot: LotId, by: StaffId = TECHNICIAN, *, line: LineId | None = None) -> None:
    """A weighing for the first line of another batch, or for another of its lines."""
    uow.insert(
        Weighing(
            WeighingId(key), OTHER, line or LineId(f"{OTHER}-line-1"), lot, g("1"), WeighingSource.TYPED,
            within_tolerance=True, weighed_by=by, weighed_at=uow.now, reason="no balance",
        )
    )  # fmt: skip


def weigh_a_quarantined_lot(uow: UnitOfWork) -> Mapping[str, str]:
    """Weighed before it was accepted."""
    receive_lot(uow, LotId("lot-2"))
    plan_batch(uow, OTHER)
    a_weighing(uow, "weighing-9", LotId("lot-2"))
    return {}


def mix_without_a_drug(uow: UnitOfWork) -> Mapping[str, str]:
    """The diluent of a dilution weighed, which names no weighing of a drug."""
    plan_batch(uow, OTHER)
    line = uow.load(BatchLine, f"{OTHER}-line-1")
    diluent = LineId(f"{OTHER}-line-3")
    uow.insert(replace(line, id=diluent, share=3, part=DilutionPart.DILUENT))
    a_weighing(uow, "weighing-9", LOT, line=diluent)
    return {}


def throw_away_what_was_never_diluted(uow: UnitOfWork) -> Mapping[str, str]:
    """A rest of a dilution in the ledger of a batch that had none."""
    uow.move("dilution_rest", [Leg(Account.LOT, -5, LOT), Leg(Account.WASTE, 5, LOT, BATCH)])
    return {}


def void_number(number: int) -> Callable[[UnitOfWork], RegisterEntry]:
    """A void number of the register."""
    key = RegisterEntryId(f"void-{number}")
    return lambda uow: RegisterEntry(
        key, Series.PREPARATION, 2026, number, PHARMACIST, uow.now, void_reason="lost by a restore"
    )


def enter_an_unreleased_batch(uow: UnitOfWork) -> Mapping[str, str]:
    """A number of the register for a batch only planned."""
    plan_batch(uow, OTHER)
    uow.insert(replace(enter_later(uow), batch=OTHER))
    return {}


def enter_later(uow: UnitOfWork) -> RegisterEntry:
    """The next entry of the preparations, not yet written."""
    number = uow.next_number(Series.PREPARATION)
    return RegisterEntry(
        RegisterEntryId(f"p-{number}"), Series.PREPARATION, uow.local_now.year, number, PHARMACIST, uow.now, BATCH,
        None, "[]", g("1"),
    )  # fmt: skip


def signature(**values: Any) -> Callable[[UnitOfWork], Signature]:
    """A signature written by hand."""
    row = Signature(SignatureId("signature-9"), PHARMACIST, Role.PHARMACIST, "x", None, "nonce-9", "[]")  # type: ignore[arg-type]
    return lambda uow: replace(row, signed_at=uow.now, **values)


def borrow_a_signature(uow: UnitOfWork) -> Mapping[str, str]:
    """A lot's decision under the signature of something else."""
    version = uow.find(FormulationVersion)[0]
    uow.change(uow.load(IngredientLot, LOT), decision_signature=version.approved_signature)
    return {}


def verify_oneself(day: Day) -> None:
    """A second reading by the weigher, the CHECK out of the way."""
    guards_off(day)
    at, weighing = day.clock.now, WeighingId("weighing-2")
    row = Verification("v-9", weighing, TECHNICIAN, TECHNICIAN, at, "T", None, "w", agrees=False)
    forge(written(row))(day)
    with intruder(day.location) as inside:
        if inside.engine == "postgresql":
            check = "CHECK (verified_by <> weighed_by)"
            inside.run(f"ALTER TABLE verifications ADD CONSTRAINT ck_verifications_two_persons {check} NOT VALID")
            inside.run("UPDATE pg_constraint SET convalidated = true WHERE conname = 'ck_verifications_two_persons'")


def read_and_excepted(uow: UnitOfWork) -> Mapping[str, str]:
    """An exception for a weighing that was verified."""
    key = uow.sign("except", Role.PHARMACIST, (Batch, BATCH))
    uow.insert(LoneException("lone-9", WeighingId("weighing-1"), PHARMACIST, uow.now, "night", key))
    return {}


def release_what_one_weighed(day: Day) -> None:
    """Weighed and released by one pharmacist, verified by the other person."""

    def weighed(uow: UnitOfWork) -> Mapping[str, str]:
        plan_batch(uow, OTHER)
        a_weighing(uow, "weighing-9", LOT, PHARMACIST)
        return {}

    def verified(uow: UnitOfWork) -> Mapping[str, str]:
        weighing = WeighingId("weighing-9")
        uow.insert(Verification("v-9", weighing, PHARMACIST, TECHNICIAN, uow.now, "T", g("1"), "w", agrees=True))
        return {}

    def released(uow: UnitOfWork) -> Mapping[str, str]:
        key = uow.sign("release", Role.PHARMACIST, (Batch, OTHER))
        uow.change(
            uow.load(Batch, OTHER), state=BatchState.RELEASED, decided_by=PHARMACIST, decided_at=uow.now,
            decision_signature=key, yield_obtained=g("1"), beyond_use="2027-02-21", binding_rule="house",
            candidates="[]", made_by=PHARMACIST, made_at=uow.now,
        )  # fmt: skip
        uow.insert(replace(enter_later(uow), batch=OTHER))
        return {}

    day.records.perform(act("weigh"), weighed)
    day.records.perform(act("verify", TECHNICIAN), verified)
    forge(released)(day)


def earlier(day: Day) -> None:
    """The last act an hour before the one before it."""
    edit_last(day.location, lambda body: replace(body, at="2020-01-01T00:00:00.000000+00:00"))


def identity_again(uow: UnitOfWork) -> Mapping[str, str]:
    """An erased person is back."""
    uow.insert(Identity(ERASED, uow.random_bytes(16), "Dupont"))
    return {}


CASES = (
    Case("structure", drop_a_trigger),
    Case("integrity", swap_two_indexes, sqlite_only=True),
    Case("references", refer_to_nothing, sqlite_only=True),
    Case("links", wrong_link, anchors=False),
    Case("hashes", wrong_hash, anchors=False),
    Case("bodies", unread_body),
    Case("time", earlier, anchors=False),
    Case("replay", lambda day: edit_last(day.location, lambda b: with_row_changed(b, 1, old="e" * 64)), anchors=False),
    Case("live_rows", change_a_row),
    Case("missing_rows", delete_a_row),
    Case("commands", forge(written(lambda uow: Command("c-9", "x", 999, uow.now, "", "{}", PHARMACIST)))),
    Case("anchors", lambda day: anchor(day, seq=99)),
    Case("anchored_numbers", lambda day: anchor(day, numbers={"preparation 2026": 2})),
    Case("erasures", forge(identity_again)),
    Case("paper_heads", lambda _day: None, paper=head_letters("ab" * 32)),
    Case("backups", forge(written(lambda uow: Backup("b-9", "f", "d" * 64, 3, "0" * 64, PHARMACIST, uow.now)))),
    Case("balanced", forge(written(leg("m-9", Account.WASTE, 5, lot=LOT)))),
    Case(
        "never_below_zero",
        forge(
            written(leg("m-8", Account.LOT, -900 * GRAM, lot=LOT), leg("m-9", Account.ADJUSTMENT, 900 * GRAM, lot=LOT))
        ),
    ),
    Case("stored_amounts", forge(overfill)),
    Case("barred_lots", forge(weigh_a_quarantined_lot)),
    Case("dilutions", forge(mix_without_a_drug)),
    Case("dilution_rests", forge(throw_away_what_was_never_diluted)),
    Case("gapless", forge(written(void_number(3)))),
    Case("register_time", forge(written(void_number(3), void_number(2)))),
    Case("register_acts", forge(enter_an_unreleased_batch)),
    Case("prints", forge(written(a_print))),
    Case("signatures", forge(written(signature(signed=json.dumps([["lots", LOT, "e" * 64]]))))),
    Case("signers", forge(written(signature(role=Role.AUDITOR)))),
    Case("decisions", forge(borrow_a_signature)),
    Case("second_readings", verify_oneself),
    Case("two_persons", forge(read_and_excepted)),
    Case("releasers", release_what_one_weighed),
)


@pytest.mark.parametrize(
    ("databases", "case"),
    [(engine, case) for engine in ENGINES for case in CASES if engine == "sqlite" or not case.sqlite_only],
    indirect=["databases"],
    ids=lambda part: part.check if isinstance(part, Case) else part,
)
def test_what_each_check_alone_finds(day: Day, case: Case) -> None:
    """The check finds its case; every other check together finds nothing."""
    case.do(day)
    day.records.close()
    anchors = [day.anchors] if case.anchors else []
    papers = [case.paper] if case.paper else []
    findings = verify(day.location, anchors, papers).findings
    assert {finding.check for finding in findings} == {case.check}, findings
    others = [check for check in CHECKS if check_name(check) != case.check]
    assert verify(day.location, anchors, papers, checks=others).is_sound


def test_every_check_has_its_case() -> None:
    """A new check without a case turns this red; so does a case whose check was removed."""
    assert sorted(case.check for case in CASES) == sorted(map(check_name, CHECKS))


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(day: Day) -> None:
    """A value that no check can read stops nobody."""
    day.records.close()
    with intruder(day.location) as inside:
        inside.run("UPDATE pharmacy SET time_zone = 'Nowhere/Never'")
    checks = [finding.check for finding in verify(day.location).findings]
    assert checks == ["live_rows", "stopped"]


def test_a_chain_rewritten_whole_is_found_by_anchor_and_paper(day: Day) -> None:
    """Who recomputes every hash is whole in themselves, and found by what stands outside."""
    day.records.close()
    letters = head_letters(verify(day.location).head)
    assert verify(day.location, [day.anchors], [letters, letters.replace(" ", "")]).is_sound
    rewrite_chain(day.location, lambda body: replace(body, reason="because") if body.seq == 16 else body)
    assert verify(day.location).is_sound
    assert {f.check for f in verify(day.location, [day.anchors], [letters]).findings} == {"anchors", "paper_heads"}
    assert len(chain_of(day.location)) == 16


def test_the_ledgers_factors_are_those_of_the_domain() -> None:
    """The short table of `verify` agrees with Pint's."""
    for unit, count in SMALLEST_UNITS.items():
        assert to_smallest_units(Quantity.of(1, unit)) == count == smallest_units(f"1 {unit}")


def test_letters_copied_wrongly_are_refused_before_anything_is_accused(day: Day) -> None:
    """One wrong letter, or two exchanged, is a slip of the copyist."""
    letters = head_letters(verify(day.location).head)
    wrong = ("0" if letters[0] != "0" else "1") + letters[1:]
    with pytest.raises(Refusal) as refusal:
        verify(day.location, [], [wrong])
    assert refusal.value.code == "head_letters"


def run_verify(location: str, *prefix: str) -> subprocess.CompletedProcess[str]:
    """`verify` in a process of its own, which tells what it imported."""
    program = (
        "import sys; from compounder.store.location import Location\n"
        "from compounder.store.verification.verify import verify\n"
        "report = verify(Location.of(sys.argv[1]))\n"
        "print(report.is_sound, report.seq, *sorted({'sqlalchemy','alembic','pint','reportlab'} & set(sys.modules)))"
    )
    return subprocess.run(
        [*prefix, sys.executable, "-c", program, location], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )


def test_verify_starts_lean(day: Day) -> None:
    """No library that is slow to start is imported: the answer comes within a second, process start included."""
    where = str(day.location.path or day.location.url)
    assert run_verify(where).stdout.split() == ["True", "16"]


@ON_SQLITE
def test_verify_works_on_a_folder_that_cannot_be_written(day: Day, tmp_path: Path) -> None:
    """Read-only media: a log of writes beside the file counts; without one the file is read as it is."""
    assert day.location.path is not None
    folder = tmp_path / "read-only"
    folder.mkdir()
    bound = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.getuid() == 0 else ()
    try:
        day.records.perform(act("look"), nothing)
        for path in day.location.path.parent.glob(f"{day.location.path.name}*"):
            if not path.name.endswith("-shm"):
                shutil.copyfile(path, folder / path.name)
                (folder / path.name).chmod(0o444)
        folder.chmod(0o555)
        copy = folder / day.location.path.name
        assert run_verify(str(copy), *bound).stdout.split() == ["True", "17"]
        folder.chmod(0o755)
        (folder / f"{copy.name}-wal").unlink()
        folder.chmod(0o555)
        assert run_verify(str(copy), *bound).stdout.split() == ["True", "16"]
        assert {path.name for path in folder.iterdir()} == {copy.name}
    finally:
        folder.chmod(0o755)
