"""A certificate is read as its lot's own form; a misread one is refused, because it under-doses and looks right."""

from __future__ import annotations

from fractions import Fraction

import pytest

from compounder import shipped
from compounder.domain.certificate import (
    AssayBasis,
    Certificate,
    check_certificate_is_complete,
    check_certificate_range,
    check_content,
)
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.substance import Form
from tests.builders import anhydrous, certificate, pentahydrate

LIMITS = shipped.plan_rules().content


def test_the_limits_of_belief_are_those_of_the_rule_file() -> None:
    """Assay at most 102 %, content 90 to 110 %, unconfirmed."""
    assert LIMITS.highest_assay == Percentage.of(102)
    assert (LIMITS.lowest_content, LIMITS.highest_content) == (Percentage.of(90), Percentage.of(110))
    assert not LIMITS.confirmed


@pytest.mark.parametrize(
    ("given", "lot_form", "basis", "form"),
    [
        (certificate("99.6 %", "34 %"), pentahydrate(), AssayBasis.DRIED, anhydrous()),
        (certificate("99.6 %"), pentahydrate(), AssayBasis.AS_IS, pentahydrate()),
        (certificate(water="34 %"), pentahydrate(), AssayBasis.DRIED, anhydrous()),
        (certificate("99.6 %", "0.5 %"), anhydrous(), AssayBasis.DRIED, anhydrous()),
        (certificate("64 %", "34 %", basis="as_is"), pentahydrate(), AssayBasis.AS_IS, pentahydrate()),
        (certificate("64 %", basis="as_is", assay_form=anhydrous()), pentahydrate(), AssayBasis.AS_IS, anhydrous()),
        (certificate("99 %", basis="dried"), pentahydrate(), AssayBasis.DRIED, anhydrous()),
    ],
)
def test_basis_and_form_are_filled_in_where_they_were_left_out(
    given: Certificate, lot_form: Form, basis: AssayBasis, form: Form
) -> None:
    """With water: dried, as the anhydrous form; without: as is, as the lot's form. What was said stands."""
    filled = given.with_defaults(lot_form, anhydrous())
    assert (filled.assay_basis, filled.assay_form) == (basis, form)


def test_a_dried_lot_without_water_of_its_own_counts_as_itself() -> None:
    """A base with two other forms: its drying loss does not make it another form."""
    filled = certificate("99 %", "1 %").with_defaults(anhydrous(), None)
    assert filled.assay_form == anhydrous()


def test_water_alone_means_an_assay_of_100() -> None:
    """Catalogue, assay_correction: the assay's default is 100 %."""
    assert certificate(water="34 %").with_defaults(pentahydrate(), anhydrous()).assay == Percentage.of(100)


def test_an_empty_certificate_stays_empty() -> None:
    """Nothing known is nothing known."""
    assert Certificate().is_empty
    assert Certificate().with_defaults(pentahydrate(), anhydrous()).is_empty
    assert not certificate(potency="92 % w/w").is_empty


def test_a_dried_assay_of_a_hydrate_needs_its_water() -> None:
    """``missing_input``; for the anhydrous form, or with the water, it is complete."""
    dried = certificate("99 %", basis="dried")
    with pytest.raises(Refusal) as refused:
        check_certificate_is_complete(dried, pentahydrate())
    assert (refused.value.code, refused.value.phrase.key.rpartition(".")[2]) == ("missing_input", "water_of_hydrate")
    check_certificate_is_complete(dried, anhydrous())
    check_certificate_is_complete(dried, None)
    check_certificate_is_complete(certificate("99 %", "34 %", basis="dried"), pentahydrate())


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (certificate("102.1 %", "34 %"), "percentage_out_of_range"),
        (certificate("156.97 %"), "percentage_out_of_range"),
        (certificate("99 %", "100 %"), "percentage_out_of_range"),
        (certificate("99 %", "250 %"), "percentage_out_of_range"),
        (certificate("0 %"), "non_positive_quantity"),
        (certificate(potency="0 % w/w"), "non_positive_quantity"),
        (certificate(found="0 mg/mL"), "non_positive_quantity"),
    ],
)
def test_what_no_certificate_can_say_is_refused(given: Certificate, code: str) -> None:
    """An assay above 102 % on its own basis, water of 100 % or more, nothing at all."""
    with pytest.raises(Refusal) as refused:
        check_certificate_range(given, LIMITS)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "given", [certificate("102 %", "34 %"), certificate("99 %", "99.9 %"), certificate("99 %", "0 %")]
)
def test_the_limits_themselves_are_believed(given: Certificate) -> None:
    """102 % is allowed, and any water below 100 %, zero too."""
    check_certificate_range(given, LIMITS)


@pytest.mark.parametrize(
    ("content", "believed"), [("0.9", True), ("1.1", True), ("0.899999", False), ("1.100001", False)]
)
def test_a_content_is_believed_from_90_to_110(content: str, believed: bool) -> None:  # noqa: FBT001
    """The limits are included."""
    if believed:
        check_content(Fraction(content), LIMITS)
        return
    with pytest.raises(Refusal) as refused:
        check_content(Fraction(content), LIMITS)
    assert refused.value.code == "inconsistent_input"
