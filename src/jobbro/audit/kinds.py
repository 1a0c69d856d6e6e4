"""The words of the log that other apps use; the rows themselves are the log's own."""

from django.db import models


class ActorKind(models.TextChoices):
    """What kind of hand did or saw something."""

    USER = "user", "Medarbejder"
    LINK = "link", "Person med link"
    SYSTEM = "system", "Jobbro selv"


class LookKind(models.TextChoices):
    """The way in which a citizen's data were shown."""

    PAGE = "page", "Side"
    LIST = "list", "Liste"
    SEARCH = "search", "Søgning"
    DOCUMENT = "document", "Dokument"
    EXPORT = "export", "Udtræk"
    LINK = "link", "Side via link"
