"""Every mass is weighed on a balance that can weigh it; what none can is triturated, smallest whole factor first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder import shipped
from compounder.domain import trituration
from compounder.domain.batch_formula import plan_batch
from compounder.domain.batch_plan import BatchPlan, PlannedLine
from compounder.domain.calculators.corrections import Role
from compounder.domain.calculators.weighing import MINIMUM_WEIGHT
from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.formulation_checks import check_formulation
from compounder.domain.master_formulation import Claim, FormulaLine, MadeBy, MasterFormulation, Overage
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.second_road import check_by_second_road
from compounder.domain.strength import Strength
from compounder.domain.trituration import Trituration, TriturationNeed, proposed_trituration
from compounder.domain.weighing_sense import Balances
from tests.builders import amounts, balances, ointment, plan, request, text

FINE, COARSE = "0.001 g, 320 g", "0.01 g, 2200 g, 0.004 g"


def dexamethasone(overage: str) -> MasterFormulation:
    """Dexamethasone 0.05 % with an overage, the rest base (FormulaCerta, help page 360019850372)."""
    active = FormulaLine(
        1, "dexamethasone", text("dexamethasone"), Role.ACTIVE, amount=Quantity.of("0.05", "g"),
        overage=Overage(Percentage.of(overage), text("lost in the mortar")),
    )  # fmt: skip
    base = FormulaLine(2, "base", text("base"), Role.EXCIPIENT, compensating=True)
    claim = Claim(Strength.written("0.05 % w/w"), "dexamethasone", None)
    made = replace(ointment(), lines=(active, base), claim=claim)
    check_formulation(made)
    return made


def made_with(formulation: MasterFormulation, size: str, owned: Balances, **options: object) -> BatchPlan:
    asked = replace(request(formulation, size, **options), balances=owned)  # type: ignore[arg-type]  # by name
    return plan_batch(formulation, asked, shipped.plan_rules())


def of(made: BatchPlan, ingredient: str = "dexamethasone") -> Trituration:
    found = made.line(ingredient).trituration
    assert found is not None
    return found


# ---- the FormulaCerta cases ----


def test_10_percent_overage_does_not_become_20() -> None:
    """0.05 % in 10 g with 10 %: 0.0055 g, never 0.006 g. 0.825 g in 123 g, of which 0.82 g hold exactly 0.0055 g."""
    made = made_with(dexamethasone("10"), "10 g", balances(FINE))
    found = of(made)
    assert made.line("dexamethasone").exact == Quantity.of("0.0055", "g")
    assert found.factor == 150
    assert [str(weighing.amount) for weighing in found.weighings] == ["0.825 g", "122.175 g", "0.82 g"]
    assert (found.held, found.total) == (Quantity.of("0.0055", "g"), Quantity.of(123, "g"))
    assert made.line("base").rounded == Quantity.of("9.18", "g")
    assert made.strength.under_policy == Strength.written("0.05 % w/w")


def test_5_percent_overage_does_not_become_6() -> None:
    """0.05 % in 100 g with 5 %: 0.0525 g, never 0.053 g; the portion holds it to half a step of the balance."""
    made = made_with(dexamethasone("5"), "100 g", balances(FINE))
    found = of(made)
    assert made.line("dexamethasone").exact == Quantity.of("0.0525", "g")
    assert abs(found.held.number / Fraction("0.0525") - 1) < Fraction(1, 1000)
    assert abs(made.strength.under_policy.value / Fraction("0.0005") - 1) < Fraction(1, 1000)


@pytest.mark.parametrize(("overage", "size"), [("10", "10 g"), ("5", "100 g")])
def test_without_balances_the_rounding_is_refused(overage: str, size: str) -> None:
    """0.0055 g to 0.006 g, 0.0525 g to 0.053 g at steps of 0.001 g: 9 % and 0.95 %, against a tolerance of 0.5 %."""
    formulation = replace(dexamethasone(overage), tolerance=Percentage.of("0.5"))
    with pytest.raises(Refusal) as refused:
        plan(formulation, size, step="0.001 g")
    assert refused.value.code == "rounding_exceeds_tolerance"


# ---- which balance ----


@pytest.mark.parametrize(
    ("balance", "rule", "expected"),
    [
        ("0.001 g, 320 g", "usp_41", "0.82 g"),
        ("0.001 g, 320 g, 0.0002 g", "usp_41", "0.82 g"),
        ("0.001 g, 320 g, 0.0012 g", "usp_41", "2.4 g"),
        ("0.01 g, 2200 g, 0.004 g", "usp_41", "8.2 g"),
        ("0.01 g, 2200 g, 0.004 g", "dac_nrf", "1 g"),
        ("1 mg, 320 g, 5 mg", "dac_nrf", "100 mg"),
    ],
)
def test_the_least_weight_follows_the_named_rule(balance: str, rule: str, expected: str) -> None:
    """USP <41>: 2000 × the larger of s and 0.41 d; DAC/NRF: 100 d."""
    owned = balances(balance, rule=rule)
    assert owned.minimum(owned.finest).exact == Quantity.written(expected)


def test_the_least_weight_recorded_for_a_balance_counts_instead() -> None:
    """Larger or smaller than the rule's, in the unit of the display; its Working says where it comes from."""
    rule = shipped.weighing_rules()["usp_41"]
    for recorded in ("10 g", "1 g", "2000 mg"):
        owned = OwnedBalance(Quantity.of("0.01", "g"), Quantity.of(2200, "g"), qualified=Quantity.written(recorded))
        found = Balances((owned,), rule).minimum(owned)
        assert (found.exact, found.exact.unit) == (Quantity.written(recorded), owned.readability.unit)
        assert [step.source for step in found.working] == [Phrase.of("source.recorded_balance")]
        assert not Balances((owned,), rule).can_weigh(owned, found.exact - owned.readability)
        assert Balances((owned,), rule).can_weigh(owned, found.exact)


@settings(max_examples=100)
@given(step=st.sampled_from(["0.0001", "0.001", "0.01", "0.1"]), s=st.integers(min_value=0, max_value=5000))
def test_the_planner_and_the_calculator_agree(step: str, s: int) -> None:
    """One implementation of the formula: the calculator ``minimum_weight`` gives the same."""
    deviation = f"{s / 10**5:.5f} g"
    result = MINIMUM_WEIGHT.result({"repeatability": deviation, "readability": f"{step} g"}, "minimum_weight")
    owned = balances(f"{step} g, 2000 g, {deviation}")
    assert owned.minimum(owned.finest).exact == result.value


def test_a_mass_is_rounded_to_the_finest_balance_that_can_weigh_it() -> None:
    """125.001 g on the balance of 0.001 g; 650 g are above its capacity and go to that of 0.01 g."""
    made = made_with(ointment(), "500.004 g", balances(FINE, COARSE))
    assert amounts(made) == ["125.001 g", "50 g", "162.501 g", "162.502 g"]
    made = made_with(ointment(), "2000.004 g", balances(FINE, COARSE))
    assert amounts(made) == ["500 g", "200 g", "650 g", "650 g"]
    assert made.rounded_size == Quantity.of(2000, "g")


def test_steps_of_different_balances_still_sum_to_what_is_made() -> None:
    """The last taker is rounded to its own balance; what is made is the sum, and the strength counts it."""
    made = made_with(ointment(), "1000.004 g", balances(FINE, COARSE))
    assert sum((line.rounded.number for line in made.lines if line.rounded), Fraction(0)) == made.rounded_size.number
    assert amounts(made) == ["250.001 g", "100 g", "325 g", "325 g"]
    assert made.rounded_size == Quantity.of("1000.001", "g")


def test_more_than_every_capacity_is_refused() -> None:
    """``overload``."""
    with pytest.raises(Refusal) as refused:
        made_with(ointment(), "10 kg", balances(COARSE))
    assert refused.value.code == "overload"


def test_an_unknown_repeatability_is_said() -> None:
    """0.41 d is taken; nobody measured it. DAC/NRF does not ask."""
    keys = [warning.key for warning in made_with(ointment(), "500 g", balances(FINE)).warnings]
    assert "warning.repeatability_unknown" in keys
    quiet = made_with(ointment(), "500 g", balances(FINE, rule="dac_nrf"))
    assert "warning.repeatability_unknown" not in [warning.key for warning in quiet.warnings]


def test_the_rule_is_named_as_unconfirmed() -> None:
    """No pharmacist has confirmed either rule."""
    made = made_with(ointment(), "500 g", balances(COARSE))
    assert "unconfirmed.weighing_rule" in [getattr(fact, "key", "") for fact in made.unconfirmed]


@pytest.mark.parametrize(
    ("balance", "code"),
    [
        ("0 g, 10 g", "non_positive_quantity"),
        ("1 mL, 10 g", "wrong_dimension"),
        ("0.01 g, 0.01 g", "invalid_balance"),
        ("0.01 g, 10 mL", "wrong_dimension"),
        ("0.03 g, 10 g", "impossible_resolution"),
    ],
)
def test_a_balance_that_cannot_be_is_refused(balance: str, code: str) -> None:
    """Its step, its capacity and their kinds."""
    with pytest.raises(Refusal) as refused:
        balances(balance)
    assert refused.value.code == code


# ---- triturations ----


def need(required: str, *, tolerance: str = "1", volume_step: str | None = None) -> TriturationNeed:
    step = Quantity.written(volume_step) if volume_step else None
    return TriturationNeed(text("drug"), Quantity.written(required), text("base"), Percentage.of(tolerance), step)


@settings(max_examples=200)
@given(
    micrograms=st.integers(min_value=10, max_value=800_000),
    rule=st.sampled_from(["usp_41", "dac_nrf"]),
    owned=st.sampled_from([(FINE,), (FINE, COARSE), ("0.0001 g, 220 g, 0.00012 g", COARSE)]),
)
def test_a_trituration_can_be_done_and_holds_what_is_needed(micrograms: int, rule: str, owned: tuple[str, ...]) -> None:
    """Each weighing lies within its balance, the parts give the total, the drug held is within the tolerance."""
    having = balances(*owned, rule=rule)
    required = Quantity(Fraction(micrograms, 10**6), Quantity.of(1, "g").unit)
    if not having.is_too_small(required):
        return
    try:
        made = proposed_trituration(need(str(required)), having)
    except Refusal as refusal:
        assert refusal.code == "below_minimum_weight"  # noqa: PT017 - the balance cannot carry the total
        return
    for weighing in made.weighings:
        assert weighing.balance is not None
        assert having.can_weigh(weighing.balance, weighing.amount)
        assert weighing.balance.rounded(weighing.amount) == weighing.amount
    assert made.diluent is not None
    assert made.total == made.drug.amount + made.diluent.amount
    assert abs(made.held.number / required.number - 1) <= Fraction(1, 100)
    least = min(having.minimum(balance).exact for balance in having.owned)
    assert made.factor == -(-least.number // required.to(least.unit).number)


def test_the_next_factor_serves_where_rounding_forbids_the_smallest() -> None:
    """At steps of 0.05 g and at least 41.02 g, twice 20.51 g would be shown as 41 g: three times."""
    made = proposed_trituration(need("20.51 g"), balances("0.05 g, 2200 g, 0.02051 g"))
    assert (made.factor, str(made.drug.amount)) == (3, "61.55 g")


def test_the_diluent_is_never_too_little() -> None:
    """0.8 g where 0.82 g is the least: 1.6 g with 0.82 g or more of base."""
    made = proposed_trituration(need("0.8 g"), balances(FINE))
    assert made.diluent is not None
    assert made.diluent.amount >= Quantity.of("0.82", "g")


def test_in_a_formula_by_volume_the_drug_is_dissolved() -> None:
    """0.01 g in 100 mL: 0.82 g in 82 mL, of which 1 mL, a hundred steps of its measure, is taken."""
    injection = shipped.formulation("sts-injection-25")
    line = replace(injection.lines[0], amount=Quantity.of("0.01", "g"))
    claim = replace(injection.claim, strength=Strength.written("0.01 % w/v"))
    formulation = replace(injection, base_size=Quantity.of(100, "mL"), lines=(line, *injection.lines[1:]), claim=claim)
    check_formulation(formulation)
    assert formulation.made_by is MadeBy.VOLUME
    found = of(made_with(formulation, "100 mL", balances(FINE)), line.ingredient)
    assert [str(weighing.amount) for weighing in found.weighings] == ["0.82 g", "1 mL"]
    assert (found.factor, found.total, found.diluent) == (82, Quantity.of(82, "mL"), None)


def test_what_cannot_be_diluted_is_refused() -> None:
    """A compensating line that is too little itself, and a total above every capacity: ``below_minimum_weight``."""
    with pytest.raises(Refusal) as refused:
        made_with(ointment(), "1 g", balances(FINE))
    assert refused.value.phrase.key == "refusal.below_minimum_weight.no_room"
    with pytest.raises(Refusal) as refused:
        proposed_trituration(need("0.00001 g"), balances("0.001 g, 2 g"))
    assert refused.value.code == "below_minimum_weight"


def test_masses_in_other_units_are_subtracted_in_the_unit_of_the_balance() -> None:
    """5.5 mg are 0.0055 g on a balance in g: a reader who subtracts the printed numbers finds the diluent."""
    cream = dexamethasone("10")
    formulation = replace(cream, lines=(replace(cream.lines[0], amount=Quantity.of(50, "mg")), cream.lines[1]))
    made = made_with(formulation, "10 g", balances(FINE))
    line = made.line("dexamethasone")
    assert line.rounded == Quantity.of("5.5", "mg")
    assert str(line.rounded) == "5.5 mg"
    words = shipped.words("en")
    shown = [f"{words.show(step.formula)} = {words.show(step.result)}" for step in line.working]
    assert "5.5 mg = 0.0055 g" in shown
    assert "123 g − 0.825 g = 122.175 g" in shown


# ---- the second road ----


def broken(change: object) -> BatchPlan:
    made = made_with(dexamethasone("10"), "10 g", balances(FINE))
    line = made.line("dexamethasone")
    assert line.trituration is not None
    wrong = change(line)  # type: ignore[operator]  # a function of the parameters
    return replace(made, lines=(wrong, made.lines[1]))


def with_portion(line: PlannedLine, factor: Fraction) -> PlannedLine:
    assert line.trituration is not None
    portion = line.trituration.portion_weighing
    wrong = replace(line.trituration, portion_weighing=replace(portion, amount=portion.amount * factor))
    return replace(line, trituration=wrong)


def with_drug(line: PlannedLine, factor: Fraction) -> PlannedLine:
    assert line.trituration is not None
    drug = line.trituration.drug
    return replace(line, trituration=replace(line.trituration, drug=replace(drug, amount=drug.amount * factor)))


@pytest.mark.parametrize(
    "change",
    [
        lambda line: with_portion(line, Fraction(10)),
        lambda line: with_portion(line, Fraction(1, 10)),
        lambda line: with_drug(line, Fraction(10)),
        lambda line: with_drug(line, Fraction("1.1")),
        lambda line: replace(line, trituration=replace(line.trituration, total=line.trituration.total * 2)),
        lambda line: replace(line, trituration=replace(line.trituration, diluent=None)),
        lambda line: replace(line, rounded=Quantity.of("0.006", "g")),
        lambda line: replace(line, trituration=None),
    ],
)
def test_a_wrong_trituration_stops_the_plan(change: object) -> None:
    """A portion or a drug ten times as much, a total that the parts do not give, 0.006 g instead of 0.0055 g."""
    formulation = dexamethasone("10")
    asked = replace(request(formulation, "10 g"), balances=balances(FINE))
    with pytest.raises(InternalFault):
        check_by_second_road(broken(change), formulation, asked)


def test_a_rounding_of_a_balance_that_is_not_there_stops_the_plan() -> None:
    """125.0005 g lies between two steps of every balance."""
    asked = replace(request(ointment(), "500 g"), balances=balances(FINE))
    made = plan_batch(ointment(), asked, shipped.plan_rules())
    off = Quantity.of("0.0005", "g")
    lines = [replace(line, rounded=(line.rounded or off) + off) for line in made.lines[:1]]
    lines += [*made.lines[1:3], replace(made.lines[3], rounded=(made.lines[3].rounded or off) - off)]
    with pytest.raises(InternalFault):
        check_by_second_road(replace(made, lines=tuple(lines)), ointment(), asked)


def test_a_least_weight_forgotten_stops_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first road takes any amount for weighable; the second finds 0.006 g below the least weight."""
    monkeypatch.setattr(Balances, "is_too_small", lambda *_: False)
    formulation = replace(dexamethasone("10"), tolerance=Percentage.of(50))
    with pytest.raises(InternalFault):
        made_with(formulation, "10 g", balances(FINE))


def test_a_wrong_dilution_stops_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The portion computed ten times too large, so that everything behind it agrees with itself."""
    right = trituration._portion

    def tenfold(of_what: TriturationNeed, owned: Balances, exact: object) -> object:
        found = right(of_what, owned, exact)  # type: ignore[arg-type]  # passed on
        assert found is not None
        weighing, shown = found
        return replace(weighing, amount=weighing.amount * 10), shown

    monkeypatch.setattr(trituration, "_portion", tenfold)
    formulation = replace(dexamethasone("10"), tolerance=Percentage.of(5000))
    with pytest.raises(InternalFault):
        made_with(formulation, "10 g", balances(FINE))


def test_a_balance_is_named_by_step_and_capacity() -> None:
    """What the staff read on its plate."""
    balance = OwnedBalance(Quantity.of("0.01", "g"), Quantity.of(2200, "g"))
    assert shipped.words("en").show(balance.phrase) == "balance of 0.01 g to 2200 g"
