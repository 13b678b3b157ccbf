"""What is said of a plan beside its amounts: the interval of its strength, its tonicity, and what is too little."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.strength_uncertainty import UncertaintySources
from compounder.services.compound_batch.plan import WantedBatch, prepare_plan
from compounder.services.compound_batch.plan_outlook import Outlook, plan_outlook
from compounder.shipped import rule_book, words
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy

B1 = Balance(
    id=BalanceId("B1"), name="B1", serial_number="1129", unit=q("0.01 g").unit, resolution=q("0.01 g"),
    minimum_weight=q("10 g"), capacity=q("2200 g"), checked_on=None,
)  # fmt: skip
FINE = replace(
    B1, id=BalanceId("B2"), name="B2", resolution=q("0.0001 g"), minimum_weight=q("0.1 g"), capacity=q("120 g")
)
NO_SOURCES = UncertaintySources()


def outlook(
    pharmacy: TestPharmacy, formulation: str, size: str, balances: tuple[Balance, ...] = (B1,),
    sources: UncertaintySources = NO_SOURCES,
) -> Outlook:  # fmt: skip
    """The outlook of a plan weighed on the first of these balances."""
    wanted = WantedBatch(formulation, q(size))
    prepared = prepare_plan(pharmacy.records, rule_book(), wanted, bench.today(pharmacy))
    return plan_outlook(prepared, rule_book(), balances[0] if balances else None, balances, sources)


def said(phrases: tuple[object, ...]) -> str:
    """The sentences in English."""
    return " ".join(words("en").show(phrase) for phrase in phrases)


def test_the_strength_has_an_interval_and_says_what_is_not_in_it(pharmacy: TestPharmacy) -> None:
    """With the uncertainty of the assay it grows and is named no more."""
    bench.stocked(pharmacy)
    first = said(outlook(pharmacy, bench.OINTMENT, "500 g").notes)
    assert "24.9978 % w/w to 25.0008 % w/w with 95 % coverage: within the limits even so." in first
    assert "not counted, because nobody gave it: assay, water" in first
    known = UncertaintySources(assay=Percentage.of("0.5"), water=Percentage.of("0.2"))
    second = said(outlook(pharmacy, bench.OINTMENT, "500 g", sources=known).notes)
    assert "24.9978" not in second
    assert "not counted" not in second


def test_a_source_that_the_plan_does_not_rest_on_is_refused(pharmacy: TestPharmacy) -> None:
    """The ointment measures no volume."""
    bench.stocked(pharmacy)
    with pytest.raises(Refusal, match="uncertainty_of"):
        outlook(pharmacy, bench.OINTMENT, "500 g", sources=UncertaintySources(volume=Percentage.of(1)))


def test_too_little_for_the_balance_names_another_or_how_to_dilute(pharmacy: TestPharmacy) -> None:
    """4.85 g on a balance from 10 g on: the finer one may; without it a trituration is proposed."""
    bench.stocked(pharmacy)
    both = said(outlook(pharmacy, bench.OINTMENT, "20 g", (B1, FINE)).attention)
    assert "4.85 g of sodium thiosulfate is below what balance B1 may weigh, 10 g. Use balance B2." in both
    alone = said(outlook(pharmacy, bench.OINTMENT, "20 g").attention)
    assert "Use balance" not in alone
    assert "Dilute it 1 in 3: weigh 14.54 g of sodium thiosulfate" in alone
    assert outlook(pharmacy, bench.OINTMENT, "500 g").attention == ()
    assert outlook(pharmacy, bench.OINTMENT, "20 g", ()).attention == ()


def test_the_repeatability_of_the_balance_widens_the_interval(pharmacy: TestPharmacy) -> None:
    """0.041 g instead of 0.41 of 0.01 g: ten times as wide; unknown it is said; a typed one goes before it."""
    bench.stocked(pharmacy)
    unknown = said(outlook(pharmacy, bench.OINTMENT, "500 g").notes)
    assert "The repeatability of the balance of 0.01 g to 2200 g is not given" in unknown
    poor = replace(B1, repeatability=q("41 mg"))
    known = said(outlook(pharmacy, bench.OINTMENT, "500 g", (poor,)).notes)
    assert "24.984 % w/w to 25.014 % w/w" in known
    assert "is not given" not in known
    typed = UncertaintySources(weighing=q("0.0041 g"))
    assert "24.9978 % w/w to 25.0008 % w/w" in said(outlook(pharmacy, bench.OINTMENT, "500 g", (poor,), typed).notes)
    assert "is not given" not in said(
        outlook(pharmacy, bench.OINTMENT, "500 g", (replace(B1, weighing_rule="dac_nrf"),)).notes
    )


def test_an_injection_has_a_tonicity(pharmacy: TestPharmacy) -> None:
    """An estimate, with what it does not count."""
    bench.approve(pharmacy, bench.INJECTION)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="500 mL")
    notes = said(outlook(pharmacy, bench.INJECTION, "10 mL").notes)
    assert "Hypertonic: about 3.9 to 5.9 times isotonic, by estimate." in notes
    assert "Not counted, for want of data: diluent." in notes
