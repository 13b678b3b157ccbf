"""What was filled and handed over stands on every paper as the ledger has it, not as the formulation usually fills."""

from __future__ import annotations

import pytest

from compounder.bootstrap import stationery
from compounder.domain.batch import BatchId
from compounder.domain.dispensing import DispensingId
from compounder.domain.staff import Role
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_dispensing_paper, print_register
from tests.services import bench, counter
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy
from tests.services.test_print_papers import text_of


@pytest.fixture
def batch(pharmacy: TestPharmacy) -> BatchId:
    """A released batch of nine pots of 50 g, one of 45 g and two of 25 g."""
    key = bench.stocked(pharmacy)
    made = bench.planned(pharmacy, size="550 g")
    bench.weigh_all(pharmacy, made, key)
    bench.verify_all(pharmacy, made)
    bench.steps_done(pharmacy, made)
    bench.obtain(pharmacy, made, "545 g", [(9, "50 g"), (1, "45 g"), (2, "25 g")])
    bench.release(pharmacy, made)
    return made


def register(pharmacy: TestPharmacy) -> str:
    """The words of the register."""
    act = pharmacy.act("print", Role.PHARMACIST)
    return text_of(print_register(pharmacy.records, act, stationery(), 2026, now=pharmacy.clock.now).pdf)


def test_the_register_counts_each_content_by_itself(pharmacy: TestPharmacy, batch: BatchId) -> None:
    """Quantity in mass and in number of units, as R.5125-45 wants them: not twelve pots of 50 g."""
    page = register(pharmacy)
    assert batch in page
    assert "545 g 9 pots de 50 g, 1 pot de 45 g, 2 pots de 25 g" in page


@pytest.mark.parametrize(
    ("pots", "part", "said"),
    [
        ((11, 12), None, "2 pots de 25 g"),
        ((1, 10), None, "1 pot de 50 g, 1 pot de 45 g"),
        ((1,), "20 g", "1 pot de 20 g"),
        ((1, 2), None, "2 pots de 50 g"),
    ],
)
def test_each_paper_says_what_was_handed_over(
    pharmacy: TestPharmacy, batch: BatchId, pots: tuple[int, ...], part: str | None, said: str
) -> None:
    """Patient label, dispensing record and register name the containers that left, or the part that was given."""
    anne = counter.patient(pharmacy)
    containers = [f"{batch}/{pot}" for pot in pots]
    given = counter.hand_over(pharmacy, anne, *containers, quantity=q(part) if part else None)
    key = DispensingId(given.result["dispensing"])
    for kind in (PaperKind.PATIENT_LABEL, PaperKind.DISPENSING_RECORD):
        act = pharmacy.act("print", Role.TECHNICIAN)
        paper = print_dispensing_paper(pharmacy.records, act, stationery(), kind, key, now=pharmacy.clock.now)
        assert said in text_of(paper.pdf)
    assert said in register(pharmacy).partition("D 2026-0001")[2]
