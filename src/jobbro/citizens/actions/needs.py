"""Working through a need with the citizen: the chain behind one fact, and the words that may be shared of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions.facts import FactDetails, add_fact, change_fact
from jobbro.citizens.actions.saving import locked
from jobbro.citizens.models import Citizen, Fact, FactKind, NeedChain
from jobbro.domain.disclosure import Audience
from jobbro.domain.language.quantities import Quantity
from jobbro.domain.language.rewording import numbers_of

# What the database can hold; a larger number stays in words only.
_LARGEST = Decimal(9_999_999)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class NeedDetails:
    """What was found out about a need. `answers` are fields of the chain by name."""

    said: str
    measure: str
    wording: str
    answers: Mapping[str, object] = field(default_factory=dict)
    approved: bool = False


@transaction.atomic
def begin_need(*, by: User, citizen: Citizen, said: str, measure: str, noted_on: date, at: datetime) -> Fact:
    """Write a limit down in the citizen's words as a need, closed to all but the consultants."""
    details = FactDetails(FactKind.NEED, said, noted_on, measure=measure, in_own_words=True)
    fact = add_fact(by=by, citizen=citizen, details=details, at=at)
    NeedChain.objects.create(fact=fact, said=said, **_number(said, measure))
    return fact


@transaction.atomic
def save_need(*, by: User, fact: Fact, details: NeedDetails, edit_version: int, at: datetime) -> frozenset[Audience]:
    """Save what was found out, and return the readers who no longer see the fact because its words are new.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = locked(fact, edit_version=edit_version)
    chain = NeedChain.objects.filter(fact=fresh).first() or NeedChain(fact=fresh)
    values = dict(details.answers) | _number(details.said, details.measure) | {"said": details.said}
    # A limit that is still without a number after the question has been answered is not asked about again.
    values["asked_again"] = chain.asked_again or not numbers_of(details.said, details.measure)
    values |= _approval(chain, details, by=by, at=at)
    changed = [name for name, value in values.items() if getattr(chain, name) != value]
    for name in changed:
        setattr(chain, name, values[name])
    closed = change_fact(by=by, fact=fresh, details=_words(fresh, details), edit_version=edit_version, at=at)
    if changed or chain._state.adding:
        chain.save()
        record(
            by=by.actor,
            at=at,
            action="fact.worked_through",
            about=[fact.citizen],
            details={"fact": str(fact.pk), "kind": fact.kind, "fields": sorted(changed)},
        )
        # The chain and the fact are edited on one page, so a change of either makes an open form old.
        Fact.objects.filter(pk=fact.pk, edit_version=edit_version).update(edit_version=F("edit_version") + 1)
    return closed


def _words(fact: Fact, details: NeedDetails) -> FactDetails:
    is_limit = details.wording == details.said
    own_words = fact.in_own_words if details.wording == fact.wording else is_limit
    return FactDetails(fact.kind, details.wording, fact.noted_on, measure=details.measure, in_own_words=own_words)


def _approval(chain: NeedChain, details: NeedDetails, *, by: User, at: datetime) -> dict[str, object]:
    """The citizen's yes belongs to exactly these words; a yes that stands keeps its day."""
    if not details.approved:
        return {"approved_wording": "", "approved_at": None, "approved_by": None}
    if chain.approved_wording == details.wording:
        return {}
    return {"approved_wording": details.wording, "approved_at": at, "approved_by": by}


def _number(said: str, measure: str) -> dict[str, object]:
    """The number that the measure tells, or else the limit, as the chain stores it."""
    found = next((one for one in reversed(numbers_of(said, measure)) if _can_be_stored(one)), None)
    if found is None:
        return {"amount": None, "amount_to": None, "unit": "", "per": "", "bound": ""}
    return {
        "amount": found.low.quantize(_CENT),
        "amount_to": found.high.quantize(_CENT) if found.high > found.low else None,
        "unit": found.unit.value,
        "per": found.per.value if found.per else "",
        "bound": found.bound.value if found.bound else "",
    }


def _can_be_stored(number: Quantity) -> bool:
    low, high = number.low.quantize(_CENT), number.high.quantize(_CENT)
    return high <= _LARGEST and (number.low == number.high or low < high)
