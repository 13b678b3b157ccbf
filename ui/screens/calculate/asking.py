"""One calculation at a time on a reader's thread, the newest next; an answer that comes too late is dropped."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from compounder.domain.calculators.calculation import Calculation, calculate_all
from compounder.domain.calculators.declaration import Calculator, Texts
from compounder.domain.calculators.written import typed_reader
from compounder.domain.errors import InternalFault, Refusal
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of which calculator, as it was typed, in which language."""

    calculator: Calculator
    texts: Texts
    language: str

    def answer(self) -> Calculation | Refusal | InternalFault:
        """The answer; a refusal and a disagreement of both roads are answers too."""
        try:
            return calculate_all(self.calculator, self.texts, typed_reader(self.language))
        except (Refusal, InternalFault) as error:
            return error


class Asking(QObject):
    """``ask(calculator, texts, language)``, then `answered` with a Calculation, a Refusal or an InternalFault."""

    answered = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = workplace.operations.of(self)
        self._wanted: _Asked | None = None
        self._running: _Asked | None = None

    def forget(self) -> None:
        """What was asked does not stand there any more."""
        self._wanted = None

    def ask(self, calculator: Calculator, texts: Texts, language: str) -> None:
        """Ask; what was asked before is answered no more."""
        self._wanted = _Asked(calculator, texts, language)
        self._begin()

    def _begin(self) -> None:
        if self._running is None and self._wanted is not None:
            asked = self._running = self._wanted
            operation = self._operations.read(asked.answer)
            operation.done.connect(lambda answer: self._take(asked, answer))
            operation.ended.connect(self._end)

    def _end(self) -> None:
        asked, self._running = self._running, None
        if self._wanted is not asked:
            self._begin()

    def _take(self, asked: _Asked, answer: object) -> None:
        if asked is self._wanted:
            self.answered.emit(answer)
