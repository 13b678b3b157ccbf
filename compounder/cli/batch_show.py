"""How a batch is shown: its lines and open points, as a table or as JSON; first readings stay hidden."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from compounder.cli.answer import print_json
from compounder.domain.batch import BatchId, DilutionPart
from compounder.domain.phrase import Phrase
from compounder.services.compound_batch.view import BatchView, LineView, batch_view
from compounder.services.dispense import beyond_use_of
from compounder.services.unit_of_work import Records
from compounder.shipped import rule_book, words
from compounder.words import Words


def show_batch(records: Records, batch: BatchId, options: argparse.Namespace) -> None:
    """Show a batch."""
    with records.reading() as loads:
        view = batch_view(loads, rule_book(), batch)
    if options.json:
        print_json(_answer(view, words("en")))
        return
    print("\n".join(_text(view, words(options.language))))


def _answer(view: BatchView, english: Words) -> dict[str, object]:
    batch = view.batch
    return {
        "batch": batch.id,
        "formulation": view.formulation,
        "version": view.version,
        "size": english.show(batch.size),
        "policy": batch.policy,
        "size_from": _origin(view, english) or None,
        "state": batch.state.value,
        "plan_digest": batch.plan_digest,
        "lines": [_line_answer(line, english) for line in view.lines],
        "deviations": [
            {
                "deviation": row.deviation,
                "number": row.number,
                "subject": row.subject,
                "reason": row.reason,
                "open": row.is_open,
            }
            for row in view.deviations
        ],
        "open_points": [english.show(point) for point in view.open_points],
        "warnings": [english.show(warning) for warning in view.warnings],
        "beyond_use": batch.beyond_use,
        "binding_rule": batch.binding_rule,
        "candidates": json.loads(batch.candidates) if batch.candidates else [],
        "strength_by_certificates": batch.strength_by_certificates,
        "register": view.register,
    }


def _origin(view: BatchView, reader: Words) -> str:
    """Which calculation gave the size; "" where a person thought of it."""
    if view.origin is None:
        return ""
    return " ".join(reader.show(sentence) for sentence in view.origin.sentences(view.origin.at))


def _line_answer(line: LineView, english: Words) -> dict[str, object]:
    def shown(value: object) -> str | None:
        return english.show(value) if value is not None else None

    return {
        "line": f"{line.line}.{line.share}",
        "ingredient": line.ingredient,
        "lot": line.lot_number,
        "receipt": line.receipt,
        "planned": shown(line.planned),
        "lowest": shown(line.lowest),
        "highest": shown(line.highest),
        "state": line.state,
        "reading": shown(line.reading),
        "balance": line.balance,
        "part": line.part.value if line.part is not None else None,
        "dilution": line.mark,
        "lots": [
            {
                "lot": lot.lot_number,
                "receipt": lot.receipt,
                "expires_on": lot.expires_on.isoformat(),
                "offered": lot.is_offered,
                "reason": english.show(lot.reason),
            }
            for lot in line.considered
        ],
    }


def _text(view: BatchView, reader: Words) -> list[str]:
    batch = view.batch
    state = reader.show(Phrase.of(f"batch_state.{batch.state.value}"))
    rows = [f"{batch.id}  {view.formulation}/{view.version}  {reader.show(batch.size)}  {state}"]
    rows += [origin] if (origin := _origin(view, reader)) else []
    for line in view.lines:
        planned = reader.show(line.planned) if line.planned is not None else "q.s."
        done = reader.show(Phrase.of(f"line_state.{line.state}"))
        reading = reader.show(line.reading) if line.reading is not None else ""
        on = reader.show(line.balance) if line.balance is not None else ""
        rows.append(
            f"{line.line}.{line.share:<3} {_name(line, reader):40} {_scanned(line, reader):14} "
            f"{planned:>12}  {on:8} {done}  {reading}".rstrip()
        )
    rows += [*_lots_text(view, reader)]
    rows += [f"- {reader.show(point)}" for point in (*view.warnings, *view.open_points)]
    if batch.beyond_use is not None:
        rows.append(reader.say("done.use_by", until=beyond_use_of(batch), rule=batch.binding_rule or ""))
    return rows


def _name(line: LineView, reader: Words) -> str:
    """Its ingredient; of a part of a dilution also what that is."""
    if line.part is None:
        return reader.show(line.name)
    return reader.say(f"dilution.{line.part.value}", ingredient=line.name)


def _scanned(line: LineView, reader: Words) -> str:
    """What is scanned for it: the lot, or of a portion the mark of its dilution."""
    return reader.show(line.mark if line.part is DilutionPart.PORTION and line.mark else line.lot_number)


def _lots_text(view: BatchView, reader: Words) -> Iterator[str]:
    """Why each lot of each ingredient was offered or passed over when the batch was planned."""
    for line in view.lines:
        for lot in line.considered if line.share == 1 else ():
            key = "done.lot_offered" if lot.is_offered else "done.lot_passed_over"
            yield "  " + reader.say(key, ingredient=line.name, lot=lot.lot_number, reason=lot.reason)
