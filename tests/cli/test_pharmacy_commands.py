"""Set-up, people, formulations, stock and balances by the command alone: answers, exit codes, what is kept where."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.pharmacy_by_command import FIRST, PASSWORD, ByCommand

RECEIPT = (
    "receive", "sodium thiosulfate", "--form", "pentahydrate", "--supplier", "Fournisseur", "--lot", "TS2409-3",
    "--expires", "2099-06-30", "--size", "500 g", "--containers", "2", "--certificate", "CoA 7",
)  # fmt: skip
CERTIFICATE = ("--assay", "99.6 %", "--water", "34 %")


def test_init_prints_the_sealed_code_once_and_keeps_only_its_hash(by_command: ByCommand) -> None:
    """Neither password nor code stands in any file of the place."""
    answer = by_command.init()
    assert answer.code == 0, answer.err
    code = answer.json["recovery_code"]
    assert len(code.replace(" ", "")) == 24
    for file in by_command.folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert code.encode() not in content
        assert PASSWORD.encode() not in content


def test_init_over_a_pharmacy_is_refused_and_changes_nothing(founded: ByCommand) -> None:
    before = (founded.folder / "pharmacy.db").read_bytes()
    again = founded.init()
    assert (again.code, again.refused_as) == (2, "database_exists")
    assert (founded.folder / "pharmacy.db").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--profile", "XX", "unknown_option"),
        ("--papers", "de", "unknown_option"),
        ("--time-zone", "Paris", "unknown_option"),
        ("--time-zone", "../Paris", "unknown_option"),
        ("--name", "<b>", "invalid_name"),
        ("--administrator", "Ada Ministre", "invalid_name"),
    ],
)
def test_what_cannot_be_set_up_makes_no_file(by_command: ByCommand, option: str, value: str, code: str) -> None:
    answer = by_command.init(option, value)
    assert (answer.code, answer.refused_as) == (2, code)
    assert list(by_command.folder.iterdir()) == []


def test_without_a_terminal_nothing_is_asked(by_command: ByCommand) -> None:
    answer = by_command.run("init", "--name", "P")
    assert (answer.code, answer.refused_as) == (2, "missing_input")
    assert "--address" in answer.err


def test_a_first_password_opens_nothing_until_it_is_changed(founded: ByCommand) -> None:
    founded.run("staff", "add", "nina", "--name", "Nina", "--role", "technician", person="admin", stdin=(FIRST,))
    answer = founded.run("staff", "list", "--as", "nina", stdin=(FIRST,))
    assert (answer.code, answer.refused_as) == (2, "password_change_needed")


def test_people_are_listed_deactivated_and_let_in_again(founded: ByCommand) -> None:
    assert founded.run("staff", "deactivate", "tina", "--reason", "left", person="admin").code == 0
    assert founded.run("staff", "list", person="tina").refused_as == "sign_in_refused"
    listed = {member["login"]: member["active"] for member in founded.run("staff", "list", person="admin").json}
    assert listed == {"admin": True, "tina": False, "paul": True}
    assert founded.run("staff", "reactivate", "tina", "--reason", "back", person="admin").code == 0
    assert founded.run("staff", "list", person="tina", json=False).out.count("\n") == 3


def test_wrong_passwords_end_in_a_wait_that_an_administrator_ends(founded: ByCommand) -> None:
    for _ in range(3):
        assert founded.run("staff", "list", "--as", "tina", stdin=("wrong",)).code == 2
    assert founded.run("staff", "list", person="tina").refused_as == "sign_in_wait"
    assert founded.run("staff", "unlock", "tina", person="admin").code == 0
    assert founded.run("staff", "list", person="tina").code == 0


def test_the_sealed_code_recovers_the_administrator(by_command: ByCommand) -> None:
    code = by_command.init().json["recovery_code"]
    recovered = by_command.run("staff", "recover", "admin", stdin=(code, "another password"))
    assert recovered.code == 0, recovered.err
    assert recovered.json["recovery_code"] != code
    assert by_command.run("staff", "list", "--as", "admin", stdin=("another password",)).code == 0


def test_a_formulation_is_imported_approved_changed_and_compared(founded: ByCommand, tmp_path: Path) -> None:
    """Import, export, diff and round trip (item 3)."""
    assert founded.run("formulation", "import", "sts-ointment-25", person="tina").json["version"] == "sts-ointment-25/1"
    assert founded.run("formulation", "approve", "sts-ointment-25", person="tina").refused_as == "not_permitted"
    assert founded.run("formulation", "approve", "sts-ointment-25", person="paul").code == 0
    file = tmp_path / "changed.toml"
    assert founded.run("formulation", "export", "sts-ointment-25", "--out", str(file)).code == 0
    text = file.read_text("utf-8")
    assert founded.run("formulation", "diff", "sts-ointment-25/1", str(file)).json == []
    file.write_text(text.replace("version = 1", "version = 2").replace('"500 g"', '"250 g"'), "utf-8")
    assert founded.run("formulation", "import", str(file), person="paul").code == 0
    differing = founded.run("formulation", "diff", "sts-ointment-25/1", "sts-ointment-25/2").json
    assert [part["key"] for part in differing] == ["version", "usual_size"]
    assert founded.run("formulation", "approve", "sts-ointment-25/2", person="paul").code == 0
    states = {row["version"]: row["state"] for row in founded.run("formulation", "list").json}
    assert states == {"sts-ointment-25/1": "retired", "sts-ointment-25/2": "approved"}


def test_a_lot_comes_in_is_accepted_opened_counted_and_written_off(founded: ByCommand) -> None:
    received = founded.run(*RECEIPT, *CERTIFICATE, person="tina")
    assert received.code == 0, received.err
    lot = received.json["lot"]
    assert founded.run("accept", lot, person="tina").refused_as == "not_permitted"
    assert founded.run("accept", "TS2409-3", person="paul").code == 0
    assert founded.run("stock", "count", lot, "--amount", "990 g", "--reason", "stock-take", person="paul").code == 0
    assert founded.run("stock", "write-off", lot, "--amount", "90 g", "--reason", "spilt", person="paul").code == 0
    (listed,) = founded.run("stock", "list").json
    assert (listed["state"], listed["on_hand"], listed["lot_number"]) == ("accepted", "900 g", "TS2409-3")
    assert founded.run("stock", "recall", lot, "--reason", "letter", person="paul").code == 0
    assert founded.run("stock", "list", json=False).out.rstrip().endswith("recalled")


def test_a_misread_certificate_is_refused_then_corrected_from_the_paper(founded: ByCommand) -> None:
    dried = ("--assay", "99.6 %", "--assay-basis", "dried")
    lot = founded.run(*RECEIPT, *dried, person="tina").json["lot"]
    assert founded.run("accept", lot, person="paul").refused_as == "missing_input"
    corrected = founded.run("accept", lot, "--correct", *CERTIFICATE, "--reason", "page 2", person="paul")
    assert corrected.code == 0, corrected.err
    assert founded.run("accept", lot, person="paul").code == 0
    again = founded.run(*RECEIPT, person="tina").json["lot"]
    assert founded.run("accept", again, "--refuse", "--reason", "no certificate", person="paul").code == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--expires", "30/06/2099"), "invalid_date"),
        (("--expires", "2099-02-30"), "invalid_date"),
        (("--size", "500"), "missing_unit"),
        (("--size", "500 MG"), "unknown_unit"),
        (("--size", "-5 g"), "non_positive_quantity"),
        (("--form", "hydrated"), "unknown_option"),
        (("--assay-basis", "wet"), "unknown_option"),
        (("--density", "1.05 g/mL"), "missing_input"),
        (("--expires", "2020-01-01"), "expired_delivery"),
    ],
)
def test_bad_receipts_are_refused(founded: ByCommand, options: tuple[str, ...], code: str) -> None:
    answer = founded.run(*RECEIPT, *options, person="tina")
    assert (answer.code, answer.refused_as) == (2, code)
    assert founded.run("stock", "list").json == []


def test_an_ingredient_that_no_formulation_knows_is_refused(founded: ByCommand) -> None:
    """A misspelt name would be stock that no line ever finds."""
    answer = founded.run("receive", "glycerin", *RECEIPT[2:], person="tina")
    assert (answer.code, answer.refused_as) == (2, "unknown_ingredient")
    assert "glycerol" in answer.err


def test_the_least_weight_of_a_balance_is_derived_and_explained(founded: ByCommand) -> None:
    """2000 × the larger of s and 0.41 d; one below the policy is refused; the numbers of the check are kept."""
    plate = ("B1", "--serial", "SN 77", "--resolution", "0.01 g", "--capacity", "2200 g")
    low = ("balance", "add", *plate, "--minimum", "8 g", "--weighing-policy", "usp_41")
    assert founded.run(*low, person="admin").refused_as == "invalid_balance"
    added = founded.run("balance", "add", *plate, person="admin", json=False)
    assert "Balance B1 weighs from 8.2 g, by USP ⟨41⟩." in added.out
    assert "The repeatability of the balance of 0.01 g to 2200 g is not given" in added.out
    check = ("--weight", "100 g", "--reading", "100.01 g", "--allowed", "0.05 g")
    assert founded.run("balance", "check", "B1", *check, person="tina").code == 0
    qualify = ("balance", "qualify", "B1", "--repeatability", "5 mg")
    assert founded.run(*qualify, person="admin").refused_as == "reason_needed"
    assert founded.run(*qualify, "--reason", "OQ 2026", person="tina").refused_as == "not_permitted"
    assert founded.run(*qualify, "--reason", "OQ 2026", person="admin").code == 0
    shown = founded.run("balance", "show", "B1").json
    assert (shown["minimum_weight"], shown["weighing_policy"], shown["repeatability"]) == ("10 g", "usp_41", "5 mg")
    assert (shown["asked"], shown["working"][-1]["result"]) == ("10 g", "10 g")
    assert shown["last_check"]["said"] == "100 g read as 100.01 g, allowed 0.05 g"
    french = founded.run("balance", "show", "B1", "--language", "fr", json=False).out
    assert "Pourquoi 10 g\N{NARROW NO-BREAK SPACE}?" in french
    assert "100 g read as 100.01 g" in french
    assert "le chapitre lui-même n’a pas été lu" in french


def test_a_plan_may_use_the_balances_of_the_pharmacy(founded: ByCommand) -> None:
    """With what is recorded of each; with a policy named, with what that asks."""
    plan = ("plan", "sts-ointment-25", "--size", "100 g", "--own-balances")
    assert founded.run(*plan).refused_as == "missing_input"
    for name, limits in (
        ("B1", ("--resolution", "0.01 g", "--capacity", "2200 g", "--minimum", "20 g")),
        ("B2", ("--resolution", "0.001 g", "--capacity", "200 g", "--repeatability", "2 mg", "--minimum", "12 g")),
    ):
        founded.run("balance", "add", name, "--serial", name, *limits, person="admin")
    recorded, by_rule = founded.run(*plan).json, founded.run(*plan, "--weighing-policy", "usp_41").json
    assert {row["minimum_weight"] for row in recorded["weighings"]} == {"12 g"}
    assert {row["minimum_weight"] for row in by_rule["weighings"]} == {"4 g"}
    assert founded.run(*plan, "--balance", "d=0.01 g, max=1 kg").refused_as == "unexpected_input"


def test_a_balance_is_registered_and_checked(founded: ByCommand) -> None:
    limits = ("--serial", "SN 77", "--resolution", "0.01 g", "--minimum", "20 g", "--capacity", "2200 g")
    assert founded.run("balance", "add", "B1", *limits, person="paul").refused_as == "not_permitted"
    assert founded.run("balance", "add", "B1", *limits, person="admin").code == 0
    check = ("balance", "check", "B1", "--weight", "100 g", "--allowed", "0.05 g", "--reading")
    assert founded.run(*check, "100.06 g", person="tina").refused_as == "balance_check_failed"
    assert founded.run(*check, "100.05 g", person="tina").code == 0
    (listed,) = founded.run("balance", "list").json
    assert listed["checked_on"]


def test_nothing_is_done_for_nobody_or_without_a_pharmacy(by_command: ByCommand) -> None:
    assert by_command.run("staff", "list", person="admin").refused_as == "database_missing"
    by_command.init()
    assert by_command.run("staff", "list").refused_as == "not_signed_in"
    assert by_command.run("staff", "list", "--as", "admin").refused_as == "missing_input"


def test_bytes_that_are_no_text_are_refused_as_a_password(founded: ByCommand) -> None:
    place = ["--database", str(founded.folder / "pharmacy.db"), "--state", str(founded.folder / "state")]
    done = subprocess.run(
        [sys.executable, "-m", "compounder", "staff", "list", "--as", "tina", *place],
        input=b"\xff\xfe\n", capture_output=True, check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.split(b":")[0] in (b"missing_input", b"sign_in_refused")


def test_an_act_without_an_anchor_stands_and_says_so(founded: ByCommand) -> None:
    """The second medium is away: the act is done, the answer tells since when."""
    (founded.folder / "state" / "settings.toml").write_text(f'second_anchors = "{founded.folder}/pharmacy.db/x"\n')
    answer = founded.run("staff", "unlock", "tina", person="admin")
    assert answer.code == 0
    assert answer.json["not_anchored_since"]
    assert "no anchor" in founded.run("staff", "unlock", "tina", person="admin", json=False).out


def test_a_second_folder_of_anchors_is_written_from_the_first_act(by_command: ByCommand) -> None:
    by_command.init("--second-anchors", str(by_command.folder / "stick"))
    first, second = ([*(by_command.folder / name).glob("*.anchors")] for name in ("state", "stick"))
    assert [file.read_text() for file in first] == [file.read_text() for file in second] != []


def test_a_misspelt_setting_is_refused(founded: ByCommand) -> None:
    (founded.folder / "state" / "settings.toml").write_text('second_anchor = "/x"\n')
    assert founded.run("stock", "list").refused_as == "damaged_file"


def test_the_log_holds_ids_and_codes_and_no_name(founded: ByCommand) -> None:
    """Threat 35; CNIL: pseudonymous ids in technical logs."""
    founded.run("staff", "unlock", "tina", person="paul")
    founded.run("staff", "list", "--as", "tina", stdin=("wrong",))
    log = (founded.folder / "state" / "compounder.log").read_text("utf-8")
    assert "done act=set_up" in log
    assert "refused not_permitted act=unlock" in log
    for name in ("tina", "paul", "admin", "Name of", "Ada", "CHU", PASSWORD):
        assert name not in log


def test_sentences_follow_the_language_and_json_stays_english(founded: ByCommand) -> None:
    answer = founded.run("staff", "unlock", "nobody", "--language", "fr", person="admin")
    assert answer.json["refusals"][0]["sentence"].startswith("Nobody has the login")
    assert answer.err.startswith("unknown_staff: Personne n’a l’identifiant")


def test_the_command_runs_as_a_process_with_the_production_hash(tmp_path: Path) -> None:
    """`python -m compounder init`, the password on standard input."""
    place = ["--database", str(tmp_path / "p.db"), "--state", str(tmp_path / "state")]
    options = ["--name", "P", "--address", "A", "--profile", "FR", "--papers", "fr", "--time-zone", "Europe/Paris"]
    person = ["--administrator", "admin", "--administrator-name", "Ada"]
    done = subprocess.run(
        [sys.executable, "-m", "compounder", "init", *options, *person, *place],
        input=f"{PASSWORD}\n", text=True, capture_output=True, check=False, env={**os.environ},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Sealed recovery code" in done.stdout
    assert b"$argon2id$v=19$m=65536,t=3,p=4$" in (tmp_path / "p.db").read_bytes()


def test_init_where_no_folder_can_be_made_is_refused(by_command: ByCommand) -> None:
    """A place under a file, which no rights can turn into a folder: refused by name, exit 2, nothing made there."""
    barrier = by_command.folder / "a file"
    barrier.write_text("not a folder")
    by_command.database = str(barrier / "below" / "pharmacy.db")
    answer = by_command.init()
    assert (answer.code, answer.refused_as) == (2, "folder_not_made")
    assert barrier.read_text() == "not a folder"
