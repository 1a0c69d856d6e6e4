"""The worker tidies up after itself: finished jobs go after some days, waiting and running ones never."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from jobbro.placements import jobs
from jobbro.ui.models import SubmittedForm

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def job(status: str, age: timedelta) -> None:
    """Leave a job that ended so long before NOW, or has not ended."""
    made = jobs.watch_law.enqueue()
    finished_at = None if status in ("READY", "RUNNING") else NOW - age
    DBTaskResult.objects.filter(pk=made.id).update(status=status, finished_at=finished_at)


@pytest.mark.parametrize(("status", "kept"), [("SUCCESSFUL", jobs.KEPT_WHEN_WELL), ("FAILED", jobs.KEPT_WHEN_FAILED)])
def test_a_finished_job_is_forgotten_when_its_days_are_over(status, kept):
    job(status, kept - HOUR)
    job(status, kept + HOUR)
    jobs.tidy(NOW)
    assert [row.finished_at for row in DBTaskResult.objects.all()] == [NOW - kept + HOUR]


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_a_job_that_is_not_finished_is_never_forgotten(status):
    job(status, timedelta())
    jobs.tidy(NOW + timedelta(days=400))
    assert DBTaskResult.objects.count() == 1


def test_the_look_every_quarter_tidies_up():
    job("SUCCESSFUL", timedelta())
    DBTaskResult.objects.update(finished_at=datetime.now(UTC) - timedelta(days=4))
    jobs.watch_law.func()
    assert [row.status for row in DBTaskResult.objects.all()] == ["READY"]


def test_forms_sent_long_ago_are_forgotten_too():
    for number, age in enumerate((6, 8)):
        SubmittedForm.objects.create(token=str(number), result_url="/", at=NOW - timedelta(days=age))
    jobs.tidy(NOW)
    assert [row.token for row in SubmittedForm.objects.all()] == ["0"]
