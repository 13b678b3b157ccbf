"""A calculation in PDF: results on top, what was given, every derivation, the second road; it is no record."""

from __future__ import annotations

from compounder.documents import styles
from compounder.documents.derivations import add_derivations
from compounder.documents.fonts import Fonts
from compounder.documents.page import Flow
from compounder.documents.parts import GAP, answer_strip, pairs, section, title_part
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords, capitalised
from compounder.documents.run_pages import RunFlow, rows_of_run, run_head
from compounder.domain.calculators.calculation import Calculation, GivenInput, backwards, rounding
from compounder.domain.calculators.formula import value_name
from compounder.domain.papers.calculation import CalculationPaper
from compounder.domain.papers.derivation import Derivation, DerivationRow
from compounder.domain.phrase import Phrase
from compounder.words import Words

_INDENT = 190.0


def calculation_pdf(paper: CalculationPaper, words: Words, fonts: Fonts) -> bytes:
    """The calculation as PDF bytes; the same calculation, program, machine and day give the same bytes."""
    shown = PaperWords(words.for_paper())
    flow = RunFlow(fonts, shown, paper.run)
    calculation = paper.calculation
    title = shown.words.say(f"calculator.{calculation.calculator.name}")
    family = shown.words.say(f"calculator_family.{calculation.calculator.family}")
    over = shown("calculation.over", family=family)
    flow.add(title_part(fonts, shown, flow.width, over, title, below=shown("calculation.not_a_record")))
    _results(flow, calculation)
    _inputs(flow, calculation)
    _derivations(flow, calculation)
    _assurance(flow, paper)
    kind = shown("calculation.kind")
    subject = f"{kind} {title}, {shown.show(paper.run.run_on)}, {paper.run.build}"
    return pdf_bytes(flow.finish(run_head(shown, paper.run, kind)), Metadata(title, subject, paper.run.machine))


def _results(flow: Flow, calculation: Calculation) -> None:
    words = flow.words
    cells = [
        (capitalised(words.show(value_name(found.name))), words.show(found.result.value)) for found in calculation.found
    ]
    flow.add(section(flow.fonts, words, flow.width, words("calculation.results")), gap=GAP)
    short = [cell for cell in cells if len(cell[1]) <= _LONGEST_ANSWER]
    if short:
        flow.add(answer_strip(flow.fonts, words, flow.width, short), gap=2)
    long = [cell for cell in cells if cell not in short]
    if long:
        flow.add(pairs(flow.fonts, words, flow.width, long, indent=_INDENT), gap=6)


_LONGEST_ANSWER = 40


def _inputs(flow: Flow, calculation: Calculation) -> None:
    words = flow.words
    flow.add(section(flow.fonts, words, flow.width, words("calculation.inputs")), gap=GAP)
    for given in calculation.inputs():
        name = capitalised(words.show(given.name))
        flow.add(pairs(flow.fonts, words, flow.width, [(name, _given(words, given))], indent=_INDENT), gap=1)


def _given(words: PaperWords, given: GivenInput) -> str:
    return words("calculation.usual", value=given.value) if given.is_default else words.show(given.value)


def _derivations(flow: Flow, calculation: Calculation) -> None:
    words = flow.words
    derivations = []
    for found in calculation.found:
        *before, last = found.result.working
        rows = (*map(DerivationRow.of, before), DerivationRow.of(last, is_result=True))
        name = capitalised(words.show(value_name(found.name)))
        question = Phrase.of("paper.calculation.why", output=name, value=found.result.value)
        derivations.append(Derivation(question, rows))
    flow.add(section(flow.fonts, words, flow.width, words("calculation.derivation")), gap=GAP, keep=60)
    add_derivations(flow, derivations)


def _assurance(flow: Flow, paper: CalculationPaper) -> None:
    words, calculation = flow.words, paper.calculation
    sources = tuple(dict.fromkeys(words.show(source) for source in calculation.sources()))
    rows = [(words("calculation.backwards"), words.show(phrase)) for phrase in backwards(calculation)[:1]]
    rows += [("", words.show(phrase)) for phrase in backwards(calculation)[1:]]
    rows += [(words("calculation.rounding"), words.show(phrase)) for phrase in rounding(calculation.steps())]
    rows += [(words("calculation.source"), words.show(sources)), *rows_of_run(words, paper.run)]
    flow.add(pairs(flow.fonts, words, flow.width, rows, indent=96), gap=GAP)
    end = flow.part()
    end.height = 12
    flow.add(end, gap=4)
    text = words("calculation.end", pages=len(flow.pages))
    left = (flow.format.width - flow.width) / 2 + 8
    flow.pages[-1].text(left, flow.y, text, styles.SMALL.at(8.5), flow.width - 16, field="end", align="centre")
