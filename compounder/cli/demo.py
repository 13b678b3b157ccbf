"""``compounder demo``: the whole job for one batch of each preparation, in a fresh sample pharmacy, headless."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from compounder.bootstrap import OpenPharmacy, Place, make_database, open_pharmacy
from compounder.cli.answer import DONE, print_json
from compounder.domain.batch import Batch, BatchId, BatchLine, Weighing
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.stock import IngredientLot
from compounder.exchange.files import written_file
from compounder.exchange.settings_file import Settings
from compounder.sample.day import SampleDay, sample_patients
from compounder.sample.opening import PREPARATIONS
from compounder.sample.people import PASSWORD
from compounder.sample.pharmacy import (
    approve_shipped,
    found_sample_pharmacy,
    receive_sample_lots,
    record_sample_evidence,
    register_sample_balance,
)
from compounder.sample.restoring import back_up_and_restore
from compounder.services.print_papers.press import PaperKind
from compounder.services.unit_of_work import Loads
from compounder.shipped import words
from compounder.store.location import Location
from compounder.store.verification.verify import verify

SUMMARY = "summary.json"


@dataclass(slots=True)
class _Folder:
    """The demo's folder and the papers written into it so far."""

    path: Path
    documents: list[dict[str, str]] = field(default_factory=list)

    def keep(self, kind: PaperKind, batch: str, pdf: bytes) -> None:
        """Write a paper under its kind and its batch's number."""
        number = sum(document["kind"] == kind.value and document["batch"] == batch for document in self.documents)
        name = f"{kind.value}-{batch}{f'-{number + 1}' if number else ''}.pdf"
        written_file(self.path / name, pdf)
        digest = hashlib.sha256(pdf).hexdigest()
        self.documents.append({"kind": kind.value, "batch": batch, "path": str(self.path / name), "sha256": digest})


def run(options: argparse.Namespace) -> int:
    """Do the whole job in a folder and say what was done."""
    folder = _Folder(_prepared(Path(options.out).absolute()))
    place = Place(str(folder.path / "pharmacy.db"), folder.path / "state")
    make_database(place, Settings())
    with open_pharmacy(place) as pharmacy:
        batches = _work(pharmacy, folder, options.language)
    report = verify(Location.of(place.database), place.anchor_folders())
    if not report.is_sound:
        raise ValueError(f"the demo's records do not hold: {report.findings}")
    with open_pharmacy(place) as pharmacy, pharmacy.records.reading() as loads:
        summary = _summary(loads, folder, place, batches, {"entries": report.seq, "head": report.head})
    written_file(folder.path / SUMMARY, json.dumps(summary, ensure_ascii=False, indent=2).encode())
    _say(summary, options)
    return DONE


def _prepared(out: Path) -> Path:
    """The folder, empty; an earlier demo is replaced, any other folder that is not empty is refused."""
    if out.exists() and not out.is_dir():
        raise Refusal("folder_not_empty", "file", folder=str(out))
    if out.is_dir() and any(out.iterdir()):
        if not (out / SUMMARY).is_file() or not (out / "pharmacy.db").is_file():
            raise Refusal("folder_not_empty", "demo", folder=str(out))
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    return out


def _work(pharmacy: OpenPharmacy, folder: _Folder, language: str) -> tuple[BatchId, BatchId]:
    staff = found_sample_pharmacy(pharmacy, language)
    approve_shipped(staff, PREPARATIONS)
    record_sample_evidence(staff, language)
    balance = register_sample_balance(staff, language)
    today = datetime.now(UTC).astimezone(ZoneInfo("Europe/Paris")).date()
    receive_sample_lots(staff, today, language)
    day = SampleDay(staff, balance, language, folder.keep)
    ointment = day.make_ointment(today)
    injection = day.make_injection(today)
    for batch, patient in zip((ointment, injection), sample_patients(today, language), strict=True):
        day.dispense_first(batch, patient)
    back_up_and_restore(staff.administrator, folder.path, language)
    _copy_database(folder.path)
    day.print_register_of(today.year, injection)
    return ointment, injection


def _copy_database(folder: Path) -> None:
    """A copy of the records as they stand before the last act: put in place of the database, `verify` must find it."""
    from compounder.store.location import sqlite_driver

    source = sqlite_driver().connect(str(folder / "pharmacy.db"))
    target = sqlite_driver().connect(str(folder / "before-last-act.db"))
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def _summary(
    loads: Loads, folder: _Folder, place: Place, batches: tuple[BatchId, ...], audit: Mapping[str, object]
) -> dict[str, object]:
    return {
        "database": place.database,
        "state": str(place.state),
        "documents": folder.documents,
        "batches": [_batch(loads, batch) for batch in batches],
        "audit": dict(audit),
    }


def _batch(loads: Loads, key: BatchId) -> dict[str, object]:
    batch = loads.load(Batch, key)
    version = loads.load(FormulationVersion, batch.formulation_version)
    entry = loads.find(RegisterEntry, batch=key, series=Series.PREPARATION)[0]
    lines = sorted(loads.find(BatchLine, batch=key), key=lambda line: (line.line, line.share))
    return {
        "number": key,
        "formulation": version.formulation,
        "version": version.version,
        "size": str(batch.size),
        "beyond_use": batch.beyond_use,
        "binding_rule": batch.binding_rule,
        "register_number": entry.id,
        "lines": [_line(loads, line, batch) for line in lines],
    }


def _line(loads: Loads, line: BatchLine, batch: Batch) -> dict[str, str]:
    lot = loads.load(IngredientLot, str(line.lot))
    weighing = loads.find(Weighing, batch_line=line.id)[-1]
    planned = str(line.planned) if line.planned is not None else f"q.s. to {batch.size}"
    return {
        "ingredient": line.ingredient,
        "lot": lot.lot_number,
        "planned": planned,
        "weighed": str(weighing.reading),
    }


def _say(summary: Mapping[str, object], options: argparse.Namespace) -> None:
    if options.json:
        print_json(summary)
        return
    reader = words(options.language)
    print(reader.say("demo.done", folder=options.out, password=PASSWORD))
