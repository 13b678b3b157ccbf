"""A working day that goes on where the records stand: the next act follows from them alone, as after a crash."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.batch import Batch, BatchContainer, BatchId, BatchState, ContainerId, ContainerState
from compounder.domain.dossier import CONTROL, FINAL, STEP, Dossier
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.patient import Patient, Pseudonym
from compounder.domain.staff import Role
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.verify import to_verify
from compounder.services.dispense import Prescription
from compounder.shipped import rule_book, stored_formulation
from tests.services import bench, counter
from tests.services.bench import q
from tests.services.pharmacy import Clock, TestPharmacy
from tests.services.stock import accepted

SIZE = "20 g"
YIELD = "19.8 g"
POTS = [(6, "3 g")]
LATE = date(2099, 12, 31)


class WallClock(Clock):
    """The machine's own time: several processes share it, and PostgreSQL takes no other."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        """Now."""
        return datetime.now(UTC)


def stock(pharmacy: TestPharmacy) -> None:
    """Everything that a day needs: formulation, house limit, lots that never expire, a balance, a patient."""
    bench.approve(pharmacy, bench.OINTMENT)
    bench.house_limit(pharmacy, bench.OINTMENT, 90)
    accepted(pharmacy, expires_on=LATE)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name, expires_on=LATE)
    bench.balance(pharmacy)
    counter.patient(pharmacy)


@dataclass(slots=True)
class Workday:
    """One person at work. With `own` only batches planned here are gone on with: several work side by side."""

    pharmacy: TestPharmacy
    own: bool = False
    batches: list[BatchId] = field(default_factory=list)

    def go_on(self) -> None:
        """Do the next act: of the batch in work, else hand over a pot, else plan the next batch."""
        with self.pharmacy.records.reading() as loads:
            known = loads.find(Batch)
            filled = loads.find(BatchContainer, state=ContainerState.FILLED)
        mine = [batch for batch in known if not self.own or batch.id in self.batches]
        in_work = next((batch.id for batch in mine if batch.state not in FINAL), None)
        released = {batch.id for batch in mine if batch.state is BatchState.RELEASED}
        pot = next((pot.id for pot in filled if pot.batch in released), None)
        if in_work is not None:
            self._prepare(bench.dossier(self.pharmacy, in_work))
        elif pot is not None:
            hand_over(self.pharmacy, pot)
        else:
            self.batches.append(bench.planned(self.pharmacy, size=SIZE))

    def _prepare(self, dossier: Dossier) -> None:
        pharmacy, batch = self.pharmacy, dossier.batch.id
        missing = _missing_step(pharmacy, dossier)
        if dossier.unweighed:
            line = dossier.unweighed[0]
            bench.weigh(pharmacy, line.id, bench.on_balance(the_balance(pharmacy), str(line.planned)))
        elif dossier.unchecked:
            with pharmacy.records.reading() as loads:
                waiting = to_verify(loads, batch)
            bench.second(pharmacy, waiting[0].weighing)
        elif missing is not None:
            kind, number = missing
            act = pharmacy.act("record_step", Role.TECHNICIAN)
            record_step(pharmacy.records, act, rule_book(), batch=batch, kind=kind, number=number, found="as expected")
        elif dossier.batch.yield_obtained is None:
            bench.obtain(pharmacy, batch, YIELD, POTS, remainder=q("1.5 g"), left_on_vessels=q("0.2 g"))
        else:
            bench.release(pharmacy, batch)


def hand_over(pharmacy: TestPharmacy, pot: ContainerId | str) -> None:
    """A pot to the patient, on an order written this week."""
    written = pharmacy.clock.now.date() - timedelta(days=3)
    order = Prescription("Dr Claire Martin", "Service de dermatologie, Lille", written, "Pommade", "2 fois par jour")
    counter.hand_over(pharmacy, the_patient(pharmacy), pot, order=order)


def the_balance(pharmacy: TestPharmacy) -> BalanceId:
    """The balance that the day was stocked with."""
    with pharmacy.records.reading() as loads:
        return loads.find(Balance)[0].id


def the_patient(pharmacy: TestPharmacy) -> Pseudonym:
    """The patient that the day was stocked with."""
    with pharmacy.records.reading() as loads:
        return loads.find(Patient)[0].id


def _missing_step(pharmacy: TestPharmacy, dossier: Dossier) -> tuple[str, int] | None:
    with pharmacy.records.reading() as loads:
        version = loads.load(FormulationVersion, dossier.batch.formulation_version)
    formulation = stored_formulation(version)
    wanted = [(STEP, number) for number in range(1, len(formulation.steps) + 1)]
    wanted += [(CONTROL, number) for number in range(1, len(formulation.controls) + 1)]
    return next((one for one in wanted if dossier.step_done(*one) is None), None)


def ready_for_release(pharmacy: TestPharmacy) -> BatchId:
    """A batch in its pots: only the release is missing."""
    batch = bench.planned(pharmacy, size=SIZE)
    bench.weigh_all(pharmacy, batch, the_balance(pharmacy))
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, YIELD, POTS, remainder=q("1.5 g"), left_on_vessels=q("0.2 g"))
    return batch
