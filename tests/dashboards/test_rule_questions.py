"""A question about a rule stands on the day's page of those who look after the rules, until somebody answers."""

import pytest
from django.urls import reverse
from tests.dashboards.factories import NOW

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.dashboards.queries.home import home_page
from jobbro.reference.actions.asking import answer_question, ask_about

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-136")]


def waiting(user):
    return home_page(Viewer.of(user, at=NOW, what="test"), companies=[], citizens=[]).rule_questions


def test_it_waits_on_the_page_of_those_who_can_answer(client_of, consultant, team_lead, administrator):
    row = ask_about(by=consultant, about="", text="Hvem giver mentor?", at=NOW)
    assert [waiting(user) for user in (team_lead, administrator, consultant)] == [1, 1, 0]
    User.objects.update(welcomed_at=NOW)
    for user in (team_lead, administrator):
        text = client_of(user).get("/").content.decode()
        assert "En kollegas spørgsmål om reglerne venter på svar." in text
        assert reverse("reference:questions") in text
    answer_question(by=team_lead, question_id=row.pk, answer="Det gør sagsbehandleren.", at=NOW)
    assert waiting(team_lead) == 0
