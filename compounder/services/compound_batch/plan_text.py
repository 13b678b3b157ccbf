"""The frozen plan of a batch as JSON text: what the worksheet prints, and what every later step is compared with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.batch import DilutionPart
from compounder.domain.batch_plan import PlannedLine, PlanRequest
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.frozen_text import Plain, plain
from compounder.domain.lot_use import lot_number_text
from compounder.domain.lots_of_plan import LotPlan, PlannedShare
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.number import decimal_text, exact_text
from compounder.domain.percentage import Percentage
from compounder.domain.planned_weighings import PlannedWeighing, planned_weighings
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, LotId
from compounder.domain.trituration import Trituration
from compounder.domain.unit import MASS
from compounder.services.compound_batch.origin_text import origin_text
from compounder.services.compound_batch.plan_balances import NO_BALANCES, PlanBalances
from compounder.services.compound_batch.plan_outlook import Outlook


def percent_text(percentage: Percentage) -> str:
    """A percentage as files hold it: "1 %"."""
    return f"{decimal_text(percentage.number)} %"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is frozen: a plan, what it answers, and the balances that it may name."""

    formulation: MasterFormulation
    request: PlanRequest
    planned: LotPlan
    balances: PlanBalances


def plan_text(
    formulation: MasterFormulation,
    request: PlanRequest,
    planned: LotPlan,
    lots: Mapping[LotId, IngredientLot],
    outlook: Outlook,
    *,
    balances: PlanBalances = NO_BALANCES,
    origin: CalculatedValue | None = None,
) -> str:
    """The plan as JSON: sorted keys, no float. Values within ``working`` and beside it are read by `frozen_text`.

    Plans of earlier versions have no ``outlook``, no ``step`` and ``balance`` of a share, and no dilution: there the
    one step of ``resolution`` holds for every mass. With several balances that is the step of the finest.
    ``origin`` is there where a calculation gave a value.
    """
    prepared, plan = _Plan(formulation, request, planned, balances), planned.plan
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
        "lines": [_line(prepared, line, lots) for line in plan.lines],
        "balances": [balance.name for balance in prepared.balances.used],
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


def _line(prepared: _Plan, line: PlannedLine, lots: Mapping[LotId, IngredientLot]) -> Plain:
    formulation = prepared.formulation
    shares = [share for share in prepared.planned.shares if share.ingredient == line.ingredient]
    weighed = [(share, weighing) for share in shares for weighing in planned_weighings(formulation, share)]
    text: dict[str, Plain] = {
        "number": formulation.line(line.ingredient).number,
        "ingredient": line.ingredient,
        "name": plain(line.name),
        "needed": _exact(line.needed),
        "exact": _exact(line.exact),
        "rounded": _exact(line.rounded),
        "up_to": _exact(line.up_to),
        "working": plain(line.working),
        "shares": [_share(prepared, *each, lots[each[1].lot]) for each in weighed],
    }
    if line.trituration is not None:
        text["dilution"] = _dilution(line.trituration)
    return text


def _dilution(made: Trituration) -> Plain:
    """What a dilution is made to and how much of the drug its portion holds; its weighings are shares of the line."""
    return {"factor": made.factor, "total": made.total.exact_text(), "held": made.held.exact_text()}


def _share(prepared: _Plan, share: PlannedShare, weighing: PlannedWeighing, lot: IngredientLot) -> Plain:
    worth = None
    if weighing.part is not DilutionPart.DILUENT:
        worth = _worth(prepared.formulation, share, prepared.request)
    text = _share_of_lot(share, weighing, lot)
    text["worth"] = exact_text(worth) if worth is not None else None
    if weighing.part is not None:
        text["part"] = weighing.part.value
    amount = weighing.planned
    if amount is not None and amount.dimension == MASS:
        balances = prepared.balances
        balance = balances.of(weighing.balance) or balances.for_amount(amount)
        text["balance"] = {"id": balance.id, "name": balance.name} if balance is not None else None
        step = balance.resolution if balance is not None else prepared.request.resolution.mass
        text["step"] = step.exact_text()
    return text


def _share_of_lot(share: PlannedShare, weighing: PlannedWeighing, lot: IngredientLot) -> dict[str, Plain]:
    of_drug = share.line if weighing.part is not DilutionPart.DILUENT else None
    return {
        "share": weighing.share,
        "lot": weighing.lot,
        "lot_number": lot.lot_number,
        "receipt": lot_number_text(lot),
        "supplier": lot.supplier,
        "expires_on": lot.expires_on.isoformat(),
        "form": of_drug.lot_form.id if of_drug is not None and of_drug.lot_form else None,
        "exact": _exact(weighing.exact),
        "to_weigh": _exact(weighing.planned),
        "factor": exact_text(of_drug.factor) if of_drug is not None and of_drug.factor is not None else None,
        "content": exact_text(of_drug.content) if of_drug is not None and of_drug.content is not None else None,
        "by_certificate": of_drug is not None and of_drug.content is not None,
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
