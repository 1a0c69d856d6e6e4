"""The rulebook as it counts in this municipality: what was shipped, what was signed off, and the own rates."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from jobbro.accounts.models import LocalRate, Municipality, RuleSetSignOff
from jobbro.domain.rules import Entry, Grade, Rulebook, RuleValue, Source, State, Unit
from jobbro.library import rule_set_versions, rulebook
from jobbro.library.value_words import LOCAL

# What a municipality may fill in: amounts that are announced each year, never the conditions of an act.
RATE_UNITS = frozenset(
    {
        Unit.KRONER,
        Unit.KRONER_PER_HOUR,
        Unit.KRONER_PER_WEEK,
        Unit.KRONER_PER_MONTH,
        Unit.KRONER_PER_YEAR,
        Unit.KRONER_PER_KILOMETRE,
        Unit.SHARE,
    }
)


class _Built(NamedTuple):
    shipped: str
    stamp: str
    book: Rulebook


_built: dict[str, _Built] = {}


def rulebook_in_force() -> Rulebook:
    """The rulebook that counts here; one question."""
    return rulebook_at(Municipality.objects.filter(pk=1).values_list("rulebook_stamp", flat=True).first() or "")


def rulebook_at(stamp: str) -> Rulebook:
    """The rulebook for a stamp that the caller has read already; asks only when the stamp is new to this process."""
    shipped = rulebook()
    if not stamp:
        return shipped
    known = _built.get("latest")
    if known is not None and (known.shipped, known.stamp) == (shipped.version, stamp):
        return known.book
    book = _with_local_rates(rulebook(signed_off=signed_sets()))
    _built["latest"] = _Built(shipped.version, stamp, book)
    return book


def rulebooks_around(set_id: str) -> tuple[Rulebook, Rulebook]:
    """The rulebook that would count here without a set that lies ready, and with it; three questions."""
    others = set(signed_sets()) - {set_id}
    without, with_set = (rulebook(signed_off=sorted(sets)) for sets in (others, others | {set_id}))
    return _with_local_rates(without), _with_local_rates(with_set)


def signed_sets() -> tuple[str, ...]:
    """The rule sets that count: signed off, and not rewritten since."""
    versions = rule_set_versions()
    rows = RuleSetSignOff.objects.filter(withdrawn_at__isnull=True).order_by("set_id")
    return tuple(row.set_id for row in rows if versions.get(row.set_id) == row.set_version)


def shipped_value(rule_id: str, *, on_date: date) -> RuleValue | None:
    """What the shipped rulebook says of a rule on a day, if it is settled there; UnknownRule for a strange id."""
    entry = rulebook().entry_on(rule_id, on_date=on_date)
    return entry if entry is not None and entry.state is State.SETTLED else None


def _with_local_rates(book: Rulebook) -> Rulebook:
    for rate in LocalRate.objects.filter(withdrawn_at__isnull=True).select_related("entered_by"):
        # A rate that has been shipped since is the better one; so is a rule that has been taken out.
        if rate.rule_id in book and shipped_value(rate.rule_id, on_date=rate.starts_on) is None:
            book = book.with_entry(rate.rule_id, _entry(rate))
    return book


def _entry(rate: LocalRate) -> Entry:
    source = Source(rate.source_title, rate.source_section, rate.source_url, rate.source_published, reference=LOCAL)
    note = _("Kommunens egen sats, skrevet ind af %(who)s. Den er ikke efterset af Jobbro.") % {
        "who": rate.entered_by.full_name
    }
    return Entry(rate.starts_on, State.SETTLED, rate.value.normalize(), source, Grade.D, note)
