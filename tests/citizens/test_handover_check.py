"""A month after a hand-over the new consultant asks whether the story went along (R-092, M-05)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.citizens.browsing import statements_of
from tests.citizens.factories import NOW, make_change, make_citizen, make_team, make_user, make_viewer

from jobbro.accounts.models import User
from jobbro.audit.changes import timeline
from jobbro.citizens.actions.handover_check import CheckAnswers, check_handover
from jobbro.citizens.models import HandoverCheck
from jobbro.citizens.queries.handover_check import due_checks, team_share

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-092")]
SAID = {"went_along": "partly", "told_again": "Hvorfor sidste sted stoppede", "next_step": "Skriv det ind i kapslen"}


@pytest.fixture(autouse=True)
def fourth_of_march(monkeypatch):
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)


def due_on(user, at):
    return list(due_checks(make_viewer(user, at=at)))


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_the_new_consultant_is_asked_from_the_thirtieth_day_until_it_is_done_or_too_late(thomas, consultant):
    change = make_change(thomas, consultant, changed_at=NOW)
    days = [day for day in (29, 30, 119, 120) if due_on(consultant, NOW + timedelta(days=day))]
    assert days == [30, 119]
    assert due_on(change.former, NOW + timedelta(days=40)) == []
    check_handover(by=consultant, change=change, answers=CheckAnswers("yes", "", "Intet"), at=NOW)
    assert due_on(consultant, NOW + timedelta(days=40)) == []


def test_one_who_has_handed_the_citizen_on_is_not_asked(thomas, consultant):
    make_change(thomas, consultant, changed_at=NOW - timedelta(days=40))
    make_change(thomas, make_user(), changed_at=NOW - timedelta(days=5))
    assert due_on(consultant, NOW) == []


def test_from_my_day_to_the_page_that_goes_on(client, thomas, consultant):
    User.objects.update(welcomed_at=NOW)
    change = make_change(thomas, consultant)
    home = reverse("dashboards:home")
    page = reverse("citizens:handover_check", args=[thomas.pk, change.pk])
    assert page in client.get(home).content.decode()
    for lacking in ({"went_along": ""}, {"told_again": ""}, {"next_step": ""}, {"next_step": "x" * 10_000}):
        answer = client.post(page, SAID | lacking)
        assert answer.status_code == 422 and HandoverCheck.objects.count() == 0
    assert client.post(page, SAID).status_code == 302
    assert "allerede gemt" in text_of(client.post(page, SAID, follow=True))
    assert HandoverCheck.objects.get().checked_by == consultant
    assert page not in client.get(home).content.decode()
    for route in ("citizens:capsule", "placements:handover"):
        shown = text_of(client.get(reverse(route, args=[thomas.pk])))
        assert "Delvist" in shown and SAID["told_again"] in shown
        assert len(statements_of(lambda to=route: client.get(reverse(to, args=[thomas.pk])))) <= 12
    assert timeline(thomas)[0].action == "handover.checked" and SAID["told_again"] not in str(timeline(thomas))


def test_nobody_else_checks_it_and_not_before_a_month(client_of, thomas, consultant, colleague_same_team):
    early = make_change(thomas, consultant, changed_at=NOW - timedelta(days=29))
    late = make_change(thomas, consultant)
    for user, change, status in ((consultant, early, 404), (colleague_same_team, late, 404), (consultant, late, 200)):
        page = reverse("citizens:handover_check", args=[thomas.pk, change.pk])
        assert client_of(user).get(page).status_code == status


def test_the_team_lead_sees_the_share_from_five_checks_on(client_of, team, team_lead, consultant):
    lead, page = client_of(team_lead), reverse("citizens:handover_share")
    assert client_of(consultant).get(page).status_code == 403

    def check(went_along, *, of_team=team, at=NOW):
        change = make_change(make_citizen(team=of_team), consultant)
        answers = CheckAnswers(went_along, "" if went_along == "yes" else "Noget", "Videre")
        check_handover(by=consultant, change=change, answers=answers, at=at)

    for said in ("yes", "yes", "yes", "no"):
        check(said)
    check("yes", of_team=make_team())
    check("yes", at=NOW - timedelta(days=366))
    assert team_share(make_viewer(team_lead)).share is None
    assert "færre end 5 tjek" in text_of(lead.get(page)) and "75 %" not in text_of(lead.get(page))
    check("partly")
    assert team_share(make_viewer(team_lead)).share == 60
    assert "60 %" in text_of(lead.get(page))
    assert team_share(make_viewer(consultant)) is None
