"""Forget which forms were sent more than a week ago; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from jobbro.ui.models import SubmittedForm


class Command(BaseCommand):
    """Delete the rows that nobody can be about to send again."""

    help = "Glem formularer, der er sendt for mere end en uge siden."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete the rows and say how many there were."""
        count, _ = SubmittedForm.objects.all().older_than_a_week(timezone.now()).delete()
        self.stdout.write(f"{count} glemt")
