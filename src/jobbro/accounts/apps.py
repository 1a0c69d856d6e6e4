"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works here, and what they may do."""

    name = "jobbro.accounts"
