"""A request is refused before it is planned, by the first rule that it breaks in the catalogue's order of checks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compounder import shipped
from compounder.domain.batch_plan import LineLot, PlanRequest, Resolution
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.owned_balance import check_step
from compounder.domain.plan_checks import can_estimate_rest, check_request
from compounder.domain.quantity import Quantity
from tests.builders import SODIUM_THIOSULFATE, anhydrous, lot, ointment, pentahydrate, request

STS = SODIUM_THIOSULFATE
CONCENTRATE = "sodium thiosulfate injection 250 mg/mL"


def injection() -> MasterFormulation:
    return shipped.formulation("sts-injection-150")


def refusal(formulation: MasterFormulation, asked: PlanRequest) -> tuple[str, str]:
    """Code and variant of the refusal."""
    with pytest.raises(Refusal) as refused:
        check_request(formulation, asked, shipped.plan_rules())
    return refused.value.code, refused.value.phrase.key.rpartition(".")[2]


def test_what_can_be_planned_passes() -> None:
    """Both kinds of size, with and without a certificate."""
    for formulation, size in (
        (ointment(), "500 g"),
        (ointment(), "0.5 kg"),
        (injection(), "10 mL"),
        (injection(), "1 L"),
    ):
        check_request(formulation, request(formulation, size), shipped.plan_rules())


@pytest.mark.parametrize(
    ("line", "known", "variant"),
    [
        ("white petrolatum", lot(assay="99 %"), "takes_no_correction"),
        ("white petrolatum", lot(pentahydrate()), "takes_no_correction"),
        ("glycerol", lot(anhydrous()), "has_no_forms"),
        (STS, lot(found="206 mg/mL"), "not_a_concentrate"),
        (STS, lot(potency="92 % w/w", assay="99 %"), "potency_and_assay"),
        (STS, lot(potency="92 % w/w", water="34 %"), "potency_and_assay"),
    ],
)
def test_what_a_line_cannot_use_is_refused(line: str, known: LineLot, variant: str) -> None:
    """``unexpected_input``: nothing that is known of a lot is silently ignored."""
    assert refusal(ointment(), request(ointment(), "500 g", lots={line: known})) == ("unexpected_input", variant)


@pytest.mark.parametrize("known", [lot(assay="99 %"), lot(water="3 %"), lot(potency="92 % w/w")])
def test_a_concentrate_has_a_strength_found_and_no_assay(known: LineLot) -> None:
    """A concentrate's certificate gives its strength."""
    asked = request(injection(), "10 mL", lots={CONCENTRATE: known})
    assert refusal(injection(), asked) == ("unexpected_input", "concentrate")


def test_a_q_s_line_takes_no_certificate() -> None:
    """The diluent is what is left."""
    asked = request(injection(), "10 mL", lots={"diluent": lot(assay="99 %")})
    assert refusal(injection(), asked) == ("unexpected_input", "takes_no_correction")


@pytest.mark.parametrize("policy", ["none", "labelled_potency", "full"])
def test_only_dac_nrf_has_an_optional_factor(policy: str) -> None:
    """``unexpected_input`` under the other policies."""
    asked = request(ointment(), "500 g", policy=policy, apply_optional=True)
    assert refusal(ointment(), asked) == ("unexpected_input", "apply_optional")


def test_a_density_that_changes_nothing_is_refused() -> None:
    """By mass for a mass, or where a volume beside q.s. forbids an estimate."""
    asked = request(ointment(), "500 g", density="1.05 g/mL")
    assert refusal(ointment(), asked) == ("unexpected_input", "density")
    asked = request(injection(), "10 mL", density="1.05 g/mL")
    assert refusal(injection(), asked) == ("unexpected_input", "density")
    assert can_estimate_rest(shipped.formulation("sts-injection-25"))
    assert not can_estimate_rest(injection())
    assert not can_estimate_rest(ointment())


@pytest.mark.parametrize(
    ("formulation", "size", "expected"),
    [
        ("sts-ointment-25", "500 mL", ("missing_density", "size_by_mass")),
        ("sts-injection-25", "500 g", ("missing_density", "size_by_volume")),
        ("sts-ointment-25", "500 mmol", ("wrong_dimension", "other_kind")),
        ("sts-ointment-25", "500 mg/mL", ("wrong_dimension", "other_kind")),
        ("sts-ointment-25", "0 g", ("non_positive_quantity", "zero")),
        ("sts-ointment-25", "-5 g", ("non_positive_quantity", "zero")),
    ],
)
def test_a_size_that_cannot_be_made(formulation: str, size: str, expected: tuple[str, str]) -> None:
    """A kind that needs a density, a kind that is no size, nothing, less than nothing."""
    chosen = shipped.formulation(formulation)
    assert refusal(chosen, request(chosen, size)) == expected


@pytest.mark.parametrize(("density", "code"), [("1.05 g", "wrong_dimension"), ("0 g/mL", "non_positive_quantity")])
def test_a_density_that_is_none(density: str, code: str) -> None:
    """Mass per volume, above zero."""
    assert refusal(ointment(), request(ointment(), "500 mL", density=density))[0] == code


def test_a_potency_by_volume_is_refused() -> None:
    """A labelled potency is w/w: ``missing_density``."""
    asked = request(ointment(), "500 g", lots={STS: lot(potency="92 % w/v")})
    assert refusal(ointment(), asked) == ("missing_density", "potency")


def test_the_first_refusal_in_the_order_of_checks_is_raised() -> None:
    """Names, then presence and dimension, then range: everything wrong at once, mended one by one."""
    lots = {"glycerol": lot(anhydrous()), STS: lot(assay="120 %", basis="dried")}
    asked = request(ointment(), "0 mL", lots=lots)
    found = [refusal(ointment(), asked)]
    asked = replace(asked, lots={STS: lots[STS]})
    found.append(refusal(ointment(), asked))
    asked = replace(asked, size=Quantity.of(0, "g"))
    found.append(refusal(ointment(), asked))
    asked = replace(asked, lots={STS: lot(assay="120 %", water="34 %")})
    found.append(refusal(ointment(), asked))
    asked = replace(asked, size=Quantity.of(500, "g"))
    found.append(refusal(ointment(), asked))
    assert [code for code, _ in found] == [
        "unexpected_input",
        "missing_density",
        "missing_input",
        "non_positive_quantity",
        "percentage_out_of_range",
    ]


@pytest.mark.parametrize(
    "step", ["1 g", "0.1 g", "0.05 g", "2 mg", "0.0001 g", "5 kg", "100 g", "0.000000001 g", "1000 mg"]
)
def test_steps_that_balances_have(step: str) -> None:
    """1, 2 or 5 × 10ⁿ in any unit of mass."""
    check_step(Quantity.written(step))


@pytest.mark.parametrize("step", ["0.03 g", "0.25 g", "1.1 g", "4 mg", "0.015 g", "12 g"])
def test_steps_that_no_balance_has(step: str) -> None:
    """``impossible_resolution``."""
    with pytest.raises(Refusal) as refused:
        check_step(Quantity.written(step))
    assert refused.value.code == "impossible_resolution"


@pytest.mark.parametrize("step", ["0 g", "-0.01 g"])
def test_a_step_of_nothing(step: str) -> None:
    """``non_positive_quantity``, and it is found at once."""
    asked = replace(request(ointment(), "500 g"), resolution=Resolution(mass=Quantity.written(step)))
    assert refusal(ointment(), asked)[0] == "non_positive_quantity"


def test_a_step_of_the_other_kind() -> None:
    """A balance has no step in millilitres."""
    asked = replace(request(ointment(), "500 g"), resolution=Resolution(mass=Quantity.of("0.01", "mL")))
    assert refusal(ointment(), asked)[0] == "wrong_dimension"
