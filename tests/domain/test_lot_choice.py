"""First expired, first out: every lot has its reason, and none is passed over for one that keeps longer."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.lot_choice import LineNeed, LotView, last_day, offer_lots, why_not
from compounder.domain.quantity import Quantity
from compounder.domain.staff import StaffId
from compounder.domain.stock import IngredientLot, LotId, LotState, StockDimension
from tests.words_files import words

TODAY = date(2026, 11, 24)
NEED = LineNeed(StockDimension.MASS, "pentahydrate")
GRAM = 10**9


def lot(
    number: int = 1,
    expires_on: date = date(2027, 6, 30),
    state: LotState = LotState.ACCEPTED,
    form: str | None = "pentahydrate",
    *,
    opened_on: date | None = None,
    days: int | None = None,
    dimension: StockDimension = StockDimension.MASS,
    density: Quantity | None = None,
) -> IngredientLot:
    """A lot of 1 kg, or 1 L."""
    unit = "g" if dimension is StockDimension.MASS else "mL"
    return IngredientLot(
        id=LotId(f"L{number}"), year=2026, number=number, ingredient="sodium thiosulfate", supplier="S",
        lot_number=f"TS{number}", expires_on=expires_on, containers=1, container_size=Quantity.of(1000, unit),
        dimension=dimension, unit=unit, state=state, received_by=StaffId("t"),
        received_at=datetime(2026, 1, 1, tzinfo=UTC), form=form, opened_on=opened_on, after_opening_days=days,
        density=density,
    )  # fmt: skip


def reason(view: LotView, need: LineNeed = NEED) -> str | None:
    """The key of the reason why a lot is not offered."""
    phrase = why_not(view, need, TODAY)
    return phrase.key if phrase else None


def test_the_lot_that_expires_first_is_offered_first() -> None:
    """Not the one received first."""
    offers = offer_lots(
        [LotView(lot(1, date(2027, 6, 30)), GRAM, 0), LotView(lot(2, date(2027, 1, 31)), GRAM, 0)], NEED, TODAY
    )
    assert [(offer.view.lot.id, offer.reason.key) for offer in offers] == [
        ("L2", "lot_choice.first_to_expire"),
        ("L1", "lot_choice.later"),
    ]


def test_an_opened_lot_goes_by_its_limit_after_opening() -> None:
    """28 days from the day of opening, which is the first: until 20 December, before the other's expiry."""
    opened = lot(1, opened_on=date(2026, 11, 23), days=28)
    assert last_day(opened) == date(2026, 12, 20)
    offers = offer_lots([LotView(lot(2, date(2026, 12, 31)), GRAM, 0), LotView(opened, GRAM, 0)], NEED, TODAY)
    assert [offer.view.lot.id for offer in offers] == ["L1", "L2"]


def test_the_day_of_expiry_still_counts() -> None:
    assert reason(LotView(lot(expires_on=TODAY), GRAM, 0)) is None
    assert reason(LotView(lot(expires_on=TODAY - timedelta(days=1)), GRAM, 0)) == "refusal.lot_expired.expired"


def test_every_reason_has_its_words() -> None:
    """Each way in which a lot is not offered is told in both languages."""
    cases = {
        "refusal.lot_not_usable.state": LotView(lot(state=LotState.QUARANTINE), GRAM, 0),
        "refusal.lot_expired.opened": LotView(lot(opened_on=date(2026, 10, 1), days=28), GRAM, 0),
        "lot_choice.wrong_form": LotView(lot(form="anhydrous"), GRAM, 0),
        "lot_choice.other_dimension": LotView(lot(dimension=StockDimension.VOLUME), GRAM, 0),
        "lot_choice.nothing_left": LotView(lot(), 0, 0),
        "lot_choice.all_reserved": LotView(lot(), GRAM, GRAM),
    }
    for key, view in cases.items():
        phrase = why_not(view, NEED, TODAY)
        assert phrase is not None
        assert phrase.key == key
        assert all(words(language).sentence(phrase) for language in ("en", "fr"))


def test_a_density_lets_a_volume_serve_a_mass() -> None:
    density = Quantity.of("1.26", "g/mL")
    assert reason(LotView(lot(dimension=StockDimension.VOLUME, density=density), GRAM, 0)) is None
    by_line = LineNeed(StockDimension.MASS, "pentahydrate", density)
    assert reason(LotView(lot(dimension=StockDimension.VOLUME), GRAM, 0), by_line) is None


_LOTS = st.builds(
    lambda number, days, state, form, opened, limit, held, reserved: LotView(
        lot(
            number, TODAY + timedelta(days=days), state, form,
            opened_on=None if opened is None else TODAY - timedelta(days=opened), days=limit,
        ),
        held,
        reserved,
    ),
    st.integers(1, 10**6), st.integers(-400, 400), st.sampled_from(list(LotState)),
    st.sampled_from(["pentahydrate", "anhydrous", None]),
    st.none() | st.integers(0, 60), st.none() | st.integers(1, 60),
    st.integers(0, 10 * GRAM), st.integers(0, 12 * GRAM),
)  # fmt: skip


@given(st.lists(_LOTS, unique_by=lambda view: view.lot.id, max_size=12))
def test_no_lot_is_lost_none_unusable_is_offered_and_the_order_is_that_of_the_last_days(views: list[LotView]) -> None:
    offers = offer_lots(views, NEED, TODAY)
    assert {offer.view.lot.id for offer in offers} == {view.lot.id for view in views}
    for offer in offers:
        used = offer.view.lot
        usable = (
            used.state is LotState.ACCEPTED
            and last_day(used) >= TODAY
            and used.form in ("pentahydrate", None)
            and offer.view.on_hand > offer.view.reserved
        )
        assert offer.is_offered is usable
    days = [last_day(offer.view.lot) for offer in offers if offer.is_offered]
    assert days == sorted(days)


@given(st.lists(_LOTS, unique_by=lambda view: view.lot.id, max_size=8), st.randoms())
def test_the_order_in_which_lots_are_read_does_not_matter(views: list[LotView], shuffle: random.Random) -> None:
    other = list(views)
    shuffle.shuffle(other)
    assert offer_lots(views, NEED, TODAY) == offer_lots(other, NEED, TODAY)
