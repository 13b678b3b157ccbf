"""The lot that a command's option names, as a scanner or a person gives it."""

from __future__ import annotations

from datetime import UTC, datetime

from compounder.exchange import scanned_lot as of_scan


def scanned_lot(text: str) -> str:
    """See `compounder.exchange.scanned_lot`."""
    return of_scan.scanned_lot(text, datetime.now(UTC).date())
