"""What tables and lists promise: pages by key, reasons, nothing chosen by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.desk import HOSTILE, KEPT, grams, heard, window
from tests.ui.keys import send_key, shown, type_text
from tests.ui.tables import table_of
from ui.theme.tokens import State
from ui.widgets.lot_chooser import LotChooser, LotOffer
from ui.widgets.panel import Panel, column
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text_field import TextField
from ui.widgets.work_list import WorkList, WorkRow


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
        KEPT[:] = [screen]
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

    def test_a_text_that_is_wider_than_its_column_wraps_and_its_row_grows(self) -> None:
        """A maker's lot number may have any length; it never runs over the next column."""
        table = self.table()
        window(table)
        table.show_rows([("L1", "Lanolin"), ("L" * 40, "Lanolin")])
        view = table_of(table)
        assert view.rowHeight(1) > view.rowHeight(0)

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


class TestWorkList:
    """Rows of work are walked by keys in reading order."""

    def names_by_tab(self, steps: int) -> list[str]:
        """What Tab reaches, from what has the focus."""
        found = []
        for _ in range(steps):
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
            found.append(focused().accessibleName())
        return found

    def test_rows_that_come_later_are_reached_by_tab_where_they_stand(self, application: QApplication) -> None:
        """Between the fields before and after the list, also after they were replaced."""
        before, after, rows = TextField(), TextField(), WorkList()
        before.set_label("before")
        after.set_label("after")
        window(before, rows, after)
        for names in (("one", "two"), ("three",)):
            rows.show_rows([WorkRow(name, name) for name in names])
            application.processEvents()
            before.setFocus()
            assert self.names_by_tab(len(names) + 1) == [*names, "after"]

    def test_the_arrows_stay_in_the_list(self, application: QApplication) -> None:
        """At the last row Down is no Tab."""
        rows, after = WorkList(), TextField()
        window(rows, after)
        rows.show_rows([WorkRow(name, name) for name in ("one", "two")])
        application.processEvents()
        rows.enter()
        for key, name in ((Qt.Key.Key_Up, "one"), (Qt.Key.Key_Down, "two"), (Qt.Key.Key_Down, "two")):
            QTest.keyClick(focused(), key)
            assert focused().accessibleName() == name


def focused() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_focus_stays_in_a_list_whose_row_has_gone(application: QApplication) -> None:
    """On the current row: a person without a mouse is not thrown out of the list by what somebody else did."""
    rows = [WorkRow(key, f"Batch {key}") for key in ("one", "two", "three")]
    made = WorkList()
    shown(window(made))
    made.show_rows(rows, current="one")
    application.processEvents()
    second = made.row_of("two")
    assert second is not None
    second.setFocus()
    made.show_rows([rows[0], rows[2]], current="three")
    application.processEvents()
    assert QApplication.focusWidget() is made.row_of("three")
