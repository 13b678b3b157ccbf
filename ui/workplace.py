"""What a screen works with: the open pharmacy's records, rules, clock and threads, and who has signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from compounder.devices.printers import Printers
from compounder.domain.errors import Refusal
from compounder.services.sign_in import Session, confirm_password
from compounder.services.unit_of_work import Act, Loads, Records

if TYPE_CHECKING:
    from pathlib import Path

    from compounder.domain.calculators.calculation import Calculation
    from compounder.domain.drill import DrillReport
    from compounder.domain.lot_certificate import KnownIngredient
    from compounder.domain.master_formulation import MasterFormulation
    from compounder.domain.pharmacy import Pharmacy
    from compounder.domain.phrase import Phrase
    from compounder.domain.substance import Substance
    from compounder.exchange.paper_files import PaperTray, WaitingPaper
    from compounder.exchange.settings_file import Settings
    from compounder.services.authority import Signing
    from compounder.services.back_up import Copies
    from compounder.services.passwords import Passwords
    from compounder.services.print_papers.press import Stationery
    from compounder.services.queries import AuditQueries, StockQueries, TraceQueries
    from compounder.services.rule_book import RuleBook
    from ui.devices import Balances
    from ui.operations import Operation, Operations, Report


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification of the records answered: how many acts, the head, when, and every finding's sentence."""

    entries: int
    head: str
    at: datetime
    is_anchored: bool
    findings: tuple[Phrase, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


class Assurance(QObject):
    """Whether the records hold, as far as this window knows: the last verdict, shared by status line and screens."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.verdict: Verdict | None = None
        self.is_running = False

    def begin(self) -> None:
        """A verification is under way."""
        self.is_running = True
        self.changed.emit()

    def conclude(self, verdict: Verdict | None) -> None:
        """A verification ended; without a verdict it was stopped or could not be made, and the last one stands."""
        self.is_running = False
        self.verdict = verdict or self.verdict
        self.changed.emit()


class Unprinted(QObject):
    """The papers whose printing is recorded and which no printer has taken, as far as this window knows.

    `reason` is why the last one was not taken. What is being handed over at this moment is not among them.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.papers: tuple[WaitingPaper, ...] = ()
        self.reason: Phrase | None = None
        self.in_hand: set[str] = set()

    def take_in_hand(self, command: str) -> None:
        """A paper is being handed to a printer."""
        self.in_hand.add(command)
        self.show_papers(self.papers)

    def let_go(self, command: str) -> None:
        """It is handed over, or was not taken."""
        self.in_hand.discard(command)

    def show_papers(self, papers: tuple[WaitingPaper, ...], reason: Phrase | None = None) -> None:
        """What lies in the tray now."""
        self.papers = tuple(paper for paper in papers if paper.command not in self.in_hand)
        self.reason = (reason or self.reason) if self.papers else None
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class Facilities:
    """What the assembler lends the screens besides the records; all of it is used off the window's thread.

    `stationery` makes papers, `queries` trace, `copies` makes what backs up; `settings` are the station's preferences
    as they stand, `keep_settings` writes them. `read_formulation` reads the text of a file named in its refusals.
    `drill` is the error drill of a formulation and its text, long work that reports; `drill_page` is its page;
    `calculation_page` is a calculation as a paper. `printers` are the machine's, `tray` holds what none has taken,
    `papers` is where a paper is saved that goes to no printer. `stock` lists lots, `ingredients` are those that
    formulations use, `substances` those whose forms are known, `audit` reads the trail.
    """

    stationery: Callable[[], Stationery]
    queries: TraceQueries
    copies: Callable[[], Copies]
    settings: Callable[[], Settings]
    keep_settings: Callable[[Settings], None]
    read_formulation: Callable[[str, str], MasterFormulation]
    drill: Callable[[MasterFormulation, str, Report], DrillReport]
    drill_page: Callable[[DrillReport, str], bytes]
    calculation_page: Callable[[Calculation, str], bytes]
    tray: PaperTray
    papers: Callable[[], Path]
    stock: StockQueries
    ingredients: Callable[[Loads], tuple[KnownIngredient, ...]]
    substances: Callable[[], Mapping[str, Substance]]
    audit: AuditQueries
    printers: Printers = field(default_factory=Printers)


@dataclass(frozen=True, slots=True)
class Workplace:
    """One open pharmacy as the window sees it, for one asker (`asked_by`).

    `verify` reads every record and is asked for off the window's thread. `rule_book` reads the rules at its first call.
    """

    operations: Operations
    records: Records
    passwords: Passwords
    rule_book: Callable[[], RuleBook]
    pharmacy: Pharmacy
    assurance: Assurance
    new_id: Callable[[], str]
    clock: Callable[[], datetime]
    verify: Callable[[Report], Verdict]
    version: str
    facilities: Facilities
    balances: Balances
    unprinted: Unprinted = field(default_factory=Unprinted)

    @property
    def rules(self) -> RuleBook:
        """The rules that services follow."""
        return self.rule_book()

    def asked_by(self, asker: QObject) -> Workplace:
        """The same for one asker: answers to what is asked through it end with its life."""
        return replace(self, operations=self.operations.of(asker))

    def local_now(self) -> datetime:
        """The time on the pharmacy's own clock."""
        return self.clock().astimezone(ZoneInfo(self.pharmacy.time_zone))

    def act(self, session: Session, kind: str, reason: str | None = None) -> Act:
        """A new act of the person who has signed in."""
        return Act(kind, session.person, self.new_id(), reason)


def write_signed(
    workplace: Workplace, session: Session, act: Act, password: str, work: Callable[[Signing], object]
) -> Operation:
    """Compare the password, then do a signed act, both on the writer's thread; a refusal of either comes back alike.

    The act belongs to the draft, not to the press: ask with the same one again after a refusal.
    """
    return write_signed_by(workplace, session.login, password, act.command, work)


def write_signed_by(
    workplace: Workplace, login: str, password: str, command: str, work: Callable[[Signing], object]
) -> Operation:
    """The same by another person who has come to this window, named by `login`: `work` gets who that is.

    It is for this one act, whose command belongs to the draft; nobody is signed in by it.
    """

    def signed() -> object:
        if not password:  # not an attempt: three would make this person wait
            raise Refusal("not_signed", "password")
        return work(
            confirm_password(
                workplace.records,
                workplace.passwords,
                login=login,
                password=password,
                attempt=workplace.new_id(),
                command=command,
            )
        )

    return workplace.operations.write(signed)


def verify_records(workplace: Workplace) -> Operation:
    """Verify every record on a reader's thread, and conclude the shared assurance with the verdict."""
    assurance = workplace.assurance
    asked = workplace.operations.of(assurance).read_long(workplace.verify)
    asked.done.connect(assurance.conclude)
    for ended in (asked.refused, asked.failed):
        ended.connect(lambda _why: assurance.conclude(None))
    asked.stopped.connect(lambda: assurance.conclude(None))
    assurance.begin()
    return asked
