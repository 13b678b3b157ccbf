"""The sources of the catalogue, named once."""

from __future__ import annotations

from compounder.domain.phrase import Phrase

USP_1160 = Phrase.of("source.calculator.usp_1160")
GENERAL_TEXTS = Phrase.of("source.calculator.general_texts")
GALENIC_TEXTS = Phrase.of("source.calculator.galenic_texts")
WATER_OF_HYDRATION = Phrase.of("source.calculator.water_of_hydration")
CORRECTIONS = Phrase.of("source.calculator.corrections")
ASSAY_FORUM = Phrase.of("source.calculator.assay_forum")
USP_1176 = Phrase.of("source.calculator.usp_1176")
USP_41 = Phrase.of("source.calculator.usp_41")
SODIUM_CHLORIDE_EQUIVALENTS = Phrase.of("source.calculator.sodium_chloride_equivalents")
WHITE_VINCENT = Phrase.of("source.calculator.white_vincent")
CRYOSCOPIC = Phrase.of("source.calculator.cryoscopic")
LISO_TABLE = Phrase.of("source.calculator.liso_table")
