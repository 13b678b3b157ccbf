"""Screens that ask for one file: a formulation to import, a formulation or a page to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersionId
from compounder.domain.staff import Permission
from compounder.exchange.files import text_of_file, written_file
from compounder.exchange.formulation_file import write_formulation
from compounder.services.author_formulation import import_formulation
from compounder.services.authority import role_refusal
from compounder.services.read_formulations import view_formulation
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.operations import Operation
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.formulations.path_field import PathField
from ui.theme.tokens import Space
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column, row
from ui.workplace import Workplace

_WIDEST = 720


class FileView(Screen):
    """What the file is for, the field, and the act; a refusal of the file stands at the field."""

    def __init__(
        self, workplace: Workplace, session: Session, places: frozenset[Place], *, saves: bool, kinds: str
    ) -> None:
        super().__init__(workplace, session, places)
        self.file = PathField(saves=saves, kinds=kinds)
        self.refusal = Notice()
        self.file.edited.connect(self.refusal.clear)
        self.file.field.entered.connect(self.act)
        self.about = Text(ink="ink2", wraps=True)
        within = column(gap=Space.M)
        within.addWidget(self.about)
        within.addWidget(self.file)
        card = Card(within, padding=Space.XL)
        card.setMaximumWidth(_WIDEST)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        beside = row()  # not by itself in the column: its height would be that of a wider card
        beside.addWidget(card, 1)
        beside.addStretch(0)
        self._page.addLayout(beside)
        self._page.addStretch(1)
        self.fill(self._page)
        self.set_folding(Folding.USUAL)
        self.bar.add_act(self.file.choose)
        self.bar.acted.connect(self.act)

    def act(self) -> None:
        """Read or write the file."""

    def begin(self, asked: Operation) -> None:
        """The file is being read or written: a refusal of it stands at the field, any other over the page."""
        self.refusal.clear()
        self.bar.set_busy(busy=True)
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.code in ("not_permitted", "formulation_version"):
            self.refusal.show_refusal(refusal)
        else:
            self.file.field.refuse(refusal)
            self.file.field.setFocus()

    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.file.field

    def set_folding(self, folding: Folding) -> None:
        """The margins are the window's."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)


class ImportView(FileView):
    """F12 reads a file and keeps it as a draft (`imported` with its id); a damaged one is refused in place."""

    imported = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places, saves=False, kinds="TOML (*.toml)")
        self._act = workplace.act(session, "import_formulation")
        self.bar.answered_why.connect(self._say_why)
        self.retranslate()

    def title(self) -> str:
        """The question."""
        return self.tr("Import a formulation: which file?")

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list."""
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)),)

    def act(self) -> None:
        """Read the file and keep it as a draft."""
        path = self.file.ask_for_path() if not self.bar.reason else None
        if path is None or not self.bar.primary.is_ready:
            return
        work, act = self.workplace, self._act

        def imported() -> Changes:
            wanted = work.facilities.read_formulation(text_of_file(path), path.name)
            return import_formulation(work.records, act, wanted, write_formulation(wanted))

        asked = work.operations.write(imported)
        asked.done.connect(self._finish)
        self.begin(asked)

    def _finish(self, changes: Changes) -> None:
        self._act = self.workplace.act(self.session, "import_formulation")
        self.file.set_path("")
        self.imported.emit(changes.result["version"])

    def _say_why(self) -> None:
        if isinstance(self.bar.reason, Refusal):
            self.refusal.show_refusal(self.bar.reason)

    def retranslate(self) -> None:
        """Say the words in the language that is spoken."""
        self.file.field.set_label(self.tr("File of the formulation"))
        self.file.field.show_help(self.tr("A TOML file. It can be dropped here."))
        self.about.setText(
            self.tr("It is checked as a whole and kept as a draft. A pharmacist compares and approves it afterwards.")
        )
        self.bar.set_primary(self.tr("Import as a draft"), "plus")
        self.bar.set_reason(role_refusal(self.session.role, Permission.IMPORT_FORMULATION) or "")
        self.titled.emit()


class WriteView(FileView):
    """Writes what `content` gives, whole or not at all; `written` with the file's name."""

    written = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place], *, kinds: str) -> None:
        super().__init__(workplace, session, places, saves=True, kinds=kinds)
        self.version = FormulationVersionId("")

    def content(self) -> Callable[[], bytes]:
        """What makes the content, off the window's thread."""
        raise NotImplementedError

    def act(self) -> None:
        """Write the file whole, or not at all."""
        path = self.file.ask_for_path()
        if path is None or not self.bar.primary.is_ready:
            return
        content = self.content()
        asked = self.workplace.operations.draw(lambda: _write(path, content))
        asked.done.connect(lambda _answer: self.written.emit(path.name))
        self.begin(asked)

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the version."""
        here = (str(self.version), Target(Place.FORMULATIONS, self.version))
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)), here)

    def retranslate(self) -> None:
        """Say the words in the language that is spoken."""
        self.file.field.set_label(self.tr("File to write"))
        self.bar.set_primary(self.tr("Write the file"), "export")
        self.titled.emit()


class ExportView(WriteView):
    """Writes a version as the file that it was imported from."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places, kinds="TOML (*.toml)")
        self.retranslate()

    def title(self) -> str:
        """The question."""
        return self.tr("Export %1: to which file?").replace("%1", self.version)

    def show_version(self, version: FormulationVersionId) -> None:
        """Suggest a name after the version."""
        if version != self.version:
            self.version = version
            self.file.set_path(str(Path.home() / f"{version.replace('/', '-')}.toml"))

    def content(self) -> Callable[[], bytes]:
        """The stored text."""
        work, version = self.workplace, self.version

        def text() -> bytes:
            with work.records.reading() as loads:
                return view_formulation(loads, work.rules, version).stored.row.text.encode()

        return text

    def retranslate(self) -> None:
        """Say the words in the language that is spoken."""
        self.about.setText(self.tr("The text of this version as it is stored: it can be changed and imported again."))
        super().retranslate()


def _write(path: Path, content: Callable[[], bytes]) -> None:
    written_file(path, content())
