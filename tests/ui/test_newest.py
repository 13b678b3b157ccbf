"""Of several questions the newest alone is answered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from compounder.domain.errors import Refusal
from tests.ui.station import settle
from ui.newest import Newest
from ui.operations import Operations


@pytest.fixture
def operations(qapp: object) -> Iterator[Operations]:  # noqa: ARG001 - the event loop must be there
    """The threads, ended after the test."""
    made = Operations()
    yield made
    made.close()


def refuse() -> str:
    """A question that is refused."""
    raise Refusal("missing_input", "pot")


def late(answer: Callable[[], str], is_over: threading.Event) -> Callable[[], str]:
    """A question whose answer is on its way until another one is over."""

    def question() -> str:
        assert is_over.wait(10)
        return answer()

    return question


@pytest.mark.parametrize("older", [lambda: "old", refuse], ids=["answered", "refused"])
@pytest.mark.parametrize("newer", [lambda: "new", refuse], ids=["then answered", "then refused"])
def test_the_newest_question_is_answered_once_and_the_older_never(
    operations: Operations, older: Callable[[], str], newer: Callable[[], str]
) -> None:
    """Whoever typed on never sees what an earlier text would have found, nor why it was refused."""
    told: list[str] = []
    refused: list[Refusal] = []
    newest, is_over = Newest(operations), threading.Event()
    newest.ask(late(older, is_over), told.append, refused.append)
    asked = operations.read(newer)
    newest.expect(asked, told.append, refused.append)
    asked.ended.connect(is_over.set)
    settle(operations)
    assert (told, [each.code for each in refused]) == (([], ["missing_input"]) if newer is refuse else (["new"], []))


def test_an_older_answer_that_comes_first_is_dropped_too(operations: Operations) -> None:
    """What was asked last counts, not what is answered last."""
    told: list[str] = []
    newest, is_over = Newest(operations), threading.Event()
    asked = operations.read(lambda: "old")
    newest.expect(asked, told.append)
    asked.ended.connect(is_over.set)
    newest.ask(late(lambda: "new", is_over), told.append)
    settle(operations)
    assert told == ["new"]


def test_each_asker_has_its_own_newest_question(operations: Operations) -> None:
    """Two lists of one window do not silence each other; a refusal that nobody wants to hear disturbs nobody."""
    told: list[str] = []
    for name in ("left", "right"):
        Newest(operations).ask(lambda name=name: name, told.append)  # type: ignore[misc]
    Newest(operations).ask(refuse, told.append)
    settle(operations)
    assert sorted(told) == ["left", "right"]


def test_what_is_forgotten_is_not_answered_and_what_is_asked_next_is(operations: Operations) -> None:
    """A search that was cleared fills no list; the next one does."""
    told: list[str] = []
    newest = Newest(operations)
    newest.ask(lambda: "cleared", told.append)
    before = newest.is_asked
    newest.forget()
    assert (before, newest.is_asked) == (True, False)
    settle(operations)
    assert told == []
    newest.ask(lambda: "asked", told.append)
    settle(operations)
    assert told == ["asked"]
