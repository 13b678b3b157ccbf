"""The list of batches: groups, order, pages by key, and what is chosen from for a new one."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from compounder.bootstrap import stationery
from compounder.domain.staff import Role
from compounder.services import list_batches as listing
from compounder.services.compound_batch.choose_formulation import plannable_formulations
from compounder.services.compound_batch.stop import abort_batch
from compounder.services.list_batches import BatchGroup, list_batches
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_batch_paper
from compounder.services.survey_day import Deed, survey_day
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.pharmacy import TestPharmacy


def test_each_batch_stands_in_one_group_with_its_last_step(pharmacy: TestPharmacy) -> None:
    """Who decided it, else who did the last step; weighed and verified lines are counted."""
    key = bench.stocked(pharmacy)
    bench.released(pharmacy, key)
    second = bench.planned(pharmacy, size="40 g")
    bench.weigh_all(pharmacy, second, key)
    third = bench.planned(pharmacy, size="20 g")
    act = pharmacy.act("abort_batch", Role.PHARMACIST, "spilled")
    abort_batch(pharmacy.records, act, pharmacy.signing(act), third)
    with pharmacy.records.reading() as loads:
        pages = {group: list_batches(loads, rule_book(), group) for group in BatchGroup}
    found = {
        group: [(row.batch, row.by, row.weighed, row.verified) for row in page.rows] for group, page in pages.items()
    }
    assert found == {
        BatchGroup.UNDER_WAY: [(second, pharmacy.member("tina").name, 4, 0)],
        BatchGroup.FINISHED: [("2026-0001", pharmacy.member("paul").name, 4, 4)],
        BatchGroup.REFUSED: [(third, pharmacy.member("paul").name, 0, 0)],
    }
    assert [page.under_way for page in pages.values()] == [1, 1, 1]


def test_pages_follow_each_other_by_key_the_newest_first(
    pharmacy: TestPharmacy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is skipped and nothing comes twice; a text narrows the pages too."""
    monkeypatch.setattr(listing, "PAGE", 2)
    bench.stocked(pharmacy)
    made = [bench.planned(pharmacy, size="20 g") for _ in range(5)]
    seen, after, more = [], None, True
    with pharmacy.records.reading() as loads:
        while more:
            page = list_batches(loads, rule_book(), BatchGroup.UNDER_WAY, after=after)
            seen += [row.batch for row in page.rows]
            after, more = seen[-1], page.has_more
        named = list_batches(loads, rule_book(), BatchGroup.UNDER_WAY, text="POMMADE")
        nothing = list_batches(loads, rule_book(), BatchGroup.UNDER_WAY, text="cream")
    assert seen == made[::-1]
    assert (len(named.rows), named.has_more, nothing.rows) == (2, True, ())


def test_a_formulation_in_force_is_found_from_four_letters_on(pharmacy: TestPharmacy) -> None:
    """In any language; a draft is not found."""
    bench.approve(pharmacy, bench.OINTMENT)
    bench.approve(pharmacy, bench.INJECTION)
    with pharmacy.records.reading() as loads:
        found = {text: plannable_formulations(loads, rule_book(), text) for text in ("pom", "pomm", "thio", "gelz")}
    ids = {text: [one.formulation for one in answer] for text, (answer, _) in found.items()}
    assert ids == {"pom": [], "pomm": [bench.OINTMENT], "thio": [bench.INJECTION, bench.OINTMENT], "gelz": []}
    assert {in_force for _, in_force in found.values()} == {2}


def test_a_released_batch_waits_for_its_labels_until_they_are_printed(pharmacy: TestPharmacy) -> None:
    """In the list of the finished, and among what waits for whoever may print; a printing takes it away."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    paul = pharmacy.member("paul")

    def told() -> tuple[bool, list[tuple[str, str]]]:
        with pharmacy.records.reading() as loads:
            row = list_batches(loads, rule_book(), BatchGroup.FINISHED).rows[0]
            now = pharmacy.clock().astimezone(ZoneInfo("Europe/Paris"))
            day = survey_day(loads, rule_book(), person=paul.id, role=paul.role, now=now)
        return row.is_labelled, [(item.record, item.by) for item in day.waiting if item.deed is Deed.LABEL]

    assert told() == (False, [(batch, paul.name)])
    act = pharmacy.act("print", Role.PHARMACIST)
    print_batch_paper(pharmacy.records, act, stationery(), PaperKind.LABEL, batch, now=pharmacy.clock())
    assert told() == (True, [])
