"""The people at a company whom we may write to or call."""

import uuid

from django.db import models

from jobbro.companies.models.company import Company, Site
from jobbro.domain.disclosure import BUSINESS_CONTACT, TECHNICAL


class ContactRole(models.TextChoices):
    """What a contact does at the company."""

    DIRECTOR = "director", "Direktør"
    OWNER = "owner", "Ejer"
    HR = "hr", "HR"
    MANAGER = "manager", "Leder"
    MENTOR = "mentor", "Kontaktperson for praktikanter"
    EMPLOYEE_REPRESENTATIVE = "employee_representative", "Tillids- eller medarbejderrepræsentant"
    OTHER = "other", "Andet"


class Contact(models.Model):
    """A person at a company whom we may write to or call."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="contacts")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts")
    name = models.CharField(max_length=120, db_collation="danish")
    title = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=30, choices=ContactRole)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    search_text = models.TextField(editable=False, default="")
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Known through the work."""

        fields = dict.fromkeys(("id", "company", "site", "is_active", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("name", "title", "role", "email", "phone", "search_text"), BUSINESS_CONTACT
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="contact_has_a_name",
                violation_error_message="Skriv kontaktpersonens navn.",
            )
        ]

    def __str__(self) -> str:
        return self.name
