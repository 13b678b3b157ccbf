"""The arguments of ``batch``, ``evidence``, ``patient``, ``dispense``, ``trace``, ``contents`` and ``recall``."""

from __future__ import annotations

import argparse


def reason(parser: argparse.ArgumentParser) -> None:
    """``--reason``, which the act records."""
    parser.add_argument("--reason", help="why; it is recorded")


def batch(parser: argparse.ArgumentParser) -> None:
    """The batch's number."""
    parser.add_argument("batch", help="its number, such as 2026-0147")


def batch_and_reason(parser: argparse.ArgumentParser) -> None:
    """The batch's number and a reason."""
    batch(parser)
    reason(parser)


def _line(parser: argparse.ArgumentParser) -> None:
    batch(parser)
    parser.add_argument("line", help="the line's number; 1.2 for its second lot, or part of a dilution")
    parser.add_argument("--lot", required=True, metavar="SCAN", help="what the scanner reads off the container")


def plan(parser: argparse.ArgumentParser) -> None:
    """``batch plan``."""
    parser.add_argument("formulation", help="its id; the approved version is taken")
    parser.add_argument("--size", help='how much to make, such as "500 g"')
    parser.add_argument("--containers", metavar="N", help="how many containers to fill, instead of --size")
    parser.add_argument("--size-from", metavar="CALCULATOR.OUTPUT", help="calculate the size, instead of --size")
    parser.add_argument("--given", action="append", default=[], metavar="NAME=VALUE", help="an input of --size-from")
    parser.add_argument("--policy", help="another correction policy than the formulation's, with --reason")
    reason(parser)
    parser.add_argument("--strength-as", metavar="FORM", help="the form that the claimed strength counts")
    parser.add_argument("--apply-optional", action="store_true", help="DAC/NRF: apply a factor from 1 to 1.02 as well")
    parser.add_argument("--density", help='of the preparation, such as "1.05 g/mL"')
    parser.add_argument("--balance", metavar="NAME", help="the one to use; else each line has the finest that can")
    parser.add_argument("--lot", action="append", default=[], metavar="NAME=LOT", help="take this lot for a line")


def other_lot(parser: argparse.ArgumentParser) -> None:
    """``batch other-lot``."""
    batch(parser)
    parser.add_argument("line", help="the line's number; it is not weighed yet")
    help_text = "the lot to take instead; given twice, the second gives what the first does not hold"
    parser.add_argument("--lot", action="append", required=True, metavar="SCAN", help=help_text)
    reason(parser)


def _again(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--again", choices=("return", "waste"), help="weigh again; where the first amount goes")
    reason(parser)


def weigh(parser: argparse.ArgumentParser) -> None:
    """``batch weigh``."""
    _line(parser)
    parser.add_argument("--balance", metavar="NAME", help="the balance's name or serial number")
    parser.add_argument("--port", help="its serial port, such as /dev/ttyUSB0")
    parser.add_argument("--typed", metavar="121.16 g", help="a weight or volume typed instead, with --reason")
    parser.add_argument("--deviation", metavar="REASON", help="record it although it is out of tolerance")
    _again(parser)


def declare(parser: argparse.ArgumentParser) -> None:
    """``batch declare``."""
    _line(parser)
    parser.add_argument("--used", metavar="4 mL", help="what was added up to the volume")
    parser.add_argument("--balance", metavar="NAME", help="or the balance on which the tared whole is weighed")
    parser.add_argument("--port", help="its serial port")
    _again(parser)


def verify(parser: argparse.ArgumentParser) -> None:
    """``batch verify``."""
    _line(parser)
    parser.add_argument("--reading", metavar="121.16 g", help="the weight that you read yourself")
    parser.add_argument("--look", required=True, help="how it looks")
    parser.add_argument("--looks-wrong", action="store_true", help="it does not look as it should")


def step(parser: argparse.ArgumentParser) -> None:
    """``batch step``."""
    batch(parser)
    parser.add_argument("kind", choices=("step", "control"))
    parser.add_argument("number", type=int, help="its number in the formulation")
    parser.add_argument("--found", help="what was found; a control needs it")
    parser.add_argument("--failed", action="store_true", help="it did not pass: a deviation is opened, with --reason")
    reason(parser)


def accept_deviation(parser: argparse.ArgumentParser) -> None:
    """``batch accept-deviation``."""
    batch_and_reason(parser)
    parser.add_argument(
        "--deviation",
        metavar="NUMBER",
        help="its number in the batch, where several are open",
    )


def produce(parser: argparse.ArgumentParser) -> None:
    """``batch yield``."""
    batch(parser)
    parser.add_argument("--obtained", required=True, metavar="498 g")
    parser.add_argument("--filled", action="append", required=True, metavar="9x50 g", help="so many containers of this")
    parser.add_argument("--look", required=True, help="how the preparation looks")
    for option in ("sample", "remainder", "vessels"):
        parser.add_argument(f"--{option}", metavar="10 g")
    parser.add_argument("--deviation", metavar="REASON", help="record it although it is outside its limits")


def evidence(parser: argparse.ArgumentParser) -> None:
    """``evidence``."""
    parser.add_argument("formulation", help="its id")
    parser.add_argument("kind", choices=("water_activity", "house_limit", "study"))
    parser.add_argument("--value", metavar="0.55", help="the water activity")
    parser.add_argument("--days", type=int, help="of a house limit or a study; the first day counts")
    parser.add_argument("--source", required=True, help="where it stands")
    parser.add_argument("--storage", choices=("room", "refrigerator", "freezer"), help="only for this storage")


def new_patient(parser: argparse.ArgumentParser) -> None:
    """``patient add``."""
    parser.add_argument("name")
    parser.add_argument("--born", required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--number", help="the hospital's record number")
    parser.add_argument("--address")


def search(parser: argparse.ArgumentParser) -> None:
    """``patient find``."""
    parser.add_argument("text", help="a part of the name, or the record number")


def patient_and_reason(parser: argparse.ArgumentParser) -> None:
    """``patient erase``."""
    parser.add_argument("patient", help="the pseudonym")
    reason(parser)


def dispense(parser: argparse.ArgumentParser) -> None:
    """``dispense``."""
    parser.add_argument("containers", nargs="+", help="such as 2026-0147/1")
    parser.add_argument("--patient", required=True, help="the pseudonym")
    parser.add_argument("--initials", required=True, help="asked again at hand-over")
    parser.add_argument("--birth-year", required=True, type=int, help="asked again at hand-over")
    parser.add_argument("--quantity", metavar="20 g", help="only so much of one container")
    for option in ("prescriber", "prescriber-address", "prescribed-on", "prescription", "directions"):
        parser.add_argument(f"--{option}", metavar="YYYY-MM-DD" if option == "prescribed-on" else None)


def lot(parser: argparse.ArgumentParser) -> None:
    """``trace``."""
    parser.add_argument("lot", help="the receipt number, or the maker's lot number")


def jar(parser: argparse.ArgumentParser) -> None:
    """``contents``."""
    parser.add_argument("jar", help="a batch (2026-0147) or a container (2026-0147/7)")


def recall(parser: argparse.ArgumentParser) -> None:
    """``recall``."""
    parser.add_argument("batches", nargs="+", help="the numbers of the batches to hold")
    reason(parser)
