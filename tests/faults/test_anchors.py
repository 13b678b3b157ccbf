"""The anchor cannot be written: the act stands, every answer says since when, and it is made good later."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compounder.domain.pharmacy import Pharmacy
from compounder.domain.staff import Role
from compounder.services.unit_of_work import Changes
from compounder.store.anchors import read_anchors
from compounder.store.verification.verify import verify
from tests.cli.conftest import by_command, founded
from tests.cli.pharmacy_by_command import Answered, ByCommand
from tests.faults.acts import a_dispensing
from tests.faults.barred import read_only
from tests.faults.conftest import MakePlace, Place
from tests.faults.small_disk import tmpfs
from tests.faults.workday import Workday
from tests.services.pharmacy import TestPharmacy

__all__ = ["by_command", "founded"]


def heads(place: Place) -> set[int]:
    """The acts that anchors hold."""
    opened = place.open()
    with opened.records.reading() as loads:
        (pharmacy,) = loads.find(Pharmacy)
    opened.records.close()
    return {anchor.seq for anchor in read_anchors([place.anchors], pharmacy.id)}


def test_a_hand_over_stands_where_the_state_folder_cannot_be_written(new_place: MakePlace) -> None:
    """On both engines; the next act anchors the whole chain up to itself."""
    place = new_place()
    opened = place.open()
    send = a_dispensing(opened)
    with read_only(place.anchors):
        done, again = send(), send()
        assert done.not_anchored_since == done.at
        assert (again.seq, again.repeated, again.not_anchored_since) == (done.seq, True, done.at)
        assert done.seq not in heads(place)
        assert verify(place.location, [place.anchors]).findings == ()
    Workday(opened).go_on()
    assert send().not_anchored_since is None
    assert max(heads(place)) > send().seq
    opened.records.close()
    assert verify(place.location, [place.anchors]).findings == ()


def an_act(opened: TestPharmacy) -> Changes:
    """The smallest act there is."""
    return opened.records.perform(opened.act("look", Role.TECHNICIAN), lambda _uow: {})


def test_an_act_stands_where_the_disk_of_the_anchors_is_full(new_file: MakePlace, tmp_path: Path) -> None:
    """A line written in part is no anchor: with room again the next one begins on a line of its own."""
    made = new_file()
    with tmpfs(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("mounting a small disk needs root")
        place = Place(made.location, disk.folder / "anchors")
        shutil.copytree(made.anchors, place.anchors)
        opened = place.open()
        disk.leave(0)
        acts = (an_act(opened) for _ in range(40))  # some fit into the last page of the anchors
        done = next(act for act in acts if act.not_anchored_since is not None)
        assert done.not_anchored_since == done.at
        assert done.seq not in heads(place)
        assert an_act(opened).not_anchored_since == done.at
        disk.empty()
        caught_up = an_act(opened)
        assert caught_up.not_anchored_since is None
        assert caught_up.seq in heads(place)
        opened.records.close()
        assert verify(place.location, [place.anchors]).findings == ()


def staff_added(pharmacy: ByCommand, login: str) -> Answered:
    """One act by the command: each is a process of its own for a pharmacy's staff."""
    return pharmacy.run(
        "staff", "add", login, "--name", login, "--role", "technician", person="admin", stdin=("given by the admin",)
    )


def test_every_answer_of_the_command_says_since_when(founded: ByCommand) -> None:
    """The second command knows of the first one's missing anchor, though it is another process; then all is good."""
    anchored = staff_added(founded, "first")
    assert anchored.json["not_anchored_since"] is None
    with read_only(founded.folder / "state"):
        one, two = staff_added(founded, "second"), staff_added(founded, "third")
        told = founded.run(
            "staff", "add", "fourth", "--name", "4", "--role", "auditor", person="admin",
            stdin=("given by the admin",), json=False,
        )  # fmt: skip
    assert (one.code, two.code, told.code) == (0, 0, 0)
    assert one.json["not_anchored_since"] == one.json["at"]
    assert two.json["not_anchored_since"] == one.json["at"]
    assert "no anchor outside the database holds it since" in told.out
    assert staff_added(founded, "fifth").json["not_anchored_since"] is None
    assert founded.run("verify").json["findings"] == []
