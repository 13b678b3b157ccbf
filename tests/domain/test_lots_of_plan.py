"""A line divided over several lots: each part corrected by its own certificate, and nothing lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder import shipped
from compounder.domain.batch_plan import LineLot
from compounder.domain.certificate import Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lots_of_plan import LotPlan, OfferedLot, plan_from_lots
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.domain.working import Figure
from tests.builders import balances, lot, ointment, request

OTHERS = ("glycerol", "lanolin", "white petrolatum")


def offered(key: str, available: str, known: LineLot | None = None) -> OfferedLot:
    """A lot with so much available."""
    return OfferedLot(LotId(key), known or LineLot(), Quantity.written(available))


def ointment_from(*lots: OfferedLot, **others: list[OfferedLot]) -> LotPlan:
    """500 g of the ointment from these lots of the active, and plenty of everything else unless said otherwise."""
    rest = {name: others.get(name.split()[0], [offered(name, "5000 g")]) for name in OTHERS}
    formulation = ointment()
    offers = {"sodium thiosulfate": list(lots), **rest}
    return plan_from_lots(formulation, request(formulation, "500 g"), shipped.plan_rules(), offers)


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


def test_lots_are_not_planned_on_several_balances() -> None:
    """A portion of a trituration is no amount of a lot: a caller that asks for it is wrong, and nothing is planned."""
    formulation = ointment()
    asked = replace(request(formulation, "500 g"), balances=balances("0.01 g, 2200 g"))
    offers = {line.ingredient: [offered(line.ingredient, "5000 g")] for line in formulation.lines}
    with pytest.raises(ValueError, match="one balance"):
        plan_from_lots(formulation, asked, shipped.plan_rules(), offers)
