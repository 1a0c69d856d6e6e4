"""Attendance is hours of hours in a period. A percentage is only ever told together with all three (R-098)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import StrEnum

from jobbro.domain.calendar import Period
from jobbro.domain.language.agreed import in_danish

HOURS_IN_A_DAY = 24
_ONE_DECIMAL = Decimal("0.1")
_PERCENT = Decimal(100)


class AttendanceErrorCode(StrEnum):
    """Why hours are no attendance."""

    NOTHING_AGREED = "nothing_agreed"
    NEGATIVE = "negative"
    MORE_THAN_THE_DAYS_HOLD = "more_than_the_days_hold"
    NORM_DOES_NOT_FIT = "norm_does_not_fit"


class AttendanceError(ValueError):
    """Hours that cannot be attendance; carries the code."""

    def __init__(self, code: AttendanceErrorCode) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True, slots=True)
class Attendance:
    """Hours attended of the hours agreed in a period, with the norm a week; lawful absence is told apart.

    `agreed` is what was agreed for the whole period: holidays may make it less than the norm times the weeks, and it is
    never more than the norm gives in the weeks that were begun.

    :raises AttendanceError: for hours that cannot be
    """

    attended: Decimal
    agreed: Decimal
    norm: Decimal
    period: Period
    excused: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.agreed <= 0 or self.norm <= 0:
            raise AttendanceError(AttendanceErrorCode.NOTHING_AGREED)
        if self.attended < 0 or self.excused < 0:
            raise AttendanceError(AttendanceErrorCode.NEGATIVE)
        most = Decimal(self.period.days * HOURS_IN_A_DAY)
        if max(self.attended + self.excused, self.agreed) > most:
            raise AttendanceError(AttendanceErrorCode.MORE_THAN_THE_DAYS_HOLD)
        if self.agreed > self.norm * self.period.weeks.to_integral_value(ROUND_CEILING):
            raise AttendanceError(AttendanceErrorCode.NORM_DOES_NOT_FIT)

    @classmethod
    def by_norm(cls, attended: Decimal, *, norm: Decimal, period: Period, excused: Decimal = Decimal(0)) -> Attendance:
        """Attendance where the norm held in every week of the period."""
        return cls(attended, norm * period.weeks, norm, period, excused)

    @property
    def words(self) -> str:
        """The only way it is told: «98 % af 2 t/uge i 2 uger (3,9 af 4 t)»."""
        return (
            f"{self._share(self.attended)} % {self._of_what} ({_rounded(self.attended)} af {_rounded(self.agreed)} t)"
        )

    @property
    def absence_words(self) -> str:
        """Absence in the same form: «11 % fravær af 20 t/uge i 4 uger (8,8 af 80 t)»."""
        absent = max(self.agreed - self.attended, Decimal(0))
        return f"{self._share(absent)} % fravær {self._of_what} ({_rounded(absent)} af {_rounded(self.agreed)} t)"

    @property
    def _of_what(self) -> str:
        weeks = _rounded(self.period.weeks)
        return f"af {in_danish(self.norm)} t/uge i {weeks} {'uge' if weeks == '1' else 'uger'}"

    def _share(self, hours: Decimal) -> str:
        return _rounded(_PERCENT * hours / self.agreed)


_NUMBER = r"\d+(?:,\d+)?"
_WHOLE = re.compile(
    rf"{_NUMBER} %(?: fravær)? af {_NUMBER} t/uge i {_NUMBER} uger? \({_NUMBER} af {_NUMBER} t\)", re.IGNORECASE
)


def in_whole_statements(text: str, at: int) -> bool:
    """Answer whether a place in a text stands in a percentage that is told with its hours, norm and weeks."""
    return any(found.start() <= at < found.end() for found in _WHOLE.finditer(text))


def _rounded(number: Decimal) -> str:
    return in_danish(number.quantize(_ONE_DECIMAL, rounding=ROUND_HALF_UP))
