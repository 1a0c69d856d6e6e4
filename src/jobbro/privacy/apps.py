"""The privacy app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Review of look-ups, the register of personal fields, and insight."""

    name = "jobbro.privacy"
