"""The proof: the real page beside field, record and what was read back; any difference is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

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
    """``show_proof(title, size, pdf, rows)``; `agrees` tells whether every field was read back as the record says.

    A field that agrees shows its value once with a tick; one that differs shows both, marked refused.
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
        layout = column(gap=Space.S)
        layout.addLayout(head)
        layout.addWidget(self.preview)
        layout.addLayout(said)
        layout.addWidget(self._facts)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_proof(self, title: str, size: str, pdf: bytes, rows: Sequence[ProofRow]) -> None:
        """Show the page and what was read back from it."""
        self._title.setText(title)
        self._size.setText(size)
        self.preview.setAccessibleName(title)
        self.preview.show_pdf(pdf)
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
