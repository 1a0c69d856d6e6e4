"""Part 6: the next step and the road to paid hours."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbro.placements.forms.section import Part, Section, valid_values, without
from jobbro.placements.models import PaidRoute
from jobbro.placements.queries.answers import LegalQuestion
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import Record
from jobbro.ui.fields import DanishDateField, DanishDecimalField

LARGEST = 1_000_000
SUBSIDISED_ROADS = (
    (PaidRoute.AFTER, _("i samme virksomhed, efter løntilskuddet")),
    (PaidRoute.OTHER_COMPANY, _("i en anden virksomhed")),
    (PaidRoute.NOT_YET, _("ikke endnu")),
)
YES_NO = (("", _("ved ikke endnu")), ("yes", _("ja")), ("no", _("nej")))


class OnwardsForm(forms.Form):
    """What comes after, and what it takes."""

    next_step = forms.CharField(
        label=_("Hvad skal der ske efter praktikken?"), widget=forms.Textarea, max_length=5000, required=False
    )
    next_activity = forms.CharField(
        label=_("Hvad er den næste aktivitet?"), widget=forms.Textarea, max_length=2000, required=False
    )
    paid_route = forms.ChoiceField(
        label=_("Vejen til lønnede timer"), choices=PaidRoute.choices, widget=forms.RadioSelect, required=False
    )
    paid_route_reason = forms.CharField(
        label=_("Begrundelse"),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
        help_text=_("Skal skrives, når svaret er «ikke endnu»."),
    )
    what_it_takes = forms.CharField(
        label=_("Hvad skal der til, for at timerne kan blive lønnede?"),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
    )
    extension_reason = forms.CharField(
        label=_("Konkret vurdering ved forlængelse"), widget=forms.Textarea, max_length=5000, required=False
    )
    deviation_reason = forms.CharField(
        label=_("Begrundelse, hvis I afviger fra en regel"), widget=forms.Textarea, max_length=5000, required=False
    )

    def clean(self) -> dict[str, Any]:
        """«Ikke endnu» has a reason (R-004)."""
        values = super().clean() or {}
        if values.get("paid_route") == PaidRoute.NOT_YET and not (values.get("paid_route_reason") or "").strip():
            self.add_error("paid_route_reason", _("Skriv, hvorfor der ikke er lønnede timer endnu."))
        return values


class LegalForm(forms.Form):
    """One field for each fact that a rule asks for; nothing has to be answered."""

    def __init__(self, data: Any = None, *, questions: tuple[LegalQuestion, ...], prefix: str) -> None:
        super().__init__(data, prefix=prefix)
        self.questions = questions
        for question in questions:
            self.fields[_field_name(question)] = _field_for(question)

    def answered(self) -> tuple[tuple[str, str], ...]:
        """The answers as stored: by path, days and numbers written as a computer writes them."""
        values = valid_values(self)
        found = {q.path: _stored(values.get(_field_name(q))) for q in self.questions}
        return tuple(sorted((path, said) for path, said in found.items() if said))


def _field_name(question: LegalQuestion) -> str:
    return question.path.replace(".", "-")


def _field_for(question: LegalQuestion) -> forms.Field:
    shared: dict[str, Any] = {"label": question.label, "required": False, "initial": question.answer}
    if question.kind is bool:
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **shared)
    if question.kind is date:
        return DanishDateField(**shared | {"initial": date.fromisoformat(question.answer) if question.answer else None})
    if question.kind is str:
        return forms.CharField(max_length=200, **shared)
    if question.kind is int:
        return forms.IntegerField(min_value=0, max_value=LARGEST, **shared)
    return DanishDecimalField(min_value=0, max_value=LARGEST, **shared)


def _stored(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


class OnwardsSection(Section):
    """The next step."""

    template: ClassVar[str] = "placements/plan/onwards.html"

    def __init__(self, record: Record, choices: Choices, around: Surroundings, data: QueryDict | None = None) -> None:
        super().__init__(record, choices, around, data)
        self.form = OnwardsForm(data, initial={name: getattr(record, name) for name in OnwardsForm.base_fields})
        if record.is_subsidised:
            without(self.form, "extension_reason")
            road = self.form.fields["paid_route"]
            assert isinstance(road, forms.ChoiceField)
            road.choices = SUBSIDISED_ROADS
        self.answers = LegalForm(data, questions=choices.legal_questions, prefix="legal")

    @property
    def parts(self) -> list[Part]:
        """The form, and the rules' questions."""
        return [self.form, self.answers]

    def apply(self) -> Record:
        """Put the road back."""
        return self.record.changed(**valid_values(self.form), legal_answers=self.answers.answered())
