"""The sealed code: read from paper by tired eyes, and still the same code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.recovery_code import RANDOM_BYTES, code_as_typed, recovery_code


@given(st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES))
def test_a_code_typed_small_with_hyphens_or_look_alikes_is_the_same(random: bytes) -> None:
    code = recovery_code(random)
    assert len(code.split()) == 6
    typed = code.lower().replace(" ", "-").replace("0", "o").replace("1", "l")
    assert code_as_typed(typed) == code_as_typed(code) == code.replace(" ", "")


@given(st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES), st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES))
def test_two_numbers_never_give_one_code(first: bytes, second: bytes) -> None:
    assert (recovery_code(first) == recovery_code(second)) is (first == second)


def test_fewer_random_bytes_are_a_fault() -> None:
    with pytest.raises(ValueError, match="15 bytes"):
        recovery_code(b"short")
