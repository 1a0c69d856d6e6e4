"""What the background worker does every quarter of an hour: the law, reminders, and tidying up."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jobbro import library
from jobbro.audit.actors import SYSTEM
from jobbro.citizens.actions.reminders import remind_of_talks
from jobbro.companies.actions.following_partnership import remind_of_partnerships
from jobbro.placements.actions.judging import rejudge_placements
from jobbro.ui.tidying import tidy
from jobbro.writing.actions import forget_remarks

# A rate that is written in or a rule set that is signed off is seen this soon; when nothing changed, it costs a look.
EVERY = timedelta(minutes=15)


@task()
def watch_law() -> None:
    """Judge where the law reads differently, remind of tomorrow, and come back; the next look is queued first."""
    now = timezone.now()
    # The worker lives on while somebody writes a new rate into content/.
    library.look_again()
    watch_law.using(run_after=now + EVERY).enqueue()
    rejudge_placements(today=timezone.localdate(now), at=now)
    remind_of_talks(at=now)
    remind_of_partnerships(at=now)
    forget_remarks(by=SYSTEM, at=now)
    tidy(now)


def keep_watch() -> bool:
    """Queue the first look unless one is queued already; answer whether it was."""
    waiting = DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED"))
    if waiting.filter(task_path=watch_law.module_path).exists():
        return False
    watch_law.enqueue()
    return True
