"""The faces of the papers: IBM Plex, and DejaVu for each run of characters that Plex lacks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

POINTS_PER_MM = 72 / 25.4


class Face(Enum):
    """A face by its file in ``resources/fonts``, and the fallback of the same weight."""

    REGULAR = ("IBMPlexSans_400Regular", "DejaVuSans")
    MEDIUM = ("IBMPlexSans_500Medium", "DejaVuSans")
    SEMIBOLD = ("IBMPlexSans_600SemiBold", "DejaVuSans-Bold")
    BOLD = ("IBMPlexSans_700Bold", "DejaVuSans-Bold")
    MONO = ("IBMPlexMono_400Regular", "DejaVuSans")
    MONO_MEDIUM = ("IBMPlexMono_500Medium", "DejaVuSans-Bold")


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size in points, and the distance of its lines."""

    face: Face
    size: float
    lead: float

    def at(self, size: float, lead: float = 0) -> Style:
        """The same face at another size."""
        return Style(self.face, size, lead or size * 1.25)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one font file holds."""

    font: str
    text: str


class Fonts:
    """The font files of a folder, known to ReportLab under their file names; widths and glyph runs come from here."""

    def __init__(self, folder: Path) -> None:
        names = sorted({name for face in Face for name in face.value})
        for name in names:
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
        self._glyphs = {name: pdfmetrics.getFont(name).face.charToGlyph for name in names}
        held = frozenset().union(*(self._glyphs[name] for name in Face.REGULAR.value))
        self._first_alone = {face: held & self._glyphs[face.value[0]].keys() for face in Face}

    def printable(self, text: str) -> str:
        """The text with every character that no font holds shown as its code point, never as an empty box."""
        return "".join(character if self._is_held(character) else f"⟨U+{ord(character):04X}⟩" for character in text)

    def _is_held(self, character: str) -> bool:
        return any(ord(character) in self._glyphs[name] for name in Face.REGULAR.value)

    def runs(self, face: Face, text: str) -> tuple[Run, ...]:
        """The text, parted where the font changes: almost every text is one run of the first font."""
        if text and self._first_alone[face].issuperset(map(ord, text)):
            return (Run(face.value[0], text),)
        named = ((self._font_of(face, character), character) for character in self.printable(text))
        return tuple(
            Run(font, "".join(c for _, c in group)) for font, group in groupby(named, key=lambda pair: pair[0])
        )

    def _font_of(self, face: Face, character: str) -> str:
        first, fallback = face.value
        return first if ord(character) in self._glyphs[first] else fallback

    def width(self, style: Style, text: str) -> float:
        """The width of a text in points, measured with the very fonts that draw it."""
        return sum(float(pdfmetrics.stringWidth(run.text, run.font, style.size)) for run in self.runs(style.face, text))
