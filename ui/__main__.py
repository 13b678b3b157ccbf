"""Opens the window: ``python -m ui [--database FILE_OR_URL] [--state FOLDER] [--language en|fr] [--theme …]``."""

from __future__ import annotations

import argparse
import signal
import sys

from compounder.domain.errors import Refusal
from compounder.exchange.private_files import private_files
from ui.application import place_of, run, said
from ui.screen_probe import has_screen
from ui.theme.tokens import THEMES


def main(arguments: list[str]) -> int:
    """Run the window; 0 when it is closed, 2 where there is no screen or the records cannot be opened."""
    parser = argparse.ArgumentParser(prog="python -m ui", description=__doc__)
    parser.add_argument("--database", help="where the records are; else the user's own data folder")
    parser.add_argument("--state", help="the folder of anchors, settings and log; else the user's own")
    parser.add_argument("--language", choices=("en", "fr"))
    parser.add_argument("--theme", choices=[theme.name for theme in THEMES])
    chosen = parser.parse_args(arguments)
    theme = next((theme for theme in THEMES if theme.name == chosen.theme), None)
    if not has_screen():
        sys.stderr.write("There is no screen here. Use the commands: python -m compounder --help\n")
        return 2
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop never comes back to Python to see a Ctrl+C
    try:
        place = place_of(chosen.database, chosen.state)
        with private_files():
            return run([sys.argv[0]], place, theme=theme, language=chosen.language)
    except Refusal as refusal:
        sys.stderr.write(said(refusal, chosen.language or "en") + "\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
