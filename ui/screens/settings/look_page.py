"""Language and look of this station: chosen at once, kept for the next start."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from compounder.exchange.settings_file import Settings
from compounder.services.sign_in import Session
from ui.places import Place
from ui.screen import Screen
from ui.theme.appearance import apply_theme, theme
from ui.theme.tokens import THEMES, Space, Theme, Type
from ui.widgets.button import Chip
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column, row
from ui.words import language, speak
from ui.workplace import Workplace

_LANGUAGES = {"en": "English", "fr": "Français"}


class LookPage(Screen):
    """A press changes the whole window; every person at this station finds it so. There is no primary act."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.refusal = Notice()
        self.languages = {code: Chip(word) for code, word in _LANGUAGES.items()}
        self.themes = {known.name: Chip() for known in THEMES}
        self._titles = {name: Text(style=Type.SECTION) for name in ("language", "look")}
        self._hint = Text(ink="ink2", wraps=True)
        page = QVBoxLayout()
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        page.setSpacing(Space.L)
        page.addWidget(self.refusal)
        for name, chips in (("language", self.languages), ("look", self.themes)):
            line = row(gap=Space.S)
            for chip in chips.values():
                line.addWidget(chip)
            line.addStretch(1)
            inside = column(gap=Space.M)
            inside.addWidget(self._titles[name])
            inside.addLayout(line)
            page.addWidget(Card(inside))
        page.addWidget(self._hint)
        page.addStretch(1)
        self.fill(page)
        self.bar.hide()
        for code, chip in self.languages.items():
            chip.clicked.connect(lambda _checked, code=code: self._speak(code))
        for known in THEMES:
            self.themes[known.name].clicked.connect(lambda _checked, known=known: self._dress(known))
        self.retranslate()

    def title(self) -> str:
        """The question."""
        return self.tr("Settings: in which language, in which light?")

    def _speak(self, code: str) -> None:
        speak(_application(), code)
        self._keep(language_code=code)

    def _dress(self, known: Theme) -> None:
        apply_theme(_application(), known)
        self._keep(theme_name=known.name)

    def _keep(self, *, language_code: str | None = None, theme_name: str | None = None) -> None:
        facilities = self.workplace.facilities

        def keep() -> Settings:
            now = facilities.settings()
            chosen = replace(now, language=language_code or now.language, theme=theme_name or now.theme)
            facilities.keep_settings(chosen)
            return chosen

        asked = self.workplace.operations.write(keep)
        asked.done.connect(lambda _settings: self.refusal.clear())
        asked.refused.connect(self.refusal.show_refusal)
        self.retranslate()

    def first_focus(self) -> QWidget | None:
        """The language that is spoken."""
        return self.languages[language()]

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._titles["language"].setText(self.tr("Language of the window"))
        self._titles["look"].setText(self.tr("Look"))
        self._hint.setText(self.tr("For this station alone. Papers are printed in the language of the pharmacy."))
        names = {"light": self.tr("Light"), "dark": self.tr("Dark"), "high contrast": self.tr("High contrast")}
        for code, chip in self.languages.items():
            chip.setChecked(code == language())
        for name, chip in self.themes.items():
            chip.set_word(names[name])
            chip.setChecked(name == theme().name)
        self.titled.emit()


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("there is no application with windows")
    return application
