"""A walk over a drawing: no two texts on each other, nothing over the edge, nothing below its smallest size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from compounder.documents.drawing import CodeMark, Drawing, TextMark

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a drawing: the kind of defect and the field where it is."""

    kind: str
    field: str


def findings(drawing: Drawing, *, side: float, above: float, below: float, smallest: float) -> Iterator[Finding]:
    """Every defect: "overlap", "edge" and "size". The margins and the smallest size are in points."""
    texts = [(mark.field, mark.box) for mark in drawing.texts]
    codes = [mark for mark in drawing.marks if isinstance(mark, CodeMark)]
    for (field, box), (other_field, other) in combinations([*texts, *(("code", _grown(code, 2)) for code in codes)], 2):
        if _overlap(box, other):
            yield Finding("overlap", f"{field}, {other_field}")
    level = [(mark.field, mark.box) for mark in drawing.texts if not mark.is_turned]
    for field, box in [*level, *(("code", _grown(code, 0)) for code in codes)]:
        if _is_outside(drawing, box, side, above, below):
            yield Finding("edge", field)
    for mark in drawing.texts:
        # A turned strip stands at the label's very end: it keeps the distance of the upper edge on all sides.
        if mark.is_turned and _is_outside(drawing, mark.box, above, above, above):
            yield Finding("edge", mark.field)
    yield from (Finding("size", mark.field) for mark in drawing.texts if _is_small(mark, smallest))


def _is_small(mark: TextMark, smallest: float) -> bool:
    return mark.size < smallest


def _is_outside(drawing: Drawing, box: Box, side: float, above: float, below: float) -> bool:
    left, top, right, bottom = box
    return left < side or right > drawing.width - side or top < above or bottom > drawing.height - below


def _grown(code: CodeMark, quiet_modules: int) -> Box:
    """The code with so many modules of white on all sides."""
    quiet = quiet_modules * code.module
    return code.x - quiet, code.y - quiet, code.x + code.side + quiet, code.y + code.side + quiet


def _overlap(box: Box, other: Box) -> bool:
    slack = 0.2
    return (
        box[0] < other[2] - slack
        and other[0] < box[2] - slack
        and box[1] < other[3] - slack
        and other[1] < box[3] - slack
    )
