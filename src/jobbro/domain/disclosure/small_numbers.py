"""When a number about people may be told: never so that few of them can be worked out, alone or from other numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from operator import add, sub

# Fewer people than this are never told as a number; a custom of statistics about people, not a rule of law.
LEAST_PEOPLE = 5
_NOTHING = Decimal(0)

Shares = Mapping[str, Decimal]
_Sums = tuple[Decimal, ...]


def may_be_told(shares: Shares, told: Iterable[Shares], *, least: int = LEAST_PEOPLE) -> bool:
    """Answer whether the sum of the shares can be told beside the sums that are told already, in the same unit.

    A share is what one person counts for. The number must come from enough people, and so must everything that can be
    worked out by adding or taking away up to three told numbers: six told in May and seven in June would tell of one.
    What is told already tells nothing new.
    """
    if _people(shares) < least:
        return False
    others = [other for other in told if other]
    return shares in others or not _Worked(shares, others, least).shows_few()


def may_change_to(value: Decimal, told: Iterable[Decimal], *, least: int = LEAST_PEOPLE) -> bool:
    """Answer whether a count whose people are not known here can be told beside earlier ones of the same thing."""
    return (value == 0 or value >= least) and all(
        abs(value - other) == 0 or abs(value - other) >= least for other in told
    )


def _people(shares: Shares) -> int:
    return sum(share != 0 for share in shares.values())


class _Worked:
    """What can be worked out from a new sum and up to three told ones, without trying every three of them.

    People who count for the same in every sum are one column with a weight. A result that shows fewer than `least`
    people is nothing in every column that weighs as much, and, the lighter columns being dealt into `least` blocks,
    in at least one whole block too: so the last told sum is looked up by what it must be there.
    """

    def __init__(self, new: Shares, told: list[Shares], least: int) -> None:
        self._least = least
        columns = Counter(
            tuple(sums.get(person, _NOTHING) for sums in (new, *told)) for person in {*new, *chain(*told)}
        )
        heaviest_first = sorted(columns.items(), key=lambda one: -one[1])
        self._weights = tuple(weight for _values, weight in heaviest_first)
        heavy = sum(weight >= least for weight in self._weights)
        light = range(heavy, len(self._weights))
        self._blocks = tuple((*range(heavy), *light[start::least]) for start in range(least))
        self._new, *self._told = zip(*(values for values, _weight in heaviest_first), strict=True)
        self._lookup: dict[tuple[int, _Sums], list[tuple[int, _Sums]]] = {}
        for which, sums in enumerate(self._told):
            for signed in (sums, tuple(-share for share in sums)):
                for key in self._keys(tuple(-share for share in signed)):
                    self._lookup.setdefault(key, []).append((which, signed))

    def shows_few(self) -> bool:
        """Answer whether some result is about somebody, and about fewer than enough."""
        firsts = [(-1, self._new), *self._after(-1, self._new)]
        return any(
            self._is_few(result, last)
            for which, result in self._and_seconds(firsts)
            for last in self._fitting(which, result)
        )

    def _and_seconds(self, firsts: list[tuple[int, _Sums]]) -> Iterator[tuple[int, _Sums]]:
        yield from firsts
        for which, result in firsts[1:]:
            yield from self._after(which, result)

    def _after(self, which: int, result: _Sums) -> Iterator[tuple[int, _Sums]]:
        """The result with each later told sum added, and with it taken away."""
        for later in range(which + 1, len(self._told)):
            yield later, tuple(map(add, result, self._told[later]))
            yield later, tuple(map(sub, result, self._told[later]))

    def _fitting(self, which: int, result: _Sums) -> Iterator[_Sums]:
        for key in self._keys(result):
            yield from (signed for last, signed in self._lookup.get(key, ()) if last > which)

    def _keys(self, result: _Sums) -> Iterator[tuple[int, _Sums]]:
        for number, block in enumerate(self._blocks):
            yield number, tuple(result[at] for at in block)

    def _is_few(self, result: _Sums, last: _Sums) -> bool:
        people = 0
        for one, other, weight in zip(result, last, self._weights, strict=True):
            if one + other:
                people += weight
                if people >= self._least:
                    return False
        return people > 0
