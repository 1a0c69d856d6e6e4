"""The reference app."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """The rulebook, the toolbox and the lists, for reading."""

    name = "jobbro.reference"
