"""The GS1 application identifiers that this program reads: how long a value is, what it holds, what it needs beside it.

Source: GS1 General Specifications, checked against the GS1 Barcode Syntax Dictionary (2026-07). An identifier that is
not listed is refused: its length is not known, so the rest of the code could not be split.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Content(Enum):
    """What a value must be beyond its length and characters."""

    PLAIN = "plain"
    CHECK_DIGIT = "check_digit"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class ValueFormat:
    """The lawful values of one application identifier.

    `has_separator` tells whether another element may follow only after a separator (FNC1, sent as GS): so it is for all
    identifiers but the first ones of GS1, whose length is predefined. Of the identifiers in `needs`, if any, one must
    stand in the same code.
    """

    shortest: int
    longest: int
    is_numeric: bool
    has_separator: bool
    content: Content = Content.PLAIN
    needs: tuple[str, ...] = ()


_ITEM = ("01", "02")


def _predefined(length: int, content: Content = Content.PLAIN, needs: tuple[str, ...] = ()) -> ValueFormat:
    return ValueFormat(length, length, is_numeric=True, has_separator=False, content=content, needs=needs)


def _text(longest: int, *needs: str) -> ValueFormat:
    return ValueFormat(1, longest, is_numeric=False, has_separator=True, needs=needs)


def _digits(shortest: int, longest: int, *needs: str, content: Content = Content.PLAIN) -> ValueFormat:
    return ValueFormat(shortest, longest, is_numeric=True, has_separator=True, content=content, needs=needs)


def _measures() -> dict[str, ValueFormat]:
    """Trade measures (31nd to 36nd): six digits, of which the identifier's last digit says how many are decimals."""
    kinds = [*range(310, 317), *range(320, 338), *range(340, 358), *range(360, 370)]
    return {f"{kind}{decimals}": _predefined(6) for kind in kinds for decimals in range(6)}


IDENTIFIERS: dict[str, ValueFormat] = {
    "00": _predefined(18, Content.CHECK_DIGIT),
    "01": _predefined(14, Content.CHECK_DIGIT),
    "02": _predefined(14, Content.CHECK_DIGIT, ("37",)),
    "10": _text(20, *_ITEM),
    **dict.fromkeys(("11", "13", "15", "16", "17"), _predefined(6, Content.DATE, _ITEM)),
    "20": _predefined(2, needs=_ITEM),
    "21": _text(20, "01"),
    "22": _text(20, "01"),
    "235": _text(28, "01"),
    "240": _text(30, *_ITEM),
    "241": _text(30, *_ITEM),
    "250": _text(30, "21"),
    "251": _text(30, "01"),
    "30": _digits(1, 8, *_ITEM),
    **_measures(),
    "37": _digits(1, 8, "00", "02"),
    "400": _text(30),
    **{str(location): _predefined(13, Content.CHECK_DIGIT) for location in range(410, 418)},
    "422": _digits(3, 3, *_ITEM),
    "7003": _digits(10, 10, *_ITEM, content=Content.MOMENT),
    **{str(national): _text(20, "01") for national in range(710, 718)},
    "8008": _digits(8, 12, *_ITEM, content=Content.MOMENT),
    "8200": _text(70, "01"),
    "90": _text(30),
    **{str(company): _text(90) for company in range(91, 100)},
}
"""Every identifier that is read. No identifier begins another, so a code splits in one way only."""

EXCLUSIONS: tuple[tuple[str, str], ...] = (("01", "02"), ("01", "37"), ("21", "235"))
"""Pairs that never stand in one code."""
