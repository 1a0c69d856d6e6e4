"""One screen on which a new consultant finds next meeting, contact, hours and goals (R-092)."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.citizens.browsing import statements_of
from tests.citizens.factories import make_capsule, make_user
from tests.conftest import on_day
from tests.placements.factories import make_case

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.actions import CitizenDetails, change_citizen, release_fact
from jobbro.citizens.models import Fact
from jobbro.domain.disclosure import Audience
from jobbro.placements.models import FollowUp
from jobbro.placements.queries.handing_over import handover_page

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-092")]
IN_FEBRUARY = on_day("2023-02-01")


def given_to(case, new):
    thomas = case.citizen
    who = CitizenDetails(thomas.first_name, thomas.last_name, thomas.team, consultant=new, caseworker=thomas.caseworker)
    change_citizen(by=case.consultant, citizen=thomas, details=who, edit_version=thomas.edit_version, at=IN_FEBRUARY)


def test_the_new_consultant_answers_meeting_contact_hours_and_goal_for_thomas_from_one_screen():
    case = make_case()
    new = make_user(team=case.citizen.team)
    fact = Fact.objects.filter(citizen=case.citizen, kind="wish").first()
    release_fact(by=case.consultant, fact=fact, to={Audience.CASEWORKER}, agreed=True, at=IN_FEBRUARY)
    make_capsule(case.citizen, fact)
    given_to(case, new)
    page = handover_page(Viewer.of(new, at=IN_FEBRUARY, what="test"), case.citizen)
    (agreed,) = page.agreed
    assert agreed.next_meeting == "onsdag den 22. februar 2023" and not agreed.waits_for_meeting
    assert agreed.contact.startswith("Leif")
    assert agreed.hours == "mandag, onsdag og fredag kl. 9.00-12.00"
    assert agreed.goals and all(goal.endswith(".") for goal in agreed.goals)
    assert (page.told.changes.count, page.told.changes.unread) == (1, True)
    assert [told.id for _, facts in page.told.capsule.parts for told in facts] == [fact.pk]


def test_a_meeting_that_was_held_is_not_the_next_and_one_that_was_forgotten_is_said_so():
    case = make_case()
    first, second = FollowUp.objects.filter(placement=case.placement).order_by("day")[:2]
    viewer = Viewer.of(case.consultant, at=on_day(second.day).replace(day=second.day.day), what="test")
    assert handover_page(viewer, case.citizen).agreed[0].waits_for_meeting
    first.held_on = first.day
    first.save()
    agreed = handover_page(viewer, case.citizen).agreed[0]
    assert str(second.day.year) in agreed.next_meeting and not agreed.waits_for_meeting


def test_what_has_ended_is_told_as_tried_before(client):
    case = make_case()
    page = handover_page(Viewer.of(case.consultant, at=on_day("2024-02-01"), what="test"), case.citizen)
    assert page.agreed == () and page.tried == (case.placement,)
    client.force_login(case.consultant)
    address = reverse("placements:handover", args=[case.citizen.pk])
    assert "Det er prøvet før" in client.get(address).content.decode()
    case.placement.ends_on = timezone.localdate()
    case.placement.save()
    assert "Leif" in client.get(address).content.decode()
    assert len(statements_of(lambda: client.get(address))) <= 12
