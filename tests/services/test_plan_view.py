"""A plan as people see it: a draft and the frozen plan of the same batch say the same, with every lot's own reason."""

from __future__ import annotations

from datetime import date

import pytest

from compounder.domain.batch import Batch, BatchId
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.compound_batch.plan import WantedBatch, plan_batch, prepare_plan
from compounder.services.compound_batch.plan_view import PlanView, frozen_plan, plan_basis, plan_view
from compounder.services.compound_batch.reading import stored_plan
from compounder.services.print_papers.worksheet import planned_filling
from compounder.shipped import rule_book, words
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted, received


def draft(pharmacy: TestPharmacy, formulation: str = bench.OINTMENT, size: str = "500 g", **wanted: object) -> PlanView:
    """A plan as it would be now."""
    asked = WantedBatch(formulation, q(size), **wanted)  # type: ignore[arg-type]  # passed on by name
    return plan_view(prepare_plan(pharmacy.records, rule_book(), asked, bench.today(pharmacy)))


def said(view: PlanView) -> list[str]:
    """Everything that people read of a plan."""
    english = words("en")
    parts: list[object] = [view.formulation.id, view.size, view.policy, view.claim_form or "", view.mass_step]
    for row in view.rows:
        parts += [row.name, row.per_base or "", row.needed or "", row.to_weigh or "", row.up_to or "", row.lot_number]
        parts += [part for step in row.working for part in (step.what, step.formula, step.result, step.source or "")]
    parts += [lot.reason for lots in view.considered.values() for lot in lots]
    strengths = view.strengths
    parts += [strengths.claimed, strengths.under_policy, strengths.by_certificates or "", strengths.low, strengths.high]
    return [english.show(part) for part in (*parts, *view.warnings, *view.unconfirmed)]


def test_a_draft_and_the_batch_that_is_recorded_from_it_are_seen_alike(pharmacy: TestPharmacy) -> None:
    """Rows, lots, derivations, strengths and warnings: the frozen text loses nothing."""
    bench.stocked(pharmacy)
    accepted(pharmacy, lot_number="TS2502-1", expires_on=date(2028, 2, 28))
    seen = draft(pharmacy)
    batch = bench.planned(pharmacy)
    with pharmacy.records.reading() as loads:
        frozen = frozen_plan(loads, rule_book(), batch)
    assert said(frozen.view) == said(seen)
    assert frozen.planned_by == pharmacy.member("tina").name
    english = words("en")
    weighed = [english.show(row.to_weigh) for row in seen.rows]
    assert weighed == ["121.14 g", "50 g", "162.5 g", "166.36 g"]
    assert english.sentence(seen.rows[0].question) == "Why 121.14 g?"
    assert seen.containers == 10


def test_a_divided_line_has_a_row_for_each_lot_with_its_own_working(pharmacy: TestPharmacy) -> None:
    """What the first lot cannot give, the next does; neither derivation holds the other's steps."""
    bench.stocked(pharmacy)
    accepted(pharmacy, lot_number="TS2406-2", expires_on=date(2026, 12, 31), containers=1, container_size=q("12.4 g"))
    first, second = (row for row in draft(pharmacy).rows if row.ingredient == "sodium thiosulfate")
    assert (first.share, first.lot_number, second.share, second.lot_number) == (1, "TS2406-2", 2, "TS2409-3")
    assert first.to_weigh == q("12.4 g")
    assert first.working != second.working
    batch = bench.planned(pharmacy)
    with pharmacy.records.reading() as loads:
        frozen = frozen_plan(loads, rule_book(), batch).view.rows
    assert [len(row.working) for row in frozen[:2]] == [len(first.working), len(second.working)]


def test_naming_a_lot_leaves_every_other_lot_its_own_reason(pharmacy: TestPharmacy) -> None:
    """A lot in quarantine stays in quarantine; only a usable one is passed over because another was named."""
    bench.stocked(pharmacy)
    later = accepted(pharmacy, lot_number="TS2502-1", expires_on=date(2028, 2, 28))
    received(pharmacy, lot_number="TS2510-4")
    seen = draft(pharmacy, lots={"sodium thiosulfate": [later]})
    reasons = {lot.lot_number: lot.reason.key for lot in seen.considered["sodium thiosulfate"]}
    assert reasons == {
        "TS2502-1": "lot_choice.named",
        "TS2409-3": "lot_choice.not_named",
        "TS2510-4": "refusal.lot_not_usable.state",
    }
    assert seen.rows[0].lot == later


def test_the_injection_is_made_up_to_its_volume(pharmacy: TestPharmacy) -> None:
    """The diluent has no amount by number, and its question says to what it is made up."""
    bench.approve(pharmacy, bench.INJECTION)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="500 mL")
    drug, diluent = draft(pharmacy, bench.INJECTION, "10 mL").rows
    assert (drug.to_weigh, diluent.to_weigh, diluent.up_to) == (q("6 mL"), None, q("10 mL"))
    assert words("en").sentence(diluent.question) == "Why up to 10 mL?"


def test_a_draft_begins_with_the_version_in_force_and_the_balances(pharmacy: TestPharmacy) -> None:
    """A formulation that nobody approved cannot be planned."""
    bench.stocked(pharmacy)
    with pharmacy.records.reading() as loads:
        basis = plan_basis(loads, rule_book(), bench.OINTMENT)
        with pytest.raises(Refusal, match="formulation_not_approved"):
            plan_basis(loads, rule_book(), bench.INJECTION)
    assert (basis.formulation.id, [balance.name for balance in basis.balances]) == (bench.OINTMENT, ["B1"])


def test_a_batch_may_be_planned_for_so_many_containers(pharmacy: TestPharmacy) -> None:
    """Nine pots of 50 g with 2 % more are 459 g, derived; the frozen plan, the worksheet and the record say so."""
    bench.approve(pharmacy, bench.OINTMENT, change=('kind = "pot"', 'kind = "pot"\nexcess = "2 %"'))
    accepted(pharmacy)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name)
    asked = WantedBatch(bench.OINTMENT, None, containers=9)
    seen = plan_view(prepare_plan(pharmacy.records, rule_book(), asked, bench.today(pharmacy)))
    assert (seen.size, seen.containers) == (q("459 g"), 9)
    step = seen.rows[0].working[0]
    assert [words("en").show(part) for part in (step.formula, step.result)] == ["9 × 50 g × (1 + 0.02)", "459 g"]
    act = pharmacy.act("plan_batch", Role.TECHNICIAN)
    batch = BatchId(plan_batch(pharmacy.records, act, rule_book(), asked, today=bench.today(pharmacy)).result["batch"])
    with pharmacy.records.reading() as loads:
        frozen = frozen_plan(loads, rule_book(), batch).view
        stored = stored_plan(loads.load(Batch, batch))
    assert said(frozen) == said(seen)
    assert frozen.containers == 9
    assert words("en").show(planned_filling(stored, frozen.formulation)) == "9 × 50 g, excess 2 %"


@pytest.mark.parametrize(
    ("size", "containers", "code"),
    [
        ("500 g", 10, "unexpected_input.size_beside_containers"),
        (None, None, "missing_input.size"),
        (None, 0, "non_positive_quantity.zero"),
    ],
)
def test_a_size_or_containers_are_asked_for(
    pharmacy: TestPharmacy, size: str | None, containers: int | None, code: str
) -> None:
    """One of them, and at least one container."""
    bench.stocked(pharmacy)
    asked = WantedBatch(bench.OINTMENT, q(size) if size else None, containers=containers)
    with pytest.raises(Refusal) as caught:
        prepare_plan(pharmacy.records, rule_book(), asked, bench.today(pharmacy))
    assert caught.value.phrase.key == f"refusal.{code}"
    batch = bench.planned(pharmacy)
    with pharmacy.records.reading() as loads:
        assert "containers" not in stored_plan(loads.load(Batch, batch)).json
