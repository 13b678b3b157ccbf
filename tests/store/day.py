"""A whole day of a small pharmacy in acts of the unit of work: at least one row in every table."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.batch import (
    Batch,
    BatchContainer,
    BatchId,
    BatchLine,
    BatchState,
    BatchStep,
    ContainerId,
    ContainerState,
    Deviation,
    DeviationDecision,
    DeviationId,
    LineId,
    LoneException,
    Verification,
    Weighing,
    WeighingId,
    WeighingSource,
)
from compounder.domain.dispensing import Dispensing, DispensingId, Print, RegisterEntry, RegisterEntryId, Series
from compounder.domain.formulation_version import (
    BeyondUseEvidence,
    EvidenceKind,
    FormulationState,
    FormulationVersion,
    FormulationVersionId,
)
from compounder.domain.keeping import Backup, Restoration
from compounder.domain.patient import Identity, Patient, Pseudonym
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role, StaffId, StaffMember
from compounder.domain.stock import Account, IngredientLot, Leg, LotId, LotState, StockDimension
from compounder.domain.unit import Unit
from compounder.services.unit_of_work import Act, Changes, UnitOfWork
from compounder.store.location import Location
from compounder.store.records import StoredRecords

ADMINISTRATOR, TECHNICIAN, PHARMACIST = StaffId("adm"), StaffId("tech"), StaffId("pharm")
LOT, BATCH, POT, DISPENSING = LotId("lot-1"), BatchId("B-2026-1"), ContainerId("B-2026-1/1"), DispensingId("disp-1")
PATIENT, ERASED = Pseudonym("patient-1"), Pseudonym("patient-2")
GRAM = 10**9


class Clock:
    """A clock that tests set; each look is a second later, so that the order of acts shows."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time, a second after the last look."""
        self.now += timedelta(seconds=1)
        return self.now


class RandomBytes:
    """Bytes that nobody has seen before: the tests' copies of one template must not repeat its keys."""

    def __call__(self, length: int) -> bytes:
        """So many bytes."""
        return os.urandom(length)


_commands = count(1)


def act(kind: str, by: StaffId | None = PHARMACIST, reason: str | None = None, command: str | None = None) -> Act:
    """An act under a new command id."""
    return Act(kind, by, command or f"command-{os.getpid()}-{next(_commands)}-{os.urandom(4).hex()}", reason)


@dataclass(slots=True)
class Day:
    """A database after a whole day, open."""

    location: Location
    anchors: Path
    records: StoredRecords
    clock: Clock


def open_for_test(
    location: Location, clock: Clock, random_bytes: Callable[[int], bytes], anchors: Path
) -> StoredRecords:
    """Open a database with a test's clock."""
    return StoredRecords(location, clock=clock, random_bytes=random_bytes, anchor_folders=[anchors])


def g(number: str) -> Quantity:
    """So many grams."""
    return Quantity.of(number, "g")


def staff_member(key: StaffId, role: Role, at: datetime) -> StaffMember:
    """A member of staff who can sign in."""
    return StaffMember(
        id=key, login=f"{key}-login", name=f"Name of {key}", role=role, password="$argon2id$secret", active=True,
        must_change_password=False, failed_sign_ins=0, lock_count=0, created_at=at,
        recovery="$argon2id$recovery" if role is Role.ADMINISTRATOR else None,
    )  # fmt: skip


def found(uow: UnitOfWork) -> Mapping[str, str]:
    """The pharmacy and its people."""
    uow.insert(
        Pharmacy(
            "pharmacy-1",
            "Pharmacie de l’Hôpital",
            "1 rue du Test",
            "FR",
            "fr",
            "Europe/Paris",
            sample=True,
            created_at=uow.now,
        )
    )  # fmt: skip
    uow.insert(staff_member(ADMINISTRATOR, Role.ADMINISTRATOR, uow.now))
    uow.insert(staff_member(TECHNICIAN, Role.TECHNICIAN, uow.now))
    uow.insert(staff_member(PHARMACIST, Role.PHARMACIST, uow.now))
    return {"pharmacy": "pharmacy-1"}


def register_balance(uow: UnitOfWork) -> Mapping[str, str]:
    """A balance."""
    balance = Balance(
        id=BalanceId("balance-1"), name="Bench", serial_number="B123", unit=Unit.of("g"), resolution=g("0.01"),
        minimum_weight=g("0.5"), capacity=g("600"), checked_on=date(2026, 11, 24), repeatability=g("0.003"),
    )  # fmt: skip
    uow.insert(balance)
    return {}


def import_formulation(uow: UnitOfWork) -> Mapping[str, str]:
    """A draft."""
    version = FormulationVersion(
        FormulationVersionId("sts-ointment-25/1"), "sts-ointment-25", 1, "name = 'é'", "d" * 64,
        FormulationState.DRAFT, TECHNICIAN, uow.now,
    )  # fmt: skip
    uow.insert(version)
    return {"version": version.id}


def approve_formulation(uow: UnitOfWork) -> Mapping[str, str]:
    """The draft approved, with a house limit recorded beside it."""
    version = uow.load(FormulationVersion, "sts-ointment-25/1")
    signature = uow.sign("approve_formulation", Role.PHARMACIST, (FormulationVersion, version.id))
    uow.change(
        version, state=FormulationState.APPROVED, approved_by=PHARMACIST, approved_at=uow.now,
        approved_signature=signature,
    )  # fmt: skip
    evidence = BeyondUseEvidence(
        "evidence-1",
        "sts-ointment-25",
        EvidenceKind.HOUSE_LIMIT,
        "house",
        sample=True,
        recorded_by=PHARMACIST,
        recorded_at=uow.now,
        signature=signature,
        days=90,
    )
    uow.insert(evidence)
    return {"version": version.id}


def receive_lot(uow: UnitOfWork, key: LotId = LOT, grams: int = 1000) -> Mapping[str, str]:
    """A lot with its certificate, in quarantine, and its material in the ledger."""
    lot = IngredientLot(
        id=key, year=uow.local_now.year, number=uow.next_number(Series.RECEIPT), ingredient="sodium thiosulfate",
        supplier="Supplier", lot_number="TS2409-3", expires_on=date(2027, 6, 30), containers=2,
        container_size=g("500"), dimension=StockDimension.MASS, unit="g", state=LotState.QUARANTINE,
        received_by=TECHNICIAN, received_at=uow.now, form="pentahydrate", maker="Maker", assay="99.6 %",
        assay_basis="dried", assay_form="anhydrous", water="34 %", certificate="CoA 7",
        density=Quantity.of("1.05", "g/mL"), density_source="measured",
    )  # fmt: skip
    uow.insert(lot)
    uow.move("receipt", [Leg(Account.RECEIPT, -grams * GRAM, key), Leg(Account.LOT, grams * GRAM, key)])
    return {"lot": key}


def accept_lot(uow: UnitOfWork, key: LotId = LOT) -> Mapping[str, str]:
    """The lot accepted by a pharmacist."""
    lot = uow.load(IngredientLot, key)
    signature = uow.sign("accept_lot", Role.PHARMACIST, (IngredientLot, key))
    uow.change(lot, state=LotState.ACCEPTED, decided_by=PHARMACIST, decided_at=uow.now, decision_signature=signature)
    return {"lot": key}


def add_patients(uow: UnitOfWork) -> Mapping[str, str]:
    """Two patients."""
    for key in (PATIENT, ERASED):
        uow.insert(Patient(key, PHARMACIST, uow.now))
        uow.insert(Identity(key, uow.random_bytes(16), f"Dupont {key}", date(1960, 2, 29), "N-1", "2 rue du Test"))
    return {}


def plan_batch(uow: UnitOfWork, key: BatchId = BATCH) -> Mapping[str, str]:
    """A batch of two shares of one line."""
    signature = uow.sign("plan_batch", Role.PHARMACIST, (Batch, key))
    uow.insert(
        Batch(
            key, uow.local_now.year, uow.next_number(Series.BATCH), FormulationVersionId("sts-ointment-25/1"),
            g("200"), StockDimension.MASS, "full", "{}", "a" * 64, BatchState.PLANNED, PHARMACIST, uow.now,
            plan_signature=signature,
        )
    )  # fmt: skip
    for share in (1, 2):
        uow.insert(
            BatchLine(
                LineId(f"{key}-line-{share}"), key, 1, share, "sodium thiosulfate", 100 * GRAM, "[]", "pentahydrate",
                LOT, Quantity.of("300/7", "g"), g("42.86"), "1 %",
            )
        )  # fmt: skip
    return {"batch": key}


def weigh(uow: UnitOfWork) -> Mapping[str, str]:
    """Both shares weighed, the second outside its tolerance."""
    for share in (1, 2):
        uow.insert(
            Weighing(
                WeighingId(f"weighing-{share}"), BATCH, LineId(f"{BATCH}-line-{share}"), LOT, g("100"),
                WeighingSource.BALANCE, share == 1, TECHNICIAN, uow.now, g("100"), BalanceId("balance-1"),
                "S S     100.00 g", "T S 1.20 g", "scan",
            )
        )  # fmt: skip
        uow.move("weighing", [Leg(Account.LOT, -100 * GRAM, LOT), Leg(Account.BATCH, 100 * GRAM, LOT, BATCH)])
    uow.insert(BatchStep("step-1", BATCH, 1, "mix", passed=True, done_by=TECHNICIAN, done_at=uow.now, found="smooth"))
    uow.insert(
        Deviation(
            DeviationId("deviation-1"), BATCH, "weighing", "spilt", TECHNICIAN, uow.now, WeighingId("weighing-2"),
            "100 g", "99 g",
        )
    )  # fmt: skip
    uow.change(uow.load(Batch, BATCH), state=BatchState.WEIGHED, made_by=TECHNICIAN, made_at=uow.now)
    return {}


def verify_batch(uow: UnitOfWork) -> Mapping[str, str]:
    """The second person's reading of one weighing, a signed exception for the other, the deviation accepted."""
    signature = uow.sign("verify", Role.PHARMACIST, (Weighing, "weighing-1"), (Batch, BATCH))
    uow.insert(
        Verification(
            "verification-1", WeighingId("weighing-1"), TECHNICIAN, PHARMACIST, uow.now, "TS2409-3", g("100"), "white",
            agrees=True, signature=signature,
        )
    )  # fmt: skip
    uow.insert(LoneException("lone-1", WeighingId("weighing-2"), PHARMACIST, uow.now, "night", signature))
    uow.insert(
        Deviation(
            DeviationId("deviation-2"), BATCH, "weighing", "within strength", PHARMACIST, uow.now,
            decides=DeviationId("deviation-1"), decision=DeviationDecision.ACCEPTED, signature=signature,
        )
    )  # fmt: skip
    uow.change(uow.load(Batch, BATCH), state=BatchState.VERIFIED)
    return {}


def release(uow: UnitOfWork) -> Mapping[str, str]:
    """The batch released: consumed, filled into one pot, entered in the register."""
    signature = uow.sign("release", Role.PHARMACIST, (Batch, BATCH))
    uow.change(
        uow.load(Batch, BATCH), state=BatchState.RELEASED, decided_by=PHARMACIST, decided_at=uow.now,
        decision_signature=signature, yield_obtained=g("198"), beyond_use="2027-02-21", binding_rule="house",
        candidates="[]",
    )  # fmt: skip
    uow.insert(BatchContainer(POT, BATCH, 1, g("198"), ContainerState.FILLED))
    uow.move(
        "consumption", [Leg(Account.BATCH, -200 * GRAM, LOT, BATCH), Leg(Account.CONSUMED, 200 * GRAM, LOT, BATCH)]
    )
    made = [
        Leg(Account.PRODUCED, -198 * GRAM, batch=BATCH, container=POT),
        Leg(Account.BATCH, 198 * GRAM, batch=BATCH, container=POT),
    ]
    uow.move("filling", made)
    enter(uow, Series.PREPARATION)
    return {"batch": BATCH}


def enter(uow: UnitOfWork, series: Series, dispensing: DispensingId | None = None) -> RegisterEntry:
    """The next number of the register."""
    number = uow.next_number(series)
    key = RegisterEntryId(f"{series.value}-{uow.local_now.year}-{number}")
    return uow.insert(
        RegisterEntry(
            key, series, uow.local_now.year, number, PHARMACIST, uow.now, BATCH, dispensing, "[]", g("198")
        )
    )  # fmt: skip


def dispense(uow: UnitOfWork) -> Mapping[str, str]:
    """Ten grams to a patient."""
    signature = uow.sign("dispense", Role.PHARMACIST, (Batch, BATCH))
    uow.insert(
        Dispensing(
            DISPENSING, BATCH, g("10"), PHARMACIST, uow.now, signature, PATIENT, None, "Dr Martin", "3 rue",
            date(2026, 11, 23), "apply", "thinly", "[]",
        )
    )  # fmt: skip
    hand_over(uow, DISPENSING)
    enter(uow, Series.DISPENSING, DISPENSING)
    return {"dispensing": DISPENSING}


def hand_over(uow: UnitOfWork, dispensing: DispensingId, grams: int = 10) -> None:
    """The legs of a dispensing."""
    legs = [
        Leg(Account.BATCH, -grams * GRAM, batch=BATCH, container=POT),
        Leg(Account.PATIENT, grams * GRAM, batch=BATCH, container=POT, dispensing=dispensing),
    ]
    uow.move("dispensing", legs)


def print_label(uow: UnitOfWork, last: Changes) -> Mapping[str, str]:
    """A duplicate of a patient's label."""
    paper = Print(
        "print-1",
        "patient_label",
        last.seq,
        last.head,
        "c" * 64,
        1,
        PHARMACIST,
        uow.now,
        BATCH,
        POT,
        DISPENSING,
        PATIENT,
        "torn",
    )
    uow.insert(paper)
    return {}


def note_backup(uow: UnitOfWork, last: Changes) -> Mapping[str, str]:
    """A backup noted, as its service does."""
    uow.insert(Backup("backup-1", "copy.db", "e" * 64, last.seq, last.head, ADMINISTRATOR, uow.now))
    return {}


def note_restoration(uow: UnitOfWork, last: Changes) -> Mapping[str, str]:
    """A restoration that lost nothing."""
    signature = uow.sign("restore", Role.ADMINISTRATOR, (Backup, "backup-1"))
    uow.insert(
        Restoration(
            "restoration-1", "e" * 64, last.seq, last.head, "[]", "{}", "drill", ADMINISTRATOR, uow.now, signature
        )
    )
    return {}


def erase_patient(uow: UnitOfWork) -> Mapping[str, str]:
    """The second patient erased."""
    uow.sign("erase_patient", Role.PHARMACIST, (Patient, ERASED))
    uow.erase(ERASED)
    return {}


Work = Callable[[UnitOfWork], Mapping[str, str]]


def nothing(_uow: UnitOfWork) -> Mapping[str, str]:
    """An act that writes nothing of its own."""
    return {}


@dataclass(frozen=True, slots=True)
class Step:
    """An act of the day; `after` is given what the act before it committed."""

    kind: str
    by: StaffId
    work: Work = nothing
    reason: str | None = None
    after: Callable[[UnitOfWork, Changes], Mapping[str, str]] | None = None


STEPS = (
    Step("init", ADMINISTRATOR, found),
    Step("register_balance", ADMINISTRATOR, register_balance),
    Step("import_formulation", TECHNICIAN, import_formulation),
    Step("approve_formulation", PHARMACIST, approve_formulation),
    Step("receive_lot", TECHNICIAN, receive_lot),
    Step("accept_lot", PHARMACIST, accept_lot),
    Step("add_patient", PHARMACIST, add_patients),
    Step("plan_batch", PHARMACIST, plan_batch),
    Step("record_weighing", TECHNICIAN, weigh),
    Step("verify", PHARMACIST, verify_batch),
    Step("release", PHARMACIST, release),
    Step("dispense", PHARMACIST, dispense),
    Step("print", PHARMACIST, after=print_label),
    Step("backup", ADMINISTRATOR, after=note_backup),
    Step("restore", ADMINISTRATOR, reason="drill", after=note_restoration),
    Step("erase_patient", PHARMACIST, erase_patient, "asked for"),
)


def after(work: Callable[[UnitOfWork, Changes], Mapping[str, str]], last: Changes) -> Work:
    """A work that knows what the act before it committed."""
    return lambda uow: work(uow, last)


def whole_day(records: StoredRecords, until: str = "") -> list[Changes]:
    """Do the acts of the day one after the other, up to and without the act named."""
    done: list[Changes] = []
    for step in STEPS:
        if step.kind == until:
            break
        work = after(step.after, done[-1]) if step.after else step.work
        done.append(records.perform(act(step.kind, step.by, step.reason), work))
    return done
