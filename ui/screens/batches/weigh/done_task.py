"""Everything is weighed, or nothing more is: what comes next, and who does it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.batch import BatchState
from compounder.domain.dossier import FINAL
from compounder.services.compound_batch.weigh_sheet import WeighSheet
from compounder.services.sign_in import Session
from ui.screens.batches.weigh.task import Reason, Task
from ui.theme.tokens import Space, Type, TypeStyle
from ui.widgets.panel import Icon, Text, column, row
from ui.workplace import Workplace

_NEXT = {BatchState.WEIGHED: 3, BatchState.VERIFIED: 4, BatchState.RELEASED: 5, BatchState.VOID: 5}
"""The number of the step that comes next."""


class DoneTask(Task):
    """``show_sheet(sheet)``; `moved` with the number of the step that comes next."""

    moved = Signal(int)
    icon = "next"

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session)
        self._sheet: WeighSheet | None = None
        self._icon = Icon("ok", 24, "ok")
        self._title = Text(style=Type.TITLE, wraps=True)
        self._said = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        self._open = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        head = row(gap=Space.M)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        layout = column(gap=Space.M)
        layout.addLayout(head)
        layout.addWidget(self._said)
        layout.addWidget(self._open)
        layout.addWidget(self.notice)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_sheet(self, sheet: WeighSheet) -> None:
        """A batch in which nothing is left to weigh."""
        self._sheet = sheet
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say it anew."""
        sheet = self._sheet
        if sheet is None:
            return
        is_stopped = sheet.batch.state in (BatchState.ABORTED, BatchState.REJECTED)
        self._icon.show_icon("refused" if is_stopped else "ok", "refused" if is_stopped else "ok")
        self._title.setText(self._headline(sheet, is_stopped=is_stopped))
        self._said.setText("" if is_stopped else self._next(sheet))
        steps = len(sheet.open_steps)
        left = self.tr("%n step(s) of the method still to record: choose it in the list.", "", steps)
        self._open.setText(left if steps and sheet.batch.state not in FINAL else "")

    def _headline(self, sheet: WeighSheet, *, is_stopped: bool) -> str:
        if is_stopped:
            return self.tr("This batch is stopped. Nothing more is weighed in it.")
        return self.tr("%n line(s) weighed, none is left", "", len(sheet.shares))

    def _next(self, sheet: WeighSheet) -> str:
        return {
            BatchState.WEIGHED: self.tr(
                "Now a second person verifies: lot, weight and look, without the first reading."
            ),
            BatchState.VERIFIED: self.tr("A second person has verified every line. A pharmacist releases the batch."),
        }.get(sheet.batch.state, "")

    def word(self) -> str:
        """The way on."""
        number = _NEXT.get(self._sheet.batch.state, 3) if self._sheet is not None else 3
        return {3: self.tr("To Verify"), 4: self.tr("To Release"), 5: self.tr("To Label")}[number]

    def reason(self) -> Reason:
        """Nothing, but for a batch that is stopped."""
        sheet = self._sheet
        if sheet is not None and sheet.batch.state in (BatchState.ABORTED, BatchState.REJECTED):
            return self.tr("the batch is stopped")
        return ""

    def answer_why(self) -> None:
        """The refusal of whatever would change a stopped batch."""
        if self._sheet is not None and self._sheet.closed is not None:
            self.notice.show_refusal(self._sheet.closed)

    def act(self) -> None:
        """Go on."""
        if self._sheet is not None:
            self.moved.emit(_NEXT.get(self._sheet.batch.state, 3))
