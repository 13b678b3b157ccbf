"""Passwords and codes: asked for at the terminal without showing them, else the next line of standard input."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable

from compounder.domain.errors import Refusal
from compounder.shipped import words


def read_secret(key: str, language: str, **values: object) -> str:
    """The secret that the prompt under ``[ask]`` asks for; ``missing_input`` where standard input has no more lines."""
    if sys.stdin.isatty():
        return _answered(lambda: getpass.getpass(words(language).say(f"ask.{key}", **values)), key, language, **values)
    what = words(language).say(f"ask.{key}", **values).rstrip(" :\u202f")
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError as error:
        raise Refusal("missing_input", "secret_not_text", what=what) from error
    if not line:
        raise Refusal("missing_input", "secret", what=what)
    return line.rstrip("\r\n")


def read_new_secret(key: str, language: str, **values: object) -> str:
    """A new password; at the terminal it is typed twice."""
    first = read_secret(key, language, **values)
    if sys.stdin.isatty() and read_secret("again", language) != first:
        raise Refusal("weak_password", "differs")
    return first


def read_text(key: str, given: str | None, option: str, language: str) -> str:
    """A text that an option gives, else the terminal; ``missing_input`` where there is nobody to ask."""
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refusal("missing_input", "option", option=option)
    print(words(language).say(f"ask.{key}"), end="", file=sys.stderr, flush=True)
    return _answered(input, key, language)


def _answered(ask: Callable[[], str], key: str, language: str, **values: object) -> str:
    """What was typed at the terminal; ``missing_input`` where its end (Ctrl-D) was typed instead."""
    try:
        return ask()
    except EOFError as error:
        print(file=sys.stderr)
        what = words(language).say(f"ask.{key}", **values).rstrip(" :\u202f")
        raise Refusal("missing_input", "secret", what=what) from error
