"""Words that are hardly Danish: unknown to the dictionary, parted in two, or in the wrong form after «skal»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.near_words import NearWords
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.text_report import TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.word_book import WordBook
from jobbro.domain.language.words import Word, word_at, word_set

_MODALS = word_set("skal skulle kan kunne vil ville må måtte bør burde")
# Words that are forms of verbs in the present too, but stand after a modal as something else.
_NOT_AFTER_MODAL = word_set("er her der hver efter under over især sikker timer dager")
_SHORTEST = 4
# A word in other letters is in another language.
_DANISH = frozenset("abcdefghijklmnopqrstuvwxyzæøåéèêöäü")
# More unknown words than this, and more than half, and the sentence is in another language.
_STRANGEST = 3


def misspellings(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield the words that look misspelt; names, numbers, abbreviations and words in capitals are left alone.

    What the word may have been meant as is told where it is cheap to know; else `WordBook.near` is asked on demand.
    """
    book, guarded = checked.rules.words, checked.rules.guarded
    for reading in checked.readings:
        if _is_other_language(reading, book):
            continue
        left_alone = reading.covered("trade_spelling")
        for at, word in enumerate(reading.words):
            if word.is_number or at in left_alone or not _DANISH.issuperset(word.lower) or len(word.lower) < _SHORTEST:
                continue
            if joined := _parted_compound(reading.words, at, book):
                yield checked.mark_words(
                    TextCode.SPELLING, "parted", reading, Hit("", at, at + 2), replacement=joined, meant=joined
                )
            elif _is_wrong_after_modal(reading.words, at, book):
                hit, meant = Hit("", at, at + 1), word.lower[:-1]
                yield checked.mark_words(TextCode.SPELLING, "after_modal", reading, hit, replacement=meant, meant=meant)
            elif _is_word_to_look_up(reading, at) and not (word.is_capitalised and at and book.knows(word.text)):
                meant = _meant_instead(word.lower, guarded)
                if meant and not book.is_whole(word.lower):
                    hit = Hit("", at, at + 1)
                    yield checked.mark_words(TextCode.SPELLING, "near", reading, hit, replacement=meant, meant=meant)
                elif not (book.knows(word.lower) or book.knows(word.text) or _is_somebody(reading, at)):
                    yield checked.mark_words(TextCode.SPELLING, "spelling", reading, Hit("", at, at + 1))


def _is_other_language(reading: Reading, book: WordBook) -> bool:
    """Whether a sentence has so many unknown words that it is hardly Danish."""
    letters = [word.lower for word in reading.words if len(word.lower) >= _SHORTEST]
    unknown = sum(1 for lower in letters if not book.knows(lower))
    return unknown > _STRANGEST and 2 * unknown > len(letters)


def _is_somebody(reading: Reading, at: int) -> bool:
    return any(person.first <= at < person.last for person in reading.people)


def _meant_instead(lower: str, guarded: NearWords) -> str:
    """The common word that this one is a slip away from: «opgarver» is let through as a compound, but was «opgaver»."""
    meant = guarded.topic_of(lower)
    return "" if lower.startswith(meant[:-1]) else meant


def _is_word_to_look_up(reading: Reading, at: int) -> bool:
    """Whether the word is in small letters, or large only because a sentence begins, and nobody's name."""
    word = reading.words[at]
    starts = at == 0 or any(mark in word.before for mark in '.:!?\n«»“”"•')
    if word.text != word.lower and not (starts and word.text[1:] == word.lower[1:]):
        return False
    if word.before[-1:] in _GLUE:
        return False
    if _is_somebody(reading, at) and (at > 0 or at in reading.covered("first_name")):
        return False
    # A point right behind the word shortens it («opfølgn. den 3.»), unless the sentence ends there.
    end = word.end - reading.sentence.start
    after = reading.sentence.text[end : end + 1]
    return after not in _GLUE or (after == "." and at + 1 == len(reading.words))


# What stands without a blank between the parts of an address or a shortened word.
_GLUE = frozenset(".@/_\\#")


def _parted_compound(words: Sequence[Word], at: int, book: WordBook) -> str:
    """What two words should have been written as: «arbejds pladsen» as «arbejdspladsen»; "" when they are two."""
    if at + 1 >= len(words):
        return ""
    first, second = words[at], words[at + 1]
    if second.before != " " or len(second.lower) < _SHORTEST or second.text != second.lower:
        return ""
    joined = first.lower + second.lower
    if not joined.isalpha() or first.lower in _STAND_ALONE or second.lower in _STAND_ALONE:
        return ""
    if first.lower.endswith("s") and not book.is_whole(first.lower) and book.knows(joined):
        return joined if book.is_noun(second.lower) and book.is_whole(first.lower[:-1]) else ""
    if first.lower.endswith("e") and first.lower[:-1] in book.stems(first.lower):
        return ""  # «faste tider» is an adjective and its noun, though «faste» is a noun too.
    both_nouns = book.is_noun(first.lower) and first.lower in book.stems(first.lower) and book.is_noun(second.lower)
    return joined if both_nouns and book.is_whole(joined) and not first.is_capitalised else ""


_STAND_ALONE = word_set(
    """over under efter inden mellem igen imod uden gennem hver fuld godt andet rent mere mest lige hele samt hvad
    mandag tirsdag onsdag torsdag fredag lørdag søndag morgen aften dette denne disse timer kroner dage uger selv
    egen eget egne"""
)


def _is_wrong_after_modal(words: Sequence[Word], at: int, book: WordBook) -> bool:
    """«skal kører», «vil gerne arbejder»: after a modal the verb has no r."""
    word = words[at]
    if not word.lower.endswith("er") or word.lower in _NOT_AFTER_MODAL or word.before != " ":
        return False
    before = word_at(words, at - 1)
    if before in _SMALL and words[at - 1].before == " ":
        before = word_at(words, at - 2)
    return before in _MODALS and book.is_verb_in_the_present(word.lower) and book.is_whole(word.lower[:-1])


_SMALL = word_set("gerne ikke også selv nu så derfor helst altid kun")
