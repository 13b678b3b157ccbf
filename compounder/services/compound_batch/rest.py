"""What a q.s. line to volume took: declared by the operator, or the tared final mass less everything weighed before."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.balance import Balance, check_weighing
from compounder.domain.batch import LineId, Weighing, WeighingId, WeighingSource
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.pan import Pan, WeighAgain, follow_weighings, take_pan
from compounder.services.compound_batch.weigh import FromBalance
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


def declare_rest(
    records: Records,
    act: Act,
    rule_book: RuleBook,
    *,
    line: LineId,
    scanned: str,
    used: Quantity | FromBalance,
    again: WeighAgain | None = None,
) -> Changes:
    """Record what a q.s. line to volume took: a declared amount, or a final tared mass less what was weighed before.

    Marked *declared* either way. Refused: what `take_pan` refuses, ``not_by_number`` (a line with an amount), and
    ``rest_unknown``: a final mass that is not above what was weighed, or other lines measured by volume or not weighed.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        pan = take_pan(uow, rule_book, line, scanned, again)
        if pan.share.planned is not None:
            raise Refusal("not_by_number", "planned", ingredient=pan.line.name)
        amount = _by_difference(pan, used) if isinstance(used, FromBalance) else used
        if amount.number <= 0:
            raise Refusal("non_positive_quantity", "zero", value=amount)
        final = used if isinstance(used, FromBalance) else None
        weighing = Weighing(
            id=WeighingId(uow.new_id()),
            batch=pan.batch,
            batch_line=pan.share.id,
            lot=pan.lot.id,
            reading=amount,
            source=WeighingSource.DECLARED,
            within_tolerance=True,
            weighed_by=pan.member.id,
            weighed_at=uow.now,
            balance=final.balance if final else None,
            raw_line=final.reading.raw if final else None,
            tare_line=final.tare_line if final else None,
            scanned=scanned,
            reason=" · ".join(pan.reasons) or None,
            replaces=pan.replaces,
        )
        uow.insert(weighing)
        pan.move(amount)
        follow_weighings(uow, pan.batch, pan.member)
        return {"weighing": weighing.id, "batch": pan.batch}

    return records.perform(act, work)


def _by_difference(pan: Pan, final: FromBalance) -> Quantity:
    check_weighing(pan.uow.load(Balance, final.balance), final.reading, pan.uow.local_now.date())
    total = rest = final.reading.quantity
    others = [weighing for weighing in pan.dossier.in_pot if weighing.batch_line != pan.share.id]
    if any(line.id != pan.share.id for line in pan.dossier.unweighed):
        raise Refusal("rest_unknown", "not_weighed", total=total)
    for weighing in others:
        if weighing.reading.dimension != total.dimension:
            raise Refusal("rest_unknown", "volumes", total=total)
        rest = rest - weighing.reading
    if rest.number <= 0:
        raise Refusal("rest_unknown", "too_little", total=total)
    return rest
