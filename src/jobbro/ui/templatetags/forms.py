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
    lines: list[dict[str, Any]] = []
    for part in _flat(parts):
        if isinstance(part, BaseFormSet):
            lines += [_line(text) for text in part.non_form_errors()]
            for number, form in enumerate(part.forms, start=1):
                lines += _lines(form, row=number)
        elif part is not None:
            lines += _lines(part)
    return {"lines": lines, "title": title, "all_missing": all(line["missing"] for line in lines)}


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
    fold: str = "",
) -> dict[str, Any]:
    """Draw one field: label, hint, error and control. `fold` names a fold for the choices that are not made."""
    kind = _kind(bound.field.widget)
    hint_text = bound.help_text if hint is None else hint
    errors = _texts(bound, kind)
    described = [f"{bound.auto_id}-{part}" for part, there in (("hint", hint_text), ("error", errors)) if there]
    wanted = {"rows": rows, "autocomplete": autocomplete, "data-size": size, "aria-describedby": " ".join(described)}
    options = _options(bound) if kind == "choices" else []
    chosen = [option for option in options if option.data["selected"]] if fold and not errors else []
    return {
        "bound": bound,
        "kind": kind,
        "options": chosen or options,
        "folded": [option for option in options if option not in chosen] if chosen else [],
        "fold": fold,
        "option_kind": _option_kind(bound.field.widget),
        "control": "" if kind == "choices" else _control(bound, kind, wanted),
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


# A note of our own, read by colleagues and by the citizen who asks to see it.
TEXT_OF_OURS = "journal"
_CLASSES = {"checkbox": "form-checkbox", "select": "form-select"}


def _control(bound: BoundField, kind: str, wanted: dict[str, Any]) -> SafeString:
    if kind == "hidden":
        return bound.as_hidden()
    attributes = {name: value for name, value in wanted.items() if value}
    attributes["class"] = _CLASSES.get(kind, "form-input")
    attributes["placeholder"] = False  # it vanishes while one types, and is too faint to read
    attributes["maxlength"] = False  # a browser cuts a pasted text without a word; the server says how long it may be
    if isinstance(bound.field.widget, forms.Textarea):
        # What kind of text it is, for the helper under the field; a form that knows better says so on its widget.
        attributes |= {"data-text-check": bound.field.widget.attrs.get("data-text-check", TEXT_OF_OURS)}
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


def _line(text: Any, target: str = "", *, missing: bool = False) -> dict[str, Any]:
    return {"text": str(text), "target": target, "missing": missing}


def _lines(form: BaseForm, *, row: int = 0) -> list[dict[str, Any]]:
    """A form of a row may say what its rows are called: `row_name`."""
    if not form.is_bound:
        return []
    lines = [_line(text) for text in form.non_field_errors()]
    for bound in form:
        target = f"{bound.auto_id}_0" if _kind(bound.field.widget) == "choices" else bound.auto_id
        name = _named(str(bound.label), str(getattr(form, "row_name", "")), row)
        for error in bound.errors.as_data():
            missing = error.code == "required"
            lines += [_line(_worded(name, str(text), missing), target, missing=missing) for text in error.messages]
    return lines


def _named(label: str, row_name: str, row: int) -> str:
    if row and row_name:
        return f"{row_name} {row}, {label[:1].lower()}{label[1:]}"
    return _("%(label)s (%(row)d. række)") % {"label": label, "row": row} if row else label


def _worded(name: str, text: str, missing: bool) -> str:
    """A question is answered, a field is filled, and a sentence of the field's own stands by itself for an answer."""
    if missing and text == _required():
        return (_("Svar på «%(field)s»") if name.endswith("?") else _("%(field)s mangler")) % {"field": name}
    if name.endswith("?"):
        return text if missing else f"{name} {text}"
    return f"{name}: {text}"
