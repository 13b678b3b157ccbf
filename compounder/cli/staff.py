"""``compounder staff``: who works here; added, deactivated, unlocked, reset; one's own password."""

from __future__ import annotations

import argparse

from compounder.bootstrap import new_id, new_recovery_code
from compounder.cli.answer import DONE, print_json
from compounder.cli.secret import read_new_secret, read_secret
from compounder.cli.signed_in import opened, show_done, signed_in
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.staff import Role, StaffMember
from compounder.services import manage_staff
from compounder.services.authority import role_phrase
from compounder.services.manage_staff import NewMember, member_named
from compounder.services.sign_in import change_password, member_by_login, recover_administrator
from compounder.services.unit_of_work import Act
from compounder.shipped import words


def run(options: argparse.Namespace) -> int:
    """Do the action."""
    {
        "list": _list,
        "add": _add,
        "deactivate": _of_member,
        "reactivate": _of_member,
        "unlock": _of_member,
        "role": _role,
        "reset": _reset,
        "password": _password,
        "recover": _recover,
    }[options.action](options)
    return DONE


def _list(options: argparse.Namespace) -> None:
    with signed_in(options) as desk, desk.records.reading() as loads:
        members = sorted(loads.find(StaffMember), key=lambda member: member.login)
    if options.json:
        print_json([_answer(member) for member in members])
        return
    reader = words(options.language)
    for member in members:
        state = "" if member.active else f"  ({reader.say('staff.inactive')})"
        print(f"{member.login:16}  {reader.show(role_phrase(member.role)):16}  {reader.show(member.name)}{state}")


def _answer(member: StaffMember) -> dict[str, object]:
    return {
        "login": member.login,
        "name": member.name,
        "role": member.role.value,
        "active": member.active,
        "must_change_password": member.must_change_password,
        "locked_until": member.locked_until.isoformat() if member.locked_until else None,
    }


def _as_role(text: str) -> Role:
    names = tuple(role.value for role in Role)
    if text not in names:
        raise Refusal("unknown_option", "role", role=shortened(text), roles=names)
    return Role(text)


def _add(options: argparse.Namespace) -> None:
    role = _as_role(options.role)
    with signed_in(options) as desk:
        password = read_new_secret("first_password", options.language, login=options.login)
        member = NewMember(options.login, options.name, role, password)
        changes = manage_staff.add_staff(desk.records, desk.pharmacy.passwords, desk.act("add_staff"), member)
    show_done(changes, options, "staff_add", login=options.login)


def _of_member(options: argparse.Namespace) -> None:
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            person = member_named(loads, options.login).id
        act = desk.act(options.action, getattr(options, "reason", None))
        match options.action:
            case "deactivate":
                changes = manage_staff.deactivate(desk.records, act, person)
            case "reactivate":
                changes = manage_staff.reactivate(desk.records, act, person)
            case _:
                changes = manage_staff.unlock(desk.records, act, person)
    show_done(changes, options, f"staff_{options.action}", login=options.login)


def _role(options: argparse.Namespace) -> None:
    role = _as_role(options.role)
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            person = member_named(loads, options.login).id
        changes = manage_staff.change_role(desk.records, desk.act("change_role", options.reason), person, role)
    show_done(changes, options, "staff_role", login=options.login, role=role_phrase(role))


def _reset(options: argparse.Namespace) -> None:
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            person = member_named(loads, options.login).id
        password = read_new_secret("first_password", options.language, login=options.login)
        act = desk.act("reset_password", options.reason)
        changes = manage_staff.reset_password(desk.records, desk.pharmacy.passwords, act, person, password)
    show_done(changes, options, "staff_reset", login=options.login)


def _password(options: argparse.Namespace) -> None:
    """One's own password, also where it must be changed before anything else; so this does not sign in first."""
    if options.person is None:
        raise Refusal("not_signed_in", "nobody")
    with opened(options) as pharmacy:
        old = read_secret("password", options.language, login=options.person)
        new = read_new_secret("new_password", options.language)
        with pharmacy.records.reading() as loads:
            member = member_by_login(loads, options.person)
        act = Act("change_password", member.id if member else None, new_id())
        changes = change_password(
            pharmacy.records, pharmacy.passwords, act, login=options.person, old=old, new=new, attempt=new_id()
        )
    show_done(changes, options, "staff_password", login=options.person)


def _recover(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy:
        code = read_secret("recovery_code", options.language, login=options.login)
        new = read_new_secret("new_password", options.language)
        following = new_recovery_code()
        changes = recover_administrator(
            pharmacy.records, pharmacy.passwords, login=options.login, code=code, new=new, next_code=following,
            attempt=new_id(),
        )  # fmt: skip
    show_done(changes, options, "staff_recover", login=options.login, recovery_code=following)
