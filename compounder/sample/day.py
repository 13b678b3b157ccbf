"""A day in the sample pharmacy: a batch of each preparation from plan to patient, through services and a real line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from compounder.bootstrap import machine_clock, stationery
from compounder.devices.serial_balance import SerialBalance
from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import Balance
from compounder.domain.batch import Batch, BatchId, BatchLine, ContainerId, Weighing
from compounder.domain.dispensing import DispensingId
from compounder.domain.dossier import CONTROL, STEP
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.patient import Pseudonym
from compounder.domain.quantity import Quantity
from compounder.domain.reconciliation import Filled
from compounder.domain.stock import IngredientLot
from compounder.sample.pharmacy import Staff
from compounder.services.compound_batch.plan import WantedBatch, plan_batch
from compounder.services.compound_batch.produce import Obtained, record_yield
from compounder.services.compound_batch.release import release_batch
from compounder.services.compound_batch.rest import declare_rest
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.verify import SecondReading, to_verify, verify_weighing
from compounder.services.compound_batch.weigh import FromBalance, Typed, record_weighing
from compounder.services.dispense import Prescription, ToWhom, dispense
from compounder.services.keep_patients import NewPatient, add_patient
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_batch_paper, print_dispensing_paper, print_register
from compounder.services.unit_of_work import Records
from compounder.shipped import rule_book, stored_formulation, words

_OFF = (2, 2, -2, 1)
"""How many steps each weighing lies beside its target: nobody hits it every time."""


@dataclass(frozen=True, slots=True)
class SamplePatient:
    """Somebody who does not exist, and their order."""

    new: NewPatient
    initials: str
    order: Prescription


def sample_patients(today: date, language: str) -> tuple[SamplePatient, SamplePatient]:
    """Two people who do not exist, with their orders in the language of the papers."""
    reader = words(language)
    ointment = Prescription(
        "Dr J. Marchal", "Hôpital Les Tilleuls, 00000 Exempleville", today,
        reader.say("sample.order_ointment"), reader.say("sample.directions_ointment"),
    )  # fmt: skip
    injection = Prescription(
        "Dr S. Okafor", "Hôpital Les Tilleuls, 00000 Exempleville", today,
        reader.say("sample.order_injection"), reader.say("sample.directions_injection"),
    )  # fmt: skip
    first = NewPatient(
        "DELPIERRE-VASSEUR Anne-Sophie", date(2014, 3, 9), "P-100234", "8 rue du Lac, 00000 Exempleville"
    )
    second = NewPatient("N’GUESSAN Koffi", date(1971, 11, 2), "P-100871", "2 place du Marché, 00000 Exempleville")
    return SamplePatient(first, "DA", ointment), SamplePatient(second, "NK", injection)


Keep = Callable[[PaperKind, str, bytes], None]
"""What becomes of a printed paper: its kind, the number of the batch it is about, its bytes."""


@dataclass(frozen=True, slots=True)
class SampleDay:
    """The staff at work with their balance; every paper they print goes to `keep`. `clock` tells when."""

    staff: Staff
    balance: Balance
    language: str
    keep: Keep
    clock: Callable[[], datetime] = machine_clock

    @property
    def records(self) -> Records:
        """The records of the pharmacy."""
        return self.staff.technician.pharmacy.records

    def make_ointment(self, today: date) -> BatchId:
        """500 g of the 25 % ointment, weighed over the serial line, in nine pots of 50 g; released."""
        batch = self.plan("sts-ointment-25", Quantity.of(500, "g"), today)
        self.weigh(batch)
        self.verify(batch)
        self.do_steps(batch)
        weighed = self._weighed(batch)
        obtained = weighed - Quantity.of("3.23", "g")
        pots = Filled(9, Quantity.of(50, "g"))
        sample = Quantity.of(20, "g")
        remainder = obtained - pots.content * pots.number - sample
        look = self._say("look_ointment")
        self.record_yield(
            batch, Obtained(obtained, (pots,), look, sample, remainder, left_on_vessels=weighed - obtained)
        )
        self.release(batch)
        return batch

    def make_injection(self, today: date) -> BatchId:
        """10 mL of the 150 mg/mL injection, measured by syringe, in one vial; released."""
        batch = self.plan("sts-injection-150", Quantity.of(10, "mL"), today)
        self.measure(batch)
        self.verify(batch)
        self.do_steps(batch)
        self.fill_vial(batch)
        self.release(batch)
        return batch

    def measure(self, batch: BatchId) -> None:
        """Measure every line of an injection by syringe; what makes it up to volume is declared."""
        for share in self._shares(batch):
            scanned = self._lot(share).lot_number
            if share.planned is not None:
                taken = Typed(share.planned, self._say("syringe"))
                act = self.staff.technician.act("record_weighing")
                record_weighing(self.records, act, rule_book(), line=share.id, scanned=scanned, taken=taken)
            else:
                act = self.staff.technician.act("declare_rest")
                used = Quantity.of(4, "mL")
                declare_rest(self.records, act, rule_book(), line=share.id, scanned=scanned, used=used)

    def fill_vial(self, batch: BatchId) -> None:
        """Record the yield of an injection: one vial of 10 mL."""
        vial = Filled(1, Quantity.of(10, "mL"))
        self.record_yield(batch, Obtained(Quantity.of(10, "mL"), (vial,), self._say("look_injection")))

    def dispense_first(self, batch: BatchId, patient: SamplePatient) -> DispensingId:
        """Hand the first container of a batch over to a patient, and print record and label."""
        technician = self.staff.technician
        key = Pseudonym(add_patient(self.records, technician.act("add_patient"), patient.new).result["patient"])
        act = technician.act("dispense")
        to = ToWhom(key, patient.initials, patient.new.birth_date.year)
        done = dispense(
            self.records, act, technician.signing(act),
            containers=[ContainerId(f"{batch}/1")], to=to, prescription=patient.order,
        )  # fmt: skip
        dispensing = DispensingId(done.result["dispensing"])
        for kind in (PaperKind.PATIENT_LABEL, PaperKind.DISPENSING_RECORD):
            act = technician.act("print")
            printed = print_dispensing_paper(self.records, act, stationery(), kind, dispensing, now=self.clock())
            self.keep(kind, batch, printed.pdf)
        return dispensing

    def print_register_of(self, year: int, batch: BatchId) -> None:
        """Print the register of a year; it is filed with the batch whose number stands last in it."""
        printed = print_register(self.records, self.staff.pharmacist.act("print"), stationery(), year, now=self.clock())
        self.keep(PaperKind.REGISTER, batch, printed.pdf)

    def plan(self, formulation: str, size: Quantity, today: date) -> BatchId:
        """Plan a batch and print its worksheet."""
        act = self.staff.pharmacist.act("plan_batch")
        done = plan_batch(self.records, act, rule_book(), WantedBatch(formulation, size), today=today)
        batch = BatchId(done.result["batch"])
        self._print(PaperKind.WORKSHEET, batch)
        return batch

    @contextmanager
    def _balances(self) -> Iterator[tuple[SimulatedBalance, SerialBalance]]:
        with SimulatedBalance(self.balance) as pan, SerialBalance(pan.port, self.balance) as line:
            yield pan, line

    def weigh(self, batch: BatchId, lines: int | None = None) -> None:
        """Weigh the first lines of a batch over the serial line; all of them unless told how many."""
        with self._balances() as (pan, line):
            self._weigh(batch, pan, line, lines)

    def _weigh(self, batch: BatchId, pan: SimulatedBalance, line: SerialBalance, lines: int | None) -> None:
        for number, share in enumerate(self._shares(batch)[:lines]):
            if share.planned is None:
                raise ValueError(f"{share.id} is not weighed")
            tared = line.tare(timeout=5)
            step = self.balance.resolution
            pan.put(share.planned + step * Fraction(_OFF[number % len(_OFF)]))
            taken = FromBalance(self.balance.id, line.read_stable(timeout=5), tare_line=tared.raw)
            act = self.staff.technician.act("record_weighing")
            scanned = self._lot(share).lot_number
            record_weighing(self.records, act, rule_book(), line=share.id, scanned=scanned, taken=taken)
            pan.put(step * 0)

    def verify(self, batch: BatchId) -> None:
        """The pharmacist reads each container and slip again; the first reading comes from no query."""
        with self.records.reading() as loads:
            waiting = to_verify(loads, batch)
        for item in waiting:
            with self.records.reading() as loads:  # what stands on the container and on the balance's slip
                slip = loads.load(Weighing, item.weighing)
                lot = loads.load(IngredientLot, str(slip.lot)).lot_number
            reading = None if item.is_declared else slip.reading
            second = SecondReading(lot, reading, self._say("look"), looks_right=True)
            verify_weighing(self.records, self.staff.pharmacist.act("verify_weighing"), item.weighing, second)

    def do_steps(self, batch: BatchId) -> None:
        """Do the steps of the method and the controls in process, each as expected."""
        with self.records.reading() as loads:
            version = loads.load(FormulationVersion, loads.load(Batch, batch).formulation_version)
        formulation = stored_formulation(version)
        technician = self.staff.technician
        for number, _ in enumerate(formulation.steps, 1):
            act = technician.act("record_step")
            record_step(self.records, act, rule_book(), batch=batch, kind=STEP, number=number)
        for number, control in enumerate(formulation.controls, 1):
            act = technician.act("record_step")
            found = control.expected.in_language(self.language)
            record_step(self.records, act, rule_book(), batch=batch, kind=CONTROL, number=number, found=found)

    def record_yield(self, batch: BatchId, obtained: Obtained) -> None:
        """Record what was obtained."""
        record_yield(self.records, self.staff.technician.act("record_yield"), rule_book(), batch, obtained)

    def release(self, batch: BatchId) -> None:
        """Release a batch; print its labels and its record."""
        pharmacist = self.staff.pharmacist
        act = pharmacist.act("release_batch")
        release_batch(self.records, act, pharmacist.signing(act), rule_book(), batch)
        self._print(PaperKind.LABEL, batch)
        self._print(PaperKind.BATCH_RECORD, batch)

    def _print(self, kind: PaperKind, batch: BatchId) -> None:
        act = self.staff.technician.act("print")
        printed = print_batch_paper(self.records, act, stationery(), kind, batch, now=self.clock())
        self.keep(kind, batch, printed.pdf)

    def _say(self, word: str) -> str:
        return words(self.language).say(f"sample.{word}")

    def _shares(self, batch: BatchId) -> list[BatchLine]:
        with self.records.reading() as loads:
            return sorted(loads.find(BatchLine, batch=batch), key=lambda share: (share.line, share.share))

    def _lot(self, share: BatchLine) -> IngredientLot:
        with self.records.reading() as loads:
            return loads.load(IngredientLot, str(share.lot))

    def _weighed(self, batch: BatchId) -> Quantity:
        with self.records.reading() as loads:
            weighings = loads.find(Weighing, batch=batch)
        total = weighings[0].reading * 0
        for weighing in weighings:
            total = total + weighing.reading
        return total
