"""The list of subcommands: name, help, arguments and what runs; each is imported only when it is used."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: its help, and the module of this package whose ``run`` does it."""

    module: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]

    def run(self, options: argparse.Namespace) -> int:
        """Run the command and return its exit code."""
        run: Callable[[argparse.Namespace], int] = import_module(f"compounder.cli.{self.module}").run
        return run(options)


def _plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("formulation", help="the id of a formulation, or a TOML file")
    parser.add_argument("--size", help='how much to make, such as "500 g"')
    parser.add_argument("--policy", help="none, labelled_potency, full or dac_nrf (default: the formulation's)")
    parser.add_argument("--strength-as", metavar="FORM", help="the form that the claimed strength counts")
    for option, value in (
        ("lot-form", "FORM"),
        ("assay", "99.6 %"),
        ("water", "34 %"),
        ("assay-basis", "dried|as_is"),
        ("assay-form", "FORM"),
        ("labelled-potency", "92 % w/w"),
        ("found-strength", "206 mg/mL"),
    ):
        parser.add_argument(f"--{option}", action="append", default=[], metavar=f"NAME={value}".replace("%", "%%"))
    parser.add_argument("--apply-optional", action="store_true", help="DAC/NRF: apply a factor from 1 to 1.02 as well")
    parser.add_argument("--density", help='of the preparation, such as "1.05 g/mL"')
    parser.add_argument("--balance-resolution", help='1, 2 or 5 × 10ⁿ (default "0.01 g"; volumes 0.01 mL)')


COMMANDS: dict[str, Command] = {
    "plan": Command("plan", "scale a formulation to a size, correct it for the lots, and show every derivation", _plan),
}
