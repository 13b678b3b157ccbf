"""A recalled lot holds back what was made from it, at release and at the counter, before the batch is recalled."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId, BatchState
from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.patient import Pseudonym
from compounder.domain.staff import Role
from compounder.domain.stock import LotId
from compounder.services.compound_batch.release_view import release_view
from compounder.services.keep_stock import put_back_into_quarantine, recall_lot
from compounder.services.receive_stock import refuse_lot
from compounder.services.survey_pot import pot_named
from compounder.shipped import rule_book
from tests.services import bench, counter, stock
from tests.services.pharmacy import TestPharmacy


@pytest.fixture
def key(pharmacy: TestPharmacy) -> BalanceId:
    """Stock and a checked balance."""
    return bench.stocked(pharmacy)


def recalled(pharmacy: TestPharmacy, batch: BatchId) -> LotId:
    """The first lot of a batch, recalled by a letter of its maker."""
    lot = bench.dossier(pharmacy, batch).standing[0].lot
    assert lot is not None
    act = pharmacy.act("recall_lot", Role.PHARMACIST, "letter of the maker")
    recall_lot(pharmacy.records, act, pharmacy.signing(act), lot)
    return lot


def test_a_batch_with_a_recalled_lot_is_not_released(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """The view says so before the signature, and the service refuses it."""
    batch = bench.made(pharmacy, key)
    recalled(pharmacy, batch)
    with pytest.raises(Refusal, match="recalled"):
        bench.release(pharmacy, batch)
    assert bench.stored_batch(pharmacy, batch).state is BatchState.VERIFIED
    person, now = pharmacy.member(Role.PHARMACIST).id, datetime.now(UTC)
    with pharmacy.records.reading() as loads:
        view = release_view(loads, rule_book(), batch, person=person, now=now)
    assert view.refusal is not None
    assert (view.refusal.code, view.refusal.values["batch"]) == ("recalled", batch)


def test_a_pot_with_a_recalled_lot_is_not_dispensed(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Nobody has recalled the batch yet; the pot is refused when it is named, and by the service."""
    batch = bench.released(pharmacy, key)
    anne = counter.patient(pharmacy)
    lot = recalled(pharmacy, batch)
    with pharmacy.records.reading() as loads:
        pot = pot_named(loads, rule_book(), f"{batch}/1", now=pharmacy.clock.now)
    assert pot.refusal is not None
    assert pot.refusal.phrase.key == "refusal.recalled.lot"
    with pytest.raises(Refusal, match="recalled"):
        counter.hand_over(pharmacy, anne, f"{batch}/1")
    act = pharmacy.act("put_back_into_quarantine", Role.PHARMACIST, "the letter was about another lot")
    put_back_into_quarantine(pharmacy.records, act, pharmacy.signing(act), lot)
    assert held_back(pharmacy, anne, batch) == "refusal.recalled.not_accepted_again"
    name = stock.stored(pharmacy, lot).ingredient
    stock.accept(pharmacy, lot, stock.THIOSULFATE if name == stock.THIOSULFATE.name else Ingredient(name))
    counter.hand_over(pharmacy, anne, f"{batch}/1")


def held_back(pharmacy: TestPharmacy, patient: Pseudonym, batch: BatchId) -> str:
    """Why a pot is not handed over, and that its card says the same."""
    with pytest.raises(Refusal) as refused:
        counter.hand_over(pharmacy, patient, f"{batch}/1")
    with pharmacy.records.reading() as loads:
        pot = pot_named(loads, rule_book(), f"{batch}/1", now=pharmacy.clock.now)
    assert pot.refusal is not None
    assert pot.refusal.phrase == refused.value.phrase
    return refused.value.phrase.key


def test_a_recalled_lot_that_is_refused_holds_its_batches_for_good(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Its recall was right: what was made of it is not handed over either."""
    batch = bench.released(pharmacy, key)
    anne = counter.patient(pharmacy)
    lot = recalled(pharmacy, batch)
    for kind, do in (("put_back_into_quarantine", put_back_into_quarantine), ("refuse_lot", refuse_lot)):
        act = pharmacy.act(kind, Role.PHARMACIST, "its assay is in doubt")
        do(pharmacy.records, act, pharmacy.signing(act), lot)
    assert held_back(pharmacy, anne, batch) == "refusal.recalled.not_accepted_again"
