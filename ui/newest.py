"""Questions of which the newest alone is answered: an answer to an older one may come later, and is out of date."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from compounder.domain.errors import Refusal
from ui.operations import Operation, Operations

Answer = TypeVar("Answer")


class Newest:
    """``ask(question, then, refused)``: one of both is called, and neither once something newer was asked here."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self._asked: Operation | None = None

    @property
    def is_asked(self) -> bool:
        """Whether something was asked, answered or not."""
        return self._asked is not None

    def ask(
        self,
        question: Callable[[], Answer],
        then: Callable[[Answer], object],
        refused: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Ask something of the records."""
        self.expect(self._operations.read(question), then, refused)

    def expect(
        self,
        asked: Operation,
        then: Callable[[Answer], object],
        refused: Callable[[Refusal], object] | None = None,
    ) -> None:
        """The same for what was asked already."""
        self._asked = asked
        asked.done.connect(lambda answer: then(answer) if asked is self._asked else None)
        if refused is not None:
            asked.refused.connect(lambda refusal: refused(refusal) if asked is self._asked else None)

    def forget(self) -> None:
        """What was asked is wanted no more: not even the newest question is answered."""
        self._asked = None
