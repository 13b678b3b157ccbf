"""The audit trail page by page on both engines: filters, what it says, and that it tells no reading before its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.staff import Role, StaffMember
from compounder.domain.stock import IngredientLot
from compounder.services.audit_trail import AuditLine, AuditPage, keys_of, read_trail
from compounder.services.queries import AuditQuestion
from compounder.shipped import words
from compounder.store.audit_queries import StoredAuditQueries
from compounder.store.metadata import TABLES
from tests.services import bench
from tests.services.pharmacy import TestPharmacy


def asked(pharmacy: TestPharmacy, question: AuditQuestion | None = None, **more: int) -> AuditPage:
    """A page."""
    queries = StoredAuditQueries(pharmacy.location)
    try:
        with pharmacy.records.reading() as loads:
            return read_trail(loads, queries, question or AuditQuestion(), **more)
    finally:
        queries.close()


def keys(pharmacy: TestPharmacy, text: str) -> tuple[str, ...]:
    """The keys that a text names."""
    with pharmacy.records.reading() as loads:
        return keys_of(loads, text)


def said(lines: tuple[AuditLine, ...]) -> str:
    """Everything that lines say."""
    return repr(lines)


def test_the_trail_is_read_by_key_from_the_newest_act_and_misses_none(pharmacy_on_each_engine: TestPharmacy) -> None:
    """Page after page until the first act of all."""
    pharmacy = pharmacy_on_each_engine
    bench.stocked(pharmacy)
    numbers: list[int] = []
    page = asked(pharmacy, most=7)
    while page.has_more:
        numbers += [line.number for line in page.lines]
        page = asked(pharmacy, before=numbers[-1], most=7)
    numbers += [line.number for line in page.lines]
    assert numbers == list(range(numbers[0], 0, -1))
    assert page.lines[-1].kind == "set_up"
    assert page.lines[-1].by == ""


def test_person_kind_record_and_day_are_asked_in_sql(pharmacy_on_each_engine: TestPharmacy) -> None:
    """Each alone; a number that is both a batch and a receipt means the batch."""
    pharmacy = pharmacy_on_each_engine
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key)
    before = pharmacy.clock.now + timedelta(hours=1)
    pharmacy.clock.now += timedelta(days=1)
    bench.check_today(pharmacy, key)
    with pharmacy.records.reading() as loads:
        tina = loads.find(StaffMember, login="tina")[0]
        lot = loads.find(IngredientLot)[0]
    mine = asked(pharmacy, AuditQuestion(person=tina.id)).lines
    assert mine
    assert {line.by for line in mine} == {tina.name}
    assert {line.kind for line in asked(pharmacy, AuditQuestion(kind="record_weighing")).lines} == {"record_weighing"}
    assert all(line.at < before for line in asked(pharmacy, AuditQuestion(before=before)).lines)
    assert asked(pharmacy).lines[0].kind == "check_balance"
    of_batch = asked(pharmacy, AuditQuestion(keys=keys(pharmacy, batch))).lines
    assert {line.kind for line in of_batch} >= {"plan_batch", "record_weighing"}
    assert {line.about for line in of_batch} == {batch}
    assert "receive" in {line.kind for line in asked(pharmacy, AuditQuestion(keys=keys(pharmacy, lot.id))).lines}
    assert keys(pharmacy, batch) == (batch,)
    assert keys(pharmacy, lot.lot_number) == (lot.id,)


def test_no_reading_is_told_or_found_before_its_second(pharmacy: TestPharmacy) -> None:
    """Neither in the values nor in the reason, nor by looking for it; afterwards all of it stands there."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key)
    readings = [str(weighing.reading) for weighing in bench.dossier(pharmacy, batch).weighings]
    weighed = asked(pharmacy, AuditQuestion(kind="record_weighing")).lines
    assert all(line.is_withheld for line in weighed)
    rows = [row for line in weighed for row in line.rows if row.table in ("weighings", "movements")]
    assert rows
    assert all(row.is_withheld and row.changes == () for row in rows)
    with pytest.raises(Refusal, match="unknown_audited"):
        keys(pharmacy, readings[0])
    bench.verify_all(pharmacy, batch)
    lines = asked(pharmacy, AuditQuestion(kind="record_weighing")).lines
    assert not any(line.is_withheld for line in lines)
    values = {change.new for line in lines for row in line.rows for change in row.changes}
    assert any(row.table == "weighings" for line in lines for row in line.rows)
    assert batch in values


def test_a_deviation_tells_no_reading_either(pharmacy: TestPharmacy) -> None:
    """What was found out of its limits is a first reading too."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    line = bench.dossier(pharmacy, batch).lines[0]
    bench.weigh(pharmacy, line.id, bench.on_balance(key, "130 g"), deviation="the pan was wet")
    shown = said(asked(pharmacy).lines)
    assert "130 g" not in shown
    assert "the pan was wet" not in shown


def test_passwords_are_named_and_never_shown(pharmacy: TestPharmacy) -> None:
    """A column that is secret has a name and no value; neither have patients' rows."""
    lines = asked(pharmacy).lines
    secret = {name for line in lines for row in line.rows for name in row.secret}
    assert "password" in secret
    assert "argon2" not in said(lines)
    assert "commands" not in {row.table for line in lines for row in line.rows}
    assert any(line.kind == "add_staff" and line.about for line in lines)
    assert Role.TECHNICIAN.value in said(lines)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_field_that_an_act_may_change_has_a_word(language: str) -> None:
    """“What changed?” is read by pharmacists, in their language."""
    columns = {column.name for table in TABLES.values() for column in table.columns} - {"id"}
    assert sorted(name for name in columns if f"column.{name}" not in words(language).sentences) == []
