"""How long a preparation may be used: every limit that applies, with its rule and edition, and the one that binds."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import BeyondUseClass, Storage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity

BeyondUse = date | datetime
"""A date (usable until its end), or for a sterile preparation a local instant with its offset."""


class StorageKind(Enum):
    """The columns of the rule tables."""

    ROOM = "room"
    REFRIGERATOR = "refrigerator"
    FREEZER = "freezer"


class CandidateKind(Enum):
    """Where a limit comes from."""

    TABLE = "table"
    HOUSE_LIMIT = "house_limit"
    STUDY = "study"
    EXPIRY = "expiry"
    AFTER_OPENING = "after_opening"


@dataclass(frozen=True, slots=True)
class BeyondUseRow:
    """One row of a profile's table: so many days, or hours, for one class under the storages named."""

    id: str
    applies_to: str
    storage: tuple[StorageKind, ...]
    days: int | None
    hours: int | None
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class BeyondUseRules:
    """What a regulatory profile says (rules/beyond_use_*.toml).

    `day_one_counts`: the day of preparation is the first day (non-sterile). `needs_evidence`: the profile has no days
    of its own, so a house limit or a study must stand. `water_activity_limit`: below it a formula is nonaqueous.
    `longest_study_days`: how far a study may reach beyond the table; None: it may only shorten it.
    """

    profile: str
    edition: str
    day_one_counts: bool
    needs_evidence: bool
    rows: tuple[BeyondUseRow, ...]
    water_activity_limit: Fraction | None = None
    longest_study_days: int | None = None


@dataclass(frozen=True, slots=True)
class RecordedLimit:
    """A house limit or an own study that a pharmacist recorded: days, where they stand, whether only as a sample."""

    kind: CandidateKind
    days: int
    source: str
    rule: str
    confirmed: bool = True
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Component:
    """One lot that went in: its name on the record, its expiry, and its limit after opening."""

    name: str
    expires_on: date
    opened_on: date | None = None
    after_opening_days: int | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """What is judged: class, storage, when preparation began, whether it is sterile, and by whose clock.

    `applies_to` names the row of the table where it is finer than the class ("category_1").
    """

    applies_to: str
    storage: StorageKind
    made_at: datetime
    zone: tzinfo
    is_sterile: bool = False

    @property
    def made_on(self) -> date:
        """The local day on which preparation began."""
        return self.made_at.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One limit: until when, by which rule and edition. One that does not `count` is listed and binds nothing."""

    kind: CandidateKind
    rule: str
    edition: str
    confirmed: bool
    until: BeyondUse
    source: str
    counts: bool = True
    sample: bool = False


@dataclass(frozen=True, slots=True)
class BeyondUseDecision:
    """Every candidate, the one that binds, and what is printed: a sterile one is rounded down to the hour."""

    candidates: tuple[Candidate, ...]
    binding: Candidate
    until: BeyondUse
    day_one_counts: bool


def storage_kind(storage: Storage) -> StorageKind:
    """The table's column for a storage: a refrigerator goes to 8 °C, a freezer to −10 °C, anything else is the room."""
    high = storage.high
    if high is None or high > Quantity.of(8, "degC"):
        return StorageKind.ROOM
    return StorageKind.FREEZER if high <= Quantity.of(-10, "degC") else StorageKind.REFRIGERATOR


def row_name(
    kind: BeyondUseClass, rules: BeyondUseRules, *, water_activity: Fraction | None, is_oral_liquid: bool = False
) -> str:
    """Which row applies: a water activity recorded below the limit makes a class nonaqueous; sterile is category 1.

    An unknown water activity leaves the class of the formulation. Higher categories ask for proof about the room and
    the staff that no record holds yet, so the shortest one applies to everything sterile.
    """
    if kind in (BeyondUseClass.STERILE_NONSTERILE_START, BeyondUseClass.STERILE_STERILE_START):
        return "category_1"
    limit = rules.water_activity_limit
    is_dry = water_activity is not None and limit is not None and water_activity < limit
    if is_dry or kind is BeyondUseClass.NONAQUEOUS:
        return "nonaqueous_oral_liquid" if is_oral_liquid else BeyondUseClass.NONAQUEOUS.value
    return str(kind.value)


def last_day(year: int, month: int) -> date:
    """The last day of a month: what an expiry that names only the month means.

    >>> last_day(2028, 2)
    datetime.date(2028, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def last_instant(until: BeyondUse, zone: tzinfo) -> datetime:
    """The end of what a limit allows, in UTC: the instant itself, or the last minute of the local day."""
    if isinstance(until, datetime):
        return until.astimezone(UTC)
    return _wall_clock(until, time(23, 59), zone).astimezone(UTC)


def is_past(until: BeyondUse, now: datetime, zone: tzinfo) -> bool:
    """Whether a limit has passed: a date the next local day, an instant from itself on."""
    if isinstance(until, datetime):
        return now >= until
    return now.astimezone(zone).date() > until


def beyond_use(
    making: Making, rules: BeyondUseRules, limits: Sequence[RecordedLimit], components: Sequence[Component]
) -> BeyondUseDecision:
    """Every candidate and the earliest that counts.

    Refused: ``no_beyond_use_limit`` (the profile has no days and nobody recorded any), ``storage_not_allowed`` (the
    table has no days for this storage), ``beyond_use_past`` (the binding limit lies before the preparation).
    """
    found = [*_from_table(making, rules, limits), *(_recorded(making, rules, limit) for limit in limits)]
    if not found:
        raise Refusal("no_beyond_use_limit", "record_one", profile=rules.profile)
    found += [candidate for component in components for candidate in _of_component(rules, component)]
    binding = min((c for c in found if c.counts), key=lambda c: last_instant(c.until, making.zone))
    if last_instant(binding.until, making.zone) <= making.made_at.astimezone(UTC):
        raise Refusal("beyond_use_past", "made", until=binding.until, rule=binding.rule, source=binding.source)
    return BeyondUseDecision(tuple(found), binding, _shown(binding.until, making), rules.day_one_counts)


def _from_table(making: Making, rules: BeyondUseRules, limits: Sequence[RecordedLimit]) -> list[Candidate]:
    rows = [row for row in rules.rows if row.applies_to == making.applies_to]
    if not rows:
        if rules.needs_evidence:
            return []
        raise Refusal("no_beyond_use_limit", "record_one", profile=rules.profile)
    row = next((row for row in rows if making.storage in row.storage), None)
    if row is None:
        allowed = tuple(Phrase.of(f"storage.{kind.value}") for row in rows for kind in row.storage)
        raise Refusal(
            "storage_not_allowed",
            "table",
            rule=rows[0].id,
            storage=Phrase.of(f"storage.{making.storage.value}"),
            allowed=allowed,
        )
    until = _after_hours(making, row.hours) if row.hours is not None else _after_days(making, rules, row.days or 0)
    is_extended = rules.longest_study_days is not None and not making.is_sterile and _has_study(limits)
    return [
        Candidate(CandidateKind.TABLE, row.id, rules.edition, row.confirmed, until, row.source, counts=not is_extended)
    ]


def _has_study(limits: Sequence[RecordedLimit]) -> bool:
    return any(limit.kind is CandidateKind.STUDY for limit in limits)


def _recorded(making: Making, rules: BeyondUseRules, limit: RecordedLimit) -> Candidate:
    days = limit.days
    if limit.kind is CandidateKind.STUDY and rules.longest_study_days is not None and not making.is_sterile:
        days = min(days, rules.longest_study_days)
    until = _after_days(making, rules, days)
    return Candidate(limit.kind, limit.rule, rules.edition, limit.confirmed, until, limit.source, sample=limit.sample)


def _of_component(rules: BeyondUseRules, component: Component) -> list[Candidate]:
    expiry = component.expires_on
    found = [
        Candidate(CandidateKind.EXPIRY, "expiry", rules.edition, confirmed=True, until=expiry, source=component.name)
    ]
    if component.opened_on is not None and component.after_opening_days is not None:
        days = component.after_opening_days - (1 if rules.day_one_counts else 0)
        until = component.opened_on + timedelta(days=days)
        found.append(replace(found[0], kind=CandidateKind.AFTER_OPENING, rule="after_opening", until=until))
    return found


def _after_hours(making: Making, hours: int) -> datetime:
    """Minutes are counted in UTC, so that 24 hours are 24 hours over a change of the clock."""
    return (making.made_at.astimezone(UTC) + timedelta(hours=hours)).astimezone(making.zone)


def _after_days(making: Making, rules: BeyondUseRules, days: int) -> BeyondUse:
    """Non-sterile: a local day, the first one counted where the profile says so. Sterile: the same wall clock."""
    if not making.is_sterile:
        return making.made_on + timedelta(days=days - (1 if rules.day_one_counts else 0))
    local = making.made_at.astimezone(making.zone)
    return _wall_clock(local.date() + timedelta(days=days), local.time(), making.zone)


def _wall_clock(day: date, clock: time, zone: tzinfo) -> datetime:
    """A wall-clock time of a day; where the clock change makes it double or missing, the earlier reading."""
    readings = (datetime.combine(day, clock.replace(fold=fold), zone) for fold in (0, 1))
    return min(reading.astimezone(UTC) for reading in readings).astimezone(zone)


def _shown(until: BeyondUse, making: Making) -> BeyondUse:
    """What is printed: never later than the limit. A sterile preparation shows date and hour, rounded down."""
    if not making.is_sterile:
        return until.astimezone(making.zone).date() if isinstance(until, datetime) else until
    local = last_instant(until, making.zone).astimezone(making.zone)
    return local.replace(minute=0, second=0, microsecond=0)
