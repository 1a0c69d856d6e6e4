"""«Hvad er prøvet»: a citizen's courses in order, each with purpose, outcome and learning, and what they sum up to."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbro.citizens.models import Citizen
from jobbro.documents.text import long_date
from jobbro.placements.models import (
    Placement,
    PlacementKind,
    PlacementState,
    Purpose,
    TriedCourse,
    TriedKind,
    TriedOutcome,
)
from jobbro.ui.addresses import row_id

_KIND_OF = {PlacementKind.PRACTICE: TriedKind.PRACTICE, PlacementKind.SUBSIDISED: TriedKind.SUBSIDISED}
UNTOLD = ""  # no outcome is written
SIZE = 40


@dataclass(frozen=True, slots=True)
class TriedRow:
    """One course; `number` is its place in time, by which the summary names it."""

    number: int
    kind: TriedKind
    workplace: str
    work: str
    purpose: str
    starts_on: date
    ends_on: date | None
    who: str
    placement_id: UUID | None
    is_running: bool
    course: TriedCourse | None

    @property
    def outcome(self) -> str:
        """The code of the outcome; empty when nobody has written it."""
        return self.course.outcome if self.course else UNTOLD

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.starts_on.year, (self.ends_on or self.starts_on).year + 1)

    @property
    def line(self) -> str:
        """The course in one line of the summary, with its number as the trace."""
        days = f"{long_date(self.starts_on)} – {long_date(self.ends_on)}" if self.ends_on else long_date(self.starts_on)
        course = f"{self.kind.label.lower()}, {self.workplace}"
        said = [_("Forløb %(number)s, %(days)s: %(course)s") % {"number": self.number, "days": days, "course": course}]
        said[0] += f" ({self.work})." if self.work else "."
        said += [_("Formål: %s") % _stopped(self.purpose)] if self.purpose else []
        if self.course is None:
            return " ".join((*said, _("Det er i gang.") if self.is_running else _("Udfaldet er ikke skrevet.")))
        because = f": {self.course.ended_because}" if self.course.ended_because else ""
        said += [_stopped(f"{self.course.get_outcome_display()}{because}")]
        said += [_("Det lærte vi: %s") % _stopped(self.course.learned)]
        said += [_("Kilde: %(who)s, %(day)s.") % {"who": self.course.source, "day": long_date(self.course.source_on)}]
        return " ".join(said)


@dataclass(frozen=True, slots=True)
class TriedPage:
    """A page of the rows that were asked for, the ways to ask for fewer, and the summary of the rows shown."""

    rows: tuple[TriedRow, ...]
    found: int
    next_key: str
    total: int
    filters: tuple[tuple[str, list[dict[str, Any]]], ...]
    interrupted: int

    @property
    def head(self) -> str:
        """How much has been tried, in a sentence."""
        tried = ngettext("Ét forløb er prøvet", "%(n)s forløb er prøvet", self.found) % {"n": self.found}
        stopped = _("%(n)s af dem blev afbrudt.") % {"n": self.interrupted} if self.interrupted else ""
        return " ".join(filter(None, (f"{tried}.", stopped)))

    @property
    def summary(self) -> str:
        """The summary to carry elsewhere; every line begins with the number of its course on the page."""
        part = ""
        if self.rows and len(self.rows) < self.found:
            first, last = self.rows[0].number, self.rows[-1].number
            part = " " + _("Her står forløb %(first)s–%(last)s.") % {"first": first, "last": last}
        return "\n".join((self.head + part, *(row.line for row in self.rows)))


def tried_page(citizen: Citizen, asked: Mapping[str, str], *, address: str, today: date) -> TriedPage:
    """Return a citizen's courses, oldest first, narrowed by `slags`, `udfald` and `aar`, after number `efter`."""
    rows = _numbered(citizen, today)
    kind, outcome, year = (asked.get(name, "") for name in ("slags", "udfald", "aar"))
    keeps: dict[str, Callable[[TriedRow], bool]] = {
        "slags": lambda row: kind in ("", row.kind),
        "udfald": lambda row: outcome in ("", row.outcome or "untold"),
        "aar": lambda row: year == "" or year in map(str, row.years),
    }
    shown = tuple(row for row in rows if all(keep(row) for keep in keeps.values()))
    chosen = {"slags": kind, "udfald": outcome, "aar": year}
    kinds = {member.value: member.label for member in TriedKind}
    outcomes = {member.value: member.label for member in TriedOutcome} | {"untold": _("Ikke skrevet")}
    counts: tuple[tuple[str, str, dict[str, str], Counter[str]], ...] = (
        (_("Slags"), "slags", kinds, Counter(row.kind.value for row in rows)),
        (_("Udfald"), "udfald", outcomes, Counter(row.outcome or "untold" for row in rows)),
        (_("År"), "aar", {}, Counter(str(year) for row in rows for year in row.years)),
    )
    after = asked.get("efter", "")
    # A number is a row's place among all, so it is a key that holds whatever the rows are narrowed by.
    rest = tuple(row for row in shown if row.number > _number(after))
    return TriedPage(
        rows=rest[:SIZE],
        found=len(shown),
        next_key=str(rest[SIZE - 1].number) if len(rest) > SIZE else "",
        total=len(rows),
        filters=tuple((label, _links(address, chosen, name, words, found)) for label, name, words, found in counts),
        interrupted=sum(row.outcome == TriedOutcome.INTERRUPTED for row in shown),
    )


def _number(key: str) -> int:
    return int(key) if key.isascii() and key.isdigit() and len(key) < 10 else 0


def placement_of(citizen: Citizen, asked: str) -> Placement | None:
    """Return the citizen's placement that an address names; None when it names none of theirs."""
    own = Placement.objects.filter(citizen=citizen).select_related("citizen", "company")
    wanted = row_id(asked)
    return own.filter(pk=wanted).first() if wanted is not None else None


def standing_course(citizen: Citizen, asked: str) -> TriedCourse | None:
    """Return the citizen's entry that is named and not withdrawn."""
    own = TriedCourse.objects.filter(citizen=citizen, withdrawn_at__isnull=True).select_related("citizen", "placement")
    wanted = row_id(asked)
    return own.filter(pk=wanted).first() if wanted is not None else None


def _links(
    address: str, chosen: Mapping[str, str], name: str, words: Mapping[str, str], found: Counter[str]
) -> list[dict[str, Any]]:
    def link(label: str, value: str, count: int | None) -> dict[str, Any]:
        query = "&".join(f"{key}={word}" for key, word in {**chosen, name: value}.items() if word)
        return {"label": label, "url": f"{address}?{query}", "count": count, "current": chosen[name] == value}

    ordered = [value for value in words if value in found] if words else sorted(found)
    return [link(_("Alle"), "", None), *(link(words.get(value, value), value, found[value]) for value in ordered)]


def _numbered(citizen: Citizen, today: date) -> list[TriedRow]:
    told = list(
        TriedCourse.objects.filter(citizen=citizen, withdrawn_at__isnull=True).select_related("noted_by").order_by("pk")
    )
    outcomes = {course.placement_id: course for course in told if course.placement_id}
    # A draft is a plan that may never have come to anything.
    begun = Placement.objects.filter(citizen=citizen, starts_on__lte=today).exclude(state=PlacementState.DRAFT)
    begun = begun.select_related("company", "consultant").order_by("pk")
    rows = [_of_placement(placement, outcomes.get(placement.pk), today) for placement in begun]
    rows += [_of_course(course) for course in told if not course.placement_id]
    rows.sort(key=lambda row: (row["starts_on"], row["workplace"]))
    return [TriedRow(number=number, **row) for number, row in enumerate(rows, start=1)]


def _of_placement(placement: Placement, course: TriedCourse | None, today: date) -> dict[str, Any]:
    purposes = ", ".join(str(Purpose(code).label) for code in placement.purposes)
    return {
        "kind": _KIND_OF[PlacementKind(placement.kind)],
        "workplace": placement.company.name,
        "work": "",
        "purpose": ". ".join(filter(None, (purposes, placement.why))),
        "starts_on": placement.starts_on,
        "ends_on": placement.ends_on,
        "who": placement.consultant.full_name,
        "placement_id": placement.pk,
        "is_running": course is None and (placement.ends_on is None or placement.ends_on >= today),
        "course": course,
    }


def _of_course(course: TriedCourse) -> dict[str, Any]:
    return {
        "kind": TriedKind(course.kind),
        "workplace": course.workplace,
        "work": course.work,
        "purpose": course.purpose,
        "starts_on": course.starts_on,
        "ends_on": course.ends_on,
        "who": course.noted_by.full_name,
        "placement_id": None,
        "is_running": False,
        "course": course,
    }


def _stopped(words: str) -> str:
    """The words as a sentence with its end."""
    return words if words.endswith((".", "!", "?")) else f"{words}."
