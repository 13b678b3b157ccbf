"""``compounder init``: a new database, its pharmacy, its first administrator and the sealed recovery code."""

from __future__ import annotations

import argparse
from pathlib import Path

from compounder.bootstrap import make_database, new_id, new_recovery_code, open_pharmacy
from compounder.cli.answer import DONE
from compounder.cli.secret import read_new_secret, read_text
from compounder.cli.signed_in import place_of, show_done
from compounder.exchange.settings_file import Settings
from compounder.services.set_up import NewPharmacy, check_set_up, set_up
from compounder.shipped import set_up_choices


def run(options: argparse.Namespace) -> int:
    """Ask what is not given, check it, and only then make anything."""
    new, choices = _asked(options), set_up_choices()
    check_set_up(new, choices)
    place, code = place_of(options), new_recovery_code()
    make_database(
        place, Settings(second_anchors=_folder(options.second_anchors), second_backups=_folder(options.second_backups))
    )
    with open_pharmacy(place) as pharmacy:
        changes = set_up(
            pharmacy.records, pharmacy.passwords, new, choices, recovery=code, command=new_id()
        )  # fmt: skip
    show_done(changes, options, "init", pharmacy=new.name, login=new.login, recovery_code=code)
    return DONE


def _folder(named: str | None) -> Path | None:
    return Path(named).absolute() if named else None


def _asked(options: argparse.Namespace) -> NewPharmacy:
    def text(key: str, given: str | None, option: str) -> str:
        return read_text(key, given, option, options.language)

    return NewPharmacy(
        name=text("name", options.name, "--name"),
        address=text("address", options.address, "--address"),
        profile=text("profile", options.profile, "--profile"),
        language=text("papers", options.papers, "--papers"),
        time_zone=text("time_zone", options.time_zone, "--time-zone"),
        login=text("login", options.administrator, "--administrator"),
        person=text("person", options.administrator_name, "--administrator-name"),
        password=read_new_secret("new_password", options.language),
    )
