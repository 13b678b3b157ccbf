"""``compounder restore``: a copy becomes the records again; what was lost with it is declared and signed."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from compounder.bootstrap import new_id, staged_pharmacy
from compounder.cli.answer import CHECK_FAILED, DONE, print_json
from compounder.cli.secret import read_secret
from compounder.cli.signed_in import place_of
from compounder.domain.dispensing import Series
from compounder.domain.errors import Refusal
from compounder.domain.keeping import series_name
from compounder.domain.number import shortened
from compounder.services.restore import Declaration, Restored, restore
from compounder.shipped import words
from compounder.store.location import Location
from compounder.store.manifest import Manifest, found_copy
from compounder.store.verification.report import Report
from compounder.store.verification.verify import verify


def run(options: argparse.Namespace) -> int:
    """Stage the copy, declare, put it in its place, and verify it there."""
    if options.person is None:
        raise Refusal("not_signed_in", "nobody")
    place = place_of(options)
    if options.to is not None:
        place = replace(place, database=options.to)
    numbers = dict(_number_of(text) for text in options.last_number)
    copy, manifest = found_copy(Path(options.copy).absolute())
    password = read_secret("password", options.language, login=options.person)
    declared = Declaration(options.person, password, options.reason or "", numbers, new_id())
    with staged_pharmacy(copy, place) as (staged, passwords):
        done = restore(staged, passwords, declared)
    report = verify(Location.of(place.database), place.anchor_folders())
    _show(done, report, manifest, options, place.database)
    return DONE if report.is_sound else CHECK_FAILED


def _number_of(text: str) -> tuple[str, int]:
    """``SERIES=N`` (of this year) or ``SERIES/YEAR=N``; refused as ``last_number``."""
    name, mark, written = text.partition("=")
    word, _, year = name.strip().partition("/")
    year, written = year or str(datetime.now(UTC).astimezone().year), written.strip()
    known = [series.value for series in Series]
    for part in (year, written):
        if not (part.isascii() and part.isdigit() and len(part) <= 9):
            raise Refusal("last_number", "malformed", given=shortened(text), series=tuple(known))
    if not mark or word not in known:
        raise Refusal("last_number", "malformed", given=shortened(text), series=tuple(known))
    return series_name(Series(word), int(year)), int(written)


def _show(
    done: Restored, report: Report, manifest: Manifest | None, options: argparse.Namespace, database: str
) -> None:
    if options.json:
        since = done.not_anchored_since
        answer = {
            **done.changes.result,
            "database": database,
            "seq": done.changes.seq,
            "head": done.changes.head,
            "at": done.changes.at.isoformat(),
            "not_anchored_since": since.isoformat() if since else None,
            "lost": done.lost,
            "void": list(done.void),
            "erased_again": list(done.erased),
            "digest_checked": manifest is not None,
            "sound": report.is_sound,
        }
        print_json(answer)
        return
    reader = words(options.language)
    print(reader.say("done.restore", database=database, lost=done.lost, number=report.seq))
    if done.void:
        print(reader.say("restore.void", numbers=done.void))
    if done.erased:
        print(reader.say("restore.erased_again", patients=done.erased))
    if manifest is None:
        print(reader.say("restore.no_manifest", copy=options.copy))
    if done.not_anchored_since is not None:
        print(reader.say("done.not_anchored", since=done.not_anchored_since))
    key = "verify.holds" if report.anchored else "verify.not_anchored"
    if report.is_sound:
        print(reader.say(key, number=report.seq, head=report.head))
    else:
        print(reader.say("verify.findings", number=len(report.findings)))
