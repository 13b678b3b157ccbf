"""The people of the pharmacy: added, deactivated, let in again, unlocked, given a new password or another role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compounder.domain.errors import Refusal
from compounder.domain.names import checked_login, checked_name
from compounder.domain.number import shortened
from compounder.domain.staff import Permission, Role, StaffId, StaffMember
from compounder.services.authority import permitted, reason_of
from compounder.services.passwords import Passwords, check_new_password
from compounder.services.sign_in import member_by_login
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class NewMember:
    """Who is to be added, and their first password, which they must change when they first sign in."""

    login: str
    name: str
    role: Role
    password: str


def member_record(
    key: StaffId, member: NewMember, hashed: str, uow: UnitOfWork, *, must_change_password: bool, recovery: str | None
) -> StaffMember:
    """The checked record of somebody new. Refused: ``invalid_name``, ``login_taken`` (a login is never given twice)."""
    login = checked_login(member.login)
    if member_by_login(uow, login) is not None:
        raise Refusal("login_taken", "staff", login=login)
    return StaffMember(
        id=key, login=login, name=checked_name(member.name, "person"), role=member.role, password=hashed, active=True,
        must_change_password=must_change_password, failed_sign_ins=0, lock_count=0, created_at=uow.now,
        recovery=recovery,
    )  # fmt: skip


def add_staff(records: Records, passwords: Passwords, act: Act, member: NewMember) -> Changes:
    """Add a member of staff; refused as `member_record`, and as ``weak_password``. Result: ``person``."""
    check_new_password(member.password, member.login)
    hashed = passwords.hashed(member.password)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.MANAGE_STAFF)
        key = StaffId(uow.new_id())
        uow.insert(member_record(key, member, hashed, uow, must_change_password=True, recovery=None))
        return {"person": key}

    return records.perform(act, work)


def deactivate(records: Records, act: Act, person: StaffId) -> Changes:
    """Let a person in no more; the act has a reason. The last administrator stays (``last_administrator``)."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.MANAGE_STAFF)
        reason_of(act)
        member = uow.load(StaffMember, person)
        if not member.active:
            raise Refusal("staff_state", "inactive", login=member.login)
        _keep_an_administrator(uow, member)
        uow.change(member, active=False)
        return {"person": person}

    return records.perform(act, work)


def reactivate(records: Records, act: Act, person: StaffId) -> Changes:
    """Let a deactivated person in again, under their own login; the act has a reason."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.MANAGE_STAFF)
        reason_of(act)
        member = uow.load(StaffMember, person)
        if member.active:
            raise Refusal("staff_state", "active", login=member.login)
        uow.change(member, active=True)
        return {"person": person}

    return records.perform(act, work)


def unlock(records: Records, act: Act, person: StaffId) -> Changes:
    """End the wait after wrong passwords and begin to count anew."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.MANAGE_STAFF)
        member = uow.load(StaffMember, person)
        uow.change(member, failed_sign_ins=0, lock_count=0, locked_until=None)
        return {"person": person}

    return records.perform(act, work)


def reset_password(records: Records, passwords: Passwords, act: Act, person: StaffId, password: str) -> Changes:
    """Give a person a password that they must change before anything else; the act has a reason. Ends a wait too."""
    with records.reading() as loads:
        check_new_password(password, loads.load(StaffMember, person).login)
    hashed = passwords.hashed(password)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.MANAGE_STAFF)
        reason_of(act)
        member = uow.load(StaffMember, person)
        uow.change(
            member, password=hashed, must_change_password=True, failed_sign_ins=0, lock_count=0, locked_until=None
        )
        return {"person": person}

    return records.perform(act, work)


def change_role(records: Records, act: Act, person: StaffId, role: Role) -> Changes:
    """Give a person another role; the act has a reason. Nobody changes their own (``own_role``)."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        asking = permitted(uow, Permission.MANAGE_STAFF)
        reason_of(act)
        member = uow.load(StaffMember, person)
        if member.id == asking.id:
            raise Refusal("own_role", "change")
        _keep_an_administrator(uow, member)
        uow.change(member, role=role)
        return {"person": person}

    return records.perform(act, work)


def member_named(loads: Loads, login: str) -> StaffMember:
    """The member of staff with this login; ``unknown_staff`` where there is none."""
    member = member_by_login(loads, login)
    if member is None:
        raise Refusal("unknown_staff", "login", login=shortened(login))
    return member


def _keep_an_administrator(loads: Loads, leaving: StaffMember) -> None:
    administrators = loads.find(StaffMember, role=Role.ADMINISTRATOR, active=True)
    if [member.id for member in administrators] == [leaving.id]:
        raise Refusal("last_administrator", "stays", login=leaving.login)
