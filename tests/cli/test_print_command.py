"""``compounder print``: every paper into a file, its printing recorded; nothing recorded where it cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.test_batch_commands import ORDER, Bench, bench, released

__all__ = ["bench"]


@pytest.fixture
def dispensed(bench: Bench) -> str:
    """The number of a released batch of which a pot was handed over under D-…-0001."""
    batch = released(bench)
    patient = bench.run("patient", "add", "DELPIERRE Anne", "--born", "1960-02-29").json["patient"]
    bench.run("dispense", f"{batch}/1", "--patient", patient, "--initials", "DA", "--birth-year", "1960", *ORDER)
    return batch


def test_each_paper_goes_into_its_file(bench: Bench, dispensed: str, tmp_path: Path) -> None:
    """Worksheet, labels, record, patient label, dispensing record and register: written, readable, said in words."""
    year = dispensed[:4]
    subjects = {
        "worksheet": dispensed,
        "label": dispensed,
        "batch_record": dispensed,
        "patient_label": f"D-{year}-0001",
        "dispensing_record": f"D-{year}-0001",
        "register": year,
    }
    for paper, subject in subjects.items():
        file = tmp_path / f"{paper}.pdf"
        answer = bench.command.run("print", paper, subject, "--out", str(file), person="tina", json=False)
        assert answer.code == 0, answer.err
        assert file.name in answer.out
        assert len(PdfReader(file).pages) >= 1
        assert not file.with_name(f"{paper}.pdf.part").exists()


def test_a_file_that_cannot_be_written_records_no_printing(bench: Bench, tmp_path: Path) -> None:
    """The original is still to be printed: the next attempt needs no reason."""
    batch = str(bench.run("batch", "plan", "sts-ointment-25", "--size", "500 g").json["batch"])
    nowhere = tmp_path / "no folder" / "worksheet.pdf"
    assert bench.refused("print", "worksheet", batch, "--out", str(nowhere)) == "file_not_written"
    here = tmp_path / "worksheet.pdf"
    bench.run("print", "worksheet", batch, "--out", str(here))
    assert bench.refused("print", "worksheet", batch, "--out", str(here)) == "reason_needed"
    bench.run("print", "worksheet", batch, "--out", str(here), "--reason", "coffee on the first one")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("poster", "2026-0001"), "unknown_option"),
        (("label", "2026-0001"), "unknown_record"),
        (("register", "26"), "invalid_number"),
        (("register", "2020"), "nothing_to_print"),
        (("patient_label", "D-2026-0001"), "unknown_record"),
    ],
)
def test_what_cannot_be_printed_is_refused(bench: Bench, tmp_path: Path, arguments: tuple[str, str], code: str) -> None:
    """Code and exit 2, and no file is left behind."""
    file = tmp_path / "paper.pdf"
    assert bench.refused("print", *arguments, "--out", str(file)) == code
    assert list(tmp_path.glob("paper.pdf*")) == []
