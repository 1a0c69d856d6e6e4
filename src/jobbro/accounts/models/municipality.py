"""The one municipality that this installation serves, and what it has added to the rulebook."""

from django.db import models

from jobbro.accounts.models.people import User
from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL

MOST_ANSWER_DAYS = 10


class Municipality(models.Model):
    """Name, look and contact of the municipality; one row."""

    name = models.CharField(max_length=100, default="Kommunen")
    unit_name = models.CharField(max_length=100, default="Virksomhedsindgangen")
    colour = models.CharField(max_length=7, default="#0059b3")
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    retention_years = models.PositiveSmallIntegerField(default=5)
    # Within so many working days a citizen's message is answered; the team lead sets it.
    message_answer_days = models.PositiveSmallIntegerField(default=1)
    # Anew at each change of a local rate or a signed rule set: a process knows by it whether its rulebook is old.
    rulebook_stamp = models.CharField(max_length=32, blank=True)

    class PersonalData:
        """The municipality is not a person."""

        fields = dict.fromkeys(
            ("id", "retention_years", "message_answer_days", "rulebook_stamp"), TECHNICAL
        ) | dict.fromkeys(("name", "unit_name", "colour", "phone", "email"), COMPANY_FACT)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_municipality"),
            models.CheckConstraint(condition=models.Q(colour__regex=r"^#[0-9a-fA-F]{6}$"), name="colour_is_hex"),
            models.CheckConstraint(
                condition=models.Q(message_answer_days__range=(1, MOST_ANSWER_DAYS)),
                name="message_answer_days_are_few",
                violation_error_message="Vælg fra 1 til 10 arbejdsdage.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


def the_municipality() -> Municipality:
    """Return the municipality's settings; a nameless default before set-up."""
    return Municipality.objects.filter(pk=1).first() or Municipality(pk=1)


class LocalRate(models.Model):
    """A figure that the shipped rulebook lacks, with the municipality's own source; withdrawn, never altered."""

    rule_id = models.CharField(max_length=80)
    starts_on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=4)
    source_title = models.CharField(max_length=200)
    source_section = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500)
    source_published = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """A rate is not about a person; who wrote it is a colleague."""

        fields = (
            dict.fromkeys(("id", "entered_at", "withdrawn_at"), TECHNICAL)
            | dict.fromkeys(
                ("rule_id", "starts_on", "value", "source_title", "source_section", "source_url", "source_published"),
                COMPANY_FACT,
            )
            | dict.fromkeys(("entered_by", "withdrawn_by"), STAFF_IDENTITY)
        )

    class Meta:
        ordering = ["rule_id", "starts_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_id", "starts_on"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_local_rate_a_day",
                violation_error_message="Der er allerede en sats fra den dag. Træk den gamle tilbage først.",
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="local_rate_is_not_negative"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="local_rate_withdrawn_by_and_at",
            ),
        ]


class RuleSetSignOff(models.Model):
    """A person's word that a rule set which lay ready has been read against the law; it counts for that wording."""

    set_id = models.CharField(max_length=80)
    set_version = models.CharField(max_length=32)
    statement = models.TextField(max_length=2000)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """A signature is a colleague's."""

        fields = (
            dict.fromkeys(("id", "signed_at", "withdrawn_at"), TECHNICAL)
            | dict.fromkeys(("set_id", "set_version", "statement"), COMPANY_FACT)
            | dict.fromkeys(("signed_by", "withdrawn_by"), STAFF_IDENTITY)
        )

    class Meta:
        ordering = ["-signed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["set_id"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_sign_off_a_set",
                violation_error_message="Regelsættet er allerede skrevet under.",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="sign_off_withdrawn_by_and_at",
            ),
        ]
