"""Seed faults into the calculators' own functions, one at a time, and see what they would show for the worked cases."""

from __future__ import annotations
import __future__

import ast
import copy
import inspect
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from types import FunctionType, ModuleType
from typing import Any

from compounder.domain.calculators.declaration import Calculator, Texts
from compounder.domain.calculators.formula import Expression, Result, operand, rounded_down, rounded_up
from compounder.domain.calculators.kinds import magnitude
from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit

_SWAPPED: dict[type, Any] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}
_OTHER_UNIT = {"g": "mg", "mg": "g", "kg": "g", "mL": "L", "L": "mL", "mol": "mmol", "mmol": "mol"}
_MAKERS = ("found", "rounded_up", "rounded_down")
_ROUNDED = {"rounded_up": "_rounded_down", "rounded_down": "_rounded_up"}
_READS = ("term", "quantity", "strength", "number", "percentage", "rows", "word")
_STOPS = (Refusal, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, StopIteration)
"""What stops a calculation before anything is shown."""
_BEYOND_STATED = Fraction(1, 10**35)
Shown = Mapping[str, Quantity]


@dataclass(frozen=True)
class Fault:
    """One changed place in one function: what kind of fault, where, and the function's code with it."""

    kind: str
    place: str
    function: FunctionType
    code: Any


def _ten_fold(value: Expression) -> Expression:
    return value * operand(10)


def _in_another_unit(result: Result) -> Result:
    """The number of one unit beside another: 5 mg for 5 g."""
    value = result.value
    if not isinstance(value, Quantity):
        return result
    powers = [(_OTHER_UNIT.get(symbol, symbol), power) for symbol, power in value.unit.powers]
    return replace(result, value=Quantity(value.number, Unit(tuple(sorted(powers)))))


_INJECTED: dict[str, object] = {
    "_ten_fold": _ten_fold,
    "_in_another_unit": _in_another_unit,
    "_rounded_up": rounded_up,
    "_rounded_down": rounded_down,
}


def functions_of(module: ModuleType) -> Iterator[FunctionType]:
    """Every function that a module defines, methods too; those with a decorator are left alone."""
    for item in vars(module).values():
        if isinstance(item, FunctionType) and item.__module__ == module.__name__:
            yield item
        if inspect.isclass(item) and item.__module__ == module.__name__:
            yield from (part for part in vars(item).values() if _is_written(part, module))


def _is_written(part: object, module: ModuleType) -> bool:
    return isinstance(part, FunctionType) and part.__code__.co_filename == module.__file__


def faults_of(function: FunctionType) -> Iterator[Fault]:
    """One fault for every place of a function that can be changed into something that still runs."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    nodes: list[Any] = list(ast.walk(tree))
    reads = sorted({node.args[0].value for node in nodes if _is_read(node)})
    for index, node in enumerate(nodes):
        for kind, changed in _changes(node, reads):
            mutated = copy.deepcopy(tree)
            _put(mutated, index, changed)
            yield Fault(kind, f"{function.__qualname__}:{node.lineno}", function, _code(mutated, function))


def _is_read(node: ast.AST) -> Any:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _READS
        and len(node.args) == 1
        and isinstance(node.args[0], ast.Constant)
    )


def _changes(node: Any, reads: Sequence[str]) -> Iterator[tuple[str, ast.AST]]:
    yield from _changed_operators(node)
    yield from _changed_calls(node)
    yield from _changed_lines(node)
    if _is_read(node) and node.func.attr != "rows":
        others = (name for name in reads if name != node.args[0].value)
        yield from (("swapped inputs", ast.Call(node.func, [ast.Constant(name)], [])) for name in others)
    if isinstance(node, ast.Constant) and _ten_times(node.value) is not None:
        yield "factor 10", ast.Constant(_ten_times(node.value))


def _changed_operators(node: Any) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SWAPPED:
            yield "wrong operator", ast.BinOp(left, _SWAPPED[type(op)](), right)
            yield "dropped correction", left
        case ast.Compare(left=left, ops=[op], comparators=right) if type(op) in _SWAPPED:
            yield "turned comparison", ast.Compare(left, [_SWAPPED[type(op)]()], right)
        case _:
            pass


def _changed_calls(node: Any) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _MAKERS:
            ten = _called("_ten_fold", args[1])
            yield "factor 10", ast.Call(node.func, [args[0], ten, *args[2:]], keywords)
            yield "swapped units", _called("_in_another_unit", node)
            if name in _ROUNDED:
                yield "wrong rounding", _called(_ROUNDED[name], *args)
        case _:
            pass


def _changed_lines(node: Any) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Call(func=ast.Attribute(attr="rows")):
            for start, end in ((1, None), (None, -1)):
                bounds = [None if bound is None else ast.Constant(bound) for bound in (start, end)]
                yield "off-by-one line", ast.Subscript(node, ast.Slice(*bounds), ast.Load())
        case ast.Subscript(value=value, slice=ast.Constant(value=0)):
            yield "off-by-one line", ast.Subscript(value, ast.Constant(-1), ast.Load())
        case ast.Subscript(value=value, slice=ast.Slice(lower=ast.Constant(value=1))):
            yield "off-by-one line", value
        case _:
            pass


def _called(name: str, *arguments: Any) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def _ten_times(value: object) -> int | str | None:
    """Ten times a number of the source, written as a number or as a text; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value * 10 or None
    if isinstance(value, str) and value.replace(".", "", 1).isdigit():
        return str(float(value) * 10)
    return None


def _put(tree: ast.AST, index: int, changed: ast.AST) -> None:
    target = list(ast.walk(tree))[index]
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, field, changed)
            elif isinstance(value, list) and target in value:
                value[value.index(target)] = changed


def _code(tree: ast.FunctionDef, function: FunctionType) -> Any:
    module = ast.fix_missing_locations(ast.Module([tree], []))
    flag = __future__.annotations.compiler_flag
    scratch: dict[str, Any] = {}
    exec(compile(module, function.__code__.co_filename, "exec", flags=flag), scratch)  # noqa: S102 - our own source
    return scratch[function.__name__].__code__


@contextmanager
def seeded(fault: Fault) -> Iterator[None]:
    """The function with its fault, for everyone who calls it."""
    whole, names = fault.function.__code__, fault.function.__globals__
    names.update(_INJECTED)
    fault.function.__code__ = fault.code
    try:
        yield
    finally:
        fault.function.__code__ = whole
        for name in _INJECTED:
            del names[name]


def shown(calculator: Calculator, texts: Texts) -> Shown | InternalFault | None:
    """Every number that a person would be shown; the fault that a check raised; None where nothing is shown."""
    try:
        outcomes = calculator.outcomes(texts)
    except InternalFault as fault:
        return fault
    except _STOPS:
        return None
    return {name: magnitude(item.value) for name, item in outcomes.items() if isinstance(item, Result)}


def wrong(seen: Shown | InternalFault | None, right: Shown | InternalFault | None) -> bool:
    """Whether a number would be shown that is not the right one."""
    if not isinstance(seen, Mapping):
        return False
    known: Shown = right if isinstance(right, Mapping) else {}
    return any(name not in known or not _same(value, known[name]) for name, value in seen.items())


def _same(one: Quantity, other: Quantity) -> bool:
    """Equal, but for digits behind those that an irrational value states."""
    if one.dimension != other.dimension:
        return False
    return abs((one - other).number) <= abs(one.number) * _BEYOND_STATED
