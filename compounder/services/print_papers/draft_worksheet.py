"""A worksheet before anything is planned: drawn from a plan that nobody recorded, marked as a draft on each page."""

from __future__ import annotations

from datetime import UTC, datetime

from compounder.domain.batch import BatchId
from compounder.domain.dossier import Dossier
from compounder.domain.papers.frame import AuditMark, Frame
from compounder.domain.staff import StaffId, StaffMember
from compounder.services.compound_batch.plan import WantedBatch, said_of
from compounder.services.compound_batch.plan_outlook import outlook_of
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.compound_batch.reading import pharmacy_of
from compounder.services.compound_batch.store_plan import lots_of, planned_batch, planned_lines
from compounder.services.print_papers.frame import Desk
from compounder.services.print_papers.press import Stationery
from compounder.services.print_papers.worksheet import rules_of, worksheet_of
from compounder.services.unit_of_work import Records

_NO_NUMBER = BatchId("—")


def draft_worksheet(
    records: Records, by: StaffId, stationery: Stationery, prepared: PreparedPlan, wanted: WantedBatch, *, now: datetime
) -> bytes:
    """The PDF; nothing is recorded, nothing reserved, and the batch has no number yet."""
    outlook = outlook_of(prepared, stationery.rule_book, wanted.sources)
    with records.reading() as loads:
        pharmacy, member = pharmacy_of(loads), loads.load(StaffMember, by)
        desk = Desk(loads, pharmacy, now, member, stationery.program)
        lots = lots_of(loads, prepared)
        batch = planned_batch(
            prepared, outlook, said_of(wanted), lots, numbered=(_NO_NUMBER, now.year, 0), by=(by, now.astimezone(UTC))
        )
        lines = planned_lines(prepared, lots, _NO_NUMBER)
        dossier = Dossier(batch, lines, (), (), (), (), (), ())
        paper = worksheet_of(desk, stationery, dossier, _frame(desk))
    return stationery.press.worksheet(paper, pharmacy.language)


def _frame(desk: Desk) -> Frame:
    """Head and foot of a paper that documents no act."""
    return Frame(
        pharmacy=desk.letterhead,
        audit=AuditMark(0, ""),
        printed_at=desk.local(desk.printed_at),
        printed_by=desk.printed_by.name,
        program=desk.program,
        rules=rules_of(desk),
        is_sample=desk.pharmacy.sample,
        is_draft=True,
    )
