"""The companies app."""

from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    """Companies and their sites."""

    name = "jobbro.companies"
