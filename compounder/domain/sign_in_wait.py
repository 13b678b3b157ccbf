"""After three wrong passwords a wait of five minutes, doubling to an hour, never for ever."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

WRONG_BEFORE_WAIT = 3
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SignInWait:
    """How many wrong passwords and how many waits since the last right one, and until when the present wait lasts."""

    wrong: int = 0
    waits: int = 0
    until: datetime | None = None

    def is_on(self, now: datetime) -> bool:
        """Whether nobody is let in yet, with whatever password."""
        return self.until is not None and now < self.until

    def with_wrong_password(self, now: datetime) -> SignInWait:
        """After one more wrong password: every third begins a wait, twice as long as the one before."""
        wrong = self.wrong + 1
        if wrong % WRONG_BEFORE_WAIT:
            return SignInWait(wrong, self.waits, self.until)
        return SignInWait(wrong, self.waits + 1, now + self.next_wait)

    @property
    def tries_left(self) -> int:
        """How many wrong passwords there may be until the next wait begins, at least one."""
        return WRONG_BEFORE_WAIT - self.wrong % WRONG_BEFORE_WAIT

    @property
    def next_wait(self) -> timedelta:
        """How long the next wait lasts."""
        # The power is bounded before it is taken: a counter of years must not overflow a timedelta.
        doublings: int = 2 ** min(self.waits, 10)
        return min(FIRST_WAIT * doublings, LONGEST_WAIT)


def wait_after(wrong_at: Iterable[datetime]) -> SignInWait:
    """The wait that wrong passwords at these instants lead to, earliest first."""
    wait = SignInWait()
    for instant in wrong_at:
        wait = wait.with_wrong_password(instant)
    return wait
