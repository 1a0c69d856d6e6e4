"""The progression app."""

from django.apps import AppConfig


class ProgressionConfig(AppConfig):
    """Goals and what is reached on the way."""

    name = "jobbro.progression"
