"""The list of companies: filters that live in the address, pages by key, counts that stop at a thousand."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from config.sqlite.danish import sort_key
from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.companies.access import visible_companies
from jobbro.companies.models import Company, CompanyQuerySet, Contact, Site, WorkTask
from jobbro.companies.queries.segments import Segment, in_segment
from jobbro.ui.searching import each_word_matching, is_only_signs, matching

PAGE_SIZE = 50
COUNT_CAP = 1000
BRANCHES_SHOWN = 300
SCOPES = ("", "mine", "opgaver")


@dataclass(frozen=True, slots=True)
class CompanyFilter:
    """What was asked for; `scope` is empty for all, «mine», or «opgaver» for those with open tasks."""

    words: str = ""
    branch: str = ""
    postcode: str = ""
    scope: str = ""
    after: UUID | None = None
    size: str = ""

    @property
    def is_only_signs(self) -> bool:
        """Whether there is nothing in the words to look for."""
        return is_only_signs(self.words)

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the scope was asked for."""
        return bool(self.words or self.branch or self.postcode or self.size)


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """A company as the list shows it."""

    pk: UUID
    name: str
    branch_name: str
    where: str
    open_tasks: int
    owner: str


@dataclass(frozen=True, slots=True)
class CompanyList:
    """A page of the list. `next_key` leads on; counts are by scope and written «1.000+» at the cap."""

    rows: tuple[CompanyLine, ...]
    next_key: str
    counts: dict[str, str]
    total: int | None


def company_list(viewer: Viewer, asked: CompanyFilter) -> CompanyList:
    """Return the companies that fit, in Danish order."""
    fitting = _narrowed(visible_companies(viewer), asked)
    scoped = {scope: in_scope(fitting, scope, viewer.user) for scope in SCOPES}
    counts = {scope: rows.values("pk")[: COUNT_CAP + 1].count() for scope, rows in scoped.items()}
    rows = _lines(after_key(scoped[asked.scope], asked.after))
    shown, more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    total = counts[asked.scope]
    return CompanyList(
        rows=tuple(shown),
        next_key=str(shown[-1].pk) if more else "",
        counts={scope: capped(number) for scope, number in counts.items()},
        total=total if total <= COUNT_CAP else None,
    )


def _lines(companies: CompanyQuerySet) -> list[CompanyLine]:
    """The first of them and one more, made of the few columns that are shown: whole rows cost several times as much."""
    owner = ("owner__first_name", "owner__last_name", "owner__username")
    shown = with_columns(companies).in_danish_order()
    rows = shown.values_list("pk", "name", "branch_name", "postcode", "city", "open_tasks", *owner)[: PAGE_SIZE + 1]
    return [
        CompanyLine(pk, name, branch, f"{postcode or ''} {city or ''}".strip(), tasks, _name(first, last, username))
        for pk, name, branch, postcode, city, tasks, first, last, username in rows
    ]


def _name(first: str | None, last: str | None, username: str | None) -> str:
    return f"{first or ''} {last or ''}".strip() or username or ""


def companies_found(viewer: Viewer, words: str, *, limit: int) -> list[Company]:
    """Return the first companies that fit the words, for a search over everything."""
    asked = CompanyFilter(words=words)
    return list(with_columns(_narrowed(visible_companies(viewer), asked)).in_danish_order()[:limit])


def tasks_found(viewer: Viewer, words: str, *, limit: int) -> list[WorkTask]:
    """Return the first open tasks that fit the words, with their companies, in Danish order."""
    tasks = WorkTask.objects.filter(company__in=visible_companies(viewer), is_open=True).filter(matching(words))
    return list(tasks.select_related("company").order_by("title", "id")[:limit])


def companies_by_id(viewer: Viewer, ids: list[UUID]) -> list[Company]:
    """Return the companies with these ids in the order of the ids; those that are gone are left out."""
    found = with_columns(visible_companies(viewer).filter(pk__in=ids)).in_bulk()
    return [found[company_id] for company_id in ids if company_id in found]


def _narrowed(companies: CompanyQuerySet, asked: CompanyFilter) -> CompanyQuerySet:
    for word in each_word_matching(asked.words):
        people = Contact.objects.filter(word, is_active=True).values("company")
        tasks = WorkTask.objects.filter(word, is_open=True).values("company")
        companies = companies.filter(word | Q(pk__in=people) | Q(pk__in=tasks))
    return in_segment(companies, Segment(asked.branch, asked.postcode, asked.size))


def in_scope(companies: CompanyQuerySet, scope: str, user: User | None) -> CompanyQuerySet:
    """Return all, the colleague's own, or those with open tasks."""
    if scope == "mine":
        return companies.filter(owner=user)
    if scope == "opgaver":
        return companies.filter(Exists(WorkTask.objects.filter(company=OuterRef("pk"), is_open=True)))
    return companies


def after_key(companies: CompanyQuerySet, key: UUID | None) -> CompanyQuerySet:
    """Return those that stand after the company with this key in Danish order; all when there is none."""
    last = Company.objects.filter(pk=key).values_list("name", "pk").first() if key else None
    if last is None:
        return companies
    name, pk = last
    return companies.filter(Q(name__gte=name) & (Q(name__gt=name) | Q(pk__gt=pk)))


def with_columns(companies: CompanyQuerySet) -> CompanyQuerySet:
    """Add what a list shows: the main place of work, the number of open tasks and who is responsible."""
    main = Site.objects.filter(company=OuterRef("pk"), is_main=True)
    open_tasks = (
        WorkTask.objects.filter(company=OuterRef("pk"), is_open=True)
        .order_by()
        .values("company")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return companies.select_related("owner").annotate(
        city=Subquery(main.values("city")[:1]),
        postcode=Subquery(main.values("postcode")[:1]),
        open_tasks=Coalesce(Subquery(open_tasks), 0),
    )


def branches_seen_by(viewer: Viewer) -> tuple[tuple[str, int], ...]:
    """Return the branches there are and how many companies each has, in Danish order."""
    named = visible_companies(viewer).exclude(branch_name="").values("branch_name")
    counted = named.annotate(number=Count("*")).order_by("branch_name").values_list("branch_name", "number")
    # Grouped as bytes by the database and ordered here: a collation would be asked at each of thousands of rows.
    return tuple(sorted(counted[:BRANCHES_SHOWN], key=lambda branch: sort_key(branch[0])))


def capped(number: int) -> str:
    """Write a count, and «1.000+» above the cap."""
    return "1.000+" if number > COUNT_CAP else f"{number:,}".replace(",", ".")
