"""Read the command line, run one command, and turn its answer, its refusal or its fault into text and an exit code."""

from __future__ import annotations

import argparse
import os
import re
import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

from compounder import __version__
from compounder.cli.answer import DONE, FAULT, INTERRUPTED, REFUSED, show_fault, show_refusal
from compounder.cli.commands import COMMANDS
from compounder.domain.errors import InternalFault, Refusal
from compounder.exchange.private_files import private_files
from compounder.shipped import LANGUAGES, words


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is a refusal like any other, and which takes "-5g" as a value."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._negative_number_matcher = re.compile(r"-[0-9.,]")

    def error(self, message: str) -> NoReturn:
        raise Refusal("usage", "arguments", command=self.prog, detail=message)


def _shared_options(*, with_defaults: bool) -> _Parser:
    """The options that work before and after the subcommand."""
    parser = _Parser(add_help=False, argument_default=None if with_defaults else argparse.SUPPRESS, allow_abbrev=False)
    parser.add_argument(
        "--database", metavar="FILE|URL", help="the pharmacy's database (default: the user's data folder)"
    )
    parser.add_argument("--state", metavar="DIR", help="where anchors, settings and the log are kept")
    parser.add_argument("--as", dest="person", metavar="USER", help="who acts; the password is asked for")
    parser.add_argument("--language", metavar="|".join(LANGUAGES), help="the language of the output (default: en)")
    parser.add_argument("--json", action="store_true", help="answer in JSON, always in English")
    return parser


def build_parser() -> _Parser:
    """The whole grammar of the command."""
    parser = _Parser(
        prog="compounder",
        parents=[_shared_options(with_defaults=True)],
        allow_abbrev=False,
        description="Plan, prepare, verify, release, label, dispense and trace what a hospital pharmacy compounds.",
        epilog="Exit: 0 done, 1 a check failed, 2 refused (rule, value, remedy), 3 a fault of the program.",
    )
    parser.add_argument("--version", action="version", version=f"compounder {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    shared = _shared_options(with_defaults=False)
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(name, parents=[shared], help=command.help, allow_abbrev=False)
        command.add_arguments(subparser)
        if command.actions:
            nested = subparser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=_Parser)
            for word, action in command.actions.items():
                action.add_arguments(nested.add_parser(word, parents=[shared], help=action.help, allow_abbrev=False))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 a check failed, 2 refused, 3 a fault, 130 stopped by Ctrl-C."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language, as_json = _given_language(given), "--json" in given
    try:
        options = build_parser().parse_args(given)
        words(language)
        options.language = language
        with private_files():
            return COMMANDS[options.command].run(options)
    except Refusal as refusal:
        show_refusal(refusal, words(language if language in LANGUAGES else "en"), as_json=as_json)
        return REFUSED
    except InternalFault as fault:
        show_fault(fault, words(language))
        return FAULT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the last frame: anything unexpected is a fault, shown whole and never swallowed
        traceback.print_exc()
        print(words("en").say("fault.unexpected"), file=sys.stderr)
        return FAULT


def _given_language(arguments: Sequence[str]) -> str:
    """The language asked for, found before the arguments are parsed, so that their refusal speaks it too."""
    language = "en"
    for index, argument in enumerate(arguments):
        if argument == "--language" and index + 1 < len(arguments):
            language = arguments[index + 1]
        elif argument.startswith("--language="):
            language = argument.partition("=")[2]
    return language


if __name__ == "__main__":
    sys.exit(main())
