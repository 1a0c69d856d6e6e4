"""The Danish dictionary, read when somebody first asks for a word, and then kept for the life of the process."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import hunspell

FOLDER = Path(__file__).resolve().parent / "vendor" / "danish"
# Taking a long compound apart can cost a tenth of a second, and no word that a list knows is longer.
_LONGEST = 35
_LONG = 18
_STEM = re.compile(r"\bst:(\S+)")
_HEAD = re.compile(r"\bpa:(\S+)")
_REMEMBERED = 20_000


class DictionaryMissing(Exception):
    """The dictionary is not on the machine; the message says what to do about it."""


class DanishWords:
    """Answers about words from Stavekontrolden's dictionary."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.stems = lru_cache(_REMEMBERED)(self._stems_of)
        self.knows = lru_cache(_REMEMBERED)(self._is_known)
        self._analysed = lru_cache(_REMEMBERED)(self._analyse)

    def _analyse(self, word: str) -> tuple[str, ...]:
        if len(word) > _LONGEST or not word.replace("-", "").isalpha():
            return ()
        return tuple(self._book.analyze(word))

    def _stems_of(self, lower: str) -> frozenset[str]:
        found = {lower}
        for reading in self._analysed(lower):
            stems = {stem.lower() for stem in _STEM.findall(reading)}
            head = _HEAD.search(reading)
            # Of a free compound only the last part is taken back to its stem.
            front = lower.removesuffix(head.group(1).lower()) if head else ""
            found.update(front + stem for stem in stems)
        if lower.endswith("ede"):
            # «irriterede» is also the plural of «irriteret», which the dictionary only knows as a verb.
            found.add(f"{lower[:-1]}t")
        return frozenset(found)

    def _is_known(self, written: str) -> bool:
        if len(written) > _LONGEST:
            return True
        # Spelling out a long compound takes fifty times as long as taking it apart, which answers the same here.
        return bool(self._analysed(written) if len(written) > _LONG else self._book.spell(written))

    def is_only_a_compound(self, written: str) -> bool:
        """Whether every way to read the word takes it apart."""
        readings = self._analysed(written)
        return bool(readings) and all("pa:" in reading for reading in readings)

    def is_definite_noun(self, lower: str) -> bool:
        """Whether a way to read the word has the article in it; «egen» and «nogen» have not."""
        return any("+BESTEMT_ENTAL" in each or "+PLUR_BEK" in each for each in self._analysed(lower))

    def is_passive(self, lower: str) -> bool:
        """Whether every way to read the word that is no noun is a passive."""
        readings = [each for each in self._analysed(lower) if "+GENITIV" not in each and "pa:" not in each]
        return bool(readings) and all("+PASSIV" in each or each.split() == [f"st:{lower[:-1]}"] for each in readings)

    def is_participle(self, lower: str) -> bool:
        """Whether one way to read the word is a participle; those of strong verbs only bear the name of the verb."""
        if lower.endswith("ende"):
            return False
        return any(
            "+PERF_PART" in reading or (lower.endswith("t") and self._is_strong(reading.split(), lower))
            for reading in self._analysed(lower)
        )

    def _is_strong(self, reading: list[str], lower: str) -> bool:
        """«givet» and «truffet»: a bare form of a verb, which shows by its passive."""
        if len(reading) != 1 or not reading[0].startswith("st:"):
            return False
        stem = reading[0].removeprefix("st:")
        return stem != lower and stem.endswith("e") and self.is_passive(f"{stem}s")

    def is_verb_in_the_present(self, lower: str) -> bool:
        """Whether a way to read the word is a verb in the present."""
        return any("+NUTID" in each for each in self._analysed(lower))

    def is_noun(self, lower: str) -> bool:
        """Whether one of the word's stems takes an article behind it."""
        return any(
            f"st:{stem}" in reading.split() and "+BESTEMT_ENTAL" in reading
            for stem in self.stems(lower)
            for article in ("en", "et", "n")
            for reading in self._analysed(stem + article)
        )

    def is_whole(self, lower: str) -> bool:
        """Whether the dictionary has the word as one word, not only as a row of parts."""
        return any("pa:" not in reading for reading in self._analysed(lower))

    def near(self, written: str) -> tuple[str, ...]:
        """What the dictionary offers in the place of a word it does not know."""
        return () if len(written) > _LONGEST else tuple(self._book.suggest(written)[:5])


@cache
def danish_words(folder: Path = FOLDER) -> DanishWords:
    """The dictionary of this installation, read at most once; half a second and 20 MB the first time.

    :raises DictionaryMissing: when its files are not there
    """
    if not (folder / "da.dic").exists():
        raise DictionaryMissing("Den danske ordbog mangler. Kør ./jobbro check, så bliver den hentet.")
    return DanishWords(hunspell.Hunspell("da", hunspell_data_dir=str(folder)))
