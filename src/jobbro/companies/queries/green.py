"""The catalogue of green tasks by their four kinds: what was shipped, what colleagues added, and what waits."""

from dataclasses import dataclass

from django.db.models import QuerySet

from jobbro.companies.models import Activity, GreenKind, GreenPrompt, PromptState
from jobbro.library import walks

MOST = 200


@dataclass(frozen=True, slots=True)
class ShippedGreen:
    """A shipped green task: its title, and where it is found."""

    title: str
    where: str


@dataclass(frozen=True, slots=True)
class GreenShelf:
    """One of the four kinds with its shipped tasks and the approved ones of colleagues."""

    kind: GreenKind
    shipped: tuple[ShippedGreen, ...]
    own: tuple[GreenPrompt, ...]


@dataclass(frozen=True, slots=True)
class GreenPage:
    """The four kinds, and the tasks that wait for the team lead or were sent back."""

    shelves: tuple[GreenShelf, ...]
    waiting: tuple[GreenPrompt, ...]
    returned: tuple[GreenPrompt, ...]


def green_page() -> GreenPage:
    """Return the catalogue, in one question."""
    rows = list(GreenPrompt.objects.select_related("written_by", "reviewed_by").order_by("title", "id")[:MOST])
    shipped = _shipped()
    return GreenPage(
        tuple(
            GreenShelf(
                kind,
                tuple(shipped[kind]),
                tuple(row for row in rows if row.kind == kind and row.state == PromptState.APPROVED),
            )
            for kind in GreenKind
        ),
        tuple(row for row in rows if row.state == PromptState.PENDING),
        tuple(row for row in rows if row.state == PromptState.RETURNED),
    )


def waiting_green() -> QuerySet[GreenPrompt]:
    """Return the green tasks of colleagues that no team lead has answered yet."""
    return GreenPrompt.objects.filter(state=PromptState.PENDING)


def approved_prompts() -> list[GreenPrompt]:
    """Return the green tasks of colleagues that are asked about on walks, in one question."""
    return list(GreenPrompt.objects.filter(state=PromptState.APPROVED).order_by("title", "id")[:MOST])


def _shipped() -> dict[GreenKind, list[ShippedGreen]]:
    found: dict[GreenKind, dict[str, ShippedGreen]] = {kind: {} for kind in GreenKind}
    content = walks()
    for file in (content.common, *sorted(content.groups.values(), key=lambda one: one.title)):
        for card in file.cards:
            for idea in card.green:
                where = f"{Activity(card.activity.value).label} · {file.title}"
                found[GreenKind(idea.kind.value)].setdefault(idea.title, ShippedGreen(idea.title, where))
    return {kind: list(ideas.values()) for kind, ideas in found.items()}
