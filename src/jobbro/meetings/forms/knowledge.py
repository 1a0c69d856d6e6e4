"""Forms of what is known for the caseworker: a line, taking one back, a question and its answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.citizens.forms import no_cpr
from jobbro.library import knowledge_topics
from jobbro.meetings.actions import LineDetails
from jobbro.meetings.forms.visits import HoursOfAttendance, PlainTextField, no_bare_percentage
from jobbro.meetings.models import SPOKEN, KnowledgeLine, KnowledgeSource
from jobbro.ui.fields import DanishDateField

LONGEST = 2000


def _words(label: Any, *, rows: int = 3, required: bool = True, hint: Any = "") -> forms.CharField:
    return PlainTextField(
        label=label,
        max_length=LONGEST,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        validators=[no_cpr, no_bare_percentage],
        help_text=hint,
    )


def _topics() -> list[tuple[str, str]]:
    return [(topic.id, topic.title) for topic in knowledge_topics()]


class LineForm(HoursOfAttendance):
    """What is known in a topic, from where and since when; attendance is hours with norm and period."""

    topic = forms.ChoiceField(label=gettext_lazy("Emne"))
    source = forms.ChoiceField(label=gettext_lazy("Hvor ved du det fra?"), choices=KnowledgeSource.choices)
    wording = _words(
        gettext_lazy("Hvad ved du?"),
        required=False,
        hint=gettext_lazy("Skriv det, der skete, før det, du mener om det."),
    )
    speaker = forms.CharField(
        label=gettext_lazy("Navn og rolle, når andre end borgeren har sagt det"),
        max_length=80,
        required=False,
        validators=[no_cpr],
        help_text=gettext_lazy("Fx Leif, graver"),
    )
    known_on = DanishDateField(label=gettext_lazy("Dagen, det gælder"))
    for_citizen = forms.BooleanField(label=gettext_lazy("Borgeren må læse linjen på sin egen side"), required=False)
    field_order = ("topic", "source", "wording", "speaker", "known_on")

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)
        kept = (initial or {}).get("topic")
        known = _topics()
        # A line of a topic that is not asked for any more can still be written on.
        field.choices = known if not kept or kept in dict(known) else [*known, (kept, _("Andet"))]

    def clean(self) -> dict[str, Any]:
        """Words of others have a name, attendance has hours, and something is said."""
        typed = super().clean() or self.cleaned_data
        source = typed.get("source")
        if source not in SPOKEN:
            typed["speaker"] = ""
        elif not typed.get("speaker") and "speaker" not in self.errors:
            self.add_error("speaker", _("Skriv, hvem der sagde det."))
        if source == KnowledgeSource.ATTENDANCE and self.attendance is None and not self.errors:
            self.add_error("attended", _("Skriv timer mødt, aftalte timer om ugen og fra-til. Så regner vi resten ud."))
        if not self.errors and not typed.get("wording") and self.attendance is None:
            self.add_error("wording", _("Skriv, hvad du ved."))
        return typed

    def details(self) -> LineDetails:
        """Return what was typed."""
        names = ("topic", "wording", "source", "speaker", "known_on", "for_citizen")
        return LineDetails(**{name: self.cleaned_data[name] for name in names}, attendance=self.attendance)


def line_as_typed(row: KnowledgeLine) -> dict[str, Any]:
    """A line as its form shows it."""
    names = ("topic", "wording", "source", "speaker", "known_on", "for_citizen", "first_day", "last_day")
    hours = {"attended": row.attended_hours, "norm": row.norm_hours, "agreed": row.agreed_hours}
    return {name: getattr(row, name) for name in names} | hours | {"excused": row.excused_hours}


class WithdrawForm(forms.Form):
    """Why a line that was sent is taken back."""

    because = forms.CharField(
        label=gettext_lazy("Hvorfor trækker du linjen tilbage?"),
        max_length=300,
        validators=[no_cpr],
        help_text=gettext_lazy("Sagsbehandleren kan læse linjen og din grund. Den tæller ikke med mere."),
    )


class AskForm(forms.Form):
    """What a caseworker asks in a topic."""

    topic = forms.ChoiceField(label=gettext_lazy("Emne"))
    wording = _words(gettext_lazy("Hvad vil du vide?"))

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _topics()


class AnswerForm(forms.Form):
    """The consultant's answer."""

    answer = _words(gettext_lazy("Dit svar"), rows=5)
