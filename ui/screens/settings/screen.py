"""Settings: people, balances, printers, language and look, and what this pharmacy and program are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from compounder.services.sign_in import Session
from ui.pages import PagedHost
from ui.places import Place
from ui.screens.settings.balances_page import BalancesPage
from ui.screens.settings.look_page import LookPage
from ui.screens.settings.people_page import PeoplePage
from ui.screens.settings.pharmacy_page import PharmacyPage
from ui.screens.settings.printers_page import PrintersPage
from ui.workplace import Workplace


class SettingsScreen(PagedHost):
    """``Target(Place.SETTINGS, page)``: "people", "balances", "printers", "look", "pharmacy"."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(Place.SETTINGS, workplace, session, places)
        for key, maker in (
            ("people", PeoplePage),
            ("balances", BalancesPage),
            ("printers", PrintersPage),
            ("look", LookPage),
            ("pharmacy", PharmacyPage),
        ):
            self.add_page(key, partial(maker, workplace, session, places))
        self.retranslate()

    def page_names(self) -> Mapping[str, str]:
        """The pages by name."""
        return {
            "people": self.tr("People"),
            "balances": self.tr("Balances"),
            "printers": self.tr("Printers"),
            "look": self.tr("Language and look"),
            "pharmacy": self.tr("Pharmacy and program"),
        }
