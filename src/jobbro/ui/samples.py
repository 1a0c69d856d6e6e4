"""Made-up content for the component page."""

from datetime import date, datetime, timedelta
from typing import Any


def sample_content(now: datetime) -> dict[str, Any]:
    """Return examples of everything that a component can show."""
    return {
        "now": now,
        "events": _events(now),
        "rows": _rows(now.date()),
        "missing": ["hvem taler vi med", "ledige stillinger for nylig"],
        **_pictures(),
        "weeks": sample_weeks(now.date() - timedelta(days=now.weekday() + 28)),
        "steps": [
            {"label": "Hvem og hvornår", "url": "#a", "state": "done"},
            {"label": "Timer og opgaver", "url": "#b", "state": "current"},
            {"label": "Formål og mål", "url": "#c", "state": "part", "note": "1 mangler"},
            {"label": "Hensyn", "url": "#d"},
            {"label": "Aftale", "url": "#e"},
            {"label": "Næste skridt", "url": "#f"},
        ],
        "tabs": [
            {"label": "Overblik", "url": "/ui/"},
            {"label": "Opgaver", "url": "#opgaver", "count": 7},
            {"label": "Kontakt og løfter", "url": "#kontakt"},
            {"label": "Forløb", "url": "#forloeb", "count": 1},
        ],
        "filters": [
            {"label": "Alle", "url": "?", "count": 31, "current": True},
            {"label": "Mangler svar", "url": "?f=svar", "count": 4},
            {"label": "Uden kontakt i 30 dage", "url": "?f=30", "count": 0},
        ],
    }


def sample_weeks(first: date) -> list[dict[str, Any]]:
    """Return thirteen weeks in which paid hours take over from practice."""
    return [
        {
            "number": n + 1,
            "starts": first + timedelta(weeks=n),
            "practice": 9 - max(0, n - 6),
            "paid": max(0, n - 6) * 2,
            "meeting": n in (3, 7, 12),
            "real": (9, 9, 6, 9, None)[min(n, 4)],
        }
        for n in range(13)
    ]


def _events(now: datetime) -> list[dict[str, Any]]:
    return [
        {"at": now + timedelta(days=5), "title": "Opfølgning med Leif", "who": "Mette", "upcoming": True},
        {
            "at": now - timedelta(days=1),
            "title": "Beskrivelsen blev delt",
            "who": "Mette",
            "text": "Virksomheden og borgeren har fået et link.",
            "url": "#",
        },
        {"at": now - timedelta(days=40), "title": "Første samtale", "who": "Mette"},
    ]


def _rows(today: date) -> list[dict[str, Any]]:
    return [
        {"name": "Birk Have og Anlæg", "town": "Hvidbjerg", "open": 3, "since": today - timedelta(days=12)},
        {"name": "Solsiden Plejehjem", "town": "Nørre Alslev", "open": 0, "since": today - timedelta(days=80)},
        {"name": "Cykler og Reservedele i Gammel Købstad ApS", "town": "Ærøskøbing", "open": 12, "since": today},
    ]


def _pictures() -> dict[str, Any]:
    return {
        "areas": [
            {"label": "Virksomhed", "url": "#virksomhed", "note": "14 åbne"},
            {"label": "Borger", "url": "#borger", "note": "31 borgere"},
            {"label": "Mødet", "url": "#moedet", "note": "9 forløb"},
            {"label": "Kommunen", "url": "#kommunen", "note": "3 svar mangler"},
            {"label": "Omverden", "url": "#omverden", "note": "2 nye regler"},
        ],
        "stair": [
            {"label": "Møder fast", "note": "3 dage om ugen", "state": "done"},
            {"label": "Kan selv gå i gang", "note": "uden at blive bedt", "state": "done"},
            {"label": "Selvstændigt hold", "note": "hækklipning", "state": "current"},
            {"label": "Lønnede timer", "note": "6 timer om ugen"},
            {"label": "Ordinært job", "note": "20 timer om ugen"},
        ],
    }
