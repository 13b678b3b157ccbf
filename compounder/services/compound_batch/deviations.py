"""Deviations: opened by whoever sees one, accepted by a pharmacist who did not weigh; an open one blocks release."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.batch import BatchId, Deviation, DeviationDecision, DeviationId, Weighing
from compounder.domain.dossier import Dossier
from compounder.domain.errors import Refusal
from compounder.domain.names import checked_text
from compounder.domain.number import shortened
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission, StaffId
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.compound_batch.reading import read_dossier, refuse_final
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


def open_deviation(records: Records, act: Act, batch: BatchId) -> Changes:
    """Write down that something is not as it should be; the act's reason says what. Whoever weighs may."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.WEIGH)
        refuse_final(read_dossier(uow, batch).batch)
        reason = checked_text(reason_of(act), "reason")
        row = Deviation(DeviationId(uow.new_id()), batch, "other", reason, member.id, uow.now)
        return {"deviation": uow.insert(row).id, "batch": batch}

    return records.perform(act, work)


def deviation_named(dossier: Dossier, text: str | None) -> DeviationId:
    """The deviation that a person names by its number in the batch or its key; the only open one where none is named.

    Refused as ``which_deviation``: none is named and not just one is open, or the batch has none of that number.
    """
    opened = dossier.opened_deviations
    if text is None:
        found = dossier.open_deviations
    else:
        wanted = text.strip()
        found = tuple(row for number, row in enumerate(opened, 1) if wanted in (str(number), row.id))
    if len(found) == 1:
        return found[0].id
    listed = tuple(
        Phrase.of("open_point.numbered", number=dossier.number_of(row), reason=row.reason)
        for row in dossier.open_deviations
    )
    if text is not None:
        raise Refusal("which_deviation", "unknown", batch=dossier.batch.id, text=shortened(text), count=len(opened))
    if not listed:
        raise Refusal("which_deviation", "none", batch=dossier.batch.id)
    raise Refusal("which_deviation", "open", batch=dossier.batch.id, count=len(listed), deviations=listed)


def accept_deviation(records: Records, act: Act, signing: Signing, deviation: DeviationId) -> Changes:
    """A pharmacist who did not weigh accepts an open deviation with a reason and signs; it is printed.

    Refused: ``deviation_decided``, ``own_weighing`` (they weighed it, or anything that a yield or strength comes from),
    ``reason_needed``, ``not_signed``.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.ACCEPT_DEVIATION)
        found = uow.load(Deviation, deviation)
        dossier = read_dossier(uow, found.batch)
        refuse_final(dossier.batch)
        if found not in dossier.open_deviations:
            raise Refusal("deviation_decided", "accept", deviation=dossier.number_of(found))
        weighed = {w.weighed_by for w in dossier.standing} if found.weighing is None else _weigher(uow, found)
        if member.id in weighed:
            raise Refusal("own_weighing", "deviation", batch=found.batch)
        reason = checked_text(reason_of(act), "reason")
        key = DeviationId(uow.new_id())
        signature = sign(uow, member, signing, "accept_deviation", (Deviation, key), (Deviation, found.id))
        uow.insert(
            Deviation(
                id=key,
                batch=found.batch,
                subject=found.subject,
                reason=reason,
                recorded_by=member.id,
                recorded_at=uow.now,
                weighing=found.weighing,
                decides=found.id,
                decision=DeviationDecision.ACCEPTED,
                signature=signature,
            )
        )
        return {"deviation": key, "batch": found.batch}

    return records.perform(act, work)


def _weigher(uow: UnitOfWork, deviation: Deviation) -> set[StaffId]:
    if deviation.weighing is None:
        raise ValueError(f"{deviation.id} is not about a weighing")
    return {uow.load(Weighing, deviation.weighing).weighed_by}
