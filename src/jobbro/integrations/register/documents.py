"""The register's own documents, as it sends them and as people save them in files, read into plain data."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jobbro.integrations.register.told import Problem, ToldCompany, ToldSite

COMPANY, UNIT = "Vrvirksomhed", "VrproduktionsEnhed"
_EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[^@\s;,]+")
_PHONE = re.compile(r"(\+|00)?[0-9 ]{8,18}")
_SITE_ADDRESS = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?")
# The freshest number of staff comes first; many companies have only the older ones.
_STAFF = (
    "nyesteErstMaanedsbeskaeftigelse",
    "nyesteMaanedsbeskaeftigelse",
    "nyesteKvartalsbeskaeftigelse",
    "nyesteAarsbeskaeftigelse",
)


class Unreadable(ValueError):
    """The document is not one of the register's, or lacks what makes it one; the message is a Danish reason."""


def read_documents(documents: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, ToldCompany | ToldSite | Problem]]:
    """Yield, with their places, companies with their sites, sites of other companies, and what cannot be read."""
    companies: list[tuple[int, ToldCompany, str]] = []
    sites: dict[str, list[tuple[int, ToldSite]]] = {}
    for place, document in documents:
        try:
            if UNIT in _source(document):
                site = production_unit_in(document)
                sites.setdefault(site.cvr, []).append((place, site))
            else:
                companies.append((place, company_in(document), main_street_in(document)))
        except Unreadable as problem:
            yield place, Problem(_about(document), str(problem))
    for place, company, street in companies:
        mine = sorted((site for _place, site in sites.pop(company.cvr, [])), key=lambda site: site.p_number)
        yield place, company.at(_with_main(mine, street))
    for left in sites.values():
        yield from left


def company_in(document: Any) -> ToldCompany:
    """Read a company's document, alone or as a hit of a search (`_source`), without its sites.

    :raises Unreadable: with the reason
    """
    body = _body(document, COMPANY)
    about = _mapping(body.get("virksomhedMetadata"))
    told = [*_words(about.get("nyesteKontaktoplysninger")), *_current(body)]
    trade = _mapping(about.get("nyesteHovedbranche"))
    return ToldCompany(
        cvr=_number(body.get("cvrNummer"), 8, "CVR-nummeret"),
        name=_name(about),
        branch_code=_code(trade.get("branchekode")),
        branch_name=_text(trade.get("branchetekst"), 200),
        activity=_purpose(body),
        phone=_first(_PHONE, told, 20),
        email=_first(_EMAIL, told, 254),
        website=_website(told),
        advertising_protected=_yes_no(body.get("reklamebeskyttet")),
        employees=_staff(about),
        tells_closing="livsforloeb" in body,
        closed_on=_closed(body),
    )


def production_unit_in(document: Any) -> ToldSite:
    """Read a production unit's document; the company is the one it belongs to now.

    :raises Unreadable: with the reason
    """
    body = _body(document, UNIT)
    about = _mapping(body.get("produktionsEnhedMetadata"))
    address = _mapping(about.get("nyesteBeliggenhedsadresse"))
    owner = about.get("nyesteCvrNummerRelation") or _latest(body.get("virksomhedsrelation")).get("cvrNummer")
    postcode = _text(address.get("postnummer"), 4)
    return ToldSite(
        p_number=_number(body.get("pNummer"), 10, "P-nummeret"),
        name=_name(about),
        cvr=_number(owner, 8, "CVR-nummeret"),
        street=_street(address),
        postcode=postcode.rjust(4, "0") if postcode else "",
        city=_text(address.get("postdistrikt"), 100),
        tells_closing="livsforloeb" in body,
        closed_on=_closed(body),
    )


def main_street_in(document: Any) -> str:
    """Return the street of the company itself, by which its main site is known."""
    about = _mapping(_body(document, COMPANY).get("virksomhedMetadata"))
    return _street(_mapping(about.get("nyesteBeliggenhedsadresse")))


def _with_main(sites: Sequence[ToldSite], street: str) -> list[ToldSite]:
    """The sites with one marked as main: an open one at the company's own street, else the first open one."""
    at = [site for site in sites if site.closed_on is None] or sites
    main = next((site for site in at if street and site.street == street), at[0] if at else None)
    return [replace(site, is_main=site is main) for site in sites]


def _about(document: Any) -> str:
    source = _source(document)
    body = _mapping(source.get(UNIT)) or _mapping(source.get(COMPANY)) or source
    return _text(body.get("pNummer") or body.get("cvrNummer"), 60)


def _source(document: Any) -> Mapping[str, Any]:
    return _mapping(_mapping(document).get("_source")) or _mapping(document)


def _body(document: Any, kind: str) -> Mapping[str, Any]:
    source = _source(document)
    body = _mapping(source.get(kind)) or source
    if not body.keys() & {"cvrNummer", "pNummer"}:
        raise Unreadable("Det er ikke en virksomhed, som registret skriver den.")
    return body


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _words(value: Any) -> list[str]:
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def _text(value: Any, length: int) -> str:
    if not isinstance(value, str | int):
        return ""
    # Half a letter, as broken JSON can hold, can be stored nowhere.
    whole = str(value).replace("\0", " ").encode(errors="ignore").decode()
    return " ".join(whole.split())[:length]


def _number(value: Any, digits: int, what: str) -> str:
    text = str(value).rjust(digits, "0") if isinstance(value, int | str) else ""
    if not re.fullmatch(rf"[0-9]{{{digits}}}", text):
        raise Unreadable(f"{what} mangler eller har ikke {digits} cifre.")
    return text


def _name(about: Mapping[str, Any]) -> str:
    name = _text(_mapping(about.get("nyesteNavn")).get("navn"), 200)
    if not name:
        raise Unreadable("Navnet mangler.")
    return name


def _code(value: Any) -> str:
    code = _text(value, 12)
    return code.rjust(6, "0") if re.fullmatch(r"[0-9]{1,6}", code) else ""


def _yes_no(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _purpose(body: Mapping[str, Any]) -> str:
    listed = body.get("attributter")
    for attribute in listed if isinstance(listed, list) else ():
        if _mapping(attribute).get("type") in ("FORMÅL", "FORMAAL"):
            return _text(_latest(attribute.get("vaerdier")).get("vaerdi"), 4000)
    return ""


def _staff(about: Mapping[str, Any]) -> int | None:
    for name in _STAFF:
        number = _mapping(about.get(name)).get("antalAnsatte")
        if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= 1_000_000:
            return number
    return None


def _current(body: Mapping[str, Any]) -> Iterator[str]:
    """The ways to reach a company that hold today: the register keeps all it ever had."""
    for name in ("telefonNummer", "elektroniskPost", "hjemmeside"):
        told = _text(_latest(body.get(name)).get("kontaktoplysning"), 254)
        if told:
            yield told


def _latest(rows: Any) -> Mapping[str, Any]:
    """The row that has not ended; nothing where all have."""
    open_rows = [
        row
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, Mapping) and not _mapping(row.get("periode")).get("gyldigTil")
    ]
    return max(open_rows, key=lambda row: str(_mapping(row.get("periode")).get("gyldigFra") or ""), default={})


def _closed(body: Mapping[str, Any]) -> date | None:
    lives = [_mapping(_mapping(life).get("periode")) for life in body.get("livsforloeb") or () if life]
    if not lives or any(not life.get("gyldigTil") for life in lives):
        return None
    try:
        return max(date.fromisoformat(str(life["gyldigTil"])[:10]) for life in lives)
    except ValueError as problem:
        raise Unreadable("Dagen, hvor den er ophørt, kan ikke læses.") from problem


def _street(address: Mapping[str, Any]) -> str:
    number = f"{_text(address.get('husnummerFra'), 10)}{_text(address.get('bogstavFra'), 2)}"
    return _text(f"{_text(address.get('vejnavn'), 180)} {number}", 200)


def _first(pattern: re.Pattern[str], words: Sequence[str], length: int) -> str:
    found = (word.strip() for word in words if pattern.fullmatch(word.strip()) and len(word.strip()) <= length)
    return next(found, "")


def _website(words: Sequence[str]) -> str:
    address = _first(_SITE_ADDRESS, words, 190)
    return address if not address or "://" in address else f"https://{address}"
