"""Positions told as tasks and shared, and job openings that take no hour twice (R-032, R-035)."""

from decimal import Decimal

import pytest
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company, make_opening, make_position, make_site, make_task
from tests.companies.pages import page_url, text_of

from jobbro.audit.changes import timeline
from jobbro.companies.actions import (
    HoursTaken,
    NotThatWay,
    PartTime,
    PieceFacts,
    PositionFacts,
    TaskFacts,
    change_position,
    create_position,
    move_opening,
    save_bundle,
    share_position,
)
from jobbro.companies.models import Activity, JobOpening, OpeningState, WorkTask
from jobbro.domain.fit import LongerThanPosition

pytestmark = pytest.mark.django_db
FULL = PositionFacts("Elektriker", Decimal(37), growth_obstacle="Mangler svende")


def half(number: int) -> PartTime:
    """One of two who share a position."""
    return PartTime(f"Halvdel {number}", Decimal("18.5"), (number,))


def saved(consultant, task, hours, **more):
    """Save a bundle of one task."""
    pieces = [PieceFacts(task.pk, Decimal(hours))]
    return save_bundle(by=consultant, company=task.company, title="Hjælp", pieces=pieces, at=MARCH_2, **more)


@pytest.mark.req("R-032")
def test_a_position_becomes_tasks_of_the_company_and_keeps_what_stops_growth(consultant):
    company = make_company()
    rows = [TaskFacts("Samle stikdåser", Activity.OPERATIONS, weekly_hours=Decimal(6), training="little")]
    position = create_position(by=consultant, company=company, facts=FULL, tasks=rows, at=MARCH_2)
    assert position.growth_obstacle == "Mangler svende"
    task = WorkTask.objects.get()
    assert (task.position, task.company, task.weekly_hours) == (position, company, Decimal(6))
    assert [event.action for event in timeline(company)] == ["company.task_added", "company.position_added"]


@pytest.mark.req("R-035")
def test_two_share_a_position_and_a_third_has_no_room(consultant):
    position = make_position(make_company())
    jobs = share_position(by=consultant, position=position, jobs=[half(1), half(2)], at=MARCH_2)
    assert [(job.weekly_hours, job.weekdays, job.position) for job in jobs] == [
        (Decimal("18.5"), [1], position),
        (Decimal("18.5"), [2], position),
    ]
    with pytest.raises(LongerThanPosition):
        share_position(by=consultant, position=position, jobs=[PartTime("En til", Decimal("0.25"))], at=MARCH_2)
    assert JobOpening.objects.count() == 2


def test_a_shared_position_cannot_become_shorter_than_its_jobs(consultant):
    position = make_position(make_company())
    make_opening(position.company, position=position, weekly_hours=Decimal(20))
    shorter = PositionFacts("Elektriker", Decimal(19))
    with pytest.raises(LongerThanPosition):
        change_position(by=consultant, position=position, facts=shorter, edit_version=1, at=MARCH_2)
    position.refresh_from_db()
    assert position.weekly_hours == 37


def test_a_site_of_another_company_is_refused(consultant):
    foreign = PositionFacts("Elektriker", Decimal(37), site=make_site(make_company(name="En anden")))
    with pytest.raises(ValueError, match="another company"):
        create_position(by=consultant, company=make_company(), facts=foreign, at=MARCH_2)


@pytest.mark.req("R-032")
def test_a_saved_bundle_sums_its_tasks_and_leaves_the_rest_to_others(consultant):
    task = make_task(make_company(), weekly_hours=Decimal(10))
    opening = saved(consultant, task, 6, weekdays=[3, 1])
    assert (opening.weekly_hours, opening.weekdays, opening.state) == (6, [1, 3], OpeningState.PROPOSED)
    saved(consultant, task, 4)
    with pytest.raises(HoursTaken):
        saved(consultant, task, "0.25")


@pytest.mark.parametrize("changes", [{"is_open": False}, {"weekly_hours": None}])
def test_a_bundle_takes_no_hours_of_a_task_that_is_closed_or_has_none(changes, consultant):
    task = make_task(make_company(), **changes)
    with pytest.raises(HoursTaken):
        saved(consultant, task, 1)


def test_a_bundle_takes_no_task_of_another_company(consultant):
    task = make_task(make_company(name="En anden"))
    with pytest.raises(HoursTaken):
        save_bundle(
            by=consultant, company=make_company(), title="x", pieces=[PieceFacts(task.pk, Decimal(1))], at=MARCH_2
        )


def move(consultant, opening, state):
    """Move an opening as it stands now."""
    opening.refresh_from_db()
    move_opening(by=consultant, opening=opening, state=state, edit_version=opening.edit_version, at=MARCH_2)
    opening.refresh_from_db()


def test_an_opening_is_offered_filled_and_taken_back_and_gives_its_hours_back(consultant):
    task = make_task(make_company(), weekly_hours=Decimal(5))
    opening = saved(consultant, task, 5)
    for state in (OpeningState.AGREED, OpeningState.AGREED, OpeningState.FILLED, OpeningState.WITHDRAWN):
        move(consultant, opening, state)
    assert (opening.state, opening.edit_version) == (OpeningState.WITHDRAWN, 4)
    saved(consultant, task, 3)
    with pytest.raises(HoursTaken):
        move(consultant, opening, OpeningState.PROPOSED)


def test_a_job_of_a_position_comes_back_only_where_there_is_room(consultant):
    position = make_position(make_company())
    gone = make_opening(position.company, position=position, weekly_hours=Decimal(20), state=OpeningState.WITHDRAWN)
    make_opening(position.company, position=position, weekly_hours=Decimal(20))
    with pytest.raises(LongerThanPosition):
        move(consultant, gone, OpeningState.PROPOSED)


def test_a_proposal_is_not_filled_before_it_can_be_offered(consultant):
    opening = make_opening(make_company())
    with pytest.raises(NotThatWay):
        move(consultant, opening, OpeningState.FILLED)


def test_a_task_keeps_the_hours_that_a_job_has_of_it_until_the_job_is_taken_back(client, consultant):
    company = make_company()
    task = make_task(company, weekly_hours=Decimal(6))
    opening = saved(consultant, task, 5)
    form = {"title": task.title, "activity": task.activity, "level": task.level, "edit_version": task.edit_version}
    refused = client.post(page_url("task_edit", company, task.pk), form | {"weekly_hours": "4,5"})
    assert refused.status_code == 422 and "bruger 5 timer om ugen: «" in text_of(refused)
    assert 'value="4,5"' in text_of(refused)
    assert client.post(page_url("task_edit", company, task.pk), form | {"weekly_hours": ""}).status_code == 422
    assert "Tag jobbet tilbage først." in text_of(client.post(page_url("task_close", company, task.pk), follow=True))
    found = form | {"find": str(task.pk), "weekly_hours": "1"}
    assert client.post(page_url("walk_send", company), found).status_code == 422
    task.refresh_from_db()
    assert (task.weekly_hours, task.is_open) == (6, True)

    assert client.post(page_url("task_edit", company, task.pk), form | {"weekly_hours": "5"}).status_code == 302
    move(consultant, opening, OpeningState.WITHDRAWN)
    client.post(page_url("task_close", company, task.pk))
    task.refresh_from_db()
    assert not task.is_open
