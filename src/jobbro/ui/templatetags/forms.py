"""Forms in the shape of Det Fælles Designsystem: {% load forms %}.

{% error_summary form %}            what must be mended, with links to the fields; takes focus
{% field form.name %}               label, hint, error and control, whatever kind of control it is
{% field form.name hint=_("…") %}   with another hint; also label, size, suffix, prefix, rows, optional, autocomplete
{% once_token %}                    makes a second submit of the same form give the first one's answer
"""

from typing import Any

from django import forms, template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.boundfield import BoundWidget
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jobbro.ui.once import FIELD_NAME, token_for

register = template.Library()


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(
    *parts: BaseForm | BaseFormSet | list[BaseForm | BaseFormSet] | None, title: str = ""
) -> dict[str, Any]:
    """List everything that must be mended in forms and formsets, each with a link to its field."""
    lines: list[dict[str, str]] = []
    for part in _flat(parts):
        if isinstance(part, BaseFormSet):
            lines += [{"text": str(text), "target": ""} for text in part.non_form_errors()]
            for number, form in enumerate(part.forms, start=1):
                lines += _lines(form, row=number)
        elif part is not None:
            lines += _lines(part)
    return {"lines": lines, "title": title}


@register.inclusion_tag("ui/components/field.html")
def field(
    bound: BoundField,
    *,
    label: str = "",
    hint: str | None = None,
    size: str = "",
    prefix: str = "",
    suffix: str = "",
    rows: int = 0,
    optional: bool | None = None,
    legend_class: str = "",
    hide_label: bool = False,
    autocomplete: str = "",
) -> dict[str, Any]:
    """Draw one field: label, hint, error and control."""
    kind = _kind(bound.field.widget)
    hint_text = bound.help_text if hint is None else hint
    errors = _texts(bound, kind)
    described = [f"{bound.auto_id}-{part}" for part, there in (("hint", hint_text), ("error", errors)) if there]
    wanted = {"rows": rows, "autocomplete": autocomplete, "data-size": size, "aria-describedby": " ".join(described)}
    choices = kind == "choices"
    return {
        "bound": bound,
        "kind": kind,
        "options": _options(bound) if choices else [],
        "option_kind": _option_kind(bound.field.widget),
        "control": "" if choices else _control(bound, kind, wanted),
        "label": label or bound.label,
        "hint": hint_text,
        "errors": errors,
        "described": " ".join(described),
        "prefix": prefix,
        "suffix": suffix,
        "optional": (not bound.field.required) if optional is None else optional,
        "legend_class": legend_class,
        "hide_label": hide_label,
    }


@register.inclusion_tag("ui/components/hidden.html", takes_context=True)
def once_token(context: Context) -> dict[str, str]:
    """Put the form's token in; the same one stays through a round of corrections."""
    request: HttpRequest = context["request"]
    return {"name": FIELD_NAME, "value": token_for(request)}


@register.inclusion_tag("ui/components/hidden.html")
def edit_version(version: int | str) -> dict[str, str]:
    """Put in which version of the record was being edited (jobbro.ui.locking)."""
    return {"name": "edit_version", "value": str(version)}


_CLASSES = {"checkbox": "form-checkbox", "select": "form-select"}


def _control(bound: BoundField, kind: str, wanted: dict[str, Any]) -> SafeString:
    if kind == "hidden":
        return bound.as_hidden()
    attributes = {name: value for name, value in wanted.items() if value}
    attributes["class"] = _CLASSES.get(kind, "form-input")
    attributes["placeholder"] = False  # it vanishes while one types, and is too faint to read
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return bound.as_widget(attrs=attributes)


def _required() -> str:
    return str(forms.Field.default_error_messages["required"])


def _texts(bound: BoundField, kind: str) -> list[str]:
    """Say what is missing in words that fit the control; other errors speak for themselves."""
    wanted = {"checkbox": _("Sæt kryds her."), "text": _("Udfyld feltet her.")}.get(kind, _("Vælg her."))
    return [wanted if str(text) == _required() else str(text) for text in bound.errors]


def _option_kind(widget: forms.Widget) -> str:
    return "checkbox" if isinstance(widget, forms.CheckboxSelectMultiple) else "radio"


def _options(bound: BoundField) -> list[BoundWidget]:
    options = list(bound.subwidgets)
    for option in options:
        option.data["attrs"] |= {"class": f"form-{_option_kind(bound.field.widget)}"}
    return options


def _flat(parts: Any) -> list[Any]:
    """A page with many forms hands them over as one list."""
    return [one for part in parts for one in (part if isinstance(part, list) else [part])]


def _kind(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect):  # CheckboxSelectMultiple is one of these
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.Select):
        return "select"
    return "text"


def _lines(form: BaseForm, *, row: int = 0) -> list[dict[str, str]]:
    if not form.is_bound:
        return []
    lines = [{"text": str(text), "target": ""} for text in form.non_field_errors()]
    where = f" ({row}. række)" if row else ""
    for bound in form:
        target = f"{bound.auto_id}_0" if _kind(bound.field.widget) == "choices" else bound.auto_id
        for text in bound.errors:
            missing = str(text) == _required()
            words = _("%(field)s mangler") if missing else "%(field)s: %(text)s"
            lines.append({"text": words % {"field": f"{bound.label}{where}", "text": text}, "target": target})
    return lines
