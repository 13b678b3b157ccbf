"""The text of a plain code: readers may send the name of its symbology before it."""

from __future__ import annotations

import re

_SYMBOLOGY = re.compile("][A-Za-z][0-9A-Za-z]", re.ASCII)


def without_symbology(text: str) -> str:
    """A plain code as it stands, without spaces around it and without the name of a symbology, ``]C0``, before it."""
    return _SYMBOLOGY.sub("", text.strip(), count=1) if text.startswith("]") else text.strip()
