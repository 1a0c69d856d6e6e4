"""Days of the law as they are written in a law: {% load law %}."""

from datetime import date

from django import template

from jobbro.library import danish

register = template.Library()


@register.filter
def law_day(value: date | None) -> str:
    """«1. februar 2026», always with the year and never with the day of the week; nothing for none."""
    return danish.day(value) if value else ""
