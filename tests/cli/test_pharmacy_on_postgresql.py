"""The same commands on a database by URL: the server's time, daily work without the owner's rights."""

from __future__ import annotations

import pytest

from tests.cli.pharmacy_by_command import PASSWORD, ByCommand
from tests.store.conftest import Databases, Server, server

__all__ = ["server"]


def test_a_pharmacy_is_set_up_and_works_by_url(by_command: ByCommand, request: pytest.FixtureRequest) -> None:
    made: Server = request.getfixturevalue("server")
    location = Databases("postgresql", lambda: made, by_command.folder).new()
    assert location.url is not None
    by_command.database = location.url
    assert by_command.init().code == 0
    by_command.add("paul", "pharmacist")
    lot = by_command.run(
        "receive", "glycerol", "--supplier", "S", "--lot", "G1", "--expires", "2099-01-31", "--size", "1 kg",
        person="paul",
    )  # fmt: skip
    assert lot.code == 0, lot.err
    assert by_command.run("accept", "G1", person="paul").code == 0
    (listed,) = by_command.run("stock", "list").json
    assert (listed["state"], listed["on_hand"]) == ("accepted", "1 kg")
    assert PASSWORD not in (by_command.folder / "state" / "compounder.log").read_text("utf-8")
