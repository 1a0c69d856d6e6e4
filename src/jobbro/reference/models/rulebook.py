"""What a colleague has read of the rulebook, and whether the links to its sources answer."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class RulesRead(models.Model):
    """How the rules stood when a colleague last said «læst». Private: only shown to, and asked for, that colleague."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    # The fingerprint of each rule then, so that a rule that was corrected since is seen to be another.
    versions = models.JSONField(default=dict)

    class PersonalData:
        """When somebody reads is that person's own business."""

        fields = {"id": TECHNICAL, "user": STAFF_IDENTITY, "read_at": STAFF_IDENTITY, "versions": TECHNICAL}


class LinkAnswer(models.TextChoices):
    """What came of asking for the page of a source."""

    OPEN = "open", "Åben"
    MOVED = "moved", "Flyttet"
    GONE = "gone", "Siden findes ikke dér"
    REFUSED = "refused", "Svarer, men viser ikke siden"
    NOT_REACHED = "not_reached", "Ikke nået"
    INSIDE = "inside", "På et internt net, prøves ikke"


class LinkCheck(models.Model):
    """The latest time a machine asked for the page of a source; it is no reading of what the page says."""

    source_id = models.CharField(max_length=80, unique=True)
    url = models.URLField(max_length=500)
    answer = models.CharField(max_length=20, choices=LinkAnswer)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    checked_at = models.DateTimeField()
    # The last time that the page was there; stays when a later check does not reach it.
    open_at = models.DateTimeField(null=True, blank=True)
    # The first check that did not find it, while no later one has.
    broken_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """A public address and whether it answered."""

        fields = dict.fromkeys(("id", "checked_at", "open_at", "broken_at"), TECHNICAL) | dict.fromkeys(
            ("source_id", "url", "answer", "status"), COMPANY_FACT
        )

    class Meta:
        ordering = ["source_id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(answer__in=LinkAnswer.values), name="link_answer_is_known"),
            models.CheckConstraint(
                condition=models.Q(answer__in=(LinkAnswer.NOT_REACHED, LinkAnswer.INSIDE), status__isnull=True)
                | (~models.Q(answer__in=(LinkAnswer.NOT_REACHED, LinkAnswer.INSIDE)) & models.Q(status__isnull=False)),
                name="link_status_when_reached",
            ),
        ]
