"""Text on its way into a document: what cannot be shown becomes visible, never lost."""

import re
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from jobbro.documents.words import WORDS

PLACEHOLDER = "\u25af"  # ▯
_LINE_BREAKS = re.compile("\r\n|\r|\v|\f|\x85|\u2028|\u2029")
# Private characters mean something else on every machine, and the standard for archives forbids them.
# Overrides can make a sentence read backwards on paper that people sign, so they are shown instead of obeyed.
_NEVER_PLAIN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\u202d\u202e\ufff0-\ufffb"
    "\ue000-\uf8ff\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U0010ffff]"
)
# Joiners, selectors and direction marks: they change their neighbours and have no shape of their own.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180d\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
_LONGEST_NOTE = 40
# Marks where a long word may break; no text of a user can hold it, and the layout turns it into nothing.
BREAK_MARK = "\x1f"
_MONSTROUS_WORD = 400
_LONGEST_WORD = 45
_LONG_WORD = re.compile(r"[!-~\u00a1-\u024f]{22,}|\w{200,}")
_AFTER_SIGN = re.compile(r"([@./_?&=,;:-])(?=\w)")
_STRETCH = re.compile(r"(\w{24})(?=\w)")


def clean(text: str) -> str:
    """Return text that any format can hold: one kind of line break, and ▯ for what is no character."""
    return ShownText()(text)


class ShownText:
    """Turns text into what a format can show, and remembers the characters that it could not."""

    def __init__(self, shown: frozenset[int] | None = None, *, breaks_long_words: bool = False) -> None:
        """Take the numbers of the characters that the fonts have; None means that every real character can be shown."""
        self._shown = shown
        self._breaks_long_words = breaks_long_words
        self._missing: set[str] = set()

    def __call__(self, text: str) -> str:
        """Return the text with ▯ for what cannot be shown, and with room to break if that was asked for."""
        text = self.in_markup(text)
        return _LONG_WORD.sub(_with_breaks, text) if self._breaks_long_words else text

    def in_markup(self, text: str) -> str:
        """Return the text with ▯ for each character that cannot be shown, and otherwise as it is."""
        text = _LINE_BREAKS.sub("\n", text).replace("\t", " ").replace("\ufeff", "\u2060")
        missing = {sign for sign in set(text) if not self._can_show(sign)}
        self._missing |= missing
        return text.translate({ord(sign): PLACEHOLDER for sign in missing}) if missing else text

    def _can_show(self, sign: str) -> bool:
        if sign == "\n":
            return True
        if _NEVER_PLAIN.match(sign) or ord(sign) & 0xFFFE == 0xFFFE:
            return False
        return self._shown is None or ord(sign) in self._shown or bool(_SHAPELESS.match(sign))

    def note(self, language: str) -> str:
        """Return the sentence that lists what could not be shown; empty if everything could."""
        if not self._missing:
            return ""
        names = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(self._missing)[:_LONGEST_NOTE])
        more = " …" if len(self._missing) > _LONGEST_NOTE else ""
        return WORDS[language].not_shown.format(sign=PLACEHOLDER, characters=names + more)


def _with_breaks(word: re.Match[str]) -> str:
    """Let a mail address or other long run break without a hyphen; ordinary Danish words are hyphenated instead."""
    text = word.group()
    if len(text) < _LONGEST_WORD and text.isalpha():
        return text
    # Thousands of marked places would be too deep for typst; nobody copies such a word, so it gets a character.
    mark = BREAK_MARK if len(text) < _MONSTROUS_WORD else "\u200b"
    return _AFTER_SIGN.sub(rf"\1{mark}", _STRETCH.sub(rf"\1{mark}", text))


def long_date(day: date, language: str = "da") -> str:
    """Write a day in words: «22. februar 2023» or «22 February 2023»."""
    month = WORDS[language].months[day.month - 1]
    return f"{day.day}. {month} {day.year}" if language == "da" else f"{day.day} {month} {day.year}"


def full_day(day: date) -> str:
    """Write a day with its weekday in Danish: «mandag den 23. januar 2023»."""
    return f"{WORDS['da'].weekdays[day.weekday()]} den {long_date(day)}"


def short_time(moment: time) -> str:
    """Write a time of day the Danish way: «9.00»."""
    return f"{moment.hour}.{moment.minute:02d}"


def decimal_text(number: Decimal) -> str:
    """Write a number with a Danish comma, at most two decimals and no needless zeros: «4,5», «9», «24,33»."""
    text = format(number.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
