"""The uncertainties of ``compounder plan``: read from ``--uncertainty``, and the interval of the strength shown."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength_uncertainty import COVERAGE, StrengthInterval, UncertaintySources
from compounder.words import Words

_NAMES = ("weighing", "volume", "assay", "water", "found_strength")


def read_sources(texts: list[str], language: str) -> UncertaintySources:
    """The sources named as ``assay=0.5 %``; an empty text, the option alone, names none."""
    found: dict[str, str] = {}
    for text in (text for text in texts if text):
        name, equals, value = (piece.strip() for piece in text.partition("="))
        if not equals:
            raise Refusal("unexpected_input", "no_name", option="--uncertainty", text=shortened(text))
        if name not in _NAMES:
            raise Refusal("unknown_option", "uncertainty", source=shortened(name), sources=_NAMES)
        if name in found:
            raise Refusal("unexpected_input", "twice", option="--uncertainty", ingredient=name)
        found[name] = value
    shares = {
        name: Percentage.parse(value, language=language) for name, value in found.items() if name != "weighing"
    }  # fmt: skip
    weighing = Quantity.parse(found["weighing"], language=language) if "weighing" in found else None
    return UncertaintySources(weighing=weighing, **shares)


def interval_answer(interval: StrengthInterval, english: Words) -> dict[str, object]:
    """The interval for machines."""
    return {
        "strength": english.show(interval.strength),
        "low": english.show(interval.low),
        "high": english.show(interval.high),
        "coverage": english.show(COVERAGE),
        "verdict": interval.verdict.value,
        "parts": [
            {"source": english.show(part.source), "relative": english.show(part.relative)} for part in interval.parts
        ],
        "not_counted": [english.show(source) for source in interval.not_counted],
    }


def interval_text(interval: StrengthInterval, reader: Words) -> list[str]:
    """The interval for people, the parts largest first, and what is not in it."""
    verdict = Phrase.of(f"verdict.{interval.verdict.value}")
    found = reader.say(
        "plan.uncertainty", strength=interval.strength, low=interval.low, high=interval.high,
        coverage=COVERAGE, verdict=verdict,
    )  # fmt: skip
    parts = sorted(interval.parts, key=lambda part: part.square, reverse=True)
    lines = ["", found, *(f"  {reader.show(part.source)}: {reader.show(part.relative)}" for part in parts)]
    if interval.not_counted:
        lines.append(f"  {reader.say('plan.not_counted', sources=interval.not_counted)}")
    return lines
