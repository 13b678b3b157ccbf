"""What a scanner or a person gives for a lot, from readers that name a symbology and from those that do not."""

from __future__ import annotations

from datetime import date

import pytest

from compounder.domain.errors import Refusal
from compounder.exchange.plain_code import without_symbology
from compounder.exchange.scanned_lot import scanned_lot

PACK = "01034009300012021727063010TS2409-3"


@pytest.mark.parametrize(
    ("text", "lot"),
    [
        (PACK, "TS2409-3"),
        (f"]d2{PACK}", "TS2409-3"),
        ("(01)03400930001202(10)TS2409-3", "TS2409-3"),
        (" GL-1 ", "GL-1"),
        ("]C0GL-1", "GL-1"),
        ("10-2409", "10-2409"),
        ("1012345", "1012345"),
        ("01034009300012031727063010TS2409-3", "01034009300012031727063010TS2409-3"),
    ],
)
def test_a_pack_gives_its_lot_and_a_plain_code_itself(text: str, lot: str) -> None:
    """A plain number that could begin an element, and a code whose check digit is wrong, are numbers as they stand."""
    assert scanned_lot(text, date(2026, 11, 24)) == lot


def test_a_code_that_says_it_is_gs1s_and_is_damaged_is_refused() -> None:
    """Never repaired, never taken for a number."""
    with pytest.raises(Refusal, match="invalid_element_string"):
        scanned_lot("]d201034009300012031727063010TS2409-3", date(2026, 11, 24))


@pytest.mark.parametrize(("text", "plain"), [("]C0tina", "tina"), ("tina", "tina"), ("]", "]"), ("a]C0b", "a]C0b")])
def test_the_name_of_a_symbology_is_no_part_of_a_plain_code(text: str, plain: str) -> None:
    """Three characters, at the beginning alone."""
    assert without_symbology(text) == plain
