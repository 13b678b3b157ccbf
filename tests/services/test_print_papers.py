"""Papers are made from the records alone, and each printing is an act of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader

from compounder.bootstrap import stationery
from compounder.domain.audit import head_letters
from compounder.domain.balance import Balance
from compounder.domain.batch import BatchId, DeviationId
from compounder.domain.dispensing import Print
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import EvidenceKind
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Role, StaffMember
from compounder.domain.strength_uncertainty import UncertaintySources
from compounder.domain.working import Figure
from compounder.services.compound_batch.deviations import accept_deviation, open_deviation
from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.reading import pharmacy_of, stored_plan
from compounder.services.compound_batch.stop import void_batch
from compounder.services.compound_batch.view import batch_view
from compounder.services.print_papers.derivations import derivations_of
from compounder.services.print_papers.frame import Desk
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import Printed, print_batch_paper, print_register
from compounder.services.print_papers.register_page import register_page
from compounder.services.record_evidence import NewEvidence
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


def text_of(pdf: bytes) -> str:
    """All the words of a PDF, as an independent reader finds them."""
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(words.translate(SPACES).split())


def printed(
    pharmacy: TestPharmacy, kind: PaperKind, batch: BatchId, *, role: Role = Role.TECHNICIAN, reason: str | None = None
) -> Printed:
    """Print a paper of a batch."""
    act = pharmacy.act("print", role, reason)
    return print_batch_paper(pharmacy.records, act, stationery(), kind, batch, now=pharmacy.clock.now)


def released(pharmacy: TestPharmacy) -> BatchId:
    """A released batch of the ointment."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "496.2 g", [(9, "50 g")], sample=q("10 g"), remainder=q("30 g"))
    bench.release(pharmacy, batch)
    return batch


def test_the_worksheet_of_a_planned_batch_says_how_much_of_which_lot_and_why(pharmacy: TestPharmacy) -> None:
    """Batch number, plan digest, amounts with limits, and the derivation stand on it before anything is weighed."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    words = text_of(printed(pharmacy, PaperKind.WORKSHEET, batch).pdf)
    digest = bench.stored_batch(pharmacy, batch).plan_digest.upper()
    assert batch in words
    assert digest[:4] in words
    assert "121,14 g" in words
    assert "119,93" in words
    assert "122,35" in words
    assert "0,996 × (1 − 0,34) × 248,18 ÷ 158,11" in words
    assert "Non confirmé par un pharmacien La teneur compte le pentahydraté" in words


def test_the_record_of_a_released_batch_tells_all_of_it(pharmacy: TestPharmacy) -> None:
    """Register number, use-by, both readings, yield, limits, signature and the head of the release stand on it."""
    batch = released(pharmacy)
    words = text_of(printed(pharmacy, PaperKind.BATCH_RECORD, batch).pdf)
    for wanted in (batch, "P 2026-0001", "121,14 g", "496,2 g", "TS2409-3", "Name of tina", "Name of paul"):
        assert wanted in words
    with pharmacy.records.reading() as loads:
        entry = loads.last_act("release_batch", batch=batch)
    assert entry is not None
    assert f"Audit {entry.seq}" in words


def test_labels_bear_the_number_of_each_container(pharmacy: TestPharmacy) -> None:
    """Nine pots, nine labels, each with its own number and the register's."""
    batch = released(pharmacy)
    pages = PdfReader(BytesIO(printed(pharmacy, PaperKind.LABEL, batch).pdf)).pages
    assert len(pages) == 9
    for number, page in enumerate(pages, 1):
        words = page.extract_text().translate(SPACES)
        assert f"Pot {number} sur 9" in words
        assert "P 2026-0001" in words


def test_nothing_that_follows_a_release_prints_before_it(pharmacy: TestPharmacy) -> None:
    """A label without a committed release cannot exist (I11); nothing is recorded of the attempt."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    with pytest.raises(Refusal) as refused:
        printed(pharmacy, PaperKind.LABEL, batch)
    assert refused.value.code == "nothing_to_print"
    with pharmacy.records.reading() as loads:
        assert loads.find(Print) == ()


def test_a_reprint_needs_a_reason_and_says_that_it_is_one(pharmacy: TestPharmacy) -> None:
    """The second printing is refused without a reason; with one it bears duplicate 1 and is recorded."""
    batch = released(pharmacy)
    first = printed(pharmacy, PaperKind.LABEL, batch)
    with pytest.raises(Refusal) as refused:
        printed(pharmacy, PaperKind.LABEL, batch)
    assert refused.value.code == "reason_needed"
    again = printed(pharmacy, PaperKind.LABEL, batch, reason="the roll tore")
    assert "Duplicata 1" not in text_of(first.pdf)
    assert "Duplicata 1" in text_of(again.pdf)
    with pharmacy.records.reading() as loads:
        rows = sorted(loads.find(Print, batch=batch), key=lambda row: row.copy)
    assert [(row.copy, row.reason) for row in rows] == [(0, None), (1, "the roll tore")]
    assert rows[0].digest == pharmacy.records.salted_digest(None, first.pdf)
    assert rows[0].documents_seq < first.changes.seq


def test_the_same_command_again_gives_the_same_copy_and_records_nothing(pharmacy: TestPharmacy) -> None:
    """A lost answer is asked for again: no reason is needed, no duplicate appears, one printing stands."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    act = pharmacy.act("print", Role.TECHNICIAN)
    again = [
        print_batch_paper(pharmacy.records, act, stationery(), PaperKind.WORKSHEET, batch, now=pharmacy.clock.now)
        for _ in range(2)
    ]
    assert [once.changes.repeated for once in again] == [False, True]
    assert again[0].pdf == again[1].pdf
    with pharmacy.records.reading() as loads:
        assert len(loads.find(Print, batch=batch)) == 1


def test_a_void_batch_prints_no_label_and_its_record_says_so(pharmacy: TestPharmacy) -> None:
    """After voiding, labels are refused; the record names who, when and why, and keeps its number."""
    batch = released(pharmacy)
    act = pharmacy.act("void_batch", Role.PHARMACIST, "the pots were not closed")
    void_batch(pharmacy.records, act, pharmacy.signing(act), batch)
    with pytest.raises(Refusal):
        printed(pharmacy, PaperKind.LABEL, batch)
    words = text_of(printed(pharmacy, PaperKind.BATCH_RECORD, batch).pdf)
    assert "the pots were not closed" in words
    assert "P 2026-0001" in words


def test_a_line_weighed_again_shows_both_values(pharmacy: TestPharmacy) -> None:
    """The old value stays on the record beside the new one; before the blind second reading no record is printed."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    line = bench.dossier(pharmacy, batch).lines[0]
    bench.weigh(pharmacy, line.id, bench.on_balance(key, "121.30 g"))
    again = WeighAgain("spilled beside the pan", GivenBack.WASTED)
    bench.weigh(pharmacy, line.id, bench.on_balance(key, "121.10 g"), again=again)
    with pytest.raises(Refusal) as refused:
        printed(pharmacy, PaperKind.BATCH_RECORD, batch)
    assert refused.value.code == "nothing_to_print"
    bench.verify_all(pharmacy, batch)
    words = text_of(printed(pharmacy, PaperKind.BATCH_RECORD, batch).pdf)
    for wanted in ("121,3 g", "121,1 g", "spilled beside the pan"):
        assert wanted in words


def test_an_auditor_prints_nothing(pharmacy: TestPharmacy) -> None:
    """Printing is an act, and an auditor reads."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    with pytest.raises(Refusal) as refused:
        printed(pharmacy, PaperKind.WORKSHEET, batch, role=Role.AUDITOR)
    assert refused.value.code == "not_permitted"


def test_the_register_has_no_gap_and_every_page_bears_the_pharmacy(pharmacy: TestPharmacy) -> None:
    """Composition with lots and suppliers, who made and who released, name and address of the pharmacy."""
    batch = released(pharmacy)
    act = pharmacy.act("print", Role.PHARMACIST)
    words = text_of(print_register(pharmacy.records, act, stationery(), 2026, now=pharmacy.clock.now).pdf)
    for wanted in ("P 2026-0001", batch, "TS2409-3", "Fournisseur & Cie", "1 rue de l’Hôpital, Lille", "aucun numéro"):
        assert wanted in words
    with pytest.raises(Refusal) as refused:
        print_register(
            pharmacy.records, pharmacy.act("print", Role.PHARMACIST), stationery(), 2025, now=pharmacy.clock.now
        )
    assert refused.value.code == "nothing_to_print"


def register_again(pharmacy: TestPharmacy, reason: str | None = None) -> str:
    """The words of the register of 2026, printed."""
    act = pharmacy.act("print", Role.PHARMACIST, reason)
    return text_of(print_register(pharmacy.records, act, stationery(), 2026, now=pharmacy.clock.now).pdf)


def test_the_register_is_an_original_once_after_each_act_that_changed_it(pharmacy: TestPharmacy) -> None:
    """Again without a change it is a duplicate with a reason; a number struck through makes a new original."""
    batch = released(pharmacy)
    assert "original, première impression" in register_again(pharmacy)
    with pytest.raises(Refusal) as refused:
        register_again(pharmacy)
    assert refused.value.code == "reason_needed"
    for number in (1, 2):
        again = register_again(pharmacy, "feuille tachée")
        assert f"duplicata {number}" in again
        assert "feuille tachée" in again
    act = pharmacy.act("void_batch", Role.PHARMACIST, "étiquettes mélangées")
    void = void_batch(pharmacy.records, act, pharmacy.signing(act), batch)
    struck = register_again(pharmacy)
    assert "original, première impression" in struck
    assert f"{void.seq} {head_letters(void.head)}" in struck


def test_the_same_record_prints_the_same_bytes(pharmacy: TestPharmacy) -> None:
    """Drawn twice it is the same paper; another time of printing makes another."""
    batch = released(pharmacy)
    now = pharmacy.clock.now
    with pharmacy.records.reading() as loads:
        (member,) = loads.find(StaffMember, login="paul")
        desk = Desk(loads, pharmacy_of(loads), now, member, stationery().program)
        first, same, other = (
            stationery().press.register(register_page(each, stationery(), 2026)[0], "fr")
            for each in (desk, desk, replace(desk, printed_at=now + timedelta(minutes=1)))
        )
    assert first == same
    assert first != other
    assert batch in text_of(first)


def test_each_derivation_of_a_line_in_two_lots_ends_with_its_own_amount(pharmacy: TestPharmacy) -> None:
    """Why so much of this lot is answered by this lot's steps alone: its last figure is the amount to weigh."""
    bench.stocked(pharmacy)
    accepted(pharmacy, lot_number="TS-EARLY", containers=1, container_size=q("100 g"), expires_on=date(2027, 5, 31))
    batch = bench.planned(pharmacy)
    derivations = derivations_of(stored_plan(bench.stored_batch(pharmacy, batch)).json)
    shares = [share for share in bench.dossier(pharmacy, batch).lines if share.ingredient == "sodium thiosulfate"]
    assert len(shares) == 2
    for share, derivation in zip(shares, derivations, strict=False):
        (last,) = [row.result for row in derivation.rows if row.is_result]
        assert isinstance(last, Figure)
        assert last.value == share.planned


def test_an_open_record_bears_the_head_of_the_last_act_it_shows(pharmacy: TestPharmacy) -> None:
    """A deviation that was opened, then accepted, is covered by the number that the record prints."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    act = pharmacy.act("open_deviation", Role.TECHNICIAN, "a draught in the room")
    opened = open_deviation(pharmacy.records, act, batch)
    assert f"Audit {opened.seq}" in text_of(printed(pharmacy, PaperKind.BATCH_RECORD, batch).pdf)
    act = pharmacy.act("accept_deviation", Role.PHARMACIST, "no effect on the weighings")
    deviation = DeviationId(opened.result["deviation"])
    accepted_at = accept_deviation(pharmacy.records, act, pharmacy.signing(act), deviation).seq
    again = printed(pharmacy, PaperKind.BATCH_RECORD, batch, reason="as it stands now")
    assert f"Audit {accepted_at}" in text_of(again.pdf)


def test_the_record_says_the_same_of_typed_values_in_both_sections(pharmacy: TestPharmacy) -> None:
    """A measured volume and a declared one are by hand in section 3 as in section 4; what a balance sent is not."""
    bench.approve(pharmacy, bench.INJECTION)
    bench.house_limit(pharmacy, bench.INJECTION, 1)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="100 mL")
    batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
    bench.weigh_all(pharmacy, batch, bench.balance(pharmacy))
    bench.verify_all(pharmacy, batch)
    words = text_of(printed(pharmacy, PaperKind.BATCH_RECORD, batch).pdf)
    assert "premières lectures à la main 2, tardives 0 ; les secondes toujours saisies" in words
    for said in ("saisi, sans ligne de balance", "déclaré par l’opérateur, non pesé Name of tina"):
        assert words.count(said) == 1
    assert words.count("relu et saisi") == 2
    ointment = released_with(pharmacy)
    words = text_of(printed(pharmacy, PaperKind.BATCH_RECORD, ointment).pdf)
    assert "aucune ; les secondes lectures sont toujours saisies" in words
    assert "saisi, sans ligne de balance" not in words


def released_with(pharmacy: TestPharmacy) -> BatchId:
    """A batch of the ointment, weighed on the balance that the pharmacy has already."""
    bench.approve(pharmacy, bench.OINTMENT)
    accepted(pharmacy)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name)
    with pharmacy.records.reading() as loads:
        key = loads.find(Balance)[0].id
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    return batch


def test_the_worksheet_does_not_call_unknown_what_is_recorded(pharmacy: TestPharmacy) -> None:
    """A water activity recorded after planning, as before, ends the sentence that it is unknown."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    assert "l’activité de l’eau est inconnue" in text_of(printed(pharmacy, PaperKind.WORKSHEET, batch).pdf)
    bench.evidence(
        pharmacy, NewEvidence(bench.OINTMENT, EvidenceKind.WATER_ACTIVITY, "own measurement", value=Fraction("0.55"))
    )
    again = printed(pharmacy, PaperKind.WORKSHEET, batch, reason="activity measured")
    assert "l’activité de l’eau" not in text_of(again.pdf)
    later = bench.planned(pharmacy)
    assert "l’activité de l’eau" not in bench.stored_batch(pharmacy, later).plan


def test_a_plan_without_any_use_by_limit_warns_before_anything_is_weighed(pharmacy: TestPharmacy) -> None:
    """The French profile gives no days: said at planning, on the worksheet, until a house limit is recorded."""
    bench.approve(pharmacy, bench.OINTMENT)
    accepted(pharmacy)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name)
    batch = bench.planned(pharmacy)
    assert "Aucune limite d’utilisation" in text_of(printed(pharmacy, PaperKind.WORKSHEET, batch).pdf)
    with pharmacy.records.reading() as loads:
        view = batch_view(loads, rule_book(), batch)
    said = [warning.key for warning in view.warnings if isinstance(warning, Phrase)]
    assert said == ["warning.no_beyond_use_limit"]
    bench.house_limit(pharmacy, bench.OINTMENT, 30)
    again = printed(pharmacy, PaperKind.WORKSHEET, batch, reason="limit recorded")
    assert "Aucune limite d’utilisation" not in text_of(again.pdf)
    assert "no_beyond_use_limit" not in bench.stored_batch(pharmacy, bench.planned(pharmacy)).plan


def test_the_interval_of_the_planned_strength_stands_on_worksheet_and_record(pharmacy: TestPharmacy) -> None:
    """With its coverage, its verdict and what is not counted; as the plan was frozen."""
    bench.stocked(pharmacy)
    sources = UncertaintySources(assay=Percentage.of("0.5"))
    batch = bench.planned(pharmacy, sources=sources)
    worksheet = text_of(printed(pharmacy, PaperKind.WORKSHEET, batch).pdf)
    assert "avec une couverture de 95 %" in worksheet
    assert "Non compté, faute d’indication : eau." in worksheet
    record = text_of(printed(pharmacy, PaperKind.BATCH_RECORD, batch).pdf)
    assert "avec une couverture de 95 %" in record


def test_the_tonicity_of_an_injection_stands_on_worksheet_and_record(pharmacy: TestPharmacy) -> None:
    """150 mg/mL is hypertonic, by estimate; no salt is proposed."""
    bench.approve(pharmacy, bench.INJECTION)
    bench.house_limit(pharmacy, bench.INJECTION, 1)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="100 mL")
    batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
    for kind in (PaperKind.WORKSHEET, PaperKind.BATCH_RECORD):
        words = text_of(printed(pharmacy, kind, batch).pdf)
        assert "Hypertonique : environ 3,9 à 5,9 fois l’isotonie, par estimation." in words
        assert "Aucun chlorure de sodium à ajouter" in words


def test_what_is_too_little_for_the_balance_is_diluted_in_lines_of_the_worksheet(pharmacy: TestPharmacy) -> None:
    """0.5 g of glycerol where 1 g is the least: the weighings of its dilution, each with its boxes, and its mark."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy, size="5 g")
    words = text_of(printed(pharmacy, PaperKind.WORKSHEET, batch).pdf)
    for said in (
        "Glycérol pour sa dilution",
        "Vaseline blanche comme diluant",
        "Prise de la dilution de glycérol",
        f"{batch}-D2",
        "sur la balance B1",
    ):
        assert said in words
    plain = bench.planned(pharmacy)
    assert "Dilution" not in text_of(printed(pharmacy, PaperKind.WORKSHEET, plain).pdf)


def test_a_plan_of_an_earlier_version_has_no_outlook_and_prints(pharmacy: TestPharmacy) -> None:
    """Its text ends with what was known then."""
    bench.stocked(pharmacy)
    stored = stored_plan(bench.stored_batch(pharmacy, bench.planned(pharmacy)))
    assert stored.notes
    older = replace(stored, json={key: value for key, value in stored.json.items() if key != "outlook"})
    assert (older.notes, older.attention) == ((), ())
