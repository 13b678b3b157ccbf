"""The check of every calculator by its name; a calculator without one cannot be offered."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.calculators.checks import (
    bodies,
    doses,
    electrolytes,
    formulas,
    mixtures,
    moulds,
    statistics,
    strengths,
    tonicities,
    weighings,
)
from compounder.domain.calculators.checks.facts import Check

CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        strengths.density,
        strengths.percentage_strength,
        strengths.ratio_strength,
        strengths.strength_conversion,
        mixtures.dilution,
        mixtures.dilution_chain,
        mixtures.alligation_alternate,
        mixtures.alligation_medial,
        mixtures.fortification,
        mixtures.evaporation,
        formulas.formula_scaling,
        formulas.hydrate_correction,
        formulas.assay_correction,
        formulas.assay_result,
        weighings.least_weighable_quantity,
        weighings.minimum_weight,
        weighings.aliquot,
        weighings.trituration,
        tonicities.isotonicity_e_value,
        tonicities.isotonic_volume,
        tonicities.isotonicity_freezing_point,
        tonicities.e_value_from_liso,
        tonicities.e_value_from_dissociation,
        tonicities.freezing_point_depression,
        electrolytes.milliequivalents,
        electrolytes.millimoles,
        electrolytes.molarity,
        electrolytes.ion_content,
        electrolytes.osmolarity,
        moulds.suppository_base,
        moulds.displacement_value,
        moulds.capsule_fill,
        doses.reconstitution,
        doses.dose_volume,
        doses.intralesional_session,
        doses.infusion_rate,
        bodies.body_surface_area,
        bodies.ideal_body_mass,
        bodies.creatinine_clearance,
        doses.endotoxin_limit,
        bodies.fingertip_units,
        bodies.ointment_quantity,
        bodies.lesion_volume,
        statistics.buffer_ph,
        statistics.proportion_with_ci,
        statistics.fisher_exact,
        statistics.mass_uniformity,
        statistics.mean_kinetic_temperature,
    )
}
"""Each check bears the name of its calculator."""
