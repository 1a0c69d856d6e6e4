"""What the text check answers: codes, genres and findings with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.language.checklist import Checklist
from jobbro.domain.language.lexicon import Lexicon
from jobbro.domain.language.near_words import NearWords
from jobbro.domain.language.privacy import PrivacyScan
from jobbro.domain.language.word_book import WordBook


class TextCode(StrEnum):
    """Each kind of remark on a text."""

    UNATTRIBUTED = "unattributed"
    EVALUATIVE = "evaluative"
    BARE_PERCENTAGE = "bare-percentage"
    VAGUE = "vague"
    JARGON = "jargon"
    HARD_TO_READ = "hard-to-read"
    IMPERSONAL = "impersonal"
    PERSONAL_DATA = "personal-data"
    MISSING_ELEMENT = "missing-element"
    SPELLING = "spelling"


class Genre(StrEnum):
    """What kind of text it is, which decides who reads it."""

    JOURNAL = "journal"
    DESCRIPTION = "description"
    PLAN = "plan"
    LETTER_CITIZEN = "letter_citizen"
    LETTER_COMPANY = "letter_company"
    MAIL = "mail"

    @property
    def is_read_by_company(self) -> bool:
        """Whether somebody at the company reads it, who has no ground to see health or social matters."""
        return self in (Genre.DESCRIPTION, Genre.LETTER_COMPANY, Genre.MAIL)

    @property
    def is_read_outside(self) -> bool:
        """Whether somebody outside the trade reads it."""
        return self is not Genre.JOURNAL


@dataclass(frozen=True, slots=True)
class Message:
    """Why something is marked and what to do about it; both may hold {named} blanks."""

    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class TradeWord:
    """A word of the trade: what it means, and what to write instead where there is such a word."""

    label: str
    plain: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class TextRules:
    """Everything the text check looks for and says."""

    lexicon: Lexicon
    trade_words: Mapping[str, TradeWord]
    messages: Mapping[str, Message]
    privacy: PrivacyScan
    checklist: Checklist
    words: WordBook
    # Common words of the trade: what looks like one but for a letter was probably meant as it.
    guarded: NearWords


@dataclass(frozen=True, slots=True, order=True)
class TextFinding:
    """A marked stretch of the text, why it is marked, and what to write or ask. It never changes the text."""

    start: int
    end: int
    code: TextCode
    said: str
    reason: str
    suggestion: str
    # What may stand in the place of the marked words as they are; empty where only the writer can know.
    replacement: str = ""
