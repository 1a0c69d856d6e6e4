"""Who a citizen is and whose work. Fetched through access.py and nowhere else."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_CPR, CITIZEN_IDENTITY, CITIZEN_WORK, TECHNICAL


class Citizen(models.Model):
    """A person on the way to a job."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=120)
    # Danish order as bytes (names.py): the same order in both databases, and a list sorts without asking a collation.
    sort_key = models.BinaryField(editable=False)
    # The number itself is encrypted; the index is a keyed hash that finds it without showing it.
    cpr_encrypted = models.BinaryField(null=True, blank=True, editable=False)
    cpr_index = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, related_name="citizens")
    consultant = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="citizens"
    )
    caseworker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases"
    )
    closed_on = models.DateField(null=True, blank=True)
    search_text = models.TextField(editable=False, default="")
    edit_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class PersonalData:
        """The person and the contact; all else is a fact of its own."""

        fields = (
            dict.fromkeys(("first_name", "last_name", "sort_key", "phone", "email", "search_text"), CITIZEN_IDENTITY)
            | dict.fromkeys(("cpr_encrypted", "cpr_index"), CITIZEN_CPR)
            | dict.fromkeys(
                ("id", "team", "consultant", "caseworker", "closed_on", "edit_version", "created_at", "is_demo"),
                TECHNICAL,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cpr_encrypted__isnull=True, cpr_index__isnull=True)
                | models.Q(cpr_encrypted__isnull=False, cpr_index__isnull=False),
                name="cpr_and_its_index_together",
            ),
            models.CheckConstraint(condition=~models.Q(sort_key=b""), name="citizen_has_a_place_in_the_alphabet"),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="citizen_danish_order"),
            models.Index(fields=["team", "sort_key", "id"], name="citizen_team_danish_order"),
            # Few cases are closed among those on the list, so counting them must not walk past all the others.
            models.Index(
                fields=["team", "closed_on"], condition=models.Q(closed_on__isnull=False), name="citizen_team_closed"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


class Lending(models.Model):
    """A colleague outside the team who is let in to one citizen by name, until a day."""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="lendings")
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="borrowed")
    reason = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class PersonalData:
        """A relation in the case."""

        fields = dict.fromkeys(("id", "citizen", "colleague", "starts_on", "ends_on"), TECHNICAL) | {
            "reason": CITIZEN_WORK
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="lending_ends_after_start",
                violation_error_message="Slutdagen ligger før startdagen.",
            )
        ]


class TargetGroup(models.TextChoices):
    """LAB § 6's groups before the expected act of 2027, with the splits that placements depend on."""

    UNEMPLOYMENT_BENEFIT = "1", "Dagpenge (nr. 1)"
    JOB_READY = "2", "Jobparat, kontanthjælp (nr. 2)"
    ACTIVITY_READY = "3", "Aktivitetsparat, kontanthjælp (nr. 3)"
    EDUCATION_READY = "4", "Uddannelsesparat (nr. 4)"
    EDUCATION_CLEARLY_READY = "4a", "Åbenlyst uddannelsesparat (nr. 4)"
    YOUNG_ACTIVITY_READY = "5", "Aktivitetsparat under 30 (nr. 5)"
    SICKNESS_BENEFIT = "6", "Sygedagpenge (nr. 6)"
    SICKNESS_BENEFIT_EMPLOYED = "6a", "Sygedagpenge, i job (nr. 6)"
    JOB_CLARIFICATION = "7", "Jobafklaringsforløb (nr. 7)"
    JOB_CLARIFICATION_EMPLOYED = "7a", "Jobafklaringsforløb, i job (nr. 7)"
    RESOURCE_COURSE = "8", "Ressourceforløb (nr. 8)"
    FLEX_JOB = "9", "Visiteret til fleksjob (nr. 9)"
    REVALIDATION = "10", "Revalidend (nr. 10)"
    DISABILITY_PENSION = "11", "Førtidspension (nr. 11)"
    SELF_SUPPORTING_READY = "12a", "Selvforsørgende, jobparat (nr. 12)"
    SELF_SUPPORTING = "12b", "Selvforsørgende, ikke jobparat (nr. 12)"
    UNDER_18 = "13", "Ung under 18 (nr. 13)"


class TargetGroupSpell(models.Model):
    """A target group that a citizen belonged to in a period."""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="target_groups")
    group = models.CharField(max_length=4, choices=TargetGroup)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class PersonalData:
        """Decides which law applies."""

        fields = dict.fromkeys(("id", "citizen"), TECHNICAL) | dict.fromkeys(
            ("group", "starts_on", "ends_on"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="target_group_ends_after_start",
                violation_error_message="Slutdagen ligger før startdagen.",
            )
        ]
