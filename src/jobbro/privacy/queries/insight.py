"""Everything that Jobbro holds about one citizen, found through the models' own privacy classes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Field, ForeignObjectRel, Model

from jobbro.accounts.models import User
from jobbro.audit.changes import timeline
from jobbro.audit.lookups import looks_at
from jobbro.citizens import cpr as numbers
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.sharing import look_words
from jobbro.library import texts
from jobbro.privacy.queries.register import classes_of
from jobbro.ui import wording

_EVERYTHING = 1_000_000
_WIDEST_TABLE = 8
# Made from other fields and of no meaning to a reader.
_DERIVED = {"cpr_index", "search_text", "sort_key"}


class Row(NamedTuple):
    """A stored row, and what it belongs to in a few words; nothing for what hangs on the citizen as such."""

    model: Model
    about: str


@dataclass(frozen=True, slots=True)
class InsightRow:
    """A row about the citizen: what it belongs to, and the value of each field that is due."""

    about: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InsightPart:
    """All rows of one kind, with the Danish labels of their fields."""

    key: str
    heading: str
    labels: tuple[str, ...]
    rows: tuple[InsightRow, ...]
    doers: frozenset[str] = frozenset()  # the labels under which a colleague's name stands

    @property
    def belongs(self) -> bool:
        """Whether the rows belong to something else than the citizen as such."""
        return any(row.about for row in self.rows)

    @property
    def as_lists(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The rows as lists of label and value, when they are too wide for a table; else nothing."""
        if len(self.labels) <= _WIDEST_TABLE:
            return ()
        return tuple((row.about, tuple(zip(self.labels, row.values, strict=True))) for row in self.rows)


def insight(citizen: Citizen, *, whole_number: bool) -> tuple[InsightPart, ...]:
    """Return everything due about a citizen: the row, all rows that hang on it, the story and the look-ups.

    The CPR number stands in full only where it is asked for; a page shows it masked.
    """
    found: dict[type[Model], list[Row]] = {}
    for row in _with_all_below([Row(citizen, "")], set()):
        found.setdefault(type(row.model), []).append(row)
    parts = [_part(model, rows, whole_number) for model, rows in found.items()]
    return (*(part for part in parts if part.labels), _story(citizen), _looks(citizen))


def as_plain(parts: tuple[InsightPart, ...]) -> dict[str, list[dict[str, str]]]:
    """Return the same as plain data for a JSON file."""
    return {
        part.heading: [
            ({"Hører til": row.about} if row.about else {}) | dict(zip(part.labels, row.values, strict=True))
            for row in part.rows
        ]
        for part in parts
    }


def _with_all_below(rows: list[Row], seen: set[tuple[type[Model], Any]]) -> Iterator[Row]:
    """Yield rows of one model and, through every foreign key that points at them, all rows of ours that hang on them.

    A table is asked once for all its rows, so the number of questions follows the tables and not the citizen's story.
    """
    fresh = [row for row in rows if (type(row.model), row.model.pk) not in seen]
    if not fresh:
        return
    seen.update((type(row.model), row.model.pk) for row in fresh)
    yield from fresh
    parents = {row.model.pk: row.model for row in fresh}
    for relation in fresh[0].model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.related_model.__module__.startswith("jobbro."):
            yield from _with_all_below(_pointing_at(parents, relation), seen)


def _pointing_at(parents: dict[Any, Model], relation: ForeignObjectRel) -> list[Row]:
    model: Any = relation.related_model
    key = relation.field.attname
    named = [field.name for field in _due(model) if field.is_relation]
    found = model._base_manager.filter(**{f"{relation.field.name}__in": list(parents)})
    place = {parent: number for number, parent in enumerate(parents)}
    below = sorted(found.select_related(*named).order_by("pk"), key=lambda row: place[getattr(row, key)])
    return [Row(row, _short_name(parents[getattr(row, key)])) for row in below]


def _short_name(row: Model) -> str:
    """A few words by which a reader knows the row again; nothing for the citizen."""
    if isinstance(row, Citizen):
        return ""
    words = (getattr(row, name, "") for name in ("wording", "title", "text", "starts_on"))
    name = _plain(next((word for word in words if word), None))
    return f"{_name_of(f'model.{row._meta.label_lower}')}: {name[:80]}"


def _due(model: type[Model]) -> list["Field[Any, Any]"]:
    """The fields that a citizen is told about."""
    return [
        field
        for field in model._meta.concrete_fields
        if classes_of(model)[field.name].exported and field.name not in _DERIVED
    ]


def _part(model: type[Model], rows: list[Row], whole_number: bool) -> InsightPart:
    due = _due(model)
    return InsightPart(
        key=model._meta.label_lower,
        heading=_name_of(f"model.{model._meta.label_lower}"),
        labels=tuple(_name_of(f"stored.{field.name}") for field in due),
        rows=tuple(
            InsightRow(row.about, tuple(_in_words(row.model, field, whole_number) for field in due)) for row in rows
        ),
        doers=frozenset(_name_of(f"stored.{field.name}") for field in due if field.related_model is User),
    )


def _in_words(row: Model, field: "Field[Any, Any]", whole_number: bool) -> str:
    value = getattr(row, field.name)
    if field.name == "cpr_encrypted":
        written = numbers.in_full if whole_number else numbers.masked
        return written(numbers.unseal(value, citizen_id=row.pk)) if value else "–"
    if field.name == "audience":
        return _name_of(f"reader.{value}.name")
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
    rows = (InsightRow("", (wording.day_and_clock(event.at), text)) for event, text in lines)
    return InsightPart("story", "Det er sket", ("Hvornår", "Hvad"), tuple(rows), frozenset({"Hvad"}))


def _looks(citizen: Citizen) -> InsightPart:
    lines = (look_words(line) for line in looks_at(str(citizen.pk), limit=_EVERYTHING))
    rows = (InsightRow("", (wording.day_and_clock(line.at), line.role, line.what, line.why)) for line in lines)
    return InsightPart("looks", "Opslag", ("Hvornår", "Rolle", "Hvad", "Hvorfor"), tuple(rows))
