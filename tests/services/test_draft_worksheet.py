"""The worksheet of a plan that nobody recorded: a draft on each page, and nothing is written by it."""

from __future__ import annotations

from compounder.bootstrap import stationery
from compounder.domain.balance import BalanceId
from compounder.domain.batch import Batch
from compounder.domain.dispensing import Print
from compounder.domain.keeping import Command
from compounder.services.compound_batch.plan import WantedBatch, prepare_plan
from compounder.services.print_papers.draft_worksheet import draft_worksheet
from compounder.shipped import rule_book
from tests.documents.reading import page_texts
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy


def test_every_page_says_that_it_is_a_draft_and_nothing_is_recorded(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """In both languages; the amounts are those of the plan; no act, no number, no digest of a plan that stands."""
    wanted = WantedBatch(bench.OINTMENT, q("500 g"))
    prepared = prepare_plan(pharmacy.records, rule_book(), wanted, bench.today(pharmacy))
    paul = pharmacy.member("paul").id
    with pharmacy.records.reading() as loads:
        before = len(loads.find(Command))
    pages = page_texts(draft_worksheet(pharmacy.records, paul, stationery(), prepared, wanted, now=pharmacy.clock()))
    assert len(pages) >= 3
    for page in pages:
        assert "PROJET, NE PAS PRÉPARER" in page
        assert "DRAFT, NOT FOR PREPARATION" in page
        assert "aucun acte" in page
    assert "121,14" in pages[0]
    with pharmacy.records.reading() as loads:
        assert (len(loads.find(Command)), loads.find(Batch), loads.find(Print)) == (before, (), ())
