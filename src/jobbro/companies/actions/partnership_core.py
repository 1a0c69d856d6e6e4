"""The core of a cooperation agreement: what is signed, and how a signature falls when it changes."""

import hashlib
import json
from datetime import date, datetime
from typing import Any

from jobbro.accounts.actions.answers import let_fall
from jobbro.accounts.models import ApprovalState
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.companies.models import Partnership

SIGN_PURPOSE = "sign_partnership"
# The parts that are signed, in the order of the sheet. Who looks after it here, and when, may change without asking.
CORE = ("contact", "starts_on", "ends_on", "aims", "company_does", "municipality_does")
# Why a signature falls that no part is to blame for.
ASKED_AGAIN, WITHDRAWN, ON_PAPER, ENDED = "asked_again", "withdrawn", "on_paper", "ended"


def core_fingerprint(partnership: Partnership) -> str:
    """Hash what the two sides agree to; the same agreement always gives the same hash, which holds no text of it."""
    aims = [[aim.what, _day(aim.by_when), aim.seen_how, aim.target] for aim in partnership.aims.all()]
    parts = [
        str(partnership.pk),
        str(partnership.contact_id or ""),
        _day(partnership.starts_on),
        _day(partnership.ends_on),
        aims,
        partnership.company_does,
        partnership.municipality_does,
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode("ascii")).hexdigest()


def let_signatures_fall(
    partnership: Partnership, *, reason: str, by: Actor, at: datetime, only_open: bool = False
) -> None:
    """Void the standing signature, or only one that nobody has given yet; within the change's transaction."""
    standing = partnership.signatures.exclude(state=ApprovalState.VOID)
    if only_open:
        standing = standing.filter(state=ApprovalState.ASKED)
    if not standing.exists():
        return
    let_fall(standing, purpose=SIGN_PURPOSE, reason=reason, at=at)
    note_partnership(by, partnership, "signature_voided", at, parts=reason.split(","))


def note_partnership(by: Actor, partnership: Partnership, verb: str, at: datetime, **details: Any) -> None:
    """Record a change of an agreement on its company; never the words of it."""
    record(by=by, at=at, action=f"company.partnership_{verb}", about=[partnership.company], details=details)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
