"""A PDF's bytes reach the queue as they are, and whatever the queue does is told truly and in time."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from compounder.devices.printers import Printers
from compounder.domain.errors import Refusal
from tests.devices.stand_in_lp import StandInPrinter

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 3000


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandInPrinter:
    """CUPS with two queues."""
    return StandInPrinter(tmp_path / "cups", monkeypatch)


def refused(queue: str = "Zebra", *, seconds: float = 20) -> Refusal:
    """Why a job was not taken."""
    with pytest.raises(Refusal) as caught:
        Printers(seconds).send(queue, "label 2026-0001", PDF)
    return caught.value


def test_queues_are_those_that_cups_names(printer: StandInPrinter) -> None:
    """Each once, in its order; none where it names none."""
    assert Printers().queues() == ("Office", "Zebra")
    (printer.folder / "queues").write_text("\n")
    assert Printers().queues() == ()


def test_no_cups_means_no_queue_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without the commands is no fault."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Printers().are_there
    assert Printers().queues() == ()


def test_the_bytes_arrive_unchanged_under_queue_and_title(printer: StandInPrinter) -> None:
    """Every byte, at true size; a title with quotes and a dollar is a title, because no shell reads it."""
    title = "label 2026-0001 $(touch /tmp/x) 'é'"
    assert Printers().send("Zebra", title, PDF) == "request id is Zebra-1 (1 file(s))"
    assert printer.jobs == [PDF]
    assert printer.arguments == ["-d", "Zebra", "-t", title, "-o", "print-scaling=none", "-"]


@pytest.mark.parametrize("how", ["failing", "deaf"])
def test_a_refusal_of_cups_is_given_in_its_words(printer: StandInPrinter, how: str) -> None:
    """Whether it reads the bytes first or not."""
    printer.behave(how)
    refusal = refused()
    assert refusal.phrase.key == "refusal.not_printed.failed"
    assert refusal.values["reason"] == "The printer or class does not exist"


def test_a_printer_that_hangs_is_given_up_in_time_and_ended(printer: StandInPrinter) -> None:
    """The command does not go on behind the program's back."""
    printer.behave("hanging")
    began = time.monotonic()
    refusal = refused(seconds=0.5)
    assert time.monotonic() - began < 5
    assert refusal.phrase.key == "refusal.not_printed.no_answer"
    pid = int((printer.folder / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_job_that_nobody_confirms_is_not_called_sent(printer: StandInPrinter) -> None:
    """Success without the name of a job is no success."""
    printer.behave("silent")
    assert refused().phrase.key == "refusal.not_printed.no_job"
