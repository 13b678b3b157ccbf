"""The pages of the gallery by name."""

from __future__ import annotations

from collections.abc import Callable

from ui.gallery.list_pages import DerivationPage, LotPage, TablePage, TimelinePage, WorkPage
from ui.gallery.page import Page
from ui.gallery.proof_pages import LadderPage, ProofPage, SignaturePage
from ui.gallery.small_pages import ButtonPage, FieldPage, IconPage, NoticePage, QuantityPage
from ui.gallery.weighing_pages import PathPage, WeighingPage

PAGES: dict[str, Callable[[], Page]] = {
    "quantity": QuantityPage,
    "fields": FieldPage,
    "buttons": ButtonPage,
    "notices": NoticePage,
    "path": PathPage,
    "weighing": WeighingPage,
    "table": TablePage,
    "work": WorkPage,
    "lots": LotPage,
    "derivation": DerivationPage,
    "timeline": TimelinePage,
    "ladder": LadderPage,
    "proof": ProofPage,
    "signature": SignaturePage,
    "icons": IconPage,
}
