"""What a lot's certificate of analysis states, and the content that follows, counted as the lot's own form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.strength import Strength
from compounder.domain.substance import Form


class AssayBasis(Enum):
    """What an assay is a percentage of: the lot as it is, or the dried (also "anhydrous") substance."""

    AS_IS = "as_is"
    DRIED = "dried"


@dataclass(frozen=True, slots=True)
class Certificate:
    """Assay with its basis and the form it counts, water; or a labelled potency; or a concentrate's found strength.

    `assay_form` and `assay_basis` are explicit; `with_defaults` fills them in where a person left them out.
    """

    assay: Percentage | None = None
    assay_basis: AssayBasis | None = None
    assay_form: Form | None = None
    water: Percentage | None = None
    labelled_potency: Strength | None = None
    found_strength: Strength | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the lot's content."""
        return self == Certificate()

    def with_defaults(self, lot_form: Form | None, anhydrous: Form | None) -> Certificate:
        """With water the assay is dried and counts the anhydrous form; without, it is as is and counts the lot's form.

        Water alone means an assay of 100 % (catalogue, assay_correction).
        """
        if self.assay is None and self.water is None:
            return self
        basis = self.assay_basis or (AssayBasis.DRIED if self.water is not None else AssayBasis.AS_IS)
        loses_water = basis is AssayBasis.DRIED and lot_form is not None and lot_form.holds_water
        default_form = anhydrous or lot_form if loses_water else lot_form
        return Certificate(
            self.assay or Percentage.of(100),
            basis,
            self.assay_form or default_form,
            self.water,
            self.labelled_potency,
            self.found_strength,
        )


@dataclass(frozen=True, slots=True)
class ContentLimits:
    """Where a certificate stops being believable (rule file): highest assay, and the range of a lot's content."""

    highest_assay: Percentage
    lowest_content: Percentage
    highest_content: Percentage
    rule: str
    confirmed: bool


def check_certificate_is_complete(certificate: Certificate, lot_form: Form | None) -> None:
    """Refuse a dried assay of a hydrate without its water: the misread certificate that under-doses and looks right."""
    dried = certificate.assay_basis is AssayBasis.DRIED
    if dried and certificate.water is None and lot_form is not None and lot_form.holds_water:
        raise Refusal("missing_input", "water_of_hydrate", form=lot_form.name)


def check_certificate_range(certificate: Certificate, limits: ContentLimits) -> None:
    """Refuse what cannot be: an assay of nothing or above the highest on its own basis, water of 100 % or more."""
    if certificate.assay is not None and certificate.assay.share <= 0:
        raise Refusal("non_positive_quantity", "zero", value=certificate.assay)
    for strength in (certificate.labelled_potency, certificate.found_strength):
        if strength is not None and strength.value <= 0:
            raise Refusal("non_positive_quantity", "zero", value=strength)
    if certificate.water is not None and certificate.water.share >= 1:
        raise Refusal("percentage_out_of_range", "water", water=certificate.water)
    if certificate.assay is not None and certificate.assay > limits.highest_assay:
        raise Refusal("percentage_out_of_range", "assay", assay=certificate.assay, highest=limits.highest_assay)


def check_content(content: Fraction, limits: ContentLimits) -> None:
    """Refuse a lot whose content, counted as its own form, lies outside the range that the rule file states."""
    if not limits.lowest_content.share <= content <= limits.highest_content.share:
        raise Refusal(
            "inconsistent_input",
            "content",
            content=Percentage(content),
            low=limits.lowest_content,
            high=limits.highest_content,
        )
