"""The pages as they are set: no text on another, none over the edge, and lines that break without loss."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.documents import page as page_module
from compounder.documents import pdf as pdf_module
from compounder.documents import styles
from compounder.documents.drawing import DoesNotFit, Drawing
from compounder.documents.walk import findings
from compounder.documents.wrapping import wrapped
from tests.documents.samples import fonts
from tests.documents.test_records import RECORDS


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", list(RECORDS))
def test_no_text_stands_on_another_or_over_the_edge(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each drawn page of each record is walked: overlaps, edges, nothing below 6 points."""
    pages: list[Drawing] = []
    for module in ("batch_record", "worksheet", "dispensing_record", "register"):
        target = f"compounder.documents.{module}.pdf_bytes"

        def kept(drawn: list[Drawing], metadata: pdf_module.Metadata) -> bytes:
            pages.extend(drawn)
            return pdf_module.pdf_bytes(drawn, metadata)

        monkeypatch.setattr(target, kept)
    RECORDS[name](language)
    found = [
        (number, finding)
        for number, page in enumerate(pages, start=1)
        for finding in findings(page, side=39, above=15, below=20, smallest=6)
    ]
    assert found == []
    assert page_module.PORTRAIT.block == pytest.approx(498.9, abs=0.1)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=60), st.integers(20, 300))
def test_wrapping_loses_no_letter_and_keeps_to_its_width(text: str, width: int) -> None:
    """Whatever the text, its letters come back in order, and no line is wider than its place (one letter may be)."""
    lines = wrapped(fonts(), text, styles.BODY, width)
    assert "".join(lines) == text
    assert all(fonts().width(styles.BODY, line) <= width or len(line) == 1 for line in lines)


@given(st.lists(st.sampled_from(["Anne", "de", "la", "Marie-Élisabeth", "O'Brien", "x" * 50]), min_size=1, max_size=9))
def test_wrapping_breaks_at_spaces_and_keeps_words(words: list[str]) -> None:
    """Joined again, the lines are the text; only a word wider than the line is broken."""
    text = " ".join(words)
    lines = wrapped(fonts(), text, styles.BODY, 120)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_label_text_without_room_is_not_drawn() -> None:
    """The drawing itself refuses: no caller can forget the check."""
    drawing = Drawing(fonts(), 100, 100)
    with pytest.raises(DoesNotFit, match="name"):
        drawing.text(0, 20, "Sodium thiosulfate", styles.TITLE, 50, field="name")
    assert drawing.marks == []


def test_a_no_break_space_holds_number_and_unit_together() -> None:
    """A weight such as 121.14 g is never parted between two lines."""
    lines = wrapped(fonts(), "weigh 121.14\u00a0g now", styles.BODY, 60)
    assert any("121.14\u00a0g" in line for line in lines)
    plain = wrapped(fonts(), "injection 250 mg/mL", styles.BODY, 70)
    assert plain == ["injection", "250\u00a0mg/mL"]


def test_a_fallback_face_is_measured_with_its_own_widths() -> None:
    """A run in another script is measured with the font that draws it."""
    mixed = fonts().runs(styles.BODY.face, "Aא")
    assert [run.font for run in mixed] == ["IBMPlexSans_400Regular", "DejaVuSans"]
    assert fonts().width(styles.BODY, "Aא") == pytest.approx(
        sum(fonts().width(styles.BODY, part) for part in ("A", "א"))
    )
    assert replace(styles.BODY, size=19).size == 19
