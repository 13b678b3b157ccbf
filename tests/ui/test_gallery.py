"""Every widget in every state holds its words, in both languages and three themes, at 100 % and at 200 %."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.pictures.accepted import assert_accepted, assert_none_left_over, differing
from tests.ui.walk import defects, too_small
from ui.gallery.gallery import Gallery
from ui.gallery.page import Page
from ui.gallery.pages import PAGES
from ui.gallery.pictures import NARROW, WIDTH, picture, settle, shots
from ui.theme.appearance import apply_theme
from ui.theme.tokens import LIGHT, THEMES, Theme
from ui.words import speak


def laid_out(application: QApplication, name: str, width: int) -> Page:
    """A page of the gallery at a width."""
    page = PAGES[name]()
    settle(application, page, width)
    assert page.width() == width, f"{name} is {page.width()} wide, not {width}"
    return page


@pytest.mark.parametrize("width", [WIDTH, 960, NARROW])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_clipped_or_nameless(application: QApplication, name: str, language: str, width: int) -> None:
    """No label too small, no widget outside its parent, no overlap, a name for each control, plain text everywhere."""
    speak(application, language)
    page = laid_out(application, name, width)
    assert defects(page) == []
    assert too_small(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_change_of_language_at_run_time_leaves_no_old_word(application: QApplication, name: str) -> None:
    """A page that was French from the start and one that became French look alike."""
    page = PAGES[name]()
    settle(application, page, WIDTH)
    speak(application, "fr")
    settle(application, page, WIDTH)
    became = unfocused(application, page)
    assert differing(became, unfocused(application, laid_out(application, name, WIDTH))) == 0


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_change_of_theme_at_run_time_leaves_no_old_colour(application: QApplication, theme: Theme) -> None:
    """A page made in the theme and one that was changed to it look alike."""
    page = laid_out(application, "fields", WIDTH)
    apply_theme(application, theme)
    settle(application, page, WIDTH)
    changed = unfocused(application, page)
    assert differing(changed, unfocused(application, laid_out(application, "fields", WIDTH))) == 0


def unfocused(application: QApplication, page: Page) -> QImage:
    """A page without the ring of the focus, which depends on what was there before; the page is closed."""
    focused = application.focusWidget()
    if focused is not None:
        focused.clearFocus()
    application.processEvents()
    image = page.grab().toImage()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    return image


@pytest.mark.parametrize("shot", list(shots()), ids=lambda shot: shot[0])
def test_pictures_are_the_accepted_ones(application: QApplication, shot: tuple[str, str, str, Theme, int]) -> None:
    """What changed without being looked at is found; `make screenshots` renews them, and a person looks."""
    name, page, language, theme, width = shot
    speak(application, language)
    apply_theme(application, theme)
    assert_accepted(name, picture(application, page, width))


def test_no_accepted_picture_of_the_gallery_is_left_over() -> None:
    """A picture that nothing makes any more shows what is not there."""
    assert_none_left_over("gallery", (name for name, *_ in shots()))


def test_the_gallery_opens_and_changes_language_and_theme(application: QApplication) -> None:
    """`python -m ui.gallery` is a window with every page."""
    gallery = Gallery(application)
    gallery.resize(1280, 800)
    gallery.show()
    gallery._change_language()
    gallery._change_theme()
    application.processEvents()
    apply_theme(application, LIGHT)
    assert gallery.isVisible()
