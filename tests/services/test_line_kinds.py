"""An overage counts for nothing in a stored plan, and stands on a label only where a rule is named."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from compounder import shipped
from compounder.domain.lots_of_plan import plan_from_lots
from compounder.domain.quantity import Quantity
from compounder.domain.small_rests import OfferedLot
from compounder.domain.stock import IngredientLot, LotId
from compounder.services.compound_batch.plan_outlook import Outlook
from compounder.services.compound_batch.plan_text import plan_text
from compounder.services.print_papers.container_labels import excipients_of
from tests.builders import SODIUM_THIOSULFATE, lot, request
from tests.domain.test_line_kinds import with_overage
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted


def test_what_a_weighing_is_worth_leaves_the_overage_out(pharmacy: TestPharmacy) -> None:
    """137.5 g of a lot of 96 % labelled potency count as 0.96 ÷ 1.1 each, so that the batch is 25 % and no more."""
    formulation = with_overage("10")
    key = accepted(pharmacy)
    with pharmacy.records.reading() as loads:
        held = loads.load(IngredientLot, key)
    known = lot(potency="96 % w/w")
    offers = {
        line.ingredient: [OfferedLot(LotId(key), known if line.number == 1 else lot(), Quantity.of(1, "kg"))]
        for line in formulation.lines
    }
    asked = request(formulation, "500 g")
    planned = plan_from_lots(formulation, asked, shipped.plan_rules(), offers)
    stored = json.loads(plan_text(formulation, asked, planned, {LotId(key): held}, Outlook((), ())))
    (share,) = next(line["shares"] for line in stored["lines"] if line["ingredient"] == SODIUM_THIOSULFATE)
    assert Fraction(share["worth"]) == Fraction("0.96") / Fraction("1.1")


@pytest.mark.parametrize("rule", ["", "our monograph, section 3"])
def test_a_label_shows_an_overage_where_a_rule_wants_it(rule: str) -> None:
    """Behind the excipients; without a rule nothing."""
    for language, says in (("en", "10 % overage of glycerol"), ("fr", "surdosage de 10 % en glycérol")):
        words = shipped.words(language)
        shown = [words.show(text) for text in excipients_of(with_overage("10", "glycerol", rule))]
        assert (says in shown) == bool(rule)
