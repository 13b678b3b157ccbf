"""How much of each, from which lot? A batch being planned, before it has a number."""

from __future__ import annotations

from compounder.services.sign_in import Session
from ui.places import Place
from ui.screen import Screen
from ui.workplace import Workplace


class PlanDraft(Screen):
    """``begin(formulation)``."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.formulation = ""

    def begin(self, formulation: str) -> None:
        """A new draft."""
        self.formulation = formulation
