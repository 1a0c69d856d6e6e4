"""The worker tidies up: finished jobs, sent forms and expired log-ins go; waiting and running jobs never."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from jobbro.placements import jobs
from jobbro.ui import tidying
from jobbro.ui.models import SubmittedForm

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def job(status: str, age: timedelta) -> None:
    """Leave a job that ended so long before NOW, or has not ended."""
    made = jobs.watch_law.enqueue()
    finished_at = None if status in ("READY", "RUNNING") else NOW - age
    DBTaskResult.objects.filter(pk=made.id).update(status=status, finished_at=finished_at)


@pytest.mark.parametrize(
    ("status", "kept"), [("SUCCESSFUL", tidying.KEPT_WHEN_WELL), ("FAILED", tidying.KEPT_WHEN_FAILED)]
)
def test_a_finished_job_is_forgotten_when_its_days_are_over(status, kept):
    job(status, kept - HOUR)
    job(status, kept + HOUR)
    tidying.tidy(NOW)
    assert [row.finished_at for row in DBTaskResult.objects.all()] == [NOW - kept + HOUR]


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_a_job_that_is_not_finished_is_never_forgotten(status):
    job(status, timedelta())
    tidying.tidy(NOW + timedelta(days=400))
    assert DBTaskResult.objects.count() == 1


def test_the_look_every_quarter_tidies_up():
    job("SUCCESSFUL", timedelta())
    DBTaskResult.objects.update(finished_at=datetime.now(UTC) - timedelta(days=4))
    jobs.watch_law.func()
    assert [row.status for row in DBTaskResult.objects.all()] == ["READY"]


def test_forms_sent_long_ago_are_forgotten_too():
    for number, age in enumerate((6, 8)):
        SubmittedForm.objects.create(token=str(number), result_url="/", at=NOW - timedelta(days=age))
    tidying.tidy(NOW)
    assert [row.token for row in SubmittedForm.objects.all()] == ["0"]


def test_a_log_in_that_has_run_out_leaves_nothing_of_what_was_typed():
    for key, age in (("ended", HOUR), ("open", -HOUR)):
        Session.objects.create(session_key=key, session_data="…", expire_date=NOW - age)
    tidying.tidy(NOW)
    assert [row.session_key for row in Session.objects.all()] == ["open"]
