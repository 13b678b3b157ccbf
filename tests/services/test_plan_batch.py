"""Planning: lots first expired first out with their reasons, reservations, and what is refused before a plan stands."""

from __future__ import annotations

import json
from datetime import date

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.certificate import Certificate
from compounder.domain.frozen_text import restored
from compounder.domain.percentage import Percentage
from compounder.domain.staff import Role
from compounder.services.compound_batch.plan import WantedBatch, plan_batch
from compounder.services.keep_stock import recall_lot
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.batch_steps import lot_of, refused
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import ANHYDROUS, accepted, on_hand, received
from tests.words_files import words


def test_planning_takes_nothing_and_reserves(pharmacy: TestPharmacy, batch: BatchId) -> None:
    """Only measured amounts move; what is planned is reserved."""
    lot = lot_of(pharmacy, batch)
    with pharmacy.records.reading() as loads:
        assert loads.on_hand(lot) == 1000 * 10**9
        assert loads.reserved(lot) == 12114 * 10**7


def test_first_expired_goes_out_first_with_a_reason_for_every_lot(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """An earlier expiry is used first; a lot in quarantine is passed over and noted."""
    early = accepted(pharmacy, lot_number="EARLY", expires_on=date(2027, 1, 31))
    received(pharmacy, lot_number="WAITING")
    batch = bench.planned(pharmacy)
    line = bench.dossier(pharmacy, batch).lines[0]
    assert line.lot == early
    for text in ("EARLY", "WAITING", "lot_choice.first_to_expire", "lot_choice.later", "lot_not_usable"):
        assert text in line.choice


def test_a_line_takes_from_two_lots_what_the_first_holds_and_the_rest(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Each share has its own target by its own certificate; together they reach the claim."""
    small = accepted(
        pharmacy, lot_number="SMALL", expires_on=date(2027, 1, 31), containers=1, container_size=q("40 g"),
        certificate=Certificate(assay=Percentage.of(100)),
    )  # fmt: skip
    batch = bench.planned(pharmacy)
    shares = [line for line in bench.dossier(pharmacy, batch).lines if line.line == 1]
    assert [(share.lot == small, str(share.planned)) for share in shares] == [(True, "40 g"), (False, "82.38 g")]
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "498 g", [(9, "50 g")])
    strength = bench.stored_batch(pharmacy, batch).strength_by_certificates or ""
    assert strength.startswith(("25.00", "24.999"))
    assert on_hand(pharmacy, small) == 0


def test_a_refusal_calls_the_ingredient_as_the_reader_does(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """In a French sentence no English name of an ingredient stands, nor the id of a form."""
    french, name = words("fr"), "sodium thiosulfate"
    waiting = received(pharmacy, lot_number="WAITING")
    dry = accepted(pharmacy, lot_number="DRY", form=ANHYDROUS, certificate=Certificate(), expires_on=date(2026, 12, 1))
    unusable = refused("lot_not_usable", lambda: bench.planned(pharmacy, lots={name: [waiting]}))
    wrong = refused("wrong_lot", lambda: bench.planned(pharmacy, lots={"glycerol": [dry]}))
    said = [french.sentence(unusable.phrase), french.sentence(wrong.phrase)]
    batch = bench.planned(pharmacy)
    line = bench.dossier(pharmacy, batch).lines[0]
    recall = pharmacy.act("recall_lot", Role.PHARMACIST, "supplier's letter")
    recall_lot(pharmacy.records, recall, pharmacy.signing(recall), lot_of(pharmacy, batch))
    weighed = refused("lot_not_usable", lambda: bench.weigh(pharmacy, line.id, bench.on_balance(key, "121.14 g")))
    notes = json.loads(line.choice)
    reasons = [restored(note["reason"]) for note in notes]
    said += [french.sentence(weighed.phrase), *(french.show(reason) for reason in reasons)]
    text = " ".join(said)
    assert "thiosulfate de sodium" in text
    assert "pentahydraté" in text
    for english in ("sodium thiosulfate", "pentahydrate,", "anhydrous"):
        assert english not in text


def test_a_lot_named_must_be_usable(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """A person may choose another lot than the first, but never one that may not be used or of something else."""
    waiting = received(pharmacy, lot_number="WAITING")
    later = accepted(pharmacy, lot_number="LATER", expires_on=date(2028, 6, 30))
    name = "sodium thiosulfate"
    refused("lot_not_usable", lambda: bench.planned(pharmacy, lots={name: [waiting]}))
    refused("wrong_lot", lambda: bench.planned(pharmacy, lots={"glycerol": [later]}))
    batch = bench.planned(pharmacy, lots={name: [later]})
    assert lot_of(pharmacy, batch) == later


def test_a_crumb_in_stock_is_passed_over_and_noted(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """0.02 g left of the lanolin that expires first, and the least weight of the only balance is 1 g."""
    crumb = bench.excipient(
        pharmacy, "lanolin", size="0.02 g", lot_number="LA-OLD", expires_on=date(2026, 12, 31)
    )  # fmt: skip
    batch = bench.planned(pharmacy)
    lines = [line for line in bench.dossier(pharmacy, batch).lines if line.ingredient == "lanolin"]
    assert [str(line.planned) for line in lines] == ["162.5 g"]
    notes = {note["lot"]: note for note in json.loads(lines[0].choice)}
    assert notes[crumb]["offered"] is False
    assert notes[crumb]["reason"]["phrase"] == "lot_choice.crumb"
    refused("below_minimum_weight", lambda: bench.planned(pharmacy, lots={"lanolin": [crumb]}))
    other = next(line.lot for line in lines)
    assert other is not None
    named = refused("below_minimum_weight", lambda: bench.planned(pharmacy, lots={"lanolin": [crumb, other]}))
    assert "0.02 g left: no balance here weighs so little (at least 1 g)" in words("en").sentence(named.phrase)


def test_more_than_there_is_is_refused(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """R12: all lots together do not hold enough; what others reserved is not there."""
    refused("insufficient_stock", lambda: bench.planned(pharmacy, size="5000 g"))
    for _ in range(6):
        bench.planned(pharmacy)
    refused("insufficient_stock", lambda: bench.planned(pharmacy))


def test_a_formulation_that_is_not_approved_is_refused(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """Batches are planned from the version in force alone."""
    refused("formulation_not_approved", lambda: bench.planned(pharmacy, "sts-cream-10"))


def test_another_policy_has_a_reason(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """The formulation's policy is the default; another one is chosen by a person who says why."""
    none = CorrectionPolicy.NONE
    refused("reason_needed", lambda: bench.planned(pharmacy, policy=none))
    batch = bench.planned(pharmacy, policy=none, policy_reason="study protocol")
    found = bench.stored_batch(pharmacy, batch)
    assert (found.policy, found.policy_reason) == ("none", "study protocol")


def test_a_lot_blocked_between_plan_and_commit_is_refused(pharmacy: TestPharmacy, key: BalanceId) -> None:  # noqa: ARG001
    """The plan is made outside the lock; the lot is asked again under it."""
    accepted_lot = lot_of(pharmacy, bench.planned(pharmacy))
    records = pharmacy.records
    act = pharmacy.act("plan_batch", Role.TECHNICIAN)

    class Overtaken:
        """Records that are overtaken: the lot is recalled before the act begins."""

        def __getattr__(self, name: str) -> object:
            return getattr(records, name)

        def perform(self, *arguments: object) -> object:
            recall = pharmacy.act("recall_lot", Role.PHARMACIST, "supplier's letter")
            recall_lot(records, recall, pharmacy.signing(recall), accepted_lot)
            return records.perform(*arguments)  # type: ignore[arg-type]

    wanted = WantedBatch(bench.OINTMENT, q("100 g"))
    refused(
        "lot_not_usable",
        lambda: plan_batch(Overtaken(), act, rule_book(), wanted, today=bench.today(pharmacy)),  # type: ignore[arg-type]
    )
