"""The tonicity of ``compounder plan``: an estimate with its bases, as text and as JSON."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.tonicity_estimate import Range, Tonicity, TonicityEstimate
from compounder.domain.unit import Unit
from compounder.words import Words

_STEPS = {"": Fraction(1, 10), "mOsm/L": Fraction(1), "mOsm/kg": Fraction(1), "g": Fraction(1, 1000)}
"""To what an estimate is rounded, away from its middle."""


def tonicity_answer(estimate: TonicityEstimate, formulation: MasterFormulation, english: Words) -> dict[str, object]:
    """The estimate for machines."""
    return {
        "tonicity": estimate.tonicity.value,
        "times_isotonic": _answer(estimate.times, "", english),
        "osmolarity": _answer(estimate.osmolarity, "mOsm/L", english),
        "osmolality": _answer(estimate.osmolality, "mOsm/kg", english),
        "sodium_chloride": _answer(estimate.sodium_chloride, "g", english),
        "bases": [
            {"basis": english.show(basis.name), **(_answer(basis.times, "", english) or {})} for basis in estimate.bases
        ],
        "not_counted": [english.show(name) for name in estimate.not_counted],
        "sentences": [english.show(sentence) for sentence in _sentences(estimate, formulation)],
    }


def tonicity_text(estimate: TonicityEstimate, formulation: MasterFormulation, reader: Words) -> list[str]:
    """The estimate for people."""
    first, *others = (reader.show(sentence) for sentence in _sentences(estimate, formulation))
    bases = (
        reader.say("plan.tonicity_basis", basis=basis.name, times=_phrase(basis.times, "")) for basis in estimate.bases
    )
    return ["", first, *(f"  {line}" for line in (*bases, *others))]


def _sentences(estimate: TonicityEstimate, formulation: MasterFormulation) -> list[Phrase]:
    """The verdict first, then the osmotic pressure, the salt, and what the reader must know of the estimate."""
    sentences = [
        Phrase.of(f"tonicity.is_{estimate.tonicity.value}", times=_phrase(estimate.times, "")),
        Phrase.of("tonicity.osmolarity", range=_phrase(estimate.osmolarity, "mOsm/L")),
    ]
    if estimate.osmolality is not None:
        sentences.append(Phrase.of("tonicity.osmolality", range=_phrase(estimate.osmolality, "mOsm/kg")))
    if estimate.sodium_chloride is None:
        sentences.append(Phrase.of("tonicity.no_salt"))
    else:
        sentences.append(Phrase.of("tonicity.salt", range=_phrase(estimate.sodium_chloride, "g")))
    if estimate.not_counted:
        sentences.append(Phrase.of("tonicity.not_counted", names=estimate.not_counted))
    if not estimate.confirmed:
        sentences.append(Phrase.of("tonicity.unconfirmed"))
    if estimate.tonicity is Tonicity.HYPERTONIC and not formulation.is_hypertonic:
        sentences.append(Phrase.of("tonicity.label_silent"))
    return sentences


def _ends(found: Range, unit: str) -> tuple[Quantity | Fraction, Quantity | Fraction]:
    """Both ends, rounded outward."""
    step = _STEPS[unit]
    low, high = found.low // step * step, -(-found.high // step) * step
    if not unit:
        return low, high
    return Quantity(low, Unit.of(unit)), Quantity(high, Unit.of(unit))


def _phrase(found: Range, unit: str) -> Phrase:
    low, high = _ends(found, unit)
    return Phrase.of("plan.range", low=low, high=high)


def _answer(found: Range | None, unit: str, english: Words) -> dict[str, str] | None:
    if found is None:
        return None
    low, high = _ends(found, unit)
    return {"low": english.show(low), "high": english.show(high)}
