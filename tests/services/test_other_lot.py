"""Another lot for a line that is not weighed yet: stopped and planned anew as one act, with the rules of planning."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from compounder.bootstrap import stationery
from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId, BatchState, LineId
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.certificate import Certificate
from compounder.domain.percentage import Percentage
from compounder.domain.staff import Role
from compounder.domain.stock import LotId
from compounder.services.compound_batch.other_lot import OTHER_LOT, other_lot_view, plan_with_other_lot
from compounder.services.compound_batch.plan import WantedBatch, plan_batch
from compounder.services.keep_stock import recall_lot
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_batch_paper
from compounder.services.unit_of_work import Changes
from compounder.shipped import rule_book
from compounder.store.verification.verify import verify
from tests.documents.reading import whole_text
from tests.services import bench
from tests.services.batch_steps import refused
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted, on_hand, received


def other_lot(
    pharmacy: TestPharmacy, line: LineId, *lots: LotId, reason: str | None = "the jar is damp", **more: object
) -> Changes:
    """The technician changes the lot of a line."""
    act = pharmacy.act(OTHER_LOT, Role.TECHNICIAN, reason)
    today = bench.today(pharmacy)
    return plan_with_other_lot(
        pharmacy.records, act, pharmacy.signing(act), rule_book(), line=line, lots=lots, today=today, **more  # type: ignore[arg-type]
    )  # fmt: skip


def amounts(pharmacy: TestPharmacy, batch: BatchId) -> list[tuple[str, str]]:
    """The lots and amounts of a batch, in the order of lines."""
    lines = bench.dossier(pharmacy, batch).lines
    return [(bench.lot_number(pharmacy, line.id), str(line.planned)) for line in lines]


@pytest.fixture
def stronger(pharmacy: TestPharmacy, key: BalanceId) -> LotId:  # noqa: ARG001
    """A second lot of the active, of another content."""
    return accepted(pharmacy, lot_number="PURE", certificate=Certificate(assay=Percentage.of(100)))


def test_everything_is_planned_anew_for_the_lot_and_the_frozen_plan_stands(
    pharmacy: TestPharmacy, batch: BatchId, stronger: LotId
) -> None:
    """The line by the new content, the rest by what it leaves; the old plan is what it was, and both are linked."""
    before, frozen = amounts(pharmacy, batch), bench.stored_batch(pharmacy, batch)
    line = bench.dossier(pharmacy, batch).lines[0].id
    seen = other_lot_view(pharmacy.records, rule_book(), line, [stronger], bench.today(pharmacy))
    done = other_lot(pharmacy, line, stronger, seen=seen.planned)
    new, stopped = BatchId(done.result["batch"]), bench.stored_batch(pharmacy, batch)
    after = amounts(pharmacy, new)
    changed = [place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    assert (after[0], changed) == (("PURE", "125 g"), [0, 3]), "the active, and what takes the rest"
    assert [line.is_changed for line in seen.lines] == [True, False, False, True]
    assert (stopped.state, stopped.decision_reason) == (BatchState.ABORTED, "the jar is damp")
    assert (stopped.plan, stopped.plan_digest) == (frozen.plan, frozen.plan_digest)
    assert (done.result["stopped"], bench.stored_batch(pharmacy, new).size) == (batch, frozen.size)
    with pharmacy.records.reading() as loads:
        assert loads.reserved(stronger) == 125 * 10**9
        assert loads.reserved(bench.dossier(pharmacy, batch).lines[0].lot or LotId("")) == 0


def test_what_was_weighed_is_waste_and_what_the_batch_reserved_is_free(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """A lot that the old batch had reserved whole serves the new one; the line that was weighed went to waste."""
    scarce = bench.excipient(pharmacy, "lanolin", size="170 g", lot_number="SCARCE")
    batch = bench.planned(pharmacy, lots={"lanolin": [scarce]})
    first, second = bench.dossier(pharmacy, batch).lines[:2]
    bench.weigh(pharmacy, first.id, bench.on_balance(key, "121.14 g"))
    held = on_hand(pharmacy, first.lot or LotId(""))
    spare = bench.excipient(pharmacy, "glycerol", lot_number="SPARE")
    new = BatchId(other_lot(pharmacy, second.id, spare).result["batch"])
    assert ("SCARCE", "162.5 g") in amounts(pharmacy, new), "named for the old batch, named for the new one"
    assert on_hand(pharmacy, first.lot or LotId("")) == held
    weighed = bench.dossier(pharmacy, batch).standing[0]
    with pharmacy.records.reading() as loads:
        assert loads.in_batch(batch, weighed.lot or LotId("")) == 0


def test_what_was_asked_for_is_carried_over(pharmacy: TestPharmacy, key: BalanceId, stronger: LotId) -> None:  # noqa: ARG001
    """Containers, policy with its reason, and the balance's step."""
    why = "as the prescriber asks"
    wanted = WantedBatch(bench.OINTMENT, None, CorrectionPolicy.NONE, why, containers=4)
    act = pharmacy.act("plan_batch", Role.TECHNICIAN)
    planned = plan_batch(pharmacy.records, act, rule_book(), wanted, today=bench.today(pharmacy))
    batch = BatchId(planned.result["batch"])
    new = BatchId(other_lot(pharmacy, bench.dossier(pharmacy, batch).lines[0].id, stronger).result["batch"])
    old, made = bench.stored_batch(pharmacy, batch), bench.stored_batch(pharmacy, new)
    assert (made.policy, made.policy_reason, made.size) == (old.policy, old.policy_reason, old.size)
    plans = [json.loads(one.plan) for one in (old, made)]
    for name in ("containers", "wanted", "resolution", "claim_form", "apply_optional", "density"):
        assert plans[0][name] == plans[1][name]


def test_it_is_refused_as_a_plan_is_and_changes_nothing(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId, stronger: LotId
) -> None:
    """State, ingredient, amount, the same lot, a weighed line, no reason, a plan that nobody saw, a stopped batch."""
    dossier = bench.dossier(pharmacy, batch)
    line, glycerol = dossier.lines[0], dossier.lines[1]
    waiting, small = received(pharmacy, lot_number="WAITING"), accepted(
        pharmacy, lot_number="SMALL", containers=1, container_size=q("40 g")
    )  # fmt: skip
    glycerol_lot = glycerol.lot or LotId("")
    cases: dict[str, Callable[[], object]] = {
        "lot_not_usable": lambda: other_lot(pharmacy, line.id, waiting),
        "wrong_lot": lambda: other_lot(pharmacy, line.id, glycerol_lot),
        "insufficient_stock": lambda: other_lot(pharmacy, line.id, small),
        "same_lot": lambda: other_lot(pharmacy, line.id, line.lot or LotId("")),
        "reason_needed": lambda: other_lot(pharmacy, line.id, stronger, reason=" "),
    }
    for code, action in cases.items():
        refused(code, action)
    seen = other_lot_view(pharmacy.records, rule_book(), line.id, [stronger], bench.today(pharmacy)).planned
    refused("plan_overtaken", lambda: other_lot(pharmacy, line.id, stronger, seen=replace(seen, shares=())))
    bench.weigh(pharmacy, glycerol.id, bench.on_balance(key, "50 g"))
    refused("already_weighed", lambda: other_lot(pharmacy, glycerol.id, stronger))
    assert bench.stored_batch(pharmacy, batch).state is BatchState.WEIGHING
    new = BatchId(other_lot(pharmacy, line.id, small, stronger).result["batch"])
    assert [lot for lot, _ in amounts(pharmacy, new)][:2] == ["SMALL", "PURE"], "divided over two lots"
    refused("batch_is_final", lambda: other_lot(pharmacy, line.id, stronger))
    recall = pharmacy.act("recall_lot", Role.PHARMACIST, "supplier's letter")
    recall_lot(pharmacy.records, recall, pharmacy.signing(recall), stronger)
    again = bench.dossier(pharmacy, new).lines[0].id
    refused("lot_not_usable", lambda: other_lot(pharmacy, again, stronger))


def test_the_papers_name_the_other_batch_and_the_records_still_verify(
    pharmacy: TestPharmacy, batch: BatchId, stronger: LotId
) -> None:
    """The stopped record says by what it is replaced, the new worksheet and record what they stand for."""
    new = BatchId(other_lot(pharmacy, bench.dossier(pharmacy, batch).lines[0].id, stronger).result["batch"])

    def paper(kind: PaperKind, of: BatchId) -> str:
        act = pharmacy.act("print", Role.PHARMACIST)
        return whole_text(print_batch_paper(pharmacy.records, act, stationery(), kind, of, now=pharmacy.clock()).pdf)

    assert f"Remplacé par {new}" in paper(PaperKind.BATCH_RECORD, batch)
    for kind in (PaperKind.WORKSHEET, PaperKind.BATCH_RECORD):
        assert f"Planifiée à la place de la préparation {batch}" in paper(kind, new)
    pharmacy.records.close()
    assert verify(pharmacy.location, [pharmacy.anchors]).findings == ()
