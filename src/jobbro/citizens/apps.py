"""The citizens app."""

from django.apps import AppConfig


class CitizensConfig(AppConfig):
    """Citizens and the facts they share."""

    name = "jobbro.citizens"
