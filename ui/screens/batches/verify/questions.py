"""The three questions to a second person: which lot, what weight, and whether it looks as it should."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from compounder.domain.batch import DilutionPart
from compounder.domain.dilution import is_mark
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.verify import SecondReading
from compounder.services.compound_batch.verify_view import LineToVerify, LotRead
from ui.theme.appearance import roles
from ui.theme.tokens import Space, State, Type
from ui.widgets.button import Button
from ui.widgets.drawing import draw_text, painting, rounded
from ui.widgets.panel import Icon, Line, Panel, Text, column, row
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import sentence, words

_BADGE = 36
_WIDEST = 560


class _Badge(QWidget):
    """The number of a question, in a ring; a reader hears the question instead."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setFixedSize(_BADGE, _BADGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            place = QRectF(self.rect())
            rounded(painter, place, fill=roles().accent_soft, radius=_BADGE // 2)
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, place, self._number, Type.SECTION, roles().accent_ink, align=middle)


class Answer(Panel):
    """What stands under a question once it was answered: icon and words in the colours of a state."""

    def __init__(self) -> None:
        super().__init__()
        self._said: Refusal | Phrase | str = ""
        self._icon = Icon(size=20)
        self._text = Text(style=Type.BODY.in_weight(600), wraps=True)
        layout = row()
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        self.setLayout(layout)
        self.hide()

    def show_answer(self, state: State, said: Refusal | Phrase | str) -> None:
        """Say it; "" hides it."""
        self._said = said
        self._icon.show_icon(state.value, state.value)
        self._text.set_ink(f"{state.value}_ink")
        self.retranslate()
        self.setVisible(bool(said))

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        self._text.setText(sentence(self._said))


def at_left(part: QWidget, *, inset: int = 0) -> QHBoxLayout:
    """A part that may not grow wide, at the left of a column: alone in it, it would narrow everything else."""
    beside = row(gap=0)
    beside.setContentsMargins(inset, 0, 0, 0)
    beside.addWidget(part, 1000)
    beside.addStretch(1)
    return beside


class Question(Panel):
    """A number, a question, and under it whatever answers it."""

    def __init__(self, number: int, *parts: QWidget) -> None:
        super().__init__()
        self.text = Text(style=Type.PAGE, wraps=True)
        within = column(gap=Space.S)
        within.addWidget(self.text)
        for part in parts:
            # A button keeps 5 px around itself for the ring of the focus.
            within.addLayout(at_left(part, inset=0 if isinstance(part, Panel | Text) else -5))
        layout = row(gap=Space.L)
        layout.addWidget(_Badge(number), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(within, 1)
        self.setLayout(layout)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why the readings cannot be compared yet: the field at fault, and the words."""

    field: QWidget
    why: Refusal | Phrase | str


class Questions(Panel):
    """``ask(line)`` begins a line anew; ``missing()`` names what is not answered yet, ``answers()`` gives the rest.

    `changed` after each answer; `lot_asked(text)` when a lot was scanned or typed to its end, answered by ``show_lot``.
    """

    changed = Signal()
    lot_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line: LineToVerify | None = None
        self._known: LotRead | None = None
        self._looked_up = ""
        self._looks_right: bool | None = None
        self.lot = TextField(icon="scan")
        self.lot.set_label("")  # the question itself is the label
        self.lot_answer = Answer()
        self.mass = QuantityEdit(("g", "mg", "kg"), is_large=True)
        self.volume = QuantityEdit(("mL", "L"), is_large=True)
        self.received = Text(ink="ink2", wraps=True)
        self.yes = Button(icon="check", key="Y")
        self.no = Button(icon="close", key="N")
        self.look_answer = Answer()
        self.look = TextField()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        buttons = QWidget()
        beside = row(gap=2)
        beside.setContentsMargins(0, 0, 0, 0)
        for button in (self.yes, self.no):
            beside.addWidget(button)
        beside.addSpacing(Space.S)
        beside.addWidget(self.look_answer, 1000)
        beside.addStretch(1)
        buttons.setLayout(beside)
        for field in (self.lot, self.look):
            field.setMaximumWidth(_WIDEST)
        for edit in (self.mass, self.volume):
            edit.setMaximumWidth(420)
        self._questions = (
            Question(1, self.lot, self.lot_answer),
            Question(2, self.mass, self.volume),
            Question(3, self.received, buttons, self.look),
        )
        layout = column(gap=Space.M)
        for place, question in enumerate(self._questions):
            if place:
                layout.addWidget(Line())
            layout.addWidget(question)
        layout.addStretch(1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.lot.edited.connect(self._forget_lot)
        self.lot.line.editingFinished.connect(self._look_up)
        self.lot.entered.connect(lambda: self.reading.setFocus(Qt.FocusReason.OtherFocusReason))
        for edit in (self.mass, self.volume):
            edit.changed.connect(self.changed)
            edit.entered.connect(lambda: self.yes.setFocus(Qt.FocusReason.OtherFocusReason))
        self.yes.clicked.connect(lambda: self.set_look(looks_right=True))
        self.no.clicked.connect(lambda: self.set_look(looks_right=False))
        self.look.edited.connect(self.changed)

    @property
    def reading(self) -> QuantityEdit:
        """The field for the weight, or for the volume of a line that was measured."""
        return self.mass if self.line is None or self.line.is_mass else self.volume

    def ask(self, line: LineToVerify) -> None:
        """Ask about a line; what was typed for another one is forgotten."""
        self.line = line
        self._known, self._looked_up, self._looks_right = None, "", None
        self.lot.set_text("")
        self.look.set_text("")
        for edit in (self.mass, self.volume):
            edit.clear()
            edit.setVisible(edit is self.reading)
        self._show_lot()
        self._show_look()
        self.retranslate()

    def take_scan(self, lot: str) -> None:
        """A scan is the lot on the container, whatever has the focus."""
        self.lot.set_text(lot)
        self._forget_lot()
        self._look_up()

    def show_lot(self, text: str, found: LotRead | None) -> None:
        """What stock knows of the lot that was asked for."""
        if text == self.lot.text().strip():
            self._known, self._looked_up = found, text
            self._show_lot()
            self.changed.emit()

    def _look_up(self) -> None:
        text = self.lot.text().strip()
        if text and text != self._looked_up:
            self.lot_asked.emit(text)

    def _forget_lot(self) -> None:
        self._known, self._looked_up = None, ""
        self._show_lot()
        self.changed.emit()

    def set_look(self, *, looks_right: bool) -> None:
        """Answer the last question; "no" asks what is seen."""
        self._looks_right = looks_right
        self._show_look()
        if not looks_right:
            self.look.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_lot(self) -> None:
        found, line = self._known, self.line
        if not self._looked_up or line is None:
            self.lot_answer.show_answer(State.OK, "")
        elif line.part is DilutionPart.PORTION:
            self._show_dilution(self._looked_up)
        elif found is None:
            self.lot_answer.show_answer(State.ATTENTION, self.tr("No lot of this number is known here."))
        elif not found.is_ingredient:
            other = self.tr("This lot holds %1, not %2.").replace("%1", words().show(found.name))
            self.lot_answer.show_answer(State.ATTENTION, other.replace("%2", words().show(line.name)))
        else:
            known = self.tr("%1, lot %2, expires %3").replace("%3", words().show(found.expires_on))
            known = known.replace("%2", words().show(found.lot_number))
            self.lot_answer.show_answer(State.OK, known.replace("%1", words().show(found.name)))
        self.lot.echo.setVisible(self.lot_answer.isHidden())
        look = self._appearance
        self.received.setText(self.tr("When received: %1").replace("%1", words().show(look)) if look else "")
        self.received.setVisible(bool(look))

    def _show_dilution(self, text: str) -> None:
        """Whether a text is a mark of a dilution; not whether it is the one that was taken from."""
        if is_mark(text):
            said = self.tr("Dilution %1").replace("%1", words().show(text))
            self.lot_answer.show_answer(State.OK, said)
        else:
            said = self.tr("The vessel of a dilution bears the batch’s number and D with that of the line.")
            self.lot_answer.show_answer(State.ATTENTION, said)

    def _show_look(self) -> None:
        said = {None: "", True: self.tr("It looks as it should."), False: self.tr("It does not look as it should.")}
        state = State.REFUSED if self._looks_right is False else State.OK
        self.look_answer.show_answer(state, said[self._looks_right])
        self.look.setVisible(self._looks_right is False)

    @property
    def _appearance(self) -> str:
        found = self._known
        return found.appearance or "" if found is not None and found.is_ingredient else ""

    def missing(self, *, settles: bool = False) -> Missing | None:
        """What is not answered yet, the first; None where all is. `settles`: judge what was typed."""
        if not self.lot.text().strip():
            return Missing(self.lot, self.tr("Scan the container, or type the lot that is on it."))
        if settles:
            self.reading.settle()
        is_asked = self.line is not None and not self.line.is_declared
        if self.reading.value() is None and (is_asked or not self.reading.is_empty):
            why = self.reading.refusal or self.tr("Type what you read, with its unit.")
            return Missing(self.reading, why)
        if self._looks_right is None:
            return Missing(self.yes, self.tr("Answer whether it looks as it should: Y or N."))
        if not self._looks_right and not self.look.text().strip():
            return Missing(self.look, self.tr("Type what you see."))
        return None

    def at_fault(self, what: str) -> QWidget:
        """The field of what differs: "lot", "reading" or "look"."""
        return {"lot": self.lot, "dilution": self.lot, "reading": self.reading}.get(what, self.yes)

    def answers(self) -> SecondReading:
        """What was read, once nothing is missing."""
        reading = self.reading.value()
        look = (self._appearance or self.tr("as it should be")) if self._looks_right else self.look.text()
        weight = reading if isinstance(reading, Quantity) else None
        return SecondReading(self.lot.text().strip(), weight, look, looks_right=bool(self._looks_right))

    def first_field(self) -> QWidget:
        """The first that is empty."""
        missing = self.missing()
        return missing.field if missing is not None else self.yes

    def retranslate(self) -> None:
        """Say the questions in the language that is spoken."""
        one, two, three = self._questions
        is_portion = self.line is not None and self.line.part is DilutionPart.PORTION
        one.text.setText(
            self.tr("Which mark does the dilution’s vessel bear?") if is_portion else self.tr("Scan the container")
        )
        is_declared = self.line is not None and self.line.is_declared
        if is_declared:
            two.text.setText(self.tr("How much was added? Leave it empty where nothing can be read."))
        else:
            two.text.setText(self.tr("What does the slip, or a second weighing, say?"))
        three.text.setText(self.tr("Does it look as it should?"))
        self.lot.line.setAccessibleName(self.tr("Lot on the container"))
        self.mass.set_label(self.tr("Net weight"), is_shown=False)
        self.volume.set_label(self.tr("Volume"), is_shown=False)
        self.look.set_label(self.tr("What do you see?"))
        self.yes.key = self.tr("Y", "the key that answers yes")
        self.yes.set_word(self.tr("Yes"))
        self.no.set_word(self.tr("No"))
        self._show_lot()
        self._show_look()
