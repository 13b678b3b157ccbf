"""Who acts: opens the pharmacy, checks the password once, and makes acts and signatures of that person."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from compounder.bootstrap import OpenPharmacy, Place, new_id, open_pharmacy
from compounder.cli.answer import print_json
from compounder.cli.secret import read_secret
from compounder.domain.errors import Refusal
from compounder.domain.staff import StaffId, StaffMember
from compounder.services.authority import Signing
from compounder.services.sign_in import confirm_password
from compounder.services.unit_of_work import Act, Changes, Records
from compounder.shipped import words
from compounder.words import Words

_IN_JSON = frozenset({"recovery_code", "backups"})
"""The values of a sentence that the ids of a result do not hold already."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A person at an open pharmacy. Login and password were given together for this one command, so they sign too."""

    pharmacy: OpenPharmacy
    person: StaffId
    against: str = field(repr=False)

    @property
    def records(self) -> Records:
        """The open records."""
        return self.pharmacy.records

    def act(self, kind: str, reason: str | None = None) -> Act:
        """A new act of this person."""
        return Act(kind, self.person, new_id(), reason)

    def signing(self, act: Act) -> Signing:
        """The signature of an act of this person, by the password just given."""
        return Signing(self.person, act.command, self.against)


def place_of(options: argparse.Namespace) -> Place:
    """Where the options say that the pharmacy is."""
    return Place.of(options.database, options.state)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[OpenPharmacy]:
    """The pharmacy of the options, open; ``not_set_up`` where nobody has set it up."""
    with open_pharmacy(place_of(options)) as pharmacy:
        if pharmacy.pharmacy is None:
            raise Refusal("not_set_up", "init", database=pharmacy.place.database)
        yield pharmacy


@contextmanager
def signed_in(options: argparse.Namespace) -> Iterator[Desk]:
    """The person that ``--as`` names, signed in with the password from the terminal or standard input's next line."""
    if options.person is None:
        raise Refusal("not_signed_in", "nobody")
    with opened(options) as pharmacy:
        password = read_secret("password", options.language, login=options.person)
        signing = confirm_password(
            pharmacy.records, pharmacy.passwords, login=options.person, password=password, attempt=new_id(), command=""
        )
        with pharmacy.records.reading() as loads:
            member = loads.load(StaffMember, signing.person)
        if member.must_change_password:
            raise Refusal("password_change_needed", "first", login=member.login)
        yield Desk(pharmacy, signing.person, signing.against)


def changes_answer(changes: Changes) -> dict[str, object]:
    """An act for machines: the ids that it made, its number, head and time, and since when no anchor holds it."""
    since = changes.not_anchored_since
    return {
        **changes.result,
        "seq": changes.seq,
        "head": changes.head,
        "at": changes.at.isoformat(),
        "not_anchored_since": since.isoformat() if since else None,
    }


def show_not_anchored(changes: Changes, reader: Words) -> None:
    """Say since when no anchor holds what was done, if it is so."""
    if changes.not_anchored_since is not None:
        print(reader.say("done.not_anchored", since=changes.not_anchored_since))


def show_done(changes: Changes, options: argparse.Namespace, key: str, **values: object) -> None:
    """Say what was done, under ``[done]``, and where no anchor holds it since when; as JSON the ids and the head."""
    if options.json:
        shown = {name: value for name, value in values.items() if name in _IN_JSON}
        print_json({**changes_answer(changes), **shown})
        return
    reader = words(options.language)
    print(reader.say(f"done.{key}", **values))
    show_not_anchored(changes, reader)
