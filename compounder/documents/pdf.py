"""Drawings to PDF bytes: the same drawings give the same bytes, whenever and wherever they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from compounder.documents.drawing import BoxMark, CodeMark, Drawing, LineMark, ShapeMark, TextMark
from compounder.documents.fonts import Face

_DASH = (2, 2)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a reader program shows of a file: title and subject (kind, number, audit head). No patient's name, ever."""

    title: str
    subject: str
    author: str


def pdf_bytes(pages: Sequence[Drawing], metadata: Metadata) -> bytes:
    """Write the pages. `invariant` leaves out the time; without `initialFontName` each page would name Helvetica."""
    target = BytesIO()
    first = pages[0]
    name = Face.REGULAR.value[0]
    canvas = Canvas(target, pagesize=(first.width, first.height), invariant=1, initialFontName=name, lang=None)
    canvas.setTitle(metadata.title)
    canvas.setSubject(metadata.subject)
    canvas.setAuthor(metadata.author)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, page: Drawing) -> None:
    for mark in page.marks:
        match mark:
            case TextMark():
                _text(canvas, page, mark)
            case LineMark():
                _pen(canvas, mark.weight, is_dashed=mark.is_dashed)
                canvas.line(mark.x, page.height - mark.y, mark.to_x, page.height - mark.to_y)
            case BoxMark():
                _pen(canvas, mark.weight, is_dashed=mark.is_dashed)
                canvas.rect(mark.x, page.height - mark.y - mark.height, mark.width, mark.height, stroke=1, fill=0)
            case ShapeMark():
                _shape(canvas, page, mark)
            case CodeMark():
                _code(canvas, page, mark)


def _pen(canvas: Any, weight: float, *, is_dashed: bool = False) -> None:
    canvas.setLineWidth(weight)
    canvas.setDash(*_DASH) if is_dashed else canvas.setDash()


def _text(canvas: Any, page: Drawing, mark: TextMark) -> None:
    writing = canvas.beginText()
    if mark.is_turned:
        writing.setTextTransform(0, 1, -1, 0, mark.x, page.height - mark.y)
    else:
        writing.setTextOrigin(mark.x, page.height - mark.y)
    for span in mark.spans:
        for run in page.fonts.runs(span.style.face, span.text):
            writing.setFont(run.font, span.style.size)
            writing.textOut(run.text)
    canvas.drawText(writing)


def _shape(canvas: Any, page: Drawing, mark: ShapeMark) -> None:
    path = canvas.beginPath()
    (x, y), *others = mark.points
    path.moveTo(x, page.height - y)
    for x, y in others:
        path.lineTo(x, page.height - y)
    if mark.weight:
        _pen(canvas, mark.weight)
        canvas.drawPath(path, stroke=1, fill=0)
    else:
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def _code(canvas: Any, page: Drawing, mark: CodeMark) -> None:
    """Dark runs of a row as one rectangle each, all rows in one filled path: no hairlines between modules."""
    path = canvas.beginPath()
    for number, row in enumerate(mark.rows):
        column = 0
        for is_dark, run in groupby(row):
            length = len(tuple(run))
            if is_dark:
                bottom = page.height - mark.y - (number + 1) * mark.module
                path.rect(mark.x + column * mark.module, bottom, length * mark.module, mark.module)
            column += length
    canvas.drawPath(path, stroke=0, fill=1)
