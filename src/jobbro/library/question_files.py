"""The files of content/questions/ and content/frames/: what is asked in a talk with a citizen, and on what footing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

ASKED = "asked"


class Quadrant(StrEnum):
    """The four kinds of question after Karl Tomm: about what was or what may come, simple or complex."""

    PAST_SIMPLE = "past_simple"
    PAST_COMPLEX = "past_complex"
    FUTURE_COMPLEX = "future_complex"
    FUTURE_SIMPLE = "future_simple"

    @property
    def is_complex(self) -> bool:
        """Whether the question asks for reflection rather than for facts."""
        return self in (Quadrant.PAST_COMPLEX, Quadrant.FUTURE_COMPLEX)


class Becomes(StrEnum):
    """What an answer is written down as: a fact about the citizen, a goal, or a line of the talk itself."""

    WISH = "wish"
    SKILL = "skill"
    EVERYDAY = "everyday"
    CV = "cv"
    NEED = "need"
    BACKGROUND = "background"
    GOAL = "goal"
    TALK = "talk"


class TalkPart(StrEnum):
    """A part of the talk: the five points of the agenda, and the question cards beside them."""

    TOPICS = "emner"
    WISHES = "oensker"
    POSSIBILITIES = "muligheder"
    EFFORTS = "indsatser"
    AGREED = "aftaler"
    CARDS = "kort"


class Option(ContentModel):
    """An answer that is ticked: the words on the card, and how it is written down about the citizen."""

    id: Slug
    text: Sentence
    wording: Sentence | None = None
    becomes: Annotated[Becomes | None, Field(strict=False)] = None


class ScaleEnds(ContentModel):
    """What 0 and 10 mean on the card's scale."""

    low: Sentence
    high: Sentence


class Card(ContentModel):
    """One thing to ask or to note, with the reason in words that the citizen may read.

    `ways` are ways to go on. `is_note` marks words about somebody that the consultant writes: interpretations of a
    person's will are sent back. `has_words` is false where a tick or a scale is all there is.
    """

    id: Slug
    ask: Sentence
    why: Sentence
    becomes: Annotated[Becomes, Field(strict=False)] = Becomes.TALK
    quadrant: Annotated[Quadrant | None, Field(strict=False)] = None
    options: Annotated[tuple[Option, ...], Field(strict=False)] = ()
    scale: ScaleEnds | None = None
    ways: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()
    is_note: bool = False
    has_words: bool = True
    starts_job_on_few_hours: bool = False

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if not (self.has_words or self.options or self.scale):
            raise ValueError("kortet skal kunne besvares: med ord, med kryds eller på en skala.")
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids) or ASKED in ids:
            raise ValueError("hvert svar skal have sit eget id, og «asked» er optaget.")
        written = {option.becomes or self.becomes for option in self.options if option.wording}
        if written & {Becomes.TALK, Becomes.GOAL}:
            raise ValueError(
                "et kryds med «wording» skal blive til en oplysning: wish, skill, cv, need eller lignende."
            )
        return self

    def option(self, option_id: str) -> Option | None:
        """The option of this id; None when there is none."""
        return next((option for option in self.options if option.id == option_id), None)


class Deck(ContentModel):
    """Cards that belong together, and the part of the talk in which they lie.

    `not_for_decisions` keeps the answers from those who decide on benefits.
    """

    id: Slug
    title: Sentence
    text: str = ""
    part: Annotated[TalkPart, Field(strict=False)]
    place: int
    not_for_decisions: bool = False
    source: SourceNote
    checked: CheckNote
    cards: Annotated[tuple[Card, ...], Field(min_length=1, strict=False)]


class FrameLines(ContentModel):
    """A heading of a frame with its lines."""

    title: Sentence
    lines: Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]


class Frame(ContentModel):
    """A short text that is gone through with the citizen; `version` is the day from which it reads like this.

    `names_contact` lets the page name the consultant and the telephone below the text.
    """

    id: Slug
    title: Sentence
    version: date
    lead: Sentence
    place: int
    names_contact: bool = False
    source: SourceNote
    parts: Annotated[tuple[FrameLines, ...], Field(min_length=1, strict=False)]


class Questions:
    """Every deck in its order, and every card by id."""

    def __init__(self, decks: Iterable[Deck]) -> None:
        """Keep the decks; ids have been seen to be unique."""
        self.decks = tuple(sorted(decks, key=lambda deck: (deck.place, deck.id)))
        self._cards = {card.id: card for deck in self.decks for card in deck.cards}

    def card(self, card_id: str) -> Card | None:
        """The card of this id; None when there is none, or none any more."""
        return self._cards.get(card_id)

    def decks_of(self, part: TalkPart) -> tuple[Deck, ...]:
        """The decks that lie in a part of the talk."""
        return tuple(deck for deck in self.decks if deck.part is part)


def build_questions(files: Iterable[Loaded[Deck]], sources: Mapping[str, SourceEntry]) -> Questions:
    """All decks; ContentError for an id used twice, or a source that is not in the register."""
    files = tuple(files)
    problems: list[Problem] = []
    seen: set[str] = set()
    for file in files:
        problems += _unknown_source(file, file.model.source, sources)
        entries = [((), file.model.id), *((("cards", at), card.id) for at, card in enumerate(file.model.cards))]
        for place, entry_id in entries:
            if entry_id in seen:
                problems.append(file.problem(f"id'et «{entry_id}» er brugt før.", *place, "id"))
            seen.add(entry_id)
    if problems:
        raise ContentError(problems)
    return Questions(file.model for file in files)


def build_frames(files: Iterable[Loaded[Frame]], sources: Mapping[str, SourceEntry]) -> dict[str, Frame]:
    """All frames by id, in their order; ContentError for an id used twice, or an unknown source."""
    files = tuple(files)
    problems: list[Problem] = []
    frames: dict[str, Frame] = {}
    for file in sorted(files, key=lambda loaded: loaded.model.place):
        problems += _unknown_source(file, file.model.source, sources)
        if file.model.id in frames:
            problems.append(file.problem(f"id'et «{file.model.id}» er brugt før.", "id"))
        frames[file.model.id] = file.model
    if problems:
        raise ContentError(problems)
    return frames


def _unknown_source(
    file: Loaded[Deck] | Loaded[Frame], note: SourceNote, sources: Mapping[str, SourceEntry]
) -> list[Problem]:
    if note.ref in sources:
        return []
    return [file.problem(f"kilden «{note.ref}» står ikke i content/sources.", "source")]
