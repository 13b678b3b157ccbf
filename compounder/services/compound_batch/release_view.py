"""What a pharmacist sees of a batch before signing its release: checks, deviations, use-by limits, what is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from compounder.domain.batch import BatchId, BatchState, Deviation, DeviationDecision, DeviationId
from compounder.domain.beyond_use import BeyondUse, is_past
from compounder.domain.deviation_text import shown_found, shown_limits
from compounder.domain.dossier import FINAL, Dossier
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.papers.batch_record import UseByLimit
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.reconciliation import Reconciliation
from compounder.domain.staff import Permission, StaffId, StaffMember
from compounder.domain.strength import Strength
from compounder.services.authority import allowed
from compounder.services.compound_batch.beyond_use import candidates_text, decide_beyond_use
from compounder.services.compound_batch.produce import strength_as_weighed, total_weighed
from compounder.services.compound_batch.reading import formulation_of, pharmacy_of, read_dossier
from compounder.services.compound_batch.view import BatchView, batch_view
from compounder.services.dispense import beyond_use_of
from compounder.services.print_papers.batch_record import limits_of, limits_of_text
from compounder.services.recalled_lots import recalled_lot_refusal
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class DeviationToSee:
    """A deviation: what it is about, what was found against which limits, why, and how it was decided.

    What was found stays hidden with the reading that it is about. `refusal`: why this person may not accept it.
    """

    deviation: DeviationId
    subject: Phrase
    reason: str
    found: object
    limits: Phrase | str
    by: str
    is_open: bool
    decided: str
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A yield, or a strength with limits in percent of the claim, and whether it lies within them."""

    found: Percentage | Strength
    low: Percentage
    high: Percentage
    is_within: bool


@dataclass(frozen=True, slots=True)
class UseBy:
    """Until when, on which limits; or why there is none. `limits` are in no order; one of them binds."""

    made_on: date | None
    until: BeyondUse | None = None
    limits: tuple[UseByLimit, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A batch before its release, or after its decision. `view.rows` is what `release_batch` is told as `seen`.

    `weighed_in` is None while a first reading is hidden. `refusal`: why this person may not release it.
    """

    view: BatchView
    name: LocalText
    verified_by: tuple[str, ...]
    is_lone: bool
    weighed_in: Quantity | None
    fill: Quantity
    account: Reconciliation | None
    yield_found: Checked | None
    strength: Checked | None
    deviations: tuple[DeviationToSee, ...]
    use_by: UseBy
    decided_by: str
    decided_at: datetime | None
    refusal: Refusal | None
    yield_refusal: Refusal | None

    @property
    def batch(self) -> BatchId:
        """Its number."""
        return self.view.batch.id

    @property
    def is_final(self) -> bool:
        """Whether it was decided."""
        return self.view.batch.state in FINAL

    @property
    def is_released(self) -> bool:
        """Whether it may be dispensed."""
        return self.view.batch.state is BatchState.RELEASED

    @property
    def waits_for(self) -> str:
        """What has to be done first: "weigh", "verify", "yield", "deviation", "method", or "" for the signature."""
        states = {line.state for line in self.view.lines}
        if "to_weigh" in states:
            return "weigh"
        if "to_verify" in states:
            return "verify"
        if self.account is None:
            return "yield"
        if any(deviation.is_open for deviation in self.deviations):
            return "deviation"
        return "method" if self.view.open_points else ""


def release_view(loads: Loads, rule_book: RuleBook, batch: BatchId, *, person: StaffId, now: datetime) -> ReleaseView:
    """See `ReleaseView`; `now` in UTC. ``unknown_record`` where there is no such batch."""
    dossier = read_dossier(loads, batch)
    found = dossier.batch
    formulation = formulation_of(loads, rule_book, found)
    names = RecordNames(loads, rule_book)
    member = loads.load(StaffMember, person)
    account = Reconciliation.stored(found.reconciliation) if found.reconciliation is not None else None
    is_hidden = bool(dossier.unchecked or dossier.unweighed)
    checks = {check.verified_by: None for check in dossier.verifications if check.agrees}
    return ReleaseView(
        view=batch_view(loads, rule_book, batch),
        name=formulation.name,
        verified_by=tuple(names.person(key) for key in checks),
        is_lone=bool(dossier.exceptions),
        weighed_in=None if is_hidden else total_weighed(loads, dossier, formulation),
        fill=formulation.container.fill,
        account=account,
        yield_found=_yield(account, formulation) if account is not None else None,
        strength=_strength(loads, dossier, formulation) if account is not None and not is_hidden else None,
        deviations=tuple(_deviation(dossier, row, names, member) for row in dossier.deviations if row.decides is None),
        use_by=_use_by(loads, rule_book, dossier, formulation, now),
        decided_by=names.person(found.decided_by) if found.decided_by is not None else "",
        decided_at=found.decided_at,
        refusal=_against(member, Permission.RELEASE)
        or _own(dossier, member, "release")
        or recalled_lot_refusal(loads, batch),
        yield_refusal=_against(member, Permission.WEIGH),
    )


def _against(member: StaffMember, permission: Permission) -> Refusal | None:
    try:
        allowed(member, permission)
    except Refusal as refusal:
        return refusal
    return None


def _own(dossier: Dossier, member: StaffMember, of: str) -> Refusal | None:
    return Refusal("own_weighing", of, batch=dossier.batch.id) if member.id in dossier.preparers else None


def _yield(account: Reconciliation, formulation: MasterFormulation) -> Checked:
    limits, found = formulation.yield_limits, Percentage(account.share)
    return Checked(found, limits.low, limits.high, limits.low <= found <= limits.high)


def _strength(loads: Loads, dossier: Dossier, formulation: MasterFormulation) -> Checked:
    found, claim = strength_as_weighed(loads, dossier, formulation), formulation.claim.strength
    limits = formulation.strength_limits
    low, high = claim.value * limits.low.share, claim.value * limits.high.share
    return Checked(found, limits.low, limits.high, low <= found.value <= high)


def _deviation(dossier: Dossier, row: Deviation, names: RecordNames, member: StaffMember) -> DeviationToSee:
    decision = next((other for other in dossier.deviations if other.decides == row.id), None)
    weighing = next((one for one in dossier.weighings if one.id == row.weighing), None)
    is_hidden = weighing is not None and not dossier.is_checked(weighing)
    weighers = {one.weighed_by for one in dossier.standing} if weighing is None else {weighing.weighed_by}
    own = Refusal("own_weighing", "deviation", batch=dossier.batch.id) if member.id in weighers else None
    is_accepted = decision is not None and decision.decision is DeviationDecision.ACCEPTED
    return DeviationToSee(
        deviation=row.id,
        subject=Phrase.of(f"paper.subject.{row.subject}"),
        reason=row.reason,
        found="" if is_hidden or not row.found else shown_found(row.subject, row.found),
        limits="" if is_hidden or not row.limits else shown_limits(row.limits),
        by=names.person(row.recorded_by),
        is_open=row in dossier.open_deviations,
        decided=decision.reason if decision is not None and is_accepted else "",
        refusal=_against(member, Permission.ACCEPT_DEVIATION) or own,
    )


def _use_by(
    loads: Loads, rule_book: RuleBook, dossier: Dossier, formulation: MasterFormulation, now: datetime
) -> UseBy:
    zone, batch = ZoneInfo(pharmacy_of(loads).time_zone), dossier.batch
    if batch.made_at is None:
        return UseBy(None)
    made_on = batch.made_at.astimezone(zone).date()
    if batch.candidates is not None and batch.beyond_use is not None:
        return UseBy(made_on, beyond_use_of(batch), limits_of(batch, formulation))
    if batch.state in FINAL:
        return UseBy(made_on)
    try:
        decision = decide_beyond_use(loads, rule_book, dossier, formulation, zone)
    except Refusal as refusal:
        return UseBy(made_on, refusal=refusal)
    limits = limits_of_text(candidates_text(decision), formulation)
    if is_past(decision.until, now, zone):
        binding = decision.binding
        past = Refusal("beyond_use_past", "release", until=decision.until, rule=binding.rule, source=binding.source)
        return UseBy(made_on, decision.until, limits, past)
    return UseBy(made_on, decision.until, limits)
