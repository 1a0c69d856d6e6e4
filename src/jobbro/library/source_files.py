"""The register of sources: every rule, tool and text points into it, so a link is checked in one place."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from jobbro.library.folder import ContentModel

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$")]
Sentence = Annotated[str, Field(min_length=1)]


class SourceKind(StrEnum):
    """What sort of document it is; decides how much weight it can carry."""

    ACT = "act"
    ORDER = "order"
    BILL = "bill"
    GUIDE = "guide"
    AUTHORITY = "authority"
    MUNICIPALITY = "municipality"
    PROFESSIONAL = "professional"
    HANDBOOK = "handbook"


class SourceEntry(ContentModel):
    """One document: what it is called, where it stands, when it was published, which version was read."""

    id: Slug
    title: Sentence
    publisher: Sentence
    kind: Annotated[SourceKind, Field(strict=False)]
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    published: date | Literal["unknown"]
    seen: str = ""
    owner: Sentence
    checked: date


class SourceFile(ContentModel):
    """A file of the register."""

    sources: Annotated[tuple[SourceEntry, ...], Field(min_length=1, strict=False)]


class SourceNote(ContentModel):
    """How another content file points at a source: which one, and where in it."""

    ref: Slug
    section: Sentence
