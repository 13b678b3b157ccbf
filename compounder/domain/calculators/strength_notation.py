"""A strength written otherwise: as a percentage, as 1:x, per mass or per volume (catalogue, group A)."""

from __future__ import annotations

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.fitting import checked
from compounder.domain.calculators.formula import As, Expression, Result, constant, found
from compounder.domain.calculators.given import Given
from compounder.domain.calculators.kinds import DENSITY_INPUT, StrengthOf
from compounder.domain.calculators.sources import USP_1160
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.strength import VOLUME_IN_VOLUME, WEIGHT_IN_VOLUME, WEIGHT_IN_WEIGHT, Basis, Notation


def _ratio_strength(given: Given) -> Outcomes:
    strength = given.term("strength")
    percentage = found("percentage", strength, Notation.percent(given.strength("strength").basis), USP_1160)
    one = constant("1") if given.strength("strength").basis != WEIGHT_IN_VOLUME else constant("1", "g/mL")
    return {"percentage": percentage, "ratio": found("ratio", one / strength, As.NUMBER, USP_1160)}


RATIO_STRENGTH = Calculator(
    "ratio_strength",
    "density_and_strength",
    (Input("strength", StrengthOf("w/w", "w/v", "v/v")),),
    ("percentage", "ratio"),
    USP_1160,
    _ratio_strength,
)

_PERCENT = {basis: Notation.percent(basis) for basis in (WEIGHT_IN_WEIGHT, WEIGHT_IN_VOLUME, VOLUME_IN_VOLUME)}


_OUTPUTS = {WEIGHT_IN_WEIGHT: "ww", WEIGHT_IN_VOLUME: "wv", VOLUME_IN_VOLUME: "vv"}


def _strength_conversion(given: Given) -> Outcomes:
    """w/v = w/w × density of the preparation = v/v × density of the pure ingredient; backwards likewise."""
    strength, basis = given.term("strength"), given.strength("strength").basis
    density = given.term("density") if "density" in given else None
    pure = given.term("ingredient_density") if "ingredient_density" in given else None
    ways: dict[Basis, Expression] = {basis: strength}
    by_volume = _by_volume(strength, basis, density, pure)
    if by_volume is not None:
        ways.setdefault(WEIGHT_IN_VOLUME, by_volume)
        if density is not None:
            ways.setdefault(WEIGHT_IN_WEIGHT, by_volume / density)
        if pure is not None:
            ways.setdefault(VOLUME_IN_VOLUME, by_volume / pure)
    outcomes: dict[str, Result | Refusal] = {"strength": found("strength", strength, _PERCENT[basis], USP_1160)}
    for wanted, name in _OUTPUTS.items():
        if wanted in ways:
            outcomes[name] = checked(found(name, ways[wanted], _PERCENT[wanted], USP_1160))
        else:
            needed = Phrase.of("dimension.strength_of", basis=Phrase.of(f"basis.{wanted.name}"))
            outcomes[name] = Refusal("missing_density", "other_basis", value=given.strength("strength"), needed=needed)
    return outcomes


def _by_volume(strength: Result, basis: Basis, density: Result | None, pure: Result | None) -> Result | None:
    """The strength w/v, through which every conversion goes; None where its density is not given."""
    if basis == WEIGHT_IN_VOLUME:
        return strength
    factor = density if basis == WEIGHT_IN_WEIGHT else pure
    return None if factor is None else found("wv", strength * factor, _PERCENT[WEIGHT_IN_VOLUME], USP_1160)


STRENGTH_CONVERSION = Calculator(
    "strength_conversion",
    "density_and_strength",
    (
        Input("strength", StrengthOf("w/w", "w/v", "v/v")),
        Input("density", DENSITY_INPUT, optional=True),
        Input("ingredient_density", DENSITY_INPUT, optional=True),
    ),
    ("strength", "ww", "wv", "vv"),
    USP_1160,
    _strength_conversion,
)
