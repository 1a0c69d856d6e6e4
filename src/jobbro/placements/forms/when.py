"""Part 1: who and when."""

from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbro.domain.calendar import Period
from jobbro.domain.plan import HourKind
from jobbro.placements.forms.section import Part, Section, valid_values
from jobbro.placements.models import PlacementKind
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import Record, StepLine, TaskLine
from jobbro.placements.sections import SECTIONS
from jobbro.ui.fields import DanishDateField


class WhenForm(forms.Form):
    """The kind of placement, site, contact and period."""

    kind = forms.ChoiceField(
        label=_("Slags forløb"), choices=PlacementKind.choices, widget=forms.RadioSelect, required=False
    )
    site_id = forms.TypedChoiceField(label=_("Arbejdssted"), coerce=UUID, empty_value=None, required=False)
    contact_id = forms.TypedChoiceField(
        label=_("Kontaktperson på arbejdspladsen"), coerce=UUID, empty_value=None, required=False
    )
    starts_on = DanishDateField(label=_("Første dag"), required=False)
    ends_on = DanishDateField(label=_("Sidste dag"), required=False)
    weeks = forms.IntegerField(
        label=_("… eller antal uger"),
        required=False,
        min_value=1,
        max_value=104,
        error_messages={"min_value": _("Skriv mindst 1 uge."), "max_value": _("Skriv højst 104 uger.")},
        help_text=_("Så regner vi sidste dag ud."),
    )
    off_on_holidays = forms.BooleanField(label=_("Fri på helligdage"), required=False)

    def offer(self, name: str, nothing: Any, choices: list[tuple[str, str]]) -> None:
        """Offer these choices in a field, after the one that chooses nothing."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices]

    def clean(self) -> dict[str, object]:
        """A period ends after it starts, and weeks can stand for the last day."""
        values = super().clean() or {}
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if starts and values.get("weeks"):
            values["ends_on"] = ends = Period.of_weeks(starts, values["weeks"]).last
        if starts and ends and ends < starts:
            raise ValidationError({"ends_on": _("Sidste dag ligger før første dag.")})
        if starts and ends and (ends - starts).days > 5 * 366:
            raise ValidationError({"ends_on": _("Forløbet er længere end fem år. Se datoerne efter.")})
        return values


class WhenSection(Section):
    """Who and when."""

    template: ClassVar[str] = "placements/plan/when.html"

    def __init__(self, record: Record, choices: Choices, around: Surroundings, data: QueryDict | None = None) -> None:
        super().__init__(record, choices, around, data)
        stored = SECTIONS["hvem"].fields
        self.form = WhenForm(data, initial={name: getattr(record, name) for name in stored})
        self.form.offer("site_id", _("Vælg arbejdssted"), [(str(s.pk), str(s)) for s in choices.sites])
        people = [(str(c.pk), f"{c.name}, {c.title or c.get_role_display()}") for c in choices.contacts]
        self.form.offer("contact_id", _("Vælg kontaktperson"), people)

    @property
    def parts(self) -> list[Part]:
        """The one form."""
        return [self.form]

    def apply(self) -> Record:
        """Put site, contact and period back; the only step follows the period."""
        values = valid_values(self.form)
        values.pop("weeks", None)
        # A form that does not say the kind leaves it as it is.
        values["kind"] = values.get("kind") or self.record.kind
        return follow_period(follow_kind(self.record.changed(**values)))


def follow_kind(record: Record) -> Record:
    """In a job with løntilskud every hour and task is paid, also those that were written as practice before."""
    if not record.is_subsidised:
        return record
    return record.changed(steps=tuple(_all_paid(step) for step in record.steps))


def _all_paid(step: StepLine) -> StepLine:
    tasks: dict[str, TaskLine] = {}
    for task in sorted(step.tasks, key=lambda task: task.kind != HourKind.PAID):
        tasks.setdefault(task.key, replace(task, kind=HourKind.PAID))
    return replace(
        step, slots=tuple(replace(slot, kind=HourKind.PAID) for slot in step.slots), tasks=tuple(tasks.values())
    )


def follow_period(record: Record) -> Record:
    """Let the first step begin and the last step end with the period, as long as their days still make sense."""
    if record.period is None or not record.steps:
        return record
    steps = list(record.steps)
    first, last = steps[0], steps[-1]
    if record.period.first <= first.ends_on:
        steps[0] = StepLine(first.number, record.period.first, first.ends_on, first.slots, first.tasks)
    last = steps[-1]
    if record.period.last >= last.starts_on:
        steps[-1] = StepLine(last.number, last.starts_on, record.period.last, last.slots, last.tasks)
    return record.changed(steps=tuple(steps))
