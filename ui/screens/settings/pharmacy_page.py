"""What this pharmacy and this program are: set at the beginning, and the rules by which both work."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.services.sign_in import Session
from ui.places import Place
from ui.screen import Screen
from ui.theme.tokens import Space, State, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.panel import Card, Text, column
from ui.words import words
from ui.workplace import Workplace

_LANGUAGES = {"en": "English", "fr": "Français"}


class PharmacyPage(Screen):
    """Facts to read; nothing of it can be changed while records stand under it."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._titles = {name: Text(style=Type.SECTION) for name in ("pharmacy", "rules", "program")}
        self._lists = {name: FactList() for name in self._titles}
        self._hint = Text(ink="ink2", wraps=True)
        page = QVBoxLayout()
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        page.setSpacing(Space.L)
        for name, title in self._titles.items():
            inside = column(gap=Space.M)
            inside.addWidget(title)
            inside.addWidget(self._lists[name])
            page.addWidget(Card(inside))
        page.addWidget(self._hint)
        page.addStretch(1)
        self.fill(page)
        self.bar.hide()
        self.retranslate()

    def title(self) -> str:
        """The question."""
        return self.tr("Settings: whose records, by which rules?")

    def first_focus(self) -> QWidget | None:
        """There is nothing to fill in."""
        return None

    def _rules(self) -> list[Fact]:
        work = self.workplace
        countries = {"FR": self.tr("France"), "US": self.tr("United States")}
        try:
            beyond_use = work.rules.beyond_use_of(work.pharmacy.profile)
        except Refusal as refusal:
            return [Fact(self.tr("Use by"), words().sentence(refusal.phrase), State.REFUSED, self.tr("missing"))]
        return [
            Fact(self.tr("Country whose rules apply"), countries.get(work.pharmacy.profile, work.pharmacy.profile)),
            Fact(self.tr("Edition of the use-by rules"), words().show(beyond_use.edition)),
        ]

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        pharmacy = self.workplace.pharmacy
        self._titles["pharmacy"].setText(self.tr("Pharmacy"))
        self._titles["rules"].setText(self.tr("Rules"))
        self._titles["program"].setText(self.tr("Program"))
        self._lists["pharmacy"].show_facts(
            [
                Fact(self.tr("Name"), words().show(pharmacy.name)),
                Fact(self.tr("Address"), words().show(pharmacy.address)),
                Fact(self.tr("Language of papers"), _LANGUAGES.get(pharmacy.language, pharmacy.language)),
                Fact(self.tr("Time zone"), pharmacy.time_zone),
                Fact(self.tr("Set up on"), words().show(pharmacy.created_at.date())),
            ]
        )
        self._lists["rules"].show_facts(self._rules())
        self._lists["program"].show_facts([Fact(self.tr("Version"), f"Compounder {self.workplace.version}")])
        self._hint.setText(
            self.tr("Every record was made under these. A pharmacy that moves or changes its rules begins new records.")
        )
        self.titled.emit()
