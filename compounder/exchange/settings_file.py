"""The preferences of one station as a TOML file; they are not records, and losing them loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import tomli_w

from compounder.exchange.toml_table import parse_toml


@dataclass(frozen=True, slots=True)
class Settings:
    """`second_anchors` is a folder on another medium in which each act is anchored too."""

    second_anchors: Path | None = None


def read_settings(text: str, file: str) -> Settings:
    """Read the settings; refused as ``damaged_file``: a misspelt key must not be ignored."""
    table = parse_toml(text, file)
    settings = Settings(Path(table.text("second_anchors")) if table.has("second_anchors") else None)
    table.finish()
    return settings


def write_settings(settings: Settings) -> str:
    """The file of settings; reading it gives equal ones."""
    return tomli_w.dumps({"second_anchors": str(settings.second_anchors)} if settings.second_anchors else {})
