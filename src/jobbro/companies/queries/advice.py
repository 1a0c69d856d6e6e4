"""Whether to call a company now: how much it has been asked, and what speaks for waiting."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jobbro.accounts.viewer import Viewer
from jobbro.companies.models import Company, CompanyContact, ContactOutcome, ContactPause
from jobbro.domain.contact import (
    ContactPolicy,
    Load,
    SoftStop,
    StopReason,
    Touch,
    contact_load,
    policy_on,
    soft_stops,
)
from jobbro.library import contact_policies, texts
from jobbro.ui.wording import local_day, short_day


@dataclass(frozen=True, slots=True)
class Stop:
    """A reason to wait, in words, and until which day."""

    reason: StopReason
    words: str
    until: date


@dataclass(frozen=True, slots=True)
class Advice:
    """How much the company has been asked, what speaks for waiting, and the pause that runs."""

    load: Load
    stops: tuple[Stop, ...]
    pause: ContactPause | None

    @property
    def waits(self) -> bool:
        """Whether it is better to wait."""
        return bool(self.stops)


def policy_of(viewer: Viewer) -> ContactPolicy:
    """Return the figures that count today."""
    return policy_on(contact_policies(), on_date=viewer.today)


def contacts_of_days(company: Company, viewer: Viewer, *, days: int) -> list[CompanyContact]:
    """Return who was in touch with the company in the last days, the first first."""
    rows = CompanyContact.objects.filter(company=company, at__gte=start_of_day(viewer.today - timedelta(days=days)))
    return list(rows.select_related("by").order_by("at"))


def advice_on(company: Company, viewer: Viewer, *, lately: list[CompanyContact] | None = None) -> Advice:
    """Return the advice to this colleague on this company today, in two questions to the database.

    `lately` are contacts of more days than the policy counts, where they are known already.
    """
    assert viewer.user is not None
    policy, today = policy_of(viewer), viewer.today
    counted = max(policy.load_days, policy.calm_days)
    lately = contacts_of_days(company, viewer, days=counted) if lately is None else lately
    names = {str(row.by_id): row.by.full_name for row in lately}
    touches = [_touch(row) for row in lately]
    pause = running_pause(company, today=today) if company.paused_until else None
    stops = soft_stops(
        touches,
        me=str(viewer.user.pk),
        paused_until=pause.ends_on if pause else None,
        today=today,
        policy=policy,
    )
    load = contact_load(touches, today=today, policy=policy)
    told = tuple(_stop(stop, load, names, pause, today) for stop in stops)
    return Advice(load, told, pause)


def running_pause(company: Company, *, today: date) -> ContactPause | None:
    """Return the pause that the company has today."""
    running = company.pauses.filter(ended_at__isnull=True, ends_on__gte=today)
    return running.select_related("made_by").order_by("-ends_on").first()


def start_of_day(day: date) -> datetime:
    """Return the first moment of a Danish day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _touch(row: CompanyContact) -> Touch:
    reached = row.outcome != ContactOutcome.NOT_REACHED
    return Touch(local_day(row.at), str(row.by_id), is_ours=not row.they_began, reached=reached)


def _stop(stop: SoftStop, load: Load, names: dict[str, str], pause: ContactPause | None, today: date) -> Stop:
    say = texts().say
    until = short_day(stop.until, today)
    if stop.reason is StopReason.PAUSED and pause is not None:
        words = say("contact.stop.paused", until=until, reason=pause.reason, who=pause.made_by.full_name)
    elif stop.touch is not None:
        tried = "contact.stop.colleague" if stop.touch.reached else "contact.stop.colleague_tried"
        words = say(tried, who=names[stop.touch.by], day=short_day(stop.touch.on, today), until=until)
    else:
        words = say("contact.stop.asked_enough", asked=str(load.asked), days=str(load.days), until=until)
    return Stop(stop.reason, words, stop.until)
