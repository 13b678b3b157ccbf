"""A draft holds all of a formulation, says at each place what stands against it, and makes the same one again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder import shipped
from compounder.domain.draft_places import label_of, value_at, with_value
from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import NOTHING, ClaimDraft, FormulationDraft, Given, LineDraft, draft_of
from compounder.domain.formulation_writing import Assessment, assess, formulation_of
from compounder.domain.master_formulation import MadeBy, MasterFormulation
from compounder.domain.names import suggested_id
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.exchange.formulation_file import formulation_differences, formulation_table, write_formulation
from tests.builders import full_formulation, ointment, random_formulation

SUBSTANCES = shipped.substances()
DRAFT = draft_of(ointment())
FULL = draft_of(full_formulation())


def assessed(**places: object) -> Assessment:
    """The ointment's draft with other values at some places; ``lines_2__amount`` is ``lines[2].amount``."""
    draft = DRAFT
    for name, value in places.items():
        draft = with_value(draft, re.sub(r"_([0-9])__", r"[\1].", name).replace("__", "."), value)
    return assess(draft, SUBSTANCES)


def at_of(found: Assessment) -> list[str]:
    """Where something stands against a draft; each refusal has its sentence in both languages."""
    for refusal in found.refusals:
        for language in shipped.LANGUAGES:
            assert shipped.words(language).sentence(refusal.phrase)
    return [refusal.at for refusal in found.refusals]


_PARTS = ("claim", "container", "storage", "density", "overage", "strength_limits", "yield_limits")


def places_of(record: object, place: str = "") -> list[str]:
    """Every place of a draft at which a value stands, items numbered."""
    found = []
    assert is_dataclass(record)
    for field in fields(record):
        value, here = getattr(record, field.name), f"{place}.{field.name}" if place else field.name
        if isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                found += places_of(item, f"{here}[{number}]")
        elif field.name in _PARTS:
            found += places_of(value, here)
        else:
            found.append(here)
    return found


# ---- all of it, and the same again ----


@pytest.mark.parametrize("name", shipped.shipped_formulations())
def test_a_shipped_formulation_is_the_same_through_a_draft(name: str) -> None:
    """Opened and left alone it says the same, to the letter of its file."""
    formulation = shipped.formulation(name)
    again = formulation_of(draft_of(formulation), SUBSTANCES)
    assert again == formulation
    assert write_formulation(again) == write_formulation(formulation)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_a_random_formulation_is_the_same_through_a_draft(seed: int) -> None:
    """Whatever units, notations and kinds of lines it has."""
    formulation = random_formulation(random.Random(seed))  # noqa: S311 - a formulation, no secret
    again = formulation_of(draft_of(formulation), SUBSTANCES)
    assert write_formulation(again) == write_formulation(formulation)


def test_no_key_of_the_file_format_is_lost() -> None:
    """A formulation with every key, and a language that the window does not show, comes back whole."""
    formulation = full_formulation()
    assert write_formulation(formulation_of(FULL, SUBSTANCES)) == write_formulation(formulation)
    assert {field.name for field in fields(FormulationDraft)} == {field.name for field in fields(MasterFormulation)}
    keys = set(formulation_table(formulation))
    named = {"line": "lines", "step": "steps", "control": "controls"}
    assert {named.get(key, key) for key in keys} <= {field.name for field in fields(FormulationDraft)}


def test_every_optional_key_is_in_the_full_formulation() -> None:
    """Else the test above would pass over a key that was added since."""
    formulation = full_formulation()
    records: tuple[Any, ...] = (formulation, formulation.container, formulation.storage, *formulation.lines)
    for record in records:
        empty = [field.name for field in fields(record) if getattr(record, field.name) is None]
        assert isinstance(record, type(formulation.lines[0])) or empty == []
    for field in fields(formulation.lines[0]):
        if field.name != "parts":
            assert any(getattr(line, field.name) is not None for line in formulation.lines), field.name


@pytest.mark.parametrize("place", [place for place in places_of(FULL) if not place.endswith(".given")])
def test_a_change_at_any_place_is_seen_in_the_file_or_refused_there(place: str) -> None:
    """Nothing that is written is passed over: emptied or changed, it differs in the file, or stands as refused."""
    old = value_at(FULL, place)
    number = int(found[1]) if (found := re.match(r"lines\[([0-9])\]", place)) else 0
    given = value_at(FULL, f"lines[{number}].given") if number else None
    name = place.rpartition(".")[2]
    if isinstance(given, Given) and name in ("amount", "strength", "parts") and name != given.value:
        return  # not the one that counts
    new = _other(old, name)
    found_now = assess(with_value(FULL, place, new), SUBSTANCES)
    whole = full_formulation()
    if found_now.is_whole:
        assert found_now.formulation is not None
        assert formulation_differences(whole, found_now.formulation) != ()
    else:
        assert at_of(found_now)


def _other(old: object, name: str) -> object:
    """Another value of the same kind; where nothing stands, a value that could."""
    if old is None:
        return _ABSENT[name]
    kind = next(kind for kind in _CHANGED if isinstance(old, kind))
    return _CHANGED[kind](old)


_CHANGED: dict[type, Callable[[Any], object]] = {
    bool: lambda old: not old,
    int: lambda old: old + 1,
    Fraction: lambda old: old / 2,
    Quantity: lambda old: old * Fraction(11, 10),
    Percentage: lambda old: Percentage(old.share * Fraction(11, 10)),
    Strength: lambda old: old.times(Fraction(9, 10)),
    LocalText: lambda _old: LocalText.of("another"),
    Enum: lambda old: next(member for member in type(old) if member is not old),
    date: lambda _old: date(2028, 1, 1),
    str: lambda old: "" if old else "other",
}
_ABSENT = {
    "tolerance": Percentage.of(3),
    "nominal_strength": Strength.written("2 % w/w"),
    "value": Quantity.of(1, "g/mL"),
    "temperature": Quantity.of(20, "degC"),
    "extra": Percentage.of(1),
    "low": Quantity.of(1, "degC"),
}


# ---- what is missing ----


def test_an_empty_draft_names_every_place_that_is_needed() -> None:
    """Each has a word in both languages, and nothing is calculated."""
    found = assess(FormulationDraft(), SUBSTANCES)
    assert found.formulation is None
    assert set(at_of(found)) == {
        "id", "name", "dosage_form", "route", "source", "made_by", "base_size", "usual_size", "lines", "claim.strength",
        "claim.ingredient", "strength_limits.low", "strength_limits.high", "yield_limits.low", "yield_limits.high",
        "policy", "tolerance", "container.kind", "container.content", "container.label", "storage.text",
        "beyond_use_class",
    }  # fmt: skip


def test_every_place_has_a_word() -> None:
    for place in [*places_of(FULL), "lines", "steps", "controls", "unconfirmed"]:
        for language in shipped.LANGUAGES:
            assert shipped.words(language).sentence(label_of(place))


def test_a_batch_can_be_looked_at_before_the_rest_is_written() -> None:
    """Sizes, lines and claim are enough; storage, limits and names follow."""
    draft = replace(
        FormulationDraft(),
        made_by=MadeBy.MASS,
        base_size=DRAFT.base_size,
        lines=DRAFT.lines,
        claim=DRAFT.claim,
    )
    found = assess(draft, SUBSTANCES)
    assert found.formulation is not None
    assert found.formulation.claim == ointment().claim
    assert not found.is_whole


def test_a_line_that_is_begun_says_what_it_lacks() -> None:
    found = assess(replace(DRAFT, lines=(*DRAFT.lines, LineDraft(given=Given.AMOUNT))), SUBSTANCES)
    assert found.formulation is None
    assert at_of(found) == ["lines[5].ingredient", "lines[5].name", "lines[5].role", "lines[5].amount"]


def test_only_the_amount_that_is_named_counts() -> None:
    """A strength typed before the line was given in grams waits and says nothing."""
    found = assessed(lines_2__strength=Strength.written("99 % w/w"))
    assert found.is_whole
    assert found.formulation == ointment()


# ---- what is refused, and where ----


@pytest.mark.parametrize(
    ("place", "value", "at", "variant"),
    [
        ("claim__strength", Strength.written("24 % w/w"), "claim.strength", "claim"),
        ("claim__strength", Strength.written("25 % w/v"), "claim.strength", "claim"),
        ("claim", ClaimDraft(DRAFT.claim.strength, "glycerin"), "claim.ingredient", "claimed_line"),
        ("claim", ClaimDraft(DRAFT.claim.strength, "white petrolatum"), "claim.ingredient", "claim_of_the_rest"),
        ("claim__ingredient", "lanolin", "claim.form", "substance_of_form"),
        ("base_size", Quantity.of(100, "mL"), "usual_size", "other_kind"),
        ("usual_size", Quantity.of(100, "mL"), "usual_size", "other_kind"),
        ("made_by", MadeBy.VOLUME, "base_size", "base_size"),
        ("lines_2__amount", Quantity.of(11, "g"), "lines", "formula"),
        ("lines_2__amount", Quantity.of(9, "g"), "lines", "lines_do_not_add_up"),
        ("lines_2__amount", Quantity.of(9, "mL"), "lines[2].density.value", "line_by_volume"),
        ("lines_2__ingredient", "lanolin", "lines[3].ingredient", "name_twice"),
        ("lines_2__ingredient", "gly<b>cerol", "lines[2].ingredient", "character"),
        ("lines_2__given", Given.PARTS, "lines[2].parts", "needed"),
        ("lines_4__compensating", False, "lines", "compensating_line"),
        ("lines_2__substance", "glycerol", "lines[2].substance", "substance"),
        ("lines_2__form", "pentahydrate", "lines[2].form", "substance_of_form"),
        ("lines_1__form", "heptahydrate", "lines[1].form", "form"),
        ("lines_2__density__source", "Ph. Eur.", "lines[2].density.value", "density_parts"),
        ("lines_2__overage__extra", Percentage.of(5), "lines[2].overage.reason", "needed"),
        ("strength_limits__low", Percentage.of(106), "strength_limits.low", "limits"),
        ("container__excess", Quantity.of(1, "mL"), "container.excess", "other_kind"),
        ("expected_loss", Percentage.of(100), "expected_loss", "not_below_hundred"),
        ("water_activity", Fraction(2), "water_activity", "water_activity"),
        ("house_limit_days", 0, "house_limit_days", "zero"),
        ("source", "see\u202etxt", "source", "invisible"),
        ("id", "STS ointment", "id", "identifier"),
        ("name", NOTHING, "name", "needed"),
    ],
)
def test_a_refusal_names_its_place(place: str, value: object, at: str, variant: str) -> None:
    """The first of those that stand is the one that the change brought about."""
    found = assessed(**{place: value})
    assert at_of(found)[0] == at
    assert found.refusals[0].phrase.key.rpartition(".")[2] == variant


def test_an_id_that_another_formulation_has_is_refused() -> None:
    found = assess(DRAFT, SUBSTANCES, {"sts-ointment-25"})
    assert [(refusal.at, refusal.phrase.key) for refusal in found.refusals] == [
        ("id", "refusal.formulation_version.taken")
    ]


def test_a_draft_that_is_not_whole_makes_no_formulation() -> None:
    with pytest.raises(Refusal, match="missing_input"):
        formulation_of(replace(DRAFT, source=""), SUBSTANCES)


def test_one_language_is_enough_and_stands_for_the_english() -> None:
    """A pharmacy that writes French alone is not made to translate; spaces around a name are nothing."""
    found = assessed(name=LocalText.of("", fr=" Pommade "), excipients=LocalText.of("", fr="lanoline"))
    assert found.formulation is not None
    assert found.formulation.name == LocalText.of("Pommade", fr="Pommade")
    assert found.formulation.excipients == LocalText.of("lanoline", fr="lanoline")


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        (LocalText.of("Urea 10 % w/w cream"), "urea-10-w-w-cream"),
        (LocalText.of("", fr="Crème à l’urée 10 %"), "creme-a-l-uree-10"),
        (LocalText.of("尿素"), ""),
    ],
)
def test_an_id_is_suggested_after_the_name(name: LocalText, suggested: str) -> None:
    assert suggested_id(name) == suggested


def test_a_place_that_there_is_not_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no place"):
        value_at(DRAFT, "lines[x]")
    with pytest.raises(AttributeError):
        value_at(DRAFT, "lines[1].colour")
