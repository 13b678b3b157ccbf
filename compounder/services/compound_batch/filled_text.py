"""What was filled, as people write it: "9 x 50 g", several sizes parted by a semicolon."""

from __future__ import annotations

import re

from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.quantity import Quantity
from compounder.domain.reconciliation import Filled

_FILLED = re.compile(r"\s*([0-9]{1,4})\s*[x×*]\s*(\S.*?)\s*", re.ASCII | re.IGNORECASE)


def read_filled(text: str, language: str) -> tuple[Filled, ...]:
    """So many containers of so much each.

    Refused: ``nothing_filled`` (another form), and what `Quantity.parse` refuses.

    >>> [(filled.number, str(filled.content)) for filled in read_filled("9 x 50 g; 1x46,2 g", "fr")]
    [(9, '50 g'), (1, '46.2 g')]
    """
    found = []
    for part in text.split(";"):
        match = _FILLED.fullmatch(part)
        if match is None:
            raise Refusal("nothing_filled", "text", text=shortened(text))
        found.append(Filled(int(match[1]), Quantity.parse(match[2], language=language)))
    return tuple(found)
