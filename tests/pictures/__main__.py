"""Writes the accepted pictures of every screen: ``python -m tests.pictures FOLDER [NAME…]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.pictures.camera import Darkroom
from tests.pictures.shots import shots
from ui.application import make_application
from ui.gallery.pictures import write


def main(folder: Path, wanted: list[str]) -> None:
    """Take and write them; all, or those named. One that is not made any more is taken away."""
    application = make_application([sys.argv[0]])
    taken = [shot for shot in shots() if not wanted or shot.name in wanted]
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        darkroom = Darkroom(application, Path(temporary))
        for shot in taken:
            write(shot.take(darkroom), folder / f"{shot.file}.png")
    if not wanted:
        for left in set(folder.glob("screen-*.png")) - {folder / f"{shot.file}.png" for shot in taken}:
            left.unlink()


main(Path(sys.argv[1]), sys.argv[2:])
