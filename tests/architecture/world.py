"""One of everything, in each relation that a colleague can have to it, for the permission matrix."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import timezone
from tests.citizens import factories as citizens
from tests.companies import factories as companies
from tests.conftest import make_user
from tests.dashboards import factories as dashboards
from tests.meetings.factories import SEEN, make_message
from tests.placements.factories import make_candidate, make_sheet, token_of
from tests.progression import factories as progression

from jobbro.accounts.actions import NewRate, enter_local_rate
from jobbro.accounts.models import LocalRate, Team, User
from jobbro.accounts.permissions import EmployerType, Role
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import Look, write_looks
from jobbro.citizens.models import Citizen, ImportBatch, LocalWord, LocalWordKind
from jobbro.companies.models import Company, PreparationKey
from jobbro.dashboards.queries.areas import AREAS
from jobbro.domain.disclosure import Audience, Relation
from jobbro.meetings.models import CardAnswer, Conversation, MessageCover, TalkTask
from jobbro.placements.models import FollowUp, LawChange, OfferedTool, Party, Placement
from jobbro.portal.actions import make_own_page_link
from jobbro.privacy.actions import draw_sample
from jobbro.privacy.models import Sample, SampleScope
from jobbro.reference.actions import NewLink, OwnTool, add_own_tool, add_tool_link
from jobbro.reference.actions.asking import ask_about
from jobbro.reference.models import LocalTool, RuleQuestion, ToolLink

# How near the colleague is to the citizen. The first four are asked of roles with casework; `foreign` puts another
# citizen's row under an address that one may see; `missing` is an id that nobody has.
CLOSE, DISTANT = ("own", "team", "lent"), ("lent_over", "other", "missing")
RELATIONS = (*CLOSE, *DISTANT)
CASEWORK_ROLES = ("consultant", "other_actor", "caseworker", "team_lead")
# These are asked with the nearest relation there is: not even their own name on the case lets them in.
OTHER_ROLES = ("inactive", "administrator", "auditor")
ROLES = ("anonymous", *OTHER_ROLES, *CASEWORK_ROLES)

_ROLE_OF = {
    "inactive": Role.CONSULTANT,
    "administrator": Role.ADMINISTRATOR,
    "auditor": Role.AUDITOR,
    "consultant": Role.CONSULTANT,
    "other_actor": Role.CONSULTANT,
    "caseworker": Role.CASEWORKER,
    "team_lead": Role.TEAM_LEAD,
}


@dataclass
class World:
    """What one colleague meets; rows are made when an address asks for them."""

    role: str
    relation: str
    foreign: bool = False
    made: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def user(self) -> User | None:
        """The colleague; nobody for `anonymous`."""
        if self.role == "anonymous":
            return None
        more: dict[str, Any] = {"is_active": self.role != "inactive"}
        if self.role == "other_actor":
            more["employer_type"] = EmployerType.OTHER_ACTOR
        return make_user(_ROLE_OF[self.role], Team.objects.create(name="Verden Nord"), f"{self.role}_user", **more)

    @cached_property
    def citizen(self) -> Citizen:
        """The citizen in the address."""
        colleague = self.user or make_user(Role.CONSULTANT, None, "somebody")
        if self.relation == "team":
            return citizens.make_citizen(team=colleague.team)
        citizen = citizens.make_citizen(team=Team.objects.create(name="Verden Syd"))
        if self.relation == "own":
            setattr(citizen, "caseworker" if self.role == "caseworker" else "consultant", colleague)
            citizen.save()
        today = timezone.localdate()
        if self.relation == "lent":
            citizens.lend(citizen, colleague, first=today, last=today)
        if self.relation == "lent_over":
            citizens.lend(citizen, colleague, first=today - timedelta(days=9), last=today - timedelta(days=1))
        return citizen

    @cached_property
    def stranger(self) -> Citizen:
        """A citizen whom the colleague has nothing to do with."""
        return citizens.make_citizen(team=Team.objects.create(name="Verden Øst"), last_name="Fremmed")

    @cached_property
    def company(self) -> Company:
        """The company in the address, with a main site."""
        company = companies.make_company()
        companies.make_site(company)
        return company

    @cached_property
    def owner_of_rows(self) -> Citizen:
        """Whose rows stand below the citizen in the address: the citizen's own, or a stranger's for `foreign`."""
        return self.stranger if self.foreign else self.citizen

    @cached_property
    def company_of_rows(self) -> Company:
        """Whose rows stand below the company in the address."""
        if not self.foreign:
            return self.company
        other = companies.make_company(name="En anden")
        companies.make_site(other)
        return other

    @cached_property
    def placement(self) -> Placement:
        """A placement of the citizen at the company."""
        planner = make_user(Role.CONSULTANT, None, "planner")
        return Placement.objects.create(
            citizen=self.citizen,
            company=self.company,
            consultant=planner,
            planned_by=planner,
            planned_at=citizens.NOW,
            changed_at=citizens.NOW,
        )

    @cached_property
    def token(self) -> str:
        """The key in a link that a contact at the company was sent."""
        return token_of(Party.COMPANY, at=timezone.now())

    @cached_property
    def signing_token(self) -> str:
        """The key in the link by which a contact signs a cooperation agreement."""
        return companies.make_signing_token(self.company, at=timezone.now())

    @cached_property
    def own_token(self) -> str:
        """The key in the link to the citizen's own page."""
        maker = make_user(Role.CONSULTANT, None, "link_maker")
        return make_own_page_link(by=maker, citizen=self.citizen, at=timezone.now())[1]

    @cached_property
    def rate(self) -> LocalRate:
        """A rate that the municipality wrote in itself."""
        writer = make_user(Role.TEAM_LEAD, None, "rate_writer")
        rate = NewRate("assistance.rate", citizens.TODAY, Decimal("150"), "Takstblad", "https://example.dk/takst")
        return enter_local_rate(by=writer, rate=rate, at=citizens.NOW)

    @cached_property
    def local_word(self) -> LocalWord:
        """A word that the municipality taught the map from everyday life to work."""
        teacher = make_user(Role.CONSULTANT, None, "teacher")
        word = {"kind": LocalWordKind.MEANS, "skill": "bike-repair", "text": "nulrer", "added_at": citizens.NOW}
        return LocalWord.objects.create(added_by=teacher, **word)

    @cached_property
    def law_change(self) -> LawChange:
        """A change of law about the placement."""
        return LawChange.objects.create(
            placement=self.placement,
            code="ratio.room",
            basis="new_law",
            verdict_before="broken",
            verdict_after="met",
            rule_id="ratio.occupant_kinds",
            rule_title="Hvem der optager en plads",
            rulebook_version="x",
            found_at=citizens.NOW,
        )

    @cached_property
    def tool(self) -> OfferedTool:
        """A tool that was chosen on the placement."""
        return OfferedTool.objects.create(
            company=self.company,
            placement=self.placement,
            entry_id="mentor",
            title="Mentor",
            wording="Mentor",
            answer_of_rules="possible",
            judged_on=citizens.TODAY,
            rulebook_version="x",
            chosen_by=self.placement.planned_by,
            chosen_at=citizens.NOW,
        )

    @cached_property
    def own_tool(self) -> LocalTool:
        """A tool that the municipality added itself."""
        writer = make_user(Role.TEAM_LEAD, None, "tool_writer")
        tool = OwnTool("basic", "Cykel på lån", "En cykel, der kan lånes.", "Kommunen har ti.", "En beslutning")
        return add_own_tool(by=writer, tool=tool, at=citizens.NOW)

    @cached_property
    def link(self) -> ToolLink:
        """A link that the municipality added to an entry."""
        writer = make_user(Role.TEAM_LEAD, None, "link_writer")
        link = NewLink("webinar", "Sådan bruger vi mentor", "https://solby.example/mentor", "Bo", "mentor")
        return add_tool_link(by=writer, link=link, at=citizens.NOW)

    @cached_property
    def question(self) -> RuleQuestion:
        """A question about a tool that waits for an answer."""
        asker = make_user(Role.CONSULTANT, None, "asker")
        return ask_about(by=asker, about="mentor", text="Kan timerne deles på to?", at=citizens.NOW)

    @cached_property
    def sample(self) -> Sample:
        """A drawn sample of the look-up log."""
        auditor = make_user(Role.AUDITOR, None, "drawer")
        look = Look(str(uuid.uuid4()), Relation.OWN_CONSULTANT)
        write_looks([look], by=auditor.actor, at=citizens.NOW, kind=LookKind.PAGE, what="citizens:detail")
        month = citizens.TODAY.replace(day=1)
        return draw_sample(by=auditor, month=month, scope=SampleScope.ALL, size=1, at=citizens.NOW)

    @cached_property
    def conversation(self) -> Conversation:
        """A talk with the citizen whose rows stand in the address, held by the colleague, with a task."""
        holder = self.user or make_user(Role.CONSULTANT, None, "talker")
        talk = Conversation.objects.create(
            citizen=self.owner_of_rows, held_on=citizens.TODAY, begun_by=holder, begun_at=citizens.NOW
        )
        TalkTask.objects.create(conversation=talk, todo="Ring til én virksomhed")
        return talk

    def value_of(self, argument: str, *, route: str) -> Any:
        """Return what stands in the address of a route for this argument.

        :raises KeyError: for an argument that the matrix has not been told about
        """
        make = WORDS_OF_ROUTE.get((route, argument)) or ARGUMENTS[argument]
        made = make(self)
        if self.relation == "missing" and argument in OBJECTS:
            return _unknown(made)
        return made


def _fact_of_talk(world: World) -> uuid.UUID:
    """A fact that the talk in the address has given."""
    fact = citizens.make_fact(world.owner_of_rows, released_to=(Audience.CASEWORKER,))
    CardAnswer.objects.create(
        conversation=world.conversation,
        card="lifting",
        fact=fact,
        changed_by=world.conversation.begun_by,
        changed_at=citizens.NOW,
    )
    return fact.pk


def _unknown(made: Any) -> Any:
    """Return a value of the same kind that nobody has."""
    if isinstance(made, uuid.UUID):
        return uuid.uuid4()
    return 0 if isinstance(made, int) else "x" * 43


def _loan(world: World) -> int:
    today = timezone.localdate()
    return citizens.lend(world.owner_of_rows, make_user(Role.CONSULTANT, None, "borrower"), first=today, last=today).pk


def _batch(world: World) -> int:
    """An import that the colleague made a moment ago."""
    made_by = world.user or make_user(Role.TEAM_LEAD, None, "importer")
    return ImportBatch.objects.create(fingerprint="0" * 64, made_by=made_by, made_at=timezone.now()).pk


def _shared_placement(world: World) -> uuid.UUID:
    """A placement that is shared with its citizen, and says why."""
    last = timezone.localdate() + timedelta(days=9)
    planner, more = make_user(Role.CONSULTANT, Team.objects.create(name="Verden Vest"), "sharer"), {"because": "x"}
    return dashboards.make_placement(
        planner, citizen=world.owner_of_rows, company=world.company, ends_on=last, **more
    ).pk


def _meeting_day(world: World) -> str:
    """The day of a follow-up that is agreed with the placement in the address."""
    FollowUp.objects.get_or_create(placement=world.placement, day=citizens.TODAY)
    return citizens.TODAY.isoformat()


def _cover(world: World) -> int:
    """Somebody answers the colleague's messages today."""
    consultant = world.user or make_user(Role.CONSULTANT, None, "away")
    today, colleague = timezone.localdate(), make_user(Role.CONSULTANT, None, "covering")
    return MessageCover.objects.create(
        consultant=consultant, colleague=colleague, starts_on=today, ends_on=today, named_by=consultant
    ).pk


def _colleague(world: World) -> User:
    """Whoever told something about the company."""
    return world.user or make_user(Role.CONSULTANT, None, "teller")


# What an address may hold: a row, …
OBJECTS: dict[str, Callable[[World], Any]] = {
    "citizen_id": lambda world: world.citizen.pk,
    "fact_id": lambda world: citizens.make_fact(world.owner_of_rows).pk,
    "batch_id": _batch,
    "loan_id": _loan,
    "find_id": lambda world: citizens.make_cv_find(world.owner_of_rows).pk,
    "version_id": lambda world: citizens.make_cv_version(world.owner_of_rows).pk,
    "capsule_id": lambda world: citizens.make_capsule(world.owner_of_rows).pk,
    "talk_id": lambda world: citizens.make_job_talk(world.owner_of_rows).pk,
    "word_id": lambda world: world.local_word.pk,
    "goal_id": lambda world: progression.make_goal(world.owner_of_rows).pk,
    "homework_id": lambda world: progression.make_homework(progression.make_goal(world.owner_of_rows)).pk,
    "approval_id": lambda world: citizens.make_own_approval(world.owner_of_rows).pk,
    "objection_id": lambda world: citizens.make_objection(world.owner_of_rows).pk,
    "message_id": lambda world: make_message(world.owner_of_rows).pk,
    "cover_id": _cover,
    "handover_id": lambda world: citizens.make_change(world.owner_of_rows, world.user).pk,
    "item_id": lambda world: progression.make_zone_item(world.owner_of_rows).pk,
    "function_id": lambda world: progression.make_function(world.owner_of_rows).pk,
    "placement_id": lambda world: world.placement.pk,
    "shared_placement_id": _shared_placement,
    "company_id": lambda world: world.company.pk,
    "site_id": lambda world: world.company_of_rows.sites.get().pk,
    "contact_id": lambda world: companies.make_contact(world.company_of_rows).pk,
    "run_id": lambda world: companies.make_run().pk,
    "held_id": lambda world: companies.make_held(world.company_of_rows).pk,
    "occupant_id": lambda world: companies.make_occupant(world.company_of_rows.sites.get()).pk,
    "task_id": lambda world: companies.make_task(world.company_of_rows).pk,
    "logged_id": lambda world: companies.make_logged(world.company_of_rows, _colleague(world)).pk,
    "promise_id": lambda world: companies.make_promised(world.company_of_rows, _colleague(world)).pk,
    "pause_id": lambda world: companies.make_pause(world.company_of_rows, _colleague(world)).pk,
    "sheet_id": lambda world: make_sheet(world.company, by=_colleague(world)).pk,
    "prompt_id": lambda world: companies.make_green_prompt(_colleague(world)).pk,
    "partnership_id": lambda world: companies.make_partnership(world.company_of_rows).pk,
    "position_id": lambda world: companies.make_position(world.company_of_rows).pk,
    "opening_id": lambda world: companies.make_opening(world.company_of_rows).pk,
    "note_id": lambda world: companies.make_surroundings(_colleague(world)).pk,
    "candidate_id": lambda world: make_candidate(world.company, world.owner_of_rows, _colleague(world)).pk,
    "need_id": lambda world: companies.make_need(world.company_of_rows).pk,
    "offer_id": lambda world: companies.make_offered(world.company_of_rows).pk,
    "answer_id": lambda world: companies.make_opening_answer(world.company_of_rows).pk,
    "flexibility_id": lambda world: companies.make_flexibility(world.company_of_rows, _colleague(world)).pk,
    "sign_id": lambda world: companies.make_motive_sign(world.company_of_rows, _colleague(world)).pk,
    "expectation_id": lambda world: companies.make_expectation(world.company_of_rows, _colleague(world)).pk,
    "sample_id": lambda world: world.sample.pk,
    "number": lambda world: world.sample.looks.get().number,
    "token": lambda world: world.token,
    "rate_id": lambda world: world.rate.pk,
    "tool_id": lambda world: world.tool.pk,
    "question_id": lambda world: world.question.pk,
    "link_id": lambda world: world.link.pk,
    "change_id": lambda world: world.law_change.pk,
    **SEEN,
    "conversation_id": lambda world: world.conversation.pk,
    "talk_task_id": lambda world: world.conversation.tasks.get().pk,
}


def _plain(**words: Any) -> dict[str, Callable[[World], Any]]:
    return {name: lambda world, word=word: word for name, word in words.items()}  # type: ignore[misc]


# … or a word that opens nothing by itself.
WORDS: dict[str, Callable[[World], Any]] = {
    **_plain(reader="virksomhed", role="owner", said="ja", rest="a/b", section="hvem", category="young", year=2026),
    **_plain(kind="esg", colour="0059b3", ending="pdf", proposal_id="peak-hands", place=1, rule_id="assistance.rate"),
    **_plain(entry_id="mentor", slug="loentilskud", instrument_id="virksomhedspraktik", set_id="lab-2027", to="klar"),
    **_plain(card_id="lifting", card="two-share", frame_id="cooperation", part="oensker", key=PreparationKey.values[0]),
    "day": lambda world: _meeting_day(world),
    "question": lambda world: companies.make_theme_answer(world.company_of_rows).question,
}
# The pages that open to a citizen with the link to the own page.
OWN_PAGES = ("home", "homework", "goal", "cv", "road", "looks", "sharing", "objection", "approval", "reason", "message")
SIGNING_PAGES = ("", "_agreement", "_answer", "_new_link")
WORDS_OF_ROUTE: dict[tuple[str, str], Callable[[World], Any]] = {
    **{(f"meetings:{page}", "fact_id"): _fact_of_talk for page in ("play_back", "to_cv")},
    ("portal:reason", "token"): lambda world: token_of(Party.CITIZEN, at=timezone.now()),
    ("placements:tool_move", "to"): lambda world: "fjern",
    ("progression:goal_state", "to"): lambda world: "naaet",
    **{(f"portal:sign{page}", "token"): lambda world: world.signing_token for page in SIGNING_PAGES},
    **{(f"portal:own_{page}", "token"): lambda world: world.own_token for page in OWN_PAGES},
    ("reference:own_tool_edit", "entry_id"): lambda world: world.own_tool.entry_id,
    ("dashboards:area", "key"): lambda world: AREAS[0].key,
    ("companies:figure", "key"): lambda world: "apprentices",
}
ARGUMENTS = OBJECTS | WORDS
# Rows that lie under another row of the address, and could belong to somebody else.
NESTED = {
    *("conversation_id", "talk_task_id", "fact_id", "find_id", "version_id", "capsule_id", "talk_id", "loan_id"),
    *("goal_id", "shared_placement_id", "homework_id", "item_id", "approval_id", "objection_id", "message_id"),
    *("handover_id", "site_id", "contact_id", "occupant_id", "task_id", "held_id", "partnership_id", "logged_id"),
    *("promise_id", "pause_id", "position_id", "opening_id", "need_id", "offer_id", "answer_id", "sign_id"),
    *("expectation_id", "flexibility_id", "function_id", *(SEEN.keys() - {"text_kind"})),
}
ABOUT_A_CITIZEN = {"citizen_id", "placement_id", "tool_id", "change_id"}
