"""What an estimate of tonicity says: the verdict, the osmotic pressure, the salt, and what is not known."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.tonicity_estimate import Range, Tonicity, TonicityEstimate
from compounder.domain.unit import Unit

_STEPS = {"": Fraction(1, 10), "mOsm/L": Fraction(1), "mOsm/kg": Fraction(1), "g": Fraction(1, 1000)}
"""To what an estimate is rounded, away from its middle."""


def tonicity_sentences(estimate: TonicityEstimate, formulation: MasterFormulation) -> list[Phrase]:
    """The verdict first, then the osmotic pressure, the salt, and what the reader must know of the estimate."""
    sentences = [
        Phrase.of(f"tonicity.is_{estimate.tonicity.value}", times=range_phrase(estimate.times, "")),
        Phrase.of("tonicity.osmolarity", range=range_phrase(estimate.osmolarity, "mOsm/L")),
    ]
    if estimate.osmolality is not None:
        sentences.append(Phrase.of("tonicity.osmolality", range=range_phrase(estimate.osmolality, "mOsm/kg")))
    if estimate.sodium_chloride is None:
        sentences.append(Phrase.of("tonicity.no_salt"))
    else:
        sentences.append(Phrase.of("tonicity.salt", range=range_phrase(estimate.sodium_chloride, "g")))
    if estimate.not_counted:
        sentences.append(Phrase.of("tonicity.not_counted", names=estimate.not_counted))
    if not estimate.confirmed:
        sentences.append(Phrase.of("tonicity.unconfirmed"))
    if estimate.tonicity is Tonicity.HYPERTONIC and not formulation.is_hypertonic:
        sentences.append(Phrase.of("tonicity.label_silent"))
    return sentences


def rounded_ends(found: Range, unit: str) -> tuple[Quantity | Fraction, Quantity | Fraction]:
    """Both ends, rounded outward."""
    step = _STEPS[unit]
    low, high = found.low // step * step, -(-found.high // step) * step
    if not unit:
        return low, high
    return Quantity(low, Unit.of(unit)), Quantity(high, Unit.of(unit))


def range_phrase(found: Range, unit: str) -> Phrase:
    """A range as a phrase: "3.9 to 5.9"."""
    low, high = rounded_ends(found, unit)
    return Phrase.of("plan.range", low=low, high=high)
