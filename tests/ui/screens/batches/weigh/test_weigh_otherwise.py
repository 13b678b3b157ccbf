"""Weigh otherwise: by hand, by volume, again, with a deviation, the method's steps, stopping, and the sample's pan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from compounder.domain.batch import BatchState, WeighingSource
from compounder.domain.certificate import Certificate
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.stock import IngredientLot
from compounder.services.compound_batch.pan import GivenBack
from compounder.services.keep_balances import NewBalance, register_balance
from compounder.shipped import weighing_rules
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy
from tests.services.stock import accepted, received
from tests.ui.keys import type_text
from tests.ui.screens.batches.weigh.bench_window import Bench, open_bench, wait
from tests.ui.screens.batches.weigh.conftest import batch_of
from tests.ui.screens.batches.weigh.test_weigh_on_balance import SALT, noticed, texts, word
from tests.ui.walk import defects
from ui.devices import Balances
from ui.screens.batches.weigh.doubt_task import Decision
from ui.screens.batches.weigh.line_rows import RowKey
from ui.theme.appearance import apply_theme
from ui.theme.tokens import DARK
from ui.widgets.choice_field import ChoiceField
from ui.words import speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
LONG = "<b>Ingredient</b> & " + "Thiosulfatopentahydricum" * 3


@pytest.fixture
def no_balance(workplace: Workplace, pharmacy: TestPharmacy) -> Bench:
    """The technician at a station to which no balance is connected."""
    return open_bench(workplace, pharmacy, batch_of(pharmacy))


@pytest.fixture
def by_volume(workplace: Workplace, pharmacy: TestPharmacy) -> Bench:
    """10 mL of the injection: a concentrate measured by volume, made up with the diluent."""
    bench.approve(pharmacy, bench.INJECTION)
    bench.house_limit(pharmacy, bench.INJECTION, 1)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="100 mL")
    return open_bench(workplace, pharmacy, bench.planned(pharmacy, bench.INJECTION, "10 mL"))


def typed(field: QWidget, text: str) -> None:
    """Type into a field as a person does."""
    field.setFocus()
    type_text(text)


def choose(at_bench: Bench, field: ChoiceField, key: object) -> None:
    """Choose by the arrow keys."""
    field.setFocus()
    for arrow in (*[Qt.Key.Key_Up] * 3, *[Qt.Key.Key_Down] * 3):
        if field.choice() != key:
            at_bench.press(arrow)
    assert field.choice() == key


def open_row(at_bench: Bench, kind: str, key: str) -> None:
    """Press a row of the list."""
    at_bench.step.side.list.opened.emit(RowKey(kind, key))
    at_bench.settle()


class TestByHand:
    """What no balance sent is typed, with its reason, and marked for ever."""

    def test_without_a_balance_it_is_said_how_to_go_on(self, no_balance: Bench) -> None:
        """Why, and both remedies; F8 and by hand are one key away."""
        no_balance.scan(SALT)
        assert noticed(no_balance).startswith("Balance B1 has no port at this station.")
        assert "or enter by hand" in noticed(no_balance)

    def test_an_amount_by_hand_needs_its_unit_and_a_reason(self, no_balance: Bench) -> None:
        """F12 goes to the field at fault and keeps what was typed; the record says typed, with the reason."""
        no_balance.scan(SALT)
        no_balance.step.acts.by_hand.click()
        hand = no_balance.step.card.hand
        type_text("121.16")
        no_balance.press(Qt.Key.Key_F12)
        assert hand.mass.text == "121.16"
        assert no_balance.dossier().weighings == ()
        type_text("g")
        no_balance.press(Qt.Key.Key_F12)
        assert hand.why_by_hand.refusal is not None
        typed(hand.why_by_hand, "the cable is broken")
        assert word(no_balance) == "Record 121.16 g by hand"
        no_balance.press(Qt.Key.Key_F12)
        kept = no_balance.last()
        assert (kept.source, str(kept.reading)) == (WeighingSource.TYPED, "121.16 g")
        assert (kept.reason, kept.raw_line, kept.scanned) == ("the cable is broken", None, SALT)
        assert kept.balance is not None

    def test_a_ten_fold_slip_is_asked_back(self, no_balance: Bench) -> None:
        """1211.4 for 121.14: nothing is recorded by a second press."""
        no_balance.scan(SALT)
        no_balance.step.acts.by_hand.click()
        type_text("1211.4")
        type_text("g")
        no_balance.step.card.hand.why_by_hand.set_text("cable")
        for _ in range(2):
            no_balance.press(Qt.Key.Key_F12)
        assert "Ten times the usual" in texts(no_balance.step)
        assert no_balance.dossier().weighings == ()

    def test_the_limits_hold_by_hand_too(self, no_balance: Bench) -> None:
        """Outside them it is refused at the field."""
        no_balance.scan(SALT)
        no_balance.step.acts.by_hand.click()
        type_text("123.04")
        type_text("g")
        typed(no_balance.step.card.hand.why_by_hand, "cable")
        no_balance.press(Qt.Key.Key_F12)
        assert "0.69 g above the highest allowed" in texts(no_balance.step)
        assert no_balance.dossier().weighings == ()

    def test_by_hand_asks_for_the_lot_first(self, no_balance: Bench) -> None:
        """No lot in hand, no amount."""
        no_balance.step.acts.by_hand.click()
        assert no_balance.step.task is no_balance.step.card.scale
        assert noticed(no_balance).startswith("Scan the lot you hold.")


class TestVolumes:
    """What is measured or made up has no pan."""

    def test_a_volume_is_measured_and_the_rest_is_declared(self, by_volume: Bench) -> None:
        """The scan opens the field; the diluent's amount is what was added."""
        by_volume.scan("INJ-1")
        type_text("6mL")
        typed(by_volume.step.card.hand.why_by_hand, "a 10 mL syringe")
        by_volume.press(Qt.Key.Key_F12)
        by_volume.scan("DI-1")
        type_text("4mL")
        by_volume.press(Qt.Key.Key_F12)
        sources = {weighing.scanned: weighing.source for weighing in by_volume.dossier().weighings}
        assert sources == {"INJ-1": WeighingSource.TYPED, "DI-1": WeighingSource.DECLARED}
        assert word(by_volume) == "To Verify"

    def test_a_volume_is_measured_beside_a_balance_that_reads(self, at_bench: Bench) -> None:
        """What lies on the pan is not compared with millilitres."""
        pharmacy = at_bench.pharmacy
        bench.approve(pharmacy, bench.INJECTION)
        bench.concentrate(pharmacy)
        bench.excipient(pharmacy, "diluent", size="100 mL")
        batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
        measuring = open_bench(at_bench.window.workplace, pharmacy, batch, pan=at_bench.pan)
        measuring.put("5")
        measuring.scan("INJ-1")
        assert measuring.step.task is measuring.step.card.hand
        assert measuring.step.card.hand.volume.number.hasFocus()
        type_text("6mL")
        typed(measuring.step.card.hand.why_by_hand, "a 10 mL syringe")
        measuring.press(Qt.Key.Key_F12)
        assert str(measuring.last().reading) == "6 mL"


class TestAgain:
    """A line that is weighed is weighed again only with a reason."""

    def test_a_line_is_weighed_again(self, at_bench: Bench) -> None:
        """Why, and where the first amount goes; then scanned and weighed as if for the first time."""
        at_bench.weigh(SALT, "121.16")
        first = at_bench.last()
        open_row(at_bench, "share", first.batch_line)
        assert "121.16" not in texts(at_bench.step.card.again)
        at_bench.press(Qt.Key.Key_F12)
        assert at_bench.step.card.again.why_again.refusal is not None
        typed(at_bench.step.card.again.why_again, "a lump fell off")
        choose(at_bench, at_bench.step.card.again.given_back, GivenBack.WASTED)
        at_bench.press(Qt.Key.Key_F12)
        at_bench.put("0")
        at_bench.weigh(SALT, "121.20")
        again = next(weighing for weighing in at_bench.dossier().weighings if weighing.replaces == first.id)
        assert (again.reason, str(again.reading)) == ("a lump fell off", "121.2 g")

    def test_a_load_that_is_recorded_is_not_recorded_again(self, at_bench: Bench) -> None:
        """A pan that nobody emptied weighs nothing more, even where the amount would fit and its last digit drifts."""
        at_bench.weigh(SALT, "121.14")
        at_bench.scan(SALT)
        type_text("spilt")
        choose(at_bench, at_bench.step.card.again.given_back, GivenBack.WASTED)
        at_bench.press(Qt.Key.Key_F12)
        at_bench.scan(SALT)
        at_bench.put("121.16")
        assert noticed(at_bench).startswith("The load of 121.14 g that was just recorded is still on the pan.")
        at_bench.press(Qt.Key.Key_F12)
        assert len(at_bench.dossier().weighings) == 1
        at_bench.put("0")
        at_bench.put("121.16")
        assert noticed(at_bench) == ""
        at_bench.record()

    def test_the_scan_of_a_weighed_lot_asks_why(self, at_bench: Bench) -> None:
        """It does not weigh it a second time by itself."""
        at_bench.weigh(SALT, "121.16")
        at_bench.scan(SALT)
        assert at_bench.step.task is at_bench.step.card.again
        assert at_bench.step.card.again.why_again.line.hasFocus()


class TestDeviations:
    """What is outside its limits needs a reason, and a pharmacist who did not weigh."""

    def test_too_much_is_recorded_with_its_reason_and_accepted_by_a_pharmacist(self, at_bench: Bench) -> None:
        """F8, the reason, the decision; the row stays until a pharmacist signs, here, by name and password."""
        at_bench.scan(SALT)
        at_bench.put("123.04")
        at_bench.press(Qt.Key.Key_F8)
        assert "123.04 g was found, allowed are 119.93 g to 122.35 g" in texts(at_bench.step)
        type_text("it cannot be taken off")
        choose(at_bench, at_bench.step.card.doubt.decision, Decision.RECORD)
        at_bench.record()
        opened = at_bench.dossier().open_deviations
        assert [row.reason for row in opened] == ["it cannot be taken off"]
        assert not at_bench.last().within_tolerance
        open_row(at_bench, "deviation", opened[0].id)
        accept = at_bench.step.card.accept.signature
        typed(accept.reason_field, "within the strength's limits")
        typed(accept.login_field, "paul")
        typed(accept.password_field, "wrong password")
        at_bench.press(Qt.Key.Key_F12)
        assert accept.password_field.refusal is not None
        assert (accept.reason(), accept.password()) == ("within the strength's limits", "")
        typed(accept.password_field, PASSWORD)
        at_bench.press(Qt.Key.Key_F12)
        assert at_bench.dossier().open_deviations == ()
        decided = next(row for row in at_bench.dossier().deviations if row.decides == opened[0].id)
        assert decided.recorded_by == at_bench.pharmacy.member("paul").id

    def test_only_the_amount_of_the_deviation_is_recorded_with_it(self, at_bench: Bench) -> None:
        """The pan changed while the reason was typed: the button named an amount, and no other one is recorded."""
        at_bench.scan(SALT)
        at_bench.put("123.04")
        at_bench.press(Qt.Key.Key_F8)
        type_text("it cannot be taken off")
        choose(at_bench, at_bench.step.card.doubt.decision, Decision.RECORD)
        assert at_bench.pan is not None
        at_bench.pan.put(bench.q("150 g"))
        at_bench.press(Qt.Key.Key_F12)
        wait(lambda: noticed(at_bench).startswith("Not recorded: the balance sent 123.04 g, then 150 g."))
        assert at_bench.dossier().weighings == ()
        at_bench.press(Qt.Key.Key_F8)
        assert at_bench.step.card.doubt.why.text() == "it cannot be taken off"

    def test_who_weighed_may_not_accept_it(self, at_bench: Bench) -> None:
        """A technician may not accept at all: the refusal names who may; what was typed stays, but the password."""
        at_bench.press(Qt.Key.Key_F8)
        type_text("the mortar has a crack")
        choose(at_bench, at_bench.step.card.doubt.decision, Decision.NOTE)
        at_bench.press(Qt.Key.Key_F12)
        opened = at_bench.dossier().open_deviations
        assert [row.subject for row in opened] == ["other"]
        open_row(at_bench, "deviation", opened[0].id)
        accept = at_bench.step.card.accept.signature
        typed(accept.reason_field, "no matter")
        typed(accept.login_field, "tina")
        typed(accept.password_field, PASSWORD)
        at_bench.press(Qt.Key.Key_F12)
        assert "may not do this" in noticed(at_bench)
        assert (accept.reason(), accept.login(), accept.password()) == ("no matter", "tina", "")
        assert len(at_bench.dossier().open_deviations) == 1


class TestMethod:
    """Steps and controls are part of the making."""

    def test_steps_and_controls_are_recorded(self, at_bench: Bench) -> None:
        """A step by one key once something is weighed; a control with what was found."""
        open_row(at_bench, "step", "1")
        at_bench.press(Qt.Key.Key_F12)
        assert noticed(at_bench).startswith("Nothing is weighed in batch")
        at_bench.weigh(SALT, "121.16")
        open_row(at_bench, "step", "1")
        at_bench.press(Qt.Key.Key_F12)
        open_row(at_bench, "control", "1")
        at_bench.press(Qt.Key.Key_F12)
        assert at_bench.step.card.method.found.refusal is not None
        type_text("homogeneous")
        choose(at_bench, at_bench.step.card.method.verdict, True)
        at_bench.press(Qt.Key.Key_F12)
        done = at_bench.dossier().standing_steps
        assert [(row.kind, row.step, row.found, row.passed) for row in sorted(done, key=lambda row: row.kind)] == [
            ("control", 1, "homogeneous", True),
            ("step", 1, None, True),
        ]

    def test_a_control_that_is_not_as_expected_opens_a_deviation(self, at_bench: Bench) -> None:
        """With a reason of its own, asked for in place; and stands in the list."""
        at_bench.weigh(SALT, "121.16")
        open_row(at_bench, "control", "1")
        method = at_bench.step.card.method
        type_text("grainy")
        assert not method.why_again.isVisible()
        choose(at_bench, method.verdict, False)
        at_bench.press(Qt.Key.Key_F12)
        assert method.why_again.refusal is not None
        assert at_bench.dossier().open_deviations == ()
        type_text("mortar too small")
        at_bench.press(Qt.Key.Key_F12)
        opened = at_bench.dossier().open_deviations
        assert [(row.found, row.reason) for row in opened] == [("grainy", "mortar too small")]
        assert "Deviation open" in texts(at_bench.step.side)


class TestStop:
    """A batch is stopped by a signature with a reason."""

    def test_a_batch_is_stopped(self, at_bench: Bench) -> None:
        """F8, what happened, stop; a wrong password clears itself alone; afterwards nothing is weighed any more."""
        at_bench.weigh("GL-1", "50")
        at_bench.press(Qt.Key.Key_F8)
        type_text("the mortar broke")
        choose(at_bench, at_bench.step.card.doubt.decision, Decision.STOP)
        at_bench.press(Qt.Key.Key_F12)
        assert word(at_bench) == f"Stop batch {at_bench.batch}"
        type_text("wrong password")
        at_bench.press(Qt.Key.Key_F12)
        assert at_bench.step.card.abort.signature.password() == ""
        assert at_bench.dossier().batch.state is BatchState.WEIGHING
        type_text(PASSWORD)
        at_bench.press(Qt.Key.Key_F12)
        assert at_bench.dossier().batch.state is BatchState.ABORTED
        assert at_bench.dossier().batch.decision_reason == "the mortar broke"
        assert "This batch is stopped" in texts(at_bench.step)
        assert [button.isVisible() for button in at_bench.step.acts.buttons] == [False] * 4
        for key in [RowKey("share", line.id) for line in at_bench.dossier().lines[:2]]:
            at_bench.step.side.list.opened.emit(key)
            at_bench.settle()
            assert at_bench.step.task is at_bench.step.card.done, "a stopped batch is read only"
        open_row(at_bench, "control", "1")
        at_bench.press(Qt.Key.Key_F12)
        assert not at_bench.step.card.method.found.isVisible()
        assert at_bench.dossier().steps == ()


class TestOtherLot:
    """F7 changes the lot of a line that is not weighed: stopped and planned anew, seen before it is signed."""

    def test_the_lot_that_was_scanned_is_taken_and_weighing_goes_on(self, at_bench: Bench) -> None:
        """R13, F7, what changes and what is lost, reason, password; then the new batch, the old one stopped."""
        accepted(at_bench.pharmacy, lot_number="PURE", certificate=Certificate(assay=Percentage.of(100)))
        at_bench.step.reload()
        at_bench.settle()
        at_bench.weigh("GL-1", "50")
        at_bench.scan(SALT)
        at_bench.scan("PURE")
        assert "F7" in noticed(at_bench)
        at_bench.press(Qt.Key.Key_F7)
        other = at_bench.step.card.other
        assert at_bench.step.task is other
        said = texts(other)
        assert "Sodium thiosulfate, lot PURE" in said
        assert "121.14 g → 125 g" in said
        assert "Already weighed, now waste" in said
        at_bench.press(Qt.Key.Key_F12)
        assert other.signature.reason_field.refusal is not None
        type_text("the jar is damp")
        at_bench.press(Qt.Key.Key_F12)
        type_text("wrong password")
        at_bench.press(Qt.Key.Key_F12)
        assert at_bench.dossier().batch.state is BatchState.WEIGHING
        type_text(PASSWORD)
        at_bench.press(Qt.Key.Key_F12)
        assert at_bench.dossier().batch.state is BatchState.ABORTED
        assert at_bench.step.batch == "2026-0002"
        assert "Scan lot PURE" in texts(at_bench.step)
        assert "2026-0002" in texts(at_bench.step.bar)

    def test_a_lot_that_may_not_be_used_is_refused_in_place(self, at_bench: Bench) -> None:
        """With its own reason; and where there is no other lot, that is said."""
        received(at_bench.pharmacy, lot_number="WAITING")
        at_bench.scan(SALT)
        at_bench.press(Qt.Key.Key_F7)
        assert "No other lot of this line may be used." in texts(at_bench.step.card.other)
        at_bench.scan("WAITING")
        assert "quarantine" in noticed(at_bench)
        at_bench.press(Qt.Key.Key_Escape)
        assert at_bench.step.task is at_bench.step.card.scale


@pytest.fixture
def sample(workplace: Workplace, pharmacy: TestPharmacy) -> Iterator[Bench]:
    """The same in a sample pharmacy."""
    marked = replace(workplace.pharmacy, sample=True)
    balances = Balances(workplace.operations.threads, is_sample=True)
    yield open_bench(replace(workplace, pharmacy=marked, balances=balances), pharmacy, batch_of(pharmacy))
    balances.close()


class TestSample:
    """In a sample pharmacy the pan is simulated, and the driver is the real one."""

    def test_the_sample_is_weighed_without_a_balance(self, sample: Bench) -> None:
        """What is typed lies on the pan; it is recorded from the balance's line."""
        sample.scan(SALT)
        typed(sample.step.side.pan.amount, "121.15g")
        sample.press(Qt.Key.Key_Return)
        wait(lambda: word(sample) == "Record 121.15 g")
        assert "Simulated: put on the pan" in texts(sample.step.side)
        sample.record()
        assert sample.last().raw_line == "S S     121.15 g"

    def test_there_is_no_such_pan_elsewhere(self, no_balance: Bench) -> None:
        """Nothing in the window of a real pharmacy puts a weight on a pan, also where no balance is connected."""
        balance = no_balance.step.side._balances[0]
        assert no_balance.step.side.pan._pan is None
        assert not no_balance.step.side.pan.isVisible()
        assert no_balance.window.workplace.balances.pan(balance.id) is None
        assert no_balance.window.workplace.balances.line(balance.id) is None


class TestLook:
    """Nothing is clipped, in either language, at any size."""

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_every_task_at_every_size(self, at_bench: Bench, application: QApplication, language: str) -> None:
        """The pan in tolerance and refused, by hand, again, a control, what is wrong, the two signatures, the end."""
        speak(application, language)
        apply_theme(application, DARK)
        step = at_bench.step
        at_bench.weigh("GL-1", "50")
        at_bench.scan(SALT)
        at_bench.put("123.04")
        sheet, in_hand = step.bench.sheet, step.bench.in_hand
        assert sheet is not None
        assert in_hand is not None
        long = replace(sheet.shares[0], name=replace(sheet.shares[0].name, texts=(("en", LONG), ("fr", LONG))))
        step.bench.sheet = replace(sheet, shares=(long, *sheet.shares[1:]))
        step.bench.in_hand = replace(in_hand, share=long)
        step._refresh()
        step.card.again.show_share(step.bench.sheet.shares[1])
        step.card.other.show_line(step.bench.sheet.shares[0], "")
        step.card.abort.show_batch(step.bench.sheet, "x" * 80)
        step.card.doubt.show_doubt(sheet.batch.id, step.bench.in_hand, Quantity.of("123.04", "g"))
        step.card.method.show_item(sheet.batch.id, sheet.method[-1], of=2, may_begin=True)
        found = []
        for width, height in SIZES:
            at_bench.window.resize(width, height)
            for task in step.card.tasks:
                step._show(task)
                at_bench.settle()
                found += [f"{type(task).__name__} {width}: {defect}" for defect in defects(at_bench.window)]
            if not step.folding.has_side_panels:
                step.page._all.click()
                at_bench.settle()
                found += [f"list {width}: {defect}" for defect in defects(at_bench.window)]
        assert found == []

    def test_the_language_changes_while_weighing(self, at_bench: Bench, application: QApplication) -> None:
        """Reading, verdict, button and refusal follow at once; the draft stays."""
        at_bench.scan(SALT)
        at_bench.put("123.04")
        speak(application, "fr")
        at_bench.settle()
        assert word(at_bench) == "Enregistrer 123,04 g"
        assert "Non enregistré" in noticed(at_bench)
        assert "Lot TS2409-3 scanné, conforme au plan" in texts(at_bench.step)
        at_bench.put("121.10")
        at_bench.record()
        assert "121,10 g enregistrés à 09 h 00" in texts(at_bench.step.bar)


def test_a_line_that_takes_two_lots_says_which_share(workplace: Workplace, pharmacy: TestPharmacy) -> None:
    """Each share is a line of its own, with its own lot; the scan of a lot opens its share."""
    with pharmacy.records.reading() as loads:
        large = loads.find(IngredientLot, lot_number=SALT)[0].id
    small = accepted(pharmacy, lot_number="TS2409-1", containers=1, container_size=bench.q("40 g"))
    batch = bench.planned(pharmacy, lots={"sodium thiosulfate": (small, large)})
    opened = open_bench(workplace, pharmacy, batch)
    assert "Sodium thiosulfate, share 1 of 2" in texts(opened.step.side)
    opened.scan(SALT)
    assert opened.step.bench.in_hand is not None
    assert (opened.step.bench.in_hand.share.share, opened.step.bench.in_hand.is_scanned) == (2, True)
    opened.scan("TS2409-1")
    assert (opened.step.bench.in_hand.share.share, opened.step.bench.in_hand.is_scanned) == (1, True)


def test_with_more_balances_the_connected_one_is_used_and_another_can_be_chosen(at_bench: Bench) -> None:
    """The choice stands over the limits of the balance; the pan follows it."""
    new = NewBalance("A2", "77", bench.q("0.001 g"), bench.q("0.1 g"), bench.q("200 g"))
    act = at_bench.pharmacy.act("register_balance", Role.ADMINISTRATOR)
    register_balance(at_bench.pharmacy.records, act, weighing_rules(), new)
    at_bench.step.reload()
    at_bench.settle()
    side = at_bench.step.side
    assert "Balance B1" in texts(side)
    assert side.choice.isVisible()
    at_bench.scan(SALT)
    choose(at_bench, side.choice, next(known.id for known in side._balances if known.name == "A2"))
    assert "Reads 0.001 g, weighs 0.1 g to 200 g" in texts(side)
    assert noticed(at_bench).startswith("Balance A2 has no port at this station.")
    assert defects(at_bench.window) == []
