"""Until when a preparation may be used: the worked cases of the rule tables, clock changes, and what binds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.beyond_use import (
    BeyondUseDecision,
    BeyondUseRules,
    CandidateKind,
    Component,
    Making,
    RecordedLimit,
    StorageKind,
    beyond_use,
    is_past,
    last_day,
    last_instant,
    row_name,
    storage_kind,
)
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import BeyondUseClass, Storage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.exchange.record_rules import read_beyond_use_rules, read_retentions

RULES = Path(__file__).parents[2] / "resources" / "rules"
PARIS = ZoneInfo("Europe/Paris")
LONG = Component("base", date(2028, 1, 31))
UK = """
profile = "UK"
edition = "NHS Section 10"
day_one_counts = true
needs_evidence = false
[[row]]
id = "UK-S10"
applies_to = "section_10"
storage = ["refrigerator"]
days = 7
source = "not above one week"
"""


def rules(profile: str) -> BeyondUseRules:
    """The shipped rules of a profile."""
    path = RULES / f"beyond_use_{profile.lower()}.toml"
    return read_beyond_use_rules(path.read_text("utf-8"), path.name)


def made(
    row: str,
    storage: StorageKind,
    at: datetime = datetime(2026, 3, 1, 9, 30, tzinfo=PARIS),
    *,
    is_sterile: bool = False,
) -> Making:
    """A preparation begun at an instant."""
    return Making(row, storage, at, PARIS, is_sterile)


def sterile(row: str, storage: StorageKind, at: datetime = datetime(2026, 3, 1, 9, 30, tzinfo=PARIS)) -> Making:
    """A sterile preparation."""
    return made(row, storage, at, is_sterile=True)


def limit(kind: CandidateKind, days: int) -> RecordedLimit:
    """What a pharmacist recorded."""
    return RecordedLimit(kind, days, "a record", kind.value)


def binding(decision: BeyondUseDecision) -> tuple[str, object]:
    """The binding rule and until when it allows use, exactly."""
    return decision.binding.rule, decision.binding.until


def test_ointment_in_petrolatum_has_180_days_with_the_first_one_counted() -> None:
    """Worked case: made 1 March 2026, a component expiring on 31 January 2027: until 27 August 2026."""
    components = [Component("base", date(2027, 1, 31))]
    decision = beyond_use(made("nonaqueous", StorageKind.ROOM), rules("US"), [], components)
    assert binding(decision) == ("US795-NA", date(2026, 8, 27))
    assert decision.day_one_counts
    assert decision.until == date(2026, 8, 27)


def test_day_one_not_counted_gives_one_day_more() -> None:
    """The counting is a setting of the rule file: without it the same ointment lasts until 28 August."""
    text = (RULES / "beyond_use_us.toml").read_text("utf-8").replace("day_one_counts = true", "day_one_counts = false")
    decision = beyond_use(made("nonaqueous", StorageKind.ROOM), read_beyond_use_rules(text, "us"), [], [LONG])
    assert binding(decision) == ("US795-NA", date(2026, 8, 28))


def test_preserved_hydrogel_is_bound_by_its_component() -> None:
    """A beyond-use date never lies after a component's expiry."""
    components = [LONG, Component("preserved gel", date(2026, 3, 20))]
    decision = beyond_use(made("preserved_aqueous", StorageKind.ROOM), rules("US"), [], components)
    assert binding(decision) == ("expiry", date(2026, 3, 20))
    assert decision.binding.source == "preserved gel"


def test_unpreserved_cream_at_room_temperature_is_refused() -> None:
    """The row of nonpreserved aqueous forms is for the refrigerator only."""
    with pytest.raises(Refusal) as refused:
        beyond_use(made("aqueous", StorageKind.ROOM), rules("US"), [], [LONG])
    assert refused.value.code == "storage_not_allowed"
    assert refused.value.values["rule"] == "US795-NP"


@pytest.mark.parametrize(
    ("row", "storage", "rule", "until"),
    [
        ("category_2_aseptic_sterile_start", "refrigerator", "US797-2-A0S-refrigerator", (2026, 3, 11, 9, 30)),
        ("category_2_aseptic_nonsterile_start", "refrigerator", "US797-2-A0N-refrigerator", (2026, 3, 5, 9, 30)),
        ("category_1", "room", "US797-1-room", (2026, 3, 1, 21, 30)),
        ("category_1", "refrigerator", "US797-1-refrigerator", (2026, 3, 2, 9, 30)),
    ],
)
def test_sterile_preparations_of_the_worked_cases(
    row: str, storage: str, rule: str, until: tuple[int, int, int, int, int]
) -> None:
    """Date and hour, from the instant at which preparation began; shown rounded down to the hour."""
    decision = beyond_use(sterile(row, StorageKind(storage)), rules("US"), [], [LONG])
    exact = datetime(*until, tzinfo=PARIS)
    assert binding(decision) == (rule, exact)
    assert decision.until == exact.replace(minute=0)


def test_section_10_has_a_week_or_the_shorter_study() -> None:
    """Worked case of the United Kingdom: seven days by the wall clock, or the study's figure where it is shorter."""
    uk = read_beyond_use_rules(UK, "uk")
    week = beyond_use(sterile("section_10", StorageKind.REFRIGERATOR), uk, [], [LONG])
    assert binding(week) == ("UK-S10", datetime(2026, 3, 8, 9, 30, tzinfo=PARIS))
    shorter = beyond_use(sterile("section_10", StorageKind.REFRIGERATOR), uk, [limit(CandidateKind.STUDY, 3)], [LONG])
    assert binding(shorter) == ("study", datetime(2026, 3, 4, 9, 30, tzinfo=PARIS))
    longer = beyond_use(sterile("section_10", StorageKind.REFRIGERATOR), uk, [limit(CandidateKind.STUDY, 30)], [LONG])
    assert binding(longer)[0] == "UK-S10"


def test_hours_are_hours_when_the_clocks_go_forward() -> None:
    """24 hours over 29 March 2026 end at 11:30 by the wall clock: they are counted in UTC."""
    at = datetime(2026, 3, 28, 10, 30, tzinfo=PARIS)
    decision = beyond_use(sterile("category_1", StorageKind.REFRIGERATOR, at), rules("US"), [], [LONG])
    assert decision.binding.until == datetime(2026, 3, 29, 11, 30, tzinfo=PARIS)
    assert isinstance(decision.binding.until, datetime)
    assert decision.binding.until.astimezone(UTC) - at.astimezone(UTC) == timedelta(hours=24)
    assert str(decision.until) == "2026-03-29 11:00:00+02:00"


def test_hours_are_hours_when_the_clocks_go_back() -> None:
    """12 hours from 20:30 on 24 October 2026 end at 07:30: the night has an hour more."""
    at = datetime(2026, 10, 24, 20, 30, tzinfo=PARIS)
    decision = beyond_use(sterile("category_1", StorageKind.ROOM, at), rules("US"), [], [LONG])
    assert decision.binding.until == datetime(2026, 10, 25, 7, 30, tzinfo=PARIS)


@pytest.mark.parametrize("day", [(2026, 3, 27), (2026, 10, 23)])
def test_days_keep_the_wall_clock_over_a_clock_change(day: tuple[int, int, int]) -> None:
    """A sterile day rule ends at the same shown hour days later, whatever the clocks did meanwhile."""
    at = datetime(*day, 9, 30, tzinfo=PARIS)
    decision = beyond_use(
        sterile("category_2_aseptic_nonsterile_start", StorageKind.REFRIGERATOR, at), rules("US"), [], [LONG]
    )
    assert decision.binding.until == datetime(day[0], day[1], day[2] + 4, 9, 30, tzinfo=PARIS)


def test_a_wall_clock_that_does_not_exist_is_read_as_the_earlier_instant() -> None:
    """02:30 on 29 March 2026 does not exist; 02:30 on 25 October exists twice: never the later reading."""
    spring = beyond_use(
        sterile("none", StorageKind.ROOM, datetime(2026, 3, 28, 2, 30, tzinfo=PARIS)),
        rules("FR"),
        [limit(CandidateKind.HOUSE_LIMIT, 1)],
        [LONG],
    )
    assert last_instant(spring.binding.until, PARIS) == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    autumn = beyond_use(
        sterile("none", StorageKind.ROOM, datetime(2026, 10, 24, 2, 30, tzinfo=PARIS)),
        rules("FR"),
        [limit(CandidateKind.HOUSE_LIMIT, 1)],
        [LONG],
    )
    assert last_instant(autumn.binding.until, PARIS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_france_has_no_days_of_its_own() -> None:
    """A house limit or a study must stand: components alone release nothing; the US table never binds France."""
    with pytest.raises(Refusal) as refused:
        beyond_use(made("nonaqueous", StorageKind.ROOM), rules("FR"), [], [LONG])
    assert refused.value.code == "no_beyond_use_limit"
    decision = beyond_use(
        made("nonaqueous", StorageKind.ROOM), rules("FR"), [limit(CandidateKind.HOUSE_LIMIT, 90)], [LONG]
    )
    assert binding(decision) == ("house_limit", date(2026, 5, 29))
    assert all(candidate.kind is not CandidateKind.TABLE for candidate in decision.candidates)


def test_a_study_may_extend_the_table_up_to_its_cap_and_the_table_stays_listed() -> None:
    """US, non-sterile: the study replaces the table's days, at most 180; every candidate is shown all the same."""
    decision = beyond_use(
        made("preserved_aqueous", StorageKind.ROOM), rules("US"), [limit(CandidateKind.STUDY, 400)], [LONG]
    )
    assert binding(decision) == ("study", date(2026, 8, 27))
    table = next(candidate for candidate in decision.candidates if candidate.kind is CandidateKind.TABLE)
    assert (table.rule, table.counts) == ("US795-P", False)


def test_house_limit_shortens_the_table() -> None:
    """The sample pharmacy: 90 days of the house bind before the 180 of the table."""
    decision = beyond_use(
        made("nonaqueous", StorageKind.ROOM), rules("US"), [limit(CandidateKind.HOUSE_LIMIT, 90)], [LONG]
    )
    assert binding(decision)[0] == "house_limit"
    assert [candidate.kind.value for candidate in decision.candidates] == ["table", "house_limit", "expiry"]


def test_an_opened_container_has_its_own_limit() -> None:
    """28 days after opening, the day of opening being the first."""
    opened = Component("vial", date(2028, 1, 31), date(2026, 2, 15), 28)
    decision = beyond_use(made("nonaqueous", StorageKind.ROOM), rules("US"), [], [opened])
    assert binding(decision) == ("after_opening", date(2026, 3, 14))


def test_a_limit_before_the_preparation_is_refused() -> None:
    """A component that expired before the preparation began leaves no day of use."""
    with pytest.raises(Refusal) as refused:
        beyond_use(made("nonaqueous", StorageKind.ROOM), rules("US"), [], [Component("old", date(2026, 2, 28))])
    assert refused.value.code == "beyond_use_past"


def test_a_month_alone_means_its_last_day() -> None:
    """29 February exists in leap years."""
    assert last_day(2028, 2) == date(2028, 2, 29)
    assert last_day(2026, 2) == date(2026, 2, 28)
    assert last_day(2026, 12) == date(2026, 12, 31)


def test_a_component_expiry_binds_a_sterile_preparation_until_the_last_hour_of_its_day() -> None:
    """The expiry day itself is allowed; shown is its last full hour."""
    decision = beyond_use(
        sterile("category_2_aseptic_sterile_start", StorageKind.REFRIGERATOR),
        rules("US"),
        [],
        [Component("vial", date(2026, 3, 4))],
    )
    assert decision.until == datetime(2026, 3, 4, 23, tzinfo=PARIS)


@given(st.integers(0, 13 * 366 * 24 * 60), st.integers(1, 400))
def test_every_day_of_years_has_a_date_and_what_is_printed_is_never_later(minutes: int, days: int) -> None:
    """29 February, month ends and clock changes: no fault, and the printed limit never lies after the exact one."""
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    for is_sterile in (False, True):
        decision = beyond_use(
            made("none", StorageKind.ROOM, at, is_sterile=is_sterile),
            rules("FR"),
            [limit(CandidateKind.HOUSE_LIMIT, days)],
            [Component("base", date(2099, 1, 1))],
        )
        exact = last_instant(decision.binding.until, PARIS)
        assert last_instant(decision.until, PARIS) <= exact
        assert exact - last_instant(decision.until, PARIS) < timedelta(hours=1)


def test_an_unknown_water_activity_leaves_the_aqueous_class() -> None:
    """Only a recorded value below 0.60 makes the ointment nonaqueous; 0.60 itself does not."""
    us = rules("US")
    assert row_name(BeyondUseClass.AQUEOUS, us, water_activity=None) == "aqueous"
    assert row_name(BeyondUseClass.AQUEOUS, us, water_activity=Fraction("0.55")) == "nonaqueous"
    assert row_name(BeyondUseClass.AQUEOUS, us, water_activity=Fraction("0.60")) == "aqueous"
    dry = row_name(BeyondUseClass.NONAQUEOUS, us, water_activity=None, is_oral_liquid=True)
    assert dry == "nonaqueous_oral_liquid"
    assert row_name(BeyondUseClass.STERILE_STERILE_START, us, water_activity=None) == "category_1"


@pytest.mark.parametrize(("high", "kind"), [(None, "room"), ("25", "room"), ("8", "refrigerator"), ("-10", "freezer")])
def test_the_storage_chooses_the_column(high: str | None, kind: str) -> None:
    """8 °C is still the refrigerator, −10 °C the freezer."""
    limit_high = None if high is None else Quantity.of(high, "degC")
    assert storage_kind(Storage(LocalText.of("x"), None, limit_high)).value == kind


def test_a_date_is_usable_until_its_end_and_an_instant_until_itself() -> None:
    """What dispensing asks."""
    until = date(2026, 3, 14)
    assert not is_past(until, datetime(2026, 3, 14, 23, 59, tzinfo=PARIS), PARIS)
    assert is_past(until, datetime(2026, 3, 15, 0, 0, tzinfo=PARIS), PARIS)
    hour = datetime(2026, 3, 14, 14, 0, tzinfo=PARIS)
    assert not is_past(hour, datetime(2026, 3, 14, 13, 59, 59, tzinfo=PARIS), PARIS)
    assert is_past(hour, hour, PARIS)


def test_every_number_of_the_rule_files_says_whether_it_is_confirmed() -> None:
    """Nothing read from secondary sources passes as confirmed; the French register keeps names for ten years."""
    assert not any(row.confirmed for row in rules("US").rows)
    retentions = read_retentions((RULES / "retention.toml").read_text("utf-8"), "retention.toml")
    assert (retentions["FR"].years, retentions["FR"].confirmed) == (10, False)
    assert retentions["FR"].ends_on(date(2028, 2, 29)) == date(2038, 3, 1)
    assert retentions["FR"].ends_on(date(2026, 11, 24)) == date(2036, 11, 24)
