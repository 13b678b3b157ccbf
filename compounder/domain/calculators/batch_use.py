"""What a result of a calculator can be to a new batch; declared with the calculator, asked by nobody by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class BatchUse(Enum):
    """What a batch is planned with."""

    SIZE = "size"
    CONTAINERS = "containers"
    DENSITY = "density"


@dataclass(frozen=True, slots=True)
class ForBatch:
    """An output that a batch can be planned with: how much of a finished preparation is to be made, or its density.

    Never what is taken, added, dissolved or measured on a patient. Of a number of containers `content` is the input
    that says how much one of them holds: without it a number means nothing to a formulation with containers of its own.
    """

    output: str
    use: BatchUse = BatchUse.SIZE
    content: str = ""

    @classmethod
    def containers(cls, output: str, content: str) -> ForBatch:
        """A number of containers that hold so much each."""
        return cls(output, BatchUse.CONTAINERS, content)
