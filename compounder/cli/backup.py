"""``compounder backup``: a verified copy of the records into a folder, a second one on another medium."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from compounder.bootstrap import copies_of, second_backups
from compounder.cli.answer import CHECK_FAILED, DONE, print_json
from compounder.cli.signed_in import changes_answer, show_not_anchored, signed_in
from compounder.domain.phrase import Phrase
from compounder.services.back_up import BackedUp, MadeCopy, back_up
from compounder.shipped import words


def run(options: argparse.Namespace) -> int:
    """Copy, verify, note; a second copy that was asked for and failed is exit 1, and the first one stands."""
    folder = Path(options.folder).absolute()
    with signed_in(options) as desk:
        place = desk.pharmacy.place
        second = second_backups(place, Path(options.second).absolute() if options.second else None)
        act = desk.act("backup")
        done = back_up(desk.records, act, desk.signing(act), copies_of(place), folder=folder, second=second)
    show_copies(done, options)
    return DONE if done.is_whole else CHECK_FAILED


def show_copies(done: BackedUp, options: argparse.Namespace, *said: str, **answer: object) -> None:
    """Say what was copied, after what else was done; `answer` is what the JSON says of that."""
    if options.json:
        copies, warnings = _copies_answer(done.copies), _warnings_answer(done.warnings)
        print_json({**answer, **changes_answer(done.changes), "copies": copies, "warnings": warnings})
        return
    reader = words(options.language)
    for sentence in said:
        print(sentence)
    for copy in done.copies:
        print(reader.say("done.backup", file=str(copy.file), number=copy.seq, digest=copy.digest))
    for warning in done.warnings:
        print(reader.sentence(warning))
    show_not_anchored(done.changes, reader)


def _copies_answer(copies: Sequence[MadeCopy]) -> list[dict[str, object]]:
    """Copies for machines; `reaches` is the number of the last act in the copy."""
    return [
        {
            "file": str(copy.file),
            "sha256": copy.digest,
            "reaches": copy.seq,
            "head": copy.head,
            "verified": copy.verified,
        }
        for copy in copies
    ]


def _warnings_answer(warnings: Sequence[Phrase]) -> list[dict[str, str]]:
    """Warnings for machines: the key's last word, and the English sentence."""
    english = words("en")
    return [{"code": found.key.rpartition(".")[2], "sentence": english.sentence(found)} for found in warnings]
