"""Brings a copy to where it will be the records: checked, beside everything that lives, and out again if refused.

Nothing is ever renamed over a database: seen, an old ``-wal`` silently undid it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compounder.domain.dispensing import Series
from compounder.domain.errors import Refusal
from compounder.domain.keeping import series_name
from compounder.domain.patient import Pseudonym
from compounder.services.restore import CopyState
from compounder.store import dump as tools
from compounder.store.anchoring import anchor_head
from compounder.store.backup import copy_sqlite
from compounder.store.durable import digest_of, file_errors, files_beside, make_private, remove_database_file, sync
from compounder.store.engines import driver_errors, owner_engine
from compounder.store.errors import raw_errors, refusal_for
from compounder.store.location import Location, sqlite_driver
from compounder.store.migrate import make_application_role
from compounder.store.older import is_only_older
from compounder.store.raw import snapshot
from compounder.store.records import StoredRecords
from compounder.store.structure import CURRENT, RELEASES, check_structure, release_of, structure_of
from compounder.store.tables import ERASABLE
from compounder.store.verification.evidence import Evidence, number, text
from compounder.store.verification.verify import verify

_SQLITE_MAGIC = b"SQLite format 3\x00"


class UnsoundRestorationError(Exception):
    """The declared copy does not verify although it did before: a defect of the program."""


@dataclass(slots=True)
class StoredStagedCopy:
    """`StagedCopy` at a place where nobody looks yet; `target` is where it will be."""

    state: CopyState
    records: StoredRecords
    staged: Location
    target: Location
    anchor_folders: Sequence[Path]
    is_settled: bool = False

    def settle(self) -> datetime | None:
        """See `StagedCopy.settle`."""
        self.records.close()
        report = verify(self.staged, self.anchor_folders)
        if not report.is_sound:
            raise UnsoundRestorationError(str(report.findings[0].phrase.key))
        if self.staged.path is not None and self.target.path is not None:
            with file_errors(self.target.path.parent):
                _without_log(self.staged.path)
                _refuse_living(self.target)
                self.staged.path.rename(self.target.path)
                sync(self.target.path.parent)
        self.is_settled = True
        return anchor_head(self.target, self.anchor_folders)


@contextmanager
def staged_copy(
    source: Path,
    target: Location,
    *,
    clock: Callable[[], datetime],
    random_bytes: Callable[[int], bytes],
    anchor_folders: Sequence[Path],
) -> Iterator[StoredStagedCopy]:
    """Stage a copy; whatever is not settled in the end is removed again.

    Refused: ``database_foreign``, ``restore_engine`` (a copy of the other engine), ``restore_over`` (something lives at
    the target), ``copy_unsound`` (damaged, rewritten, or of a history that a restoration gave up), ``copy_older``
    (restore with the release that made it, then upgrade), ``database_newer``, ``disk_full`` and what the database
    refuses.
    """
    if _engine_of(source) != target.engine:
        raise Refusal("restore_engine", "differs", file=str(source), target=target.shown)
    _refuse_living(target)
    staged = _brought(source, target)
    copy: StoredStagedCopy | None = None
    try:
        state = _state(staged, source, anchor_folders)
        # Acts on a copy that may yet be thrown away are not anchored: `settle` anchors the last of them.
        records = StoredRecords(staged, clock=clock, random_bytes=random_bytes, anchor_folders=())
        copy = StoredStagedCopy(state, records, staged, target, anchor_folders)
        yield copy
    finally:
        if copy is not None:
            copy.records.close()
        if copy is None or not copy.is_settled:
            _thrown_away(staged)


def _engine_of(source: Path) -> str:
    with file_errors(source.parent), source.open("rb") as file:
        beginning = file.read(len(_SQLITE_MAGIC))
    if beginning == _SQLITE_MAGIC:
        return "sqlite"
    if beginning.startswith(tools.MAGIC):
        return "postgresql"
    raise Refusal("database_foreign", "found", database=str(source))


def _refuse_living(target: Location) -> None:
    if target.path is not None:
        living = [target.path, *files_beside(target.path)] if target.path.exists() else files_beside(target.path)
        if living:
            raise Refusal("restore_over", "file", file=str(living[0]))
        return
    with _raw(target), snapshot(target) as database:
        if any(not name.startswith("rights ") for name in structure_of(database.cursor, target.engine)):
            raise Refusal("restore_over", "database", database=target.shown)


def _brought(source: Path, target: Location) -> Location:
    """Bring the copy to its staging place: beside the file that will be, or into the empty database."""
    if target.path is None:
        _brought_dump(source, target)
        return target
    staged = target.path.with_name(f".{target.path.name}.restoring")
    remove_database_file(staged)  # what an earlier restoration left that was killed
    try:
        _brought_file(source, staged)
    except BaseException:
        remove_database_file(staged)
        raise
    return Location(path=staged)


def _brought_file(source: Path, staged: Path) -> None:
    with file_errors(staged.parent):
        staged.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_private(staged)
        if files_beside(source):
            copy_sqlite(Location(path=source), staged)
        else:
            shutil.copyfile(source, staged)
        sync(staged)


def _brought_dump(source: Path, target: Location) -> None:
    engine = owner_engine(target)
    try:
        with engine.begin() as connection:
            make_application_role(connection)
    except driver_errors(target) as error:
        raise refusal_for(error, target) or error from error
    finally:
        engine.dispose()
    tools.restore_dump(source, target)


def _thrown_away(staged: Location) -> None:
    if staged.path is not None:
        remove_database_file(staged.path)
    else:
        tools.empty_database(staged)


def _without_log(path: Path) -> None:
    """Bring SQLite's log into the file and do without one, so that the file alone is the database."""
    connection = sqlite_driver().connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        connection.close()
    sync(path)


def _state(staged: Location, source: Path, anchor_folders: Sequence[Path]) -> CopyState:
    with _raw(staged):
        with snapshot(staged) as database:
            named = staged if staged.path is None else Location(path=source)
            release = release_of(database.cursor, named)
            if release in RELEASES and release != CURRENT:
                raise Refusal("copy_older", "release", file=str(source), release=release, needed=CURRENT)
            check_structure(database.cursor, named)
        report = verify(staged, anchor_folders)
        worse = [finding for finding in report.findings if not is_only_older(finding)]
        if worse:
            raise Refusal("copy_unsound", "finding", count=len(worse), finding=worse[0].phrase)
        if not report.seq:
            raise Refusal("copy_missing", "empty", file=str(source))
        with snapshot(staged) as database:
            return _state_of(Evidence(database, report.release, anchor_folders, ()), digest_of(source))


def _state_of(evidence: Evidence, digest: str) -> CopyState:
    last = evidence.entries[-1]
    beyond = {(anchor.seq, anchor.head) for anchor in evidence.anchors if anchor.seq > last.seq}
    erased = {patient for anchor in evidence.anchors for patient in anchor.erased}
    return CopyState(
        digest=digest,
        seq=last.seq,
        head=last.hash,
        last_at=datetime.fromisoformat(evidence.bodies[-1].at),
        numbers=_numbers(evidence),
        anchored=_anchored(evidence) if evidence.anchors else None,
        lost=tuple(sorted(beyond - evidence.lost_heads)),
        erased=tuple(sorted(Pseudonym(key) for key in erased if key in evidence.rows(ERASABLE))),
    )


def _numbers(evidence: Evidence) -> dict[str, int]:
    """The last number of every series of every year, given out in the copy or declared lost in it."""
    highest = dict(evidence.lost_numbers)
    for table, series in (("register", None), ("batches", Series.BATCH), ("lots", Series.RECEIPT)):
        for row in evidence.rows(table).values():
            name = series_name(series or Series(text(row, "series")), number(row, "year"))
            highest[name] = max(number(row, "number"), highest.get(name, 0))
    return highest


def _anchored(evidence: Evidence) -> dict[str, int]:
    """The last number of every series that any anchor saw given out."""
    highest: dict[str, int] = {}
    for anchor in evidence.anchors:
        for name, last in anchor.numbers.items():
            highest[name] = max(last, highest.get(name, 0))
    return highest


@contextmanager
def _raw(location: Location) -> Iterator[None]:
    try:
        yield
    except raw_errors(location) as error:
        raise refusal_for(error, location) or error from error
