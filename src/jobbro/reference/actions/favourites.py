"""The conversation cards that a colleague wants at hand."""

from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.library import conversation_cards
from jobbro.reference.models import CardFavourite


class UnknownCard(Exception):
    """There is no such card in the deck."""


@transaction.atomic
def set_favourite(*, by: User, card_id: str, wanted: bool, at: datetime) -> None:
    """Keep a card at hand or let it go; doing it twice is doing it once. Which card it is is nobody else's business.

    :raises UnknownCard: for a card that is not in the deck
    """
    if card_id not in {card.id for card in conversation_cards().cards}:
        raise UnknownCard(card_id)
    if wanted:
        _row, changed = CardFavourite.objects.get_or_create(user=by, card_id=card_id)
    else:
        changed = bool(CardFavourite.objects.filter(user=by, card_id=card_id).delete()[0])
    if changed:
        record(by=by.actor, at=at, action="user.favourites_changed", about=[by])
