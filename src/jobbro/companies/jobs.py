"""What the background worker does at night: ask the register what is new about the companies we hold."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jobbro.companies.actions.register_follow import follow_register
from jobbro.integrations.register import Connection, register_from

# In the small hours, when nobody waits for a page.
HOUR, MINUTE = 2, 30


@task()
def follow_companies() -> None:
    """Ask the register and come back the next night; the next time is queued first."""
    now = timezone.now()
    connection = Connection(settings.REGISTER_URL, settings.REGISTER_USER, settings.REGISTER_PASSWORD)
    register = register_from(connection)
    if register is None:
        return
    follow_companies.using(run_after=next_night(now)).enqueue()
    follow_register(register, at=now)


def next_night(now: datetime) -> datetime:
    """Return the next half past two by the Danish clock."""
    local = timezone.localtime(now)
    night = local.replace(hour=HOUR, minute=MINUTE, second=0, microsecond=0)
    return night if night > local else night + timedelta(days=1)


def keep_register_followed(now: datetime | None = None) -> bool:
    """Queue the first night unless one is queued already or no register is set; answer whether it was."""
    if not settings.REGISTER_URL:
        return False
    waiting = DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED"))
    if waiting.filter(task_path=follow_companies.module_path).exists():
        return False
    follow_companies.using(run_after=next_night(now or timezone.now())).enqueue()
    return True
