"""The main job as its people do it, from the delivery to the proof of the records, with any hands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from compounder.domain.batch import BatchId
from tests.journeys.hands import Hands
from tests.journeys.room import RECORD_NUMBER
from tests.services import bench
from tests.services.pharmacy import PASSWORD
from ui.places import Place

BATCH = BatchId("2026-0001")
"""The number that the first batch of the year gets."""
EXPIRES, WRITTEN_ON = {"en": "30 Jun 2027", "fr": "30 juin 2027"}, {"en": "20 Nov 2026", "fr": "20 nov. 2026"}


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is made: the delivery of its active, the amounts of its lines, what comes out."""

    ingredient: str
    delivery: tuple[tuple[str, str], ...]
    choices: Mapping[str, str]
    """What is chosen after which field."""
    name: Mapping[str, str]
    size: str
    pan: tuple[tuple[str, str], ...] = ()
    measured: tuple[tuple[str, str], ...] = ()
    steps: int = 0
    controls: tuple[str, ...] = ()
    obtained: tuple[tuple[str, str], ...] = ()

    @property
    def lot(self) -> str:
        """The lot that was delivered."""
        return dict(self.delivery)["Lot"]


OINTMENT = Preparation(
    "Sodium thiosulfate",
    (
        ("Lot", "TS2409-3"), ("Expires", ""), ("Containers", "2"), ("In one container", "500g"),
        ("Supplier", "Fournisseur & Cie"), ("Certificate no.", "CoA 7"), ("Assay", "99.6%"),
        ("Water, or loss on drying", "34%"),
    ),
    {"Ingredient": "Sodium thiosulfate", "Form, as the container says": "Pentahydrate",
     "Assay is of": "dried substance", "Assay counts the form": "Anhydrous"},
    {"en": "Sodium thiosulfate 25 % w/w ointment", "fr": "Thiosulfate de sodium 25 % m/m pommade"},
    "500g",
    pan=(("TS2409-3", "121.16"), ("GL-1", "50.00"), ("LA-1", "162.48"), ("WH-1", "166.37")),
    steps=4,
    controls=("homogeneous", "31 C"),
    obtained=(
        ("Obtained", "496.2g"), ("Filled containers", "9x50g"), ("Sample kept (may stay empty)", "10g"),
        ("Remainder (may stay empty)", "30g"), ("Left on vessels (may stay empty)", "3g"),
        ("How does it look?", "homogeneous"),
    ),
)  # fmt: skip
INJECTION = Preparation(
    "Sodium thiosulfate injection 250 mg/mL",
    (
        ("Lot", "INJ-1"), ("Expires", ""), ("Containers", "10"), ("In one container", "50mL"),
        ("Supplier", "Fournisseur & Cie"), ("Certificate no.", "CoA 8"),
    ),
    {"Ingredient": "Sodium thiosulfate injection 250 mg/mL", "Form, as the container says": "Pentahydrate"},
    {"en": "Sodium thiosulfate 150 mg/mL", "fr": "Thiosulfate de sodium 150 mg/mL"},
    "10mL",
    measured=(("INJ-1", "6mL"), ("DI-1", "4mL")),
    steps=2,
    controls=("clear",),
    obtained=(("Obtained", "10mL"), ("Filled containers", "1x10mL"), ("How does it look?", "clear")),
)  # fmt: skip


class MainJob:
    """One preparation by one pair of hands: ``receive()`` … ``verify_records()``, in the order of the day."""

    def __init__(self, hands: Hands, made: Preparation) -> None:
        self.hands, self.made = hands, made
        self.room = hands.room

    def whole(self) -> None:
        """Everything; the technician makes it, the pharmacist accepts, verifies and releases it."""
        hands = self.hands
        hands.sign_in("tina", PASSWORD)
        self.receive()
        self.hand_over_to("paul")
        self.accept()
        self.hand_over_to("tina")
        self.plan()
        self.weigh()
        self.follow_the_method()
        self.hand_over_to("paul")
        self.verify()
        self.record_the_yield()
        self.release()
        self.print_labels()
        self.dispense()
        self.trace()
        self.verify_records()

    def hand_over_to(self, login: str) -> None:
        """Lock; the next person signs in and sees what waits."""
        self.hands.lock()
        self.hands.sign_in(login, PASSWORD)

    # ---- stock ----

    def receive(self) -> None:
        """A delivery into quarantine."""
        hands, language = self.hands, self.hands.language
        self.begin_receipt()
        self._choose("Ingredient", "Form, as the container says")
        for label, text in self.typed().items():
            if label == "Water, or loss on drying":
                self._choose("Assay is of")
            hands.fill(label, EXPIRES[language] if label == "Expires" else hands.number(text))
        self._choose("Assay counts the form")
        hands.act()
        assert self.made.lot in self.room.said, self.room.said
        assert hands.says("quarantine")

    def _choose(self, *labels: str) -> None:
        """What is made needs these choices, or not."""
        for label in labels:
            if label in self.made.choices:
                self.hands.choose(label, self.made.choices[label])

    def begin_receipt(self) -> None:
        """The empty form of a delivery."""
        self.hands.go(Place.STOCK)
        self.hands.go_on()

    def typed(self) -> dict[str, str]:
        """What is typed of the delivery, by its fields."""
        return dict(self.made.delivery)

    def accept(self) -> None:
        """The pharmacist compares the certificate and signs."""
        hands = self.hands
        self.open_lot()
        hands.go_on()
        hands.fill("Your password", PASSWORD)
        hands.act()
        assert hands.says("Accepted %1", self.made.lot)

    def open_lot(self) -> None:
        """The card of the lot that was delivered."""
        self.hands.go(Place.TODAY)
        self.hands.take(self.made.lot)

    # ---- the batch ----

    def plan(self) -> None:
        """Find the formulation by four letters, say how much, look, start."""
        hands = self.hands
        hands.go(Place.TODAY)
        hands.go_on()
        hands.fill("Name of the preparation", "thio")
        name = self.made.name[hands.language]
        self.room.wait(lambda: name in self.room.said, f"{name} to be found")
        hands.press(Qt.Key.Key_Return)
        hands.open(name)
        hands.fill("How much?", self.made.size)
        self.room.wait(lambda: not hands.primary.accessibleDescription(), "the plan")
        hands.act()
        assert bench.stored_batch(self.room.pharmacy, BATCH).size == bench.q(self.made.size)

    def weigh(self) -> None:
        """Each line: which lot is in hand, what the balance says; a volume is typed with how it was measured."""
        hands = self.hands
        for lot, grams in self.made.pan:
            self.name_lot(lot)
            self.room.pan.put(bench.q(f"{grams} g"))
            said = hands.number(grams)
            self.room.wait(partial(self._button_says, said), f"{said} g on the button")
            self.recorded()
        for place, (lot, amount) in enumerate(self.made.measured):
            self.name_lot(lot)
            hands.write(amount)
            if place == 0:
                hands.fill("What was it measured with?", "10 mL syringe")
            self.recorded()

    def _button_says(self, text: str) -> bool:
        return text in self.hands.primary.word

    def name_lot(self, lot: str) -> None:
        """Which lot is in hand."""
        self.hands.into_the_one_field(lot)

    def recorded(self) -> None:
        """Record the line, and wait for it."""

        def weighed() -> int:
            return len(bench.dossier(self.room.pharmacy, BATCH).weighings)

        before = weighed()
        self.hands.act()
        self.room.wait(lambda: weighed() > before, "the line in the records")
        self.room.rest()

    def follow_the_method(self) -> None:
        """Each step is done; each control with what was found."""
        hands = self.hands
        for number in range(1, self.made.steps + 1):
            hands.open(*hands.words("Step %1", number))
            hands.act()
        for number, found in enumerate(self.made.controls, 1):
            hands.open(*hands.words("Control %1", number))
            hands.fill("What was found?", found)
            hands.choose("Is it as it should be?", "yes, as expected")
            hands.act()

    def verify(self) -> None:
        """The second person: lot, reading, look."""
        hands = self.hands
        hands.go(Place.TODAY)
        hands.take(BATCH)
        for lot, grams in self.made.pan:
            self.read_again(lot, f"{hands.number(grams)}g", "Net weight")
        for lot, amount in self.made.measured:
            self.read_again(lot, amount, "Volume")

    def read_again(self, lot: str, reading: str, label: str) -> None:
        """One line."""
        hands = self.hands
        self.read_lot(lot)
        hands.fill(label, reading)
        hands.yes()
        hands.act()

    def read_lot(self, lot: str) -> None:
        """Which lot the container says, blind."""
        self.hands.fill("Lot on the container", lot)

    def record_the_yield(self) -> None:
        """What came out."""
        hands = self.hands
        hands.go_on()
        for label, text in self.made.obtained:
            hands.fill(label, hands.number(text))
        hands.act()

    def release(self) -> None:
        """Sign."""
        hands = self.hands
        self.room.wait(lambda: not hands.primary.accessibleDescription(), "the proof of the label")
        hands.fill("Your password", PASSWORD)
        hands.act()
        assert "P-2026-0001" in self.room.said

    def print_labels(self) -> None:
        """The proof, then the printer."""
        hands = self.hands
        hands.go_on()
        self.room.wait(lambda: not hands.primary.accessibleDescription(), "the proof of the labels")
        hands.act()
        self.room.wait(lambda: self.room.printer.jobs, "the printer")
        assert self.room.printer.jobs[0].startswith(b"%PDF")

    # ---- the counter, the records ----

    def dispense(self) -> None:
        """Pot, patient, prescription, who is there, signature."""
        hands = self.hands
        hands.go(Place.DISPENSE)
        self.lay_on_the_counter()
        for label, text in (
            ("Prescriber", "Dr Maurin"), ("Department or practice", "Lille"),
            ("Written on", WRITTEN_ON[hands.language]), ("Prescribed", "STS"),
            ("Directions that the patient reads", "1/d"), ("Initials and year of birth", "DA 1960"),
            ("Your password", PASSWORD),
        ):  # fmt: skip
            hands.fill(label, text)
        hands.act()
        self.room.wait(lambda: len(self.room.printer.jobs) > 1, "the label of the patient")

    def lay_on_the_counter(self) -> None:
        """The pot and its patient."""
        hands = self.hands
        hands.fill("Batch and container", f"{BATCH}/1")
        hands.press(Qt.Key.Key_Return)
        hands.fill("Who is it for?", RECORD_NUMBER)
        hands.press(Qt.Key.Key_Return)
        hands.open("DELPIERRE-VASSEUR Anne-Sophie")

    def trace(self) -> None:
        """Who received something of the lot that was delivered."""
        hands = self.hands
        hands.go(Place.RECORDS)
        self.ask_for_the_lot()
        self.room.wait(lambda: BATCH in self.room.said or self._is_listed(BATCH), "the batch made with the lot")

    def ask_for_the_lot(self) -> None:
        """Ask who received of it."""
        self.hands.turn_to("Trace")
        self.hands.fill("Lot, receipt, batch or pot", self.made.lot)
        self.hands.act()

    def _is_listed(self, text: str) -> bool:
        tables = [table for table in self.room.window.findChildren(QTableView) if table.isVisible()]
        return any(
            text in str(table.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
            or text in str(table.model().index(row, column).data())
            for table in tables
            for row in range(table.model().rowCount())
            for column in range(table.model().columnCount())
        )

    def verify_records(self) -> None:
        """Every record again, from the first to the last."""
        hands = self.hands
        hands.turn_to("Verify")
        hands.act()
        self.room.wait(lambda: hands.says("holds"), "the verdict")
