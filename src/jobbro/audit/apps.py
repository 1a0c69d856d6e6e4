"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Change events and the look-up log."""

    name = "jobbro.audit"
