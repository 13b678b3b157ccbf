"""IBM Plex Sans and Mono, loaded from the program's own files, with DejaVu Sans for other scripts in names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ui.theme.tokens import TypeStyle

_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_SANS = ["IBM Plex Sans", "DejaVu Sans"]
_CODE = ["IBM Plex Mono", "DejaVu Sans"]
_FILES = (
    *(f"IBMPlexSans_{name}.ttf" for name in ("400Regular", "500Medium", "600SemiBold", "700Bold")),
    *(f"IBMPlexMono_{name}.ttf" for name in ("400Regular", "500Medium")),
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
)


def load_typefaces() -> None:
    """Make the typefaces known to Qt, once after the QApplication is made; one that does not load is a fault."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(_FONTS / name)) < 0:
            raise OSError(f"the typeface {name} cannot be loaded")


@cache
def _font(style: TypeStyle) -> QFont:
    font = QFont()
    font.setFamilies(_CODE if style.is_code else _SANS)
    font.setPixelSize(style.size)
    font.setWeight(QFont.Weight(style.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def font(style: TypeStyle) -> QFont:
    """The font of a type style, in pixels and without hinting, so that it looks alike at every scale."""
    return QFont(_font(style))


@cache
def metrics(style: TypeStyle) -> QFontMetrics:
    """The measures of a type style's font."""
    return QFontMetrics(_font(style))
