"""Part 2: hours and tasks, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.domain.calendar import CalendarError
from jobbro.domain.plan import HourKind, PlanError
from jobbro.placements import models
from jobbro.placements.forms.section import Part, Section, filled, more_rows, row_set
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import Record, SlotLine, StepLine, TaskLine
from jobbro.ui.fields import DanishDateField, TimeField

STEP_LIMIT = 12
Kinds = tuple[tuple[HourKind, Any], ...]
FRIDAY = 5
WEEKDAYS = (
    (1, _("man.")),
    (2, _("tir.")),
    (3, _("ons.")),
    (4, _("tor.")),
    (5, _("fre.")),
    (6, _("lør.")),
    (7, _("søn.")),
)
KINDS: Kinds = tuple((HourKind(kind.value), kind.label) for kind in models.HourKind)
ONLY_PAID = KINDS[1:]


@dataclass(frozen=True, slots=True)
class KindFields:
    """From and to of one kind of hours on one day."""

    word: str
    begins: forms.BoundField
    ends: forms.BoundField

    @property
    def is_used(self) -> bool:
        """Whether anything is written for this kind."""
        return any(field.value() or field.errors for field in (self.begins, self.ends))


@dataclass(frozen=True, slots=True)
class DayFields:
    """The fields of one weekday."""

    name: str
    is_weekend: bool
    kinds: tuple[KindFields, ...]

    @property
    def is_used(self) -> bool:
        """Whether anything is written on the day."""
        return any(kind.is_used for kind in self.kinds)


class StepForm(forms.Form):
    """The days of a step and its week: from and to for each weekday and kind."""

    starts_on = DanishDateField(label=_("Fra"))
    ends_on = DanishDateField(label=_("Til og med"))

    def __init__(self, *args: Any, kinds: Kinds = KINDS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        for weekday, name in WEEKDAYS:
            for kind, word in kinds:
                for end, label in (("from", _("fra")), ("to", _("til"))):
                    self.fields[f"{kind}_{weekday}_{end}"] = TimeField(label=f"{name} {word} {label}", required=False)

    def clean(self) -> dict[str, Any]:
        """Both ends of a day are written, in order, and the step ends after it starts."""
        values = super().clean() or {}
        if values.get("starts_on") and values.get("ends_on") and values["ends_on"] < values["starts_on"]:
            self.add_error("ends_on", _("Sidste dag ligger før første dag."))
        for weekday, _name in WEEKDAYS:
            for kind, _word in self.kinds:
                self._check_day(values, f"{kind}_{weekday}")
            self._check_kinds_apart(values, weekday)
        return values

    def _check_kinds_apart(self, values: dict[str, Any], weekday: int) -> None:
        """Nobody is in practice and at paid work in the same hour."""
        practice, practice_ends, paid, paid_ends = (
            values.get(f"{kind}_{weekday}_{end}") for kind in HourKind for end in ("from", "to")
        )
        if practice and practice_ends and paid and paid_ends and practice < paid_ends and paid < practice_ends:
            self.add_error(f"paid_{weekday}_from", _("Løn og praktik går ind over hinanden. Ret den ene."))

    def _check_day(self, values: dict[str, Any], day: str) -> None:
        begins, ends = values.get(f"{day}_from"), values.get(f"{day}_to")
        if begins and not ends and f"{day}_to" not in self.errors:
            self.add_error(f"{day}_to", _("Skriv, hvornår dagen slutter."))
        elif ends and not begins and f"{day}_from" not in self.errors:
            self.add_error(f"{day}_from", _("Skriv, hvornår dagen begynder."))
        elif begins and ends and ends <= begins:
            self.add_error(f"{day}_to", _("Sluttiden ligger før starttiden."))

    def slots(self) -> tuple[SlotLine, ...]:
        """The hours of the week that are written in full."""
        self.is_valid()
        lines = []
        for weekday, _name in WEEKDAYS:
            for kind, _word in self.kinds:
                begins = self.cleaned_data.get(f"{kind}_{weekday}_from")
                ends = self.cleaned_data.get(f"{kind}_{weekday}_to")
                if begins and ends and begins < ends:
                    lines.append(SlotLine(kind, weekday, begins, ends))
        return tuple(sorted(lines, key=lambda slot: (slot.weekday, slot.starts_at)))

    def week(self) -> Iterator["DayFields"]:
        """The fields day by day, Monday first."""
        for weekday, name in WEEKDAYS:
            kinds = tuple(
                KindFields(str(word), self[f"{kind}_{weekday}_from"], self[f"{kind}_{weekday}_to"])
                for kind, word in self.kinds
            )
            yield DayFields(str(name), weekday > FRIDAY, kinds)

    @property
    def weekend_is_hidden(self) -> bool:
        """Whether a weekend day has nothing written and can stand behind a fold."""
        return any(day.is_weekend and not day.is_used for day in self.week())

    @staticmethod
    def initial_of(step: StepLine) -> dict[str, Any]:
        """What the form shows for a stored step."""
        values: dict[str, Any] = {"starts_on": step.starts_on, "ends_on": step.ends_on}
        for slot in step.slots:
            values[f"{slot.kind}_{slot.weekday}_from"] = slot.starts_at
            values[f"{slot.kind}_{slot.weekday}_to"] = slot.ends_at
        return values


class TaskForm(forms.Form):
    """A task of a step."""

    title = forms.CharField(
        label=_("Opgave"), max_length=160, required=False, widget=forms.TextInput(attrs={"list": "company-tasks"})
    )
    kind = forms.ChoiceField(label=_("Timer"), choices=KINDS, required=False, initial=HourKind.PRACTICE)
    purpose = forms.CharField(label=_("Det træner"), max_length=500, required=False)
    payable = forms.CharField(label=_("Kan blive til løn, når"), max_length=200, required=False)
    next_task = forms.CharField(label=_("Næste opgave"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A row that says something has a title."""
        values = super().clean() or {}
        if not values.get("title") and any(values.get(name) for name in ("purpose", "payable", "next_task")):
            raise ValidationError({"title": _("Skriv, hvad opgaven er.")})
        return values


TaskRows = row_set(TaskForm)


class StepPart:
    """One step on the page: its days and its tasks."""

    def __init__(
        self, index: int, step: StepLine | None, data: QueryDict | None, first: dict[str, Any], kinds: Kinds
    ) -> None:
        self.number = index + 1
        self.prefix = f"step{index}"
        self.tasks_prefix = f"{self.prefix}-task"
        self.form = StepForm(
            data, prefix=self.prefix, initial=StepForm.initial_of(step) if step else first, kinds=kinds
        )
        tasks = (
            [
                {"title": t.title, "kind": t.kind, "purpose": t.purpose, "payable": t.payable, "next_task": t.next_task}
                for t in step.tasks
            ]
            if step
            else []
        )
        self.rows = TaskRows(
            more_rows(_with_task(data, self.tasks_prefix), self.tasks_prefix), prefix=self.tasks_prefix, initial=tasks
        )


def _with_task(data: QueryDict | None, prefix: str) -> QueryDict | None:
    """Put the company's task whose button was pressed in the first empty row, or in a new one; nothing is saved yet."""
    if data is None or not (title := data.get(f"suggest-{prefix}", "").strip()):
        return data
    grown = data.copy()
    grown[f"more-{prefix}"] = "1"
    grown = (more_rows(grown, prefix) or grown).copy()
    del grown[f"more-{prefix}"]
    names = (f"{prefix}-{index}-title" for index in range(int(str(grown[f"{prefix}-TOTAL_FORMS"]))))
    free = next((name for name in names if not str(grown.get(name, "")).strip()), None)
    if free is None:
        return data
    grown[free] = title
    return grown


class HoursSection(Section):
    """Hours and tasks."""

    template: ClassVar[str] = "placements/plan/hours.html"

    def __init__(self, record: Record, choices: Choices, around: Surroundings, data: QueryDict | None = None) -> None:
        super().__init__(record, choices, around, data)
        self.problems: list[str] = []
        self.kinds: Kinds = ONLY_PAID if record.is_subsidised else KINDS
        count = max(1, len(record.steps)) if data is None else _posted_count(data)
        self.steps = [
            StepPart(
                index,
                record.steps[index] if index < len(record.steps) else None,
                data,
                self._next_days(index),
                self.kinds,
            )
            for index in range(count)
        ]

    def _next_days(self, index: int) -> dict[str, Any]:
        """A new step begins the day after the one before and ends with the placement."""
        if index == 0:
            return {"starts_on": self.record.starts_on, "ends_on": self.record.ends_on}
        earlier = self.record.steps[index - 1] if index <= len(self.record.steps) else None
        return {"starts_on": earlier.ends_on + timedelta(days=1) if earlier else None, "ends_on": self.record.ends_on}

    @property
    def parts(self) -> list[Part]:
        """The forms and task rows of every step."""
        return [part for step in self.steps for part in (step.form, step.rows)]

    def is_valid(self) -> bool:
        """Check every step, and that the steps together make a plan."""
        valid = super().is_valid()
        self.problems = [] if not valid else _plan_problems(self.apply())
        return valid and not self.problems

    def apply(self) -> Record:
        """Put the steps back; a step without days is left out, and the period follows the steps."""
        lines: list[StepLine] = []
        for step in self.steps:
            step.form.is_valid()
            days = step.form.cleaned_data.get("starts_on"), step.form.cleaned_data.get("ends_on")
            if not (days[0] and days[1]):
                continue
            tasks = tuple(self._task(step.number, row) for row in filled(step.rows) if row["title"])
            lines.append(StepLine(len(lines) + 1, days[0], days[1], step.form.slots(), tasks))
        if not lines:
            return self.record
        return self.record.changed(
            steps=tuple(lines),
            starts_on=min(line.starts_on for line in lines),
            ends_on=max(line.ends_on for line in lines),
        )

    def _task(self, number: int, row: dict[str, Any]) -> TaskLine:
        known = {task.title: task.pk for task in self.choices.work_tasks.tasks}
        return TaskLine(
            row["title"],
            HourKind.PAID if self.record.is_subsidised else HourKind(row["kind"] or HourKind.PRACTICE),
            row["purpose"],
            row["payable"],
            row["next_task"],
            known.get(row["title"]),
        )


def _posted_count(data: QueryDict) -> int:
    try:
        count = int(data.get("steps", "1"))
    except ValueError:
        count = 1
    return max(1, min(count + ("more-steps" in data) - ("more-drop" in data), STEP_LIMIT))


def _plan_problems(record: Record) -> list[str]:
    """Say in Danish why the hours cannot be carried out as written."""
    try:
        record.plan  # noqa: B018 - asking for the plan is what finds the problem
    except CalendarError:
        return [_t("To tider på samme dag går ind over hinanden. Ret den ene.")]
    except PlanError:
        return [_t("Den samme opgave står to gange i samme periode, eller et årstal er forkert.")]
    return []
