"""The labelled texts in bench/sets: reads the inline marks and sorts new cases into the open and the unseen half.

`python -m bench.text_set FILE…` puts the cases of the given files where they belong, after those that stand there.
"""

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.harness import ROOT
from jobbro.domain.language import Genre, TextCode

FOLDER = ROOT / "bench" / "sets"
HALVES = ("open", "unseen")
CODES = tuple(dict.fromkeys([*(code.value for code in TextCode), "spelling"]))
_HEAD = re.compile(r"^=== (\S+) (\S+)$", re.MULTILINE)
_MARK = re.compile(r"⟦([a-z,?-]+)\||⟧")


class BadSet(ValueError):
    """A file of labelled texts is not sound; the message names the case."""


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of a case's text that deserves a code; a tolerated one may be found or left, and counts as neither."""

    code: str
    start: int
    end: int
    tolerated: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled text, its genre and its labels; a note is a whole text, all else a line or two out of one."""

    name: str
    genre: Genre
    text: str
    labels: tuple[Label, ...]

    @property
    def is_note(self) -> bool:
        """Whether it is a whole text."""
        return self.name.startswith("note-")


def half_of(name: str) -> str:
    """The half that a case belongs to, decided by its name alone."""
    return HALVES[hashlib.sha256(name.encode()).digest()[0] % 2]


def file_of(half: str) -> Path:
    """The file of a half."""
    return FOLDER / f"text_{half}.txt"


def read_half(half: str) -> tuple[Case, ...]:
    """Return the cases of a half.

    :raises BadSet: if a mark, a code, a genre or a name is not sound
    """
    return tuple(read_case(*parts) for parts in _parts(file_of(half).read_text(encoding="utf-8")))


def read_case(name: str, genre: str, marked: str) -> Case:
    """Read one case's marks: ⟦code|words⟧, where marks may stand within each other and two codes share one mark.

    :raises BadSet: if a mark, a code or the genre is not sound
    """
    if genre not in list(Genre):
        raise BadSet(f"{name}: no genre is called {genre}.")
    text, labels, opened, read = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[read : mark.start()]
        read = mark.end()
        if mark[1]:
            opened.append((mark[1].split(","), len(text)))
        elif opened:
            codes, start = opened.pop()
            labels += [Label(code.rstrip("?"), start, len(text), code.endswith("?")) for code in codes]
        else:
            raise BadSet(f"{name}: a mark is closed that was never opened.")
    text += marked[read:]
    if opened or "⟦" in text or "⟧" in text:
        raise BadSet(f"{name}: a mark is not closed.")
    for label in labels:
        if label.code not in CODES or not text[label.start : label.end].strip():
            raise BadSet(f"{name}: {label.code} is no code, or its mark is empty.")
    return Case(name, Genre(genre), text, tuple(sorted(labels, key=lambda label: (label.start, label.end, label.code))))


def _parts(page: str) -> Iterator[tuple[str, str, str]]:
    """The name, the genre and the marked text of each case; what stands before the first head is for the reader."""
    _, *rest = _HEAD.split(page)
    for name, genre, marked in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        yield name, genre, marked.strip("\n")


def sort_in(pages: Sequence[str]) -> dict[str, int]:
    """Put the cases of the pages into the two files; return how many each half got.

    :raises BadSet: if a case is not sound or its name is taken
    """
    taken = {case.name for half in HALVES for case in read_half(half)}
    new: dict[str, list[str]] = {half: [] for half in HALVES}
    for name, genre, marked in (parts for page in pages for parts in _parts(page)):
        read_case(name, genre, marked)
        if name in taken:
            raise BadSet(f"{name}: the name is taken.")
        taken.add(name)
        new[half_of(name)].append(f"\n=== {name} {genre}\n{marked}\n")
    for half, cases in new.items():
        with file_of(half).open("a", encoding="utf-8") as file:
            file.writelines(cases)
    return {half: len(cases) for half, cases in new.items()}


if __name__ == "__main__":
    print(sort_in([Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]))
