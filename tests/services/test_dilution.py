"""What is too little for every balance: planned as a dilution, weighed and read again part by part, and discarded."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from functools import partial

import pytest

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId, BatchState, DilutionPart
from compounder.domain.dispensing import RegisterEntry
from compounder.domain.staff import Role
from compounder.domain.stock import Account, StockMovement
from compounder.domain.strength_uncertainty import UncertaintySources
from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.plan import WantedBatch, prepare_plan
from compounder.services.compound_batch.plan_outlook import outlook_of
from compounder.services.compound_batch.plan_view import frozen_plan, plan_view
from compounder.services.compound_batch.reading import stored_plan
from compounder.services.compound_batch.stop import abort_batch
from compounder.services.compound_batch.verify import to_verify
from compounder.services.compound_batch.weigh import Typed
from compounder.services.compound_batch.weigh_sheet import weigh_sheet
from compounder.shipped import RESOURCES, rule_book, words
from compounder.store.verification.verify import verify
from tests.services import bench
from tests.services.batch_steps import refused
from tests.services.bench import q
from tests.services.diluted import BASE, CREAM, DRUG, Diluting, a_balance, approved, diluting, drug_lot
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted, on_hand

PARTS = (DilutionPart.DRUG, DilutionPart.DILUENT, DilutionPart.PORTION)
WASTED = WeighAgain("spilt", GivenBack.WASTED)


@pytest.fixture
def bench_of_two(pharmacy: TestPharmacy) -> Diluting:
    """A pharmacy with a fine and a coarse balance and the cream with 10 % overage."""
    return diluting(pharmacy)


def planned(of: Diluting, size: str = "10 g", **wanted: object) -> BatchId:
    """The cream planned, for 10 g unless another size is named."""
    return bench.planned(of.pharmacy, CREAM, size, **wanted)


def finished(of: Diluting, batch: BatchId) -> None:
    """From the weighed batch to its release."""
    of.verify_all(batch)
    bench.steps_done(of.pharmacy, batch)
    bench.obtain(of.pharmacy, batch, "10 g", [(1, "10 g")])
    bench.release(of.pharmacy, batch)


def moved(of: Diluting, batch: BatchId) -> dict[tuple[str, str, str], int]:
    """What came to each account, by kind of movement and lot."""
    sums: dict[tuple[str, str, str], int] = {}
    with of.pharmacy.records.reading() as loads:
        for leg in loads.find(StockMovement, batch=batch):
            if leg.amount > 0 and leg.lot is not None:
                place = (leg.kind, leg.account.value, leg.lot)
                sums[place] = sums.get(place, 0) + leg.amount
    return sums


def sound(pharmacy: TestPharmacy) -> None:
    """The records verify."""
    assert verify(pharmacy.location, [pharmacy.anchors]).findings == ()


def test_10_percent_overage_does_not_become_20_on_the_whole_path(pharmacy_on_each_engine: TestPharmacy) -> None:
    """FormulaCerta: 0.05 % in 10 g with 10 %: 5.5 mg go in, never 6 mg, and not one microgram is unaccounted for."""
    pharmacy = pharmacy_on_each_engine
    of = diluting(pharmacy)
    batch = planned(of)
    lines = bench.dossier(pharmacy, batch).lines
    assert [(line.id[-3:], line.ingredient, line.part, str(line.planned)) for line in lines] == [
        ("1.1", DRUG, DilutionPart.DRUG, "0.825 g"),
        ("1.2", BASE, DilutionPart.DILUENT, "122.175 g"),
        ("1.3", DRUG, DilutionPart.PORTION, "0.82 g"),
        ("2.1", BASE, None, "9.18 g"),
    ]
    assert [line.reserved for line in lines] == [825 * 10**6, 122175 * 10**6, 0, 918 * 10**7]
    of.weigh_all(batch)
    assert bench.stored_batch(pharmacy, batch).state is BatchState.WEIGHED
    finished(of, batch)
    stored = bench.stored_batch(pharmacy, batch)
    assert (stored.state, stored.strength_by_certificates) == (BatchState.RELEASED, "0.05 % w/w")
    assert moved(of, batch) == {
        ("weighing", "batch", of.drug): 825 * 10**6,
        ("weighing", "batch", of.base): (122175 + 9180) * 10**6,
        ("dilution_rest", "waste", of.drug): 8195 * 10**5,
        ("dilution_rest", "waste", of.base): 1213605 * 10**5,
        ("consumption", "consumed", of.drug): 5_500_000,
        ("consumption", "consumed", of.base): 9_994_500_000,
    }
    assert on_hand(pharmacy, of.drug) == (20000 - 825) * 10**6
    with pharmacy.records.reading() as loads:
        text = loads.find(RegisterEntry)[0].composition or ""
    for amount in ('"0.0055 g"', '"0.8145 g"', '"9.18 g"'):
        assert amount in text
    sound(pharmacy)


def test_every_line_has_the_finest_balance_that_can_weigh_it(bench_of_two: Diluting) -> None:
    """1000 g: 0.55 g are diluted; 999 g of base are above the fine balance, which weighs the parts of the dilution."""
    of = bench_of_two
    with of.pharmacy.records.reading() as loads:
        draft = prepare_plan(of.pharmacy.records, rule_book(), WantedBatch(CREAM, q("1 kg")), bench.today(of.pharmacy))
    rows = plan_view(draft).rows
    assert [(row.part, str(row.to_weigh), row.balance) for row in rows] == [
        (DilutionPart.DRUG, "1.1 g", "F1"),
        (DilutionPart.DILUENT, "0.82 g", "F1"),
        (DilutionPart.PORTION, "0.96 g", "F1"),
        (None, "999.04 g", "C1"),
    ]
    bench.excipient(of.pharmacy, BASE, lot_number="BA-2")
    batch = planned(of, "1 kg")
    with of.pharmacy.records.reading() as loads:
        frozen = frozen_plan(loads, rule_book(), batch)
        plan = stored_plan(frozen.batch)
    assert [(row.part, row.to_weigh, row.balance) for row in frozen.view.rows] == [
        (row.part, row.to_weigh, row.balance) for row in rows
    ]
    assert {str(plan.step_for(line)) for line in bench.dossier(of.pharmacy, batch).lines} == {"0.001 g", "0.01 g"}
    assert frozen.view.balances == ("F1", "C1")


def test_a_balance_that_is_not_checked_today_is_not_counted_on(bench_of_two: Diluting) -> None:
    """Unless none is: then all are, because each is checked before it weighs."""
    of = bench_of_two
    of.pharmacy.clock.now += timedelta(days=1)
    asked = WantedBatch(CREAM, q("10 g"))

    def draft() -> tuple[list[str | None], str]:
        prepared = prepare_plan(of.pharmacy.records, rule_book(), asked, bench.today(of.pharmacy))
        said = outlook_of(prepared, rule_book(), UncertaintySources()).attention
        return [row.balance for row in plan_view(prepared).rows], " ".join(words("en").show(one) for one in said)

    names, attention = draft()
    assert names == ["F1"] * 4
    assert "not counted" not in attention
    assert "0.0055 g of dexamethasone is below the 0.82 g that the balances here may weigh" in attention
    bench.check_today(of.pharmacy, of.fine)
    names, attention = draft()
    assert names == ["F1"] * 4
    assert "Balance C1 is not counted on: its check of today is missing." in attention


def test_one_balance_that_is_named_weighs_everything(bench_of_two: Diluting) -> None:
    """The fine one is planned alone, dilution and all; the coarse one alone would need more base than there is."""
    of = bench_of_two
    batch = planned(of, balance=of.fine)
    assert [str(line.planned) for line in bench.dossier(of.pharmacy, batch).lines] == [
        "0.825 g", "122.175 g", "0.82 g", "9.18 g",
    ]  # fmt: skip
    coarse = refused("insufficient_stock", lambda: planned(of, "100 g", balance=of.coarse))
    assert "1809.99" in words("en").show(coarse.phrase).replace("\N{NO-BREAK SPACE}", "").replace(
        "\N{NARROW NO-BREAK SPACE}", ""
    )


def test_the_parts_are_weighed_in_their_order_each_from_what_the_plan_says(bench_of_two: Diluting) -> None:
    """Not the diluent before the drug, nor the portion before both; the portion from the vessel marked for it."""
    of = bench_of_two
    batch = planned(of)
    refused("dilution_order", lambda: of.weigh(batch, DilutionPart.DILUENT, "122.175 g"))
    refused("dilution_order", lambda: of.weigh(batch, DilutionPart.PORTION, "0.82 g"))
    refused("wrong_lot", lambda: of.weigh(batch, DilutionPart.DRUG, "0.825 g", scanned="BA-1"))
    of.weigh(batch, DilutionPart.DRUG, "0.825 g")
    refused("dilution_order", lambda: of.weigh(batch, DilutionPart.PORTION, "0.82 g"))
    of.weigh(batch, DilutionPart.DILUENT, "122.175 g")
    for scanned in ("DE-9", "BA-1", f"{batch}-D2", str(batch)):
        weigh = partial(of.weigh, batch, DilutionPart.PORTION, "0.82 g", scanned=scanned)
        assert refused("wrong_lot", weigh).values["planned"] == f"{batch}-D1"
    of.weigh(batch, DilutionPart.PORTION, "0.82 g", scanned=f" {batch}-d1 ")
    with of.pharmacy.records.reading() as loads:
        sheet = weigh_sheet(loads, rule_book(), batch)
    assert [share.part for share in sheet.unweighed] == [None]


def test_tolerance_limits_and_deviations_hold_for_every_part(bench_of_two: Diluting) -> None:
    """1 % of each; outside it only with a deviation, which blocks release until another person accepts it."""
    of = bench_of_two
    batch = planned(of)
    refused("out_of_tolerance", lambda: of.weigh(batch, DilutionPart.DRUG, "0.834 g"))
    opened = of.weigh(batch, DilutionPart.DRUG, "0.834 g", deviation="the pan was knocked").result["deviation"]
    assert [row.id for row in bench.dossier(of.pharmacy, batch).open_deviations] == [opened]
    of.weigh(batch, DilutionPart.DRUG, "0.825 g", again=WASTED)
    assert bench.dossier(of.pharmacy, batch).open_deviations == ()


def test_a_coarser_balance_than_planned_is_refused_a_finer_one_is_not(bench_of_two: Diluting) -> None:
    """Its own limits hold besides."""
    of = bench_of_two
    batch = planned(of)
    found = refused("coarser_balance", lambda: of.weigh(batch, None, "12 g", balance=of.coarse))
    assert (found.values["planned"], str(found.values["step"])) == ("F1", "0.001 g")
    typed = Typed(q("12 g"), "no cable", of.coarse)
    refused("coarser_balance", lambda: of.weigh(batch, None, "", taken=typed))
    refused("below_minimum_weight", lambda: of.weigh(batch, None, "9.18 g", balance=of.coarse))
    finest = a_balance(of.pharmacy, "X1", ("0.001 g", "0.1 g", "50 g"))
    of.weigh(batch, None, "9.18 g", balance=finest)


def test_a_portion_is_not_more_than_there_is(bench_of_two: Diluting) -> None:
    """Not even with a deviation."""
    of = bench_of_two
    batch = planned(of)
    of.weigh(batch, DilutionPart.DRUG, "0.825 g")
    of.weigh(batch, DilutionPart.DILUENT, "122.175 g")
    refused("more_than_dilution", lambda: of.weigh(batch, DilutionPart.PORTION, "123.001 g", deviation="no idea"))


def test_a_dilution_that_is_mixed_is_thrown_away_as_a_whole(bench_of_two: Diluting) -> None:
    """Its drug cannot go back into the pot it came from; diluent and portion are weighed anew and say why."""
    of = bench_of_two
    batch = planned(of)
    of.weigh(batch, DilutionPart.DRUG, "0.825 g")
    of.weigh(batch, DilutionPart.DRUG, "0.826 g", again=WeighAgain("draught", GivenBack.RETURNED))
    of.weigh(batch, DilutionPart.DILUENT, "122.175 g")
    refused(
        "dilution_order",
        lambda: of.weigh(batch, DilutionPart.DRUG, "0.825 g", again=WeighAgain("draught", GivenBack.RETURNED)),
    )
    of.weigh(batch, DilutionPart.DILUENT, "122.2 g", again=WeighAgain("a splash", GivenBack.RETURNED))
    of.weigh(batch, DilutionPart.PORTION, "0.82 g")
    refused("dilution_order", lambda: of.weigh(batch, DilutionPart.DILUENT, "122.175 g", again=WASTED))
    of.weigh(batch, DilutionPart.DRUG, "0.825 g", again=WASTED)
    now = bench.dossier(of.pharmacy, batch)
    assert [line.part for line in now.unweighed] == [DilutionPart.DILUENT, DilutionPart.PORTION, None]
    assert now.batch.state is BatchState.WEIGHING
    of.weigh(batch, DilutionPart.DILUENT, "122.175 g")
    of.weigh(batch, DilutionPart.PORTION, "0.821 g")
    of.weigh(batch, DilutionPart.PORTION, "0.82 g", again=WASTED)
    of.weigh(batch, None, "9.18 g")
    again = [w for w in bench.dossier(of.pharmacy, batch).weighings if w.replaces is not None]
    assert all(weighing.reason for weighing in again)
    finished(of, batch)
    went = moved(of, batch)
    assert went["waste", "waste", of.drug] == 826 * 10**6
    assert went["waste", "waste", of.base] == 122_200 * 10**6
    assert went["consumption", "consumed", of.drug] == 5_500_000
    sound(of.pharmacy)


def test_an_aborted_batch_wastes_the_whole_dilution(bench_of_two: Diluting) -> None:
    """As everything that lies in the pot."""
    of = bench_of_two
    batch = planned(of)
    of.weigh_all(batch)
    act = of.pharmacy.act("abort_batch", Role.PHARMACIST, "power cut")
    abort_batch(of.pharmacy.records, act, of.pharmacy.signing(act), batch)
    went = moved(of, batch)
    assert went["waste", Account.WASTE.value, of.drug] == 825 * 10**6
    assert went["waste", Account.WASTE.value, of.base] == (122175 + 9180) * 10**6
    sound(of.pharmacy)


def test_the_second_person_reads_every_part_blind(bench_of_two: Diluting) -> None:
    """Of the portion the mark on its vessel, not a lot; nothing of the first reading is told beforehand."""
    of = bench_of_two
    batch = planned(of)
    of.weigh_all(batch)
    with of.pharmacy.records.reading() as loads:
        waiting = to_verify(loads, batch)
    assert [(item.line, item.share, item.part) for item in waiting] == [
        (1, 1, DilutionPart.DRUG), (1, 2, DilutionPart.DILUENT), (1, 3, DilutionPart.PORTION), (2, 1, None),
    ]  # fmt: skip
    portion = waiting[2].weighing
    wrong = refused("readings_differ", lambda: of.second(portion, lot="DE-9"))
    assert wrong.values["first"] == f"{batch}-D1"
    refused("readings_differ", lambda: of.second(portion, reading=q("0.83 g")))
    of.second(portion)


def test_as_weighed_the_strength_is_what_the_portion_holds(bench_of_two: Diluting) -> None:
    """Drug 0.833 g and portion 0.82 g: 0.833 × 0.82 ÷ 123.008 g in the batch, exactly."""
    of = bench_of_two
    batch = planned(of)
    of.weigh(batch, DilutionPart.DRUG, "0.833 g")
    of.weigh(batch, DilutionPart.DILUENT, "122.175 g")
    of.weigh(batch, DilutionPart.PORTION, "0.82 g")
    of.weigh(batch, None, "9.18 g")
    made = bench.dossier(of.pharmacy, batch).dilution_of(1)
    assert made is not None
    assert made.held.number == Fraction("0.833") * Fraction("0.82") / Fraction("123.008")
    finished(of, batch)
    kept = moved(of, batch)["consumption", "consumed", of.drug]
    assert abs(Fraction(kept, 10**9) - made.held.number) <= Fraction(1, 2 * 10**9)
    sound(of.pharmacy)


def test_a_dilution_comes_from_one_lot_of_each(pharmacy: TestPharmacy) -> None:
    """A lot with less than is weighed is passed over; none with enough, or one that was named, is refused."""
    of = diluting(pharmacy)
    crumb = drug_lot(pharmacy, size="0.5 g", lot_number="DE-1", expires_on=bench.today(pharmacy) + timedelta(days=60))
    batch = planned(of)
    assert {line.lot for line in bench.dossier(pharmacy, batch).lines if line.part} == {of.drug, of.base}
    named = refused("insufficient_stock", lambda: planned(of, lots={DRUG: [crumb]}))
    assert "0.825" in words("en").show(named.phrase)
    refused("below_minimum_weight", lambda: planned(of, lots={DRUG: [crumb, of.drug]}))


def test_too_little_base_for_the_dilution_is_said(pharmacy: TestPharmacy) -> None:
    """100 g of base are enough for 10 g of cream, but not for the 122 g of its dilution."""
    of = diluting(pharmacy)
    bench.planned(pharmacy, CREAM, "900 g")
    found = refused("insufficient_stock", lambda: planned(of))
    assert "dilution" in words("en").show(found.phrase)


def test_a_solution_is_diluted_by_volume(pharmacy: TestPharmacy) -> None:
    """0.05 % in 10 mL: the drug is made up to a volume and a portion measured; the rest of it is discarded."""
    text = (RESOURCES / "formulations" / "sts-injection-25.toml").read_text("utf-8")
    text = text.replace('strength = "25 % w/v"', 'strength = "0.05 % w/v"').replace(
        'amount = "25 g"', 'amount = "0.05 g"'
    )
    approved(pharmacy, text, "sts-injection-25")
    bench.house_limit(pharmacy, "sts-injection-25", 1)
    drug = accepted(pharmacy)
    water = bench.excipient(pharmacy, "water for injections", size="1000 mL")
    of = Diluting(pharmacy, a_balance(pharmacy, "F1", ("0.001 g", "0.82 g", "320 g")), BalanceId(""), drug, water)
    batch = bench.planned(pharmacy, "sts-injection-25", "10 mL")
    first, second, third, _ = bench.dossier(pharmacy, batch).lines
    assert (str(first.planned), str(second.planned), str(third.planned)) == ("0.824 g", "170 mL", "1 mL")
    of.weigh(batch, DilutionPart.DRUG, str(first.planned))
    of.weigh(batch, DilutionPart.DILUENT, "", taken=Typed(q("170 mL"), "flask"))
    of.weigh(batch, DilutionPart.PORTION, "", taken=Typed(q("1 mL"), "pipette"))
    bench.rest(pharmacy, bench.dossier(pharmacy, batch).lines[3].id, "9 mL")
    of.verify_all(batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "10 mL", [(1, "10 mL")])
    assert bench.stored_batch(pharmacy, batch).strength_by_certificates is not None
    went = moved(of, batch)
    assert went["dilution_rest", "waste", water] == 169 * 10**6
    assert went["consumption", "consumed", water] == 10 * 10**6
    assert went["dilution_rest", "waste", drug] + went["consumption", "consumed", drug] == 824 * 10**6
    bench.release(pharmacy, batch)
    sound(pharmacy)
