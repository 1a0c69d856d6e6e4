"""Findings as plain data: one shape for the command line and for the address that programs ask."""

from collections.abc import Iterable
from typing import Any

from jobbro.domain.language import TextFinding
from jobbro.writing.models import AsideReason
from jobbro.writing.queries import Judged, Keyed


def finding_data(finding: TextFinding) -> dict[str, Any]:
    """A finding; the offsets count characters from the text's beginning."""
    return {
        "code": finding.code.value,
        "start": finding.start,
        "end": finding.end,
        "reason": finding.reason,
        "suggestion": finding.suggestion,
    }


def findings_data(found: Iterable[TextFinding]) -> list[dict[str, Any]]:
    """Several findings."""
    return [finding_data(finding) for finding in found]


def judged_data(judged: Judged) -> dict[str, Any]:
    """What a field is shown: each finding with its key, what was set aside by whom, and the reasons to choose from."""
    return {
        "findings": [_keyed_data(keyed) for keyed in judged.open],
        "set_aside": [
            _keyed_data(keyed) | {"why": row.get_reason_display(), "by": row.by.full_name}
            for keyed, row in judged.aside
        ],
        "reasons": [[reason.value, str(reason.label)] for reason in AsideReason],
    }


def _keyed_data(keyed: Keyed) -> dict[str, Any]:
    return finding_data(keyed.finding) | {"key": keyed.key, "replacement": keyed.finding.replacement}
