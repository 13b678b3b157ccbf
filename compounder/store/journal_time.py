"""The time of an act: never before the last one, and not far from it unless somebody says so."""

from __future__ import annotations

from datetime import datetime, timedelta

from compounder.domain.errors import Refusal
from compounder.services.unit_of_work import Act

SET_CLOCK_BACK = "set_clock_back"
"""The one act whose time may lie before the last one's: an administrator's, signed, with a reason."""

BACK = timedelta(minutes=2)
AHEAD = timedelta(hours=24)


def time_of_act(clock: datetime, last: datetime | None, act: Act) -> datetime:
    """The later of clock and last act. Refused: ``clock_behind`` by over 2 minutes, ``clock_ahead`` unconfirmed."""
    if last is None or act.kind == SET_CLOCK_BACK:
        return clock
    if clock < last - BACK:
        raise Refusal("clock_behind", "act", clock=clock, last=last)
    if clock > last + AHEAD and not act.clock_confirmed:
        raise Refusal("clock_ahead", "act", clock=clock, last=last)
    return max(clock, last)
