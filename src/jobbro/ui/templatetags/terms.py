"""Words that the law has renamed, as they were on the day that is shown: {% load terms %}.

{% term "kommunen" placement.first_day %}                «jobcenteret» until January 2026, «kommunen» from February
{% term "kommunen" day capital=True %}                   «Jobcenteret», first in a sentence
{% if "rehabiliteringsmoede"|exists_on:day %}            whether the thing can be offered that day
"""

from datetime import date, datetime

from django import template

from jobbro.library import TermGone, terms
from jobbro.ui.wording import local_day

register = template.Library()


@register.simple_tag
def term(term_id: str, on_day: date | datetime, *, capital: bool = False) -> str:
    """The word for a thing on a day; nothing when it did not exist then. KeyError for an unknown id."""
    try:
        word = terms().name_of(term_id, on_date=local_day(on_day))
    except TermGone:
        return ""
    return word[:1].upper() + word[1:] if capital else word


@register.filter
def exists_on(term_id: str, on_day: date | datetime) -> bool:
    """Whether a thing existed on a day, so that it can be offered; KeyError for an unknown id."""
    return terms().exists(term_id, on_date=local_day(on_day))
