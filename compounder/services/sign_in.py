"""Signing in, the password again for a signature, and one's own new password; every wrong one is an act of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from compounder.domain.errors import Refusal
from compounder.domain.keeping import Command
from compounder.domain.names import is_login
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.recovery_code import code_as_typed
from compounder.domain.sign_in_wait import SignInWait, wait_after
from compounder.domain.staff import Role, StaffId, StaffMember
from compounder.services.authority import Signing
from compounder.services.passwords import Passwords, check_new_password
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork

FAILED = "sign_in_failed"
REMEMBERED = timedelta(hours=24)
"""How long wrong passwords for a login that nobody has count; somebody's own count until the right one."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who has signed in. What they may do is asked again under the lock by every act."""

    person: StaffId
    login: str
    name: str
    role: Role
    must_change_password: bool


def sign_in(records: Records, passwords: Passwords, *, login: str, password: str, attempt: str) -> Session:
    """Sign in; `attempt` is a new id for each try.

    Refused as ``sign_in_refused``: unknown login, deactivated person and wrong password alike, each written down as an
    act; and as ``sign_in_wait`` while the wait after three wrong passwords lasts, the right password too.
    """
    member = _checked(records, passwords, login, password, attempt)
    return Session(member.id, member.login, member.name, member.role, member.must_change_password)


def confirm_password(
    records: Records, passwords: Passwords, *, login: str, password: str, attempt: str, command: str
) -> Signing:
    """The password re-entered for a signature in the act of that command; wrong ones count as at `sign_in`."""
    member = _checked(records, passwords, login, password, attempt)
    return Signing(member.id, command, member.password)


def change_password(
    records: Records, passwords: Passwords, act: Act, *, login: str, old: str, new: str, attempt: str
) -> Changes:
    """Give oneself a new password; refused as `sign_in`, and as ``weak_password``."""
    member = _checked(records, passwords, login, old, attempt)
    check_new_password(new, member.login, old=old)
    hashed = passwords.hashed(new)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        now = uow.load(StaffMember, member.id)
        if uow.act.by != now.id or now.password != member.password:
            raise Refusal("not_signed", "password")
        uow.change(now, password=hashed, must_change_password=False)
        return {"person": now.id}

    return records.perform(act, work)


def recover_administrator(
    records: Records, passwords: Passwords, *, login: str, code: str, new: str, next_code: str, attempt: str
) -> Changes:
    """Open the sealed code: the administrator gets a new password, and the used code is replaced by `next_code`.

    A wrong code, or a login without one, counts as a wrong password.
    """
    found = _by_login(records, login)
    sealed = found.recovery if found is not None else None
    right = _is_right(passwords, sealed, code_as_typed(code))
    if found is None or not right or not found.active:
        raise _wrong(records, found, login, attempt)
    check_new_password(new, found.login)
    hashed, next_sealed = passwords.hashed(new), passwords.hashed(code_as_typed(next_code))

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        now = uow.load(StaffMember, found.id)
        _refuse_while_waiting(uow, _wait_of(now))
        if now.recovery != sealed:
            raise Refusal("sign_in_refused", "wrong")
        uow.change(
            now, password=hashed, recovery=next_sealed, must_change_password=False, failed_sign_ins=0, lock_count=0,
            locked_until=None,
        )  # fmt: skip
        return {"person": now.id}

    return records.perform(Act("recover_administrator", found.id, attempt), work)


def member_by_login(loads: Loads, login: str) -> StaffMember | None:
    """The member of staff with this login, whatever the case of its letters; None where there is none."""
    wanted = login.strip().lower()
    found = loads.find(StaffMember, login=wanted) if is_login(wanted) else ()
    return found[0] if found else None


def _by_login(records: Records, login: str) -> StaffMember | None:
    with records.reading() as loads:
        return member_by_login(loads, login)


def _is_right(passwords: Passwords, hashed: str | None, password: str) -> bool:
    """Compare; a login that nobody has takes as long as any other."""
    if hashed is None:
        passwords.hashed(password)
        return False
    return passwords.matches(hashed, password)


def _checked(records: Records, passwords: Passwords, login: str, password: str, attempt: str) -> StaffMember:
    found = _by_login(records, login)
    right = _is_right(passwords, found.password if found else None, password)
    if found is None or not right or not found.active:
        raise _wrong(records, found, login, attempt)
    # Read again: wrong passwords may have come in while this one was compared.
    with records.reading() as loads:
        member = loads.load(StaffMember, found.id)
    outdated = passwords.is_outdated(member.password)
    if member.password == found.password and _wait_of(member) == SignInWait() and not outdated:
        return member
    return _settled(records, member, attempt, found.password, passwords.hashed(password) if outdated else None)


def _settled(records: Records, member: StaffMember, attempt: str, given: str, renewed: str | None) -> StaffMember:
    """The right password ends the counting; a hash of weaker settings is made anew."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        now = uow.load(StaffMember, member.id)
        _refuse_while_waiting(uow, _wait_of(now))
        if now.password != given or not now.active:
            raise Refusal("sign_in_refused", "wrong")
        uow.change(now, failed_sign_ins=0, lock_count=0, locked_until=None, password=renewed or given)
        return {"person": now.id}

    records.perform(Act("sign_in", member.id, attempt), work)
    with records.reading() as loads:
        return loads.load(StaffMember, member.id)


def _wrong(records: Records, found: StaffMember | None, login: str, attempt: str) -> Refusal:
    """Write the wrong password down and answer how it is refused; while a wait lasts nothing is counted."""
    refusals: list[Refusal] = []

    def of_somebody(uow: UnitOfWork) -> Mapping[str, str]:
        member = uow.load(StaffMember, found.id if found else "")
        before = _wait_of(member)
        _refuse_while_waiting(uow, before)
        after = before.with_wrong_password(uow.now)
        uow.change(member, failed_sign_ins=after.wrong, lock_count=after.waits, locked_until=after.until)
        refusals.append(_refused(uow, after))
        return {}

    def of_nobody(uow: UnitOfWork) -> Mapping[str, str]:
        before = _wait_of_nobody(uow)
        _refuse_while_waiting(uow, before)
        after = before.with_wrong_password(uow.now)
        refusals.append(_refused(uow, after))
        return {}

    if found is None:
        records.perform(Act(FAILED, None, attempt, arguments=_bucket(records, login)), of_nobody)
    else:
        records.perform(Act(FAILED, found.id, attempt), of_somebody)
    return refusals[0] if refusals else Refusal("sign_in_refused", "wrong")


def _refused(uow: UnitOfWork, wait: SignInWait) -> Refusal:
    """What a wrong password is answered: how many tries are left and what follows, or until when the wait lasts."""
    if wait.is_on(uow.now):
        return Refusal("sign_in_refused", "wait", until=_shown(uow, wait))
    minutes = wait.next_wait // timedelta(minutes=1)
    if wait.tries_left == 1:
        return Refusal("sign_in_refused", "last_try", minutes=minutes)
    return Refusal("sign_in_refused", "tries", left=wait.tries_left, minutes=minutes)


def _wait_of(member: StaffMember) -> SignInWait:
    return SignInWait(member.failed_sign_ins, member.lock_count, member.locked_until)


def _bucket(records: Records, login: str) -> str:
    """Sixteen bits of a digest of an unknown login: enough to count by, too few to find what was typed.

    Who types a password in the wrong field must not leave it in the records.
    """
    with records.reading() as loads:
        salt = "".join(pharmacy.id for pharmacy in loads.find(Pharmacy))
    return hashlib.sha256(f"{salt} {login.strip().lower()}".encode("utf-8", "surrogatepass")).hexdigest()[:4]


def _wait_of_nobody(uow: UnitOfWork) -> SignInWait:
    earlier = uow.find(Command, kind=FAILED, arguments=uow.act.arguments, asked_by=None)
    since = uow.now - REMEMBERED
    return wait_after(sorted(command.carried_out_at for command in earlier if command.carried_out_at > since))


def _refuse_while_waiting(uow: UnitOfWork, wait: SignInWait) -> None:
    if wait.is_on(uow.now):
        raise Refusal("sign_in_wait", "until", until=_shown(uow, wait))


def _shown(uow: UnitOfWork, wait: SignInWait) -> datetime:
    """The end of a wait on the pharmacy's clock; the minute is rounded up, because no seconds are shown."""
    if wait.until is None:
        raise ValueError("no wait")
    return (wait.until + timedelta(seconds=59, microseconds=999999)).astimezone(uow.local_now.tzinfo)
