"""The gallery's window: its pages, and buttons that change page, language and theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from ui.gallery.page import Page
from ui.gallery.pages import PAGES
from ui.theme.appearance import apply_theme, theme
from ui.theme.tokens import THEMES
from ui.widgets.button import Button, Chip
from ui.widgets.panel import Panel, column, row
from ui.words import language, speak


class Gallery(Panel):
    """All pages in one window."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._stack = QStackedWidget()
        self._chips: list[Chip] = []
        bar = row()
        bar.setContentsMargins(12, 6, 12, 0)
        for place, (name, make) in enumerate(PAGES.items()):
            self._stack.addWidget(_scrolled(make()))
            chip = Chip(name)
            chip.clicked.connect(lambda _=False, place=place: self._open(place))
            self._chips.append(chip)
            bar.addWidget(chip)
        bar.addStretch(1)
        self._language, self._theme = Button(), Button()
        self._language.clicked.connect(self._change_language)
        self._theme.clicked.connect(self._change_theme)
        bar.addWidget(self._language)
        bar.addWidget(self._theme)
        layout = column()
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._open(0)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the two buttons will do."""
        self._language.set_word("Français" if language() == "en" else "English")
        self._theme.set_word(theme().name)

    def _open(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        for at, chip in enumerate(self._chips):
            chip.setChecked(at == place)

    def _change_language(self) -> None:
        speak(self._application, "fr" if language() == "en" else "en")

    def _change_theme(self) -> None:
        at = THEMES.index(theme())
        apply_theme(self._application, THEMES[(at + 1) % len(THEMES)])
        self.retranslate()


def _scrolled(page: Page) -> QWidget:
    area = QScrollArea()
    area.setProperty("kind", "bare")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
