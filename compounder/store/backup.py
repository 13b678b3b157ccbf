"""Copies of a database in files: SQLite by its own backup, PostgreSQL by a dump; on the disk, digested and verified."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from compounder.domain.errors import Refusal
from compounder.services.back_up import MadeCopy, unheard
from compounder.services.back_up import Report as Told
from compounder.store import dump as tools
from compounder.store.durable import digest_of, file_errors, make_private, remove_database_file, sync
from compounder.store.errors import raw_errors, refusal_for
from compounder.store.location import Location, sqlite_driver, sqlite_uri
from compounder.store.manifest import Manifest, check_digest, manifest_of, read_manifest
from compounder.store.older import is_only_older
from compounder.store.raw import snapshot
from compounder.store.structure import release_of
from compounder.store.verification.report import Report
from compounder.store.verification.verify import reported_checks, verify

_PAGES = 1000
"""So many pages (some megabytes) are copied between two reports."""


class StoredCopies:
    """`Copies` of the database at a location."""

    def __init__(self, location: Location, *, clock: Callable[[], datetime], anchor_folders: Sequence[Path]) -> None:
        self._location, self._clock, self._folders = location, clock, anchor_folders

    def make(self, folder: Path, report: Told = unheard) -> MadeCopy:
        """See `Copies.make`."""
        with file_errors(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with part_in(folder) as part:
                manifest = self._written(part, report)
                sync(part)
                manifest = replace(manifest, digest=digest_of(part))
                return _named(part, folder / manifest.file, manifest)

    def repeat(self, made: MadeCopy, folder: Path) -> MadeCopy:
        """See `Copies.repeat`."""
        manifest = read_manifest(manifest_of(made.file))
        if manifest is None:
            raise Refusal("copy_missing", "file", file=str(made.file))
        with file_errors(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with part_in(folder) as part:
                shutil.copyfile(made.file, part)
                sync(part)
                return _named(part, folder / manifest.file, manifest)

    def discard(self, made: MadeCopy) -> None:
        """See `Copies.discard`."""
        remove_database_file(made.file)
        remove_database_file(manifest_of(made.file))

    def is_same_medium(self, first: Path, second: Path) -> bool:
        """See `Copies.is_same_medium`."""
        return first.stat().st_dev == second.stat().st_dev

    def _written(self, part: Path, report: Told) -> Manifest:
        """Write the copy's bytes, verify them, and answer the manifest but for the digest."""
        made_at = self._clock().astimezone(UTC)
        seq, head, verified = self._copied(part, report) if self._location.engine == "sqlite" else self._dumped(part)
        with self._raw(), snapshot(self._location) as database:
            pharmacy = next(database.rows("SELECT id FROM pharmacy"), {"id": ""})["id"]
            release = release_of(database.cursor, self._location)
        ending = "db" if self._location.engine == "sqlite" else "dump"
        name = f"compounder-{made_at:%Y-%m-%dT%H%M%SZ}-{seq:08d}.{ending}"
        return Manifest(
            name, "", str(pharmacy), self._location.engine, release, seq, head, made_at.isoformat(), verified
        )

    def _copied(self, part: Path, report: Told) -> tuple[int, str, bool]:
        """The pages are the first half of the work, reading every record again the second."""
        copy_sqlite(self._location, part, lambda done, total: report(done, total * 2))
        checks = reported_checks(lambda done, total: report(total + done, total * 2))
        found = _sound(verify(Location(path=part), self._folders, checks=checks))
        return found.seq, found.head, True

    def _dumped(self, part: Path) -> tuple[int, str, bool]:
        """Dump, and try the dump in a scratch database; without the right to make one, verify what was dumped."""
        with self._raw():
            with tools.moment(self._location) as now:
                tools.dump(self._location, now.snapshot, part)
            if not tools.may_create_databases(self._location):
                self._verified(self._location)
                return now.seq, now.head, False
            with tools.scratch_database(self._location) as scratch:
                tools.restore_dump(part, scratch)
                report = self._verified(scratch)
        return report.seq, report.head, True

    def _verified(self, copy: Location) -> Report:
        return _sound(verify(copy, self._folders))

    @contextmanager
    def _raw(self) -> Iterator[None]:
        try:
            yield
        except raw_errors(self._location) as error:
            raise refusal_for(error, self._location) or error from error


def _sound(report: Report) -> Report:
    """The report of a copy; an act committed since, and anchored, makes the copy no worse."""
    found = [finding for finding in report.findings if not is_only_older(finding)]
    if found:
        raise Refusal("copy_unsound", "finding", count=len(found), finding=found[0].phrase)
    return report


def _pages_told(report: Told) -> Callable[[int, int, int], None]:
    """What SQLite tells its progress to; where the disk is full it has counted no page yet."""

    def tell(_status: int, left: int, pages: int) -> None:
        if pages:
            report(pages - left, pages)

    return tell


def copy_sqlite(source: Location, target: Path, report: Told = unheard) -> None:
    """A copy of one moment by SQLite's backup (never a copy of a live file), in one file without a log.

    The reader stands in one transaction, so that what others write meanwhile begins no page anew.
    """
    if source.path is None or not source.path.exists():
        raise Refusal("database_missing", "found", database=source.shown)
    driver = sqlite_driver()
    try:
        reading = driver.connect(sqlite_uri(source.path, "mode=ro"), uri=True)
        try:
            reading.isolation_level = None
            reading.execute("BEGIN").close()
            reading.execute("SELECT count(*) FROM sqlite_master").fetchall()
            make_private(target)
            writing = driver.connect(str(target), isolation_level=None)
            try:
                reading.backup(writing, pages=_PAGES, sleep=0, progress=_pages_told(report))
                writing.execute("PRAGMA journal_mode=DELETE").fetchall()
            finally:
                writing.close()
        finally:
            reading.close()
    except driver.Error as error:
        raise refusal_for(error, Location(path=target)) or error from error


@contextmanager
def part_in(folder: Path) -> Iterator[Path]:
    """An empty file to write into, its owner's alone; whatever still bears its name at the end is removed."""
    part = folder / f".compounder-{os.urandom(8).hex()}.part"
    try:
        make_private(part)
        yield part
    finally:
        remove_database_file(part)


def _named(part: Path, place: Path, manifest: Manifest) -> MadeCopy:
    """Give a copy its name and its manifest, and read it back from there."""
    if place.exists():
        raise FileExistsError(17, os.strerror(17), str(place))
    part.rename(place)
    try:
        sync(place.parent)
        check_digest(place, manifest)
        manifest.write_beside(place)
    except BaseException:
        remove_database_file(place)
        raise
    return MadeCopy(place, manifest.digest, manifest.seq, manifest.head, manifest.verified)
