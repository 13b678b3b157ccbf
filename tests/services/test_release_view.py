"""What a pharmacist sees before signing, and the label proved before there is a register number."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from compounder import bootstrap
from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId
from compounder.domain.percentage import Percentage
from compounder.domain.staff import Role
from compounder.services.compound_batch.filled_text import read_filled
from compounder.services.compound_batch.release_view import ReleaseView, release_view
from compounder.services.print_papers.draft_proof import prove_draft
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.batch_steps import refused
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy


def seen(pharmacy: TestPharmacy, batch: BatchId, role: Role = Role.PHARMACIST) -> ReleaseView:
    """The view of a person of a role."""
    with pharmacy.records.reading() as loads:
        return release_view(
            loads, rule_book(), batch, person=pharmacy.member(role).id, now=pharmacy.clock.now.astimezone(UTC)
        )


def test_each_state_names_what_has_to_be_done_first(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """Weigh, verify, yield, the method, then the signature; a first reading shows in nothing before its second."""
    waits = [seen(pharmacy, batch).waits_for]
    line = bench.dossier(pharmacy, batch).lines[0].id
    bench.weigh(pharmacy, line, bench.on_balance(key, "121.16 g"))
    bench.weigh_all(pharmacy, batch, key)
    blind = seen(pharmacy, batch)
    assert "121.16" not in str(blind)
    assert (blind.weighed_in, blind.strength, blind.account) == (None, None, None)
    waits.append(blind.waits_for)
    bench.verify_all(pharmacy, batch)
    waits.append(seen(pharmacy, batch).waits_for)
    bench.obtain(pharmacy, batch, "496.2 g", [(9, "50 g")])
    waits.append(seen(pharmacy, batch).waits_for)
    bench.steps_done(pharmacy, batch)
    ready = seen(pharmacy, batch)
    assert [*waits, ready.waits_for] == ["weigh", "verify", "yield", "method", ""]
    assert ready.verified_by == ("Name of paul",)
    assert ready.yield_found is not None
    assert (ready.yield_found.low, ready.yield_found.is_within) == (Percentage.of(95), True)
    assert ready.strength is not None
    assert ready.strength.is_within
    assert ready.refusal is None
    own = seen(pharmacy, batch, Role.TECHNICIAN).refusal
    assert own is not None
    assert own.code == "not_permitted"


def test_the_use_by_is_known_with_every_limit_before_and_after_the_release(
    pharmacy: TestPharmacy, key: BalanceId
) -> None:
    """The same limits; one binds. Past its limit the sentence says so before anybody signs."""
    batch = bench.made(pharmacy, key)
    before = seen(pharmacy, batch).use_by
    assert (before.until, before.refusal) == (date(2027, 2, 21), None)
    assert [limit.binds for limit in before.limits].count(True) == 1
    start = pharmacy.clock.now
    pharmacy.clock.now = start + timedelta(days=90)
    past = seen(pharmacy, batch).use_by.refusal
    assert past is not None
    assert past.code == "beyond_use_past"
    pharmacy.clock.now = start
    bench.release(pharmacy, batch)
    after = seen(pharmacy, batch)
    assert (after.use_by.until, after.use_by.limits) == (before.until, before.limits)
    assert (after.is_released, after.decided_by) == (True, "Name of paul")


def test_a_deviation_says_who_may_not_accept_it(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """Who weighed, and who has not the role; the pharmacist may."""
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    bench.obtain(pharmacy, batch, "440 g", [(8, "50 g")], deviation="a pot fell")
    (open_one,) = seen(pharmacy, batch).deviations
    assert (open_one.is_open, open_one.reason, open_one.found, open_one.refusal) == (
        True,
        "a pot fell",
        q("440 g"),
        None,
    )
    (to_technician,) = seen(pharmacy, batch, Role.TECHNICIAN).deviations
    assert to_technician.refusal is not None


def test_the_draft_proof_covers_all_but_what_the_release_gives(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Every container is drawn and read back; register number and act are not among the fields; nothing is recorded."""
    batch = bench.made(pharmacy, key)
    before = bench.dossier(pharmacy, batch)
    by = pharmacy.member(Role.PHARMACIST).id
    proof = prove_draft(pharmacy.records, by, bootstrap.stationery(), batch, now=pharmacy.clock.now)
    assert len(proof.pages) == 9
    assert proof.use_by == date(2027, 2, 21)
    words = {field.word.key for page in proof.pages for field in page}
    assert {"label.word.use_by", "label.word.name", "label.element.batch"} <= words
    assert not {"label.word.register", "label.word.trace"} & words
    assert all(field.agrees for page in proof.pages for field in page)
    assert bench.dossier(pharmacy, batch) == before


def test_there_is_no_draft_before_the_yield(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """No container, no label."""
    bench.weigh_all(pharmacy, batch, key)
    by = pharmacy.member(Role.PHARMACIST).id
    now = pharmacy.clock.now
    refused("nothing_to_print", lambda: prove_draft(pharmacy.records, by, bootstrap.stationery(), batch, now=now))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nothing_filled"),
        ("9", "nothing_filled"),
        ("x 50 g", "nothing_filled"),
        ("nine x 50 g", "nothing_filled"),
        ("9 x 50 g;", "nothing_filled"),
        ("9 x 50", "missing_unit"),
    ],
)
def test_a_text_that_says_no_containers_is_refused(text: str, code: str) -> None:
    """Nothing is guessed; a number without a unit is refused as everywhere."""
    refused(code, lambda: read_filled(text, "en"))


def test_several_sizes_are_parted_by_a_semicolon() -> None:
    """Comma and point are decimal marks."""
    found = read_filled("9 × 50 g; 1x46.2g", "en")
    assert [(filled.number, filled.content) for filled in found] == [(9, q("50 g")), (1, q("46.2 g"))]
