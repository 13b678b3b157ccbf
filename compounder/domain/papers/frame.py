"""What stands round every paper: the pharmacy, the act that it documents, who printed it when, and which copy it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength

Text = str | LocalText | Phrase
"""A name or typed text as it is, a text of a data file, or a phrase of ``resources/words``."""


class VesselKind(Enum):
    """What a preparation is filled into; the words stand under ``[paper.container.*]``."""

    POT = "pot"
    TUBE = "tube"
    BOTTLE = "bottle"
    VIAL = "vial"
    SYRINGE = "syringe"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The pharmacy on its papers. The short name stands on labels too small for the whole one."""

    name: Text
    address: Text
    short_name: Text = ""


@dataclass(frozen=True, slots=True)
class AuditMark:
    """The act that a paper documents: its number in the audit trail, and the chain's head in five groups of letters."""

    number: int
    groups: str


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff on paper: name, role, and the shorter name for narrow columns."""

    name: str
    role: Phrase
    short: str = ""

    @property
    def short_name(self) -> str:
        """The name for a narrow column."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Medicine:
    """What a preparation is: its name, its strength and its dosage form."""

    name: Text
    strength: Strength
    dosage_form: Text


@dataclass(frozen=True, slots=True)
class Frame:
    """What head and foot of a record say on each page.

    `duplicate` is 0 on the first print and counts the reprints, each with its reason. `printed_at` is local time with
    its offset. `exception` names the lone pharmacist's signed exception; it stands on every page. A draft documents no
    act and is no record; every page says so.
    """

    pharmacy: Letterhead
    audit: AuditMark
    printed_at: datetime
    printed_by: str
    program: str
    rules: str
    duplicate: int = 0
    reason: str = ""
    exception: Text = ""
    is_sample: bool = False
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A signature: what was said, by whom, when (local time), and the SHA-256 of what was signed."""

    statement: Phrase
    person: Person
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Filling:
    """So many containers of so much: 9 pots of 50 g."""

    number: int
    kind: VesselKind
    content: Quantity

    @property
    def phrase(self) -> Phrase:
        """Its words."""
        form = "one" if self.number == 1 else "many"
        return Phrase.of(f"paper.filled.{self.kind.value}.{form}", number=self.number, content=self.content)


def fillings_of(kind: VesselKind, contents: Iterable[Quantity]) -> tuple[Filling, ...]:
    """Containers counted by what each of them holds, in the order in which each content first comes."""
    counted = Counter(contents)
    return tuple(Filling(number, kind, content) for content, number in counted.items())


def filled_words(fillings: Sequence[Filling]) -> Phrase:
    """All of them in words: "10 pots of 50 g, 1 pot of 45 g"."""
    if len(fillings) == 1:
        return fillings[0].phrase
    return Phrase.of("paper.assembled.shown", value=tuple(filling.phrase for filling in fillings))


@dataclass(frozen=True, slots=True)
class Voiding:
    """Why an entry or a record no longer counts; its number is kept."""

    at: datetime
    by: Person
    reason: str
    audit_number: int
    replaced_by: str = ""
