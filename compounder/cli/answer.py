"""How the command answers: exit codes, JSON in English, refusals on standard error."""

from __future__ import annotations

import json
import sys

from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.phrase import Phrase
from compounder.shipped import words
from compounder.words import Words

DONE, CHECK_FAILED, REFUSED, FAULT = 0, 1, 2, 3
INTERRUPTED = 130
"""As shells say that Ctrl-C stopped a command; what it would have done is not done, or stands whole."""


def print_json(answer: object) -> None:
    """Print an answer as JSON: UTF-8, in the order of its keys."""
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def refusal_answer(refusal: Refusal) -> dict[str, object]:
    """A refusal for machines: its code, its values and its sentence, in English."""
    english = words("en")
    return {
        "code": refusal.code,
        "values": {name: _plain(value, english) for name, value in refusal.values.items()},
        "sentence": english.sentence(refusal.phrase),
    }


def _plain(value: object, english: Words) -> object:
    """A value for machines: lists stay lists, and a word is named by its key, so that it can be compared."""
    if isinstance(value, tuple):
        return [_plain(part, english) for part in value]
    if isinstance(value, Phrase) and not value.values:
        return value.key.rpartition(".")[2]
    return value if isinstance(value, int) else english.show(value)


def show_refusal(refusal: Refusal, reader: Words, *, as_json: bool) -> None:
    """Say what was refused: code and sentence on standard error; as JSON on standard output where it was asked for."""
    if as_json:
        print_json({"refusals": [refusal_answer(refusal)]})
    print(f"{refusal.code}: {reader.sentence(refusal.phrase)}", file=sys.stderr)


def show_fault(fault: InternalFault, reader: Words) -> None:
    """Say that two roads to one number disagree: nothing of the answer may be used."""
    print(reader.sentence(fault.phrase), file=sys.stderr)
