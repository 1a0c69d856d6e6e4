"""The calculators app."""

from django.apps import AppConfig


class CalculatorsConfig(AppConfig):
    """Forms and pages over domain.economics; stores nothing."""

    name = "jobbro.calculators"
