"""Components of a page: {% load ui %}. src/jobbro/ui/README.md shows each with an example."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()


@register.simple_tag
def icon(name: str, classes: str = "", label: str = "") -> SafeString:
    """Draw an icon of the design system; hidden from screen readers unless it is given a label."""
    if not name:
        return SafeString("")
    heard = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    sprite = static("vendor/dkfds/img/all-svg-icons.svg")
    return format_html(
        '<svg class="icon-svg {}" focusable="false" {}><use href="{}#{}"></use></svg>', classes, heard, sprite, name
    )


@register.simple_tag
def theme_url(colour: str) -> str:
    """Return the address of the style sheet with the municipality's colour."""
    return reverse("ui:theme", args=[str(colour).removeprefix("#").lower()])


@register.inclusion_tag("ui/components/crumbs.html")
def crumbs(*parts: Any) -> dict[str, Any]:
    """Draw the breadcrumb from label, address, label, address …, and last the page's own label."""
    pairs = [(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
    return {"links": [pair for pair in pairs if pair[1]], "here": parts[-1]}


@register.inclusion_tag("ui/components/print_head.html", takes_context=True)
def print_head(context: Context, title: str, note: str = "") -> dict[str, Any]:
    """Draw the line that a printed page begins with: municipality, title, date; unseen on the screen."""
    return {"title": title, "note": note, "today": context.get("today"), "municipality": context.get("municipality")}


STATUS_SHAPES = {"good": "●", "part": "◐", "open": "○", "warn": "▲", "stop": "■", "quiet": "–"}


@register.inclusion_tag("ui/components/status.html")
def status(word: str, tone: str = "quiet") -> dict[str, str]:
    """Draw a state as word and shape: tone is good, part, open, warn, stop or quiet."""
    return {"word": word, "tone": tone, "shape": STATUS_SHAPES[tone]}


VERDICTS: dict[str, tuple[str, Any]] = {
    "met": ("✓", _("opfyldt")),
    "partly": ("◐", _("delvist")),
    "broken": ("!", _("kræver handling")),
    "unknown": ("?", _("kan ikke afgøres")),
}


@register.inclusion_tag("ui/components/verdict.html")
def verdict(
    kind: str,
    text: str,
    *,
    reason: str = "",
    source: str = "",
    source_url: str = "",
    change: str = "",
    word: str = "",
    open: bool = False,
) -> dict[str, Any]:
    """Draw a line of a check: kind is met, partly, broken or unknown; unfolds reason, source and smallest change."""
    sign, usual = VERDICTS[kind]
    return {
        "kind": kind,
        "sign": sign,
        "word": word or usual,
        "text": text,
        "reason": reason,
        "source": source,
        "source_url": source_url,
        "change": change,
        "open": open,
        "more": bool(reason or source or change),
    }


@register.inclusion_tag("ui/components/progress.html")
def progress(done: int, total: int, label: str, missing: Iterable[str] = ()) -> dict[str, Any]:
    """Draw «5 af 7» with a bar of boxes, and name what is missing."""
    boxes = [number < done for number in range(total)] if total <= 30 else []
    return {"done": done, "total": total, "label": label, "boxes": boxes, "missing": list(missing)}


@register.inclusion_tag("ui/components/tabs.html", takes_context=True)
def tabs(context: Context, items: Sequence[Mapping[str, Any]], label: str) -> dict[str, Any]:
    """Draw tabs that are links; items hold label, url and perhaps count, current and rare: rare ones may be folded."""
    request: HttpRequest = context["request"]
    drawn: list[dict[str, Any]] = [{"current": item["url"] == request.path, **item} for item in items]
    rare = [item for item in drawn if item.get("rare")]
    here = next((item for item in rare if item["current"]), None)
    return {"items": drawn, "rare": rare, "here": here, "label": label}


@register.inclusion_tag("ui/components/steps.html")
def steps(items: Sequence[Mapping[str, Any]], label: str) -> dict[str, Any]:
    """Draw the parts of a long form, open in any order: label, url, state (done, current, part, open), note."""
    return {"items": items, "label": label, "total": len(items)}


@register.inclusion_tag("ui/components/filters.html")
def filters(label: str, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Draw a row of filters that are links: label, url, count, current."""
    return {"label": label, "items": items}


@register.inclusion_tag("ui/components/pager.html", takes_context=True)
def pager(
    context: Context, *, next_key: str = "", size: int = 50, shown: int = 0, total: int | None = None
) -> dict[str, Any]:
    """Draw «Næste 50» for lists that page by key (?efter=…); keeps the filters in the address."""
    request: HttpRequest = context["request"]
    return {
        "next_url": _with_query(request, efter=next_key) if next_key else "",
        "first_url": _with_query(request, efter="") if request.GET.get("efter") else "",
        "size": size,
        "shown": shown,
        "total": total,
    }


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """Return this page's address with some query words changed; an empty value takes the word away."""
    return _with_query(context["request"], **changes)


def _with_query(request: HttpRequest, **changes: Any) -> str:
    query = request.GET.copy()
    query.pop("efter", None)
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    words = query.urlencode()
    return f"{request.path}?{words}" if words else request.path


@register.inclusion_tag("ui/components/empty.html")
def empty(heading: str, text: str = "", url: str = "", action: str = "") -> dict[str, str]:
    """Draw what an empty list says: what is not here, and what to do first."""
    return {"heading": heading, "text": text, "url": url, "action": action}


@register.inclusion_tag("ui/components/timeline.html", takes_context=True)
def timeline(context: Context, events: Sequence[Any], label: str = "", level: int = 3) -> dict[str, Any]:
    """Draw events, newest first as given: each has at, title and perhaps who, text, url, kind, upcoming.

    What one person did several times within a minute is one line that tells how often.
    """
    gathered = [(group[0], len(group)) for group in _same_minute(events)]
    return {"events": gathered, "label": label, "today": context.get("today"), "heading": f"h{level}"}


def _same_minute(events: Sequence[Any]) -> Iterable[list[Any]]:
    def told(event: Any) -> tuple[Any, ...]:
        of = event.get if isinstance(event, Mapping) else partial(_attribute, event)
        at = of("at")
        minute = at.replace(second=0, microsecond=0) if isinstance(at, datetime) else object()
        return (minute, *(of(name) for name in ("title", "who", "text", "url", "kind", "upcoming")))

    return [list(group) for _same, group in groupby(events, key=told)]


def _attribute(event: Any, name: str) -> Any:
    return getattr(event, name, None)


@register.inclusion_tag("ui/components/copy_block.html")
def copy_block(label: str, text: str, *, name: str, limit: int = 0, help: str = "") -> dict[str, Any]:
    """Draw a text to carry elsewhere, with a copy button and its length; name is unique on the page."""
    return {"label": label, "text": text, "name": name, "length": len(text), "limit": limit, "help": help}


@register.simple_block_tag
def page_head(content: str, title: str, *, lead: str = "", kicker: str = "") -> SafeString:
    """Draw the top of a page; what stands between the tags are its buttons."""
    above = format_html('<p class="note">{}</p>', kicker) if kicker else SafeString("")
    below = format_html('<p class="lead">{}</p>', lead) if lead else SafeString("")
    actions = format_html('<div class="actions">{}</div>', SafeString(content)) if content.strip() else SafeString("")
    return format_html('<div class="page-head"><div>{}<h1>{}</h1>{}</div>{}</div>', above, title, below, actions)


@register.simple_block_tag
def side(content: str, title: str, *, note: str = "") -> SafeString:
    """Draw a panel that follows along on a desk and is a bar at the bottom on a phone; note is its short state."""
    short = format_html('<span class="note">{}</span>', note) if note else SafeString("")
    return format_html(
        '<details class="side" open><summary>{}{}</summary><div class="side-body">{}</div></details>',
        title,
        short,
        SafeString(content),
    )


@register.simple_block_tag
def panel(content: str, title: str = "", *, id: str = "", tone: str = "", level: int = 2, note: str = "") -> SafeString:
    """Draw a panel around the content: {% panel _("Aftale") %} … {% endpanel %}; tone soft or strong."""
    heading = format_html("<h{0}>{1}</h{0}>", level, title) if title else SafeString("")
    side = format_html('<p class="panel-note">{}</p>', note) if note else SafeString("")
    head = format_html('<div class="panel-head">{}{}</div>', heading, side) if title or note else SafeString("")
    mark = format_html(' id="{}"', id) if id else SafeString("")
    return format_html(
        '<section class="panel {}"{}>{}{}</section>', tone and f"panel-{tone}", mark, head, SafeString(content)
    )
