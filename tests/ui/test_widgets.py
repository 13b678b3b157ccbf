"""What the small widgets promise to the screens that will be built from them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from compounder.domain.errors import Refusal
from tests.ui.desk import REFUSAL, heard, press, window
from tests.ui.keys import send_key, type_text
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, Chip, Kind, on_grid
from ui.widgets.choice_field import ChoiceField, ReadOnlyField
from ui.widgets.derivation_view import DerivationView
from ui.widgets.notice import Notice
from ui.widgets.scan_field import Finding, ScanField
from ui.widgets.signature_panel import SignaturePanel
from ui.widgets.text_field import PasswordField, TextField
from ui.words import speak


class TestActionBar:
    """One primary act, always F12, always an answer."""

    def test_f12_and_ctrl_enter_act_wherever_the_focus_is(self, application: QApplication) -> None:
        """Also from a field; plain Enter does not, because scanners send it."""
        bar, field = ActionBar(), TextField()
        bar.set_primary("Record 121.16 g", "check")
        held = window(field, bar)
        field.setFocus()
        acted = heard(bar.acted)
        for key, modifiers in (
            (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ):
            press(held, key, modifiers)
        assert len(acted) == 2
        assert application is not None

    def test_f12_always_answers(self) -> None:
        """Disabled is only a look: F12 then says why, and the reason stands beside the button."""
        bar = ActionBar()
        bar.set_primary("Record 123.04 g")
        held = window(bar)
        bar.set_reason(REFUSAL)
        acted, why = heard(bar.acted), heard(bar.answered_why)
        press(held, Qt.Key.Key_F12)
        assert (len(acted), len(why)) == (0, 1)
        assert "overloaded" in bar.primary.accessibleDescription()
        bar.set_reason("")
        press(held, Qt.Key.Key_F12)
        assert (len(acted), len(why)) == (1, 1)

    def test_a_success_stands_before_a_reason_until_f12_asks(self) -> None:
        """After "Recorded …" the next draft is empty at once; the button is no less disabled for that."""
        bar = ActionBar()
        bar.set_primary("Record")
        held = window(bar)
        bar.say_done("Recorded 121.16 g")
        bar.set_reason("scan the lot")
        shown = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
        assert shown == ["Recorded 121.16 g"]
        assert not bar.primary.is_ready
        press(held, Qt.Key.Key_F12)
        assert [label.text() for label in bar.findChildren(QLabel) if label.isVisible()] == ["scan the lot"]

    def test_while_an_act_runs_the_button_is_deaf(self) -> None:
        """Two presses wrote two rows."""
        bar = ActionBar()
        bar.set_primary("Sign and release")
        held = window(bar)
        acted = heard(bar.acted)
        bar.set_busy(busy=True)
        press(held, Qt.Key.Key_F12)
        bar.primary.click()
        assert acted == []
        bar.set_busy(busy=False)
        press(held, Qt.Key.Key_F12)
        assert len(acted) == 1

    def test_an_act_that_cannot_be_done_is_absent_and_a_folded_one_hears_its_key(self) -> None:
        """An act left out hears nothing; folded into "More", Qt would give its button no key."""
        bar, act = ActionBar(), Button("Something is wrong with the weight that was read", key="F8")
        bar.set_primary("Compare with the first reading")
        bar.add_act(act)
        acted = heard(act.clicked)
        held = window(bar, width=1200)
        press(held, Qt.Key.Key_F8)
        assert (len(acted), act.isVisible()) == (1, True)
        held.resize(480, 400)
        QApplication.processEvents()
        press(held, Qt.Key.Key_F8)
        assert (len(acted), act.isVisible()) == (2, False)
        bar.offer(act, is_offered=False)
        press(held, Qt.Key.Key_F8)
        held.resize(1200, 400)
        QApplication.processEvents()
        press(held, Qt.Key.Key_F8)
        assert (len(acted), act.isVisible()) == (2, False)

    def test_the_reason_follows_the_language(self, application: QApplication) -> None:
        """The refusal is kept, never its sentence."""
        bar = ActionBar()
        window(bar)
        bar.set_reason(REFUSAL)
        speak(application, "fr")
        application.processEvents()
        assert "surcharge" in bar.primary.accessibleDescription()

    def test_where_it_is_narrow_acts_fold_and_nothing_is_cut(self, application: QApplication) -> None:
        """640 px is 1280 at 200 %."""
        bar = ActionBar()
        for word in ("Draft worksheet", "Split over two lots", "Ask a pharmacist"):
            bar.add_act(Button(word, key="F9"))
        bar.set_primary("Start weighing", "next")
        bar.say("Nothing is taken from stock yet.")
        held = window(bar, width=640)
        application.processEvents()
        visible = [button.word for button in bar.findChildren(Button) if button.isVisible()]
        assert visible == ["More", "Start weighing"]
        held.resize(1280, 600)
        application.processEvents()
        assert "Split over two lots" in [button.word for button in bar.findChildren(Button) if button.isVisible()]


class TestButtons:
    """Words are whole, keys work, looks are said."""

    def test_an_ampersand_is_an_ampersand(self) -> None:
        """No letter becomes a mnemonic."""
        button = Button("Müller & Sons")
        assert button.word == "Müller & Sons"
        assert button.shortcut().isEmpty()

    def test_a_button_is_as_wide_as_its_words(self) -> None:
        """Icon, word, key; nothing is cut."""
        short, long = Button("Go"), Button("Compare with the first reading", Kind.PRIMARY, icon="verify", key="F12")
        assert long.minimumSizeHint().width() > short.minimumSizeHint().width() + 200

    def test_a_chip_says_its_count(self) -> None:
        """The count is part of the name."""
        chip = Chip("Expired", count="8")
        assert chip.accessibleName() == "Expired 8"
        chip.set_count("more than 10000")
        assert chip.accessibleName() == "Expired more than 10000"


class TestNotice:
    """Rule and value first, the remedy under it."""

    def test_the_first_sentence_stands_alone(self, application: QApplication) -> None:
        """A French date's full stop ends no sentence; the language can change while it stands."""
        notice = Notice()
        window(notice)
        notice.show_refusal(REFUSAL)
        first, rest = (label.text() for label in notice.findChildren(QLabel))
        assert first.replace("\u00a0", " ") == "The balance is overloaded: more than 2200 g."
        assert rest == "Take weight off."
        speak(application, "fr")
        application.processEvents()
        assert "surcharge" in notice.accessibleName()
        notice.show_refusal(Refusal("birth_date", "range", born=date(2036, 11, 24)))
        first, _ = (label.text() for label in notice.findChildren(QLabel))
        assert "24\u00a0nov.\u00a02036" in first

    def test_esc_dismisses_it(self) -> None:
        """It leaves when its cause is gone or on Esc."""
        notice = Notice()
        window(notice)
        notice.show_refusal(REFUSAL)
        dismissed = heard(notice.dismissed)
        notice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        notice.setFocus()
        send_key(int(Qt.Key.Key_Escape))
        assert dismissed == [None]
        assert notice.said == ""
        assert not notice.isVisible()


class TestFields:
    """What is typed stays; passwords stay hidden."""

    def test_a_refusal_keeps_what_was_typed(self) -> None:
        """Typing takes it away."""
        field = TextField()
        field.set_label("Reason")
        window(field)
        field.set_text("x")
        field.refuse(REFUSAL)
        assert (field.text(), field.refusal) == ("x", REFUSAL)
        field.setFocus()
        type_text("y")
        assert (field.text(), field.refusal) == ("xy", None)

    def test_capitals_lock_is_said(self) -> None:
        """A capital without Shift."""
        field = PasswordField()
        window(field)
        field.setFocus()
        type_text("A")
        assert field.echo.text == "Caps lock is on."
        type_text("b")
        assert field.echo.text == ""

    def test_a_choice_is_never_made_beforehand(self) -> None:
        """None until a person chooses; words may change and the choice stays."""
        field = ChoiceField()
        field.set_choices([("full", "Full"), ("none", "None")])
        assert field.choice() is None
        field.choose("none")
        field.set_choices([("full", "Complète"), ("none", "Aucune")])
        assert field.choice() == "none"


class TestScanField:
    """Scan, find or do; a look-alike is never selected by itself."""

    def test_names_are_looked_for_from_four_letters_on(self) -> None:
        """Three letters name too many drugs; digits are numbers."""
        field = ScanField()
        window(field)
        field.setFocus()
        searched = heard(field.searched)
        type_text("vin")
        assert searched == []
        type_text("c")
        assert searched == ["vinc"]
        field.line.clear()
        type_text("26")
        assert searched[-1] == "26"

    def test_enter_in_the_field_chooses_nothing(self) -> None:
        """VinCRIStine and vinBLAStine: only arrows, or a press, choose."""
        field = ScanField()
        window(field)
        field.setFocus()
        chosen, submitted = heard(field.chosen), heard(field.submitted)
        field.show_findings([Finding("Formulations", 1, "vinCRIStine"), Finding("Formulations", 2, "vinBLAStine")])
        send_key(int(Qt.Key.Key_Return), "\r")
        assert chosen == []
        assert submitted == [""]
        send_key(int(Qt.Key.Key_Down))
        send_key(int(Qt.Key.Key_Down))
        send_key(int(Qt.Key.Key_Return), "\r")
        assert chosen == [2]
        assert not field.palette_list.isVisible()

    def test_esc_closes_the_list_and_keeps_the_text(self) -> None:
        """Then it gives back the focus."""
        field = ScanField()
        window(field)
        field.setFocus()
        type_text("vinc")
        field.show_none("Nothing is known by this name.")
        left = heard(field.left)
        send_key(int(Qt.Key.Key_Escape))
        assert (field.text(), field.palette_list.isVisible(), left) == ("vinc", False, [])
        send_key(int(Qt.Key.Key_Escape))
        assert left == [None]


def test_no_part_is_a_window_for_a_moment_while_its_widget_is_made(application: QApplication) -> None:
    """A part shown before it has a parent is a window of its own, flashes, and takes the focus from everybody."""
    seen: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(type(watched).__name__)
            return False

    watch = Watch()
    application.installEventFilter(watch)
    made = [
        DerivationView(can_close=True), SignaturePanel(needs_reason=True, asks_login=True),
        ReadOnlyField(has_reason=True),
    ]  # fmt: skip
    application.removeEventFilter(watch)
    assert len(made) == 3
    assert seen == []


def test_a_button_in_a_card_begins_where_the_fields_begin() -> None:
    """Its outline stands on the edge; elsewhere the room for the ring of its focus is around it."""
    found = []
    for is_on_grid in (False, True):
        button = Button("Go")
        if is_on_grid:
            on_grid(button)
        button.resize(button.sizeHint())
        picture = button.grab().toImage()
        middle = picture.height() // 2
        ground = picture.pixelColor(0, 0)
        found.append(next(x for x in range(picture.width()) if picture.pixelColor(x, middle) != ground))
    assert found == [5, 0]
