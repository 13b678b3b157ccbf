"""Writes the accepted pictures of every screen: ``python -m tests.pictures FOLDER [NAME…]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.pictures.camera import sample
from tests.pictures.shots import shots
from ui.application import make_application
from ui.gallery.pictures import write


def main(folder: Path, wanted: list[str]) -> None:
    """Take and write them; all, or those named."""
    application = make_application([sys.argv[0]])
    with TemporaryDirectory() as temporary:
        template = sample(Path(temporary) / "template")
        for shot in shots():
            if not wanted or shot.name in wanted:
                write(shot.take(application, template, Path(temporary)), folder / f"screen-{shot.name}.png")


main(Path(sys.argv[1]), sys.argv[2:])
