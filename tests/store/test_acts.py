"""What was done to a batch, a lot or a balance is found by an index, however many acts there are."""

from __future__ import annotations

import pytest

from compounder.store.location import Location, sqlite_driver
from tests.store.day import Day

_ASKED = {
    "sqlite": "EXPLAIN QUERY PLAN SELECT max(seq) FROM commands WHERE {0} = 'x' AND {0} IS NOT NULL",
    "postgresql": "EXPLAIN SELECT max(seq) FROM commands WHERE {0} = 'x' AND {0} IS NOT NULL",
}
_KEY = {"sqlite": "json_extract(commands.result, '$.{}')", "postgresql": "(commands.result::jsonb ->> '{}')"}


@pytest.mark.parametrize("subject", ["batch", "lot", "balance"])
def test_the_acts_of_a_subject_are_found_by_an_index(day: Day, subject: str) -> None:
    """On both engines the database itself says that it reads no table whole for it."""
    engine = day.location.engine
    asked = _ASKED[engine].format(_KEY[engine].format(subject))
    assert f"ix_commands_{subject}" in _plan(day.location, asked)


def _plan(location: Location, asked: str) -> str:
    if location.path is not None:
        connection = sqlite_driver().connect(str(location.path))
        try:
            return str(connection.execute(asked).fetchall())
        finally:
            connection.close()
    import psycopg

    with psycopg.connect(str(location.url)) as connection:
        connection.execute("SET enable_seqscan = off")  # a table of one page is read whole, index or not
        return str(connection.execute(asked).fetchall())
