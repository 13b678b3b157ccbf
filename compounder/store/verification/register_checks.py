"""Checks of the register, of numbers, and of what was printed (I4, I5, I6, I11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from compounder.store.raw import RawRow
from compounder.store.verification.evidence import Evidence, number, text
from compounder.store.verification.report import Finding

_LABELS = frozenset({"label", "patient_label"})


def _series(evidence: Evidence) -> Iterator[tuple[str, str, list[tuple[str, RawRow]]]]:
    """Every series of every year: its name, its table, its rows by number."""
    found: dict[tuple[str, str], list[tuple[str, RawRow]]] = defaultdict(list)
    for table, series in (("register", ""), ("batches", "batch"), ("lots", "receipt")):
        for key, row in evidence.rows(table).items():
            found[f"{series or text(row, 'series')} {number(row, 'year')}", table].append((key, row))
    for (name, table), rows in sorted(found.items()):
        yield name, table, sorted(rows, key=lambda item: number(item[1], "number"))


def check_gapless(evidence: Evidence) -> Iterator[Finding]:
    """I4: 1 … N without gap or double; of batches and lots, numbers that a restoration declared lost may be missing."""
    for name, table, rows in _series(evidence):
        lost = 0 if table == "register" else evidence.lost_numbers.get(name, 0)
        expected = 1
        for key, row in rows:
            held = number(row, "number")
            if held != expected and not expected <= held <= lost + 1:
                yield Finding.of("gapless", "number", table, key, series=name, expected=expected)
            expected = held + 1


def check_register_time(evidence: Evidence) -> Iterator[Finding]:
    """I5: a higher number was never entered earlier."""
    for name, table, rows in _series(evidence):
        last = (0, 0)
        for key, row in rows if table == "register" else ():
            place = evidence.history.order.get(("register", key), last)
            if place < last:
                yield Finding.of("register_time", "earlier", table, key, series=name, number=number(row, "number"))
            last = place


def check_register_acts(evidence: Evidence) -> Iterator[Finding]:
    """I6: each entry was made by the release or the dispensing that it is for, and each of those has exactly one."""
    entered: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, row in evidence.rows("register").items():
        if row["void_reason"] is not None:
            continue
        table, subject = _subject(row)
        entered[table, subject].append(key)
        if _act_of(evidence, table, subject) != evidence.history.inserted_in("register", key):
            yield Finding.of("register_acts", "other_act", "register", key)
    released = {("batches", key) for key in evidence.rows("batches") if _act_of(evidence, "batches", key)}
    dispensed = {("dispensings", key) for key in evidence.rows("dispensings")}
    for table, key in sorted(released | dispensed):
        if len(entered[table, key]) != 1:
            yield Finding.of("register_acts", "entries", table, key, count=len(entered[table, key]))


def _subject(row: RawRow) -> tuple[str, str]:
    return ("batches", text(row, "batch")) if row["dispensing"] is None else ("dispensings", text(row, "dispensing"))


def _act_of(evidence: Evidence, table: str, key: str) -> int:
    """The act that a register entry is for, the release of a batch or the dispensing; 0 where there is none."""
    if table == "batches":
        return evidence.history.first_with("batches", key, "state", "released")
    return evidence.history.inserted_in(table, key)


def check_prints(evidence: Evidence) -> Iterator[Finding]:
    """I11: a print names the head of an earlier act, and a label that of a batch then released."""
    for key, row in evidence.rows("prints").items():
        seq, documents = evidence.history.inserted_in("prints", key), number(row, "documents_seq")
        place = (documents, text(row, "documents_head"))
        if (evidence.hash_of(documents) != place[1] and place not in evidence.lost_heads) or documents >= seq:
            yield Finding.of("prints", "act", "prints", key)
        if row["paper"] in _LABELS:
            state = evidence.history.value_at("batches", text(row, "batch"), "state", seq)
            if state != "released":
                yield Finding.of("prints", "label", "prints", key)
