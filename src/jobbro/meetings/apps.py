"""The meetings app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Conversations with citizens."""

    name = "jobbro.meetings"
