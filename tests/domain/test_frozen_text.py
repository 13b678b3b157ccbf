"""A plan's derivations survive being stored: what is printed later is what was planned."""

from __future__ import annotations

import json
from datetime import date

import pytest

from compounder.domain.frozen_text import plain, restored, working_of
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from tests.builders import anhydrous, lot, ointment, plan


@pytest.mark.parametrize("policy", ["none", "full", "dac_nrf"])
def test_every_working_of_a_plan_comes_back_equal_from_json(policy: str) -> None:
    """Formulas, cut figures, sources and texts in two languages."""
    lots = {"sodium thiosulfate": lot(assay="99.6 %", water="34 %")}
    made = plan(ointment(), "500 g", policy=policy, claim_form=anhydrous(), lots=lots)
    for line in made.lines:
        text = json.dumps(plain(line.working))
        assert working_of(json.loads(text)) == line.working
    warnings = json.loads(json.dumps(plain(made.warnings)))
    assert restored(warnings) == made.warnings
    facts = json.loads(json.dumps(plain(made.unconfirmed)))
    assert restored(facts) == made.unconfirmed
    strengths = (made.strength.under_policy, made.strength.claimed, Percentage.of("99.6"), date(2028, 2, 29))
    assert restored(json.loads(json.dumps(plain(strengths)))) == strengths


def test_what_has_no_form_is_a_fault() -> None:
    """A float, or anything else that was not meant, never reaches a record."""
    with pytest.raises(TypeError):
        plain(Phrase.of("x", value=0.5))
    with pytest.raises(ValueError, match="stored"):
        restored({"float": "0.5"})
    with pytest.raises(ValueError, match="Working"):
        working_of(["x"])
