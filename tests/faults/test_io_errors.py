"""The n-th write or sync of an act answers an error, for every n: the act is whole or absent, never doubled (F4)."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.acts import ACTS
from tests.faults.conftest import MakePlace
from tests.faults.killing import ROOT


def disturbances(new_file: MakePlace, folder: Path, name: str, error: int) -> list[dict[str, Any]]:
    """Every disturbance of an act, the last one undisturbed; database and anchors lie in one folder."""
    place = new_file()
    assert place.location.path is not None
    folder.mkdir()
    database, anchors = folder / "pharmacy.db", folder / "anchors"
    shutil.copyfile(place.location.path, database)
    shutil.copytree(place.anchors, anchors)
    command = [sys.executable, "-m", "tests.faults.disturbed", str(database), str(anchors), name, str(error)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert answer.returncode == 0, answer.stderr
    lines: list[dict[str, Any]] = [json.loads(line) for line in answer.stdout.splitlines()]
    if "unsupported" in lines[-1]:
        pytest.skip(f"{lines[-1]['unsupported']}; limits on file sizes and a small disk are tested everywhere")
    return lines


def check(lines: list[dict[str, Any]], codes: set[str]) -> None:
    """What must hold after every disturbance."""
    for line in lines:
        assert line["findings"] == [], line
        assert line["said"] in {"done", "done, not anchored", *(f"refused {code}" for code in codes)}, line
        assert line["new"] in {0, 1}, line
        assert line["new"] == 1 or not line["said"].startswith("done"), line
        assert (line["repeated"], line["acts"]) == (line["new"] == 1, 1), line
    assert (lines[-1]["failed"], lines[-1]["said"], lines[-1]["new"]) == ("", "done", 1)
    logged = {line["failed"].split()[0] for line in lines if line["failed"].endswith("-wal")}
    assert logged & {"write", "pwrite64"}, logged
    assert logged & {"fsync", "fdatasync"}, logged
    assert any(line["said"] == "done, not anchored" for line in lines), "the anchor's own calls were not disturbed"


@pytest.mark.parametrize("name", ACTS)
def test_a_failing_disk_leaves_all_or_nothing(new_file: MakePlace, tmp_path: Path, name: str) -> None:
    """EIO from the kernel at each write and sync in turn: refused as a failing disk, or done; sent again, done once."""
    check(disturbances(new_file, tmp_path / "disk", name, errno.EIO), {"disk_failed"})


@pytest.mark.soak
@pytest.mark.parametrize("name", ACTS)
def test_a_disk_that_fills_up_for_a_moment_leaves_all_or_nothing(
    new_file: MakePlace, tmp_path: Path, name: str
) -> None:
    """ENOSPC at each call in turn, the next one finding room again."""
    check(disturbances(new_file, tmp_path / "disk", name, errno.ENOSPC), {"disk_full", "disk_failed"})
