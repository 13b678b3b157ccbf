"""What a refusal tells of itself besides its sentence."""

from __future__ import annotations

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase


@pytest.mark.parametrize(
    ("refusal", "field"),
    [
        (Refusal("invalid_name", "empty", field=Phrase.of("field.supplier")), "field.supplier"),
        (Refusal("invalid_name", "empty", field="field.supplier"), ""),
        (Refusal("missing_input", "needed", input="Mass"), ""),
    ],
)
def test_a_refusal_names_the_field_that_its_sentence_names(refusal: Refusal, field: str) -> None:
    """A screen puts it there; a text that only looks like a field names none."""
    assert refusal.field == field
