"""The integrations app."""

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    """Mail that waits for the background worker."""

    name = "jobbro.integrations"
