"""A calculator as data: what it takes, what it gives, its source, and the pure function between them.

How to add a calculator
-----------------------
1. Write a function of exact values in its family's module::

       def _compute(given: Given) -> Outcomes:
           mass, volume = given.term("mass"), given.term("volume")
           return {"density": found("density", mass / volume, Unit.of("g/mL"), SOURCE)}

   `Outcomes` maps each output that the inputs determine to its `Result`, or to a `Refusal` that counts only when that
   output is asked for. Outputs that are not determined are left out (``unknown_output``). A refusal that holds whatever
   is asked is raised. `given.term(name)` is a named term for formulas, `given.quantity(name)`, `.strength`,
   `.percentage`, `.number`, `.word` are the bare values, `given.rows(name)` the rows of a list (each a `Given`), and
   ``name in given`` asks whether there is a value.
2. Build every value with `formula.found(name, expression, form, source)`: value, symbols and numbers come from the
   one expression. `form` is a Unit, a Notation (strength), `As.NUMBER` or `As.PERCENTAGE`. Results are terms again: use
   them in the next expression and their steps come along. `rounded_up`/`rounded_down` make counts, `total(terms)` sums
   a list, `stated` says any other operation (a root, the larger of two) by a phrase of ``[formula]``.
3. Declare it: ``Calculator(name, family, inputs, outputs, source, _compute, presence=_presence)``. `Input(name, kind)`
   is needed; ``optional=True`` or ``default="100 %"`` make it not so; ``sign=Sign.ZERO_ALLOWED`` or ``Sign.ANY``. Kinds
   stand in `kinds`; a list is ``Rows((Input(...), ...), presence=…)``.
4. `presence(names: Names)` checks combinations from the names alone: `names.need`, `.exactly`, `.at_most`, `.together`,
   `.forbid`, `.only_with`. It runs before any dimension or sign is looked at.
   Outputs that say how much of a finished preparation is to be made are declared in ``for_batch`` (`batch_use`).
5. Add the calculator to its family's tuple, the family to `catalogue.FAMILIES`, and each new input or output name to
   ``[value]`` in both word files.
6. Write its independent check, a function of the calculator's name in `checks`, and add it to `checks.register.CHECKS`.

`read` follows the order of checks of the catalogue's section 3: names, options, the text of every input, presence and
dimension, sign and range; the calculator's own checks are in its function. A Refusal has the input at fault in `at`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.checks.facts import Check, Comparison, check_results
from compounder.domain.calculators.formula import Result, value_name
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.kinds import Either, Kind, Name, Option, Sign
from compounder.domain.calculators.written import Reader, Written, read_written
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.phrase import Phrase

Row = Mapping[str, str]
Texts = Mapping[str, str | Sequence[Row]]
"""The inputs as text, by name; a list is a sequence of rows."""
Outcomes = Mapping[str, Result | Refusal]
"""What a calculation determines: each output with its result, or with the refusal that asking for it gets."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows with inputs of their own."""

    inputs: tuple[Input, ...]
    presence: Callable[[Names], None] | None = None
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Input:
    """An input of a calculator: its name in the catalogue, its kind, and whether it may be left out."""

    name: str
    kind: Kind | Option | Name | Rows
    optional: bool = False
    default: str | None = None
    sign: Sign = Sign.POSITIVE
    missing: str = "missing_input"
    """The code of the refusal where it is needed and absent."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """One calculation: the values read, everything that they determine, and the comparisons of the second road."""

    given: Given
    outcomes: Outcomes
    compared: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Calculator:
    """One calculator of the catalogue."""

    name: str
    family: str
    inputs: tuple[Input, ...]
    outputs: tuple[str, ...]
    source: Phrase
    compute: Callable[[Given], Outcomes]
    presence: Callable[[Names], None] | None = None
    agreement: Callable[[Mapping[str, Written]], None] | None = None
    """Refuses texts of kinds that do not go together (mg beside mmol), where any one of them would do alone."""

    for_batch: tuple[ForBatch, ...] = ()
    """The outputs that a new batch can be planned with."""

    check: Check | None = None
    """The second road (`checks.register`); the catalogue fills it in for every calculator."""

    def read(self, texts: Texts, reader: Reader = read_written) -> Given:
        """The exact values of texts, defaults filled in; every refusal of the general half of the catalogue's table."""
        form = _Form(self.inputs, self.presence, texts, reader)
        form.check_names(self.name)
        form.check_options()
        form.read_texts()
        form.check_presence()
        form.check_dimensions()
        if self.agreement is not None:
            self.agreement(form.written)
        return form.values()

    def outcomes(self, texts: Texts, reader: Reader = read_written) -> Outcomes:
        """Everything that the inputs determine; refusals of the inputs are raised.

        An `InternalFault` where the calculator's independent check disagrees: then there is no result at all.
        """
        return self.work_out(texts, reader).outcomes

    def work_out(self, texts: Texts, reader: Reader = read_written) -> WorkedOut:
        """As `outcomes`, with the values that were read and what the independent check compared."""
        given = self.read(texts, reader)
        outcomes = self.compute(given)
        compared = check_results(self.check, given, outcomes) if self.check is not None else ()
        return WorkedOut(given, outcomes, compared)

    def result(self, texts: Texts, output: str, reader: Reader = read_written) -> Result:
        """One output with its Working; ``unknown_output`` where these inputs do not determine it."""
        outcome = self.outcomes(texts, reader).get(output)
        if outcome is None:
            raise Refusal("unknown_output", "not_determined", output=shortened(output), calculator=self.name)
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome


class _Form:
    """The inputs of a calculator, or of one row of a list, on their way from text to exact values."""

    def __init__(
        self,
        inputs: Sequence[Input],
        presence: Callable[[Names], None] | None,
        texts: Mapping[str, object],
        reader: Reader,
        *,
        place: str = "",
        number: int | None = None,
    ) -> None:
        self._inputs = inputs
        self._presence = presence
        self._texts = dict(texts)
        self._reader = reader
        self._place = place
        self._number = number
        self._written: dict[str, Written] = {}
        self._rows: dict[str, list[_Form]] = {name: self._forms(name, rows) for name, rows in self._lists()}

    @property
    def written(self) -> Mapping[str, Written]:
        """The texts that were read, by the names of their inputs; without those of the rows."""
        return self._written

    def _lists(self) -> Iterator[tuple[str, Rows]]:
        return ((item.name, item.kind) for item in self._inputs if isinstance(item.kind, Rows))

    def _forms(self, name: str, rows: Rows) -> list[_Form]:
        texts = self._texts.get(name, ())
        if not isinstance(texts, Sequence) or isinstance(texts, str):
            return []
        return [
            _Form(rows.inputs, rows.presence, row, self._reader, place=f"{self._at(name)}[{index}].", number=index)
            for index, row in enumerate(texts, 1)
            if isinstance(row, Mapping)
        ]

    def _at(self, name: str) -> str:
        return f"{self._place}{name}"

    def check_names(self, calculator: str) -> None:
        """An input that the calculator does not have."""
        known = {item.name for item in self._inputs}
        for name in self._texts:
            if name not in known:
                refusal = Refusal("unexpected_input", "not_of", input=shortened(name), calculator=calculator)
                raise _placed(refusal, self._at(name))
        for form in self._all_rows():
            form.check_names(calculator)

    def check_options(self) -> None:
        """A word that is not in the list of an option."""
        for item in self._inputs:
            text = self._texts.get(item.name)
            if isinstance(item.kind, Option) and text is not None and text not in item.kind.words:
                refusal = Refusal(
                    "unknown_option", "input",
                    input=value_name(item.name), option=shortened(str(text)), options=item.kind.words,
                )  # fmt: skip
                raise _placed(refusal, self._at(item.name))
        for form in self._all_rows():
            form.check_options()

    def read_texts(self) -> None:
        """Read the text of every input, in the order of the declaration."""
        for item in self._inputs:
            text = self._texts.get(item.name)
            is_word = isinstance(item.kind, Either) and text in item.kind.words
            if isinstance(item.kind, Kind) and text is not None and not is_word:
                self._written[item.name] = self._read(item, text)
            if isinstance(item.kind, Name) and not isinstance(text, str | None):
                refusal = Refusal("wrong_dimension", "not_a_text", input=value_name(item.name))
                raise _placed(refusal, self._at(item.name))
            for form in self._rows.get(item.name, ()):
                form.read_texts()

    def _read(self, item: Input, text: object) -> Written:
        kind = item.kind
        if not isinstance(text, str) or not isinstance(kind, Kind):
            refusal = Refusal("wrong_dimension", "not_a_text", input=value_name(item.name))
            raise _placed(refusal, self._at(item.name))
        try:
            written = self._reader(text)
            kind.complete(written)
        except Refusal as refusal:
            raise _placed(refusal, self._at(item.name)) from None
        return written

    def check_presence(self) -> None:
        """An input that is needed and absent, an empty list, and combinations that the calculator does not allow."""
        for item in self._inputs:
            if item.name in self._texts:
                self._check_rows(item)
            elif not item.optional and item.default is None:
                raise _placed(Refusal(item.missing, "needed", input=value_name(item.name)), self._at(item.name))
        if self._presence is not None:
            try:
                self._presence(self.names())
            except Refusal as refusal:
                raise _placed(refusal, self._at(refusal.at)) from None
        for form in self._all_rows():
            form.check_presence()

    def _check_rows(self, item: Input) -> None:
        if not isinstance(item.kind, Rows):
            return
        rows, texts = self._rows[item.name], self._texts[item.name]
        if not isinstance(texts, Sequence) or isinstance(texts, str) or len(rows) != len(texts):
            refusal = Refusal("wrong_dimension", "not_a_list", input=value_name(item.name))
            raise _placed(refusal, self._at(item.name))
        if len(rows) < item.kind.at_least:
            refusal = Refusal("missing_input", "rows", input=value_name(item.name), least=item.kind.at_least)
            raise _placed(refusal, self._at(item.name))

    def check_dimensions(self) -> None:
        """A text of another kind than its input needs."""
        for item in self._inputs:
            if item.name in self._written and isinstance(item.kind, Kind):
                try:
                    item.kind.fit(self._written[item.name])
                except Refusal as refusal:
                    raise _placed(refusal, self._at(item.name)) from None
            for form in self._rows.get(item.name, ()):
                form.check_dimensions()

    def values(self) -> Given:
        """Every exact value, after the check of its sign and range, with the defaults of what was not given."""
        values: dict[str, object] = {}
        for item in self._inputs:
            text = self._texts.get(item.name, item.default)
            if isinstance(item.kind, Rows):
                if item.name in self._texts:
                    values[item.name] = tuple(form.values() for form in self._rows[item.name])
            elif item.name in self._written or (isinstance(item.kind, Kind) and item.default is not None):
                values[item.name] = self._value(item, item.kind)
            elif isinstance(text, str):
                values[item.name] = text
        return Given(values, self.names(), self._number)

    def _value(self, item: Input, kind: Kind | Option | Name) -> object:
        written = self._written.get(item.name) or read_written(item.default or "")
        if not isinstance(kind, Kind):
            raise TypeError(f"{item.name} is read as a number")
        try:
            return kind.value(written, item.sign)
        except Refusal as refusal:
            raise _placed(refusal, self._at(item.name)) from None

    def names(self) -> Names:
        """Which names were given, in the rows too, and the word of each option."""
        rows = {name: tuple(form.names() for form in forms) for name, forms in self._rows.items()}
        words = {
            item.name: str(self._texts.get(item.name, item.default)) for item in self._inputs if self._is_word(item)
        }
        return Names(frozenset(self._texts), rows, words)

    def _is_word(self, item: Input) -> bool:
        return isinstance(item.kind, Option) and (item.name in self._texts or item.default is not None)

    def _all_rows(self) -> Iterator[_Form]:
        return (form for forms in self._rows.values() for form in forms)


def _placed(refusal: Refusal, place: str) -> Refusal:
    refusal.at = place
    return refusal
