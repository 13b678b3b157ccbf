"""What pictures need of the tests of the window: one application, our look, and no word of Qt on the log."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.pictures.camera import Darkroom
from tests.ui.conftest import application, english_and_light, qapp, qt_says_nothing

__all__ = ["application", "english_and_light", "qapp", "qt_says_nothing"]


@pytest.fixture(scope="session")
def darkroom(application: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Darkroom:
    """Where they are taken; its samples are made once."""
    return Darkroom(application, tmp_path_factory.mktemp("pictures"))
