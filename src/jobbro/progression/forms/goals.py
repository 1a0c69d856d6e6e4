"""A goal and its sub-goals as they are typed."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms import no_cpr
from jobbro.domain.calendar import Period
from jobbro.domain.language.goals import GoalText, Wish
from jobbro.domain.stair import suggested_days
from jobbro.placements.models import Placement
from jobbro.progression.actions import GoalDetails, SmallStep
from jobbro.progression.models import CitizenGoal, GoalFocus, GoalKind, OwnAnswer
from jobbro.progression.queries.goals import course_name, course_of
from jobbro.ui.fields import DanishDateField

LONGEST = 500


class CourseField(forms.ModelChoiceField):
    """A choice of a placement by company and days."""

    def label_from_instance(self, obj: Any) -> str:
        """The company and the days."""
        return course_name(obj)


def _words(label: Any, *, required: bool = False, hint: Any = "", longest: int = LONGEST) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=longest,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class GoalForm(forms.Form):
    """A goal with the five letters; `goal` is the one that is edited, `parent` the one it is a step towards."""

    wording = _words(_("Hvad vil borgeren nå?"), required=True, hint=_("Skriv det, så borgeren kan kende sig selv."))
    kind = forms.ChoiceField(label=_("Målet fører til"), choices=GoalKind.choices, widget=forms.RadioSelect)
    focus = forms.ChoiceField(
        label=_("Det handler mest om noget"),
        choices=[*GoalFocus.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    tasks = _words(_("Hvilke opgaver skal borgeren løse?"))
    measure = _words(_("Hvad kan man se eller tælle, når målet er nået?"))
    own_answer = forms.ChoiceField(
        label=_("Hvad svarer borgeren selv: Vil du gå efter det her mål?"),
        choices=[("", _("Ikke spurgt endnu")), *OwnAnswer.choices],
        required=False,
        help_text=_("Kun borgeren kan svare. Gæt ikke."),
    )
    own_words = _words(_("Borgerens egne ord"), hint=_("Skriv, hvad borgeren sagde: «Jeg vil gerne …»"))
    realistic = _words(_("Hvorfor kan det lade sig gøre nu?"))
    starts_on = DanishDateField(label=_("I begynder"))
    due_on = DanishDateField(label=_("Målet er nået senest"), required=False)
    placement = CourseField(label=_("Forløb"), queryset=None, required=False)

    def __init__(
        self,
        *args: Any,
        courses: QuerySet[Placement],
        goal: CitizenGoal | None = None,
        parent: CitizenGoal | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.goal, self.parent = goal, parent
        chooser = self.fields["placement"]
        assert isinstance(chooser, CourseField)
        chooser.queryset = courses
        chooser.empty_label = _t("Intet forløb endnu")
        if parent is not None:
            del self.fields["kind"]
        if not len(courses):
            del self.fields["placement"]

    def clean(self) -> dict[str, Any]:
        """The end is not before the beginning; an answer has the citizen's own words, and words have an answer."""
        values = super().clean() or {}
        starts, due = values.get("starts_on"), values.get("due_on")
        if starts and due and due < starts:
            self.add_error("due_on", _t("Dagen ligger før den dag, I begynder."))
        answer, words = values.get("own_answer"), values.get("own_words")
        if answer and not words and not self.is_told_by_citizen():
            self.add_error("own_words", _t("Skriv borgerens egne ord til svaret."))
        if words and not answer:
            self.add_error("own_answer", _t("Vælg, hvad borgeren svarede."))
        return values

    def is_told_by_citizen(self) -> bool:
        """Whether the citizen's own hand gave the answer that stands here."""
        values, goal = self.cleaned_data, self.goal
        if goal is None or not goal.own_answer_by_link:
            return False
        return (values.get("own_answer"), values.get("own_words")) == (goal.own_answer, goal.own_words)

    def details(self) -> GoalDetails:
        """The goal as it is saved."""
        return GoalDetails(**{name: value for name, value in self.cleaned_data.items() if name in self.fields})

    def text(self) -> GoalText:
        """The goal as the check reads it, also while half of it is typed."""
        self.is_valid()
        said = self.cleaned_data
        answer = said.get("own_answer") or ""
        return GoalText(
            wording=said.get("wording") or "",
            tasks=said.get("tasks") or "",
            measure=said.get("measure") or "",
            realistic=said.get("realistic") or "",
            due_on=said.get("due_on"),
            course=course_of(placement=said.get("placement"), parent=self.parent),
            wish=Wish(answer) if answer else None,
            own_words=said.get("own_words") or "",
            told_by_citizen=self.is_told_by_citizen(),
        )


class SubgoalForm(forms.Form):
    """One small step; a row without words is no step."""

    row_name = _("Delmål")
    wording = forms.CharField(label=_("Hvad er nået?"), max_length=LONGEST, required=False, validators=[no_cpr])
    due_on = DanishDateField(label=_("Senest"), required=False)

    def clean(self) -> dict[str, Any]:
        """A step has a day."""
        values = super().clean() or {}
        if values.get("wording") and not values.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _t("Skriv dagen for delmålet."))
        return values


class _Steps(forms.BaseFormSet):
    """The rows together: at least one step, and each begins where the one before ends."""

    def clean(self) -> None:
        """Ask for one step."""
        if not any(self.errors) and not self.steps(date.min):
            raise forms.ValidationError(_t("Skriv mindst ét delmål."))

    def steps(self, first: date) -> tuple[SmallStep, ...]:
        """The steps in order of day, the first from the day that the goal begins."""
        told = sorted(
            (form.cleaned_data["due_on"], form.cleaned_data["wording"])
            for form in self.forms
            if form.cleaned_data.get("wording")
        )
        found, starts = [], first
        for due, wording in told:
            found.append(SmallStep(wording=wording, starts_on=min(starts, due), due_on=due))
            starts = due + timedelta(days=1)
        return tuple(found)


SubgoalRows: Any = forms.formset_factory(SubgoalForm, formset=_Steps, extra=0, max_num=30, validate_max=True)


def suggested_rows(period: Period) -> list[dict[str, Any]]:
    """Rows with a day each, at most two weeks apart, for the citizen to fill with words."""
    return [{"due_on": day} for day in suggested_days(period)]
