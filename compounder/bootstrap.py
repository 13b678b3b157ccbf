"""Build the running pharmacy from its parts: data files, words and rules. The only assembler."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from compounder.domain.batch_plan import PlanRules
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.number import shortened
from compounder.domain.substance import Substance
from compounder.exchange.data_files import read_atomic_masses, read_plan_rules, read_substance
from compounder.exchange.formulation_file import read_formulation
from compounder.words import Words

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""The data files beside the package: words, rules, substances, formulations, fonts."""

LANGUAGES = ("en", "fr")
LARGEST_FILE = 1_000_000
"""Bytes of any file that a person may hand in; anything larger is refused before it is read."""


@cache
def words(language: str) -> Words:
    """The words of a language; one that there is not is refused as ``unknown_option``."""
    if language not in LANGUAGES:
        raise Refusal("unknown_option", "language", language=shortened(language), languages=LANGUAGES)
    table = tomllib.loads((RESOURCES / "words" / f"{language}.toml").read_text("utf-8"))
    return Words(language, dict(_flat(table)))


def _flat(table: Mapping[str, object], place: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{place}{key}.")
        else:
            yield f"{place}{key}", str(value)


@cache
def substances() -> Mapping[str, Substance]:
    """Every shipped substance by id; a molar mass that its formula contradicts stops here."""
    masses_file = RESOURCES / "rules" / "atomic_masses.toml"
    masses = read_atomic_masses(masses_file.read_text("utf-8"), masses_file.name)
    read = (read_substance(path.read_text("utf-8"), path.name, masses) for path in _files("substances"))
    return {substance.id: substance for substance in read}


@cache
def plan_rules() -> PlanRules:
    """The limits that the planner follows."""
    path = RESOURCES / "rules" / "corrections.toml"
    return read_plan_rules(path.read_text("utf-8"), path.name)


def shipped_formulations() -> tuple[str, ...]:
    """The ids of the formulations that come with the program."""
    return tuple(path.stem for path in _files("formulations"))


def formulation(id_or_file: str) -> MasterFormulation:
    """A shipped formulation by its id, or one from a TOML file.

    Refused: ``unknown_formulation``, ``damaged_file``, and whatever `read_formulation` refuses.
    """
    if id_or_file in shipped_formulations():
        path = RESOURCES / "formulations" / f"{id_or_file}.toml"
    else:
        path = Path(id_or_file)
        if not id_or_file.endswith(".toml") or not _exists(path):
            raise Refusal("unknown_formulation", "id", formulation=shortened(id_or_file), known=shipped_formulations())
    return read_formulation(text_of_file(path), path.name, substances())


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def text_of_file(path: Path) -> str:
    """The text of a file that a person named; refused as ``damaged_file`` where it cannot be read as text."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal("damaged_file", "too_large", file=path.name, most=LARGEST_FILE)
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("damaged_file", "not_text", file=path.name) from error
    except OSError as error:
        raise Refusal("damaged_file", "cannot_be_read", file=path.name, reason=error.strerror or "") from error


def _files(folder: str) -> list[Path]:
    return sorted((RESOURCES / folder).glob("*.toml"))
