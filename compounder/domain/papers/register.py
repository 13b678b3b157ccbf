"""The register (ordonnancier): which number, what, for whom, from which lots (French R.5125-45, unconfirmed copy)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from compounder.domain.papers.frame import Frame, Medicine, Person, Text, Voiding
from compounder.domain.quantity import Quantity


class RegisterAct(Enum):
    """The two series of the register."""

    PREPARATION = "preparation"
    DISPENSING = "dispensing"


@dataclass(frozen=True, slots=True)
class Constituent:
    """One raw material of the composition: name, how much, lot, supplier."""

    name: Text
    amount: Quantity
    lot: str
    supplier: Text


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One number of the register. A void entry keeps its place, its number struck through.

    `preparation` is the number of the preparation that is dispensed, `exception` the lone pharmacist's signed one.
    Without prescriber or patient the register says so in words, never by an empty cell.
    """

    number: str
    act: RegisterAct
    at: datetime
    medicine: Medicine
    batch: str
    composition: tuple[Constituent, ...]
    quantity: Quantity
    units: Text
    by: Person
    preparation: str = ""
    released_by: Person | None = None
    prescriber: str = ""
    prescriber_address: str = ""
    patient: str = ""
    patient_address: str = ""
    voiding: Voiding | None = None
    exception: Text = ""


@dataclass(frozen=True, slots=True)
class LostNumber:
    """A number whose entry was lost with the records: perhaps given out, declared void by a restoration."""

    number: str
    act: RegisterAct
    voiding: Voiding


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """Consecutive entries of both series in one order of time, and the last numbers before the first of them."""

    frame: Frame
    year: int
    entries: tuple[RegisterEntry | LostNumber, ...]
    before: tuple[str, ...] = ()
