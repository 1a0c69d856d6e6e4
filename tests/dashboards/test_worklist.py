"""The day's list: who, what, why now, and the one thing to do."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from tests.citizens.factories import make_citizen
from tests.companies.factories import make_company
from tests.dashboards.factories import NOW, TODAY, make_follow_up, make_placement, make_question

from jobbro.accounts.links import LIFETIME
from jobbro.accounts.viewer import Viewer
from jobbro.dashboards.queries.worklist import SHOWN, Urgency, worklist
from jobbro.placements.models import ApprovalState, PaidRoute, Party, PlacementState

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-002")]


def _lines(user):
    parts = worklist(Viewer.of(user, at=NOW, what="test"))
    return [(part.urgency, one.why) for part in parts for line in part.lines for one in (line, *line.others)]


def test_a_line_names_the_citizen_by_first_name_and_the_company(consultant):
    citizen = make_citizen(team=consultant.team, first_name="Thomas", last_name="Holm")
    placement = make_placement(consultant, citizen=citizen, company=make_company(name="Solby Kirkegård"))
    make_follow_up(placement, 0)
    (part,) = worklist(Viewer.of(consultant, at=NOW, what="test"))
    (line,) = part.lines
    assert (line.name, line.company, line.action) == ("Thomas", "Solby Kirkegård", "Hold nu")
    assert line.case_url == reverse("placements:detail", args=[placement.pk])


@pytest.mark.parametrize(
    ("in_days", "expected"),
    [
        (-3, (Urgency.NOW, "Opfølgningen var aftalt til 27. feb., for 3 dage siden")),
        (-1, (Urgency.NOW, "Opfølgningen var aftalt til 1. marts, i går")),
        (0, (Urgency.TODAY, "Opfølgning i dag")),
        (1, (Urgency.WEEK, "Opfølgning i morgen, 3. marts")),
        (7, (Urgency.WEEK, "Opfølgning om 7 dage, 9. marts")),
    ],
)
def test_a_follow_up_is_told_by_its_day(in_days, expected, consultant):
    make_follow_up(make_placement(consultant), in_days)
    assert _lines(consultant) == [expected]


def test_a_follow_up_after_a_week_waits(consultant):
    make_follow_up(make_placement(consultant), 8)
    assert _lines(consultant) == []


def test_a_follow_up_that_was_held_is_done(consultant):
    make_follow_up(make_placement(consultant), -3, held_on=TODAY - timedelta(days=3))
    assert _lines(consultant) == []


def test_several_missed_follow_ups_are_one_line(consultant):
    placement = make_placement(consultant)
    for days in (-10, -5, -1):
        make_follow_up(placement, days)
    assert _lines(consultant) == [
        (Urgency.NOW, "Opfølgningen var aftalt til 20. feb., for 10 dage siden, og flere efter den")
    ]


def test_a_follow_up_today_tells_its_hour(consultant):
    make_follow_up(make_placement(consultant), 0, starts_at=time(10, 0))
    assert _lines(consultant) == [(Urgency.TODAY, "Opfølgning i dag kl. 10.00")]


def test_a_draft_tells_what_is_missing(consultant):
    make_placement(
        consultant,
        state=PlacementState.DRAFT,
        starts_on=TODAY + timedelta(days=10),
        why="Fordi",
        because="Fordi",
        purposes=["x"],
    )
    assert _lines(consultant) == [
        (
            Urgency.WEEK,
            "Kladde, der begynder om 10 dage. Mangler: arbejdssted, kontaktperson, timer, opgaver, opfølgning",
        )
    ]


@pytest.mark.parametrize(
    ("in_days", "urgency"), [(7, Urgency.NOW), (8, Urgency.WEEK), (21, Urgency.WEEK), (22, None), (-1, Urgency.NOW)]
)
def test_a_draft_is_the_more_urgent_the_sooner_it_begins(in_days, urgency, consultant):
    make_placement(consultant, state=PlacementState.DRAFT, starts_on=TODAY + timedelta(days=in_days))
    assert [line[0] for line in _lines(consultant)] == ([urgency] if urgency else [])


def test_a_draft_without_days_is_shown_and_leads_to_the_plan(consultant):
    placement = make_placement(
        consultant, state=PlacementState.DRAFT, starts_on=None, ends_on=None, paid_route=PaidRoute.AFTER
    )
    (part,) = worklist(Viewer.of(consultant, at=NOW, what="test"))
    assert part.lines[0].why.startswith("Kladde uden dage. Mangler: arbejdssted, kontaktperson, dage")
    assert part.lines[0].url == reverse("placements:plan", args=[placement.pk, "hvem"])


def test_a_no_is_told_at_once(consultant):
    placement = make_placement(consultant)
    make_question(placement, Party.COMPANY, ApprovalState.DECLINED)
    assert _lines(consultant) == [(Urgency.NOW, "Ikke enig: virksomheden")]


def test_parties_who_have_not_answered_share_a_line(consultant):
    placement = make_placement(consultant)
    for party in (Party.COMPANY, Party.CITIZEN, Party.EMPLOYEE_REPRESENTATIVE):
        make_question(placement, party, days_ago=4)
    assert _lines(consultant) == [
        (
            Urgency.WEEK,
            "Venter på svar fra virksomheden, medarbejderrepræsentanten og borgeren, spurgt for 4 dage siden",
        )
    ]


def test_one_who_was_asked_yesterday_is_left_in_peace(consultant):
    make_question(make_placement(consultant), Party.COMPANY, days_ago=1)
    assert _lines(consultant) == []


def test_a_link_that_has_run_out_is_told(consultant):
    make_question(make_placement(consultant), Party.CITIZEN, days_ago=LIFETIME.days + 1)
    assert _lines(consultant) == [(Urgency.NOW, "Svarfristen er udløbet for borgeren")]


def test_a_placement_that_began_without_a_question_is_told(consultant):
    placement = make_placement(consultant, state=PlacementState.SHARED)
    words = "Begyndte 10. feb., uden at nogen er spurgt om den aftale, der gælder nu"
    assert _lines(consultant) == [(Urgency.NOW, words)]
    make_question(placement, Party.COMPANY)
    assert _lines(consultant) == []


@pytest.mark.parametrize(
    "overrides",
    [
        {"state": PlacementState.LOCKED},
        {"state": PlacementState.SHARED, "starts_on": TODAY + timedelta(days=30)},
        {"state": PlacementState.SHARED, "ends_on": TODAY - timedelta(days=1)},
    ],
)
def test_what_is_locked_ahead_or_over_is_not_asked_about(overrides, consultant):
    make_placement(consultant, **overrides)
    assert _lines(consultant) == []


def test_what_one_placement_needs_in_a_part_is_gathered(consultant):
    placement = make_placement(consultant, state=PlacementState.DRAFT, starts_on=TODAY - timedelta(days=1))
    make_follow_up(placement, -3)
    make_follow_up(make_placement(consultant), -2)
    (part,) = worklist(Viewer.of(consultant, at=NOW, what="test"))
    assert [len(line.others) for line in part.lines] == [1, 0]
    assert part.lines[0].why.startswith("Opfølgningen") and part.lines[0].others[0].why.startswith("Skulle være")


def test_what_one_placement_needs_stands_under_its_most_urgent_heading(consultant):
    placement = make_placement(consultant)
    make_follow_up(placement, -3)
    make_follow_up(placement, 2)
    (part,) = worklist(Viewer.of(consultant, at=NOW, what="test"))
    (line,) = part.lines
    assert part.urgency == Urgency.NOW
    assert line.why.startswith("Opfølgningen var aftalt")
    assert [other.why for other in line.others] == ["Opfølgning i overmorgen, 4. marts"]


def test_a_plan_just_begun_is_not_met_with_a_list_of_what_is_missing(consultant):
    blank = {"starts_on": None, "ends_on": None, "paid_route": "", "why": "", "purposes": []}
    make_placement(consultant, state=PlacementState.DRAFT, **blank)
    assert _lines(consultant) == [(Urgency.WEEK, "Planen er lige begyndt. Skriv dagene først")]


def test_when_all_have_said_yes_the_text_can_be_locked(consultant):
    placement = make_placement(consultant, state=PlacementState.SHARED)
    make_question(placement, Party.COMPANY, ApprovalState.AGREED)
    make_question(placement, Party.CITIZEN, ApprovalState.AGREED)
    assert _lines(consultant) == [(Urgency.TODAY, "Alle har sagt ja. Teksten kan låses")]


@pytest.mark.parametrize(
    ("in_days", "expected"),
    [
        (0, [(Urgency.TODAY, "Begynder i dag")]),
        (7, [(Urgency.WEEK, "Begynder om 7 dage")]),
        (8, []),
    ],
)
def test_a_placement_that_begins_soon_is_told(in_days, expected, consultant):
    make_placement(consultant, starts_on=TODAY + timedelta(days=in_days))
    assert _lines(consultant) == expected


@pytest.mark.parametrize(
    ("in_days", "expected"),
    [
        (0, [(Urgency.WEEK, "Slutter i dag. Hvad er det næste skridt?")]),
        (14, [(Urgency.WEEK, "Slutter om 14 dage. Hvad er det næste skridt?")]),
        (15, []),
        (-1, []),
    ],
)
def test_a_placement_that_ends_soon_asks_for_the_next_step(in_days, expected, consultant):
    make_placement(consultant, ends_on=TODAY + timedelta(days=in_days))
    assert _lines(consultant) == expected


@pytest.mark.parametrize(("days_ago", "told"), [(60, True), (61, False)])
def test_what_ended_long_ago_is_history(days_ago, told, consultant):
    placement = make_placement(
        consultant, starts_on=date(2025, 10, 1), ends_on=TODAY - timedelta(days=days_ago), state=PlacementState.LOCKED
    )
    make_follow_up(placement, -days_ago - 1)
    assert bool(_lines(consultant)) is told


def test_the_caseworker_of_the_citizen_sees_the_same_lines(consultant, caseworker, colleague_same_team):
    citizen = make_citizen(team=consultant.team, consultant=consultant, caseworker=caseworker)
    make_follow_up(make_placement(consultant, citizen=citizen), 0)
    assert _lines(caseworker) == _lines(consultant) == [(Urgency.TODAY, "Opfølgning i dag")]
    assert _lines(colleague_same_team) == []


@pytest.mark.req("R-157")
def test_a_placement_whose_citizen_moved_to_another_team_is_gone_from_the_list(consultant, other_team):
    citizen = make_citizen(team=other_team)
    make_follow_up(make_placement(consultant, citizen=citizen), 0)
    assert _lines(consultant) == []


def test_the_most_urgent_comes_first_and_the_rest_is_counted(consultant):
    for _ in range(SHOWN + 3):
        make_follow_up(make_placement(consultant), -1)
    make_follow_up(make_placement(consultant), 0)
    now, today = worklist(Viewer.of(consultant, at=NOW, what="test"))
    assert (now.urgency, len(now.lines), now.left_out) == (Urgency.NOW, SHOWN, 3)
    assert (today.urgency, len(today.lines), today.left_out) == (Urgency.TODAY, 1, 0)
