"""Run worked cases through the program's own calculators: a verdict on each; an error of the program fails one."""

from __future__ import annotations

from collections.abc import Iterable

from compounder.domain.qualification import Case, Verdict, judge


def qualify_calculators(cases: Iterable[Case]) -> tuple[Verdict, ...]:
    """The verdict on every case, in their order."""
    return tuple(_verdict(case) for case in cases)


def _verdict(case: Case) -> Verdict:
    try:
        return judge(case)
    except Exception as error:  # noqa: BLE001 - the protocol counts a program error as a failed case and goes on
        return Verdict(case, error=f"{type(error).__name__}: {error}")
