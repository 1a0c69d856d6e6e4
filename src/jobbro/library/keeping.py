"""Keeps what is built of files, so that it is one and the same object until a file changes."""

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, cast

Built = TypeVar("Built")
Parts = TypeVarTuple("Parts")

# Several rulebooks count at a time, one for each choice of signed rule sets; older makings are let go.
_MOST = 8
_kept: dict[object, tuple[tuple[tuple[object, ...], object], ...]] = {}


def kept(build: Callable[[*Parts], Built], *parts: *Parts) -> Built:
    """What `build` makes of the parts; the same object as long as each part is the same as before.

    Files that have not changed are the same objects, so nothing is compared more deeply than that.
    """
    made = _kept.get(build, ())
    for known_parts, known in made:
        if known_parts == parts:
            return cast(Built, known)
    built = build(*parts)
    _kept[build] = (*made, (parts, built))[-_MOST:]
    return built
