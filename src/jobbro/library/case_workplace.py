"""The workplace in a case: its staff, month by month or steady, and who else takes up a place."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import Employment, Occupant, OccupantKind, StaffGroup, StaffMonth, Workplace
from jobbro.library.case_person import PersonForm
from jobbro.library.case_values import Amount, Day, Form, Hours, Month, told


class StaffGroupForm(Form):
    """Nogle ansatte på samme vilkår."""

    count: int = Field(description="Hvor mange de er.", ge=0, le=100_000)
    weekly_hours: Hours | None = told("Timer om ugen for hver af dem.")
    employment: Annotated[Employment, Field(strict=False)] = Field(
        default=Employment.ORDINARY, description="Ansat på hvilke vilkår; uden svar regnes de som ordinært ansatte."
    )
    age: int | None = told("Alder; uden svar regnes de som voksne.", ge=13, le=120)


class StaffForm(Form):
    """Bemandingen på P-nummeret: enten ordinære fuldtidsansatte eller personer at regne dem ud fra."""

    ordinary_fte: Amount | None = told("Ordinært ansatte omregnet til fuldtid.")
    people: Annotated[tuple[StaffGroupForm, ...], Field(strict=False)] | None = told("De ansatte i grupper.")

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.ordinary_fte is None) == (self.people is None):
            raise ValueError("skriv enten «ordinary_fte» eller «people», og kun én af dem.")
        return self

    def staff(self, month: date) -> StaffMonth:
        """The staff of a month."""
        people = None if self.people is None else tuple(StaffGroup(**group.facts()) for group in self.people)
        return StaffMonth(month, self.ordinary_fte, people)


class StaffMonthForm(StaffForm):
    """Bemandingen i én måned."""

    month: Month = Field(description="Måneden, fx 2023-02.")


class OccupantForm(Form):
    """En anden person, som allerede er i en ordning på stedet."""

    kind: Annotated[OccupantKind, Field(strict=False)] | None = told("Hvilken ordning.")
    weekly_hours: Hours | None = told("Timer om ugen.")
    starts: Day | None = told("Første dag. Uden dage regnes personen for at være der hele tiden.")
    ends: Day | None = told("Sidste dag. Udelad, hvis den ikke er fastsat.")
    person: PersonForm | None = told("Målgruppen, når personen kan være i praktik på sin egen arbejdsplads.")

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        if self.ends is not None and self.starts is None:
            raise ValueError("skriv også «starts», når der står «ends».")
        if self.ends is not None and self.starts is not None and self.ends < self.starts:
            raise ValueError("slutdagen ligger før startdagen.")
        return self

    def occupant(self) -> Occupant:
        """The occupant; without an end they stay on."""
        period = None if self.starts is None else Period(self.starts, self.ends or date.max)
        return Occupant(self.kind, self.weekly_hours, period, self.person.person() if self.person else None)


class WorkplaceForm(Form):
    """Arbejdsstedet (P-nummeret)."""

    steady_staff: StaffForm | None = told("Bemandingen, når den har været ens i alle måneder. Ellers staff_months.")
    staff_months: Annotated[tuple[StaffMonthForm, ...], Field(strict=False)] | None = told(
        "Bemandingen måned for måned. Reglen bruger de seneste måneder før startmåneden."
    )
    employees: int | None = told("Antal ansatte personer i alt på stedet.", ge=0, le=1_000_000)
    occupants: Annotated[tuple[OccupantForm, ...], Field(strict=False)] | None = told(
        "Andre i praktik, løntilskud og lignende på stedet. En tom liste betyder ingen."
    )
    normal_weekly_hours: Hours | None = told("Virksomhedens normale arbejdsuge i timer.")
    is_public: bool | None = told("Offentlig arbejdsgiver? Løntilskud og nytteindsats.")

    @model_validator(mode="after")
    def _staff_told_once(self) -> Self:
        if self.steady_staff is not None and self.staff_months is not None:
            raise ValueError("skriv enten «steady_staff» eller «staff_months», og kun én af dem.")
        months = [entry.month for entry in self.staff_months or ()]
        if len(months) != len(set(months)):
            raise ValueError("hver måned må kun stå én gang.")
        return self

    def workplace(self, starts: date) -> Workplace:
        """The workplace as the rules see it."""
        steady, months, occupants = self.steady_staff, self.staff_months, self.occupants
        return Workplace(
            staff_months=None if months is None else tuple(entry.staff(entry.month) for entry in months),
            steady_staff=None if steady is None else steady.staff(starts.replace(day=1)),
            occupants=None if occupants is None else tuple(entry.occupant() for entry in occupants),
            **self.facts("employees", "normal_weekly_hours", "is_public"),
        )
