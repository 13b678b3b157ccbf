"""The record of a batch in any state, from its rows alone: who weighed what, what came out, why it may be used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from compounder.domain.audit import AuditEntry
from compounder.domain.batch import Batch, BatchId, BatchState, BatchStep, ContainerState
from compounder.domain.dispensing import Dispensing, Print
from compounder.domain.dossier import CONTROL, STEP, Dossier
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.papers.batch_record import (
    Account,
    BatchRecordPaper,
    LabelAccount,
    RecordState,
    StepDone,
    UseByLimit,
)
from compounder.domain.papers.frame import Filling, SignedStatement, Text, VesselKind, Voiding
from compounder.domain.phrase import Phrase
from compounder.domain.reconciliation import Reconciliation
from compounder.domain.strength import Strength
from compounder.services.compound_batch.other_lot import OTHER_LOT, planned_anew_as
from compounder.services.compound_batch.produce import strength_as_weighed
from compounder.services.compound_batch.reading import formulation_of, read_dossier, stored_plan
from compounder.services.print_papers.container_labels import container_labels, register_entry, register_number
from compounder.services.print_papers.derivations import derivations_of
from compounder.services.print_papers.frame import Desk, act_of, medicine_of, use_by_of
from compounder.services.print_papers.press import PaperKind, Stationery
from compounder.services.print_papers.record_notes import changes_of, deviations_of, exception_of, signatures_of
from compounder.services.print_papers.record_weighings import record_lines
from compounder.services.print_papers.worksheet import (
    balance_words,
    planned_filling,
    planned_origin,
    planned_outlook,
    policy_words,
    rules_of,
)

_STATES = {
    BatchState.RELEASED: RecordState.RELEASED,
    BatchState.REJECTED: RecordState.REFUSED,
    BatchState.ABORTED: RecordState.REFUSED,
    BatchState.VOID: RecordState.VOID,
}
_BEFORE_SECOND_READING = (BatchState.PLANNED, BatchState.WEIGHING, BatchState.WEIGHED)
_NAMED_RULES = ("house_limit", "study", "expiry", "after_opening")
"""Rules without an id of their own, which papers name in words."""

_ACTS = (
    "record_yield",
    "record_step",
    "verify_weighing",
    "except_lone_pharmacist",
    "declare_rest",
    "record_weighing",
    "open_deviation",
    "accept_deviation",
)
"""What changes the record of a batch that nobody has decided on."""

_LAST_ACTS = {
    BatchState.RELEASED: "release_batch",
    BatchState.REJECTED: "reject_batch",
    BatchState.ABORTED: "abort_batch",
    BatchState.VOID: "void_batch",
}


def batch_record(desk: Desk, stationery: Stationery, batch: BatchId) -> BatchRecordPaper:
    """The record of a batch as it stands; a released one with its register number, use-by and labels.

    ``nothing_to_print`` while it would show a first reading to the person who has yet to read it again, blind.
    """
    dossier = read_dossier(desk.loads, batch)
    found = dossier.batch
    if found.state in _BEFORE_SECOND_READING and dossier.unchecked:
        raise Refusal("nothing_to_print", "not_read_again", batch=batch)
    formulation = formulation_of(desk.loads, stationery.rule_book, found)
    version = desk.loads.load(FormulationVersion, found.formulation_version)
    is_released = found.state in (BatchState.RELEASED, BatchState.VOID) and found.beyond_use is not None
    account = account_of(found, formulation)
    plan = stored_plan(found)
    return BatchRecordPaper(
        frame=desk.frame(last_act(desk, found), rules_of(desk), exception_of(desk, batch)),
        batch=batch,
        medicine=medicine_of(formulation),
        state=_STATES.get(found.state, RecordState.OPEN),
        size=found.size,
        fillings=account.fillings if account else (),
        counted_as=formulation.claim.form.name if formulation.claim.form else "",
        formulation=version.formulation,
        version=version.version,
        approved_on=desk.day(version.approved_at or version.imported_at),
        approved_by=desk.person(version.approved_by or version.imported_by).name,
        policy=policy_words(found),
        balance=balance_words(plan),
        lines=record_lines(desk, dossier, formulation),
        steps=steps_of(desk, dossier, formulation),
        derivations=derivations_of(plan.json),
        outlook=planned_outlook(desk, found, plan),
        signatures=signatures_of(desk, dossier),
        made_on=desk.day(found.made_at or found.planned_at),
        register=register_number(register_entry(desk.loads, batch)) if is_released else "",
        use_by=use_by_of(found) if is_released else None,
        as_weighed=_strength(desk, dossier, formulation),
        account=account,
        use_by_limits=limits_of(found, formulation),
        labels=labels_of(desk, stationery, dossier) if found.state is BatchState.RELEASED else None,
        deviations=deviations_of(desk, dossier),
        changes=changes_of(desk, dossier, formulation),
        release=release_of(desk, found),
        voiding=voiding_of(desk, found),
        destroyed=sum(container.state is ContainerState.DESTROYED for container in dossier.containers),
        dispensed=len(desk.loads.find(Dispensing, batch=batch)),
        filling=planned_filling(plan, formulation),
        origin=planned_origin(desk, plan),
    )


def last_act(desk: Desk, batch: Batch) -> AuditEntry:
    """The act that the record documents: its decision, else the last one that the batch saw, at least its planning."""
    if batch.state in _LAST_ACTS:
        return _decision(desk, batch)
    done = desk.loads.last_act("plan_batch", OTHER_LOT, *_ACTS, since=batch.planned_at, batch=batch.id)
    return done or act_of(desk.loads, "plan_batch", OTHER_LOT, batch=batch.id)


def _decision(desk: Desk, batch: Batch) -> AuditEntry:
    """The act that decided it; a batch that was stopped for another lot by the planning of the other batch."""
    if planned_anew_as(desk.loads, batch) is not None:
        return act_of(desk.loads, OTHER_LOT, since=batch.decided_at, stopped=batch.id)
    return act_of(desk.loads, _LAST_ACTS[batch.state], since=batch.decided_at, batch=batch.id)


def account_of(batch: Batch, formulation: MasterFormulation) -> Account | None:
    """Where all that was weighed in went; None before the yield is recorded."""
    if batch.reconciliation is None:
        return None
    stored = Reconciliation.stored(batch.reconciliation)
    kind = VesselKind(formulation.container.kind)
    limits = formulation.yield_limits
    return Account(
        weighed_in=stored.weighed_in,
        obtained=stored.obtained,
        limits=(limits.low.share, limits.high.share),
        fillings=tuple(Filling(filled.number, kind, filled.content) for filled in stored.filled),
        left_on_vessels=stored.left_on_vessels if stored.left_on_vessels.number else None,
        sample=stored.sample if stored.sample.number else None,
        remainder=stored.remainder if stored.remainder.number else None,
    )


def steps_of(desk: Desk, dossier: Dossier, formulation: MasterFormulation) -> tuple[StepDone, ...]:
    """Steps, then controls, numbered on as on the worksheet."""
    done: list[StepDone] = []
    for number, step in enumerate(formulation.steps, 1):
        done.append(_step(desk, number, step.text, "", dossier.step_done(STEP, number)))
    for number, control in enumerate(formulation.controls, 1):
        row = dossier.step_done(CONTROL, number)
        done.append(_step(desk, len(formulation.steps) + number, control.name, control.expected, row))
    return tuple(done)


def _step(desk: Desk, number: int, text: Text, limit: Text, row: BatchStep | None) -> StepDone:
    if row is None:
        return StepDone(number, text, limit, "")
    found: Text = row.found or Phrase.of(
        "paper.assembled.step_done" if row.passed else "paper.assembled.step_not_passed"
    )
    return StepDone(number, text, limit, found, desk.person(row.done_by), desk.local(row.done_at))


def _strength(desk: Desk, dossier: Dossier, formulation: MasterFormulation) -> Strength | None:
    if dossier.batch.yield_obtained is None:
        return None
    return strength_as_weighed(desk.loads, dossier, formulation)


def limits_of(batch: Batch, formulation: MasterFormulation) -> tuple[UseByLimit, ...]:
    """Every candidate for the use-by date; one that does not count is named as such by its rule."""
    return limits_of_text(batch.candidates, formulation) if batch.candidates is not None else ()


def limits_of_text(candidates: str, formulation: MasterFormulation) -> tuple[UseByLimit, ...]:
    """The same of the candidates' JSON text, as a decision gives it before it stands on the batch."""
    return tuple(
        UseByLimit(what=_limit_from(row, formulation), until=_until(row["until"]), rule=_rule(row), binds=row["binds"])
        for row in json.loads(candidates)
    )


def _limit_from(row: Mapping[str, str], formulation: MasterFormulation) -> Phrase:
    """What sets a limit; a component by its name in the reader's language and its receipt number."""
    kind, source = row["kind"], row["source"]
    ingredient, _, lot = source.rpartition(" ")
    names = {line.ingredient: line.name for line in formulation.lines}
    if ingredient in names:
        return Phrase.of(f"paper.limit_from.{kind}", ingredient=names[ingredient], lot=lot)
    return Phrase.of(f"paper.limit_from.{kind}", source=source)


def _until(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _rule(row: dict[str, object]) -> Phrase:
    if not row["counts"]:
        key = "paper.limit_rule.not_counted"
    elif row["sample"]:
        key = "paper.limit_rule.sample"
    else:
        key = "paper.limit_rule.confirmed" if row["confirmed"] else "paper.limit_rule.unconfirmed"
    rule = str(row["rule"])
    name = Phrase.of(f"paper.rule_name.{rule}") if rule in _NAMED_RULES else rule
    return Phrase.of(key, rule=name, edition=str(row["edition"]))


def labels_of(desk: Desk, stationery: Stationery, dossier: Dossier) -> LabelAccount | None:
    """The labels printed so far, and a copy of the first; None where none was printed."""
    prints = [each for each in desk.loads.find(Print, batch=dossier.batch.id) if each.paper == PaperKind.LABEL.value]
    if not prints:
        return None
    labels = container_labels(desk, stationery, dossier.batch.id)
    notes = tuple(
        Phrase.of("paper.assembled.label_reprinted", number=p.copy, reason=p.reason or "") for p in prints if p.copy
    )
    printed = len(labels) * len(prints)
    return LabelAccount(printed, labels[0], notes=notes)


def release_of(desk: Desk, batch: Batch) -> SignedStatement | None:
    """The signed release, while it stands."""
    if batch.state is not BatchState.RELEASED or batch.decision_signature is None:
        return None
    return desk.signed(batch.decision_signature, Phrase.of("paper.signed.release", batch=batch.id))


def voiding_of(desk: Desk, batch: Batch) -> Voiding | None:
    """Since when, by whom and why a record no longer counts."""
    if batch.state not in (BatchState.VOID, BatchState.REJECTED, BatchState.ABORTED):
        return None
    if batch.decided_by is None or batch.decided_at is None:
        raise ValueError(f"{batch.id} was stopped by nobody")
    seq, anew = _decision(desk, batch).seq, planned_anew_as(desk.loads, batch) or ""
    return Voiding(desk.local(batch.decided_at), desk.person(batch.decided_by), batch.decision_reason or "", seq, anew)
