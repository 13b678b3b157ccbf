"""Ten years of a hospital: the rows of one made batch, lot, patient and hand-over, copied in bulk past the services.

It is for measuring questions alone: the audit chain of these rows does not hold, and no stock adds up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from typing import Self

import psycopg
from sqlalchemy import select

from compounder.domain.batch import BatchId
from compounder.domain.patient import Pseudonym
from compounder.store.engines import reading_engine
from compounder.store.location import Location, sqlite_driver
from compounder.store.metadata import METADATA
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy

Row = dict[str, object]

LAST_DAY = date(2026, 11, 23)
DAYS = 3650
ENDED = 60
"""So many days ago and before, everything but a few forgotten pots was dispensed."""
_IDS = frozenset(
    {
        "id", "batch", "batch_line", "container", "weighing", "replaces", "decides", "signature", "decision_signature",
        "plan_signature", "transfer", "dispensing", "nonce",
    }
)  # fmt: skip
_OF_BATCH = ("batch_lines", "weighings", "batch_steps", "deviations", "containers", "movements", "register")
_FAMILY = (
    "MARTIN", "LEFÈVRE", "DUPONT", "NGUYỄN", "BERNARD", "GARCÍA", "PETIT", "ŐRY", "MOREAU", "GROß", "LAURENT", "DURAND",
    "Faÿ", "ROBERT", "SIMON", "MICHEL", "O’BRIEN", "ROUX", "VINCENT", "LEROY",
)  # fmt: skip
_GIVEN = ("Anne", "Zoé", "Marie", "Hélène", "Paul", "Jean", "Thị Hoa", "Ali", "Louise", "François", "Sophie", "Karim")
_KINDS = (
    "plan_batch", *("record_weighing",) * 4, *("verify_weighing",) * 4, *("record_step",) * 6, "record_yield",
    "release_batch", *("print",) * 4, *("dispense",) * 7, *("receive", "accept_lot") * 2, "sign_in",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is."""

    batches: int = 30_000
    lots: int = 60_000
    patients: int = 100_000
    dispensings: int = 200_000
    acts: int = 1_000_000
    versions: int = 400
    under_way: int = 45

    def part(self, parts: int) -> Size:
        """So many times less of everything that grows with the years."""
        grown = (self.batches, self.lots, self.patients, self.dispensings, self.acts)
        return Size(*(number // parts for number in grown))


def grow(pharmacy: TestPharmacy, size: Size) -> None:
    """Make a pharmacy with nothing in it the hospital."""
    key = bench.stocked(pharmacy)
    released = bench.released(pharmacy, key)
    bench.excipient(pharmacy, "sodium thiosulfate", size="5000 g")
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name, size="5000 g")
    weighed = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, weighed, key)
    planned = bench.planned(pharmacy)
    anne = counter.patient(pharmacy)
    counter.hand_over(pharmacy, anne, f"{released}/1")
    rows = _Rows(pharmacy.location)
    with _Writer(pharmacy.location) as writer:
        for table, made in (
            ("formulation_versions", _versions(rows, size)),
            ("lots", _lots(rows, size)),
            *_batches(rows, size, released, [weighed, planned]),
            *_patients(rows, size, anne),
            *_dispensings(rows, size),
            *_acts(rows, size),
        ):
            writer.write(table, made)


class _Rows:
    """The rows that there are."""

    def __init__(self, location: Location) -> None:
        engine = reading_engine(location)
        with engine.connect() as connection, connection.begin():
            self.of = {
                name: [dict(row) for row in connection.execute(select(table)).mappings()]
                for name, table in METADATA.tables.items()
            }
        engine.dispose()

    def where(self, table: str, **equals: object) -> list[Row]:
        """Those of a table with these values."""
        return [row for row in self.of[table] if all(row[name] == value for name, value in equals.items())]


class _Writer:
    """Writes past foreign keys and triggers, which bulk rows need not pass one by one."""

    def __init__(self, location: Location) -> None:
        self._is_sqlite = location.path is not None
        if self._is_sqlite:
            self._connection = sqlite_driver().connect(str(location.path), isolation_level=None)
            for setting in ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-200000"):
                self._connection.execute(f"PRAGMA {setting}")
            self._connection.execute("BEGIN")
        else:
            self._connection = psycopg.connect(str(location.url))
            self._connection.execute("SET session_replication_role = replica")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.commit()
        self._connection.close()

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Rows of one table, each with every column."""
        columns = [column.name for column in METADATA.tables[table].columns]
        values = ([row[name] for name in columns] for row in rows)
        if self._is_sqlite:
            marks = ", ".join("?" * len(columns))
            self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)
            return
        with self._connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)


def _day(number: int, of: int) -> date:
    return LAST_DAY - timedelta(days=DAYS - 1 - number * DAYS // of)


def _at(day: date, hour: int = 9) -> str:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC).isoformat(timespec="microseconds")


def _numbered(total: int) -> Iterator[tuple[int, date, int]]:
    """Place, day, and number in the year's series; this year's begin after those that there are."""
    year, last = 0, 0
    for place in range(total):
        day = _day(place, total)
        if day.year != year:
            year, last = day.year, 100 if day.year == LAST_DAY.year else 0
        last += 1
        yield place, day, last


def _versions(rows: _Rows, size: Size) -> Iterator[Row]:
    proto = rows.of["formulation_versions"][0]
    for number in range(size.versions):
        formulation, version = f"house-{number // 3:03d}", number % 3 + 1
        body = str(proto["text"]).replace("thiosulfate 25 %", f"thiosulfate {number // 3} %")
        body = body.replace("Thiosulfate de sodium 25 %", f"Préparation n° {number // 3} %")
        yield proto | {
            "id": f"{formulation}/{version}", "formulation": formulation, "version": version, "text": body,
            "digest": f"{number:064d}", "state": "approved" if version == 3 else "retired",
        }  # fmt: skip


def _lots(rows: _Rows, size: Size) -> Iterator[Row]:
    protos = rows.of["lots"]
    for place, day, number in _numbered(size.lots):
        letter = "Ö" if place % 50 == 0 else "O"
        proto = protos[place % len(protos)]
        ago = (LAST_DAY - day).days
        state = "exhausted" if ago > 90 else "accepted"
        if place % 400 == 0:
            state = "accepted" if place % 800 else "refused"
        if ago < 3:
            state = "quarantine"
        ingredient = proto["ingredient"] if place % 5 == 0 else f"excipient {place % 397}"
        yield proto | {
            "id": f"L{day.year}-{number:04d}", "year": day.year, "number": number,
            "lot_number": f"L{letter}T{place:06d}", "ingredient": ingredient, "state": state,
            "received_at": _at(day), "decided_at": _at(day, 10), "expires_on": (day + timedelta(days=500)).isoformat(),
            "opened_on": None,
        }  # fmt: skip


def _batches(
    rows: _Rows, size: Size, released: BatchId, open_ones: list[BatchId]
) -> Iterator[tuple[str, Iterable[Row]]]:
    made: dict[str, list[Row]] = {}
    for place, day, number in _numbered(size.batches):
        is_open = place >= size.batches - size.under_way
        of = open_ones[place % 2] if is_open else released
        ago = (LAST_DAY - day).days
        for table, row in _copied(rows, of, f"{day.year}-{number:04d}", place, day):
            if table == "batches":
                row |= {"number": number, "year": day.year, "formulation_version": f"house-{place % 133:03d}/3"}
                row["beyond_use"] = None if is_open else (day + timedelta(days=90)).isoformat()
                if place % 50 == 0 and not is_open:
                    row |= {"state": "rejected", "decision_reason": "too thin"}
            elif table == "containers":
                row["state"] = "filled" if ago < ENDED and place % 3 == 0 else "dispensed"
            elif table == "register":
                row |= {"year": day.year, "number": number}
            made.setdefault(table, []).append(row)
        if place % 2000 == 1999:
            yield from made.items()
            made = {}
    yield from made.items()


def _copied(rows: _Rows, of: str, key: str, place: int, day: date) -> Iterator[tuple[str, Row]]:
    """A batch with all its rows under another key, on another day, from other lots."""

    def copy(row: Row) -> Row:
        return {name: _other(name, value, (of, key), place, day) for name, value in row.items()}

    for row in rows.where("batches", id=of):
        yield "batches", copy(row)
    for table in _OF_BATCH:
        for row in rows.where(table, batch=of):
            if row.get("dispensing") is None:
                yield table, copy(row)
    weighed = {row["id"] for row in rows.where("weighings", batch=of)}
    for row in rows.of["verifications"]:
        if row["weighing"] in weighed:
            yield "verifications", copy(row)


def _other(name: str, value: object, keys: tuple[str, str], place: int, day: date) -> object:
    """What stands in a copy: another id, day and lot, the same of everything else."""
    if value is None:
        return None
    if name in _IDS:
        known = str(value)
        return known.replace(*keys) if keys[0] in known else f"{known}-{place}"
    if name == "lot":
        return f"L{day.year}-{101 + (place * 7 + int(str(value)[-1])) % 3000:04d}"
    return _at(day) if name.endswith("_at") else value


def _patients(rows: _Rows, size: Size, anne: Pseudonym) -> Iterator[tuple[str, Iterable[Row]]]:
    patient, identity = rows.where("patients", id=anne)[0], rows.where("identities", id=anne)[0]
    yield "patients", (patient | {"id": f"patient{number}"} for number in range(size.patients))
    yield (
        "identities",
        (
            identity
            | {
                "id": f"patient{number}", "name": _name(number), "number": f"IPP{number:07d}",
                "birth_date": (date(1930, 1, 1) + timedelta(days=number % 33000)).isoformat(),
            }
            for number in range(size.patients)
        ),
    )  # fmt: skip


def _name(number: int) -> str:
    family = _FAMILY[number % 20] + ("" if number % 3 else f"-{_FAMILY[number // 20 % 20]}")
    letters = "".join(chr(97 + number // 26**place % 26) for place in range(3))
    return f"{family}{letters} {_GIVEN[number % 12]}"


def _dispensings(rows: _Rows, size: Size) -> Iterator[tuple[str, Iterable[Row]]]:
    given = rows.of["dispensings"][0]
    key = str(given["id"])
    entry, moves = rows.where("register", dispensing=key)[0], rows.where("movements", dispensing=key)
    batches = [f"{day.year}-{number:04d}" for _, day, number in _numbered(size.batches - size.under_way)]
    numbered = list(_numbered(size.dispensings))

    def copied(row: Row) -> Iterator[Row]:
        for place, day, number in numbered:
            new = f"D-{day.year}-{number:04d}"
            batch = batches[place * len(batches) // size.dispensings]
            changed: Row = {"batch": batch, "id": new if row["id"] == key else f"{row['id']}-{place}"}
            for name in row:
                if name.endswith("_at"):
                    changed[name] = _at(day, 15)
            if "dispensing" in row:
                changed["dispensing"] = new
            if "series" in row:
                changed |= {"year": day.year, "number": number}
            if "patient" in row:
                changed["patient"] = f"patient{place * 7919 % size.patients}"
            if "container" in row:
                changed["container"] = f"{batch}/{place % 9 + 1}"
            yield row | changed

    yield "dispensings", copied(given)
    yield "register", copied(entry)
    for move in moves:
        yield "movements", copied(move)


def _acts(rows: _Rows, size: Size) -> Iterator[tuple[str, Iterable[Row]]]:
    """The acts in the order of time, as many of each kind a batch as a day's work has."""
    command, entry = rows.of["commands"][-1], max(rows.of["audit"], key=lambda row: len(str(row["body"])) < 3000)
    first = len(rows.of["audit"]) + 1
    batches = list(_numbered(size.batches))
    each = size.acts // size.batches

    def acts() -> Iterator[tuple[int, str, str, str]]:
        number = count(first)
        for place, day, series in batches:
            key = f"{day.year}-{series:04d}"
            for turn, kind in enumerate(islice(_KINDS * 2, each)):
                result: Mapping[str, str] = {"batch": key, "paper": f"{place}-{turn}"}
                if kind in ("receive", "accept_lot"):
                    result = {"lot": f"L{key}"}
                yield next(number), kind, _at(day), json.dumps(result)

    yield (
        "commands",
        (
            command | {"id": f"command{seq}", "kind": kind, "seq": seq, "carried_out_at": at, "result": result}
            for seq, kind, at, result in acts()
        ),
    )
    yield (
        "audit",
        (
            entry | {"seq": seq, "prev": f"{seq:064d}", "hash": f"{seq + 1:064d}"}
            for seq in range(first, first + each * size.batches)
        ),
    )


def analysed(location: Location) -> None:
    """Let PostgreSQL count its rows, as its own housekeeping does at night."""
    if location.path is None:
        with psycopg.connect(str(location.url), autocommit=True) as connection:
            connection.execute("ANALYZE")
