"""Checks of the ledger: transfers balance, no place is ever overdrawn, stored amounts agree, no barred lot was used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from compounder.domain.stock import PHYSICAL
from compounder.store.raw import RawRow
from compounder.store.rows import measured
from compounder.store.verification.evidence import Evidence, number, text
from compounder.store.verification.report import Finding

SMALLEST_UNITS = {
    "kg": 10**12,
    "g": 10**9,
    "mg": 10**6,
    "microgram": 10**3,
    "ng": 1,
    "L": 10**9,
    "mL": 10**6,
    "microlitre": 10**3,
    "unit": 10**9,
}
"""How many smallest units of the ledger one of each unit of stock holds."""

_PLACES = frozenset(account.value for account in PHYSICAL)


def check_balanced(evidence: Evidence) -> Iterator[Finding]:
    """I1: the legs of a transfer sum to zero for each lot or product, in one dimension."""
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in evidence.rows("movements").values():
        item = text(row, "lot") if row["lot"] is not None else f"product of {text(row, 'batch')}"
        sums[text(row, "transfer"), item, text(row, "dimension")] += number(row, "amount")
    for (transfer, item, _), total in sums.items():
        if total:
            yield Finding.of("balanced", "sum", "movements", transfer, item=item, total=total)


def check_never_below_zero(evidence: Evidence) -> Iterator[Finding]:
    """I2: at no moment does a place hold less than nothing, in the order in which the chain wrote the ledger."""
    order = evidence.history.order
    rows = sorted(evidence.rows("movements").items(), key=lambda item: order.get(("movements", item[0]), (0, 0)))
    held: dict[tuple[object, ...], int] = defaultdict(int)
    waiting: dict[tuple[object, ...], str] = {}
    transfer: object = None
    for key, row in [*rows, ("", None)]:
        if row is None or row["transfer"] != transfer:
            for place, last in waiting.items():
                if held[place] < 0:
                    yield Finding.of("never_below_zero", "place", "movements", last, held=held[place])
            waiting.clear()
        if row is not None and row["account"] in _PLACES:
            place = _place(row)
            held[place] += number(row, "amount")
            waiting[place] = key
        transfer = None if row is None else row["transfer"]


def _place(row: RawRow) -> tuple[object, ...]:
    return row["account"], row["lot"], row["batch"], row["container"]


def check_stored_amounts(evidence: Evidence) -> Iterator[Finding]:
    """I3: what a container was filled with and what a dispensing gave are what the ledger says."""
    filled: dict[object, int] = defaultdict(int)
    given: dict[object, int] = defaultdict(int)
    for row in evidence.rows("movements").values():
        amount = number(row, "amount")
        if row["account"] == "batch" and row["container"] is not None and amount > 0:
            filled[row["container"]] += amount
        if row["account"] == "patient" and amount > 0:
            given[row["dispensing"]] += amount
    for table, column, ledger in (("containers", "content", filled), ("dispensings", "quantity", given)):
        for key, row in evidence.rows(table).items():
            stored = smallest_units(text(row, column))
            if stored != ledger[key]:
                yield Finding.of("stored_amounts", "ledger", table, key, stored=Fraction(stored), ledger=ledger[key])


def smallest_units(stored: str) -> Fraction:
    """A stored quantity in smallest units, by factors of our own: Pint starts slowly (a test compares them)."""
    quantity = measured(stored)
    return quantity.number * SMALLEST_UNITS[str(quantity.unit)]


def check_barred_lots(evidence: Evidence) -> Iterator[Finding]:
    """I16: a lot is weighed from only while it is accepted and not expired."""
    zones = [ZoneInfo(text(row, "time_zone")) for row in evidence.rows("pharmacy").values()]
    for key, row in evidence.rows("weighings").items():
        if row["lot"] is None:
            continue
        lot, seq = text(row, "lot"), evidence.history.inserted_in("weighings", key)
        if evidence.history.value_at("lots", lot, "state", seq) != "accepted":
            yield Finding.of("barred_lots", "state", "weighings", key, lot=lot)
        expires = date.fromisoformat(str(evidence.history.value_at("lots", lot, "expires_on", seq)))
        if datetime.fromisoformat(text(row, "weighed_at")).astimezone(zones[0]).date() > expires:
            yield Finding.of("barred_lots", "expired", "weighings", key, lot=lot)
