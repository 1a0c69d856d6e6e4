"""Users, their teams, and the links of those who have no account."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models

from jobbro.accounts.permissions import NOT_FOR_OTHER_ACTORS, ROLE_PERMISSIONS, EmployerType, Permission, Role
from jobbro.audit.actors import Actor
from jobbro.audit.kinds import ActorKind
from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class Team(models.Model):
    """A group of colleagues who share their citizens."""

    name = models.CharField(max_length=100, unique=True, db_collation="danish")

    class PersonalData:
        """A team is not a person."""

        fields = {"id": TECHNICAL, "name": COMPANY_FACT}

    def __str__(self) -> str:
        return self.name


class Background(models.TextChoices):
    """What a user has worked with before; decides only how much help is unfolded."""

    UNKNOWN = "", "Vil ikke svare"
    BUSINESS = "business", "Erhvervsliv"
    SOCIAL_WORK = "social_work", "Socialt arbejde"
    OTHER = "other", "Andet"


class User(AbstractUser):
    """A colleague with a log-in."""

    role = models.CharField(max_length=20, choices=Role, default=Role.CONSULTANT)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    phone = models.CharField(max_length=20, blank=True)
    employer_type = models.CharField(max_length=20, choices=EmployerType, default=EmployerType.MUNICIPALITY)
    background = models.CharField(max_length=20, choices=Background, blank=True)
    welcomed_at = models.DateTimeField(null=True, blank=True)
    key_shortcuts = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    class PersonalData:
        """Colleagues' own data."""

        fields = dict.fromkeys(
            ("username", "first_name", "last_name", "email", "phone", "background"), STAFF_IDENTITY
        ) | dict.fromkeys(
            (
                "id",
                "password",
                "last_login",
                "is_superuser",
                "is_staff",
                "is_active",
                "date_joined",
                "role",
                "team",
                "employer_type",
                "welcomed_at",
                "key_shortcuts",
                "is_demo",
                "groups",
                "user_permissions",
            ),
            TECHNICAL,
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "email",
                name="user_email_is_unique",
                condition=~models.Q(email=""),
                violation_error_message="Mailadressen er i brug.",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_is_known"),
        ]

    def may(self, permission: Permission) -> bool:
        """Answer whether the user's role gives this permission."""
        if not self.is_active or (
            permission in NOT_FOR_OTHER_ACTORS and self.employer_type == EmployerType.OTHER_ACTOR
        ):
            return False
        return permission in ROLE_PERMISSIONS[Role(self.role)]

    @property
    def full_name(self) -> str:
        """The name that colleagues and companies know."""
        return self.get_full_name() or self.username

    @property
    def help_open_for(self) -> frozenset[str]:
        """The sides of the work (company, citizen) on which help is unfolded: those that are new to the user."""
        strong = {Background.BUSINESS: "company", Background.SOCIAL_WORK: "citizen"}.get(Background(self.background))
        return frozenset({"company", "citizen"} - {strong})

    @property
    def actor(self) -> Actor:
        """The user as the audit writes it down."""
        return Actor(ActorKind.USER, str(self.pk), self.full_name, self.role)


class Link(models.Model):
    """A door for someone without an account: one purpose, one subject, one address, until it expires."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    person_name = models.CharField(max_length=120)
    address = models.CharField(max_length=254)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    renewed_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class PersonalData:
        """The address is the known channel to a contact or a citizen."""

        fields = dict.fromkeys(
            (
                "id",
                "purpose",
                "subject_id",
                "token_hash",
                "made_at",
                "expires_at",
                "used_at",
                "revoked_at",
                "renewed_from",
            ),
            TECHNICAL,
        ) | dict.fromkeys(("person_name", "address"), BUSINESS_CONTACT)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"], name="link_of_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="link_expires_after_it_is_made"
            )
        ]
