"""The conversation cards by situation and by whom one talks with."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.library import conversation_cards
from jobbro.library.card_files import CardKind, ConversationCard
from jobbro.reference.models import CardFavourite


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind that can be chosen, and how many cards it would leave beside what is chosen already."""

    id: str
    title: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class CardPage:
    """The cards that were asked for, and what can be chosen."""

    cards: tuple[ConversationCard, ...]
    situations: tuple[KindChoice, ...]
    counterparts: tuple[KindChoice, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """The cards of one situation."""

    id: str
    title: str
    cards: tuple[ConversationCard, ...]


def card_page(situation: str, counterpart: str, *, only: Collection[str] | None = None) -> CardPage:
    """The cards for a situation and somebody, by their ids; a word that is no kind leaves all in.

    :param only: the ids of the cards to choose among; None for the whole deck
    """
    deck = conversation_cards()
    situation = _known(situation, deck.situations)
    counterpart = _known(counterpart, deck.counterparts)

    def fitting(one: str, other: str) -> tuple[ConversationCard, ...]:
        chosen = (card for card in deck.cards if only is None or card.id in only)
        return tuple(card for card in chosen if one in ("", *card.situations) and other in ("", *card.counterparts))

    return CardPage(
        fitting(situation, counterpart),
        tuple(
            KindChoice(kind.id, kind.title, len(fitting(kind.id, counterpart)), kind.id == situation)
            for kind in deck.situations
        ),
        tuple(
            KindChoice(kind.id, kind.title, len(fitting(situation, kind.id)), kind.id == counterpart)
            for kind in deck.counterparts
        ),
    )


def favourites_of(user: User) -> frozenset[str]:
    """The ids of the cards that a colleague wants at hand, in one question."""
    return frozenset(CardFavourite.objects.filter(user=user).values_list("card_id", flat=True))


def piles(favourites: Collection[str] = ()) -> tuple[Pile, ...]:
    """The favourites, and the whole deck by situation; a card that fits in two stands in both."""
    deck = conversation_cards()
    own = Pile("favourites", _("dine favoritter"), tuple(card for card in deck.cards if card.id in favourites))
    return (own,) * bool(own.cards) + tuple(
        Pile(kind.id, kind.title, tuple(card for card in deck.cards if kind.id in card.situations))
        for kind in deck.situations
    )


def _known(asked: str, kinds: Sequence[CardKind]) -> str:
    return asked if asked in {kind.id for kind in kinds} else ""
