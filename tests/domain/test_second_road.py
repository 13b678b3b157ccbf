"""The second road finds what the first one got wrong, under every policy, and its bound is rounding alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from compounder import shipped
from compounder.domain import batch_formula, line_correction, master_formulation, second_road
from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlanRequest
from compounder.domain.calculators import corrections, scaling
from compounder.domain.calculators.corrections import AssayCorrection, CorrectionPolicy, Role
from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import InternalFault
from compounder.domain.line_correction import LineCorrection
from compounder.domain.master_formulation import Claim, Density, FormulaLine, MasterFormulation
from compounder.domain.number import rounded_half_up
from compounder.domain.quantity import Quantity
from compounder.domain.second_road import check_by_second_road
from compounder.domain.strength import Strength
from tests.builders import SODIUM_THIOSULFATE, anhydrous, lot, ointment, pentahydrate, plan, request, text

STS = SODIUM_THIOSULFATE
POLICIES = [policy.value for policy in CorrectionPolicy]
LOTS = {
    "usp": lot(assay="99.6 %", water="34 %"),
    "weak": lot(assay="95.2 %"),
    "potency": lot(potency="93.7 % w/w"),
    "anhydrous": lot(anhydrous(), assay="97.3 %", water="0.4 %"),
    "nothing": lot(),
}
every_policy = pytest.mark.parametrize("policy", POLICIES)
every_lot = pytest.mark.parametrize("which", list(LOTS))


def asked(policy: str, which: str, *, optional: bool = False) -> PlanRequest:
    return request(
        ointment(), "500 g", policy=policy, claim_form=anhydrous(), lots={STS: LOTS[which]}, apply_optional=optional
    )


def solution() -> MasterFormulation:
    """A formula by volume, in which a large wrong amount leaves nothing short."""
    return shipped.formulation("sts-injection-25")


def in_solution(policy: str, which: str) -> PlanRequest:
    return replace(asked(policy, which), size=Quantity.of(500, "mL"))


def made(of: PlanRequest, formulation: MasterFormulation | None = None) -> BatchPlan:
    return batch_formula.plan_batch(formulation or ointment(), of, shipped.plan_rules())


def with_line(of: BatchPlan, ingredient: str, change: Callable[[PlannedLine], PlannedLine]) -> BatchPlan:
    return replace(of, lines=tuple(change(line) if line.ingredient == ingredient else line for line in of.lines))


def times(amount: Quantity | None, factor: Fraction, step: Fraction | None) -> Quantity:
    """The amount × factor, on the balance's step again if there is one."""
    assert amount is not None
    number = amount.number * factor
    return Quantity(rounded_half_up(number, step) if step else number, amount.unit)


@every_policy
@every_lot
@pytest.mark.parametrize("factor", ["1.57", "1.01", "0.999", "10", "0.637077"])
@pytest.mark.parametrize("rounded_again", [True, False])
def test_a_wrong_amount_stops_the_plan_under_every_policy(
    policy: str, which: str, factor: str, *, rounded_again: bool
) -> None:
    """Rounded amounts × 1.57, × 1.01, × 0.999 and × 10, one line or all, whether the petrolatum gives way or not."""
    of = asked(policy, which)
    right = made(of)
    step = Fraction("0.01") if rounded_again else None
    k = Fraction(factor)

    def wrong(line: PlannedLine) -> PlannedLine:
        return replace(line, rounded=times(line.rounded, k, step))

    one = with_line(right, STS, wrong)
    excess = one.line(STS).rounded
    assert excess is not None
    gives_way = with_line(
        one,
        "white petrolatum",
        lambda line: replace(line, rounded=(line.rounded or excess) - (excess - (right.line(STS).rounded or excess))),
    )
    for broken in (one, gives_way, replace(right, lines=tuple(map(wrong, right.lines)))):
        with pytest.raises(InternalFault):
            check_by_second_road(broken, ointment(), of)


@every_policy
@every_lot
@pytest.mark.parametrize("factor", ["1.57", "1.01", "0.999", "1.0002"])
def test_a_wrong_factor_before_rounding_stops_the_plan(
    policy: str, which: str, factor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same wrong factor in the exact amount, so that everything behind it agrees with itself."""
    right = LineCorrection.factor.fget  # type: ignore[attr-defined]  # a property
    monkeypatch.setattr(LineCorrection, "factor", property(lambda self: right(self) * Fraction(factor)))
    with pytest.raises(InternalFault):
        made(in_solution(policy, which), solution())


@every_policy
def test_a_plan_that_is_right_passes(policy: str) -> None:
    """The faults below are found in plans that pass without them."""
    for which in LOTS:
        made(asked(policy, which))


@every_policy
@every_lot
def test_swapped_molar_masses_stop_the_plan(policy: str, which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From and to exchanged in the form's factor (for the anhydrous lot the claim moves, else the factor is 1)."""
    of = asked(policy, which)
    if which == "anhydrous":
        of = replace(of, claim_form=pentahydrate())
    right = corrections.hydrate_correction
    monkeypatch.setattr(line_correction, "hydrate_correction", lambda a, b: right(b, a))
    with pytest.raises(InternalFault):
        made(of)


@every_policy
def test_swapped_molar_masses_of_the_assay_stop_the_plan(policy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prescribed and assayed exchanged in the content: the strength by certificates differs, applied or not."""
    right = corrections.content_of_powder

    def swapped(
        assay: Fraction, *, water_if_dried: Fraction, prescribed_molar_mass: Quantity, assayed_molar_mass: Quantity
    ) -> Fraction:
        return right(
            assay,
            water_if_dried=water_if_dried,
            prescribed_molar_mass=assayed_molar_mass,
            assayed_molar_mass=prescribed_molar_mass,
        )

    monkeypatch.setattr(line_correction, "content_of_powder", swapped)
    monkeypatch.setattr(line_correction, "check_content", lambda *_: None)
    with pytest.raises(InternalFault):
        made(in_solution(policy, "usp"), solution())


@every_policy
@pytest.mark.parametrize("forgotten", ["water", "molar mass"])
def test_a_forgotten_piece_of_the_content_stops_the_plan(
    policy: str, forgotten: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Water or the molar masses left out of the content."""
    right = corrections.content_of_powder
    one = Quantity.of(1, "g/mol")

    def wrong(assay: Fraction, **pieces: object) -> Fraction:
        if forgotten == "water":
            pieces["water_if_dried"] = Fraction(0)
        else:
            pieces |= {"prescribed_molar_mass": one, "assayed_molar_mass": one}
        return right(assay, **pieces)  # type: ignore[arg-type]  # passed on by name

    monkeypatch.setattr(line_correction, "content_of_powder", wrong)
    monkeypatch.setattr(line_correction, "check_content", lambda *_: None)
    with pytest.raises(InternalFault):
        made(in_solution(policy, "usp"), solution())


@pytest.mark.parametrize(
    ("policy", "which"), [("full", "usp"), ("full", "weak"), ("labelled_potency", "potency"), ("dac_nrf", "weak")]
)
def test_a_dropped_correction_stops_the_plan(policy: str, which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The policy corrects, the first road forgets to."""
    right = corrections.assay_correction

    def dropped(*given: object, **options: object) -> AssayCorrection:
        return replace(right(*given, **options), applied_factor=Fraction(1))  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(line_correction, "assay_correction", dropped)
    with pytest.raises(InternalFault):
        made(asked(policy, which))


@pytest.mark.parametrize(
    ("named", "which", "followed"),
    [
        ("none", "usp", "full"),
        ("none", "weak", "dac_nrf"),
        ("labelled_potency", "usp", "full"),
        ("labelled_potency", "potency", "none"),
        ("full", "usp", "dac_nrf"),
        ("full", "weak", "none"),
        ("full", "weak", "dac_nrf"),
        ("dac_nrf", "usp", "full"),
        ("dac_nrf", "weak", "none"),
        ("dac_nrf", "weak", "full"),
    ],
)
def test_another_policy_than_the_named_one_stops_the_plan(
    named: str, which: str, followed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Working would name one policy and the amount follow another."""
    right = corrections.assay_correction

    def ignored(_: CorrectionPolicy, content: Fraction, **options: object) -> AssayCorrection:
        return right(CorrectionPolicy(followed), content, **options)  # type: ignore[arg-type]  # passed on by name

    monkeypatch.setattr(line_correction, "assay_correction", ignored)
    with pytest.raises(InternalFault):
        made(asked(named, which))


@pytest.mark.parametrize("optional", [True, False])
def test_a_choice_turned_round_stops_the_plan(*, optional: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """DAC/NRF from 1 to 1.02: applied by choice, or not."""
    of = replace(asked("dac_nrf", "usp", optional=optional), lots={STS: lot(assay="98.7 %")})
    made(of)
    right = corrections.assay_correction

    def turned(*given: object, **options: object) -> AssayCorrection:
        return right(*given, **{**options, "apply_optional": not optional})  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(line_correction, "assay_correction", turned)
    with pytest.raises(InternalFault):
        made(of)


@every_policy
def test_misread_defaults_of_a_certificate_stop_the_plan(policy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second road reads the certificate itself: a dried assay taken as is, counted as the lot's form, is found."""

    def misread(self: Certificate, lot_form: object, _: object) -> Certificate:
        return replace(self, assay_basis=AssayBasis.AS_IS, assay_form=lot_form)  # type: ignore[arg-type]  # a Form

    monkeypatch.setattr(Certificate, "with_defaults", misread)
    with pytest.raises(InternalFault):
        made(asked(policy, "usp"))


@every_policy
@every_lot
def test_the_amount_of_another_line_stops_the_plan(policy: str, which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines exchanged: their sum, and so the rest, is still right."""
    right = master_formulation.base_amount
    other = {STS: "glycerol", "glycerol": STS}

    def wrong(formulation: MasterFormulation, line: FormulaLine) -> Quantity | None:
        return right(formulation, formulation.line(other.get(line.ingredient, line.ingredient)))

    monkeypatch.setattr(batch_formula, "base_amount", wrong)
    with pytest.raises(InternalFault):
        made(asked(policy, which))


@every_policy
@every_lot
def test_the_correction_of_another_line_stops_the_plan(
    policy: str, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The glycerol's correction on the sodium thiosulfate."""
    right = line_correction.correct_line

    def wrong(formulation: MasterFormulation, line: FormulaLine, *rest: object) -> LineCorrection:
        other = {STS: "glycerol", "glycerol": STS}.get(line.ingredient, line.ingredient)
        return right(formulation, formulation.line(other), *rest)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(batch_formula, "correct_line", wrong)
    of = asked(policy, which)
    if which == "anhydrous":
        of = replace(of, claim_form=pentahydrate())
    with pytest.raises(InternalFault):
        made(of)


@every_policy
@every_lot
@pytest.mark.parametrize("steps", [1, -1])
def test_one_step_too_many_stops_the_plan(policy: str, which: str, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Off by one step of the balance, in every rounding or in one line whose neighbour takes it up."""
    of = asked(policy, which)
    right = made(of)
    off = Quantity.of("0.01", "g") * steps
    broken = with_line(right, STS, lambda line: replace(line, rounded=(line.rounded or off) + off))
    broken = with_line(broken, "white petrolatum", lambda line: replace(line, rounded=(line.rounded or off) - off))
    with pytest.raises(InternalFault):
        check_by_second_road(broken, ointment(), of)
    monkeypatch.setattr(
        batch_formula, "rounded_half_up", lambda number, step: rounded_half_up(number, step) + step * steps
    )
    with pytest.raises(InternalFault):
        made(of)


def test_a_wrong_sum_stops_the_plan() -> None:
    """A compensating line off by a step: the rounded amounts no longer give the rounded size."""
    of = asked("full", "usp")
    off = Quantity.of("0.01", "g")
    broken = with_line(made(of), "white petrolatum", lambda line: replace(line, rounded=(line.rounded or off) + off))
    with pytest.raises(InternalFault):
        check_by_second_road(broken, ointment(), of)


def test_a_rest_shared_in_other_proportions_stops_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two compensating lines exchanged: the sum is right and each is wrong."""
    shipped = ointment()
    lines = tuple(
        replace(line, compensating=line.ingredient in ("glycerol", "white petrolatum")) for line in shipped.lines
    )
    formulation = replace(shipped, lines=lines)
    of = request(formulation, "500 g", lots={STS: LOTS["usp"]})
    made(of, formulation)
    right = scaling.shared
    monkeypatch.setattr(batch_formula, "shared", lambda total, weights: right(total, weights[::-1]))
    with pytest.raises(InternalFault):
        made(of, formulation)


@pytest.mark.parametrize("factor", ["1.001", "0.5"])
def test_a_wrong_density_of_a_weighed_volume_stops_the_plan(factor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is weighed of a volume is volume × density."""
    formulation = shipped.formulation("sts-injection-150")
    density = line_density()
    lines = (replace(formulation.lines[0], density=density), formulation.lines[1])
    formulation = replace(formulation, lines=lines)
    of = request(formulation, "100 mL")
    assert made(of, formulation).lines[0].mass == Quantity.of("67.16", "g")
    right = scaling.volume_to_mass
    monkeypatch.setattr(batch_formula, "volume_to_mass", lambda volume, by: right(volume, by) * Fraction(factor))
    with pytest.raises(InternalFault):
        made(of, formulation)


def line_density() -> Density:
    return Density(Quantity.of("1.1194", "g/mL"), Quantity.of(20, "degC"), "Laliberte")


@every_policy
@every_lot
def test_a_wrong_strength_by_certificates_stops_the_plan(policy: str, which: str) -> None:
    """It is recomputed exactly; where there is no certificate, none is stated."""
    of = asked(policy, which)
    right = made(of)
    for wrong in (Strength.written("25 % w/w"), Strength.written("26 % w/w"), None):
        strength = replace(right.strength, by_certificates=wrong)
        if strength == right.strength:
            continue
        with pytest.raises(InternalFault):
            check_by_second_road(replace(right, strength=strength), ointment(), of)


def test_the_extreme_of_every_rounding_at_once_is_no_fault() -> None:
    """Line at half a step, size at nearly half a step, the DAC/NRF factor at half of 0.001: allowed together."""
    nominal, size = Strength.written("2.041 % w/w"), Fraction("10.004999")
    share = Fraction("5.005") / (size * Fraction("1.021"))
    concentrate = FormulaLine(
        1,
        "concentrate",
        text("concentrate"),
        Role.CONCENTRATE,
        amount=Quantity.of(share * 100, "g"),
        nominal_strength=nominal,
    )
    base = FormulaLine(2, "base", text("base"), Role.EXCIPIENT, compensating=True)
    claim = Claim(nominal.times(share), "concentrate", None)
    formulation = replace(ointment(), lines=(concentrate, base), claim=claim)
    planned = plan(formulation, "10.004999 g", policy="dac_nrf", lots={"concentrate": lot(found="2 % w/w")})
    line = planned.line("concentrate")
    assert (line.exact, line.rounded) == (Quantity.of("5.005", "g"), Quantity.of("5.01", "g"))
    assert (line.factor, planned.rounded_size) == (Fraction("1.021"), Quantity.of(10, "g"))


def test_an_amount_between_two_steps_of_the_balance_stops_the_plan() -> None:
    """Near enough to the exact amount, and the sum right, but no reading of the balance."""
    of = asked("none", "nothing")
    off = Quantity.of("0.003", "g")
    broken = with_line(made(of), "glycerol", lambda line: replace(line, rounded=(line.rounded or off) + off))
    broken = with_line(broken, "white petrolatum", lambda line: replace(line, rounded=(line.rounded or off) - off))
    with pytest.raises(InternalFault):
        check_by_second_road(broken, ointment(), of)


@every_policy
@every_lot
def test_an_exact_amount_is_exact(policy: str, which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A factor wrong by 10⁻⁷ that rounding hides is found all the same."""
    of = in_solution(policy, which)
    right = LineCorrection.factor.fget  # type: ignore[attr-defined]  # a property
    rounded = made(of, solution()).line(STS).rounded
    monkeypatch.setattr(LineCorrection, "factor", property(lambda self: right(self) * Fraction("1.0000001")))
    monkeypatch.setattr(batch_formula, "check_by_second_road", lambda *_: None)
    wrong = made(of, solution())
    assert wrong.line(STS).rounded == rounded
    with pytest.raises(InternalFault):
        check_by_second_road(wrong, solution(), of)


@every_policy
@every_lot
def test_a_size_rounded_wrongly_stops_the_plan(policy: str, which: str) -> None:
    """Every line right and the sum with it, but the whole smaller: the strength says so."""
    of = asked(policy, which)
    right = made(of)
    less = Quantity.of(1, "g")
    broken = with_line(right, "white petrolatum", lambda line: replace(line, rounded=(line.rounded or less) - less))
    certified = right.strength.by_certificates
    if certified is not None:
        ratio = right.rounded_size.ratio(right.rounded_size - less)
        certified = certified.times(ratio)
    strength = replace(right.strength, by_certificates=certified)
    with pytest.raises(InternalFault):
        check_by_second_road(replace(broken, rounded_size=right.rounded_size - less, strength=strength), ointment(), of)


@every_policy
@every_lot
@pytest.mark.parametrize("factor", ["1.57", "1.01", "0.999", "10"])
def test_a_wrong_strength_under_the_policy_stops_the_plan(policy: str, which: str, factor: str) -> None:
    """What the plan states of the strength is checked as well as what it weighs."""
    of = asked(policy, which)
    right = made(of)
    wrong = right.strength.under_policy.times(Fraction(factor))
    with pytest.raises(InternalFault):
        check_by_second_road(replace(right, strength=replace(right.strength, under_policy=wrong)), ointment(), of)


@pytest.mark.parametrize(
    ("potency", "factor", "by_choice"),
    [
        ("97.99 % w/w", "1.021", "1.021"),
        ("98.04 % w/w", "1", "1.02"),
        ("99.95 % w/w", "1", "1.001"),
        ("99.96 % w/w", "1", "1"),
        ("100 % w/w", "1", "1"),
    ],
)
def test_both_roads_follow_dac_nrf_to_its_limits(potency: str, factor: str, by_choice: str) -> None:
    """1.021 applies, 1.020 and 1.001 by choice alone, 1.000 never; a plan passes only where both roads agree."""
    of = replace(asked("dac_nrf", "nothing"), claim_form=pentahydrate(), lots={STS: lot(potency=potency)})
    assert made(of).line(STS).factor == Fraction(factor)
    assert made(replace(of, apply_optional=True)).line(STS).factor == Fraction(by_choice)


def test_the_second_road_uses_nothing_that_the_first_one_computes() -> None:
    """No calculator, no correction and no scaling of the first road is imported by the second."""
    names = set(vars(second_road))
    first = {"hydrate_correction", "assay_correction", "content_of_powder", "content_of_concentrate", "scaled", "rest"}
    first |= {
        "shared",
        "volume_to_mass",
        "base_amount",
        "correct_line",
        "forms_of",
        "certificate_of",
        "rounded_half_up",
    }
    assert not names & first
