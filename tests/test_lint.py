"""Near a dose there is no float, no round() and no change of case: kept by looking at the source itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

DOMAIN = Path(__file__).parent.parent / "compounder" / "domain"
MODULES = sorted(DOMAIN.rglob("*.py"))
CASE_CHANGES = {"upper", "lower", "casefold", "title", "capitalize", "swapcase"}
CASE_MAY_CHANGE = {"audit.py", "identity_check.py", "names.py", "recovery_code.py", "typed_date.py"}
"""Modules that change the case of letters that are no units: a head or a code copied from paper, names, initials."""

WHOLE_NUMBERS = {"isqrt", "comb", "gcd"}
"""What `math` computes of whole numbers, exactly and without a float."""


def findings(source: str, *, case_may_change: bool = False) -> Iterator[str]:
    """What must not stand in the domain, with its line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=float() | complex()):
                yield f"{node.lineno}: the float {node.value!r}"
            case ast.Call(func=ast.Name(id="float" | "round" | "complex" as name)):
                yield f"{node.lineno}: {name}()"
            case ast.Import(names=names) if any(
                name.name.split(".")[0] in ("math", "statistics", "numpy") for name in names
            ):
                yield f"{node.lineno}: a module that computes with floats"
            case ast.ImportFrom(module="math", names=names) if {name.name for name in names} <= WHOLE_NUMBERS:
                pass
            case ast.ImportFrom(module="math" | "statistics" | "numpy"):
                yield f"{node.lineno}: a module that computes with floats"
            case ast.Attribute(attr=attribute) if attribute in CASE_CHANGES and not case_may_change:
                yield f"{node.lineno}: .{attribute}"
            case _:
                pass


@pytest.mark.parametrize("module", MODULES, ids=[str(module.relative_to(DOMAIN)) for module in MODULES])
def test_the_domain_has_no_float_and_changes_no_case(module: Path) -> None:
    """A float loses digits; '250 µg'.upper() is 250 MG (failure modes 27 to 29)."""
    assert list(findings(module.read_text("utf-8"), case_may_change=module.name in CASE_MAY_CHANGE)) == []


@pytest.mark.parametrize(
    "source",
    [
        *("x = 0.5", "x = 1e3", "x = 2j", "float(x)", "round(x, 2)"),
        *("unit.upper()", "text.casefold()", "map(str.lower, units)", "import math", "from math import sqrt"),
    ],
)
def test_the_lint_finds_what_it_looks_for(source: str) -> None:
    """A lint that finds nothing anywhere proves nothing."""
    assert list(findings(source))


def test_the_modules_are_there() -> None:
    """The lint reads the domain, not an empty folder."""
    assert {"number.py", "unit.py", "quantity.py", "strength.py", "ledger.py"} <= {module.name for module in MODULES}
