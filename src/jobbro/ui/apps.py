"""The ui app."""

from django.apps import AppConfig

from jobbro.ui.fields import use_our_words


class UiConfig(AppConfig):
    """How every page looks and behaves."""

    name = "jobbro.ui"

    def ready(self) -> None:
        """Let forms speak as a colleague does."""
        use_our_words()
