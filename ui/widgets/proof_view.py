"""The proof: the real page beside field, record and what was read back; any difference is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme.tokens import Space, State, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.panel import Icon, Panel, Text, column, row
from ui.widgets.pdf_preview import PdfPreview


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A field of the label: its word, what the record says, and what was read back."""

    word: str
    record: str
    read_back: str

    @property
    def agrees(self) -> bool:
        """Whether both are the same, character by character."""
        return self.record == self.read_back


class ProofView(Panel):
    """``show_proof(title, size, pdf, rows, page)``; `agrees` tells whether every field was read back as recorded.

    A field that agrees shows its value once with a tick; one that differs shows both, marked refused. With
    ``set_wide(wide=True)`` the fields stand beside the page instead of under it. `foot` is a layout under the verdict.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ProofRow, ...] = ()
        self._title = Text(style=Type.SECTION, wraps=True)
        self._size = Text(style=Type.SMALL, ink="ink2")
        self.preview = PdfPreview()
        self._icon = Icon(size=20)
        self._verdict = Text(style=Type.BODY.in_weight(600), wraps=True)
        self._facts = FactList()
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._size)
        said = row()
        said.addWidget(self._icon)
        said.addWidget(self._verdict, 1)
        seen = column(gap=Space.S)
        seen.addLayout(head)
        seen.addWidget(self.preview)
        seen.addLayout(said)
        self.foot = column(gap=Space.S)
        seen.addLayout(self.foot)
        read = column()
        read.addWidget(self._facts)
        for part in (seen, read):
            part.addStretch(1)
        self._layout = column()
        self._layout.addLayout(seen)
        self._layout.addLayout(read)
        self._layout.addStretch(1)
        self.setLayout(self._layout)
        self.set_wide(wide=False)

    def set_wide(self, *, wide: bool) -> None:
        """The fields beside the page, or under it."""
        flow = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(flow)
        self._layout.setSpacing(Space.XL if wide else Space.S)
        self._layout.setStretch(0, 4 if wide else 0)
        self._layout.setStretch(1, 3 if wide else 0)
        self._layout.setStretch(2, 0 if wide else 1)

    def show_proof(self, title: str, size: str, pdf: bytes, rows: Sequence[ProofRow], page: int = 0) -> None:
        """Show a page and what was read back from it."""
        self._title.setText(title)
        self._size.setText(size)
        self.preview.setAccessibleName(title)
        self.preview.show_pdf(pdf, page)
        self._rows = tuple(rows)
        self.retranslate()

    @property
    def agrees(self) -> bool:
        """Whether every field was read back as the record says; without fields nothing is proved."""
        return bool(self._rows) and all(field.agrees for field in self._rows)

    def retranslate(self) -> None:
        """Say the verdict in the language that is spoken."""
        same = sum(field.agrees for field in self._rows)
        said = self.tr("Read back: %1 of %2 fields equal the record")
        self._verdict.setText(said.replace("%1", str(same)).replace("%2", str(len(self._rows))))
        state = State.OK if self.agrees else State.REFUSED
        self._icon.show_icon(state.value, state.value)
        self._verdict.set_ink(f"{state.value}_ink")
        self._facts.show_facts([self._fact(field) for field in self._rows])

    def _fact(self, field: ProofRow) -> Fact:
        if field.agrees:
            return Fact(field.word, field.record, State.OK, self.tr("same"))
        differs = self.tr("record %1, read back %2")
        both = differs.replace("%1", field.record).replace("%2", field.read_back)
        return Fact(field.word, both, State.REFUSED, self.tr("different"))
