"""The questions about many records answered the plain way, every row read and looked at: what SQL must answer too."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime

from compounder.domain.batch import Batch, BatchContainer, BatchId, BatchState, ContainerState
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.dossier import last_step
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.lot_use import bare_number_text, is_lot, lot_number_text
from compounder.domain.patient import Identity
from compounder.domain.phrase import LocalText
from compounder.domain.staff import StaffMember
from compounder.domain.stock import IngredientLot, LotId, LotState
from compounder.services.compound_batch.reading import read_dossier
from compounder.services.find_records import FoundKind
from compounder.services.list_batches import BatchGroup
from compounder.services.survey_day import HORIZON
from compounder.services.told_stock import told_stock
from compounder.services.unit_of_work import Loads
from compounder.shipped import rule_book

MOST = 8


def folded(text: str) -> str:
    """Without accents and case."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(letters).casefold()


def is_named(name: LocalText, wanted: str) -> bool:
    """Whether a name holds a text in some language."""
    return any(wanted in folded(text) for _, text in name.texts)


def version_name(loads: Loads, key: str) -> LocalText:
    """What a version's text calls the preparation."""
    return rule_book().read_formulation(loads.load(FormulationVersion, key)).name


def ingredient_names(loads: Loads) -> Mapping[str, LocalText]:
    """What the formulations in force call their ingredients."""
    names: dict[str, LocalText] = {}
    for version in loads.find(FormulationVersion):
        if version.state is FormulationState.APPROVED:
            for line in rule_book().read_formulation(version).lines:
                names.setdefault(line.ingredient, line.name)
    return names


def newest_first(loads: Loads) -> list[Batch]:
    """Every batch, by year and number."""
    return sorted(loads.find(Batch), key=lambda batch: (batch.year, batch.number), reverse=True)


def found_records(loads: Loads, text: str) -> dict[FoundKind, list[str]]:
    """What `find_records` must find of each kind."""
    wanted = folded(text.strip())
    if not wanted:
        return {}
    is_name = len(wanted) >= 4
    names = ingredient_names(loads)

    def lot_is_meant(lot: IngredientLot) -> bool:
        is_called = is_name and is_named(names.get(lot.ingredient, LocalText.of(lot.ingredient)), wanted)
        return wanted in folded(lot.lot_number) or wanted in folded(lot_number_text(lot)) or is_called

    def batch_is_meant(batch: Batch) -> bool:
        return wanted in batch.id or (is_name and is_named(version_name(loads, batch.formulation_version), wanted))

    def version_is_meant(version: FormulationVersion) -> bool:
        is_kept = version.state is not FormulationState.RETIRED
        return is_name and is_kept and is_named(version_name(loads, version.id), wanted)

    found = {
        FoundKind.BATCH: [str(batch.id) for batch in newest_first(loads) if batch_is_meant(batch)],
        FoundKind.LOT: [str(lot.id) for lot in loads.find(IngredientLot) if lot_is_meant(lot)],
        FoundKind.FORMULATION: [str(row.id) for row in loads.find(FormulationVersion) if version_is_meant(row)],
        FoundKind.PATIENT: [str(row.id) for row in patients(loads, text)] if is_name else [],
    }
    return {kind: keys[:MOST] for kind, keys in found.items()}


def patients(loads: Loads, text: str) -> list[Identity]:
    """Whom `find_patients` must find, in their order."""
    words = folded(text).split()

    def is_meant(row: Identity) -> bool:
        return row.number == text.strip() or all(word in folded(row.name) for word in words)

    return sorted(filter(is_meant, loads.find(Identity)), key=lambda row: (folded(row.name), row.id))


def lots_named(loads: Loads, text: str) -> list[str]:
    """The lots that a text may name: by id or receipt, else by the maker's number."""
    lots = loads.find(IngredientLot)
    exact = [lot.id for lot in lots if text.strip().removeprefix("L") == bare_number_text(lot)]
    return [str(key) for key in exact or [lot.id for lot in lots if is_lot(text, lot)]]


def listed(loads: Loads, group: BatchGroup, text: str) -> list[tuple[str, str, int, int, int]]:
    """The batches of a group that a text means, the newest first: who did the last step, and the lines."""
    wanted = folded(text.strip())
    rows = []
    for batch in newest_first(loads):
        is_meant = wanted in batch.id or is_named(version_name(loads, batch.formulation_version), wanted)
        if batch.state in group.value and is_meant:
            dossier = read_dossier(loads, batch.id)
            verified = sum(dossier.is_checked(weighing) for weighing in dossier.standing)
            weighed = len(dossier.lines) - len(dossier.unweighed)
            by = batch.decided_by or last_step(dossier)[0]
            rows.append((str(batch.id), str(by), len(dossier.lines), weighed, verified))
    return rows


def unread(loads: Loads) -> dict[LotId, tuple[BatchId, ...]]:
    """What `unread_weighings` must say, by the dossiers of every batch."""
    found: dict[LotId, set[BatchId]] = {}
    for batch in loads.find(Batch):
        if batch.state in (BatchState.WEIGHING, BatchState.WEIGHED):
            for weighing in read_dossier(loads, batch.id).unchecked:
                if weighing.lot is not None:
                    found.setdefault(weighing.lot, set()).add(batch.id)
    return {lot: tuple(sorted(batches)) for lot, batches in found.items()}


def expiring(loads: Loads, now: datetime) -> set[str]:
    """What Today must show under what expires."""
    last = now.date() + HORIZON
    kept = (LotState.ACCEPTED, LotState.QUARANTINE)
    lots = {
        str(lot.id)
        for lot in loads.find(IngredientLot)
        if lot.state in kept and lot.expires_on <= last and loads.on_hand(lot.id) > 0
    }
    filled = {pot.batch for pot in loads.find(BatchContainer) if pot.state is ContainerState.FILLED}
    batches = {
        str(batch.id)
        for batch in loads.find(Batch)
        if batch.id in filled
        and batch.state is BatchState.RELEASED
        and batch.beyond_use is not None
        and batch.beyond_use[:10] <= last.isoformat()
    }
    return lots | batches


def short(loads: Loads) -> set[tuple[str, int, int]]:
    """The lots of which batches want more than there is, by what people are told."""
    kept = (LotState.ACCEPTED, LotState.QUARANTINE)
    views = [told_stock(loads, lot, unread(loads)) for lot in loads.find(IngredientLot) if lot.state in kept]
    return {
        (str(view.lot.id), view.on_hand, view.reserved)
        for view in views
        if view.reserved > view.on_hand and loads.reserved(view.lot.id)
    }


def finished(loads: Loads, now: datetime) -> tuple[int, int, int]:
    """Numbers given and deliveries of the day."""

    def is_today(moment: datetime) -> bool:
        return moment.astimezone(now.tzinfo).date() == now.date()

    series = [row.series for row in loads.find(RegisterEntry) if is_today(row.entered_at)]
    kept = (LotState.ACCEPTED, LotState.QUARANTINE)
    received = sum(is_today(lot.received_at) for lot in loads.find(IngredientLot) if lot.state in kept)
    return series.count(Series.PREPARATION), series.count(Series.DISPENSING), received


def staff(loads: Loads) -> list[tuple[type[StaffMember], str]]:
    """Everybody who works here."""
    return [(StaffMember, str(member.id)) for member in loads.find(StaffMember)]
