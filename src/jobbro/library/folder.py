"""Loads a folder of content files into strict models, and remembers them by the hash of what they say.

A new kind of file takes three steps: write its model in a module of its own as a subclass of `ContentModel`,
list it in `file_types.py`, and give it a function that calls `load(Model, "folder")`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from jobbro.library import plain_yaml
from jobbro.library.problems import ContentError, Problem, in_plain_words

CONTENT = Path(__file__).resolve().parents[3] / "content"


class ContentModel(BaseModel):
    """What every content file is built of: no unknown keys, no silent conversions, no later changes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_strip_whitespace=True)


Model = TypeVar("Model", bound=ContentModel)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Model]):
    """One file: its name inside content/, the hash of its bytes, its model, and the line of each place in it."""

    name: str
    version: str
    model: Model
    document: plain_yaml.Document

    def problem(self, message: str, *path: str | int) -> Problem:
        """A problem at a place in this file, for checks that look across files."""
        where = ".".join(str(part) for part in path)
        return Problem(self.name, self.document.line_of(path), where, message)


Stamp = tuple[tuple[str, int, int], ...]
_by_hash: dict[tuple[type[ContentModel], str, str], Loaded[Any]] = {}
_by_stamp: dict[tuple[type[ContentModel], Path, str], tuple[Stamp, tuple[Loaded[Any], ...]]] = {}
_looked_at: set[tuple[type[ContentModel], Path, str]] = set()


def look_again() -> None:
    """Have every folder looked through for changes once more; called where a piece of work begins, such as a request.

    A page asks for the same folders dozens of times. Between two calls the files in content/ count as they were seen.
    """
    _looked_at.clear()


def load(
    model: type[Model], folder: str, *, pattern: str = "*.yaml", root: Path = CONTENT
) -> tuple[Loaded[Model], ...]:
    """Every file of a folder as a validated model, in order of name.

    Unchanged files are not read again, and in content/ not looked at again before `look_again`.
    Raises ContentError with all problems of all files at once.
    """
    key = (model, root / folder, pattern)
    if key in _looked_at:
        return _by_stamp[key][1]
    paths = sorted((root / folder).rglob(pattern))
    stamp = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in paths)
    remembered = _by_stamp.get(key)
    if remembered is None or remembered[0] != stamp:
        remembered = _by_stamp[key] = (stamp, _load_all(model, paths, root))
    if root == CONTENT:
        _looked_at.add(key)
    return remembered[1]


def _load_all(model: type[Model], paths: list[Path], root: Path) -> tuple[Loaded[Model], ...]:
    loaded: list[Loaded[Model]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            loaded.append(_load_file(model, path, path.relative_to(root).as_posix()))
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return tuple(loaded)


def _load_file(model: type[Model], path: Path, name: str) -> Loaded[Model]:
    raw = path.read_bytes()
    version = hashlib.sha256(raw).hexdigest()[:16]
    key = (model, name, version)
    if key not in _by_hash:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise ContentError([Problem(name, line, "", "filen er ikke gemt som UTF-8.")]) from error
        document = plain_yaml.read(text, name)
        _by_hash[key] = Loaded(name, version, validate(model, document), document)
    return _by_hash[key]


def validate(model: type[Model], document: plain_yaml.Document) -> Model:
    """A document as a model; ContentError with file, line and what was expected."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        problems = []
        for detail in _without_echoes(error.errors()):
            place = _place_in(document.data, detail["loc"])
            message = in_plain_words(detail, known_keys(model, detail["loc"][:-1]))
            where = ".".join(str(part) for part in place)
            problems.append(Problem(document.name, document.line_of(place), where, message))
        raise ContentError(problems) from error


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """A list whose entries are wrong is also called too short; that says nothing more."""
    places = [detail["loc"] for detail in details]
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(len(place) > len(detail["loc"]) and place[: len(detail["loc"])] == detail["loc"] for place in places)
    ]


def _place_in(data: Any, location: tuple[str | int, ...]) -> plain_yaml.Path:
    """The part of pydantic's location that is really in the file; it also names the models of a union."""
    place: list[str | int] = []
    for index, part in enumerate(location):
        has_part = part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)
        if has_part:
            data = data[part]
            place.append(part)
        elif index == len(location) - 1 and isinstance(data, dict):
            place.append(part)
    return tuple(place)


def known_keys(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that may stand at a place, found by walking the model's types."""
    current: Any = model
    for part in location:
        fields = getattr(current, "model_fields", {})
        if part in fields:
            current = _model_inside(fields[part].annotation)
    fields = getattr(current, "model_fields", {})
    return tuple(field.alias or name for name, field in fields.items())


def _model_inside(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = _model_inside(argument)
        if found is not None:
            return found
    return None
