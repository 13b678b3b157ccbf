"""The tables of Trace: what a number may mean, batches and receivers of a lot, lots in a jar."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from compounder.services.trace_view import Meaning, ReachedBatch, Receiver, Traced, Within
from ui.theme.tokens import State
from ui.widgets.record_columns import Cell, Column
from ui.words import words
from ui.workplace import Workplace


class TraceColumns(QObject):
    """The columns, each said in the language that is spoken."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = workplace

    def choices(self) -> list[Column[Meaning]]:
        """What tells deliveries of one number, and a batch of it, apart."""
        return [
            Column("kind", lambda: self.tr("What"), self._kind, Cell.STATE, 130),
            Column("name", lambda: self.tr("Name"), lambda row: words().show(row.name), Cell.NAME),
            Column("number", lambda: self.tr("Number"), lambda row: words().show(row.number), Cell.CODE, 140),
            Column("supplier", lambda: self.tr("Supplier"), lambda row: words().show(row.supplier), width=200),
            Column("receipt", lambda: self.tr("Receipt"), lambda row: row.receipt, Cell.CODE, 110),
            Column("on", lambda: self.tr("Received"), lambda row: row.received_on, width=118),
        ]

    def batches(self) -> list[Column[ReachedBatch]]:
        """The batches that hold something of a lot."""
        return [
            Column("state", lambda: self.tr("Where it stands"), self._state, Cell.STATE, 176),
            Column("batch", lambda: self.tr("Batch"), lambda row: row.batch.batch, Cell.CODE, 100),
            Column("name", lambda: self.tr("Preparation"), self._batch_name, Cell.NAME),
            Column("patients", lambda: self.tr("Patients"), lambda row: str(row.patients), width=90),
            Column("here", lambda: self.tr("Pots still here"), self._here, width=120),
        ]

    def people(self) -> list[Column[Receiver]]:
        """Who received something of them."""
        return [
            Column("who", lambda: self.tr("Patient or ward"), self._who, Cell.NAME),
            Column("born", lambda: self.tr("Born"), lambda row: row.identity.birth_date if row.identity else None,
                   width=118),
            Column("quantity", lambda: self.tr("Quantity"), lambda row: row.quantity, Cell.STRONG_NUMBER, 100),
            Column("batch", lambda: self.tr("Batch"), lambda row: row.dispensing.batch, Cell.CODE, 110),
            Column("at", lambda: self.tr("Received"), lambda row: self._day(row.dispensing.dispensed_at), width=118),
        ]  # fmt: skip

    def lots(self) -> list[Column[Within]]:
        """The lots in a jar."""
        return [
            Column("name", lambda: self.tr("Ingredient"), lambda row: words().show(row.name), Cell.NAME),
            Column("lot", lambda: self.tr("Lot"), lambda row: words().show(row.lot.lot_number), Cell.CODE, 130),
            Column("amount", lambda: self.tr("Amount"), lambda row: row.amount or self.tr("not read twice"),
                   Cell.STRONG_NUMBER, 130),
            Column("supplier", lambda: self.tr("Supplier"), lambda row: words().show(row.lot.supplier), width=190),
            Column("expires", lambda: self.tr("Expires"), lambda row: row.lot.expires_on, width=118),
            Column("into", lambda: self.tr("Weighed into"), lambda row: row.lot.into, Cell.CODE, 120),
        ]  # fmt: skip

    def _kind(self, row: Meaning) -> object:
        if row.kind is Traced.LOT:
            return State.PLAIN, self.tr("delivery")
        return State.OK, self.tr("preparation")

    def _state(self, row: ReachedBatch) -> object:
        if row.held and not row.here:
            return State.QUARANTINE, self.tr("held")
        said = words().say(f"batch_state.{row.batch.state}")
        return (State.OK if row.batch.state == "released" else State.PLAIN), said

    def _batch_name(self, row: ReachedBatch) -> str:
        name = words().show(row.name)
        return name if row.batch.directly else self.tr("%1, by way of another batch").replace("%1", name)

    def _here(self, row: ReachedBatch) -> str:
        if row.held:
            return self.tr("%1, and %2 held").replace("%1", str(row.here)).replace("%2", str(row.held))
        return str(row.here)

    def _who(self, row: Receiver) -> str:
        if row.identity is not None:
            return words().show(row.identity.name)
        if row.dispensing.patient is not None:
            return self.tr("name erased, %1").replace("%1", row.dispensing.patient)
        return words().show(row.dispensing.ward or "")

    def _day(self, at: datetime) -> object:
        return at.astimezone(self._work.local_now().tzinfo).date()
