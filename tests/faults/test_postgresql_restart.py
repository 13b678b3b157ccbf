"""PostgreSQL torn down under load, again and again: 0 acknowledged acts lost, 0 done twice (F11)."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.faults.conftest import Place, RestartableServer, stocked
from tests.faults.killing import COMMAND, ROOT, Heard, commands_of, violations
from tests.store.conftest import Databases


@contextmanager
def steady_writer(place: Place, heard: Path) -> Iterator[None]:
    """A process at work on batches of its own, which ends its last act and stops at the end."""
    command = [*COMMAND, "steady", str(place.location.url), str(place.anchors)]
    with heard.open("wb") as out:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=subprocess.PIPE, cwd=ROOT)
    try:
        yield
    finally:
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode()


def wait_for_work(heard: list[Path], acts: int) -> None:
    """Wait until every writer has been answered so often since now."""
    start = [path.read_bytes().count(b"\ndone ") for path in heard]
    until = time.monotonic() + 60
    while any(path.read_bytes().count(b"\ndone ") < begun + acts for path, begun in zip(heard, start, strict=True)):
        assert time.monotonic() < until, "the writers do not go on"
        time.sleep(0.02)


def restart_under_load(server: RestartableServer, folder: Path, *, writers: int, restarts: int) -> None:
    """Writers at work, the server restarted so often, everything held against what was acknowledged."""
    place = stocked(Databases("postgresql", lambda: server, folder).new(), folder / "anchors")
    before = commands_of(place.location)
    files = [folder / f"writer-{number}" for number in range(writers)]
    with ExitStack() as stack:
        for file in files:
            stack.enter_context(steady_writer(place, file))
        for _ in range(restarts):
            wait_for_work(files, 3)
            server.restart_at_once()
        wait_for_work(files, 3)
    heard = Heard()
    for file in files:
        for line in file.read_text("ascii").splitlines():
            heard.note(line)
    print(f"{len(heard.done)} acts acknowledged, {len(heard.asked)} lost at COMMIT and found")  # noqa: T201 - with -s
    after = commands_of(place.location)
    assert after.keys() - before.keys() == {act.command for act in heard.done}, "not exactly what was acknowledged"
    assert len({act.seq for act in heard.done}) == len(heard.done)
    assert violations(place.location, place.anchors, heard.done) == []


def test_a_restart_under_load_loses_and_doubles_nothing(own_server: RestartableServer, tmp_path: Path) -> None:
    """3 restarts under 4 writers: what is in the records is exactly what the writers were told, each act once.

    A writer whose server went away repeats the same command until it is answered, as a person would.
    """
    restart_under_load(own_server, tmp_path, writers=4, restarts=3)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_twenty_five_restarts(own_server: RestartableServer, tmp_path: Path) -> None:
    """25 restarts under 12 writers."""
    restart_under_load(own_server, tmp_path, writers=12, restarts=25)
