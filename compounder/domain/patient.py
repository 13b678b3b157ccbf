"""A patient: a pseudonym that everything else refers to and that stays, and an identity that can be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from compounder.domain.staff import StaffId

Pseudonym = NewType("Pseudonym", str)


@dataclass(frozen=True, slots=True)
class Patient:
    """The pseudonym of a person. `erased_at` is set by the act that erased the identity."""

    id: Pseudonym
    added_by: StaffId
    added_at: datetime
    erased_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a pseudonym is: the one erasable record, under the same key. Only its salted digest enters the audit trail.

    `salt` is 16 random bytes (`UnitOfWork.random_bytes`); digests of papers that name the patient are salted with it
    too, because an unsalted digest of a reproducible label is a dictionary for the name.
    """

    id: Pseudonym
    salt: bytes
    name: str
    birth_date: date | None = None
    number: str | None = None
    address: str | None = None


def age_on(born: date, day: date) -> int:
    """Completed years of life on a day; somebody born on 29 February completes one on 1 March of other years.

    >>> age_on(date(1960, 2, 29), date(2026, 2, 28)), age_on(date(1960, 2, 29), date(2026, 3, 1))
    (65, 66)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
