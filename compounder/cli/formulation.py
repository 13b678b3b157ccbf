"""``compounder formulation``: list, import, export, compare, approve and retire versions."""

from __future__ import annotations

import argparse
from pathlib import Path

from compounder.cli.answer import DONE, print_json
from compounder.cli.signed_in import opened, show_done, signed_in
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import Phrase
from compounder.exchange.formulation_file import formulation_differences, write_formulation
from compounder.services.author_formulation import (
    approve_formulation,
    import_formulation,
    retire_formulation,
    version_named,
)
from compounder.services.unit_of_work import Loads
from compounder.shipped import formulation, stored_formulation, words


def run(options: argparse.Namespace) -> int:
    """Do the action."""
    {
        "list": _list,
        "import": _import,
        "export": _export,
        "diff": _diff,
        "approve": _approve,
        "retire": _retire,
    }[options.action](options)
    return DONE


def _list(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy, pharmacy.records.reading() as loads:
        versions = sorted(loads.find(FormulationVersion), key=lambda row: (row.formulation, row.version))
    if options.json:
        print_json(
            [{"version": row.id, "state": row.state.value, "digest": row.digest} for row in versions]
        )  # fmt: skip
        return
    reader = words(options.language)
    for row in versions:
        print(f"{row.id:32}  {reader.show(Phrase.of(f'formulation_state.{row.state.value}'))}")


def _import(options: argparse.Namespace) -> None:
    wanted = formulation(options.file)
    with signed_in(options) as desk:
        act = desk.act("import_formulation")
        changes = import_formulation(desk.records, act, wanted, write_formulation(wanted))
    show_done(changes, options, "formulation_import", version=changes.result["version"])


def _export(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy, pharmacy.records.reading() as loads:
        text = version_named(loads, options.version).text
    if options.out is None:
        print(text, end="")
        return
    path = Path(options.out)
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise Refusal("file_not_written", "export", file=path.name, reason=error.strerror or "") from error


def _diff(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy, pharmacy.records.reading() as loads:
        old, new = (_read(loads, named) for named in (options.old, options.new))
    differences = formulation_differences(old, new)
    if options.json:
        print_json([{"key": key, "old": before, "new": after} for key, before, after in differences])
        return
    reader = words(options.language)
    for key, before, after in differences:
        print(f"{key}: {reader.show(before or '—')} → {reader.show(after or '—')}")
    if not differences:
        print(reader.say("done.no_difference"))


def _read(loads: Loads, named: str) -> MasterFormulation:
    """A file, or a version that is stored."""
    if named.endswith(".toml"):
        return formulation(named)
    return stored_formulation(version_named(loads, named))


def _approve(options: argparse.Namespace) -> None:
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            version = version_named(loads, options.version)
        act = desk.act("approve_formulation")
        changes = approve_formulation(desk.records, act, desk.signing(act), version.id, version.digest)
    show_done(changes, options, "formulation_approve", version=version.id)


def _retire(options: argparse.Namespace) -> None:
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            version = version_named(loads, options.version)
        act = desk.act("retire_formulation", options.reason)
        changes = retire_formulation(desk.records, act, desk.signing(act), version.id)
    show_done(changes, options, "formulation_retire", version=version.id)
