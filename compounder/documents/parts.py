"""The parts that every record is built of: paragraphs, sections, answer strips, decimal columns, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compounder.documents import styles
from compounder.documents.drawing import Align, Drawing, LineMark, Mark, ShapeMark, Span, TextMark, moved
from compounder.documents.fonts import Fonts, Style
from compounder.documents.phrases import PaperWords, grouped
from compounder.documents.wrapping import wrapped
from compounder.domain.papers.frame import SignedStatement

GAP = 14
_BAR_INDENT = 7
_AFTER_CUT = 4.0
"""What stays free above what goes on after a cut."""


class Part(Drawing):
    """A piece of a record, never split where it has room on a page; it grows downwards as it is written."""

    def __init__(self, fonts: Fonts, words: PaperWords, width: float) -> None:
        super().__init__(fonts, width)
        self.words = words

    def paragraph(
        self, x: float, y: float, text: str, style: Style, width: float, *, field: str = "", align: Align = "left"
    ) -> float:
        """Set a text in lines of `width` from the top `y`; the answer is the top of what follows."""
        for line in wrapped(self.fonts, text, style, width):
            super().text(
                x, y + style.size, line, style, max(width, self.fonts.width(style, line)), field=field, align=align
            )
            y += style.lead
        self.height = max(self.height, y)
        return y

    def text(
        self, x: float, y: float, text: str, style: Style, width: float, *, field: str, align: Align = "left"
    ) -> float:
        """Set one line on the baseline `y`; one too long for its place goes on below, for a record never refuses."""
        if self.fonts.width(style, text) <= width:
            return super().text(x, y, text, style, width, field=field, align=align)
        self.paragraph(x, y - style.size, text, style, width, field=field, align=align)
        return width

    def decimal(self, mark_x: float, y: float, text: str, style: Style, *, field: str = "") -> None:
        """Set a number with its unit on the baseline `y`, its decimal mark (or its end) at `mark_x`."""
        x = self.decimal_start(mark_x, text, style)
        super().text(x, y, text, style, self.fonts.width(style, text), field=field)

    def decimal_start(self, mark_x: float, text: str, style: Style) -> float:
        """Where a number must start so that its decimal mark, or its end, stands at `mark_x`."""
        mark = self.words.words.sentences["number.mark"]
        number = text.partition("\N{NO-BREAK SPACE}")[0]
        whole = number.partition(mark)[0].rstrip("…")
        return mark_x - self.fonts.width(style, whole)

    def struck(self, x: float, y: float, text: str, style: Style, weight: float, *, field: str = "") -> float:
        """Set a text struck through and still legible; the answer is its width."""
        width = self.fonts.width(style, text)
        self.text(x, y, text, style, width, field=field)
        self.marks.append(LineMark(x - 1, y - style.size * 0.3, x + width + 1, y - style.size * 0.3, weight))
        return width

    def in_pieces(self, most: float) -> list[Part]:
        """This part; one taller than `most` points in several, cut between lines of text."""
        pieces, rest = [], self
        while rest.height > most:
            piece, rest = rest._cut(most)
            pieces.append(piece)
        return [*pieces, rest]

    def _cut(self, most: float) -> tuple[Part, Part]:
        boxes = [mark.box for mark in self.texts]
        cut = most
        while crossed := [top for _, top, _, bottom in boxes if _AFTER_CUT < top < cut < bottom]:
            cut = min(crossed)
        above, below = Part(self.fonts, self.words, self.width), Part(self.fonts, self.words, self.width)
        up = _AFTER_CUT - cut
        above.height, below.height = cut, self.height + up
        for mark in self.marks:
            if isinstance(mark, LineMark) and mark.y < cut < mark.to_y:
                above.marks.append(replace(mark, to_y=cut))
                below.marks.append(moved(replace(mark, y=cut), 0, up))
            elif _top(mark) < cut:
                above.marks.append(mark)
            else:
                below.marks.append(moved(mark, 0, up))
        return above, below

    def bar(self, top: float, bottom: float) -> None:
        """The bar in the margin: something here was changed, deviated or voided."""
        self.marks.append(LineMark(-_BAR_INDENT, top, -_BAR_INDENT, bottom, styles.CHANGE_BAR))


def _top(mark: Mark) -> float:
    match mark:
        case TextMark():
            return mark.box[1]
        case ShapeMark():
            return min(y for _, y in mark.points)
        case _:
            return mark.y


def section(fonts: Fonts, words: PaperWords, width: float, title: str, note: str = "") -> Part:
    """A numbered heading under its rule, with a note at the right."""
    part = Part(fonts, words, width)
    part.rule(0, 0, width, styles.SECTION_RULE)
    taken = part.text(0, 14, title, styles.SECTION, width, field="section")
    if note:
        part.text(taken + 8, 14, note, styles.SMALL, width - taken - 8, field="note", align="right")
    part.height = 20
    return part


def title_part(fonts: Fonts, words: PaperWords, width: float, over: str, title: str, *, below: str = "") -> Part:
    """The line over the title, the title, and what the record is about in a sentence or two."""
    part = Part(fonts, words, width)
    y = part.paragraph(0, 0, over, styles.OVER, width, field="kind")
    y = part.paragraph(0, y + 1, title, styles.TITLE, width, field="title")
    if below:
        y = part.paragraph(0, y + 2, below, styles.BODY, width * 0.86, field="about")
    part.height = y + 6
    return part


def answer_strip(fonts: Fonts, words: PaperWords, width: float, cells: Sequence[tuple[str, str]]) -> Part:
    """Three to five answers; no value wraps: a cell widens, else it moves to a line of its own."""
    part = Part(fonts, words, width)
    part.rule(0, 0, width, styles.STRIP_RULE)
    y = 0.0
    for row in _strip_rows(fonts, width, cells):
        x = 0.0
        room = (width - sum(cell_width for cell_width, _ in row)) / len(row)
        for number, (cell_width, (label, value)) in enumerate(row):
            if number:
                part.upright(x - 7, y + 5, 26, styles.TOTAL_RULE)
            part.text(x, y + 12, label, styles.SMALL, cell_width, field="answer label")
            part.text(x, y + 28, value, styles.ANSWER, cell_width, field="answer")
            x += cell_width + room
        y += 35
    part.rule(0, y, width, styles.TABLE_HEAD_RULE)
    part.height = y + 2
    return part


def _strip_rows(
    fonts: Fonts, width: float, cells: Sequence[tuple[str, str]]
) -> list[list[tuple[float, tuple[str, str]]]]:
    rows: list[list[tuple[float, tuple[str, str]]]] = []
    taken = width
    for label, value in cells:
        needed = max(fonts.width(styles.SMALL, label), fonts.width(styles.ANSWER, value)) + 14
        if not rows or taken + needed > width:
            rows.append([])
            taken = 0
        rows[-1].append((min(needed, width), (label, value)))
        taken += needed
    return rows


def pairs(fonts: Fonts, words: PaperWords, width: float, rows: Sequence[tuple[str, str]], *, indent: float) -> Part:
    """Words at the left, what they say at `indent`."""
    part = Part(fonts, words, width)
    y = 0.0
    for word, said in rows:
        after = part.paragraph(0, y, word, styles.STRONG, indent - 8, field="word")
        y = max(after, part.paragraph(indent, y, said, styles.BODY, width - indent, field=word)) + 3
    part.height = y
    return part


def signature(fonts: Fonts, words: PaperWords, width: float, signed: SignedStatement, *, groups: int = 8) -> Part:
    """What was signed in the first person, by whom, when, and the digest of what was signed."""
    part = Part(fonts, words, width)
    part.rule(0, 0, width, styles.SIGNATURE_RULE)
    y = part.paragraph(0, 4, words.show(signed.statement), styles.STATEMENT, width, field="statement") + 2
    person = (
        Span(words.show(signed.person.name), styles.SIGNER),
        Span(f"  {words.show(signed.person.role)}", styles.BODY),
    )
    if part.measure(person) <= width:
        part.line(0, y + 10, person, width, field="signer")
        y += 13
    else:
        y = part.paragraph(0, y, words.show(signed.person.name), styles.SIGNER, width, field="signer")
        y = part.paragraph(0, y, words.show(signed.person.role), styles.BODY, width, field="role")
    y = part.paragraph(0, y, words.seconds(signed.at), styles.BODY, width, field="signed at")
    digest = f"sha256 {grouped(signed.digest, groups=groups)}"
    part.height = part.paragraph(0, y, digest, styles.TRACE_CODE, width, field="digest") + 6
    return part


def release(fonts: Fonts, words: PaperWords, width: float, signed: SignedStatement, register: str) -> Part:
    """The release, alone at full width under the heaviest rule."""
    part = Part(fonts, words, width)
    part.rule(0, 0, width, styles.RELEASE_RULE)
    number = words("register_number", number=register)
    taken = part.text(0, 18, number, styles.NAME, width, field="register", align="right")
    y = part.paragraph(0, 5, words.show(signed.statement), styles.RELEASE, width - taken - 10, field="statement") + 2
    part.text(0, y + 10, words.seconds(signed.at), styles.BODY, width, field="signed at", align="right")
    person = f"{words.show(signed.person.name)}  {words.show(signed.person.role)}"
    y = part.paragraph(0, y, person, styles.SIGNER, width - 160, field="signer")
    digest = f"sha256 {grouped(signed.digest, groups=8)}"
    y = part.paragraph(0, y, digest, styles.TRACE_CODE, width, field="digest") + 3
    part.rule(0, y, width, styles.TABLE_HEAD_RULE)
    part.height = y + 4
    return part


def signature_lines(fonts: Fonts, words: PaperWords, width: float, statement: str) -> Part:
    """The block for a signature by hand: lines for signature, name, date and time."""
    part = Part(fonts, words, width)
    part.rule(0, 0, width, styles.SIGNATURE_RULE)
    y = part.paragraph(0, 4, statement, styles.STATEMENT, width, field="statement") + 12
    _ruled(part, words("by_hand.signature"), 0, y, width)
    _ruled(part, words("by_hand.name"), 0, y + 19, width * 0.5)
    _ruled(part, words("by_hand.moment"), width * 0.5 + 4, y + 19, width * 0.5 - 4)
    part.height = y + 32
    return part


def _ruled(part: Part, word: str, x: float, y: float, width: float) -> None:
    taken = part.text(x, y + 8, word, styles.SMALL, width, field="by hand")
    part.rule(x + taken + 8, y + 9, width - taken - 8, styles.TABLE_HEAD_RULE)
