"""Patients: a pseudonym that stays, an identity that can be erased once the register need not name it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.patient import Identity, Patient, Pseudonym
from compounder.domain.staff import Role
from compounder.services.keep_patients import Erasure, FoundPatients, erase_patient, find_patients, identity_of
from compounder.shipped import rule_book
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy


def erase(pharmacy: TestPharmacy, patient: Pseudonym, role: Role = Role.PHARMACIST) -> Erasure:
    """Erase with a reason and a signature."""
    act = pharmacy.act("erase_patient", role, "asked for by letter of 3 March")
    return erase_patient(pharmacy.records, act, pharmacy.signing(act), rule_book(), patient)


def test_a_patient_is_found_by_any_part_of_the_name_without_case_and_accents(pharmacy: TestPharmacy) -> None:
    """Screens and commands search; the pseudonym says nothing."""
    anne = counter.patient(pharmacy)
    hercule = counter.patient(pharmacy, "Hélène D’Arcy", date(1980, 1, 1), "IPP-17")
    with pharmacy.records.reading() as loads:
        assert [found.id for found in find_patients(loads, "delpierre anne").rows] == [anne]
        assert [found.id for found in find_patients(loads, "HELENE").rows] == [hercule]
        assert [found.id for found in find_patients(loads, "IPP-17").rows] == [hercule]
        assert find_patients(loads, "nobody") == FoundPatients((), 0)
        with pytest.raises(Refusal, match="search_too_short"):
            find_patients(loads, " a ")
    assert "delpierre" not in anne.casefold()


@pytest.mark.parametrize("name", ["<b>Anne</b>", "Anne\u202eeinna", "Anne\nVasseur", "  "])
def test_names_that_could_mislead_are_refused(pharmacy: TestPharmacy, name: str) -> None:
    """Markup, control and bidi characters never enter a name."""
    with pytest.raises(Refusal, match="invalid_name"):
        counter.patient(pharmacy, name)


def test_a_name_of_eighty_letters_is_a_real_patient(pharmacy: TestPharmacy) -> None:
    """Long names are kept whole."""
    name = "Wolfeschlegelsteinhausenbergerdorff " * 2 + "Hubert Bl"
    anne = counter.patient(pharmacy, name.strip())
    with pharmacy.records.reading() as loads:
        assert loads.load(Identity, anne).name == name.strip()


def test_the_same_person_is_not_added_twice(pharmacy: TestPharmacy) -> None:
    """Same name and birth date: the pseudonym there is, is named."""
    anne = counter.patient(pharmacy)
    with pytest.raises(Refusal) as refused:
        counter.patient(pharmacy, counter.NAME.lower())
    assert refused.value.code == "patient_known"
    assert refused.value.values["patient"] == anne


def test_without_a_number_of_their_own_two_of_one_name_and_birth_are_one(pharmacy: TestPharmacy) -> None:
    """Somebody retyped without the record number would split one history in two; a number tells two people apart."""
    anne = counter.patient(pharmacy, number="IPP-1")
    with pytest.raises(Refusal) as refused:
        counter.patient(pharmacy)
    assert (refused.value.code, refused.value.values["patient"]) == ("patient_known", anne)
    assert counter.patient(pharmacy, number="IPP-2") != anne


def test_a_record_number_belongs_to_one_patient(pharmacy: TestPharmacy) -> None:
    """A second owner would make the first one's wristband useless, or open the wrong file."""
    anne = counter.patient(pharmacy, number="IPP-1")
    with pytest.raises(Refusal) as refused:
        counter.patient(pharmacy, "LEFÈVRE Zoé", number="IPP-1")
    assert (refused.value.code, refused.value.values["patient"]) == ("patient_known", anne)
    assert str(refused.value.values["number"]) == "IPP-1"


@pytest.mark.parametrize("born", [date(2026, 11, 25), date(1896, 1, 1) - timedelta(days=1)])
def test_an_impossible_birth_date_is_refused(pharmacy: TestPharmacy, born: date) -> None:
    """Neither the future nor more than 130 years ago."""
    with pytest.raises(Refusal, match="birth_date"):
        counter.patient(pharmacy, born=born)


def test_a_patient_who_received_nothing_is_erased_at_once(pharmacy: TestPharmacy) -> None:
    """The identity is gone, the pseudonym stays, a second erasure is refused; only a pharmacist may."""
    anne = counter.patient(pharmacy)
    with pytest.raises(Refusal, match="not_permitted"):
        erase(pharmacy, anne, Role.TECHNICIAN)
    done = erase(pharmacy, anne)
    assert done.overwritten
    with pharmacy.records.reading() as loads:
        assert loads.find(Identity) == ()
        assert loads.load(Patient, anne).erased_at == done.changes.at
        with pytest.raises(Refusal, match="already_erased"):
            identity_of(loads, anne)
    with pytest.raises(Refusal, match="already_erased"):
        erase(pharmacy, anne)


def test_the_register_names_a_patient_for_ten_years(pharmacy: TestPharmacy) -> None:
    """France: refused before the tenth year after the last dispensing, allowed from that day on."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    counter.hand_over(pharmacy, anne, f"{batch}/1")
    with pytest.raises(Refusal) as refused:
        erase(pharmacy, anne)
    assert (refused.value.code, refused.value.values["until"]) == ("retention", date(2036, 11, 24))
    pharmacy.clock.now = pharmacy.clock.now.replace(year=2036)
    act = replace(pharmacy.act("note", Role.PHARMACIST), clock_confirmed=True)
    pharmacy.records.perform(act, lambda _uow: {})
    erase(pharmacy, anne)
    with pharmacy.records.reading() as loads:
        assert loads.find(Identity) == ()
