"""Capsules: the diluent that fills the room which the drugs leave (catalogue, group G)."""

from __future__ import annotations

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import GRAM
from compounder.domain.calculators.formula import As, Expression, found, operand, total
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.kinds import DENSITY_INPUT, MASS_INPUT, VOLUME_INPUT
from compounder.domain.calculators.sources import POWDER_PACKING
from compounder.domain.calculators.suppositories import EXCESS, UNITS, each_drug_has, units_with_excess
from compounder.domain.errors import Refusal

_BY_VOLUME = ("capacity", "filler_density")
_BY_MASS = "filler_filled_mass"


def _capsule_presence(names: Names) -> None:
    rows = names.rows["drugs"]
    by_mass = _BY_MASS in names or any("filled_mass" in row for row in rows)
    if by_mass:
        names.forbid(*_BY_VOLUME, beside=_BY_MASS)
        names.need(_BY_MASS)
        each_drug_has("filled_mass", names, instead_of="density", beside=_BY_MASS)
    else:
        each_drug_has("density", names, instead_of="filled_mass", beside="capacity")
        names.need(*_BY_VOLUME)


def _share(row: Given, given: Given) -> Expression:
    if "filled_mass" in row:
        return row.term("dose") / row.term("filled_mass")
    return row.term("dose") / (row.term("density") * given.term("capacity"))


def _capsule(given: Given) -> Outcomes:
    rows = given.rows("drugs")
    share = found("drug_share", total([_share(row, given) for row in rows]), As.PERCENTAGE, POWDER_PACKING)
    if share.exact.number > 1:
        raise Refusal("dose_exceeds_container", "capsule", share=share.value)
    room = operand(1) - share
    if _BY_MASS in given:
        filling = room * given.term(_BY_MASS)
    else:
        filling = room * given.term("filler_density") * given.term("capacity")
    filler = found("filler_per_unit", filling, GRAM, POWDER_PACKING)
    doses, units = total([row.term("dose") for row in rows]), units_with_excess(given)
    return {
        "drug_share": share,
        "filler_per_unit": filler,
        "filler": found("filler", units * filler, GRAM, POWDER_PACKING),
        "drug_total": found("drug_total", units * doses, GRAM, POWDER_PACKING),
        "unit_mass": found("unit_mass", filler + doses, GRAM, POWDER_PACKING),
    }


CAPSULE_FILL = Calculator(
    "capsule_fill",
    "suppositories",
    (
        UNITS,
        EXCESS,
        Input("capacity", VOLUME_INPUT, optional=True),
        Input("filler_density", DENSITY_INPUT, optional=True),
        Input(_BY_MASS, MASS_INPUT, optional=True),
        Input(
            "drugs",
            Rows(
                (
                    Input("dose", MASS_INPUT),
                    Input("density", DENSITY_INPUT, optional=True),
                    Input("filled_mass", MASS_INPUT, optional=True),
                )
            ),
        ),
    ),
    ("drug_share", "filler_per_unit", "filler", "drug_total", "unit_mass"),
    POWDER_PACKING,
    _capsule,
    presence=_capsule_presence,
)
