"""Read qualification case files: what is wrong in one is named by file, case and key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence

from compounder.domain.calculators.declaration import Row, Texts
from compounder.domain.calculators.written import read_written
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.qualification import Answer, Case, value_of

_NEEDED = ("id", "calculator", "given", "find")
_FOR_PEOPLE = ("source", "statement")
_EXPECTED = ("expected", "tolerance", "expected_refusal")


def read_cases(text: str, file: str) -> tuple[Case, ...]:
    """Every case of a file's text, in its order.

    Refused as ``damaged_file`` where it is not TOML, and as ``malformed_case``, with file, case and key, where a key is
    missing, unknown or of the wrong kind, where an expected text cannot be read, and where an id stands twice.
    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a TOMLDecodeError is one; so is a whole number of 5,000 digits
        raise Refusal("damaged_file", "not_toml", file=file, detail=str(error)) from error
    for key in table:
        if key != "case":
            raise _malformed("unknown_key", file, "-", key)
    rows = table.get("case")
    if not isinstance(rows, list) or not rows:
        raise _malformed("no_case", file, "-", "case")
    cases = tuple(_case(row, file, number) for number, row in enumerate(rows, 1))
    check_ids(cases, file)
    return cases


def check_ids(cases: Sequence[Case], file: str) -> None:
    """Ids are unique over all files that are run together."""
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise _malformed("id_twice", file, case.id, "id")
        seen.add(case.id)


def _case(row: object, file: str, number: int) -> Case:
    place = f"[{number}]"
    if not isinstance(row, dict):
        raise _malformed("wrong_type", file, place, "case")
    if isinstance(row.get("id"), str) and row["id"]:
        place = row["id"]
    for key in row:
        if key not in (*_NEEDED, *_FOR_PEOPLE, *_EXPECTED):
            raise _malformed("unknown_key", file, place, key)
    texts = {key: _text(row, key, file, place) for key in ("id", "calculator", "find")}
    expected, expected_text = _expected(row, file, place)
    return Case(
        texts["id"],
        texts["calculator"],
        _given(row, file, place),
        texts["find"],
        expected,
        expected_text,
        *(_text(row, key, file, place) if row.get(key, "") != "" else "" for key in _FOR_PEOPLE),
    )


def _text(row: Mapping[str, object], key: str, file: str, place: str) -> str:
    if key not in row:
        raise _malformed("missing_key", file, place, key)
    value = row[key]
    if not isinstance(value, str) or not value:
        raise _malformed("wrong_type", file, place, key)
    return value


def _expected(row: Mapping[str, object], file: str, place: str) -> tuple[Answer | str, str]:
    """An answer with its tolerance, or the code of a refusal; never both."""
    if "expected_refusal" in row:
        for key in ("expected", "tolerance"):
            if key in row:
                raise _malformed("answer_and_refusal", file, place, key)
        code = _text(row, "expected_refusal", file, place)
        return code, code
    value, tolerance = _text(row, "expected", file, place), _text(row, "tolerance", file, place)
    key = "expected"
    try:
        answer = value_of(read_written(value))
        key = "tolerance"
        return Answer.written(answer, tolerance), value
    except Refusal as refusal:
        raise _malformed("unreadable", file, place, key, reason=refusal.phrase) from refusal


def _given(row: Mapping[str, object], file: str, place: str) -> Texts:
    if "given" not in row:
        raise _malformed("missing_key", file, place, "given")
    given = row["given"]
    if not isinstance(given, dict):
        raise _malformed("wrong_type", file, place, "given")
    return {name: _input(value, file, place, f"given.{name}") for name, value in given.items()}


def _input(value: object, file: str, place: str, key: str) -> str | list[Row]:
    """A text, or a list of tables of texts."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        raise _malformed("wrong_type", file, place, key)
    for number, row in enumerate(value, 1):
        if not isinstance(row, dict):
            raise _malformed("wrong_type", file, place, f"{key}[{number}]")
        for name, text in row.items():
            if not isinstance(text, str):
                raise _malformed("wrong_type", file, place, f"{key}[{number}].{name}")
    return value


def _malformed(variant: str, file: str, case: str, key: str, **values: object) -> Refusal:
    return Refusal("malformed_case", variant, file=file, case=shortened(case), key=shortened(key), **values)
