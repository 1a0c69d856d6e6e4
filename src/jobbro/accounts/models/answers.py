"""What an answer can be that somebody without an account gives by a link."""

from django.db import models


class ApprovalState(models.TextChoices):
    """Where a party's answer stands."""

    ASKED = "asked", "spurgt"
    AGREED = "agreed", "enig"
    DECLINED = "declined", "ikke enig"
    VOID = "void", "bortfaldet"
