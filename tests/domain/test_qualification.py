"""When a case passes: exactly within its tolerance, of one kind of quantity, or exactly the expected refusal."""

from __future__ import annotations

import pytest

from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.written import read_written
from compounder.domain.qualification import Answer, Case, judge, value_of

STRENGTH: Texts = {"ingredient": "15 g", "total": "300 g"}


def passes(find: str, expected: str, tolerance: str, *, calculator: str = "percentage_strength") -> bool:
    """Whether 15 g in 300 g is judged to be what is expected."""
    answer = Answer.written(value_of(read_written(expected)), tolerance)
    return judge(Case("X1", calculator, STRENGTH, find, answer, expected)).passed


@pytest.mark.parametrize(
    ("find", "expected", "tolerance", "verdict"),
    [
        ("strength", "5 % w/w", "0 % w/w", True),
        ("strength", "50 mg/g", "0 mg/g", True),
        ("strength", "1:20 w/w", "0 % w/w", True),
        ("strength", "5.1 % w/w", "0.1 % w/w", True),
        ("strength", "4.9 % w/w", "0.1 % w/w", True),
        ("strength", "5.1 % w/w", "0.0999999999999999999999 % w/w", False),
        ("strength", "5 % w/v", "1 % w/v", False),
        ("strength", "5 % v/v", "1 % v/v", False),
        ("strength", "5 %", "1 %", False),
        ("strength", "0.05", "1", False),
        ("vehicle", "285 g", "0 g", True),
        ("vehicle", "0.285 kg", "0 mg", True),
        ("vehicle", "285 mL", "1000 mL", False),
        ("vehicle", "285", "1000", False),
    ],
)
def test_the_limits_are_included_and_the_kind_must_agree(
    find: str, expected: str, tolerance: str, *, verdict: bool
) -> None:
    """|computed − expected| ≤ tolerance, exactly; a ``% w/v`` never equals a ``% w/w``."""
    assert passes(find, expected, tolerance) is verdict


def test_a_refusal_passes_only_by_its_code() -> None:
    """A refusal where an answer is expected, an answer where a refusal is, and another code all fail."""
    assert not passes("strength", "5 % w/w", "0 % w/w", calculator="weight")
    for expected, verdict in (("missing_input", False), ("unknown_output", True)):
        assert judge(Case("X1", "percentage_strength", STRENGTH, "wax", expected, expected)).passed is verdict
    assert not judge(Case("X1", "percentage_strength", STRENGTH, "total", "missing_input", "missing_input")).passed
