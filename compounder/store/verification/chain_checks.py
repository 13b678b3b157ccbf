"""Checks of the chain: it links, live rows are its last word, anchors, papers and backups lie on it (I7, I15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from compounder.domain.audit import GENESIS, AuditBody, entry_hash, head_matches, row_digest
from compounder.store.journal_time import SET_CLOCK_BACK
from compounder.store.tables import APPEND_ONLY, AUDIT, ERASABLE
from compounder.store.verification.evidence import Evidence, number, read_body, text
from compounder.store.verification.report import Finding

_APPEND_ONLY = frozenset(APPEND_ONLY.values())


def check_links(evidence: Evidence) -> Iterator[Finding]:
    """Entries are numbered from 1 without a gap, and each names the hash of the one before."""
    before, seq = GENESIS, 0
    for entry in evidence.entries:
        seq += 1
        if entry.seq != seq:
            yield Finding.of("links", "number", AUDIT, entry.seq, expected=seq)
            seq = entry.seq
        if entry.prev != before:
            yield Finding.of("links", "prev", AUDIT, entry.seq)
        before = entry.hash


def check_hashes(evidence: Evidence) -> Iterator[Finding]:
    """Each entry's hash is that of its number, its predecessor and its body."""
    for entry in evidence.entries:
        try:
            right = entry_hash(entry.seq, entry.prev, entry.body) == entry.hash
        except (ValueError, OverflowError):
            right = False
        if not right:
            yield Finding.of("hashes", "differs", AUDIT, entry.seq)


def check_bodies(evidence: Evidence) -> Iterator[Finding]:
    """Each body can be read and bears its entry's number."""
    for entry in evidence.entries:
        body = read_body(entry)
        if body is None or body.seq != entry.seq:
            yield Finding.of("bodies", "unreadable", AUDIT, entry.seq)


def check_time(evidence: Evidence) -> Iterator[Finding]:
    """Time never goes back but in `set_clock_back`: an administrator's, signed, with a reason."""
    last: datetime | None = None
    for body in evidence.bodies:
        at = datetime.fromisoformat(body.at)
        if last is not None and at < last and not _may_set_back(evidence, body):
            yield Finding.of("time", "back", AUDIT, body.seq)
        last = at


def _may_set_back(evidence: Evidence, body: AuditBody) -> bool:
    signed = any(row.table == "signatures" for row in body.rows)
    role = evidence.history.value_at("staff", body.by or "", "role", body.seq)
    return body.act == SET_CLOCK_BACK and bool(body.reason) and signed and role == "administrator"


def check_replay(evidence: Evidence) -> Iterator[Finding]:
    """Each entry takes a row from the state in which the entry before left it, and deletes nothing but an identity."""
    known: dict[tuple[str, str], str | None] = {}
    for body in evidence.bodies:
        for row in body.rows:
            key = (row.table, row.key)
            if row.old != known.get(key) or (row.old is not None and row.table in _APPEND_ONLY):
                yield Finding.of("replay", "jump", *key, seq=body.seq)
            if row.new is None and row.table != ERASABLE:
                yield Finding.of("replay", "deleted", *key, seq=body.seq)
            known[key] = row.new


def check_live_rows(evidence: Evidence) -> Iterator[Finding]:
    """Every live row is as the chain left it."""
    for table, rows in evidence.tables.items():
        for key, row in rows.items():
            held = evidence.history.digests.get((table, key))
            if held is None:
                yield Finding.of("live_rows", "unknown", table, key)
            elif held[-1][1] != row_digest(table, key, row):
                yield Finding.of("live_rows", "changed", table, key, seq=held[-1][0])


def check_missing_rows(evidence: Evidence) -> Iterator[Finding]:
    """Every row that the chain left is live."""
    for (table, key), held in evidence.history.digests.items():
        if held[-1][1] is not None and key not in evidence.rows(table):
            yield Finding.of("missing_rows", "gone", table, key, seq=held[-1][0])


def check_commands(evidence: Evidence) -> Iterator[Finding]:
    """Each entry has its one command, and each command its entry."""
    by_seq = {number(row, "seq"): row for row in evidence.rows("commands").values()}
    for body in evidence.bodies:
        row = by_seq.pop(body.seq, None)
        if row is None or (row["id"], row["kind"], row["asked_by"]) != (body.command, body.act, body.by):
            yield Finding.of("commands", "entry", AUDIT, body.seq)
    for row in by_seq.values():
        yield Finding.of("commands", "alone", "commands", text(row, "id"))


def check_anchors(evidence: Evidence) -> Iterator[Finding]:
    """Every anchor lies on the chain or was declared lost; else this is an older or a rewritten copy (I15)."""
    for anchor in evidence.anchors:
        if (anchor.seq, anchor.head) in evidence.lost_heads:
            continue
        held = evidence.hash_of(anchor.seq)
        if held is None:
            yield Finding.of("anchors", "beyond", AUDIT, anchor.seq, last=len(evidence.entries))
        elif held != anchor.head:
            yield Finding.of("anchors", "differs", AUDIT, anchor.seq)


def check_anchored_numbers(evidence: Evidence) -> Iterator[Finding]:
    """No series has fallen behind a number that an anchor saw given out."""
    highest: dict[str, int] = {}
    for anchor in evidence.anchors:
        for name, last in anchor.numbers.items():
            highest[name] = max(last, highest.get(name, 0))
    for name, last in highest.items():
        series, _, year = name.partition(" ")
        table = {"batch": "batches", "receipt": "lots"}.get(series, "register")
        rows = [row for row in evidence.rows(table).values() if str(row["year"]) == year]
        held = max((number(row, "number") for row in rows if row.get("series", series) == series), default=0)
        if max(held, evidence.lost_numbers.get(name, 0)) < last:
            yield Finding.of("anchored_numbers", "behind", table, name, last=last, held=held)


def check_erasures(evidence: Evidence) -> Iterator[Finding]:
    """Who was erased stays erased, by a signed act, and the pseudonym says so."""
    erased = {str(key) for anchor in evidence.anchors for key in anchor.erased}
    erased |= {key for key, row in evidence.rows("patients").items() if row["erased_at"] is not None}
    for key in sorted(erased & evidence.rows(ERASABLE).keys()):
        yield Finding.of("erasures", "back", ERASABLE, key)
    for body, row in evidence.touched(ERASABLE):
        if row.new is None and not any(other.table == "signatures" for other in body.rows):
            yield Finding.of("erasures", "unsigned", ERASABLE, row.key, seq=body.seq)


def check_paper_heads(evidence: Evidence) -> Iterator[Finding]:
    """A head copied from paper is the head of some act, or of one that a restoration declared lost."""
    heads = [entry.hash for entry in evidence.entries] + [head for _, head in evidence.lost_heads]
    for letters in evidence.paper_heads:
        if not any(head_matches(letters, head) for head in heads):
            yield Finding.of("paper_heads", "unknown", AUDIT, letters)


def check_backups(evidence: Evidence) -> Iterator[Finding]:
    """Each backup and each restored copy noted where on the chain it stands (I15)."""
    for table in ("backups", "restorations"):
        for key, row in evidence.rows(table).items():
            place = (number(row, "seq"), text(row, "head"))
            if evidence.hash_of(place[0]) != place[1] and place not in evidence.lost_heads:
                yield Finding.of("backups", "elsewhere", table, key)
