"""Shows the gallery in a window, or writes its pages as pictures: ``python -m ui.gallery [--write FOLDER]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ui.application import make_application
from ui.gallery.gallery import Gallery
from ui.gallery.pictures import write_pictures
from ui.theme.tokens import THEMES


def main(arguments: list[str]) -> int:
    """Run the gallery; 0 when its window is closed or its pictures are written."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=__doc__)
    parser.add_argument(
        "--write", metavar="FOLDER", type=Path, help="write every page as a picture, and open no window"
    )
    parser.add_argument("--language", choices=("en", "fr"), default="en")
    parser.add_argument("--theme", choices=[theme.name for theme in THEMES], default="light")
    chosen = parser.parse_args(arguments)
    theme = next(theme for theme in THEMES if theme.name == chosen.theme)
    application = make_application([sys.argv[0]], theme=theme, language=chosen.language)
    if chosen.write is not None:
        write_pictures(application, chosen.write)
        return 0
    gallery = Gallery(application)
    gallery.resize(1280, 800)
    gallery.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
