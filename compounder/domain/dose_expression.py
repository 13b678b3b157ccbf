"""The linter of dose expressions: how a number, a unit or a drug must never stand on a label.

Sources: ISMP list of error-prone abbreviations (2021), Joint Commission "Do not use" list; rules D1 to D18 by the
numbers of the project's knowledge base. What differs by country (D4, D9) is unconfirmed and kept strict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class DoseRule(Enum):
    """A rule of the linter; its sentence stands under ``[label.rule]``."""

    TRAILING_ZERO = "D1"
    NAKED_DECIMAL = "D2"
    UNITS_SPELT = "D3"
    MICRO_SIGN = "D4"
    CUBIC_CENTIMETRE = "D5"
    LITRE_CASE = "D6"
    SPACE_BEFORE_UNIT = "D7"
    UNIT_WITH_PERIOD = "D8"
    LARGE_NUMBER = "D9"
    RATIO = "D10"
    ROUTE_ABBREVIATED = "D11"
    FRACTION = "D12"
    FREQUENCY_ABBREVIATED = "D13"
    DRUG_ABBREVIATED = "D14"
    SYMBOL = "D15"
    APOTHECARY = "D16"
    SMALLER_UNIT = "D17"
    TOTAL_FIRST = "D18"
    MARK_BEFORE_DIGIT = "mark"
    MONTH_IN_LETTERS = "month"


@dataclass(frozen=True, slots=True)
class DoseFinding:
    """A rule that a text breaks, and the piece of it that does."""

    rule: DoseRule
    piece: str


_UNITS = r"(?:kg|g|mg|ng|mcg|mL|L|mmol|mEq|IU|UI|units?|unités?|micrograms?|microgrammes?)"

_PATTERNS: tuple[tuple[DoseRule, str], ...] = (
    (DoseRule.TRAILING_ZERO, rf"[0-9][.,](?:[0-9]*0)(?=\s*(?:{_UNITS}\b|%))"),
    (DoseRule.NAKED_DECIMAL, r"(?<![0-9A-Za-z])[.,][0-9]+"),
    (DoseRule.UNITS_SPELT, r"[0-9]\s*(?:U|u|IU|iu|UI)\b"),
    (DoseRule.MICRO_SIGN, r"[µμ]|[0-9]\s*(?:ug|mcg)\b"),
    (DoseRule.CUBIC_CENTIMETRE, r"[0-9]\s*(?:cc|ccm)\b"),
    (DoseRule.LITRE_CASE, r"[0-9]\s*(?:ml|ML|Ml|l|dl)\b|/(?:ml|ML|l)\b"),
    (DoseRule.SPACE_BEFORE_UNIT, rf"[0-9](?={_UNITS}\b)|[A-Za-z]{{3,}}[0-9]+\s*{_UNITS}\b"),
    (DoseRule.UNIT_WITH_PERIOD, rf"[0-9]\s*{_UNITS}\.(?=\s+[a-z0-9(])"),
    (DoseRule.LARGE_NUMBER, rf"[0-9]{{5,}}(?=\s*{_UNITS}\b)|[0-9]\s*MM?\b"),
    (DoseRule.RATIO, r"\b1\s*:\s*[0-9][0-9., ]*"),
    (DoseRule.ROUTE_ABBREVIATED, r"\b(?:SC|SQ|IM|IV|IT|IL|IN|AD|AS|AU|OD|OS|OU|PO|[Ss]ub ?q)\b"),
    (DoseRule.FRACTION, r"(?<![0-9])[1-9]/[1-9](?![0-9])|[½¼¾]"),
    (
        DoseRule.FREQUENCY_ABBREVIATED,
        r"\b(?:QD|QOD|qd|qod|q\.d\.|o\.d\.|qhs|QHS|BT|BID|TID|bid|tid|prn|PRN|HS)(?=\W|$)",
    ),
    (DoseRule.DRUG_ABBREVIATED, r"\b(?:MTX|HCT|HCTZ|TAC|STS|AZT|CPZ|MSO4|MgSO4|MS|PTU|VCR|ARA-A|DPT)\b"),
    (DoseRule.SYMBOL, r"[<>@&+≤≥~]"),
    (DoseRule.APOTHECARY, r"[0-9]\s*(?:gr|dr|minims?)\b"),
    (DoseRule.SMALLER_UNIT, r"(?<![0-9.,])0[.,][0-9]+\s*(?:g|L|mg)\b(?!/)"),
    (DoseRule.MARK_BEFORE_DIGIT, r"(?<![0-9])[^\w\s(\"“«][0-9]"),
    (DoseRule.MONTH_IN_LETTERS, r"\b[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}\b"),
)
_COMPILED = tuple((rule, re.compile(pattern)) for rule, pattern in _PATTERNS)
_PER_ML = re.compile(r"[0-9]\s*(?:mg|microgrammes?|micrograms?|units?|unités?|g)/mL")
_TOTAL = re.compile(r"[0-9]\s*[A-Za-zé]+\s+(?:in|dans)\s+[0-9.,]+\s*mL")


def dose_findings(text: str) -> tuple[DoseFinding, ...]:
    """Every rule that a text breaks, each with the first piece that breaks it; an empty answer is a clean text.

    Names, addresses, lots and codes are not dose expressions: leave them out. No-break spaces count as spaces.

    >>> [finding.rule.value for finding in dose_findings("Take .5 mg or 1.0 mg")]
    ['D1', 'D2', 'mark']
    """
    findings = []
    for rule, pattern in _COMPILED:
        match = pattern.search(text)
        if match:
            findings.append(DoseFinding(rule, match[0]))
    if per_millilitre := _concentration_without_total(text):
        findings.append(DoseFinding(DoseRule.TOTAL_FIRST, per_millilitre))
    return tuple(findings)


def _concentration_without_total(text: str) -> str:
    """The amount per mL that stands before, or without, a total amount in a total volume (rule D18)."""
    concentration, total = _PER_ML.search(text), _TOTAL.search(text)
    if concentration is None or (total is not None and total.start() < concentration.start()):
        return ""
    return concentration[0]
