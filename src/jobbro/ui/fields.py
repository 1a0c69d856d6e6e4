"""Form fields that read and write as Danes do. Use them instead of Django's own for dates, times and numbers."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.library.danish import MONTHS
from jobbro.ui import typed

# Nobody in Jobbro was born before the first year, and nothing is agreed for after the last.
FIRST_YEAR, LAST_YEAR = 1900, 2126

# How every form words what Django checks; a field with words of its own keeps those.
OUR_WORDS = {
    "min_value": _("Skriv mindst %(limit_value)s."),
    "max_value": _("Skriv højst %(limit_value)s."),
    "max_digits": _("Skriv højst %(max)s cifre i alt."),
    "max_whole_digits": _("Skriv højst %(max)s cifre før kommaet."),
    "max_decimal_places": _("Skriv højst %(max)s decimaler."),
    "max_length": _("Teksten må højst have %(limit_value)s tegn. Den har %(show_value)s."),
    "null_characters_not_allowed": _("Teksten har et tegn, der ikke kan gemmes. Skriv den igen."),
}


def use_our_words() -> None:
    """Give every form field of the site our words, Django's own fields too. Called once, as the site starts."""
    forms.Field.default_error_messages |= OUR_WORDS
    forms.IntegerField.default_error_messages |= {"invalid": _("Skriv et helt tal.")}
    forms.EmailField.default_error_messages = {"invalid": _("Skriv mailadressen som navn@sted.dk.")}
    forms.URLField.default_error_messages |= {"invalid": _("Skriv hele adressen, for eksempel https://www.sted.dk.")}


def _short_text(keyboard: str, size: str) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": keyboard, "autocomplete": "off", "data-size": size})


class DanishDateField(forms.DateField):
    """A date typed as 4.3.2026, 4/3-26, 2026-03-04 …; shown as 04-03-2026. The value is a date."""

    default_error_messages = {
        "invalid": _("Skriv datoen som dag-måned-år, for eksempel 04-03-2026."),
        "no_such_day": _("%(month)s har ikke %(day)s dage."),
        "year": _("Tjek årstallet."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", _short_text("numeric", "date"))
        options.setdefault("help_text", _("dd-mm-åååå"))
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        """Read the day; an empty text is no day. A year that nobody can mean is asked about."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        day = self._read(str(value))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["year"], code="year")
        return day

    def _read(self, text: str) -> date:
        try:
            return typed.read_date(text)
        except typed.NoSuchDay as missing:
            month = MONTHS[missing.month - 1].capitalize() + (f" {missing.year}" if missing.year else "")
            words = {"month": month, "day": missing.day}
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day", params=words) from missing
        except ValueError as problem:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from problem

    def prepare_value(self, value: Any) -> Any:
        """Show a day as 04-03-2026 and leave what was typed alone."""
        return f"{value:%d-%m-%Y}" if isinstance(value, date) else value


class TimeField(forms.TimeField):
    """A time of day typed as 9, 9.00 or 09:00; shown as 09.00. The value is a time."""

    default_error_messages = {
        "invalid": _("Skriv klokkeslættet som 9.00."),
        "late": _("Det seneste klokkeslæt er 23.59."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", _short_text("decimal", "time"))
        super().__init__(**options)

    def to_python(self, value: Any) -> time | None:
        """Read the time; an empty text is no time."""
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        try:
            return typed.read_time(str(value))
        except typed.NoSuchHour as late:
            raise ValidationError(self.error_messages["late"], code="late") from late
        except ValueError as problem:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from problem

    def prepare_value(self, value: Any) -> Any:
        """Show a time as 09.00 and leave what was typed alone."""
        return f"{value:%H.%M}" if isinstance(value, time) else value


class DanishDecimalField(forms.DecimalField):
    """A number typed with comma (37,5) or thousands point (1.234,50). The value is a Decimal."""

    default_error_messages = {"invalid": _("Skriv et tal, for eksempel 7,5.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", _short_text("decimal", "number"))
        super().__init__(**options)
        own = options.get("error_messages", {})
        for code, limit in (("min_value", self.min_value), ("max_value", self.max_value)):
            if limit is not None and code not in own:  # Django would write the limit with a point
                self.error_messages[code] = OUR_WORDS[code] % {"limit_value": self.prepare_value(limit)}

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Read the number; an empty text is no number."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return typed.read_decimal(str(value))
        except ValueError as problem:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from problem

    def run_validators(self, value: Any) -> None:
        """Say one thing at a time: a number beyond its limit is not told about its figures as well."""
        try:
            super().run_validators(value)
        except ValidationError as problems:
            raise ValidationError(problems.error_list[:1]) from problems

    def prepare_value(self, value: Any) -> Any:
        """Show a number with comma and without empty decimals; leave what was typed alone."""
        if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
            text = f"{value:f}"
            text = text.rstrip("0").rstrip(".") if "." in text else text
            return text.replace(".", ",")
        return value
