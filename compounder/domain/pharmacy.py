"""The pharmacy itself: whose records these are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pharmacy:
    """Whose records these are: exactly one a database. Anchors find it by its id, whatever the file is called.

    `profile` names the regulatory profile ("FR", "US"), `language` the language of papers, `time_zone` an IANA zone in
    which days and years are counted. A sample pharmacy is marked so and prints it.
    """

    id: str
    name: str
    address: str
    profile: str
    language: str
    time_zone: str
    sample: bool
    created_at: datetime
