"""Restoring: a copy becomes the records again by a signed declaration of everything that was lost with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Restoration, series_name
from compounder.domain.names import checked_text
from compounder.domain.patient import Patient, Pseudonym
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.staff import Permission
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.compound_batch.release import register_number
from compounder.services.passwords import Passwords
from compounder.services.sign_in import member_by_login
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork

MOST_LOST = 10_000
"""Numbers of one series that a restoration may declare void; more is a mistyped number."""

_REGISTER = (Series.PREPARATION, Series.DISPENSING)


@dataclass(frozen=True, slots=True)
class CopyState:
    """Where a copy stands, and what the anchors know beyond it.

    `numbers` are the last ones in the copy by name of series and year, `anchored` the last ones that any anchor saw, or
    None where no anchor of this pharmacy is known. `lost` are the (number, head) of acts that the anchors know and the
    copy lacks; `erased` the patients whom the anchors say were erased and whom the copy still names.
    """

    digest: str
    seq: int
    head: str
    last_at: datetime
    numbers: Mapping[str, int]
    anchored: Mapping[str, int] | None
    lost: tuple[tuple[int, str], ...]
    erased: tuple[Pseudonym, ...]


class StagedCopy(Protocol):
    """A copy brought to where it will be the records, not yet in use by anybody; its acts are not anchored yet."""

    @property
    def state(self) -> CopyState:
        """Where it stands."""
        ...

    @property
    def records(self) -> Records:
        """The copy, open."""
        ...

    def settle(self) -> datetime | None:
        """Verify it once more, put it in its place, anchor its head; answers `not_anchored_since`."""
        ...


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an administrator declares: who signs, why, and the last number of each series as paper shows them."""

    login: str
    password: str
    reason: str
    last_numbers: Mapping[str, int]
    command: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoration did; `void` are the numbers of the register that it declared lost."""

    changes: Changes
    lost: int
    void: tuple[str, ...]
    erased: tuple[Pseudonym, ...]
    not_anchored_since: datetime | None


def restore(copy: StagedCopy, passwords: Passwords, declared: Declaration) -> Restored:
    """Declare a copy to be the records: signed, with a reason, by an administrator whom the copy knows.

    Numbers are never given out again: those that anchors or paper know above the copy's become void rows of the
    register, and every series goes on above. Whom the anchors say was erased is erased again in the same act.

    Refused: ``sign_in_refused`` (nothing counts wrong passwords here: the copy is thrown away with the refusal),
    ``not_permitted``, ``reason_needed``, ``last_number`` (missing, behind the copy, unknown series, too many lost).
    """
    signing = _signing(copy.records, passwords, declared)
    state, void = copy.state, list[str]()

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RESTORE)
        reason = checked_text(reason_of(uow.act), "reason")
        last = _last_numbers(state, declared.last_numbers, _years(uow, state))
        for entry in _void_entries(uow, state, last, reason):
            void.append(uow.insert(entry).id)
        for patient in state.erased:
            uow.erase(patient)
        key = uow.new_id()
        rows = [(Patient, patient) for patient in state.erased]
        signature = sign(uow, member, signing, "restore", (Restoration, key), *rows)
        uow.insert(
            Restoration(
                key, state.digest, state.seq, state.head, json.dumps(state.lost), json.dumps(last, sort_keys=True),
                reason, member.id, uow.now, signature,
            )
        )  # fmt: skip
        return {"restoration": key}

    # A copy is older than a day as a rule: who restores it knows that.
    act = Act("restore", signing.person, declared.command, declared.reason, clock_confirmed=True)
    changes = copy.records.perform(act, work)
    if state.erased:
        copy.records.overwrite_erased()
    return Restored(changes, len(state.lost), tuple(void), state.erased, copy.settle())


def _signing(records: Records, passwords: Passwords, declared: Declaration) -> Signing:
    with records.reading() as loads:
        member = member_by_login(loads, declared.login)
    if member is None or not passwords.matches(member.password, declared.password):
        raise Refusal("sign_in_refused", "wrong")
    return Signing(member.id, declared.command, member.password)


def _years(uow: UnitOfWork, state: CopyState) -> range:
    """The years in which numbers may have been given out after the copy."""
    zone = ZoneInfo(uow.find(Pharmacy)[0].time_zone)
    return range(state.last_at.astimezone(zone).year, uow.local_now.year + 1)


def _last_numbers(state: CopyState, paper: Mapping[str, int], years: range) -> dict[str, int]:
    """The last number of each series ever given out: the highest of copy, anchors and paper.

    Without an anchor, paper must say it of every series of every year since the copy.
    """
    possible = [series_name(series, year) for year in years for series in Series]
    unknown = sorted(paper.keys() - {*possible, *state.numbers, *(state.anchored or {})})
    if unknown:
        raise Refusal("last_number", "unknown", named=unknown[0], known=tuple(possible))
    missing = [name for name in possible if name not in paper]
    if state.anchored is None and missing:
        raise Refusal("last_number", "missing", missing=tuple(missing))
    for name, number in sorted(paper.items()):
        if number < state.numbers.get(name, 0):
            raise Refusal("last_number", "behind", named=name, number=number, held=state.numbers[name])
    sources = (state.numbers, state.anchored or {}, paper)
    names = sorted({name for source in sources for name in source})
    last = {name: max(source.get(name, 0) for source in sources) for name in names}
    for name, number in last.items():
        if number - state.numbers.get(name, 0) > MOST_LOST:
            raise Refusal("last_number", "too_many", named=name, number=number, held=state.numbers.get(name, 0))
    return last


def _void_entries(uow: UnitOfWork, state: CopyState, last: Mapping[str, int], reason: str) -> Iterator[RegisterEntry]:
    """A row without a batch for every number of the register that the copy lacks."""
    by = uow.act.by
    if by is None:
        raise ValueError("nobody restores")
    for name, highest in sorted(last.items()):
        word, _, year = name.partition(" ")
        series = Series(word)
        for number in range(state.numbers.get(name, 0) + 1, highest + 1) if series in _REGISTER else ():
            yield RegisterEntry(
                register_number(series, int(year), number), series, int(year), number, by, uow.now, void_reason=reason
            )
