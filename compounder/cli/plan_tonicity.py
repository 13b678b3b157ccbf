"""The tonicity of ``compounder plan``: an estimate with its bases, as text and as JSON."""

from __future__ import annotations

from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.tonicity_estimate import Range, TonicityEstimate
from compounder.domain.tonicity_sentences import range_phrase, rounded_ends, tonicity_sentences
from compounder.words import Words


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
        "sentences": [english.show(sentence) for sentence in tonicity_sentences(estimate, formulation)],
    }


def tonicity_text(estimate: TonicityEstimate, formulation: MasterFormulation, reader: Words) -> list[str]:
    """The estimate for people."""
    first, *others = (reader.show(sentence) for sentence in tonicity_sentences(estimate, formulation))
    bases = (
        reader.say("plan.tonicity_basis", basis=basis.name, times=range_phrase(basis.times, ""))
        for basis in estimate.bases
    )
    return ["", first, *(f"  {line}" for line in (*bases, *others))]


def _answer(found: Range | None, unit: str, english: Words) -> dict[str, str] | None:
    if found is None:
        return None
    low, high = rounded_ends(found, unit)
    return {"low": english.show(low), "high": english.show(high)}
