"""What the background worker does for the placements, and what it tidies away after itself."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jobbro.placements.actions.judging import rejudge_placements
from jobbro.ui.models import SubmittedForm

# A rate that is written in or a rule set that is signed off is seen this soon; when nothing changed, it costs a look.
EVERY = timedelta(minutes=15)
# The look leaves 96 rows a day. What went well is soon nobody's; what failed is kept for whoever looks into it.
KEPT_WHEN_WELL, KEPT_WHEN_FAILED = timedelta(days=3), timedelta(days=14)


@task()
def watch_law() -> None:
    """Judge again where the law reads differently, and come back; the next look is queued before this one begins."""
    now = timezone.now()
    watch_law.using(run_after=now + EVERY).enqueue()
    rejudge_placements(today=timezone.localdate(now), at=now)
    tidy(now)


def tidy(at: datetime) -> None:
    """Forget finished jobs of any kind, and forms that nobody can be about to send again."""
    finished = DBTaskResult.objects.all()
    finished.filter(status="SUCCESSFUL", finished_at__lt=at - KEPT_WHEN_WELL).delete()
    finished.filter(status="FAILED", finished_at__lt=at - KEPT_WHEN_FAILED).delete()
    SubmittedForm.objects.all().older_than_a_week(at).delete()


def keep_watch() -> bool:
    """Queue the first look unless one is queued already; answer whether it was."""
    waiting = DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED"))
    if waiting.filter(task_path=watch_law.module_path).exists():
        return False
    watch_law.enqueue()
    return True
