"""What the pages about a company's social responsibility show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from jobbro.companies.models import AgendaKind, AgendaTag, Company, FactSource, OwnFigure, ThemeAnswer, ThemeReply
from jobbro.library import arguments, responsibility, sources, toolboxes
from jobbro.library.argument_files import Benefit
from jobbro.library.responsibility_files import DataPoint, PointUnit, ThemeQuestion
from jobbro.ui.gathering import RowsAsJson
from jobbro.ui.wording import number, plural

YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An agenda or a demand with what to ask about it; `tag` when the company is known to have it."""

    kind: AgendaKind
    opener: str
    is_demand: bool
    tag: AgendaTag | None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One of the six questions with its answer; `opens` when the answer leads on."""

    question: ThemeQuestion
    answer: ThemeAnswer | None

    @property
    def opens(self) -> bool:
        """Whether the answer leads to a task, a need or an argument."""
        return self.answer is not None and self.answer.reply == self.question.opens_on.value


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One of the five themes."""

    title: str
    questions: tuple[QuestionLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether a question of the theme has not been asked, or was answered «ved ikke»."""
        return any(line.answer is None or line.answer.reply == ThemeReply.UNKNOWN for line in self.questions)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A data point, or a category of the sheet, with the company's own figure if it has given one."""

    key: str
    title: str
    unit: PointUnit
    standard: str
    hint: str
    figure: OwnFigure | None

    @property
    def said(self) -> str:
        """The number with its unit; empty when it is unknown or only words were given."""
        return said(self.unit, self.figure.value) if self.figure and self.figure.value is not None else ""

    @property
    def is_approved(self) -> bool:
        """Whether the company has said that others may read it."""
        return self.figure is not None and self.figure.approved_on is not None


@dataclass(frozen=True, slots=True)
class ResponsibilityPage:
    """Everything on the tab."""

    agendas: tuple[AgendaLine, ...]
    demands: tuple[AgendaLine, ...]
    themes: tuple[ThemeLine, ...]
    figures: tuple[FigureLine, ...]
    standard: tuple[FigureLine, ...]
    categories: tuple[FigureLine, ...]
    year: int

    @property
    def asked(self) -> int:
        """How many of the six questions have been asked."""
        return sum(line.answer is not None for theme in self.themes for line in theme.questions)

    @property
    def total(self) -> int:
        """Six."""
        return sum(len(theme.questions) for theme in self.themes)

    @property
    def open_themes(self) -> tuple[str, ...]:
        """The themes that are still to talk about."""
        return tuple(theme.title for theme in self.themes if theme.is_open)

    @property
    def next_question(self) -> str:
        """The id of the first question that nobody has asked; empty when all have been."""
        lines = (line for theme in self.themes for line in theme.questions)
        return next((line.question.id for line in lines if line.answer is None), "")


def responsibility_page(company: Company, *, year: int) -> ResponsibilityPage:
    """Return what is known and what is still to ask; three questions to the database."""
    known = responsibility()
    tags = {tag.kind: tag for tag in company.agendas.all()}
    answers = {row.question: row for row in company.theme_answers.select_related("made_task", "made_need")}
    figures = {row.key: row for row in company.own_figures.filter(year=year)}
    agendas = [AgendaLine(AgendaKind(one.id), one.opener, one.is_demand, tags.get(one.id)) for one in known.agendas]
    themes = tuple(
        ThemeLine(theme.title, tuple(QuestionLine(one, answers.get(one.id)) for one in theme.questions))
        for theme in known.themes
    )
    points = tuple(_point_line(point, figures.get(point.id)) for point in known.points)
    categories = tuple(
        FigureLine(one.id, one.title, PointUnit.WORDS, "", one.text, figures.get(one.id)) for one in known.categories
    )
    return ResponsibilityPage(
        agendas=tuple(line for line in agendas if not line.is_demand),
        demands=tuple(line for line in agendas if line.is_demand),
        themes=themes,
        figures=tuple(line for line in points if not line.standard),
        standard=tuple(line for line in points if line.standard),
        categories=categories,
        year=year,
    )


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """One of the five ways in which a company is helped, with the tools that answer it: id and title."""

    benefit: Benefit
    tools: tuple[tuple[str, str], ...]


def benefit_lines() -> tuple[BenefitLine, ...]:
    """Return the five; their proof is counted where the placements are."""
    tools = toolboxes().tools
    return tuple(
        BenefitLine(one, tuple((tool, tools[tool].title) for tool in one.tools)) for one in arguments().benefits
    )


@dataclass(frozen=True, slots=True)
class AgendaTopic:
    """A topic for the preparation of a contact: the agenda, a question to open with, and where we have it from."""

    title: str
    opener: str
    words: str
    source: str
    on_day: date


AGENDA_ROWS = RowsAsJson(
    AgendaTag.objects.filter(company=OuterRef("pk")).order_by("pk"),
    kind="kind",
    words="words",
    source="source",
    on_day="on_day",
)


def agenda_topics(company: Company) -> tuple[AgendaTopic, ...]:
    """Return the topics that the company's agendas give a talk, in the order of the list; one question."""
    return topics_from(Company.objects.filter(pk=company.pk).values_list(AGENDA_ROWS, flat=True).get())


def topics_from(rows: Iterable[dict[str, str]]) -> tuple[AgendaTopic, ...]:
    """Read the topics from rows that were gathered beside a company."""
    tags = {row["kind"]: row for row in rows}
    noted = [(one.opener, tags[one.id]) for one in responsibility().agendas if one.id in tags]
    return tuple(
        AgendaTopic(
            str(AgendaKind(tag["kind"]).label),
            opener,
            tag["words"],
            str(FactSource(tag["source"]).label),
            date.fromisoformat(tag["on_day"]),
        )
        for opener, tag in noted
    )


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """What the form about a figure is about, with its source in words; `words` are a proposal for a category's text."""

    title: str
    unit: PointUnit
    hint: str
    source: str
    words: str = ""


def figure_asked(key: str) -> FigureAsked | None:
    """Return what a figure is about; None for a key that no page offers."""
    known, register = responsibility(), sources()
    if point := known.point(key):
        return FigureAsked(point.title, point.unit, point.hint, _in_words(register[point.source.ref].title, point))
    if category := known.category(key):
        return FigureAsked(category.title, PointUnit.WORDS, category.why_not_counted, "", category.text)
    return None


def said(unit: PointUnit, value: Decimal) -> str:
    """Write a figure with its unit."""
    match unit:
        case PointUnit.HOURS:
            return _("%(n)s timer") % {"n": number(value)}
        case PointUnit.PERCENT:
            return _("%(n)s procent") % {"n": number(value)}
        case PointUnit.CASES:
            return number(value)
        case _:
            return plural(int(value), _("person"), _("personer"))


def _point_line(point: DataPoint, figure: OwnFigure | None) -> FigureLine:
    return FigureLine(point.id, point.title, point.unit, point.standard, point.hint, figure)


def _in_words(title: str, point: DataPoint) -> str:
    return f"{title}, {point.source.section}" if point.standard else ""
