"""One case of a qualification on paper: problem, inputs, derivation, source; expected, obtained (cut), difference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from compounder.documents import styles
from compounder.documents.fonts import Style
from compounder.documents.page import Flow
from compounder.documents.parts import Part
from compounder.documents.phrases import PaperWords
from compounder.domain.calculators.formula import Result, form_of, in_form
from compounder.domain.calculators.kinds import Value, magnitude
from compounder.domain.number import cut_text, is_decimal
from compounder.domain.qualification import Answer, Verdict, kind_of
from compounder.domain.strength import Strength
from compounder.domain.working import QUANTITY_PLACES, Figure, Step, number_of

CASE = 50.0
EXPECTED, OBTAINED, DIFFERENCE = (272.0, 340.0), (346.0, 424.0), (430.0, 482.0)
_TICK = 489.0
_UNIT = 17.0
"""Where the line below a number begins."""
_PROBLEM = EXPECTED[0] - CASE - 8
_LONGEST = 60
"""Lines of a derivation that are printed; the last is always there."""


def verdict_part(flow: Flow, verdict: Verdict) -> Part:
    """A row of the protocol; one that is not as expected has the bar and says so."""
    part, case, words = flow.part(), verdict.case, flow.words
    y = part.paragraph(0, 4, words.show(case.id), styles.NAME.at(9), CASE - 4, field="case")
    part.paragraph(
        0, y, words.show(case.calculator.replace("_", " ")), styles.SMALL.at(7.5), CASE - 4, field="calculator"
    )
    y = 4.0
    for text, style in _problem(words, verdict):
        y = part.paragraph(CASE, y, text, style, _PROBLEM, field="problem")
    if isinstance(case.expected, str):
        _refusal_expected(part, verdict, case.expected)
    else:
        _answer_expected(part, verdict, case.expected)
    if verdict.passed:
        part.tick(_TICK, 14)
    else:
        _not_as_expected(part)
    part.height += 5
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _not_as_expected(part: Part) -> None:
    left, right = OBTAINED[0], DIFFERENCE[1]
    text = part.words("qualification.not_as_expected")
    part.paragraph(left, part.height, text, styles.STRONG, right - left, field="verdict", align="right")
    part.bar(4, part.height)


def _problem(words: PaperWords, verdict: Verdict) -> list[tuple[str, Style]]:
    case = verdict.case
    found = [(words.show(_on_one_line(case.statement)), styles.BODY)] if case.statement else []
    given = words("qualification.given", inputs=_inputs(words, case.given), find=_named(words, case.find))
    found.append((given, _SMALL))
    if verdict.result is not None:
        found += [(text, _DERIVATION) for text in _derivation(words, verdict.result)]
    elif verdict.refusal is not None:
        found.append((words("qualification.refused", sentence=verdict.refusal.phrase), _DERIVATION))
    else:
        found.append((words("qualification.error", error=verdict.error), _DERIVATION))
    if case.source:
        found.append((words("qualification.source", source=_on_one_line(case.source)), _SMALL))
    return found


def _on_one_line(text: str) -> str:
    """A text of a case file, whose author may have broken its lines, for the lines of the paper."""
    return re.sub(r"[ \t\n]+", " ", text.strip())


_SMALL, _DERIVATION = styles.SMALL, styles.SMALL_STRONG.at(8.5, 10.8)


def _named(words: PaperWords, name: str) -> str:
    return words.show(words.words.sentences.get(f"value.{name}", name))


def _inputs(words: PaperWords, given: object) -> str:
    """The inputs as they stand in the case file, lists with the numbers of their rows."""
    if isinstance(given, str):
        return words.show(given)
    if isinstance(given, Sequence):
        rows = (f"({number}) {_inputs(words, row)}" for number, row in enumerate(given, 1))
        return ", ".join(rows) or words("none")
    if isinstance(given, Mapping):
        pairs = ((_named(words, name), _inputs(words, text)) for name, text in given.items())
        return "; ".join(f"{name}\N{NO-BREAK SPACE}= {text}" for name, text in pairs) or words("none")
    return words.show(repr(given))


def _derivation(words: PaperWords, result: Result) -> list[str]:
    steps = result.working
    if len(steps) > _LONGEST:
        shown = [_step(words, step) for step in steps[: _LONGEST - 2]]
        return [*shown, words("qualification.more_steps", number=len(steps) - _LONGEST + 1), _step(words, steps[-1])]
    return [_step(words, step) for step in steps]


def _step(words: PaperWords, step: Step) -> str:
    if step.formula == step.result:
        return f"{words.show(step.what)} = {words.show(step.result)}"
    return f"{words.show(step.what)} = {words.show(step.formula)} = {words.show(step.result)}"


def _refusal_expected(part: Part, verdict: Verdict, code: str) -> None:
    words = part.words
    _word(part, EXPECTED, words("qualification.refusal"), styles.BODY)
    if verdict.passed:
        _word(part, OBTAINED, words("qualification.the_same"), styles.STRONG)
        _code(part, _UNIT, code)
    else:
        _otherwise(part, verdict)
        _code(part, part.height, words("qualification.code_expected", code=code))


def _otherwise(part: Part, verdict: Verdict) -> None:
    """What came in place of what was expected."""
    words = part.words
    if verdict.result is not None:
        below = _number(part, OBTAINED, Figure.of(verdict.result.value), styles.STRONG)
        _below(part, OBTAINED, below, _unit(words, verdict.result.value))
    elif verdict.refusal is not None:
        _word(part, OBTAINED, words("qualification.refusal"), styles.STRONG)
        _code(part, _UNIT, verdict.refusal.code)
    else:
        _word(part, OBTAINED, words("qualification.fault"), styles.STRONG)


def _answer_expected(part: Part, verdict: Verdict, answer: Answer) -> None:
    words = part.words
    expected, tolerance = answer.value, answer.tolerance
    below = _number(part, EXPECTED, Figure(expected), styles.BODY)
    _below(part, EXPECTED, below, f"±\N{NO-BREAK SPACE}{words.show(tolerance)}")
    value = verdict.value
    if value is None or kind_of(value) != kind_of(expected):
        _otherwise(part, verdict)
        return
    below = _number(part, OBTAINED, _cut(value, _decimals(number_of(expected)) + 1), styles.STRONG)
    _below(part, OBTAINED, below, _unit(words, value))
    if not _is_ratio(value):
        gap = abs(number_of(value) - number_of(expected))
        allowed = number_of(in_form(magnitude(tolerance), form_of(expected)))
        _number(part, DIFFERENCE, _cut(gap, _decimals(allowed) + 2), styles.BODY)


def _is_ratio(value: Value) -> bool:
    """1:x stands on its head: x differs by another number than the strength."""
    return isinstance(value, Strength) and value.notation.mark == "1:"


def _cut(value: Value, places: int) -> Figure:
    """A value whole where it ends soon, else cut one decimal after those of the expected one."""
    most = max(QUANTITY_PLACES, places)
    number = number_of(value)
    is_short = is_decimal(number) and Fraction(cut_text(number, most)) == number
    return Figure(value) if is_short else Figure(value, most)


def _decimals(number: Fraction) -> int:
    return len(cut_text(number, 12).partition(".")[2])


def _unit(words: PaperWords, value: Value) -> str:
    shown = words.show(value)
    return shown.partition("\N{NO-BREAK SPACE}")[2]


def _number(part: Part, cell: tuple[float, float], figure: Figure, style: Style) -> float:
    """A number without its unit, its decimal mark in the middle of the cell where it has room, else at the right.

    The answer is where the line below it begins.
    """
    words, (left, right) = part.words, cell
    text = words.show(figure).partition("\N{NO-BREAK SPACE}")[0]
    mark = left + (right - left) * 0.48
    whole = text.partition(words.words.sentences["number.mark"])[0].rstrip("…")
    before = part.fonts.width(style, whole)
    if before <= mark - left and part.fonts.width(style, text) - before <= right - mark:
        part.decimal(mark, 14, text, style, field="number")
        return _UNIT
    sizes = (size for size in (style.size, 8.0, 7.0) if part.fonts.width(style.at(size), text) <= right - left)
    fitting = style.at(next(sizes, 7.0))
    after = part.paragraph(left, 14 - fitting.size, text, fitting, right - left, field="number", align="right")
    return max(_UNIT, after)


def _word(part: Part, cell: tuple[float, float], text: str, style: Style) -> None:
    left, right = cell
    part.paragraph(left, 4, text, style, right - left, field="word", align="right")


def _below(part: Part, cell: tuple[float, float], y: float, text: str) -> None:
    left, right = cell
    part.paragraph(left, y, text, styles.SMALL, right - left, field="unit", align="right")


def _code(part: Part, y: float, text: str) -> float:
    return part.paragraph(EXPECTED[0], y, text, styles.CODE, DIFFERENCE[1] - EXPECTED[0], field="code", align="right")
