"""Rulers drawn from the numbers: where a reading lies between its limits, and how long each limit of use lasts."""

from __future__ import annotations

from fractions import Fraction

from compounder.documents import styles
from compounder.documents.drawing import ShapeMark
from compounder.documents.parts import Part

_WIDTH = 66.0
_SPILL = 4.0


def tolerance_ruler(part: Part, x: float, y: float, position: Fraction) -> None:
    """A ruler of 66 pt: its ends are the limits, its middle the target; `position` is −1, 0 and 1 there.

    Outside the limits the triangle stands beyond the end.
    """
    part.rule(x, y, _WIDTH, 0.5)
    for step in range(21):
        length = {0: 5.0, 10: 6.5, 20: 5.0}.get(step, 3.0 if step % 5 else 4.0)
        part.upright(x + _WIDTH * step / 20, y - length, length, 0.5)
    _pointer(part, x, y, position, _WIDTH)


def yield_ruler(part: Part, x: float, y: float, share: Fraction, limits: tuple[Fraction, Fraction]) -> None:
    """A ruler of 200 pt from limit to limit, a tick a percent."""
    width, (low, high) = 200.0, limits
    part.rule(x, y, width, 0.6)
    percents = int((high - low) * 100)
    steps = percents if 2 <= percents <= 40 else 10
    for step in range(steps + 1):
        length = 7.0 if step in (0, steps) else 4.0
        part.upright(x + width * step / steps, y - length, length, 0.5)
    middle = (low + high) / 2
    _pointer(part, x, y, (share - middle) / (high - middle), width)


def _pointer(part: Part, x: float, y: float, position: Fraction, width: float) -> None:
    within = min(max(position, Fraction(-1)), Fraction(1))
    middle = x + width * float((within + 1) / 2) + (_SPILL if position > 1 else -_SPILL if position < -1 else 0)
    part.marks.append(ShapeMark(((middle - 2.6, y + 5.2), (middle + 2.6, y + 5.2), (middle, y + 0.7))))


def duration_bar(part: Part, x: float, y: float, length: float, *, binds: bool, is_longer: bool) -> None:
    """A bar as long as a limit of use lasts; one that passes the scale ends in an arrow."""
    part.rule(x, y - 3, length, 5 if binds else 1.5)
    if is_longer:
        part.text(x + length + 3, y, "→", styles.SMALL, 12, field="longer")
