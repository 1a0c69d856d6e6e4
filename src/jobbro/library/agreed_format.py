"""An agreement as JSON: what `description check --plan` reads. It is either a plan document as Jobbro writes plans,
or the facts below, with or without such a plan. Unknown facts are left out; nothing else is forgiven.
"""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from jobbro.domain.calendar import CalendarError, Period, TimeSlot, Weekday, WeekPattern
from jobbro.domain.language import AgreedFacts, AgreedPerson, Role
from jobbro.domain.plan import Plan, PlanFormatError, plan_from_json
from jobbro.library.case_values import Day, Form, Hours, PeriodForm, Words, told
from jobbro.library.folder import known_keys
from jobbro.library.problems import in_plain_words
from jobbro.library.strict_json import BadInput, InputProblem, read_object

_CLOCK = re.compile(r"([01]\d|2[0-3])[:.]([0-5]\d)\Z", re.ASCII)
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def _clock(raw: Any) -> time:
    match = _CLOCK.match(raw) if isinstance(raw, str) else None
    if match is None:
        raise ValueError("skriv klokkeslættet som «09:00».")
    return time(int(match.group(1)), int(match.group(2)))


def _weekday(raw: Any) -> Weekday:
    if isinstance(raw, str) and raw.lower() in _WEEKDAYS:
        return Weekday(_WEEKDAYS.index(raw.lower()) + 1)
    if isinstance(raw, int) and not isinstance(raw, bool) and 1 <= raw <= len(_WEEKDAYS):
        return Weekday(raw)
    raise ValueError("skriv ugedagen som «mandag» eller et tal fra 1 til 7.")


Clock = Annotated[time, BeforeValidator(_clock, json_schema_input_type=str)]
AnyWeekday = Annotated[Weekday, BeforeValidator(_weekday, json_schema_input_type=str | int)]


class SlotForm(Form):
    """En arbejdstid på en ugedag."""

    weekday: AnyWeekday = Field(description="Ugedagen: «mandag» til «søndag», eller 1 til 7.")
    starts: Clock = Field(description="Mødetid, fx «09:00».")
    ends: Clock = Field(description="Fyraften, fx «12:00».")
    unpaid_break_minutes: int = Field(default=0, ge=0, le=600, description="Pause uden for arbejdstiden, i minutter.")


class PersonForm(Form):
    """En person i aftalen."""

    name: Words = Field(description="Navnet, som det skal stå i teksten.")
    role: Annotated[Role, Field(strict=False)] = Field(description="Hvad personen er i forløbet.")
    title: str | None = told("Stillingen, fx «kirkegårdsgraver».")


class AgreedForm(Form):
    """Det, I har aftalt. Teksten må ikke sige noget andet."""

    citizen: str | None = told("Praktikantens navn.")
    company: str | None = told("Virksomhedens navn.")
    people: Annotated[tuple[PersonForm, ...], Field(strict=False)] = Field(
        default=(), description="De andre i aftalen."
    )
    plan: dict[str, Any] | None = told("Planen, som Jobbro gemmer den. Så kan period og working_time udelades.")
    period: PeriodForm | None = told("Første dag sammen med sidste dag eller antal uger.")
    weeks: int | None = told("Antal uger, når dagene ikke er valgt.", ge=1, le=520)
    working_time: Annotated[tuple[SlotForm, ...], Field(strict=False)] = Field(default=(), description="Ugens tider.")
    hours_per_week: Hours | None = told("Timer om ugen, når tiderne ikke er valgt.")
    follow_ups: Annotated[tuple[Day, ...], Field(strict=False)] = Field(default=(), description="Dage for opfølgning.")
    tasks: Annotated[tuple[Words, ...], Field(strict=False)] = Field(default=(), description="De aftalte opgaver.")
    wishes: Annotated[tuple[Words, ...], Field(strict=False)] = Field(default=(), description="Borgerens egne ord.")
    agreed_by: Annotated[tuple[Annotated[Role, Field(strict=False)], ...], Field(strict=False)] = Field(
        default=(), description="De roller, der har sagt ja."
    )

    @model_validator(mode="after")
    def _tells_each_thing_once(self) -> Self:
        if self.plan is not None and (self.period or self.working_time or self.weeks or self.hours_per_week):
            raise ValueError("planen siger allerede, hvornår og hvor meget; udelad de andre felter om tid.")
        if self.period is not None and self.weeks is not None:
            raise ValueError("skriv enten «period» eller «weeks».")
        return self

    def agreed(self) -> AgreedFacts:
        """The agreement as the check sees it; BadInput when the plan or the hours cannot be."""
        plan = _plan(self.plan) if self.plan is not None else None
        return AgreedFacts(
            citizen=self.citizen or "",
            company=self.company or "",
            people=tuple(AgreedPerson(person.name, person.role, person.title or "") for person in self.people),
            period=plan.period if plan else self._period(),
            weeks=None if self.weeks is None else Decimal(self.weeks),
            pattern=_first_week(plan) if plan else self._pattern(),
            hours_per_week=self.hours_per_week,
            follow_ups=self.follow_ups,
            tasks=self.tasks or (tuple(task.title for task in plan.steps[0].tasks) if plan else ()),
            wishes=self.wishes,
            agreed_by=frozenset(self.agreed_by),
        )

    def _period(self) -> Period | None:
        return self.period.period() if self.period else None

    def _pattern(self) -> WeekPattern | None:
        try:
            slots = [
                TimeSlot(each.weekday, each.starts, each.ends, each.unpaid_break_minutes) for each in self.working_time
            ]
            return WeekPattern(tuple(slots)) if slots else None
        except CalendarError as error:
            message = "tiderne kan ikke passe; se efter start, slut, pause og overlap."
            raise BadInput([InputProblem("working_time", message)]) from error


def _plan(document: dict[str, Any]) -> Plan:
    try:
        return plan_from_json(document)
    except PlanFormatError as error:
        place = f"plan.{error.path}" if error.path else "plan"
        raise BadInput([InputProblem(place, f"her ventes {error.expected.value}.")]) from error


def _first_week(plan: Plan) -> WeekPattern | None:
    """The hours from the start, practice and paid together, for that is what a description tells."""
    first = plan.steps[0]
    slots = (*first.practice.slots, *first.paid.slots)
    try:
        return WeekPattern(slots) if slots else None
    except CalendarError:
        # Practice and paid work at the same time is a mistake of the plan, which has a check of its own.
        return first.practice or None


def parse_agreed(text: str) -> AgreedFacts:
    """An agreement in JSON; BadInput with the place of everything that cannot be used."""
    document = read_object(text)
    if "steps" in document and "version" in document:
        document = {"plan": document}
    try:
        return AgreedForm.model_validate(document).agreed()
    except ValidationError as error:
        raise BadInput([_problem(detail) for detail in error.errors()]) from error


def _problem(detail: Any) -> InputProblem:
    path = ".".join(str(part) for part in detail["loc"])
    return InputProblem(path, in_plain_words(detail, known_keys(AgreedForm, detail["loc"][:-1])))


def agreed_schema() -> dict[str, Any]:
    """The JSON Schema of an agreement, with Danish descriptions."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **AgreedForm.model_json_schema()}
