"""The ui app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """How every page looks and behaves."""

    name = "jobbro.ui"
