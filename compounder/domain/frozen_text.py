"""A plan's derivations as JSON text and back, so that a worksheet prints the very Working that the plan had."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from compounder.domain.number import exact_text, parse_exact
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Basis, Notation, Strength
from compounder.domain.unit import Unit
from compounder.domain.working import Calculation, Figure, Step, Working

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
"""What JSON holds without a float."""


def plain(value: object) -> Plain:  # noqa: C901, PLR0911, PLR0912 - one case for each type, like `Words.show`
    """A value of a phrase or a Working as what JSON holds; a type that has no form here is a fault (TypeError)."""
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction():
            return {"number": exact_text(value)}
        case Quantity():
            return {"quantity": value.exact_text()}
        case Percentage():
            return {"share": exact_text(value.share)}
        case Strength():
            notation = value.notation
            written: list[Plain] = [notation.mark, str(notation.top), str(notation.bottom)]
            return {"strength": exact_text(value.value), "notation": written}
        case Figure():
            return {"figure": plain(value.value), "places": value.places}
        case Calculation():
            return {"left": plain(value.left), "operator": value.operator, "right": plain(value.right)}
        case Phrase():
            return {"phrase": value.key, "values": {name: plain(part) for name, part in value.values}}
        case LocalText():
            return {"text": dict(value.texts)}
        case Step():
            parts = {"what": value.what, "formula": value.formula, "result": value.result, "source": value.source}
            return {"step": {name: plain(part) for name, part in parts.items()}}
        case Unit():
            return {"unit": str(value)}
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return [plain(part) for part in value]
        case _:
            raise TypeError(f"no form for {type(value).__name__}")


def working_of(stored: object) -> Working:
    """The Working that `plain` wrote; what it did not write is a fault (ValueError, KeyError)."""
    steps = restored(stored)
    if not isinstance(steps, tuple) or not all(isinstance(step, Step) for step in steps):
        raise ValueError("not a stored Working")
    return steps


def restored(stored: object) -> object:
    """The value that `plain` wrote."""
    if isinstance(stored, list):
        return tuple(restored(part) for part in stored)
    if not isinstance(stored, Mapping):
        return stored
    if "step" in stored:
        return Step(**{name: restored(part) for name, part in stored["step"].items()})  # type: ignore[arg-type]
    if "phrase" in stored:
        return Phrase.of(stored["phrase"], **{name: restored(part) for name, part in stored["values"].items()})
    return _number(stored)


def _number(stored: Mapping[str, object]) -> object:  # noqa: PLR0911 - one case for each type
    match stored:
        case {"number": str(text)}:
            return parse_exact(text)
        case {"quantity": str(text)}:
            return Quantity.stored(text)
        case {"unit": str(text)}:
            return Unit.of(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"share": str(text)}:
            return Percentage(parse_exact(text))
        case {"strength": str(text), "notation": [str(mark), str(top), str(bottom)]}:
            notation = Notation(mark, Unit.of(top), Unit.of(bottom))
            return Strength(parse_exact(text), Basis(notation.top.dimension, notation.bottom.dimension), notation)
        case {"figure": value, "places": places}:
            return Figure(restored(value), places)  # type: ignore[arg-type]  # what `plain` wrote
        case {"left": left, "operator": str(operator), "right": right}:
            return Calculation(restored(left), operator, restored(right))  # type: ignore[arg-type]
        case {"text": Mapping() as texts}:
            return LocalText(tuple(texts.items()))
        case _:
            raise ValueError(f"not a stored value: {stored!r}")
