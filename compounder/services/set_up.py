"""The first act of a database: whose records these are, and the first administrator with a sealed recovery code."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from compounder.domain.errors import Refusal
from compounder.domain.names import checked_login, checked_name
from compounder.domain.number import shortened
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.recovery_code import code_as_typed
from compounder.domain.staff import Role, StaffId
from compounder.services.manage_staff import NewMember, member_record
from compounder.services.passwords import Passwords, check_new_password
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class NewPharmacy:
    """What `init` asks: whose records, under which rules, in which language and time zone, and who administers them."""

    name: str
    address: str
    profile: str
    language: str
    time_zone: str
    login: str
    person: str
    password: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What the program's data offers: the regulatory profiles of its rule files, and the languages of papers."""

    profiles: Collection[str]
    languages: Collection[str]


def check_set_up(new: NewPharmacy, choices: Choices) -> None:
    """Refuse what cannot be set up: ``unknown_option``, ``invalid_name``, ``weak_password``."""
    if new.profile not in choices.profiles:
        raise Refusal(
            "unknown_option", "profile", profile=shortened(new.profile), profiles=tuple(sorted(choices.profiles))
        )
    if new.language not in choices.languages:
        raise Refusal(
            "unknown_option", "language", language=shortened(new.language), languages=tuple(sorted(choices.languages))
        )
    if not _is_time_zone(new.time_zone):
        raise Refusal("unknown_option", "time_zone", time_zone=shortened(new.time_zone))
    checked_name(new.name, "pharmacy")
    checked_name(new.address, "address")
    checked_login(new.login)
    checked_name(new.person, "person")
    check_new_password(new.password, new.login)


def set_up(
    records: Records, passwords: Passwords, new: NewPharmacy, choices: Choices, *, recovery: str, command: str
) -> Changes:
    """Write the pharmacy and its first administrator; `recovery` is the code that is printed once and kept as a hash.

    Refused as `check_set_up`, and as ``database_exists`` where the database has its pharmacy. Result: ``pharmacy``,
    ``person``.
    """
    check_set_up(new, choices)
    hashed, sealed = passwords.hashed(new.password), passwords.hashed(code_as_typed(recovery))
    member = NewMember(new.login, new.person, Role.ADMINISTRATOR, new.password)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        if uow.find(Pharmacy):
            raise Refusal("database_exists", "set_up")
        pharmacy = Pharmacy(
            uow.new_id(), checked_name(new.name, "pharmacy"), checked_name(new.address, "address"), new.profile,
            new.language, new.time_zone, new.sample, uow.now,
        )  # fmt: skip
        uow.insert(pharmacy)
        key = StaffId(uow.new_id())
        uow.insert(member_record(key, member, hashed, uow, must_change_password=False, recovery=sealed))
        return {"pharmacy": pharmacy.id, "person": key}

    return records.perform(Act("set_up", None, command), work)


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return bool(name)
