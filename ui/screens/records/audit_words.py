"""The acts of the audit trail in words, each with its icon, and what an act changed."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QObject

from compounder.domain.quantity import Quantity
from compounder.services.audit_trail import AuditChange, AuditLine, AuditRow
from ui.theme.tokens import State
from ui.widgets.fact_list import Fact
from ui.widgets.timeline import Entry
from ui.words import words

_ICONS = {
    "plan_batch": "plan",
    "record_weighing": "weigh",
    "declare_rest": "weigh",
    "verify_weighing": "verify",
    "record_step": "check",
    "record_yield": "balance",
    "dispense": "dispense",
    "return_product": "left",
    "receive": "stock",
    "open_lot": "stock",
    "count_lot": "balance",
    "check_balance": "balance",
    "register_balance": "balance",
    "write_off": "close",
    "print": "printer",
    "backup": "backup",
    "import_formulation": "formulations",
    "write_formulation": "formulations",
    "add_patient": "patients",
    "add_staff": "patients",
}
_REFUSED = frozenset({"abort_batch", "void_batch", "reject_batch", "refuse_lot", "sign_in_failed"})
_RANDOM = re.compile(r"[0-9a-f]{32,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT.*[+]00:00")
_AMOUNTS = frozenset({"reading", "content", "quantity", "yield_obtained", "size", "planned", "container_size"})
_AMOUNT = re.compile(r"-?\d+([.]\d+)? (g|mg|kg|mL|L|unit)")
_LONGEST = 240
"""Longer values (a whole plan, a formulation's text) are told by their beginning and their length."""


def act_word(kind: str) -> str:
    """What an act is called; one that this release does not know stands under its own name."""
    return words().sentences.get(f"act.{kind}", kind)


class AuditWords(QObject):
    """Tells acts and changes in the language that is spoken."""

    def entry(self, line: AuditLine, at: datetime, *, is_short: bool) -> Entry:
        """An act as an entry of the timeline; its key is the act itself. `at` is its instant on the local clock."""
        say = words().show
        icon = "refused" if line.kind in _REFUSED else _ICONS.get(line.kind, "records")
        state = State.REFUSED if line.kind in _REFUSED else State.BUSY
        if line.is_signed and state is not State.REFUSED:
            icon, state = "signed", State.SIGNED
        about = f", {say(line.about)}" if line.about else ""
        return Entry(
            line,
            say(at.date()),
            words().say("time.clock", hour=f"{at:%H}", minute=f"{at:%M}"),
            say(line.by) if line.by else self.tr("Nobody signed in"),
            f"{act_word(line.kind)}{about}",
            self.detail(line),
            icon,
            state,
            str(line.number),
            "" if is_short else line.head[:9],
        )

    def detail(self, line: AuditLine) -> str:
        """Why, or why that is not told yet."""
        if line.is_withheld:
            return self.tr("Shown once the second reading is in.")
        return self.tr("Why: %1").replace("%1", words().show(line.reason)) if line.reason else ""

    def row(self, row: AuditRow) -> str:
        """Which row of what was written."""
        what = words().sentences.get(f"record.{row.table}", row.table)
        said = f"{what} {words().show(_short(row.key))}"
        if row.is_erased:
            return self.tr("%1, erased").replace("%1", said)
        return self.tr("%1, new").replace("%1", said) if row.is_new else said

    def changes(self, row: AuditRow, zone: tzinfo | None) -> list[Fact]:
        """What changed of it, column by column."""
        if row.is_withheld:
            return [Fact(self.tr("values"), self.tr("shown once the second reading is in"))]
        facts = [Fact(column_word(change.column), self._change(change, row, zone)) for change in row.changes]
        facts += [Fact(column_word(name), self.tr("changed; the trail holds no value")) for name in row.secret]
        return facts

    def _change(self, change: AuditChange, row: AuditRow, zone: tzinfo | None) -> str:
        new = self._value(change.column, change.new, zone)
        return new if row.is_new else f"{self._value(change.column, change.old, zone)} → {new}"

    def _value(self, column: str, stored: str | Quantity | None, zone: tzinfo | None) -> str:
        if stored is None:
            return self.tr("nothing")
        value = _read(column, stored, zone)
        if not isinstance(value, str):
            return words().show(value)
        text = _short(value)
        if len(text) <= _LONGEST:
            return words().show(text)
        said = self.tr("%1… (%2 characters)").replace("%2", words().show(len(text)))
        return said.replace("%1", words().show(text[:_LONGEST]))


def column_word(column: str) -> str:
    """What a field of the records is called; one that this release does not know stands under its own name."""
    return words().sentences.get(f"column.{column}", column.replace("_", " "))


def _read(column: str, stored: str | Quantity, zone: tzinfo | None) -> str | Quantity | date:
    """A stored day, instant or amount as what it is, to be said in the language; any other text as it stands.

    By the column too: a lot may be numbered as if it were a day.
    """
    if isinstance(stored, Quantity):
        return stored
    if column.endswith("_at") and _INSTANT.fullmatch(stored):
        return datetime.fromisoformat(stored).astimezone(zone)
    if column.endswith("_on") and _DAY.fullmatch(stored):
        return date.fromisoformat(stored)
    is_amount = column in _AMOUNTS and _AMOUNT.fullmatch(stored)
    return Quantity.written(stored) if is_amount else stored


def _short(text: str) -> str:
    """A random key or a digest by its first letters: enough to tell two apart, and nobody reads the rest."""
    return f"{text[:8]}…" if _RANDOM.fullmatch(text) else text
