"""The lots that a person took by name for a plan, and the one that was tried last."""

from __future__ import annotations

from compounder.domain.stock import LotId
from ui.screens.batches.plan.answer import PlanAnswer


class NamedLots:
    """``take`` and ``divide`` change what is asked for; ``put_back`` returns to the plan that stood."""

    def __init__(self) -> None:
        self._lots: dict[str, tuple[LotId, ...]] = {}
        self._tried: tuple[str, LotId] | None = None

    def forget(self) -> None:
        """A new draft: none is taken by name."""
        self._lots, self._tried = {}, None

    def settle(self) -> None:
        """What was tried stands in a plan, or is not asked for any more."""
        self._tried = None

    @property
    def is_trying(self) -> bool:
        """Whether the plan that is asked for tries a lot."""
        return self._tried is not None

    @property
    def asked(self) -> dict[str, tuple[LotId, ...]]:
        """The lots of each line that has any by name."""
        return {ingredient: named for ingredient, named in self._lots.items() if named}

    def take(self, answer: PlanAnswer, ingredient: str, lot: LotId) -> None:
        """Take a lot; the one that would be taken anyway is no choice of a person."""
        self._tried = (ingredient, lot)
        is_usual = lot == next(iter(answer.usable(ingredient)), None)
        self._name(ingredient, *(() if is_usual else (lot,)))

    def divide(self, answer: PlanAnswer, ingredient: str) -> bool:
        """The lot in hand first, to its end; the next that may be used gives the rest. False where there is none."""
        chosen = answer.used(ingredient)
        if self._tried is not None and self._tried[0] == ingredient:
            chosen.insert(0, self._tried[1])
        first, *others = dict.fromkeys((*chosen, *answer.usable(ingredient)))
        if others:
            self._name(ingredient, first, *others[:1])
        return bool(others)

    def put_back(self, answer: PlanAnswer) -> None:
        """A lot that cannot be taken alone: the plan that stood goes on standing."""
        self._lots = dict(answer.lots)

    def _name(self, ingredient: str, *lots: LotId) -> None:
        self._lots = {**self._lots, ingredient: lots}
