"""When a number about people may be told: never so that few of them can be worked out, alone or from other numbers."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import combinations, product

# Fewer people than this are never told as a number; a custom of statistics about people, not a rule of law.
LEAST_PEOPLE = 5
# So many told numbers are held together against a new one; more at once are not what a reader of papers does.
_MOST_TOGETHER = 3

Shares = Mapping[str, Decimal]


def may_be_told(shares: Shares, told: Iterable[Shares], *, least: int = LEAST_PEOPLE) -> bool:
    """Answer whether the sum of the shares can be told beside the sums that are told already, in the same unit.

    A share is what one person counts for. The number must come from enough people, and so must everything that can be
    worked out by adding or taking away up to three told numbers: six told in May and seven in June would tell of one.
    What is told already tells nothing new.
    """
    if _people(shares) < least:
        return False
    others = [other for other in told if other]
    if shares in others:
        return True
    for together in range(1, _MOST_TOGETHER + 1):
        for some, signs in product(combinations(others, together), tuple(product((1, -1), repeat=together))):
            if 0 < _people(_together(shares, some, signs)) < least:
                return False
    return True


def may_change_to(value: Decimal, told: Iterable[Decimal], *, least: int = LEAST_PEOPLE) -> bool:
    """Answer whether a count whose people are not known here can be told beside earlier ones of the same thing."""
    return (value == 0 or value >= least) and all(
        abs(value - other) == 0 or abs(value - other) >= least for other in told
    )


def _people(shares: Shares) -> int:
    return sum(share != 0 for share in shares.values())


def _together(shares: Shares, some: Iterable[Shares], signs: Iterable[int]) -> Shares:
    left = dict(shares)
    for other, sign in zip(some, signs, strict=True):
        for person, share in other.items():
            left[person] = left.get(person, Decimal(0)) + sign * share
    return left
