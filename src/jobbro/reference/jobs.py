"""What the background worker does at night: ask whether the pages that we point at are still there."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jobbro import library
from jobbro.reference.link_checking import check_all
from jobbro.reference.queries.links import own_addresses

# In the small hours, so that a page that is gone is told in the morning.
HOUR, MINUTE = 3, 15
SECONDS = 10


@task()
def check_links() -> None:
    """Ask for every page and come back the next night; the next time is queued first."""
    now = timezone.now()
    if not settings.CHECK_LINKS:
        return
    check_links.using(run_after=next_night(now)).enqueue()
    addresses = {name: entry.url for name, entry in library.sources().items()} | own_addresses()
    check_all(addresses, timeout=SECONDS, at=now)


def next_night(now: datetime) -> datetime:
    """Return the next quarter past three by the Danish clock."""
    local = timezone.localtime(now)
    night = local.replace(hour=HOUR, minute=MINUTE, second=0, microsecond=0)
    return night if night > local else night + timedelta(days=1)


def keep_links_checked(now: datetime | None = None) -> bool:
    """Queue the first night unless one is queued already or links are not checked here; answer whether it was."""
    if not settings.CHECK_LINKS:
        return False
    waiting = DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED"))
    if waiting.filter(task_path=check_links.module_path).exists():
        return False
    check_links.using(run_after=next_night(now or timezone.now())).enqueue()
    return True
