"""Printers of this station: which queue takes papers, which takes labels, and what none has taken yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.exchange.settings_file import Settings
from compounder.services.sign_in import Session
from ui.places import Place
from ui.screen import Screen
from ui.theme.tokens import Space, State, Type
from ui.widgets.choice_field import ChoiceField
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column
from ui.widgets.text_field import TextField
from ui.workplace import Workplace

_NONE = ""


@dataclass(frozen=True, slots=True)
class _Standing:
    settings: Settings
    queues: tuple[str, ...]
    papers: Path


class PrintersPage(Screen):
    """F12 keeps the choice. Without a printer a paper is saved as PDF into the folder named here, and opened."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._standing: _Standing | None = None
        self.refusal = Notice()
        self.none = Notice()
        self._titles = {name: Text(style=Type.SECTION) for name in ("printers", "folder")}
        self.printer, self.label_printer = ChoiceField(), ChoiceField()
        self.folder = TextField()
        page = QVBoxLayout()
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        page.setSpacing(Space.L)
        page.addWidget(self.refusal)
        page.addWidget(self.none)
        for name, fields in (("printers", (self.printer, self.label_printer)), ("folder", (self.folder,))):
            inside = column(gap=Space.S)
            inside.addWidget(self._titles[name])
            for field in fields:
                field.setMaximumWidth(560)
                inside.addWidget(field)
            page.addWidget(Card(inside))
        page.addStretch(1)
        self.fill(page)
        self.bar.acted.connect(self._keep)
        self.retranslate()

    def title(self) -> str:
        """The question."""
        return self.tr("Settings: where do papers come out?")

    def reload(self) -> None:
        """Ask the machine for its queues, and the station for its choice."""
        facilities = self.workplace.facilities

        def question() -> _Standing:
            return _Standing(facilities.settings(), facilities.printers.queues(), facilities.papers())

        asked = self.workplace.operations.read(question)
        asked.done.connect(self._take)
        asked.refused.connect(self.refusal.show_refusal)

    def concerns(self, changes: object) -> bool:
        """Nothing here is a record."""
        del changes
        return False

    def _take(self, standing: _Standing) -> None:
        before, self._standing = self._standing, standing
        self.retranslate()
        if before is None or before.settings != standing.settings:
            self.printer.choose(standing.settings.printer or _NONE)
            self.label_printer.choose(standing.settings.label_printer or _NONE)
            self.folder.set_text(str(standing.papers))

    def _keep(self) -> None:
        standing = self._standing
        if standing is None:
            return
        facilities = self.workplace.facilities
        printer, label = self.printer.choice() or None, self.label_printer.choice() or None
        folder = Path(self.folder.text().strip()).expanduser() if self.folder.text().strip() else None

        def keep() -> Settings:
            chosen = replace(
                facilities.settings(),
                printer=None if printer is None else str(printer),
                label_printer=None if label is None else str(label),
                papers=folder,
            )
            facilities.keep_settings(chosen)
            return chosen

        self.refusal.clear()
        asked = self.workplace.operations.write(keep)
        asked.done.connect(lambda _settings: self._kept())
        asked.refused.connect(self.refusal.show_refusal)

    def _kept(self) -> None:
        self.bar.say_done(self.tr("Kept for this station."))
        self.reload()

    def first_focus(self) -> QWidget | None:
        """The first choice."""
        return self.printer

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        queues = self._standing.queues if self._standing is not None else ()
        saved = (_NONE, self.tr("None: save as PDF and open"))
        self._titles["printers"].setText(self.tr("Printers"))
        self._titles["folder"].setText(self.tr("Papers that go to no printer"))
        for field, word, chosen in (
            (self.printer, self.tr("For papers"), self._standing and self._standing.settings.printer),
            (self.label_printer, self.tr("For labels"), self._standing and self._standing.settings.label_printer),
        ):
            field.set_label(word)
            known = dict.fromkeys([*queues, *([chosen] if chosen else [])])
            field.set_choices([saved, *((name, name) for name in known)])
        self.folder.set_label(self.tr("Folder"))
        self.folder.show_help(self.tr("A PDF keeps its own bytes; nothing is drawn anew."))
        self.bar.set_primary(self.tr("Keep this"), "check")
        if self._standing is not None and not queues:
            self.none.show_phrase(
                State.ATTENTION, self.tr("This machine has no printer queue. Set one up in the system, then come back.")
            )
        else:
            self.none.clear()
        self.titled.emit()
