"""Where in the window one can be: the places of the rail, in the order of the day, and what a record is opened by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from compounder.domain.staff import Permission, Role, may

if TYPE_CHECKING:
    from compounder.domain.calculated_value import CalculatedValue  # the start waits for no calculator


class Place(Enum):
    """A place of the rail; the value is its icon and the digit that opens it with Alt."""

    TODAY = "today", 1
    BATCHES = "batches", 2
    DISPENSE = "dispense", 3
    STOCK = "stock", 4
    FORMULATIONS = "formulations", 5
    CALCULATE = "calculators", 6
    PATIENTS = "patients", 7
    RECORDS = "records", 9
    SETTINGS = "settings", 0

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return self.value[0]

    @property
    def digit(self) -> int:
        """The digit that opens it with Alt; 8 is kept for recall."""
        return self.value[1]

    def is_for(self, role: Role) -> bool:
        """Whether a role has anything to do or to read here."""
        needed = _NEEDED.get(self)
        return needed is None or may(role, needed)


_NEEDED = {Place.DISPENSE: Permission.DISPENSE}
"""What a place is for and nothing else; who may not do it does not see it. Everything else may be read by everybody."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go: a place, a record in it ("" for the place itself), and what to do there ("new", "" to look).

    `brought` is a calculated value that goes along to a new batch.
    """

    place: Place
    record: str = ""
    act: str = ""
    brought: CalculatedValue | None = None
