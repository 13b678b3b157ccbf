"""``compounder print``: a paper of a batch, a dispensing or the register, into a PDF; the printing is recorded."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from compounder.bootstrap import stationery
from compounder.cli.answer import DONE
from compounder.cli.signed_in import Desk, show_done, signed_in
from compounder.domain.batch import BatchId
from compounder.domain.dispensing import DispensingId
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.exchange.files import new_file
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import (
    Printed,
    print_batch_paper,
    print_dispensing_paper,
    print_register,
)

_OF_BATCH = (PaperKind.WORKSHEET, PaperKind.LABEL, PaperKind.BATCH_RECORD)


def run(options: argparse.Namespace) -> int:
    """Print one paper into a file; a file that cannot be written is refused before the printing is recorded."""
    kind = _kind(options.paper)
    with signed_in(options) as desk, new_file(Path(options.out)) as write:
        printed = _draw(kind, options, desk)()
        write(printed.pdf)
    show_done(printed.changes, options, "printed", paper=Phrase.of(f"paper.kind.{kind.value}"), file=options.out)
    return DONE


def _kind(text: str) -> PaperKind:
    names = tuple(kind.value for kind in PaperKind)
    if text not in names:
        raise Refusal("unknown_option", "paper", paper=text, papers=names)
    return PaperKind(text)


def _draw(kind: PaperKind, options: argparse.Namespace, desk: Desk) -> Callable[[], Printed]:
    act, now = desk.act("print", options.reason), datetime.now(UTC)
    if kind in _OF_BATCH:
        return lambda: print_batch_paper(desk.records, act, stationery(), kind, BatchId(options.of), now=now)
    if kind is PaperKind.REGISTER:
        return lambda: print_register(desk.records, act, stationery(), _year(options.of), now=now)
    return lambda: print_dispensing_paper(desk.records, act, stationery(), kind, DispensingId(options.of), now=now)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise Refusal("invalid_number", "year", text=text)
    return int(text)
