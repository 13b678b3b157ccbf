"""Stock in the real window: the list, receiving, a lot's card and every act on a lot, refusals in place."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.stock import IngredientLot, LotId, LotState
from compounder.services.queries import Standing
from compounder.services.receive_stock import receive
from compounder.store.location import Location
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.services.stock import DELIVERY, accepted, on_hand, received, stored
from tests.store.conftest import Databases
from tests.ui.desk import REFUSAL
from tests.ui.keys import paste, press_text
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.stock.act_kinds import SignedAct
from ui.screens.stock.lot_act import LotAct
from ui.screens.stock.lot_card import LotCard
from ui.screens.stock.lot_list import LotList
from ui.screens.stock.receive import ReceiveForm
from ui.screens.stock.screen import ACT_SCREENS, StockScreen
from ui.widgets.choice_field import ChoiceField
from ui.words import sentence, speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
NBSP = "\N{NO-BREAK SPACE}"
GRAM = 10**9
QUARANTINED, USABLE, WEIGHED = LotId("L2026-0005"), LotId("L2026-0006"), LotId("L2026-0001")
NAME = "Établissements pharmaceutiques " + "réunis " * 7 + "X" * 20


@pytest.fixture(scope="session")
def stock_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """Lots of the ointment, one weighed and not read again; one in quarantine, one with long names."""
    anchors = tmp_path_factory.mktemp("stock") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    key = bench.stocked(opened)
    received(opened, lot_number="TS2510-4")
    accepted(opened, lot_number="TS2406-2")
    bench.excipient(opened, "glycerol", lot_number="G" * 80, supplier=NAME, maker=NAME)
    batch = bench.planned(opened)
    bench.weigh_all(opened, batch, key)
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, stock_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A pharmacy with stock."""
    anchors = tmp_path / "anchors"
    shutil.copytree(stock_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(stock_template[0]), anchors)
    yield opened
    opened.records.close()


def opened(workplace: Workplace, target: Target | None = None, *, login: str = "paul") -> MainWindow:
    """The window at a place of stock."""
    window = open_window(workplace)
    sign_in(window, login, PASSWORD)
    go(window, target or Target(Place.STOCK))
    return window


def go(window: MainWindow, target: Target) -> None:
    """Go somewhere."""
    assert window.desk is not None
    window.desk.open(target)
    settle(window.workplace.operations)


def host_of(window: MainWindow) -> StockScreen:
    """Stock, shown."""
    assert window.desk is not None
    shown = window.desk.current
    assert isinstance(shown, StockScreen)
    return shown


def list_of(window: MainWindow) -> LotList:
    """The list, shown."""
    shown = host_of(window).current
    assert isinstance(shown, LotList)
    return shown


def form_of(window: MainWindow) -> ReceiveForm:
    """The form, shown."""
    shown = host_of(window).current
    assert isinstance(shown, ReceiveForm)
    return shown


def card_of(window: MainWindow) -> LotCard:
    """The card, shown."""
    shown = host_of(window).current
    assert isinstance(shown, LotCard)
    return shown


def act_of(window: MainWindow) -> LotAct:
    """An act, shown."""
    shown = host_of(window).current
    assert isinstance(shown, LotAct)
    return shown


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the platform sends it, then rest."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    settle(window.workplace.operations)


def numbers(window: MainWindow) -> list[str]:
    """The lots in the list."""
    return [row.lot.lot_number for row in list_of(window).table.rows]


def focused() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def choose_by_keys(field: ChoiceField, key: object) -> None:
    """Down in the list that has the focus, until the choice stands there."""
    field.setFocus()
    for _ in range(80):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
        if field.choice() == key:
            return
    raise AssertionError(key)


# ---- the list ----


def test_the_list_is_filtered_while_typing_and_opened_by_enter(workplace: Workplace) -> None:
    """Ctrl+F, some letters, Enter to the table, Enter to the card, Alt+Left back; the filter stands."""
    window = opened(workplace)
    assert list_of(window).table.isAncestorOf(focused())
    assert len(numbers(window)) == 7
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press_text("ts2")
    settle(workplace.operations)
    assert sorted(numbers(window)) == ["TS2406-2", "TS2409-3", "TS2510-4"]
    assert list_of(window).chips[None].accessibleName() == "All 3"
    press(window, Qt.Key.Key_Return)
    list_of(window).table.select(numbers(window).index("TS2406-2"))
    press(window, Qt.Key.Key_Return)
    assert card_of(window).title() == "TS2406-2, Sodium thiosulfate, pentahydrate"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(numbers(window)) == 3
    current = list_of(window).table.current()
    assert current is not None
    assert current.lot.lot_number == "TS2406-2"


def test_chips_count_and_narrow_and_heads_sort(workplace: Workplace) -> None:
    """A standing without lots has no chip; a second press on a head turns the order round."""
    window = opened(workplace)
    chips = list_of(window).chips
    shown = [chip.accessibleName() for chip in chips.values() if chip.isVisible()]
    assert shown == ["All 7", "May be used 6", "Quarantine 1"]
    next(chip for chip in chips.values() if chip.accessibleName() == "Quarantine 1").click()
    settle(workplace.operations)
    assert numbers(window) == ["TS2510-4"]
    chips[None].click()
    settle(workplace.operations)
    list_of(window).table.sort_asked.emit("lot", False)
    settle(workplace.operations)
    assert numbers(window)[0] == "WH-1"


def test_where_nothing_is_found_the_list_says_what_was_looked_for(workplace: Workplace) -> None:
    """As it was typed, plain; Esc empties the filter."""
    window = opened(workplace)
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    paste("<b>nothing</b>")
    settle(workplace.operations)
    assert "<b>nothing</b>" in list_of(window).empty._sentence.text()
    press(window, Qt.Key.Key_Escape)
    assert len(numbers(window)) == 7


def test_the_list_tells_no_first_reading(workplace: Workplace) -> None:
    """On hand and reserved are those of the plan until the second person has read."""
    window = opened(workplace)
    row = next(row for row in list_of(window).table.rows if row.lot.id == WEIGHED)
    assert (str(row.on_hand), str(row.reserved)) == ("1000 g", "121.14 g")


def test_a_scanned_pack_opens_its_lot_or_begins_its_receipt(workplace: Workplace) -> None:
    """No other key is needed between the scan and the form."""
    window = opened(workplace)
    assert window.desk is not None
    window.desk.scan("]d2010340093000001410TS2406-2")
    settle(workplace.operations)
    assert card_of(window).title().startswith("TS2406-2")
    go(window, Target(Place.STOCK))
    scan_pack(window)
    assert form_of(window).fields.lot_number.text() == "TS2601-1"


# ---- receiving ----


def scan_pack(window: MainWindow) -> None:
    """A pack's DataMatrix with article, expiry and lot."""
    assert window.desk is not None
    window.desk.scan("]d2010340093000001417270630" + "10TS2601-1")
    settle(window.workplace.operations)


def test_a_delivery_is_received_by_scanner_and_keyboard_alone(pharmacy: TestPharmacy, workplace: Workplace) -> None:
    """F12 in the list, the ingredient, a scan, what the code does not say, F12: quarantine, and its card."""
    window = opened(workplace, login="tina")
    press(window, Qt.Key.Key_F12)
    form = form_of(window)
    assert form.fields.ingredient.isAncestorOf(focused())
    choose_by_keys(form.fields.ingredient, "sodium thiosulfate")
    settle(workplace.operations)
    scan_pack(window)
    fields = form.fields
    assert (fields.lot_number.text(), fields.expiry.value()) == ("TS2601-1", date(2027, 6, 30))
    assert "from the code" in fields.lot_number.echo.text
    assert "30" + NBSP + "Jun" in fields.expiry.echo.text
    assert "from the code" in fields.expiry.echo.text
    press(window, Qt.Key.Key_F12)
    assert fields.form.refusal is not None, "pentahydrate or anhydrous is asked for (R7)"
    assert fields.form.isAncestorOf(focused())
    choose_by_keys(fields.form, "pentahydrate")
    fields.containers.setFocus()
    press_text("2")
    press(window, Qt.Key.Key_Tab)
    press_text("500 g")
    fields.supplier.setFocus()
    press_text("Fournisseur & Cie")
    fields.certificate_number.setFocus()
    press_text("CoA 8")
    form.certificate.assay.setFocus()
    press_text("99.6 %")
    assert form.bar.primary.word == f"Receive 2{NBSP}×{NBSP}500{NBSP}g of sodium thiosulfate"
    press(window, Qt.Key.Key_F12)
    card = card_of(window)
    assert card.title() == "TS2601-1, Sodium thiosulfate, pentahydrate"
    lot = stored(pharmacy, LotId("L2026-0008"))
    assert (lot.state, lot.containers, lot.container_size, lot.supplier, lot.assay, lot.form, lot.certificate) == (
        LotState.QUARANTINE, 2, Quantity.of(500, "g"), "Fournisseur & Cie", "99.6 %", "pentahydrate", "CoA 8",
    )  # fmt: skip
    go(window, Target(Place.STOCK, act="receive"))
    assert form_of(window).fields.lot_number.text() == "", "the next delivery begins empty"


def fill(form: ReceiveForm, ingredient: str = "glycerol") -> None:
    """A whole delivery."""
    fields = form.fields
    fields.ingredient.choose(ingredient)
    fields.ingredient.chosen.emit(ingredient)
    for field, text in (
        (fields.lot_number, "GL-9"), (fields.containers, "1"), (fields.expiry, "Jan 2028"), (fields.supplier, "Cooper"),
    ):  # fmt: skip
        field.setFocus()
        press_text(text)
    fields.size.setFocus()
    press_text("1000 g")


def test_each_refusal_stands_at_its_field_and_nothing_typed_is_lost(
    pharmacy: TestPharmacy, workplace: Workplace
) -> None:
    """What is missing, what cannot be read, what the service refuses."""
    window = opened(workplace, Target(Place.STOCK, act="receive"))
    form = form_of(window)
    press(window, Qt.Key.Key_F12)
    assert form.fields.ingredient.refusal is not None
    fill(form)
    settle(workplace.operations)
    for field, bad, said in (
        (form.fields.expiry, "04/05/2027", "can be read as"),
        (form.fields.expiry, "Jan 2020", "cannot become stock"),
        (form.fields.containers, "2.5", "not a whole number"),
        (form.fields.containers, "200000", "more than one delivery holds"),
        (form.fields.supplier, "Cooper <b>", "names never hold"),
        (form.fields.lot_number, "", "is empty"),
    ):
        good = field.text()
        field.set_text(bad)
        press(window, Qt.Key.Key_F12)
        assert said in sentence(field.refusal or ""), (bad, sentence(field.refusal or ""))
        assert field.isAncestorOf(focused())
        assert field.text() == bad
        assert form.fields.size.text == "1000 g"
        field.set_text(good)
    with pharmacy.records.reading() as loads:
        assert len(loads.find(IngredientLot)) == 7, "nothing was received"
    press(window, Qt.Key.Key_F12)
    lot = stored(pharmacy, LotId("L2026-0008"))
    assert (lot.lot_number, lot.expires_on, lot.form) == ("GL-9", date(2028, 1, 31), None)


def test_ten_times_the_usual_container_is_asked_back(pharmacy: TestPharmacy, workplace: Workplace) -> None:
    """The last delivery of the ingredient is the usual one."""
    window = opened(workplace, Target(Place.STOCK, act="receive"))
    form = form_of(window)
    fill(form)
    settle(workplace.operations)
    size = form.fields.size
    size.clear()
    size.setFocus()
    press_text("10000 g")
    press(window, Qt.Key.Key_F12)
    assert size.is_questioned
    assert size.isAncestorOf(focused())
    with pharmacy.records.reading() as loads:
        assert len(loads.find(IngredientLot)) == 7


def test_a_code_that_is_no_packs_is_refused_in_place(workplace: Workplace) -> None:
    """What was typed stays; a second scan takes the refusal's place."""
    window = opened(workplace, Target(Place.STOCK, act="receive"))
    form = form_of(window)
    form.fields.supplier.set_text("Cooper")
    assert window.desk is not None
    window.desk.scan("]d1hello-there")
    settle(workplace.operations)
    assert form.scanned.isVisible()
    assert form.fields.supplier.text() == "Cooper"
    scan_pack(window)
    assert "3400930000014" in form.scanned.accessibleName()


# ---- the card and the acts ----


def test_the_card_adds_up_and_opens_the_batch_it_was_weighed_for(workplace: Workplace) -> None:
    """A first reading is withheld; the foot adds up all the same."""
    window = opened(workplace, Target(Place.STOCK, WEIGHED))
    card = card_of(window)
    assert card.on_hand.text() == f"1000{NBSP}g"
    assert card.reckoning.text() == (
        "Received 1000 g = used 0 g + wasted 0 g + on hand 1000 g. Difference 0 g.".replace(" g", f"{NBSP}g")
    )
    said = " ".join(row.accessibleName() for row in card.timeline.findChildren(QWidget) if row.accessibleName())
    assert "weighed for 2026-0001; how much is told after the second reading" in said
    assert "878" not in said


def buttons(card: LotCard) -> list[str]:
    """What can be done."""
    acts = [card.bar.primary, *card._buttons.values()]
    return [button.word for button in acts if button.isVisible()]


def test_only_what_the_role_may_do_now_is_offered(workplace: Workplace) -> None:
    """A technician corrects and opens; a pharmacist decides; nobody accepts twice."""
    window = opened(workplace, Target(Place.STOCK, QUARANTINED), login="tina")
    assert buttons(card_of(window)) == ["Receive stock", "Correct certificate"]
    go(window, Target(Place.STOCK, USABLE))
    assert buttons(card_of(window)) == ["Receive stock", "Note as opened"]


def sign(window: MainWindow, *, reason: str = "", password: str = PASSWORD) -> None:
    """Type reason and password where the focus goes, and F12."""
    act = act_of(window)
    assert isinstance(act, SignedAct)
    if reason:
        act.signature.reason_field.setFocus()
        press_text(reason)
    act.signature.password_field.setFocus()
    press_text(password)
    press(window, Qt.Key.Key_F12)


def test_a_lot_is_checked_and_accepted_with_a_signature(pharmacy: TestPharmacy, workplace: Workplace) -> None:
    """F12 on the card, password, F12; a wrong password clears only itself, and none at all is no attempt."""
    window = opened(workplace, Target(Place.STOCK, QUARANTINED))
    assert card_of(window).bar.primary.word == "Check TS2510-4"
    press(window, Qt.Key.Key_F12)
    act = act_of(window)
    assert isinstance(act, SignedAct)
    assert act.signature.password_field.isAncestorOf(focused())
    for _ in range(4):
        press(window, Qt.Key.Key_F12)
    refused = act.signature.password_field.refusal
    assert isinstance(refused, Refusal)
    assert refused.code == "not_signed"
    sign(window, password="wrong")
    assert act.signature.password_field.refusal is not None
    assert act.signature.password() == ""
    sign(window)
    assert card_of(window).bar._said.text() == "Accepted TS2510-4"
    lot = stored(pharmacy, QUARANTINED)
    assert (lot.state, lot.decided_by) == (LotState.ACCEPTED, pharmacy.member(Role.PHARMACIST).id)


def test_a_misread_certificate_is_refused_before_signing_and_corrected(
    pharmacy: TestPharmacy, workplace: Workplace
) -> None:
    """99.6 % of the anhydrous, typed as if of the pentahydrate with its water counted: the content cannot be."""
    misread = Certificate(assay=Percentage.of("63.5"), assay_basis=AssayBasis.AS_IS)
    lot = received(pharmacy, lot_number="TS-MISREAD", certificate=misread)
    window = opened(workplace, Target(Place.STOCK, lot, "accept"))
    act = act_of(window)
    assert "believable is" in act.refusal.accessibleName()
    assert not act.bar.primary.is_ready
    press(window, Qt.Key.Key_F12)
    assert stored(pharmacy, lot).state is LotState.QUARANTINE
    go(window, Target(Place.STOCK, lot, "correct"))
    act = act_of(window)
    values = act.values  # type: ignore[attr-defined]
    assert values.assay.text == "63.5%"
    values.assay.clear()
    values.assay.setFocus()
    press_text("99.6 %")
    press(window, Qt.Key.Key_F12)
    assert act.reason.refusal is not None  # type: ignore[attr-defined]
    assert values.assay.text == "99.6 %"
    press_text("read in the wrong line")
    press(window, Qt.Key.Key_F12)
    assert stored(pharmacy, lot).assay == "99.6 %"
    press(window, Qt.Key.Key_F12)
    sign(window)
    assert stored(pharmacy, lot).state is LotState.ACCEPTED


def test_a_hydrates_dried_assay_without_water_is_refused_in_place(pharmacy: TestPharmacy, workplace: Workplace) -> None:
    """The misread certificate that under-doses and looks right."""
    dried = Certificate(assay=Percentage.of("99.6"), assay_basis=AssayBasis.DRIED)
    lot = received(pharmacy, lot_number="TS-DRIED", certificate=dried)
    window = opened(workplace, Target(Place.STOCK, lot, "accept"))
    assert "water" in act_of(window).refusal.accessibleName()


def test_refusing_recalling_and_ending_a_hold_are_signed_with_a_reason(
    pharmacy: TestPharmacy, workplace: Workplace
) -> None:
    """Without a reason each is refused at the reason; the typed password stays."""
    window = opened(workplace, Target(Place.STOCK, QUARANTINED, "refuse"))
    sign(window)
    act = act_of(window)
    assert isinstance(act, SignedAct)
    assert act.signature.reason_field.refusal is not None
    assert act.signature.password() == PASSWORD
    press_text("seal broken")
    press(window, Qt.Key.Key_F12)
    lot = stored(pharmacy, QUARANTINED)
    assert (lot.state, lot.decision_reason) == (LotState.REFUSED, "seal broken")
    go(window, Target(Place.STOCK, USABLE, "recall"))
    sign(window, reason="the maker asks for it")
    assert stored(pharmacy, USABLE).state is LotState.RECALLED
    assert "Back into quarantine" in buttons(card_of(window))
    go(window, Target(Place.STOCK, USABLE, "quarantine"))
    sign(window, reason="another lot was meant")
    assert stored(pharmacy, USABLE).state is LotState.QUARANTINE


def test_the_batches_that_a_recalled_lot_reached_can_be_recalled_next(workplace: Workplace) -> None:
    """Where nothing was filled yet the service's refusal says so, in place."""
    window = opened(workplace, Target(Place.STOCK, WEIGHED, "recall"))
    sign(window, reason="the maker asks for it")
    assert "Recall its batches" in buttons(card_of(window))
    go(window, Target(Place.STOCK, WEIGHED, "recall_batches"))
    assert act_of(window).bar.primary.word == "Recall 1 batch"
    sign(window, reason="the maker asks for it")
    assert "2026-0001" in act_of(window).refusal.accessibleName(), "nothing was filled of it yet"


def test_writing_off_ends_in_a_button_that_says_how_much_of_what(pharmacy: TestPharmacy, workplace: Workplace) -> None:
    """A part, refused where there is less; then all that is left."""
    window = opened(workplace, Target(Place.STOCK, USABLE, "write_off"))
    act = act_of(window)
    press(window, Qt.Key.Key_F12)
    assert act.share.refusal is not None  # type: ignore[attr-defined]
    choose_by_keys(act.share, "part")  # type: ignore[attr-defined]
    act.amount.setFocus()  # type: ignore[attr-defined]
    press_text("1200 g")
    act.reason.setFocus()  # type: ignore[attr-defined]
    press_text("spilt")
    press(window, Qt.Key.Key_F12)
    assert act.amount.refusal is not None  # type: ignore[attr-defined]
    assert (act.amount.text, act.reason.text()) == ("1200 g", "spilt")  # type: ignore[attr-defined]
    act.amount.clear()  # type: ignore[attr-defined]
    act.amount.setFocus()  # type: ignore[attr-defined]
    press_text("987.6 g")
    assert act.bar.primary.word == f"Write off 987.6{NBSP}g of TS2406-2"
    press(window, Qt.Key.Key_F12)
    assert on_hand(pharmacy, USABLE) == GRAM * 124 // 10
    go(window, Target(Place.STOCK, USABLE, "write_off"))
    choose_by_keys(act.share, "all")  # type: ignore[attr-defined]
    assert act.bar.primary.word == f"Write off 12.4{NBSP}g of TS2406-2"
    act.reason.setFocus()  # type: ignore[attr-defined]
    press_text("expired")
    press(window, Qt.Key.Key_F12)
    assert stored(pharmacy, USABLE).state is LotState.EXHAUSTED


def test_counting_and_opening_are_recorded(pharmacy: TestPharmacy, workplace: Workplace) -> None:
    """A day in the future is refused at the day."""
    window = opened(workplace, Target(Place.STOCK, USABLE, "count"))
    press_text("998.5 g")
    act_of(window).reason.setFocus()  # type: ignore[attr-defined]
    press_text("stock-take")
    press(window, Qt.Key.Key_F12)
    assert on_hand(pharmacy, USABLE) == GRAM * 9985 // 10
    go(window, Target(Place.STOCK, USABLE, "open"))
    act = act_of(window)
    press_text("25 Nov 2026")
    press(window, Qt.Key.Key_F12)
    assert act.day.refusal is not None  # type: ignore[attr-defined]
    act.day.set_text("24 Nov 2026")  # type: ignore[attr-defined]
    act.days.set_text("28")  # type: ignore[attr-defined]
    press(window, Qt.Key.Key_F12)
    lot = stored(pharmacy, USABLE)
    assert (lot.opened_on, lot.after_opening_days) == (date(2026, 11, 24), 28)


def test_a_lot_that_is_being_weighed_is_neither_counted_nor_written_off(workplace: Workplace) -> None:
    """Said before anything is typed, with the batch that is waited for."""
    window = opened(workplace, Target(Place.STOCK, WEIGHED, "count"))
    assert "2026-0001" in act_of(window).refusal.accessibleName()
    assert not act_of(window).bar.primary.is_ready


def test_pressing_twice_is_one_delivery_and_two_windows_do_not_overwrite(
    pharmacy: TestPharmacy, workplace: Workplace
) -> None:
    """While the act runs F12 is deaf; what another station did meanwhile is refused, not repeated."""
    window = opened(workplace, Target(Place.STOCK, USABLE, "count"))
    press_text("998.5 g")
    act = act_of(window)
    act.reason.setFocus()  # type: ignore[attr-defined]
    press_text("stock-take")
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    settle(workplace.operations)
    assert on_hand(pharmacy, USABLE) == GRAM * 9985 // 10
    go(window, Target(Place.STOCK, QUARANTINED, "refuse"))
    bench_act = pharmacy.act("receive", Role.TECHNICIAN)
    receive(pharmacy.records, bench_act, DELIVERY)
    sign(window, reason="seal broken")
    assert stored(pharmacy, QUARANTINED).state is LotState.REFUSED


# ---- looks ----


TARGETS = (
    Target(Place.STOCK),
    Target(Place.STOCK, act="receive"),
    Target(Place.STOCK, "L2026-0007"),
    Target(Place.STOCK, QUARANTINED, "correct"),
    Target(Place.STOCK, QUARANTINED, "accept"),
    Target(Place.STOCK, "L2026-0007", "write_off"),
    Target(Place.STOCK, WEIGHED, "count"),
    Target(Place.STOCK, WEIGHED, "recall"),
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_clipped_at_any_size_in_either_language(
    workplace: Workplace, application: QApplication, language: str
) -> None:
    """Long names of makers and lots, refusals in place."""
    window = opened(workplace)
    speak(application, language)
    found = []
    for target in TARGETS:
        go(window, target)
        current = host_of(window).current
        if isinstance(current, ReceiveForm):
            current.scanned.show_refusal(REFUSAL)
            current.receive()
        for size in SIZES:
            window.resize(*size)
            settle(workplace.operations)
            found += [f"{target} {size} {defect}" for defect in defects(window)]
    assert found == []


def test_the_language_is_switched_at_run_time(workplace: Workplace, application: QApplication) -> None:
    """Titles, heads, acts and the draft's labels; what was typed stays."""
    window = opened(workplace, Target(Place.STOCK, act="receive"))
    form = form_of(window)
    form.fields.supplier.set_text("Cooper")
    speak(application, "fr")
    settle(workplace.operations)
    assert (form.title(), form.fields.expiry.label) == ("Qu’est-il arrivé\u202f?", "Péremption")
    assert form.fields.supplier.text() == "Cooper"
    go(window, Target(Place.STOCK, QUARANTINED))
    assert card_of(window).title() == "TS2510-4, Thiosulfate de sodium, pentahydraté"
    assert card_of(window).bar.primary.word == "Contrôler TS2510-4"
    go(window, Target(Place.STOCK))
    assert list_of(window).title() == "Stock\u202f: quels lots sont utilisables\u202f?"


def test_no_sql_runs_on_the_windows_thread(workplace: Workplace) -> None:
    """Every view and act."""
    threads: set[int] = set()

    def note(*_: object) -> None:
        threads.add(threading.get_ident())

    window = opened(workplace)
    event.listen(Engine, "before_cursor_execute", note)
    try:
        for target in (*TARGETS, *(Target(Place.STOCK, USABLE, act) for act in ACT_SCREENS)):
            go(window, target)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert threads
    assert threading.get_ident() not in threads


def test_an_empty_stock_says_how_it_begins(workplace: Workplace) -> None:
    """One sentence and one button, where the first row would stand."""
    window = opened(workplace)
    view = list_of(window)
    page = view._page
    assert page is not None
    view._page = replace(page, rows=(), counts=dict.fromkeys(Standing, 0))
    view._show_counts()
    assert view.empty._sentence.text() == "No lot yet. Scan a pack to receive it."
    view.empty._button.click()
    settle(workplace.operations)
    assert form_of(window).isVisible()
