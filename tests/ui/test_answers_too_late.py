"""Answers that arrive after who asked is gone: no place of the window is told anything any more."""

from __future__ import annotations

import pytest
import shiboken6

from tests.services.pharmacy import PASSWORD
from tests.ui.station import open_window, settle, sign_in
from ui.places import Place, Target
from ui.workplace import Workplace


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.value)
def test_a_place_that_is_gone_hears_no_answer(workplace: Workplace, place: Place) -> None:
    """The window is deleted with every question of the place under way; pytest-qt fails on what a slot raises."""
    window = open_window(workplace)
    sign_in(window, "paul", PASSWORD)
    assert window.desk is not None
    window.desk.open(Target(place))
    window.desk.reload()
    assert not workplace.operations.is_idle
    shiboken6.delete(window)
    settle(workplace.operations)


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.value)
def test_each_place_asks_in_its_own_name(workplace: Workplace, place: Place) -> None:
    """What a view asks through its workplace is answered as long as it lives, and not as long as another does."""
    window = open_window(workplace)
    sign_in(window, "paul", PASSWORD)
    assert window.desk is not None
    window.desk.open(Target(place))
    settle(workplace.operations)
    view = window.desk.current
    assert view is not None
    asked = view.workplace.operations.read(lambda: 7)
    told: list[object] = []
    asked.done.connect(lambda answer: told.append(answer))  # noqa: PLW0108 - as screens do, tied to nothing
    shiboken6.delete(view)
    settle(workplace.operations)
    assert told == []
