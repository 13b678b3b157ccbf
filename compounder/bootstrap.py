"""Build the running pharmacy from its parts. The only assembler.

What it is built of is imported when it is needed, because `plan` needs none of it.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from compounder.exchange.files import text_of_file, written_file
from compounder.shipped import RESOURCES, item_prefix, rule_book, words

if TYPE_CHECKING:
    from datetime import date

    from compounder.domain.pharmacy import Pharmacy
    from compounder.exchange.paper_files import PaperTray
    from compounder.exchange.settings_file import Settings
    from compounder.services.back_up import Copies
    from compounder.services.passwords import Passwords
    from compounder.services.print_papers.press import Stationery
    from compounder.services.queries import AuditQueries, StockQueries, TraceQueries
    from compounder.services.restore import StagedCopy
    from compounder.services.unit_of_work import Records
    from compounder.services.upgrade import OlderDatabase
    from compounder.store.verification.report import Report

_LOG_BYTES, _LOG_FILES = 1_000_000, 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pharmacy's records are (a file or a URL), and the folder of its anchors, settings and log."""

    database: str
    state: Path

    @classmethod
    def of(cls, database: str | None, state: str | None) -> Place:
        """What was named; else the user's own data and state folders."""
        import platformdirs

        home = platformdirs.user_data_path("compounder") / "pharmacy.db"
        folder = Path(state) if state is not None else platformdirs.user_state_path("compounder")
        return cls(database if database is not None else str(home), folder)

    @property
    def settings_file(self) -> Path:
        """The preferences of this station."""
        return self.state / "settings.toml"

    def settings(self) -> Settings:
        """The preferences as they stand; none where there is no file."""
        from compounder.exchange.settings_file import Settings, read_settings

        if not self.settings_file.exists():
            return Settings()
        return read_settings(text_of_file(self.settings_file), self.settings_file.name)

    def keep_settings(self, settings: Settings) -> None:
        """Write the preferences of this station; ``file_not_written`` where its folder will not take them."""
        from compounder.exchange.settings_file import write_settings

        written_file(self.settings_file, write_settings(settings).encode())

    def papers(self) -> Path:
        """Where a paper is saved that goes to no printer: the folder of the settings, else the user's documents."""
        import platformdirs

        return self.settings().papers or platformdirs.user_documents_path()

    def tray(self) -> PaperTray:
        """The papers of this station that no printer has taken yet."""
        from compounder.exchange.paper_files import PaperTray

        return PaperTray(self.state / "not-printed")

    def anchor_folders(self) -> tuple[Path, ...]:
        """Where each act is anchored."""
        second = self.settings().second_anchors
        return (self.state,) if second is None else (self.state, second)


@dataclass(frozen=True, slots=True)
class OpenPharmacy:
    """A pharmacy that is open: its records, how passwords are compared, and whose it is (None before `set_up`)."""

    place: Place
    records: Records
    passwords: Passwords
    pharmacy: Pharmacy | None


def machine_clock() -> datetime:
    """The time by this machine's clock, in UTC."""
    return datetime.now(UTC)


@contextmanager
def open_pharmacy(place: Place, *, clock: Callable[[], datetime] = machine_clock) -> Iterator[OpenPharmacy]:
    """Open the records of a place with the machine's randomness; refused where they cannot be used."""
    from compounder.domain.pharmacy import Pharmacy
    from compounder.services.logged_records import LoggedRecords
    from compounder.services.passwords import Argon2Passwords
    from compounder.store.location import Location
    from compounder.store.records import StoredRecords

    stored = StoredRecords(
        Location.of(place.database),
        clock=clock,
        random_bytes=secrets.token_bytes,
        anchor_folders=place.anchor_folders(),
    )
    try:
        with stored.reading() as loads:
            found = loads.find(Pharmacy)
        with _log(place.state) as log:
            yield OpenPharmacy(place, LoggedRecords(stored, log), Argon2Passwords(), found[0] if found else None)
    finally:
        stored.close()


def make_database(place: Place, settings: Settings) -> None:
    """Make the structure of a new database and the folder of its state; refused as ``database_exists``."""
    from compounder.store.location import Location
    from compounder.store.opening import create_database, make_folder

    make_folder(place.state)
    create_database(Location.of(place.database))
    place.keep_settings(settings)


@contextmanager
def _log(state: Path) -> Iterator[logging.Logger]:
    """The rotating log beside the anchors; where it cannot be written the work goes on without it.

    A logger of its own: a second pharmacy open in the same process (an error drill) must not write into this one's.
    """
    log = logging.Logger("compounder.acts", logging.INFO)  # noqa: LOG001 - see above
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _log_file(state / "compounder.log")
    log.addHandler(handler)
    try:
        yield log
    finally:
        log.removeHandler(handler)
        handler.close()


def _log_file(path: Path) -> RotatingFileHandler:
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def new_id() -> str:
    """A new id for a command, as a client makes one for every click."""
    return secrets.token_hex(16)


def new_recovery_code() -> str:
    """A new sealed code for an administrator."""
    from compounder.domain.recovery_code import RANDOM_BYTES, recovery_code

    return recovery_code(secrets.token_bytes(RANDOM_BYTES))


@cache
def stationery() -> Stationery:
    """The press, the container codes and the rules that papers are made with."""
    from compounder import __version__
    from compounder.documents.data_matrix import Printer
    from compounder.documents.fonts import Fonts
    from compounder.documents.press import PdfPress
    from compounder.services.print_papers.press import Stationery

    press = PdfPress(words, Fonts(RESOURCES / "fonts"), Printer.DPI_300)

    def code(item: int, use_by: date | datetime, batch: str, container: str) -> str:
        from compounder.exchange.container_code import ContainerCode, encode, restricted_circulation_gtin

        return encode(ContainerCode(restricted_circulation_gtin(item, prefix=item_prefix()), use_by, batch, container))

    return Stationery(rule_book(), press, code, f"Compounder {__version__}")


# ---- questions over many records ----


@contextmanager
def trace_queries(place: Place) -> Iterator[TraceQueries]:
    """Forwards and backwards through the lots and batches of a place, on connections of its own."""
    from compounder.store.location import Location
    from compounder.store.trace_queries import StoredTraceQueries

    queries = StoredTraceQueries(Location.of(place.database))
    try:
        yield queries
    finally:
        queries.close()


@contextmanager
def stock_queries(place: Place) -> Iterator[StockQueries]:
    """Lists of the lots of a place, on connections of its own."""
    from compounder.store.location import Location
    from compounder.store.stock_queries import StoredStockQueries

    queries = StoredStockQueries(Location.of(place.database))
    try:
        yield queries
    finally:
        queries.close()


@contextmanager
def audit_queries(place: Place) -> Iterator[AuditQueries]:
    """The audit trail of a place, on connections of its own."""
    from compounder.store.audit_queries import StoredAuditQueries
    from compounder.store.location import Location

    queries = StoredAuditQueries(Location.of(place.database))
    try:
        yield queries
    finally:
        queries.close()


# ---- the proof of the records ----


def verify_place(place: Place, report: Callable[[int, int], None]) -> Report:
    """Verify the records of a place, read-only; refusals as `verify`.

    `report` is called with the checks done and all of them before each one, and may stop the work by raising what is
    no Exception: a check that meets an Exception makes a finding of it and goes on.
    """
    from compounder.store.location import Location
    from compounder.store.verification.verify import reported_checks, verify

    return verify(Location.of(place.database), place.anchor_folders(), checks=reported_checks(report))


# ---- copies of the records ----


def copies_of(place: Place) -> Copies:
    """What copies the records of a place."""
    from compounder.store.backup import StoredCopies
    from compounder.store.location import Location

    location = Location.of(place.database)
    return StoredCopies(location, clock=lambda: datetime.now(UTC), anchor_folders=place.anchor_folders())


def second_backups(place: Place, named: Path | None) -> Path | None:
    """The folder on another medium: the one named, else that of the settings."""
    return named if named is not None else place.settings().second_backups


@contextmanager
def staged_pharmacy(copy: Path, target: Place) -> Iterator[tuple[StagedCopy, Passwords]]:
    """A copy of the records staged for a place; its file and its manifest were compared before."""
    from compounder.services.passwords import Argon2Passwords
    from compounder.store.location import Location
    from compounder.store.restore import staged_copy

    with staged_copy(
        copy,
        Location.of(target.database),
        clock=lambda: datetime.now(UTC),
        random_bytes=secrets.token_bytes,
        anchor_folders=target.anchor_folders(),
    ) as staged:
        yield staged, Argon2Passwords()


def older_pharmacy(place: Place) -> tuple[OlderDatabase, Copies, Passwords] | None:
    """The records of a place if they are of an earlier release, None where they are of this one."""
    from compounder.services.passwords import Argon2Passwords
    from compounder.store.location import Location
    from compounder.store.structure import CURRENT
    from compounder.store.upgrade import StoredOlderDatabase, release_at

    location = Location.of(place.database)
    if release_at(location) == CURRENT:
        return None
    older = StoredOlderDatabase(location, lambda: datetime.now(UTC), secrets.token_bytes, place.anchor_folders())
    return older, copies_of(place), Argon2Passwords()
