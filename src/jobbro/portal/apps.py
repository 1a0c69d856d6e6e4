"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The parties of a placement read it and answer, by link."""

    name = "jobbro.portal"
