"""Settings at the real window: people, balances, printers, language and look; each change recorded or kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import Balance
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role, StaffMember
from compounder.services.keep_balances import check_balance
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy
from tests.ui.keys import shown, type_text
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects, too_small
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.settings.balances_page import BalancesPage
from ui.screens.settings.look_page import LookPage
from ui.screens.settings.people_page import PeoplePage
from ui.screens.settings.printers_page import PrintersPage
from ui.screens.settings.screen import SettingsScreen
from ui.theme.appearance import theme
from ui.words import language, speak
from ui.workplace import Workplace

PAGES = ("people", "balances", "printers", "look", "pharmacy")


@pytest.fixture
def window(workplace: Workplace, pharmacy: TestPharmacy) -> MainWindow:
    """The window with the administrator signed in; there is one balance."""
    bench.balance(pharmacy)
    opened = open_window(workplace)
    sign_in(opened, "admin", PASSWORD)
    shown(opened)
    return opened


def page(window: MainWindow, key: str, act: str = "") -> QWidget:
    """A page of the settings, shown."""
    assert window.desk is not None
    window.desk.open(Target(Place.SETTINGS, key, act))
    settle(window.workplace.operations)
    screen = window.desk.current
    assert isinstance(screen, SettingsScreen)
    assert screen.current is screen.pages[key]
    return screen.pages[key]


def people(window: MainWindow, act: str = "") -> PeoplePage:
    """The people."""
    found = page(window, "people", act)
    assert isinstance(found, PeoplePage)
    return found


def balances(window: MainWindow, act: str = "") -> BalancesPage:
    """The balances."""
    found = page(window, "balances", act)
    assert isinstance(found, BalancesPage)
    return found


def press(window: MainWindow, key: Qt.Key) -> None:
    """A key on what has the focus, and everything it began done."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    settle(window.workplace.operations)


def members(pharmacy: TestPharmacy) -> dict[str, StaffMember]:
    """Everybody by login."""
    with pharmacy.records.reading() as loads:
        return {member.login: member for member in loads.find(StaffMember)}


def choose(window: MainWindow, login: str) -> PeoplePage:
    """Somebody of the list."""
    found = people(window)
    rows = found.table.rows
    found.table.select(next(place for place, row in enumerate(rows) if row.login == login))
    settle(window.workplace.operations)
    return found


def test_somebody_is_added_by_keys_alone(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F12 opens the form, F12 records; the first password has to be changed."""
    people(window)
    press(window, Qt.Key.Key_F12)
    type_text("Nguyễn Thị Hồng")
    press(window, Qt.Key.Key_Tab)
    type_text("hong")
    press(window, Qt.Key.Key_Tab)
    for _ in Role:
        press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Tab)
    type_text("a first password")
    press(window, Qt.Key.Key_F12)
    added = members(pharmacy)["hong"]
    assert (added.name, added.must_change_password, added.active) == ("Nguyễn Thị Hồng", True, True)
    assert people(window).table.rows[0] is not None


@pytest.mark.parametrize(
    ("login", "password", "field", "code"),
    [("tina", "a first password", "login", "login_taken"), ("nina", "short", "password", "weak_password")],
)
def test_a_refused_form_keeps_what_was_typed(
    window: MainWindow, login: str, password: str, field: str, code: str
) -> None:
    """The refusal stands at its field, which has the focus."""
    form = people(window, "new").new
    form.name.set_text("Nina Berg")
    form.login.set_text(login)
    form.role.choose(Role.TECHNICIAN)
    form.password.line.setText(password)
    press(window, Qt.Key.Key_F12)
    at = getattr(form, field)
    assert isinstance(at.refusal, Refusal)
    assert at.refusal.code == code
    assert form.name.text() == "Nina Berg"
    assert form.password.text() == password


def test_access_is_taken_and_given_back_with_a_reason(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Without a reason nothing happens, and the reason's field says so."""
    card = choose(window, "tina").member
    card.keep_out.click()
    settle(window.workplace.operations)
    assert isinstance(card.reason.refusal, Refusal)
    assert members(pharmacy)["tina"].active
    card.reason.set_text("left the hospital")
    card.keep_out.click()
    settle(window.workplace.operations)
    assert not members(pharmacy)["tina"].active
    card = choose(window, "tina").member
    assert not card.keep_out.isVisibleTo(card)
    card.reason.set_text("came back")
    card.let_in.click()
    settle(window.workplace.operations)
    assert members(pharmacy)["tina"].active


def test_role_and_password_are_changed_by_an_administrator(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Each with its reason."""
    card = choose(window, "tina").member
    card.reason.set_text("passed her examination")
    card.role.choose(Role.PHARMACIST)
    card.change_role.click()
    settle(window.workplace.operations)
    card.reason.set_text("forgot it")
    card.password.line.setText("another first password")
    card.give_password.click()
    settle(window.workplace.operations)
    tina = members(pharmacy)["tina"]
    assert (tina.role, tina.must_change_password) == (Role.PHARMACIST, True)


def test_whoever_is_no_administrator_changes_only_the_own_password(
    workplace: Workplace, pharmacy: TestPharmacy
) -> None:
    """No act on others is there, not even grey; the new password works at once."""
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    shown(opened)
    found = people(opened)
    assert not found.bar.primary.isVisible()
    assert not found.member.isVisible()
    before = members(pharmacy)["paul"].password
    for field, text in ((found.own.old, PASSWORD), (found.own.new, "quite another one"), (found.own.again, "not it")):
        field.line.setText(text)
    found.own.change.click()
    assert isinstance(found.own.again.refusal, Refusal)
    found.own.again.line.setText("quite another one")
    found.own.change.click()
    settle(workplace.operations)
    assert members(pharmacy)["paul"].password != before
    assert found.own.old.text() == ""


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + 20
    while not until():
        QApplication.processEvents()
        time.sleep(0.01)
        assert time.monotonic() < end, "it did not happen"


def test_a_balance_answers_at_its_port_and_the_port_is_kept(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """What it sends stands beside what that means."""
    found = balances(window)
    with pharmacy.records.reading() as loads:
        balance = loads.find(Balance)[0]
    with SimulatedBalance(balance) as pan:
        pan.put(bench.q("12.34 g"))
        found.card.port.set_text(pan.port)
        found.card.keep_port.click()
        settle(window.workplace.operations)
        wait(lambda: "12.34" in found.card._value.text())
        assert found.card._raw.text().split() == ["S", "S", "12.34", "g"]
    assert window.workplace.facilities.settings().ports == {"B1": pan.port}


def test_todays_check_is_recorded_or_refused_in_place(workplace: Workplace, pharmacy: TestPharmacy) -> None:
    """A balance that is off stays unchecked, and the numbers stay to be seen."""
    bench.balance(pharmacy)
    pharmacy.clock.now += timedelta(days=1)
    opened = open_window(workplace)
    sign_in(opened, "tina", PASSWORD)
    shown(opened)
    card = balances(opened).card
    press(opened, Qt.Key.Key_F12)
    assert isinstance(card.weight.refusal, Refusal)
    for field, text in ((card.weight, "200 g"), (card.reading, "200,06 g"), (card.allowed, "0,05 g")):
        field.setFocus()
        type_text(text)
    press(opened, Qt.Key.Key_F12)
    assert isinstance(card.refusal.said, Refusal)
    assert card.refusal.said.code == "balance_check_failed"
    assert card.reading.text == "200,06 g"
    card.reading.clear()
    card.reading.setFocus()
    type_text("200.02 g")
    press(opened, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        assert loads.find(Balance)[0].checked_on == pharmacy.clock.now.date()


def test_a_balance_is_registered_by_keys_alone(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F3, the plate, F12; the same name again is refused over the form."""
    found = balances(window)
    press(window, Qt.Key.Key_F3)
    for text in ("B9", "77-1"):
        type_text(text)
        press(window, Qt.Key.Key_Tab)
    limits = found.new.limits
    for field, text in (
        (found.new.step, "0.001 g"), (found.new.most, "220 g"), (limits.repeatability, "0.5 mg"),
    ):  # fmt: skip
        field.setFocus()
        type_text(text)
    assert "1 g, which USP ⟨41⟩ asks for" in said_in(limits.least)
    limits.least.setFocus()
    type_text("20 mg")
    press(window, Qt.Key.Key_F12)
    assert isinstance(limits.least.refusal, Refusal)
    assert limits.least.refusal.phrase.key == "refusal.invalid_balance.below_rule"
    assert (limits.least.text, limits.repeatability.text) == ("20 mg", "0.5 mg")
    limits.least.clear()
    press(window, Qt.Key.Key_F12)
    assert not found.new.isVisible()
    added = named(pharmacy, "B9")
    assert (str(added.minimum_weight), str(added.repeatability), added.weighing_rule) == ("1 g", "0.5 mg", "usp_41")


def named(pharmacy: TestPharmacy, name: str) -> Balance:
    """A balance as it is stored."""
    with pharmacy.records.reading() as loads:
        return next(balance for balance in loads.find(Balance) if balance.name == name)


def test_our_own_least_weight_is_compared_with_the_rule_and_explained(window: MainWindow) -> None:
    """1 g stated for steps of 0.01 g: the card warns, F6 shows why USP asks for 8.2 g, again F6 puts it away."""
    card = balances(window).card
    said = said_in(card)
    assert "1 g, by our own qualification" in said
    assert "below the 8.2 g that USP ⟨41⟩ asks for" in said
    assert "not measured" in said
    assert not card.facts.why.isVisible()
    press(window, Qt.Key.Key_F6)
    assert card.facts.why.isVisible()
    assert "2000 × " in said_in(card.facts.why)
    press(window, Qt.Key.Key_F6)
    assert not card.facts.why.isVisible()


def said_in(part: QWidget) -> str:
    """Every visible text of a part."""
    texts = (label.text() for label in part.findChildren(QLabel) if label.isVisible())
    return " | ".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def test_a_new_qualification_is_recorded_by_keys_alone(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F7, s, rule, reason, F12; without a reason its field says so and everything stays."""
    found = balances(window)
    press(window, Qt.Key.Key_F7)
    form = found.qualify
    assert (form.limits.rule.choice(), form.limits.least.value()) == ("own", bench.q("1 g"))
    type_text("5 mg")
    form.limits.least.clear()
    press(window, Qt.Key.Key_F12)
    assert isinstance(form.limits.least.refusal, Refusal)
    form.limits.rule.setFocus()
    press(window, Qt.Key.Key_Home)
    assert form.limits.rule.choice() == "usp_41"
    press(window, Qt.Key.Key_F12)
    assert isinstance(form.reason.refusal, Refusal)
    assert form.limits.repeatability.value() == bench.q("5 mg")
    type_text("OQ 2026-7")
    press(window, Qt.Key.Key_F12)
    assert not form.isVisible()
    now = named(pharmacy, "B1")
    assert (str(now.minimum_weight), str(now.repeatability), now.weighing_rule) == ("10 g", "5 mg", "usp_41")
    assert "10 g, by USP ⟨41⟩" in said_in(found.card)
    with pharmacy.records.reading() as loads:
        entry = loads.last_act("qualify_balance", balance=now.id)
    assert entry is not None
    assert '"reason":"OQ 2026-7"' in entry.body


def test_whoever_keeps_no_settings_qualifies_no_balance(workplace: Workplace, pharmacy: TestPharmacy) -> None:
    """Neither act is there; the derivation is for everybody, and the numbers of the last check are."""
    key = bench.balance(pharmacy)
    act = pharmacy.act("check_balance", Role.TECHNICIAN, "200 g read as 200.01 g")
    check_balance(
        pharmacy.records, act, key, weight=bench.q("200 g"), reading=bench.q("200.01 g"), allowed=bench.q("0.02 g")
    )
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    shown(opened)
    found = balances(opened)
    assert not found.qualify.open_button.isVisible()
    press(opened, Qt.Key.Key_F7)
    assert not found.qualify.isVisible()
    assert found.card.facts.why_button.isVisible()
    assert "200 g read as 200.01 g" in said_in(found.card)


def test_language_and_look_change_at_once_and_are_kept(window: MainWindow) -> None:
    """The next start finds them."""
    found = page(window, "look")
    assert isinstance(found, LookPage)
    found.languages["fr"].click()
    found.themes["dark"].click()
    settle(window.workplace.operations)
    kept = window.workplace.facilities.settings()
    assert (language(), theme().name, kept.language, kept.theme) == ("fr", "dark", "fr", "dark")


def test_the_printer_of_labels_is_kept_apart(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """A queue that was chosen stays in the list though the machine does not name it now."""
    found = page(window, "printers")
    assert isinstance(found, PrintersPage)
    monkeypatch.setattr(type(window.workplace.facilities.printers), "queues", lambda _self: ("Bureau", "Zebra"))
    found.reload()
    settle(window.workplace.operations)
    found.label_printer.choose("Zebra")
    press(window, Qt.Key.Key_F12)
    kept = window.workplace.facilities.settings()
    assert (kept.printer, kept.label_printer) == (None, "Zebra")


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (960, 540), (640, 400)], ids=str)
@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_nothing_is_cut_on_any_page(
    window: MainWindow, pharmacy: TestPharmacy, application: QApplication, spoken: str, size: tuple[int, int]
) -> None:
    """Every page and form, with a person of eighty letters."""
    from tests.services.pharmacy import add_member

    add_member(pharmacy, "long", Role.AUDITOR)
    speak(application, spoken)
    window.resize(*size)
    for key in PAGES:
        page(window, key)
        QTest.qWait(60)
        assert defects(window) == [], key
        assert too_small(window) == [], key
    for key in ("people", "balances"):
        page(window, key, "new")
        QTest.qWait(60)
        assert defects(window) == [], key
    found = balances(window)
    for pressed in (Qt.Key.Key_F6, Qt.Key.Key_F7):
        press(window, pressed)
        QTest.qWait(60)
        assert defects(window) == [], pressed
        assert too_small(window) == [], pressed
    assert found.qualify.isVisible()
