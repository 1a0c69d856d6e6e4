"""A rulebook as plain data and back: what a verdict was judged by can be kept beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jobbro.domain.rules.rulebook import Rulebook
from jobbro.domain.rules.types import Check, Entry, Grade, Rule, Source, State, Unit, Value


def rulebook_as_data(book: Rulebook) -> list[dict[str, Any]]:
    """Every rule with its entries as text, numbers and lists that JSON can hold."""
    return [
        {
            "id": rule.id,
            "title": rule.title,
            "instrument": rule.instrument,
            "unit": str(rule.unit),
            "set": rule.set_id,
            "checked": [rule.check.on.isoformat(), rule.check.by, rule.check.kind],
            "entries": [_entry_as_data(entry) for entry in rule.entries],
        }
        for rule in book
    ]


def rulebook_from_data(data: list[dict[str, Any]]) -> Rulebook:
    """The rulebook that the data was made from, without its explanations; it answers the same on every day."""
    return Rulebook(
        Rule(
            id=line["id"],
            title=line["title"],
            explanation="",
            instrument=line["instrument"],
            unit=Unit(line["unit"]),
            entries=tuple(_entry(entry) for entry in line["entries"]),
            check=Check(date.fromisoformat(line["checked"][0]), *line["checked"][1:]),
            set_id=line["set"],
        )
        for line in data
    )


def _entry_as_data(entry: Entry) -> dict[str, Any]:
    source = entry.source
    published = source.published.isoformat() if source.published else None
    return {
        "starts": entry.starts.isoformat(),
        "state": str(entry.state),
        "value": _value_as_data(entry.value),
        "source": [source.title, source.section, source.url, published, source.reference],
        "grade": str(entry.grade),
        "note": entry.note,
    }


def _entry(data: dict[str, Any]) -> Entry:
    title, section, url, published, reference = data["source"]
    return Entry(
        starts=date.fromisoformat(data["starts"]),
        state=State(data["state"]),
        value=_value(data["value"]),
        source=Source(title, section, url, date.fromisoformat(published) if published else None, reference),
        grade=Grade(data["grade"]),
        note=data["note"],
    )


def _value_as_data(value: Value | None) -> Any:
    """Decimals are written as text, so that no digit is lost and they come back as decimals."""
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _value(data: Any) -> Value | None:
    if isinstance(data, str):
        return Decimal(data)
    return tuple(data) if isinstance(data, list) else data
