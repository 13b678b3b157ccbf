"""The command at a real terminal: it asks for what is missing, and a key that ends or stops it is no fault."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ASKED = (b"Name of the pharmacy: ", b"Its address, on one line: ")
ON_TERMINAL = """
import os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
os.login_tty(int(sys.argv[1]))
sys.argv[1:] = ["init", *sys.argv[2:]]
runpy.run_module("compounder", run_name="__main__")
"""
"""The command as a login shell starts it: tests that run in the background inherit a Ctrl-C that is ignored."""


def at_terminal(place: Path, *keys: bytes) -> tuple[str, int]:
    """Run ``init`` on a pty, typing each answer when something new is asked; what was shown and the exit code."""
    terminal, its_end = pty.openpty()
    arguments = [sys.executable, "-c", ON_TERMINAL, str(its_end), "--database", str(place / "p.db"), "--state"]
    child = subprocess.Popen([*arguments, str(place)], pass_fds=(its_end,))
    os.close(its_end)
    try:
        return _typed(terminal, keys), child.wait()
    finally:
        child.kill()
        child.wait()
        os.close(terminal)


def _typed(terminal: int, keys: Sequence[bytes]) -> str:
    shown = b""
    for question, key in zip(ASKED, keys, strict=False):
        while question not in shown:
            shown += os.read(terminal, 4096)
        os.write(terminal, key)
    try:
        while more := os.read(terminal, 4096):
            shown += more
    except OSError:  # how Linux says that the other end of a pty is closed
        pass
    return shown.decode()


@pytest.mark.parametrize(
    ("key", "code", "said"), [(b"\x04", 2, "missing_input"), (b"\x03", 130, "Its address, on one line: ")]
)
def test_the_end_of_input_is_a_refusal_and_ctrl_c_stops_without_a_fault(
    tmp_path: Path, key: bytes, code: int, said: str
) -> None:
    """Neither Ctrl-D nor Ctrl-C at a question is a fault of the program, and nothing is made."""
    shown, ended = at_terminal(tmp_path, b"Les Tilleuls\n", key)
    assert ended == code
    assert said in shown
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []
