"""Invented companies as the register tells of them, as files and as rows of a table."""

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from tests.companies.factories import valid_cvr

from jobbro.accounts.models import User
from jobbro.companies.actions.register_apply import apply_register
from jobbro.companies.actions.register_stage import Reading, stage_register
from jobbro.companies.models import RegisterRun, RunOrigin
from jobbro.companies.register_files import read_register_file

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
HEADINGS = "CVR;Navn;Branchekode;Branche;Telefon;Mail;Ansatte;P-nummer;Adresse;Postnr;By"
NORDLYS, SOLBY, BAGER = valid_cvr(900), valid_cvr(901), valid_cvr(902)


def line(cvr: str = NORDLYS, **changes: str) -> str:
    """Return a row of the table, Nordlys El in Randers where nothing else is said."""
    number = "1" + cvr.rjust(9, "0")
    values = {
        "cvr": cvr,
        "name": "Nordlys El ApS",
        "code": "432100",
        "trade": "El-installation",
        "phone": "86421234",
        "mail": "post@nordlys.example",
        "staff": "18",
        "p": number,
        "street": "Havnegade 3",
        "postcode": "8900",
        "city": "Randers",
    } | changes
    return ";".join(values.values())


def stage(by: User | None, *lines: str, headings: str = HEADINGS, told: str = "2026-03-01", **more: Any) -> RegisterRun:
    """Lay these rows out."""
    return stage_file(by, "\n".join([headings, *lines]).encode(), told=told, **more)


def stage_file(by: User | None, data: bytes, *, told: str = "2026-03-01", at: datetime = AT) -> RegisterRun:
    """Lay a file out."""
    day = datetime.fromisoformat(told).date()
    reading = Reading(RunOrigin.FILE, day, "prøve.csv")
    return stage_register(by=by, reading=reading, rows=read_register_file(BytesIO(data)).rows, at=at)


def take(by: User | None, *lines: str, **more: Any) -> RegisterRun:
    """Lay these rows out and write them."""
    run = stage(by, *lines, **more)
    return apply_register(by=by, run=run, at=AT)


def company_document(cvr: str, name: str = "Nordlys El ApS", **changes: Any) -> dict[str, Any]:
    """Return a company's document in the register's own form, as a hit of a search."""
    about = {
        "nyesteNavn": {"navn": name, "periode": {"gyldigFra": "2001-01-01", "gyldigTil": None}},
        "nyesteHovedbranche": {"branchekode": "432100", "branchetekst": "El-installation"},
        "nyesteErstMaanedsbeskaeftigelse": {"aar": 2026, "maaned": 1, "antalAnsatte": changes.pop("staff", 18)},
        "nyesteKontaktoplysninger": ["86421234", "post@nordlys.example", "www.nordlys.example"],
        "nyesteBeliggenhedsadresse": {"vejnavn": "Havnegade", "husnummerFra": 3, "postnummer": 8900},
    }
    body = {
        "cvrNummer": int(cvr),
        "reklamebeskyttet": False,
        "virksomhedMetadata": about,
        "attributter": [{"type": "FORMÅL", "vaerdier": [{"vaerdi": "El-arbejde", "periode": {"gyldigTil": None}}]}],
        "livsforloeb": [{"periode": {"gyldigFra": "2001-01-01", "gyldigTil": None}}],
    } | changes
    return {"_id": cvr, "_source": {"Vrvirksomhed": body}}


def unit_document(p_number: str, cvr: str, street: str = "Havnegade", **changes: Any) -> dict[str, Any]:
    """Return a production unit's document in the register's own form."""
    about = {
        "nyesteNavn": {"navn": "Nordlys El ApS"},
        "nyesteBeliggenhedsadresse": {
            "vejnavn": street,
            "husnummerFra": 3,
            "postnummer": 8900,
            "postdistrikt": "Randers",
        },
    }
    body = {
        "pNummer": int(p_number),
        "produktionsEnhedMetadata": about,
        "virksomhedsrelation": [{"cvrNummer": int(cvr), "periode": {"gyldigFra": "2001-01-01", "gyldigTil": None}}],
        "livsforloeb": [{"periode": {"gyldigFra": "2001-01-01", "gyldigTil": None}}],
    } | changes
    return {"_id": p_number, "_source": {"VrproduktionsEnhed": body}}


def as_lines(*documents: Any) -> bytes:
    """Return documents one to a line."""
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in documents).encode()
