"""The plan of a batch as it was frozen: read only."""

from __future__ import annotations

from ui.screens.batches.step import BatchStep


class PlanStep(BatchStep):
    """What was planned."""
