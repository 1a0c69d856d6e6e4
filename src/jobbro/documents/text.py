"""Text on its way into a document: what cannot be shown becomes visible, never lost."""

import re
import unicodedata
from datetime import date, time
from decimal import Decimal

from jobbro.documents.words import WORDS

PLACEHOLDER = "\u25af"  # ▯
_LINE_BREAKS = re.compile("\r\n|\r|\v|\f|\x85|\u2028|\u2029")
# Overrides can make a sentence read backwards on paper that people sign, so they are shown instead of obeyed.
_NEVER_PLAIN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\u202d\u202e\ufff9-\ufffb]")
_LONGEST_NOTE = 40


def clean(text: str) -> str:
    """Return text that any format can hold: one kind of line break, and ▯ for what is no character."""
    return ShownText()(text)


class ShownText:
    """Turns text into what a format can show, and remembers the characters that it could not."""

    def __init__(self, shown: frozenset[int] | None = None) -> None:
        """Take the numbers of the characters that the fonts have; None means that every real character can be shown."""
        self._shown = shown
        self._missing: set[str] = set()

    def __call__(self, text: str) -> str:
        """Return the text with ▯ for each character that cannot be shown."""
        text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
        missing = {sign for sign in set(text) if not self._can_show(sign)}
        self._missing |= missing
        return text.translate({ord(sign): PLACEHOLDER for sign in missing}) if missing else text

    def _can_show(self, sign: str) -> bool:
        if sign == "\n":
            return True
        if _NEVER_PLAIN.match(sign) or ord(sign) & 0xFFFE == 0xFFFE:
            return False
        return self._shown is None or ord(sign) in self._shown or is_invisible(sign)

    def note(self, language: str) -> str:
        """Return the sentence that lists what could not be shown; empty if everything could."""
        if not self._missing:
            return ""
        names = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(self._missing)[:_LONGEST_NOTE])
        more = " …" if len(self._missing) > _LONGEST_NOTE else ""
        return WORDS[language].not_shown.format(sign=PLACEHOLDER, characters=names + more)


def is_invisible(sign: str) -> bool:
    """Test whether a character has no shape of its own: joiners, selectors, direction marks."""
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def long_date(day: date, language: str = "da") -> str:
    """Write a day in words: «22. februar 2023» or «22 February 2023»."""
    month = WORDS[language].months[day.month - 1]
    return f"{day.day}. {month} {day.year}" if language == "da" else f"{day.day} {month} {day.year}"


def short_time(moment: time) -> str:
    """Write a time of day the Danish way: «9.00»."""
    return f"{moment.hour}.{moment.minute:02d}"


def decimal_text(number: Decimal) -> str:
    """Write a number with a Danish comma and no needless zeros: «4,5», «9»."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
