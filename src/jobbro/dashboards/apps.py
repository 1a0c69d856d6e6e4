"""The dashboards app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """The front page and the ways in."""

    name = "jobbro.dashboards"
