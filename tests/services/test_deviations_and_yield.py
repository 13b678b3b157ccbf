"""Deviations, steps and yield: what lies outside limits is refused, or recorded with its reason and blocks release."""

from __future__ import annotations

from datetime import timedelta

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId, DeviationId
from compounder.domain.percentage import Percentage
from compounder.domain.staff import Role
from compounder.domain.working import Figure
from compounder.services.compound_batch.deviations import accept_deviation, deviation_named, open_deviation
from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.steps import record_step
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.batch_steps import first_line, refused
from tests.services.pharmacy import TestPharmacy
from tests.words_files import words


def test_out_of_tolerance_becomes_a_deviation_that_blocks_release_until_a_pharmacist_accepts_it(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """Opened with its reason by who weighs, accepted with a reason and a signature by a pharmacist who did not."""
    done = bench.weigh(
        pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "123.04 g"), deviation="vessel overfilled"
    )
    deviation = DeviationId(done.result["deviation"])
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "498 g", [(9, "50 g")])
    points = refused("open_points", lambda: bench.release(pharmacy, batch)).values["points"]
    assert isinstance(points, tuple)
    assert [point.key for point in points] == ["open_point.deviation"]
    opened = bench.dossier(pharmacy, batch).open_deviations[0]
    assert (opened.found, opened.limits) == ("123.04 g", "119.93 g – 122.35 g")

    def accept(role: Role | str, reason: str | None) -> None:
        act = pharmacy.act("accept_deviation", Role.PHARMACIST, reason)
        if role is Role.TECHNICIAN:
            act = pharmacy.act("accept_deviation", Role.TECHNICIAN, reason)
        accept_deviation(pharmacy.records, act, pharmacy.signing(act), deviation)

    refused("not_permitted", lambda: accept(Role.TECHNICIAN, "fine"))
    refused("reason_needed", lambda: accept(Role.PHARMACIST, None))
    accept(Role.PHARMACIST, "strength stays within 95 to 105 %")
    refused("deviation_decided", lambda: accept(Role.PHARMACIST, "again"))
    bench.release(pharmacy, batch)


def test_a_pharmacist_who_weighed_does_not_accept_the_deviation(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """Who weighed does not judge it."""
    taken = bench.on_balance(key, "123.04 g")
    done = bench.weigh(
        pharmacy, first_line(pharmacy, batch), taken, role=Role.PHARMACIST, deviation="vessel overfilled"
    )
    act = pharmacy.act("accept_deviation", Role.PHARMACIST, "fine")
    signing = pharmacy.signing(act)
    key_of = DeviationId(done.result["deviation"])
    refused("own_weighing", lambda: accept_deviation(pharmacy.records, act, signing, key_of))


def test_weighing_again_makes_a_deviation_of_the_first_weighing_moot(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """The first of the three ways out: weigh again."""
    line = first_line(pharmacy, batch)
    bench.weigh(pharmacy, line, bench.on_balance(key, "123.04 g"), deviation="vessel overfilled")
    again = WeighAgain("too much", GivenBack.WASTED)
    bench.weigh(pharmacy, line, bench.on_balance(key, "121.14 g"), again=again)
    assert bench.dossier(pharmacy, batch).open_deviations == ()


def test_anything_seen_may_be_written_down_and_blocks(pharmacy: TestPharmacy, batch: BatchId) -> None:
    """A deviation without a weighing; its reason is needed."""
    act = pharmacy.act("open_deviation", Role.TECHNICIAN)
    refused("reason_needed", lambda: open_deviation(pharmacy.records, act, batch))
    act = pharmacy.act("open_deviation", Role.TECHNICIAN, "hood alarm at 10:12")
    open_deviation(pharmacy.records, act, batch)
    assert [deviation.reason for deviation in bench.dossier(pharmacy, batch).open_deviations] == ["hood alarm at 10:12"]


def test_steps_are_those_of_the_formulation(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """Unknown numbers, a control without a finding, a step before weighing, a second time without a reason."""

    def step(kind: str, number: int, reason: str | None = None, **more: object) -> None:
        act = pharmacy.act("record_step", Role.TECHNICIAN, reason)
        record_step(pharmacy.records, act, rule_book(), batch=batch, kind=kind, number=number, **more)  # type: ignore[arg-type]

    refused("step_before_weighing", lambda: step("step", 1))
    bench.weigh_all(pharmacy, batch, key)
    refused("unknown_step", lambda: step("step", 5))
    refused("unknown_step", lambda: step("control", 0, found="x"))
    refused("reading_needed", lambda: step("control", 1))
    step("control", 2, found="38 °C")
    refused("reason_needed", lambda: step("control", 2, found="37 °C"))
    step("control", 2, "typing slip", found="37 °C")
    assert [row.found for row in bench.dossier(pharmacy, batch).standing_steps] == ["37 °C"]
    refused("reason_needed", lambda: step("control", 1, found="grains felt", passed=False))
    step("control", 1, "mortar too small", found="grains felt", passed=False)
    opened = bench.dossier(pharmacy, batch).open_deviations
    assert [(row.subject, row.reason, row.found) for row in opened] == [("control", "mortar too small", "grains felt")]


def test_a_failure_recorded_twice_is_one_deviation(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """While it is open the same failure is refused by number; put right it is recorded; after a decision anew."""

    def control(reason: str, *, passed: bool) -> None:
        act = pharmacy.act("record_step", Role.TECHNICIAN, reason)
        record_step(
            pharmacy.records, act, rule_book(), batch=batch, kind="control", number=1, found="grainy", passed=passed
        )  # fmt: skip

    bench.weigh_all(pharmacy, batch, key)
    act = pharmacy.act("open_deviation", Role.TECHNICIAN, "hood alarm")
    open_deviation(pharmacy.records, act, batch)
    pharmacy.clock.now += timedelta(minutes=5)
    control("mortar too small", passed=False)
    again = refused("already_failed", lambda: control("mortar too small", passed=False))
    assert again.values == {"number": 1, "deviation": 2}
    assert len(bench.dossier(pharmacy, batch).open_deviations) == 2
    control("ground once more", passed=True)
    row = bench.dossier(pharmacy, batch).step_done("control", 1)
    assert row is not None
    assert row.passed
    pharmacy.clock.now += timedelta(minutes=5)
    control("grains again", passed=False)
    accept_numbered(pharmacy, batch, "3")
    control("and again", passed=False)
    assert len(bench.dossier(pharmacy, batch).opened_deviations) == 4


def accept_numbered(pharmacy: TestPharmacy, batch: BatchId, number: str | None) -> None:
    """A pharmacist accepts the deviation of that number."""
    key = deviation_named(bench.dossier(pharmacy, batch), number)
    act = pharmacy.act("accept_deviation", Role.PHARMACIST, "harmless")
    accept_deviation(pharmacy.records, act, pharmacy.signing(act), key)


def test_a_deviation_is_named_by_the_number_that_papers_give_it(pharmacy: TestPharmacy, batch: BatchId) -> None:
    """From 1 in the order in which they were opened; the only open one needs no name."""
    refused("which_deviation", lambda: accept_numbered(pharmacy, batch, None))
    for reason in ("hood alarm", "spill"):
        act = pharmacy.act("open_deviation", Role.TECHNICIAN, reason)
        open_deviation(pharmacy.records, act, batch)
        pharmacy.clock.now += timedelta(minutes=1)
    several = refused("which_deviation", lambda: accept_numbered(pharmacy, batch, None))
    assert "1 (hood alarm), 2 (spill)" in words("en").sentence(several.phrase)
    refused("which_deviation", lambda: accept_numbered(pharmacy, batch, "3"))
    accept_numbered(pharmacy, batch, "2")
    assert [row.reason for row in bench.dossier(pharmacy, batch).open_deviations] == ["hood alarm"]
    decided = refused("deviation_decided", lambda: accept_numbered(pharmacy, batch, "2"))
    assert decided.values["deviation"] == 2
    accept_numbered(pharmacy, batch, None)
    assert bench.dossier(pharmacy, batch).open_deviations == ()


def test_a_yield_outside_its_limits_needs_a_deviation(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """R23: 93.8 % is refused; with its cause it is recorded and blocks release until accepted."""
    refused("not_all_weighed", lambda: bench.obtain(pharmacy, batch, "469 g", [(9, "50 g")]))
    bench.weigh_all(pharmacy, batch, key)
    low = refused("yield_outside_limits", lambda: bench.obtain(pharmacy, batch, "469 g", [(9, "50 g")]))
    assert low.values["found"] == Figure.of(Percentage.of("93.8"))
    refused("filled_too_much", lambda: bench.obtain(pharmacy, batch, "498 g", [(10, "50 g")]))
    refused("nothing_filled", lambda: bench.obtain(pharmacy, batch, "498 g", []))
    refused("non_positive_quantity", lambda: bench.obtain(pharmacy, batch, "0 g", [(1, "50 g")]))
    refused("wrong_dimension", lambda: bench.obtain(pharmacy, batch, "498 mL", [(9, "50 g")]))
    assert bench.dossier(pharmacy, batch).containers == ()
    bench.obtain(pharmacy, batch, "469 g", [(9, "50 g")], deviation="loss on the mill")
    assert [row.subject for row in bench.dossier(pharmacy, batch).open_deviations] == ["yield"]
    refused("yield_recorded", lambda: bench.obtain(pharmacy, batch, "498 g", [(9, "50 g")]))
    again = WeighAgain("late", GivenBack.WASTED)
    refused(
        "batch_is_made",
        lambda: bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.14 g"), again=again),
    )


def test_a_strength_outside_its_limits_as_weighed_needs_a_deviation(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """The readings, each by its lot's certificate, must give 95 to 105 % of the claim."""
    line = first_line(pharmacy, batch)
    bench.weigh(pharmacy, line, bench.on_balance(key, "130.00 g"), deviation="overfilled")
    bench.weigh_all(pharmacy, batch, key)
    refused("strength_outside_limits", lambda: bench.obtain(pharmacy, batch, "505 g", [(9, "50 g")]))
    bench.obtain(pharmacy, batch, "505 g", [(9, "50 g")], deviation="as weighed")
    subjects = [row.subject for row in bench.dossier(pharmacy, batch).open_deviations]
    assert sorted(subjects) == ["strength", "weighing"]
