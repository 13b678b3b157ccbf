"""Checks of scaling, forms, corrections and assays: shares, moles and titres put back (group C)."""

from __future__ import annotations

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.facts import Facts

_ONE = plain(1)
_GRAM, _MILLILITRE = plain(1, "g").powers, plain(1, "mL").powers


def formula_scaling(facts: Facts) -> None:
    """Every ingredient keeps its share of the whole; with "q.s." all of them together make the total."""
    rows = facts.rows("formula")
    if facts.found("total"):
        _total(facts)
    if rows and not facts.found("factor"):
        _parts(facts, rows)
    else:
        _factor(facts, rows)
    if facts.found("mass", "volume"):
        row = _reported(facts, rows)
        facts.agree("mass", facts.result("mass"), facts.result("volume") * row["density"])
    for name, powers in (("mass", _GRAM), ("volume", _MILLILITRE)):
        if facts.found(name):
            same = facts.result("quantity").powers != powers or facts.result("quantity") == facts.result(name)
            facts.hold(name, facts.result(name), facts.result("quantity"), holds=same)


def _total(facts: Facts) -> None:
    """What is asked for, less the excess, is the size that was typed."""
    if "factor" in facts:
        return
    size = facts["required_total"] if "required_total" in facts else facts["container_size"] * facts["containers"]
    facts.agree("total", facts.result("total") / (_ONE + facts["excess"]), size)


def _reported(facts: Facts, rows: tuple[Facts, ...]) -> Facts:
    return next(row for row in rows if row.word("ingredient") == facts.word("report"))


def _parts(facts: Facts, rows: tuple[Facts, ...]) -> None:
    if facts.found("quantity"):
        part, others = _reported(facts, rows)["quantity"], plain(0)
        for row in rows:
            others = others + row["quantity"]
        facts.agree("quantity", facts.result("quantity") / facts.result("total"), part / others)


def _factor(facts: Facts, rows: tuple[Facts, ...]) -> None:
    factor = facts.result("factor")
    whole = facts["formula_total"] if "formula_total" in facts else _sum(rows)
    if facts.found("total") and whole is not None:
        facts.agree("factor", facts.result("total") / whole, factor)
    if not facts.found("quantity"):
        return
    row = _reported(facts, rows)
    if not row.is_word("quantity"):
        facts.agree("quantity", facts.result("quantity") / row["quantity"], factor)
    elif whole is not None:
        made = facts.result("quantity")
        for other in rows:
            if not other.is_word("quantity"):
                made = made + _in(other, whole) * factor
        facts.agree("quantum_satis", made, whole * factor)
        facts.hold("quantum_satis", facts.result("quantity"), made, holds=facts.result("quantity").number > 0)


def _sum(rows: tuple[Facts, ...]) -> BaseNumber | None:
    amounts = [row["quantity"] for row in rows if not row.is_word("quantity")]
    if len({amount.powers for amount in amounts}) != 1:
        return None
    whole = amounts[-1]
    for amount in amounts[:-1]:
        whole = whole + amount
    return whole


def _in(row: Facts, whole: BaseNumber) -> BaseNumber:
    """An amount as a mass or a volume, as the whole is."""
    amount = row["quantity"]
    if amount.powers == whole.powers:
        return amount
    return amount * row["density"] if whole.powers == _GRAM else amount / row["density"]


def hydrate_correction(facts: Facts) -> None:
    """As many moles after as before; the lighter form and the water make the heavier one."""
    factor = facts.result("factor")
    for name, before in (("equivalent_mass", "mass"), ("equivalent_strength", "strength")):
        if facts.found(name):
            facts.agree(name, facts.result(name) / facts[before], factor)
    if facts.found("water"):
        stated, wanted = facts["from_molar_mass"], facts["to_molar_mass"]
        facts.agree("factor", factor * stated, wanted)
        light, heavy = (stated, wanted) if stated <= wanted else (wanted, stated)
        facts.agree("water", light + heavy * facts.result("water"), heavy)


def assay_correction(facts: Facts) -> None:
    """What is weighed holds what was prescribed; whether to correct is decided anew from the policies."""
    content = facts.result("content")
    _content(facts, content)
    facts.agree("shortfall", facts.result("shortfall") + content, _ONE)
    calculated, applied = facts.result("calculated_factor"), facts.result("applied_factor")
    if facts.word("policy") == "dac_nrf":
        numerator, denominator = content.number.numerator, content.number.denominator
        thousandths = (2000 * denominator + numerator) // (2 * numerator)
        facts.agree("calculated_factor", calculated * plain(1000), plain(thousandths))
    else:
        facts.agree("calculated_factor", calculated * content, _ONE)
    facts.agree("applied_factor", applied, calculated if _is_applied(facts, calculated) else _ONE)
    if facts.found("weigh"):
        facts.agree("weigh", facts.result("weigh") / facts["prescribed"], applied)


def _content(facts: Facts, content: BaseNumber) -> None:
    if facts.word("role") == "concentrate":
        facts.agree("content", content * facts["nominal_strength"], facts["found_strength"])
    elif "labelled_potency" in facts:
        facts.agree("content", content, facts["labelled_potency"])
    else:
        dry = facts["assay"]
        if facts.word("assay_basis") == "dried" and facts.was_given("water"):
            dry = dry - dry * facts["water"]
        if "assayed_molar_mass" in facts:
            moles = dry / facts["assayed_molar_mass"]
            facts.agree("content", content / facts["prescribed_molar_mass"], moles)
        else:
            facts.agree("content", content, dry)


def _is_applied(facts: Facts, factor: BaseNumber) -> bool:
    match facts.word("policy"):
        case "none":
            return False
        case "full":
            return True
        case "labelled_potency":
            return facts.was_given("labelled_potency")
        case _:
            if facts.word("role") in ("excipient", "concentrate"):
                return facts.word("role") == "concentrate"
            thousandths = factor.number * 1000
            chosen = facts.word("apply_optional") == "yes" and thousandths > 1000
            return thousandths > 1020 or thousandths < 900 or chosen


def assay_result(facts: Facts) -> None:
    """The titrant used up by the drug found is the titrant that ran out of the burette; drying loses the loss."""
    if "molar_mass" in facts:
        grams = facts.result("equivalence") / facts["normality"] * plain(1, "Eq/mol")
        facts.agree("equivalence", grams * facts["equivalents_per_mole"], facts["molar_mass"])
        return
    as_is, dried = facts.result("assay_as_is"), facts.result("assay_dried")
    facts.agree("assay_dried", dried - dried * facts["loss"], as_is)
    if "titre" in facts:
        used = facts.result("found") / facts["equivalence"] * facts["nominal_normality"] / facts["normality"]
        facts.agree("found", used + facts["blank"], facts["titre"])
        facts.agree("assay_as_is", as_is * facts["sample"], facts.result("found"))
    elif "taken" in facts:
        facts.agree("assay_as_is", as_is * facts["taken"], facts["found"])
