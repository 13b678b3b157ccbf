"""The Workings of a frozen plan as a paper prints them: word, formula with real numbers, result, source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compounder.domain.frozen_text import restored, working_of
from compounder.domain.papers.derivation import Derivation, DerivationRow
from compounder.domain.papers.frame import Text
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.working import working_of_share


def derivations_of(plan: Mapping[str, Any]) -> tuple[Derivation, ...]:
    """One derivation for each share of each line of a stored plan, without the steps of the line's other lots."""
    return tuple(derivation for line in plan["lines"] for derivation in _line(line))


def _line(line: Mapping[str, Any]) -> Iterator[Derivation]:
    name = restored(line["name"])
    if not isinstance(name, LocalText):
        raise TypeError("a stored line without a name")
    for share in (share for share in line["shares"] if share.get("part") in (None, "portion")):
        steps = working_of_share(
            working_of(share["working"]),
            working_of(line["working"]),
            [working_of(other["working"]) for other in line["shares"] if other is not share],
        )
        yield Derivation(
            _question(share, line, name), tuple(DerivationRow.of(step, is_result=step is steps[-1]) for step in steps)
        )


def _question(share: Mapping[str, Any], line: Mapping[str, Any], name: LocalText) -> Text:
    lot = share["lot_number"]
    if share.get("part") is not None:
        portion, amount = Phrase.of("dilution.portion", ingredient=name), Quantity.stored(share["to_weigh"])
        return Phrase.of("paper.assembled.why_amount", amount=amount, name=portion, lot=lot)
    if share["to_weigh"] is not None:
        return Phrase.of("paper.assembled.why_amount", amount=Quantity.stored(share["to_weigh"]), name=name, lot=lot)
    return Phrase.of("paper.assembled.why_up_to", size=Quantity.stored(line["up_to"]), name=name, lot=lot)
