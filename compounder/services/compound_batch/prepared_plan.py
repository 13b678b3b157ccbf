"""A plan between being made and being stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compounder.domain.batch_plan import PlanRequest
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.lots_of_plan import LotPlan
from compounder.domain.master_formulation import MasterFormulation
from compounder.services.compound_batch.lots import LineChoice
from compounder.services.compound_batch.plan_balances import NO_BALANCES, PlanBalances


@dataclass(frozen=True, slots=True)
class PreparedPlan:
    """A plan made outside the lock: nothing is stored and nothing taken yet."""

    version: FormulationVersion
    formulation: MasterFormulation
    request: PlanRequest
    planned: LotPlan
    choices: Mapping[str, LineChoice]
    balances: PlanBalances = NO_BALANCES
