"""Backups: a verified copy of the records, a second one on another medium, and the signed act that notes both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from compounder.domain.errors import Refusal
from compounder.domain.keeping import Backup
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission, StaffMember
from compounder.services.authority import Signing, permitted, person_permitted, sign
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy on its medium, its manifest beside it: SHA-256 in hexadecimal, and the act up to which it reaches.

    `verified` is False where the copy could not be opened as a database here (a dump without a database to try it in).
    """

    file: Path
    digest: str
    seq: int
    head: str
    verified: bool


class Copies(Protocol):
    """Makes copies of one database in files; nothing half made stays behind."""

    def make(self, folder: Path) -> MadeCopy:
        """A copy under a name of its own, on the disk, verified.

        Refused: ``copy_unsound`` (names the first finding), ``disk_full``, ``disk_failed``, ``copy_not_written``, and
        what the database's tools refuse.
        """
        ...

    def repeat(self, made: MadeCopy, folder: Path) -> MadeCopy:
        """The same bytes and the manifest in a second folder, read back; refusals as `make`."""
        ...

    def discard(self, made: MadeCopy) -> None:
        """Take a copy and its manifest away again."""
        ...

    def is_same_medium(self, first: Path, second: Path) -> bool:
        """Whether two folders lie on the same device, as far as the machine knows."""
        ...


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup or an upgrade did: the act, the copies made before it, and what the person must know about them.

    `is_whole` is False where a second copy was asked for and could not be made: the first one stands.
    """

    changes: Changes
    copies: tuple[MadeCopy, ...]
    warnings: tuple[Phrase, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class CopiesMade:
    """Copies that lie on their media and of which no record speaks yet."""

    copies: tuple[MadeCopy, ...]
    warnings: tuple[Phrase, ...]
    is_whole: bool


def back_up(
    records: Records, act: Act, signing: Signing, copies: Copies, *, folder: Path, second: Path | None
) -> BackedUp:
    """Copy the records, verify the copy, and note it by an administrator's signed act. Result: ``backup``.

    The copy reaches up to the act before this one. Two media are what French law asks for (CSP R.5125-45, unconfirmed
    copy): a missing second one is a warning. Where the act is refused the copies are taken away again, but for
    ``outcome_unknown``.
    """
    return record_copies(records, act, signing, copies, make_copies(records, act, copies, folder=folder, second=second))


def make_copies(
    records: Records,
    act: Act,
    copies: Copies,
    *,
    folder: Path,
    second: Path | None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> CopiesMade:
    """The long part of a backup, which only reads: the copies on their media.

    `report` is called with the copies made and all of them, and may stop the work; what was made is then taken away.
    """
    with records.reading() as loads:
        person_permitted(loads, act.by, Permission.BACK_UP)
    total = 1 if second is None else 2
    report(0, total)
    first = copies.make(folder)
    try:
        report(1, total)
        return CopiesMade(*_with_second(copies, first, folder, second))
    except BaseException:
        copies.discard(first)
        raise


def record_copies(records: Records, act: Act, signing: Signing, copies: Copies, made: CopiesMade) -> BackedUp:
    """The short part of a backup: the signed act that notes the copies; refused, it takes them away. See `back_up`."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.BACK_UP)
        noted = note_copies(uow, member, made.copies)
        sign(uow, member, signing, "back_up", *((Backup, key) for key in noted))
        return {"backup": noted[0]}

    try:
        changes = records.perform(act, work)
    except BaseException as error:
        if not (isinstance(error, Refusal) and error.code == "outcome_unknown"):
            for copy in made.copies:
                copies.discard(copy)
        raise
    return BackedUp(changes, made.copies, made.warnings, made.is_whole)


def copied(copies: Copies, folder: Path, second: Path | None) -> tuple[tuple[MadeCopy, ...], tuple[Phrase, ...], bool]:
    """One copy or two, what is to be said of them, and whether all that were asked for are there."""
    return _with_second(copies, copies.make(folder), folder, second)


def _with_second(
    copies: Copies, first: MadeCopy, folder: Path, second: Path | None
) -> tuple[tuple[MadeCopy, ...], tuple[Phrase, ...], bool]:
    warnings = [] if first.verified else [Phrase.of("backup.not_verified", file=str(first.file))]
    if second is None:
        return (first,), (*warnings, Phrase.of("backup.one_medium")), True
    try:
        repeated = copies.repeat(first, second)
    except Refusal as refusal:
        return (first,), (*warnings, Phrase.of("backup.second_failed", why=refusal.phrase)), False
    if copies.is_same_medium(folder, second):
        warnings.append(Phrase.of("backup.same_medium", first=str(folder), second=str(second)))
    return (first, repeated), tuple(warnings), True


def note_copies(uow: UnitOfWork, member: StaffMember, made: tuple[MadeCopy, ...]) -> list[str]:
    """Write a row for each copy and answer the keys."""
    rows = [Backup(uow.new_id(), copy.file.name, copy.digest, copy.seq, copy.head, member.id, uow.now) for copy in made]
    return [uow.insert(row).id for row in rows]
