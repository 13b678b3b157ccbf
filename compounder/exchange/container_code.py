"""The code on our own containers: an item number for use inside the pharmacy, the use-by, the batch, the container."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.errors import Refusal
from compounder.exchange.gs1 import SEPARATOR, ElementString, check_characters, check_digit, check_value
from compounder.exchange.gs1_identifiers import IDENTIFIERS


@dataclass(frozen=True, slots=True)
class ContainerCode:
    """What the one code on a container of ours says: item number, use by, batch number, container number.

    `use_by` is a date, (17), or, where it has an hour, a local date and time without zone, (7003). It names no patient.
    Refused: ``invalid_element_string``. A time zone, or seconds, is a fault (ValueError).
    """

    gtin: str
    use_by: date | datetime
    batch: str
    container: str

    def __post_init__(self) -> None:
        if isinstance(self.use_by, datetime) and (self.use_by.tzinfo or self.use_by.second or self.use_by.microsecond):
            raise ValueError(f"a use-by on a label is local and to the minute: {self.use_by}")
        for identifier, value in self.pairs():
            check_characters(value)
            check_value(identifier, value)
            # Brackets: symbols are made from the text for people, where they part the elements.
            if set("()" + SEPARATOR) & set(value):
                raise Refusal("invalid_element_string", "character", text=value, character="( )")

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Identifiers and values in their order: the item, the date, then those of variable length."""
        if isinstance(self.use_by, datetime):
            use_by = ("7003", self.use_by.strftime("%y%m%d%H%M"))
        else:
            use_by = ("17", self.use_by.strftime("%y%m%d"))
        return (("01", self.gtin), use_by, ("10", self.batch), ("21", self.container))


def encode(code: ContainerCode) -> str:
    """The text in the symbol, after the FNC1 that opens it; a separator only between an open-ended value and more."""
    *firsts, (last_identifier, last_value) = code.pairs()
    return "".join(
        identifier + value + (SEPARATOR if IDENTIFIERS[identifier].has_separator else "")
        for identifier, value in firsts
    ) + (last_identifier + last_value)


def container_code(string: ElementString) -> ContainerCode:
    """The container that a code of ours names. A code with other elements, or fewer, is refused as ``not_our_code``."""
    expiry = string.expiry
    found = [element.identifier for element in string.elements]
    if expiry is None or expiry.moment is None or found != ["01", expiry.identifier, "10", "21"]:
        raise Refusal("not_our_code", "elements", found=" ".join(f"({identifier})" for identifier in found))
    values = [element.value for element in string.elements]
    return ContainerCode(values[0], expiry.moment, values[2], values[3])


def restricted_circulation_gtin(item: int | str, *, prefix: str) -> str:
    """A GTIN-14 for use inside the pharmacy: 0, a restricted-circulation prefix, the item, a check digit.

    Unconfirmed: that 02 and 20 to 29 are these prefixes (GS1's national organisations set them); the one that is used
    is a rule, with its source. `item` has at most 10 digits; anything else is a fault (ValueError).
    """
    digits = str(item)
    if not re.fullmatch("[0-9]{1,10}", digits, re.ASCII) or not re.fullmatch("02|2[0-9]", prefix, re.ASCII):
        raise ValueError(f"no restricted-circulation number from prefix {prefix!r}, item {digits!r}")
    body = "0" + prefix + digits.rjust(10, "0")
    return body + check_digit(body)
