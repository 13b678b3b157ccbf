"""A formulation file is read strictly, written so that it reads back equal, and compared key by key."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder import shipped
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import Density, MasterFormulation, Overage
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.exchange.formulation_file import (
    formulation_differences,
    formulation_table,
    read_formulation,
    write_formulation,
)
from compounder.exchange.toml_table import LARGEST_FILE
from tests.builders import ointment, random_formulation

SHIPPED = shipped.shipped_formulations()


def shipped_text(name: str = "sts-ointment-25") -> str:
    return (shipped.RESOURCES / "formulations" / f"{name}.toml").read_text("utf-8")


def read(text: str) -> MasterFormulation:
    return read_formulation(text, "file.toml", shipped.substances())


def changed(old: str, new: str, name: str = "sts-ointment-25") -> str:
    """The shipped file with one place changed."""
    text = shipped_text(name)
    assert old in text
    return text.replace(old, new, 1)


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(Refusal) as refused:
        read(text)
    shipped.words("en").sentence(refused.value.phrase)
    shipped.words("fr").sentence(refused.value.phrase)
    return refused.value.code, refused.value.phrase.key.rpartition(".")[2]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_formulation_reads_back_equal(name: str) -> None:
    """Write → read gives the same formulation, and writing again the same text."""
    formulation = shipped.formulation(name)
    text = write_formulation(formulation)
    assert read(text) == formulation
    assert write_formulation(read(text)) == text
    assert formulation_differences(formulation, read(text)) == ()


@settings(max_examples=150)
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_a_random_formulation_reads_back_equal(seed: int) -> None:
    """Whatever lines, strengths, densities and amounts it has; every amount exactly."""
    formulation = decimal(random_formulation(random.Random(seed)))  # noqa: S311 - the same for the same seed
    assert read(write_formulation(formulation)) == formulation


def decimal(formulation: MasterFormulation) -> MasterFormulation:
    """The formulation with q.s. for its only amounts that may have no end in decimals: what compensates."""
    if any(line.parts is not None for line in formulation.lines):
        return formulation
    lines = [line for line in formulation.lines if not line.compensating]
    takers = [line for line in formulation.lines if line.compensating][:1]
    kept = (*lines, *(replace(line, amount=None) for line in takers))
    return replace(formulation, lines=tuple(replace(line, number=number) for number, line in enumerate(kept, 1)))


def test_every_optional_key_reads_back_equal() -> None:
    """Water activity, house limit, effective date, excipients, tolerances, more languages, many decimals."""
    shipped = ointment()
    line = replace(shipped.lines[1], tolerance=Percentage.of("0.123456789012345"))
    full = replace(
        shipped,
        lines=(shipped.lines[0], line, *shipped.lines[2:]),
        water_activity=Fraction("0.59"),
        house_limit_days=90,
        is_sterile=True,
        excipients=LocalText.of("lanolin", de="Wollwachs", fr="lanoline"),
        effective_on=date(2026, 11, 24),
        usual_size=Quantity.of("0.00000000000001", "kg"),
        tolerance_confirmed=True,
    )
    assert read(write_formulation(full)) == full


def test_a_file_as_written_is_plain_toml() -> None:
    """Numbers are text with their unit, so that no reader makes floats of them."""
    table = tomllib.loads(write_formulation(ointment()))
    assert table["line"][2]["amount"] == "32.5 g"
    assert table["claim"] == {"strength": "25 % w/w", "ingredient": "sodium thiosulfate", "form": "pentahydrate"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("version = 1", "version = ", ("damaged_file", "not_toml")),
        ("version = 1", "version = 1\nversion = 1", ("damaged_file", "not_toml")),
        ("version = 1", "", ("damaged_file", "missing_key")),
        ("version = 1", 'version = "1"', ("damaged_file", "wrong_type")),
        ("version = 1", "version = true", ("damaged_file", "wrong_type")),
        ("version = 1", "version = 1.0", ("damaged_file", "wrong_type")),
        ("version = 1", f"version = {'9' * 5000}", ("damaged_file", "not_toml")),
        ("version = 1", "version = -1", ("non_positive_quantity", "zero")),
        ("version = 1", "version = 1\nversoin = 2", ("damaged_file", "unknown_key")),
        ("version = 1", 'version = 1\neffective_on = "24.11.2026"', ("damaged_file", "not_a_date")),
        ("version = 1", "version = 1\neffective_on = 2026-11-24", ("damaged_file", "wrong_type")),
        ("version = 1", 'version = 1\nwater_activity = "0,59"', ("ambiguous_number", "two_readings")),
        ("version = 1", "version = 1\nwater_activity = 0.59", ("damaged_file", "wrong_type")),
        ("version = 1", 'version = 1\nwater_activity = "1.2"', ("inconsistent_input", "water_activity")),
        ('id = "sts-ointment-25"', 'id = "STS Ointment"', ("damaged_file", "identifier")),
        ('id = "sts-ointment-25"', 'id = "../x"', ("damaged_file", "identifier")),
        ('policy = "full"', 'policy = "usual"', ("unknown_option", "in_file")),
        ('made_by = "mass"', 'made_by = "Mass"', ("unknown_option", "in_file")),
        ('made_by = "mass"', 'made_by = "volume"', ("inconsistent_input", "base_size")),
        ('base_size = "100 g"', 'base_size = "100g\\u0000"', ("damaged_file", "control_character")),
        ('base_size = "100 g"', 'base_size = "100"', ("missing_unit", "of_what")),
        ('base_size = "100 g"', 'base_size = "100 gr"', ("unknown_unit", "not_listed")),
        ('base_size = "100 g"', 'base_size = "1e2 g"', ("invalid_number", "not_a_number")),
        ('base_size = "100 g"', 'base_size = "1,000 g"', ("ambiguous_number", "two_readings")),
        ('base_size = "100 g"', 'base_size = "0 g"', ("non_positive_quantity", "zero")),
        ('strength = "25 % w/w"', 'strength = "25 %"', ("missing_basis", "of_what")),
        ('strength = "25 % w/w"', 'strength = "125 % w/w"', ("strength_over_100_percent", "above")),
        ('strength = "25 % w/w"', 'strength = "24 % w/w"', ("inconsistent_input", "claim")),
        ('strength = "25 % w/w"', 'strength = "25 % w/v"', ("basis_mismatch", "claim")),
        ('form = "pentahydrate"', 'form = "decahydrate"', ("unknown_option", "form")),
        (
            'ingredient = "sodium thiosulfate"\nform',
            'ingredient = "thiosulfate"\nform',
            ("missing_input", "substance_of_form"),
        ),
        ('low = "95 %"', 'low = "105 %"', ("inconsistent_input", "limits")),
        ('low = "95 %"', 'low = "-5 %"', ("non_positive_quantity", "zero")),
        ('line = "1 %"', 'line = "1"', ("missing_unit", "of_what")),
        ('content = "50 g"', 'content = "0 g"', ("non_positive_quantity", "zero")),
        ('ingredient = "glycerol"', 'ingredient = "gly\\u202Ecerol"', ("damaged_file", "control_character")),
        ('ingredient = "glycerol"', 'ingredient = "gly\\u200Bcerol"', ("damaged_file", "control_character")),
        ('ingredient = "glycerol"', 'ingredient = "<glycerol>"', ("damaged_file", "not_a_name")),
        ('ingredient = "glycerol"', 'ingredient = ""', ("damaged_file", "not_a_name")),
        ('ingredient = "glycerol"', 'ingredient = "glycerol "', ("damaged_file", "not_a_name")),
        ('en = "glycerol"', 'en = "gly<cerol"', ("damaged_file", "not_a_name")),
        ('en = "glycerol"', "en = 5", ("damaged_file", "wrong_type")),
        ('en = "glycerol", ', "", ("damaged_file", "missing_key")),
        ('amount = "10 g"', "amount = 10", ("damaged_file", "wrong_type")),
        ('amount = "10 g"', "", ("damaged_file", "missing_key")),
        ('amount = "10 g"', 'amount = "10 g"\nstrength = "10 % w/w"', ("damaged_file", "unknown_key")),
        ('amount = "10 g"', 'amount = "11 g"', ("components_exceed_total", "formula")),
        ('amount = "10 g"', 'amount = "9 g"', ("inconsistent_input", "lines_do_not_add_up")),
        ('amount = "10 g"', 'amount = "-10 g"', ("non_positive_quantity", "zero")),
        ('amount = "10 g"', 'amount = "10 mL"', ("missing_density", "line_by_volume")),
        ('role = "excipient"', 'role = "filler"', ("unknown_option", "in_file")),
        ('substance = "sodium-thiosulfate"', 'substance = "sodium-chloride"', ("unknown_option", "substance")),
        ('label = "pot_100x70"', 'label = "pot"', ("unknown_option", "in_file")),
    ],
)
def test_a_damaged_or_contradictory_file_is_refused(old: str, new: str, expected: tuple[str, str]) -> None:
    """Every refusal has its sentence in both languages; nothing that a file holds is a fault."""
    assert refusal(changed(old, new)) == expected


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("", "missing_key"),
        ("not toml at all", "not_toml"),
        ("a = [" * 5000, "not_toml"),
        ("[claim]\n", "missing_key"),
        ('[project]\nname = "compounder"\n', "missing_key"),
        ("# " + "x" * LARGEST_FILE, "too_large"),
        ("\ufeff" + shipped_text(), "not_toml"),
        ("line = 5\n", "wrong_type"),
        ("line = [1]\n", "wrong_type"),
    ],
)
def test_a_foreign_file_is_refused(text: str, variant: str) -> None:
    """Empty, another program's, nested too deeply, too large, with a byte order mark."""
    assert refusal(text) == ("damaged_file", variant)


@settings(max_examples=300)
@given(data=st.data())
def test_a_file_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """Any cut, insertion or exchange in a shipped file: an answer or a refusal, never a fault."""
    text = shipped_text(data.draw(st.sampled_from(SHIPPED)))
    start = data.draw(st.integers(min_value=0, max_value=len(text)))
    end = data.draw(st.integers(min_value=start, max_value=min(len(text), start + 40)))
    new = data.draw(st.one_of(st.text(max_size=8), st.sampled_from(['"', "0", "-", " %", "[[", "1e400", "q.s.", "\n"])))
    try:
        read(text[:start] + new + text[end:])
    except Refusal as refused:
        assert shipped.words("en").sentence(refused.phrase)  # noqa: PT017 - either way is right


def test_differences_name_the_key_with_old_and_new() -> None:
    """Changed, added and removed keys, as the file names them."""
    old = ointment()
    new = replace(
        old,
        version=2,
        house_limit_days=90,
        lines=(*old.lines[:3], replace(old.lines[3], tolerance=Percentage.of(2))),
        unconfirmed=old.unconfirmed[:1],
    )
    differences = {key: (before, after) for key, before, after in formulation_differences(old, new)}
    assert differences["version"] == ("1", "2")
    assert differences["house_limit_days"] == (None, "90")
    assert differences["line[4].tolerance"] == (None, "2 %")
    assert differences["unconfirmed[2].about"] == ("water_activity", None)
    assert set(differences) == {
        "version",
        "house_limit_days",
        "line[4].tolerance",
        "unconfirmed[2].about",
        "unconfirmed[2].text.en",
        "unconfirmed[2].text.fr",
    }


def test_a_changed_strength_is_a_difference() -> None:
    """The claim in its own notation."""
    old = ointment()
    new = replace(old, claim=replace(old.claim, strength=Strength.written("24 % w/w")))
    assert formulation_differences(old, new) == (("claim.strength", "25 % w/w", "24 % w/w"),)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('amount = "32.5 g"\ncompensating', 'parts = "1"\ncompensating', ("missing_unit", "parts_mixed")),
        ('amount = "10 g"', 'amount = "10 g"\nparts = "1"', ("damaged_file", "unknown_key")),
        ('amount = "10 g"', "parts = 1", ("damaged_file", "wrong_type")),
        ('amount = "10 g"', 'parts = "1 g"', ("invalid_number", "not_a_number")),
        (
            'amount = "10 g"',
            'amount = "10 g"\noverage = { extra = "5 %" }',
            ("damaged_file", "missing_key"),
        ),
        (
            'amount = "10 g"',
            'amount = "10 g"\noverage = { extra = "5", reason = { en = "x" } }',
            ("missing_unit", "of_what"),
        ),
        (
            'amount = "10 g"',
            'amount = "10 g"\noverage = { extra = "5 %", reason = { en = "x" }, label = true }',
            ("damaged_file", "unknown_key"),
        ),
        ('content = "50 g"', 'content = "50 g"\nexcess = "5"', ("missing_unit", "of_what")),
        ('content = "50 g"', 'content = "50 g"\nexcess = "1 mL"', ("wrong_dimension", "other_kind")),
        ("version = 1", 'version = 1\nexpected_loss = "100 %"', ("percentage_out_of_range", "not_below_hundred")),
        ("version = 1", 'version = 1\nexpected_loss = "3 g"', ("wrong_dimension", "other_kind")),
    ],
)
def test_a_wrong_kind_of_line_is_refused_by_its_key(old: str, new: str, expected: tuple[str, str]) -> None:
    """Parts, overage, excess and loss are read as strictly as the rest."""
    assert refusal(changed(old, new)) == expected


def test_the_guide_names_every_key() -> None:
    """A key that the guide does not name can only be found by reading the program."""
    plain = ointment()
    line = replace(
        plain.lines[1],
        amount=Quantity.of(10, "mL"),
        tolerance=Percentage.of(1),
        nominal_strength=Strength.written("50 % w/w"),
        density=Density(Quantity.of("1.26", "g/mL"), Quantity.of(20, "degC"), "a test"),
        overage=Overage(Percentage.of(5), LocalText.of("a test"), "a rule"),
    )
    in_parts = replace(plain.lines[2], amount=None, parts=Fraction(1))
    by_strength = replace(plain.lines[2], amount=None, strength=Strength.written("2 % w/w"))
    full = replace(
        plain,
        lines=(plain.lines[0], line, in_parts, by_strength),
        container=replace(plain.container, excess=Percentage.of(5)),
        expected_loss=Percentage.of(3),
        water_activity=Fraction("0.59"),
        house_limit_days=90,
        excipients=LocalText.of("lanolin"),
        effective_on=date(2026, 11, 24),
        storage=replace(plain.storage, low=Quantity.of(2, "degC")),
    )
    guide = (shipped.RESOURCES.parent / "docs" / "guide" / "formulations.md").read_text("utf-8")
    unnamed = [key for key in _keys(formulation_table(full)) if not re.search(rf"\b{key}\b", guide)]
    assert unnamed == []


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in _keys(item)}
    return {key for item in value for key in _keys(item)} if isinstance(value, list) else set()
