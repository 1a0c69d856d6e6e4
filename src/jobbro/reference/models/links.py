"""Material that the municipality keeps at hand for an entry of a toolbox: a webinar, a guide, a page (R-024)."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class LinkKind(models.TextChoices):
    """What one finds behind the link."""

    WEBINAR = "webinar", "webinar"
    GUIDE = "guide", "vejledning"
    FORM = "form", "blanket"
    PAGE = "page", "side"


class ToolLink(models.Model):
    """A link with an owner who looks after it; without an entry it is about negotiating as such."""

    entry_id = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=LinkKind)
    title = models.CharField(max_length=150)
    url = models.URLField(max_length=500)
    owner = models.CharField(max_length=120)
    # Who is told on «Min dag» when the page is gone.
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Where it is of use: ids of a situation and of a counterpart of the conversation cards.
    situation = models.CharField(max_length=60, blank=True)
    counterpart = models.CharField(max_length=60, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """A public address; the owner is a colleague named for the work."""

        fields = (
            dict.fromkeys(("id", "entry_id", "kind", "situation", "counterpart", "added_at", "withdrawn_at"), TECHNICAL)
            | dict.fromkeys(("title", "url"), COMPANY_FACT)
            | dict.fromkeys(("owner", "keeper", "added_by", "withdrawn_by"), STAFF_IDENTITY)
        )

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=LinkKind.values), name="tool_link_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="tool_link_withdrawn_by_and_at",
            ),
            models.UniqueConstraint(
                fields=["entry_id", "url"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="tool_link_once_for_an_entry",
                violation_error_message="Linket står der allerede.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def source_id(self) -> str:
        """The id that its check is kept under, beside those of the shipped sources."""
        return f"own-link-{self.pk}"


class CardFavourite(models.Model):
    """A conversation card that a colleague wants at hand (R-036); nobody else sees whose favourites are which."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    card_id = models.CharField(max_length=60)

    class PersonalData:
        """How a colleague likes to work is that colleague's own business."""

        fields = {"id": TECHNICAL, "user": STAFF_IDENTITY, "card_id": TECHNICAL}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "card_id"], name="card_favourite_once")]

    def __str__(self) -> str:
        return self.card_id
