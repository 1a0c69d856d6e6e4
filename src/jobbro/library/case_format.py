"""A planned placement as JSON: what `rules check` reads. Unknown facts are left out; nothing else is forgiven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationError, ValidationInfo, model_validator
from pydantic_core import ErrorDetails

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import (
    Agreement,
    History,
    PaidHoursOutlook,
    PaidWork,
    PlacementKind,
    PlannedPlacement,
    Purpose,
    Step,
    Subsidy,
    Task,
    Topic,
)
from jobbro.library.case_person import PersonForm
from jobbro.library.case_values import (
    Amount,
    Day,
    Form,
    Hours,
    PeriodForm,
    Statement,
    Words,
    check_end,
    period_from,
    told,
)
from jobbro.library.case_workplace import WorkplaceForm
from jobbro.library.folder import known_keys
from jobbro.library.problems import in_plain_words
from jobbro.library.strict_json import BadInput, InputProblem, read_object


class TaskForm(Form):
    """En opgave i planen."""

    task: Words = Field(description="Opgavens navn. Samme navn er samme opgave.")
    purpose: str | None = told("Hvad opgaven træner eller afklarer. En tom tekst betyder, at det ikke er skrevet.")


def _named(raw: Any) -> Any:
    return {"task": raw} if isinstance(raw, str) else raw


AnyTask = Annotated[TaskForm, BeforeValidator(_named, json_schema_input_type=str | TaskForm)]


def _key(title: str) -> str:
    return " ".join(title.casefold().split())


def _tasks(entries: Iterable[TaskForm] | None) -> tuple[Task, ...] | None:
    return None if entries is None else tuple(Task(_key(entry.task), entry.task, entry.purpose) for entry in entries)


class StepForm(Form):
    """En periode i planen med faste ugentlige timer. Perioderne følger efter hinanden, hvis de ikke har dage."""

    practice_hours: Hours | None = told("Praktiktimer om ugen.")
    paid_hours: Hours | None = told("Lønnede timer om ugen. Udelad, når der ingen er; null betyder ukendt.")
    practice_tasks: Annotated[tuple[AnyTask, ...], Field(strict=False)] | None = told("Opgaver i praktikken.")
    paid_tasks: Annotated[tuple[AnyTask, ...], Field(strict=False)] | None = told("Opgaver med løn.")
    starts: Day | None = told("Periodens første dag.")
    ends: Day | None = told("Periodens sidste dag.")

    @model_validator(mode="after")
    def _has_both_days_or_none(self) -> Self:
        if (self.starts is None) != (self.ends is None):
            raise ValueError("skriv både «starts» og «ends» for perioden, eller ingen af dem.")
        if self.starts is not None and self.ends is not None and self.ends < self.starts:
            raise ValueError("slutdagen ligger før startdagen.")
        return self

    def step(self, number: int) -> Step:
        """The step as the rules see it."""
        period = None if self.starts is None or self.ends is None else Period(self.starts, self.ends)
        practice, paid = _tasks(self.practice_tasks), _tasks(self.paid_tasks)
        paid_hours = self.paid_hours
        if "paid_hours" not in self.model_fields_set and not paid:
            paid_hours = Decimal(0)
        return Step(number, self.practice_hours, paid_hours, practice, paid, period)


class HistoryForm(Form):
    """Hvad der gik forud på dette sted."""

    practice_here: Annotated[tuple[PeriodForm, ...], Field(strict=False)] | None = Field(
        default=(),
        description="Tidligere praktik på stedet, som planen forlænger. Udelad ved en ny praktik; null betyder ukendt.",
    )
    last_employed_here: bool | None = told("Var borgeren senest ansat her? Det gælder også et job med tilskud.")
    same_function: bool | None = told("Er funktionen den samme som i det gamle job her?")
    function_difference_written: bool | None = told("Står forskellen på funktionerne i aftalen?")
    place_assessed: bool | None = told("Er det konkret vurderet, at praktikken skal være her?")
    consents_to_same_function: bool | None = told("Siger borgeren ja til samme funktion? Målgruppe 6 og 7 uden job.")


class AgreementForm(Form):
    """Hvad der er besluttet og skrevet ned."""

    purposes: Annotated[tuple[Annotated[Purpose, Field(strict=False)], ...], Field(strict=False)] | None = told(
        "Formål i aftalen. En tom liste betyder, at intet er valgt."
    )
    extension_assessment: bool | None = told("Er forlængelsen begrundet i en skriftlig, konkret vurdering?")
    special_need: bool | None = told("Er et helt særligt behov for at forlænge igen skrevet ned?")
    tasks_match_education: bool | None = told("Passer opgaverne til borgerens uddannelse?")
    direction: bool | None = told("Siger aftalen, hvordan praktikken fører mod jobmålet?")
    paid_hours_outlook: Annotated[PaidHoursOutlook, Field(strict=False)] | None = told(
        "Hvor ordinære timer kan komme: here, elsewhere, eller neither når det ikke er skrevet."
    )
    fills_labour_need: bool | None = told("Dækker praktikken virksomhedens behov for arbejdskraft?")
    seasonal_peak: bool | None = told("Dækker praktikken en kort spidsbelastning?")
    replaces_employee: bool | None = told("Træder borgeren i stedet for en ansat?")
    employer_statement: Statement | None = told("Arbejdsgiverens skriftlige erklæring: true, false eller dagen.")
    employee_statement: Statement | None = told("Medarbejderrepræsentantens erklæring: true, false eller dagen.")
    tasks_otherwise_undone: bool | None = told("Ville opgaverne ellers ikke blive løst? Nytteindsats.")
    representative_told: bool | None = told(
        "Er tillidsrepræsentanten orienteret, og er det praktiske drøftet? Nytteindsats fra 2025."
    )


class ConversionForm(Form):
    """En opgave, der gik fra praktik til løn."""

    task: Words = Field(description="Opgavens navn.")
    day: Day = Field(description="Dagen for skiftet.")


class PaidWorkForm(Form):
    """Ansættelsen ved siden af praktikken."""

    contract: str | None = told("Henvisning til ansættelseskontrakten. Tom eller udeladt betyder, at ingen er noteret.")
    real_need_stated: bool | None = told("Har virksomheden bekræftet et reelt behov på ordinære vilkår?")
    other_function: bool | None = told("Ligger løntimerne i en anden funktion? Spørges, når opgaverne ikke er skrevet.")
    contract_lists_functions: bool | None = told("Nævner kontrakten de lønnede opgaver?")
    agreement_lists_functions: bool | None = told("Nævner praktikaftalen praktikopgaverne?")
    conversions: Annotated[tuple[ConversionForm, ...], Field(strict=False)] | None = told(
        "Opgaver, der gik fra praktik til løn, og hvornår."
    )

    def paid_work(self) -> PaidWork:
        """The employment as the rules see it."""
        noted = self.conversions
        pairs = None if noted is None else tuple((_key(entry.task), entry.day) for entry in noted)
        return PaidWork(conversions=pairs, **self.facts(*(set(type(self).model_fields) - {"conversions"})))


class SubsidyForm(Form):
    """Jobbet med løntilskud."""

    weekly_paid_hours: Hours | None = told("Timer om ugen i jobbet. Udelad, når de står i «paid_hours» eller «steps».")
    wage_as_agreed: bool | None = told("Er løn og vilkår som i overenskomsten eller som sædvanligt?")
    discussed_with_staff: bool | None = told("Er ansættelsen drøftet med medarbejdernes repræsentanter?")
    net_expansion: bool | None = told("Bliver der flere ansatte end i snit det seneste år?")
    post_never_vacated: bool | None = told("Er det en ny stilling, som ingen ordinært ansat har forladt?")
    vacated_by_ordinary_employee_on: Day | None = told("Dagen, hvor en ordinært ansat forlod stillingen.")
    owned_by_partner: bool | None = told("Ejes virksomheden af borgerens ægtefælle eller samlever?")
    monthly_wage_cost: Amount | None = told("Virksomhedens lønudgift om måneden i kroner.")
    aid_per_hour: Amount | None = told("Tilskud i kroner pr. time.")


def _nothing_known(raw: Any, info: ValidationInfo) -> Any:
    """Null says that nothing is known: of the history not even the earlier practice, which else counts as none."""
    if raw is not None:
        return raw
    return {"practice_here": None} if info.field_name == "history" else {}


_NULL_IS_UNKNOWN = BeforeValidator(_nothing_known)


class CaseForm(Form):
    """En planlagt praktik, et job med løntilskud eller en nytteindsats. Det, I ikke ved, udelader I."""

    id: str | None = told("Jeres eget navn for sagen; det gentages i svaret.")
    kind: Annotated[PlacementKind, Field(strict=False)] = Field(description="Ordningen.")
    starts: Day = Field(description="Første dag. Den afgør, hvilke regler der gælder.")
    ends: Day | None = told("Sidste dag, som tæller med. Udelad, hvis du skriver weeks.")
    weeks: int | None = told("Antal hele uger. Udelad, hvis du skriver ends.", ge=1, le=520)
    topics: Annotated[tuple[Annotated[Topic, Field(strict=False)], ...], Field(strict=False)] = Field(
        default=(), description="Hvilke spørgsmål der skal svares på. Udelad for at få alle."
    )
    practice_hours: Hours | None = told("Praktiktimer om ugen, når planen kun har én periode.")
    paid_hours: Hours | None = told("Lønnede timer om ugen. Udelad, når der ingen er; null betyder ukendt.")
    steps: Annotated[tuple[StepForm, ...], Field(strict=False, min_length=1)] | None = told(
        "Planens perioder. Så står timerne i dem og ikke ovenfor."
    )
    person: Annotated[PersonForm, _NULL_IS_UNKNOWN] = PersonForm()
    workplace: Annotated[WorkplaceForm, _NULL_IS_UNKNOWN] = WorkplaceForm()
    history: Annotated[HistoryForm, _NULL_IS_UNKNOWN] = HistoryForm()
    agreement: Annotated[AgreementForm, _NULL_IS_UNKNOWN] = AgreementForm()
    paid_work: Annotated[PaidWorkForm, _NULL_IS_UNKNOWN] = PaidWorkForm()
    subsidy: Annotated[SubsidyForm, _NULL_IS_UNKNOWN] = SubsidyForm()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        check_end(self.starts, self.ends, self.weeks)
        if self.steps is not None and (self.practice_hours is not None or self.paid_hours is not None):
            raise ValueError("skriv timerne enten i «steps» eller ovenfor, ikke begge steder.")
        for period in self.history.practice_here or ():
            if period.period().last >= self.starts:
                raise ValueError("en tidligere praktik i «history.practice_here» skal slutte, før planen starter.")
        self._steps_follow_each_other()
        self._hours_told_once()
        return self

    def _hours_told_once(self) -> None:
        parts: list[CaseForm | StepForm] = [self, *(self.steps or ())]
        in_plan = any(part.practice_hours or part.paid_hours for part in parts)
        if self.kind is PlacementKind.SUBSIDISED and in_plan and self.subsidy.weekly_paid_hours is not None:
            raise ValueError("skriv jobbets timer enten i planen eller i «subsidy», ikke begge steder.")

    def _steps_follow_each_other(self) -> None:
        period = period_from(self.starts, self.ends, self.weeks)
        previous: date | None = None
        for step in self.steps or ():
            if step.starts is None or step.ends is None:
                continue
            if step.starts < period.first or step.ends > period.last:
                raise ValueError("periodernes dage i «steps» skal ligge inden for planens egne dage.")
            if previous is not None and step.starts <= previous:
                raise ValueError("perioderne i «steps» skal stå i rækkefølge og må ikke overlappe hinanden.")
            previous = step.ends

    def planned(self) -> PlannedPlacement:
        """The case as the rules see it."""
        here = self.history.practice_here
        forms = self.steps
        if forms is None:
            told_here = {
                name: getattr(self, name) for name in ("practice_hours", "paid_hours") if name in self.model_fields_set
            }
            forms = (StepForm(**told_here),)
        steps = tuple(form.step(number) for number, form in enumerate(forms, 1))
        history = self.history.facts(*(set(HistoryForm.model_fields) - {"practice_here"}))
        return PlannedPlacement(
            kind=self.kind,
            period=period_from(self.starts, self.ends, self.weeks),
            person=self.person.person(),
            workplace=self.workplace.workplace(self.starts),
            steps=steps,
            history=History(practice_here=None if here is None else tuple(p.period() for p in here), **history),
            agreement=Agreement(**self.agreement.facts()),
            paid_work=self.paid_work.paid_work(),
            subsidy=self._subsidy(steps),
        )

    def _subsidy(self, steps: tuple[Step, ...]) -> Subsidy:
        """The job as told; where its hours stand in the plan instead, the fullest week counts."""
        subsidy = Subsidy(**self.subsidy.facts())
        if self.kind is not PlacementKind.SUBSIDISED or subsidy.weekly_paid_hours is not None:
            return subsidy
        weeks = [_week_of(step) for step in steps]
        known = [hours for hours in weeks if hours is not None]
        return replace(subsidy, weekly_paid_hours=max(known) if len(known) == len(weeks) else None)


def _week_of(step: Step) -> Decimal | None:
    """All the hours of a week in a step; None where nothing is told of them."""
    if step.practice_hours is None and not step.paid_hours:
        return None
    return None if step.paid_hours is None else (step.practice_hours or Decimal(0)) + step.paid_hours


def parse_case(text: str) -> CaseForm:
    """A case in JSON; BadInput with the place of everything that cannot be used."""
    try:
        return CaseForm.model_validate(read_object(text))
    except ValidationError as error:
        raise BadInput([_problem(detail) for detail in _told_once(error.errors())]) from error


def _told_once(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without a list that is called empty only because what stands in it cannot be read."""
    return [
        one for one in details if one["type"] != "too_short" or not any(_is_within(other, one) for other in details)
    ]


def _is_within(inner: ErrorDetails, outer: ErrorDetails) -> bool:
    depth = len(outer["loc"])
    return len(inner["loc"]) > depth and inner["loc"][:depth] == outer["loc"]


def _problem(detail: Any) -> InputProblem:
    path = ".".join(str(part) for part in detail["loc"])
    return InputProblem(path, in_plain_words(detail, known_keys(CaseForm, detail["loc"][:-1])))


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case, with Danish descriptions."""
    schema = CaseForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
