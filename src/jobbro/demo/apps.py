"""The demo app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Demo data; has no pages and no rows of its own."""

    name = "jobbro.demo"
