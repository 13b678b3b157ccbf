"""Names are one line of visible text: nothing that cannot be seen, nothing that could be markup."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.names import checked_name, checked_or_none, checked_text


def refused(text: str, **bounds: int) -> str:
    """The variant of the refusal of a name."""
    with pytest.raises(Refusal) as caught:
        checked_name(text, "person", **bounds)
    assert caught.value.code == "invalid_name"
    return caught.value.phrase.key.rpartition(".")[2]


@pytest.mark.parametrize(
    "name",
    ["Zoé d’Ancône-Müller", "O'Brien", "Ngũgĩ wa Thiong'o", "李小龍", "עברית", "Pharmacie du CHU « Nord »", "x" * 200],
)
def test_a_real_name_passes_as_it_stands(name: str) -> None:
    """Scripts, apostrophes and long names are real people."""
    assert checked_name(name, "person") == name


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("", "empty"),
        (" \u00a0 ", "empty"),
        ("x" * 201, "too_long"),
        ("Dupont <img src=x>", "character"),
        ("a > b", "character"),
        ("a\nb", "invisible"),
        ("a\x00b", "invisible"),
        ("a\x7fb", "invisible"),
        ("Du\u00adpont", "invisible"),
        ("a\u200bb", "invisible"),
        ("TS\u202e2409", "invisible"),
        ("a\u2066b\u2069", "invisible"),
        ("a\u2028b", "invisible"),
        ("a\ue000b", "invisible"),
        ("a\U000e0041b", "invisible"),
    ],
)
def test_what_can_mislead_is_refused(name: str, variant: str) -> None:
    """Threats 25 to 27: markup, control, bidi, zero-width, private and tag characters."""
    assert refused(name) == variant


def test_the_invisible_character_is_named_by_its_code_point() -> None:
    with pytest.raises(Refusal) as caught:
        checked_name("TS\u202e2409", "lot_number")
    assert caught.value.values["code"] == "U+202E"


def test_the_same_letters_give_the_same_name() -> None:
    """An accent typed on its own and one typed with its letter (NFC); spaces around do not count."""
    assert checked_name(" Zoe\u0301 ", "person") == checked_name("Zo\u00e9", "person") == "Zo\u00e9"


def test_reasons_are_longer_than_names_and_absent_ones_stay_absent() -> None:
    assert checked_text("x" * 1000, "reason")
    assert checked_or_none(None, "maker") is None
    with pytest.raises(Refusal):
        checked_or_none("", "maker")


@given(st.text())
def test_what_passes_is_visible_composed_and_passes_again(text: str) -> None:
    try:
        name = checked_name(text, "person")
    except Refusal:
        return
    assert name == unicodedata.normalize("NFC", name).strip()
    assert not any(unicodedata.category(character)[0] == "C" for character in name)
    assert len(name.splitlines()) == 1
    assert checked_name(name, "person") == name
