"""The window's own words: complete in English and French, typographic, and the files that Qt reads are the newest."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest
from PySide6.QtWidgets import QApplication

from ui.widgets.button import Button
from ui.widgets.panel import Panel, column
from ui.widgets.progress import Progress
from ui.words import TRANSLATIONS, language, speak, words

ROOT = Path(__file__).parent.parent.parent
TOOLS = Path(PySide6.__file__).parent
MODULES = sorted(str(module.relative_to(ROOT)) for module in (ROOT / "ui").rglob("*.py"))


def areas() -> dict[str, list[str]]:
    """The modules of each file of words: a folder within the screens each, and "ui" for everything else."""
    found: dict[str, list[str]] = {}
    for module in MODULES:
        folders = Path(module).parts[1:-1]
        area = "-".join(folders[1:]) if folders[:1] == ("screens",) else ""
        found.setdefault(area or "ui", []).append(module)
    return found


AREAS = areas()
BOTH = [(area, target) for area in AREAS for target in ("en", "fr")]


def messages(path: Path) -> dict[tuple[str, str, str], list[str | None]]:
    """Each message of a .ts file: context, source and comment; its translations, None where there is none."""
    found: dict[tuple[str, str, str], list[str | None]] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 (our own file)
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            is_open = translation.get("type") in ("unfinished", "vanished", "obsolete")
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            found[key] = [None] if is_open else forms
    return found


FRENCH = [message for area in AREAS for message in messages(TRANSLATIONS / f"{area}_fr.ts").items()]


def gathered(folder: Path, area: str, target: str) -> set[tuple[str, str, str]]:
    """What the source says now, gathered anew."""
    made = folder / f"{area}_{target}.ts"
    options = ["-silent", "-locations", "none", "-extensions", "py", "-source-language", "en", "-target-language"]
    plurals = ["-pluralonly"] if target == "en" else []
    command = [str(TOOLS / "lupdate"), *options, target, *plurals, *AREAS[area], "-ts", str(made)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return set(messages(made))


@pytest.mark.parametrize(("area", "target"), BOTH)
def test_every_word_of_the_source_is_in_the_file(tmp_path: Path, area: str, target: str) -> None:
    """A word that was written since is found: run packaging/translate, then translate it."""
    assert gathered(tmp_path, area, target) == set(messages(TRANSLATIONS / f"{area}_{target}.ts"))


@pytest.mark.parametrize(("area", "target"), BOTH)
def test_every_word_is_translated(area: str, target: str) -> None:
    """An untranslated word would stand in English in a French pharmacy."""
    open_ones = [key for key, forms in messages(TRANSLATIONS / f"{area}_{target}.ts").items() if not all(forms)]
    assert open_ones == []


def test_no_file_of_words_is_left_over() -> None:
    """The words of a screen that there is no longer would be loaded for nothing."""
    assert {path.name for path in TRANSLATIONS.iterdir()} == {
        f"{area}_{target}.{kind}" for area, target in BOTH for kind in ("ts", "qm")
    }


@pytest.mark.parametrize(("area", "target"), BOTH)
def test_the_file_that_qt_reads_is_the_newest(tmp_path: Path, area: str, target: str) -> None:
    """The .qm is committed; it is made from the .ts beside it."""
    source = tmp_path / f"{area}_{target}.ts"
    shutil.copy(TRANSLATIONS / source.name, source)
    made = tmp_path / f"{area}_{target}.qm"
    subprocess.run([str(TOOLS / "lrelease"), "-silent", str(source), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == (TRANSLATIONS / made.name).read_bytes()


def test_french_words_have_their_narrow_spaces_and_places() -> None:
    """U+202F before ; : ? ! and inside « », typographic apostrophes, and the same %1, %2 and %n as the English."""
    wrong = []
    for (_, source, _), forms in FRENCH:
        for form in forms:
            text = form or ""
            if re.search(r"[^\u202f][;?!]|[^\u202f\d]:|« |«[^\u202f]|[^\u202f]»|'", text):
                wrong.append(text)
            if sorted(re.findall(r"%\w", text)) != sorted(re.findall(r"%\w", source)):
                wrong.append(f"{source} → {text}")
    assert wrong == []


def test_no_word_is_put_together_before_it_is_translated() -> None:
    """An f-string in self.tr() never finds its translation."""
    for module in MODULES:
        source = (ROOT / module).read_text("utf-8")
        assert not re.search(r"\.tr\(\s*f[\"']", source), module


def test_language_changes_at_run_time_everywhere(application: QApplication) -> None:
    """Words of widgets, of Qt and of the services change together, and back again."""
    holder = Panel()
    layout = column()
    work = Progress()
    layout.addWidget(work)
    holder.setLayout(layout)
    cancel = work.findChild(Button)
    assert cancel is not None
    for spoken, word, mark in (("fr", "Annuler", ","), ("en", "Cancel", "."), ("fr", "Annuler", ",")):
        speak(application, spoken)
        application.processEvents()
        assert (language(), cancel.word, words().sentences["number.mark"]) == (spoken, word, mark)


def test_a_language_without_words_is_a_fault(application: QApplication) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="no words in 'de'"):
        speak(application, "de")
    assert language() == "en"
