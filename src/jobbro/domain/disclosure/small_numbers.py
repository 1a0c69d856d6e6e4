"""When a number about people may be told: never so that few of them can be worked out, alone or from other numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, product
from math import lcm

# Fewer people than this are never told as a number; a custom of statistics about people, not a rule of law.
LEAST_PEOPLE = 5
_NOTHING = Decimal(0)

Shares = Mapping[str, Decimal]
_Whole = tuple[int, ...]
# Which of the told sums, and whether it is added (1) or taken away (-1).
_Signed = tuple[int, int]
# Mixing only finds what is then counted exactly: these decide how fast, and never what, is answered.
_MIX, _PRIME = 1_000_003, 2**61 - 1


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
    in at least one whole block too. Each block of a sum is one mixed number; as mixed numbers are added when sums are,
    the last told sum is looked up by what it must be there, and what is found is counted person by person.
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
        sums = tuple(zip(*(values for values, _weight in heaviest_first), strict=True))
        self._new, *self._told = _as_whole_numbers(sums)
        self._factors = tuple(pow(_MIX, at, _PRIME) for at in range(len(self._weights)))

    def shows_few(self) -> bool:
        """Answer whether some result is about somebody, and about fewer than enough."""
        return any(self._is_few(signed) for block in self._blocks for signed in self._nothing_in(block))

    def _nothing_in(self, block: Sequence[int]) -> Iterator[tuple[_Signed, ...]]:
        """The told sums that, added to the new one, seem to leave nothing in a block: one, two or three of them."""
        first, *mixed = (self._mixed(sums, block) for sums in (self._new, *self._told))
        lasts: dict[int, list[_Signed]] = {}
        for which, number in enumerate(mixed):
            for sign in (1, -1):
                lasts.setdefault(-sign * number, []).append((which, sign))
        yield from ((last,) for last in lasts.get(first, ()))
        for which, sign in product(range(len(mixed)), (1, -1)):
            one = first + sign * mixed[which]
            after, begun = mixed[which + 1 :], (which, sign)
            yield from ((begun, last) for last in lasts.get(one, ()) if last[0] > which)
            found = [(second, 1) for second, number in enumerate(after, which + 1) if one + number in lasts]
            found += [(second, -1) for second, number in enumerate(after, which + 1) if one - number in lasts]
            for second in found:
                left = one + second[1] * mixed[second[0]]
                yield from ((begun, second, last) for last in lasts[left] if last[0] > second[0])

    def _mixed(self, sums: _Whole, block: Sequence[int]) -> int:
        return sum(self._factors[at] * sums[at] for at in block)

    def _is_few(self, signed: Sequence[_Signed]) -> bool:
        people = 0
        told = [(self._told[which], sign) for which, sign in signed]
        for at, weight in enumerate(self._weights):
            if self._new[at] + sum(sign * sums[at] for sums, sign in told):
                people += weight
                if people >= self._least:
                    return False
        return people > 0


def _as_whole_numbers(sums: Sequence[Sequence[Decimal]]) -> list[_Whole]:
    """Return every share in the smallest unit that any of them is told in."""
    ratios = [[share.as_integer_ratio() for share in row] for row in sums]
    unit = lcm(*{parts for row in ratios for _share, parts in row})
    return [tuple(share * (unit // parts) for share, parts in row) for row in ratios]
