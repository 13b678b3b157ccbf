"""What a backup and a restoration mean for a pharmacy's own day: register, papers, erased patients."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from compounder.bootstrap import stationery
from compounder.domain.dispensing import RegisterEntry
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.back_up import BackedUp, back_up
from compounder.services.print_papers.printing import print_register
from compounder.services.restore import Declaration, restore
from compounder.store.backup import StoredCopies
from compounder.store.location import Location
from compounder.store.restore import staged_copy
from compounder.store.verification.verify import verify
from tests.services import bench, counter
from tests.services.pharmacy import PASSWORD, PASSWORDS, TestPharmacy, new_id, open_pharmacy_at
from tests.services.test_keep_patients import erase
from tests.services.test_print_papers import released, text_of


def backed_up(pharmacy: TestPharmacy, folder: Path, role: Role = Role.ADMINISTRATOR) -> BackedUp:
    """A backup with the administrator's real password."""
    act = pharmacy.act("backup", role)
    copies = StoredCopies(pharmacy.location, clock=pharmacy.clock, anchor_folders=[pharmacy.anchors])
    return back_up(pharmacy.records, act, pharmacy.signing(act), copies, folder=folder, second=None)


def restored(pharmacy: TestPharmacy, copy: Path, target: Path, password: str = PASSWORD) -> TestPharmacy:
    """The copy as the records of a pharmacy, open."""
    declared = Declaration("admin", password, "water in the server room", {}, new_id())
    with staged_copy(
        copy,
        Location(path=target),
        clock=pharmacy.clock,
        random_bytes=lambda count: bytes(count - 8) + new_id().encode()[-8:],
        anchor_folders=[pharmacy.anchors],
    ) as staged:
        restore(staged, PASSWORDS, declared)
    opened = open_pharmacy_at(Location(path=target), pharmacy.anchors)
    opened.clock.now = pharmacy.clock.now
    return opened


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.PHARMACIST, Role.AUDITOR])
def test_a_backup_is_the_administrators(pharmacy: TestPharmacy, tmp_path: Path, role: Role) -> None:
    """As the table of permissions says."""
    with pytest.raises(Refusal, match="not_permitted"):
        backed_up(pharmacy, tmp_path / "backups", role)


def test_a_backup_is_signed_for_this_command_alone(pharmacy: TestPharmacy, tmp_path: Path) -> None:
    """A password re-entered for another command signs nothing; the copies are taken away."""
    act, other = (pharmacy.act("backup", Role.ADMINISTRATOR) for _ in range(2))
    copies = StoredCopies(pharmacy.location, clock=pharmacy.clock, anchor_folders=[pharmacy.anchors])
    with pytest.raises(Refusal, match="not_signed"):
        back_up(
            pharmacy.records, act, pharmacy.signing(other), copies, folder=tmp_path / "one", second=tmp_path / "two"
        )
    assert list((tmp_path / "one").iterdir()) == list((tmp_path / "two").iterdir()) == []


def test_the_register_prints_a_lost_number_as_void(pharmacy: TestPharmacy, tmp_path: Path) -> None:
    """An inspector sees every number: struck through, by whom and why declared; and the next one above it."""
    batch = released(pharmacy)
    (copy,) = backed_up(pharmacy, tmp_path / "backups").copies
    anne = counter.patient(pharmacy)
    counter.hand_over(pharmacy, anne, f"{batch}/1")
    opened = restored(pharmacy, copy.file, tmp_path / "restored.db")
    act = opened.act("print", Role.PHARMACIST)
    words = text_of(print_register(opened.records, act, stationery(), 2026, now=opened.clock.now).pdf)
    for wanted in ("P 2026-0001", "D 2026-0001", "Perdu avec les enregistrements", "water in the server room"):
        assert wanted in words
    again = counter.patient(opened)
    counter.hand_over(opened, again, f"{batch}/1")
    with opened.records.reading() as loads:
        assert {entry.id for entry in loads.find(RegisterEntry)} == {"P-2026-0001", "D-2026-0001", "D-2026-0002"}
    opened.records.close()
    assert verify(Location(path=tmp_path / "restored.db"), [pharmacy.anchors]).findings == ()


def test_an_erasure_names_the_backups_that_hold_the_name(pharmacy: TestPharmacy, tmp_path: Path) -> None:
    """Only those made since the patient was recorded."""
    backed_up(pharmacy, tmp_path / "before")
    pharmacy.clock.now += timedelta(minutes=5)
    anne = counter.patient(pharmacy)
    pharmacy.clock.now += timedelta(minutes=5)
    (copy,) = backed_up(pharmacy, tmp_path / "after").copies
    assert erase(pharmacy, anne).backups == (copy.file.name,)


def test_a_wrong_password_restores_nothing_and_is_counted_nowhere(pharmacy: TestPharmacy, tmp_path: Path) -> None:
    """Nobody's records are written to by a copy that is thrown away."""
    bench.stocked(pharmacy)
    (copy,) = backed_up(pharmacy, tmp_path / "backups").copies
    anchors = {path: path.read_bytes() for path in pharmacy.anchors.iterdir()}
    with pytest.raises(Refusal, match="sign_in_refused"):
        restored(pharmacy, copy.file, tmp_path / "restored.db", "not this one")
    assert sorted(path.name for path in tmp_path.glob("*restored*")) == []
    assert {path: path.read_bytes() for path in pharmacy.anchors.iterdir()} == anchors
