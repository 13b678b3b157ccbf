"""Who may do what, asked again under the lock by every service, and the signatures that only a password makes."""

from __future__ import annotations

from dataclasses import dataclass, field

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission, Role, SignatureId, StaffId, StaffMember, may, roles_that_may
from compounder.services.unit_of_work import Act, Loads, Record, UnitOfWork


@dataclass(frozen=True, slots=True)
class Signing:
    """That a person has just re-entered the right password for one command, and for no other.

    Made by `compounder.services.sign_in.confirm_password`, outside the lock. It lives no longer than the call: the
    command is carried out once, and a password that was changed since then no longer matches `against`.
    """

    person: StaffId
    command: str
    against: str = field(repr=False)


def permitted(uow: UnitOfWork, permission: Permission) -> StaffMember:
    """The act's person as they stand now, if they may do this.

    Refused: ``not_signed_in`` (nobody, or a deactivated person), ``password_change_needed`` (a password that another
    person set), ``not_permitted`` (names the roles that may).
    """
    return person_permitted(uow, uow.act.by, permission)


def person_permitted(loads: Loads, person: StaffId | None, permission: Permission) -> StaffMember:
    """The same of any person, for what is long to do before the act: asked again under the lock; as `permitted`."""
    if person is None:
        raise Refusal("not_signed_in", "nobody")
    return allowed(loads.load(StaffMember, person), permission)


def allowed(member: StaffMember, permission: Permission) -> StaffMember:
    """The same of a person as just read; refusals as `permitted`."""
    if not member.active:
        raise Refusal("not_signed_in", "deactivated", login=member.login)
    if member.must_change_password:
        raise Refusal("password_change_needed", "first", login=member.login)
    refusal = role_refusal(member.role, permission)
    if refusal is not None:
        raise refusal
    return member


def role_refusal(role: Role, permission: Permission) -> Refusal | None:
    """Why a role may not do this (``not_permitted``); None where it may."""
    if may(role, permission):
        return None
    needed = tuple(role_phrase(other) for other in roles_that_may(permission))
    return Refusal("not_permitted", "role", role=role_phrase(role), needed=needed)


def sign(
    uow: UnitOfWork, member: StaffMember, signing: Signing, meaning: str, *rows: tuple[type[Record], str]
) -> SignatureId:
    """Sign rows under a meaning; refused as ``not_signed`` where the password was not given for this very act."""
    act = uow.act
    if (signing.person, signing.command, signing.against) != (member.id, act.command, member.password):
        raise Refusal("not_signed", "password")
    return uow.sign(meaning, member.role, *rows)


def reason_of(act: Act) -> str:
    """The reason of an act that must have one; ``reason_needed`` where it is missing."""
    if act.reason is None or not act.reason.strip():
        raise Refusal("reason_needed", "act")
    return act.reason


def role_phrase(role: Role) -> Phrase:
    """The word for a role."""
    return Phrase.of(f"role.{role.value}")
