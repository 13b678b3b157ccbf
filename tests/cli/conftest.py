"""A place for a pharmacy worked by its command, with the cheapest hashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from compounder.services import passwords
from tests.cli.pharmacy_by_command import ByCommand


@pytest.fixture
def by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> ByCommand:
    """An empty place; hashes cost what the least costs, because nothing here is a secret."""
    cheapest = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
    monkeypatch.setattr(passwords.Argon2Passwords.__init__, "__kwdefaults__", cheapest)
    return ByCommand(tmp_path, capsys, monkeypatch)


@pytest.fixture
def founded(by_command: ByCommand) -> ByCommand:
    """A pharmacy with one person of each role."""
    assert by_command.init().code == 0
    by_command.add("tina", "technician")
    by_command.add("paul", "pharmacist")
    return by_command
