"""The form in which texts and questions are compared in a search, the same whatever database holds them.

A stored text becomes small letters, its words and their stems. A question becomes, word by word, the few spellings
that count as a hit, so that «rengøring» finds «rengøringsassistent», «opgave» finds «arbejdsopgaver» and «børn» finds
«barn». Æ, ø and å are letters of their own; aa is å, as in names of places.
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"\w+")
_FOLDS = str.maketrans({"ä": "æ", "ö": "ø", "é": "e", "è": "e", "ü": "y", "\0": " ", "_": " "})
# Words of one family that no rule on endings brings together.
_IRREGULAR = {
    "børn": "barn",
    "mænd": "mand",
    "hænder": "hånd",
    "fødder": "fod",
    "tænder": "tand",
    "bøger": "bog",
    "bønder": "bonde",
    "brødre": "bror",
    "døtre": "datter",
    "fædre": "far",
    "mødre": "mor",
    "gæs": "gås",
    "køer": "ko",
    "kræfter": "kraft",
    "nætter": "nat",
    "rødder": "rod",
    "stænger": "stang",
    "stæder": "stad",
    "tænger": "tang",
    "ænder": "and",
    "kørsel": "køre",
}
# Up to three letters, a word is looked for at the start of words only: «løn» finds «løntilskud», not «belønning».
_SHORT = 3
# «lageret» and «rengøringen» also ask for what stands before the article, as in «lagermedarbejder».
_ARTICLES = ("erne", "ene", "et", "en")
_MOST_WORDS = 8

_stemmer = Stemmer.Stemmer("danish")


def fold(text: str) -> str:
    """Return the text in small letters, with one spelling for letters that Danes take as the same."""
    small = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDS)
    return small.replace("aa", "å")


def normal_form(*texts: str) -> str:
    """Return what is stored beside a row: each word and stem of the texts once, between spaces."""
    kept: dict[str, None] = {}
    for text in texts:
        for word in _WORD.findall(fold(text)):
            kept[word] = None
            kept[_key(word)] = None
    return f" {' '.join(kept)} " if kept else ""


def search_terms(question: str) -> tuple[tuple[str, ...], ...]:
    """Return, for each word of a question, the pieces of which one must stand in the normal form.

    A row is found when every word has a piece in it. Words beyond the eighth are left out.
    """
    words = dict.fromkeys(_WORD.findall(fold(question)))
    return tuple(_pieces(word) for word in list(words)[:_MOST_WORDS])


def _pieces(word: str) -> tuple[str, ...]:
    typed = word if len(word) > _SHORT else f" {word}"
    key = _key(word)
    # A short stem of a longer word must be a whole word: «vare» is not found in «varme».
    pieces = [typed, key if len(key) > _SHORT else f" {key} "]
    bare = next((word.removesuffix(ending) for ending in _ARTICLES if word.endswith(ending)), "")
    return tuple(dict.fromkeys([*pieces, bare] if len(bare) > _SHORT else pieces))


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    """The stem, without the e that comes and goes («handel», «handlen»)."""
    stem: str = _stemmer.stemWord(_IRREGULAR.get(word, word))
    return f"{stem[:-2]}l" if len(stem) > _SHORT + 1 and stem.endswith("el") else stem
