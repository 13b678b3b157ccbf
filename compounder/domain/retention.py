"""How long records must name a patient: before that nobody may erase the identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Retention:
    """A profile's retention in years after the last entry about a patient, and the rule that sets it."""

    profile: str
    years: int
    rule: str
    source: str
    confirmed: bool

    def ends_on(self, last_entry: date) -> date:
        """The first day on which the identity may be erased; from 29 February that is 1 March where there is none."""
        year = last_entry.year + self.years
        try:
            return last_entry.replace(year=year)
        except ValueError:
            return date(year, 3, 1)
