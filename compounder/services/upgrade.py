"""Upgrading: a forced backup, a rehearsal on a copy, and only then the same migration on the records themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from compounder.domain.errors import Refusal
from compounder.domain.keeping import Backup
from compounder.domain.staff import Permission, StaffMember
from compounder.services.authority import Signing, allowed, permitted, sign
from compounder.services.back_up import BackedUp, Copies, MadeCopy, copied, note_copies
from compounder.services.passwords import Passwords
from compounder.services.unit_of_work import Act, Changes, UnitOfWork

Work = Callable[[UnitOfWork], Mapping[str, str]]


class OlderDatabase(Protocol):
    """Records of an earlier release of this program."""

    @property
    def needed(self) -> str:
        """The release that this program needs."""
        ...

    def member(self, login: str) -> StaffMember | None:
        """The member of staff with a login, as the earlier release holds them."""
        ...

    def rehearse(self, copy: MadeCopy, act: Act, work: Work) -> None:
        """Migrate a copy of the copy and verify it, then throw it away; ``upgrade_unsound``, ``upgrade_rehearsal``."""
        ...

    def migrate(self, act: Act, work: Work) -> Changes:
        """Migrate the records in one transaction under the lock; the rows that changed are in the act's one entry."""
        ...


@dataclass(frozen=True, slots=True)
class UpgradeRequest:
    """Who upgrades, and where the backup before it goes."""

    login: str
    password: str
    command: str
    folder: Path
    second: Path | None


def upgrade(database: OlderDatabase, copies: Copies, passwords: Passwords, request: UpgradeRequest) -> BackedUp:
    """Bring older records to this release: an administrator's signed act. Result: ``release``.

    Whatever is refused leaves the records as they were; a backup that was made stays. Wrong passwords are not counted,
    because records of another release are not written to.
    """
    signing = _signing(database, passwords, request)
    made, warnings, is_whole = copied(copies, request.folder, request.second)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.UPGRADE)
        noted = note_copies(uow, member, made)
        sign(uow, member, signing, "upgrade", *((Backup, key) for key in noted))
        return {"release": database.needed}

    act = Act("upgrade", signing.person, request.command, clock_confirmed=True)
    database.rehearse(made[0], act, work)
    return BackedUp(database.migrate(act, work), made, warnings, is_whole)


def _signing(database: OlderDatabase, passwords: Passwords, request: UpgradeRequest) -> Signing:
    member = database.member(request.login)
    if member is None or not passwords.matches(member.password, request.password):
        raise Refusal("sign_in_refused", "wrong")
    allowed(member, Permission.UPGRADE)
    return Signing(member.id, request.command, member.password)
