"""The conversation cards by situation and by whom one talks with."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobbro.library import conversation_cards
from jobbro.library.card_files import CardKind, ConversationCard


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


def card_page(situation: str, counterpart: str) -> CardPage:
    """The cards for a situation and somebody, by their ids; a word that is no kind leaves all in."""
    deck = conversation_cards()
    situation = _known(situation, deck.situations)
    counterpart = _known(counterpart, deck.counterparts)

    def fitting(one: str, other: str) -> tuple[ConversationCard, ...]:
        return tuple(card for card in deck.cards if one in ("", *card.situations) and other in ("", *card.counterparts))

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


def piles() -> tuple[Pile, ...]:
    """The whole deck by situation; a card that fits in two stands in both."""
    deck = conversation_cards()
    return tuple(
        Pile(kind.id, kind.title, tuple(card for card in deck.cards if kind.id in card.situations))
        for kind in deck.situations
    )


def _known(asked: str, kinds: Sequence[CardKind]) -> str:
    return asked if asked in {kind.id for kind in kinds} else ""
