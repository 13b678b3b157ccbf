"""The sizes of the records: point size, lead and face of each kind of text (papers.md, section 2)."""

from __future__ import annotations

from compounder.documents.fonts import Face, Style

TITLE = Style(Face.BOLD, 20, 22.4)
REGISTER_TITLE = Style(Face.BOLD, 17, 20)
PERSON_TITLE = Style(Face.BOLD, 17, 20)
ANSWER = Style(Face.SEMIBOLD, 14, 17)
FIGURE = Style(Face.BOLD, 18, 21)
TO_WEIGH = Style(Face.BOLD, 16, 18.5)
RELEASE = Style(Face.BOLD, 13, 16)
SECTION = Style(Face.SEMIBOLD, 11, 14)
OVER = Style(Face.REGULAR, 11, 14)
NUMBER = Style(Face.BOLD, 11, 13.5)
NAME = Style(Face.SEMIBOLD, 10, 12.5)
STATEMENT = Style(Face.SEMIBOLD, 10, 12.4)
SIGNER = Style(Face.MEDIUM, 10, 12.4)
WEIGHED = Style(Face.BOLD, 10.5, 12.5)
BODY = Style(Face.REGULAR, 9.5, 12.5)
STRONG = Style(Face.SEMIBOLD, 9.5, 12.5)
SMALL = Style(Face.REGULAR, 8, 10.2)
SMALL_STRONG = Style(Face.SEMIBOLD, 8, 10.2)
CODE = Style(Face.MONO, 8, 10.4)
LOT = Style(Face.MONO_MEDIUM, 9.5, 12.5)
TRACE = Style(Face.REGULAR, 7, 8.8)
TRACE_CODE = Style(Face.MONO, 7, 8.8)
TRACE_STRONG = Style(Face.MONO_MEDIUM, 7.5, 9)

TABLE_HEAD_RULE, ROW_RULE, TOTAL_RULE = 0.6, 0.25, 0.8
SECTION_RULE, STRIP_RULE, SIGNATURE_RULE = 0.8, 1.0, 1.0
HEAD_RULE, RELEASE_RULE, CHANGE_BAR, VOID_FRAME = 1.4, 2.0, 2.2, 2.2
