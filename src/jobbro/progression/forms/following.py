"""Levels, homework and zones as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms import no_cpr
from jobbro.domain.stair import LEVELS
from jobbro.progression.actions import HomeworkDetails, Placing, Report
from jobbro.progression.models import Difficulty, GoalLevel, Zone
from jobbro.ui.fields import DanishDateField

LEVEL_NAMES = {
    2: _("+2: meget mere end ventet"),
    1: _("+1: mere end ventet"),
    0: _("0: det, vi venter"),
    -1: _("−1: mindre end ventet"),
    -2: _("−2: meget mindre end ventet"),
}
DONE = [("yes", _("Ja")), ("no", _("Nej"))]


class LevelsForm(forms.Form):
    """The five levels of a goal, all of them, from the top."""

    weight = forms.TypedChoiceField(
        label=_("Hvor meget tæller målet?"),
        choices=[(1, _("1: som de andre")), (2, _("2: dobbelt")), (3, _("3: tredobbelt"))],
        coerce=int,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in reversed(LEVELS):
            self.fields[f"level{level}"] = forms.CharField(
                label=LEVEL_NAMES[level], max_length=300, validators=[no_cpr]
            )
        self.order_fields([f"level{level}" for level in reversed(LEVELS)])

    def clean(self) -> dict[str, Any]:
        """No two levels say the same: then nobody could tell which was reached."""
        values = super().clean() or {}
        said = [values[f"level{level}"].casefold() for level in LEVELS if values.get(f"level{level}")]
        if len(set(said)) < len(said):
            self.add_error(None, _t("To trin siger det samme. Skriv forskellen."))
        return values

    def wordings(self) -> dict[int, str]:
        """The words of each level."""
        return {level: self.cleaned_data[f"level{level}"] for level in LEVELS}


class RatingForm(forms.Form):
    """Which of the agreed levels has been reached."""

    level = forms.TypedChoiceField(label=_("Hvor langt er I?"), coerce=int, widget=forms.RadioSelect)
    rated_on = DanishDateField(label=_("Den dag, I talte om det"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False, validators=[no_cpr])

    def __init__(self, *args: Any, levels: tuple[GoalLevel, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["level"]
        assert isinstance(chooser, forms.TypedChoiceField)
        chooser.choices = [(line.level, f"{line.level:+d}: {line.wording}".replace("-", "−", 1)) for line in levels]


class HomeworkForm(forms.Form):
    """Homework: what, and when, where and how."""

    wording = forms.CharField(label=_("Hvad vil borgeren gøre?"), max_length=300, validators=[no_cpr])
    when = forms.CharField(
        label=_("Hvornår?"), max_length=160, help_text=_("For eksempel «onsdag kl. 10»"), validators=[no_cpr]
    )
    where = forms.CharField(label=_("Hvor?"), max_length=160, validators=[no_cpr])
    how = forms.CharField(
        label=_("Hvordan?"), max_length=300, help_text=_("Det første skridt, og hvem der hjælper"), validators=[no_cpr]
    )
    due_on = DanishDateField(label=_("Gjort senest"))

    def details(self) -> HomeworkDetails:
        """The homework as it is agreed."""
        return HomeworkDetails(**self.cleaned_data)


class ReportForm(forms.Form):
    """How it went, told by the citizen; the consultant may write it down for them."""

    done = forms.ChoiceField(label=_("Blev det gjort?"), choices=DONE, widget=forms.RadioSelect)
    difficulty = forms.ChoiceField(label=_("Hvordan var det?"), choices=[*Difficulty.choices], widget=forms.RadioSelect)
    told = forms.CharField(
        label=_("Vil du fortælle mere?"),
        max_length=1000,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def report(self) -> Report:
        """The report as it is kept."""
        said = self.cleaned_data
        return Report(is_done=said["done"] == "yes", difficulty=said["difficulty"], told=said["told"])


class ZoneForm(forms.Form):
    """Something that the citizen places in a zone."""

    wording = forms.CharField(
        label=_("Opgave eller situation"),
        max_length=200,
        help_text=_("For eksempel «pause med kolleger»"),
        validators=[no_cpr],
    )
    zone = forms.ChoiceField(label=_("Hvor lægger borgeren det?"), choices=[*Zone.choices], widget=forms.RadioSelect)
    by_citizen = forms.BooleanField(label=_("Borgeren har selv valgt zonen"))
    support = forms.CharField(
        label=_("Støtte, hvis det føles utrygt"), max_length=300, required=False, validators=[no_cpr]
    )
    postponed_until = DanishDateField(label=_("Eller udsæt det til"), required=False)

    def placing(self) -> Placing:
        """Where it lies, and what was agreed for it."""
        said = self.cleaned_data
        return Placing(said["zone"], said["support"], said["postponed_until"])
