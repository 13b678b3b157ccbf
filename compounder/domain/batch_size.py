"""How much is made: what was asked for or fills the containers, in the formulation's kind, and what will be lost."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.batch_plan import PlanRequest
from compounder.domain.calculators.scaling import volume_to_mass
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import ContainerKind, MadeBy, MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit
from compounder.domain.working import Calculation, Figure, Step, Working, chained

_GRAM, _MILLILITRE, _GRAM_PER_MILLILITRE = Unit.of("g"), Unit.of("mL"), Unit.of("g/mL")


def size_for_containers(container: ContainerKind, count: int) -> Quantity:
    """What fills so many containers, excess included, in the unit of their content; ``non_positive_quantity``."""
    if count <= 0:
        raise Refusal("non_positive_quantity", "zero", value=Fraction(count))
    return container.fill * count


def filling_phrase(container: ContainerKind, count: int) -> Phrase:
    """So many containers in words: "9 × 50 g, excess 2 %"."""
    values = {"number": Fraction(count), "content": container.content}
    if container.excess is None:
        return Phrase.of("plan.filling", **values)
    return Phrase.of("plan.filling_with_excess", excess=container.excess, **values)


def made_size(formulation: MasterFormulation, request: PlanRequest) -> tuple[Quantity, Working]:
    """What is made, in the unit of the formulation's base size, with its Working (none where nothing is converted)."""
    steps: list[Step] = []
    if request.containers is not None:
        steps.append(_containers_step(formulation.container, request.containers, request.size))
    size = _in_kind(formulation, request, steps)
    loss = formulation.expected_loss
    if loss is None:
        return size, tuple(steps)
    made = size / (1 - loss.share)
    formula = Calculation(Figure.of(size), "÷", Calculation(Figure.of(Fraction(1)), "−", Figure.of(loss.share)))
    source = Phrase.of("source.expected_loss", loss=loss)
    return made, (*steps, Step.calculated(Phrase.of("step.with_loss"), formula, made, source))


def _containers_step(container: ContainerKind, count: int, size: Quantity) -> Step:
    number, content = Figure.of(Fraction(count)), Figure.of(container.content)
    formula: Figure | Calculation = Calculation(number, "×", content)
    match container.excess:
        case Percentage():
            fill = Calculation(Figure.of(Fraction(1)), "+", Figure.of(container.excess.share))
            formula = Calculation(formula, "×", fill)
        case Quantity():
            excess = Figure.of(container.excess.to(container.content.unit))
            formula = Calculation(number, "×", Calculation(content, "+", excess))
        case None:
            pass
    return Step.calculated(Phrase.of("step.containers"), formula, size, Phrase.of("source.containers"))


def _in_kind(formulation: MasterFormulation, request: PlanRequest, steps: list[Step]) -> Quantity:
    """The size asked for in the formulation's unit, through the density where it was asked for in the other kind."""
    asked, base, density = request.size, formulation.base_size, request.density
    if asked.dimension == base.dimension:
        return asked.to(base.unit)
    if density is None:
        raise ValueError("a size of the other kind has passed the checks without a density")
    by_mass = formulation.made_by is MadeBy.MASS
    asked, density = asked.to(_MILLILITRE if by_mass else _GRAM), density.to(_GRAM_PER_MILLILITRE)
    size = volume_to_mass(asked, density) if by_mass else (asked / density).to(_MILLILITRE)
    formula = chained(Figure.of(asked), ("×" if by_mass else "÷", Figure.of(density)))
    steps.append(Step.calculated(Phrase.of("step.size"), formula, size, Phrase.of("source.density_given")))
    return size.to(base.unit)
