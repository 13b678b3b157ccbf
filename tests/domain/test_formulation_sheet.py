"""Two versions row by row: nothing that differs in the file is missed, and what did not change is not shouted."""

from __future__ import annotations

import pytest

from compounder.domain.formulation_sheet import Part, RowPair, compared
from compounder.domain.master_formulation import MasterFormulation
from compounder.exchange.formulation_file import formulation_differences, formulation_table, read_formulation
from compounder.shipped import RESOURCES, formulation, shipped_formulations, substances, words

TEXT = (RESOURCES / "formulations" / "sts-ointment-25.toml").read_text("utf-8")
OINTMENT = formulation("sts-ointment-25")

CHANGES = {
    "name": ('en = "Sodium thiosulfate 25 % w/w ointment"', 'en = "Thiosulfate ointment"'),
    "name in French only": ('fr = "Thiosulfate de sodium 25 % m/m pommade"', 'fr = "Pommade au thiosulfate"'),
    "dosage form": ('dosage_form = "ointment"', 'dosage_form = "cream"'),
    "route": ('route = "cutaneous"', 'route = "oral"'),
    "source": ("(read as an abstract)", "(read whole)"),
    "base size": ('base_size = "100 g"', 'base_size = "0.1 kg"'),
    "usual size": ('usual_size = "500 g"', 'usual_size = "400 g"'),
    "policy": ('policy = "full"', 'policy = "none"'),
    "class": ('beyond_use_class = "aqueous"', 'beyond_use_class = "nonaqueous"'),
    "lone pharmacist": ("allows_lone_pharmacist = true", "allows_lone_pharmacist = false"),
    "water activity": ('policy = "full"', 'policy = "full"\nwater_activity = "0.5"'),
    "house limit": ('policy = "full"', 'policy = "full"\nhouse_limit_days = 30'),
    "hypertonic": ('policy = "full"', 'policy = "full"\nis_hypertonic = true'),
    "sterile": ('policy = "full"', 'policy = "full"\nis_sterile = true'),
    "excipients": ('policy = "full"', 'policy = "full"\nexcipients = { en = "lanolin", fr = "lanoline" }'),
    "effective": ('policy = "full"', 'policy = "full"\neffective_on = "2027-01-01"'),
    "loss": ('policy = "full"', 'policy = "full"\nexpected_loss = "3 %"'),
    "claim form": (
        'strength = "25 % w/w"\ningredient = "sodium thiosulfate"\nform = "pentahydrate"',
        'strength = "25 % w/w"\ningredient = "sodium thiosulfate"',
    ),
    "strength limits": ('[strength_limits]\nlow = "95 %"', '[strength_limits]\nlow = "94 %"'),
    "strength limits confirmed": (
        '[strength_limits]\nlow = "95 %"\nhigh = "105 %"\nconfirmed = false',
        '[strength_limits]\nlow = "95 %"\nhigh = "105 %"\nconfirmed = true',
    ),
    "yield limits": ('[yield_limits]\nlow = "95 %"', '[yield_limits]\nlow = "90 %"'),
    "tolerance": ('line = "1 %"', 'line = "2 %"'),
    "tolerance confirmed": ('line = "1 %"\nconfirmed = false', 'line = "1 %"\nconfirmed = true'),
    "container": ('kind = "pot"', 'kind = "tube"'),
    "content": ('content = "50 g"', 'content = "30 g"'),
    "excess": ('content = "50 g"', 'content = "50 g"\nexcess = "5 %"'),
    "label": ('label = "pot_100x70"', 'label = "pot_70x40"'),
    "storage text": ('en = "Keep below 25 °C"', 'en = "Keep cool"'),
    "storage temperature": ('high = "25 degC"', 'high = "8 degC"'),
    "storage low": ('high = "25 degC"', 'high = "25 degC"\nlow = "2 degC"'),
    "amounts": ('amount = "10 g"', 'amount = "11 g"'),
    "as a strength": ('amount = "10 g"', 'strength = "10 % w/w"'),
    "line's name": ('name = { en = "lanolin", fr = "lanoline" }', 'name = { en = "wool fat", fr = "lanoline" }'),
    "role": (
        'name = { en = "glycerol", fr = "glycérol" }\nrole = "excipient"',
        'name = { en = "glycerol", fr = "glycérol" }\nrole = "preservative"',
    ),
    "line tolerance": ('amount = "10 g"', 'amount = "10 g"\ntolerance = "3 %"'),
    "overage": ('amount = "10 g"', 'amount = "10 g"\noverage = { extra = "5 %", reason = { en = "loss" } }'),
    "step": ("Add the glycerol in small portions", "Add the glycerol at once"),
    "control": ("At most 40 °C", "At most 30 °C"),
    "unconfirmed": ("the water activity is unknown", "the water activity is being measured"),
    "unconfirmed about": ('about = "water_activity"\n', ""),
}  # fmt: skip


def changed_text(change: tuple[str, str]) -> str:
    """The ointment with one change; where an amount grew the last line gives way."""
    assert change[0] in TEXT
    text = TEXT.replace(*change)
    return text.replace('"32.5 g"\ncompensating', '"31.5 g"\ncompensating') if "11 g" in change[1] else text


def changes_of(old: MasterFormulation, new: MasterFormulation) -> list[RowPair]:
    """The rows that differ."""
    return [pair for pair in compared(old, new) if pair.is_changed]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_difference_of_the_files_is_missed(change: tuple[str, str]) -> None:
    """What a pharmacist signs must show all that differs; both sides must look different, in both languages."""
    new = read_formulation(changed_text(change), "new", substances())
    assert formulation_differences(OINTMENT, new)
    found = changes_of(OINTMENT, new)
    assert found
    for language in ("en", "fr"):
        shown = words(language)
        for pair in found:
            old_text, new_text = (shown.show(value) if value is not None else "" for value in (pair.old, pair.new))
            assert old_text != new_text, pair


def test_every_key_of_the_file_is_changed_by_some_case() -> None:
    """A key that the file gains must get a row here: the cases above must reach it."""
    reached = {
        key.partition("[")[0].partition(".")[0]
        for change in CHANGES.values()
        for key, _, _ in formulation_differences(OINTMENT, read_formulation(changed_text(change), "new", substances()))
    }
    known = {key for name in shipped_formulations() for key in formulation_table(formulation(name))}
    assert known - reached == {"id", "version", "made_by"}


@pytest.mark.parametrize("name", shipped_formulations())
def test_the_same_version_has_no_change_and_can_be_said_in_both_languages(name: str) -> None:
    """Every row has its word."""
    pairs = compared(formulation(name), formulation(name))
    assert not any(pair.is_changed for pair in pairs)
    for language in ("en", "fr"):
        assert all(words(language).show(pair.label) and words(language).show(pair.new) for pair in pairs)


def test_without_an_old_version_every_row_is_new() -> None:
    pairs = compared(None, OINTMENT)
    assert all(pair.old is None and pair.new is not None for pair in pairs)
    assert {pair.part for pair in pairs} == set(Part)


def test_an_inserted_step_is_one_change_and_a_moved_number_is_none() -> None:
    """Steps are aligned by what they say."""
    inserted = '[[step]]\ntext = { en = "Warm the mortar.", fr = "Tiédir le mortier." }\n\n[[step]]\n'
    new = read_formulation(TEXT.replace("[[step]]\n", inserted, 1), "new", substances())
    found = changes_of(OINTMENT, new)
    assert [(words("en").show(pair.label), pair.old, pair.new) for pair in found] == [
        ("Step 1 (en)", None, "Warm the mortar."),
        ("Step 1 (fr)", None, "Tiédir le mortier."),
    ]


def test_a_line_that_moved_is_one_change_of_the_order() -> None:
    """Lines belong together by their ingredient."""
    first, rest = TEXT.split("[[line]]\n", 1)
    parts = rest.split("[[line]]\n")
    moved = "[[line]]\n".join([first, parts[1], parts[0], *parts[2:]])
    found = changes_of(OINTMENT, read_formulation(moved, "new", substances()))
    assert [words("en").show(pair.label) for pair in found] == ["Order of the lines"]
