"""The sources of the catalogue, named once."""

from __future__ import annotations

from compounder.domain.phrase import Phrase

USP_1160 = Phrase.of("source.calculator.usp_1160")
GENERAL_TEXTS = Phrase.of("source.calculator.general_texts")
GALENIC_TEXTS = Phrase.of("source.calculator.galenic_texts")
"""General pharmaceutics texts."""
