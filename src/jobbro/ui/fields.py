"""Form fields that read and write as Danes do. Use them instead of Django's own for dates, times and numbers."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.ui import typed


def _short_text(keyboard: str, size: str) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": keyboard, "autocomplete": "off", "data-size": size})


class DanishDateField(forms.DateField):
    """A date typed as 4.3.2026, 4/3-26, 2026-03-04 …; shown as 04-03-2026. The value is a date."""

    default_error_messages = {"invalid": _("Skriv datoen som dag-måned-år, for eksempel 04-03-2026.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", _short_text("numeric", "date"))
        options.setdefault("help_text", _("dd-mm-åååå"))
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        """Read the day; an empty text is no day."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        try:
            return typed.read_date(str(value))
        except ValueError as problem:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from problem

    def prepare_value(self, value: Any) -> Any:
        """Show a day as 04-03-2026 and leave what was typed alone."""
        return f"{value:%d-%m-%Y}" if isinstance(value, date) else value


class TimeField(forms.TimeField):
    """A time of day typed as 9, 9.00 or 09:00; shown as 09.00. The value is a time."""

    default_error_messages = {"invalid": _("Skriv klokkeslættet som 9.00.")}

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

    def prepare_value(self, value: Any) -> Any:
        """Show a number with comma and without empty decimals; leave what was typed alone."""
        if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
            text = f"{value:f}"
            text = text.rstrip("0").rstrip(".") if "." in text else text
            return text.replace(".", ",")
        return value
