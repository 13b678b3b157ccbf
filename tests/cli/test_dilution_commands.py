"""A batch with too little to weigh, by the command alone: planned on two balances, diluted, read again, released."""

from __future__ import annotations

from pathlib import Path

import pytest

from compounder.exchange.formulation_file import write_formulation
from tests.cli.pharmacy_by_command import ByCommand
from tests.domain.test_weighing_sense import dexamethasone

LOOK = ("--look", "as it should be")


@pytest.fixture
def pharmacy(founded: ByCommand, tmp_path: Path) -> ByCommand:
    """The cream with 10 % overage approved, both lots accepted, a fine and a coarse balance checked."""
    file = tmp_path / "sts-ointment-25.toml"
    file.write_text(write_formulation(dexamethasone("10")), "utf-8")
    done(founded, "formulation", "import", str(file))
    done(founded, "formulation", "approve", "sts-ointment-25", person="paul")
    limit = ("evidence", "sts-ointment-25", "house_limit", "--days", "90", "--source", "house procedure 7")
    done(founded, *limit, person="paul")
    for name, lot in (("dexamethasone", "DX-1"), ("base", "BA-1")):
        more = ("--supplier", "F", "--lot", lot, "--expires", "2099-06-30", "--size", "1000 g")
        done(founded, "receive", name, *more)
        done(founded, "accept", lot, person="paul")
    for name, step, least, most in (("F1", "0.001 g", "0.82 g", "320 g"), ("C1", "0.01 g", "10 g", "2200 g")):
        limits = ("--resolution", step, "--minimum", least, "--capacity", most)
        done(founded, "balance", "add", name, "--serial", f"no-{name}", *limits, person="admin")
        done(founded, "balance", "check", name, "--weight", "200 g", "--reading", "200 g", "--allowed", "0.02 g")
    return founded


def done(pharmacy: ByCommand, *arguments: str, person: str = "tina") -> dict[str, object]:
    """Run a command that must be done."""
    answer = pharmacy.run(*arguments, person=person)
    assert answer.code == 0, answer.err
    return answer.json if isinstance(answer.json, dict) else {}


def test_a_dilution_from_plan_to_release_by_the_command_alone(pharmacy: ByCommand) -> None:
    """Each line names its balance; the parts are lines 1.1 to 1.3; a coarse balance is refused, the mark is scanned."""
    batch = str(done(pharmacy, "batch", "plan", "sts-ointment-25", "--size", "10 g")["batch"])
    lines = pharmacy.run("batch", "show", batch).json["lines"]
    assert [(line["line"], line["part"], line["planned"], line["balance"]) for line in lines] == [
        ("1.1", "drug", "0.825 g", "F1"),
        ("1.2", "diluent", "122.175 g", "F1"),
        ("1.3", "portion", "0.82 g", "F1"),
        ("2.1", None, "9.18 g", "F1"),
    ]
    mark = f"{batch}-D1"
    text = pharmacy.run("batch", "show", batch, "--language", "fr", json=False).out
    assert "prise de la dilution de dexamethasone" in text
    assert mark in text

    def weigh(line: str, lot: str, amount: str, balance: str = "F1") -> tuple[str, ...]:
        typed = ("--typed", amount, "--reason", "no cable", "--balance", balance)
        return ("batch", "weigh", batch, line, "--lot", lot, *typed)

    assert pharmacy.run(*weigh("1.3", mark, "0.82 g"), person="tina").refused_as == "dilution_order"
    assert pharmacy.run(*weigh("1.2", "BA-1", "122.17 g", "C1"), person="tina").refused_as == "dilution_order"
    done(pharmacy, *weigh("1.1", "DX-1", "0.825 g"))
    assert pharmacy.run(*weigh("1.2", "BA-1", "122.17 g", "C1"), person="tina").refused_as == "coarser_balance"
    done(pharmacy, *weigh("1.2", "BA-1", "122.175 g"))
    assert pharmacy.run(*weigh("1.3", "DX-1", "0.82 g"), person="tina").refused_as == "wrong_lot"
    done(pharmacy, *weigh("1.3", mark, "0.82 g"))
    done(pharmacy, *weigh("2", "BA-1", "9.18 g"))
    for line, lot, amount in (
        ("1.1", "DX-1", "0.825 g"), ("1.2", "BA-1", "122.175 g"), ("1.3", mark, "0.82 g"), ("2", "BA-1", "9.18 g"),
    ):  # fmt: skip
        done(pharmacy, "batch", "verify", batch, line, "--lot", lot, "--reading", amount, *LOOK, person="paul")
    for number in ("1", "2", "3", "4"):
        pharmacy.run("batch", "step", batch, "step", number, person="tina")
    for number in ("1", "2"):
        pharmacy.run("batch", "step", batch, "control", number, "--found", "as expected", person="tina")
    done(pharmacy, "batch", "yield", batch, "--obtained", "10 g", "--filled", "1x10 g", *LOOK)
    done(pharmacy, "batch", "release", batch, person="paul")
    shown = pharmacy.run("batch", "show", batch).json
    assert (shown["state"], shown["strength_by_certificates"]) == ("released", "0.05 % w/w")
    lot = next(lot for lot in pharmacy.run("contents", f"{batch}/1").json["lots"] if lot["lot"] == "DX-1")
    assert "0.0055 g" in str(lot)
    assert pharmacy.run("verify").code == 0


def test_one_balance_may_be_named(pharmacy: ByCommand) -> None:
    """As before: it is the one for every line."""
    batch = str(done(pharmacy, "batch", "plan", "sts-ointment-25", "--size", "10 g", "--balance", "F1")["batch"])
    assert {line["balance"] for line in pharmacy.run("batch", "show", batch).json["lines"]} == {"F1"}
