"""The date field: what was understood stands under it; what cannot be read is refused there and stays."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from tests.ui.desk import window
from tests.ui.keys import press_text
from ui.widgets.date_field import DateField
from ui.widgets.text_field import TextField
from ui.words import speak


def test_a_date_is_echoed_with_its_month_in_letters_and_follows_the_language(application: QApplication) -> None:
    """04/05/1990 is asked back in English, and a day in French."""
    field, other = DateField(), TextField()
    window(field, other)
    field.setFocus()
    press_text("4 May 1990")
    assert (field.value(), field.echo.text) == (date(1990, 5, 4), "4\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}1990")
    field.line.selectAll()
    press_text("04/05/1990")
    assert (field.value(), field.refusal) == (None, None)
    other.setFocus()
    assert field.refusal is not None
    assert "5\N{NO-BREAK SPACE}Apr" in field.echo.text
    assert field.text() == "04/05/1990"
    speak(application, "fr")
    application.processEvents()
    assert field.value() == date(1990, 5, 4)
    field.setFocus()
    press_text("x")
    assert field.refusal is None, "typing takes the refusal away"
