"""Parts, overage, expected loss and containers: each exact, derived, and checked by the second road."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from compounder import shipped
from compounder.domain import batch_formula, master_formulation
from compounder.domain.batch_plan import BatchPlan, PlanRequest
from compounder.domain.batch_size import size_for_containers
from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.formulation_checks import check_formulation
from compounder.domain.master_formulation import MasterFormulation, Overage
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.working import Calculation, Figure
from tests.builders import SODIUM_THIOSULFATE, amounts, lot, ointment, plan, request, text

STS = SODIUM_THIOSULFATE


def with_overage(extra: str, ingredient: str = STS, label_rule: str = "") -> MasterFormulation:
    """The ointment with an overage of one line."""
    shipped = ointment()
    overage = Overage(Percentage.of(extra), text("lost in the mortar"), label_rule)
    lines = (replace(line, overage=overage) if line.ingredient == ingredient else line for line in shipped.lines)
    made = replace(shipped, lines=tuple(lines))
    check_formulation(made)
    return made


def in_parts(*parts: str, claim: str) -> MasterFormulation:
    """The ointment's lines as so many parts each."""
    shipped = ointment()
    lines = (
        replace(line, amount=None, parts=Fraction(number)) for line, number in zip(shipped.lines, parts, strict=True)
    )
    made = replace(
        shipped, lines=tuple(lines), claim=replace(shipped.claim, strength=Strength.written(claim))
    )  # fmt: skip
    check_formulation(made)
    return made


def in_containers(count: int, **container: object) -> tuple[MasterFormulation, PlanRequest]:
    """The ointment in so many containers of 50 g, with an excess or not."""
    shipped = ointment()
    formulation = replace(shipped, container=replace(shipped.container, **container))  # type: ignore[arg-type]  # by name
    size = size_for_containers(formulation.container, count)
    return formulation, replace(request(formulation, "1 g"), size=size, containers=count)


def planned(formulation: MasterFormulation, asked: PlanRequest) -> BatchPlan:
    return batch_formula.plan_batch(formulation, asked, shipped.plan_rules())


def keys(made: BatchPlan, ingredient: str = STS) -> list[str]:
    return [step.what.key for step in made.line(ingredient).working]


# ---- parts ----


def test_parts_are_parts_of_the_total() -> None:
    """1 : 1 : 1 : 1 of 500 g are 125 g each; the Working divides by the sum of the parts."""
    made = plan(in_parts("1", "1", "1", "1", claim="25 % w/w"), "500 g")
    assert amounts(made) == ["125 g"] * 4
    formula = made.line(STS).working[0].formula
    assert isinstance(formula, Calculation)
    assert formula.recomputed() == 125
    assert shipped.words("en").show(formula) == "500 g × 1 ÷ 4"


def test_parts_without_an_end_in_decimals_stay_exact() -> None:
    """1 part of 3 is claimed as 1:3; 100 g hold exactly 100/3 g, weighed as 33.33 g, the base takes the rest."""
    made = plan(in_parts("1", "0.5", "0.5", "1", claim="1:3 w/w"), "100 g")
    assert made.line(STS).exact == Quantity.of(Fraction(100, 3), "g")
    assert amounts(made) == ["33.33 g", "16.67 g", "16.67 g", "33.33 g"]


def test_parts_are_corrected_like_amounts() -> None:
    """A lot of 96 % labelled potency under full correction: 125 ÷ 0.96 = 130.21 g; the base gives way."""
    made = plan(in_parts("1", "1", "1", "1", claim="25 % w/w"), "500 g", lots={STS: lot(potency="96 % w/w")})
    assert amounts(made) == ["130.21 g", "125 g", "125 g", "119.79 g"]


def test_parts_beside_amounts_are_refused() -> None:
    """``missing_unit``: parts of all or of none."""
    shipped = ointment()
    mixed = replace(shipped, lines=(*shipped.lines[:3], replace(shipped.lines[3], amount=None, parts=Fraction(1))))
    with pytest.raises(Refusal) as refused:
        check_formulation(mixed)
    assert refused.value.phrase.key == "refusal.missing_unit.parts_mixed"


@pytest.mark.parametrize("parts", ["0", "-1"])
def test_no_part_is_refused(parts: str) -> None:
    """``non_positive_quantity``."""
    with pytest.raises(Refusal) as refused:
        in_parts("1", parts, "1", "1", claim="25 % w/w")
    assert refused.value.code == "non_positive_quantity"


# ---- overage ----


def test_an_overage_is_weighed_and_not_claimed() -> None:
    """125 g + 10 % = 137.5 g; the base gives way; the strength is still 25 % w/w."""
    made = plan(with_overage("10"), "500 g")
    assert amounts(made) == ["137.5 g", "50 g", "162.5 g", "150 g"]
    assert made.strength.under_policy == Strength.written("25 % w/w")
    assert made.strength.within_limits
    assert keys(made)[:2] == ["step.needed", "step.overage"]
    assert made.line(STS).factor == 1


def test_an_overage_comes_before_the_correction() -> None:
    """(125 × 1.1) ÷ 0.96 = 143.23 g; the certificates give 25 % w/w to half a step of the balance."""
    made = plan(with_overage("10"), "500 g", lots={STS: lot(potency="96 % w/w")})
    assert amounts(made)[0] == "143.23 g"
    assert made.line(STS).factor == 1 / Fraction("0.96")
    assert made.strength.by_certificates is not None
    assert abs(made.strength.by_certificates.value - Fraction(1, 4)) < Fraction(1, 10**5)


def test_an_overage_of_another_line_leaves_the_claim() -> None:
    """10 % more glycerol: 55 g, the base gives way."""
    assert amounts(plan(with_overage("10", "glycerol"), "500 g")) == ["125 g", "55 g", "162.5 g", "157.5 g"]


def test_an_overage_is_counted_in_the_estimate_of_what_is_added_to_a_volume() -> None:
    """100 mL of 25 % at 1.1194 g/mL with 10 % overage: 111.94 g − 27.5 g."""
    injection = shipped.formulation("sts-injection-25")
    overage = Overage(Percentage.of(10), text("filter"))
    formulation = replace(injection, lines=(replace(injection.lines[0], overage=overage), *injection.lines[1:]))
    estimate = plan(formulation, "100 mL", density="1.1194 g/mL").lines[-1].working[-1].result
    assert isinstance(estimate, Figure)
    assert estimate.value == Quantity.of("84.44", "g")


@pytest.mark.parametrize(
    ("extra", "ingredient", "code"),
    [
        ("0", STS, "non_positive_quantity"),
        ("-1", STS, "non_positive_quantity"),
        ("101", STS, "percentage_out_of_range"),
        ("10", "white petrolatum", "unexpected_input"),
    ],
)
def test_an_overage_that_cannot_be_is_refused(extra: str, ingredient: str, code: str) -> None:
    """Nothing, less than nothing, more than twice as much, and of the line that takes the rest."""
    with pytest.raises(Refusal) as refused:
        with_overage(extra, ingredient)
    assert refused.value.code == code


# ---- expected loss ----


def test_a_loss_that_is_expected_is_made_as_well() -> None:
    """500 g ÷ (1 − 0.03): 515.46 g are made so that 500 g are left."""
    formulation = replace(ointment(), expected_loss=Percentage.of(3))
    check_formulation(formulation)
    made = plan(formulation, "500 g")
    assert made.size == Quantity.of(Fraction(50000, 97), "g")
    assert str(made.rounded_size) == "515.46 g"
    assert keys(made)[0] == "step.with_loss"


def test_a_loss_follows_the_size_through_the_density() -> None:
    """500 mL at 1.05 g/mL are 525 g, ÷ 0.97."""
    formulation = replace(ointment(), expected_loss=Percentage.of(3))
    made = plan(formulation, "500 mL", density="1.05 g/mL")
    assert made.size == Quantity.of(Fraction(52500, 97), "g")
    assert keys(made)[:2] == ["step.size", "step.with_loss"]


@pytest.mark.parametrize(
    ("loss", "code"),
    [("0", "non_positive_quantity"), ("100", "percentage_out_of_range"), ("-1", "non_positive_quantity")],
)
def test_a_loss_that_cannot_be_is_refused(loss: str, code: str) -> None:
    """Nothing, all, less than nothing."""
    with pytest.raises(Refusal) as refused:
        check_formulation(replace(ointment(), expected_loss=Percentage.of(loss)))
    assert refused.value.code == code


# ---- containers ----


@pytest.mark.parametrize(
    ("excess", "size", "formula"),
    [
        (None, "500 g", "10 × 50 g"),
        (Percentage.of(5), "525 g", "10 × 50 g × (1 + 0.05)"),
        (Quantity.of(500, "mg"), "505 g", "10 × (50 g + 0.5 g)"),
    ],
)
def test_containers_are_filled_with_their_excess(excess: Quantity | Percentage | None, size: str, formula: str) -> None:
    """Ten pots of 50 g; an excess is a share of the content or an amount."""
    made = planned(*in_containers(10, excess=excess))
    step = made.line(STS).working[0]
    assert (str(made.size), shipped.words("en").show(step.formula)) == (size, formula)


def test_containers_and_loss_together() -> None:
    """Ten pots with 5 % excess and 3 % loss: 525 ÷ 0.97."""
    formulation, asked = in_containers(10, excess=Percentage.of(5))
    made = planned(replace(formulation, expected_loss=Percentage.of(3)), asked)
    assert made.size == Quantity.of(Fraction(52500, 97), "g")


@pytest.mark.parametrize("count", [0, -1])
def test_no_container_is_refused(count: int) -> None:
    """``non_positive_quantity``."""
    with pytest.raises(Refusal) as refused:
        in_containers(count)
    assert refused.value.code == "non_positive_quantity"


@pytest.mark.parametrize(
    ("excess", "code"),
    [
        (Percentage.of(0), "non_positive_quantity"),
        (Percentage.of(101), "percentage_out_of_range"),
        (Quantity.of(0, "g"), "non_positive_quantity"),
        (Quantity.of(1, "mL"), "wrong_dimension"),
    ],
)
def test_an_excess_that_cannot_be_is_refused(excess: Quantity | Percentage, code: str) -> None:
    """Nothing, more than the content again, another kind."""
    shipped = ointment()
    with pytest.raises(Refusal) as refused:
        check_formulation(replace(shipped, container=replace(shipped.container, excess=excess)))
    assert refused.value.code == code


# ---- the second road ----

_FORGOTTEN: dict[str, tuple[str, Callable[[MasterFormulation, PlanRequest], tuple[Quantity, tuple[()]]]]] = {
    "loss": ("expected loss", lambda _, asked: (asked.size, ())),
    "tenfold": ("ten times as much", lambda _, asked: (asked.size * 10, ())),
    "added": ("× (1 + loss)", lambda formulation, asked: (asked.size * (1 + loss_of(formulation)), ())),
}


def loss_of(formulation: MasterFormulation) -> Fraction:
    assert formulation.expected_loss is not None
    return formulation.expected_loss.share


@pytest.mark.parametrize("fault", _FORGOTTEN)
def test_a_wrong_size_stops_the_plan(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loss forgotten, added instead of divided, a factor of ten."""
    formulation = replace(ointment(), expected_loss=Percentage.of(3))
    monkeypatch.setattr(batch_formula, "made_size", _FORGOTTEN[fault][1])
    with pytest.raises(InternalFault):
        plan(formulation, "500 g")


def test_containers_that_do_not_give_the_size_stop_the_plan() -> None:
    """Eleven containers written down for the size of ten, or the excess forgotten."""
    formulation, asked = in_containers(10, excess=Percentage.of(5))
    for wrong in (replace(asked, containers=11), replace(asked, size=Quantity.of(500, "g"))):
        with pytest.raises(InternalFault):
            planned(formulation, wrong)


@pytest.mark.parametrize("factor", ["1", "1.01", "0.9"])
def test_a_wrong_overage_stops_the_plan(factor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgotten, a tenth of it, taken off."""
    formulation = with_overage("10")
    monkeypatch.setattr(Overage, "factor", property(lambda _: Fraction(factor)))
    with pytest.raises(InternalFault):
        plan(formulation, "500 g")


def test_a_wrong_sum_of_parts_stops_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """One part left out of the sum."""
    formulation = in_parts("1", "1", "1", "1", claim="25 % w/w")
    right = master_formulation.base_amount

    def wrong(of: MasterFormulation, line: object) -> Quantity | None:
        amount = right(of, line)  # type: ignore[arg-type]  # passed on
        return amount * Fraction(4, 3) if getattr(line, "ingredient", "") == STS and amount else amount

    monkeypatch.setattr(batch_formula, "base_amount", wrong)
    with pytest.raises(InternalFault):
        plan(formulation, "500 g")
