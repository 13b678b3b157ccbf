"""The crash report: which fault, where in the program, when; no message and no value, for they may hold names."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

_FOLDER = "crash-reports"


def write_crash_report(error: BaseException, *, state: Path, at: datetime, version: str) -> Path | None:
    """Write a report into the station's state folder; None where that cannot be written: the work goes on all the same.

    It holds the types of the fault and of its causes, and for each frame its file, line and function.
    """
    lines = [f"Compounder {version}", f"{at.isoformat()}", f"Python {platform.python_version()}", platform.platform()]
    shown: BaseException | None = error
    while shown is not None:
        lines += ["", f"{type(shown).__module__}.{type(shown).__qualname__}"]
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(shown.__traceback__)
        ]
        shown = shown.__cause__ or shown.__context__
    file = state / _FOLDER / f"{at:%Y%m%dT%H%M%S%f}.txt"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError:
        return None
    return file


_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def hook(report: Callable[[BaseException], None]) -> _Hook:
    """What Python calls for a fault in a slot of Qt."""

    def hooked(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        report(error)

    return hooked
