"""The card of the copies there are: when the last one was made, each with its digest, and how one is restored."""

from __future__ import annotations

from compounder.domain.audit import head_letters
from compounder.services.survey_backups import BackupRow, BackupView
from ui.theme.tokens import Space, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.panel import Card, Line, Panel, Text, column
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.words import words
from ui.workplace import Workplace


class CopiesCard(Panel):
    """``show_copies(view)``: the table, the newest first and chosen, and what the chosen one holds."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._view: BackupView | None = None
        self._heading, self._last = Text(style=Type.SECTION), Text(ink="ink2", wraps=True)
        self.table = RecordTable(self._columns_of_table())
        self.table.usual_height = 150
        self.made = FactList()
        self._restore = Text(ink="ink2", wraps=True)
        self._build()
        self.table.current_changed.connect(self._show_made)
        self.retranslate()

    def _columns_of_table(self) -> list[Column[BackupRow]]:
        return [
            Column("at", lambda: self.tr("Made"), self._at, width=170),
            Column("file", lambda: self.tr("File"), lambda row: row.backup.file_name, Cell.NAME),
            Column("seq", lambda: self.tr("Up to act"), lambda row: str(row.backup.seq), Cell.CODE, 100),
            Column("by", lambda: self.tr("By"), lambda row: words().show(row.by), width=160),
        ]

    def _build(self) -> None:
        whole = column()
        head = column(gap=Space.XS)
        head.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        head.addWidget(self._heading)
        head.addWidget(self._last)
        whole.addLayout(head)
        whole.addWidget(self.table, 10)
        foot = column(gap=Space.M)
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        foot.addWidget(self.made)
        foot.addWidget(Line())
        foot.addWidget(self._restore)
        whole.addStretch(1)
        whole.addLayout(foot)
        outer = column()
        outer.addWidget(Card(whole, padding=1))
        self.setLayout(outer)

    def show_copies(self, view: BackupView) -> None:
        """The copies as they are noted."""
        self._view = view
        self.table.show_rows(view.rows)
        if view.rows:
            self.table.select(0)
        self._show()

    def _at(self, row: BackupRow) -> str:
        return words().show(row.backup.made_at.astimezone(self._workplace.local_now().tzinfo))

    def _show(self) -> None:
        rows = self._view.rows if self._view is not None else ()
        self.table.setVisible(bool(rows))
        self.made.setVisible(bool(rows))
        if not rows:
            self._last.setText(self.tr("No copy yet. If this machine fails, every record is lost."))
            return
        days = (self._workplace.local_now() - rows[0].backup.made_at).days
        ago = self.tr("%n day(s) ago", "", days) if days else self.tr("within the last day")
        said = self.tr("The last one was made %1, %2.").replace("%1", self._at(rows[0]))
        self._last.setText(said.replace("%2", ago))

    def _show_made(self, row: object) -> None:
        if not isinstance(row, BackupRow):
            self.made.show_facts([])
            return
        said = self.tr("act %1, head %2").replace("%1", str(row.backup.seq))
        reach = said.replace("%2", head_letters(row.backup.head))
        self.made.show_facts([Fact(self.tr("SHA-256"), row.backup.digest), Fact(self.tr("Reaches"), reach)])

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._heading.setText(self.tr("Copies of the records"))
        self.table.setAccessibleName(self.tr("Copies of the records"))
        self._restore.setText(
            self.tr(
                "To restore: compounder restore, on the machine itself. The guide, Backup, restore, upgrade, goes "
                "through it step by step. Try it once a month: a copy that was never restored is not one."
            )
        )
        self.table.retranslate()
        self._show_made(self.table.current())
        self._show()
