"""The whole job by the command alone, the weights taken from a simulated balance over a pseudo-terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit
from tests.cli.pharmacy_by_command import Answered, ByCommand

B1 = Balance(
    id=BalanceId("b1"),
    name="B1",
    serial_number="1129",
    unit=Unit.of("g"),
    resolution=Quantity.of("0.01", "g"),
    minimum_weight=Quantity.of("20", "g"),
    capacity=Quantity.of(2200, "g"),
    checked_on=date(2026, 11, 24),
)
OTHERS = ("glycerol", "lanolin", "white petrolatum")
ORDER = (
    "--prescriber", "Dr Claire Martin", "--prescriber-address", "Dermatologie, Lille", "--prescribed-on", "2026-01-02",
    "--prescription", "Pommade 25 %", "--directions", "2 fois par jour",
)  # fmt: skip


@dataclass(slots=True)
class Bench:
    """A stocked pharmacy by command, and the balance at its port."""

    command: ByCommand
    scale: SimulatedBalance

    def run(self, *arguments: str, person: str = "tina") -> Answered:
        """Run a command that must be done."""
        answer = self.command.run(*arguments, person=person)
        assert answer.code == 0, answer.err
        return answer

    def refused(self, *arguments: str, person: str = "tina") -> str:
        """The code with which a command is refused."""
        answer = self.command.run(*arguments, person=person)
        assert answer.code == 2, answer.out + answer.err
        return answer.refused_as

    def weigh(self, batch: str, line: str, lot: str, amount: str, *more: str) -> tuple[str, ...]:
        """The command that weighs what now lies on the pan."""
        self.scale.put(Quantity.written(amount))
        balance = ("--balance", "B1", "--port", self.scale.port)
        return ("batch", "weigh", batch, line, "--lot", lot, *balance, *more)


@pytest.fixture
def bench(founded: ByCommand) -> Iterator[Bench]:
    """A stocked pharmacy with the ointment approved and a house limit recorded."""
    with SimulatedBalance(B1) as scale:
        made = Bench(founded, scale)
        made.run("formulation", "import", "sts-ointment-25")
        made.run("formulation", "approve", "sts-ointment-25", person="paul")
        limit = ("evidence", "sts-ointment-25", "house_limit", "--days", "90", "--source", "house procedure 7")
        made.run(*limit, person="paul")
        _receive(
            made, "sodium thiosulfate", "TS2409-3", "--form", "pentahydrate", "--assay", "99.6 %", "--water", "34 %"
        )
        for name in OTHERS:
            _receive(made, name, f"{name[:2].upper()}-1")
        serial = ("--serial", "1129", "--resolution", "0.01 g", "--minimum", "20 g", "--capacity", "2200 g")
        made.run("balance", "add", "B1", *serial, person="admin")
        made.run("balance", "check", "B1", "--weight", "200 g", "--reading", "200 g", "--allowed", "0.02 g")
        yield made


def _receive(bench: Bench, ingredient: str, lot: str, *more: str) -> None:
    delivery = ("--supplier", "Fournisseur", "--lot", lot, "--expires", "2099-06-30", "--size", "1000 g", *more)
    bench.run("receive", ingredient, *delivery)
    bench.run("accept", lot, person="paul")


def released(bench: Bench) -> str:
    """500 g of the ointment, from plan to release."""
    batch = str(bench.run("batch", "plan", "sts-ointment-25", "--size", "500 g", "--balance", "B1").json["batch"])
    lines = bench.command.run("batch", "show", batch).json["lines"]
    for line in lines:
        bench.run(*bench.weigh(batch, line["line"], line["lot"], line["planned"]))
    for line in lines:
        own = ("--lot", line["lot"], "--reading", line["planned"], "--look", "as it should be")
        bench.run("batch", "verify", batch, line["line"], *own, person="paul")
    for number in ("1", "2", "3", "4"):
        bench.run("batch", "step", batch, "step", number)
    for number in ("1", "2"):
        bench.run("batch", "step", batch, "control", number, "--found", "as expected")
    whole = ("--obtained", "498 g", "--filled", "9x50 g", "--sample", "10 g", "--look", "whitish, homogeneous")
    bench.run("batch", "yield", batch, *whole)
    bench.run("batch", "release", batch, person="paul")
    return batch


def test_the_ointment_by_the_command_alone(bench: Bench) -> None:
    """Plan, weigh over the serial line, verify, steps, yield, release, dispense, trace, contents."""
    batch = released(bench)
    shown = bench.command.run("batch", "show", batch).json
    assert shown["state"] == "released"
    assert shown["register"].startswith("P-")
    assert [line["reading"] for line in shown["lines"]] == ["121.14 g", "50 g", "162.5 g", "166.36 g"]
    assert shown["binding_rule"] == "house_limit"
    patient = bench.run("patient", "add", "DELPIERRE Anne", "--born", "1960-02-29").json["patient"]
    to = ("--patient", patient, "--initials", "DA", "--birth-year", "1960")
    assert bench.refused("dispense", f"{batch}/1", *to) == "no_prescription"
    assert bench.run("dispense", f"{batch}/1", *to, *ORDER).json["register"].startswith("D-")
    assert bench.refused("dispense", f"{batch}/1", *to, *ORDER) == "container_empty"
    french = bench.command.run("trace", "TS2409-3", "--language", "fr", json=False).out
    assert "libérée" in french
    assert "released" not in french
    for asked in (("trace", "TS2409-3"), ("contents", f"{batch}/1"), ("batch", "show", batch), ("stock", "list")):
        said = bench.command.run(*asked, "--language", "fr", json=False).out
        assert "thiosulfate de sodium" in said
        assert "sodium thiosulfate" not in said
    trace = bench.command.run("trace", "TS2409-3").json
    assert (trace["patients"], trace["dispensings"][0]["name"]) == ([patient], None)
    named = bench.run("trace", "TS2409-3").json
    assert named["dispensings"][0]["name"] == "DELPIERRE Anne"
    jar = bench.command.run("contents", f"{batch}/1").json
    assert {lot["lot"] for lot in jar["lots"]} == {"TS2409-3", "GL-1", "LA-1", "WH-1"}
    assert bench.refused("patient", "erase", patient, "--reason", "asked", person="paul") == "retention"
    assert bench.command.run("verify").code == 0


def test_every_lot_is_shown_with_its_reason(bench: Bench) -> None:
    """The lot that is used, the later one, and the one still in quarantine: each says why, in words and as JSON."""
    later = ("--supplier", "Fournisseur", "--lot", "GL-2", "--expires", "2099-12-31", "--size", "1000 g")
    bench.run("receive", "glycerol", *later)
    bench.run("accept", "GL-2", person="paul")
    bench.run("receive", "glycerol", *(*later[:3], "GL-3", *later[4:]))
    batch = str(bench.run("batch", "plan", "sts-ointment-25", "--size", "500 g").json["batch"])
    lots = bench.command.run("batch", "show", batch).json["lines"][1]["lots"]
    assert [(lot["lot"], lot["offered"]) for lot in lots] == [("GL-1", True), ("GL-2", True), ("GL-3", False)]
    assert "quarantine" in lots[2]["reason"]
    assert "GL-3, not used" in bench.command.run("batch", "show", batch, json=False).out


def test_a_first_reading_is_shown_to_nobody_before_the_second(bench: Bench) -> None:
    """`batch show` says that line 1 waits; the weight stands nowhere in it, in no form."""
    batch = str(bench.run("batch", "plan", "sts-ointment-25", "--size", "500 g").json["batch"])
    bench.run(*bench.weigh(batch, "1", "TS2409-3", "121.57 g"))
    for shown in (bench.command.run("batch", "show", batch), bench.command.run("batch", "show", batch, json=False)):
        assert "121.57" not in shown.out
    wrong = ("batch", "verify", batch, "1", "--lot", "TS2409-3", "--reading", "112.57 g", "--look", "white")
    assert bench.refused(*wrong, person="paul") == "readings_differ"
    assert bench.refused(*wrong) == "own_weighing"
    assert (
        bench.refused("batch", "verify", batch, "2", "--lot", "x", "--look", "x", person="paul") == "nothing_to_verify"
    )


def test_what_weighing_refuses_by_command(bench: Bench) -> None:
    """The wrong lot, out of tolerance, below the balance's minimum, a typed weight without reason, another balance."""
    batch = str(bench.run("batch", "plan", "sts-ointment-25", "--size", "500 g").json["batch"])
    assert bench.refused(*bench.weigh(batch, "1", "TS0000-1", "121.14 g")) == "wrong_lot"
    assert bench.refused(*bench.weigh(batch, "1", "TS2409-3", "123.04 g")) == "out_of_tolerance"
    assert bench.refused(*bench.weigh(batch, "1", "TS2409-3", "19.99 g")) == "below_minimum_weight"
    typed = ("batch", "weigh", batch, "1", "--lot", "TS2409-3", "--typed", "121,14g")
    assert bench.refused(*typed) == "reason_needed"
    assert bench.refused("batch", "weigh", batch, "1", "--lot", "TS2409-3") == "missing_input"
    assert (
        bench.refused("batch", "weigh", batch, "9", "--lot", "TS2409-3", *typed[-2:], "--reason", "x")
        == "unknown_record"
    )
    bench.run(*typed, "--reason", "cable broken")
    assert bench.refused(*bench.weigh(batch, "1", "TS2409-3", "121.14 g")) == "already_weighed"
    assert bench.refused(*bench.weigh(batch, "1", "TS2409-3", "121.14 g", "--again", "waste")) == "reason_needed"
    again = bench.weigh(
        batch, "1", "TS2409-3", "123.04 g", "--again", "waste", "--reason", "spilt", "--deviation", "full"
    )
    bench.run(*again)
    assert bench.refused("batch", "release", batch, person="paul") == "open_points"
    bench.run("batch", "accept-deviation", batch, "--reason", "strength stays inside", person="paul")
    assert bench.refused("batch", "accept-deviation", batch, "--reason", "again", person="paul") == "which_deviation"
    assert bench.refused("batch", "abort", batch) == "reason_needed"
    bench.run("batch", "abort", batch, "--reason", "power failure")
    assert bench.command.run("batch", "show", batch).json["state"] == "aborted"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--size", "500 mL"), "missing_density"),
        (("--size", "0 g"), "non_positive_quantity"),
        (("--size", "500"), "missing_unit"),
        (("--size", "5000 g"), "insufficient_stock"),
        (("--size", "500 g", "--policy", "none"), "reason_needed"),
        (("--size", "500 g", "--policy", "best"), "unknown_option"),
        (("--size", "500 g", "--strength-as", "salt"), "unknown_option"),
        (("--size", "500 g", "--lot", "x=TS2409-3"), "unexpected_input"),
        (("--size", "500 g", "--lot", "glycerol=TS2409-3"), "wrong_lot"),
        (("--size", "500 g", "--lot", "glycerol=none"), "unknown_lot"),
        (("--size", "500 g", "--balance", "B7"), "unknown_balance"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(bench: Bench, arguments: tuple[str, ...], code: str) -> None:
    """Exit 2, the code on standard error, and no batch."""
    assert bench.refused("batch", "plan", "sts-ointment-25", *arguments) == code
    assert bench.refused("batch", "show", "2026-0001") == "unknown_record"


def test_patients_are_found_and_erased_by_command(bench: Bench) -> None:
    """A name is shown to who has signed in; an erasure is signed by a pharmacist."""
    patient = bench.run("patient", "add", "D’Arcy Hélène", "--born", "1980-01-01", "--number", "IPP-1").json["patient"]
    assert [row["patient"] for row in bench.run("patient", "find", "helene").json] == [patient]
    assert bench.command.run("patient", "find", "helene").refused_as == "not_signed_in"
    assert bench.refused("patient", "add", "X <y>", "--born", "1980-01-01") == "invalid_name"
    assert bench.refused("patient", "add", "X Y", "--born", "01/02/1980") == "invalid_date"
    assert bench.refused("patient", "erase", patient, "--reason", "asked") == "not_permitted"
    bench.run("patient", "erase", patient, "--reason", "asked", person="paul")
    assert bench.run("patient", "find", "helene").json == []


def test_recall_and_void_by_command(bench: Bench) -> None:
    """Held containers are not dispensed; a void batch keeps its number."""
    batch = released(bench)
    assert bench.run("recall", batch, "--reason", "letter", person="paul").json["containers"] == "9"
    bench.run("batch", "void", batch, "--reason", "wrong label", person="paul")
    shown = bench.command.run("batch", "show", batch).json
    assert (shown["state"], shown["register"][:2]) == ("void", "P-")
    text = bench.command.run("batch", "show", batch, "--language", "fr", json=False).out
    assert "annulée" in text
    assert bench.command.run("verify").code == 0


def test_a_batch_is_planned_for_so_many_containers(bench: Bench) -> None:
    """Nine pots of 50 g; with a size as well, or neither, nothing is planned."""
    batch = str(bench.run("batch", "plan", "sts-ointment-25", "--containers", "9", "--balance", "B1").json["batch"])
    assert bench.command.run("batch", "show", batch).json["size"] == "450 g"
    for options, code in (
        (("--containers", "9", "--size", "450 g"), "unexpected_input"),
        ((), "missing_input"),
        (("--containers", "2.5"), "non_integer_count"),
    ):
        answer = bench.command.run("batch", "plan", "sts-ointment-25", *options, person="tina")
        assert (answer.code, answer.refused_as) == (2, code)


def test_a_size_is_calculated_by_the_command_and_the_batch_says_how(bench: Bench) -> None:
    """120 cm² × 1 mm × 0.9 g/mL × 14 days = 151.2 g; two tubes of 50 g; what names no such size plans nothing."""
    area = ("--given", "area=120 cm^2", "--given", "thickness=1 mm", "--given", "density=0.9 g/mL")
    days = ("--given", "days=14 day")
    wanted = ("batch", "plan", "sts-ointment-25", "--size-from")
    batch = str(bench.run(*wanted, "ointment_quantity.total_mass", *area, *days).json["batch"])
    shown = bench.command.run("batch", "show", batch).json
    assert shown["size"] == "151.2 g"
    for expected in ("Size 151.2 g: total mass", "Ointment for an area", "area 120 cm²", "14 day"):
        assert expected in shown["size_from"]
    assert "Quantité 151,2 g" in bench.command.run("batch", "show", batch, "--language", "fr", json=False).out
    tubes = ("ointment_quantity.tubes", *area, "--given", "days=9 day")
    batch = str(bench.run(*wanted, *tubes, "--given", "tube_mass=50 g").json["batch"])
    assert bench.command.run("batch", "show", batch).json["size"] == "100 g"
    steps = ("--given", "lesions[1].volume=0.5 mL", "--given", "lesions[2].volume=0.7 mL")
    for options, code in (
        ((*tubes, "--given", "tube_mass=30 g"), "inconsistent_input"),
        (("ointment_quantity.total_mass", *area, *days, "--size", "100 g"), "unexpected_input"),
        (("ointment_quantity.mass_per_day", *area), "unexpected_input"),
        (("ointment_quantity", *area), "unexpected_input"),
        (("oinment.total_mass", *area), "unknown_calculator"),
        (("ointment_quantity.total_mass", *area), "unknown_output"),
        (("ointment_quantity.total_mass", "--given", "120 cm^2"), "usage"),
        (("intralesional_session.total_volume", *steps), "missing_input"),
    ):
        answer = bench.command.run(*wanted, *options, person="tina")
        assert (answer.code, answer.refused_as) == (2, code), options
    assert bench.refused("batch", "plan", "sts-ointment-25", "--size", "100 g", *days) == "unexpected_input"
