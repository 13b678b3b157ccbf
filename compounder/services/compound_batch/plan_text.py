"""The frozen plan of a batch as JSON text: what the worksheet prints, and what every later step is compared with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction

from compounder.domain.batch_plan import PlannedLine, PlanRequest
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.frozen_text import Plain, plain
from compounder.domain.lot_use import lot_number_text
from compounder.domain.lots_of_plan import LotPlan, PlannedShare
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.number import decimal_text, exact_text
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, LotId
from compounder.services.compound_batch.origin_text import origin_text
from compounder.services.compound_batch.plan_outlook import Outlook


def percent_text(percentage: Percentage) -> str:
    """A percentage as files hold it: "1 %"."""
    return f"{decimal_text(percentage.number)} %"


def plan_text(
    formulation: MasterFormulation,
    request: PlanRequest,
    planned: LotPlan,
    lots: Mapping[LotId, IngredientLot],
    outlook: Outlook,
    *,
    origin: CalculatedValue | None = None,
) -> str:
    """The plan as JSON: sorted keys, no float. Values within ``working`` and beside it are read by `frozen_text`.

    Plans of earlier versions have no ``outlook``; ``origin`` is there where a calculation gave a value.
    """
    plan = planned.plan
    strength = plan.strength
    text: dict[str, Plain] = {
        "formulation": plan.formulation,
        "version": plan.version,
        "size": plan.size.exact_text(),
        "rounded_size": plan.rounded_size.exact_text(),
        "policy": plan.policy.value,
        "apply_optional": request.apply_optional,
        "claim_form": request.claim_form.id if request.claim_form else None,
        "density": _exact(request.density),
        "resolution": {
            "mass": request.resolution.mass.exact_text(),
            "volume": request.resolution.volume.exact_text(),
        },
        "lines": [_line(formulation, planned, line, lots, request) for line in plan.lines],
        "strength": {
            "claimed": plain(strength.claimed),
            "under_policy": plain(strength.under_policy),
            "by_certificates": plain(strength.by_certificates),
            "low": plain(strength.low),
            "high": plain(strength.high),
        },
        "warnings": plain(plan.warnings),
        "unconfirmed": plain(plan.unconfirmed),
        "outlook": {"attention": plain(outlook.attention), "notes": plain(outlook.notes)},
    }
    if request.containers is not None:
        text["containers"] = request.containers
        text["wanted"] = request.size.exact_text()
    if origin is not None:
        text["origin"] = origin_text(origin)
    return json.dumps(text, ensure_ascii=False, sort_keys=True)


def _exact(quantity: Quantity | None) -> Plain:
    return quantity.exact_text() if quantity is not None else None


def _line(
    formulation: MasterFormulation,
    planned: LotPlan,
    line: PlannedLine,
    lots: Mapping[LotId, IngredientLot],
    request: PlanRequest,
) -> Plain:
    shares = [share for share in planned.shares if share.ingredient == line.ingredient]
    return {
        "number": formulation.line(line.ingredient).number,
        "ingredient": line.ingredient,
        "name": plain(line.name),
        "needed": _exact(line.needed),
        "exact": _exact(line.exact),
        "rounded": _exact(line.rounded),
        "up_to": _exact(line.up_to),
        "working": plain(line.working),
        "shares": [_share(formulation, share, lots[share.lot], request) for share in shares],
    }


def _share(formulation: MasterFormulation, share: PlannedShare, lot: IngredientLot, request: PlanRequest) -> Plain:
    worth = _worth(formulation, share, request)
    return {
        "share": share.share,
        "lot": share.lot,
        "lot_number": lot.lot_number,
        "receipt": lot_number_text(lot),
        "supplier": lot.supplier,
        "expires_on": lot.expires_on.isoformat(),
        "form": share.line.lot_form.id if share.line.lot_form else None,
        "exact": _exact(share.exact),
        "to_weigh": _exact(share.to_weigh),
        "factor": exact_text(share.line.factor) if share.line.factor is not None else None,
        "content": exact_text(share.line.content) if share.line.content is not None else None,
        "worth": exact_text(worth) if worth is not None else None,
        "by_certificate": share.line.content is not None,
        "working": plain(share.line.working),
    }


def _worth(formulation: MasterFormulation, share: PlannedShare, request: PlanRequest) -> Fraction | None:
    """What one unit of a share of the claimed line counts in the claim: form, content, a concentrate's strength.

    An overage counts for nothing.
    """
    if share.ingredient != formulation.claim.ingredient:
        return None
    line = share.line
    worth = 1 / formulation.claimed_line.overage_factor
    if request.claim_form is not None and line.lot_form is not None:
        worth *= request.claim_form.molar_mass.ratio(line.lot_form.molar_mass)
    if line.content is not None:
        worth *= line.content
    elif line.correction is not None:
        worth /= line.correction.applied_factor
    nominal = formulation.claimed_line.nominal_strength
    return worth * nominal.value if nominal is not None else worth
