"""The accepted pictures in ``docs/images``, and how much a new one may differ from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtGui import QImage

ACCEPTED = Path(__file__).parent.parent.parent / "docs" / "images"
TOLERATED = 24
"""How much a channel of a pixel may differ: pictures are kept in 256 colours."""
SHARE = 200
"""One pixel in so many may differ more: edges of letters."""


def grey(image: QImage) -> Image.Image:
    """The grey of each pixel, made in the same way whatever the picture was kept in."""
    whole = image.convertToFormat(QImage.Format.Format_RGB32).convertToFormat(QImage.Format.Format_Grayscale8)
    size = (whole.width(), whole.height())
    return Image.frombytes("L", size, bytes(whole.constBits()), "raw", "L", whole.bytesPerLine())


def differing(one: QImage, other: QImage) -> int:
    """How many of a thousand pixels differ visibly; all of them where the sizes do."""
    if one.size() != other.size():
        return 1000
    counts = ImageChops.difference(grey(one), grey(other)).histogram()
    return -(-sum(counts[TOLERATED + 1 :]) * 1000 // sum(counts))


def assert_accepted(name: str, image: QImage) -> None:
    """It is the accepted one; `make screenshots` renews them, and a person looks."""
    accepted = QImage(str(ACCEPTED / f"{name}.png"))
    assert not accepted.isNull(), f"{name}.png is missing: make screenshots"
    found = differing(image, accepted)
    assert found <= 1000 // SHARE, f"{name}: {found} of a thousand pixels differ"


def assert_none_left_over(kind: str, names: Iterable[str]) -> None:
    """A picture that nothing makes any more shows what is not there."""
    assert {path.stem for path in ACCEPTED.glob(f"{kind}-*.png")} == set(names)
