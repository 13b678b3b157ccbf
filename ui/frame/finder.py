"""What the one field finds and a scan opens: records of every kind, and the acts whose words were typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, Role, may
from compounder.exchange.container_code import container_code
from compounder.exchange.gs1 import parse_element_string
from compounder.exchange.plain_code import without_symbology
from compounder.services.find_records import Found, FoundKind, find_records, find_scanned
from ui.newest import Newest
from ui.places import Place, Target
from ui.widgets.scan_field import Finding, ScanField
from ui.words import words
from ui.workplace import Workplace

_PLACES = {
    FoundKind.BATCH: Place.BATCHES,
    FoundKind.LOT: Place.STOCK,
    FoundKind.FORMULATION: Place.FORMULATIONS,
    FoundKind.PATIENT: Place.PATIENTS,
}


@dataclass(frozen=True, slots=True)
class Code:
    """What a scanned code says: the batch that it is of, the lot, and whether it is the code of a maker's pack."""

    batch: str | None
    lot: str | None
    is_pack: bool = False


@dataclass(frozen=True, slots=True)
class PackToReceive:
    """A pack whose lot is not known here, by its code."""

    text: str


class Finder(QObject):
    """Answers a field: `gone_to` with a Target, once a person has chosen or a scan meant one record alone.

    `pack_chosen(text)` when a pack of an unknown lot shall be received; `listed` when a scan has left a choice.
    """

    gone_to = Signal(object)
    pack_chosen = Signal(str)
    listed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        field: ScanField,
        places: frozenset[Place],
        acts: Callable[[], Mapping[str, Target]],
        role: Role,
    ) -> None:
        super().__init__(field)
        self._workplace, self._field, self._places, self._acts = workplace.asked_by(self), field, places, acts
        self._role = role
        self._newest = Newest(self._workplace.operations)
        field.searched.connect(self.search)
        field.submitted.connect(self.search)
        field.chosen.connect(self._choose)

    def search(self, text: str) -> None:
        """Look for what was typed; the answer to an earlier text is dropped."""
        work = self._workplace

        def question() -> tuple[Found, ...]:
            with work.records.reading() as loads:
                return find_records(loads, work.rules, text)

        self._newest.ask(question, lambda found: self._show(text, found))

    def scan(self, text: str) -> None:
        """Open what a code belongs to, at once only where exactly one record matches."""
        work = self._workplace
        code = _read(text, work.local_now().date())

        def question() -> tuple[Found, ...]:
            with work.records.reading() as loads:
                return find_scanned(loads, work.rules, batch=code.batch, lot=code.lot)

        self._newest.ask(question, lambda found: self._take_scan(text, code, found))

    def _show(self, text: str, found: Sequence[Found]) -> None:
        if self._field.text().strip() == text.strip():
            self._list(self._do(text), found, self.tr("Nothing is known by this name or number."))

    def _take_scan(self, text: str, code: Code, found: Sequence[Found]) -> None:
        here = [item for item in found if _PLACES[item.kind] in self._places]
        if len(here) == 1:
            self._choose(_target(here[0]))
            return
        unknown = self.tr("This code is not known here: %1. Receive it in Stock.").replace("%1", words().show(text))
        self._list(self._to_receive(text, code) if not here else [], here, unknown)
        self.listed.emit()

    def _to_receive(self, text: str, code: Code) -> list[Finding]:
        if not code.is_pack or Place.STOCK not in self._places or not may(self._role, Permission.RECEIVE):
            return []
        word = self.tr("Receive lot %1").replace("%1", words().show(code.lot or ""))
        detail = self.tr("This pack is not known here.")
        return [Finding(self.tr("Do"), PackToReceive(text), word, detail, Place.STOCK.icon)]

    def _do(self, text: str) -> list[Finding]:
        wanted = text.strip().casefold()
        group = self.tr("Do")
        return [
            Finding(group, target, word, icon=target.place.icon)
            for word, target in self._acts().items()
            if wanted in word.casefold()
        ]

    def _list(self, acts: list[Finding], found: Sequence[Found], nothing: str) -> None:
        groups = {
            FoundKind.BATCH: self.tr("Batch"),
            FoundKind.LOT: self.tr("Lot"),
            FoundKind.FORMULATION: self.tr("Formulation"),
            FoundKind.PATIENT: self.tr("Patient"),
        }
        records = [
            Finding(
                groups[item.kind], _target(item), words().show(item.name), self._number(item), _PLACES[item.kind].icon
            )
            for item in found
            if _PLACES[item.kind] in self._places
        ]
        if acts or records:
            self._field.show_findings([*acts, *records])
        else:
            self._field.show_none(nothing)

    def _number(self, found: Found) -> str:
        number = words().show(found.number)
        if found.kind is FoundKind.FORMULATION:
            return self.tr("version %1").replace("%1", number)
        facts = [words().show(fact) for fact in found.told_apart_by]
        return ", ".join(part for part in (number, *facts) if part)

    def _choose(self, target: object) -> None:
        self._field.clear()
        if isinstance(target, PackToReceive):
            self.gone_to.emit(Target(Place.STOCK, act="receive"))
            self.pack_chosen.emit(target.text)
        else:
            self.gone_to.emit(target)


def _target(found: Found) -> Target:
    return Target(_PLACES[found.kind], found.record)


def _read(text: str, today: date) -> Code:
    """The batch and the lot that a code names: ours a batch, a maker's a lot; a plain text may be either."""
    try:
        string = parse_element_string(text, today)
    except Refusal:
        plain = without_symbology(text)
        return Code(plain, plain)
    try:
        return Code(container_code(string).batch, None)
    except Refusal:
        return Code(None, string.value("10"), is_pack=bool(string.value("01") and string.value("10")))
