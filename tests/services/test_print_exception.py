"""A lone pharmacist's signed exception stands on every paper of the batch, and on no other."""

from __future__ import annotations

from compounder.bootstrap import stationery
from compounder.domain.dispensing import DispensingId
from compounder.domain.staff import Role
from compounder.services.compound_batch.verify import except_lone_pharmacist
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_batch_paper, print_dispensing_paper, print_register
from compounder.shipped import rule_book
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy
from tests.services.test_print_papers import text_of

REASON = "seul de garde, nuit du 24 novembre"
SAID = f"Dérogation à une seule personne : Une seule personne en garde : Name of paul. {REASON}"


def test_every_record_of_the_batch_says_that_one_person_worked_alone(pharmacy: TestPharmacy) -> None:
    """Worksheet, batch record, dispensing record and both register entries name who, and why; labels say that alone."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key, role=Role.PHARMACIST)
    act = pharmacy.act("except_lone_pharmacist", Role.PHARMACIST, REASON)
    except_lone_pharmacist(pharmacy.records, act, pharmacy.signing(act), rule_book(), batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "498 g", [(9, "50 g")])
    bench.release(pharmacy, batch)
    given = counter.hand_over(pharmacy, counter.patient(pharmacy), f"{batch}/1").result["dispensing"]
    now = pharmacy.clock.now
    for kind in (PaperKind.WORKSHEET, PaperKind.BATCH_RECORD):
        act = pharmacy.act("print", Role.TECHNICIAN)
        assert SAID in text_of(print_batch_paper(pharmacy.records, act, stationery(), kind, batch, now=now).pdf)
    for paper in (
        print_batch_paper(
            pharmacy.records, pharmacy.act("print", Role.TECHNICIAN), stationery(), PaperKind.LABEL, batch, now=now
        ),
        print_dispensing_paper(
            pharmacy.records, pharmacy.act("print", Role.TECHNICIAN), stationery(), PaperKind.PATIENT_LABEL,
            DispensingId(given), now=now,
        ),
    ):  # fmt: skip
        assert "Par une seule personne" in text_of(paper.pdf)
    act = pharmacy.act("print", Role.TECHNICIAN)
    record = print_dispensing_paper(
        pharmacy.records, act, stationery(), PaperKind.DISPENSING_RECORD, DispensingId(given), now=now
    )
    assert SAID in text_of(record.pdf)
    act = pharmacy.act("print", Role.TECHNICIAN)
    assert text_of(print_register(pharmacy.records, act, stationery(), 2026, now=now).pdf).count(SAID) == 2


def test_the_records_of_another_batch_do_not_say_it(pharmacy: TestPharmacy) -> None:
    """Where two persons worked, no record speaks of an exception to it."""
    key = bench.stocked(pharmacy)
    alone, together = bench.planned(pharmacy, size="100 g"), bench.planned(pharmacy, size="100 g")
    bench.weigh_all(pharmacy, alone, key, role=Role.PHARMACIST)
    act = pharmacy.act("except_lone_pharmacist", Role.PHARMACIST, REASON)
    except_lone_pharmacist(pharmacy.records, act, pharmacy.signing(act), rule_book(), alone)
    act = pharmacy.act("print", Role.TECHNICIAN)
    paper = print_batch_paper(
        pharmacy.records, act, stationery(), PaperKind.WORKSHEET, together, now=pharmacy.clock.now
    )
    assert "seule personne" not in text_of(paper.pdf)
