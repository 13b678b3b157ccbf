"""How each picture comes about: what was opened, typed, scanned and laid on the pan before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from compounder.domain.batch import Batch, BatchState
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.sample.people import PASSWORD
from compounder.services.keep_patients import patient_numbered
from tests.pictures.camera import Studio
from tests.pictures.hands import give, lay_on_pan, press_primary, shown
from tests.ui.screens.calculate.giving import fill
from ui.first_run.window import FirstRun
from ui.places import Place
from ui.screens.batches.plan.choose import ChooseFormulation
from ui.screens.batches.plan.draft import PlanDraft
from ui.screens.batches.release.screen import ReleaseStep
from ui.screens.batches.release.yield_form import YieldForm
from ui.screens.batches.verify.screen import VerifyStep
from ui.screens.batches.weigh.screen import WeighStep
from ui.screens.calculate.screen import CalculateScreen
from ui.screens.dispense.screen import DispenseScreen
from ui.screens.formulations.drill_view import DrillView
from ui.screens.patients.find import FindPatients
from ui.screens.records.backup_page import BackupPage
from ui.screens.records.trace_page import TracePage
from ui.screens.records.verify_page import VerifyPage
from ui.screens.stock.receive import ReceiveForm
from ui.screens.stock.signed_acts import AcceptAct
from ui.words import language

Arrange = Callable[[Studio], object]
OINTMENT, INJECTION = "sts-ointment-25", "sts-injection-150"
_WEIGHED = "LA-0498"


def nothing(_window: object) -> None:
    """What stands there after signing in."""


def at(place: Place, record: str = "", act: str = "") -> Arrange:
    """A place, or a record in it."""
    return lambda studio: studio.go(place, record, act)


def step(state: BatchState, name: str, formulation: str = OINTMENT) -> Arrange:
    """A step of the first batch in a state."""
    return lambda studio: studio.go(Place.BATCHES, studio.batch(state, formulation), name)


def sign_in_refused(studio: Studio) -> None:
    """A password that is not the right one."""
    page = studio.window.sign_in
    page.name.set_text("paul")
    page.password.line.setText("not the password")
    page.button.click()
    studio.rest()


def first_form(window: FirstRun) -> None:
    """Whose records they will be, filled in but for the password."""
    window.choice.bar.primary.click()
    form = window.form
    for field, value in (
        (form.name, "Pharmacie du CHU"), (form.address, "1 rue de l’Hôpital, Lille"), (form.profile, "FR"),
        (form.papers, "fr"), (form.time_zone, "Europe/Paris"), (form.person, "Ada Lindgren"), (form.login, "ada"),
    ):  # fmt: skip
        give(field, value)


def chosen(studio: Studio) -> None:
    """Four letters of what is to be made."""
    studio.go(Place.BATCHES, "", "new")
    give(shown(studio, ChooseFormulation).name, "thio")
    studio.rest(0.4)


def planned(size: str) -> Arrange:
    """A new batch of the ointment, so much of it."""

    def arrange(studio: Studio) -> None:
        studio.go(Place.BATCHES, OINTMENT, "new")
        draft = shown(studio, PlanDraft)
        give(draft.fields.size_field, size)
        studio.rest(0.3)
        if draft.bar.reason:
            press_primary(studio, draft)

    return arrange


def weighing(amount: str = "", *, lot: str = _WEIGHED, records: bool = False) -> Arrange:
    """A line of the batch in work: its lot scanned, so much on the pan, F12 pressed or not."""

    def arrange(studio: Studio) -> None:
        studio.go(Place.BATCHES, studio.batch(BatchState.WEIGHING), "weigh")
        weigh = shown(studio, WeighStep)
        studio.window.scan(lot)
        studio.rest()
        if amount:
            lay_on_pan(studio, Quantity.of(*amount.split()))
        if records:
            press_primary(studio, weigh)

    return arrange


def verifying(reading: str, *, compares: bool = False) -> Arrange:
    """The second person at the first line: container scanned, reading typed, looked at; compared or not."""

    def arrange(studio: Studio) -> None:
        studio.go(Place.BATCHES, studio.batch(BatchState.WEIGHED), "verify")
        verify = shown(studio, VerifyStep)
        verify.take_scan("TS2409-3")
        studio.rest()
        give(verify.questions.mass, reading.replace(".", "," if language() == "fr" else "."))
        verify.questions.yes.click()
        if compares:
            press_primary(studio, verify)

    return arrange


def obtained(amount: str) -> Arrange:
    """What came out of an injection, typed; F12 pressed."""

    def arrange(studio: Studio) -> None:
        studio.go(Place.BATCHES, studio.batch(BatchState.VERIFIED, INJECTION), "release")
        form = next(form for form in shown(studio, ReleaseStep).findChildren(YieldForm) if form.isVisible())
        give(form.amount, amount)
        give(form.filled, "1 x 8 mL")
        give(form.appearance, "clear")
        press_primary(studio, shown(studio, ReleaseStep))

    return arrange


def to_release(studio: Studio) -> None:
    """The injection of which everything is recorded: ladder, proof, signature."""
    with studio.pharmacy.records.reading() as loads:
        last = max(batch.id for batch in loads.find(Batch, state=BatchState.VERIFIED))
    studio.go(Place.BATCHES, last, "release")
    studio.rest(0.3)


def verified(studio: Studio) -> None:
    """Every record read again."""
    studio.go(Place.RECORDS, "verify")
    press_primary(studio, shown(studio, VerifyPage))
    studio.until(lambda: studio.window.workplace.assurance.verdict is not None)


def traced(number: str) -> Arrange:
    """Everything that a lot went into, or a pot is made of."""

    def arrange(studio: Studio) -> None:
        studio.go(Place.RECORDS, "trace")
        trace = shown(studio, TracePage)
        give(trace.field, number)
        trace.field.entered.emit()
        studio.rest(0.3)

    return arrange


def backing_up(studio: Studio) -> None:
    """Both folders named."""
    studio.go(Place.RECORDS, "backup")
    backup = shown(studio, BackupPage)
    give(backup.folder, "/media/backup/compounder")
    give(backup.second, "/media/second/compounder")
    backup.signature.password_field.line.setText(PASSWORD)


def lot(number: str, act: str = "") -> Arrange:
    """The card of a lot, or an act on it."""

    def arrange(studio: Studio) -> None:
        with studio.pharmacy.records.reading() as loads:
            found = next(lot for lot in loads.find(IngredientLot) if lot.lot_number == number)
        studio.go(Place.STOCK, found.id, act)

    return arrange


def accepting(studio: Studio) -> None:
    """The certificate checked, the password typed."""
    lot("TS2511-1", "accept")(studio)
    shown(studio, AcceptAct).signature.password_field.line.setText(PASSWORD)


def receiving(studio: Studio) -> None:
    """A drum of thiosulfate and its certificate."""
    studio.go(Place.STOCK, "", "receive")
    form = shown(studio, ReceiveForm)
    studio.rest()
    given = form.fields
    give(given.ingredient, "sodium thiosulfate")
    for field, value in (
        (given.form, "pentahydrate"), (given.lot_number, "TS2601-7"), (given.expiry, date(2028, 6, 30)),
        (given.containers, "2"), (given.size, "500 g"), (given.supplier, "Cooper"), (given.maker, "Merck"),
        (given.certificate_number, "CoA TS2601-7"), (form.certificate.assay, "99.4 %"),
        (form.certificate.water, "36 %"),
    ):  # fmt: skip
        give(field, value)


def dispensing(studio: Studio, identity: str = "DA 2014") -> None:
    """The second pot of the ointment for the patient who had the first."""
    batch = studio.batch(BatchState.RELEASED)
    with studio.pharmacy.records.reading() as loads:
        patient = patient_numbered(loads, "P-100234")
    studio.go(Place.DISPENSE, f"{batch}/2")
    studio.go(Place.DISPENSE, patient.id, "patient")
    screen = shown(studio, DispenseScreen)
    is_french = language() == "fr"
    directions = "Une fois par jour, en couche épaisse" if is_french else "Once a day, a thick layer on both hands"
    order = {
        "prescriber": "Dr J. Marchal", "address": "Hôpital Les Tilleuls",
        "date": "24 nov. 2026" if is_french else "24 Nov 2026",
        "text": "Thiosulfate 25 %, 1 pot", "directions": directions,
    }  # fmt: skip
    for part, text in order.items():
        screen.patient.fields[part].set_text(text)
    screen.identity.identity.set_text(identity)
    screen.identity.password.line.setText(PASSWORD)
    screen.reload()
    studio.rest()


def dispensing_refused(studio: Studio) -> None:
    """What the person in front says does not fit the patient who is open."""
    dispensing(studio, "DM 2014")
    press_primary(studio, shown(studio, DispenseScreen))


def found_patients(studio: Studio) -> None:
    """Two letters of a name."""
    studio.go(Place.PATIENTS)
    give(shown(studio, FindPatients).field, "del")
    studio.rest(0.4)


def patient_file(studio: Studio) -> None:
    """Everything that one patient received."""
    with studio.pharmacy.records.reading() as loads:
        patient = patient_numbered(loads, "P-100234")
    studio.go(Place.PATIENTS, patient.id)


def calculated(name: str, **given: str) -> Arrange:
    """A calculator with what is known."""

    def arrange(studio: Studio) -> None:
        studio.go(Place.CALCULATE, name)
        fill(shown(studio, CalculateScreen).form, given)
        studio.rest(0.3)

    return arrange


def drilled(studio: Studio) -> None:
    """Every classic slip made on purpose with the ointment."""
    studio.go(Place.FORMULATIONS, f"{OINTMENT}/1", "drill")
    drill = shown(studio, DrillView)
    drill.bar.primary.click()
    studio.until(lambda: drill.report is not None)
