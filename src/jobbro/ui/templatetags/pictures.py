"""Pictures as SVG, each with the list or table it was drawn from: {% load pictures %}.

{% area_map centre areas label size="large" %}    five areas around one: label, url, note
{% weeks weeks name="plan" %}                     hours a week: number, starts, practice, paid, real?, meeting?
{% stair steps name="road" label=… %}             steps upwards: label, note, state (done, current, ahead)
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.template import Context

from jobbro.ui import pictures

register = template.Library()


@register.inclusion_tag("ui/svg/home_map.html")
def area_map(centre: str, areas: Sequence[Mapping[str, Any]], label: str, size: str = "large") -> dict[str, Any]:
    """Draw five areas around the one who stands in the middle; each is a link."""
    drawings = [
        {
            "shape": shape,
            "spots": pictures.map_spots(areas, shape),
            "x": pictures.CENTRES[shape][0],
            "y": pictures.CENTRES[shape][1],
        }
        for shape in ("wide", "tall")
    ]
    return {"centre": centre, "areas": areas, "drawings": drawings, "label": label, "size": size}


@register.inclusion_tag("ui/svg/weeks.html", takes_context=True)
def weeks(context: Context, items: Sequence[Mapping[str, Any]], *, name: str, label: str = "") -> dict[str, Any]:
    """Draw the hours of each week, practice under paid, with meetings and today's line."""
    today = context.get("today")
    return {
        "picture": pictures.weeks_picture(items, today),
        "weeks": items,
        "name": name,
        "label": label,
        "today": today,
    }


@register.inclusion_tag("ui/svg/stair.html")
def stair(items: Sequence[Mapping[str, Any]], *, name: str, label: str, told: str = "") -> dict[str, Any]:
    """Draw steps that rise towards the right; `told` says in words what the drawing shows."""
    return {"treads": pictures.stair_treads(items), "name": name, "label": label, "told": told}
