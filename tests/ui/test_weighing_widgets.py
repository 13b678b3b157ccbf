"""What the widgets of the bench promise: reading, verdict, long work, the path of a batch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.desk import grams, heard, press, window
from ui.widgets.progress import Progress
from ui.widgets.readout import Readout
from ui.widgets.step_path import PathStep, Stand, StepPath
from ui.widgets.tolerance_bar import ToleranceBar, Verdict
from ui.widgets.weighing_panel import WeighingPanel
from ui.words import speak


class TestWeighing:
    """The number and the tolerance bar are the screen."""

    @pytest.mark.parametrize(
        ("reading", "verdict", "said"),
        [
            ("119.93", Verdict.IN_TOLERANCE, "1.21 g below the target"),
            ("119.92", Verdict.TOO_LITTLE, "1.22 g below the target"),
            ("122.35", Verdict.IN_TOLERANCE, "1.21 g above the target"),
            ("122.36", Verdict.TOO_MUCH, "1.22 g above the target"),
            ("121.14", Verdict.IN_TOLERANCE, "Exactly the target"),
            ("0", Verdict.TOO_LITTLE, "121.14 g below the target"),
        ],
    )
    def test_the_limits_themselves_are_in_tolerance(self, reading: str, verdict: Verdict, said: str) -> None:
        """Exact comparison, and the deviation in words."""
        bar = ToleranceBar()
        bar.show_limits(grams("121.14"), grams("119.93"), grams("122.35"))
        bar.show_reading(grams(reading))
        assert bar.verdict is verdict
        assert bar.deviation_words().replace("\u00a0", " ") == said

    def test_a_reader_finds_the_verdict_as_the_value(self) -> None:
        """It says "121.16 g, In tolerance, 0.02 g above the target"."""
        bar = ToleranceBar()
        window(bar)
        bar.show_limits(grams("121.14"), grams("119.93"), grams("122.35"))
        bar.show_reading(grams("121.16"))
        interface = QAccessible.queryAccessibleInterface(bar)
        spoken = interface.text(QAccessible.Text.Value).replace("\u00a0", " ")
        assert spoken == "121.16 g, In tolerance, 0.02 g above the target"
        assert interface.text(QAccessible.Text.Name) == "Tolerance"

    def test_an_unsettled_reading_gets_no_verdict(self, application: QApplication) -> None:
        """Only a stable reading may become a weighing."""
        panel = WeighingPanel()
        window(panel)
        panel.show_line("Lanolin", "", grams("50"), grams("49"), grams("51"), longest="51.00")
        assert panel.show_reading("50.00", grams("50"), is_stable=False) is Verdict.NONE
        assert panel.show_reading("50.00", grams("50"), is_stable=True) is Verdict.IN_TOLERANCE
        speak(application, "fr")
        panel.show_reading("50.00", grams("50"), is_stable=True)
        assert panel.readout.spoken == "50,00 g"

    def test_the_size_of_the_reading_stays_during_a_line(self) -> None:
        """It is that of the line's upper limit; an overload is a word."""
        readout = Readout()
        window(readout, width=800)
        readout.fit("122.35", "g")
        before = readout._step
        for digits in ("0.00", "9.99", "121.16"):
            readout.show_reading(digits, "g")
            assert readout._step == before
        readout.show_word("overload")
        assert readout.spoken == "overload"


class TestProgress:
    """Nothing before 400 ms, then word, bar, counts, cancel."""

    def test_short_work_shows_nothing(self, application: QApplication) -> None:
        """A bar that flashes up says nothing."""
        work = Progress()
        window(work)
        work.begin("Verifying")
        application.processEvents()
        assert not work.isVisible()
        work.end()

    def test_long_work_can_be_cancelled(self) -> None:
        """By the button or Esc; the counts are said."""
        work = Progress()
        held = window(work)
        work.begin("Verifying")
        work.show()
        work.report(3, 12)
        assert [label.text() for label in work.findChildren(QLabel)] == ["Verifying", "3 of 12"]
        cancelled = heard(work.cancelled)
        press(held, Qt.Key.Key_Escape)
        assert cancelled == [None]


class TestStepPath:
    """One path, always on top."""

    STEPS = (
        PathStep("Plan", "A. Laurent, 09:12", Stand.DONE, can_open=True),
        PathStep("Weigh", "line 3 of 4", Stand.CURRENT, can_open=True),
        PathStep("Verify", "second person", Stand.LATER),
    )

    def test_only_what_may_open_opens(self) -> None:
        """By press or Ctrl and its number."""
        path = StepPath()
        path.show_steps(list(self.STEPS))
        held = window(path)
        opened = heard(path.opened)
        for key in (Qt.Key.Key_1, Qt.Key.Key_3):
            press(held, key, Qt.KeyboardModifier.ControlModifier)
        assert opened == [1]

    def test_a_step_says_how_far_it_is(self) -> None:
        """The tick is not the only sign."""
        path = StepPath()
        path.show_steps(list(self.STEPS))
        assert path._buttons[0].accessibleName() == "1 Plan, done, A. Laurent, 09:12"

    def test_where_it_is_narrow_it_becomes_one_button(self, application: QApplication) -> None:
        """Its word is "2 of 3 Weigh", with the list behind it."""
        path = StepPath()
        path.show_steps(list(self.STEPS))
        held = window(path, width=400)
        application.processEvents()
        assert path._folded.isVisible()
        assert path._folded.word == "2 of 3 Weigh"
        held.resize(1200, 400)
        application.processEvents()
        assert not path._folded.isVisible()
