"""Asks a register that is searched by JSON: companies and sites by CVR number, and accounts since a day.

Pages follow one another by the sort key («after this number») and not by a cursor on the server: such a page can be
asked for again after a break without losing one. What came is counted against what was promised.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobbro.integrations.register.accounts import account_in, publication_in
from jobbro.integrations.register.documents import COMPANY, UNIT, Unreadable, read_documents
from jobbro.integrations.register.http import Caller
from jobbro.integrations.register.told import Account, BusinessRegister, NotThere, Problem, RegisterAway, ToldCompany

NUMBERS_A_TIME, HITS_A_PAGE, MOST_PAGES = 200, 500, 2_000


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the register lives and who asks; no address means that no register is used."""

    address: str = ""
    user: str = ""
    password: str = ""
    patience: float = 30.0

    def __repr__(self) -> str:
        return f"Connection({self.address!r})"


def register_from(connection: Connection, *, pause: Callable[[float], None] = time.sleep) -> BusinessRegister | None:
    """Return the register of these settings, or None where none is set."""
    if not connection.address:
        return None
    caller = Caller(
        connection.address.rstrip("/"),
        connection.user,
        connection.password,
        patience=connection.patience,
        pause=pause,
    )
    return SearchRegister(caller)


@dataclass(frozen=True, slots=True)
class SearchRegister:
    """A register with one search for companies, one for sites and one for accounts."""

    caller: Caller
    numbers_a_time: int = NUMBERS_A_TIME
    hits_a_page: int = HITS_A_PAGE

    def companies(self, numbers: Sequence[str]) -> Iterator[ToldCompany | Problem]:
        """Tell of the companies with these CVR numbers, each with its sites; what cannot be read is a problem.

        :raises RegisterAway: when the register does not answer in full
        """
        for some in _in_groups(numbers, self.numbers_a_time):
            asked = {"terms": {f"{COMPANY}.cvrNummer": [int(number) for number in some]}}
            at = {"terms": {f"{UNIT}.virksomhedsrelation.cvrNummer": [int(number) for number in some]}}
            hits = list(self._search("/cvr-permanent/virksomhed/_search", asked, f"{COMPANY}.cvrNummer"))
            units = list(self._search("/cvr-permanent/produktionsenhed/_search", at, f"{UNIT}.pNummer"))
            for _place, told in read_documents(enumerate([*hits, *units])):
                # A unit that has moved to another company since is told of when that company is asked about.
                if isinstance(told, ToldCompany | Problem):
                    yield told

    def accounts(self, numbers: Sequence[str], *, since: date) -> Iterator[Account]:
        """Tell of the accounts published since a day; one that is gone or cannot be read is left out, as paper is.

        :raises RegisterAway: when the register does not answer in full
        """
        for some in _in_groups(numbers, self.numbers_a_time):
            asked = {
                "bool": {
                    "must": [
                        {"terms": {"cvrNummer": [int(number) for number in some]}},
                        {"range": {"offentliggoerelsesTidspunkt": {"gte": since.isoformat()}}},
                    ]
                }
            }
            for hit in self._search("/offentliggoerelser/_search", asked, "offentliggoerelsesTidspunkt"):
                try:
                    cvr, published, starts, ends, address = publication_in(hit)
                    if address:
                        data = self.caller.fetch(address)
                        yield account_in(data, cvr=cvr, starts_on=starts, ends_on=ends, published_on=published)
                except (Unreadable, NotThere):
                    continue

    def _search(self, path: str, query: dict[str, Any], key: str) -> Iterator[Any]:
        """Yield every hit once, page by page, and know at the end that there were as many as was said."""
        seen: set[str] = set()
        after, promised = None, None
        for _page in range(MOST_PAGES):
            # «From» and not «after», since two accounts can be of the same moment; a hit that came before is passed by.
            wanted = query if after is None else {"bool": {"must": [query, {"range": {key: {"gte": after}}}]}}
            question = {"query": wanted, "sort": [{key: {"order": "asc"}}], "size": self.hits_a_page}
            hits, total = _hits(self.caller.ask(path, question))
            promised = total if promised is None else promised
            fresh = [hit for hit in hits if str(hit["_id"]) not in seen]
            seen.update(str(hit["_id"]) for hit in fresh)
            yield from fresh
            if len(hits) < self.hits_a_page:
                break
            if not fresh:
                raise RegisterAway("CVR-registret gav ikke den næste side.")
            after = _value_at(hits[-1], key)
        if promised is None or len(seen) < promised:
            raise RegisterAway("CVR-registret gav ikke alt det, det lovede.")


def _hits(answer: dict[str, Any]) -> tuple[list[dict[str, Any]], int]:
    outer = answer.get("hits")
    hits = outer.get("hits") if isinstance(outer, dict) else None
    total = outer.get("total") if isinstance(outer, dict) else None
    total = total.get("value") if isinstance(total, dict) else total
    shards = answer.get("_shards")
    partly = bool(answer.get("timed_out")) or (isinstance(shards, dict) and bool(shards.get("failed")))
    if not isinstance(hits, list) or not isinstance(total, int) or not all(_is_named(hit) for hit in hits):
        raise RegisterAway("CVR-registrets svar kunne ikke læses.")
    if partly:
        raise RegisterAway("CVR-registret nåede kun en del af svaret.")
    return hits, total


def _is_named(hit: Any) -> bool:
    return isinstance(hit, dict) and isinstance(hit.get("_id"), str | int)


def _value_at(hit: dict[str, Any], key: str) -> Any:
    value: Any = hit.get("_source")
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if value is None:
        raise RegisterAway("CVR-registrets svar kunne ikke læses.")
    return value


def _in_groups(numbers: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]
