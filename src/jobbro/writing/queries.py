"""A text held against the rules of the trade, cut into pieces that a page can show with its marks."""

from __future__ import annotations

import hashlib
import hmac
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbro.domain.language import Genre, TextCode, TextFinding, TextRules, check_text
from jobbro.domain.language.readability import LONG_SENTENCE, Readability, readability
from jobbro.domain.language.sentences import Sentence, SentenceKind, split_sentences
from jobbro.domain.language.words import words_in
from jobbro.library.writing_files import OwnTerm, OwnWords, text_rules
from jobbro.writing.models import OwnWord, OwnWordKind, SetAside, TextReader, TextType

# Some twenty pages: longer than any note, and still answered within a breath.
MOST_LETTERS = 40_000
# More remarks than this on one page help nobody; the rest come when the first are dealt with.
MOST_SHOWN = 100

CODE_NAMES: dict[TextCode, Promise] = {
    TextCode.UNATTRIBUTED: _("Hvem siger det?"),
    TextCode.EVALUATIVE: _("Ord, der dømmer"),
    TextCode.BARE_PERCENTAGE: _("Procent uden norm"),
    TextCode.VAGUE: _("Kan læses på flere måder"),
    TextCode.JARGON: _("Fagord"),
    TextCode.HARD_TO_READ: _("Tungt at læse"),
    TextCode.IMPERSONAL: _("Rolle i stedet for navn"),
    TextCode.PERSONAL_DATA: _("Personoplysning"),
    TextCode.MISSING_ELEMENT: _("Der mangler noget"),
    TextCode.SPELLING: _("Stavning"),
}


@dataclass(frozen=True, slots=True)
class Keyed:
    """A finding, its sentence, and the key under which it is remembered as not relevant."""

    finding: TextFinding
    sentence: Sentence | None
    key: str

    @property
    def code_name(self) -> Promise:
        """What the code is called in plain Danish."""
        return CODE_NAMES[self.finding.code]


@dataclass(frozen=True, slots=True)
class Judged:
    """What is asked about a text, and what colleagues have set aside in it."""

    sentences: Sequence[Sentence]
    open: tuple[Keyed, ...]
    aside: tuple[tuple[Keyed, SetAside], ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its number on the page.

    `is_wide`: it is about a whole sentence or more. `is_marked`: the text shows where, for it is not about all of it.
    """

    number: int
    finding: TextFinding
    key: str
    is_wide: bool
    is_marked: bool

    @property
    def code_name(self) -> Promise:
        """What the code is called in plain Danish."""
        return CODE_NAMES[self.finding.code]

    @property
    def quotes_words(self) -> bool:
        """Whether the marked words stand before the reason; a reason that holds them says them itself."""
        return not self.is_wide and self.finding.said not in self.finding.reason


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that the same remarks cover; `ends` are those whose mark ends with it."""

    text: str
    inside: tuple[int, ...]
    ends: tuple[int, ...]
    is_wide: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """What can be counted in a text; told to the writer, never graded."""

    counted: Readability
    longest_words: int
    longest: str

    @property
    def has_long_sentence(self) -> bool:
        """Whether the longest sentence is one that many readers lose."""
        return self.longest_words > LONG_SENTENCE


@dataclass(frozen=True, slots=True)
class CheckedText:
    """Everything that the page shows about a text."""

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...]
    unshown: int
    aside: tuple[tuple[Keyed, SetAside], ...]
    measures: Measures

    @property
    def count(self) -> int:
        """How many remarks there are in all."""
        return len(self.remarks) + self.unshown


def genre_of(text_type: TextType, reader: TextReader) -> Genre:
    """Whose eyes the text is checked with: what a company reads is a letter to it, whatever the writer calls it."""
    if text_type is TextType.DESCRIPTION:
        return Genre.DESCRIPTION
    match reader:
        case TextReader.COMPANY:
            return Genre.MAIL if text_type is TextType.MAIL else Genre.LETTER_COMPANY
        case TextReader.CITIZEN:
            return Genre.PLAN if text_type is TextType.ACTION_PLAN else Genre.LETTER_CITIZEN
        case _:
            return Genre.JOURNAL


def key_of(field: str, sentence: str, code: TextCode, said: str) -> str:
    """Return the keyed hash of a remark in one sentence of one field; "" is the page, which has no field of its own.

    The letters' size and the blanks between words do not count. Without FIELD_KEY nobody can try sentences against it.
    """
    parts = (field, *(" ".join(text.casefold().split()) for text in (sentence, said)), code.value)
    words = "\0".join(("set aside", *parts)).encode(errors="replace")
    return hmac.new(settings.FIELD_KEY.encode(), words, hashlib.sha256).hexdigest()


def own_words() -> QuerySet[OwnWord]:
    """Return the municipality's own words that count now, in the alphabet's order."""
    return OwnWord.objects.filter(withdrawn_at__isnull=True).order_by("text")


def rules_here() -> TextRules:
    """Return the rules of the text check with the municipality's own words; the same object until one changes."""
    rows = list(own_words())
    terms = (row for row in rows if row.kind == OwnWordKind.JARGON)
    others = (row for row in rows if row.kind != OwnWordKind.JARGON)
    return text_rules(
        own=OwnWords(
            tuple(OwnTerm((phrase_of(row.text),), row.plain, row.say) for row in terms),
            tuple((row.kind, phrase_of(row.text)) for row in others),
        )
    )


def phrase_of(text: str) -> str:
    """Return how the words are looked for: each in any of its forms, unless a star says where it may be longer."""
    return " ".join(word if "*" in word else f"@{word}" for word in text.split())


def found_in(text: str, *, genre: Genre) -> tuple[TextFinding, ...]:
    """Return every finding in a text, in order of place."""
    return check_text(text, genre=genre, rules=rules_here())


def judged(text: str, *, genre: Genre, field: str = "") -> Judged:
    """Return what a colleague would ask about, apart from what was set aside in this field."""
    sentences = split_sentences(text)
    keyed = [_keyed(finding, text, sentences, field) for finding in found_in(text, genre=genre)]
    put_aside = standing(each.key for each in keyed)
    return Judged(
        sentences,
        tuple(each for each in keyed if each.key not in put_aside),
        tuple((each, put_aside[each.key]) for each in keyed if each.key in put_aside),
    )


def standing(keys: Iterable[str]) -> dict[str, SetAside]:
    """Return what is set aside now among the remarks with these keys."""
    rows = SetAside.objects.filter(key__in=set(keys), withdrawn_at=None).select_related("by")
    return {row.key: row for row in rows}


def _keyed(finding: TextFinding, text: str, sentences: Sequence[Sentence], field: str) -> Keyed:
    at = bisect_right(sentences, finding.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[at] if at >= 0 and finding.start < sentences[at].end else None
    return Keyed(finding, sentence, key_of(field, sentence.text if sentence else text, finding.code, finding.said))


def checked_text(text: str, *, text_type: TextType, reader: TextReader) -> CheckedText:
    """Return everything that the page shows about a text, in the order of the text."""
    answer = judged(text, genre=genre_of(text_type, reader))
    shown = answer.open[:MOST_SHOWN]
    remarks = tuple(_remark(number, each, text, len(answer.sentences)) for number, each in enumerate(shown, start=1))
    measures = measures_of(text, answer.sentences)
    return CheckedText(
        pieces_of(text, remarks), remarks, len(answer.open) - len(shown), answer.aside[:MOST_SHOWN], measures
    )


def with_suggestion(text: str, key: str, *, text_type: TextType, reader: TextReader) -> str | None:
    """Return the text with what is suggested in place of the marked words; None when the remark is not there."""
    open_now = judged(text, genre=genre_of(text_type, reader)).open
    found = next((each.finding for each in open_now if each.key == key and each.finding.replacement), None)
    return text[: found.start] + found.replacement + text[found.end :] if found else None


def _remark(number: int, keyed: Keyed, text: str, sentences: int) -> Remark:
    finding, sentence = keyed.finding, keyed.sentence
    is_wide = sentence is not None and finding.start <= sentence.start and finding.end >= sentence.end
    is_whole = sentences > 1 and finding.start == 0 and finding.end >= len(text.rstrip())
    is_marked = finding.end > finding.start and not is_whole
    return Remark(number, finding, keyed.key, is_wide or is_whole, is_marked)


def pieces_of(text: str, remarks: Sequence[Remark]) -> tuple[Piece, ...]:
    """Cut the text where marks begin and end."""
    begins, ends = defaultdict(list), defaultdict(list)
    for each in remarks:
        if not each.is_marked:
            continue
        begins[each.finding.start].append(each)
        ends[each.finding.end].append(each)
    open_now: dict[int, Remark] = {}
    pieces, last = [], 0
    for at in sorted({*begins, *ends, len(text)}):
        if at > last:
            inside = tuple(sorted(open_now))
            closing = tuple(each.number for each in ends[at])
            pieces.append(Piece(text[last:at], inside, closing, all(each.is_wide for each in open_now.values())))
            last = at
        for each in ends[at]:
            open_now.pop(each.number, None)
        for each in begins[at]:
            open_now[each.number] = each
    return tuple(pieces)


def measures_of(text: str, sentences: Sequence[Sentence]) -> Measures:
    """Count the running text and find its longest sentence."""
    split = [(sentence, list(words_in(text, sentence.start, sentence.end))) for sentence in sentences]
    running = [pair for pair in split if pair[0].kind is not SentenceKind.HEADING]
    longest = max(running, key=lambda pair: len(pair[1]), default=None)
    counted = readability(split)
    return Measures(counted, len(longest[1]), longest[0].text) if longest else Measures(counted, 0, "")
