"""``compounder upgrade``: an older database brought to this release, after a backup and a rehearsal on a copy."""

from __future__ import annotations

import argparse
from pathlib import Path

from compounder.bootstrap import new_id, older_pharmacy, second_backups
from compounder.cli.answer import CHECK_FAILED, DONE, print_json
from compounder.cli.backup import show_copies
from compounder.cli.secret import read_secret
from compounder.cli.signed_in import place_of
from compounder.domain.errors import Refusal
from compounder.services.upgrade import UpgradeRequest, upgrade
from compounder.shipped import words


def run(options: argparse.Namespace) -> int:
    """Upgrade, or say that nothing is to be done; the backup lies beside the anchors unless a folder is named."""
    place = place_of(options)
    found = older_pharmacy(place)
    if found is None:
        if options.json:
            print_json({"upgraded": False})
        else:
            print(words(options.language).say("done.nothing_to_upgrade", database=place.database))
        return DONE
    if options.person is None:
        raise Refusal("not_signed_in", "nobody")
    database, copies, passwords = found
    password = read_secret("password", options.language, login=options.person)
    folder = Path(options.backup).absolute() if options.backup else place.state.absolute() / "backups"
    second = second_backups(place, Path(options.second).absolute() if options.second else None)
    done = upgrade(database, copies, passwords, UpgradeRequest(options.person, password, new_id(), folder, second))
    said = words(options.language).say("done.upgrade", database=place.database, release=done.changes.result["release"])
    show_copies(done, options, said, upgraded=True)
    return DONE if done.is_whole else CHECK_FAILED
