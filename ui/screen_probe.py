"""Whether there is a screen: asked in a child process, because Qt without one ends the process and cannot be caught."""

from __future__ import annotations

import os
import subprocess
import sys

_SECONDS = 20
_PROGRAM = "from PySide6.QtWidgets import QApplication; QApplication([])"


def has_screen() -> bool:
    """Whether a QApplication can be made here."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return True
    asked = subprocess.run(  # noqa: S603 - our own program, by the interpreter that runs us
        [sys.executable, "-c", _PROGRAM], capture_output=True, timeout=_SECONDS, check=False
    )
    return asked.returncode == 0


if __name__ == "__main__":
    sys.exit(0 if has_screen() else 1)
