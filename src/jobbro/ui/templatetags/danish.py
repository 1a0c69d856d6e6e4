"""Filters that write dates, hours, money and counts in Danish: {% load danish %}. Nothing in gives nothing out."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import template

from jobbro.ui import wording

register = template.Library()


def _or_nothing(value: Any, write: Callable[[Any], str]) -> str:
    return "" if value is None or value == "" else write(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """«ons. 4. marts 2026»"""
    return _or_nothing(value, wording.long_day)


@register.filter
def short_day(value: date | datetime | None, today: date | None = None) -> str:
    """«4. marts»; given today, with the year when it is another: {{ x|short_day:today }}"""
    return _or_nothing(value, lambda known: wording.short_day(known, today))


@register.filter
def clock(value: datetime | time | None) -> str:
    """«10.42»"""
    return _or_nothing(value, wording.clock)


@register.filter
def day_and_clock(value: datetime | None) -> str:
    """«ons. 4. marts 2026 kl. 10.42»"""
    return _or_nothing(value, wording.day_and_clock)


@register.filter
def ago(value: date | datetime | None, today: date) -> str:
    """«i dag», «for 12 dage siden», «om 3 dage»: {{ x|ago:today }}"""
    return _or_nothing(value, lambda known: wording.ago(known, today))


@register.filter
def hours(value: Decimal | int | None) -> str:
    """«9 timer»"""
    return _or_nothing(value, wording.hours)


@register.filter
def hours_a_week(value: Decimal | int | None) -> str:
    """«9 timer om ugen»"""
    return _or_nothing(value, lambda known: f"{wording.hours(known)} om ugen")


@register.filter
def kr(value: Decimal | int | None) -> str:
    """«1.234 kr.»"""
    return _or_nothing(value, wording.kroner)


@register.filter
def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """«1.234,5»"""
    return _or_nothing(value, lambda known: wording.number(known, decimals))


@register.filter
def count(value: int, words: str) -> str:
    """«1 dag» or «3 dage»: {{ n|count:"dag,dage" }}"""
    one, many = words.split(",")
    return wording.plural(value, one, many)


@register.filter
def phone(value: str | None) -> str:
    """«12 34 56 78»"""
    return _or_nothing(value, wording.phone)


@register.filter
def phone_link(value: str | None) -> str:
    """An address that dials: <a href="{{ number|phone_link }}">"""
    return _or_nothing(value, wording.phone_link)
