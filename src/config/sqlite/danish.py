"""Danish alphabetical order: æ, ø, å last, aa as å, ä as æ, ö as ø."""

import re

_AFTER_Z = str.maketrans({"æ": "zzä", "ä": "zzä", "ø": "zzö", "ö": "zzö", "å": "zzü", "é": "e", "ü": "y"})
_NOISE = re.compile(r"[\s\-']+")


def sort_key(text: str) -> str:
    """Return a string whose byte order is Danish alphabetical order, ignoring case."""
    return _NOISE.sub(" ", text.casefold().replace("aa", "å")).translate(_AFTER_Z)


def compare(left: str, right: str) -> int:
    """Compare two texts in Danish order; equal keys are told apart by their letters."""
    left_key, right_key = (sort_key(left), left), (sort_key(right), right)
    return (left_key > right_key) - (left_key < right_key)
