"""What is recorded of a lot's certificate, read back for the planner, and whether a pharmacist may believe it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.batch_plan import LineLot
from compounder.domain.calculators.corrections import content_of_concentrate, content_of_powder
from compounder.domain.certificate import (
    AssayBasis,
    Certificate,
    ContentLimits,
    check_certificate_is_complete,
    check_certificate_range,
    check_content,
)
from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.domain.strength import Strength
from compounder.domain.substance import Form, Substance


@dataclass(frozen=True, slots=True)
class Ingredient:
    """What formulations say of a name: its substance, if it has forms, or the nominal strength of a concentrate.

    `name` is how records name it, `called` what people read.
    """

    name: str
    substance: Substance | None = None
    nominal_strength: Strength | None = None
    called: LocalText | None = None

    @property
    def shown(self) -> LocalText:
        """What people read in a sentence; its name in records where formulations do not say."""
        return self.called or LocalText.of(self.name)


@dataclass(frozen=True, slots=True)
class KnownIngredient:
    """An ingredient that formulations use, and what they call it."""

    ingredient: Ingredient
    name: LocalText


@dataclass(frozen=True, slots=True)
class CertificateTexts:
    """A certificate as a lot keeps it: texts that `certificate_of_lot` reads, forms and bases by their ids."""

    assay: str | None = None
    assay_basis: str | None = None
    assay_form: str | None = None
    water: str | None = None
    labelled_potency: str | None = None
    found_strength: str | None = None


def certificate_texts(certificate: Certificate) -> CertificateTexts:
    """The texts of a certificate; reading them back gives an equal one."""
    return CertificateTexts(
        assay=_percent(certificate.assay),
        assay_basis=certificate.assay_basis.value if certificate.assay_basis else None,
        assay_form=certificate.assay_form.id if certificate.assay_form else None,
        water=_percent(certificate.water),
        labelled_potency=str(certificate.labelled_potency) if certificate.labelled_potency else None,
        found_strength=str(certificate.found_strength) if certificate.found_strength else None,
    )


def _percent(percentage: Percentage | None) -> str | None:
    return f"{decimal_text(percentage.number)} %" if percentage is not None else None


def line_lot_of(lot: IngredientLot, substance: Substance | None) -> LineLot:
    """A lot as the planner knows it: its form and its certificate. A form that the substance lacks is refused."""
    form = substance.form(lot.form) if substance is not None and lot.form is not None else None
    return LineLot(form, certificate_of_lot(lot, substance))


def certificate_of_lot(lot: IngredientLot, substance: Substance | None) -> Certificate:
    """The certificate that a lot's texts state, with nothing filled in."""
    assay_form = substance.form(lot.assay_form) if substance is not None and lot.assay_form is not None else None
    return Certificate(
        assay=Percentage.written(lot.assay) if lot.assay is not None else None,
        assay_basis=AssayBasis(lot.assay_basis) if lot.assay_basis is not None else None,
        assay_form=assay_form,
        water=Percentage.written(lot.water) if lot.water is not None else None,
        labelled_potency=Strength.written(lot.labelled_potency) if lot.labelled_potency is not None else None,
        found_strength=Strength.written(lot.found_strength) if lot.found_strength is not None else None,
    )


def check_usable(certificate: Certificate, ingredient: Ingredient) -> None:
    """Refuse what the ingredient cannot use (``unexpected_input``) and a basis of no number (``missing_input``).

    Nothing that was typed is ever ignored: a powder has assay and water, or a labelled potency; a concentrate has the
    strength found.
    """
    of_powder = certificate.assay is not None or certificate.water is not None
    described = certificate.assay_basis is not None or certificate.assay_form is not None
    if ingredient.nominal_strength is not None and (of_powder or described or certificate.labelled_potency is not None):
        raise Refusal("unexpected_input", "concentrate", ingredient=ingredient.shown)
    if ingredient.nominal_strength is None and certificate.found_strength is not None:
        raise Refusal("unexpected_input", "not_a_concentrate", ingredient=ingredient.shown)
    if certificate.labelled_potency is not None and (of_powder or described):
        raise Refusal("unexpected_input", "potency_and_assay", ingredient=ingredient.shown)
    if described and not of_powder:
        raise Refusal("missing_input", "assay", ingredient=ingredient.shown)
    potency = certificate.labelled_potency
    if potency is not None and potency.basis.name != "w/w":
        raise Refusal("missing_density", "potency", potency=potency, ingredient=ingredient.shown)


def check_lot_certificate(lot: IngredientLot, ingredient: Ingredient, limits: ContentLimits) -> None:
    """Refuse a lot whose certificate was misread or cannot be: the same checks in the same order as the planner's.

    Without a certificate there is nothing to refuse: the planner then warns. Source: issue 9, item 3.
    """
    form = line_lot_of(lot, ingredient.substance).form
    stated = certificate_of_lot(lot, ingredient.substance)
    check_usable(stated, ingredient)
    if stated.is_empty:
        return
    anhydrous = ingredient.substance.anhydrous_form() if ingredient.substance else None
    certificate = stated.with_defaults(form, anhydrous)
    check_certificate_is_complete(certificate, form)
    check_certificate_range(certificate, limits)
    check_content(_content(certificate, form, ingredient), limits)


def _content(certificate: Certificate, form: Form | None, ingredient: Ingredient) -> Fraction:
    """The lot's content, counted as its own form."""
    if certificate.found_strength is not None and ingredient.nominal_strength is not None:
        return content_of_concentrate(ingredient.nominal_strength, certificate.found_strength)
    if certificate.labelled_potency is not None:
        return certificate.labelled_potency.value
    if certificate.assay is None:
        raise ValueError("a certificate without a content")
    dried = certificate.assay_basis is AssayBasis.DRIED
    one = Quantity.of(1, "g/mol")
    return content_of_powder(
        certificate.assay.share,
        water_if_dried=certificate.water.share if dried and certificate.water is not None else Fraction(0),
        prescribed_molar_mass=form.molar_mass if form else one,
        assayed_molar_mass=certificate.assay_form.molar_mass if certificate.assay_form else one,
    )
