"""Whatever is changed behind the program's back is found, with its table and row named, on both engines."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from compounder.store.location import Location
from compounder.store.tables import AUDIT, KINDS
from compounder.store.verification.report import Finding
from compounder.store.verification.verify import verify
from tests.store.day import Day, RandomBytes, act, nothing, open_for_test
from tests.store.tampering import Intruder, intruder, other_values

TABLES = (*KINDS.values(), AUDIT)


def found(location: Location, anchors: Path | None = None) -> tuple[Finding, ...]:
    """What `verify` finds."""
    return verify(location, [] if anchors is None else [anchors]).findings


def choices(table: str) -> dict[str, list[str]]:
    """For each column that holds a choice, its values: what a tamperer would put there."""
    kind: type[Any] | None = next((kind for kind, name in KINDS.items() if name == table), None)
    if kind is None:
        return {}
    values: dict[str, list[str]] = {}
    for name, hint in get_type_hints(kind).items():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, Enum):
                values[name] = [str(member.value) for member in part]
    return values


def tamper(inside: Intruder, table: str, row: dict[str, Any], column: str, allowed: list[str]) -> object:
    """Change one value, guards dropped and put back; answer the first other value that the database took."""
    name = "seq" if table == AUDIT else "id"
    last: Exception | None = None
    with inside.unguarded(table):
        for value in other_values(row[column], [choice for choice in allowed if choice != row[column]]):
            try:
                inside.run(f"UPDATE {table} SET {column} = ? WHERE {name} = ?", value, row[name])
            except Exception as error:  # noqa: BLE001 - a constraint that not even the owner could break
                last = error
            else:
                return value
        raise AssertionError(f"{table}.{column} could not be changed: {last}")


def put_back(inside: Intruder, table: str, row: dict[str, Any], key: object) -> None:
    """Put the row back as it was."""
    name = "seq" if table == AUDIT else "id"
    marks = ", ".join("?" for _ in row)
    with inside.unguarded(table):
        inside.run(f"DELETE FROM {table} WHERE {name} = ?", key)
        inside.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())


@pytest.mark.parametrize("table", TABLES)
def test_every_column_and_the_last_row_of_every_audited_table(day: Day, table: str) -> None:
    """One value changed, or the last row deleted, triggers dropped and put back: found, table and row named."""
    day.records.close()
    name = "seq" if table == AUDIT else "id"
    with intruder(day.location) as inside:
        inside.drop_checks(table)
        structure = {finding.row for finding in found(day.location)}
        cursor = inside.connection.execute(f"SELECT * FROM {table} ORDER BY {name}")
        row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
        cursor.close()
        for column in row:
            value = tamper(inside, table, row, column, choices(table).get(column, []))
            rows = {finding.row for finding in found(day.location) if finding.table == table} - structure
            assert str(row[name]) in rows or (column == name and rows), column
            put_back(inside, table, row, value if column == name else row[name])
        assert {finding.row for finding in found(day.location)} == structure
        last = inside.run(f"SELECT {name} FROM {table} ORDER BY {name} DESC LIMIT 1")[0][0]
        with inside.unguarded(*TABLES):
            inside.run(f"DELETE FROM {table} WHERE {name} = ?", last)
    assert (table, str(last)) in {(finding.table, finding.row) for finding in found(day.location, day.anchors)}


def test_triggers_dropped_and_put_back_are_no_finding(day: Day) -> None:
    """What is as it was is as it was."""
    day.records.close()
    with intruder(day.location) as inside, inside.unguarded(*TABLES):
        pass
    assert found(day.location, day.anchors) == ()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_last_entries_deleted(day: Day, count: int) -> None:
    """A chain cut short is found by the rows that it no longer explains, and by the anchor."""
    day.records.close()
    with intruder(day.location) as inside, inside.unguarded(AUDIT):
        inside.run("DELETE FROM audit WHERE seq > ?", 16 - count)
    checks = {finding.check for finding in found(day.location, day.anchors)}
    assert {"live_rows", "anchors"} <= checks


def test_a_copy_from_before_the_last_act_is_found_by_the_anchor(day: Day, databases: Any) -> None:
    """An older copy is whole in itself: only what stands outside the database tells."""
    day.records.close()
    before = databases.copy(day.location)
    records = open_for_test(day.location, day.clock, RandomBytes(), day.anchors)
    records.perform(act("look"), nothing)
    records.close()
    assert [(finding.check, finding.row) for finding in found(before, day.anchors)] == [("anchors", "17")]
    alone = verify(before)
    assert (alone.is_sound, alone.anchored) == (True, False)


def test_anchors_are_found_by_pharmacy_whatever_the_file_is_called(day: Day, databases: Any) -> None:
    """A copy under another name meets the same anchors."""
    day.records.close()
    report = verify(databases.copy(day.location), [day.anchors])
    assert (report.is_sound, report.anchored, report.seq) == (True, True, 16)


def test_a_torn_anchor_is_passed_over(day: Day) -> None:
    """A line half-written in a crash is no accusation."""
    day.records.close()
    with (day.anchors / "pharmacy-1.anchors").open("a", encoding="utf-8") as file:
        file.write('{"seq": 999, "pha')
    assert found(day.location, day.anchors) == ()


def test_verify_changes_nothing(day: Day, tmp_path: Path) -> None:
    """Neither the database nor an anchor is touched."""
    day.records.close()
    anchors = (day.anchors / "pharmacy-1.anchors").read_bytes()
    before = None if day.location.path is None else day.location.path.read_bytes()
    verify(day.location, [day.anchors, tmp_path / "not-there"])
    assert (day.anchors / "pharmacy-1.anchors").read_bytes() == anchors
    assert not (tmp_path / "not-there").exists()
    if day.location.path is not None:
        assert day.location.path.read_bytes() == before


def test_a_whole_day_is_sound(day: Day) -> None:
    """The day itself has no finding, erased patient, exception and restoration included."""
    report = verify(day.location, [day.anchors])
    assert report.findings == ()
    assert (report.seq, len(report.head)) == (16, 64)
