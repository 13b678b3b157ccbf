"""Everything recorded of one batch, and what follows: where it stands, who prepared it, what still blocks release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from compounder.domain.batch import (
    Batch,
    BatchContainer,
    BatchLine,
    BatchState,
    BatchStep,
    Deviation,
    DilutionPart,
    LineId,
    LoneException,
    Verification,
    Weighing,
)
from compounder.domain.dilution import WeighedDilution, part_name
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.staff import StaffId

FINAL = frozenset({BatchState.RELEASED, BatchState.REJECTED, BatchState.ABORTED, BatchState.VOID})
"""States that no step leaves, but for a released batch that is voided."""

STEP, CONTROL = "step", "control"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A batch with all its rows, in the order of lines and times."""

    batch: Batch
    lines: tuple[BatchLine, ...]
    weighings: tuple[Weighing, ...]
    verifications: tuple[Verification, ...]
    exceptions: tuple[LoneException, ...]
    deviations: tuple[Deviation, ...]
    steps: tuple[BatchStep, ...]
    containers: tuple[BatchContainer, ...]

    @property
    def latest(self) -> tuple[Weighing, ...]:
        """The weighings that no later one replaces, also those of a dilution that is made anew."""
        replaced = {weighing.replaces for weighing in self.weighings}
        return tuple(weighing for weighing in self.weighings if weighing.id not in replaced)

    @property
    def standing(self) -> tuple[Weighing, ...]:
        """The weighings that no later one replaces; of a dilution those made with the drug as it now is."""
        latest = self.latest
        keys = {weighing.id for weighing in latest}
        return tuple(weighing for weighing in latest if weighing.dilution is None or weighing.dilution in keys)

    def latest_of(self, line: LineId) -> Weighing | None:
        """The last weighing of a share, also where it went with a drug that was weighed again since."""
        return next((weighing for weighing in self.latest if weighing.batch_line == line), None)

    @property
    def in_pot(self) -> tuple[Weighing, ...]:
        """The standing weighings of what went into the batch itself; of a dilution that is the portion alone."""
        beside = {line.id for line in self.lines if line.part in (DilutionPart.DRUG, DilutionPart.DILUENT)}
        return tuple(weighing for weighing in self.standing if weighing.batch_line not in beside)

    def part_of(self, line: int, part: DilutionPart) -> BatchLine | None:
        """The share that is a part of the dilution of a line; None where the line is weighed as it is."""
        return next((share for share in self.lines if share.line == line and share.part is part), None)

    def dilution_of(self, line: int) -> WeighedDilution | None:
        """What was weighed of the dilution of a line, as far as it stands; None where no drug was weighed for one."""
        found: dict[DilutionPart, Weighing] = {}
        for share in self.lines:
            weighing = self.weighing_of(share.id)
            if share.line == line and share.part is not None and weighing is not None:
                found[share.part] = weighing
        drug = found.get(DilutionPart.DRUG)
        if drug is None:
            return None
        return WeighedDilution(drug, found.get(DilutionPart.DILUENT), found.get(DilutionPart.PORTION))

    @property
    def dilutions(self) -> tuple[WeighedDilution, ...]:
        """The dilutions of which anything was weighed, in the order of their lines."""
        numbers = dict.fromkeys(line.line for line in self.lines if line.part is not None)
        made = (self.dilution_of(number) for number in numbers)
        return tuple(dilution for dilution in made if dilution is not None)

    def weighing_of(self, line: LineId) -> Weighing | None:
        """The standing weighing of a share of a line."""
        return next((weighing for weighing in self.standing if weighing.batch_line == line), None)

    def line(self, line: LineId) -> BatchLine:
        """The share of that id; a StopIteration is a fault."""
        return next(known for known in self.lines if known.id == line)

    def is_checked(self, weighing: Weighing) -> bool:
        """Whether a second person's reading agrees, or a lone pharmacist's signed exception stands for it."""
        agreed = any(check.weighing == weighing.id and check.agrees for check in self.verifications)
        return agreed or any(exception.weighing == weighing.id for exception in self.exceptions)

    @property
    def unweighed(self) -> tuple[BatchLine, ...]:
        """The shares without a weighing."""
        weighed = {weighing.batch_line for weighing in self.standing}
        return tuple(line for line in self.lines if line.id not in weighed)

    @property
    def unchecked(self) -> tuple[Weighing, ...]:
        """The standing weighings that nobody has verified."""
        return tuple(weighing for weighing in self.standing if not self.is_checked(weighing))

    @property
    def open_deviations(self) -> tuple[Deviation, ...]:
        """Deviations that nobody decided; one about a weighing that was weighed again is moot."""
        decided = {deviation.decides for deviation in self.deviations}
        standing = {weighing.id for weighing in self.standing}
        return tuple(
            deviation
            for deviation in self.deviations
            if deviation.decides is None
            and deviation.id not in decided
            and (deviation.weighing is None or deviation.weighing in standing)
        )

    @property
    def opened_deviations(self) -> tuple[Deviation, ...]:
        """The deviations in the order in which they were opened; papers and people number them so, from 1."""
        return tuple(deviation for deviation in self.deviations if deviation.decides is None)

    def number_of(self, deviation: Deviation) -> int:
        """The number of a deviation in this batch; one that was not opened here is a ValueError."""
        return self.opened_deviations.index(deviation) + 1

    def deviation_of_step(self, step: BatchStep) -> int | None:
        """The number of the open deviation that a failed step or control opened: both were written at one instant."""
        for deviation in self.open_deviations:
            if not step.passed and deviation.subject == CONTROL and deviation.recorded_at == step.done_at:
                return self.number_of(deviation)
        return None

    @property
    def preparers(self) -> frozenset[StaffId]:
        """Who weighed what stands, but for weighings that a lone pharmacist's exception covers."""
        excepted = {exception.weighing for exception in self.exceptions}
        return frozenset(weighing.weighed_by for weighing in self.standing if weighing.id not in excepted)

    @property
    def standing_steps(self) -> tuple[BatchStep, ...]:
        """The steps and controls that no later row replaces."""
        replaced = {step.replaces for step in self.steps}
        return tuple(step for step in self.steps if step.id not in replaced)

    def step_done(self, kind: str, number: int) -> BatchStep | None:
        """The standing row of a step or control."""
        return next((step for step in self.standing_steps if (step.kind, step.step) == (kind, number)), None)

    @property
    def state_by_weighings(self) -> BatchState:
        """How far weighing and verifying have come."""
        if not self.standing:
            return BatchState.PLANNED
        if self.unweighed:
            return BatchState.WEIGHING
        return BatchState.WEIGHED if self.unchecked else BatchState.VERIFIED

    def open_points(self, formulation: MasterFormulation) -> tuple[Phrase, ...]:
        """What blocks release, in the order of the work; empty where nothing does."""
        names = {line.ingredient: line.name for line in formulation.lines}
        points = [self._line_point("not_weighed", line, names) for line in self.unweighed]
        points += [self._line_point("not_verified", self.line(w.batch_line), names) for w in self.unchecked]
        points += _missing_steps(self, formulation)
        if self.batch.yield_obtained is None:
            points.append(Phrase.of("open_point.no_yield"))
        points += [
            Phrase.of("open_point.deviation", number=self.number_of(deviation), reason=deviation.reason)
            for deviation in self.open_deviations
        ]
        return tuple(points)

    def _line_point(self, point: str, line: BatchLine, names: dict[str, LocalText]) -> Phrase:
        return Phrase.of(f"open_point.{point}", number=line.line, ingredient=part_name(line, names[line.ingredient]))


def _missing_steps(dossier: Dossier, formulation: MasterFormulation) -> list[Phrase]:
    points = []
    for number, step in enumerate(formulation.steps, 1):
        if dossier.step_done(STEP, number) is None:
            points.append(Phrase.of("open_point.step", number=number, text=step.text))
    for number, control in enumerate(formulation.controls, 1):
        if dossier.step_done(CONTROL, number) is None:
            points.append(Phrase.of("open_point.control", number=number, text=control.name))
    return points


def tolerance_limits(planned: Quantity, tolerance: Percentage, step: Quantity | None) -> tuple[Quantity, Quantity]:
    """The lowest and the highest reading allowed, each drawn inward to a step of the balance: 119.93 g to 122.35 g.

    >>> low, high = tolerance_limits(Quantity.of("121.14", "g"), Percentage.of(1), Quantity.of("0.01", "g"))
    >>> str(low), str(high)
    ('119.93 g', '122.35 g')
    """
    low, high = planned.number * (1 - tolerance.share), planned.number * (1 + tolerance.share)
    if step is not None and step.dimension == planned.dimension:
        size = step.to(planned.unit).number
        low, high = -(-low // size) * size, (high // size) * size
    return Quantity(Fraction(low), planned.unit), Quantity(Fraction(high), planned.unit)


def is_within(reading: Quantity, limits: tuple[Quantity, Quantity]) -> bool:
    """Whether a reading lies within limits; the limits themselves are inside."""
    return limits[0] <= reading <= limits[1]


def last_step(dossier: Dossier) -> tuple[StaffId, datetime]:
    """Who did the last step of a batch before it is decided, and when."""
    batch = dossier.batch
    steps = [(batch.planned_at, batch.planned_by)]
    steps += [(weighing.weighed_at, weighing.weighed_by) for weighing in dossier.weighings]
    steps += [(check.verified_at, check.verified_by) for check in dossier.verifications]
    steps += [(step.done_at, step.done_by) for step in dossier.steps]
    at, by = max(steps)
    return by, at


def last_verifier(dossier: Dossier) -> StaffId | None:
    """Who read the last container again; none where nothing was verified yet."""
    checks = [(check.verified_at, check.verified_by) for check in dossier.verifications]
    return max(checks)[1] if checks else None
