"""What a trace answers, in a sentence, what it is about, and the counts."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from compounder.services.trace_view import Backwards, Forwards, Meaning
from ui.screens.records.figures import Figures
from ui.theme.tokens import Type
from ui.widgets.panel import Text
from ui.words import words

Answer = tuple[Meaning, ...] | Forwards | Backwards


class TraceAnswer(QObject):
    """``show_answer(answer, asked)`` fills its `parts`, which stand one under the other; `asked` is what was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._what, self._about = Text(style=Type.SECTION, wraps=True), Text(ink="ink2", wraps=True)
        self.figures = Figures()
        self.parts: tuple[QWidget, ...] = (self._what, self._about, self.figures)

    def title(self, answer: Answer | None) -> str:
        """The question, or what is traced."""
        match answer:
            case Forwards():
                number = words().show(answer.lot.lot_number)
                return self.tr("Lot %1: who received it?").replace("%1", number)
            case Backwards():
                return self.tr("What is in %1?").replace("%1", _jar(answer))
            case _:
                return self.tr("Trace: who received it, what is in it?")

    def show_answer(self, answer: Answer | None, asked: str) -> None:
        """The answer; where there is none, what may be asked."""
        match answer:
            case Forwards():
                self._show_forwards(answer)
            case Backwards():
                self._show_backwards(answer)
            case tuple():
                number = words().show(asked.strip())
                self._say(
                    self.tr("Which %1 is meant?").replace("%1", number), self.tr("Enter chooses the current row.")
                )
            case _:
                self._say(
                    self.tr("Scan a pack, a label on a pot, or type a number."),
                    self.tr("A lot leads forwards to batches and patients, a pot or batch backwards to its lots."),
                )

    def _say(self, what: str, about: str) -> None:
        self._what.setText(what)
        self._about.setText(about)
        self.figures.show_figures([])
        self.figures.hide()

    def _show_forwards(self, answer: Forwards) -> None:
        say = words().show
        lot = answer.lot
        self._say(
            f"{say(answer.name)}, {say(lot.lot_number)}",
            self.tr("from %1, received %2").replace("%2", say(lot.received_at.date())).replace("%1", say(lot.supplier)),
        )
        figures = [
            (str(answer.patients), self.tr("patient(s) received it", "", answer.patients),
             "attention_ink" if answer.patients else "ok_ink"),
            (str(len(answer.batches)), self.tr("batch(es) hold it", "", len(answer.batches)), "ink"),
            (str(answer.here), self.tr("pot(s) still here, not held", "", answer.here), "ink"),
            (str(answer.held), self.tr("pot(s) held", "", answer.held), "quarantine_ink"),
            (str(answer.wards), self.tr("ward(s) received it", "", answer.wards), "attention_ink"),
            (say(answer.on_hand), self.tr("of the lot on hand"), "ink"),
        ]  # fmt: skip
        kept = [figure for place, figure in enumerate(figures) if place not in (3, 4) or figure[0] != "0"]
        self.figures.show_figures(kept)
        self.figures.show()

    def _show_backwards(self, answer: Backwards) -> None:
        state = words().say(f"batch_state.{answer.batch.state.value}")
        self._say(f"{words().show(answer.name)}, {_jar(answer)}", f"{words().show(answer.batch.size)}, {state}")
        count = len(answer.lots)
        self.figures.show_figures([(str(count), self.tr("lot(s) are in it", "", count), "ink")])
        self.figures.show()


def _jar(answer: Backwards) -> str:
    return answer.container.id if answer.container is not None else answer.batch.id
