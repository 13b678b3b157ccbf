"""Build the running pharmacy from its parts: data files, words and rules. The only assembler."""

from __future__ import annotations

import logging
import secrets
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, wraps
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from compounder.domain.batch_plan import PlanRules
from compounder.domain.beyond_use import BeyondUseRules
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.number import shortened
from compounder.domain.substance import Substance
from compounder.domain.tonicity_estimate import Isotonic
from compounder.domain.weighing_sense import WeighingRule
from compounder.exchange.data_files import (
    read_atomic_masses,
    read_isotonic,
    read_plan_rules,
    read_substance,
    read_weighing_rules,
)
from compounder.exchange.formulation_file import read_formulation
from compounder.exchange.record_rules import read_beyond_use_rules, read_retentions
from compounder.services.rule_book import RuleBook
from compounder.words import Words

if TYPE_CHECKING:
    from datetime import date

    from compounder.domain.lot_certificate import Ingredient
    from compounder.domain.pharmacy import Pharmacy
    from compounder.exchange.settings_file import Settings
    from compounder.services.back_up import Copies
    from compounder.services.passwords import Passwords
    from compounder.services.print_papers.press import Stationery
    from compounder.services.restore import StagedCopy
    from compounder.services.set_up import Choices
    from compounder.services.unit_of_work import Loads, Records
    from compounder.services.upgrade import OlderDatabase
    from compounder.store.verification.evidence import Evidence
    from compounder.store.verification.report import Finding, Report
    from compounder.store.verification.verify import Check

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""The data files beside the package: words, rules, substances, formulations, fonts."""

LANGUAGES = ("en", "fr")
LARGEST_FILE = 1_000_000
"""Bytes of any file that a person may hand in; anything larger is refused before it is read."""


@cache
def words(language: str) -> Words:
    """The words of a language; one that there is not is refused as ``unknown_option``."""
    if language not in LANGUAGES:
        raise Refusal("unknown_option", "language", language=shortened(language), languages=LANGUAGES)
    table = tomllib.loads((RESOURCES / "words" / f"{language}.toml").read_text("utf-8"))
    return Words(language, dict(_flat(table)))


def _flat(table: Mapping[str, object], place: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{place}{key}.")
        else:
            yield f"{place}{key}", str(value)


@cache
def substances() -> Mapping[str, Substance]:
    """Every shipped substance by id; a molar mass that its formula contradicts stops here."""
    masses_file = RESOURCES / "rules" / "atomic_masses.toml"
    masses = read_atomic_masses(masses_file.read_text("utf-8"), masses_file.name)
    read = (read_substance(path.read_text("utf-8"), path.name, masses) for path in _files("substances"))
    return {substance.id: substance for substance in read}


@cache
def plan_rules() -> PlanRules:
    """The limits that the planner follows."""
    path = RESOURCES / "rules" / "corrections.toml"
    return read_plan_rules(path.read_text("utf-8"), path.name)


@cache
def weighing_rules() -> Mapping[str, WeighingRule]:
    """The rules by which the least weight of a balance is found, the usual one first."""
    return read_weighing_rules(_rule_text("weighing.toml"), "weighing.toml")


@cache
def isotonic() -> Isotonic:
    """What counts as isotonic."""
    return read_isotonic(_rule_text("tonicity.toml"), "tonicity.toml")


@cache
def rule_book() -> RuleBook:
    """The rules of every profile, and stored formulations read from their texts."""
    return RuleBook(
        read_formulation=stored_formulation,
        plan=plan_rules(),
        beyond_use={rules.profile: rules for rules in map(_beyond_use_rules, _files("rules", "beyond_use_*.toml"))},
        retention=read_retentions(_rule_text("retention.toml"), "retention.toml"),
    )


def _beyond_use_rules(path: Path) -> BeyondUseRules:
    return read_beyond_use_rules(path.read_text("utf-8"), path.name)


def _rule_text(name: str) -> str:
    return (RESOURCES / "rules" / name).read_text("utf-8")


@cache
def stored_formulation(version: FormulationVersion) -> MasterFormulation:
    """The formulation that a stored version holds."""
    return read_formulation(version.text, version.id, substances())


def shipped_formulations() -> tuple[str, ...]:
    """The ids of the formulations that come with the program."""
    return tuple(path.stem for path in _files("formulations"))


def formulation(id_or_file: str) -> MasterFormulation:
    """A shipped formulation by its id, or one from a TOML file.

    Refused: ``unknown_formulation``, ``damaged_file``, and whatever `read_formulation` refuses.
    """
    if id_or_file in shipped_formulations():
        path = RESOURCES / "formulations" / f"{id_or_file}.toml"
    else:
        path = Path(id_or_file)
        if not id_or_file.endswith(".toml") or not _exists(path):
            raise Refusal("unknown_formulation", "id", formulation=shortened(id_or_file), known=shipped_formulations())
    return read_formulation(text_of_file(path), path.name, substances())


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def text_of_file(path: Path) -> str:
    """The text of a file that a person named; refused as ``damaged_file`` where it cannot be read as text."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal("damaged_file", "too_large", file=path.name, most=LARGEST_FILE)
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("damaged_file", "not_text", file=path.name) from error
    except OSError as error:
        raise Refusal("damaged_file", "cannot_be_read", file=path.name, reason=error.strerror or "") from error


def _files(folder: str, pattern: str = "*.toml") -> list[Path]:
    return sorted((RESOURCES / folder).glob(pattern))


# ---- the running pharmacy; what it is built of is imported when it is needed, because `plan` needs none of it ----

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


@contextmanager
def open_pharmacy(place: Place) -> Iterator[OpenPharmacy]:
    """Open the records of a place with the machine's clock and randomness; refused where they cannot be used."""
    from compounder.domain.pharmacy import Pharmacy
    from compounder.services.logged_records import LoggedRecords
    from compounder.services.passwords import Argon2Passwords
    from compounder.store.location import Location
    from compounder.store.records import StoredRecords

    stored = StoredRecords(
        Location.of(place.database),
        clock=lambda: datetime.now(UTC),
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
    from compounder.exchange.settings_file import write_settings
    from compounder.store.location import Location
    from compounder.store.opening import create_database, make_folder

    make_folder(place.state)
    create_database(Location.of(place.database))
    written_file(place.settings_file, write_settings(settings).encode())


@contextmanager
def _log(state: Path) -> Iterator[logging.Logger]:
    """The rotating log beside the anchors; where it cannot be written the work goes on without it."""
    log = logging.getLogger("compounder.acts")
    log.propagate = False
    log.setLevel(logging.INFO)
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


def set_up_choices() -> Choices:
    """The regulatory profiles of the rule files and the languages of the words."""
    from compounder.exchange.record_rules import read_retentions
    from compounder.services.set_up import Choices

    path = RESOURCES / "rules" / "retention.toml"
    return Choices(tuple(read_retentions(path.read_text("utf-8"), path.name)), LANGUAGES)


def ingredient_named(loads: Loads, name: str) -> Ingredient:
    """What the formulations, stored and shipped, say of an ingredient; ``unknown_ingredient`` with those they know."""
    from compounder.domain.formulation_version import FormulationVersion
    from compounder.domain.lot_certificate import Ingredient

    stored = [read_formulation(row.text, row.id, substances()) for row in loads.find(FormulationVersion)]
    known: dict[str, Ingredient] = {}
    for source in (*(formulation(shipped) for shipped in shipped_formulations()), *stored):
        for line in source.lines:
            known[line.ingredient] = Ingredient(line.ingredient, line.substance, line.nominal_strength)
    if name not in known:
        raise Refusal("unknown_ingredient", "named", ingredient=shortened(name), known=tuple(sorted(known)))
    return known[name]


@cache
def stationery() -> Stationery:
    """The press, the container codes and the rules that papers are made with."""
    from compounder import __version__
    from compounder.documents.data_matrix import Printer
    from compounder.documents.fonts import Fonts
    from compounder.documents.press import PdfPress
    from compounder.exchange.data_files import read_item_prefix
    from compounder.services.print_papers.press import Stationery

    press = PdfPress(words, Fonts(RESOURCES / "fonts"), Printer.DPI_300)
    prefix = read_item_prefix(_rule_text("container_codes.toml"), "container_codes.toml")

    def code(item: int, use_by: date | datetime, batch: str, container: str) -> str:
        from compounder.exchange.container_code import ContainerCode, encode, restricted_circulation_gtin

        return encode(ContainerCode(restricted_circulation_gtin(item, prefix=prefix), use_by, batch, container))

    return Stationery(rule_book(), press, code, f"Compounder {__version__}")


@contextmanager
def new_file(path: Path) -> Iterator[Callable[[bytes], object]]:
    """A file that is written whole or not at all; refused before anything is done where it cannot be written.

    ``file_not_written``: the folder or the disk will not take it, at the beginning or at the end.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.touch()
        yield part.write_bytes
        part.replace(path)
    except OSError as error:
        raise Refusal("file_not_written", "export", file=path.name, reason=error.strerror or "") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def written_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; refusals as `new_file`."""
    with new_file(path) as write:
        write(content)


# ---- the proof of the records ----


def verify_place(place: Place, report: Callable[[int, int], None]) -> Report:
    """Verify the records of a place, read-only; refusals as `verify`.

    `report` is called with the checks done and all of them before each one, and may stop the work by raising what is
    no Exception: a check that meets an Exception makes a finding of it and goes on.
    """
    from compounder.store.location import Location
    from compounder.store.verification.verify import CHECKS, verify

    def reported(number: int, check: Check) -> Check:
        @wraps(check)
        def check_and_report(evidence: Evidence) -> Iterable[Finding]:
            report(number, len(CHECKS))
            return check(evidence)

        return check_and_report

    checks = [reported(number, check) for number, check in enumerate(CHECKS)]
    return verify(Location.of(place.database), place.anchor_folders(), checks=checks)


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
