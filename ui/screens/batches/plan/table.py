"""The lines of a plan as a table, and under it, always in sight, that both calculations agree."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compounder.services.compound_batch.plan_view import PlanRow, PlanView
from ui.screens.batches.plan.words import PlanWords
from ui.theme.tokens import Height, Space, Type
from ui.widgets.panel import Card, Icon, Line, Panel, Text, column, row
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.words import words

_ROW = 41
_MOST_ROWS = 9


class PlanTable(Panel):
    """``show_plan(view)``; `chosen(row)` as the current line moves; ``current()`` is its PlanRow or None."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words = PlanWords(self)
        self._view: PlanView | None = None
        self.table = RecordTable(self._columns(), row_height=_ROW)
        self.table.current_changed.connect(self.chosen)
        self.table.arranged.connect(self._fit)
        self._icon = Icon("ok", 20, "ok")
        self._checked = Text(style=Type.BODY.in_weight(600), ink="ok_ink")
        self._total = Text(style=Type.BODY.in_weight(600))
        self._found = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self._counted = Text(style=Type.SMALL, ink="ink2", wraps=True)
        within = column()
        within.addWidget(self.table)
        within.addWidget(Line())
        within.addWidget(self._foot())
        outer = column()
        outer.addWidget(Card(within, padding=1))
        self.setLayout(outer)
        self.setFocusProxy(self.table)
        self.retranslate()

    def _foot(self) -> QWidget:
        head = row()
        head.addWidget(self._icon)
        head.addWidget(self._checked)
        head.addStretch(1)
        head.addWidget(self._total)
        within = column(gap=1)
        within.setContentsMargins(Space.L - 3, Space.S, Space.L, Space.S)
        within.addLayout(head)
        within.addWidget(self._found)
        within.addWidget(self._counted)
        foot = QWidget()
        foot.setLayout(within)
        return foot

    def _columns(self) -> list[Column[PlanRow]]:
        said = self._words
        return [
            Column("name", lambda: self.tr("Ingredient"), said.name, Cell.NAME),
            Column("per_base", self._per_base_head, said.per_base, Cell.NUMBER, 100),
            Column("needed", self._needed_head, lambda line: line.needed if line.share == 1 else "", Cell.NUMBER, 108),
            Column("weigh", lambda: self.tr("weigh"), said.to_weigh, Cell.STRONG_NUMBER, 116),
            Column("lot", lambda: self.tr("lot"), said.scanned, Cell.CODE, 130),
            Column(
                "balance", lambda: self.tr("balance"), lambda line: words().show(line.balance or ""), Cell.TEXT, 96,
                is_wanted=lambda: self._view is not None and self._view.is_per_line,
            ),
        ]  # fmt: skip

    def _per_base_head(self) -> str:
        view = self._view
        return self.tr("per %1").replace("%1", words().show(view.formulation.base_size)) if view else ""

    def _needed_head(self) -> str:
        return self.tr("for %1").replace("%1", words().show(self._view.size)) if self._view else ""

    def show_plan(self, view: PlanView) -> None:
        """Show a plan; the line that was current stays so, by its place."""
        current = self.current()
        self._view = view
        self.table.show_rows(view.rows, has_more=False)
        places = [(line.line, line.share) for line in view.rows]
        wanted = (current.line, current.share) if current is not None else places[0]
        self.table.select(places.index(wanted) if wanted in places else 0)
        self.retranslate()

    def _fit(self) -> None:
        """Every line in sight; of a long formula as many as there is room for beside the rest."""
        self.table.setFixedHeight(min(self.table.needed_height, Height.TABLE_HEAD + _MOST_ROWS * _ROW))

    def current(self) -> PlanRow | None:
        """The line whose derivation and lots are shown."""
        found = self.table.current()
        return found if isinstance(found, PlanRow) else None

    def retranslate(self) -> None:
        """Say what both roads found in the language that is spoken."""
        self.table.setAccessibleName(self.tr("Lines of the plan"))
        if self._view is None:
            return
        is_well = self._view.strengths.is_within_limits
        self._icon.show_icon("ok" if is_well else "attention", "ok" if is_well else "attention")
        self._checked.set_ink("ok_ink" if is_well else "attention_ink")
        self._checked.setText(self._words.checked(self._view))
        self._total.setText(self._words.total(self._view))
        self._found.setText(self._words.second_road(self._view))
        self._counted.setText(self._words.counted(self._view))
        self._counted.setVisible(bool(self._words.counted(self._view)))
        self.table.retranslate()
