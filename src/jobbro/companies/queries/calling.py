"""What stands on the page before a call and during it: facts as openers, questions, colleagues' calls, objections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Value
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.companies.models import (
    CallPlan,
    CallRole,
    Company,
    CompanyContact,
    Contact,
    ContactRole,
    LocalCallQuestion,
    ObjectionMet,
    SurroundingsNote,
)
from jobbro.companies.queries.advice import Advice, advice_on, contacts_of_days, policy_of
from jobbro.companies.queries.card import active_contacts
from jobbro.companies.queries.needs import Asked, was_asked
from jobbro.companies.queries.preparation import PreparationCard, preparation_card
from jobbro.companies.queries.surroundings import surroundings_of
from jobbro.companies.queries.timeline import company_timeline
from jobbro.library import calls
from jobbro.library.call_files import Counterpart, FactKey, Objection, Reply, SizeClass, size_class
from jobbro.ui.wording import local_day

COLLEAGUES_WITHIN = timedelta(days=90)
COLLEAGUES_SHOWN = 8
OPENERS_IN_THE_CALL = 3
QUESTIONS_FIRST_CHOSEN = 4
_ROLES = {
    ContactRole.DIRECTOR: CallRole.DIRECTOR,
    ContactRole.OWNER: CallRole.OWNER,
    ContactRole.HR: CallRole.HR,
}
# What makes the best beginning stands first; how many they are says least.
_ORDER = (
    *(FactKey.GROWTH, FactKey.VACANCIES, FactKey.STAFF_TYPES, FactKey.GEOGRAPHY, FactKey.KNOWN, FactKey.SECTOR),
    *(FactKey.ACTIVITY, FactKey.HEADCOUNT, FactKey.PERSON),
)
NINE_FACTS = frozenset(key.value for key in _ORDER)
# Local questions are named by this and their number, so that no shipped id can be theirs.
_LOCAL = "local-"


@dataclass(frozen=True, slots=True)
class SpokenFact:
    """A sentence to begin with, and the fact that it builds on."""

    sentence: str
    fact: str
    source: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its id on the paper; a local wording of a shipped question keeps the id."""

    id: str
    ask: str
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class LocalWording:
    """The municipality's words for a shipped question, or a question of its own to a role."""

    number: int
    shipped: str
    role: str
    ask: str


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The municipality's wordings, and how often an objection was met, by itself and the reply that helped."""

    local: tuple[LocalWording, ...]
    met: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """A reply and how often it has helped here."""

    reply: Reply
    helped: int


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection, how often it was met here, whether it is likely from this counterpart, and the replies."""

    objection: Objection
    met: int
    is_likely: bool
    replies: tuple[ReplyLine, ...]

    @property
    def helped(self) -> int:
        """How often some reply has helped."""
        return sum(line.helped for line in self.replies)


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything the page before a call shows for this counterpart."""

    company: Company
    card: PreparationCard
    contacts: tuple[Contact, ...]
    openers: tuple[SpokenFact, ...]
    size: SizeClass | None
    role: CallRole
    tone: str
    questions: tuple[Question, ...]
    objections: tuple[ObjectionLine, ...]
    colleagues: tuple[CompanyContact, ...]
    advice: Advice
    asked: Asked | None
    around: tuple[SurroundingsNote, ...]

    @property
    def likely(self) -> tuple[str, ...]:
        """The ids of the objections that one hears most from this counterpart."""
        return tuple(line.objection.id for line in self.objections if line.is_likely)


def preparation_for(company: Company, viewer: Viewer, *, role: CallRole | None, person: str = "") -> Preparation:
    """Return the page for a counterpart; without a role it follows the person, or else the size of the company."""
    contacts = tuple(active_contacts(company))
    events = company_timeline(company)
    card = preparation_card(company, contacts=contacts, events=events, today=viewer.today)
    size = size_class(company.employees)
    chosen = role or role_of(contacts, person, size)
    counterpart = Counterpart(chosen.value)
    lately = contacts_of_days(company, viewer, days=_days_looked_at(viewer))
    house = house_words()
    return Preparation(
        company=company,
        card=card,
        contacts=contacts,
        openers=openers(card),
        size=size,
        role=chosen,
        tone=calls().tone_for(counterpart, size),
        questions=questions_for(chosen, size, house),
        objections=objection_lines(chosen, house),
        colleagues=colleagues_among(lately, viewer),
        advice=advice_on(company, viewer, lately=lately),
        asked=was_asked(company),
        around=surroundings_of(company, today=viewer.today),
    )


def open_plan(company: Company, user: User) -> CallPlan | None:
    """Return the colleague's own paper for the next call to the company."""
    own = CallPlan.objects.filter(company=company, by=user, settled_at__isnull=True)
    return own.select_related("person", "company").first()


def role_of(contacts: tuple[Contact, ...], person: str, size: SizeClass | None) -> CallRole:
    """Return whom one talks with by the role of the person or the first; with nobody, who decides at such a size."""
    for contact in contacts:
        if str(contact.pk) == person or not person:
            return _ROLES.get(ContactRole(contact.role), CallRole.MANAGER)
    return CallRole.OWNER if size is SizeClass.SMALL else CallRole.DIRECTOR


def openers(card: PreparationCard) -> tuple[SpokenFact, ...]:
    """Return a sentence for each known fact, the best beginnings first and what is old last."""
    lines = {FactKey(line.key.value): line for line in card.lines if line.is_known}
    spoken = []
    for key in _ORDER:
        if (line := lines.get(key)) is not None:
            sentence = calls().opener_for(key, line.text).spoken(line.text)
            spoken.append(SpokenFact(sentence, line.text, line.source, line.is_stale))
    return tuple(sorted(spoken, key=lambda one: one.is_stale))


def house_words() -> HouseWords:
    """Return the municipality's own wording of questions and what was met and has helped, in one question."""
    asked = LocalCallQuestion.objects.annotate(is_question=Value(True), number=F("pk"))
    met = ObjectionMet.objects.values("objection", "helped_by").annotate(times=Count("pk"), none=Value(""))
    rows = asked.order_by().values_list("is_question", "shipped", "role", "ask", "number")
    counted = met.annotate(is_question=Value(False)).order_by()
    counts = counted.values_list("is_question", "objection", "helped_by", "none", "times")
    local, times = [], {}
    for is_question, first, second, ask, number in rows.union(counts, all=True):
        if is_question:
            local.append(LocalWording(number, first, second, ask))
        else:
            times[first, second] = number
    return HouseWords(tuple(sorted(local, key=lambda one: one.number)), times)


def questions_for(role: CallRole, size: SizeClass | None, house: HouseWords) -> tuple[Question, ...]:
    """Return what to ask: the shipped questions in the municipality's wording, and its own first."""
    worded = {row.shipped: row.ask for row in house.local if row.shipped}
    own = [Question(f"{_LOCAL}{row.number}", row.ask, is_local=True) for row in house.local if row.role == role]
    shipped = [
        Question(one.id, worded.get(one.id, one.ask), is_local=one.id in worded)
        for one in calls().questions_for(Counterpart(role.value), size)
    ]
    return tuple(one for one in (*own, *shipped) if one.ask)


def objection_lines(role: CallRole, house: HouseWords) -> tuple[ObjectionLine, ...]:
    """Return the objections with what was met and what helped here, the likely ones first."""
    likely = calls().likely_objections(Counterpart(role.value))
    lines = [_line(one, house.met, is_likely=one in likely) for one in calls().objections]
    return tuple(sorted(lines, key=lambda line: not line.is_likely))


def _line(objection: Objection, times: Mapping[tuple[str, str], int], *, is_likely: bool) -> ObjectionLine:
    met = sum(number for (one, _reply), number in times.items() if one == objection.id)
    replies = tuple(ReplyLine(reply, times.get((objection.id, reply.id), 0)) for reply in objection.replies)
    return ObjectionLine(objection, met, is_likely, replies)


def colleagues_among(lately: Sequence[CompanyContact], viewer: Viewer) -> tuple[CompanyContact, ...]:
    """Return what colleagues have had to do with the company in the last 90 days, newest first."""
    since, me = viewer.today - COLLEAGUES_WITHIN, viewer.user.pk if viewer.user else None
    rows = [row for row in lately if local_day(row.at) >= since and row.by_id != me]
    return tuple(reversed(rows[-COLLEAGUES_SHOWN:]))


def _days_looked_at(viewer: Viewer) -> int:
    policy = policy_of(viewer)
    return max(COLLEAGUES_WITHIN.days, policy.load_days, policy.calm_days)


def known_names(preparation: Preparation, user: User) -> tuple[str, ...]:
    """Return the names that are no citizen's: the company's, its people's, the caller's and the colleagues'."""
    people = [contact.name for contact in preparation.contacts]
    return (preparation.company.name, *people, user.full_name, *(row.by.full_name for row in preparation.colleagues))


def size_in_words(size: SizeClass | None) -> str:
    """Return the size as the page says it."""
    words = {
        SizeClass.SMALL: _("under 10 ansatte"),
        SizeClass.MIDDLE: _("10 til 49 ansatte"),
        SizeClass.LARGE: _("50 ansatte eller flere"),
    }
    return words[size] if size else _("antal ansatte kendes ikke")


def first_questions(questions: tuple[Question, ...]) -> list[str]:
    """Return the ids of the questions that are chosen when nobody has chosen."""
    return [one.id for one in questions[:QUESTIONS_FIRST_CHOSEN]]


def goal_and_question(plan: CallPlan) -> tuple[str, str]:
    """Return the goal in words, and the sentence that asks for it; a goal of one's own has none."""
    known = calls().goal(plan.goal)
    if plan.goal_words:
        return plan.goal_words, ""
    return (known.title, known.ask) if known else (plan.goal, "")


@dataclass(frozen=True, slots=True)
class WordedQuestion:
    """A shipped question to a counterpart, and how it reads here; no words say that it is hidden."""

    id: str
    shipped: str
    ask: str


def worded_questions(role: CallRole) -> tuple[tuple[WordedQuestion, ...], tuple[str, ...]]:
    """Return every shipped question to the counterpart as it reads here, and the municipality's own."""
    local = list(LocalCallQuestion.objects.order_by("pk"))
    worded = {row.shipped: row.ask for row in local if row.shipped}
    asked = (one for one in calls().questions if Counterpart(role.value) in one.asked_of)
    lines = tuple(WordedQuestion(one.id, one.ask, worded.get(one.id, one.ask)) for one in asked)
    return lines, tuple(row.ask for row in local if row.role == role)


def wording_version(role: CallRole, lines: tuple[WordedQuestion, ...]) -> int:
    """Return which edition of the local words of these questions one has before one."""
    return LocalCallQuestion.objects.worded_for(role, [line.id for line in lines]).version()
