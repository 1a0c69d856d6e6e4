"""Form controls drawn straight away: a template for each choice of each list took longer than the rest of a small page.

What comes out is Django's own, but for the blanks between choices; a test holds the two beside each other.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]
_INPUTS = ("checkbox", "color", "date", "datetime", "email", "file", "hidden", "input", "number", "password", "search")


class Controls(DjangoTemplates):
    """Draws lists, inputs and text areas itself, and leaves every other control to Django's templates."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """Return the control as HTML."""
        draw = _DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _select(widget: Widget) -> SafeString:
    parts = [f'<select name="{_text(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _place in widget["optgroups"]:
        drawn = (
            f'<option value="{_plain(one["value"])}"{_attributes(one["attrs"])}>{_text(one["label"])}</option>'
            for one in options
        )
        parts += [f'<optgroup label="{_text(group)}">', *drawn, "</optgroup>"] if group else drawn
    return mark_safe("".join([*parts, "</select>"]))  # noqa: S308 - each part is escaped above


def _input(widget: Widget) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_plain(widget["value"])}"'
    start = f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"'
    return mark_safe(f"{start}{value}{_attributes(widget['attrs'])}>")  # noqa: S308 - each part is escaped above


def _textarea(widget: Widget) -> SafeString:
    # A browser takes the first line break away, so one that the user wrote needs another before it.
    start = f'<textarea name="{_text(widget["name"])}"{_attributes(widget["attrs"])}>\n'
    return mark_safe(f"{start}{_text(widget['value'] or '')}</textarea>")  # noqa: S308 - each part is escaped above


def _attributes(attrs: Mapping[str, Any]) -> str:
    """Return the attributes, a blank before each: one that is True by its name alone, one that is False not at all."""
    there = ((name, value) for name, value in attrs.items() if value is not False)
    return "".join(f" {_text(name)}" if value is True else f' {_text(name)}="{_plain(value)}"' for name, value in there)


def _plain(value: Any) -> str:
    """Return a value as it is written in code, never with a Danish comma or a point between thousands."""
    return conditional_escape(value if hasattr(value, "__html__") else str(value))


def _text(value: Any) -> str:
    """Return what a person reads."""
    return conditional_escape(localize(value))


_DRAWN: Mapping[str, Callable[[Widget], SafeString]] = {
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
    **{f"django/forms/widgets/{kind}.html": _input for kind in (*_INPUTS, "tel", "text", "time", "url")},
}
