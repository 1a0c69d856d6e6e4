"""What is typed in a search box, as a condition on rows that keep their normal form in `search_text`."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q

from jobbro.domain.language.normal_form import search_terms


def matching(question: str, *, field: str = "search_text") -> Q:
    """Return the condition that every word of the question is found; a question without words matches all rows."""
    words = (reduce(or_, (Q(**{f"{field}__contains": piece}) for piece in pieces)) for pieces in search_terms(question))
    return reduce(and_, words, Q())
