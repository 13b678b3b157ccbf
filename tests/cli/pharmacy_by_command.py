"""A pharmacy worked by its command alone, each call a process or a call of `main` with its own standard input."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from compounder.cli.main import main

PASSWORD = "correct horse battery"
FIRST = "given by the admin"


@dataclass(slots=True)
class Answered:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)

    @property
    def refused_as(self) -> str:
        """The code that stands before the sentence."""
        return self.err.partition(":")[0]


@dataclass(slots=True)
class ByCommand:
    """A place and the means to run commands there."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    database: str = ""

    def run(
        self, *arguments: str, person: str | None = None, stdin: tuple[str, ...] = (), json: bool = True
    ) -> Answered:
        """Run a command; a person's password is the first line of standard input."""
        place = ["--database", self.database or str(self.folder / "pharmacy.db"), "--state", str(self.folder / "state")]
        lines = ((PASSWORD,) if person else ()) + stdin
        self.monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        given = [*arguments, *place, *(["--as", person] if person else []), *(["--json"] if json else [])]
        code = main(given)
        shown = self.capsys.readouterr()
        return Answered(code, shown.out, shown.err)

    def init(self, *more: str, json: bool = True) -> Answered:
        """Set the pharmacy up."""
        return self.run(
            "init", "--name", "Pharmacie du CHU", "--address", "1 rue de l’Hôpital, Lille", "--profile", "FR",
            "--papers", "fr", "--time-zone", "Europe/Paris", "--administrator", "admin", "--administrator-name",
            "Ada Ministre", *more, stdin=(PASSWORD,), json=json,
        )  # fmt: skip

    def add(self, login: str, role: str) -> None:
        """Somebody who has changed the first password."""
        added = self.run(
            "staff", "add", login, "--name", f"Name of {login}", "--role", role, person="admin", stdin=(FIRST,)
        )
        assert added.code == 0, added.err
        changed = self.run("staff", "password", "--as", login, stdin=(FIRST, PASSWORD))
        assert changed.code == 0, changed.err
