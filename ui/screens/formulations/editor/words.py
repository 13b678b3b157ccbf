"""What the editor says: the sections, what stands in each, and a line of help at the fields that need one."""

from __future__ import annotations

from collections.abc import Sequence
from re import sub

from PySide6.QtCore import QObject

from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import (
    ControlDraft,
    FactDraft,
    FormulationDraft,
    Given,
    LineDraft,
    StepDraft,
)
from compounder.domain.phrase import LocalText, Phrase
from ui.screens.formulations.editor.item_row import ItemText
from ui.screens.formulations.editor.sections import Section, word
from ui.theme.tokens import State
from ui.words import language, words

_MISSING = "refusal.missing_input.needed"


class EditorWords(QObject):
    """``EditorWords(parent)``; nothing is kept, so a change of language changes them all."""

    def section(self, section: Section) -> str:
        """The name of a section."""
        return {
            Section.NAME: self.tr("Name and source"),
            Section.STRENGTH: self.tr("Size and strength"),
            Section.LINES: self.tr("Lines"),
            Section.METHOD: self.tr("Method"),
            Section.CONTROLS: self.tr("In-process controls"),
            Section.KEEPING: self.tr("Container, storage"),
            Section.USE_BY: self.tr("Use-by and label"),
            Section.RULES: self.tr("Limits and rules"),
            Section.FACTS: self.tr("Facts to confirm"),
        }[section]

    def content(self, section: Section, draft: FormulationDraft) -> str:
        """What stands in a section, in a few words."""
        claim, container = draft.claim, draft.container
        shown: dict[Section, tuple[object | None, ...]] = {
            Section.NAME: (
                word("formulation.dosage_form")(draft.dosage_form) if draft.dosage_form else None,
                word("formulation.route")(draft.route) if draft.route else None,
            ),
            Section.STRENGTH: (claim.strength, draft.base_size),
            Section.LINES: (self.tr("%n line(s)", "", len(draft.lines)) if draft.lines else None,),
            Section.METHOD: (self.tr("%n step(s)", "", len(draft.steps)) if draft.steps else None,),
            Section.CONTROLS: (self.tr("%n control(s)", "", len(draft.controls)) if draft.controls else None,),
            Section.KEEPING: (
                word("formulation.container")(container.kind) if container.kind else None,
                container.content,
            ),
            Section.USE_BY: (
                word("formulation.beyond_use_class")(draft.beyond_use_class) if draft.beyond_use_class else None,
            ),
            Section.RULES: (draft.tolerance,),
            Section.FACTS: (self.tr("%n fact(s)", "", len(draft.unconfirmed)) if draft.unconfirmed else None,),
        }
        said = [words().show(value) for value in shown[section] if value is not None]
        is_optional = section in (Section.METHOD, Section.CONTROLS, Section.FACTS)
        return ", ".join(said) or (self.tr("may stay empty") if is_optional else self.tr("nothing yet"))

    def state(self, refusals: Sequence[Refusal]) -> tuple[State, str]:
        """How far a section, or an item, is: refused, something to fill in, or complete."""
        refused = [refusal for refusal in refusals if refusal.phrase.key != _MISSING]
        if refused:
            return State.REFUSED, self.tr("refused")
        if refusals:
            return State.PLAIN, self.tr("%n to fill in", "", len(refusals))
        return State.OK, self.tr("complete")

    def standing(self, section: Section, draft: FormulationDraft, refusals: Sequence[Refusal]) -> tuple[State, str]:
        """How far a section is; one that may stay empty and is so is not called complete."""
        is_list = section in (Section.METHOD, Section.CONTROLS, Section.FACTS)
        if is_list and not refusals and not getattr(draft, section.value[0]):
            return State.PLAIN, self.tr("none")
        return self.state(refusals)

    def heading(self, name: str) -> str:
        """The heading of a group of fields."""
        return {
            "sizes": self.tr("For how much"),
            "claim": self.tr("What the label says"),
            "container": self.tr("What is filled"),
            "storage": self.tr("How it is kept"),
            "strength_limits": self.tr("Strength, in % of what the label says"),
            "yield_limits": self.tr("Yield"),
            "rules": self.tr("Weighing and releasing"),
            "ingredient": self.tr("Which ingredient"),
            "amount": self.tr("How much of it"),
            "substance": self.tr("Salt, hydrate or concentrate"),
            "density": self.tr("Density, to weigh a volume"),
            "overage": self.tr("Overage, against what is lost"),
        }.get(name, "")

    def said(self, place: str) -> str:
        """A heading, or the help at a field; "" where its label says everything."""
        bare = sub(r"\[[0-9]+\]", "", place)
        return self.heading(bare) or self._help().get(bare, "")

    def _help(self) -> dict[str, str]:
        empty = self.tr("may stay empty")
        return {
            "nothing": self.tr("not given"),
            "known": self.tr("Known: lots and formulations use this name."),
            "unknown": self.tr("New: no lot and no other formulation bears this name."),
            "lines.ingredient": self.tr("Type a few letters. ↓ goes to the known ones, Enter takes one."),
            "id": self.tr("Small letters, digits and hyphens. Records name the formulation so for ever."),
            "source": self.tr("Where the formula comes from: who, what, when."),
            "base_size": self.tr("often 100 g or 100 mL"),
            "usual_size": self.tr("what one batch makes"),
            "expected_loss": empty,
            "container.excess": self.tr("an amount or %; may stay empty"),
            "excipients": self.tr("Those that the label must name. May stay empty."),
            "storage.low": empty,
            "storage.high": empty,
            "water_activity": self.tr("from 0 to 1; may stay empty"),
            "house_limit_days": empty,
            "effective_on": empty,
            "tolerance": self.tr("how far a weighing may lie off"),
            "lines.tolerance": self.tr("empty: that of the formulation"),
            "lines.nominal_strength": self.tr("of a ready-made concentrate"),
            "lines.overage.extra": self.tr("not counted in the strength"),
            "lines.overage.label_rule": self.tr("empty: not on the label"),
        }

    # the items of lists

    def item(self, record: object, refusals: Sequence[Refusal]) -> ItemText:
        """What the row of an item says."""
        state, state_word = self.state(refusals) if refusals else (None, "")
        match record:
            case LineDraft():
                name = self.text(record.name) or record.ingredient or self.tr("new line")
                return ItemText(
                    f"{name[:1].upper()}{name[1:]}", self._facts(record), self._amount(record), state, state_word
                )
            case StepDraft():
                return ItemText(self.text(record.text) or self.tr("new step"), "", "", state, state_word)
            case ControlDraft():
                name = self.text(record.name) or self.tr("new control")
                return ItemText(name, self.text(record.expected), "", state, state_word)
            case FactDraft():
                about = word("formulation.about")(record.about) if record.about else ""
                settled = self.tr("settled by %1").replace("%1", about) if about else ""
                return ItemText(self.text(record.text) or self.tr("new fact"), settled, "", state, state_word)
            case _:
                raise TypeError(f"no item: {type(record).__name__}")

    def _facts(self, line: LineDraft) -> str:
        facts = (
            word("formulation.role")(line.role) if line.role is not None else None,
            words().say("sheet.compensating") if line.compensating else None,
        )
        return ", ".join(fact for fact in facts if fact)

    def _amount(self, line: LineDraft) -> str:
        if line.given is Given.REST:
            return words().say("sheet.quantum_satis")
        if line.given is Given.PARTS and line.parts is not None:
            return words().sentence(Phrase.of("sheet.parts", parts=line.parts))
        value = {Given.AMOUNT: line.amount, Given.STRENGTH: line.strength}.get(line.given or Given.REST)
        return words().show(value) if value is not None else ""

    def text(self, text: LocalText) -> str:
        """A text in the language that is spoken, in any other where that is missing."""
        texts = dict(text.texts)
        found = texts.get(language(), "").strip() or next((each for _, each in text.texts if each.strip()), "")
        return words().show(found) if found else ""
