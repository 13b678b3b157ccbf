"""A stand-in for CUPS: real executables ``lp`` and ``lpstat`` on the PATH, which keep what they were given."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

_LP = """#!{python}
import json, os, pathlib, sys, time
here = pathlib.Path({folder!r})
number = len(list(here.glob("job-*.json"))) + 1
how = (here / "how").read_text()
content = sys.stdin.buffer.read() if how != "deaf" else b""
(here / f"job-{{number}}.pdf").write_bytes(content)
(here / f"job-{{number}}.json").write_text(json.dumps(sys.argv[1:]))
if how == "hanging":
    (here / "pid").write_text(str(os.getpid()))
    time.sleep(60)
if how in ("failing", "deaf"):
    sys.exit("lp: The printer or class does not exist.")
if how != "silent":
    print(f"request id is {{sys.argv[2]}}-{{number}} (1 file(s))")
"""
_LPSTAT = """#!{python}
import pathlib, sys
here = pathlib.Path({folder!r})
queues = (here / "queues").read_text()
if sys.argv[1:] == ["-e"]:
    print(queues)
elif sys.argv[1:2] == ["-p"] and sys.argv[2] in queues.split():
    state = "disabled" if sys.argv[2] in (here / "stopped").read_text().split() else "is idle.  enabled"
    print(f"printer {{sys.argv[2]}} {{state}} since Tue Nov 24 09:00:00 2026 -")
else:
    sys.exit("lpstat: Unknown option")
"""


class StandInPrinter:
    """What lies in the tray of the stand-in; `how` it behaves: taking, failing, deaf, hanging or silent."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        programs = folder / "bin"
        programs.mkdir(parents=True)
        for name, text in (("lp", _LP), ("lpstat", _LPSTAT)):
            program = programs / name
            program.write_text(text.format(python=sys.executable, folder=str(folder)))
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(programs))
        self.behave("taking")
        (folder / "queues").write_text("Office\nZebra\n")
        self.stop("")

    def behave(self, how: str) -> None:
        """Behave so from now on."""
        (self.folder / "how").write_text(how)

    def stop(self, queue: str) -> None:
        """Stand still: this queue, or "" for none."""
        (self.folder / "stopped").write_text(queue)

    @property
    def jobs(self) -> list[bytes]:
        """The bytes of every job, as they came."""
        return [path.read_bytes() for path in sorted(self.folder.glob("job-*.pdf"))]

    @property
    def arguments(self) -> list[str]:
        """What the last job was called with, as JSON text."""
        return list(json.loads(max(self.folder.glob("job-*.json")).read_text()))
