"""The six answers to have ready before a concrete citizen is proposed to a company (R-018)."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import AGREED_RECORD, CITIZEN_WORK, TECHNICAL
from jobbro.placements.models.placement import Placement


class Proposal(models.Model):
    """What is thought through before the call. `challenges` and `special_terms` never leave the house."""

    placement = models.OneToOneField(Placement, primary_key=True, on_delete=models.CASCADE, related_name="proposal")
    who = models.TextField(blank=True)
    challenges = models.TextField(blank=True)
    special_terms = models.TextField(blank=True)
    why_company = models.TextField(blank=True)
    bottom_line = models.TextField(blank=True)
    help_offered = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    caller_name = models.CharField(max_length=120, blank=True)
    caller_phone = models.CharField(max_length=30, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sent_to = models.CharField(max_length=254, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    # The day of follow-up is a promise to the company and a task of our own, not a meeting of the parties.
    promise_kept_on = models.DateField(null=True, blank=True)

    class PersonalData:
        """What the company was told is part of the record; the rest is the consultant's work."""

        fields = (
            dict.fromkeys(("placement", "written_by", "written_at", "sent_to", "sent_at", "promise_kept_on"), TECHNICAL)
            | dict.fromkeys(
                (
                    "who",
                    "why_company",
                    "bottom_line",
                    "help_offered",
                    "follow_up_on",
                    "caller_name",
                    "caller_phone",
                ),
                AGREED_RECORD,
            )
            | dict.fromkeys(("challenges", "special_terms"), CITIZEN_WORK)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True)
                | (models.Q(follow_up_on__isnull=False) & ~models.Q(caller_name="") & ~models.Q(caller_phone="")),
                name="proposal_sent_with_a_name_to_call",
                violation_error_message="Skriv, hvem virksomheden kan ringe til, før forslaget bliver sendt.",
            )
        ]
