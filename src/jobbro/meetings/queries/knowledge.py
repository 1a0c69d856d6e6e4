"""The page of what is known for the caseworker: topic by topic with dates, what is missing, and what waits."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.domain.calendar import Period
from jobbro.domain.language import Genre
from jobbro.domain.observing import Attendance
from jobbro.library import knowledge_topics
from jobbro.meetings.access import (
    reads_messages,
    visible_knowledge,
    visible_knowledge_questions,
    visible_sendings,
)
from jobbro.meetings.actions.knowledge import fingerprint
from jobbro.meetings.models import KnowledgeLine, KnowledgeQuestion, KnowledgeSending
from jobbro.meetings.queries.logged import Proposal, proposals
from jobbro.meetings.queries.notes import ReadNote, read_as
from jobbro.ui.wording import long_day

SENDINGS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line with all its words, and the title of its topic."""

    line: KnowledgeLine
    words: str
    topic: str


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """What could be made a line, in words."""

    proposal: Proposal
    words: str
    topic: str


@dataclass(frozen=True, slots=True)
class TopicShown:
    """A topic as the caseworker reads it; `latest` is the day that is known of last, None when it is missing."""

    id: str
    title: str
    ask: str
    lines: tuple[LineShown, ...]
    questions: tuple[KnowledgeQuestion, ...]
    latest: date | None


@dataclass(frozen=True, slots=True)
class KnowledgePage:
    """Everything on the page; drafts and remarks are for those who write."""

    topics: tuple[TopicShown, ...]
    sendings: tuple[KnowledgeSending, ...]
    writes: bool
    drafts: tuple[LineShown, ...] = ()
    shown: str = ""
    read: ReadNote | None = None

    @property
    def missing(self) -> tuple[TopicShown, ...]:
        """The topics that the caseworker knows nothing of."""
        return tuple(topic for topic in self.topics if topic.latest is None)


def knowledge_page(viewer: Viewer, citizen: Citizen) -> KnowledgePage:
    """What is known of a citizen who came through the door, as this viewer reads it."""
    people = ("written_by", "withdrawn_by", "sending__sent_by")
    lines = list(visible_knowledge(viewer).filter(citizen=citizen).select_related(*people).order_by("known_on", "pk"))
    sent = [line for line in lines if line.sending_id is not None]
    drafts = [line for line in lines if line.sending_id is None]
    sendings = visible_sendings(viewer).filter(citizen=citizen).select_related("sent_by", "read_by")
    writes = reads_messages(viewer)
    return KnowledgePage(
        topics=_topics(citizen, sent, _questions(viewer, citizen)),
        sendings=_unread_first(sendings),
        writes=writes,
        drafts=_in_order(drafts, citizen),
        shown=fingerprint(drafts),
        read=read_as("\n\n".join(words_of(line) for line in drafts), Genre.JOURNAL) if drafts else None,
    )


def words_of(line: KnowledgeLine) -> str:
    """The words of a line; hours are always told of those agreed, with norm and period."""
    return _whole(attendance_told(line), line.wording)


def attendance_told(line: KnowledgeLine) -> Attendance | None:
    """The hours of a line with norm and period; nothing when it has none."""
    if line.first_day is None or line.last_day is None:
        return None
    numbers = (line.attended_hours, line.agreed_hours, line.norm_hours, line.excused_hours)
    attended, agreed, norm, excused = (number for number in numbers if number is not None)
    return Attendance(attended, agreed, norm, Period(line.first_day, line.last_day), excused)


def topic_title(topic_id: str) -> str:
    """The title of a topic; one that is not asked for any more keeps a plain name."""
    return next((topic.title for topic in knowledge_topics() if topic.id == topic_id), _("Andet"))


def told_citizen(citizen: Citizen) -> tuple[LineShown, ...]:
    """What the caseworker was told and the citizen may read on the own page, the latest first."""
    rows = citizen.knowledge_lines.filter(sending__isnull=False, for_citizen=True, withdrawn_at__isnull=True)
    return _shown(rows.select_related("sending__sent_by").order_by("-sending__sent_at", "-known_on", "pk"))


def proposed(viewer: Viewer, citizen: Citizen) -> tuple[ProposalShown, ...]:
    """What is written down elsewhere and could be made lines about a citizen who came through the door."""
    return tuple(
        ProposalShown(one, _whole(one.details.attendance, one.details.wording), topic_title(one.details.topic))
        for one in proposals(viewer, citizen)
    )


def _whole(told: Attendance | None, wording: str) -> str:
    if told is None:
        return wording
    first, last = long_day(told.period.first), long_day(told.period.last)
    hours = _("%(hours)s fra %(first)s til %(last)s.") % {"hours": told.words, "first": first, "last": last}
    if told.excused:
        hours += " " + _("Heraf lovligt fravær: %(hours)s timer.") % {"hours": f"{told.excused:f}".replace(".", ",")}
    return f"{hours} {wording}".strip()


def _questions(viewer: Viewer, citizen: Citizen) -> "QuerySet[KnowledgeQuestion]":
    rows = visible_knowledge_questions(viewer).filter(citizen=citizen)
    return rows.select_related("asked_by", "answered_by", "read_by").order_by("asked_at", "pk")


def _topics(
    citizen: Citizen, sent: Sequence[KnowledgeLine], questions: "QuerySet[KnowledgeQuestion]"
) -> tuple[TopicShown, ...]:
    known = {topic.id for topic in knowledge_topics()}
    lines: dict[str, list[LineShown]] = defaultdict(list)
    asked: dict[str, list[KnowledgeQuestion]] = defaultdict(list)
    for one in _shown(sent[::-1]):
        lines[one.line.topic if one.line.topic in known else ""].append(one)
    for question in questions:
        asked[question.topic if question.topic in known else ""].append(question)
    heads = [(topic.id, topic.title, topic.ask) for topic in knowledge_topics()]
    if lines[""] or asked[""]:
        heads.append(("", _("Andet"), ""))
    return tuple(
        TopicShown(key, title, ask, tuple(lines[key]), tuple(asked[key]), _latest(lines[key]))
        for key, title, ask in heads
    )


def _latest(lines: Sequence[LineShown]) -> date | None:
    return max((one.line.known_on for one in lines if one.line.withdrawn_at is None), default=None)


def _unread_first(sendings: "QuerySet[KnowledgeSending]") -> tuple[KnowledgeSending, ...]:
    return tuple(sendings.order_by(F("read_at").desc(nulls_first=True), "-sent_at", "pk")[:SENDINGS_SHOWN])


def _in_order(drafts: Sequence[KnowledgeLine], citizen: Citizen) -> tuple[LineShown, ...]:
    ids = [topic.id for topic in knowledge_topics()]
    return tuple(
        sorted(_shown(drafts), key=lambda one: ids.index(one.line.topic) if one.line.topic in ids else len(ids))
    )


def _shown(lines: "Sequence[KnowledgeLine] | QuerySet[KnowledgeLine]") -> tuple[LineShown, ...]:
    return tuple(LineShown(line, words_of(line), topic_title(line.topic)) for line in lines)
