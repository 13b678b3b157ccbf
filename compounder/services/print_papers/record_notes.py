"""The notes of a batch record: deviations and changes with number or letter, and the signatures in their order."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from compounder.domain.batch import BatchId, Deviation, DeviationDecision, LoneException, Weighing, WeighingId
from compounder.domain.deviation_text import shown_found, shown_limits
from compounder.domain.dilution import part_name
from compounder.domain.dossier import Dossier
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.papers.batch_record import PaperChange, PaperDeviation
from compounder.domain.papers.frame import SignedStatement, Text
from compounder.domain.phrase import Phrase
from compounder.domain.staff import SignatureId
from compounder.services.print_papers.frame import Desk


def deviation_numbers(dossier: Dossier) -> dict[WeighingId, int]:
    """The number of the deviation that stands at a weighing."""
    numbered = enumerate(dossier.opened_deviations, 1)
    return {deviation.weighing: number for number, deviation in numbered if deviation.weighing is not None}


def change_letters(dossier: Dossier) -> dict[WeighingId, str]:
    """The letter of each weighing that replaced another."""
    later = [weighing.id for weighing in dossier.weighings if weighing.replaces is not None]
    return dict(zip(later, ascii_lowercase, strict=False))


def deviations_of(desk: Desk, dossier: Dossier) -> tuple[PaperDeviation, ...]:
    """What was found against what limit, why, and who accepted it."""
    decisions = {deviation.decides: deviation for deviation in dossier.deviations if deviation.decides is not None}
    return tuple(
        _deviation(desk, number, opened, decisions.get(opened.id))
        for number, opened in enumerate(dossier.opened_deviations, 1)
    )


def _deviation(desk: Desk, number: int, opened: Deviation, decided: Deviation | None) -> PaperDeviation:
    what = _what(opened)
    act = "accept_deviation" if decided else "record_weighing"
    entry = desk.loads.last_act(act, since=(decided or opened).recorded_at, deviation=(decided or opened).id)
    verdict = decided.decision.value if decided and decided.decision else "open"
    reasons = [opened.reason] + ([decided.reason] if decided and decided.reason != opened.reason else [])
    return PaperDeviation(
        number=number,
        what=what,
        verdict=Phrase.of(f"paper.verdict.{verdict}"),
        reason=" · ".join(reasons),
        opened_by=desk.person(opened.recorded_by),
        opened_at=desk.local(opened.recorded_at),
        accepted_by=desk.person(decided.recorded_by) if decided else None,
        accepted_at=desk.local(decided.recorded_at) if decided else None,
        audit_number=entry.seq if entry else 0,
    )


def _what(opened: Deviation) -> Phrase:
    """The subject, what was found of it, and the limits, as far as they are known."""
    subject = Phrase.of(f"paper.subject.{opened.subject}")
    if not opened.found:
        return Phrase.of("paper.assembled.deviation_noted", subject=subject)
    found = shown_found(opened.subject, opened.found)
    if not opened.limits:
        return Phrase.of("paper.assembled.deviation_seen", subject=subject, found=found)
    limits = shown_limits(opened.limits)
    return Phrase.of("paper.assembled.deviation_found", subject=subject, found=found, limits=limits)


def exceptions_by_batch(desk: Desk) -> dict[BatchId, Text]:
    """The lone pharmacist's signed exception of each batch that has one: every record of that batch prints it."""
    found = desk.loads.find(LoneException)
    weighed = frozenset(lone.weighing for lone in found)
    batches = {weighing.id: weighing.batch for weighing in desk.loads.find(Weighing, id=weighed)}
    signed: dict[BatchId, list[LoneException]] = {}
    for lone in found:
        signed.setdefault(batches[lone.weighing], []).append(lone)
    return {batch: _first_exception(desk, exceptions) for batch, exceptions in signed.items()}


def exception_of(desk: Desk, batch: BatchId) -> Text:
    """The exception of one batch, which stands on every page; nothing where two persons worked."""
    weighings = desk.loads.find(Weighing, batch=batch)
    signed = desk.loads.find(LoneException, weighing=frozenset(weighing.id for weighing in weighings))
    return _first_exception(desk, signed) if signed else ""


def _first_exception(desk: Desk, signed: Sequence[LoneException]) -> Text:
    first = min(signed, key=lambda lone: (lone.excepted_at, lone.id))
    person = desk.person(first.excepted_by).name
    return Phrase.of("paper.assembled.lone_exception", person=person, reason=first.reason)


def changes_of(desk: Desk, dossier: Dossier, formulation: MasterFormulation) -> tuple[PaperChange, ...]:
    """Every weighing that was done again: old value, new value, reason, who and when."""
    letters = change_letters(dossier)
    by_id = {weighing.id: weighing for weighing in dossier.weighings}
    changes: list[PaperChange] = []
    for weighing in dossier.weighings:
        if weighing.replaces is None:
            continue
        line = dossier.line(weighing.batch_line)
        name = part_name(line, formulation.line(line.ingredient).name)
        entry = desk.loads.last_act("record_weighing", since=weighing.weighed_at, weighing=weighing.id)
        what: Text = Phrase.of("paper.assembled.weighed_again", ingredient=name, number=line.line)
        changes.append(
            PaperChange(
                letter=letters[weighing.id],
                what=what,
                old=Phrase.of("paper.assembled.shown", value=by_id[weighing.replaces].reading),
                new=Phrase.of("paper.assembled.shown", value=weighing.reading),
                reason=weighing.reason or "",
                changed_by=desk.person(weighing.weighed_by),
                changed_at=desk.local(weighing.weighed_at),
                audit_number=entry.seq if entry else 0,
            )
        )
    return tuple(changes)


def signatures_of(desk: Desk, dossier: Dossier) -> tuple[SignedStatement, ...]:
    """Every signature but the release, in the order of the acts, each with its sentence in the first person."""
    keys: list[tuple[SignatureId | None, Phrase]] = [(dossier.batch.plan_signature, Phrase.of("paper.signed.plan"))]
    keys += [(check.signature, Phrase.of("paper.signed.second_reading")) for check in dossier.verifications]
    keys += [(lone.signature, Phrase.of("paper.signed.alone")) for lone in dossier.exceptions]
    numbers = {deviation.id: number for number, deviation in enumerate(dossier.opened_deviations, 1)}
    for deviation in dossier.deviations:
        if deviation.decides is not None and deviation.decision is DeviationDecision.ACCEPTED:
            number = numbers[deviation.decides]
            keys.append((deviation.signature, Phrase.of("paper.signed.deviation", number=number)))
    signed = {key: desk.signed(key, statement) for key, statement in keys if key is not None}
    return tuple(sorted(signed.values(), key=lambda statement: statement.at))
