"""What the counter asks before a hand-over, and a patient's file, by the checks of the services themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from compounder.domain.batch import ContainerId
from compounder.domain.dispensing import DispensingId
from compounder.domain.errors import Refusal
from compounder.domain.identity_check import read_identity
from compounder.domain.patient import Pseudonym
from compounder.domain.staff import Role
from compounder.services.dispense import given_of_each, return_product
from compounder.services.keep_patients import erase_patient
from compounder.services.patient_file import PatientFile, past_dispensing, patient_file
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_dispensing_paper
from compounder.services.recall import recall_batches
from compounder.services.survey_pot import PotView, pot_named
from compounder.shipped import rule_book
from tests.services import bench, counter
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy


def pot(pharmacy: TestPharmacy, text: str) -> PotView:
    """A container as the counter sees it."""
    with pharmacy.records.reading() as loads:
        return pot_named(loads, rule_book(), text, now=pharmacy.clock.now)


def file_of(pharmacy: TestPharmacy, patient: Pseudonym) -> PatientFile:
    """A patient's file."""
    with pharmacy.records.reading() as loads:
        return patient_file(loads, rule_book(), patient, now=pharmacy.clock.now)


def refusal_of(action: object) -> str:
    """The sentence's key of the refusal that an action raises."""
    with pytest.raises(Refusal) as caught:
        action()  # type: ignore[operator]
    return caught.value.phrase.key


def test_a_pot_says_what_it_is_and_how_much_is_left(pharmacy: TestPharmacy) -> None:
    """By its number as the label prints it, and after a part was taken."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    counter.hand_over(pharmacy, anne, f"{batch}/1")
    counter.hand_over(pharmacy, anne, f"{batch}/3", quantity=q("20 g"))
    found = pot(pharmacy, f" {batch}/03 ")
    assert (found.container, found.serial, found.containers, found.here) == (f"{batch}/3", 3, 9, 8)
    assert (str(found.left), str(found.content), found.register) == ("30 g", "50 g", "P-2026-0001")
    assert found.refusal is None
    assert pot(pharmacy, f"{batch} 1").refusal is not None


def test_the_screen_knows_by_the_same_checks_what_dispense_would_refuse(pharmacy: TestPharmacy) -> None:
    """Not released, already dispensed, recalled, expired: the refusal of the service, before it is asked."""
    key = bench.stocked(pharmacy)
    batch = bench.made(pharmacy, key)
    assert _code(pot(pharmacy, f"{batch}/1")) == "not_released"
    bench.release(pharmacy, batch)
    anne = counter.patient(pharmacy)
    counter.hand_over(pharmacy, anne, f"{batch}/1")
    assert _code(pot(pharmacy, f"{batch}/1")) == "container_empty"
    today = pharmacy.clock.now
    pharmacy.clock.now += timedelta(days=400)
    assert _code(pot(pharmacy, f"{batch}/2")) == "beyond_use_passed"
    pharmacy.clock.now = today
    act = pharmacy.act("recall_batches", Role.PHARMACIST, "glass found")
    recall_batches(pharmacy.records, act, pharmacy.signing(act), [batch])
    assert _code(pot(pharmacy, f"{batch}/2")) == "recalled"


def _code(view: PotView) -> str:
    assert view.refusal is not None
    return view.refusal.code


def test_a_number_that_names_no_pot_is_refused_with_the_remedy(pharmacy: TestPharmacy) -> None:
    """Unknown batch, unknown container, and a batch alone: then the containers that are left are named."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    for unknown in ("2026-0999/1", f"{batch}/99", f"{batch}/x"):
        assert refusal_of(lambda unknown=unknown: pot(pharmacy, unknown)) == "refusal.unknown_jar.named"
    with pytest.raises(Refusal) as alone:
        pot(pharmacy, batch)
    assert alone.value.values["numbers"] == tuple(str(number) for number in range(1, 10))


def test_what_is_given_of_each_container_is_judged_as_the_service_does() -> None:
    """A part of one, never of several, never more than is left, never nothing."""
    one, two = ContainerId("a/1"), ContainerId("a/2")
    assert given_of_each({one: q("50 g"), two: q("45 g")}, None) == {one: q("50 g"), two: q("45 g")}
    assert given_of_each({one: q("50 g")}, q("20000 mg")) == {one: q("20 g")}
    wrong = {
        "refusal.one_container_only.part": ({one: q("50 g"), two: q("45 g")}, q("5 g")),
        "refusal.non_positive_quantity.zero": ({one: q("50 g")}, q("0 g")),
        "refusal.insufficient_stock.container": ({one: q("50 g")}, q("50.01 g")),
        "refusal.container_empty.dispense": ({one: q("0 g")}, None),
    }
    for key, (held, quantity) in wrong.items():
        assert refusal_of(lambda held=held, quantity=quantity: given_of_each(held, quantity)) == key


def test_a_file_holds_every_dispensing_the_last_first_with_what_is_still_there(pharmacy: TestPharmacy) -> None:
    """Batch, product, quantity, number, prescriber, what came back, and how often its papers were printed."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy, number="0048213")
    other = counter.patient(pharmacy, "Nguyễn Thị Hồng", date(1971, 3, 4))
    first = DispensingId(counter.hand_over(pharmacy, anne, f"{batch}/1", f"{batch}/2").result["dispensing"])
    counter.hand_over(pharmacy, other, f"{batch}/4", initials="NTH", year=1971)
    pharmacy.clock.now += timedelta(hours=3)
    counter.hand_over(
        pharmacy, anne, f"{batch}/3", quantity=q("20 g"), order=replace(counter.ORDER, prescriber="Dr Ő. Szabó")
    )
    act = pharmacy.act("return_product", Role.TECHNICIAN, "not tolerated")
    return_product(
        pharmacy.records, act, dispensing=first, container=ContainerId(f"{batch}/2"), quantity=q("50 g")
    )  # fmt: skip
    found = file_of(pharmacy, anne)
    assert found.identity is not None
    assert [(row.register, str(row.quantity), row.prescriber) for row in found.dispensings] == [
        ("D-2026-0003", "20 g", "Dr Ő. Szabó"),
        ("D-2026-0001", "100 g", "Dr Claire Martin"),
    ]
    last, earlier = found.dispensings
    assert [(str(one.given), str(one.with_patient)) for one in earlier.containers] == [
        ("50 g", "50 g"),
        ("50 g", "0 g"),
    ]
    assert (last.batch, last.by, last.labels) == (batch, "Name of tina", 0)
    with pharmacy.records.reading() as loads:
        assert past_dispensing(loads, rule_book(), first, now=pharmacy.clock.now) == (anne, earlier)


def test_a_file_counts_the_printed_papers(pharmacy: TestPharmacy) -> None:
    """A reprint is a duplicate: the file says of what there is one."""
    from compounder.bootstrap import stationery

    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    key = DispensingId(counter.hand_over(pharmacy, anne, f"{batch}/1").result["dispensing"])
    act = pharmacy.act("print_patient_label", Role.TECHNICIAN)
    print_dispensing_paper(
        pharmacy.records, act, stationery(), PaperKind.PATIENT_LABEL, key, now=pharmacy.clock.now
    )  # fmt: skip
    assert [(row.labels, row.records) for row in file_of(pharmacy, anne).dispensings] == [(1, 0)]


def test_a_file_says_why_a_name_may_not_be_erased_yet_and_when_it_was(pharmacy: TestPharmacy) -> None:
    """The register must name whoever received something; nobody else."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne, other = counter.patient(pharmacy), counter.patient(pharmacy, "Hélène D’Arcy")
    counter.hand_over(pharmacy, anne, f"{batch}/1")
    kept = file_of(pharmacy, anne).unerasable
    assert kept is not None
    assert kept.code == "retention"
    assert file_of(pharmacy, other).unerasable is None
    act = pharmacy.act("erase_patient", Role.PHARMACIST, "asked for by letter")
    erase_patient(pharmacy.records, act, pharmacy.signing(act), rule_book(), other)
    erased = file_of(pharmacy, other)
    assert (erased.identity, erased.erased_on) == (None, pharmacy.clock.now.date())


@pytest.mark.parametrize("text", ["DA 1960", "da1960", "1960 D.A.", "D-A 1960"])
def test_initials_and_year_are_read_in_one_go(text: str) -> None:
    """As they come; half of it is nothing."""
    assert read_identity(text) is not None
    assert read_identity(text.replace("1960", "19")) is None
    assert read_identity("1960") is None
