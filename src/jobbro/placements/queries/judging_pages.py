"""The pages about the law and one's own placements: what is changed since last, and what one rule says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from jobbro.accounts.queries import rulebook_in_force
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens
from jobbro.domain.eligibility import Reading, check_placement, rules_behind
from jobbro.domain.rules import Rulebook, RuleValue, UnknownRule
from jobbro.library import texts
from jobbro.library.rule_words import FindingText, say
from jobbro.library.value_words import say_value
from jobbro.placements.access import visible_placements
from jobbro.placements.models import LawChange, Placement
from jobbro.placements.queries.judging import planned_placements, under_way
from jobbro.ui.addresses import row_id

SIZE = 25


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change of law as it is told: the rule's question, the answer before and now, and the values."""

    change: LawChange
    question: str
    before: str
    after: str

    @property
    def is_new_law(self) -> bool:
        """Whether new law has begun, so that the first day's law still decides."""
        return self.change.basis == "new_law"


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A placement that leans on a rule, and what the rules that look it up say."""

    placement: Placement
    findings: tuple[FindingText, ...]


def change_line(change: LawChange) -> ChangeLine:
    """Put a change into words."""
    before, after = (
        texts().say(f"verdict.{verdict}") if verdict else texts().say("law.not_asked")
        for verdict in (change.verdict_before, change.verdict_after)
    )
    return ChangeLine(change, texts().say(f"rule.{change.code}.title"), before, after)


def changes_page(viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    """List what the law has changed about the placements that the viewer may see, the latest first."""
    rows = LawChange.objects.filter(placement__in=_whose(viewer, asked.get("hvis", "")))
    shows_all = asked.get("vis", "") == "alle"
    if not shows_all:
        rows = rows.filter(handled_at__isnull=True)
    after = asked.get("efter", "")
    if after.isdecimal():
        rows = rows.filter(pk__lt=int(after[:18]))
    related = ("placement__citizen", "placement__company", "handled_by")
    found = list(rows.select_related(*related).order_by("-pk")[: SIZE + 1])
    shown = found[:SIZE]
    show_citizens(viewer, [row.placement.citizen for row in shown], kind=LookKind.LIST)
    whose = "alle" if asked.get("hvis") == "alle" else "mine"
    return {
        "lines": [change_line(row) for row in shown],
        "next_key": str(shown[-1].pk) if len(found) > SIZE else "",
        "size": SIZE,
        "shows_all": shows_all,
        "vis_filters": [
            {"label": _("ikke set på"), "url": f"?hvis={whose}", "current": not shows_all},
            {"label": _("alle ændringer"), "url": f"?hvis={whose}&vis=alle", "current": shows_all},
        ],
        "whose_filters": [
            {"label": label, "url": f"?hvis={value}" + ("&vis=alle" if shows_all else ""), "current": value == whose}
            for value, label in (("mine", _("mine")), ("alle", _("alle, jeg må se")))
        ],
    }


def rule_page(viewer: Viewer, rule_id: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """What one rule says about the viewer's own placements that have not ended, so many at a time.

    :raises Http404: when there is no such rule
    """
    book = rulebook_in_force()
    try:
        rule = book.rule(rule_id)
    except UnknownRule:
        raise Http404 from None
    rows = under_way(_whose(viewer, ""), viewer.today).order_by("pk")
    last = row_id(asked.get("efter", ""))
    keys = list((rows.filter(pk__gt=last) if last else rows).values_list("pk", flat=True)[: SIZE + 1])
    lines = _leaning(rule_id, keys[:SIZE], book)
    show_citizens(viewer, [line.placement.citizen for line in lines], kind=LookKind.LIST)
    entry = book.entry_on(rule_id, on_date=viewer.today)
    return {
        "rule": rule,
        "value": say_value(entry, texts()) if isinstance(entry, RuleValue) else "",
        "starts": entry.starts if entry else None,
        "lines": lines,
        "looked_at": len(keys[:SIZE]),
        "next_key": str(keys[SIZE - 1]) if len(keys) > SIZE else "",
        "size": SIZE,
    }


def _leaning(rule_id: str, keys: list[UUID], book: Rulebook) -> list[CourseLine]:
    """Those of the placements where a check looks the rule up, with what these checks answer."""
    said: dict[UUID, tuple[FindingText, ...]] = {}
    for planned in planned_placements(keys):
        behind = rules_behind(planned.plan, Reading(book))
        codes = {code for code, rules in behind.items() if rule_id in rules}
        if codes:
            findings = check_placement(planned.plan, book)
            said[planned.placement_id] = tuple(say(found, texts()) for found in findings if found.code in codes)
    rows = Placement.objects.select_related("citizen", "company").in_bulk(list(said))
    lines = [CourseLine(rows[key], found) for key, found in said.items() if found]
    return sorted(lines, key=lambda line: (line.placement.starts_on, line.placement.pk))


def _whose(viewer: Viewer, whose: str) -> "QuerySet[Placement]":
    rows = visible_placements(viewer)
    if whose == "alle":
        return rows
    return rows.filter(Q(consultant=viewer.user) | Q(citizen__caseworker=viewer.user))
