"""The preferences of a station: written and read back, a misspelt key refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from compounder.domain.errors import Refusal
from compounder.exchange.settings_file import Settings, read_settings, write_settings

WHOLE = Settings(
    second_anchors=Path("/mnt/usb/anchors"), backups=Path("/srv/copies"), second_backups=Path("/mnt/usb/copies"),
    papers=Path("/srv/papers"), language="fr", theme="dark", printer="Bureau", label_printer='Zebra "1"',
    ports={"B2": "/dev/ttyUSB0", "Précision": "COM3"}, calculators=("dilution", "density"),
)  # fmt: skip


@pytest.mark.parametrize("settings", [Settings(), WHOLE], ids=["nothing chosen", "everything chosen"])
def test_reading_gives_what_was_written(settings: Settings) -> None:
    """Hostile names of balances and printers too."""
    assert read_settings(write_settings(settings), "settings.toml") == settings


@pytest.mark.parametrize(
    "text", ['langage = "fr"', "language = 1", 'ports = "COM3"', "[ports]\nB2 = 3", "theme ="], ids=lambda text: text
)
def test_a_file_that_says_something_else_is_refused(text: str) -> None:
    """A misspelt key must not be ignored."""
    with pytest.raises(Refusal) as refused:
        read_settings(text, "settings.toml")
    assert refused.value.code == "damaged_file"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("calculators = 3", ()),
        ('calculators = "dilution"', ()),
        ('calculators = [1, ["dilution"], "dilution", { a = 1 }]', ("dilution",)),
        (f'calculators = ["{"x" * 61}", "one that is no more"]', ("one that is no more",)),
        (f"calculators = {[f'n{number}' for number in range(1000)]}", tuple(f"n{number}" for number in range(8))),
    ],
)
def test_whatever_stands_for_the_calculators_used_last_keeps_no_station_from_starting(
    text: str, kept: tuple[str, ...]
) -> None:
    """Another type, other types within, endless names, endless lists: what is no short name is not there."""
    assert read_settings(f'{text}\nlanguage = "fr"', "settings.toml") == Settings(language="fr", calculators=kept)
