"""``compounder verify``: whether the records hold, read-only, without signing in; a finding is exit 1."""

from __future__ import annotations

import argparse

from compounder.bootstrap import Place
from compounder.cli.answer import CHECK_FAILED, DONE, print_json
from compounder.shipped import words
from compounder.store.location import Location
from compounder.store.verification.report import Report
from compounder.store.verification.verify import verify
from compounder.words import Words


def run(options: argparse.Namespace) -> int:
    """Verify and show; nothing is changed, migrated or anchored."""
    place = Place.of(options.database, options.state)
    report = verify(Location.of(place.database), place.anchor_folders(), tuple(options.head))
    if options.json:
        print_json(_answer(report, words("en")))
    else:
        print(_text(report, words(options.language)))
    return DONE if report.is_sound else CHECK_FAILED


def _answer(report: Report, english: Words) -> dict[str, object]:
    return {
        "entries": report.seq,
        "head": report.head,
        "release": report.release,
        "anchored": report.anchored,
        "sound": report.is_sound,
        "checks": list(report.checks),
        "tested_elsewhere": list(report.tested_elsewhere),
        "findings": [
            {"check": found.check, "table": found.table, "row": found.row, "sentence": english.sentence(found.phrase)}
            for found in report.findings
        ],
    }


def _text(report: Report, reader: Words) -> str:
    lines = [f"{found.table} {found.row}: {reader.sentence(found.phrase)}" for found in report.findings]
    if report.findings:
        lines.append(reader.say("verify.findings", number=len(report.findings)))
    elif report.anchored:
        lines.append(reader.say("verify.holds", number=report.seq, head=report.head))
    else:
        lines.append(reader.say("verify.not_anchored", number=report.seq, head=report.head))
    lines.append(reader.say("verify.tested_elsewhere", which=report.tested_elsewhere))
    return "\n".join(lines)
