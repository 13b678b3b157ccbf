"""What a deviation was opened for, shown to each reader in their own way."""

from __future__ import annotations

import pytest

from compounder.domain.deviation_text import shown_found, shown_limits
from tests.words_files import words


@pytest.mark.parametrize(
    ("limits", "english", "french"),
    [
        ("193.05 g – 196.95 g", "193.05 g to 196.95 g", "193,05 g à 196,95 g"),
        ("95 – 105.5 %", "95 to 105.5 %", "95 à 105,5 %"),
        ("23.75 % w/w – 26.25 % w/w", "23.75 % w/w to 26.25 % w/w", "23,75 % m/m à 26,25 % m/m"),
        ("below the mark", "below the mark", "below the mark"),
        ("low – high", "low to high", "low à high"),
    ],
)
def test_stored_limits_are_shown_in_the_readers_language(limits: str, english: str, french: str) -> None:
    """Stored rows stay as they are; a text that is no range stays as it was written."""
    assert words("en").show(shown_limits(limits)) == english
    assert words("fr").show(shown_limits(limits)) == french


def test_only_what_was_measured_is_read_as_a_number() -> None:
    """The words of a person stay their own: nobody rewrites "38.0 °C"."""
    assert words("fr").show(shown_found("weighing", "197.5 g")) == "197,5 g"
    assert words("fr").show(shown_found("control", "38.0 g")) == "38.0 g"
