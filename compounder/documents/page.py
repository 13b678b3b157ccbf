"""The pages of a record: parts flow from page to page, split only where none holds one; head and foot follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compounder.documents import styles
from compounder.documents.drawing import Drawing, Span, millimetres
from compounder.documents.fonts import Fonts
from compounder.documents.parts import Part
from compounder.documents.phrases import PaperWords
from compounder.documents.wrapping import wrapped
from compounder.domain.papers.frame import Frame

_LEFT = millimetres(20)
_TOP = millimetres(26)
_BOTTOM = millimetres(21)
_NOTE_LEAD = 9.6


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page's size and the width of its block, in points."""

    width: float
    height: float
    block: float


PORTRAIT = PageFormat(millimetres(210), millimetres(297), millimetres(176))
LANDSCAPE = PageFormat(millimetres(297), millimetres(210), millimetres(263))


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says under its rule: the kind of paper, each number with its word, and the state of the copy."""

    kind: str
    numbers: tuple[tuple[str, str], ...]
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that may break between rows: its drawing, and the number by which the break names it."""

    part: Part
    number: str = ""


class Flow:
    """Parts one under the other, on as many pages as they need."""

    def __init__(self, fonts: Fonts, words: PaperWords, frame: Frame, page: PageFormat = PORTRAIT) -> None:
        self.fonts, self.words, self.frame, self.format = fonts, words, frame, page
        self.notes = _notes(fonts, words, frame, page.block)
        self.pages: list[Drawing] = []
        self.anchors: dict[str, int] = {}
        self.y = 0.0
        self.new_page()

    @property
    def width(self) -> float:
        """The width of the block."""
        return self.format.block

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.format.height - _BOTTOM - self.y

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append(Drawing(self.fonts, self.format.width, self.format.height))
        self.y = self._top

    @property
    def _whole(self) -> float:
        """The room of a whole page."""
        return self.format.height - _BOTTOM - self._top

    @property
    def _top(self) -> float:
        return _TOP + _NOTE_LEAD * len(self.notes)

    def part(self) -> Part:
        """An empty part of the block's width."""
        return Part(self.fonts, self.words, self.width)

    def anchor(self, name: str) -> None:
        """Remember on which page something stands, so that another page can name it."""
        self.anchors[name] = len(self.pages)

    def add(self, part: Part, *, gap: float = 0, keep: float = 0) -> None:
        """Set a part, on the next page where it does not fit whole together with `keep` points of what follows."""
        for piece in part.in_pieces(self._whole):
            if piece.height + gap + keep > self.room and self.y > self._top:
                self.new_page()
                gap = 0
            self.pages[-1].place(piece, _LEFT, self.y + gap)
            self.y += piece.height + gap

    def side_by_side(self, left: Part, right: Part | None, *, gap: float = 0, keep: float = 0) -> None:
        """Set two parts beside each other, each of half the block, together with `keep` points of what follows."""
        both = self.part()
        both.place(left, 0, 0)
        if right is not None:
            both.place(right, self.width / 2 + 10, 0)
        both.height = max(left.height, right.height if right else 0)
        self.add(both, gap=gap, keep=keep)

    def table(self, heading: Callable[[str], Part], rows: Sequence[Row], *, gap: float = 0) -> None:
        """Set a table; a break says which line follows, and the heading comes again with its word for "continued"."""
        first, again = heading(""), heading(self.words("continued"))
        most = self._whole - again.height - 14
        pieces = [(row.number, piece) for row in rows for piece in row.part.in_pieces(most)]
        self.add(first, gap=gap, keep=min(pieces[0][1].height + 14, most) if pieces else 0)
        for number, piece in pieces:
            if piece.height + 14 > self.room:
                self._break(number)
                self.add(again)
            self.add(piece)

    def _break(self, number: str) -> None:
        if number:
            note = self.part()
            follows = self.words("follows", line=number)
            note.text(0, 10, follows, styles.SMALL, self.width, field="follows", align="right")
            self.pages[-1].place(note, _LEFT, self.y)
        self.new_page()

    def finish(self, head: Head, *, is_void: bool = False) -> list[Drawing]:
        """Draw head and foot on every page; the foot last, so that the text of a page reads in order."""
        for number, page in enumerate(self.pages):
            body = list(page.marks)
            page.marks.clear()
            self._head(page, head, number + 1)
            page.marks.extend(body)
            if is_void:
                height = page.height - _BOTTOM - _TOP + 22
                page.box(_LEFT - 14, _TOP - 14, self.width + 24, height, styles.VOID_FRAME)
            self._foot(page)
        return self.pages

    def _head(self, page: Drawing, head: Head, number: int) -> None:
        words, frame = self.words, self.frame
        paging = words("page", number=number, all=len(self.pages))
        taken = page.text(_LEFT, 36.7, paging, styles.STRONG.at(9), self.width, field="page", align="right")
        name, address = words.show(frame.pharmacy.name), words.show(frame.pharmacy.address)
        room = self.width - taken - 12
        line = (Span(name, styles.STRONG.at(9)), Span(f"  {address}", styles.BODY.at(8.5)))
        if page.measure(line) <= room:
            page.line(_LEFT, 36.7, line, room, field="pharmacy")
        else:
            lines = wrapped(self.fonts, f"{name}, {address}", styles.STRONG.at(8.5), room)
            for index, text in enumerate(lines):
                y = 36.7 - 10.5 * (len(lines) - 1 - index)
                page.text(_LEFT, y, text, styles.STRONG.at(8.5), room, field="pharmacy")
        page.rule(_LEFT, 42.5, self.width, styles.HEAD_RULE)
        taken = page.text(_LEFT, 52.6, head.state, styles.SMALL.at(8.5), self.width, field="copy", align="right")
        pieces = [Span(head.kind, styles.SMALL_STRONG.at(8.5))]
        for word, value in head.numbers:
            pieces += [Span(f"      {word} ", styles.SMALL.at(8.5)), Span(value, styles.SMALL_STRONG.at(8.5))]
        page.line(_LEFT, 52.6, pieces, self.width - taken - 8, field="numbers")
        for index, text in enumerate(self.notes):
            page.text(_LEFT, 64 + _NOTE_LEAD * index, text, styles.SMALL_STRONG, self.width, field="note of the copy")

    def _foot(self, page: Drawing) -> None:
        words, frame = self.words, self.frame
        top = page.height - 47.8
        page.rule(_LEFT, top, self.width, styles.TABLE_HEAD_RULE)
        printed = words("printed", at=frame.printed_at, by=frame.printed_by)
        taken = page.text(_LEFT, top + 9.5, printed, styles.TRACE.at(7.5), self.width, field="printed", align="right")
        act = words("no_act") if frame.is_draft else f"{frame.audit.number}  {frame.audit.groups}"
        audit = (Span(f"{words('audit')} ", styles.TRACE.at(7.5)), Span(act, styles.TRACE_STRONG))
        page.line(_LEFT, top + 9.5, audit, self.width - taken - 8, field="audit")
        copy = copy_words(words, frame)
        offset = f"{frame.printed_at:%z}"
        local = words("foot", offset=f"UTC{offset[:3]}:{offset[3:]}", program=frame.program, rules=frame.rules)
        taken = page.text(_LEFT, top + 19, local, styles.TRACE, self.width, field="foot")
        room = self.width - taken - 8
        page.text(_LEFT + taken + 8, top + 19, copy, styles.TRACE, room, field="copy", align="right")


def copy_words(words: PaperWords, frame: Frame) -> str:
    """Which print this is: the first, or a duplicate; a draft is none."""
    if frame.is_draft:
        return words("copy.draft")
    return words("copy.duplicate", number=frame.duplicate) if frame.duplicate else words("copy.original")


def _notes(fonts: Fonts, words: PaperWords, frame: Frame, width: float) -> list[str]:
    """What every page says below its head: a draft, a sample pharmacy, a reprint's reason, one person's exception."""
    notes = [words(key) for key, is_so in (("draft", frame.is_draft), ("sample", frame.is_sample)) if is_so]
    if frame.duplicate:
        notes.append(words("copy.because", number=frame.duplicate, reason=frame.reason))
    if frame.exception:
        notes.append(words("exception", text=frame.exception))
    return [line for note in notes for line in wrapped(fonts, note, styles.SMALL_STRONG, width)]
