"""``compounder plan`` with containers, losses, overages and balances: keys behind the contract's, and refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from compounder.exchange.formulation_file import write_formulation
from tests.cli.test_plan import CONTRACTS, INJECTION, OINTMENT, Command, amounts
from tests.domain.test_line_kinds import in_parts, with_overage
from tests.domain.test_weighing_sense import dexamethasone

FINE, COARSE = "d=0.001 g, max=320 g", "d=0.01 g, s=0.004 g, max=2200 g"
KEYS = ["formulation", "version", "size", "policy", "lines", "strength", "warnings", "unconfirmed", "refusals"]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture
def cream(tmp_path: Path) -> str:
    """The FormulaCerta cream with 10 % overage as a file."""
    file = tmp_path / "cream.toml"
    file.write_text(write_formulation(dexamethasone("10")), "utf-8")
    return str(file)


def test_nothing_is_added_where_nothing_asks_for_it(command: Command) -> None:
    """The contract's keys, in its order."""
    assert CONTRACTS.is_dir()
    assert list(command.plan(OINTMENT, "--size", "500 g")) == KEYS
    assert list(command.plan(INJECTION, "--size", "10 mL")) == KEYS


def test_containers_instead_of_a_size(command: Command) -> None:
    """Ten pots of 50 g."""
    answer = command.plan(OINTMENT, "--containers", "10")
    assert list(answer) == [*KEYS, "wanted"]
    assert (answer["size"], answer["wanted"]) == ("500 g", "500 g")
    assert answer["lines"][0]["working"][0] == {
        "step": "to fill the containers",
        "formula": "10 × 50 g",
        "result": "500 g",
        "source": "container of the formulation, its excess included",
    }


def test_an_expected_loss_is_made_as_well(command: Command, tmp_path: Path) -> None:
    """500 g wanted, 515.4639… g made."""
    file = tmp_path / "loss.toml"
    text = (Path(__file__).parents[2] / "resources" / "formulations" / f"{OINTMENT}.toml").read_text("utf-8")
    file.write_text(text.replace('policy = "full"', 'policy = "full"\nexpected_loss = "3 %"', 1), "utf-8")
    answer = command.plan(str(file), "--size", "500 g")
    assert (answer["size"], answer["wanted"]) == ("515.4639… g", "500 g")
    code, out, _ = command.run("plan", str(file), "--size", "500 g")
    assert code == 0
    assert "Wanted: 500 g. Made: 515.4639… g." in out


def test_an_overage_is_said_beside_the_claim(command: Command, tmp_path: Path) -> None:
    """25 % w/w claimed and checked; 27.5 % w/w while it is fresh."""
    file = tmp_path / "overage.toml"
    file.write_text(write_formulation(with_overage("10")), "utf-8")
    answer = command.plan(str(file), "--size", "500 g")
    assert answer["strength"]["under_policy"] == "25 % w/w"
    assert answer["with_overage"] == "27.5 % w/w"
    assert amounts(answer) == ["137.5 g", "50 g", "162.5 g", "150 g"]


def test_a_formula_in_parts_from_a_file(command: Command, tmp_path: Path) -> None:
    """1 : 1 : 1 : 1."""
    file = tmp_path / "parts.toml"
    file.write_text(write_formulation(in_parts("1", "1", "1", "1", claim="25 % w/w")), "utf-8")
    assert amounts(command.plan(str(file), "--size", "500 g")) == ["125 g"] * 4


def test_too_little_is_triturated_and_every_weighing_listed(command: Command, cream: str) -> None:
    """0.0055 g: 0.825 g with 122.175 g of base, of which 0.82 g; the base gives way."""
    answer = command.plan(cream, "--size", "10 g", "--balance", FINE, "--balance", COARSE)
    assert list(answer)[-1] == "weighings"
    assert amounts(answer) == ["0.82 g of the trituration", "9.18 g"]
    shown = [(line["amount"], line["trituration"], line["minimum_weight"]) for line in answer["weighings"]]
    assert shown == [
        ("0.825 g", 150, "0.82 g"),
        ("122.175 g", 150, "0.82 g"),
        ("0.82 g", 150, "0.82 g"),
        ("9.18 g", None, "0.82 g"),
    ]
    assert answer["lines"][0]["exact"] == "11/2000 g"


def test_the_text_lists_the_weighings_in_both_languages(command: Command, cream: str) -> None:
    """What is weighed, on which balance, and for what."""
    for language, heading in (("en", "Weighings by rule dac_nrf"), ("fr", "Pesées selon la règle dac_nrf")):
        code, out, _ = command.run(
            "--language", language, "plan", cream, "--size", "10 g", "--balance", FINE, "--weighing-policy", "dac_nrf"
        )
        assert code == 0
        assert heading in out


@pytest.mark.parametrize("text", ["d=0,01 g, s=0,004 g, max=2200 g", "d = 0,01 g; max = 2,2 kg", "max=2200g,d=10mg"])
def test_a_balance_is_read_as_people_type_it(command: Command, text: str) -> None:
    """A comma within a number is none between the parts."""
    code, out, _ = command.run("--language", "fr", "plan", OINTMENT, "--size", "500 g", "--balance", text)
    assert code == 0
    assert "125 g" in out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--containers", "10", "--size", "500 g"), "unexpected_input"),
        (("--containers", "2.5"), "non_integer_count"),
        (("--containers", "0"), "non_positive_quantity"),
        (("--containers", "ten"), "invalid_number"),
        (("--size", "500 g", "--balance", COARSE, "--balance-resolution", "0.01 g"), "unexpected_input"),
        (("--size", "500 g", "--weighing-policy", "usp_41"), "unexpected_input"),
        (("--size", "500 g", "--balance", COARSE, "--weighing-policy", "usual"), "unknown_option"),
        (("--size", "500 g", "--balance", "0.01 g"), "unexpected_input"),
        (("--size", "500 g", "--balance", "d=0.01 g, e=1 g, max=1 kg"), "unexpected_input"),
        (("--size", "500 g", "--balance", "d=0.01 g, d=0.1 g, max=1 kg"), "unexpected_input"),
        (("--size", "500 g", "--balance", "d=0.01 g"), "missing_input"),
        (("--size", "500 g", "--balance", "d=0.01 g, max=0.01 g"), "invalid_balance"),
        (("--size", "500 g", "--balance", "d=0.03 g, max=1 kg"), "impossible_resolution"),
        (("--size", "500 g", "--balance", "d=0.01 mL, max=1 kg"), "wrong_dimension"),
        (("--size", "500 g", "--balance", "d=0.01, max=1 kg"), "missing_unit"),
        (("--size", "50 kg", "--balance", COARSE), "overload"),
        (("--size", "1 g", "--balance", "d=0.01 g, max=1 kg"), "below_minimum_weight"),
    ],
)
def test_what_an_option_cannot_take_is_refused(command: Command, options: tuple[str, ...], code: str) -> None:
    """Each with its code."""
    assert command.refusal(OINTMENT, *options) == code


def test_a_balance_where_nothing_is_weighed_is_refused(command: Command) -> None:
    """``unexpected_input``: the dilution of a concentrate is measured."""
    assert command.refusal(INJECTION, "--size", "10 mL", "--balance", COARSE) == "unexpected_input"


# ---- uncertainty ----

_LOT = ("--assay", "sodium thiosulfate=99.6 %", "--water", "sodium thiosulfate=34 %")


def test_an_interval_is_added_behind_the_contract(command: Command) -> None:
    """25 % w/w, 24.89 to 25.11 % with 95 % coverage, the parts and what is not counted."""
    answer = command.plan(
        OINTMENT, "--size", "500 g", *_LOT, "--uncertainty", "assay=0.15 %", "--uncertainty", "water=0.1 %"
    )
    assert list(answer) == [*KEYS, "uncertainty"]
    found = answer["uncertainty"]
    assert list(found) == ["strength", "low", "high", "coverage", "verdict", "parts", "not_counted"]
    assert (found["low"], found["high"], found["coverage"]) == ("24.89 % w/w", "25.11 % w/w", "95 %")
    assert (found["verdict"], found["not_counted"]) == ("within", [])
    assert {"source": "water", "relative": "0.16 %"} in found["parts"]


def test_the_option_alone_counts_what_is_known(command: Command) -> None:
    """The display of the balance; the rest is named, in both languages."""
    assert command.plan(OINTMENT, "--size", "500 g", *_LOT, "--uncertainty")["uncertainty"]["not_counted"] == [
        "assay",
        "water",
    ]
    code, out, _ = command.run("--language", "fr", "plan", OINTMENT, "--size", "500 g", *_LOT, "--uncertainty")
    assert code == 0
    assert "avec une couverture de 95 %" in out
    assert "non compté" in out


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("assay",), "unexpected_input"),
        (("density=1 %",), "unknown_option"),
        (("assay=1 %", "assay=1 %"), "unexpected_input"),
        (("assay=1",), "missing_unit"),
        (("weighing=1 %",), "unknown_unit"),
        (("volume=1 %",), "unexpected_input"),
    ],
)
def test_a_source_that_cannot_be_read_is_refused(command: Command, texts: tuple[str, ...], code: str) -> None:
    """Each with its code."""
    options = [part for text in texts for part in ("--uncertainty", text)]
    assert command.refusal(OINTMENT, "--size", "500 g", *_LOT, *options) == code


# ---- tonicity ----


def test_a_hypertonic_injection_is_called_so(command: Command) -> None:
    """150 mg/mL: 3.9 to 5.9 times isotonic, marked as an estimate, no salt; behind the contract's keys."""
    answer = command.plan(INJECTION, "--size", "10 mL", "--tonicity")
    assert list(answer) == [*KEYS, "tonicity"]
    found = answer["tonicity"]
    assert (found["tonicity"], found["sodium_chloride"]) == ("hypertonic", None)
    assert found["times_isotonic"] == {"low": "3.9", "high": "5.9"}
    assert found["osmolarity"] == {"low": "1142 mOsm/L", "high": "1814 mOsm/L"}
    assert "by estimate" in found["sentences"][0]
    assert "not confirmed" in found["sentences"][-1]
    assert answer["warnings"] == command.plan(INJECTION, "--size", "10 mL")["warnings"]


def test_the_estimate_in_both_languages(command: Command) -> None:
    """Verdict first, then each basis; with the density, the osmolality."""
    asked = ("plan", "sts-injection-25", "--size", "100 mL", "--tonicity", "--density", "1.1194 g/mL")
    for language, says in (
        ("en", ("Hypertonic: about", "ideal osmolarity: 9.8 to 9.9 times", "mOsm/kg", "No sodium chloride")),
        ("fr", ("Hypertonique", "osmolarité idéale", "mOsm/kg", "Aucun chlorure de sodium")),
    ):
        code, out, _ = command.run("--language", language, *asked)
        assert code == 0
        assert all(each in out for each in says), out


def test_a_label_that_would_not_say_so_is_pointed_out(command: Command, tmp_path: Path) -> None:
    """Hypertonic, and the formulation does not mark it."""
    text = (Path(__file__).parents[2] / "resources" / "formulations" / f"{INJECTION}.toml").read_text("utf-8")
    file = tmp_path / "silent.toml"
    file.write_text(text.replace("is_hypertonic = true\n", "", 1), "utf-8")
    sentences = command.plan(str(file), "--size", "10 mL", "--tonicity")["tonicity"]["sentences"]
    assert sentences[-1] == "The formulation does not say that its label must name it hypertonic."


def test_an_ointment_has_no_tonicity(command: Command) -> None:
    """``unexpected_input``."""
    assert command.refusal(OINTMENT, "--size", "500 g", "--tonicity") == "unexpected_input"
