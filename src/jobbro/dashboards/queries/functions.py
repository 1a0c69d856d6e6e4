"""The pages that the one search finds by their name and by what a colleague would call them: «Gå til»."""

from dataclasses import dataclass

from django.urls import reverse

from jobbro.accounts.models import User
from jobbro.domain.language.normal_form import normal_form
from jobbro.library import Texts, terms, texts
from jobbro.reference.queries.searching import ask
from jobbro.ui.routes import may_open


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its key in content/texts/goto.yaml and its route, whose own guard says who may open it.

    A page about one citizen, company or placement is reached by the list where that one is chosen.
    """

    key: str
    route: str
    slug: str = ""
    chosen_from: str = ""

    @property
    def url(self) -> str:
        """Where a click on the line leads."""
        return reverse(self.chosen_from or self.route, args=[self.slug] if self.slug else [])


PAGES = (
    Page("import", "citizens:import"),
    Page("new_citizen", "citizens:new"),
    Page("find_citizen", "citizens:find"),
    Page("ready_talk", "citizens:readiness", chosen_from="citizens:list"),
    Page("ready_start", "placements:start", chosen_from="placements:list"),
    Page("own_page", "portal:own_link", chosen_from="citizens:list"),
    Page("once", "placements:handover", chosen_from="citizens:list"),
    Page("cv", "citizens:cv", chosen_from="citizens:list"),
    Page("goals", "progression:goals", chosen_from="citizens:list"),
    Page("road", "progression:road", chosen_from="citizens:list"),
    Page("messages", "meetings:messages"),
    Page("objections", "citizens:objections"),
    Page("local_words", "citizens:local_words"),
    Page("plan", "placements:new"),
    Page("offer", "placements:offer"),
    Page("law_changes", "placements:law_changes"),
    Page("rules", "reference:rules"),
    Page("toolboxes", "reference:toolboxes"),
    Page("cards", "reference:cards"),
    Page("voices", "reference:voices"),
    Page("text_check", "writing:check"),
    Page("text_words", "writing:words"),
    Page("calculators", "calculators:list"),
    Page("paid_hours", "calculators:paid_hours"),
    Page("recruitment", "calculators:one", "rekruttering"),
    Page("freed_time", "calculators:one", "frigjort-tid"),
    Page("bottom_line", "calculators:one", "bundlinje"),
    Page("social_return", "calculators:one", "samfund"),
    Page("new_company", "companies:new"),
    Page("new_task", "companies:task_start"),
    Page("next_up", "companies:next_up"),
    Page("silent", "companies:silent"),
    Page("map", "companies:map"),
    Page("route", "dashboards:route"),
    Page("surroundings", "companies:surroundings"),
    Page("call", "companies:call_prepare", chosen_from="companies:list"),
    Page("opening_lines", "companies:opening_lines"),
    Page("walk", "companies:walk", chosen_from="companies:list"),
    Page("bundles", "companies:bundles", chosen_from="companies:list"),
    Page("nine_questions", "companies:paid_hours", chosen_from="companies:list"),
    Page("pool", "placements:pool"),
    Page("needs", "companies:needs", chosen_from="companies:list"),
    Page("responsibility", "companies:responsibility", chosen_from="companies:list"),
    Page("contribution", "placements:contribution", chosen_from="companies:list"),
    Page("partnership", "companies:partnership_start"),
    Page("register_changes", "companies:register_changes"),
    Page("register_file", "companies:register_runs"),
    Page("lookups", "privacy:lookups"),
    Page("settings", "accounts:settings"),
)
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Function:
    """A page to go to: its name, what it is for, and its address."""

    title: str
    where: str
    url: str


def functions_found(user: User | None, typed: str) -> tuple[Function, ...]:
    """The pages that the words fit and the user may open: names before other words, then in the order of the list."""
    if user is None or not typed.strip():
        return ()
    question, words = ask(typed, terms()), texts()
    named: list[Function] = []
    called: list[Function] = []
    for page in PAGES:
        if not may_open(user, page.route):
            continue
        shown = _function(page, words)
        if question.finds(normal_form(shown.title)):
            named.append(shown)
        elif question.finds(normal_form(shown.title, words.say(f"goto.{page.key}.words"))):
            called.append(shown)
    return tuple([*named, *called][:_SHOWN])


def _function(page: Page, words: Texts) -> Function:
    return Function(words.say(f"goto.{page.key}.title"), words.say(f"goto.{page.key}.where"), page.url)
