"""A plan as it would be now for what is asked: worked out on a reader's thread, nothing taken, nothing recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compounder.domain.errors import Refusal
from compounder.domain.lot_choice import LotOffer
from compounder.domain.stock import LotId
from compounder.domain.strength_uncertainty import UncertaintySources
from compounder.services.compound_batch.plan import WantedBatch, prepare_plan
from compounder.services.compound_batch.plan_outlook import Outlook, outlook_of
from compounder.services.compound_batch.plan_view import PlanView, plan_view
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from ui.workplace import Workplace

_USABLE = ("lot_choice.named", "lot_choice.not_named")


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What is typed and chosen: the batch, and how sure the numbers are."""

    batch: WantedBatch
    sources: UncertaintySources


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """The plan for a request, the same plan as people see it, and what else is to be known of it."""

    wanted: WantedBatch
    prepared: PreparedPlan
    view: PlanView
    outlook: Outlook | Refusal

    @property
    def lots(self) -> dict[str, tuple[LotId, ...]]:
        """The lots that were taken by name."""
        return {ingredient: tuple(named) for ingredient, named in self.wanted.lots.items()}

    @property
    def offers(self) -> dict[LotId, LotOffer]:
        """Every lot that was looked at."""
        offers = (offer for choice in self.prepared.choices.values() for offer in choice.considered)
        return {offer.view.lot.id: offer for offer in offers}

    def usable(self, ingredient: str) -> list[LotId]:
        """The lots of a line that may be used, the first to expire first."""
        lots = self.view.considered[ingredient]
        usable = [lot for lot in lots if lot.is_offered or lot.reason.key in _USABLE]
        return [lot.lot for lot in sorted(usable, key=lambda lot: lot.expires_on)]

    def used(self, ingredient: str) -> list[LotId]:
        """The lots of a line that the plan takes, in their order."""
        return [line.lot for line in self.view.rows if line.ingredient == ingredient]


def answer_plan(work: Workplace, request: PlanRequest, today: date) -> PlanAnswer:
    """Plan it. A refusal of the outlook alone, which judges typed uncertainties, is a part of the answer."""
    prepared = prepare_plan(work.records, work.rules, request.batch, today)
    try:
        outlook: Outlook | Refusal = outlook_of(prepared, work.rules, request.sources)
    except Refusal as refusal:
        outlook = refusal
    return PlanAnswer(request.batch, prepared, plan_view(prepared), outlook)
