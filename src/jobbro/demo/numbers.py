"""Invented numbers with the right form: they pass the check digit and belong to the demo only."""

from functools import lru_cache

from stdnum.dk import cvr

# High numbers that the register has not given out; each demo company takes the next one that passes the check digit.
_FIRST_CVR = 98_000_000
_FIRST_P = 9_800_000_000


@lru_cache
def _cvrs() -> list[str]:
    return []


def cvr_of(number: int) -> str:
    """Return the CVR number of the demo company with this number, counted from 1."""
    known = _cvrs()
    candidate = int(known[-1]) + 1 if known else _FIRST_CVR
    while len(known) < number:
        if cvr.is_valid(str(candidate)):
            known.append(str(candidate))
        candidate += 1
    return known[number - 1]


def p_number_of(number: int) -> str:
    """Return the P-number of the demo site with this number."""
    return str(_FIRST_P + number)
