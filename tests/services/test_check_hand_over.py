"""What stands against a hand-over before it is signed: the first thing missing or wrong, and the field it stands at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from compounder.domain.batch import BatchId
from compounder.domain.patient import Identity, Pseudonym
from compounder.services.check_hand_over import HandOver, TypedPrescription, obstacle_to
from compounder.services.survey_pot import pot_named
from compounder.shipped import rule_book
from tests.services import bench, counter
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy

ANNE = Identity(Pseudonym("p"), b"", counter.NAME, counter.BORN, "0048213")
ORDER = TypedPrescription("Dr Claire Martin", "Dermatology", "20 Nov 2026", "Ointment 25 %", "twice a day")


@pytest.fixture
def whole(pharmacy: TestPharmacy) -> HandOver:
    """Nothing is missing."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    with pharmacy.records.reading() as loads:
        pot = pot_named(loads, rule_book(), f"{batch}/7", now=pharmacy.clock.now)
    return HandOver((pot,), ANNE, ORDER, None, "DA 1960", is_signed=True)


def test_the_first_thing_that_is_missing_or_wrong_is_named_with_its_field(
    pharmacy: TestPharmacy, whole: HandOver
) -> None:
    """Each change of a whole hand-over, and what then stands against it where."""
    now = pharmacy.clock.now
    assert obstacle_to(whole, now) is None
    changes = {
        ("pot", "hand_over_incomplete.pot"): {"pots": ()},
        ("patient", "hand_over_incomplete.patient"): {"patient": None},
        ("prescriber", "no_prescription.dispense"): {"prescription": replace(ORDER, prescriber=" ")},
        ("address", "invalid_name.character"): {"prescription": replace(ORDER, address="<b>")},
        ("directions", "invalid_name.invisible"): {"prescription": replace(ORDER, directions="a\u202eb")},
        ("text", "invalid_name.too_long"): {"prescription": replace(ORDER, text="x" * 1001)},
        ("date", "no_prescription.future"): {"prescription": replace(ORDER, date="25 Nov 2026")},
        ("date", "invalid_date.typed"): {"prescription": replace(ORDER, date="20.11.26")},
        ("quantity", "insufficient_stock.container"): {"quantity": q("51 g")},
        ("identity", "hand_over_incomplete.identity"): {"identity": "DA 19"},
        ("identity", "wrong_patient.identity"): {"identity": "DA 1990"},
        ("password", "hand_over_incomplete.password"): {"is_signed": False},
    }
    for (at, key), change in changes.items():
        refusal = obstacle_to(replace(whole, **change), now)  # type: ignore[arg-type]
        assert refusal is not None, key
        assert (refusal.at, refusal.phrase.key) == (at, f"refusal.{key}")


def test_a_pot_whose_day_passed_since_it_was_looked_at_is_refused(pharmacy: TestPharmacy, whole: HandOver) -> None:
    """A draft may stand for hours; the check is of now."""
    later = pharmacy.clock.now + timedelta(days=400)
    refusal = obstacle_to(whole, later)
    assert refusal is not None
    assert (refusal.at, refusal.code) == ("pot", "beyond_use_passed")


def test_pots_of_two_batches_are_never_one_hand_over(pharmacy: TestPharmacy, whole: HandOver) -> None:
    """Both are named."""
    other = replace(whole.pots[0], batch=BatchId("2026-0002"))
    refusal = obstacle_to(replace(whole, pots=(whole.pots[0], other)), pharmacy.clock.now)
    assert refusal is not None
    assert refusal.values["batches"] == ("2026-0001", "2026-0002")
