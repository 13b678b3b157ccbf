"""Writes every page of the gallery as a compressed picture: both languages, three themes, and at 200 %."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.gallery.page import Page
from ui.gallery.pages import PAGES
from ui.theme.appearance import apply_theme
from ui.theme.tokens import LIGHT, THEMES, Theme
from ui.widgets.pdf_preview import wait_for_pages
from ui.words import speak

WIDTH = 1280
NARROW = 640
_VISIBLE = 16
_IN_OTHER_THEMES = ("quantity", "buttons", "notices", "weighing", "table", "lots")
"""The logical width of 1280 × 800 at 200 %."""


def shots() -> Iterator[tuple[str, str, str, Theme, int]]:
    """Every picture to take: its name, its page, language, theme and width."""
    for page in PAGES:
        yield f"gallery-{page}", page, "en", LIGHT, WIDTH
        yield f"gallery-{page}-fr-200", page, "fr", LIGHT, NARROW
    for page in _IN_OTHER_THEMES:
        for theme in THEMES[1:]:
            yield f"gallery-{page}-{theme.name.replace(' ', '-')}", page, "en", theme, WIDTH


def write_pictures(application: QApplication, folder: Path) -> None:
    """Write all pictures of the gallery flat into a folder, over those of the same names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page, language, theme, width in shots():
        speak(application, language)
        apply_theme(application, theme)
        write(picture(application, page, width), folder / f"{name}.png")


def write(image: QImage, path: Path) -> None:
    """Write a picture in 256 colours, where these are enough for the tokens and the edges of letters."""
    shown = image.convertToFormat(QImage.Format.Format_RGBA8888)
    whole = Image.frombytes("RGBA", (shown.width(), shown.height()), bytes(shown.constBits()))
    plain = whole.convert("RGB")
    small = plain.quantize(256, kmeans=4, dither=Image.Dither.NONE)
    lost = ImageChops.difference(plain.convert("L"), small.convert("RGB").convert("L"))
    counts = lost.histogram()
    is_like = sum(counts[_VISIBLE:]) * 1000 < plain.width * plain.height
    (small if is_like else plain).save(path, optimize=True)


def picture(application: QApplication, name: str, width: int) -> QImage:
    """A page as it looks at a width, with as much height as it needs, in few colours, so that the file is small."""
    page = PAGES[name]()
    try:
        settle(application, page, width)
        return page.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    finally:
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def settle(application: QApplication, page: Page, width: int) -> None:
    """Lay a page out at a width: layouts settle over several turns, PDF pages arrive from their thread."""
    page.resize(QSize(width, 800))
    page.show()
    for _ in range(3):
        for _ in range(2):
            application.processEvents()
            layout = page.layout()
            if layout is not None:
                page.resize(width, layout.totalHeightForWidth(width))
        wait_for_pages()
    application.processEvents()
