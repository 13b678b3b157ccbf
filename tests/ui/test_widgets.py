"""What each widget promises to the screens that will be built from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from tests.ui.keys import send_key, shown, type_text
from tests.ui.walk import reads_markup
from ui.folding import Folding
from ui.gallery.sample_pdf import SAMPLE_PDF
from ui.theme.tokens import State, Type
from ui.widgets.action_bar import ActionBar
from ui.widgets.beyond_use_ladder import BeyondUseLadder, Rung
from ui.widgets.button import Button, Chip, Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.derivation_view import DerivationView
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.lot_chooser import LotChooser, LotOffer
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel, Text, column
from ui.widgets.pdf_preview import PdfPreview, wait_for_pages
from ui.widgets.progress import Progress
from ui.widgets.proof_view import ProofRow, ProofView
from ui.widgets.readout import Answer, Readout
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable, table_of
from ui.widgets.scan_field import Finding, ScanField
from ui.widgets.signature_panel import SignaturePanel
from ui.widgets.step_path import PathStep, Stand, StepPath
from ui.widgets.tag import Tag
from ui.widgets.text_field import PasswordField, TextField
from ui.widgets.timeline import Entry, Timeline
from ui.widgets.tolerance_bar import ToleranceBar, Verdict
from ui.widgets.weighing_panel import WeighingPanel
from ui.widgets.work_list import WorkList, WorkRow
from ui.words import speak

HOSTILE = "<b>lot</b> & <0,9 %> <img src=x>" + "x" * 80
REFUSAL = Refusal("overload", "pan", capacity=Quantity.of(2200, "g"))


def grams(number: str) -> Quantity:
    """So many grams."""
    return Quantity.of(number, "g")


def window(*parts: QWidget, width: int = 900) -> Panel:
    """The widgets in an active window."""
    holder = Panel()
    layout = column()
    for part in parts:
        layout.addWidget(part)
    holder.setLayout(layout)
    holder.resize(width, 600)
    shown(holder)
    _KEPT[:] = [holder]
    return holder


_KEPT: list[QWidget] = []
"""The window of the test: Python would end it with the last name for it."""


def heard(signal: object) -> list[object]:
    """What a signal says from now on."""
    said: list[object] = []
    signal.connect(lambda *values: said.append(values[0] if values else None))  # type: ignore[attr-defined]
    return said


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


def press(_held: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key through Qt's own table of shortcuts, as the platform sends it."""
    from PySide6.QtTest import QTest

    target = QApplication.focusWidget() or _held
    QTest.keyClick(target, key, modifiers)


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


class TestRecordTable:
    """Columns once, pages by key, nothing sorted or filtered here."""

    def table(self) -> RecordTable:
        """Lots with a state, a code, a name and an amount."""
        columns: Sequence[Column[tuple[str, str]]] = [
            Column("state", lambda: "May it be used?", lambda _: (State.OK, "may be used"), Cell.STATE, 130),
            Column("lot", lambda: "Lot", lambda row: row[0], Cell.CODE, 100, can_sort=True),
            Column("name", lambda: "Ingredient", lambda row: row[1], Cell.NAME),
            Column("amount", lambda: "On hand", lambda _: grams("12.4"), Cell.NUMBER, 100),
        ]
        table = RecordTable(columns)
        table.setAccessibleName("Lots")
        return table

    def test_the_next_page_is_asked_for_once_by_the_last_row(self, application: QApplication) -> None:
        """Until it comes, it is not asked for again."""
        table = self.table()
        wanted = heard(table.page_wanted)
        window(table)
        table.show_rows([(f"L{number}", "Lanolin") for number in range(50)], has_more=True)
        view = table_of(table)
        for _ in range(3):
            view.scrollToBottom()
            application.processEvents()
        assert wanted == [("L49", "Lanolin")]
        table.add_rows([("L50", "Lanolin")])
        view.scrollToBottom()
        application.processEvents()
        assert len(wanted) == 1
        assert len(table.rows) == 51

    def test_enter_opens_and_copying_gives_exact_values(self, application: QApplication) -> None:
        """The current row, parted by tabs."""
        table = self.table()
        window(table)
        table.show_rows([("L1", "Lanolin"), ("L2", HOSTILE)])
        opened = heard(table.opened)
        table.setFocus()
        table.select(0)
        send_key(int(Qt.Key.Key_Return), "\r")
        send_key(int(Qt.Key.Key_C), "\x03", Qt.KeyboardModifier.ControlModifier)
        assert opened == [("L1", "Lanolin")]
        assert application.clipboard().text() == "may be used\tL1\tLanolin\t12.4\u00a0g"

    def test_a_digit_goes_on_to_the_screen(self) -> None:
        """Qt's own search by letter would take it."""
        table = self.table()

        class Screen(Panel):
            arrived = ""

            def keyPressEvent(self, event: object) -> None:
                self.arrived += event.text()  # type: ignore[attr-defined]

        screen = Screen()
        layout = column()
        layout.addWidget(table)
        screen.setLayout(layout)
        shown(screen)
        _KEPT[:] = [screen]
        table.show_rows([("L1", "Lanolin")])
        table.setFocus()
        type_text("3")
        assert screen.arrived == "3"

    def test_a_head_asks_for_the_sorting(self) -> None:
        """The query sorts; a second press turns it round."""
        table = self.table()
        window(table)
        asked: list[tuple[str, bool]] = []
        table.sort_asked.connect(lambda key, ascending: asked.append((key, ascending)))
        table._header.sectionClicked.emit(1)
        table.set_sorted("lot", ascending=True)
        table._header.sectionClicked.emit(1)
        table._header.sectionClicked.emit(2)
        assert asked == [("lot", True), ("lot", False)]

    def test_where_it_is_narrow_columns_fold_under_the_name(self) -> None:
        """Nothing scrolls sideways, nothing is lost."""
        table = self.table()
        table.show_rows([("L1", "Lanolin")])
        window(table, width=420)
        view = table_of(table)
        assert view.isColumnHidden(3)
        assert not view.horizontalScrollBar().isVisible()
        assert "12.4" in table._delegate._second_line(0)

    def test_ten_thousand_rows_are_shown_at_once(self) -> None:
        """A page is small, but nobody should wait for a large one either."""
        table = self.table()
        window(table)
        table.show_rows([(f"L{number}", "Lanolin") for number in range(10_000)])
        assert len(table.rows) == 10_000


class TestLotChooser:
    """Every lot with its reason; refused ones can be read, not chosen."""

    def test_a_refused_lot_cannot_be_chosen_but_read_and_opened(self) -> None:
        """Arrows go through all."""
        lots = LotChooser()
        offers = [
            LotOffer(3, "L3", State.EXPIRED, "expired", "Expired.", may_be_chosen=False),
            LotOffer(1, "L1", State.OK, "may be used", "First to expire."),
            LotOffer(2, "L2", State.PLAIN, "may be used", "Expires later."),
        ]
        lots.show_lots("Which lot?", "", offers)
        window(lots)
        chosen, opened = heard(lots.chosen), heard(lots.opened)
        assert lots.choice() is None
        rows = lots._rows
        rows[0].setFocus()
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down):
            send_key(int(key), " " if key is Qt.Key.Key_Space else "")
        assert rows[2].hasFocus()
        send_key(int(Qt.Key.Key_Space), " ")
        send_key(int(Qt.Key.Key_Return), "\r")
        assert (chosen, opened, lots.choice()) == ([1], [3], 1)
        assert rows[2].accessibleName() == "L3, expired"


class TestOthers:
    """Proof, ladder, timeline, rows, signature, derivation."""

    def test_a_proof_without_a_difference_agrees(self) -> None:
        """One character apart is refused; nothing read back proves nothing."""
        proof = ProofView()
        agreed = [proof.agrees]
        for read_back in ("2026-0147", "2026-0174"):
            proof.show_proof("Proof", "", b"", [ProofRow("Batch", "2026-0147", read_back)])
            agreed.append(proof.agrees)
        assert agreed == [False, True, False]

    def test_a_page_is_rendered_from_its_own_bytes_off_the_windows_thread(self, application: QApplication) -> None:
        """Paper is white and its ink black; many pages pass through one thread."""
        previews = [PdfPreview() for _ in range(6)]
        window(*previews)
        pages = [heard(preview.shown) for preview in previews]
        for preview in previews:
            preview.show_pdf(SAMPLE_PDF)
        assert wait_for_pages()
        application.processEvents()
        assert all(told and told[-1] == 1 for told in pages)
        image = previews[0]._image
        assert image is not None
        assert image.pixelColor(1, 1).name() == "#ffffff"
        assert image.pixelColor(image.width() // 2, image.height() // 2).isValid()

    def test_the_rungs_are_explained_by_f1(self) -> None:
        """Rule, edition, source are one key away; the earliest stands first."""
        ladder = BeyondUseLadder()
        rungs = [
            Rung("later", "House limit", date(2027, 2, 21), "21 Feb 2027"),
            Rung("none", "Own study", None, "none accepted"),
            Rung("first", "Lanolin", date(2027, 1, 31), "31 Jan 2027", is_binding=True),
        ]
        ladder.show_rungs(date(2026, 11, 24), rungs)
        window(ladder)
        explained = heard(ladder.explained)
        first = ladder._inside.itemAt(0)
        assert first is not None
        button = first.widget()
        assert button is not None
        button.setFocus()
        send_key(int(Qt.Key.Key_F1))
        assert explained == ["first"]
        assert button.accessibleName() == "Lanolin, 31 Jan 2027"

    def test_the_timeline_asks_for_earlier_entries(self) -> None:
        """Page by page; an entry opens its record."""
        line = Timeline()
        line.show_entries([Entry(7, "24 Nov", "11:20", "Inès", "released")], has_more=True)
        window(line)
        wanted, opened = heard(line.more_wanted), heard(line.opened)
        line._earlier.click()
        line.add_entries([Entry(6, "23 Nov", "09:00", "Alix", "planned")])
        entries = line.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)
        row = next(part for part in entries if getattr(part, "entry", None) is not None)
        row.click()  # type: ignore[attr-defined]
        assert (wanted, opened) == ([None], [7])
        assert not line._earlier.isVisible()

    def test_a_digit_opens_its_row(self) -> None:
        """And Enter the row in focus."""
        rows = WorkList()
        rows.show_rows([WorkRow("a", "First", digit="1"), WorkRow("b", "Second", digit="2")])
        window(rows)
        opened = heard(rows.opened)
        assert rows.open_digit("2")
        assert not rows.open_digit("9")
        rows.enter()
        send_key(int(Qt.Key.Key_Down))
        send_key(int(Qt.Key.Key_Return), "\r")
        assert opened == ["b", "b"]

    def test_a_wrong_password_clears_itself_alone(self) -> None:
        """The reason stays; Enter in the password signs."""
        panel = SignaturePanel(needs_reason=True, asks_login=True)
        window(panel)
        signed = heard(panel.signed)
        panel.reason_field.set_text("because")
        panel.login_field.set_text("ines")
        panel.password_field.setFocus()
        type_text("secret")
        send_key(int(Qt.Key.Key_Return), "\r")
        assert (signed, panel.password()) == ([None], "secret")
        panel.refuse(REFUSAL)
        assert (panel.reason(), panel.login(), panel.password()) == ("because", "ines", "")

    def test_a_derivation_is_copied_as_plain_text(self, application: QApplication) -> None:
        """Its title, then a row a line."""
        view = DerivationView()
        window(view)
        view.show_working("Why 5 g?", "", ())
        view.setFocus()
        send_key(int(Qt.Key.Key_C), "\x03", Qt.KeyboardModifier.ControlModifier)
        assert application.clipboard().text() == "Why 5 g?"


def test_hostile_names_are_text_in_every_widget(application: QApplication) -> None:
    """Markup, ampersands and eighty letters in a row: shown as they are, never read, never too wide."""
    facts, rows, line, lots = FactList(), WorkList(), Timeline(), LotChooser()
    facts.show_facts([Fact(HOSTILE, HOSTILE, State.OK)])
    rows.show_rows([WorkRow(1, HOSTILE, HOSTILE)])
    line.show_entries([Entry(1, "", "", HOSTILE, HOSTILE, HOSTILE)])
    lots.show_lots(HOSTILE, HOSTILE, [LotOffer(1, "L1", State.OK, "chosen", HOSTILE, HOSTILE)])
    notice, answer, text = Notice(), Answer(Type.DATE), Text(HOSTILE, wraps=True)
    notice.show_phrase(State.REFUSED, HOSTILE)
    answer.show_answer("", HOSTILE)
    held = window(facts, rows, line, lots, notice, answer, text, width=640)
    application.processEvents()
    assert held.width() == 640
    assert reads_markup(held) == []
    assert text.accessibleName() == HOSTILE
    assert Tag(State.OK, HOSTILE).textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("width", "folding"),
    [
        (1920, Folding.ROOMY),
        (1600, Folding.ROOMY),
        (1280, Folding.USUAL),
        (1120, Folding.USUAL),
        (960, Folding.TIGHT),
        (800, Folding.TIGHT),
        (640, Folding.SINGLE),
        (320, Folding.SINGLE),
    ],
)
def test_one_module_decides_the_folding(width: int, folding: Folding) -> None:
    """The widths of the design, section 5."""
    assert Folding.at(width) is folding
    assert Folding.at(width).has_rail == (width >= 1120)
