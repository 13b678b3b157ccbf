"""The steps of the method and the controls in process, as done."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.batch import BatchId, BatchStep, Deviation, DeviationId
from compounder.domain.dossier import CONTROL, STEP, Dossier
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.names import checked_text
from compounder.domain.staff import Permission
from compounder.services.authority import permitted, reason_of
from compounder.services.compound_batch.reading import formulation_of, read_dossier, refuse_final
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


def record_step(
    records: Records,
    act: Act,
    rule_book: RuleBook,
    *,
    batch: BatchId,
    kind: str,
    number: int,
    passed: bool = True,
    found: str | None = None,
) -> Changes:
    """Record a step ("step") or a control in process ("control") by its number in the formulation.

    A control has what was found; what did not pass opens a deviation for the act's reason. Recorded a second time it
    replaces the first, with a reason as well. Refused: ``unknown_step``, ``reading_needed``, ``step_before_weighing``,
    ``reason_needed``, ``already_failed`` (it did not pass before, and nobody has decided on that yet).
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.WEIGH)
        dossier = read_dossier(uow, batch)
        refuse_final(dossier.batch)
        formulation = formulation_of(uow, rule_book, dossier.batch)
        _check_step(dossier, formulation, kind, number)
        if kind == CONTROL and not found:
            raise Refusal("reading_needed", "control", number=number)
        earlier = dossier.step_done(kind, number)
        if not passed and earlier is not None:
            _refuse_failed_again(dossier, earlier)
        if not passed and not (act.reason or "").strip():
            raise Refusal("reason_needed", "failed")
        row = BatchStep(
            id=uow.new_id(),
            batch=batch,
            step=number,
            kind=kind,
            passed=passed,
            done_by=member.id,
            done_at=uow.now,
            found=checked_text(found, "found") if found else None,
            replaces=earlier.id if earlier else None,
            reason=checked_text(reason_of(act), "reason") if earlier or not passed else None,
        )
        uow.insert(row)
        result = {"step": row.id, "batch": batch}
        if not passed:
            key, reason = DeviationId(uow.new_id()), checked_text(reason_of(act), "reason")
            result["deviation"] = uow.insert(
                Deviation(key, batch, "control", reason, member.id, uow.now, found=row.found)
            ).id  # fmt: skip
        return result

    return records.perform(act, work)


def _refuse_failed_again(dossier: Dossier, earlier: BatchStep) -> None:
    """One failure is one deviation: while it is open, the same failure is not recorded again."""
    number = dossier.deviation_of_step(earlier)
    if number is not None:
        raise Refusal("already_failed", earlier.kind, number=earlier.step, deviation=number)


def _check_step(dossier: Dossier, formulation: MasterFormulation, kind: str, number: int) -> None:
    known = {STEP: len(formulation.steps), CONTROL: len(formulation.controls)}
    if kind == CONTROL and not 1 <= number <= known[CONTROL]:
        raise Refusal("unknown_step", "control", number=number, count=known[CONTROL])
    if kind != CONTROL and not 1 <= number <= known[STEP]:
        raise Refusal("unknown_step", "step", number=number, count=known[STEP])
    if not dossier.standing:
        raise Refusal("step_before_weighing", "step", batch=dossier.batch.id)
