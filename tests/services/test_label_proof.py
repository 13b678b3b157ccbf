"""The proof of a batch's labels: what would print, to the byte, read back, and nothing recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compounder.bootstrap import stationery
from compounder.domain.batch import BatchId, ContainerState
from compounder.domain.dispensing import Print
from compounder.domain.errors import Refusal
from compounder.domain.label import LabelDesign
from compounder.domain.staff import Role
from compounder.services.print_papers.label_proof import LabelProof, papers_of_batch, prove_labels
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import WantedPaper, draw_paper, print_batch_paper, record_printing
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.pharmacy import TestPharmacy


def proof(pharmacy: TestPharmacy, batch: str, copy: int = 0) -> LabelProof:
    """The proof that the technician sees."""
    by = pharmacy.member(Role.TECHNICIAN).id
    return prove_labels(pharmacy.records, by, stationery(), BatchId(batch), copy, now=pharmacy.clock.now)


def test_the_proof_is_what_prints_and_records_nothing(pharmacy: TestPharmacy) -> None:
    """The same bytes, of the original and of a duplicate, whose reason stands in the records alone."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    first = proof(pharmacy, batch)
    with pharmacy.records.reading() as loads:
        assert loads.find(Print) == ()
    act = pharmacy.act("print", Role.TECHNICIAN)
    done = print_batch_paper(pharmacy.records, act, stationery(), PaperKind.LABEL, batch, now=pharmacy.clock.now)
    assert first.proved.pdf == done.pdf
    assert (first.pages, first.designs[0]) == (9, LabelDesign.POT_100X70)
    act = pharmacy.act("print", Role.TECHNICIAN, "torn")
    again = print_batch_paper(pharmacy.records, act, stationery(), PaperKind.LABEL, batch, now=pharmacy.clock.now)
    assert proof(pharmacy, batch, copy=1).proved.pdf == again.pdf != done.pdf


def test_every_field_and_every_element_of_the_code_was_read_back(pharmacy: TestPharmacy) -> None:
    """As the page says it, in the language of the papers; the code's elements from the decoded dots."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    pages = proof(pharmacy, batch).proved.pages
    assert len(pages) == 9
    for number, page in enumerate(pages, 1):
        read = {field.word.key.removeprefix("label."): field for field in page}
        assert all(field.agrees and field.found for field in page)
        assert read["word.batch"].found == read["word.batch"].record == batch
        assert read["word.container"].found == f"Pot {number} sur 9"
        assert read["element.container"].found == f"(21) {number:02d}"
        assert read["element.batch"].found == f"(10) {batch}"
        assert read["element.item"].found.startswith("(01) 02")
        assert read["element.use_by"].found.startswith("(17) 27")


def test_a_batch_that_is_not_released_has_no_proof(pharmacy: TestPharmacy) -> None:
    """As it has no labels."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    with pytest.raises(Refusal) as refused:
        proof(pharmacy, batch)
    assert refused.value.phrase.key == "refusal.nothing_to_print.not_released"


def test_papers_of_a_batch_tell_who_printed_what_and_why_again(pharmacy: TestPharmacy) -> None:
    """The latest first, and where each container is."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    for reason in (None, "torn"):
        act = pharmacy.act("print", Role.TECHNICIAN, reason)
        print_batch_paper(pharmacy.records, act, stationery(), PaperKind.LABEL, batch, now=pharmacy.clock.now)
        pharmacy.clock.now = pharmacy.clock.now.replace(hour=pharmacy.clock.now.hour + 1)
    with pharmacy.records.reading() as loads:
        papers = papers_of_batch(loads, rule_book(), batch)
    assert [(copy.copy, copy.by, copy.reason) for copy in papers.printed] == [
        (1, "Name of tina", "torn"),
        (0, "Name of tina", ""),
    ]
    assert papers.printed_of(PaperKind.BATCH_RECORD) == ()
    assert papers.count() == papers.count(ContainerState.FILLED) == 9
    assert papers.decided_by == "Name of paul"


def test_what_was_printed_between_drawing_and_recording_is_noticed(pharmacy: TestPharmacy) -> None:
    """Two windows: the second one records nothing."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    wanted = WantedPaper(PaperKind.LABEL, batch)
    acts = [pharmacy.act("print", Role.TECHNICIAN), pharmacy.act("print", Role.PHARMACIST)]
    drawn = [draw_paper(pharmacy.records, act, stationery(), wanted, now=pharmacy.clock.now) for act in acts]
    record_printing(pharmacy.records, acts[0], drawn[0])
    with pytest.raises(Refusal) as refused:
        record_printing(pharmacy.records, acts[1], drawn[1])
    assert refused.value.code == "printed_meanwhile"
    again = replace(acts[1], reason="the first one tore")
    assert draw_paper(pharmacy.records, again, stationery(), wanted, now=pharmacy.clock.now).copy == 1
