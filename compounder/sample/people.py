"""Who can sign in to a sample pharmacy, for those who try it: names and the one password."""

from __future__ import annotations

PASSWORD = "sample pharmacy, no patients"  # noqa: S105 - it is published with the program on purpose
"""The password of everybody in a sample pharmacy; it is printed with it and protects nothing."""

ADMINISTRATOR, TECHNICIAN, PHARMACIST = "ada", "tina", "paul"
