"""What is imported while a person types is there, and the sign-in page does not wait for it."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

from ui.application import AHEAD


def test_everything_that_is_imported_ahead_exists() -> None:
    """A module that was renamed would fail while somebody types the password."""
    for name in AHEAD:
        assert import_module(name).__name__ == name


def test_the_sign_in_page_waits_for_none_of_it() -> None:
    """A fresh process imports the application, and so the sign-in page, and nothing that comes after it."""
    asked = "import sys, ui.application; print([name for name in ui.application.AHEAD if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
