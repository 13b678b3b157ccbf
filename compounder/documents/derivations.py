"""Derivations on paper: a question, then word, formula, result on the decimal mark, source."""

from __future__ import annotations

from collections.abc import Sequence

from compounder.documents import styles
from compounder.documents.page import Flow
from compounder.documents.parts import GAP, Part, section
from compounder.documents.phrases import capitalised
from compounder.domain.papers.derivation import Derivation, DerivationRow
from compounder.domain.papers.frame import Text
from compounder.domain.phrase import Phrase

_FORMULA, _RESULT, _SOURCE = 104.0, 306.0, 392.0
_MARK = 340.0
_LONGEST = 560.0


def add_derivations(flow: Flow, derivations: Sequence[Derivation]) -> None:
    """Set each derivation whole; only one longer than a page is parted, after its first line."""
    for number, derivation in enumerate(derivations):
        rows = [_row(flow, row) for row in derivation.rows]
        note = flow.part()
        if derivation.note:
            text = flow.words.show(derivation.note)
            note.paragraph(_FORMULA, 3, text, styles.SMALL, flow.width - _FORMULA, field="note")
        question = flow.part()
        question.paragraph(0, 0, flow.words.show(derivation.question), styles.NAME, flow.width, field="question")
        question.rule(0, question.height + 2, flow.width, styles.TABLE_HEAD_RULE)
        question.height += 3
        whole = sum(row.height for row in rows) + note.height
        first = rows[0].height if rows else 0
        flow.add(question, gap=8 if number else 2, keep=whole if whole < _LONGEST else first)
        for row in rows:
            flow.add(row)
        flow.add(note)


def add_outlook(flow: Flow, sentences: Sequence[Text], title: str) -> None:
    """Set how sure the planned strength is and what is estimated of a solution, as one paragraph of sentences."""
    part = section(flow.fonts, flow.words, flow.width, title)
    shown = (capitalised(flow.words.show(sentence)).rstrip(".") + "." for sentence in sentences)
    part.height = part.paragraph(0, 22, " ".join(shown), styles.BODY.at(9, 11.6), flow.width, field="outlook")
    flow.add(part, gap=GAP)


def _row(flow: Flow, row: DerivationRow) -> Part:
    part, words = flow.part(), flow.words
    bottoms = [part.paragraph(0, 2, words.show(row.what), styles.BODY.at(9, 11.6), _FORMULA - 6, field="step")]
    formula = words.show(row.formula)
    bottoms.append(part.paragraph(_FORMULA, 2, formula, styles.BODY, _RESULT - _FORMULA - 6, field="formula"))
    result = words.show(row.result)
    style = styles.WEIGHED if row.is_result and result[:1].isdigit() else styles.BODY
    starts = part.decimal_start(_MARK, result, style)
    if result[:1].isdigit() and starts >= _RESULT and starts + part.fonts.width(style, result) <= _SOURCE - 4:
        part.decimal(_MARK, 2 + 9.5, result, style, field="result")
    else:
        # A sentence in place of a number takes the room that the formula leaves; it ends where the column does.
        left = _FORMULA + min(part.fonts.width(styles.BODY, formula), _RESULT - _FORMULA - 6) + 12
        x = min(_RESULT, max(left, _SOURCE - 4 - part.fonts.width(style, result)))
        bottoms.append(part.paragraph(x, 2, result, style, _SOURCE - x - 4, field="result"))
    source = words.show(_with_policy(row.source))
    bottoms.append(
        part.paragraph(_SOURCE, 3, source, styles.SMALL, flow.width - _SOURCE, field="source", align="right")
    )
    part.height = max(*bottoms, 15) + 2
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _with_policy(source: Text) -> Text:
    """A source that names a correction policy by its code, with the policy's word instead."""
    if not isinstance(source, Phrase):
        return source
    values = ((name, Phrase.of(f"policy.{value}") if name == "policy" else value) for name, value in source)
    return Phrase(source.key, tuple(values))
