"""Every refusal, warning and paper has its sentence in both languages; what is shown can be read in one way only."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.unit import SYMBOLS, Unit
from compounder.words import Words, visible
from tests.words_files import LANGUAGES, literals, placeholders, sentences, uses, words

EN, FR = words("en"), words("fr")


def test_both_languages_have_the_same_keys() -> None:
    """A language without a sentence would be a fault in front of the person."""
    assert sorted(sentences("en")) == sorted(sentences("fr"))


def test_both_languages_show_the_same_values() -> None:
    """A sentence that leaves a value out says less than the other."""
    english, french = sentences("en"), sentences("fr")
    differing = {
        key: (placeholders(english[key]), placeholders(french[key]))
        for key in english.keys() & french.keys()
        if placeholders(english[key]) != placeholders(french[key])
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_source_names_has_a_sentence(language: str) -> None:
    """A key put together while running has at least one."""
    keys = sentences(language)
    missing = [f"{use.place} {use.key}" for use in uses() if not any(use.matches(key) for key in keys)]
    assert missing == []


def test_every_value_of_a_sentence_is_given_where_it_is_said() -> None:
    """A sentence whose value nobody gives would be a fault at the moment of the refusal."""
    english = sentences("en")
    lacking = [
        f"{use.place} {use.key}: {sorted(placeholders(english[use.key]) - use.values)}"
        for use in uses()
        if use.values is not None and use.key in english and not placeholders(english[use.key]) <= use.values
    ]
    assert lacking == []


def test_every_refusal_code_of_the_files_is_used() -> None:
    """A sentence of a refusal that nothing raises is dead; codes handed on as text count where the text stands."""
    texts = literals()
    unused = [
        key
        for key in sentences("en")
        if key.startswith("refusal.")
        and not any(use.matches(key) for use in uses())
        and not (key.split(".")[1] in texts and key.split(".")[2] in texts)
    ]
    assert unused == []


def test_french_marks_have_their_narrow_spaces() -> None:
    """U+202F before ; : ? ! and inside « », and typographic apostrophes; never a plain space that may break."""
    for key, sentence in sentences("fr").items():
        outside = re.sub(r"\{\w+\}", "x", sentence)
        assert not re.search(r"[^\u202f0-9x][;?!]|[^\u202fx0-9]:(?!/)|« |«[^\u202f]|[^\u202f]»|'", outside), (
            f"{key}: {sentence}"
        )


def test_sentences_have_typographic_marks() -> None:
    """Curly quotation marks and apostrophes, no straight ones, no double spaces."""
    for key, sentence in (*sentences("en").items(), *sentences("fr").items()):
        assert not re.search("[\"']|  ", sentence), f"{key}: {sentence}"


def test_a_refusal_says_rule_value_and_remedy_in_both_languages() -> None:
    """The same Refusal, two readers."""
    with pytest.raises(Refusal) as refused:
        Quantity.parse("1,000 mg")
    assert EN.sentence(refused.value.phrase) == "1,000 can be read as 1 or as 1000. Type 1 or 1000."
    assert FR.sentence(refused.value.phrase) == "1,000 peut se lire 1 ou 1000. Tapez 1 ou 1000."


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\n",
        "\x1b",
        "\x7f",
        "\u00ad",
        "\u200b",
        "\u200e",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
    ],
)
def test_control_and_bidi_characters_are_shown_as_code_points(character: str) -> None:
    """A name that turns round what follows it would show another dose."""
    assert visible(f"a{character}b") == f"a⟨U+{ord(character):04X}⟩b"
    assert EN.show(character) == EN.show(LocalText.of(character)) == f"⟨U+{ord(character):04X}⟩"


@given(st.text())
def test_nothing_invisible_passes(text: str) -> None:
    """What is printable stays as it is; no line is broken from within a value."""
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", shown)
    if text.isprintable():
        assert shown == text


def test_a_name_with_braces_is_no_sentence() -> None:
    """What a person typed is a value, never a pattern."""
    assert EN.say("refusal.missing_unit.of_what", number="{number} {0}").startswith("{number} {0}")


@given(st.dates())
def test_dates_are_never_ambiguous(day: date) -> None:
    """The month stands in letters, in both languages; two dates never look alike."""
    for shown in (EN.show(day), FR.show(day), EN.for_paper().show(day)):
        number, month, year = re.split("[ \u00a0]", shown)
        assert (int(number), int(year)) == (day.day, day.year)
        assert month.rstrip(".").isalpha()


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_differ(language: str) -> None:
    """Twelve months, twelve words."""
    shown = {words(language).show(date(2026, month, 1)) for month in range(1, 13)}
    assert len({text.split()[1] for text in shown}) == 12


def test_dates_and_instants_read_as_in_the_language() -> None:
    """24 Nov 2026 · 24 nov. 2026; 09:05 · 09 h 05."""
    at = datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001
    assert (EN.show(at.date()), FR.show(at.date())) == ("24 Nov 2026", "24 nov. 2026")
    assert EN.show(at) == "24 Nov 2026, 09:05"
    assert FR.show(at) == "24 nov. 2026, 09\u00a0h\u00a005"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (Quantity.of("121.14", "g"), "121.14 g", "121,14 g"),
        (Quantity.of("0.50", "mg"), "0.5 mg", "0,5 mg"),
        (Quantity.of(10**9, "g"), "1000000000 g", "1000000000 g"),
        (Quantity.of("0.000000001", "g"), "0.000000001 g", "0,000000001 g"),
        (Quantity.stored("12352343750/101964753 g"), "121.1432… g", "121,1432… g"),
        (Fraction(98818750, 101964753), "0.969146…", "0,969146…"),
        (1000, "1000", "1000"),
        (Percentage.of("99.6"), "99.6 %", "99,6 %"),
        (Strength.written("25 % w/w"), "25 % w/w", "25 % m/m"),
        (Strength.written("0.25 % w/v"), "0.25 % w/v", "0,25 % m/V"),
        (Strength.written("1:1000 w/v"), "1:1000 w/v", "1:1000 m/V"),
        (Strength.written("250 mg/mL"), "250 mg/mL", "250 mg/mL"),
    ],
)
def test_numbers_are_shown_plainly(value: object, english: str, french: str) -> None:
    """Leading zero, no trailing zero, no grouping, never an exponent, the language's mark, the unit always."""
    assert (EN.show(value), FR.show(value)) == (english, french)
    assert EN.for_paper().show(value).replace("\u00a0", " ") == english
    assert " " not in EN.for_paper().show(value), "no space that breaks before a unit"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (Quantity.of(5, "microgram"), "5 micrograms", "5 microgrammes"),
        (Quantity.of(1, "microgram"), "1 microgram", "1 microgramme"),
        (Quantity.of("0.5", "microgram"), "0.5 micrograms", "0,5 microgramme"),
        (Quantity.of(1000, "unit"), "1000 units", "1000 unités"),
        (Quantity.of("1.5", "unit"), "1.5 units", "1,5 unité"),
        (Strength.written("100 unit/mL"), "100 units/mL", "100 unités/mL"),
    ],
)
def test_paper_spells_the_units_that_are_misread(value: object, english: str, french: str) -> None:
    """µg was read as mg and U as a zero; French counts from two (failure mode 29)."""
    shown = [language.for_paper().show(value).replace("\u00a0", " ") for language in (EN, FR)]
    assert shown == [english, french]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_unit_has_a_micro_sign_or_capitals_on_paper(language: str) -> None:
    """No µ, μ, ug, MG or IU, whatever the unit."""
    for symbol in SYMBOLS:
        shown = words(language).for_paper().show(Quantity(Fraction(5), Unit.of(symbol)))
        assert not re.search("[µμ]|ug|MG|IU|mcg", shown), shown


def test_a_minus_on_paper_is_a_minus_sign() -> None:
    """A hyphen is overlooked, or joined to a word."""
    assert EN.for_paper().show(Fraction(-1, 2)) == "−0.5"
    assert EN.show(Fraction(-1, 2)) == "-0.5"


@given(
    st.decimals(min_value=0, max_value=999999999, places=9).map(Fraction),
    st.sampled_from(sorted(SYMBOLS)),
    st.sampled_from(LANGUAGES),
)
def test_what_is_shown_is_read_back_as_itself(number: Fraction, symbol: str, language: str) -> None:
    """Format and parse are each other's inverse in each language."""
    quantity = Quantity(number, Unit.of(symbol))
    assert Quantity.parse(words_of(language).show(quantity), language=language) == quantity


@pytest.mark.parametrize(
    "text", ["25 % w/w", "0.25 % w/v", "70 % v/v", "1:1000 w/v", "5 ppm w/w", "250 mg/mL", "5 mmol/L"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shown_strength_is_read_back_as_itself(text: str, language: str) -> None:
    """On the screen and copied from paper, in both languages."""
    strength = Strength.written(text)
    for shown in (words_of(language).show(strength), words_of(language).for_paper().show(strength)):
        assert Strength.parse(shown, language=language) == strength


def words_of(language: str) -> Words:
    return EN if language == "en" else FR


def test_what_has_no_form_is_a_fault() -> None:
    """A value of an unknown kind is never printed by chance."""
    with pytest.raises(TypeError, match="no form for float"):
        EN.show(0.5)
    with pytest.raises(KeyError):
        EN.sentence(Phrase.of("no.such.key"))


def test_several_values_are_listed() -> None:
    """Names and quantities of a tuple, each in its form."""
    assert FR.show((Quantity.of("0.5", "g"), "lanoline", Phrase.of("dimension.mass"))) == "0,5 g, lanoline, une masse"
