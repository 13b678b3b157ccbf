"""Another lot for a line that is not weighed yet: the batch is stopped and planned anew with it, as one signed act.

A plan is one calculation: another lot has another content, and with it change the line, the line that takes the rest,
the second road and the strength. So the frozen plan is never amended; see decision note "other lot".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compounder.domain.audit import AuditEntry
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.batch import Batch, BatchId, BatchLine, BatchState, LineId
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.dossier import Dossier
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Command
from compounder.domain.lots_of_plan import LotPlan
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, LotId
from compounder.domain.substance import Form
from compounder.services.authority import Signing
from compounder.services.compound_batch.plan import WantedBatch, approved_version, prepare_plan, said_of
from compounder.services.compound_batch.plan_outlook import outlook_of
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.compound_batch.reading import (
    StoredPlan,
    formulation_of,
    read_dossier,
    refuse_made,
    stored_plan,
)
from compounder.services.compound_batch.stop import stop_in
from compounder.services.compound_batch.store_plan import lots_of, planned_lines, store_plan
from compounder.services.compound_batch.view import ConsideredLot, considered_lots
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork

OTHER_LOT = "plan_other_lot"
"""The kind of the act; its result names the new batch as ``batch`` and the stopped one as ``stopped``."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A share as it was planned and as it would be: lots and amounts; None where there is no such share, or q.s."""

    name: LocalText
    lot_before: str | None
    before: Quantity | None
    lot_after: str | None
    after: Quantity | None

    @property
    def is_changed(self) -> bool:
        """Whether lot or amount is another one."""
        return (self.lot_before, self.before) != (self.lot_after, self.after)


@dataclass(frozen=True, slots=True)
class OtherLotView:
    """What becomes of a batch with another lot: the plan to be seen, its lines, and how many weighed ones are waste."""

    planned: LotPlan
    considered: tuple[ConsideredLot, ...]
    lines: tuple[ChangedLine, ...]
    weighed: int


def other_lot_view(
    records: Records, rule_book: RuleBook, line: LineId, lots: Sequence[LotId], today: date
) -> OtherLotView:
    """The plan with other lots for a line, beside the plan as it is; refusals as `plan_with_other_lot`.

    Without lots the line takes what a plan made now would take, and `considered` says what else it might.
    """
    prepared, _ = _prepared(records, rule_book, line, lots, today, is_asked=True)
    with records.reading() as loads:
        dossier = read_dossier(loads, BatchId(line.rpartition("/")[0]))
        considered = considered_lots(prepared.choices[dossier.line(line).ingredient].text)
        lines = tuple(_changed(loads, dossier, prepared))
    return OtherLotView(prepared.planned, considered, lines, len(dossier.standing))


def plan_with_other_lot(
    records: Records,
    act: Act,
    signing: Signing,
    rule_book: RuleBook,
    *,
    line: LineId,
    lots: Sequence[LotId],
    today: date,
    seen: LotPlan | None = None,
) -> Changes:
    """Stop the batch of a line and plan it anew with other lots for that line; all else is asked for as it was.

    The act's reason is that of the stop, which is signed; what was weighed is waste. The result holds ``batch``, the
    new number, and ``stopped``. Refused, nothing being changed: what planning refuses of the lots (state, expiry,
    certificate, ingredient, amount, second road), ``already_weighed`` (this line), ``same_lot``, ``plan_overtaken``
    (another version is approved, or the plan is not the one `seen`), ``batch_is_made``, ``batch_is_final``,
    ``reason_needed``, ``not_signed``.
    """
    stopped = BatchId(line.rpartition("/")[0])
    prepared, wanted = _prepared(records, rule_book, line, lots, today)
    if seen is not None and prepared.planned != seen:
        raise Refusal("plan_overtaken", "seen", formulation=prepared.formulation.name)
    outlook = outlook_of(prepared, rule_book, wanted.sources)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        _refuse_weighed(read_dossier(uow, stopped), line)
        member = stop_in(uow, signing, stopped, BatchState.ABORTED)
        return {"batch": store_plan(uow, member, prepared, outlook, said_of(wanted)), "stopped": stopped}

    return records.perform(act, work)


def planned_instead_of(loads: Loads, batch: Batch) -> BatchId | None:
    """The stopped batch that this one was planned instead of, with another lot; None where it was not."""
    return _named_by(loads, loads.last_act(OTHER_LOT, since=batch.planned_at, batch=batch.id), "stopped")


def planned_anew_as(loads: Loads, batch: Batch) -> BatchId | None:
    """The batch that was planned instead of this stopped one; None where there is none."""
    if batch.state is not BatchState.ABORTED:
        return None
    return _named_by(loads, loads.last_act(OTHER_LOT, since=batch.decided_at, stopped=batch.id), "batch")


def _named_by(loads: Loads, entry: AuditEntry | None, name: str) -> BatchId | None:
    """A batch that the result of an act names."""
    found = loads.find(Command, seq=entry.seq) if entry is not None else ()
    return BatchId(json.loads(found[0].result)[name]) if found else None


def _prepared(
    records: Records, rule_book: RuleBook, line: LineId, lots: Sequence[LotId], today: date, *, is_asked: bool = False
) -> tuple[PreparedPlan, WantedBatch]:
    batch = BatchId(line.rpartition("/")[0])
    with records.reading() as loads:
        dossier = read_dossier(loads, batch)
        _refuse_weighed(dossier, line)
        share = dossier.line(line)
        if share.lot is not None and list(lots) == [share.lot] and not is_asked:
            raise Refusal("same_lot", "line", lot=loads.load(IngredientLot, share.lot).lot_number, number=share.line)
        wanted = _wanted_again(loads, rule_book, dossier, {share.ingredient: tuple(lots)} if lots else {})
    return prepare_plan(records, rule_book, wanted, today, freed=batch), wanted


def _refuse_weighed(dossier: Dossier, line: LineId) -> None:
    """A line that is weighed keeps its lot; it is weighed again, or the batch is stopped."""
    refuse_made(dossier.batch)
    weighing = dossier.weighing_of(line)
    if weighing is not None:
        raise Refusal("already_weighed", "other_lot", number=dossier.line(line).line, at=weighing.weighed_at)


def _wanted_again(
    loads: Loads, rule_book: RuleBook, dossier: Dossier, lots: Mapping[str, tuple[LotId, ...]]
) -> WantedBatch:
    """What the stopped batch was asked for, with the lots that people named for its other lines, and the new ones."""
    batch = dossier.batch
    formulation = formulation_of(loads, rule_book, batch)
    if approved_version(loads, formulation.id).id != batch.formulation_version:
        raise Refusal("plan_overtaken", "formulation", formulation=formulation.name)
    stored = stored_plan(batch)
    policy, density = CorrectionPolicy(batch.policy), stored.json["density"]
    return WantedBatch(
        formulation=formulation.id,
        size=_size_asked(formulation, stored),
        policy=policy if policy is not formulation.policy else None,
        policy_reason=batch.policy_reason,
        claim_form=_form_asked(formulation, stored.json["claim_form"]),
        apply_optional=stored.json["apply_optional"],
        density=Quantity.stored(density) if density is not None else None,
        balance=_balance_asked(loads, stored),
        origin=stored.origin,
        lots={**_named(dossier.lines), **lots},
        containers=stored.json.get("containers"),
    )


def _size_asked(formulation: MasterFormulation, stored: StoredPlan) -> Quantity | None:
    """The size before the expected loss; None where so many containers were asked for."""
    if "containers" in stored.json:
        return None
    if stored.origin is not None and stored.origin.use is BatchUse.SIZE:
        return stored.origin.value
    made, loss = Quantity.stored(stored.json["size"]), formulation.expected_loss
    return made if loss is None else made * (1 - loss.share)


def _balance_asked(loads: Loads, stored: StoredPlan) -> BalanceId | None:
    """The one balance of a plan on one balance; None where each line has its own."""
    names = stored.json.get("balances", [])
    found = [balance.id for balance in loads.find(Balance) if [balance.name] == names]
    return found[0] if len(found) == 1 else None


def _form_asked(formulation: MasterFormulation, key: str | None) -> Form | None:
    """The form that the strength counts, where it is not what the formulation itself says."""
    claimed, substance = formulation.claim.form, formulation.claimed_line.substance
    if key is None or substance is None or (claimed is not None and claimed.id == key):
        return None
    return next(form for form in substance.forms if form.id == key)


def _named(lines: Sequence[BatchLine]) -> dict[str, tuple[LotId, ...]]:
    """The lots that a person named for each line, in the order in which the plan took them."""
    named: dict[str, tuple[LotId, ...]] = {}
    for line in lines:
        by_name = {lot.lot for lot in considered_lots(line.choice) if lot.reason.key == "lot_choice.named"}
        if line.lot in by_name:
            named[line.ingredient] = (*named.get(line.ingredient, ()), line.lot)
    return named


def _changed(loads: Loads, dossier: Dossier, prepared: PreparedPlan) -> list[ChangedLine]:
    """Everything weighed in either plan, in the order of lines and shares."""
    lines = planned_lines(prepared, lots_of(loads, prepared), dossier.batch.id)
    before, after = (
        {(line.line, line.share, line.ingredient): line for line in rows} for rows in (dossier.lines, lines)
    )
    changed = []
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        changed.append(
            ChangedLine(
                prepared.formulation.line(key[2]).name,
                loads.load(IngredientLot, old.lot).lot_number if old is not None and old.lot is not None else None,
                old.planned if old is not None else None,
                loads.load(IngredientLot, new.lot).lot_number if new is not None and new.lot is not None else None,
                new.planned if new is not None else None,
            )
        )
    return changed
