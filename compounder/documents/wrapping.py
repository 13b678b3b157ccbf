"""Text to lines: it breaks at spaces, inside a word only where the word alone is wider than its place."""

from __future__ import annotations

import re

from compounder.documents.fonts import Fonts, Style

_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=(?:kg|g|mg|ng|L|mL|mmol|mEq|mm|cm|min|h|%|°C)(?![A-Za-z]))")


def wrapped(fonts: Fonts, text: str, style: Style, width: float, *, at_hyphens: bool = False) -> list[str]:
    """The lines of a text in `width` points. No-break spaces hold; nothing is cut, hyphenated or lost.

    A word wider than a whole line (an 80-letter name without a space) is broken after its own hyphens, else where the
    line is full. With `at_hyphens` every hyphen is a place to break.
    """
    if fonts.width(style, text) <= width:
        return [text]
    lines: list[str] = []
    for word in _pieces(fonts, _glued(text), style, width, at_hyphens=at_hyphens):
        joined = f"{lines[-1]}{word}" if lines else word.lstrip(" ")
        if lines and fonts.width(style, joined.rstrip(" ")) <= width:
            lines[-1] = joined
        else:
            lines.append(word.lstrip(" "))
    return [line.rstrip(" ") for line in lines] or [""]


def _glued(text: str) -> str:
    """The text with a no-break space between a number and its unit, as a name of a data file may lack it."""
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text)


def _pieces(fonts: Fonts, text: str, style: Style, width: float, *, at_hyphens: bool) -> list[str]:
    """The words, each with the space before it, and broken further where they must be."""
    pieces: list[str] = []
    for number, word in enumerate(text.strip(" ").split(" ")):
        is_parted = bool(word) and (at_hyphens or fonts.width(style, word) > width)
        parts = re.findall(r"[^-]*-|[^-]+", word) if is_parted else [word]
        fitting = [piece for part in parts for piece in _fitting(fonts, part, style, width)]
        pieces += [f" {piece}" if number and not index else piece for index, piece in enumerate(fitting)]
    return pieces


def _fitting(fonts: Fonts, word: str, style: Style, width: float) -> list[str]:
    """A word in pieces that each fit; one letter always stands, however narrow the place."""
    if fonts.width(style, word) <= width:
        return [word]
    end = len(word) - 1
    while end > 1 and fonts.width(style, word[:end]) > width:
        end -= 1
    return [word[:end], *_fitting(fonts, word[end:], style, width)] if len(word) > 1 else [word]
