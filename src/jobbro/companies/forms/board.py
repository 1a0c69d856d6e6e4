"""Which tasks are moved on the board, and where to."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jobbro.companies.models import Activity
from jobbro.companies.queries.board import TASKS_TO_MOVE


class SeenTasks(forms.Field):
    """Tasks as the board names them: the id and the version that was seen, with a dot between."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> dict[UUID, int]:
        """Return the versions by id."""
        found = {}
        for one in (value or ())[:TASKS_TO_MOVE]:
            key, _dot, version = one.partition(".")
            try:
                found[UUID(key)] = int(version) if version.isascii() and len(version) < 10 else -1
            except ValueError as strange:
                raise ValidationError(_now("Opgaven findes ikke på tavlen.")) from strange
        return found

    def validate(self, value: Any) -> None:
        """At least one has to be chosen."""
        if not value:
            raise ValidationError(_now("Vælg mindst én opgave."))


class MoveTasksForm(forms.Form):
    """Tasks that were chosen on the board, and the activity they belong to."""

    activity = forms.ChoiceField(
        label=_("Flyt de valgte til"),
        choices=[("", _("Vælg")), *Activity.choices],
        error_messages={"required": _("Vælg, hvor opgaverne hører til.")},
    )
    task = SeenTasks(label=_("Opgaver"))
