"""What a second person does: compare, note what is wrong, or sign alone; each act under the id of its draft."""

from __future__ import annotations

from compounder.domain.batch import BatchId, WeighingId
from compounder.services.compound_batch.deviations import open_deviation
from compounder.services.compound_batch.verify import SecondReading, except_lone_pharmacist, verify_weighing
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.operations import Operation
from ui.workplace import Workplace, write_signed


class VerifyDeeds:
    """Asks the services. A second press with the same answers is the same command; `forget` after every edit."""

    def __init__(self, workplace: Workplace, session: Session) -> None:
        self._workplace, self._session = workplace, session
        self._act: Act | None = None

    def forget(self) -> None:
        """The draft changed: the next act is a new one."""
        self._act = None

    def _act_of(self, kind: str, reason: str | None = None) -> Act:
        if self._act is None or (self._act.kind, self._act.reason) != (kind, reason):
            self._act = self._workplace.act(self._session, kind, reason)
        return self._act

    def compare(self, weighing: WeighingId, second: SecondReading) -> Operation:
        """Keep the second reading and compare it with the first."""
        records, act = self._workplace.records, self._act_of("verify_weighing")
        return self._workplace.operations.write(lambda: verify_weighing(records, act, weighing, second))

    def note_wrong(self, batch: BatchId, what: str) -> Operation:
        """Open a deviation: a pharmacist has to decide it before release."""
        records, act = self._workplace.records, self._act_of("open_deviation", what)
        return self._workplace.operations.write(lambda: open_deviation(records, act, batch))

    def sign_alone(self, batch: BatchId, why: str, password: str) -> Operation:
        """The lone pharmacist's exception for own readings."""
        work, act = self._workplace, self._act_of("except_lone_pharmacist", why)
        return write_signed(
            work,
            self._session,
            act,
            password,
            lambda signing: except_lone_pharmacist(work.records, act, signing, work.rules, batch),
        )
