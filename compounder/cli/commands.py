"""The list of subcommands: name, help, arguments and what runs; each is imported only when it is used."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from compounder.cli import batch_arguments as arguments


def _none(_parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


@dataclass(frozen=True, slots=True)
class Action:
    """One of several things that a subcommand does: ``staff add``. The module reads it as ``options.action``."""

    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None] = _none


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: its help, and the module of this package whose ``run`` does it."""

    module: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None] = _none
    actions: Mapping[str, Action] = field(default_factory=dict)

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
        parser.add_argument(f"--{option}", action="append", default=[], metavar=f"NAME={value}")
    parser.add_argument("--apply-optional", action="store_true", help="DAC/NRF: apply a factor from 1 to 1.02 as well")
    parser.add_argument("--density", help='of the preparation, such as "1.05 g/mL"')
    parser.add_argument("--balance-resolution", help='1, 2 or 5 × 10ⁿ (default "0.01 g"; volumes 0.01 mL)')
    parser.add_argument(
        "--uncertainty",
        action="append",
        nargs="?",
        const="",
        default=[],
        metavar="SOURCE=VALUE",
        help='the interval of the strength; one standard deviation of a source, such as "assay=0.5 %%"',
    )
    parser.add_argument("--tonicity", action="store_true", help="estimate how many times isotonic a solution is")
    parser.add_argument("--containers", metavar="N", help="how many containers to fill, instead of --size")
    parser.add_argument(
        "--balance",
        action="append",
        default=[],
        metavar="BALANCE",
        help='a balance that is there, such as "d=0.01 g, s=0.004 g, max=2200 g"; what none can weigh is triturated',
    )
    parser.add_argument(
        "--weighing-policy", help="by which rule the least weight is found: usp_41 (default) or dac_nrf"
    )
    parser.add_argument(
        "--own-balances", action="store_true", help="the balances that the pharmacy of --database has registered"
    )


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help="the pharmacy's name")
    parser.add_argument("--address", help="its address, on one line")
    parser.add_argument("--profile", help="the regulatory profile: FR or US")
    parser.add_argument("--papers", metavar="LANGUAGE", help="the language of papers: en or fr")
    parser.add_argument("--time-zone", help="in which days and years are counted, such as Europe/Paris")
    parser.add_argument("--administrator", metavar="LOGIN", help="the first administrator's login")
    parser.add_argument("--administrator-name", metavar="NAME")
    parser.add_argument("--second-anchors", metavar="DIR", help="a folder on another medium for a second anchor")
    parser.add_argument("--second-backups", metavar="DIR", help="a folder on another medium for a second backup")


def _login(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login")


def _login_and_reason(parser: argparse.ArgumentParser) -> None:
    _login(parser)
    parser.add_argument("--reason", help="why; it is recorded")


def _new_member(parser: argparse.ArgumentParser) -> None:
    _login(parser)
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", required=True, help="technician, pharmacist, administrator or auditor")


def _new_role(parser: argparse.ArgumentParser) -> None:
    _login_and_reason(parser)
    parser.add_argument("--role", required=True, help="technician, pharmacist, administrator or auditor")


_STAFF = {
    "list": Action("who works here"),
    "add": Action("add a person; the next line of standard input is their first password", _new_member),
    "deactivate": Action("let a person in no more", _login_and_reason),
    "reactivate": Action("let a deactivated person in again", _login_and_reason),
    "unlock": Action("end the wait after wrong passwords", _login),
    "reset": Action("give a person a password that they must change", _login_and_reason),
    "role": Action("give a person another role", _new_role),
    "password": Action("change your own password: the old one, then the new one"),
    "recover": Action("open an administrator's sealed code: the code, then a new password", _login),
}


def _version(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", help="such as sts-ointment-25/2, or sts-ointment-25 for the latest")


def _import_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a TOML file, or the id of a formulation that comes with the program")


def _export(parser: argparse.ArgumentParser) -> None:
    _version(parser)
    parser.add_argument("--out", metavar="FILE", help="write the file here (default: standard output)")


def _diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", help="a version or a TOML file")
    parser.add_argument("new", help="a version or a TOML file")


def _retire(parser: argparse.ArgumentParser) -> None:
    _version(parser)
    parser.add_argument("--reason", help="why; it is recorded")


_FORMULATION = {
    "list": Action("every version and its state"),
    "import": Action("keep a file as a draft", _import_file),
    "export": Action("write a version as a file", _export),
    "diff": Action("what differs between two versions or files", _diff),
    "approve": Action("approve a draft: signed by a pharmacist", _version),
    "retire": Action("take the version in force out of use: signed by a pharmacist", _retire),
}


def _certificate(parser: argparse.ArgumentParser) -> None:
    for option, value in (
        ("assay", "99.6 %"),
        ("assay-basis", "dried|as_is"),
        ("assay-form", "FORM"),
        ("water", "34 %"),
        ("labelled-potency", "92 % w/w"),
        ("found-strength", "206 mg/mL"),
    ):
        parser.add_argument(f"--{option}", metavar=value, help="as the certificate says")


def _receive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ingredient", help="its name as in the formulations")
    parser.add_argument("--supplier", required=True)
    parser.add_argument("--lot", required=True, help="the maker's lot number")
    parser.add_argument("--expires", required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--size", required=True, help='what one container holds, such as "500 g"')
    parser.add_argument("--containers", type=int, default=1)
    for option in ("form", "maker", "storage", "appearance"):
        parser.add_argument(f"--{option}")
    parser.add_argument("--after-opening-days", type=int, metavar="DAYS")
    parser.add_argument("--certificate", metavar="NUMBER")
    _certificate(parser)
    parser.add_argument("--density", help='measured, such as "1.26 g/mL"; with its temperature and source')
    parser.add_argument("--density-temperature", metavar="20 degC")
    parser.add_argument("--density-source", metavar="SOURCE")


def _accept(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lot", help="the receipt number, or the maker's lot number")
    decision = parser.add_mutually_exclusive_group()
    decision.add_argument("--refuse", action="store_true", help="refuse the lot, with --reason")
    decision.add_argument("--correct", action="store_true", help="type its certificate anew, with --reason")
    parser.add_argument("--reason", help="why; it is recorded")
    _certificate(parser)


def _lot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lot", help="the receipt number, or the maker's lot number")


def _lot_and_reason(parser: argparse.ArgumentParser) -> None:
    _lot(parser)
    parser.add_argument("--reason", help="why; it is recorded")


def _open_lot(parser: argparse.ArgumentParser) -> None:
    _lot(parser)
    parser.add_argument("--on", required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--days", type=int, help="how many days it may be used from then; the first day counts")


def _write_off(parser: argparse.ArgumentParser) -> None:
    _lot_and_reason(parser)
    parser.add_argument("--amount", help="how much (default: all that is left)")


def _count(parser: argparse.ArgumentParser) -> None:
    _lot_and_reason(parser)
    parser.add_argument("--amount", required=True, help="what was counted or weighed")


_STOCK = {
    "list": Action("every lot, what is left and until when"),
    "open": Action("note the day on which a lot was opened", _open_lot),
    "recall": Action("hold a lot or call it back: signed by a pharmacist", _lot_and_reason),
    "quarantine": Action("end a hold: the lot is checked again; signed by a pharmacist", _lot_and_reason),
    "write-off": Action("throw away what is left of a lot, or a part", _write_off),
    "count": Action("set the stock of a lot to what was counted", _count),
}


def _new_balance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name")
    parser.add_argument("--serial", required=True, help="as the balance itself answers it")
    parser.add_argument("--resolution", required=True, metavar="0.01 g")
    parser.add_argument("--capacity", required=True, metavar="2200 g")
    _limits(parser)


def _limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repeatability", metavar="0.004 g", help="the standard deviation of ten weighings, if known")
    parser.add_argument(
        "--minimum", metavar="20 g", help="the least net weight it may be used for; left out: derived by the policy"
    )
    parser.add_argument(
        "--weighing-policy", help="usp_41 (default) or dac_nrf; a --minimum below what it asks is refused"
    )


def _qualify_balance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="its name or serial number")
    _limits(parser)
    arguments.reason(parser)


def _show_balance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="its name or serial number")


def _check_balance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="its name or serial number")
    parser.add_argument("--weight", required=True, metavar="100 g", help="the known weight put on it")
    parser.add_argument("--reading", required=True, metavar="100.00 g", help="what it showed")
    parser.add_argument("--allowed", required=True, metavar="0.05 g", help="how far it may be off, by your procedure")


_BALANCE = {
    "list": Action("the balances and their last check"),
    "show": Action("its limits, why its minimum weight is what it is, and its last check", _show_balance),
    "add": Action("register a balance", _new_balance),
    "qualify": Action("record a new qualification: repeatability and minimum weight", _qualify_balance),
    "check": Action("record today's check", _check_balance),
}


_BATCH = {
    "plan": Action("choose lots, scale and correct every line, and reserve", arguments.plan),
    "show": Action("where it stands and what blocks release", arguments.batch),
    "weigh": Action("take a weight from a balance, or type one", arguments.weigh),
    "declare": Action("say what was added up to the volume", arguments.declare),
    "verify": Action("a second person's own reading of a line", arguments.verify),
    "except": Action(
        "a lone pharmacist's exception, where the formulation allows it: signed", arguments.batch_and_reason
    ),
    "step": Action("record a step of the method or a control", arguments.step),
    "deviation": Action("write down that something is not as it should be", arguments.batch_and_reason),
    "accept-deviation": Action(
        "accept a deviation: signed by a pharmacist who did not weigh", arguments.accept_deviation
    ),
    "yield": Action("record what was obtained and fill containers", arguments.produce),
    "release": Action("release it and give it the next register number: signed by a pharmacist", arguments.batch),
    "reject": Action("refuse it: signed by a pharmacist", arguments.batch_and_reason),
    "abort": Action("stop it while it is made: signed", arguments.batch_and_reason),
    "other-lot": Action("stop it and plan it anew with another lot for a line: signed", arguments.other_lot),
    "void": Action("take a release back: signed by a pharmacist", arguments.batch_and_reason),
}

_PATIENT = {
    "add": Action("record a patient under a pseudonym", arguments.new_patient),
    "find": Action("find a patient by name or record number", arguments.search),
    "erase": Action("erase who a pseudonym is: signed by a pharmacist", arguments.patient_and_reason),
}


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", help="label, patient_label, worksheet, batch_record, dispensing_record or register")
    parser.add_argument("of", help="the batch's number, the dispensing's key, or the register's year")
    parser.add_argument("--out", required=True, metavar="FILE.pdf")
    parser.add_argument("--reason", help="why it is printed again; a reprint needs it")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="DIR", help="replaces an earlier demo; any other must be empty")


def _calculate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("calculator", nargs="?", help="its name (default: a list of them all)")
    parser.add_argument(
        "inputs", nargs="*", metavar="NAME=VALUE",
        help='what is given, such as "mass=239 g"; a row of a list: "drugs[1].dose=200 mg"',
    )  # fmt: skip
    parser.add_argument("--find", metavar="RESULT", help="one result (default: all that the inputs determine)")


def _qualify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE.toml", help="case files (default: those of the program)")
    parser.add_argument("--report", metavar="OUT.pdf", help="write the qualification protocol, to be signed, here")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="where the copy is written, under a name of its own")
    parser.add_argument("--second", metavar="DIR", help="a folder on another medium (default: of the settings)")


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", metavar="DIR|FILE", help="a copy, or a folder of copies: its newest is taken")
    parser.add_argument("--to", metavar="FILE|URL", help="where nothing lives yet (default: --database)")
    parser.add_argument("--reason", help="why; it is recorded and signed")
    parser.add_argument(
        "--last-number", action="append", default=[], metavar="SERIES[/YEAR]=N",
        help="the last number that paper shows: of preparation, dispensing, batch or receipt",
    )  # fmt: skip


def _upgrade(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--backup", metavar="DIR", help="where the backup before it goes (default: the state folder)")
    parser.add_argument("--second", metavar="DIR", help="a folder on another medium (default: of the settings)")


def _drill(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("formulation", help="the id of a formulation, or a TOML file")
    parser.add_argument("--out", metavar="FILE.pdf", help="write the page of the formulation's approval here")


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--head", action="append", default=[], metavar="LETTERS", help="a head copied from paper")


COMMANDS: dict[str, Command] = {
    "plan": Command("plan", "scale a formulation to a size, correct it for the lots, and show every derivation", _plan),
    "init": Command("init", "make a new pharmacy and its first administrator", _init),
    "staff": Command("staff", "who works here", actions=_STAFF),
    "formulation": Command("formulation", "master formulations and their versions", actions=_FORMULATION),
    "receive": Command("stock", "take a delivery into quarantine", _receive),
    "accept": Command("stock", "accept or refuse a lot: signed by a pharmacist", _accept),
    "stock": Command("stock", "lots: open, hold, count, write off", actions=_STOCK),
    "balance": Command("balance", "balances and their daily check", actions=_BALANCE),
    "evidence": Command("evidence", "record a water activity, house limit or study: signed", arguments.evidence),
    "batch": Command("batch", "a batch from plan to release", actions=_BATCH),
    "patient": Command("dispensary", "patients", actions=_PATIENT),
    "dispense": Command("dispensary", "hand containers to a patient on a prescription: signed", arguments.dispense),
    "trace": Command("trace", "which batches and patients a lot reached", arguments.lot),
    "contents": Command("trace", "what is in a batch or one of its containers", arguments.jar),
    "recall": Command("trace", "hold every container of batches: signed by a pharmacist", arguments.recall),
    "print": Command("print_paper", "print a paper into a PDF file", _print),
    "demo": Command("demo", "the whole job on a fresh sample pharmacy, with all its papers", _demo),
    "calculate": Command("calculate", "one of the calculators, with its derivation", _calculate),
    "qualify": Command("qualify", "run worked cases through the calculators; all must pass", _qualify),
    "backup": Command("backup", "copy the records, verify the copy and note it: signed by an administrator", _backup),
    "restore": Command("restore", "make a copy the records again and declare what was lost: signed", _restore),
    "upgrade": Command("upgrade", "bring an older database to this release, after a backup: signed", _upgrade),
    "drill": Command("drill", "make the classic slips on purpose and see which check stops each", _drill),
    "verify": Command("verify", "check the audit trail and every record, read-only", _verify),
}
