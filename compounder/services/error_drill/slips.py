"""The slips themselves: each is made once on a batch of its own, and goes as far as the services let it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compounder.domain.drill import Slip, Stage
from compounder.domain.master_formulation import FormulaLine, MadeBy, diluent_of
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import MASS, Unit
from compounder.services.error_drill.course import Batch, at
from compounder.services.error_drill.crew import Crew, accept_for, receive_for

_SMALLER = {"kg": "g", "g": "mg", "mg": "microgram", "L": "mL", "mL": "microlitre"}
"""The unit that is typed in place of the right one."""
_TEN = 10


@dataclass(frozen=True, slots=True)
class Attempt:
    """A slip, what is done, and the doing, which a `Stopped` ends."""

    slip: Slip
    done: Phrase
    make: Callable[[], None]


def attempts(crew: Crew) -> Iterator[Attempt]:
    """Every slip that this formulation allows, in the order of the kinds."""
    yield from _ten_fold(crew)
    yield from _unit_swap(crew)
    yield from _wrong_form(crew)
    yield from _wrong_lot(crew)
    yield from _weighed_twice(crew)
    yield from _left_out(crew)
    yield from _wrong_diluent(crew)


def without_slip(crew: Crew) -> None:
    """A batch without any slip; a `Stopped` here says that the drill itself, or the formulation, does not work."""
    batch = Batch.planned(crew)
    batch.weigh_all()
    batch.read_again()
    batch.finish()


def _rest_of_way(batch: Batch, obtained: Quantity | None = None) -> None:
    batch.weigh_all()
    batch.read_again()
    batch.finish(obtained)


def _claimed(crew: Crew) -> FormulaLine:
    return crew.formulation.claimed_line


def _said(slip: Slip, variant: str, **values: object) -> Phrase:
    return Phrase.of(f"drill.done.{slip.value}.{variant}", **values)


def _planned(crew: Crew, line: FormulaLine) -> Quantity:
    """What a usual batch needs of a line, as a batch that is planned for the purpose says."""
    planned = Batch.planned(crew).share_of(line.ingredient).planned
    if planned is None:
        raise ValueError(f"{line.ingredient} is not added by number")
    return planned


def _ten_fold(crew: Crew) -> Iterator[Attempt]:
    line, size = _claimed(crew), crew.formulation.usual_size * _TEN
    amount = _planned(crew, line) * _TEN

    def weight() -> None:
        batch = Batch.planned(crew)
        batch.weigh(batch.share_of(line.ingredient), amount=amount)
        _rest_of_way(batch)

    yield Attempt(Slip.TEN_FOLD, _said(Slip.TEN_FOLD, "weight", amount=amount, ingredient=line.name), weight)
    yield Attempt(
        Slip.TEN_FOLD, _said(Slip.TEN_FOLD, "size", size=size), lambda: _rest_of_way(Batch.planned(crew, size=size))
    )


def _unit_swap(crew: Crew) -> Iterator[Attempt]:
    line, size, planned = _claimed(crew), crew.formulation.usual_size, _planned(crew, _claimed(crew))
    other = Quantity(size.number, Unit.of("mL" if size.dimension == MASS else "g"))
    smaller = _SMALLER.get(str(planned.unit))
    amount = Quantity(planned.number, Unit.of(smaller)) if smaller else planned

    def weight() -> None:
        batch = Batch.planned(crew)
        batch.weigh(batch.share_of(line.ingredient), amount=amount)
        _rest_of_way(batch)

    yield Attempt(
        Slip.UNIT_SWAP,
        _said(Slip.UNIT_SWAP, "size", typed=other, wanted=size),
        lambda: _rest_of_way(Batch.planned(crew, size=other)),
    )
    if smaller is None:  # a biological activity has one unit only
        return
    yield Attempt(
        Slip.UNIT_SWAP, _said(Slip.UNIT_SWAP, "weight", typed=amount, wanted=planned, ingredient=line.name), weight
    )


def _wrong_form(crew: Crew) -> Iterator[Attempt]:
    line = _claimed(crew)
    others = [form for form in line.substance.forms if form != line.form] if line.substance else []
    if not others or line.form is None:
        return
    wrong, right = others[0], line.form

    def received() -> None:
        number = "DRILL-WRONG-FORM"
        with at(Stage.RECEIPT):
            lot = receive_for(crew, line, form=wrong, number=number)
            accept_for(crew, line, lot)
        _rest_of_way(Batch.planned(crew, lots={line.ingredient: [lot]}, numbers={lot: number}))

    values = {"wrong": wrong.name, "right": right.name}
    yield Attempt(Slip.WRONG_FORM, _said(Slip.WRONG_FORM, "received", **values), received)
    yield Attempt(
        Slip.WRONG_FORM,
        _said(Slip.WRONG_FORM, "claimed", **values),
        lambda: _rest_of_way(Batch.planned(crew, claim_form=wrong)),
    )


def _wrong_lot(crew: Crew) -> Iterator[Attempt]:
    line = _claimed(crew)
    other = next((each for each in crew.formulation.lines if each != line), None)
    if other is None:
        return
    wrong = crew.lots[other.ingredient][1]

    def scanned() -> None:
        batch = Batch.planned(crew)
        batch.weigh(batch.share_of(line.ingredient), scanned=wrong)
        _rest_of_way(batch)

    def typed() -> None:
        batch = Batch.planned(crew)
        batch.weigh_all()
        batch.read_again(lots={line.ingredient: wrong})
        batch.finish()

    def both() -> None:
        _rest_of_way(Batch.planned(crew))

    names = {"wrong": other.name, "right": line.name}
    yield Attempt(Slip.WRONG_LOT, _said(Slip.WRONG_LOT, "scanned", **names), scanned)
    yield Attempt(Slip.WRONG_LOT, _said(Slip.WRONG_LOT, "typed", **names), typed)
    yield Attempt(Slip.WRONG_LOT, _said(Slip.WRONG_LOT, "mislabelled", **names), both)


def _weighed_twice(crew: Crew) -> Iterator[Attempt]:
    line = _claimed(crew)

    def recorded() -> None:
        batch = Batch.planned(crew)
        batch.weigh(batch.share_of(line.ingredient))
        batch.weigh(batch.share_of(line.ingredient))
        _rest_of_way(batch)

    yield Attempt(Slip.WEIGHED_TWICE, _said(Slip.WEIGHED_TWICE, "recorded", ingredient=line.name), recorded)
    for each in _by_number(crew):
        yield Attempt(
            Slip.WEIGHED_TWICE,
            _said(Slip.WEIGHED_TWICE, "in_pot", ingredient=each.name),
            lambda each=each: _in_pot(crew, each, times=1),  # type: ignore[misc]  # bound now, not when it is called
        )


def _left_out(crew: Crew) -> Iterator[Attempt]:
    line = _claimed(crew)

    def recorded() -> None:
        batch = Batch.planned(crew)
        batch.weigh_all(but=[line.ingredient])
        batch.read_again()
        batch.finish(crew.formulation.usual_size)

    yield Attempt(Slip.LEFT_OUT, _said(Slip.LEFT_OUT, "recorded", ingredient=line.name), recorded)
    for each in _by_number(crew):
        yield Attempt(
            Slip.LEFT_OUT,
            _said(Slip.LEFT_OUT, "in_pot", ingredient=each.name),
            lambda each=each: _in_pot(crew, each, times=-1),  # type: ignore[misc]  # bound now, not when it is called
        )


def _by_number(crew: Crew) -> list[FormulaLine]:
    """The lines that are weighed or measured to a planned amount."""
    batch = Batch.planned(crew)
    return [line for line in crew.formulation.lines if batch.share_of(line.ingredient).planned is not None]


def _in_pot(crew: Crew, line: FormulaLine, *, times: int) -> None:
    """Recorded once and rightly, but once more, or not at all, in the pot: the yield alone can tell."""
    batch = Batch.planned(crew)
    batch.weigh_all()
    batch.read_again()
    planned, obtained = batch.share_of(line.ingredient).planned, batch.obtained()
    if planned is None:
        raise ValueError(f"{line.ingredient} is not added by number")
    if crew.formulation.made_by is MadeBy.MASS and planned.dimension == obtained.dimension:
        obtained = obtained + planned * times
    batch.finish(obtained)


def _wrong_diluent(crew: Crew) -> Iterator[Attempt]:
    line = diluent_of(crew.formulation)
    if line is None:
        return
    tenth = Quantity(crew.formulation.usual_size.number / _TEN, crew.formulation.usual_size.unit)

    def entered() -> None:
        batch = Batch.planned(crew)
        share = batch.share_of(line.ingredient)
        wrong = share.planned + tenth if share.planned is not None else batch.size
        batch.weigh(share, amount=wrong)
        _rest_of_way(batch)

    def measured(*, is_said: bool) -> None:
        batch = Batch.planned(crew)
        batch.weigh_all()
        batch.read_again()
        obtained = batch.obtained()
        batch.finish(obtained + tenth if is_said else obtained)

    values = {"amount": tenth, "ingredient": line.name}
    yield Attempt(Slip.WRONG_DILUENT, _said(Slip.WRONG_DILUENT, "entered", **values), entered)
    yield Attempt(Slip.WRONG_DILUENT, _said(Slip.WRONG_DILUENT, "in_pot", **values), lambda: measured(is_said=True))
    yield Attempt(Slip.WRONG_DILUENT, _said(Slip.WRONG_DILUENT, "unseen", **values), lambda: measured(is_said=False))
