"""``compounder drill``: the classic slips made on purpose with one formulation, and what stops each of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from compounder.cli.answer import DONE, print_json
from compounder.domain.drill import DrillReport, Trial
from compounder.exchange.files import new_file
from compounder.program_runs import drill, drill_page
from compounder.shipped import words
from compounder.words import Words


def run(options: argparse.Namespace) -> int:
    """Drill the formulation, write the page where one is asked for, and say what stopped each slip."""
    if options.out is None:
        report = drill(options.formulation)
    else:
        with new_file(Path(options.out)) as write:
            report = drill(options.formulation)
            write(drill_page(report, options.language))
    if options.json:
        print_json(drill_answer(report))
    else:
        print(drill_text(report, words(options.language)))
    return DONE


def drill_answer(report: DrillReport) -> dict[str, object]:
    """The drill for machines, in English; the keys are a contract."""
    return {
        "formulation": report.formulation,
        "version": report.version,
        "slips": len(report.trials),
        "stopped": len(report.stopped),
        "reaching": len(report.reaching),
        "trials": [_trial_answer(trial, words("en")) for trial in report.trials],
    }


def _trial_answer(trial: Trial, english: Words) -> dict[str, object]:
    stop = trial.stop
    return {
        "slip": trial.slip.value,
        "done": english.sentence(trial.done),
        "stopped_at": stop.stage.value if stop else None,
        "refusal": stop.code if stop else None,
        "sentence": english.sentence(stop.sentence) if stop else None,
    }


def drill_text(report: DrillReport, reader: Words) -> str:
    """The drill for people: what only a human would see, then what each check stopped."""
    name = reader.show(report.name)
    lines = [reader.say("drill.title", name=name, formulation=report.formulation, version=report.version)]
    for key, trials in (("drill.reaching", report.reaching), ("drill.stopped", report.stopped)):
        if trials:
            lines += ["", reader.say(key, number=len(trials))]
            lines += [line for trial in trials for line in _trial_text(trial, reader)]
    return "\n".join(lines)


def _trial_text(trial: Trial, reader: Words) -> list[str]:
    head = f"  {reader.say('drill.trial', slip=reader.say(f'drill.slip.{trial.slip.value}'), done=trial.done)}"
    if trial.stop is None:
        return [head]
    stage = reader.say(f"drill.stage.{trial.stop.stage.value}")
    stop = reader.say("drill.stop", stage=stage, code=trial.stop.code, sentence=trial.stop.sentence)
    return [head, f"    {stop}"]
