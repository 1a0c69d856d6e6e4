"""Part 5: agreement and follow-up."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbro.domain.calendar import (
    EveryWeeks,
    InWeeks,
    Period,
    Recurrence,
    Weekday,
    Weekly,
    danish_holidays,
    holidays_known,
    meeting_days,
    work_days,
)
from jobbro.domain.plan import HourKind, Plan
from jobbro.placements.forms.section import Part, Section, filled, more_rows, row_set, valid_values, without
from jobbro.placements.models import Duty
from jobbro.placements.queries.description import plan_or_none
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import DutyLine, FollowUpLine, Record
from jobbro.ui.fields import DanishDateField, TimeField

RHYTHMS = (
    ("", _("Vælg rytme")),
    ("weekly", _("hver uge")),
    ("fortnight", _("hver 14. dag")),
    ("weeks_1_4_8", _("i uge 1, 4 og 8")),
    ("every_four", _("hver fjerde uge")),
)


class AgreementForm(forms.Form):
    """Who agreed, what to do when ill, and what happens if it does not go as planned."""

    agreed_with = forms.MultipleChoiceField(
        label=_("Aftalt sammen med"), choices=Duty.Role.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    absence_notice = forms.CharField(
        label=_("Ved sygdom: hvem får besked, hvordan og hvornår?"),
        widget=forms.Textarea(attrs={"data-text-check": "letter_company"}),
        max_length=2000,
        required=False,
    )
    if_it_goes_wrong = forms.CharField(
        label=_("Hvad gør I, hvis det ikke går efter planen?"),
        widget=forms.Textarea(attrs={"data-text-check": "letter_company"}),
        max_length=5000,
        required=False,
    )
    employer_statement_on = DanishDateField(label=_("Arbejdsgiverens udtalelse, dato"), required=False)
    representative_statement_on = DanishDateField(label=_("Medarbejderrepræsentantens udtalelse, dato"), required=False)


class DutyForm(forms.Form):
    """A person and what the person takes care of."""

    role = forms.ChoiceField(label=_("Rolle"), choices=[("", "–"), *Duty.Role.choices], required=False)
    name = forms.CharField(label=_("Navn"), max_length=120, required=False)
    text = forms.CharField(label=_("Tager sig af"), max_length=1000, required=False)

    def clean(self) -> dict[str, Any]:
        """A row that says something has a role and a name."""
        values = super().clean() or {}
        if any(values.get(name) for name in ("role", "name", "text")):
            for name, message in (("role", _("Vælg rollen.")), ("name", _("Skriv navnet."))):
                if not values.get(name):
                    self.add_error(name, message)
        return values


class FollowUpForm(forms.Form):
    """A dated meeting; participants and topics are divided by commas."""

    row_name = _("Møde")
    day = DanishDateField(label=_("Dag"), required=False)
    starts_at = TimeField(label=_("Klokkeslæt"), required=False)
    participants = forms.CharField(label=_("Deltagere"), max_length=500, required=False)
    topics = forms.CharField(label=_("I taler om"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """A meeting has a day."""
        values = super().clean() or {}
        if not values.get("day") and "day" not in self.errors and any(values.values()):
            self.add_error("day", _("Skriv, hvilken dag I mødes."))
        return values


class RhythmForm(forms.Form):
    """A rhythm that suggests days."""

    rhythm = forms.ChoiceField(label=_("Foreslå dage"), choices=RHYTHMS, required=False)


DutyRows, FollowUpRows = row_set(DutyForm), row_set(FollowUpForm)


class AgreementSection(Section):
    """Agreement and follow-up."""

    template: ClassVar[str] = "placements/plan/agreement.html"

    def __init__(self, record: Record, choices: Choices, around: Surroundings, data: QueryDict | None = None) -> None:
        super().__init__(record, choices, around, data)
        self.form = AgreementForm(data, initial={name: getattr(record, name) for name in AgreementForm.base_fields})
        if record.is_subsidised:
            without(self.form, "employer_statement_on")
        self.rhythm = RhythmForm(data)
        duties = [{"role": d.role, "name": d.name, "text": d.text} for d in record.duties] or self._usual_people()
        self.duties = DutyRows(more_rows(data, "duty"), prefix="duty", initial=duties)
        meetings = [
            {
                "day": f.day,
                "starts_at": f.starts_at,
                "participants": ", ".join(f.participants),
                "topics": ", ".join(f.topics),
            }
            for f in record.follow_ups
        ]
        self.follow_ups = FollowUpRows(
            more_rows(self._with_suggestions(data), "follow"), prefix="follow", initial=meetings
        )

    def _usual_people(self) -> list[dict[str, str]]:
        names = self.record.names
        people = [(Duty.Role.CONTACT_PERSON, names.contact), (Duty.Role.CONSULTANT, names.consultant)]
        return [{"role": role, "name": name} for role, name in people if name]

    def _with_suggestions(self, data: QueryDict | None) -> QueryDict | None:
        """Put the days of a chosen rhythm in as rows when «foreslå dage» was pressed; nothing is saved yet."""
        if data is None or "suggest-follow" not in data:
            return data
        days = suggested_days(self.record, data.get("rhythm", ""))
        if not days:
            return data
        grown = data.copy()
        names = self.record.names
        who = ", ".join(name for name in (names.citizen_first, names.contact, names.consultant) if name)
        for index, day in enumerate(days):
            row = f"follow-{index}"
            grown[f"{row}-day"] = f"{day:%d-%m-%Y}"
            grown.setdefault(f"{row}-starts_at", "")
            grown[f"{row}-participants"] = grown.get(f"{row}-participants") or who
            grown[f"{row}-topics"] = grown.get(f"{row}-topics") or "samarbejde, opgaver, timer"
        for index in range(len(days), int(grown.get("follow-TOTAL_FORMS") or 0)):
            for name in ("day", "starts_at", "participants", "topics"):
                grown[f"follow-{index}-{name}"] = ""
        grown["follow-TOTAL_FORMS"] = str(len(days))
        return grown

    @property
    def parts(self) -> list[Part]:
        """The form and its two sets of rows."""
        return [self.form, self.rhythm, self.duties, self.follow_ups]

    def is_valid(self) -> bool:
        """Two follow-ups cannot lie on the same day."""
        valid = super().is_valid()
        seen: set[date] = set()
        for row in self.follow_ups.forms if valid else ():
            day = row.cleaned_data.get("day")
            if day in seen and day is not None:
                row.add_error("day", _("Der er to opfølgninger på samme dag."))
                valid = False
            seen.add(day)
        return valid

    def apply(self) -> Record:
        """Put agreement, people and meetings back, meetings in order of day."""
        values = valid_values(self.form)
        if "agreed_with" in values:
            values["agreed_with"] = tuple(values["agreed_with"])
        duties = tuple(DutyLine(row["role"], row["name"], row["text"]) for row in filled(self.duties) if row["name"])
        meetings = {
            row["day"]: FollowUpLine(row["day"], row["starts_at"], _listed(row["participants"]), _listed(row["topics"]))
            for row in filled(self.follow_ups)
            if row["day"]
        }
        return self.record.changed(**values, duties=duties, follow_ups=tuple(meetings[day] for day in sorted(meetings)))


def suggested_days(record: Record, rhythm: str) -> tuple[date, ...]:
    """Return the days that a rhythm gives within the period, on the citizen's last weekday of the week at work.

    A day that is a holiday gives way to the next day of work, or near the end to the one before.
    """
    plan, period = plan_or_none(record), record.period
    if period is None:
        return ()
    weekdays = sorted({*plan.steps[0].practice.weekdays, *plan.steps[0].paid.weekdays}) if plan else []
    weekday = Weekday(weekdays[-1]) if weekdays else Weekday.WEDNESDAY
    rhythms: dict[str, Recurrence] = {
        "weekly": Weekly(weekday),
        "fortnight": EveryWeeks(2, weekday),
        "weeks_1_4_8": InWeeks((1, 4, 8), weekday),
        "every_four": EveryWeeks(4, weekday),
    }
    if rhythm not in rhythms:
        return ()
    open_days = _open_days(plan, period)
    proposed = (_nearest(meeting.day, open_days) for meeting in meeting_days(rhythms[rhythm], period))
    return tuple(dict.fromkeys(day for day in proposed if day is not None))


def _open_days(plan: Plan | None, period: Period) -> list[date]:
    """The days of work within the period that are no holiday; without hours in the plan, every such weekday."""
    closed = danish_holidays(period) if holidays_known(period.first) and holidays_known(period.last) else {}
    worked = {
        day.day
        for step in (plan.steps if plan else ())
        for kind in HourKind
        for day in work_days(step.pattern(kind), step.period, closed=closed)
        if period.contains(day.day)
    }
    return sorted(worked) or [day for day in period if day not in closed and not Weekday.of(day).is_weekend]


def _nearest(day: date, open_days: list[date]) -> date | None:
    later = next((known for known in open_days if known >= day), None)
    return later or (open_days[-1] if open_days else None)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
