"""Every screen looks as it did when a person last looked at it, and no picture is kept that nothing shows."""

from __future__ import annotations

import re
from pathlib import Path
from zlib import crc32

import pytest

from tests.pictures.accepted import ACCEPTED, assert_accepted, assert_none_left_over
from tests.pictures.camera import Darkroom, FirstShot, Shot
from tests.pictures.shots import shots

ROOT = ACCEPTED.parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+\.png)\)|<img[^>]*src=\"([^\"]+\.png)\"")
ONE_IN = 3


def is_quick(shot: Shot | FirstShot) -> bool:
    """Whether it is one of the third that is compared in every run: always the same, by its name."""
    return crc32(shot.name.encode()) % ONE_IN == 0


@pytest.mark.parametrize("shot", [shot for shot in shots() if is_quick(shot)], ids=lambda shot: shot.name)
def test_a_screen_looks_as_it_was_accepted(darkroom: Darkroom, shot: Shot | FirstShot) -> None:
    """What changed without being looked at is found; `make screenshots` renews them, and a person looks."""
    assert_accepted(shot.file, shot.take(darkroom))


@pytest.mark.soak
@pytest.mark.parametrize("shot", [shot for shot in shots() if not is_quick(shot)], ids=lambda shot: shot.name)
def test_every_other_screen_does_too(darkroom: Darkroom, shot: Shot | FirstShot) -> None:
    """The same for the other two thirds."""
    assert_accepted(shot.file, shot.take(darkroom))


def test_no_accepted_picture_of_a_screen_is_left_over() -> None:
    """A picture that nothing makes any more shows what is not there; two of one name would hide each other."""
    names = [shot.file for shot in shots()]
    assert len(set(names)) == len(names)
    assert_none_left_over("screen", names)


def test_every_picture_that_a_page_names_is_there() -> None:
    """README and guide show nothing that is missing."""
    named = {(page, page.parent / path) for page in PAGES for path in pictures_of(page)}
    assert len(named) > len(PAGES)
    assert [f"{page}: {path}" for page, path in sorted(named) if not path.is_file()] == []


def test_every_picture_is_of_the_gallery_or_of_a_screen() -> None:
    """What lies in the folder is compared by a test; anything else there nobody keeps current."""
    assert [
        path.name for path in ACCEPTED.iterdir() if not re.fullmatch(r"(gallery|screen)-[a-z0-9-]+\.png", path.name)
    ] == []


def pictures_of(page: Path) -> list[str]:
    """The pictures that a page shows."""
    return [markdown or html for markdown, html in _PICTURE.findall(page.read_text(encoding="utf-8"))]
