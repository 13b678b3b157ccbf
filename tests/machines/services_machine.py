"""A day in the pharmacy at random: every service in any order, by anyone, with right and wrong hands.

The machine keeps its own book of the stock (what moved where, by its own arithmetic) and its own list of what was done
by whom; after every step the records must agree with both, and a refusal must have changed nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import text

from compounder.domain.batch import Batch, BatchId, BatchState, Weighing
from compounder.domain.dispensing import Dispensing, RegisterEntry, Series
from compounder.domain.dossier import FINAL, Dossier
from compounder.domain.errors import Refusal
from compounder.domain.ledger import to_smallest_units
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.lot_use import is_lot
from compounder.domain.patient import Patient
from compounder.domain.reconciliation import Filled
from compounder.domain.staff import Role, Signature, StaffId, StaffMember
from compounder.domain.stock import IngredientLot, LotId, LotState
from compounder.services.authority import Signing
from compounder.services.compound_batch.deviations import accept_deviation
from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.plan import WantedBatch, plan_batch
from compounder.services.compound_batch.produce import Obtained, record_yield
from compounder.services.compound_batch.reading import read_dossier
from compounder.services.compound_batch.release import release_batch
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.stop import abort_batch, reject_batch, void_batch
from compounder.services.compound_batch.verify import SecondReading, except_lone_pharmacist, verify_weighing
from compounder.services.compound_batch.weigh import Typed, record_weighing
from compounder.services.keep_stock import put_back_into_quarantine, recall_lot
from compounder.services.unit_of_work import Act, Changes
from compounder.shipped import rule_book, substances
from compounder.store.engines import reading_engine
from compounder.store.verification.verify import verify
from tests.machines.small_formulation import NAME
from tests.services import counter
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy, new_id
from tests.services.stock import accept, received

_SUBSTANCES = {"sodium thiosulfate": substances()["sodium-thiosulfate"]}
PEOPLE = ("tina", "tom", "paul", "pia", "aude", "admin")
people = st.sampled_from(PEOPLE)
technicians = st.sampled_from(("tina", "tom"))
pharmacists = st.sampled_from(("paul", "pia"))
wrong = st.integers(0, 7).map(lambda number: number == 0)
"""Wrong once in eight times, so that sequences still get somewhere."""


class Services(RuleBasedStateMachine):
    """All services over one database. A subclass gives `opened`, a fresh pharmacy with its stock."""

    opened: Callable[[], TestPharmacy]
    released = 0

    def __init__(self) -> None:
        super().__init__()
        self.pharmacy = type(self).opened()
        self.records = self.pharmacy.records
        self.engine = reading_engine(self.pharmacy.location)
        self.book: dict[str, int] = {}
        self.ids: dict[str, StaffId] = {}

    def teardown(self) -> None:
        """The whole of `verify` finds nothing, and the database is closed."""
        self.engine.dispose()
        self.records.close()
        report = verify(self.pharmacy.location, [self.pharmacy.anchors])
        assert report.findings == ()

    # ---- hands ----

    @initialize()
    def begin(self) -> None:
        """Read the people and the stock once."""
        with self.records.reading() as loads:
            self.ids = {member.login: member.id for member in loads.find(StaffMember)}
            self.book = {lot.id: loads.on_hand(lot.id) for lot in loads.find(IngredientLot)}

    def act(self, kind: str, login: str, reason: str | None = "as it was seen") -> Act:
        """A new act of somebody."""
        return Act(kind, self.ids[login], new_id(), reason)

    def signing(self, act: Act, *, forged: bool = False) -> Signing:
        """The person's password for this act; forged: for another one."""
        signing = self.pharmacy.signing(act)
        return replace(signing, command="another command") if forged else signing

    def attempt(self, action: Callable[[], Changes]) -> Changes | None:
        """Do it, or be refused and find the records as they were; a differing second reading alone is kept."""
        before = self._last_entry()
        refused = ""
        try:
            return action()
        except Refusal as refusal:
            refused = refusal.code
        assert refused == "readings_differ" or self._last_entry() == before, f"{refused} changed something"
        return None

    def _last_entry(self) -> int:
        with self.engine.connect() as connection:
            return int(connection.execute(text("SELECT max(seq) FROM audit")).scalar_one())

    def batches(self, *states: BatchState) -> list[Batch]:
        """The batches in these states, the newest first."""
        with self.records.reading() as loads:
            found = [batch for batch in loads.find(Batch) if not states or batch.state in states]
        return sorted(found, key=lambda batch: batch.number, reverse=True)

    def dossier(self, batch: BatchId) -> Dossier:
        """A batch whole."""
        with self.records.reading() as loads:
            return read_dossier(loads, batch)

    def lot(self, key: LotId | None) -> IngredientLot:
        """A lot as it stands."""
        assert key is not None
        with self.records.reading() as loads:
            return loads.load(IngredientLot, key)

    def is_begun(self) -> bool:
        """Whether any batch is under way."""
        return any(batch.state not in FINAL for batch in self.batches())

    def current(self) -> Dossier:
        """The newest batch under way."""
        return self.dossier(next(batch.id for batch in self.batches() if batch.state not in FINAL))

    # ---- rules ----

    @rule(login=people, size=st.sampled_from(["20 g", "100 g", "5000 g"]))
    def plan(self, login: str, size: str) -> None:
        """Anyone tries to plan."""
        wanted = WantedBatch(NAME, q(size))
        today = self.pharmacy.clock.now.date()
        self.attempt(lambda: plan_batch(self.records, self.act("plan", login), rule_book(), wanted, today=today))

    @precondition(is_begun)
    @rule(login=people, which=st.integers(0, 3), wrong_lot=wrong, off=wrong, excuse=st.booleans(), again=wrong)
    def weigh(self, login: str, which: int, *, wrong_lot: bool, off: bool, excuse: bool, again: bool) -> None:
        """A share, with the right scan or another, on target or far off, for the first time or again."""
        dossier = self.current()
        pick = list(dossier.lines if again else dossier.unweighed) or list(dossier.lines)
        share = pick[which % len(pick)]
        assert share.planned is not None
        amount = share.planned * 2 if off else share.planned
        scanned = "TS0000-0" if wrong_lot else self.lot(share.lot).lot_number
        redo = WeighAgain("again", GivenBack.RETURNED if excuse else GivenBack.WASTED) if again else None
        before = dossier.weighing_of(share.id)
        done = self.attempt(
            lambda: record_weighing(
                self.records, self.act("weigh", login), rule_book(), line=share.id, scanned=scanned,
                taken=Typed(amount, "no balance here"), again=redo, deviation="seen" if off and excuse else None,
            )
        )  # fmt: skip
        if done is not None:
            assert not wrong_lot
            key = str(share.lot)
            self.book[key] -= to_smallest_units(amount)
            if before is not None and redo is not None and redo.given_back is GivenBack.RETURNED:
                self.book[key] += to_smallest_units(before.reading)

    @precondition(is_begun)
    @rule(login=people, which=st.integers(0, 3), misread=wrong, other_lot=wrong, ugly=wrong)
    def verify_one(self, login: str, which: int, *, misread: bool, other_lot: bool, ugly: bool) -> None:
        """Somebody reads a second time, right or wrong, perhaps their own work."""
        standing = self.current().standing
        if not standing:
            return
        first = standing[which % len(standing)]
        reading = first.reading * 2 if misread else first.reading
        lot = "TS0000-0" if other_lot else self.lot(first.lot).lot_number
        second = SecondReading(lot, reading, "white", looks_right=not ugly)
        done = self.attempt(lambda: verify_weighing(self.records, self.act("verify", login), first.id, second))
        if done is not None:
            assert first.weighed_by != self.ids[login]
            assert not any((misread, other_lot, ugly))

    @precondition(is_begun)
    @rule(login=people, kind=st.sampled_from(["step", "control"]), passed=wrong.map(lambda is_wrong: not is_wrong))
    def step(self, login: str, kind: str, *, passed: bool) -> None:
        """The step or the control."""
        batch = self.current().batch.id
        self.attempt(
            lambda: record_step(
                self.records, self.act("step", login), rule_book(), batch=batch, kind=kind, number=1, passed=passed,
                found="38 °C",
            )
        )  # fmt: skip

    @precondition(is_begun)
    @rule(login=people, low=wrong, excuse=st.booleans())
    def obtain(self, login: str, *, low: bool, excuse: bool) -> None:
        """The yield, within its limits or far below."""
        batch = self.current().batch
        amount = batch.size / 2 if low else batch.size
        filled = [Filled(2, amount / 4)]
        obtained = Obtained(amount, filled, "homogeneous")
        self.attempt(
            lambda: record_yield(
                self.records, self.act("yield", login), rule_book(), batch.id, obtained,
                deviation="spilt" if excuse else None,
            )
        )  # fmt: skip

    @precondition(is_begun)
    @rule(login=people)
    def accept(self, login: str) -> None:
        """Somebody accepts an open deviation."""
        dossier = self.current()
        for deviation in dossier.open_deviations[:1]:
            act = self.act("accept", login)
            done = self.attempt(
                lambda act=act, deviation=deviation: accept_deviation(  # type: ignore[misc]
                    self.records, act, self.signing(act), deviation.id
                )
            )
            if done is not None:
                weighed = {w.weighed_by for w in dossier.standing if deviation.weighing in (None, w.id)}
                assert self.ids[login] not in weighed
                assert login in ("paul", "pia")

    @precondition(is_begun)
    @rule(login=people)
    def lone(self, login: str) -> None:
        """Somebody alone on call."""
        batch = self.current().batch.id
        act = self.act("lone", login)
        self.attempt(
            lambda: except_lone_pharmacist(self.records, act, self.signing(act), rule_book(), batch)
        )  # fmt: skip

    @precondition(is_begun)
    @rule(login=people, forged=wrong)
    def release(self, login: str, *, forged: bool) -> None:
        """Somebody signs the release, or has no password for it."""
        batch = self.current().batch.id
        act = self.act("release", login)
        done = self.attempt(
            lambda: release_batch(self.records, act, self.signing(act, forged=forged), rule_book(), batch)
        )
        if done is not None:
            assert not forged
            type(self).released += 1

    @rule(technician=technicians, pharmacist=pharmacists, swap=st.booleans(), times=st.integers(2, 12))
    def go_on(self, technician: str, pharmacist: str, times: int, *, swap: bool) -> None:
        """The next things that the work asks for, done by two who may; so that sequences reach the end."""
        first, second = (pharmacist, technician) if swap else (technician, pharmacist)
        for _ in range(times):
            if self.is_begun():
                self._next(first, second, "pia" if first == "paul" else "paul")
            else:
                self.plan(technician, "100 g")

    def _next(self, first: str, second: str, pharmacist: str) -> None:
        dossier = self.current()
        if dossier.unweighed:
            self.weigh(first, 0, wrong_lot=False, off=False, excuse=False, again=False)
        elif dossier.unchecked:
            place = dossier.standing.index(dossier.unchecked[0])
            self.verify_one(second, place, misread=False, other_lot=False, ugly=False)
        elif dossier.step_done("step", 1) is None:
            self.step(first, "step", passed=True)
        elif dossier.step_done("control", 1) is None:
            self.step(first, "control", passed=True)
        elif dossier.batch.yield_obtained is None:
            self.obtain(first, low=False, excuse=True)
        elif dossier.open_deviations:
            self.accept(pharmacist)
        else:
            self.release(pharmacist, forged=True)
            self.release(pharmacist, forged=False)

    @rule(login=people, stop=st.sampled_from([abort_batch, reject_batch, void_batch]), really=wrong)
    def stop(self, login: str, stop: Callable[[object, Act, Signing, BatchId], Changes], *, really: bool) -> None:
        """Somebody stops a batch; rarely, so that some go on."""
        found = self.batches()
        if not found or not really:
            return
        act = self.act("stop", login)
        self.attempt(lambda: stop(self.records, act, self.signing(act), found[0].id))

    @rule(login=people, pot=st.integers(1, 3), stranger=wrong, part=st.booleans())
    def dispense(self, login: str, pot: int, *, stranger: bool, part: bool) -> None:
        """A pot of the newest batch that has any, released or not."""
        found = [batch for batch in self.batches() if batch.yield_obtained is not None]
        if not found:
            return
        with suppress(Refusal):
            counter.patient(self.pharmacy)
        with self.records.reading() as loads:
            anne = loads.find(Patient)[0].id
        initials = "ZZ" if stranger else "DA"
        done = self.attempt(
            lambda: counter.hand_over(
                self.pharmacy, anne, f"{found[0].id}/{pot}", initials=initials, role=login,
                quantity=q("1 g") if part else None,
            )
        )  # fmt: skip
        if done is not None:
            assert found[0].state is BatchState.RELEASED
            assert not stranger

    @rule(login=people, back=st.booleans(), really=wrong)
    def recall(self, login: str, *, back: bool, really: bool) -> None:
        """A lot is held, or its hold ended."""
        if not really:
            return
        with self.records.reading() as loads:
            lots = [lot for lot in loads.find(IngredientLot) if lot.ingredient == "sodium thiosulfate"]
        act = self.act("recall", login)
        service = put_back_into_quarantine if back else recall_lot
        self.attempt(lambda: service(self.records, act, self.signing(act), lots[0].id))

    @precondition(is_begun)
    @rule(login=technicians)
    def weigh_from_a_held_lot(self, login: str) -> None:
        """Between plan and weighing the lot is held: nothing is weighed from it, until it is checked anew."""
        dossier = self.current()
        lots = [self.lot(share.lot) for share in dossier.unweighed[:1]]
        for lot in (lot for lot in lots if lot.state is LotState.ACCEPTED):
            act = self.act("recall", "paul")
            recall_lot(self.records, act, self.signing(act), lot.id)
            self.weigh(login, 0, wrong_lot=False, off=False, excuse=False, again=False)
            assert self.dossier(dossier.batch.id).standing == dossier.standing
            act = self.act("unrecall", "paul")
            put_back_into_quarantine(self.records, act, self.signing(act), lot.id)
            with suppress(Refusal):  # expired meanwhile
                accept(self.pharmacy, lot.id, Ingredient(lot.ingredient, _SUBSTANCES.get(lot.ingredient)))

    @rule(accepted=st.booleans(), really=wrong)
    def receive(self, *, accepted: bool, really: bool) -> None:
        """A further delivery, accepted or still in quarantine."""
        if not really:
            return
        lot = received(self.pharmacy, lot_number=f"TS-{len(self.book)}")
        self.book[lot] = 1000 * 10**9
        if accepted:
            accept(self.pharmacy, lot)

    @rule(hours=st.integers(1, 20))
    def wait(self, hours: int) -> None:
        """Time goes by, and somebody confirms the clock where it went far."""
        self.pharmacy.clock.now += timedelta(hours=hours)
        self.records.perform(replace(self.act("note", "paul"), clock_confirmed=True), lambda _uow: {})

    # ---- what must hold after every step ----

    @invariant()
    def stock_is_what_the_book_says(self) -> None:
        """I2, I3: what is left of every lot is what our own book says, and never less than nothing."""
        with self.records.reading() as loads:
            for lot, expected in self.book.items():
                assert loads.on_hand(LotId(lot)) == expected >= 0

    @invariant()
    def transfers_balance(self) -> None:
        """I1: the legs of each transfer sum to zero for each lot or product."""
        item = "SELECT transfer, coalesce(lot, 'product of ' || batch) AS item, sum(amount) AS total FROM movements"
        with self.engine.connect() as connection:
            wrong_sums = connection.execute(text(f"{item} GROUP BY 1, 2 HAVING sum(amount) <> 0")).all()
        assert wrong_sums == []

    @invariant()
    def released_means_lot_match_second_person_and_signature(self) -> None:
        """Never released without all three, and with the register's next number."""
        with self.records.reading() as loads:
            entries = [entry for entry in loads.find(RegisterEntry) if entry.series is Series.PREPARATION]
        assert sorted(entry.number for entry in entries) == list(range(1, len(entries) + 1))
        released = self.batches(BatchState.RELEASED)
        assert {batch.id for batch in released} <= {entry.batch for entry in entries}
        for batch in released:
            self._check_released(batch)

    def _check_released(self, batch: Batch) -> None:
        dossier = self.dossier(batch.id)
        excepted = {exception.weighing: exception.excepted_by for exception in dossier.exceptions}
        assert not dossier.unweighed
        for weighing in dossier.standing:
            assert is_lot(weighing.scanned or "", self.lot(weighing.lot))
            self._check_two_persons(dossier, weighing, excepted.get(weighing.id))
            if weighing.id not in excepted:
                assert weighing.weighed_by != batch.decided_by
        with self.records.reading() as loads:
            signature = loads.load(Signature, str(batch.decision_signature))
        assert (signature.signer, signature.role, signature.meaning) == (
            batch.decided_by,
            Role.PHARMACIST,
            "release_batch",
        )
        assert dossier.open_deviations == ()
        assert batch.beyond_use is not None

    def _check_two_persons(self, dossier: Dossier, weighing: Weighing, excepted_by: StaffId | None) -> None:
        agreed = [check for check in dossier.verifications if check.weighing == weighing.id and check.agrees]
        if excepted_by is not None:
            assert agreed == []
            assert excepted_by == weighing.weighed_by
            return
        (check,) = agreed
        assert check.verified_by != weighing.weighed_by
        assert check.reading == weighing.reading
        assert is_lot(check.lot_read, self.lot(weighing.lot))

    @invariant()
    def what_was_dispensed_had_been_released(self) -> None:
        """A dispensing is of a batch that was released, and has its own number."""
        with self.records.reading() as loads:
            for dispensing in loads.find(Dispensing):
                batch = loads.load(Batch, dispensing.batch)
                assert batch.state in (BatchState.RELEASED, BatchState.VOID)
                (entry,) = loads.find(RegisterEntry, dispensing=dispensing.id)
                assert entry.quantity == dispensing.quantity
