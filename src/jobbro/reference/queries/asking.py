"""The questions about rules and tools: the newest first, so many at a time."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jobbro import library
from jobbro.reference.models import RuleQuestion
from jobbro.reference.queries.toolbox import own_tool

SIZE = 25


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question with what it is about: the title, and whether that is a rule or a tool."""

    row: RuleQuestion
    title: str
    is_rule: bool


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A page of questions; `next_key` begins the next one."""

    lines: tuple[QuestionLine, ...]
    next_key: str


def question_page(after: str) -> QuestionPage:
    """The questions, newest first; `after` is the number of the last one of the page before. One question."""
    rows = RuleQuestion.objects.select_related("asked_by", "answered_by").order_by("-pk")
    if after.isascii() and after.isdecimal() and len(after) < 10:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: SIZE + 1])
    shown = found[:SIZE]
    lines = tuple(QuestionLine(row, title_of(row.about), row.about in library.rulebook()) for row in shown)
    return QuestionPage(lines, str(shown[-1].pk) if len(found) > SIZE else "")


def question(question_id: int) -> RuleQuestion | None:
    """One question; None for a strange id."""
    return RuleQuestion.objects.select_related("asked_by").filter(pk=question_id).first()


def waiting_questions() -> int:
    """How many questions nobody has answered yet."""
    return RuleQuestion.objects.filter(answered_at__isnull=True).count()


def title_of(about: str) -> str:
    """What a rule or a shipped tool is called; the id itself for what is gone, nothing for nothing."""
    book, tools = library.rulebook(), library.toolboxes().tools
    if about in book:
        return book.rule(about).title
    if about.startswith("own-"):
        return _("Kommunens eget værktøj")
    return tools[about].title if about in tools else about


def can_be_asked_about(about: str) -> bool:
    """Whether there is a rule or a tool of that id; nothing is fine too."""
    known = not about or about in library.rulebook() or about in library.toolboxes().tools
    return known or own_tool(about) is not None
