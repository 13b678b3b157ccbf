"""``compounder demo``: the whole job on a bare machine, its papers read back by an independent reader."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from compounder.cli.main import main

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
KINDS = {"label", "patient_label", "worksheet", "batch_record", "dispensing_record", "register"}


@dataclass(frozen=True, slots=True)
class Demo:
    """A finished demo."""

    folder: Path
    summary: Any

    def command(self, *arguments: str) -> list[str]:
        """The command on the demo's records."""
        return ["--database", self.summary["database"], "--state", self.summary["state"], *arguments]

    def paths(self, kind: str) -> list[Path]:
        """The papers of a kind."""
        return [Path(paper["path"]) for paper in self.summary["documents"] if paper["kind"] == kind]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """One demo for all the questions asked of it."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert main(["demo", "--out", str(folder)]) == 0
    return Demo(folder, json.loads((folder / "summary.json").read_text("utf-8")))


def text_of(path: Path) -> str:
    """All the words of a PDF."""
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)
    return " ".join(words.translate(SPACES).split())


def test_every_kind_of_paper_is_there_under_its_digest(demo: Demo) -> None:
    """The summary's digests are those of the files, and each paper's text bears its batch's number."""
    assert {paper["kind"] for paper in demo.summary["documents"]} == KINDS
    for paper in demo.summary["documents"]:
        content = Path(paper["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == paper["sha256"]
        if paper["kind"] != "patient_label":
            assert paper["batch"] in text_of(Path(paper["path"]))


def test_the_summary_says_what_was_planned_and_weighed(demo: Demo) -> None:
    """121.14 g was planned of the corrected lot, and what the balance sent was recorded."""
    ointment, injection = demo.summary["batches"]
    assert ointment["formulation"] == "sts-ointment-25"
    assert (ointment["size"], ointment["binding_rule"], ointment["register_number"][-4:]) == (
        "500 g",
        "house_limit",
        "0001",
    )
    assert [(line["planned"], line["weighed"]) for line in ointment["lines"]] == [
        ("121.14 g", "121.16 g"),
        ("50 g", "50.02 g"),
        ("162.5 g", "162.48 g"),
        ("166.36 g", "166.37 g"),
    ]
    assert [(line["planned"], line["weighed"]) for line in injection["lines"]] == [
        ("6 mL", "6 mL"),
        ("q.s. to 10 mL", "4 mL"),
    ]
    assert "T" in injection["beyond_use"]


def test_each_label_bears_one_code_that_says_what_its_words_say(demo: Demo) -> None:
    """Rendered at 300 dpi and decoded by another program: item, use-by, batch, container."""
    label = demo.paths("label")[0]
    pages = pypdfium2.PdfDocument(label)
    for number, page in enumerate(pages, 1):
        found = zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())
        assert [code.symbology_identifier for code in found] == ["]d2"]
        content = found[0].bytes.decode()
        assert content.startswith("0102000000000015")
        assert f"10{demo.summary['batches'][0]['number']}\x1d21{number:02d}" in content


def test_the_records_verify_and_the_copy_before_the_last_act_is_found(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The records hold; the older copy put in their place does not, because the anchors know more."""
    assert main(demo.command("verify", "--json")) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["entries"], answer["head"]) == (demo.summary["audit"]["entries"], demo.summary["audit"]["head"])
    older = tmp_path / "pharmacy.db"
    shutil.copy(demo.folder / "before-last-act.db", older)
    assert main(["verify", "--database", str(older), "--state", demo.summary["state"]]) == 1
    assert "anchor" in capsys.readouterr().out.lower()


def test_verify_starts_no_more_than_it_needs(demo: Demo) -> None:
    """Verifying imports no drawing, no migration and no unit library: it starts in a fraction of a second."""
    heavy = "reportlab", "alembic", "pint", "pypdfium2", "zxingcpp"
    code = (
        "import sys; from compounder.cli.main import main; code = main(sys.argv[1:]);"
        f"found = [name for name in {heavy!r} if name in sys.modules]; print(code, found)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, *demo.command("verify")], capture_output=True, text=True, check=True
    )
    assert answer.stdout.rstrip().endswith("0 []")


def test_a_demo_replaces_a_demo_and_nothing_else(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with anything else in it is refused and left as it is."""
    other = tmp_path / "mine"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    assert main(["demo", "--out", str(other)]) == 2
    assert "folder_not_empty" in capsys.readouterr().err
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]
    again = tmp_path / "again"
    shutil.copytree(demo.folder, again)
    (again / "left-over.pdf").write_bytes(b"old")
    assert main(["demo", "--out", str(again), "--language", "fr"]) == 0
    assert not (again / "left-over.pdf").exists()
    summary = json.loads((again / "summary.json").read_text("utf-8"))
    record = next(paper for paper in summary["documents"] if paper["kind"] == "batch_record")
    assert "Dossier de lot" in text_of(Path(record["path"]))
    assert "121,14 g" in text_of(Path(record["path"]))


def test_the_job_ends_backed_up_and_restored(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    """A backup that was not restored does not exist: the copy, and what was restored from it, both verify."""
    (copy,) = (demo.folder / "backup").glob("*.db")
    restored = ["--database", str(demo.folder / "restored.db"), "--state", str(demo.folder / "restored-state")]
    assert main(["verify", "--json", *restored]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["anchored"], answer["findings"]) == (True, [])
    assert main(["verify", "--database", str(copy), "--state", str(demo.folder / "nowhere")]) == 0
