"""The demo's knowledge for the caseworker: what Mette sent Anna about Thomas, read and unread, and Anna's questions."""

from datetime import date, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.meetings import actions
from jobbro.meetings.actions import LineDetails
from jobbro.meetings.actions.knowledge import fingerprint
from jobbro.meetings.models import KnowledgeLine, KnowledgeSource
from jobbro.meetings.queries.logged import proposals

_FIRST = {"attendance", "tasks", "care", "progress"}
_BY_HAND = LineDetails(
    topic="progress",
    wording="I januar viste Leif hver opgave. I februar begyndte Thomas selv på to af de fire.",
    source=KnowledgeSource.OBSERVATION,
    known_on=date(2023, 2, 22),
    for_citizen=True,
)
_LATER = LineDetails(
    topic="cooperation",
    wording="«Han siger til, når larmen bliver for meget. Så bytter vi opgave»",
    source=KnowledgeSource.COMPANY,
    known_on=date(2023, 3, 3),
    speaker="Leif, graver",
    for_citizen=True,
)
_ANSWERED = (
    "Hvor meget skal Leif sige til om morgenen?",
    "Ved mit besøg viste han rækkefølgen én gang. Derefter spurgte Thomas kun ved nye opgaver.",
)
_OPEN = "Hvor længe kan Thomas arbejde, før han har brug for en pause?"


@transaction.atomic
def load_knowing(staff: dict[str, User], today: date) -> None:
    """Send, confirm, ask and answer once; what is there already is left alone."""
    thomas = Citizen.objects.filter(is_demo=True, email="thomas@borger.example").first()
    if thomas is None or thomas.knowledge_lines.exists():
        return
    mette, anna = staff["mette"], staff["anna"]
    first, second = at_nine(today - timedelta(days=9)), at_nine(today - timedelta(days=1))
    logged = proposals(Viewer.of(mette, at=first, what="demo"), thomas)
    ready = [(one.key, one.details) for one in logged if one.details.topic in _FIRST]
    actions.adopt_lines(by=mette, citizen=thomas, logged=ready, at=first)
    actions.write_line(by=mette, citizen=thomas, details=_BY_HAND, at=first)
    sending = actions.send_lines(by=mette, citizen=thomas, shown=_drafts(thomas), at=first)
    actions.confirm_read(by=anna, sending=sending, at=first + timedelta(hours=4))
    words, answer = _ANSWERED
    asked = actions.ask_back(by=anna, citizen=thomas, topic="tasks", wording=words, at=first + timedelta(hours=5))
    actions.answer_question(by=mette, question=asked, answer=answer, at=first + timedelta(days=1))
    actions.confirm_answer(by=anna, question=asked, at=first + timedelta(days=2))
    actions.ask_back(by=anna, citizen=thomas, topic="tempo", wording=_OPEN, at=second)
    actions.write_line(by=mette, citizen=thomas, details=_LATER, at=second)
    actions.send_lines(by=mette, citizen=thomas, shown=_drafts(thomas), at=second)


def _drafts(citizen: Citizen) -> str:
    return fingerprint(KnowledgeLine.objects.filter(citizen=citizen, sending=None))
