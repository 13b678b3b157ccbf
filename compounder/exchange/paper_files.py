"""Papers as files: saved under a speaking name that overwrites nothing, and those that no printer has taken yet."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

import tomli_w

from compounder.domain.errors import Refusal
from compounder.exchange.files import new_file, text_of_file
from compounder.exchange.toml_table import parse_toml

_LONGEST_NAME = 80
_COMMAND = re.compile(r"[0-9a-zA-Z-]{8,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """A paper whose printing is recorded and which no printer has taken: the command that recorded it, and what it is.

    `subject` is the number of a batch or a dispensing, or the year of the register: no name stands in the folder but
    on the paper itself. `copy` is 0 for the original.
    """

    command: str
    kind: str
    subject: str
    copy: int
    since: datetime


class PaperTray:
    """The folder of the papers that have not come out: for each its bytes, and a small file that says what it is.

    It outlives the program. The small file is written last and goes first, so that a paper is there whole or not at
    all; one that cannot be read is passed over. The folder is the user's alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, paper: WaitingPaper, pdf: bytes) -> None:
        """Lay a paper in; ``file_not_written`` where the disk will not take it. Nothing is printed then."""
        if not _COMMAND.fullmatch(paper.command):
            raise ValueError("a command's id is letters, digits and hyphens")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or ""
            raise Refusal("file_not_written", "export", file=self._folder.name, reason=reason) from error
        said = {"kind": paper.kind, "subject": paper.subject, "copy": paper.copy, "since": paper.since.isoformat()}
        for path, content in ((self._pdf(paper), pdf), (self._note(paper.command), tomli_w.dumps(said).encode())):
            with new_file(path) as write:
                write(content)

    def papers(self) -> tuple[WaitingPaper, ...]:
        """What lies in it, the longest waiting first."""
        return tuple(sorted(self._read(), key=lambda paper: (paper.since, paper.command)))

    def pdf(self, paper: WaitingPaper) -> bytes:
        """The bytes of a paper, as they were drawn; ``damaged_file`` where they are gone."""
        try:
            return self._pdf(paper).read_bytes()
        except OSError as error:
            name = self._pdf(paper).name
            raise Refusal("damaged_file", "cannot_be_read", file=name, reason=error.strerror or "") from error

    def take_out(self, paper: WaitingPaper) -> None:
        """It has come out, or must not any more."""
        for path in (self._note(paper.command), self._pdf(paper)):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _read(self) -> Iterator[WaitingPaper]:
        notes = sorted(self._folder.glob("*.toml")) if self._folder.is_dir() else []
        for note in notes:
            with suppress(Refusal, ValueError):
                table = parse_toml(text_of_file(note), note.name)
                yield WaitingPaper(
                    note.stem,
                    table.text("kind"),
                    table.text("subject"),
                    table.integer("copy"),
                    datetime.fromisoformat(table.text("since")),
                )

    def _note(self, command: str) -> Path:
        return self._folder / f"{command}.toml"

    def _pdf(self, paper: WaitingPaper) -> Path:
        return self._folder / f"{paper.command}.pdf"


def saved_paper(folder: Path, name: str, pdf: bytes) -> Path:
    """Save a PDF as ``name.pdf`` in a folder, as ``name (2).pdf`` where there is one; ``file_not_written`` if it fails.

    Of the name only letters, digits, spaces, points, hyphens and brackets are kept.
    """
    stem = safe_name(name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in count(1):
            path = folder / (f"{stem}.pdf" if number == 1 else f"{stem} ({number}).pdf")
            with suppress(FileExistsError), os.fdopen(_made_for_its_owner(path), "wb") as file:
                file.write(pdf)
                return path
    except OSError as error:
        raise Refusal("file_not_written", "export", file=f"{stem}.pdf", reason=error.strerror or "") from error
    raise AssertionError("numbers do not end")


def _made_for_its_owner(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def safe_name(name: str) -> str:
    """A name that every file system takes, and that hides nothing: no separator, no control, no point in front."""
    kept = "".join(c if c.isalnum() or c in " .-()" else "-" for c in unicodedata.normalize("NFC", name))
    return " ".join(kept.split())[:_LONGEST_NAME].strip(" .-") or "paper"
