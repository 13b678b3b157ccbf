"""All calculators by the names of the catalogue, family by family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compounder.domain.calculators.body_measures import BODY_SURFACE_AREA, CREATININE_CLEARANCE, IDEAL_BODY_MASS
from compounder.domain.calculators.buffers_and_statistics import BUFFER_PH, FISHER_EXACT, PROPORTION_WITH_CI
from compounder.domain.calculators.capsules import CAPSULE_FILL
from compounder.domain.calculators.checks.register import CHECKS
from compounder.domain.calculators.colligative import (
    E_VALUE_FROM_DISSOCIATION,
    E_VALUE_FROM_LISO,
    FREEZING_POINT_DEPRESSION,
)
from compounder.domain.calculators.declaration import Calculator, Texts
from compounder.domain.calculators.density_and_strength import DENSITY, PERCENTAGE_STRENGTH
from compounder.domain.calculators.dilution import DILUTION, DILUTION_CHAIN
from compounder.domain.calculators.doses import DOSE_VOLUME, RECONSTITUTION
from compounder.domain.calculators.electrolytes import MILLIEQUIVALENTS, MILLIMOLES, MOLARITY
from compounder.domain.calculators.endotoxin import ENDOTOXIN_LIMIT
from compounder.domain.calculators.forms_and_content import ASSAY_CORRECTION, ASSAY_RESULT, HYDRATE_CORRECTION
from compounder.domain.calculators.formula import Result
from compounder.domain.calculators.formula_scaling import FORMULA_SCALING
from compounder.domain.calculators.infusion import INFUSION_RATE
from compounder.domain.calculators.intralesional import INTRALESIONAL_SESSION
from compounder.domain.calculators.ions_and_particles import ION_CONTENT, OSMOLARITY
from compounder.domain.calculators.mixing import (
    ALLIGATION_ALTERNATE,
    ALLIGATION_MEDIAL,
    EVAPORATION,
    FORTIFICATION,
)
from compounder.domain.calculators.readings import MASS_UNIFORMITY, MEAN_KINETIC_TEMPERATURE
from compounder.domain.calculators.skin_and_lesions import FINGERTIP_UNITS, LESION_VOLUME, OINTMENT_QUANTITY
from compounder.domain.calculators.strength_notation import RATIO_STRENGTH, STRENGTH_CONVERSION
from compounder.domain.calculators.suppositories import DISPLACEMENT_VALUE, SUPPOSITORY_BASE
from compounder.domain.calculators.tonicity import ISOTONIC_VOLUME, ISOTONICITY_E_VALUE, ISOTONICITY_FREEZING_POINT
from compounder.domain.calculators.weighing import ALIQUOT, LEAST_WEIGHABLE_QUANTITY, MINIMUM_WEIGHT, TRITURATION
from compounder.domain.calculators.written import Reader, read_written
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened

FAMILIES: tuple[tuple[Calculator, ...], ...] = (
    (DENSITY, PERCENTAGE_STRENGTH, RATIO_STRENGTH, STRENGTH_CONVERSION),
    (DILUTION, DILUTION_CHAIN, ALLIGATION_ALTERNATE, ALLIGATION_MEDIAL, FORTIFICATION, EVAPORATION),
    (FORMULA_SCALING, HYDRATE_CORRECTION, ASSAY_CORRECTION, ASSAY_RESULT),
    (LEAST_WEIGHABLE_QUANTITY, MINIMUM_WEIGHT, ALIQUOT, TRITURATION),
    (
        ISOTONICITY_E_VALUE,
        ISOTONIC_VOLUME,
        ISOTONICITY_FREEZING_POINT,
        E_VALUE_FROM_LISO,
        E_VALUE_FROM_DISSOCIATION,
        FREEZING_POINT_DEPRESSION,
    ),
    (MILLIEQUIVALENTS, MILLIMOLES, MOLARITY, ION_CONTENT, OSMOLARITY),
    (SUPPOSITORY_BASE, DISPLACEMENT_VALUE, CAPSULE_FILL),
    (
        RECONSTITUTION,
        DOSE_VOLUME,
        INTRALESIONAL_SESSION,
        INFUSION_RATE,
        BODY_SURFACE_AREA,
        IDEAL_BODY_MASS,
        CREATININE_CLEARANCE,
        ENDOTOXIN_LIMIT,
    ),
    (FINGERTIP_UNITS, OINTMENT_QUANTITY, LESION_VOLUME),
    (BUFFER_PH, PROPORTION_WITH_CI, FISHER_EXACT, MASS_UNIFORMITY, MEAN_KINETIC_TEMPERATURE),
)
"""The families in the order of the catalogue."""

CATALOGUE: Mapping[str, Calculator] = {
    calculator.name: replace(calculator, check=CHECKS[calculator.name]) for family in FAMILIES for calculator in family
}
"""Every calculator by its name, with its independent check."""


def calculator(name: str) -> Calculator:
    """A calculator by its name; ``unknown_calculator`` where there is none."""
    if name not in CATALOGUE:
        raise Refusal("unknown_calculator", "name", calculator=shortened(name))
    return CATALOGUE[name]


def calculate(name: str, texts: Texts, output: str, reader: Reader = read_written) -> Result:
    """One output of a calculator from texts, exactly, with its Working; any refusal of the catalogue.

    >>> str(calculate("density", {"mass": "239 g", "volume": "200 mL"}, "density").value)
    '1.195 g/mL'
    """
    return calculator(name).result(texts, output, reader)
