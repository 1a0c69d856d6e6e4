"""What is taken out of a citizen's case before it is handed over, and what is not due at all."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from jobbro.accounts.models import Municipality, User
from jobbro.citizens import cpr
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.domain.disclosure import PrivacyClass
from jobbro.domain.language.third_parties import TakenOutBecause, ThirdParties
from jobbro.library import texts
from jobbro.privacy.queries.insight import InsightPart, InsightRow
from jobbro.privacy.queries.register import classes_of, our_models

_Counted = Counter[tuple[str, str, int, TakenOutBecause]]  # part, field, row, reason


@dataclass(frozen=True, slots=True)
class TakenOut:
    """How often something of one kind was taken out of a field, and why; never the words themselves."""

    part: str
    label: str
    row: int
    why: str
    times: int


@dataclass(frozen=True, slots=True)
class NotDue:
    """Fields of the rows in the case that are not about the citizen, and why they are left out."""

    part: str
    labels: tuple[str, ...]
    why: str


def without_third_parties(
    citizen: Citizen, parts: tuple[InsightPart, ...], *, by_hand: Collection[str] = ()
) -> tuple[tuple[InsightPart, ...], tuple[TakenOut, ...]]:
    """Return the parts with other people taken out, and the list of what was taken out and why."""
    colleagues = tuple(User.objects.values_list("first_name", "last_name", "phone", "email"))
    others = Citizen.objects.exclude(pk=citizen.pk).values_list("first_name", "last_name").distinct()
    own = {(citizen.first_name, citizen.last_name)}
    everything = [text for part in parts for row in part.rows for text in (row.about, *row.values)]
    known = {*_of_work(), *chain.from_iterable(person[2:] for person in colleagues), citizen.phone, citizen.email}
    if citizen.cpr_encrypted:
        known.add(cpr.in_full(cpr.unseal(citizen.cpr_encrypted, citizen_id=citizen.pk)))
    names = set(others.iterator()) - own
    people = ThirdParties(names, everything, by_hand=by_hand, known=known)
    # Who did something is a colleague, even one who has another citizen's name.
    doers = ThirdParties(names - {person[:2] for person in colleagues}, everything, by_hand=by_hand, known=known)
    counted: _Counted = Counter()
    kept = tuple(_cleaned(part, people, doers, counted) for part in parts)
    say = texts().say
    lines = (
        TakenOut(part, label, row, say(f"taken_out.{why}"), times) for (part, label, row, why), times in counted.items()
    )
    return kept, tuple(lines)


def not_due(parts: tuple[InsightPart, ...]) -> tuple[NotDue, ...]:
    """Name the fields of the parts' rows that say something of others than the citizen, kind by kind."""
    headings = {part.key: part.heading for part in parts}
    say, found = texts().say, []
    for model in our_models():
        if heading := headings.get(model._meta.label_lower):
            by_class: dict[str, list[str]] = {}
            for name, stated in classes_of(model).items():
                if _is_of_others(stated):
                    by_class.setdefault(stated.name, []).append(say(f"stored.{name}"))
            found += [NotDue(heading, tuple(labels), say(f"not_due.{name}")) for name, labels in by_class.items()]
    return tuple(found)


def _is_of_others(stated: PrivacyClass) -> bool:
    return not stated.exported and stated.name != "technical"


def _of_work() -> Iterator[str]:
    """The numbers and addresses of the municipality and of companies: no person's own."""
    yield from chain.from_iterable(Municipality.objects.values_list("phone", "email"))
    yield from chain.from_iterable(Company.objects.exclude(phone="", email="").values_list("phone", "email"))


def _cleaned(
    part: InsightPart,
    people: ThirdParties,
    doers: ThirdParties,
    counted: _Counted,
) -> InsightPart:
    rows = []
    for number, row in enumerate(part.rows, start=1):
        about = _without(row.about, people, (part.heading, "", number), counted)
        values = tuple(
            _without(value, doers if label in part.doers else people, (part.heading, label, number), counted)
            for label, value in zip(part.labels, row.values, strict=True)
        )
        rows.append(InsightRow(about, values))
    return replace(part, rows=tuple(rows))


def _without(
    text: str,
    people: ThirdParties,
    place: tuple[str, str, int],
    counted: _Counted,
) -> str:
    kept, last = [], 0
    for stretch in people.stretches(text):
        kept += [text[last : stretch.start], texts().say(f"taken_out.mark.{stretch.why}")]
        last = stretch.end
        counted[(*place, stretch.why)] += 1
    return "".join((*kept, text[last:]))
