"""Stopping a batch: abort while it is made, reject when it is judged, void after release; a number is never reused."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.batch import Batch, BatchId, BatchState, ContainerState
from compounder.domain.dossier import Dossier
from compounder.domain.errors import Refusal
from compounder.domain.names import checked_text
from compounder.domain.staff import Permission, StaffMember
from compounder.domain.stock import Account, Leg
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.compound_batch.reading import read_dossier, refuse_final, state_phrase
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


def abort_batch(records: Records, act: Act, signing: Signing, batch: BatchId) -> Changes:
    """Stop a batch under way, with a reason: what lies in the pot is waste. Whoever plans may, and signs."""
    return _stopped(records, act, signing, batch, BatchState.ABORTED)


def reject_batch(records: Records, act: Act, signing: Signing, batch: BatchId) -> Changes:
    """Refuse a batch for use, with a reason; a pharmacist signs. Whatever was made of it is destroyed."""
    return _stopped(records, act, signing, batch, BatchState.REJECTED)


def void_batch(records: Records, act: Act, signing: Signing, batch: BatchId) -> Changes:
    """Take back a release, with a reason: its numbers stay, marked void, and what is left of it is destroyed."""
    return _stopped(records, act, signing, batch, BatchState.VOID)


_PERMISSIONS = {
    BatchState.ABORTED: Permission.PLAN,
    BatchState.REJECTED: Permission.REJECT,
    BatchState.VOID: Permission.VOID,
}
_MEANINGS = {
    BatchState.ABORTED: "abort_batch",
    BatchState.REJECTED: "reject_batch",
    BatchState.VOID: "void_batch",
}


def _stopped(records: Records, act: Act, signing: Signing, batch: BatchId, state: BatchState) -> Changes:
    def work(uow: UnitOfWork) -> Mapping[str, str]:
        stop_in(uow, signing, batch, state)
        return {"batch": batch}

    return records.perform(act, work)


def stop_in(uow: UnitOfWork, signing: Signing, batch: BatchId, state: BatchState) -> StaffMember:
    """Stop a batch within an act that has a reason, signed; answers who did it. Refusals as the services above."""
    member = permitted(uow, _PERMISSIONS[state])
    dossier = read_dossier(uow, batch)
    if state is not BatchState.VOID:
        refuse_final(dossier.batch)
    elif dossier.batch.state is not BatchState.RELEASED:
        raise Refusal("not_released", "void", batch=batch, state=state_phrase(dossier.batch))
    reason = checked_text(reason_of(uow.act), "reason")
    signature = sign(uow, member, signing, _MEANINGS[state], (Batch, batch))
    _waste(uow, dossier)
    uow.change(
        dossier.batch,
        state=state,
        decided_by=member.id,
        decided_at=uow.now,
        decision_reason=reason,
        decision_signature=signature,
    )
    return member


def _waste(uow: UnitOfWork, dossier: Dossier) -> None:
    """What lies in the pot, and what is left in containers, goes to waste."""
    batch = dossier.batch.id
    for lot in dict.fromkeys(weighing.lot for weighing in dossier.weighings):
        amount = uow.in_batch(batch, lot) if lot is not None else 0
        if lot is not None and amount:
            uow.move("waste", [Leg(Account.BATCH, -amount, lot, batch), Leg(Account.WASTE, amount, lot, batch)])
    for container in dossier.containers:
        left = uow.product_left(batch, container.id)
        if left:
            gone = Leg(Account.WASTE, left, batch=batch, container=container.id)
            uow.move("waste", [Leg(Account.BATCH, -left, batch=batch, container=container.id), gone])
            uow.change(container, state=ContainerState.DESTROYED)
