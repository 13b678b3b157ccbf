"""The audit trail as people may read it: who did what when and why, and what it changed; no reading before its time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from compounder.domain.audit import AuditBody, AuditEntry, Raw, TouchedRow, head_letters
from compounder.domain.balance import Balance
from compounder.domain.batch import Batch, BatchContainer, BatchState
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.ledger import from_smallest_units
from compounder.domain.lot_use import is_lot
from compounder.domain.number import shortened
from compounder.domain.quantity import Quantity
from compounder.domain.staff import StaffMember
from compounder.domain.stock import IngredientLot
from compounder.domain.unit import Unit
from compounder.services.compound_batch.reading import read_dossier
from compounder.services.queries import AuditQueries, AuditQuestion
from compounder.services.unit_of_work import Loads

PAGE = 50
"""How many entries are read at a time."""
_BOOKKEEPING = "commands"
"""One row for each act: which command, and what it answered. It says nothing that the entry does not say."""
_OF_READINGS = frozenset({"weighings", "movements", "deviations", "verifications", "signatures", "lots"})
"""Rows that hold a first reading, or from which it could be worked out (a lot that it emptied)."""
_UNITS = {"mass": "g", "volume": "mL", "activity": "unit"}
_ABOUT = ("batch", "lot", "version", "balance", "person")
"""What an act answered, the first that says what it was about; patients stay unnamed."""


@dataclass(frozen=True, slots=True)
class AuditChange:
    """A column and its value before and after; None where there was or is none."""

    column: str
    old: str | Quantity | None
    new: str | Quantity | None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A row that an act wrote. Of columns in `secret`, and of a row that is withheld, the trail or we show no value."""

    table: str
    key: str
    is_new: bool
    is_erased: bool
    changes: tuple[AuditChange, ...]
    secret: tuple[str, ...]
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class AuditLine:
    """An act: its number and head, when, by whom ("" nobody known), what about which record, why, and its rows.

    `is_withheld`: it holds a reading that a second person has still to make; neither it nor the reason is here.
    """

    number: int
    head: str
    at: datetime
    by: str
    kind: str
    reason: str
    about: str
    record: tuple[str, str] | None
    is_signed: bool
    is_withheld: bool
    rows: tuple[AuditRow, ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some acts, the newest first."""

    lines: tuple[AuditLine, ...]
    has_more: bool


def read_trail(
    loads: Loads, queries: AuditQueries, question: AuditQuestion, *, before: int | None = None, most: int = PAGE
) -> AuditPage:
    """A page of the trail, for somebody who has signed in."""
    found = queries.entries(question, before=before, most=most + 1)
    names = _Names(loads)
    unread = _unread_batches(loads)
    return AuditPage(tuple(_line(entry, names, unread) for entry in found[:most]), len(found) > most)


def keys_of(loads: Loads, text: str) -> tuple[str, ...]:
    """The keys of the records that a person names: a batch, a container, a lot by any of its numbers, a version.

    Refused as ``unknown_audited``: nothing but the key of a record is ever looked for in the trail.
    """
    wanted = text.strip()
    kinds = (Batch, BatchContainer, FormulationVersion, IngredientLot, StaffMember)
    if wanted and any(loads.find(kind, id=wanted) for kind in kinds):
        return (wanted,)  # before a receipt: one may bear the number of a batch
    keys: list[str] = [lot.id for lot in loads.find(IngredientLot) if wanted and is_lot(wanted, lot)]
    keys += [member.id for member in loads.find(StaffMember, login=wanted)]
    if not keys:
        raise Refusal("unknown_audited", "named", text=shortened(wanted))
    return tuple(keys)


class _Names:
    """People and lots by the names under which people know them."""

    def __init__(self, loads: Loads) -> None:
        self.people: Mapping[str, str] = {member.id: member.name for member in loads.find(StaffMember)}
        self._balances: Mapping[str, str] = {balance.id: balance.name for balance in loads.find(Balance)}
        self._loads = loads
        self._lots: dict[str, str] = {}

    def called(self, kind: str, key: str) -> str:
        """How people call a record."""
        match kind:
            case "lot":
                return self._lot(key)
            case "balance":
                return self._balances.get(key, key)
            case "person":
                return self.people.get(key, key)
            case _:
                return key

    def _lot(self, key: str) -> str:
        if key not in self._lots:
            found = self._loads.find(IngredientLot, id=key)
            self._lots[key] = found[0].lot_number if found else key
        return self._lots[key]


def _unread_batches(loads: Loads) -> frozenset[str]:
    """Batches of which a weighing waits for its second reading."""
    found = (batch for state in (BatchState.WEIGHING, BatchState.WEIGHED) for batch in loads.find(Batch, state=state))
    return frozenset(batch.id for batch in found if read_dossier(loads, batch.id).unchecked)


def _line(entry: AuditEntry, names: _Names, unread: frozenset[str]) -> AuditLine:
    body = AuditBody.parse(entry.body)
    is_withheld = _holds_reading(body.rows, unread)
    about, record = _about(body, names)
    return AuditLine(
        body.seq,
        head_letters(entry.hash),
        datetime.fromisoformat(body.at),
        names.people.get(body.by, body.by) if body.by is not None else "",
        body.act,
        "" if is_withheld else body.reason or "",
        about,
        record,
        any(row.table == "signatures" for row in body.rows),
        is_withheld,
        tuple(_row(row, names, is_withheld=is_withheld) for row in body.rows if row.table != _BOOKKEEPING),
    )


def _holds_reading(rows: Iterable[TouchedRow], unread: frozenset[str]) -> bool:
    """Whether an act wrote a reading, or what tells one, of a batch that still has unread weighings.

    All of the batch, not the one weighing alone: what was weighed before of the same line is about the same.
    """
    seen = list(rows)
    about = {row.key for row in seen if row.table == "batches"} | set(_batches_in(seen))
    about |= {str(_answered(seen).get("batch"))}
    return bool(about & unread) and any(row.table in _OF_READINGS for row in seen)


def _batches_in(rows: Iterable[TouchedRow]) -> list[str]:
    """The batches that rows name, in their order."""
    changes = (change for row in rows for change in row.changed if change[0] == "batch")
    return [str(value) for _, old, new in changes for value in (new, old) if value is not None]


def _answered(rows: Iterable[TouchedRow]) -> Mapping[str, object]:
    """What the act gave back: the ids of what it was about."""
    for row in rows:
        result = {name: new for name, _, new in row.changed}.get("result") if row.table == _BOOKKEEPING else None
        if isinstance(result, str):
            answered = json.loads(result)
            return answered if isinstance(answered, dict) else {}
    return {}


def _about(body: AuditBody, names: _Names) -> tuple[str, tuple[str, str] | None]:
    """What the act was about as people call it, and its record; nothing for the unnamed, nor for oneself."""
    rows, by = body.rows, body.by
    answered = dict(_answered(rows))
    batches = _batches_in(rows)
    if batches:
        answered.setdefault("batch", batches[0])
    for kind in _ABOUT:
        key = answered.get(kind)
        if isinstance(key, str) and key:
            return ("" if key == by else names.called(kind, key)), (kind, key)
    return "", None


def _row(row: TouchedRow, names: _Names, *, is_withheld: bool) -> AuditRow:
    is_hidden = is_withheld and row.table in _OF_READINGS
    told = [] if is_hidden else [change for change in row.changed if change[0] != "id"]
    unit = _UNITS.get(str({name: new for name, _, new in told}.get("dimension"))) if row.table == "movements" else None
    changes = tuple(_change(change, names, unit) for change in told)
    is_new, is_erased = row.old is None, row.new is None
    key = names.people.get(row.key, row.key)
    return AuditRow(row.table, key, is_new, is_erased, changes, row.secret, is_hidden)


def _change(change: tuple[str, Raw | None, Raw | None], names: _Names, unit: str | None) -> AuditChange:
    """One column; an amount of the ledger is told in a unit and not in its smallest parts."""
    column, old, new = change
    if unit is not None and column == "amount" and isinstance(new, int):
        return AuditChange(column, None, from_smallest_units(new, Unit.of(unit)))
    return AuditChange(column, _shown(old, names), _shown(new, names))


def _shown(value: Raw | None, names: _Names) -> str | None:
    if value is None:
        return None
    text = value.hex() if isinstance(value, bytes) else str(value)
    return names.people.get(text, text)
