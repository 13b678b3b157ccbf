"""A field for a file: its path is typed, pasted, chosen or dropped; nothing is read before the person acts."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from compounder.domain.phrase import Phrase
from ui.widgets.button import Button
from ui.widgets.panel import Panel, column
from ui.widgets.text_field import TextField


class PathField(Panel):
    """``PathField(saves=…)``: `field` with the path; files can be dropped on it. `choose` is a button for the screen.

    ``path()`` is the path or None while nothing is typed; quotation marks around it and a leading ~ are understood.
    """

    edited = Signal()

    def __init__(self, *, saves: bool = False, kinds: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saves, self._kinds = saves, kinds
        self.field = TextField(icon="formulations")
        self.field.line.setAcceptDrops(False)
        self.field.edited.connect(lambda _text: self.edited.emit())
        self.choose = Button(icon="search")
        self.choose.clicked.connect(self._choose)
        layout = column()
        layout.addWidget(self.field)
        self.setLayout(layout)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.field)
        self.retranslate()

    def path(self) -> Path | None:
        """The file that is named."""
        text = self.field.text().strip().strip('"')
        return Path(os.path.expanduser(text)) if text else None  # noqa: PTH111 - Path.expanduser raises for a stranger

    def ask_for_path(self) -> Path | None:
        """The file that is named; where none is, the field says so and has the focus."""
        path = self.path()
        if path is None:
            self.field.refuse(Phrase.of("formulation.file_needed"))
            self.field.setFocus()
        return path

    def set_path(self, path: str) -> None:
        """Name a file."""
        self.field.set_text(path)
        self.edited.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, on=False)
        if self._saves:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(self.field.text())
        dialog.setNameFilter(self._kinds)
        dialog.fileSelected.connect(self.set_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is named, and not yet read."""
        self.set_path(_dropped(event))
        event.acceptProposedAction()

    def retranslate(self) -> None:
        """Say the words in the language that is spoken."""
        self.choose.set_word(self.tr("Choose a file"))


def _dropped(event: QDropEvent) -> str:
    """The path of the one file that is dragged, else ""."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""
