"""Printers: the queues of CUPS by its own commands ``lpstat`` and ``lp``; a PDF's bytes go in as they are."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from compounder.domain.errors import Refusal

_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class PrinterStanding:
    """What is known of the queues that a station has chosen: those that this machine lacks, and those that stand still.

    `are_there` is whether the machine can print at all. That a queue is neither missing nor stopped claims no paper.
    """

    are_there: bool
    chosen: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printers:
    """The queues of this machine. No shell, and no longer than `seconds` for an answer.

    What CUPS has taken is on its way and no more is claimed: whether paper came out, only a person sees.
    """

    seconds: float = 20

    @property
    def are_there(self) -> bool:
        """Whether this machine has CUPS' command at all."""
        return shutil.which("lp") is not None

    def queues(self) -> tuple[str, ...]:
        """The names of the queues, none where there is no CUPS or it does not answer."""
        if shutil.which("lpstat") is None:
            return ()
        try:
            done = _run(["lpstat", "-e"], b"", self.seconds)
        except (OSError, subprocess.TimeoutExpired):
            return ()
        return tuple(dict.fromkeys(done.said.split())) if done.code == 0 else ()

    def standing(self, chosen: Sequence[str]) -> PrinterStanding:
        """What CUPS says of the queues that were chosen."""
        named = tuple(dict.fromkeys(chosen))
        if not (self.are_there and named):
            return PrinterStanding(self.are_there, named)
        known = self.queues()
        missing = tuple(queue for queue in named if queue not in known)
        stopped = tuple(queue for queue in named if queue in known and self._is_stopped(queue))
        return PrinterStanding(self.are_there, named, missing, stopped)

    def _is_stopped(self, queue: str) -> bool:
        try:
            return " disabled since " in _run(["lpstat", "-p", queue], b"", self.seconds).said.partition("\n")[0]
        except (OSError, subprocess.TimeoutExpired):
            return False

    def send(self, queue: str, title: str, pdf: bytes) -> str:
        """Hand a PDF to a queue, at its true size; the answer is CUPS' own name of the job.

        Refused as ``not_printed``: `failed` (CUPS' reason), `no_answer` (in time), `no_job` (it says nothing of a job).
        """
        command = ["lp", "-d", queue, "-t", title, "-o", "print-scaling=none", "-"]
        try:
            done = _run(command, pdf, self.seconds)
        except OSError as error:
            raise Refusal("not_printed", "failed", queue=queue, reason=error.strerror or "") from error
        except subprocess.TimeoutExpired as error:
            raise Refusal("not_printed", "no_answer", queue=queue, seconds=int(self.seconds)) from error
        if done.code != 0:
            raise Refusal("not_printed", "failed", queue=queue, reason=_reason(done))
        if not done.said:
            raise Refusal("not_printed", "no_job", queue=queue)
        return done.said


@dataclass(frozen=True, slots=True)
class _Done:
    code: int
    said: str
    complained: str


def _run(command: Sequence[str], given: bytes, seconds: float) -> _Done:
    """Run a command in a session of its own, so that what it started ends with it when the time is over."""
    environment = os.environ | {"LC_ALL": "C"}
    with subprocess.Popen(  # noqa: S603 - no shell; queue and title are single arguments
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            said, complained = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise
    return _Done(process.returncode, _text(said), _text(complained))


def _reason(done: _Done) -> str:
    """The last line of what it complained of, which is the reason."""
    lines = (done.complained or done.said).splitlines() or [f"exit {done.code}"]
    return lines[-1].removeprefix("lp: ").rstrip(".")[:_LONGEST_REASON]


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").strip()
