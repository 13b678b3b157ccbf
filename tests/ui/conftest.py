"""What holds for every test of the window: no screen, our own look, and any word of Qt on the log fails the test."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_ACCESSIBILITY", "1")

import pytest
from PySide6.QtCore import QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from compounder.store.audit_queries import StoredAuditQueries
from compounder.store.stock_queries import StoredStockQueries
from compounder.store.trace_queries import StoredTraceQueries
from tests.services.conftest import pharmacy, pharmacy_template, sqlite_databases
from tests.services.pharmacy import TestPharmacy
from tests.ui.station import workplace_of
from ui.application import dress
from ui.operations import Operations
from ui.theme.appearance import apply_theme
from ui.theme.tokens import LIGHT
from ui.words import speak
from ui.workplace import Workplace

__all__ = ["pharmacy", "pharmacy_template", "sqlite_databases"]

BETWEEN = ((1920, 1080), (960, 540))
"""Sizes between the smallest screen at 100 % and at 200 %, which every run checks; these run with `make soak`."""

HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)
"""What the offscreen platform says of itself."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screens of every place at four sizes take minutes: the two in between are left to `make soak`."""
    for item in items:
        if "screens" not in item.path.parts:
            continue
        callspec = getattr(item, "callspec", None)
        if callspec is not None and callspec.params.get("size") in BETWEEN:
            item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def application() -> QApplication:
    """The one application of the process, with our typefaces, words and look."""
    made = QApplication.instance() or QApplication(["compounder"])
    assert isinstance(made, QApplication)
    dress(made)
    return made


@pytest.fixture(scope="session")
def qapp(application: QApplication) -> QApplication:
    """What pytest-qt's `qtbot` uses."""
    return application


@pytest.fixture(autouse=True)
def english_and_light(application: QApplication) -> Iterator[None]:
    """Each test begins in English and light, and leaves no window behind."""
    speak(application, "en")
    apply_theme(application, LIGHT)
    yield
    for window in application.topLevelWidgets():
        window.close()
        window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def qt_says_nothing() -> Iterator[list[str]]:
    """A warning of Qt is a defect of ours."""
    said: list[str] = []

    def hear(_kind: QtMsgType, _context: object, message: str) -> None:
        if message not in HARMLESS:
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def workplace(qapp: QApplication, pharmacy: TestPharmacy) -> Iterator[Workplace]:  # noqa: ARG001 - the event loop must be there
    """What screens work with, in a real pharmacy on SQLite."""
    operations = Operations()
    queries = StoredTraceQueries(pharmacy.location)
    made = workplace_of(pharmacy, operations, queries)
    yield made
    made.balances.close()
    operations.close()
    queries.close()
    if isinstance(made.facilities.stock, StoredStockQueries):
        made.facilities.stock.close()
    if isinstance(made.facilities.audit, StoredAuditQueries):
        made.facilities.audit.close()
