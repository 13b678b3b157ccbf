"""Which parts fold at which width, for all screens: the one place that decides it."""

from __future__ import annotations

from enum import Enum


class Folding(Enum):
    """How much room there is; the value is the least logical width (window design, section 5)."""

    ROOMY = 1600
    USUAL = 1120
    TIGHT = 800
    SINGLE = 0

    @classmethod
    def at(cls, width: int) -> Folding:
        """The folding of a window so many logical pixels wide."""
        return next(folding for folding in cls if width >= folding.value)

    @property
    def has_rail(self) -> bool:
        """Whether the rail stands open; otherwise it is behind "Menu"."""
        return self in (Folding.ROOMY, Folding.USUAL)

    @property
    def has_side_panels(self) -> bool:
        """Whether side panels stand beside the main card; otherwise they are tabs above it."""
        return self in (Folding.ROOMY, Folding.USUAL)

    @property
    def is_one_column(self) -> bool:
        """Whether everything stands in one column that scrolls."""
        return self is Folding.SINGLE

    @property
    def header_height(self) -> int:
        """The header's height."""
        return {Folding.ROOMY: 64, Folding.USUAL: 64, Folding.TIGHT: 48, Folding.SINGLE: 56}[self]
