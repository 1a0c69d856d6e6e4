"""What a business register tells, as plain data, and how it is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol


class RegisterAway(Exception):
    """The register did not answer, or not in full; the message is Danish and holds no address and no password."""


class NotThere(RegisterAway):
    """The register answers, but does not have what was asked for; asking again will not help."""


@dataclass(frozen=True, slots=True)
class ToldSite:
    """A place of work as the register tells of it. None says that it does not tell; an empty text is told as empty.

    `tells_closing` says whether `closed_on` is told: then None means that the place is open.
    """

    p_number: str
    name: str
    cvr: str
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    is_main: bool = False
    tells_closing: bool = False
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ToldCompany:
    """A company as the register tells of it, with its sites. None says that the register does not tell."""

    cvr: str
    name: str
    branch_code: str | None = None
    branch_name: str | None = None
    activity: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    advertising_protected: bool | None = None
    employees: int | None = None
    tells_closing: bool = False
    closed_on: date | None = None
    sites: tuple[ToldSite, ...] = ()

    def at(self, sites: Iterable[ToldSite]) -> "ToldCompany":
        """Return the same company with these sites."""
        return replace(self, sites=tuple(sites))


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or document that cannot be taken: whom it is about as far as is known, and why, in Danish."""

    about: str
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """Key figures of a published annual account in kroner; what is not published is None."""

    cvr: str
    starts_on: date | None
    ends_on: date
    published_on: date
    revenue: Decimal | None = None
    gross_profit: Decimal | None = None
    result: Decimal | None = None
    assets: Decimal | None = None
    equity: Decimal | None = None
    employees: Decimal | None = None


Told = ToldCompany | ToldSite | Problem


class BusinessRegister(Protocol):
    """Anything that can tell of companies and their accounts."""

    def companies(self, numbers: Sequence[str]) -> Iterator[ToldCompany | Problem]:
        """Tell of the companies with these CVR numbers; those the register does not know are left out.

        A document that cannot be read is a problem, and the others are told all the same.

        :raises RegisterAway: when it does not answer in full
        """
        ...

    def accounts(self, numbers: Sequence[str], *, since: date) -> Iterator[Account]:
        """Tell of the annual accounts that these companies have published since a day.

        :raises RegisterAway: when it does not answer in full
        """
        ...
