"""The placements app."""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    """Placements from draft to locked."""

    name = "jobbro.placements"
