"""What is typed in a search box, as a condition on rows that keep their normal form in `search_text`."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q

from jobbro.domain.language.normal_form import search_terms


def matching(question: str) -> Q:
    """Return the condition that every word of the question is found; an empty question matches all rows."""
    return reduce(and_, each_word_matching(question), Q())


def each_word_matching(question: str) -> tuple[Q, ...]:
    """Return one condition a word, for rows whose words may be found in several places; signs alone match no row."""
    if is_only_signs(question):
        return (Q(pk__in=()),)
    return tuple(reduce(or_, (Q(search_text__contains=piece) for piece in pieces)) for pieces in search_terms(question))


def is_only_signs(question: str) -> bool:
    """Answer whether something was typed in which there is no letter and no figure to look for."""
    return bool(question.strip()) and not search_terms(question)
