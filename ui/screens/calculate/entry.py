"""How the field of a declared input reads what is typed, exactly as the services read it, and which units it offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compounder.domain.calculators.kinds import Either, Kind, Measure, Percent, Sign, StrengthOf
from compounder.domain.calculators.written import typed_reader
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import SPACES, Quantity, split_unit
from compounder.domain.strength import Strength
from compounder.domain.unit import NO_UNIT
from ui.widgets.quantity_reading import Reading

_NEIGHBOURS = {
    "g": ("g", "mg", "microgram", "kg"),
    "mg": ("mg", "microgram", "g"),
    "mL": ("mL", "L", "microlitre"),
    "mol": ("mmol", "mol", "micromol"),
    "mmol": ("mmol", "mol"),
    "Eq": ("mEq", "Eq"),
    "Osm": ("mOsm", "Osm"),
    "cm": ("cm", "mm", "m"),
    "cm^2": ("cm^2", "m^2"),
    "h": ("h", "min", "day"),
}
"""The units offered for one that a kind names; any other unit of its dimension may be typed."""
_RATES = {"h": ("h", "min")}
_FIXED = {"g/mL": ("g/mL", "kg/L"), "g/mol": ("g/mol",), "mol/L": ("mol/L", "mmol/L")}
_STRENGTHS = {
    "w/w": ("% w/w", "mg/g", "ppm w/w"),
    "w/v": ("% w/v", "mg/mL", "g/L", "microgram/mL"),
    "v/v": ("% v/v",),
    "mol/mL": ("mmol/mL", "mol/L"),
    "Eq/mL": ("mEq/mL", "mEq/L"),
    "unit/mL": ("unit/mL",),
}
_RATIOS = ("w/w", "w/v", "v/v")
"""What stands behind 1:1000."""
_FRENCH = {"w/w": "m/m", "w/v": "m/V", "v/v": "V/V"}
_NUMBER = re.compile(r"-?(?:1:)?(?:[0-9]{1,9}(?:[.,][0-9]{0,9})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class KindReader:
    """Reads a text for one kind of input; `units` are those offered, whose beginnings count as unfinished."""

    kind: Kind
    sign: Sign
    units: tuple[str, ...]

    @classmethod
    def of(cls, kind: Kind, sign: Sign, language: str) -> KindReader:
        """The reader of an input, its units as they are written in a language."""
        return cls(kind, sign, tuple(dict.fromkeys(_said(unit, language) for unit in _offered(kind))))

    def read(self, text: str, *, language: str) -> Reading:
        """The meaning of the whole text, by the same reader and the same kind as the calculator asks."""
        typed = text.strip(SPACES)
        if not typed:
            return Reading()
        if isinstance(self.kind, Either) and typed in self.kind.words:
            return Reading(word=typed)
        try:
            written = typed_reader(language)(spaced(text))
            self.kind.complete(written)
            self.kind.fit(written)
            value = self.kind.value(written, self.sign)
        except Refusal as refusal:
            return Reading(refusal=refusal, is_final=not self._is_unfinished(typed))
        return Reading(value if isinstance(value, Quantity | Percentage | Strength) else Quantity(value, NO_UNIT))

    def _is_unfinished(self, typed: str) -> bool:
        """Whether further keys could make it a value."""
        if isinstance(self.kind, Either) and any(word.startswith(typed) for word in self.kind.words):
            return True
        number, unit = split_unit(typed)
        if _NUMBER.fullmatch(number) is None:
            return False
        return not unit or any(offered.startswith(unit) and offered != unit for offered in self.units)


def spaced(text: str) -> str:
    """A typed text with one space between number and unit, as refusals show it."""
    return " ".join(part for part in split_unit(text) if part)


def _said(unit: str, language: str) -> str:
    unit = unit.replace("^2", "²")
    mark, space, basis = unit.rpartition(" ")
    return f"{mark}{space}{_FRENCH.get(basis, basis)}" if language == "fr" and basis in _RATIOS else unit


def _offered(kind: Kind) -> Iterator[str]:
    match kind:
        case Measure():
            for example in kind.examples:
                yield from _measures(example)
        case StrengthOf():
            for basis in kind.bases or _STRENGTHS:
                yield from _STRENGTHS[basis]
            yield from (basis for basis in kind.bases or _RATIOS if basis in _RATIOS)
        case Percent():
            yield "%"
        case Either():
            for part in kind.kinds:
                yield from _offered(part)
            yield from kind.words
        case _:
            return  # a plain number has no unit


def _measures(example: str) -> Iterator[str]:
    if example in _FIXED:
        yield from _FIXED[example]
        return
    top, *below = example.split("/")
    last = _RATES.get(below[-1], (below[-1],)) if below else ("",)
    for unit in _NEIGHBOURS.get(top, (top,))[: 2 if below else None]:
        for end in last:
            yield "/".join([unit, *below[:-1], end]) if below else unit
