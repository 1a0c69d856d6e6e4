"""How what the register says meets what stands here. A colleague's words stand; the register's are kept beside them.

Where nobody here has written, the register's newer word replaces its older one. Where a colleague has, both are kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from jobbro.companies.actions.register_difference import COMPANY_FIELDS, SITE_FIELDS
from jobbro.companies.models import Company, HeldField, RegisterChangeKind, Site, StagedCompany, StagedSite

# Our own bar, not a rule of law: less than three people, or less than a fifth, is what comes and goes.
GROWTH_PEOPLE, GROWTH_SHARE = 3, Decimal("0.2")
_ADDRESS = ("street", "postcode", "city")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a company according to the register, in words."""

    kind: RegisterChangeKind
    before: str
    after: str


@dataclass(slots=True)
class Merged:
    """What meeting the register did to a row: which fields changed, what is held, what need not be held any more."""

    changed: list[str] = field(default_factory=list)
    hold: list[HeldField] = field(default_factory=list)
    let_go: list[HeldField] = field(default_factory=list)
    told: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    first_time: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all is to be written."""
        return not (self.changed or self.hold or self.let_go or self.first_time)


def merge(
    row: Company | Site, staged: StagedCompany | StagedSite, held: Mapping[str, HeldField], *, told_on: date
) -> Merged:
    """Put the register's values on the row where they may stand; nothing is saved yet.

    A reading from before the day that the row already stands as of changes nothing.
    """
    merged = Merged(first_time=row.registered_on is None)
    if row.registered_on is not None and told_on < row.registered_on:
        return merged
    for name in COMPANY_FIELDS if isinstance(row, Company) else SITE_FIELDS:
        new, have = getattr(staged, name), getattr(row, name)
        if new is None:
            continue
        if name in held:
            _meet_held(merged, held[name], new, have, told_on)
        elif have == new:
            continue
        elif merged.first_time and not _is_blank(have):
            merged.hold.append(_held(row, name, new, told_on))
        else:
            merged.told[name] = (have, new)
            setattr(row, name, new)
            merged.changed.append(name)
    if staged.tells_closing and row.closed_on != staged.closed_on:
        merged.told["closed_on"] = (row.closed_on, staged.closed_on)
        row.closed_on = staged.closed_on
        merged.changed.append("closed_on")
    if merged.changed or merged.first_time:
        row.registered_on = told_on
        row.edit_version += 1
    return merged


def _meet_held(merged: Merged, held: HeldField, new: Any, have: Any, told_on: date) -> None:
    said = held.register_says
    if have == new:
        merged.let_go.append(held)
    elif said != as_text(new):
        held.register_says, held.told_on = as_text(new), told_on
        merged.hold.append(held)
    else:
        return
    merged.told[held.field] = (from_text(held.field, said), new)


def note_own_words(row: Company | Site, before: Mapping[str, Any], changed: Sequence[str]) -> None:
    """Keep what the register said about fields that a colleague has now written otherwise; call it in the saving."""
    if row.registered_on is None:
        return
    fields = COMPANY_FIELDS if isinstance(row, Company) else SITE_FIELDS
    held = {each.field: each for each in held_about(row)}
    for name in changed:
        if name not in fields:
            continue
        if name not in held:
            _held(row, name, before[name], row.registered_on).save()
        elif held[name].register_says == as_text(getattr(row, name)):
            held[name].delete()


def held_about(row: Company | Site) -> "models.QuerySet[HeldField]":
    """Return what is held about a company itself, or about one site."""
    if isinstance(row, Company):
        return HeldField.objects.filter(company=row, site__isnull=True)
    return HeldField.objects.filter(site=row)


def _held(row: Company | Site, name: str, value: Any, told_on: date) -> HeldField:
    company_id = row.pk if isinstance(row, Company) else row.company_id
    site_id = None if isinstance(row, Company) else row.pk
    says = as_text(value)
    return HeldField(company_id=company_id, site_id=site_id, field=name, register_says=says, told_on=told_on)


def _is_blank(value: Any) -> bool:
    return value is None or value is False or value == ""


def as_text(value: Any) -> str:
    """Return a value as it is held: a number by its digits, yes as «1», no and nothing as an empty text."""
    if value is True:
        return "1"
    return "" if value is None or value is False else str(value)


def from_text(name: str, text: str) -> Any:
    """Return the value that `as_text` made a text of."""
    if name == "employees":
        return int(text) if text else None
    return bool(text) if name == "advertising_protected" else text


def events_of(row: Company | Site, merged: Merged) -> Iterator[Event]:
    """Yield what a colleague should know of; the first time the register speaks, only that the company is closed."""
    told = merged.told
    if "closed_on" in told:
        yield _closing(row, *told["closed_on"])
    if merged.first_time:
        return
    if isinstance(row, Site):
        if told.keys() & set(_ADDRESS):
            old = {name: told.get(name, (getattr(row, name), None))[0] for name in _ADDRESS}
            new = {name: told.get(name, (None, getattr(row, name)))[1] for name in _ADDRESS}
            yield Event(RegisterChangeKind.MOVED, address(**old), address(**new))
        return
    if "name" in told:
        yield Event(RegisterChangeKind.RENAMED, *told["name"])
    if trade := told.get("branch_name") or told.get("branch_code"):
        yield Event(RegisterChangeKind.NEW_TRADE, *trade)
    if told.get("advertising_protected", (None, False))[1]:
        yield Event(RegisterChangeKind.PROTECTED, "", "")
    if "employees" in told:
        yield from _growth(*told["employees"])


def _closing(row: Company | Site, before: date | None, after: date | None) -> Event:
    kinds = (RegisterChangeKind.CLOSED, RegisterChangeKind.REOPENED)
    if isinstance(row, Site):
        kinds = (RegisterChangeKind.SITE_CLOSED, RegisterChangeKind.NEW_SITE)
    place = f"{row.name}, {address(row.street, row.postcode, row.city)}" if isinstance(row, Site) else ""
    return Event(kinds[0] if after else kinds[1], place, f"{after:%d-%m-%Y}" if after else "")


def _growth(before: int | None, after: int) -> Iterator[Event]:
    if before is None:
        return
    difference = abs(after - before)
    if difference >= GROWTH_PEOPLE and difference >= before * GROWTH_SHARE:
        kind = RegisterChangeKind.GROWN if after > before else RegisterChangeKind.SHRUNK
        yield Event(kind, str(before), str(after))


def address(street: str, postcode: str, city: str) -> str:
    """Return «Kirkevej 4, 8983 Solby»."""
    return ", ".join(part for part in (street, f"{postcode} {city}".strip()) if part)
