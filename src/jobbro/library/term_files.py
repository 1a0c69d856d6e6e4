"""The files of content/terms/: words of the trade that the law has renamed or ended, each name with its first day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class TermName(ContentModel):
    """What a thing is called from a day on; `forms` are the ways it is written, for search. No name ends it."""

    starts: date
    name: str = ""
    forms: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()
    ended: bool = False
    source: SourceNote
    note: str = ""

    @model_validator(mode="after")
    def _has_a_name_or_ends(self) -> Self:
        if bool(self.name) is self.ended:
            raise ValueError("skriv enten «name» eller «ended: true».")
        return self


class TermLines(ContentModel):
    """One thing with its names in date order."""

    id: Slug
    meaning: Sentence
    names: Annotated[tuple[TermName, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _names_in_date_order(self) -> Self:
        starts = [name.starts for name in self.names]
        if starts != sorted(set(starts)):
            raise ValueError("navnene skal stå i datoernes rækkefølge, ét for hver dato.")
        return self


class TermFile(ContentModel):
    """The terms of one subject."""

    title: Sentence
    terms: Annotated[tuple[TermLines, ...], Field(min_length=1, strict=False)]


class TermGone(LookupError):
    """The thing had no name on the day: it had not begun, or it had ended."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms by id."""

    lines: Mapping[str, TermLines]

    def name_of(self, term_id: str, *, on_date: date) -> str:
        """What a thing was called on a day; TermGone when it did not exist, KeyError for an unknown id."""
        current = self._current(self.lines[term_id], on_date)
        if current is None or current.ended:
            raise TermGone(f"{term_id} on {on_date.isoformat()}")
        return current.name

    def exists(self, term_id: str, *, on_date: date) -> bool:
        """Whether a thing can be offered on a day; KeyError for an unknown id."""
        current = self._current(self.lines[term_id], on_date)
        return current is not None and not current.ended

    def ended_on(self, term_id: str, *, on_date: date) -> date | None:
        """From which day a thing was no more; None while it exists or has not begun. KeyError for an unknown id."""
        current = self._current(self.lines[term_id], on_date)
        return current.starts if current is not None and current.ended else None

    def also_called(self, word: str) -> tuple[str, ...]:
        """Every other word that has meant the same, so that a search for the old word finds the new."""
        asked, found = word.casefold().strip(), dict[str, None]()
        for line in self.lines.values():
            words = [form for name in line.names for form in (name.name, *name.forms) if form]
            if asked in [form.casefold() for form in words]:
                found |= dict.fromkeys(form for form in words if form.casefold() != asked)
        return tuple(found)

    @staticmethod
    def _current(line: TermLines, on_date: date) -> TermName | None:
        begun = [name for name in line.names if name.starts <= on_date]
        return begun[-1] if begun else None


def build_terms(files: Iterable[Loaded[TermFile]], sources: Mapping[str, SourceEntry]) -> Terms:
    """The terms of all files; ContentError for an id used twice or a source that is not in the register."""
    lines: dict[str, TermLines] = {}
    problems: list[Problem] = []
    for file in files:
        for index, line in enumerate(file.model.terms):
            if line.id in lines:
                problems.append(file.problem(f"id'et «{line.id}» er brugt før.", "terms", index, "id"))
            problems += [
                file.problem(
                    f"kilden «{name.source.ref}» står ikke i content/sources.", "terms", index, "names", number
                )
                for number, name in enumerate(line.names)
                if name.source.ref not in sources
            ]
            lines[line.id] = line
    if problems:
        raise ContentError(problems)
    return Terms(lines)
