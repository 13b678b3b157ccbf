"""What is asked at each keystroke is answered as if every row had been read, on random small pharmacies and engines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.names import folded, without_accents
from compounder.domain.patient import Identity, Patient, Pseudonym
from compounder.domain.staff import Role
from compounder.domain.stock import IngredientLot
from compounder.services import list_batches as listing
from compounder.services.compound_batch.stop import abort_batch
from compounder.services.find_records import FoundKind, find_records
from compounder.services.keep_patients import FoundPatients, erase_patient, find_patients
from compounder.services.keep_stock import lot_named, recall_lot
from compounder.services.list_batches import BatchGroup, list_batches
from compounder.services.survey_day import survey_day
from compounder.services.told_stock import told_stock, told_stocks, unread_weighings
from compounder.services.unit_of_work import Loads, UnitOfWork
from compounder.shipped import rule_book
from tests.services import bench, counter, whole_tables
from tests.services.pharmacy import TestPharmacy, open_pharmacy_at
from tests.services.stock import accepted, received

NAMES = ("NGUYỄN Thị Hoa", "nguyen Anne", "ŐRY Ágnes", "Groß Zoé", "GROSS Zoe", "O’BRIEN_%", "İnan Ali", "ÉTÉ", "Ete")
LOTS = ("TS2409-3", "LÖT_1%", "ßtr-9", "ts2409-3", "0001", "2026-0002")
TEXTS = (
    "nguyen", "NGUYỄN", "ngu hoa", "ory", "gross", "groß", "ß", "_", "%", "’", "inan", "ete", "IPP-2", "2026", "026-00",
    "0001", "2026-0002", "L2026-0002", "ts2409-3", "TS2409-3", "lot_", "LÖT", "str-9", "thio", "THIOSÙLFATE", "pommade",
    "glyc", "lanol", "zzzz", " ", "\0", "\ud800", "9" * 40, "1-0001", "éé", "\N{ARABIC-INDIC DIGIT TWO}026",
)  # fmt: skip


@dataclass(slots=True)
class Made:
    """A pharmacy with something of everything, and the random numbers that it was made by."""

    pharmacy: TestPharmacy
    random: Random


@pytest.fixture(params=range(2))
def made(pharmacy_on_each_engine: TestPharmacy, request: pytest.FixtureRequest) -> Made:
    """Batches in random states, lots with look-alike numbers, patients with names of every alphabet."""
    pharmacy, random = pharmacy_on_each_engine, Random(request.param)  # noqa: S311 - no secret
    key = bench.stocked(pharmacy)
    for number in random.sample(LOTS, 4):
        accepted(
            pharmacy, lot_number=number, expires_on=pharmacy.clock.now.date() + timedelta(random.randrange(1, 200))
        )
    recalled = received(pharmacy, lot_number="TS2409-3")
    act = pharmacy.act("recall_lot", Role.PHARMACIST, "the maker asks")
    recall_lot(pharmacy.records, act, pharmacy.signing(act), recalled)
    for place, name in enumerate(random.sample(NAMES, 7)):
        counter.patient(pharmacy, name, number=f"IPP-{place}")
    released = bench.released(pharmacy, key)
    counter.hand_over(pharmacy, counter.patient(pharmacy), f"{released}/1")
    for step in random.sample(("plan", "weigh", "some", "verify", "abort"), 5):
        batch = bench.planned(pharmacy, size=f"{random.randrange(20, 60)} g")
        if step in ("weigh", "verify"):
            bench.weigh_all(pharmacy, batch, key)
        if step == "verify":
            bench.verify_all(pharmacy, batch)
        if step == "some":
            line = bench.dossier(pharmacy, batch).lines[0]
            bench.weigh(pharmacy, line.id, bench.on_balance(key, str(line.planned)))
        if step == "abort":
            act = pharmacy.act("abort_batch", Role.PHARMACIST, "spilled")
            abort_batch(pharmacy.records, act, pharmacy.signing(act), batch)
    return Made(pharmacy, random)


def named(loads: Loads, text: str) -> list[str]:
    """The lots that `lot_named` means: one, or those among which it does not choose."""
    try:
        return [lot_named(loads, text).id]
    except Refusal as refusal:
        receipts = refusal.values.get("receipts", ())
        assert isinstance(receipts, tuple)
        return list(receipts)


def every_text(made: Made) -> None:
    """Records of each kind, patients, and the lots that a text names; nothing is chosen among look-alikes."""
    with made.pharmacy.records.reading() as loads:
        for text in TEXTS:
            answer = find_records(loads, rule_book(), text)
            found = {kind: [item.record for item in answer if item.kind is kind] for kind in FoundKind}
            plain = whole_tables.found_records(loads, text) if text.strip() else {kind: [] for kind in FoundKind}
            assert found == plain, text
            assert named(loads, text) == whole_tables.lots_named(loads, text), text
            if len("".join(folded(text).split())) >= 2:
                whole = whole_tables.patients(loads, text)
                assert find_patients(loads, text) == FoundPatients(tuple(whole), len(whole)), text
                assert find_patients(loads, text, most=1) == FoundPatients(tuple(whole[:1]), len(whole)), text


def batches(made: Made) -> None:
    """Each group, with and without a text, page after page."""
    with made.pharmacy.records.reading() as loads:
        people = {loads.load(kind, key).name: key for kind, key in whole_tables.staff(loads)}
        for group in BatchGroup:
            for text in ("", "0001", "pommade", "zzz", "\0", "%"):
                rows, after, has_more = [], None, True
                while has_more:
                    page = list_batches(loads, rule_book(), group, text=text, after=after)
                    rows += [(row.batch, people[row.by], row.lines, row.weighed, row.verified) for row in page.rows]
                    after, has_more = (page.rows[-1].batch if page.rows else None), page.has_more
                assert rows == whole_tables.listed(loads, group, text), (group, text)


def stock(made: Made) -> None:
    """Also of lots with a first reading that nobody has read a second time."""
    with made.pharmacy.records.reading() as loads:
        unread = unread_weighings(loads)
        assert unread == whole_tables.unread(loads)
        lots = loads.find(IngredientLot)
        assert told_stocks(loads, lots, unread) == tuple(told_stock(loads, lot, unread) for lot in lots)
        reserved = {lot.id: loads.reserved(lot.id) for lot in lots}
        assert {key: amount for key, amount in reserved.items() if amount} == {
            key: amount for key, amount in loads.reservations().items() if amount
        }


def today(made: Made) -> None:
    """What expires, what is short, and what was done today, also at both ends of the local day."""
    pharmacy, paul = made.pharmacy, made.pharmacy.member(Role.PHARMACIST)
    zone = ZoneInfo("Europe/Paris")
    with pharmacy.records.reading() as loads:
        done = max(lot.received_at for lot in loads.find(IngredientLot)).astimezone(zone)
        for now in (done, done.replace(hour=0, minute=0), done + timedelta(days=1), done + timedelta(days=150)):
            day = survey_day(loads, rule_book(), person=paul.id, role=paul.role, now=now)
            assert {item.record for item in day.expiring} == whole_tables.expiring(loads, now)
            assert {item.record for item in day.short} == {key for key, *_ in whole_tables.short(loads)}
            counts = (day.finished.released, day.finished.dispensed, day.finished.received)
            assert counts == whole_tables.finished(loads, now)


def test_every_question_is_answered_as_by_reading_every_row(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed, the list of batches, the stock that people are told, and Today."""
    every_text(made)
    stock(made)
    today(made)
    monkeypatch.setattr(listing, "PAGE", 2)
    batches(made)


@given(st.text())
def test_a_text_is_folded_letter_by_letter(text: str) -> None:
    """As by taking the marks away first and the case then, whatever stands side by side."""
    assert folded(text) == without_accents(text).casefold()


def test_names_are_kept_up_with_acts_of_every_station(pharmacy_on_each_engine: TestPharmacy) -> None:
    """Somebody added or erased elsewhere is found, or not found, by the next question."""
    pharmacy = pharmacy_on_each_engine
    elsewhere = open_pharmacy_at(pharmacy.location, pharmacy.anchors)

    def found(text: str) -> list[str]:
        with pharmacy.records.reading() as loads:
            return [str(row.id) for row in find_patients(loads, text).rows]

    assert found("zoé") == []
    zoe = counter.patient(elsewhere, "LEFÈVRE Zoé", number="IPP-1")
    bench.excipient(elsewhere, "glycerol")
    assert found("zoe") == found("IPP-1") == [zoe]
    act = elsewhere.act("erase_patient", Role.PHARMACIST, "asked for")
    erase_patient(elsewhere.records, act, elsewhere.signing(act), rule_book(), zoe)
    assert found("zoe") == found("IPP-1") == []
    elsewhere.records.close()


def test_an_act_finds_the_patient_whom_it_just_added(pharmacy: TestPharmacy) -> None:
    """Inside the lock nothing is remembered: what is not committed is in no head of the chain."""
    act = pharmacy.act("add_patient", Role.TECHNICIAN)

    def work(uow: UnitOfWork) -> dict[str, str]:
        assert act.by is not None
        for key, name in (("p1", "ŐRY"), ("p2", "ory")):
            uow.insert(Patient(Pseudonym(key), act.by, uow.now))
            uow.insert(Identity(id=Pseudonym(key), salt=b"s" * 16, name=name, birth_date=None))
            assert find_patients(uow, "ory").in_all == int(key[1:])
        return {}

    pharmacy.records.perform(act, work)


def test_an_act_is_found_whenever_it_is_said_to_have_been_done(pharmacy: TestPharmacy) -> None:
    """Its own instant, one before it, a wrong one: the answer is the same, only quicker or slower."""
    lot = accepted(pharmacy)
    pharmacy.clock.now += timedelta(minutes=5)
    other = accepted(pharmacy, lot_number="TS-2")
    with pharmacy.records.reading() as loads:
        first, second = loads.load(IngredientLot, lot), loads.load(IngredientLot, other)
        plain = loads.last_act("accept_lot", lot=lot)
        assert plain is not None
        for since in (first.received_at, first.decided_at, second.decided_at, pharmacy.clock.now + timedelta(days=1)):
            assert loads.last_act("accept_lot", since=since, lot=lot) == plain
            assert loads.last_act("recall_lot", since=since, lot=lot) is None
        both = loads.last_act("receive", "accept_lot", since=second.received_at, lot=other)
        assert both == loads.last_act("accept_lot", lot=other)
