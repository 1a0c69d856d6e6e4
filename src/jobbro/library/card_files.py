"""The files of content/cards/: what a consultant can say and ask in a talk with a company (R-036)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class CardKind(ContentModel):
    """A situation in which a card is used, or somebody it is used with, by its Danish word."""

    id: Slug
    title: Sentence


Slugs = Annotated[tuple[Slug, ...], Field(min_length=1, strict=False)]


class LooseTaskDraft(ContentModel):
    """The task that a yes begins as; activity and frequency are codes of a company's task."""

    title: Sentence
    activity: Slug
    frequency: Slug | None = None
    is_bought: bool = False
    nobody_does: bool = False


class YesMakes(ContentModel):
    """What a yes sounds like, and what it is made into: a task, or a position that two share (R-035)."""

    reply: Sentence
    task: LooseTaskDraft | None = None
    shares_position: bool = False


class ConversationCard(ContentModel):
    """A card: what to say or ask, and what to do with the answer."""

    id: Slug
    situations: Slugs
    counterparts: Slugs
    say: Sentence
    then: Sentence
    makes: YesMakes | None = None
    source: SourceNote


class CardFile(ContentModel):
    """A deck in the order of a talk."""

    title: Sentence
    situations: Annotated[tuple[CardKind, ...], Field(min_length=1, strict=False)]
    counterparts: Annotated[tuple[CardKind, ...], Field(min_length=1, strict=False)]
    cards: Annotated[tuple[ConversationCard, ...], Field(min_length=1, strict=False)]

    @property
    def paid_hours(self) -> tuple[ConversationCard, ...]:
        """The questions about paid hours: the cards whose yes becomes a task or a position."""
        return tuple(card for card in self.cards if card.makes is not None)


def build_cards(files: Iterable[Loaded[CardFile]], sources: Mapping[str, SourceEntry]) -> CardFile:
    """The one deck; ContentError for an id used twice, a kind that is not in the deck, or an unknown source."""
    problems: list[Problem] = []
    decks = list(files)
    for file in decks:
        problems += _problems(file, sources)
    if len(decks) != 1:
        problems.append(Problem("cards", 1, "", f"der skal være netop én samling kort; her er {len(decks)}."))
    if problems:
        raise ContentError(problems)
    return decks[0].model


def _problems(file: Loaded[CardFile], sources: Mapping[str, SourceEntry]) -> Iterable[Problem]:
    seen: set[str] = set()
    known = {
        "situations": {kind.id for kind in file.model.situations},
        "counterparts": {kind.id for kind in file.model.counterparts},
    }
    for index, card in enumerate(file.model.cards):
        if card.id in seen:
            yield file.problem(f"id'et «{card.id}» er brugt før.", "cards", index, "id")
        seen.add(card.id)
        for part, ids in known.items():
            for missing in set(getattr(card, part)) - ids:
                yield file.problem(f"«{missing}» står ikke under «{part}».", "cards", index, part)
        if card.makes is not None and (card.makes.task is None) is not card.makes.shares_position:
            yield file.problem("et ja bliver enten til en opgave eller til en delt stilling.", "cards", index, "makes")
        if card.source.ref not in sources:
            yield file.problem(f"kilden «{card.source.ref}» står ikke i content/sources.", "cards", index, "source")
