"""The files of content/texts/: Danish messages by code, with blanks such as {weeks} that are filled by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug

_BLANK = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def _only_named_blanks(text: str) -> str:
    rest = _BLANK.sub("", text)
    if "{" in rest or "}" in rest:
        raise ValueError("et felt skrives som {navn} med små bogstaver; andre krøllede parenteser kan ikke bruges.")
    return text


Code = Annotated[str, Field(pattern=r"^[a-z0-9_]+([.-][a-z0-9_]+)*$")]
Message = Annotated[Sentence, AfterValidator(_only_named_blanks)]


class TextFile(ContentModel):
    """Messages of one subject."""

    id: Slug
    title: Sentence
    note: Sentence
    texts: Annotated[dict[Code, Message], Field(min_length=1)]


class MissingText(LookupError):
    """No message has this code."""


class WrongBlanks(ValueError):
    """A message was given other blanks than it has."""


class Texts:
    """All messages by code. A code that is missing is an error, never an empty line."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        """Keep the messages."""
        self._messages = dict(messages)

    def __contains__(self, code: object) -> bool:
        """Whether a message has this code."""
        return code in self._messages

    @property
    def codes(self) -> frozenset[str]:
        """Every code there is a message for."""
        return frozenset(self._messages)

    def blanks(self, code: str) -> frozenset[str]:
        """The names of the blanks in a message; MissingText for an unknown code."""
        return frozenset(_BLANK.findall(self._find(code)))

    def say(self, code: str, **blanks: str) -> str:
        """The message with its blanks filled; MissingText for an unknown code, WrongBlanks for a missing blank."""
        message = self._find(code)
        needed = self.blanks(code)
        if needed - blanks.keys():
            raise WrongBlanks(f"{code} needs {sorted(needed)}, got {sorted(blanks)}")
        return _BLANK.sub(lambda found: blanks[found.group(1)], message)

    def _find(self, code: str) -> str:
        try:
            return self._messages[code]
        except KeyError:
            raise MissingText(code) from None


def build_texts(files: Iterable[Loaded[TextFile]]) -> Texts:
    """The messages of all files together; ContentError if a code stands in two files."""
    messages: dict[str, str] = {}
    problems: list[Problem] = []
    for file in files:
        for code, message in file.model.texts.items():
            if code in messages:
                problems.append(file.problem(f"koden «{code}» er brugt før.", "texts", code))
            messages[code] = message
    if problems:
        raise ContentError(problems)
    return Texts(messages)
