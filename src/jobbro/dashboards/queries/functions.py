"""The pages that the one search finds by their name and by what a colleague would call them: «Gå til»."""

from dataclasses import dataclass

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.domain.language.normal_form import normal_form
from jobbro.library import Texts, terms, texts
from jobbro.reference.queries.searching import ask
from jobbro.ui.navigation import url_of

# Key of the words in content/texts/goto.yaml, the page's route, and what its guard asks for.
# A page about one citizen or one placement is reached by the list of them.
FUNCTIONS = (
    ("import", "citizens:import", Permission.CITIZEN_IMPORT),
    ("new_citizen", "citizens:new", Permission.CITIZEN_EDIT),
    ("find_citizen", "citizens:find", Permission.CITIZEN_SEE),
    ("ready_talk", "citizens:list", Permission.CITIZEN_EDIT),
    ("ready_start", "placements:list", Permission.PLACEMENT_PLAN),
    ("own_page", "citizens:list", Permission.CITIZEN_EDIT),
    ("once", "citizens:list", Permission.CITIZEN_SEE),
    ("cv", "citizens:list", Permission.CITIZEN_SEE),
    ("goals", "citizens:list", Permission.CITIZEN_SEE),
    ("road", "citizens:list", Permission.CITIZEN_SEE),
    ("messages", "meetings:messages", Permission.CITIZEN_EDIT),
    ("objections", "citizens:objections", Permission.CITIZEN_SEE),
    ("local_words", "citizens:local_words", Permission.CITIZEN_EDIT),
    ("plan", "placements:new", Permission.PLACEMENT_PLAN),
    ("offer", "placements:offer", Permission.PLACEMENT_SEE),
    ("law_changes", "placements:law_changes", Permission.PLACEMENT_SEE),
    ("rules", "reference:rules", Permission.RULES_SEE),
    ("toolboxes", "reference:toolboxes", Permission.RULES_SEE),
    ("cards", "reference:cards", Permission.TOOLS_USE),
    ("voices", "reference:voices", Permission.TOOLS_USE),
    ("calculators", "calculators:list", Permission.TOOLS_USE),
    ("paid_hours", "calculators:paid_hours", Permission.TOOLS_USE),
    ("new_company", "companies:new", Permission.COMPANY_EDIT),
    ("new_task", "companies:task_start", Permission.COMPANY_EDIT),
    ("lookups", "privacy:lookups", Permission.LOOKUPS_REVIEW),
    ("settings", "accounts:settings", Permission.OWN_SETTINGS),
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
    for key, route, permission in FUNCTIONS:
        if not user.may(permission) or not (url := url_of(route)):
            continue
        shown = _function(key, url, words)
        if question.finds(normal_form(shown.title)):
            named.append(shown)
        elif question.finds(normal_form(shown.title, words.say(f"goto.{key}.words"))):
            called.append(shown)
    return tuple([*named, *called][:_SHOWN])


def _function(key: str, url: str, words: Texts) -> Function:
    return Function(words.say(f"goto.{key}.title"), words.say(f"goto.{key}.where"), url)
