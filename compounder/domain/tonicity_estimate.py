"""How many times isotonic a solution is, estimated by every basis that there is; no salt is ever to be taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from compounder.domain.batch_plan import BatchPlan, PlanRequest
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import FormulaLine, MadeBy, MasterFormulation
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import WEIGHT_IN_VOLUME, Strength
from compounder.domain.substance import Form, OsmoticData
from compounder.domain.unit import MASS, Unit

_GRAM_PER_MILLILITRE, _MILLIOSMOLE_PER_LITRE = Unit.of("g/mL"), Unit.of("mOsm/L")
_MILLIOSMOLE_PER_KILOGRAM, _OSMOLE_PER_MOLE = Unit.of("mOsm/kg"), Unit.of("Osm/mol")


@dataclass(frozen=True, slots=True)
class Isotonic:
    """What counts as isotonic (rules/tonicity.toml): a strength of sodium chloride, its ideal and real osmolarity.

    From `low` to `high` times as much a solution is called isotonic.
    """

    sodium_chloride: Strength
    ideal_osmolarity: Quantity
    real_osmolarity: Quantity
    low: Fraction
    high: Fraction
    source: str
    confirmed: bool


class Tonicity(Enum):
    """What every basis says, or that they do not agree."""

    HYPOTONIC = "hypotonic"
    ISOTONIC = "isotonic"
    HYPERTONIC = "hypertonic"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest value that the sources give."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class BasisOfEstimate:
    """One way to estimate, and how many times isotonic the solution is by it."""

    name: Phrase
    times: Range


@dataclass(frozen=True, slots=True)
class TonicityEstimate:
    """An estimate and nothing more: times isotonic by each basis, osmolarity in mOsm/L, what was not counted.

    `sodium_chloride` is how much would make the batch isotonic, in g; None where every basis leaves no room for any.
    `osmolality`, in mOsm/kg of water, needs the density of the preparation.
    """

    tonicity: Tonicity
    bases: tuple[BasisOfEstimate, ...]
    osmolarity: Range
    osmolality: Range | None
    sodium_chloride: Range | None
    not_counted: tuple[LocalText, ...]
    confirmed: bool

    @property
    def times(self) -> Range:
        """From the lowest basis to the highest."""
        return Range(min(basis.times.low for basis in self.bases), max(basis.times.high for basis in self.bases))


@dataclass(frozen=True, slots=True)
class _Solute:
    """What is dissolved: its line, its form, its concentration in g/mL, and its data."""

    line: FormulaLine
    form: Form
    concentration: Fraction
    dry_share: Fraction
    data: OsmoticData


def tonicity_estimate(
    plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest, isotonic: Isotonic
) -> TonicityEstimate:
    """Estimate a planned solution from the data of its substances; a component without data is named, not counted.

    Refused: ``unexpected_input`` (a formula by mass), ``missing_input`` (no component has data).
    """
    if formulation.made_by is not MadeBy.VOLUME:
        raise Refusal("unexpected_input", "tonicity")
    solutes = tuple(_solutes(plan, formulation, request))
    if not solutes:
        raise Refusal("missing_input", "osmotic_data", formulation=formulation.id)
    salt = _summed(solutes, lambda s: [s.concentration * e.value for e in s.data.e_values])
    ideal = _summed(solutes, lambda s: [_particles(s)])
    real = _summed(solutes, lambda s: [_particles(s) * s.data.coefficient_low, _particles(s) * s.data.coefficient_high])
    needed = isotonic.sodium_chloride.value
    bases = (
        BasisOfEstimate(Phrase.of("tonicity.e_values"), _divided(salt, needed)),
        BasisOfEstimate(Phrase.of("tonicity.ideal"), _divided(ideal, isotonic.ideal_osmolarity.number)),
        BasisOfEstimate(Phrase.of("tonicity.coefficient"), _divided(real, isotonic.real_osmolarity.number)),
    )
    return TonicityEstimate(
        _tonicity(bases, isotonic),
        bases,
        Range(real.low, ideal.high),
        _osmolality(Range(real.low, ideal.high), solutes, request),
        _salt_to_add(salt, needed, plan.size),
        tuple(line.name for line in formulation.lines if not any(solute.line is line for solute in solutes)),
        isotonic.confirmed and all(solute.data.confirmed for solute in solutes),
    )


def _form(line: FormulaLine, plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> Form | None:
    """The form in which a line is counted: the claim's for the claimed line, else the lot's."""
    if line.ingredient == formulation.claim.ingredient and request.claim_form is not None:
        return request.claim_form
    return plan.line(line.ingredient).lot_form or line.form


def _solutes(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> Iterator[_Solute]:
    for line in formulation.lines:
        form = _form(line, plan, formulation, request)
        concentration = _concentration(plan, formulation, line)
        if form is not None and form.osmotic is not None and concentration is not None and line.substance is not None:
            dry = line.substance.anhydrous_form()
            share = dry.molar_mass.ratio(form.molar_mass) if dry is not None else Fraction(1)
            yield _Solute(line, form, concentration, share, form.osmotic)


def _concentration(plan: BatchPlan, formulation: MasterFormulation, line: FormulaLine) -> Fraction | None:
    """The dissolved mass in g/mL, an overage counted; None where the line gives no mass by volume."""
    if line.ingredient == formulation.claim.ingredient:
        strength = plan.strength.by_certificates or plan.strength.under_policy
        return strength.value * line.overage_factor if strength.basis == WEIGHT_IN_VOLUME else None
    planned = plan.line(line.ingredient)
    if planned.rounded is None:
        return None
    if line.nominal_strength is not None and line.nominal_strength.basis == WEIGHT_IN_VOLUME:
        return line.nominal_strength.value * planned.rounded.ratio(plan.size)
    if planned.rounded.dimension != MASS:
        return None
    return (planned.rounded / plan.size).to(_GRAM_PER_MILLILITRE).number


def _particles(solute: _Solute) -> Fraction:
    """The ideal osmolarity in mOsm/L: particles × concentration ÷ molar mass."""
    concentration = Quantity(solute.concentration, _GRAM_PER_MILLILITRE)
    particles = Quantity(Fraction(solute.data.particles), _OSMOLE_PER_MOLE)
    return (concentration / solute.form.molar_mass * particles).to(_MILLIOSMOLE_PER_LITRE).number


def _summed(solutes: tuple[_Solute, ...], values: Callable[[_Solute], list[Fraction]]) -> Range:
    """The sum of the lowest and that of the highest value of every solute."""
    found = [values(solute) for solute in solutes]
    return Range(sum((min(each) for each in found), Fraction(0)), sum((max(each) for each in found), Fraction(0)))


def _divided(value: Range, by: Fraction) -> Range:
    return Range(value.low / by, value.high / by)


def _tonicity(bases: tuple[BasisOfEstimate, ...], isotonic: Isotonic) -> Tonicity:
    low, high = min(basis.times.low for basis in bases), max(basis.times.high for basis in bases)
    if low > isotonic.high:
        return Tonicity.HYPERTONIC
    if high < isotonic.low:
        return Tonicity.HYPOTONIC
    return Tonicity.ISOTONIC if isotonic.low <= low and high <= isotonic.high else Tonicity.UNDECIDED


def _osmolality(osmolarity: Range, solutes: tuple[_Solute, ...], request: PlanRequest) -> Range | None:
    """Osmolarity ÷ the water in a litre, which is the preparation's mass less what is dissolved, free of water."""
    if request.density is None:
        return None
    dissolved = sum((solute.concentration * solute.dry_share for solute in solutes), Fraction(0))
    water = request.density.to(_GRAM_PER_MILLILITRE).number - dissolved
    if water <= 0:
        raise Refusal("inconsistent_input", "no_water_left", density=request.density)
    return _divided(osmolarity, water)


def _salt_to_add(salt: Range, needed: Fraction, size: Quantity) -> Range | None:
    """How much sodium chloride the E-values leave room for, in g; never less than nothing."""
    volume = size.to(Unit.of("mL")).number
    if salt.low >= needed:
        return None
    return Range(max(needed - salt.high, Fraction(0)) * volume, (needed - salt.low) * volume)
