"""The preferences of one station as a TOML file; they are not records, and losing them loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import tomli_w

from compounder.exchange.toml_table import Table, parse_toml

_FOLDERS = ("second_anchors", "backups", "second_backups", "papers")
_MOST_CALCULATORS, _LONGEST_NAME = 8, 60
_NAMES = ("language", "theme", "printer", "label_printer")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one station prefers; None where nothing was chosen.

    Folders: `second_anchors`, where each act is anchored too; `backups`, and `second_backups` on another medium;
    `papers`, where a PDF is saved that no printer takes. `language` and `theme` of the window, the queues of `printer`
    and `label_printer`, and `ports`: the serial port of each balance by the balance's name. `calculators` are those
    used last, the newest first; what stands there that is no list of short texts counts as nothing.
    """

    second_anchors: Path | None = None
    backups: Path | None = None
    second_backups: Path | None = None
    papers: Path | None = None
    language: str | None = None
    theme: str | None = None
    printer: str | None = None
    label_printer: str | None = None
    ports: Mapping[str, str] = field(default_factory=dict)
    calculators: tuple[str, ...] = ()


def read_settings(text: str, file: str) -> Settings:
    """Read the settings; refused as ``damaged_file``: a misspelt key must not be ignored."""
    table = parse_toml(text, file)
    folders = {name: Path(table.text(name)) if table.has(name) else None for name in _FOLDERS}
    names = {name: table.text(name) if table.has(name) else None for name in _NAMES}
    ports = _ports(table.table("ports")) if table.has("ports") else {}
    calculators = _calculators(table.anything("calculators")) if table.has("calculators") else ()
    table.finish()
    return Settings(
        second_anchors=folders["second_anchors"],
        backups=folders["backups"],
        second_backups=folders["second_backups"],
        papers=folders["papers"],
        language=names["language"],
        theme=names["theme"],
        printer=names["printer"],
        label_printer=names["label_printer"],
        ports=ports,
        calculators=calculators,
    )


def _ports(table: Table) -> dict[str, str]:
    return {name: table.text(name) for name in table.other_keys()}


def _calculators(written: object) -> tuple[str, ...]:
    """Names of calculators; a convenience must not keep a station from starting, whatever stands there."""
    names = written if isinstance(written, list) else []
    return tuple(name for name in names if isinstance(name, str) and len(name) <= _LONGEST_NAME)[:_MOST_CALCULATORS]


def write_settings(settings: Settings) -> str:
    """The file of settings; reading it gives equal ones."""
    chosen = {name: getattr(settings, name) for name in (*_FOLDERS, *_NAMES)}
    texts: dict[str, object] = {name: str(value) for name, value in chosen.items() if value is not None}
    if settings.calculators:
        texts["calculators"] = list(settings.calculators)
    return tomli_w.dumps(texts | ({"ports": dict(settings.ports)} if settings.ports else {}))
