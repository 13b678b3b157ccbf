"""Papers as files: nothing is overwritten, no name stands outside the paper, and what waits outlives the program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from compounder.domain.errors import Refusal
from compounder.exchange.paper_files import PaperTray, WaitingPaper, safe_name, saved_paper

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LABELS = WaitingPaper("1-aaaaaaaaaaaaaaaa", "label", "2026-0001", 0, AT)
RECORD = WaitingPaper("2-bbbbbbbbbbbbbbbb", "batch_record", "2026-0001", 1, AT + timedelta(minutes=1))


def test_a_paper_waits_until_it_is_taken_out_also_over_a_restart(tmp_path: Path) -> None:
    """Its bytes and what it is; the longest waiting first."""
    tray = PaperTray(tmp_path / "not-printed")
    tray.put(RECORD, b"record")
    tray.put(LABELS, b"labels")
    again = PaperTray(tmp_path / "not-printed")
    assert again.papers() == (LABELS, RECORD)
    assert (again.pdf(LABELS), again.pdf(RECORD)) == (b"labels", b"record")
    again.take_out(LABELS)
    assert tray.papers() == (RECORD,)
    assert sorted(path.name for path in (tmp_path / "not-printed").iterdir()) == [
        "2-bbbbbbbbbbbbbbbb.pdf",
        "2-bbbbbbbbbbbbbbbb.toml",
    ]


def test_the_folder_is_the_users_alone(tmp_path: Path) -> None:
    """A patient's label lies in it."""
    PaperTray(tmp_path / "not-printed").put(LABELS, b"labels")
    assert (tmp_path / "not-printed").stat().st_mode & 0o077 == 0


def test_a_note_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """A torn file is passed over; a paper whose bytes are gone is refused when it is asked for."""
    tray = PaperTray(tmp_path)
    tray.put(LABELS, b"labels")
    (tmp_path / "3-cccccccccccccccc.toml").write_text("kind = ")
    (tmp_path / "4-dddddddddddddddd.toml").write_text('kind = "label"\nsubject = "x"\ncopy = 0\nsince = "yesterday"\n')
    assert tray.papers() == (LABELS,)
    (tmp_path / f"{LABELS.command}.pdf").unlink()
    with pytest.raises(Refusal):
        tray.pdf(LABELS)


def test_a_tray_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """Before anything is recorded."""
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(Refusal) as refused:
        PaperTray(tmp_path / "state" / "not-printed").put(LABELS, b"labels")
    assert refused.value.code == "file_not_written"


def test_a_saved_paper_overwrites_nothing(tmp_path: Path) -> None:
    """The same name again gets a number."""
    saved = [saved_paper(tmp_path / "papers", "label 2026-0001", content) for content in (b"one", b"two", b"three")]
    assert [path.name for path in saved] == [
        "label 2026-0001.pdf",
        "label 2026-0001 (2).pdf",
        "label 2026-0001 (3).pdf",
    ]
    assert [path.read_bytes() for path in saved] == [b"one", b"two", b"three"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("étiquette 2026-0001", "étiquette 2026-0001"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d*e\x00f\u202eg", "a-b-c-d-e-f-g"),
        (" .hidden ", "hidden"),
        ("///", "paper"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_name_is_safe_on_every_file_system(name: str, safe: str) -> None:
    """No separator, no control, no hidden file."""
    assert safe_name(name) == safe


def test_a_folder_that_takes_nothing_is_refused(tmp_path: Path) -> None:
    """With the reason."""
    (tmp_path / "papers").write_text("no folder")
    with pytest.raises(Refusal) as refused:
        saved_paper(tmp_path / "papers", "label", b"pdf")
    assert refused.value.code == "file_not_written"
