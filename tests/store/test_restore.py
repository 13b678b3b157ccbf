"""An older copy becomes the records again only by a signed declaration; numbers are never given out twice (I15)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compounder.domain.dispensing import Series
from compounder.domain.errors import Refusal
from compounder.domain.patient import Patient
from compounder.domain.staff import Role
from compounder.services.unit_of_work import UnitOfWork
from compounder.store.location import Location
from compounder.store.manifest import found_copy, manifest_of
from compounder.store.verification.verify import verify
from tests.store.conftest import ON_POSTGRESQL, ON_SQLITE, Databases
from tests.store.day import PATIENT, PHARMACIST, Clock, Day, RandomBytes, act, nothing, open_for_test
from tests.store.keeping import (
    Wish,
    backed_up,
    dispense_again,
    last_numbers,
    receive_again,
    restored,
    rows,
)
from tests.store.tampering import intruder


def refused(code: str, do: Callable[[], object]) -> Refusal:
    """The refusal that something meets."""
    with pytest.raises(Refusal) as refusal:
        do()
    assert refusal.value.code == code, refusal.value
    return refusal.value


def reopened(day: Day, location: Location) -> Day:
    """A restored database, open for the next act."""
    return Day(location, day.anchors, open_for_test(location, day.clock, RandomBytes(), day.anchors), day.clock)


def year_of(day: Day) -> int:
    """The year of the day's register."""
    return int(str(rows(day.location, "register")[0]["year"]))


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def erase_patient_one(uow: UnitOfWork) -> Mapping[str, str]:
    """A signed erasure."""
    uow.sign("erase_patient", Role.PHARMACIST, (Patient, PATIENT))
    uow.erase(PATIENT)
    return {}


def test_what_is_restored_is_what_was_backed_up(day: Day, databases: Databases, tmp_path: Path) -> None:
    """I15: same digest, same rows; lost is the act of the backup itself, and the declaration says so."""
    before = {table: rows(day.location, table) for table in ("register", "movements", "identities", "staff")}
    done = backed_up(day, tmp_path / "backups")
    (copy,) = done.copies
    target = databases.new(tmp_path)
    result = restored(day, copy.file, target)
    assert {table: rows(target, table) for table in before} == before
    (declared,) = [row for row in rows(target, "restorations") if row["id"] != "restoration-1"]
    assert declared["digest"] == copy.digest
    assert (declared["seq"], declared["head"]) == (copy.seq, copy.head)
    assert json.loads(str(declared["lost"])) == [[done.changes.seq, done.changes.head]]
    assert (result.lost, result.void, result.erased, result.not_anchored_since) == (1, (), (), None)
    report = verify(target, [day.anchors])
    assert (report.findings, report.anchored, report.seq) == ((), True, copy.seq + 1)


def test_lost_numbers_are_void_and_the_series_go_on_above(day: Day, databases: Databases, tmp_path: Path) -> None:
    """A number that left the house on a label is never given out again, whatever the copy knows."""
    year = year_of(day)
    (copy,) = backed_up(day, tmp_path / "backups").copies
    assert dispense_again(day, "lost-1") == f"dispensing-{year}-2"
    assert dispense_again(day, "lost-2") == f"dispensing-{year}-3"
    receive_again(day, "lot-lost")
    target = databases.new(tmp_path)
    result = restored(day, copy.file, target)
    assert result.lost == 4
    assert result.void == (f"D-{year}-0002", f"D-{year}-0003")
    assert last_numbers(target)[f"receipt {year}"] == 2
    void = {row["id"]: row for row in rows(target, "register") if row["void_reason"] is not None}
    assert void.keys() == set(result.void)
    assert {row["void_reason"] for row in void.values()} == {"the disk failed"}
    assert verify(target, [day.anchors]).findings == ()
    after = reopened(day, target)
    assert dispense_again(after, "next") == f"dispensing-{year}-4"
    receive_again(after, "lot-next")
    assert [row["number"] for row in rows(target, "lots") if row["id"] == "lot-next"] == [3]
    after.records.close()
    assert verify(target, [day.anchors]).findings == ()


def test_whoever_was_erased_after_the_copy_is_erased_again(day: Day, databases: Databases, tmp_path: Path) -> None:
    """The anchors remember the pseudonym; the name comes back with the copy and goes in the same act."""
    (copy,) = backed_up(day, tmp_path / "backups").copies
    day.records.perform(act("erase_patient", PHARMACIST, "asked for"), erase_patient_one)
    target = databases.new(tmp_path)
    result = restored(day, copy.file, target)
    assert result.erased == (PATIENT,)
    assert rows(target, "identities") == []
    assert verify(target, [day.anchors]).findings == ()
    if target.path is not None:
        assert b"Dupont" not in target.path.read_bytes(), "overwritten, not only unlinked"


def test_restoring_twice_from_one_copy_loses_both_histories(day: Day, databases: Databases, tmp_path: Path) -> None:
    """The anchors know the acts of either history; none may be missing from the second declaration."""
    year = year_of(day)
    (copy,) = backed_up(day, tmp_path / "backups").copies
    dispense_again(day, "lost-1")
    first = databases.new(tmp_path)
    restored(day, copy.file, first)
    after = reopened(day, first)
    assert dispense_again(after, "lost-2") == f"dispensing-{year}-3"
    after.records.close()
    second = databases.new(tmp_path)
    assert restored(day, copy.file, second).lost == 4
    assert last_numbers(second)[f"dispensing {year}"] == 3
    assert verify(second, [day.anchors]).findings == ()


def test_a_copy_made_after_a_restoration_knows_what_was_lost_before(
    day: Day, databases: Databases, tmp_path: Path
) -> None:
    """Its own restoration declared the older loss; only what came after it is new."""
    (old,) = backed_up(day, tmp_path / "old").copies
    dispense_again(day, "lost-1")
    first = databases.new(tmp_path)
    restored(day, old.file, first)
    after = reopened(day, first)
    (new,) = backed_up(after, tmp_path / "new").copies
    after.records.close()
    second = databases.new(tmp_path)
    result = restored(day, new.file, second)
    assert (result.lost, result.void) == (1, ())
    assert verify(second, [day.anchors]).findings == ()


def test_without_an_anchor_paper_must_say_the_last_numbers(day: Day, databases: Databases, tmp_path: Path) -> None:
    """A fire took the state folder too: the labels that went out are the only witness."""
    year, none = year_of(day), tmp_path / "new-machine"
    (copy,) = backed_up(day, tmp_path / "backups").copies
    target = databases.new(tmp_path)
    missing = refused("last_number", lambda: restored(day, copy.file, target, Wish(none)))
    assert missing.values["missing"] == tuple(f"{series.value} {year}" for series in Series)
    paper = {f"{series.value} {year}": 1 for series in Series}
    some = {name: number for name, number in paper.items() if not name.startswith("batch")}
    again = refused("last_number", lambda: restored(day, copy.file, target, Wish(none, some)))
    assert again.values["missing"] == (f"batch {year}",)
    result = restored(day, copy.file, target, Wish(none, {**paper, f"preparation {year}": 3}))
    assert result.void == (f"P-{year}-0002", f"P-{year}-0003")
    report = verify(target, [none])
    assert (report.findings, report.anchored) == ((), True)


@pytest.mark.parametrize(
    ("given", "variant"),
    [(("dispensing", 0), "behind"), (("dispensing", 20_260_012), "too_many"), (("dispensing 1999", 4), "unknown")],
)
def test_numbers_from_paper_that_cannot_be_are_refused(
    day: Day, databases: Databases, tmp_path: Path, given: tuple[str, int], variant: str
) -> None:
    """Below the copy's own, absurdly above it, or of a year that the copy cannot have missed."""
    (copy,) = backed_up(day, tmp_path / "backups").copies
    series, number = given
    name = series if " " in series else f"{series} {year_of(day)}"
    target = databases.new(tmp_path)
    refusal = refused("last_number", lambda: restored(day, copy.file, target, Wish(day.anchors, {name: number})))
    assert refusal.phrase.key.endswith(variant)


def test_paper_may_know_more_than_the_anchors(day: Day, databases: Databases, tmp_path: Path) -> None:
    """An anchor that could not be written is no reason to give its number out again."""
    year = year_of(day)
    (copy,) = backed_up(day, tmp_path / "backups").copies
    target = databases.new(tmp_path)
    result = restored(day, copy.file, target, Wish(day.anchors, {f"dispensing {year}": 2}))
    assert result.void == (f"D-{year}-0002",)


def test_living_records_are_never_written_over(day: Day, databases: Databases, tmp_path: Path) -> None:
    """Neither a database, nor a place where the log of one still lies: it would undo the restoration silently."""
    (copy,) = backed_up(day, tmp_path / "backups").copies
    refused("restore_over", lambda: restored(day, copy.file, day.location))
    if day.location.path is None:
        return
    for ending in ("-wal", "-shm", "-journal"):
        target = databases.new(tmp_path)
        assert target.path is not None
        beside = target.path.with_name(target.path.name + ending)
        beside.write_bytes(b"of another time")
        refused("restore_over", lambda target=target: restored(day, copy.file, target))  # type: ignore[misc]
        assert beside.read_bytes() == b"of another time"
        assert not target.path.exists()


def test_a_damaged_copy_is_refused(day: Day, databases: Databases, tmp_path: Path) -> None:
    """One bit: by the manifest's digest; a lost manifest does not hide it from the chain."""
    (copy,) = backed_up(day, tmp_path / "backups").copies
    raw = bytearray(copy.file.read_bytes())
    place = raw.rindex(b"Pharmacie de l") if day.location.path is not None else len(raw) // 2
    raw[place] ^= 1
    copy.file.write_bytes(raw)
    refusal = refused("copy_damaged", lambda: found_copy(copy.file))
    assert refusal.values["noted"] == copy.digest
    manifest_of(copy.file).unlink()
    assert found_copy(copy.file)[1] is None
    target = databases.new(tmp_path)
    with pytest.raises(Refusal) as found:
        restored(day, copy.file, target)
    assert found.value.code in {"copy_unsound", "database_tools", "database_damaged", "database_changed"}
    assert target.path is None or sorted(files(tmp_path)) == sorted({**files(day.anchors), copy.file.name: b""})


def test_what_is_no_copy_or_one_of_the_other_engine_is_refused(day: Day, databases: Databases, tmp_path: Path) -> None:
    """Named as what it is, before anything is written."""
    target = databases.new(tmp_path)
    letter = tmp_path / "letter.db"
    letter.write_bytes(b"Dear colleague, " * 40)
    refused("database_foreign", lambda: restored(day, letter, target))
    (copy,) = backed_up(day, tmp_path / "backups").copies
    other = Location(path=tmp_path / "x.db") if target.path is None else Location(url="postgresql://nobody@nowhere/x")
    refused("restore_engine", lambda: restored(day, copy.file, other))


def test_a_copy_of_another_history_is_refused(day: Day, databases: Databases, tmp_path: Path) -> None:
    """Rewritten, or of a branch that a restoration gave up: the anchors know other heads under the same numbers."""
    (old,) = backed_up(day, tmp_path / "old").copies
    dispense_again(day, "given-up")
    (branch,) = backed_up(day, tmp_path / "branch").copies
    first = databases.new(tmp_path)
    restored(day, old.file, first)
    after = reopened(day, first)
    receive_again(after, "lot-kept")
    receive_again(after, "lot-kept-too")
    after.records.close()
    second = databases.new(tmp_path)
    refusal = refused("copy_unsound", lambda: restored(day, branch.file, second))
    assert "finding.anchors.differs" in str(refusal.values["finding"])
    assert second.path is None or not second.path.exists()


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"password": "guessed"}, "sign_in_refused"),
        ({"login": "nobody"}, "sign_in_refused"),
        ({"login": "pharm-login"}, "not_permitted"),
        ({"reason": " "}, "reason_needed"),
    ],
)
def test_a_declaration_that_is_refused_leaves_nothing(
    day: Day, databases: Databases, tmp_path: Path, wish: dict[str, str], code: str
) -> None:
    """No file, no table, no anchor of an act that was never to be."""
    (copy,) = backed_up(day, tmp_path / "backups").copies
    target = databases.new(tmp_path)
    before = files(tmp_path)
    refused(code, lambda: restored(day, copy.file, target, Wish(day.anchors, **wish)))  # type: ignore[arg-type]
    assert files(tmp_path) == before
    assert restored(day, copy.file, target).lost == 1, "the place is as empty as it was"


@ON_SQLITE
def test_what_a_killed_restoration_left_is_in_nobodys_way(day: Day, databases: Databases, tmp_path: Path) -> None:
    """The half brought file bears another name and is replaced."""
    (copy,) = backed_up(day, tmp_path / "backups").copies
    target = databases.new(tmp_path)
    assert target.path is not None
    staged = target.path.with_name(f".{target.path.name}.restoring")
    staged.write_bytes(b"half")
    staged.with_name(staged.name + "-wal").write_bytes(b"a log")
    restored(day, copy.file, target)
    assert [path.name for path in target.path.parent.glob(f"*{target.path.name}*")] == [target.path.name]


@ON_SQLITE
def test_an_older_copy_put_in_place_by_hand_is_not_worked_on(day: Day, tmp_path: Path) -> None:
    """I15: refused as an older copy at the first act, naming the remedy; `verify` finds it too."""
    assert day.location.path is not None
    (copy,) = backed_up(day, tmp_path / "backups").copies
    place = Location(path=tmp_path / "back.db")
    shutil.copyfile(copy.file, str(place.path))
    old = open_for_test(place, day.clock, RandomBytes(), day.anchors)
    refusal = refused("older_copy", lambda: old.perform(act("sign_in"), nothing))
    assert refusal.values["anchored"] == copy.seq + 1
    old.close()
    assert [finding.check for finding in verify(place, [day.anchors]).findings] == ["anchors"]


@ON_SQLITE
def test_a_database_with_its_log_can_be_restored_from(day: Day, databases: Databases, tmp_path: Path) -> None:
    """A disk pulled from a dead machine holds a log: its acts are not lost."""
    assert day.location.path is not None
    last = dispense_again(day, "in-the-log")
    pulled = tmp_path / "pulled" / "pharmacy.db"
    pulled.parent.mkdir()
    for ending in ("", "-wal"):
        source = day.location.path.with_name(day.location.path.name + ending)
        shutil.copyfile(source, pulled.with_name(pulled.name + ending))
    target = databases.new(tmp_path)
    assert restored(day, pulled, target).lost == 0
    assert last in {row["id"] for row in rows(target, "register")}


@ON_SQLITE
def test_a_copy_is_restored_days_later(day: Day, databases: Databases, tmp_path: Path) -> None:
    """The clock stands more than a day after the copy's last act: a restoration knows that."""
    assert day.location.path is not None
    (copy,) = backed_up(day, tmp_path / "backups").copies
    later = Clock()
    later.now = day.clock.now.replace(year=day.clock.now.year + 2)
    target = databases.new(tmp_path)
    result = restored(Day(day.location, day.anchors, day.records, later), copy.file, target)
    assert result.changes.at.year == later.now.year
    assert verify(target, [day.anchors]).findings == ()


@ON_POSTGRESQL
def test_a_server_without_the_program_s_role_gets_it(day: Day, databases: Databases, tmp_path: Path) -> None:
    """After a restoration daily work has the rights of the role, as after `init`; the structure shows it."""
    assert day.location.path is None
    (copy,) = backed_up(day, tmp_path / "backups").copies
    target = databases.new(tmp_path)
    restored(day, copy.file, target)
    with intruder(target) as inside:
        inside.run("SET ROLE compounder_application")
        assert inside.run("SELECT count(*) FROM audit")[0][0] == copy.seq + 1
        with pytest.raises(Exception, match="permission denied"):
            inside.run("DELETE FROM audit")
