"""The forms before a call and after it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions import CallEnd, CallFacts
from jobbro.companies.forms.fields import LONG_TEXT, no_cpr
from jobbro.companies.forms.private import ClosedWordsForm
from jobbro.companies.models import CallRole, CompanyNeed, ContactOutcome, ContactPurpose
from jobbro.companies.queries.calling import ObjectionLine, Preparation, WordedQuestion
from jobbro.domain.language.opening import names_somebody
from jobbro.library import calls
from jobbro.library.call_files import OWN_GOAL
from jobbro.library.writing_files import opening_rules
from jobbro.ui.fields import DanishDateField

OUTCOMES = (ContactOutcome.AGREED, ContactOutcome.CALL_AGAIN, ContactOutcome.NO_THANKS, ContactOutcome.NOT_REACHED)
NOT_MET, NONE_HELPED = "", "none"
OWN_QUESTIONS = 3
LONGEST_CALL = 4 * 3600
MOST_LINES = 20
PURPOSES = [
    (ContactPurpose.GENERAL, gettext_lazy("Jeg vil høre, hvad de har brug for")),
    (ContactPurpose.CITIZEN, gettext_lazy("Jeg har en bestemt borger i tankerne")),
]


def _words(label: Any, length: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, required=False, widget=forms.Textarea(attrs={"rows": 2}), **more
    )


class CallPlanForm(ClosedWordsForm):
    """The paper for a call. Questions and objections are those of the counterpart that the page was made for."""

    closed = ("goal_words", "reason", "offer", "opening", "passed_stop")

    purpose = forms.ChoiceField(label=gettext_lazy("Hvorfor ringer du?"), choices=PURPOSES, widget=forms.RadioSelect)
    person = forms.ChoiceField(label=gettext_lazy("Hvem vil du tale med?"), required=False)
    role = forms.ChoiceField(label=gettext_lazy("Hvad laver personen?"), choices=CallRole.choices)
    goal = forms.ChoiceField(
        label=gettext_lazy("Hvad vil du have ud af samtalen?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Vælg dit mål. Uden et mål kan du ikke begynde.")},
    )
    goal_words = forms.CharField(label=gettext_lazy("Målet med dine ord"), max_length=160, required=False)
    passed_stop = forms.CharField(label=gettext_lazy("Hvorfor ringer du alligevel?"), max_length=200, required=False)
    reason = _words(gettext_lazy("Hvorfor netop denne virksomhed?"), 300)
    offer = _words(gettext_lazy("Hvad tilbyder du, som er anderledes?"), 300)
    opening = _words(gettext_lazy("Din første sætning"), 400)
    questions = forms.MultipleChoiceField(
        label=gettext_lazy("Spørgsmål, du vil have med"), required=False, widget=forms.CheckboxSelectMultiple
    )
    objections = forms.MultipleChoiceField(
        label=gettext_lazy("Indvendinger, du venter"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, page: Preparation, known: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, company=page.company, **options)
        self.page, self.known = page, known
        people = [(str(one.pk), f"{one.name}, {one.get_role_display()}") for one in page.contacts]
        self._offer("person", [("", _("Ved ikke endnu")), *people])
        goals = [(goal.id, goal.title) for goal in calls().goals]
        self._offer("goal", [*goals, (OWN_GOAL, _("Noget andet, med mine ord"))])
        self._offer("questions", [(one.id, one.ask) for one in page.questions])
        self._offer("objections", [(line.objection.id, f"«{line.objection.says}»") for line in page.objections])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the words of an own goal, for why one calls although one might wait, and for no citizen's name."""
        said = super().clean()
        if said.get("goal") == OWN_GOAL and not said.get("goal_words"):
            self.add_error("goal_words", _("Skriv dit mål, eller vælg et af de andre."))
        if said.get("goal") not in (None, OWN_GOAL):
            said["goal_words"] = ""
        if self.page.advice.waits and not said.get("passed_stop"):
            self.add_error("passed_stop", _("Der er en grund til at vente. Skriv, hvorfor du ringer alligevel."))
        for name in self.closed:
            if people := names_somebody(said.get(name) or "", rules=opening_rules(), known=self.known):
                text = _("Skriv ikke %(names)s her. Alle kolleger læser, hvad der står om virksomheden.")
                self.add_error(name, text % {"names": ", ".join(people)})
        return said

    @property
    def facts(self) -> CallFacts:
        """What the valid form says."""
        said = dict(self.cleaned_data)
        said["role"], said["purpose"] = CallRole(said["role"]), ContactPurpose(said["purpose"])
        said["person"] = next((one for one in self.page.contacts if str(one.pk) == said["person"]), None)
        said["questions"], said["objections"] = tuple(said["questions"]), tuple(said["objections"])
        if not self.page.advice.waits:
            said["passed_stop"] = ""
        return CallFacts(**said)


class CallNotesForm(ClosedWordsForm):
    """The notes of a call that goes on."""

    closed = ("words",)

    words = forms.CharField(max_length=LONG_TEXT, required=False)


class CallEndForm(ClosedWordsForm):
    """What came of a call: one of four buttons, and what there was time to write."""

    closed = ("words", "need")

    outcome = forms.ChoiceField(choices=[(one, one.label) for one in OUTCOMES])
    words = forms.CharField(label=gettext_lazy("Noter"), max_length=LONG_TEXT, required=False, widget=forms.Textarea)
    next_on = DanishDateField(label=gettext_lazy("Næste kontakt"), required=False)
    purpose = forms.ChoiceField(label=gettext_lazy("Samtalen handlede om"), choices=PURPOSES)
    need = forms.CharField(label=gettext_lazy("Behov, de nævnte, med deres ord"), max_length=400, required=False)
    need_kind = forms.ChoiceField(label=gettext_lazy("Behovet handler om"), choices=CompanyNeed.Kind.choices)
    no_need = forms.BooleanField(label=gettext_lazy("Jeg spurgte. De har intet behov nu"), required=False)
    began = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, objections: tuple[ObjectionLine, ...], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.objections, self.today = objections, today
        for line in objections:
            replies = [(one.reply.id, _("«%(name)s» hjalp") % {"name": one.reply.name}) for one in line.replies]
            self.fields[f"met_{line.objection.id}"] = forms.ChoiceField(
                label=_("Hvordan gik det?"),
                choices=[(NOT_MET, _("Kom ikke op")), *replies, (NONE_HELPED, _("Kom op, intet hjalp"))],
                required=False,
                widget=forms.RadioSelect,
            )
        self.order_fields([name for name in self.fields if name != "about_work"])

    def clean(self) -> dict[str, Any]:
        """Ask for the day to call again, and for one answer about the need."""
        said = super().clean()
        outcome, day = said.get("outcome"), said.get("next_on")
        if outcome == ContactOutcome.CALL_AGAIN and day is None and "next_on" not in self.errors:
            self.add_error("next_on", _("Skriv, hvilken dag du ringer igen."))
        if day is not None and day < self.today:
            self.add_error("next_on", _("Dagen er gået. Vælg i dag eller en dag, der kommer."))
        if said.get("need") and said.get("no_need"):
            self.add_error("no_need", _("Du har skrevet et behov. Fjern hakket, eller slet behovet."))
        return said

    def objection_fields(self) -> list[tuple[ObjectionLine, forms.BoundField]]:
        """Return each objection with the field in which one says how it went."""
        return [(line, self[f"met_{line.objection.id}"]) for line in self.objections]

    def end(self, *, now: int) -> CallEnd:
        """Return what the valid form says; a day is kept for all but a «nej tak», which the page says."""
        said = self.cleaned_data
        outcome = ContactOutcome(said["outcome"])
        asked = [(line.objection.id, said[f"met_{line.objection.id}"]) for line in self.objections]
        seconds = now - said["began"] if said["began"] else None
        return CallEnd(
            outcome=outcome,
            purpose=ContactPurpose(said["purpose"]),
            words=said["words"],
            next_on=None if outcome == ContactOutcome.NO_THANKS else said["next_on"],
            seconds=seconds if seconds is not None and 0 <= seconds <= LONGEST_CALL else None,
            met=tuple((one, "" if how == NONE_HELPED else how) for one, how in asked if how != NOT_MET),
            need=(CompanyNeed.Kind(said["need_kind"]), said["need"]) if said["need"] else None,
            no_need=said["no_need"],
        )


class OpeningLinesForm(forms.Form):
    """Opening lines to try, one a line."""

    lines = forms.CharField(
        label=gettext_lazy("Dine sætninger, én på hver linje"),
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Skriv mindst én sætning.")},
    )

    def clean_lines(self) -> list[str]:
        """Return the lines, no more than one looks through at a time."""
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Prøv højst %(n)s sætninger ad gangen.") % {"n": MOST_LINES}, code="many")
        return lines


class CallQuestionsForm(forms.Form):
    """How the questions to a counterpart read here; one that is emptied is hidden."""

    def __init__(self, *args: Any, lines: tuple[WordedQuestion, ...], own: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = lines
        for line in lines:
            self.fields[f"ask-{line.id}"] = self._ask(line.shipped, line.ask)
        for number in range(1, max(len(own) + 1, OWN_QUESTIONS) + 1):
            start = own[number - 1] if number <= len(own) else ""
            self.fields[f"own-{number}"] = self._ask(_("Jeres eget spørgsmål %(n)s") % {"n": number}, start)

    @staticmethod
    def _ask(label: str, start: str) -> forms.CharField:
        return forms.CharField(
            label=label,
            max_length=300,
            required=False,
            initial=start,
            validators=[no_cpr],
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    @property
    def worded(self) -> dict[str, str]:
        """The words of each shipped question."""
        return {line.id: _on_one_line(self.cleaned_data[f"ask-{line.id}"]) for line in self.lines}

    @property
    def own(self) -> list[str]:
        """The municipality's own questions."""
        return [_on_one_line(words) for name, words in self.cleaned_data.items() if name.startswith("own-") and words]


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
