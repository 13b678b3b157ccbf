"""Runs every check over one read-only snapshot; an exception inside a check is a finding, never a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path

from compounder.domain.audit import GENESIS, is_head_letters
from compounder.domain.errors import Refusal
from compounder.store.errors import raw_errors, refusal_for
from compounder.store.location import Location
from compounder.store.raw import snapshot
from compounder.store.structure import RELEASES, release_of
from compounder.store.verification import (
    chain_checks,
    dilution_checks,
    ledger_checks,
    register_checks,
    signature_checks,
    structure_checks,
)
from compounder.store.verification.evidence import Evidence
from compounder.store.verification.report import Finding, Report

Check = Callable[[Evidence], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    structure_checks.check_structure,
    structure_checks.check_integrity,
    structure_checks.check_references,
    chain_checks.check_links,
    chain_checks.check_hashes,
    chain_checks.check_bodies,
    chain_checks.check_time,
    chain_checks.check_replay,
    chain_checks.check_live_rows,
    chain_checks.check_missing_rows,
    chain_checks.check_commands,
    chain_checks.check_anchors,
    chain_checks.check_anchored_numbers,
    chain_checks.check_erasures,
    chain_checks.check_paper_heads,
    chain_checks.check_backups,
    ledger_checks.check_balanced,
    ledger_checks.check_never_below_zero,
    ledger_checks.check_stored_amounts,
    ledger_checks.check_barred_lots,
    dilution_checks.check_dilutions,
    dilution_checks.check_dilution_rests,
    register_checks.check_gapless,
    register_checks.check_register_time,
    register_checks.check_register_acts,
    register_checks.check_prints,
    signature_checks.check_signatures,
    signature_checks.check_signers,
    signature_checks.check_decisions,
    signature_checks.check_second_readings,
    signature_checks.check_two_persons,
    signature_checks.check_releasers,
)


def check_name(check: Check) -> str:
    """The name of a check, as findings bear it: "live_rows"."""
    return check.__name__.removeprefix("check_")


def verify(
    location: Location,
    anchor_folders: Sequence[Path] = (),
    paper_heads: Sequence[str] = (),
    checks: Sequence[Check] = CHECKS,
) -> Report:
    """Verify a database without changing anything, migrating nothing, moving no anchor.

    Refused where there is nothing to verify: ``database_missing``, ``database_foreign``, ``database_damaged`` (cannot
    even be opened), ``database_newer``, and ``head_letters`` for letters copied wrongly from paper.
    """
    for letters in paper_heads:
        if not is_head_letters(letters):
            raise Refusal("head_letters", "check", letters=letters)
    try:
        with snapshot(location) as database:
            release = release_of(database.cursor, location)
            if release not in RELEASES:
                raise Refusal("database_newer", "found", database=location.shown, release=release)
            return _report(Evidence(database, release, anchor_folders, paper_heads), checks)
    except raw_errors(location) as error:
        refusal = refusal_for(error, location)
        if refusal is None:
            raise
        raise refusal from error


def reported_checks(report: Callable[[int, int], None]) -> tuple[Check, ...]:
    """Every check, before each of which `report` is called with the checks done and all of them.

    It may stop the work by raising what is no Exception: a check that meets an Exception makes a finding of it.
    """

    def reported(number: int, check: Check) -> Check:
        @wraps(check)
        def check_and_report(evidence: Evidence) -> Iterable[Finding]:
            report(number, len(CHECKS))
            return check(evidence)

        return check_and_report

    return tuple(reported(number, check) for number, check in enumerate(CHECKS))


def _report(evidence: Evidence, checks: Sequence[Check]) -> Report:
    findings = [finding for check in checks for finding in _findings(evidence, check)]
    try:
        last = evidence.entries[-1] if evidence.entries else None
        anchored = bool(evidence.anchors)
    except Exception:  # noqa: BLE001 - the checks have said what cannot be read
        last, anchored = None, False
    seq, head = (0, GENESIS) if last is None else (last.seq, last.hash)
    return Report(seq, head, evidence.release, anchored, tuple(map(check_name, checks)), tuple(findings))


def _findings(evidence: Evidence, check: Check) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(check(evidence))
    except Exception as error:  # noqa: BLE001 - a tampered value must not stop the other checks
        if getattr(error, "sqlstate", None) is not None:
            evidence.snapshot.cursor.connection.rollback()
        found.append(Finding.of("stopped", "error", "", check_name(check), error=f"{type(error).__name__}: {error}"))
    return found
