"""Bits that flip and files that are cut: refused, found by `verify`, or without effect on any value read (F6, F7)."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from compounder.domain.errors import Refusal
from compounder.store.location import Location
from compounder.store.raw import RawRow
from compounder.store.verification.verify import verify
from tests.faults.acts import everything
from tests.faults.conftest import MakePlace, Place
from tests.faults.workday import Workday

PAGE = 4096
HEAD_SEEN = frozenset({"database_damaged", "database_foreign", "database_newer", "disk_failed"})
"""What a file that can no longer be read is refused as."""


@dataclass(frozen=True, slots=True)
class Original:
    """A pharmacy after some acts: its file and log, the anchors, and all that is read from it."""

    place: Place
    files: dict[str, bytes]
    holds: dict[str, list[RawRow]]


@pytest.fixture
def original(new_file: MakePlace, tmp_path: Path) -> Original:
    """Copied while open, so that a part of it lies in the log alone; what a copy holds is what the open one held."""
    place = new_file()
    opened, folder = place.open(), tmp_path / "original"
    day = Workday(opened)
    for _ in range(25):
        day.go_on()
    folder.mkdir()
    assert place.location.path is not None
    for ending in ("", "-wal"):
        shutil.copyfile(f"{place.location.path}{ending}", folder / f"copy.db{ending}")
    holds = everything(place.location)
    opened.records.close()
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(files) == {"copy.db", "copy.db-wal"}
    return Original(Place(Location(path=folder / "copy.db"), place.anchors), files, holds)


@dataclass(slots=True)
class Tally:
    """How damage came out."""

    refused: int = 0
    found: int = 0
    without_effect: int = 0


def look(original: Original, files: dict[str, bytes], tally: Tally) -> str | None:
    """Open damaged files; answers what is wrong with the outcome, None where it is as it must be."""
    path = original.place.location.path
    assert path is not None
    for old in path.parent.iterdir():
        old.unlink()
    for name, content in files.items():
        (path.parent / name).write_bytes(content)
    try:
        report = verify(original.place.location, [original.place.anchors])
    except Refusal as refusal:
        tally.refused += 1
        return None if refusal.code in HEAD_SEEN else f"refused as {refusal.code}"
    if not report.is_sound:
        tally.found += 1
        return None
    tally.without_effect += 1
    return None if everything(original.place.location) == original.holds else "sound, and another value is read"


def flip_bits(original: Original, times: int, seed: int) -> Tally:
    """Flip one random bit of file or log, so many times."""
    tally, chance = Tally(), random.Random(seed)  # noqa: S311 - a seeded choice of bits, not a secret
    for _ in range(times):
        name = chance.choice(["copy.db", "copy.db", "copy.db-wal"])
        bit = chance.randrange(len(original.files[name]) * 8)
        flipped = bytearray(original.files[name])
        flipped[bit // 8] ^= 1 << bit % 8
        wrong = look(original, {**original.files, name: bytes(flipped)}, tally)
        assert wrong is None, f"{name} bit {bit} (seed {seed}): {wrong}"
    print(tally)  # noqa: T201 - with -s
    return tally


def test_flipped_bits_are_found_or_change_nothing(original: Original) -> None:
    """300 single bits of a file and its log; the seed is printed where one passes unseen."""
    tally = flip_bits(original, 300, random.randrange(10**9))  # noqa: S311 - printed where the test fails
    assert tally.refused + tally.found > 50


def test_a_name_that_is_no_text_any_more_is_damage(original: Original) -> None:
    """SQLite's message then holds bytes that the driver cannot read: still refused as damaged, no fault."""
    whole = original.files["copy.db"].replace(b"CREATE TRIGGER ", b"CREATE \xd4RIGGER ")  # one bit of each
    path = original.place.location.path
    assert path is not None
    path.with_name(f"{path.name}-wal").unlink()
    path.write_bytes(whole)
    for use in (original.place.open, lambda: verify(original.place.location)):
        with pytest.raises(Refusal) as refusal:
            use()
        assert refusal.value.code == "database_damaged"


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_ten_thousand_flipped_bits(original: Original) -> None:
    """The same 10,000 times."""
    flip_bits(original, 10_000, random.randrange(10**9))  # noqa: S311 - printed where the test fails


def test_a_file_cut_at_any_page_is_refused_or_found(original: Original) -> None:
    """Cut after each page, with its log and without: never sound, but where the log still holds what was cut off."""
    tally, whole = Tally(), original.files["copy.db"]
    for end in range(0, len(whole), PAGE):
        for cut in ({"copy.db": whole[:end]}, {**original.files, "copy.db": whole[:end]}):
            assert look(original, cut, tally) is None, f"cut to {end} bytes"
    assert tally.refused + tally.found >= len(whole) // PAGE


def test_a_page_of_zeroes_is_refused_or_found(original: Original) -> None:
    """Each page in turn overwritten with nothing, as a failing disk may do."""
    tally, whole = Tally(), original.files["copy.db"]
    for start in range(0, len(whole), PAGE):
        zeroed = whole[:start] + bytes(PAGE) + whole[start + PAGE :]
        assert look(original, {**original.files, "copy.db": zeroed}, tally) is None, f"page at {start}"
    assert tally.refused + tally.found > len(whole) // PAGE / 2


def test_a_log_cut_short_is_found_by_the_anchor(original: Original) -> None:
    """A log that lost its end loses whole acts and reads as sound: only what stands outside the database tells."""
    tally, log = Tally(), original.files["copy.db-wal"]
    for end in range(32, len(log), 24 + PAGE):
        assert look(original, {**original.files, "copy.db-wal": log[:end]}, tally) is None, f"log cut to {end} bytes"
    assert tally.found > 0
    assert tally.without_effect == 0
