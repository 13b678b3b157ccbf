"""The technical log of acts: ids, codes and times, never a name; it is apart from the audit trail and may be lost."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from compounder.domain.errors import Refusal
from compounder.domain.patient import Pseudonym
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


class LoggedRecords:
    """`Records` that also notes each act, each refusal by its code and each fault by its type."""

    def __init__(self, records: Records, log: logging.Logger) -> None:
        self._records, self._log = records, log

    def perform(self, act: Act, work: Callable[[UnitOfWork], Mapping[str, str]]) -> Changes:
        """See `Records.perform`."""
        try:
            changes = self._records.perform(act, work)
        except Refusal as refusal:
            self._log.info("refused %s act=%s by=%s command=%s", refusal.code, act.kind, act.by, act.command)
            raise
        except Exception as error:
            # The type alone: a traceback or a message may hold names.
            self._log.error("fault %s act=%s by=%s command=%s", type(error).__name__, act.kind, act.by, act.command)
            raise
        self._log.info("done act=%s by=%s command=%s seq=%d", act.kind, act.by, act.command, changes.seq)
        if changes.not_anchored_since is not None:
            self._log.warning("not anchored since %s", changes.not_anchored_since.isoformat())
        return changes

    def reading(self) -> AbstractContextManager[Loads]:
        """See `Records.reading`."""
        return self._records.reading()

    def salted_digest(self, patient: Pseudonym | None, content: bytes) -> str:
        """See `Records.salted_digest`."""
        return self._records.salted_digest(patient, content)

    def overwrite_erased(self) -> bool:
        """See `Records.overwrite_erased`."""
        return self._records.overwrite_erased()
