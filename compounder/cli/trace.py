"""``compounder trace``, ``contents`` and ``recall``: who received a lot, what is in a jar, and holding what it reached.

Without ``--as`` patients stand under their pseudonyms; somebody who signs in sees their names.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from compounder.bootstrap import trace_queries
from compounder.cli.answer import DONE, print_json
from compounder.cli.scan import scanned_lot
from compounder.cli.signed_in import opened, show_done, signed_in
from compounder.domain.batch import BatchId
from compounder.domain.ledger import from_smallest_units
from compounder.domain.patient import Identity, Pseudonym
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit
from compounder.services.queries import TracedLot
from compounder.services.recall import JarContents, LotTrace, contents_of, names_of, recall_batches, trace_lot
from compounder.services.record_names import RecordNames
from compounder.services.unit_of_work import Records
from compounder.shipped import rule_book, words
from compounder.words import Words

_SHOWN_IN = {"mass": "g", "volume": "mL", "activity": "unit"}


def run(options: argparse.Namespace) -> int:
    """Do the command."""
    {"trace": _trace, "contents": _contents, "recall": _recall}[options.command](options)
    return DONE


def _trace(options: argparse.Namespace) -> None:
    lot = scanned_lot(options.lot)
    if options.person is None:
        with opened(options) as pharmacy, trace_queries(pharmacy.place) as queries:
            trace = trace_lot(pharmacy.records, queries, lot)
            _show_trace(trace, _called(pharmacy.records)(trace.lot.ingredient), {}, options)
        return
    with signed_in(options) as desk, trace_queries(desk.pharmacy.place) as queries:
        trace = trace_lot(desk.records, queries, lot)
        called = _called(desk.records)(trace.lot.ingredient)
        _show_trace(trace, called, names_of(desk.records, trace.patients), options)


def _called(records: Records) -> Callable[[str], LocalText]:
    """What formulations call an ingredient, in every language they have."""
    with records.reading() as loads:
        return RecordNames(loads, rule_book()).ingredient


def _show_trace(
    trace: LotTrace, called: LocalText, names: Mapping[Pseudonym, Identity | None], options: argparse.Namespace
) -> None:
    reader = words("en" if options.json else options.language)
    left = reader.show(from_smallest_units(trace.on_hand, Unit.of(trace.lot.unit)))
    if options.json:
        print_json(
            {
                "lot": trace.lot.lot_number,
                "receipt": trace.lot.id,
                "ingredient": trace.lot.ingredient,
                "state": trace.lot.state.value,
                "on_hand": left,
                "batches": [
                    {"batch": b.batch, "formulation": b.formulation, "state": b.state, "directly": b.directly}
                    for b in trace.batches
                ],
                "dispensings": [
                    {
                        "dispensing": d.dispensing,
                        "batch": d.batch,
                        "patient": d.patient,
                        "name": _name(names, d.patient),
                        "quantity": d.quantity,
                        "at": d.dispensed_at.isoformat(),
                    }
                    for d in trace.dispensings
                ],
                "patients": list(trace.patients),
            }
        )
        return
    print(f"{reader.show(trace.lot.lot_number)}  {reader.show(called)}  {left}")
    for batch in trace.batches:
        state = reader.say(f"batch_state.{batch.state}")
        print(f"  {batch.batch}  {batch.formulation}  {state}")
    for dispensing in trace.dispensings:
        who = _name(names, dispensing.patient) or dispensing.patient or dispensing.ward or "—"
        quantity = reader.show(Quantity.stored(dispensing.quantity))
        print(f"    {dispensing.dispensing}  {dispensing.batch}  {quantity}  {reader.show(who)}")


def _name(names: Mapping[Pseudonym, Identity | None], patient: Pseudonym | None) -> str | None:
    identity = names.get(patient) if patient is not None else None
    return identity.name if identity is not None else None


def _contents(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy, trace_queries(pharmacy.place) as queries:
        jar = contents_of(pharmacy.records, queries, options.jar)
        called = _called(pharmacy.records)
    if options.json:
        print_json(_jar_answer(jar))
        return
    reader = words(options.language)
    print(f"{options.jar}  {reader.show(jar.batch.size)}")
    for lot in jar.lots:
        amount = _amount(lot, reader) or reader.say("line_state.to_verify")
        print(
            f"  {reader.show(called(lot.ingredient)):40} {reader.show(lot.lot_number):14} {amount:>12}  "
            f"{reader.show(lot.supplier)}  {lot.into}"
        )


def _jar_answer(jar: JarContents) -> dict[str, object]:
    return {
        "batch": jar.batch.id,
        "container": jar.container.id if jar.container else None,
        "state": jar.batch.state.value,
        "beyond_use": jar.batch.beyond_use,
        "lots": [
            {
                "ingredient": lot.ingredient,
                "lot": lot.lot_number,
                "receipt": lot.lot,
                "amount": _amount(lot, words("en")),
                "supplier": lot.supplier,
                "maker": lot.maker,
                "expires_on": lot.expires_on.isoformat(),
                "certificate": lot.certificate,
                "into": lot.into,
                "made_in": lot.source_batch,
            }
            for lot in jar.lots
        ],
    }


def _amount(lot: TracedLot, reader: Words) -> str | None:
    """How much of it; None until a second person has read it."""
    if lot.amount is None:
        return None
    return reader.show(from_smallest_units(lot.amount, Unit.of(_SHOWN_IN[lot.dimension])))


def _recall(options: argparse.Namespace) -> None:
    with signed_in(options) as desk:
        act = desk.act("recall_batches", options.reason)
        batches = [BatchId(batch) for batch in options.batches]
        changes = recall_batches(desk.records, act, desk.signing(act), batches)
    show_done(changes, options, "recall", containers=int(changes.result["containers"]))
