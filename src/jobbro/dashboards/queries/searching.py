"""One search over pages to go to, companies, open tasks, the citizens whom the viewer may see, rules and tools."""

import re
from dataclasses import dataclass

from stdnum.dk import cpr

from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.latest import search_citizens
from jobbro.companies.access import visible_companies
from jobbro.companies.models import Company, Site, WorkTask
from jobbro.companies.queries.listing import companies_found, tasks_found
from jobbro.dashboards.queries.functions import Function, functions_found
from jobbro.domain.language.normal_form import normal_form
from jobbro.library import terms, toolboxes
from jobbro.library.toolbox_files import ToolEntry
from jobbro.reference.queries.listing import RuleFilter, RuleRow, rule_list
from jobbro.reference.queries.searching import ask
from jobbro.ui.searching import is_only_signs

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits of each kind; `more` names the kinds of which there are more."""

    functions: tuple[Function, ...]
    companies: tuple[Company, ...]
    tasks: tuple[WorkTask, ...]
    citizens: tuple[Citizen, ...]
    rules: tuple[RuleRow, ...]
    tools: tuple[ToolEntry, ...]
    more: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        kinds = (self.functions, self.companies, self.tasks, self.citizens, self.rules, self.tools)
        return not any(kinds)


NOTHING = Found((), (), (), (), (), (), frozenset())


def search_everything(viewer: Viewer, words: str) -> Found:
    """Return the first of each kind that fits the words; each citizen who is shown is logged as a search."""
    if is_only_signs(words):
        return NOTHING
    companies = companies_found(viewer, words, limit=SHOWN + 1)
    tasks = tasks_found(viewer, words, limit=SHOWN + 1)
    may_see = viewer.user is not None and viewer.user.may(Permission.CITIZEN_SEE)
    citizens = search_citizens(viewer, words, limit=SHOWN) if may_see else ()
    rules = _rules(viewer, words)
    kinds = {
        "companies": len(companies) > SHOWN,
        "tasks": len(tasks) > SHOWN,
        "citizens": len(citizens) == SHOWN,
        "rules": len(rules) > SHOWN,
    }
    more = frozenset(kind for kind, there_is in kinds.items() if there_is)
    functions = functions_found(viewer.user, words)
    return Found(
        functions, tuple(companies[:SHOWN]), tuple(tasks[:SHOWN]), citizens, rules[:SHOWN], _tools(words), more
    )


def _rules(viewer: Viewer, words: str) -> tuple[RuleRow, ...]:
    """The rules that fit, with today's value; an old word of the law finds the new one."""
    found = rule_list(rulebook_in_force(), RuleFilter(viewer.today, words), today=viewer.today)
    return tuple(row for group in found.groups for row in group.rows)


def _tools(words: str) -> tuple[ToolEntry, ...]:
    """The entries of both toolboxes that fit."""
    question = ask(words, terms())
    entries = (tool.entry for tool in toolboxes().tools.values())
    return tuple(entry for entry in entries if question.finds(normal_form(entry.title, entry.summary)))


def looks_like_cpr(viewer: Viewer, words: str) -> bool:
    """Answer whether the words are a CPR number, which belongs in no address; a P-number that we know is not."""
    digits = re.sub(r"[\s-]", "", words)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    try:
        cpr.get_birth_date(digits)
    except cpr.InvalidComponent:
        return False
    return not Site.objects.filter(p_number=digits, company__in=visible_companies(viewer)).exists()
