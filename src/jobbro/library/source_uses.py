"""Which rules, tools, words and lists lean on which source: read from the content itself, never kept by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from jobbro.library.file_types import FILE_TYPES
from jobbro.library.folder import CONTENT, load
from jobbro.library.source_files import SourceNote


@dataclass(frozen=True, slots=True, order=True)
class SourceUse:
    """A place that points at a source: the kind of its file, its id, what it is called."""

    kind: str
    id: str
    title: str


_found: dict[tuple[str, ...], dict[str, tuple[SourceUse, ...]]] = {}


def source_uses(*, root: Path = CONTENT) -> dict[str, tuple[SourceUse, ...]]:
    """The uses of each source by the source's id; the same object until a file changes."""
    loaded = [(kind.name, file) for kind in FILE_TYPES for file in load(kind.model, kind.folder, root=root)]
    key = tuple(f"{name}:{file.name}:{file.version}" for name, file in loaded)
    if key not in _found:
        uses: dict[str, dict[SourceUse, None]] = {}
        for name, file in loaded:
            for source_id, use in _uses_in(file.model, SourceUse(name, file.name, file.name)):
                uses.setdefault(source_id, {})[use] = None
        _found.clear()
        _found[key] = {source_id: tuple(sorted(found)) for source_id, found in uses.items()}
    return _found[key]


def _uses_in(part: object, nearest: SourceUse) -> Iterator[tuple[str, SourceUse]]:
    """Every source note inside a model, with the nearest part around it that has an id of its own."""
    if isinstance(part, SourceNote):
        yield part.ref, nearest
    elif isinstance(part, BaseModel):
        own_id, title = getattr(part, "id", ""), getattr(part, "title", "") or getattr(part, "meaning", "")
        nearest = SourceUse(nearest.kind, str(own_id), str(title or own_id)) if own_id else nearest
        for name in type(part).model_fields:
            yield from _uses_in(getattr(part, name), nearest)
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from _uses_in(inner, nearest)
    elif isinstance(part, dict):
        for inner in part.values():
            yield from _uses_in(inner, nearest)
