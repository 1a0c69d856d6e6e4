"""The writing app."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    """The description check and the text check."""

    name = "jobbro.writing"
