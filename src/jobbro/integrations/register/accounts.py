"""Key figures out of a published annual account (XBRL)."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.etree import ElementTree as ET

from jobbro.integrations.register.documents import Unreadable
from jobbro.integrations.register.told import Account

_XBRL = "{http://www.xbrl.org/2003/instance}"
# The first name that has a figure counts; small companies publish gross profit where larger ones publish revenue.
_FIGURES = {
    "revenue": ("Revenue",),
    "gross_profit": ("GrossProfitLoss", "GrossResult"),
    "result": ("ProfitLoss",),
    "assets": ("Assets",),
    "equity": ("Equity",),
    "employees": ("AverageNumberOfEmployees",),
}
_MOST = Decimal(10) ** 15


def publication_in(hit: Any) -> tuple[str, date, date | None, date, str]:
    """Return CVR number, day of publication, first and last day of the year, and the address of the figures.

    The address is empty when the account is published as a picture only.

    :raises Unreadable: when it is no account, or its days cannot be read
    """
    source = _mapping(_mapping(hit).get("_source"))
    period = _mapping(_mapping(source.get("regnskab")).get("regnskabsperiode"))
    papers = [paper for paper in source.get("dokumenter") or () if isinstance(paper, Mapping)]
    figures = (paper for paper in papers if str(paper.get("dokumentMimeType", "")).lower() == "application/xml")
    address = next((str(paper.get("dokumentUrl") or "") for paper in figures), "")
    try:
        published = date.fromisoformat(str(source.get("offentliggoerelsesTidspunkt"))[:10])
        ends = date.fromisoformat(str(period.get("slutDato"))[:10])
        starts = date.fromisoformat(str(period["startDato"])[:10]) if period.get("startDato") else None
        return f"{int(source['cvrNummer']):08d}", published, starts, ends, address
    except (KeyError, TypeError, ValueError) as problem:
        raise Unreadable("Regnskabets dage kan ikke læses.") from problem


def account_in(data: bytes, *, cvr: str, starts_on: date | None, ends_on: date, published_on: date) -> Account:
    """Read the figures that are about the year itself, for the company alone and not a part of it.

    :raises Unreadable: when it is no account that can be read
    """
    if re.search(rb"<!(DOCTYPE|ENTITY)", data, re.IGNORECASE):
        raise Unreadable("Regnskabet er skrevet på en måde, som Jobbro ikke læser.")
    try:
        root = ET.fromstring(data)  # noqa: S314 - a document with entities was refused above
    except (ET.ParseError, ValueError, LookupError) as problem:
        raise Unreadable("Regnskabet kan ikke læses.") from problem
    about_the_year = {
        str(context.get("id")) for context in root.iter(f"{_XBRL}context") if _is_the_year(context, ends_on)
    }
    told = {
        fact.tag.rpartition("}")[2]: value
        for fact in root
        if fact.get("contextRef") in about_the_year and (value := _figure(fact.text)) is not None
    }
    figures = {field: next((told[name] for name in names if name in told), None) for field, names in _FIGURES.items()}
    return Account(cvr=cvr, starts_on=starts_on, ends_on=ends_on, published_on=published_on, **figures)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _is_the_year(context: ET.Element, ends_on: date) -> bool:
    """Whether a context ends with the year and is not cut by a dimension, as figures for a group or a note are."""
    if context.find(f"{_XBRL}scenario") is not None or context.find(f".//{_XBRL}segment") is not None:
        return False
    ends = [*context.iter(f"{_XBRL}endDate"), *context.iter(f"{_XBRL}instant")]
    return any((each.text or "").strip()[:10] == ends_on.isoformat() for each in ends)


def _figure(text: str | None) -> Decimal | None:
    try:
        value = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < _MOST else None
