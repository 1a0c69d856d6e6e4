"""A question about a promise on the day's pages: the team lead is told it waits, the consultant what came of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.dashboards.factories import NOW, TODAY, make_placement

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.dashboards.queries.home import home_page
from jobbro.dashboards.queries.worklist import Urgency, worklist
from jobbro.placements import actions
from jobbro.placements.models import OfferedTool

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-024")]


@pytest.fixture
def asked(consultant):
    """A course that is beyond the mandate, asked about today."""
    placement = make_placement(consultant)
    choice = actions.ToolChoice("courses", "Kurser", "truckkort", "possible", "", TODAY, "x")
    tool = actions.choose_tool(by=consultant, company=placement.company, placement=placement, choice=choice, at=NOW)
    return actions.ask_team_lead(by=consultant, tool=tool, today=TODAY, at=NOW)


def page_of(user):
    return home_page(Viewer.of(user, at=NOW, what="test"), companies=[], citizens=[])


def lines_of(user, at=NOW):
    return [
        (part.urgency, line.why, line.url)
        for part in worklist(Viewer.of(user, at=at, what="test"))
        for line in part.lines
    ]


def test_the_team_lead_is_told_until_it_is_answered(client_of, team_lead, consultant, asked):
    assert page_of(team_lead).tool_questions == 1
    User.objects.update(welcomed_at=NOW)
    text = client_of(team_lead).get("/").content.decode()
    assert "Et spørgsmål om et løfte venter på dit svar." in text
    assert reverse("placements:tool_requests") in text
    actions.answer_tool_request(by=team_lead, tool=asked, says_yes=True, answer="", at=NOW)
    assert page_of(team_lead).tool_questions == 0


def test_nobody_else_is_told(client_of, consultant, colleague_same_team, caseworker, administrator, asked):
    for user in (consultant, colleague_same_team, caseworker):
        assert page_of(user).tool_questions == 0
    User.objects.update(welcomed_at=NOW)
    page = client_of(administrator).get("/")
    assert page.status_code == 200 and "venter på dit svar" not in page.content.decode()


def test_a_question_in_another_team_is_not_hers(team_lead, consultant_other_team):
    placement = make_placement(consultant_other_team)
    choice = actions.ToolChoice("courses", "Kurser", "truckkort", "possible", "", TODAY, "x")
    tool = actions.choose_tool(
        by=consultant_other_team, company=placement.company, placement=placement, choice=choice, at=NOW
    )
    actions.ask_team_lead(by=consultant_other_team, tool=tool, today=TODAY, at=NOW)
    assert OfferedTool.objects.count() == 1 and page_of(team_lead).tool_questions == 0


def test_a_yes_stands_on_the_consultants_day_until_it_is_promised(consultant, team_lead, asked):
    actions.answer_tool_request(by=team_lead, tool=asked, says_yes=True, answer="", at=NOW)
    url = reverse("placements:tools", args=[asked.placement_id])
    late = NOW + timedelta(days=20)
    assert (Urgency.TODAY, "Teamlederen har sagt ja til: truckkort", url) in lines_of(consultant)
    assert [why for _part, why, _url in lines_of(consultant, late)][:1] == ["Teamlederen har sagt ja til: truckkort"]
    actions.promise_tool(by=consultant, tool=asked, agreed_with_citizen=False, today=TODAY, at=NOW)
    assert lines_of(consultant) == []


@pytest.mark.parametrize(("days", "shown"), [(0, True), (6, True), (7, False)])
def test_a_no_stands_there_for_a_week(days, shown, consultant, team_lead, asked):
    actions.answer_tool_request(by=team_lead, tool=asked, says_yes=False, answer="Ikke i år.", at=NOW)
    found = [why for _part, why, _url in lines_of(consultant, NOW + timedelta(days=days))]
    assert (found == ["Teamlederen har sagt nej til: truckkort"]) is shown
