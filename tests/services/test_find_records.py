"""A record is found by a part of its number or name, whatever case and accents are typed; each version is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from compounder.domain.balance import BalanceId
from compounder.domain.patient import Identity
from compounder.domain.phrase import Phrase
from compounder.services.find_records import FoundKind, find_records, find_scanned, wearer_of
from compounder.services.unit_of_work import Record
from compounder.shipped import rule_book
from compounder.store.loads import StoredLoads
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted


def found(pharmacy: TestPharmacy, text: str) -> Mapping[FoundKind, list[str]]:
    """The records of each kind that a text finds, by key."""
    with pharmacy.records.reading() as loads:
        answer = find_records(loads, rule_book(), text)
    return {kind: [item.record for item in answer if item.kind is kind] for kind in FoundKind}


def test_a_part_of_a_name_finds_every_kind_whatever_its_case_and_accents(pharmacy: TestPharmacy) -> None:
    """An ointment's batch, lot and formulation by the name in either language, and a patient by theirs."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    patient = counter.patient(pharmacy, "LEFÈVRE Zoé")
    by_name = found(pharmacy, "THIOSÙLF")
    assert by_name[FoundKind.BATCH] == [batch]
    assert len(by_name[FoundKind.LOT]) == len(by_name[FoundKind.FORMULATION]) == 1
    assert by_name[FoundKind.PATIENT] == []
    assert found(pharmacy, "lefevre")[FoundKind.PATIENT] == [patient]


def test_batches_of_one_name_are_told_apart_and_the_newest_come_first(pharmacy: TestPharmacy) -> None:
    """More batches than are listed: those under way are among them; size and state stand beside each number."""
    bench.stocked(pharmacy)
    batches = [bench.planned(pharmacy, size="100 g") for _ in range(9)]
    with pharmacy.records.reading() as loads:
        answer = [item for item in find_records(loads, rule_book(), "thiosulf") if item.kind is FoundKind.BATCH]
    assert [item.record for item in answer] == batches[:0:-1]
    assert answer[0].told_apart_by == (bench.q("100 g"), Phrase.of("batch_state.planned"))


def test_a_patient_is_told_apart_by_the_date_of_birth(pharmacy: TestPharmacy) -> None:
    """Two people of one name."""
    counter.patient(pharmacy, "LEFÈVRE Zoé")
    with pharmacy.records.reading() as loads:
        (one,) = find_records(loads, rule_book(), "lefevre")
        assert one.told_apart_by == (loads.find(Identity)[0].birth_date,)


def test_fewer_than_four_letters_find_numbers_alone(pharmacy: TestPharmacy) -> None:
    """Names that begin alike are not told apart by three letters; a part of a number is asked for exactly."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    assert not any(found(pharmacy, "thi").values())
    assert not any(found(pharmacy, "  ").values())
    assert found(pharmacy, batch[-3:])[FoundKind.BATCH] == [batch]


def test_a_scanned_code_finds_exactly_its_batch_or_lots(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001 - stock
    """A part of a number is no scan."""
    batch = bench.planned(pharmacy)
    with pharmacy.records.reading() as loads:
        assert [item.record for item in find_scanned(loads, rule_book(), batch=batch, lot=None)] == [batch]
        assert [item.number for item in find_scanned(loads, rule_book(), batch=None, lot="TS2409-3")] == ["TS2409-3"]
        assert find_scanned(loads, rule_book(), batch=batch[:-1], lot="TS2409") == ()


def test_many_batches_ask_for_their_formulation_once(pharmacy: TestPharmacy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search runs at every pause of the typing: what it reads must not grow with a query for each batch."""
    bench.stocked(pharmacy)
    for _ in range(3):
        bench.planned(pharmacy, size="100 g")
    asked: Counter[str] = Counter()
    load = StoredLoads.load

    def counted(loads: StoredLoads, kind: type[Record], key: str) -> Record:
        asked[key] += 1
        return load(loads, kind, key)

    monkeypatch.setattr(StoredLoads, "load", counted)
    assert len(found(pharmacy, "thiosulf")[FoundKind.BATCH]) == 3
    assert max(asked.values(), default=0) <= 1


def test_a_badge_is_its_wearers_unless_a_record_bears_the_same_number(pharmacy: TestPharmacy) -> None:
    """Whatever the case; somebody unknown, a patient's number and a lot's number are no badge."""
    with pharmacy.records.reading() as loads:
        worn, unknown = wearer_of(loads, "Paul"), wearer_of(loads, "paula")
    assert worn is not None
    assert worn.id == pharmacy.member("paul").id
    assert unknown is None
    counter.patient(pharmacy, number="paul")
    accepted(pharmacy, lot_number="tina")
    with pharmacy.records.reading() as loads:
        assert wearer_of(loads, "paul") is None
        assert wearer_of(loads, "tina") is None
