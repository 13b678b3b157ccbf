"""``compounder plan --language fr``: what a refusal or an answer shows in French can be typed."""

from __future__ import annotations

import pytest

from compounder.cli.main import main

PLAN = ("plan", "sts-ointment-25", "--size", "500 g", "--language", "fr")


@pytest.mark.parametrize("name", ["thiosulfate de sodium", "thiosulfate de", "sodium thiosulfate", "thio"])
def test_a_line_is_named_as_the_french_output_names_it(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """NAME is any unambiguous part of a line's name, in the language in which the names are shown."""
    assert main([*PLAN, "--assay", f"{name}=99,6 %", "--water", f"{name}=34 %"]) == 0
    assert "121,14" in capsys.readouterr().out


def test_a_form_that_a_refusal_offers_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    """The refusal of an unknown form offers the words that the option takes."""
    assert main([*PLAN, "--strength-as", "anhydre"]) == 2
    assert capsys.readouterr().err.rstrip().endswith("pentahydrate, anhydrous.")
    assert main([*PLAN, "--strength-as", "anhydrous"]) == 0
