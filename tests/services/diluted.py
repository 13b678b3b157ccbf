"""A cream with too little dexamethasone to weigh, and two balances: what tests of dilutions begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compounder.domain.balance import BalanceId, BalanceReading
from compounder.domain.batch import Batch, BatchId, BatchLine, DilutionPart, LineId, WeighingId
from compounder.domain.certificate import Certificate
from compounder.domain.dilution import dilution_mark
from compounder.domain.formulation_version import FormulationVersion, FormulationVersionId
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.stock import IngredientLot, LotId
from compounder.exchange.formulation_file import read_formulation, write_formulation
from compounder.services.author_formulation import approve_formulation, import_formulation
from compounder.services.compound_batch.verify import SecondReading, to_verify, verify_weighing
from compounder.services.compound_batch.weigh import FromBalance, Typed, record_weighing
from compounder.services.keep_balances import NewBalance, check_balance, register_balance
from compounder.services.unit_of_work import Changes
from compounder.shipped import rule_book, substances, weighing_rules
from tests.domain.test_weighing_sense import dexamethasone
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import DELIVERY, accepted

CREAM = "dexamethasone-cream"
NAME = LocalText((("en", "Dexamethasone 0.05 % cream"), ("fr", "Dexaméthasone 0,05 % crème")))
DRUG, BASE = "dexamethasone", "base"


@dataclass(frozen=True, slots=True)
class Diluting:
    """The pharmacy, its fine balance (0.001 g from 0.82 g) and its coarse one (0.01 g from 10 g), and the lots."""

    pharmacy: TestPharmacy
    fine: BalanceId
    coarse: BalanceId
    drug: LotId
    base: LotId

    def line(self, batch: BatchId, part: DilutionPart | None) -> BatchLine:
        """The share that is this part of the dilution; None: the base."""
        return next(line for line in bench.dossier(self.pharmacy, batch).lines if line.part is part)

    def weigh(self, batch: BatchId, part: DilutionPart | None, amount: str, **more: object) -> Changes:
        """Weigh a part on the fine balance, or on another, with what is to be scanned."""
        share = self.line(batch, part)
        key = BalanceId(str(more.pop("balance", self.fine)))
        scanned = str(more.pop("scanned", None) or self.scanned(share))
        taken = more.pop("taken", None) or on_balance(key, amount, 2 if key == self.coarse else 3)
        act = self.pharmacy.act("record_weighing", Role.TECHNICIAN)
        return record_weighing(
            self.pharmacy.records, act, rule_book(), line=share.id, scanned=scanned,
            taken=taken,  # type: ignore[arg-type]  # passed on by name
            **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def scanned(self, share: BatchLine) -> str:
        """What is scanned for a share."""
        if share.part is DilutionPart.PORTION:
            return dilution_mark(share.batch, share.line)
        with self.pharmacy.records.reading() as loads:
            return loads.load(IngredientLot, share.lot or "").lot_number

    def weigh_all(self, batch: BatchId) -> None:
        """Everything exactly as planned, in the order of the lines; a volume is measured."""
        for share in bench.dossier(self.pharmacy, batch).unweighed:
            assert share.planned is not None
            typed = None if str(share.planned.unit) == "g" else Typed(share.planned, "in a flask")
            amount = str(share.planned)
            self.weigh_share(batch, share.id, typed or on_balance(self.fine, amount, 3))

    def weigh_share(self, batch: BatchId, line: LineId, taken: FromBalance | Typed) -> None:
        """Weigh a share by its key."""
        share = bench.dossier(self.pharmacy, batch).line(line)
        act = self.pharmacy.act("record_weighing", Role.TECHNICIAN)
        record_weighing(
            self.pharmacy.records, act, rule_book(), line=line, scanned=self.scanned(share), taken=taken
        )  # fmt: skip

    def second(self, weighing: WeighingId, **changes: object) -> Changes:
        """The second person's reading of a weighing, which agrees unless a change says otherwise."""
        found = next(
            w for b in self.batches() for w in bench.dossier(self.pharmacy, b).weighings if w.id == weighing
        )  # fmt: skip
        share = bench.dossier(self.pharmacy, found.batch).line(found.batch_line)
        own: dict[str, object] = {"lot": self.scanned(share), "reading": found.reading, "look": "white"}
        act = self.pharmacy.act("verify_weighing", Role.PHARMACIST)
        read = SecondReading(**{**own, "looks_right": True, **changes})  # type: ignore[arg-type]  # by name
        return verify_weighing(self.pharmacy.records, act, weighing, read)

    def batches(self) -> list[BatchId]:
        """Every batch."""
        with self.pharmacy.records.reading() as loads:
            return [found.id for found in loads.find(Batch)]

    def verify_all(self, batch: BatchId) -> None:
        """Verify everything that waits."""
        with self.pharmacy.records.reading() as loads:
            waiting = to_verify(loads, batch)
        for item in waiting:
            self.second(item.weighing)


def on_balance(key: BalanceId, text: str, places: int) -> FromBalance:
    """A reading as the balance sends it, with all its places."""
    whole, _, decimals = text.partition(" ")[0].partition(".")
    number = f"{whole}.{decimals.ljust(places, '0')}"
    return FromBalance(key, BalanceReading(f"S S {number.rjust(10)} g", number, q("1 g").unit))


def approved(pharmacy: TestPharmacy, text: str, key: str) -> None:
    """Import a formulation and approve it."""
    read = read_formulation(text, key, substances())
    done = import_formulation(pharmacy.records, pharmacy.act("import_formulation", Role.TECHNICIAN), read, text)
    version = FormulationVersionId(done.result["version"])
    with pharmacy.records.reading() as loads:
        digest = loads.load(FormulationVersion, version).digest
    act = pharmacy.act("approve_formulation", Role.PHARMACIST)
    approve_formulation(pharmacy.records, act, pharmacy.signing(act), version, digest)


def drug_lot(pharmacy: TestPharmacy, name: str = DRUG, size: str = "20 g", **changes: object) -> LotId:
    """An accepted lot of a plain substance."""
    delivery = replace(
        DELIVERY, ingredient=Ingredient(name), lot_number=f"{name[:2].upper()}-9", containers=1,
        container_size=q(size), form=None, certificate=Certificate(),
    )  # fmt: skip
    return accepted(pharmacy, replace(delivery, **changes))  # type: ignore[arg-type]  # passed on by name


def a_balance(pharmacy: TestPharmacy, name: str, limits: tuple[str, str, str]) -> BalanceId:
    """A balance with step, least weight and capacity, checked today."""
    step, least, capacity = (Quantity.written(text) for text in limits)
    new = NewBalance(name, f"no-{name}", step, least, capacity)
    done = register_balance(
        pharmacy.records, pharmacy.act("register_balance", Role.ADMINISTRATOR), weighing_rules(), new
    )  # fmt: skip
    key = BalanceId(done.result["balance"])
    act = pharmacy.act("check_balance", Role.TECHNICIAN)
    check_balance(pharmacy.records, act, key, weight=q("200 g"), reading=q("200 g"), allowed=q("0.02 g"))
    return key


def diluting(pharmacy: TestPharmacy, overage: str = "10") -> Diluting:
    """Everything for dexamethasone 0.05 % with an overage (FormulaCerta)."""
    cream = replace(dexamethasone(overage), id=CREAM, usual_size=q("10 g"), name=NAME)
    approved(pharmacy, write_formulation(cream), CREAM)
    bench.house_limit(pharmacy, CREAM, 30)
    drug, base = drug_lot(pharmacy), bench.excipient(pharmacy, BASE)
    fine = a_balance(pharmacy, "F1", ("0.001 g", "0.82 g", "320 g"))
    return Diluting(pharmacy, fine, a_balance(pharmacy, "C1", ("0.01 g", "10 g", "2200 g")), drug, base)
