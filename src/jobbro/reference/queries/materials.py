"""The municipality's own materials: where each is of use, who looks after it, and whether its page is there (R-036)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from jobbro.accounts.models import User
from jobbro.library import conversation_cards
from jobbro.library.card_files import CardKind
from jobbro.reference.models import LinkCheck, ToolLink
from jobbro.reference.queries.cards import KindChoice

MOST = 200
BROKEN, MINE = "virker-ikke", "mine"
SCOPES = ("", BROKEN, MINE)


@dataclass(frozen=True, slots=True)
class Material:
    """A link with the words of where it is of use, and what came of the latest check of its address."""

    link: ToolLink
    use: tuple[str, ...]
    check: LinkCheck | None


@dataclass(frozen=True, slots=True)
class MaterialPage:
    """The materials that were asked for, what can be chosen, and how many there are in each scope."""

    rows: tuple[Material, ...]
    situations: tuple[KindChoice, ...]
    counterparts: tuple[KindChoice, ...]
    scopes: dict[str, int]


def material_page(situation: str, counterpart: str, scope: str, *, user: User) -> MaterialPage:
    """The materials for a situation and somebody; those that always fit stand everywhere. Two questions."""
    deck = conversation_cards()
    titles = {kind.id: kind.title for kind in (*deck.situations, *deck.counterparts)}
    checks = {(check.source_id, check.url): check for check in LinkCheck.objects.filter(source_id__startswith="own-")}
    links = ToolLink.objects.filter(withdrawn_at__isnull=True).select_related("keeper")[:MOST]
    rows = [
        Material(
            link,
            tuple(titles[one] for one in (link.situation, link.counterpart) if one in titles),
            checks.get((link.source_id, link.url)),
        )
        for link in links
    ]

    def fits(row: Material, one: str, other: str) -> bool:
        wanted = ((one, row.link.situation), (other, row.link.counterpart))
        return all(asked not in titles or own in ("", asked) for asked, own in wanted)

    def count(one: str, other: str) -> int:
        return sum(fits(row, one, other) for row in rows)

    chosen = tuple(row for row in rows if fits(row, situation, counterpart) and _in_scope(row, scope, user))
    return MaterialPage(
        chosen,
        tuple(
            KindChoice(key, title, count(key, counterpart), key == situation) for key, title in _pairs(deck.situations)
        ),
        tuple(
            KindChoice(key, title, count(situation, key), key == counterpart)
            for key, title in _pairs(deck.counterparts)
        ),
        {name: sum(_in_scope(row, name, user) for row in rows) for name in SCOPES},
    )


def broken_links_of(user: User) -> "QuerySet[ToolLink]":
    """The links that the user is told about: the latest check of the address did not find the page."""
    source = Concat(Value("own-link-"), Cast(OuterRef("pk"), CharField()))
    broken = LinkCheck.objects.filter(source_id=source, url=OuterRef("url"), broken_at__isnull=False)
    return ToolLink.objects.filter(Exists(broken), keeper=user, withdrawn_at__isnull=True)


def _pairs(kinds: Iterable[CardKind]) -> Iterable[tuple[str, str]]:
    return ((kind.id, kind.title) for kind in kinds)


def _in_scope(row: Material, scope: str, user: User) -> bool:
    match scope:
        case "virker-ikke":
            return row.check is not None and row.check.broken_at is not None
        case "mine":
            return row.link.keeper_id == user.pk
        case _:
            return True
