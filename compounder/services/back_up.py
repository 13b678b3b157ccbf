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


Report = Callable[[int, int], None]
"""What long work calls with done and total; it does not return where the person has stopped the work."""
Note = Callable[[], "BackedUp"]
_WHOLE = 100
"""A backup is reported in hundredths."""


def unheard(_done: int, _total: int) -> None:
    """The report of work that nobody watches."""


def at_once(note: Note) -> BackedUp:
    """Note copies where nobody else writes from this process."""
    return note()


class Copies(Protocol):
    """Makes copies of one database in files; nothing half made stays behind."""

    def make(self, folder: Path, report: Report = unheard) -> MadeCopy:
        """A copy under a name of its own, on the disk, verified; both are reported, a dump only as a whole.

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


def back_up(
    records: Records,
    act: Act,
    signing: Signing,
    copies: Copies,
    *,
    folder: Path,
    second: Path | None,
    report: Report = unheard,
    in_turn: Callable[[Note], BackedUp] = at_once,
) -> BackedUp:
    """Copy the records, verify the copy, and note it by an administrator's signed act. Result: ``backup``.

    The copy reaches up to the act before this one. Two media are what French law asks for (CSP R.5125-45, unconfirmed
    copy): a missing second one is a warning. Copying is long, only reads, and may be stopped at each `report`; noting
    is short and done `in_turn` with the other acts. What is not noted in the end is taken away again, but for
    ``outcome_unknown``.
    """
    with records.reading() as loads:
        person_permitted(loads, act.by, Permission.BACK_UP)
    made, warnings, is_whole = copied(copies, folder, second, report)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.BACK_UP)
        noted = note_copies(uow, member, made)
        sign(uow, member, signing, "back_up", *((Backup, key) for key in noted))
        return {"backup": noted[0]}

    def note() -> BackedUp:
        return BackedUp(records.perform(act, work), made, warnings, is_whole)

    try:
        return in_turn(note)
    except BaseException as error:
        if not (isinstance(error, Refusal) and error.code == "outcome_unknown"):
            for copy in made:
                copies.discard(copy)
        raise


def copied(
    copies: Copies, folder: Path, second: Path | None, report: Report = unheard
) -> tuple[tuple[MadeCopy, ...], tuple[Phrase, ...], bool]:
    """One copy or two, what is to be said of them, and whether all that were asked for are there."""
    each = _WHOLE if second is None else _WHOLE // 2
    first = copies.make(folder, lambda done, total: report(done * each // total, _WHOLE))
    try:
        report(each, _WHOLE)
        return _with_second(copies, first, folder, second)
    except BaseException:
        copies.discard(first)
        raise


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
