"""What the installation no longer needs: finished jobs, forms that were sent, and log-ins that have run out."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from jobbro.ui.models import SubmittedForm

# What went well is soon nobody's; what failed is kept for whoever looks into it.
KEPT_WHEN_WELL, KEPT_WHEN_FAILED = timedelta(days=3), timedelta(days=14)


def tidy(at: datetime) -> None:
    """Delete finished jobs of any kind, forms that nobody can be about to send again, and expired sessions."""
    finished = DBTaskResult.objects.all()
    finished.filter(status="SUCCESSFUL", finished_at__lt=at - KEPT_WHEN_WELL).delete()
    finished.filter(status="FAILED", finished_at__lt=at - KEPT_WHEN_FAILED).delete()
    SubmittedForm.objects.all().older_than_a_week(at).delete()
    # A session holds what was typed on the way through a page; it must not outlive the log-in.
    Session.objects.filter(expire_date__lt=at).delete()
