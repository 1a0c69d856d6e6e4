"""The five areas of the work and the tools in each, in the order of the handbook's figure (R-002)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.ui.navigation import url_of

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Tool:
    """Something to use, shown when its page is part of this release and the user may open it."""

    label: Text
    what_for: Text
    route: str
    permission: Permission


@dataclass(frozen=True, slots=True)
class Area:
    """One of the five areas; `side` (company or citizen) tells whose help is unfolded there."""

    key: str
    label: Text
    lead: Text
    help: tuple[Text, ...]
    tools: tuple[Tool, ...]
    side: str = ""
    on_map: Text = ""


AREAS = (
    Area(
        "virksomhed",
        _("Virksomhed"),
        _("Virksomhedernes behov, opgaver og folk."),
        (
            _("Begynd med det, virksomheden er optaget af. Spørg, hvad der ikke bliver nået."),
            _("Skriv opgaverne ned, mens du er der. Små opgaver, som faglærte bruger tid på, er ofte en åbning."),
            _("Kend bemandingen. Den afgør, hvor mange pladser der er på et P-nummer."),
        ),
        (
            Tool(_("Virksomheder"), _("Find en, du kender"), "companies:list", Permission.COMPANY_SEE),
            Tool(_("Ny virksomhed"), _("Opret den, du vil ringe til"), "companies:new", Permission.COMPANY_EDIT),
            Tool(_("Ny opgave"), _("Skriv ned, hvad der kan laves"), "companies:task_start", Permission.COMPANY_EDIT),
            Tool(
                _("Nyt fra CVR-registret"),
                _("Flyttet, lukket, vokset"),
                "companies:register_changes",
                Permission.COMPANY_SEE,
            ),
            Tool(_("Beregnere"), _("Regn på, hvad det er værd"), "calculators:list", Permission.TOOLS_USE),
        ),
        side="company",
    ),
    Area(
        "borger",
        _("Borger"),
        _("Borgernes ønsker, styrker og hensyn."),
        (
            _("Begynd med ønsker og styrker. Hensyn kommer bagefter og skrives som det, der får det til at lykkes."),
            _("Det, du skriver, er lukket for andre, indtil I sammen har aftalt, hvem der må se det."),
            _("Hvert opslag skrives i en log, som borgeren kan læse."),
        ),
        (
            Tool(_("Borgere"), _("Dine egne og dit teams"), "citizens:list", Permission.CITIZEN_SEE),
            Tool(_("Beskeder"), _("Svar borgere, der har skrevet"), "meetings:messages", Permission.CITIZEN_EDIT),
            Tool(_("Find på CPR-nummer"), _("Nummeret står ingen steder"), "citizens:find", Permission.CITIZEN_SEE),
            Tool(_("Ny borger"), _("Så lidt som arbejdet kræver"), "citizens:new", Permission.CITIZEN_EDIT),
        ),
        side="citizen",
    ),
    Area(
        "moedet",
        _("Mødet"),
        _("Der, hvor en borger og en virksomhed får noget sammen."),
        (
            _("Vælg en borger og en virksomhed. Har de et forløb sammen, åbner det."),
            _("Et godt forløb har et klart formål, bestemte opgaver og en vej til lønnede timer."),
        ),
        (
            Tool(_("Mød hinanden"), _("Vælg borger og virksomhed"), "placements:new", Permission.PLACEMENT_PLAN),
            Tool(_("Forløb"), _("Kladder, aftaler og forløb i gang"), "placements:list", Permission.PLACEMENT_SEE),
            Tool(_("Fælles pulje"), _("Job, alle teams kan foreslå til"), "placements:pool", Permission.PLACEMENT_SEE),
            Tool(_("Teksttjek"), _("Få en kollegas blik på din tekst"), "writing:check", Permission.TOOLS_USE),
        ),
    ),
    Area(
        "kommunen",
        _("Kommunen"),
        _("Sagsbehandlere, bevillinger og det, kommunen skal vide."),
        (
            _("Sagsbehandleren har brug for at vide, hvad der er aftalt, og hvad der sker bagefter."),
            _("Ansøgning og bevilling har hvert sit spor på forløbets side."),
        ),
        (
            Tool(_("Forløb"), _("Spor for ansøgning og bevilling"), "placements:list", Permission.PLACEMENT_SEE),
            Tool(_("Overblik"), _("Hele teamets forløb"), "dashboards:overview", Permission.TEAM_OVERVIEW),
            Tool(
                _("Efter overdragelser"),
                _("Skulle borgerne fortælle forfra?"),
                "citizens:handover_share",
                Permission.TEAM_OVERVIEW,
            ),
            Tool(
                _("Virksomheder fra en fil"),
                _("CSV, Excel eller JSON"),
                "companies:register_runs",
                Permission.COMPANY_IMPORT,
            ),
            Tool(_("Opslag i log"), _("Hvem har set hvem"), "privacy:lookups", Permission.LOOKUPS_REVIEW),
            Tool(_("Brugere"), _("Kolleger og roller"), "accounts:users", Permission.USERS_MANAGE),
            Tool(_("Indstillinger"), _("Navn, farve og frister"), "accounts:municipality", Permission.SETTINGS_MANAGE),
        ),
    ),
    Area(
        "omverden",
        _("Det omkringliggende"),
        _("Lov, satser og det, der rører sig udenfor."),
        (
            _("Regler gælder fra en dag til en anden. Hver værdi har en kilde og en, der har tjekket den."),
            _("Kender vi ikke en sats, siger vi det."),
        ),
        (
            Tool(_("Regler"), _("Hvad gælder i dag, og hvor står det?"), "reference:rules", Permission.RULES_SEE),
            Tool(_("Ændret lov"), _("Nyt for dine forløb"), "placements:law_changes", Permission.PLACEMENT_SEE),
            Tool(_("Håndbog"), _("Korte artikler og huskelister"), "reference:handbook", Permission.TOOLS_USE),
            Tool(_("Beregnere"), _("Satser i regnestykker"), "calculators:list", Permission.TOOLS_USE),
        ),
        on_map=_("Omverden"),
    ),
)
AREA_BY_KEY = {area.key: area for area in AREAS}


def open_tools(area: Area, user: User) -> list[dict[str, Any]]:
    """Return the tools of an area that this user can open."""
    return list(_shown(area.tools, user))


def all_open_tools(user: User) -> list[dict[str, Any]]:
    """Return the tools of all areas that this user can open, each page once."""
    found: dict[str, dict[str, Any]] = {}
    for tool in (tool for area in AREAS for tool in open_tools(area, user)):
        found.setdefault(tool["url"], tool)
    return list(found.values())


def map_of(user: User, notes: dict[str, str]) -> list[dict[str, Any]]:
    """Return the five areas as the map draws them.

    «Mødet» opens the placements that its note counts, and without any the choice of citizen and company at once.
    """
    may_plan = user.may(Permission.PLACEMENT_PLAN)
    if notes.get("moedet"):
        meeting = reverse("placements:list") + ("" if may_plan else "?hvis=alle")
    else:
        meeting = url_of("placements:new") if may_plan else ""
    return [
        {
            "label": area.on_map or area.label,
            "note": notes.get(area.key, ""),
            "url": meeting if area.key == "moedet" and meeting else reverse("dashboards:area", args=[area.key]),
        }
        for area in AREAS
    ]


def _shown(tools: Iterable[Tool], user: User) -> Iterable[dict[str, Any]]:
    for tool in tools:
        if user.may(tool.permission) and (url := url_of(tool.route)):
            yield {"label": tool.label, "what_for": tool.what_for, "url": url}
