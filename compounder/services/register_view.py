"""The register on the screen: the numbers of a year as the paper says them, a page at a time, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from compounder.domain.dispensing import Print
from compounder.domain.dispensing import RegisterEntry as StoredEntry
from compounder.domain.papers.register import LostNumber, RegisterEntry
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.staff import StaffId, StaffMember
from compounder.services.print_papers.frame import Desk
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.register_page import last_entry, register_entries, stored_entries
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads

PAGE = 100
"""How many numbers are read at a time."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One number, and its place in the year, from 0: a page ends before a place."""

    place: int
    entry: RegisterEntry | LostNumber


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Some numbers of a year, the newest first; `count` is how many there are in all.

    `years` are all that have numbers, the last first. `printed` is how often the year was printed as it stands now:
    the next print of one that was is a duplicate, with a reason.
    """

    year: int
    rows: tuple[RegisterRow, ...]
    has_more: bool
    count: int
    years: tuple[int, ...]
    printed: int


def view_register(
    loads: Loads,
    rule_book: RuleBook,
    year: int,
    *,
    person: StaffId,
    now: datetime,
    before: int | None = None,
    most: int = PAGE,
) -> RegisterView:
    """The newest numbers of a year, or those before a place; it names patients, for somebody who has signed in."""
    stored = stored_entries(loads, year)
    end = len(stored) if before is None else before
    start = max(end - most, 0)
    desk = Desk(loads, loads.find(Pharmacy)[0], now, loads.load(StaffMember, person), "")
    entries = register_entries(desk, rule_book, stored[start:end]) if start < end else ()
    rows = tuple(RegisterRow(place, entry) for place, entry in enumerate(entries, start))
    printed = len(_prints(loads, year)) if stored else 0
    years = {entry.year for entry in loads.find(StoredEntry)} | {year}
    return RegisterView(
        year, tuple(reversed(rows)), start > 0, len(stored), tuple(sorted(years, reverse=True)), printed
    )


def _prints(loads: Loads, year: int) -> tuple[Print, ...]:
    return loads.find(Print, paper=PaperKind.REGISTER.value, documents_seq=last_entry(loads, year).seq)
