"""What the window asks at each keystroke, scan and opening of a screen, in a hospital after ten years.

The limit is the same for all, in bare SQL: one look at every patient's name, and the rows of a page of batches, unread.
A tenth of the hospital is made, which takes a while.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from compounder.domain.batch import Batch, BatchState
from compounder.domain.patient import Pseudonym
from compounder.domain.staff import Role
from compounder.domain.stock import IngredientLot, LotState
from compounder.services.find_records import find_records, find_scanned
from compounder.services.keep_patients import find_patients
from compounder.services.keep_stock import lot_named
from compounder.services.list_batches import BatchGroup, list_batches
from compounder.services.lot_life import lot_life
from compounder.services.patient_file import patient_file
from compounder.services.queries import LotQuestion
from compounder.services.survey_day import survey_day
from compounder.services.survey_stock import survey_stock
from compounder.services.told_stock import unread_weighings
from compounder.shipped import rule_book
from compounder.store.location import sqlite_driver
from compounder.store.stock_queries import StoredStockQueries
from tests.benchmarks.hospital import Size, grow
from tests.benchmarks.test_ratios import ratio, report
from tests.services.pharmacy import TestPharmacy

pytestmark = [pytest.mark.benchmark, pytest.mark.soak]
PARTS = 10
BOUND, MOST_MILLISECONDS = 60, 300


@pytest.fixture
def stock(pharmacy: TestPharmacy) -> Iterator[StoredStockQueries]:
    """The hospital's stock."""
    grow(pharmacy, Size().part(PARTS))
    queries = StoredStockQueries(pharmacy.location)
    yield queries
    queries.close()


def test_questions_in_a_hospital_after_ten_years(pharmacy: TestPharmacy, stock: StoredStockQueries) -> None:
    """Each at most `BOUND` times the limit, whatever else the machine does, and well within a moment."""
    rules, now = rule_book(), pharmacy.clock.now
    paul = pharmacy.member(Role.PHARMACIST)
    bare = sqlite_driver().connect(str(pharmacy.location.path))

    def limit() -> None:
        bare.execute("SELECT count(*) FROM identities WHERE name LIKE '%zzz%'").fetchone()
        newest = "SELECT id FROM batches ORDER BY id DESC LIMIT 100"
        for table in ("batch_lines", "weighings", "batch_steps", "containers"):
            bare.execute(f"SELECT * FROM {table} WHERE batch IN ({newest})").fetchall()

    with pharmacy.records.reading() as loads:
        lots = loads.pick(IngredientLot, "id", state=LotState.ACCEPTED)
        batch = loads.pick(Batch, "id", state=BatchState.RELEASED)[-1][0]
        planned = loads.load(Batch, batch).planned_at
        questions: dict[str, Callable[[], object]] = {
            "a part of a number": lambda: find_records(loads, rules, "2024-0"),
            "a name that nobody has": lambda: find_records(loads, rules, "zzzzzz"),
            "a preparation": lambda: find_records(loads, rules, "thiosulfate 17 %"),
            "a patient": lambda: find_patients(loads, "nguyễn hoa", most=100),
            "two letters of a patient": lambda: find_patients(loads, "ma", most=100),
            "a scan": lambda: find_scanned(loads, rules, batch=batch, lot="LOT000101"),
            "a lot by its receipt": lambda: lot_named(loads, "2024-0003"),
            "Today": lambda: survey_day(loads, rules, person=paul.id, role=paul.role, now=now),
            "batches finished": lambda: list_batches(loads, rules, BatchGroup.FINISHED),
            "batches refused": lambda: list_batches(loads, rules, BatchGroup.REFUSED, text="house"),
            "readings that wait": lambda: unread_weighings(loads),
            "the act of a paper": lambda: loads.last_act("plan_batch", since=planned, batch=batch),
            "a page of the stock": lambda: survey_stock(
                loads, stock, rules, LotQuestion(now.date(), text="glyc"), ingredients=(), language="fr"
            ),
            "a lot's card": lambda: lot_life(loads, stock, rules, lots[-1][0]),
            "a patient's file": lambda: patient_file(loads, rules, Pseudonym("patient17"), now=now),
        }
        for name, question in questions.items():
            question()  # what is read once in a session is read
            measured = ratio(question, limit, rounds=5)
            report(name, measured, BOUND)
            assert measured[1] < MOST_MILLISECONDS, name
    bare.close()
