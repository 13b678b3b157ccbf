"""What is done at release: record the yield, accept a deviation, release, refuse; each under the id of its draft."""

from __future__ import annotations

from compounder.domain.batch import BatchId, DeviationId
from compounder.services.compound_batch.deviations import accept_deviation
from compounder.services.compound_batch.produce import Obtained, record_yield
from compounder.services.compound_batch.release import release_batch
from compounder.services.compound_batch.stop import reject_batch
from compounder.services.print_papers.draft_proof import prove_draft
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.operations import Operation
from ui.workplace import Workplace, write_signed


class ReleaseDeeds:
    """Asks the services. A second press of the same draft is the same command; `forget` after every edit."""

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

    def prove(self, batch: BatchId) -> Operation:
        """Draw the draft labels and read them back, on the thread for papers."""
        work, person, now = self._workplace, self._session.person, self._workplace.clock()
        stationery = work.facilities.stationery
        return work.operations.draw(lambda: prove_draft(work.records, person, stationery(), batch, now=now))

    def record_yield(self, batch: BatchId, obtained: Obtained, deviation: str | None) -> Operation:
        """Record what came out."""
        work, act = self._workplace, self._act_of("record_yield")
        return work.operations.write(
            lambda: record_yield(work.records, act, work.rules, batch, obtained, deviation=deviation)
        )

    def accept(self, deviation: DeviationId, why: str, password: str) -> Operation:
        """Accept a deviation, signed."""
        records, act = self._workplace.records, self._act_of("accept_deviation", why)
        return write_signed(
            self._workplace,
            self._session,
            act,
            password,
            lambda signing: accept_deviation(records, act, signing, deviation),
        )

    def release(self, batch: BatchId, seen: int, password: str) -> Operation:
        """Release, signed, as the record was seen."""
        work, act = self._workplace, self._act_of("release_batch")
        return write_signed(
            work,
            self._session,
            act,
            password,
            lambda signing: release_batch(work.records, act, signing, work.rules, batch, seen=seen),
        )

    def reject(self, batch: BatchId, why: str, password: str) -> Operation:
        """Refuse the batch, signed."""
        records, act = self._workplace.records, self._act_of("reject_batch", why)
        return write_signed(
            self._workplace,
            self._session,
            act,
            password,
            lambda signing: reject_batch(records, act, signing, batch),
        )
