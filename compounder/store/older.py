"""What an older copy of the records has that the anchors know better: acts after it, numbers, erased patients."""

from __future__ import annotations

from compounder.store.verification.report import Finding

_OLDER = frozenset({"finding.anchors.beyond", "finding.anchored_numbers.behind", "finding.erasures.back"})


def is_only_older(finding: Finding) -> bool:
    """Whether a finding says no more than that anchors know later acts; a copy is so by its nature."""
    return finding.phrase.key in _OLDER
