"""Everything that Jobbro holds about one citizen, found through the models' own privacy classes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Field, ForeignObjectRel, Model

from jobbro.accounts.models import User
from jobbro.audit.changes import timeline
from jobbro.audit.lookups import count_looks_at, looks_at
from jobbro.citizens import cpr as numbers
from jobbro.citizens.models import Citizen
from jobbro.library import texts
from jobbro.privacy.queries.register import classes_of
from jobbro.ui import wording

_EVERYTHING = 1_000_000


@dataclass(frozen=True, slots=True)
class InsightRow:
    """A row about the citizen: Danish label and value of each field that is due."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InsightPart:
    """All rows of one kind."""

    key: str
    heading: str
    rows: tuple[InsightRow, ...]


def insight(citizen: Citizen) -> tuple[InsightPart, ...]:
    """Return everything due about a citizen: the row, all rows that hang on it, the story and the look-ups."""
    found: dict[type[Model], dict[Any, Model]] = {}
    for row in _with_all_below(citizen, set()):
        found.setdefault(type(row), {})[row.pk] = row
    parts = [_part(model, list(rows.values())) for model, rows in found.items()]
    return (*(part for part in parts if part.rows), _story(citizen), _looks(citizen))


def as_plain(parts: tuple[InsightPart, ...]) -> dict[str, list[dict[str, str]]]:
    """Return the same as plain data for a JSON file."""
    return {part.heading: [dict(row.fields) for row in part.rows] for part in parts}


def _with_all_below(row: Model, seen: set[tuple[type[Model], Any]]) -> Iterator[Model]:
    """Yield a row and, through every foreign key that points at it, all rows of ours that hang on it."""
    if (type(row), row.pk) in seen:
        return
    seen.add((type(row), row.pk))
    yield row
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.related_model.__module__.startswith("jobbro."):
            model: Any = relation.related_model
            for below in model._base_manager.filter(**{relation.field.name: row}).order_by("pk"):
                yield from _with_all_below(below, seen)


def _part(model: type[Model], rows: list[Model]) -> InsightPart:
    due = [
        field
        for field in model._meta.concrete_fields
        if classes_of(model)[field.name].exported and field.name not in {"cpr_index", "search_text", "sort_key"}
    ]
    return InsightPart(
        key=model._meta.label_lower,
        heading=_name_of(f"model.{model._meta.label_lower}"),
        rows=tuple(InsightRow(tuple(_fields(row, due))) for row in rows) if due else (),
    )


def _fields(row: Model, due: list["Field[Any, Any]"]) -> Iterator[tuple[str, str]]:
    for field in due:
        if field.name == "cpr_encrypted":
            sealed = field.value_from_object(row)
            number = numbers.in_full(numbers.unseal(sealed, citizen_id=row.pk)) if sealed else ""
            yield _name_of("stored.cpr_encrypted"), number or "–"
        else:
            yield _name_of(f"stored.{field.name}"), _in_words(row, field)


def _in_words(row: Model, field: "Field[Any, Any]") -> str:
    value = getattr(row, field.name)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")() or "–")
    return _plain(value)


def _plain(value: object) -> str:
    match value:
        case None | "" | []:
            return "–"
        case bool():
            return "ja" if value else "nej"
        case datetime():
            return wording.day_and_clock(value)
        case date():
            return wording.long_day(value)
        case Decimal():
            return wording.number(value)
        case User():
            return value.full_name
        case list() | tuple():
            return ", ".join(_plain(part) for part in value)
        case dict():
            return ", ".join(f"{name}: {_plain(part)}" for name, part in value.items())
        case _:
            return str(value)


def _name_of(code: str) -> str:
    """The Danish name; a field that nobody has named yet keeps its identifier rather than hold the insight back."""
    words = texts()
    return words.say(code) if code in words else code.rpartition(".")[2]


def _story(citizen: Citizen) -> InsightPart:
    words = texts()
    lines = (
        (event, words.say(f"event.{event.action}") if f"event.{event.action}" in words else event.action)
        for event in timeline(citizen, limit=_EVERYTHING)
    )
    rows = (InsightRow((("Hvornår", wording.day_and_clock(event.at)), ("Hvad", text))) for event, text in lines)
    return InsightPart("story", "Det er sket", tuple(rows))


def _looks(citizen: Citizen) -> InsightPart:
    key = str(citizen.pk)
    rows = (
        InsightRow(
            (
                ("Hvornår", wording.day_and_clock(line.at)),
                ("Rolle", line.actor_role),
                ("Hvorfor", _name_of(f"relation.{line.relation}")),
            )
        )
        for line in looks_at(key, limit=count_looks_at(key))
    )
    return InsightPart("looks", "Opslag", tuple(rows))
