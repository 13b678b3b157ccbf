"""A line divided over several lots: each part corrected by its own certificate, and nothing lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder import shipped
from compounder.domain.batch import DilutionPart
from compounder.domain.batch_plan import LineLot
from compounder.domain.certificate import Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lots_of_plan import LotPlan, plan_from_lots
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.planned_weighings import planned_weighings
from compounder.domain.quantity import Quantity
from compounder.domain.small_rests import OfferedLot
from compounder.domain.stock import LotId
from compounder.domain.working import Figure
from tests.builders import balances, lot, ointment, request
from tests.domain.test_weighing_sense import COARSE, FINE, dexamethasone

OTHERS = ("glycerol", "lanolin", "white petrolatum")


def offered(key: str, available: str, known: LineLot | None = None) -> OfferedLot:
    """A lot with so much available."""
    return OfferedLot(LotId(key), known or LineLot(), Quantity.written(available))


def ointment_from(*lots: OfferedLot, least: str | None = None, **others: list[OfferedLot]) -> LotPlan:
    """500 g of the ointment from these lots of the active, and plenty of everything else unless said otherwise."""
    rest = {name: others.get(name.split()[0], [offered(name, "5000 g")]) for name in OTHERS}
    formulation = ointment()
    offers = {"sodium thiosulfate": list(lots), **rest}
    minimum = Quantity.written(least) if least is not None else None
    return plan_from_lots(formulation, request(formulation, "500 g"), shipped.plan_rules(), offers, minimum)


def shares_of(made: LotPlan, ingredient: str) -> list[tuple[str, str]]:
    """The lots of a line and what each is to give."""
    return [(share.lot, str(share.to_weigh)) for share in made.shares if share.ingredient == ingredient]


def test_one_lot_that_holds_enough_is_planned_as_one_share() -> None:
    """The worked case: 121.14 g with assay 99.6 % and water 34 %, white petrolatum taking up the difference."""
    made = ointment_from(offered("A", "1000 g", lot(assay="99.6 %", water="34 %")))
    assert [(share.lot, str(share.to_weigh)) for share in made.shares] == [
        ("A", "121.14 g"),
        ("glycerol", "50 g"),
        ("lanolin", "162.5 g"),
        ("white petrolatum", "166.36 g"),
    ]


def test_two_lots_are_each_corrected_by_their_own_certificate_and_the_base_takes_up_both() -> None:
    """100 g of the strong lot are worth 103.184 g; the rest comes uncorrected: the amounts still sum to 500 g."""
    made = ointment_from(
        offered("A", "100.004 g", lot(assay="99.6 %", water="34 %")), offered("B", "1000 g", lot(assay="100 %"))
    )
    active = [share for share in made.shares if share.ingredient == "sodium thiosulfate"]
    assert [(share.lot, share.share, str(share.to_weigh)) for share in active] == [
        ("A", 1, "100 g"),
        ("B", 2, "21.82 g"),
    ]
    total = made.shares[0].to_weigh
    assert total is not None
    for share in made.shares[1:]:
        assert share.to_weigh is not None
        total = total + share.to_weigh
    assert total == Quantity.of(500, "g")
    assert made.plan.strength.by_certificates is not None
    assert abs(made.plan.strength.by_certificates.value - Fraction(1, 4)) < Fraction(1, 100000)


def test_the_working_of_each_part_ends_with_its_own_amount_rounded_once() -> None:
    """The last line of "why 21.82 g" is 21.82 g, and nothing before it was rounded."""
    made = ointment_from(
        offered("A", "100.004 g", lot(assay="99.6 %", water="34 %")), offered("B", "1000 g", lot(assay="100 %"))
    )
    for share in (share for share in made.shares if share.ingredient == "sodium thiosulfate"):
        last = share.line.working[-1].result
        assert isinstance(last, Figure)
        assert last.value == share.to_weigh
        words = [step.what.key for step in share.line.working]
        assert words.count("step.rounded_once") == (share.exact != share.to_weigh)


def test_a_compensating_line_is_divided_without_correction() -> None:
    """The base of two lots: what the first holds, then the rest."""
    made = ointment_from(
        offered("A", "1000 g", lot(assay="100 %")), white=[offered("P1", "100 g"), offered("P2", "1000 g")]
    )
    base = [(share.lot, str(share.to_weigh)) for share in made.shares if share.ingredient == "white petrolatum"]
    assert base == [("P1", "100 g"), ("P2", "62.5 g")]


def test_lots_that_do_not_hold_enough_together_are_refused() -> None:
    """R12: what is left and what is needed."""
    with pytest.raises(Refusal) as refused:
        ointment_from(offered("A", "12.4 g"), offered("B", "100 g"))
    assert refused.value.code == "insufficient_stock"
    assert str(refused.value.values["held"]) == "112.4 g"


def test_a_line_without_a_lot_is_refused() -> None:
    """Nothing is planned from nothing."""
    with pytest.raises(Refusal) as refused:
        ointment_from()
    assert refused.value.code == "no_usable_lot"


@given(st.lists(st.tuples(st.integers(1, 9000), st.integers(9500, 10200)), min_size=1, max_size=5))
def test_whatever_the_lots_hold_the_amounts_sum_and_the_strength_is_the_claim(lots: list[tuple[int, int]]) -> None:
    """The rounded amounts sum to the size, and the active of all lots together lies within a step of what is needed."""
    offers = [
        offered(f"L{number}", f"{held / 100} g", LineLot(None, Certificate(assay=Percentage(Fraction(assay, 10000)))))
        for number, (held, assay) in enumerate(lots)
    ]
    made = ointment_from(*offers, offered("last", "1000 g", lot(assay="100 %")))
    amounts = [share.to_weigh for share in made.shares if share.to_weigh is not None]
    assert sum((amount.number for amount in amounts), Fraction(0)) == 500
    active = [share for share in made.shares if share.ingredient == "sodium thiosulfate"]
    content = Fraction(0)
    for share in active:
        assert share.to_weigh is not None
        assert share.line.factor is not None
        content += share.to_weigh.number / share.line.factor
    assert abs(content - 125) <= Fraction("0.006") * len(active)


def on_balances(formulation: MasterFormulation, size: str, *owned: str, **stock: list[OfferedLot]) -> LotPlan:
    """A plan from lots on several balances; a line without lots of its own has plenty."""
    asked = replace(request(formulation, size), balances=balances(*owned))
    offers = {
        line.ingredient: stock.get(line.ingredient) or [offered(line.ingredient, "5000 g")]
        for line in formulation.lines
    }
    return plan_from_lots(formulation, asked, shipped.plan_rules(), offers)


def test_each_share_is_rounded_to_the_balance_that_weighs_it() -> None:
    """125.001 g on the fine balance; of 650 g of base, above its capacity, 300.5 g from one lot."""
    made = on_balances(ointment(), "500.004 g", FINE, COARSE)
    names = [str(share.balance.readability) for share in made.shares if share.balance is not None]
    assert (names, str(made.shares[0].to_weigh)) == (["0.001 g"] * 4, "125.001 g")
    rest = [offered("A", "300.5004 g"), offered("B", "5000 g")]
    made = on_balances(ointment(), "2000 g", FINE, COARSE, lanolin=rest)
    assert [(share.lot, str(share.to_weigh), str(share.balance and share.balance.readability))
            for share in made.shares if share.ingredient == "lanolin"] == [
        ("A", "300.5 g", "0.001 g"), ("B", "349.5 g", "0.01 g"),
    ]  # fmt: skip


def test_what_no_balance_weighs_is_one_share_with_a_lot_of_its_diluent() -> None:
    """The lot of the base that gives the diluent is left with less for its own line, which another lot completes."""
    base = [offered("first", "125 g"), offered("second", "100 g")]
    made = on_balances(dexamethasone("10"), "10 g", FINE, base=base)
    drug, *rest = made.shares
    assert (drug.diluent, drug.to_weigh) == ("first", Quantity.of("0.0055", "g"))
    assert [(share.lot, str(share.to_weigh)) for share in rest] == [("first", "2.825 g"), ("second", "6.355 g")]
    parts = planned_weighings(dexamethasone("10"), drug)
    assert [(part.part, str(part.planned), part.lot, part.takes) for part in parts] == [
        (DilutionPart.DRUG, "0.825 g", "dexamethasone", True),
        (DilutionPart.DILUENT, "122.175 g", "first", True),
        (DilutionPart.PORTION, "0.82 g", "dexamethasone", False),
    ]


@settings(max_examples=60, deadline=None)
@given(size=st.integers(min_value=5, max_value=60), held=st.integers(min_value=0, max_value=400))
def test_however_the_lots_stand_the_dilution_gives_what_is_needed(size: int, held: int) -> None:
    """Whatever the first lot of base holds, the shares sum to what is made, and nothing is promised twice."""
    base = [offered("first", f"{held} g"), offered("second", "5000 g")] if held else [offered("second", "5000 g")]
    try:
        made = on_balances(dexamethasone("10"), f"{size} g", FINE, base=base)
    except Refusal as refusal:
        assert refusal.code == "below_minimum_weight"  # noqa: PT017 - nothing is left for the base itself
        return
    drug, *rest = made.shares
    trituration = drug.line.trituration
    assert trituration is not None
    amounts = [trituration.portion, *(share.to_weigh for share in rest if share.to_weigh is not None)]
    assert sum(amount.number for amount in amounts) == made.plan.rounded_size.number
    of_first = [share.to_weigh for share in rest if share.lot == "first" and share.to_weigh is not None]
    if drug.diluent == "first" and trituration.diluent is not None:
        of_first.append(trituration.diluent.amount)
    assert sum(amount.number for amount in of_first) <= held


def test_a_crumb_that_no_balance_weighs_is_passed_over_with_its_reason() -> None:
    """0.02 g of lanolin in a lot that expires first: the next lot gives the whole line."""
    made = ointment_from(
        offered("A", "1000 g"), lanolin=[offered("crumb", "0.02 g"), offered("L", "1000 g")], least="10 g"
    )
    assert shares_of(made, "lanolin") == [("L", "162.5 g")]
    assert [(passed.ingredient, passed.lot, passed.reason.key) for passed in made.passed_over] == [
        ("lanolin", "crumb", "lot_choice.crumb")
    ]


def test_where_no_balance_is_known_the_step_of_the_resolution_is_the_least() -> None:
    """0.02 g are two steps of 0.01 g and are taken; 0.004 g are none."""
    lots = [offered("dust", "0.004 g"), offered("crumb", "0.02 g"), offered("L", "1000 g")]
    made = ointment_from(offered("A", "1000 g"), lanolin=lots)
    assert shares_of(made, "lanolin") == [("crumb", "0.02 g"), ("L", "162.48 g")]
    assert [passed.lot for passed in made.passed_over] == ["dust"]


def test_a_crumb_of_the_compensating_line_is_passed_over_too() -> None:
    """The base is weighed on the same balances."""
    made = ointment_from(
        offered("A", "1000 g", lot(assay="100 %")), white=[offered("P1", "3 g"), offered("P2", "1000 g")], least="10 g"
    )
    assert shares_of(made, "white petrolatum") == [("P2", "162.5 g")]


def test_what_is_reserved_for_others_is_no_crumb_to_write_off() -> None:
    """A full lot, of which others have reserved nearly all: passed over, in other words."""
    little = replace(offered("busy", "0.02 g"), is_shared=True)
    made = ointment_from(offered("A", "1000 g"), lanolin=[little, offered("L", "1000 g")], least="10 g")
    assert [passed.reason.key for passed in made.passed_over] == ["lot_choice.crumb_shared"]


def test_a_lot_whose_part_leaves_too_little_for_the_other_is_left_where_one_holds_the_whole() -> None:
    """162.5 g: 160 g and 2.5 g cannot be weighed, so the second lot gives all."""
    made = ointment_from(
        offered("A", "1000 g"), lanolin=[offered("L1", "160 g"), offered("L2", "1000 g")], least="10 g"
    )
    assert shares_of(made, "lanolin") == [("L2", "162.5 g")]
    assert [passed.reason.key for passed in made.passed_over] == ["lot_choice.leaves_crumb"]


def test_where_no_lot_holds_the_whole_the_first_gives_less_so_that_the_next_can_be_weighed() -> None:
    """162.5 g from 160 g and 100 g: 142.5 g and 20 g."""
    made = ointment_from(offered("A", "1000 g"), lanolin=[offered("L1", "160 g"), offered("L2", "100 g")], least="10 g")
    assert shares_of(made, "lanolin") == [("L1", "142.5 g"), ("L2", "20 g")]


def test_a_line_that_can_only_be_divided_into_crumbs_is_refused() -> None:
    """Two lots of 9 g where 10 g is the least; and 99 g with 90 g where no two parts of 100 g make 162.5 g."""
    with pytest.raises(Refusal) as refused:
        ointment_from(offered("A", "1000 g"), lanolin=[offered("L1", "9 g"), offered("L2", "9 g")], least="10 g")
    assert refused.value.phrase.key == "refusal.below_minimum_weight.rests"
    with pytest.raises(Refusal) as refused:
        ointment_from(offered("A", "1000 g"), lanolin=[offered("L1", "160 g"), offered("L2", "159 g")], least="100 g")
    assert refused.value.phrase.key == "refusal.below_minimum_weight.share"


def test_a_crumb_that_a_person_names_is_refused_with_its_reason() -> None:
    """It is not passed over in silence: the person asked for it."""
    named = replace(offered("crumb", "0.02 g"), number="LA-1", is_named=True)
    with pytest.raises(Refusal) as refused:
        ointment_from(offered("A", "1000 g"), lanolin=[named, offered("L", "1000 g")], least="10 g")
    assert refused.value.phrase.key == "refusal.below_minimum_weight.lot"
    assert refused.value.values["lot"] == "LA-1"


def test_a_small_line_takes_a_lot_that_holds_all_it_needs() -> None:
    """What is planned below the least of the balances is another matter than what is left of a lot."""
    made = ointment_from(
        offered("A", "1000 g"), lanolin=[offered("L1", "170 g"), offered("L2", "1000 g")], least="200 g"
    )
    assert shares_of(made, "lanolin") == [("L1", "162.5 g")]
    assert not [passed for passed in made.passed_over if passed.ingredient == "lanolin"]


def test_volumes_measured_by_syringe_are_divided_as_before() -> None:
    """A rest of 0.5 mL is measured, not weighed."""
    formulation = shipped.formulation("sts-injection-150")
    offers = {
        line.ingredient: [offered(f"{line.ingredient} 1", "0.5 mL"), offered(f"{line.ingredient} 2", "500 mL")]
        for line in formulation.lines
    }
    asked = request(formulation, "10 mL")
    made = plan_from_lots(formulation, asked, shipped.plan_rules(), offers, Quantity.of(10, "g"))
    assert made.passed_over == ()
    first = formulation.claim.ingredient
    assert [amount for _, amount in shares_of(made, first)] == ["0.5 mL", "5.5 mL"]
