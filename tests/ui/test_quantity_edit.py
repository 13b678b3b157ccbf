"""The quantity field: one value, nothing dropped, rounded, defaulted or scrolled; it says back what it understood."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from tests.ui.keys import paste, send_key, shown, type_text
from ui.theme.tokens import State
from ui.widgets.panel import Panel, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import speak


class Desk(Panel):
    """A quantity field, and another field to go to."""

    def __init__(self, edit: QuantityEdit) -> None:
        super().__init__()
        self.edit, self.next = edit, TextField()
        layout = column()
        layout.addWidget(edit)
        layout.addWidget(self.next)
        self.setLayout(layout)


@pytest.fixture
def edit(application: QApplication) -> Iterator[QuantityEdit]:
    """A field for a mass with the focus."""
    assert application is not None
    field = QuantityEdit(("g", "mg", "microgram"))
    field.set_label("Dose")
    desk = Desk(field)
    shown(desk)
    field.setFocus()
    yield field
    desk.close()


def leave(edit: QuantityEdit) -> None:
    """Go on to the next field."""
    desk = edit.parentWidget()
    assert isinstance(desk, Desk)
    desk.next.setFocus()


def code(edit: QuantityEdit) -> str:
    """The code of the refusal that stands; "" where none does."""
    refusal = edit.refusal
    assert refusal is None or isinstance(refusal, Refusal)
    return refusal.code if refusal else ""


def grams(number: str) -> Quantity:
    """So many grams."""
    return Quantity.of(number, "g")


def test_an_empty_field_assumes_nothing(edit: QuantityEdit) -> None:
    """No number, no unit, no echo, no value, and no refusal for being empty."""
    leave(edit)
    assert (edit.text, edit.value(), edit.refusal, edit.echo.text) == ("", None, None, "")


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [
        ("0,5mg", "0.5 mg = 500 micrograms", "0,5 mg = 500 microgrammes"),
        ("62.5 mg", "62.5 milligrams", "62,5 milligrammes"),
        ("1 g", "1 gram", "1 gramme"),
        ("1,5 g", "1.5 grams", "1,5 gramme"),
        ("1500 mg", "1500 mg = 1.5 grams", "1500 mg = 1,5 gramme"),
        ("1000 microgram", "1000 micrograms = 1 milligram", "1000 microgrammes = 1 milligramme"),
    ],
)
def test_it_says_back_in_words_what_it_understood(
    application: QApplication, edit: QuantityEdit, typed: str, english: str, french: str
) -> None:
    """The number with its unit spelt, and the neighbour unit below 1 and from 1000 on; it follows the language."""
    type_text(typed)
    assert edit.echo.text.replace("\N{NO-BREAK SPACE}", " ") == english
    speak(application, "fr")
    application.processEvents()
    assert edit.echo.text.replace("\N{NO-BREAK SPACE}", " ") == french
    assert edit.text == typed


def test_a_letter_after_the_number_goes_on_in_the_unit(edit: QuantityEdit) -> None:
    """Nobody has to reach for the unit."""
    type_text("5mg")
    assert (edit.number.text(), edit.unit.text()) == ("5", "mg")
    assert edit.unit.hasFocus()


def test_up_and_down_choose_the_unit_and_never_change_the_number(edit: QuantityEdit) -> None:
    """An arrow key in the number would be a slip that nobody sees."""
    type_text("5")
    send_key(int(Qt.Key.Key_Up))
    send_key(int(Qt.Key.Key_Down))
    assert edit.text == "5"
    send_key(int(Qt.Key.Key_Right))
    send_key(int(Qt.Key.Key_Down))
    assert edit.value() == grams("5")
    send_key(int(Qt.Key.Key_Down))
    assert edit.text == "5mg"
    send_key(int(Qt.Key.Key_Up))
    send_key(int(Qt.Key.Key_Up))
    assert edit.text == "5microgram"


def test_the_wheel_changes_nothing(application: QApplication, edit: QuantityEdit) -> None:
    """A value that changes unseen is a wrong value."""
    type_text("5mg")
    for part in (edit.number, edit.unit, edit):
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(part.mapToGlobal(QPoint(5, 5))),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        application.sendEvent(part, turn)
    assert edit.text == "5mg"


def test_copying_copies_both_and_pasting_fills_both(application: QApplication, edit: QuantityEdit) -> None:
    """One value: number and unit travel together; a pasted unit takes the place of the one that stood there."""
    paste("121,14 g")
    assert edit.value() == grams("121.14")
    send_key(int(Qt.Key.Key_C), "\x03", Qt.KeyboardModifier.ControlModifier)
    assert application.clipboard().text() == "121,14 g"
    edit.number.setFocus()
    edit.number.selectAll()
    paste("5 mg")
    assert edit.value() == grams("0.005")
    edit.unit.setFocus()
    paste("7 g")
    assert edit.value() == grams("7")


@pytest.mark.parametrize("pasted", ["5\n mg", "5\t mg", "5\u200b mg", "\u202e5 mg", "5 mg\x00", "1" * 50_000])
def test_what_cannot_be_seen_is_kept_and_refused(edit: QuantityEdit, pasted: str) -> None:
    """Nothing is dropped from a paste, however long or invisible; it is refused."""
    paste(pasted)
    edit.settle()
    assert edit.value() is None
    assert isinstance(edit.refusal, Refusal)
    assert edit.text.strip("\x00") == pasted.strip("\x00")


@pytest.mark.parametrize("number", ["1", "12", "123", "1234", "12345", "123456", "999999999"])
def test_no_digit_is_lost_while_typing(edit: QuantityEdit, number: str) -> None:
    """A stock number box turns 250 into 25 at its maximum."""
    type_text(number)
    assert edit.number.text() == number
    type_text("g")
    assert edit.value() == grams(number)


@pytest.mark.parametrize("unfinished", ["5", "5.", "5,", "5 m", "5 micro", "1,00", "0", "0.0"])
def test_what_a_further_key_can_mend_is_not_refused_yet(edit: QuantityEdit, unfinished: str) -> None:
    """Nobody is scolded in the middle of a number; on leaving it is said."""
    type_text(unfinished)
    assert code(edit) == ""
    leave(edit)
    assert code(edit) != ""
    assert edit.text == unfinished


@pytest.mark.parametrize(
    "hopeless", ["1.2.3", "5x", "5 MG", "1e3", "-5", "1_0", ".5", "1234567890", "5 mL", "1,000 mg"]
)
def test_what_no_further_key_can_mend_is_refused_at_once(edit: QuantityEdit, hopeless: str) -> None:
    """The refusal stands in place and keeps what was typed."""
    type_text(hopeless)
    assert isinstance(edit.refusal, Refusal)
    assert edit.echo.text
    assert edit.text == hopeless


def test_a_unit_is_never_completed(edit: QuantityEdit) -> None:
    """The text "5 m" is no value, although milligrams begin so: what stands there is what counts."""
    type_text("5 m")
    edit.settle()
    assert edit.value() is None
    assert edit.text == "5 m"


def test_zero_is_refused_unless_it_is_asked_for(edit: QuantityEdit) -> None:
    """A batch of nothing is a slip; a tare of nothing is a fact."""
    type_text("0 g")
    assert isinstance(edit.refusal, Refusal)
    assert edit.refusal.code == "non_positive_quantity"
    allowing = QuantityEdit(("g",), allows_zero=True)
    allowing.number.setText("0")
    allowing.unit.setText("g")
    assert allowing.value() == grams("0")


def test_another_kind_of_unit_is_named(edit: QuantityEdit) -> None:
    """A volume where a mass is asked for is refused with both."""
    type_text("5 mL")
    assert "mL" in edit.echo.text
    assert "a mass" in edit.echo.text


def test_digits_without_shift_say_what_to_do(edit: QuantityEdit) -> None:
    """On AZERTY the digit row writes é and à: they stay visible, and the remedy is said."""
    paste("é\"'")
    edit.settle()
    assert edit.value() is None
    assert edit.number.text() == "é\"'"
    assert "Shift" in edit.echo.text


def test_a_rule_of_the_domain_speaks_at_the_field() -> None:
    """The same pure check as the service's, before anything is sent."""

    def at_most_a_kilogram(value: object) -> None:
        if isinstance(value, Quantity) and value > grams("1000"):
            raise Refusal("overload", "pan", capacity=grams("1000"))

    field = QuantityEdit(("g", "kg"), check=at_most_a_kilogram)
    field.number.setText("2")
    field.unit.setText("kg")
    assert isinstance(field.refusal, Refusal)
    assert field.value() is None


def test_a_refusal_of_the_service_stands_until_the_next_key(edit: QuantityEdit) -> None:
    """What was typed stays; correcting it takes the refusal away."""
    type_text("5 g")
    edit.refuse(Refusal("overload", "pan", capacity=grams("2")))
    assert edit.value() is None
    assert edit.text == "5 g"
    send_key(int(Qt.Key.Key_Backspace))
    type_text("g")
    assert edit.refusal is None
    assert edit.value() == grams("5")


def guarded(edit: QuantityEdit, typed: str) -> QuantityEdit:
    """A field whose usual value is 500 g, filled and left."""
    edit.set_usual(grams("500"))
    type_text(typed)
    leave(edit)
    edit.number.setFocus()
    return edit


@pytest.mark.parametrize("typed", ["5000g", "50000 g", "5kg", "50 g", "500 mg"])
def test_a_ten_fold_value_is_asked_back(edit: QuantityEdit, typed: str) -> None:
    """Ten times the usual or more, a tenth or less: a question, and no value until it was answered."""
    guarded(edit, typed)
    assert edit.is_questioned
    assert edit.value() is None
    assert edit.refusal is None
    assert edit.text == typed


@pytest.mark.parametrize("typed", ["500 g", "4999 g", "51 g", "1000 g", "250g"])
def test_a_usual_value_is_not_questioned(edit: QuantityEdit, typed: str) -> None:
    """A guard that cries at every size is soon not heard."""
    guarded(edit, typed)
    assert not edit.is_questioned
    assert edit.value() is not None


def test_pressing_again_by_habit_does_not_pass_the_guard(edit: QuantityEdit) -> None:
    """Enter, leaving, and typing the last digit again are no answer."""
    guarded(edit, "5000g")
    edit.settle()
    leave(edit)
    assert edit.value() is None
    edit.number.setFocus()
    edit.number.end(False)
    send_key(int(Qt.Key.Key_Backspace))
    type_text("0")
    leave(edit)
    assert edit.value() is None


@pytest.mark.parametrize("way", ["select and type over", "delete and type"])
def test_typing_the_number_again_answers_the_guard(edit: QuantityEdit, way: str) -> None:
    """Emptied, or selected as a whole and typed over: then the same value is meant."""
    guarded(edit, "5000g")
    edit.number.selectAll()
    if way == "delete and type":
        send_key(int(Qt.Key.Key_Backspace))
    type_text("5000")
    leave(edit)
    assert edit.value() == grams("5000")
    assert not edit.is_questioned


def test_pasting_the_same_digits_does_not_answer_the_guard(edit: QuantityEdit) -> None:
    """A slip that was copied is pasted as easily again."""
    guarded(edit, "5000g")
    edit.number.selectAll()
    paste("5000")
    leave(edit)
    assert edit.value() is None


def test_another_ten_fold_value_is_asked_back_anew(edit: QuantityEdit) -> None:
    """The answer for 5000 is none for 50000."""
    guarded(edit, "5000g")
    edit.number.selectAll()
    type_text("50000")
    leave(edit)
    assert edit.value() is None
    assert edit.is_questioned


def test_percentages_and_strengths_are_read_by_their_own_rules(application: QApplication) -> None:
    """% alone is a share; with a basis it is a strength."""
    assert application is not None
    water = QuantityEdit(("%",))
    water.number.setText("36,2")
    water.unit.setText("%")
    assert water.value() == Percentage.of("36.2")
    strength = QuantityEdit(("% w/w", "mg/mL"), is_strength=True)
    strength.number.setText("25 ")
    strength.unit.setText("% w/w")
    assert strength.value() == Strength.parse("25 % w/w")
    assert strength.echo.text.replace("\N{NO-BREAK SPACE}", " ") == "25 % w/w"


@pytest.mark.parametrize(("language", "shown_as"), [("en", "121.16"), ("fr", "121,16")])
def test_a_value_can_be_filled_in(application: QApplication, edit: QuantityEdit, language: str, shown_as: str) -> None:
    """A balance's reading comes in with the language's mark, and is the same value."""
    speak(application, language)
    edit.set_value(grams("121.16"))
    assert edit.number.text() == shown_as
    assert edit.value() == grams("121.16")


def test_the_language_decides_what_is_ambiguous(application: QApplication, edit: QuantityEdit) -> None:
    """1,000 is a grouped thousand in English and one in French; a change of language reads it again."""
    type_text("1,000 mg")
    assert code(edit) == "ambiguous_number"
    speak(application, "fr")
    application.processEvents()
    assert code(edit) == ""
    assert edit.value() == grams("0.001")


def test_the_reader_hears_label_echo_and_refusal(edit: QuantityEdit) -> None:
    """Name and description of the field say what the eye sees."""
    assert edit.number.accessibleName() == "Dose"
    assert edit.unit.accessibleName() == "Dose, unit"
    type_text("0.5 mg")
    assert "500" in edit.number.accessibleDescription()


def test_enter_settles_and_tells(edit: QuantityEdit) -> None:
    """Enter judges the field; it triggers no act by itself."""
    entered: list[bool] = []
    edit.entered.connect(lambda: entered.append(True))
    type_text("250")
    send_key(int(Qt.Key.Key_Return), "\r")
    assert entered == [True]
    assert isinstance(edit.refusal, Refusal)
    assert edit.refusal.code == "missing_unit"
    assert State.REFUSED is edit.box._mark


def test_what_was_typed_is_known_beside_what_a_service_says_of_it(edit: QuantityEdit) -> None:
    """A screen that judges while somebody types reads the value all the same; half a value has its reason."""
    type_text("25g")
    edit.refuse(Refusal("missing_input", "amount"))
    assert (edit.value(), edit.understood, edit.doubt) == (None, Quantity.of(25, "g"), None)
    edit.clear()
    type_text("25")
    assert edit.understood is None
    assert edit.doubt is not None
    assert (edit.doubt.code, edit.refusal) == ("missing_unit", None)
    edit.set_usual(Quantity.of(2, "g"))
    type_text("g")
    assert edit.understood is None
    assert edit.doubt.phrase.key == "refusal.missing_input.typed_twice"


def test_a_strength_by_ratio_is_filled_in_as_it_is_written(application: QApplication) -> None:
    """1:400 w/v is not 400 w/v."""
    assert application is not None
    field = QuantityEdit(("% w/v",), is_strength=True)
    field.set_value(Strength.written("1:400 w/v"))
    assert (field.number.text(), field.value()) == ("1:400", Strength.written("0.25 % w/v"))
