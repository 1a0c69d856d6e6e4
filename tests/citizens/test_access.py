"""The door to citizens: every role in every relation, same set-up, one difference."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from tests.citizens.browsing import statements_of
from tests.citizens.factories import NOW, TODAY, lend, make_citizen, make_team, make_user, make_viewer

from jobbro.accounts.permissions import EmployerType, Role
from jobbro.accounts.viewer import Viewer
from jobbro.audit.actors import Actor
from jobbro.audit.kinds import ActorKind, LookKind
from jobbro.audit.models import LookUp
from jobbro.citizens.access import get_citizen_for, may_edit, show_citizens, visible_citizens
from jobbro.domain.disclosure import Relation

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-157")]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def citizen_in_relation(user, relation):
    """A citizen to whom the user has exactly this relation."""
    there = user.team if relation in {"team", "team lead"} and user.team else make_team()
    citizen = make_citizen(team=there)
    match relation:
        case "consultant":
            citizen.consultant = user
            citizen.save()
        case "caseworker":
            citizen.caseworker = user
            citizen.save()
        case "lent today":
            lend(citizen, user, first=TODAY, last=TODAY)
        case "lent, first day":
            lend(citizen, user, first=TODAY, last=TOMORROW)
        case "lent, last day":
            lend(citizen, user, first=YESTERDAY, last=TODAY)
        case "lent until yesterday":
            lend(citizen, user, first=YESTERDAY, last=YESTERDAY)
        case "lent from tomorrow":
            lend(citizen, user, first=TOMORROW, last=TOMORROW)
        case "lent to a colleague":
            lend(citizen, make_user(team=user.team))
    return citizen


CASEWORK = (Role.CONSULTANT, Role.CASEWORKER, Role.TEAM_LEAD)
OPEN = {
    "consultant": Relation.OWN_CONSULTANT,
    "caseworker": Relation.OWN_CASEWORKER,
    "team": Relation.SAME_TEAM,
    "lent today": Relation.LENT,
    "lent, first day": Relation.LENT,
    "lent, last day": Relation.LENT,
}
SHUT = ("nothing", "lent until yesterday", "lent from tomorrow", "lent to a colleague")


@pytest.mark.parametrize("role", CASEWORK)
@pytest.mark.parametrize("relation", OPEN)
def test_a_colleague_with_a_ground_in_the_work_sees_the_citizen_and_the_ground_is_logged(role, relation):
    user = make_user(role=role, team=make_team())
    citizen = citizen_in_relation(user, relation)
    assert get_citizen_for(make_viewer(user), citizen.pk) == citizen
    expected = Relation.TEAM_LEAD if relation == "team" and role == Role.TEAM_LEAD else OPEN[relation]
    assert LookUp.objects.values_list("citizen_id", "relation", "kind").get() == (str(citizen.pk), expected, "page")


@pytest.mark.parametrize("role", CASEWORK)
@pytest.mark.parametrize("relation", SHUT)
def test_a_colleague_without_a_ground_meets_nobody_and_nothing_is_logged(role, relation):
    user = make_user(role=role, team=make_team())
    citizen = citizen_in_relation(user, relation)
    with pytest.raises(Http404):
        get_citizen_for(make_viewer(user), citizen.pk)
    assert not visible_citizens(make_viewer(user)).exists()
    assert not may_edit(make_viewer(user), citizen)
    assert not LookUp.objects.exists()


@pytest.mark.parametrize("relation", [*OPEN, *SHUT])
@pytest.mark.parametrize(
    "who",
    [
        {"role": Role.ADMINISTRATOR},
        {"role": Role.AUDITOR},
        {"role": Role.CONSULTANT, "is_active": False},
        {"role": Role.TEAM_LEAD, "is_active": False},
    ],
    ids=["administrator", "auditor", "consultant who left", "team lead who left"],
)
def test_who_has_no_casework_or_has_left_sees_nobody_in_any_relation(who, relation):
    user = make_user(team=make_team(), **who)
    citizen = citizen_in_relation(user, relation)
    with pytest.raises(Http404):
        get_citizen_for(make_viewer(user), citizen.pk)
    assert not visible_citizens(make_viewer(user)).exists()
    assert not may_edit(make_viewer(user), citizen)
    assert not LookUp.objects.exists()


def test_a_citizen_of_others_and_one_who_does_not_exist_are_refused_alike():
    user = make_user(team=make_team())
    refusals = []
    for citizen_id in (make_citizen().pk, uuid4()):
        with pytest.raises(Http404) as refusal:
            get_citizen_for(make_viewer(user), citizen_id)
        refusals.append(repr(refusal.value))
    assert refusals[0] == refusals[1]


def test_a_colleague_without_a_team_does_not_see_everybody():
    user = make_user(team=None)
    make_citizen()
    assert not visible_citizens(make_viewer(user)).exists()


def test_a_viewer_without_an_account_sees_nobody():
    viewer = Viewer(None, Actor(ActorKind.LINK, "1", "Leif"), NOW, "portal:answer")
    citizen = make_citizen()
    assert not visible_citizens(viewer).exists()
    assert not may_edit(viewer, citizen)


def test_a_loan_lets_the_borrower_write_but_not_pass_the_citizen_on():
    user = make_user(team=make_team())
    lent, own = citizen_in_relation(user, "lent today"), citizen_in_relation(user, "consultant")
    viewer = make_viewer(user)
    assert may_edit(viewer, lent)
    assert not may_edit(viewer, lent, hand_over=True)
    assert may_edit(viewer, own, hand_over=True)


def test_the_closest_relation_is_the_one_that_is_logged():
    user = make_user(team=make_team())
    citizen = make_citizen(team=user.team, consultant=user, caseworker=user)
    lend(citizen, user)
    get_citizen_for(make_viewer(user), citizen.pk)
    assert LookUp.objects.get().relation == Relation.OWN_CONSULTANT


def test_someone_employed_outside_the_municipality_follows_the_same_rules():
    user = make_user(team=make_team(), employer_type=EmployerType.OTHER_ACTOR)
    citizen_in_relation(user, "nothing")
    mine = citizen_in_relation(user, "consultant")
    assert list(visible_citizens(make_viewer(user))) == [mine]


@pytest.mark.req("R-157")
def test_a_citizen_is_logged_once_a_request_however_often_the_page_asks():
    user = make_user(team=make_team())
    citizen = make_citizen(team=user.team)
    viewer = make_viewer(user)
    get_citizen_for(viewer, citizen.pk)
    get_citizen_for(viewer, citizen.pk, kind=LookKind.DOCUMENT)
    show_citizens(viewer, [citizen, citizen], kind=LookKind.LIST)
    assert LookUp.objects.count() == 1
    get_citizen_for(make_viewer(user), citizen.pk)
    assert LookUp.objects.count() == 2


def test_a_row_that_nothing_explains_is_logged_as_unexplained():
    user = make_user(team=make_team())
    show_citizens(make_viewer(user), [make_citizen()], kind=LookKind.LIST)
    assert LookUp.objects.get().relation == Relation.NONE


def test_a_list_of_borrowed_citizens_asks_for_loans_once():
    user = make_user(team=make_team())
    rows = [make_citizen() for _ in range(5)]
    for row in rows:
        lend(row, user)
    asked = statements_of(lambda: show_citizens(make_viewer(user), rows, kind=LookKind.LIST))
    assert len(asked) == 3, "loans, the last entry, the new entries"
    assert set(LookUp.objects.values_list("relation", flat=True)) == {Relation.LENT}
