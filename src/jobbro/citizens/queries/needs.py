"""A need as its page shows it: the number, the positive words with their checks, and what may help."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from jobbro import library
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen, Fact, FactKind, NeedChain
from jobbro.citizens.queries.facts import get_fact_for, may_reach, reader_of, with_readers
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit.conditions import Posture, WorkConditions, together
from jobbro.domain.language.rewording import RuleCheck, check_wording, numbers_of
from jobbro.library.toolbox_files import MAX_PROPOSALS
from jobbro.library.writing_files import privacy_scan


@dataclass(frozen=True, slots=True)
class WordingCheck:
    """A wording and the four rules, each in words."""

    wording: str
    rules: tuple[tuple[RuleCheck, str], ...]

    @property
    def is_kept(self) -> bool:
        """Whether the wording keeps all four rules."""
        return all(check.kept for check, _words in self.rules)


@dataclass(frozen=True, slots=True)
class SuggestionPanel:
    """What can be said about a limit while it is typed: its number or its one question, and the positive words."""

    is_concrete: bool
    question: str
    because: tuple[str, ...]
    suggested: WordingCheck | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """Something that may meet the need, and why."""

    tool: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class NeedPage:
    """Everything that the page of a need shows besides its form."""

    fact: Fact
    chain: NeedChain
    panel: SuggestionPanel
    now: WordingCheck
    schemes: tuple[Scheme, ...]
    is_approved: bool
    seen_by_company: bool
    steps_done: int
    steps_missing: tuple[str, ...]


def get_need_for(viewer: Viewer, citizen_id: UUID, fact_id: UUID) -> Fact:
    """Return a need and log the look; 404 for others than those who see everything behind it."""
    fact = get_fact_for(viewer, citizen_id, fact_id)
    if fact.kind != FactKind.NEED or not fact.is_current or not sees_needs(viewer):
        raise Http404
    return fact


def get_citizen_with_needs_for(viewer: Viewer, citizen_id: UUID) -> Citizen:
    """Return a citizen whose needs the viewer works with, and log the look; 404 for others."""
    if not sees_needs(viewer):
        raise Http404
    return get_citizen_for(viewer, citizen_id)


def sees_needs(viewer: Viewer) -> bool:
    """Answer whether the viewer works with what lies behind a need, as with an inner note."""
    return viewer.user is not None and reader_of(viewer.user) is Audience.CONSULTANT


def chain_of(fact: Fact) -> NeedChain:
    """Return the chain behind a need. When nobody has begun, words that are not positive yet are the limit."""
    chain = NeedChain.objects.filter(fact=fact).first()
    if chain is not None:
        return chain
    is_positive = all(rule.kept for rule, _words in checked(fact.wording, said="", measure="").rules[1:2])
    return NeedChain(fact=fact, said="" if is_positive else fact.wording)


def need_page(fact: Fact, chain: NeedChain, *, said: str, measure: str, wording: str) -> NeedPage:
    """Return the page of a need for the words that stand in its form now."""
    steps = _steps(fact, chain)
    return NeedPage(
        fact=fact,
        chain=chain,
        panel=suggestion_panel(said, measure, asked_again=chain.asked_again),
        now=checked(wording, said=said, measure=measure),
        schemes=schemes_for(said),
        is_approved=chain.approved_wording == fact.wording != "",
        seen_by_company=may_reach(Audience.COMPANY, fact),
        steps_done=sum(steps.values()),
        steps_missing=tuple(title for title, done in steps.items() if not done),
    )


def suggestion_panel(said: str, measure: str, *, asked_again: bool) -> SuggestionPanel:
    """Judge a limit while it is typed. The question is asked once; after that the limit is only marked."""
    limits = library.limits()
    is_concrete = bool(numbers_of(said, measure))
    found = limits.suggest(said, measure)
    return SuggestionPanel(
        is_concrete=is_concrete,
        question="" if is_concrete or asked_again or not said.strip() else limits.question(said),
        because=found.because if found else (),
        suggested=checked(found.wording, said=said, measure=measure) if found else None,
    )


def checked(wording: str, *, said: str, measure: str) -> WordingCheck:
    """Hold a wording against the four rules and put each answer into words."""
    words = library.limits().words
    rules = check_wording(wording, said=said, measure=measure, words=words, scan=privacy_scan())
    return WordingCheck(wording, tuple((rule, _in_words(rule)) for rule in rules))


def schemes_for(said: str) -> tuple[Scheme, ...]:
    """Return at most five tools for the sorts of need that a limit speaks of (R-054): the first of each, then on."""
    boxes = library.toolboxes()
    wanted = {pattern.need for pattern in library.limits().limits_in(said)}
    kinds = [kind for kind in boxes.needs if kind.id in wanted] or list(boxes.needs_in(said))
    found: dict[str, Scheme] = {}
    for place in range(MAX_PROPOSALS):
        for kind in kinds:
            if place < len(kind.tools):
                one = kind.tools[place]
                found.setdefault(one.tool, Scheme(one.tool, boxes.tools[one.tool].title, one.why))
    return tuple(found.values())[:MAX_PROPOSALS]


def conditions_of(citizen: Citizen) -> WorkConditions:
    """Return the conditions under which a citizen works well, from all needs that hold: the strictest of each."""
    chains = NeedChain.objects.filter(fact__citizen=citizen, fact__is_current=True).order_by("pk")
    return together(conditions_in(chain) for chain in chains)


def conditions_for(citizen: Citizen, reader: Audience) -> WorkConditions:
    """Return the conditions of the needs that may reach this reader: all for a consultant, else the released ones."""
    needs = Fact.objects.filter(citizen=citizen, is_current=True, kind=FactKind.NEED, chain__isnull=False)
    facts = with_readers(needs).select_related("chain").order_by("pk")
    return together(conditions_in(fact.chain) for fact in facts if may_reach(reader, fact))


def conditions_in(chain: NeedChain) -> WorkConditions:
    """Return the conditions that one need asks for."""
    return WorkConditions(
        work_from=chain.work_from,
        work_to=chain.work_to,
        posture=Posture(chain.posture) if chain.posture else None,
        one_task_at_a_time=bool(chain.one_task_at_a_time),
        aids=(chain.aid,) if chain.aid else (),
        max_travel_minutes=chain.max_travel_minutes,
    )


def _in_words(rule: RuleCheck) -> str:
    said = library.texts().say(f"need.rule.{rule.rule.value}.{'kept' if rule.kept else 'broken'}")
    return said if rule.kept or not rule.words else f"{said}: {', '.join(rule.words)}"


def _steps(fact: Fact, chain: NeedChain) -> dict[str, bool]:
    """The links of the chain in their order, and which of them are told."""
    return {
        _("grænsen"): bool(chain.said),
        _("tallet"): bool(numbers_of(chain.said, fact.measure)),
        _("bedre og værre"): bool(chain.better_when or chain.worse_when),
        _("det, vi gør"): bool(chain.solution),
        _("hvem sørger for det"): bool(chain.provider),
        _("prøvet"): chain.tried_on is not None,
        _("virkningen"): bool(chain.effect),
        _("ordene, borgeren siger ja til"): chain.approved_wording == fact.wording != "",
    }
