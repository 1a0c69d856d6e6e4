"""The files of content/voices/: what citizens, companies and colleagues have said, retold, with where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class VoiceSide(StrEnum):
    """Whose voice it is."""

    CITIZEN = "citizen"
    COMPANY = "company"
    JOBCENTRE = "jobcentre"
    OTHER = "other"


class VoiceTheme(StrEnum):
    """What the voice is about."""

    MEANING = "meaning"
    WISHES = "wishes"
    PAY = "pay"
    BELIEF = "belief"
    WELCOME = "welcome"
    PREPARATION = "preparation"
    NEEDS_OF_COMPANY = "needs_of_company"
    GAIN = "gain"
    COOPERATION = "cooperation"
    SUSTAINABILITY = "sustainability"


class Voice(ContentModel):
    """Something that was said, retold in our words; `who` is as the source names the one who said it."""

    id: Slug
    side: Annotated[VoiceSide, Field(strict=False)]
    themes: Annotated[tuple[Annotated[VoiceTheme, Field(strict=False)], ...], Field(min_length=1, strict=False)]
    told: Sentence
    who: Sentence
    source: SourceNote


class VoiceFile(ContentModel):
    """The voices of one book."""

    title: Sentence
    voices: Annotated[tuple[Voice, ...], Field(min_length=1, strict=False)]


def build_voices(files: Iterable[Loaded[VoiceFile]], sources: Mapping[str, SourceEntry]) -> tuple[Voice, ...]:
    """The voices of all files; ContentError for an id used twice or a source that is not in the register."""
    voices: dict[str, Voice] = {}
    problems: list[Problem] = []
    for file in files:
        for index, voice in enumerate(file.model.voices):
            if voice.id in voices:
                problems.append(file.problem(f"id'et «{voice.id}» er brugt før.", "voices", index, "id"))
            if voice.source.ref not in sources:
                text = f"kilden «{voice.source.ref}» står ikke i content/sources."
                problems.append(file.problem(text, "voices", index, "source"))
            voices[voice.id] = voice
    if problems:
        raise ContentError(problems)
    return tuple(voices.values())
