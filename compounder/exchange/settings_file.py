"""The preferences of one station as a TOML file; they are not records, and losing them loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import tomli_w

from compounder.exchange.toml_table import parse_toml

_FOLDERS = ("second_anchors", "second_backups")


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders on other media: `second_anchors`, where each act is anchored too, and `second_backups`."""

    second_anchors: Path | None = None
    second_backups: Path | None = None


def read_settings(text: str, file: str) -> Settings:
    """Read the settings; refused as ``damaged_file``: a misspelt key must not be ignored."""
    table = parse_toml(text, file)
    settings = Settings(*(Path(table.text(name)) if table.has(name) else None for name in _FOLDERS))
    table.finish()
    return settings


def write_settings(settings: Settings) -> str:
    """The file of settings; reading it gives equal ones."""
    folders = {name: getattr(settings, name) for name in _FOLDERS}
    return tomli_w.dumps({name: str(folder) for name, folder in folders.items() if folder is not None})
