"""The labels of a released batch: one for each container, and for a vial one for its carton, from the record alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.batch import Batch, BatchContainer, BatchId, BatchState
from compounder.domain.calculators.corrections import Role
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.label import ContainerLabel, LabelDesign, Route, short_storage
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.papers.frame import AuditMark, Text, VesselKind
from compounder.domain.phrase import Phrase
from compounder.services.compound_batch.reading import formulation_of
from compounder.services.print_papers.frame import Desk, act_of, mark, medicine_of, use_by_of
from compounder.services.print_papers.press import Stationery
from compounder.services.print_papers.record_notes import exception_of
from compounder.services.unit_of_work import Loads

_OUTER = {LabelDesign.VIAL_72X28: LabelDesign.CARTON_100X70}
"""What a small label leaves out stands on the carton's, printed in the same run."""


def container_labels(desk: Desk, stationery: Stationery, batch: BatchId) -> tuple[ContainerLabel, ...]:
    """A label for each container of a released batch, in the order of serial numbers; a carton's after its vial's.

    ``nothing_to_print`` before the release and once the batch is void. The design is the formulation's.
    """
    found = desk.loads.load(Batch, batch)
    if found.state is not BatchState.RELEASED:
        raise Refusal("nothing_to_print", "not_released", batch=batch)
    release = _Release(
        use_by_of(found),
        register_number(register_entry(desk.loads, batch)),
        mark(act_of(desk.loads, "release_batch", since=found.decided_at, batch=batch)),
    )
    return _labels(desk, stationery, found, release)


def draft_labels(
    desk: Desk, stationery: Stationery, batch: BatchId, use_by: date | datetime
) -> tuple[ContainerLabel, ...]:
    """The labels as a release would make them, but for the register number and the act, which only it gives.

    ``nothing_to_print`` before the yield: no container is filled.
    """
    found = desk.loads.load(Batch, batch)
    yielded = act_of(desk.loads, "record_yield", since=found.made_at, batch=batch)
    return _labels(
        desk, stationery, found, _Release(use_by, f"P {desk.local(desk.printed_at).year}-____", mark(yielded))
    )


@dataclass(frozen=True, slots=True)
class _Release:
    """What a label says of the release: until when, under which number, by which act."""

    use_by: date | datetime
    register: str
    audit: AuditMark


def _labels(desk: Desk, stationery: Stationery, batch: Batch, release: _Release) -> tuple[ContainerLabel, ...]:
    formulation = formulation_of(desk.loads, stationery.rule_book, batch)
    containers = sorted(desk.loads.find(BatchContainer, batch=batch.id), key=lambda container: container.serial)
    run = _Run(desk, stationery, batch, formulation, release, len(containers), bool(exception_of(desk, batch.id)))
    return tuple(run.label(container, design) for container in containers for design in _designs(formulation))


def register_entry(loads: Loads, batch: BatchId) -> RegisterEntry:
    """The preparation's entry in the register; ``nothing_to_print`` before the release."""
    entries = loads.find(RegisterEntry, batch=batch, series=Series.PREPARATION)
    if not entries:
        raise Refusal("nothing_to_print", "not_released", batch=batch)
    return entries[0]


def register_number(entry: RegisterEntry) -> str:
    """A register number as papers write it: P or D, the year, the number."""
    letter = "P" if entry.series is Series.PREPARATION else "D"
    return f"{letter} {entry.year}-{entry.number:04d}"


def _designs(formulation: MasterFormulation) -> tuple[LabelDesign, ...]:
    design = LabelDesign(formulation.container.label)
    return (design, _OUTER[design]) if design in _OUTER else (design,)


def item_number(loads: Loads, formulation: str) -> int:
    """The formulation's number inside the pharmacy, for the code: its place in the order of first import."""
    versions = sorted(loads.find(FormulationVersion), key=lambda version: (version.imported_at, version.id))
    return list(dict.fromkeys(version.formulation for version in versions)).index(formulation) + 1


@dataclass(frozen=True, slots=True)
class _Run:
    """The labels of one batch, which share all but the container."""

    desk: Desk
    stationery: Stationery
    batch: Batch
    formulation: MasterFormulation
    release: _Release
    containers: int
    is_lone: bool

    def label(self, container: BatchContainer, design: LabelDesign) -> ContainerLabel:
        """The label of one container in one design."""
        formulation, desk = self.formulation, self.desk
        made_at = desk.local(self.batch.made_at or self.batch.planned_at)
        return ContainerLabel(
            design=design,
            medicine=medicine_of(formulation),
            content=container.content,
            counted_as=formulation.claim.form.name if formulation.claim.form else "",
            excipients=excipients_of(formulation),
            route=Route(formulation.route),
            use_by=self.release.use_by,
            made_at=made_at if formulation.is_sterile else made_at.date(),
            batch=self.batch.id,
            register=self.release.register,
            kind=VesselKind(formulation.container.kind),
            container=container.serial,
            containers=self.containers,
            storage=formulation.storage.text,
            pharmacy=desk.letterhead,
            audit=self.release.audit,
            code=self._code(container),
            storage_short=storage_short(formulation),
            is_hypertonic=formulation.is_hypertonic,
            duplicate=desk.copy,
            is_lone=self.is_lone,
        )

    def _code(self, container: BatchContainer) -> str:
        use_by = self.release.use_by
        naive = use_by.replace(tzinfo=None) if isinstance(use_by, datetime) else use_by
        item = item_number(self.desk.loads, self.formulation.id)
        return self.stationery.codes(item, naive, self.batch.id, f"{container.serial:02d}")


def storage_short(formulation: MasterFormulation) -> Text:
    """The storage in few words, from its temperatures; none where the formulation gives no upper one."""
    storage = formulation.storage
    return short_storage(storage.low, storage.high) if storage.high is not None else ""


def excipients_of(formulation: MasterFormulation) -> tuple[Text, ...]:
    """What a label lists besides the active ingredient; the formulation's own words where it has them.

    An overage stands behind them where its line names the rule that wants it on the label.
    """
    overages = tuple(
        Phrase.of("label.overage", ingredient=line.name, extra=line.overage.extra)
        for line in formulation.lines
        if line.overage is not None and line.overage.label_rule
    )
    if formulation.excipients is not None:
        return (formulation.excipients, *overages)
    return (*(line.name for line in formulation.lines if line.role is Role.EXCIPIENT), *overages)
