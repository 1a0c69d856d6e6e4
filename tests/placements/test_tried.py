"""«Hvad er prøvet»: courses in order with outcome and learning, narrowed, summed up, each line traced to its course."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from tests.citizens.browsing import statements_of
from tests.citizens.factories import NOW, make_citizen, make_team, make_user
from tests.placements.factories import make_case

from jobbro.accounts.permissions import Role
from jobbro.audit.models import ChangeEvent, LookUp
from jobbro.citizens.actions import PrivateWords
from jobbro.demo.earlier import COURSES
from jobbro.placements.actions.tried import (
    EarlierCourse,
    Outcome,
    OutcomeStands,
    note_earlier_course,
    note_outcome,
    withdraw_tried_course,
)
from jobbro.placements.models import TriedCourse, TriedKind, TriedOutcome
from jobbro.placements.queries.tried import tried_page

TODAY = date(2030, 1, 1)
DONE = Outcome(TriedOutcome.COMPLETED, "Han bliver, når han er ude.", "Søren", date(2023, 9, 1))
TYPED = {
    "kind": "practice",
    "workplace": "Pakkeriet",
    "starts_on": "01-02-2019",
    "ends_on": "01-03-2019",
    "outcome": "interrupted",
    "ended_because": "Ingen at spørge",
    "learned": "Aftal én fast kollega.",
    "source": "Borgeren selv",
    "source_on": "01-02-2022",
}


@pytest.fixture
def case(db):
    return make_case(state="ready")


def page_of(citizen, **asked):
    return tried_page(citizen, asked, address="/x/", today=TODAY)


@pytest.fixture
def told(case):
    for course, because, learned in COURSES:
        outcome = Outcome(TriedOutcome.INTERRUPTED, learned, "Marianne selv", date(2022, 11, 14), because)
        note_earlier_course(by=case.consultant, citizen=case.citizen, course=course, outcome=outcome, at=NOW)
    return case


@pytest.mark.req("R-103")
def test_interrupted_unskilled_courses_stand_with_what_was_learned_before_the_new_one(client_of, told):
    page = page_of(told.citizen)
    assert [row.starts_on.year for row in page.rows][:3] == [2019, 2020, 2021]
    assert [row.outcome for row in page.rows] == ["interrupted"] * 3 + [""]
    assert page.rows[-1].placement_id == told.placement.pk
    lines = page.summary.split("\n")
    assert lines[0] == "4 forløb er prøvet. 3 af dem blev afbrudt."
    for row, line, (course, because, learned) in zip(page.rows, lines[1:], COURSES, strict=False):
        assert line.startswith(f"Forløb {row.number}, ") and because in line and learned in line and course.work in line
        assert "ufaglært" in line and "Kilde: Marianne selv, 14. november 2022." in line
    client = client_of(told.consultant)
    address = reverse("placements:tried", args=[told.citizen.pk])
    assert address in client.get(reverse("placements:of_citizen", args=[told.citizen.pk])).content.decode()
    body = client.get(address).content.decode()
    assert all(f'id="forloeb-{number}"' in body for number in (1, 2, 3)) and COURSES[1][2] in body
    assert LookUp.objects.filter(what__contains="tried").count() == 1


@pytest.mark.parametrize(
    ("asked", "years"),
    [({"udfald": "interrupted"}, 3), ({"slags": "useful_work"}, 1), ({"aar": "2020"}, 1), ({"aar": "1900"}, 0)],
)
def test_the_timeline_is_narrowed_by_kind_outcome_and_year(told, asked, years):
    page = page_of(told.citizen, **asked)
    assert len(page.rows) == years and page.total == 4
    # A row keeps its number, so that the summary names the same course whatever is shown.
    assert [row.number for row in page.rows] == [row.number for row in page_of(told.citizen).rows if row in page.rows]


def test_an_outcome_of_ours_stands_once_and_is_withdrawn_without_a_trace_lost(case):
    by, placement = case.consultant, case.placement
    course = note_outcome(by=by, placement=placement, outcome=DONE, at=NOW)
    with pytest.raises(OutcomeStands):
        note_outcome(by=by, placement=placement, outcome=DONE, at=NOW)
    assert page_of(case.citizen).rows[0].outcome == "completed"
    withdraw_tried_course(by=by, course=course, at=NOW)
    withdraw_tried_course(by=by, course=course, at=NOW)
    assert page_of(case.citizen).rows[0].outcome == "" and TriedCourse.objects.get().withdrawn_by == by
    note_outcome(by=by, placement=placement, outcome=replace(DONE, learned="Nyt."), at=NOW)
    actions = list(
        ChangeEvent.objects.filter(action__startswith="tried").order_by("pk").values_list("action", flat=True)
    )
    assert actions == ["tried.noted", "tried.withdrawn", "tried.noted"]


@pytest.mark.parametrize("field", ["learned", "ended_because"])
def test_words_about_health_are_refused(case, field):
    with pytest.raises(PrivateWords):
        note_outcome(
            by=case.consultant, placement=case.placement, outcome=replace(DONE, **{field: "Hun har angst."}), at=NOW
        )
    assert not TriedCourse.objects.exists()


def test_the_form_keeps_a_course_once_and_says_what_is_missing(client_of, case):
    client = client_of(case.consultant)
    address = reverse("placements:tried_new", args=[case.citizen.pk])
    for wrong in (
        {"ended_because": ""},
        {"ends_on": "01-01-2019"},
        {"learned": "Har en depression"},
        {"source_on": "01-01-2099"},
    ):
        answer = client.post(address, TYPED | wrong)
        assert answer.status_code == 422 and "Pakkeriet" in answer.content.decode()
    assert client.post(address, TYPED).status_code == 302
    assert TriedCourse.objects.get().workplace == "Pakkeriet"
    told = {name: TYPED[name] for name in ("outcome", "ended_because", "learned", "source", "source_on")}
    of_ours = f"{address}?forloeb={case.placement.pk}"
    assert client.post(of_ours, told).status_code == 302 and client.post(of_ours, told).status_code == 422
    course = TriedCourse.objects.get(placement=case.placement)
    client.post(reverse("placements:tried_withdraw", args=[case.citizen.pk]), {"course": course.pk})
    assert TriedCourse.objects.filter(withdrawn_at__isnull=False).count() == 1


def test_another_citizens_course_is_not_there(client_of, case):
    client, other = client_of(case.consultant), make_citizen(team=case.consultant.team)
    assert (
        client.get(f"{reverse('placements:tried_new', args=[other.pk])}?forloeb={case.placement.pk}").status_code == 404
    )
    course = note_outcome(by=case.consultant, placement=case.placement, outcome=DONE, at=NOW)
    for asked in (course.pk, "x", ""):
        answer = client.post(reverse("placements:tried_withdraw", args=[other.pk]), {"course": asked})
        assert answer.status_code == 302 and TriedCourse.objects.get().withdrawn_at is None


def test_the_page_asks_twelve_questions_at_most_however_long_the_story(client_of, case):
    course = EarlierCourse(TriedKind.PRACTICE, "Sted", date(2018, 1, 1))
    row = note_earlier_course(by=case.consultant, citizen=case.citizen, course=course, outcome=DONE, at=NOW)
    client, address = client_of(case.consultant), reverse("placements:tried", args=[case.citizen.pk])
    few = statements_of(lambda: client.get(address))
    values = {f.attname: getattr(row, f.attname) for f in TriedCourse._meta.concrete_fields if f.name != "id"}
    TriedCourse.objects.bulk_create(TriedCourse(**values) for _ in range(60))
    many = statements_of(lambda: client.get(address))
    assert len(few) == len(many) <= 12


@pytest.mark.django_db
def test_a_caseworker_of_the_team_reads_it_and_a_stranger_does_not(client_of, case):
    near = make_user(role=Role.CASEWORKER, team=case.citizen.team)
    address = reverse("placements:tried", args=[case.citizen.pk])
    answers = [client_of(who).get(address).status_code for who in (near, make_user(team=make_team()))]
    assert answers == [200, 404]


def test_a_long_story_is_told_forty_courses_at_a_time_and_the_numbers_go_on(client_of, case):
    outcome = Outcome(TriedOutcome.INTERRUPTED, "Én fast kollega.", "Borgeren selv", date(2022, 11, 14))
    for number in range(45):
        course = replace(COURSES[0][0], workplace=f"Sted {number:02}", starts_on=date(1990, 1, 1), ends_on=None)
        note_earlier_course(by=case.consultant, citizen=case.citizen, course=course, outcome=outcome, at=NOW)
    first = page_of(case.citizen)
    assert [row.number for row in first.rows] == list(range(1, 41)) and (first.found, first.next_key) == (46, "40")
    assert first.summary.startswith("46 forløb er prøvet. 45 af dem blev afbrudt. Her står forløb 1–40.")
    rest = page_of(case.citizen, efter=first.next_key)
    assert [row.number for row in rest.rows] == list(range(41, 47)) and rest.next_key == ""
    assert page_of(case.citizen, efter="²") == page_of(case.citizen, efter="x" * 99) == first
    narrowed = page_of(case.citizen, efter="40", udfald="interrupted")
    assert [row.number for row in narrowed.rows] == list(range(41, 46))
    body = client_of(case.consultant).get(reverse("placements:tried", args=[case.citizen.pk])).content.decode()
    assert "?efter=40" in body and 'id="forloeb-40"' in body and 'id="forloeb-41"' not in body
