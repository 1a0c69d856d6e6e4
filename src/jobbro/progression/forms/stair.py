"""The stair as it is typed: a work function, a placing, what was agreed, and a target."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms import no_cpr
from jobbro.domain.stair import Aim, Mastery
from jobbro.library import stair
from jobbro.placements.models import Placement
from jobbro.progression.actions.stair import FunctionDetails, Placed
from jobbro.progression.forms.goals import CourseField
from jobbro.progression.models import StairRater
from jobbro.ui.fields import DanishDateField


def _words(label: Any, hint: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, max_length=600, required=False, help_text=hint, validators=[no_cpr], widget=area
    )


class _Steps(forms.Form):
    """A form that asks for a step, with what each step means beside its name."""

    level = forms.ChoiceField(label=_("Trin"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        chooser = self.fields["level"]
        assert isinstance(chooser, forms.ChoiceField)
        chooser.choices = [(step.stands_for.value, f"{step.title}: {step.meaning}") for step in stair().steps]

    def not_ahead(self, name: str) -> None:
        """Ask about a day that has not been yet."""
        day = self.cleaned_data.get(name)
        if day is not None and day > self.today:
            self.add_error(name, _t("Dagen ligger i fremtiden. Skriv den dag, I talte om det."))


class FunctionForm(forms.Form):
    """A work function: what the citizen is learning, and the tasks in it."""

    title = forms.CharField(
        label=_("Arbejdsfunktion"), max_length=120, help_text=_("For eksempel «museumshjælper»"), validators=[no_cpr]
    )
    tasks = _words(_("Opgaverne i den"), _("For eksempel «arkivere, fylde kaffe op»"))
    placement = CourseField(label=_("Forløb"), queryset=None, required=False, empty_label=_("Intet forløb"))

    def __init__(self, *args: Any, courses: QuerySet[Placement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["placement"]
        assert isinstance(chooser, forms.ModelChoiceField)
        chooser.queryset = courses

    def details(self) -> FunctionDetails:
        """The function as it is kept."""
        return FunctionDetails(**self.cleaned_data)


class PlacingForm(_Steps):
    """Where one of the three places the citizen; the contact person's words are written down with a name."""

    rated_on = DanishDateField(label=_("Dag"))
    told_by = forms.CharField(
        label=_("Hvem sagde det?"), max_length=120, help_text=_("Navnet på kontaktpersonen"), validators=[no_cpr]
    )
    words = _words(_("Med egne ord"), _("Et eksempel på noget, der gik sådan"))

    def __init__(self, *args: Any, rater: StairRater, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rater = rater
        if rater != StairRater.CONTACT:
            del self.fields["told_by"]

    def clean(self) -> dict[str, Any]:
        """The day has been."""
        values = super().clean() or {}
        self.not_ahead("rated_on")
        return values

    def placed(self) -> Placed:
        """The placing as it is kept."""
        return Placed(rater=self.rater.value, **self.cleaned_data)


class AgreedForm(_Steps):
    """The step that they agreed on after the talk."""

    agreed_on = DanishDateField(label=_("Dag"))
    why = _words(_("Det talte I om"), _("Hvad gjorde forskellen?"))

    def clean(self) -> dict[str, Any]:
        """The day has been."""
        values = super().clean() or {}
        self.not_ahead("agreed_on")
        return values


class AimForm(_Steps):
    """A target: the step, the day, how to get there, and the help."""

    due_on = DanishDateField(label=_("Senest"))
    how = _words(_("Hvordan?"), _("Det, der skal læres eller prøves"))
    help = _words(_("Hvilken hjælp?"), _("Hvem hjælper, og med hvad"))

    def aim(self) -> Aim:
        """The target as it is kept."""
        said = self.cleaned_data
        return Aim(Mastery(said["level"]), said["due_on"], said["how"], said["help"])
