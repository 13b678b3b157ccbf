"""Who works in the pharmacy, what each role may do, and what a signature is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType

StaffId = NewType("StaffId", str)
SignatureId = NewType("SignatureId", str)


class Role(Enum):
    """What a member of staff is; each has one role, and a change of role is an act of its own."""

    TECHNICIAN = "technician"
    PHARMACIST = "pharmacist"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Permission(Enum):
    """What the staff do, as far as it is not open to everyone who signs in."""

    RECEIVE = "receive"
    PLAN = "plan"
    WEIGH = "weigh"
    VERIFY = "verify"
    PRINT = "print"
    DISPENSE = "dispense"
    ADD_PATIENT = "add_patient"
    IMPORT_FORMULATION = "import_formulation"
    APPROVE_FORMULATION = "approve_formulation"
    ACCEPT_LOT = "accept_lot"
    RECALL_LOT = "recall_lot"
    ADJUST_STOCK = "adjust_stock"
    ACCEPT_DEVIATION = "accept_deviation"
    RECORD_EVIDENCE = "record_evidence"
    RELEASE = "release"
    REJECT = "reject"
    VOID = "void"
    ERASE_PATIENT = "erase_patient"
    MANAGE_STAFF = "manage_staff"
    CHANGE_SETTINGS = "change_settings"
    BACK_UP = "back_up"
    RESTORE = "restore"
    UPGRADE = "upgrade"
    SET_CLOCK_BACK = "set_clock_back"


_TECHNICIAN = frozenset(
    {
        Permission.RECEIVE,
        Permission.PLAN,
        Permission.WEIGH,
        Permission.VERIFY,
        Permission.PRINT,
        Permission.DISPENSE,
        Permission.ADD_PATIENT,
        Permission.IMPORT_FORMULATION,
    }
)
_PHARMACIST = _TECHNICIAN | {
    Permission.APPROVE_FORMULATION,
    Permission.ACCEPT_LOT,
    Permission.RECALL_LOT,
    Permission.ADJUST_STOCK,
    Permission.ACCEPT_DEVIATION,
    Permission.RECORD_EVIDENCE,
    Permission.RELEASE,
    Permission.REJECT,
    Permission.VOID,
    Permission.ERASE_PATIENT,
}
_ADMINISTRATOR = frozenset(
    {
        Permission.MANAGE_STAFF,
        Permission.CHANGE_SETTINGS,
        Permission.BACK_UP,
        Permission.RESTORE,
        Permission.UPGRADE,
        Permission.SET_CLOCK_BACK,
    }
)
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.TECHNICIAN: _TECHNICIAN,
    Role.PHARMACIST: frozenset(_PHARMACIST),
    Role.ADMINISTRATOR: _ADMINISTRATOR,
    Role.AUDITOR: frozenset(),
}
"""What each role may do. An administrator makes no preparation: who has an interest in the data does not rule it."""


def may(role: Role, permission: Permission) -> bool:
    """Whether a role may do this."""
    return permission in PERMISSIONS[role]


def roles_that_may(permission: Permission) -> tuple[Role, ...]:
    """Every role that may do this, for the sentence that refuses the others."""
    return tuple(role for role in Role if may(role, permission))


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person who signs in. Never deleted, the login never given to another person: deactivated instead.

    `password` and `recovery` hold Argon2id hashes; they enter the audit trail by digest alone. `failed_sign_ins` counts
    the wrong passwords since the last right one, `lock_count` the waits since then (each doubles the next).
    """

    id: StaffId
    login: str
    name: str
    role: Role
    password: str
    active: bool
    must_change_password: bool
    failed_sign_ins: int
    lock_count: int
    created_at: datetime
    locked_until: datetime | None = None
    recovery: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Re-entry of the password under a meaning: this record, in this state, was signed in the chain at that time.

    `signed` is JSON text ``[[table, key, digest], …]`` of the rows as they stood at the act's end. It proves nothing
    against someone who can write the database and all anchors. Made by `UnitOfWork.sign`, never by a service.
    """

    id: SignatureId
    signer: StaffId
    role: Role
    meaning: str
    signed_at: datetime
    nonce: str
    signed: str
