"""Who comes in to a citizen's own page, and to what.

The holder of the link sees what is the citizen's own, until the link runs out, is closed by a colleague, is replaced by
a newer one, or the case is closed. A token that nobody made, that was changed, or that opens no more looks the same
from outside, and so does somebody else's homework or goal.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from jobbro.accounts.links import LinkState, open_link
from jobbro.accounts.viewer import Viewer
from jobbro.audit.actors import Actor
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import Look
from jobbro.citizens.models import Citizen
from jobbro.domain.disclosure import Relation
from jobbro.meetings.models import CitizenMessage
from jobbro.placements.models import Placement
from jobbro.portal.actions import OWN_PAGE
from jobbro.portal.queries.own_page import told_why
from jobbro.progression.models import CitizenGoal, Homework

ANSWER_IS_NEW = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Visit:
    """A citizen on the own page: who it is, whose hand writes, and when."""

    citizen: Citizen
    viewer: Viewer

    @property
    def actor(self) -> Actor:
        """Whose hand writes."""
        return self.viewer.actor

    @property
    def at(self) -> datetime:
        """When."""
        return self.viewer.at

    @property
    def today(self) -> date:
        """The day in Denmark."""
        return self.viewer.today

    def log(self) -> None:
        """Log that the citizen looked; what is about to be shown is there."""
        self.viewer.note([Look(str(self.citizen.pk), Relation.SELF)], kind=LookKind.LINK)


def open_own_page(token: str, *, at: datetime, what: str, request_id: str) -> Visit:
    """Find whose page a token opens; 404 for every token that opens nothing. Nothing is logged yet."""
    opened = open_link(token, purpose=OWN_PAGE, at=at)
    if opened.link is None or opened.state is not LinkState.OPEN:
        raise Http404
    # Asked for beside the citizen: the first page says at once that there is an answer.
    answers = CitizenMessage.objects.filter(citizen=OuterRef("pk"), answered_at__gte=at - ANSWER_IS_NEW)
    people = Citizen.objects.select_related("consultant", "caseworker", "team").annotate(has_answer=Exists(answers))
    citizen = people.filter(pk=opened.link.subject_id, closed_on__isnull=True).first()
    if citizen is None:
        raise Http404
    return Visit(citizen, Viewer(None, opened.actor, at, what, request_id))


def own_homework(visit: Visit, homework_id: UUID) -> Homework:
    """Return the citizen's own homework and log the look, or answer 404."""
    found = Homework.objects.filter(pk=homework_id, goal__citizen=visit.citizen).select_related("goal").first()
    if found is None:
        raise Http404
    visit.log()
    return found


def own_goal(visit: Visit, goal_id: UUID) -> CitizenGoal:
    """Return the citizen's own goal and log the look, or answer 404."""
    found = CitizenGoal.objects.filter(pk=goal_id, citizen=visit.citizen).first()
    if found is None:
        raise Http404
    visit.log()
    return found


def own_placement(visit: Visit, placement_id: UUID) -> Placement:
    """Return a placement of the citizen's own that was shared with its reason, and log the look, or answer 404."""
    found = told_why(visit.citizen, today=visit.today).filter(pk=placement_id).first()
    if found is None:
        raise Http404
    visit.log()
    return found
