"""The lines at the left: which are the same, which wait, and that the first reading stays hidden."""

from __future__ import annotations

from datetime import tzinfo

from compounder.domain.batch import DilutionPart
from compounder.services.compound_batch.verify_view import LineToVerify, VerifyView
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Card, Icon, Line, Panel, Text, column, row
from ui.widgets.work_list import WorkList, WorkRow
from ui.words import words


def line_name(line: LineToVerify) -> str:
    """The ingredient, and in a dilution what it is there; as it begins a line."""
    name = words().show(line.called)
    return name[:1].upper() + name[1:]


class LinesCard(Panel):
    """``show_view(view, line)``; `list` sends the key of the line that was chosen."""

    def __init__(self, zone: tzinfo | None) -> None:
        super().__init__()
        self._zone = zone
        self._view: VerifyView | None = None
        self._line: LineToVerify | None = None
        self.list = WorkList()
        self._title = Text(style=Type.SECTION)
        self._count = Text(ink="ink2", wraps=True)
        self._hidden = Text(ink="ink2", wraps=True)
        head = row(gap=Space.S)
        head.setContentsMargins(Space.L, 11, Space.L, 11)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        foot = row(gap=Space.M)
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        foot.addWidget(Icon("verify", 20, "ink2"))
        foot.addWidget(self._hidden, 1)
        within = column()
        within.addLayout(head)
        within.addWidget(Line())
        within.addWidget(self.list, 1)
        within.addLayout(foot)
        whole = column()
        whole.addWidget(Card(within, padding=1))
        self.setLayout(whole)
        self.retranslate()

    def show_view(self, view: VerifyView | None, line: LineToVerify | None) -> None:
        """Show the lines, the one in hand marked."""
        self._view, self._line = view, line
        self.retranslate()

    def set_whole(self, *, is_whole: bool) -> None:
        """Below the card of the line in hand the list is as high as its rows; beside it, it scrolls."""
        rows = len(self._view.lines) if self._view is not None else 0
        self.list.setMinimumHeight(66 * rows if is_whole else 0)

    def retranslate(self) -> None:
        """Say every line in the language that is spoken."""
        self._title.setText(self.tr("Lines"))
        self._hidden.setText(self.tr("The first reading stays hidden until yours is in."))
        view = self._view
        if view is None:
            self._count.setText("")
            self.list.show_rows([])
            return
        count = self.tr("%1 of %2 verified").replace("%1", str(view.closed))
        self._count.setText(count.replace("%2", str(len(view.lines))))
        current = self._line.line if self._line is not None else None
        self.list.show_rows([self._row(line) for line in view.lines], current=current)

    def _row(self, line: LineToVerify) -> WorkRow:
        name = line_name(line)
        is_part = line.part in (DilutionPart.DILUENT, DilutionPart.PORTION)
        if not line.is_weighed:
            return WorkRow(line.line, name, self.tr("not weighed yet"), "weigh", "ink2", is_part=is_part)
        if line.weighing is None:
            state = self.tr("alone") if line.is_excepted else self.tr("same")
            return WorkRow(line.line, name, self._closed(line), "ok", "ok", amount=state, is_part=is_part)
        at = line.weighed_at.astimezone(self._zone) if line.weighed_at is not None else None
        clock = words().say("time.clock", hour=f"{at:%H}", minute=f"{at:%M}") if at is not None else ""
        said = self.tr("Weighed by you, %2") if line.is_own else self.tr("Weighed by %1, %2")
        detail = said.replace("%2", clock).replace("%1", words().show(line.weighed_by))
        icon = "lock" if line.is_own else "scan"
        return WorkRow(line.line, name, detail, icon, "ink2", amount=self.tr("hidden"), is_part=is_part)

    def _closed(self, line: LineToVerify) -> str:
        lot = words().show(line.lot_number or "")
        if line.part is DilutionPart.PORTION:
            return self._closed_portion(line, lot)
        reading = words().show(line.reading) if line.reading is not None else ""
        said = self.tr("Lot %1, read once %2") if line.is_excepted else self.tr("Lot %1, both read %2")
        return said.replace("%2", reading).replace("%1", lot)

    def _closed_portion(self, line: LineToVerify, mark: str) -> str:
        reading = words().show(line.reading) if line.reading is not None else ""
        said = self.tr("Dilution %1, read once %2") if line.is_excepted else self.tr("Dilution %1, both read %2")
        return said.replace("%2", reading).replace("%1", mark)
