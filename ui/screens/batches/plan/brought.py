"""A calculated value that was brought to a plan: put into its field exactly, named until the person changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from fractions import Fraction

from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import NO_UNIT
from compounder.services.compound_batch.plan import WantedBatch
from ui.screens.batches.plan.answer import PlanRequest
from ui.screens.batches.plan.fields import PlanFields
from ui.theme.tokens import State
from ui.widgets.notice import Notice


def sentence_of(value: CalculatedValue, zone: tzinfo | None, *, ending: str) -> Phrase:
    """Where a value comes from, how it was rounded, and what follows from that, as one phrase."""
    said, *more = (*value.sentences(value.at.astimezone(zone), with_inputs=False), Phrase.of(f"calculated.{ending}"))
    for sentence in more:
        said = Phrase.of("calculated.also", first=said, more=sentence)
    return said


class BroughtNotice(Notice):
    """``bring(value, zone)``, ``fill(fields, formulation)``, ``look(fields)`` after each edit.

    ``with_origin(request)`` names the origin in a batch that gets this very value, and in no other.
    """

    def __init__(self) -> None:
        super().__init__()
        self.value: CalculatedValue | None = None
        self._zone: tzinfo | None = None
        self._text = ""

    def bring(self, value: CalculatedValue | None, zone: tzinfo | None) -> None:
        """What comes along with the next formulation; None where nothing does."""
        self.value, self._zone, self._text = value, zone, ""
        self.clear()

    def fill(self, fields: PlanFields, formulation: MasterFormulation) -> None:
        """Put the value into its field; containers of another size are refused here and not put in."""
        if self.value is None:
            return
        try:
            self.value.check_containers(formulation.container.content)
        except Refusal as refusal:
            self.value = None
            self.show_phrase(State.ATTENTION, refusal)
            return
        self._text = fields.bring(self.value)
        self.look(fields)

    def look(self, fields: PlanFields) -> None:
        """Say where the value comes from while it stands in its field; what was refused goes with the first edit."""
        if self.value is None or not self._text or fields.text_of(self.value.use) != self._text:
            self.clear()
        elif not self.said:
            ending = "density_counts" if self.value.use is BatchUse.DENSITY else "kept"
            self.show_phrase(State.PLAIN, sentence_of(self.value, self._zone, ending=ending))

    def with_origin(self, request: PlanRequest | None) -> PlanRequest | None:
        """A batch that gets the value says where it comes from."""
        value = self.value
        if request is None or value is None or not self.said or _amount_of(request.batch, value.use) != value.value:
            return request
        return replace(request, batch=replace(request.batch, origin=value))


def _amount_of(wanted: WantedBatch, use: BatchUse) -> Quantity | None:
    match use:
        case BatchUse.SIZE:
            return wanted.size
        case BatchUse.DENSITY:
            return wanted.density
        case BatchUse.CONTAINERS:
            return Quantity(Fraction(wanted.containers), NO_UNIT) if wanted.containers is not None else None
