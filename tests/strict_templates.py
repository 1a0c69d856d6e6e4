"""A template that shows a name which nobody gave it fails its test, instead of showing nothing."""

import sys
from types import FrameType
from typing import Any, NoReturn

from django.template.base import Node


class UndefinedInTemplate(AssertionError):
    """The template shows a variable that is not there."""


class Undefined(str):
    """Django's `string_if_invalid` for tests: empty to `{% if %}` and `|default`, an error to all that shows it."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def _refuse(self, *_: Any) -> NoReturn:
        raise UndefinedInTemplate(_where(sys._getframe()))

    __html__ = __str__ = __len__ = __iter__ = __format__ = _refuse


def _where(frame: FrameType | None) -> str:
    """Name the template tag that is being rendered, as Django itself remembers it."""
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and node.token is not None:
            return f"{node.token.contents!r} in {node.origin} line {node.token.lineno}"
        frame = frame.f_back
    return "outside any template"
