"""The small parts of a case in JSON: days, months, hours and amounts, each with a plain word when it is wrong."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from jobbro.domain.calendar import Period

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}\Z", re.ASCII)
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 12, 31)


def _day(raw: Any) -> date:
    if not isinstance(raw, str) or not _DAY.match(raw):
        raise ValueError("skriv dagen som «2023-06-01».")
    try:
        found = date.fromisoformat(raw)
    except ValueError:
        raise ValueError(f"dagen «{raw}» findes ikke.") from None
    if not _EARLIEST <= found <= _LATEST:
        raise ValueError(f"dagen skal ligge mellem {_EARLIEST} og {_LATEST}.")
    return found


def _month(raw: Any) -> date:
    if not isinstance(raw, str) or not _MONTH.match(raw):
        raise ValueError("skriv måneden som «2023-02».")
    return _day(f"{raw}-01")


def _statement(raw: Any) -> bool | date:
    if isinstance(raw, bool):
        return raw
    if not isinstance(raw, str) or not _DAY.match(raw):
        raise ValueError("skriv true, false eller dagen som «2023-06-01».")
    return _day(raw)


def _quantity(raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise ValueError("her skal stå et tal, fx 37 eller 18.5.")
    return Decimal(raw)


def _hours(hours: Decimal) -> Decimal:
    if not 0 <= hours <= 168:
        raise ValueError("timer om ugen skal ligge mellem 0 og 168.")
    return hours


def _amount(amount: Decimal) -> Decimal:
    if not 0 <= amount <= 10_000_000:
        raise ValueError("tallet skal ligge mellem 0 og 10.000.000.")
    return amount


_DAY_SCHEMA = {"type": "string", "format": "date"}
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str), Field(json_schema_extra=_DAY_SCHEMA)]
Month = Annotated[date, BeforeValidator(_month, json_schema_input_type=str)]
Statement = Annotated[bool | date, BeforeValidator(_statement, json_schema_input_type=bool | str)]
Hours = Annotated[Decimal, BeforeValidator(_quantity, json_schema_input_type=float), AfterValidator(_hours)]
Amount = Annotated[Decimal, BeforeValidator(_quantity, json_schema_input_type=float), AfterValidator(_amount)]
Words = Annotated[str, Field(min_length=1, max_length=500)]


def told(description: str, **limits: Any) -> Any:
    """An optional fact with its Danish description; left out or null means unknown."""
    return Field(default=None, description=description, **limits)


class Form(BaseModel):
    """What every part of a case is built of: no unknown names, no silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_strip_whitespace=True)

    def facts(self, *names: str) -> dict[str, Any]:
        """The named fields as they stand."""
        return {name: getattr(self, name) for name in names or type(self).model_fields}


class PeriodForm(Form):
    """En periode: start sammen med enten slutdag eller antal uger."""

    starts: Day = Field(description="Første dag.")
    ends: Day | None = told("Sidste dag, som tæller med. Udelad, hvis du skriver weeks.")
    weeks: int | None = told("Antal hele uger. Udelad, hvis du skriver ends.", ge=1, le=520)

    @model_validator(mode="after")
    def _has_one_end(self) -> Self:
        check_end(self.starts, self.ends, self.weeks)
        return self

    def period(self) -> Period:
        """The period in days."""
        return period_from(self.starts, self.ends, self.weeks)


def check_end(starts: date, ends: date | None, weeks: int | None) -> None:
    """Refuse a period with both ends, with none, or that ends before it starts."""
    if (ends is None) == (weeks is None):
        raise ValueError("skriv enten «ends» eller «weeks», og kun én af dem.")
    if ends is not None and ends < starts:
        raise ValueError("slutdagen ligger før startdagen.")


def period_from(starts: date, ends: date | None, weeks: int | None) -> Period:
    """The days from the start to the end, whichever way the end was told."""
    if ends is not None:
        return Period(starts, ends)
    return Period.of_weeks(starts, weeks or 1)
