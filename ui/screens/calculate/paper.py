"""The working on paper: drawn and saved off the window's thread; a calculation is no record and leaves none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from compounder.domain.calculators.calculation import Calculation
from ui.widgets.action_bar import ActionBar
from ui.words import language, words
from ui.workplace import Workplace


class WorkingPaper(QObject):
    """``WorkingPaper(workplace, bar)``: ``make(calculation)`` saves its PDF, opens it, and says where it is."""

    def __init__(self, workplace: Workplace, bar: ActionBar) -> None:
        super().__init__(bar)
        self._workplace, self._bar = workplace, bar

    def make(self, calculation: Calculation) -> None:
        """Draw the paper in the language that is spoken; while it is drawn the button is deaf."""
        spoken, facilities = language(), self._workplace.facilities
        name = words().say(f"calculator.{calculation.calculator.name}")
        title = f"{name} {self._workplace.local_now():%Y-%m-%d %H%M%S}"

        def work() -> Path:
            return _saved(facilities.settings().papers, title, facilities.calculation_page(calculation, spoken))

        asked = self._workplace.operations.draw(work)
        self._bar.set_busy(busy=True)
        asked.done.connect(self._tell)
        asked.ended.connect(lambda: self._bar.set_busy(busy=False))

    def _tell(self, file: object) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
        self._bar.say_done(self.tr("Saved as %1").replace("%1", str(file)))


def _saved(chosen: Path | None, title: str, pdf: bytes) -> Path:
    folder = chosen or Path.home() / "Compounder"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{title}.pdf"
    file.write_bytes(pdf)
    return file
