"""GS1 element strings: the text of a DataMatrix or GS1-128, split into its elements.

Strict: what cannot be read in one way is refused, never repaired. Source: GS1 General Specifications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.beyond_use import last_day
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.exchange.gs1_identifiers import EXCLUSIONS, IDENTIFIERS, Content, ValueFormat

SEPARATOR = "\x1d"
"""FNC1 between two elements, as every reader sends it: ASCII GS."""

SYMBOLOGIES = {
    "]C1": "GS1-128",
    "]d2": "GS1 DataMatrix",
    "]Q3": "GS1 QR Code",
    "]e0": "GS1 DataBar",
    "]J1": "GS1 DotCode",
}
"""The prefixes by which a reader says that a symbol is GS1's; ``]d1`` or ``]C0`` are plain codes."""

_CHARACTERS = frozenset("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_BRACKETED = re.compile(r"\(([0-9]{2,4})\)([^()]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Element:
    """One application identifier and its value, as they stand in the code.

    `moment` is the date, or date and time, that the value says; a day ``00`` (on packs from before 2025) means the last
    day of the month and sets `is_day_unspecified`, so that a screen can say so.
    """

    identifier: str
    value: str
    moment: date | datetime | None = None
    is_day_unspecified: bool = False


@dataclass(frozen=True, slots=True)
class ElementString:
    """The elements of one code in order, the symbology that the reader named, and whether the text came with brackets.

    A keyboard reader may swallow a separator, and that cannot always be seen: show lot and expiry for confirmation.
    """

    elements: tuple[Element, ...]
    symbology: str | None = None
    is_bracketed: bool = False

    def element(self, identifier: str) -> Element | None:
        """The element of an identifier, if it is there."""
        return next((element for element in self.elements if element.identifier == identifier), None)

    def value(self, identifier: str) -> str | None:
        """The value of an identifier, if it is there."""
        element = self.element(identifier)
        return element.value if element else None

    @property
    def expiry(self) -> Element | None:
        """The expiry: (7003), which has an hour, before (17)."""
        return self.element("7003") or self.element("17")

    @property
    def cip13(self) -> str | None:
        """The French CIP13 code: the GTIN without its leading 0, where that begins 3400."""
        gtin = self.value("01") or ""
        return gtin[1:] if gtin.startswith("03400") else None


def parse_element_string(text: str, today: date) -> ElementString:
    """Split what a reader sent, or a person pasted with brackets, into elements; `today` settles the century of a date.

    Refused: ``not_gs1`` (another symbology, or nothing) and ``invalid_element_string`` (unknown identifier, a value too
    long, too short, empty or of wrong characters, a check digit, a date that does not exist, two values of one
    identifier, identifiers that exclude or miss each other).
    """
    symbology = text[:3] if text.startswith("]") else None
    if symbology is not None and symbology not in SYMBOLOGIES:
        raise Refusal("not_gs1", "symbology", symbology=_shown(symbology))
    body = text[3:] if symbology else text
    if not body:
        raise Refusal("not_gs1", "empty")
    check_characters(body)
    is_bracketed = symbology is None and body.startswith("(")
    pairs = _bracketed_pairs(body) if is_bracketed else _pairs(body)
    elements = tuple(_element(identifier, value, today) for identifier, value in pairs)
    _check_together(elements)
    return ElementString(elements, symbology, is_bracketed)


def check_characters(text: str) -> None:
    """Refuse a character that no GS1 code holds (``invalid_element_string``); the separator is allowed."""
    for character in text:
        if character not in _CHARACTERS and character != SEPARATOR:
            raise Refusal("invalid_element_string", "character", text=_shown(text), character=_shown(character))


def _pairs(body: str) -> Iterator[tuple[str, str]]:
    """Each identifier with its value, read from the left; a value ends by its length or at the separator."""
    position = 0
    while position < len(body):
        identifier = _identifier_at(body, position)
        position += len(identifier)
        end = _value_end(body, position, IDENTIFIERS[identifier])
        yield identifier, body[position:end]
        position = end
        if body[position : position + 1] == SEPARATOR:
            position += 1
            if position == len(body):
                raise Refusal("invalid_element_string", "empty_element", text=_shown(body))


def _identifier_at(body: str, position: int) -> str:
    for length in (2, 3, 4):
        identifier = body[position : position + length]
        if identifier in IDENTIFIERS:
            return identifier
    if body[position] == SEPARATOR:
        raise Refusal("invalid_element_string", "empty_element", text=_shown(body))
    rest = _shown(body[position : position + 4])
    raise Refusal("invalid_element_string", "unknown_identifier", text=_shown(body), identifier=rest)


def _value_end(body: str, position: int, value_format: ValueFormat) -> int:
    separator = body.find(SEPARATOR, position)
    end = len(body) if separator < 0 else separator
    return end if value_format.has_separator else min(end, position + value_format.longest)


def _bracketed_pairs(body: str) -> Iterator[tuple[str, str]]:
    """Each identifier with its value, of the text for people, ``(01)…(17)…``; a bracket in a value has two readings."""
    if not re.fullmatch(f"(?:{_BRACKETED.pattern})+", body, re.ASCII) or SEPARATOR in body:
        raise Refusal("invalid_element_string", "brackets", text=_shown(body))
    for match in _BRACKETED.finditer(body):
        if match[1] not in IDENTIFIERS:
            raise Refusal("invalid_element_string", "unknown_identifier", text=_shown(body), identifier=match[1])
        yield match[1], match[2]


def _element(identifier: str, value: str, today: date) -> Element:
    check_value(identifier, value)
    content = IDENTIFIERS[identifier].content
    if content is Content.DATE:
        return _date_element(identifier, value, today)
    if content is Content.MOMENT:
        return Element(identifier, value, _moment(identifier, value, today))
    return Element(identifier, value)


def check_value(identifier: str, value: str) -> None:
    """Refuse a value whose length, digits or check digit the identifier does not allow (``invalid_element_string``)."""
    value_format, shown = IDENTIFIERS[identifier], _shown(value)
    if not value:
        raise Refusal("invalid_element_string", "empty_value", identifier=identifier)
    if len(value) > value_format.longest:
        most = value_format.longest
        raise Refusal("invalid_element_string", "too_long", identifier=identifier, value=shown, most=most)
    if len(value) < value_format.shortest:
        least = value_format.shortest
        raise Refusal("invalid_element_string", "too_short", identifier=identifier, value=shown, least=least)
    if value_format.is_numeric and not re.fullmatch("[0-9]+", value, re.ASCII):
        raise Refusal("invalid_element_string", "not_digits", identifier=identifier, value=shown)
    if value_format.content is Content.CHECK_DIGIT and value[-1] != check_digit(value[:-1]):
        raise Refusal("invalid_element_string", "check_digit", identifier=identifier, value=shown)


def check_digit(digits: str) -> str:
    """The GS1 check digit of the digits before it: weights 3, 1, 3 … from the right, to the next ten.

    >>> check_digit("1234567890123")
    '1'
    """
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def _date_element(identifier: str, value: str, today: date) -> Element:
    year, month, day = _year(int(value[:2]), today), int(value[2:4]), int(value[4:6])
    try:
        moment = date(year, month, day) if day else last_day(year, month)
    except ValueError as error:
        raise Refusal("invalid_element_string", "date", identifier=identifier, value=value) from error
    return Element(identifier, value, moment, is_day_unspecified=day == 0)


def _moment(identifier: str, value: str, today: date) -> datetime:
    """The local date and time ``YYMMDDHH[MM[SS]]``; here a day ``00`` never was lawful."""
    if len(value) % 2:
        raise Refusal("invalid_element_string", "date", identifier=identifier, value=value)
    year, month, day, hour, minute, second = (int(value.ljust(12, "0")[place : place + 2]) for place in range(0, 12, 2))
    try:
        # A pack and a label say local time and no zone.
        return datetime(_year(year, today), month, day, hour, minute, second)  # noqa: DTZ001
    except ValueError as error:
        raise Refusal("invalid_element_string", "date", identifier=identifier, value=value) from error


def _year(two_digits: int, today: date) -> int:
    """The year within 49 before and 50 after this one (GS1 General Specifications, century of dates)."""
    century, ahead = today.year - today.year % 100, two_digits - today.year % 100
    if ahead >= 51:
        century -= 100
    elif ahead <= -50:
        century += 100
    return century + two_digits


def _check_together(elements: tuple[Element, ...]) -> None:
    values: dict[str, str] = {}
    for element in elements:
        if values.setdefault(element.identifier, element.value) != element.value:
            raise Refusal("invalid_element_string", "repeated", identifier=element.identifier)
    for one, other in EXCLUSIONS:
        if one in values and other in values:
            raise Refusal("invalid_element_string", "excluded", identifier=one, other=other)
    for identifier in values:
        needs = IDENTIFIERS[identifier].needs
        if needs and not any(needed in values for needed in needs):
            raise Refusal("invalid_element_string", "alone", identifier=identifier, needed=needs[0])


def _shown(text: str) -> str:
    """A scanned text for a sentence: the separator in letters, and not endless."""
    return shortened(text.replace(SEPARATOR, "<GS>"), most=80)
