"""A disk that fills up in the middle of an act: a clear refusal, nothing lost, and work goes on with room (F3)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compounder.domain.errors import Refusal
from compounder.services.unit_of_work import Changes
from compounder.shipped import words
from compounder.store.location import Location
from compounder.store.verification.verify import verify
from tests.faults.acts import ACTS, Send, a_printing, everything
from tests.faults.conftest import MakePlace, Place
from tests.faults.small_disk import PAGE, SmallDisk, limited_files, tmpfs
from tests.faults.workday import Workday


@pytest.fixture(params=["tmpfs", "limit"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    """A real small file system where one may be mounted, and the stand-in everywhere."""
    if request.param == "limit":
        with limited_files(tmp_path / "disk") as limited:
            yield limited
        return
    with tmpfs(tmp_path / "disk") as mounted:
        if mounted is None:
            pytest.skip("mounting a small disk needs root; the limit on file sizes stands in for it")
        yield mounted


@pytest.fixture
def place(small_disk: SmallDisk, new_file: MakePlace) -> Place:
    """A stocked pharmacy on the small disk, its anchors too."""
    made = new_file()
    assert made.location.path is not None
    moved = Place(Location(path=small_disk.folder / "pharmacy.db"), small_disk.folder / "anchors")
    shutil.copyfile(made.location.path, small_disk.folder / "pharmacy.db")
    shutil.copytree(made.anchors, moved.anchors)
    return moved


def answer(send: Send) -> Changes | Refusal:
    """What an act answers; anything but a refusal is a fault and fails the test."""
    try:
        return send()
    except Refusal as refusal:
        return refusal


@pytest.mark.parametrize("name", [*ACTS, "printing"])
def test_an_act_without_room_is_refused_and_does_nothing(small_disk: SmallDisk, place: Place, name: str) -> None:
    """Page by page more room, until the act goes through: before that not one row differs, and the disk is named."""
    opened = place.open()
    send = {**ACTS, "printing": a_printing}[name](opened)
    opened.records.close()  # the log is emptied: from here on every page that the act writes needs room of its own
    opened.records = place.open().records
    before, room = everything(place.location), 0
    while True:
        small_disk.leave(room)
        done = answer(send)
        small_disk.empty()
        if isinstance(done, Changes):
            break
        assert done.code in small_disk.codes
        for language in ("en", "fr"):
            assert str(place.location.path) in words(language).sentence(done.phrase)
        assert everything(place.location) == before, f"with {room} bytes of room"
        room += PAGE
    assert room >= 2 * PAGE, "the disk was never full"
    assert not done.repeated
    if name in ACTS:  # a paper is drawn anew for each repeat, as a copy with a reason
        again = send()
        assert (again.repeated, again.seq, again.result) == (True, done.seq, done.result)
    Workday(opened).go_on()
    opened.records.close()
    assert verify(place.location, [place.anchors]).findings == ()


def test_a_full_disk_says_so_from_the_first_look(tmp_path: Path, new_file: MakePlace) -> None:
    """Opened or verified with no page left, the disk is called full (SQLite says "I/O error"), never damaged."""
    made = new_file()
    assert made.location.path is not None
    with tmpfs(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("mounting a small disk needs root")
        place = Place(Location(path=disk.folder / "pharmacy.db"), made.anchors)
        shutil.copyfile(made.location.path, disk.folder / "pharmacy.db")
        disk.leave(0)
        with pytest.raises(Refusal) as opening:
            place.open()
        with pytest.raises(Refusal) as verifying:
            verify(place.location, [place.anchors])
        assert (opening.value.code, verifying.value.code) == ("disk_full", "disk_full")
        disk.empty()
        place.open().records.close()
