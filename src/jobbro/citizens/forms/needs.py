"""What is found out about a need together with the citizen."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions.needs import NeedDetails
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import NeedChain, NeedEffect, NeedProvider
from jobbro.citizens.queries.needs import Scheme
from jobbro.domain.fit.conditions import Posture
from jobbro.domain.language.deadlines import deadline_in
from jobbro.ui.fields import DanishDateField, TimeField

LONGEST_TRAVEL = 240
_POSTURES = {
    Posture.SITTING: _("Sidder mest"),
    Posture.SHIFTING: _("Skifter mellem at sidde og stå"),
    Posture.MOVING: _("Står eller går mest"),
}
# The questions of R-055 that are no number, and of R-056; their answers are fields of the chain.
QUESTIONS = ("better_when", "worse_when", "own_action", "avoided_by", "good_day", "worked_before", "aim", "aim_by")
HANDLING = ("work_from", "work_to", "posture", "one_task_at_a_time", "uses_apps", "aid", "max_travel_minutes")
MEASURES = ("solution", "provider", "scheme", "tried_on", "effect", "effect_note")


def _told(label: Any, *, longest: int = 500, rows: int = 2, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _yes_or_no(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[("", _("Ikke talt om endnu")), ("ja", _("Ja")), ("nej", _("Nej"))],
        coerce=lambda answer: answer == "ja",
        empty_value=None,
    )


class LimitForm(forms.Form):
    """A limit in the citizen's words, and the number that makes it concrete."""

    said = forms.CharField(
        label=_("Hvad er svært? Borgerens egne ord"),
        max_length=1000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("«Jeg kan ikke løfte tungt.» Det bliver hos os."),
    )
    measure = forms.CharField(
        label=_("Sæt tal på"),
        max_length=500,
        required=False,
        validators=[no_cpr],
        help_text=_("Hvor meget, hvor langt, hvor længe, hvor tit eller hvornår: «5 kg», «500 m», «1 dag om måneden»."),
    )


class NeedForm(LimitForm):
    """The whole chain of a need. Only the limit and the words to share are asked for; the rest when it is talked of."""

    wording = forms.CharField(
        label=_("Sådan siger jeg det til en arbejdsplads"),
        max_length=1000,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kun det her og tallet kan deles. Først når I vælger det under «Deling»."),
    )
    approved = forms.BooleanField(label=_("Borgeren har læst ordene og siger ja til dem"), required=False)

    better_when = _told(_("Hvornår fylder det mindre?"))
    worse_when = _told(_("Hvad gør det værre?"))
    own_action = _told(_("Hvad gør du selv, som hjælper?"))
    avoided_by = _told(_("Hvordan kan vi gå uden om det?"))
    good_day = _told(_("Hvordan ser en god dag ud?"))
    worked_before = _told(_("Hvad gik godt sidste sted, som vi tager med?"))
    aim = _told(
        _("Hvad vil du gerne kunne klare, og hvornår?"), hint=_("«Gå 1 km inden sommerferien», «stå en time til jul».")
    )
    aim_by = DanishDateField(label=_("Senest den"), required=False, help_text=_("Tom: vi læser dagen i svaret."))

    work_from = TimeField(label=_("Bedst fra kl."), required=False)
    work_to = TimeField(label=_("Bedst til kl."), required=False)
    posture = forms.ChoiceField(
        label=_("Hvordan arbejder kroppen bedst?"),
        required=False,
        choices=[("", _("Ikke talt om endnu")), *((posture.value, label) for posture, label in _POSTURES.items())],
    )
    one_task_at_a_time = _yes_or_no(_("Er det vigtigt med én opgave ad gangen?"))
    uses_apps = _yes_or_no(_("Bruger du apps til at holde styr på dagen?"))
    aid = _told(_("Hvilket hjælpemiddel ville gøre mere muligt?"), longest=200, rows=1)
    max_travel_minutes = forms.IntegerField(
        label=_("Højst så mange minutter til arbejde"), required=False, min_value=1, max_value=LONGEST_TRAVEL
    )

    solution = _told(_("Hvad gør vi ved det på arbejdspladsen?"))
    provider = forms.ChoiceField(
        label=_("Hvem sørger for det?"), required=False, choices=[("", _("Ikke aftalt")), *NeedProvider.choices]
    )
    scheme = forms.ChoiceField(label=_("Med hvilken ordning?"), required=False)
    tried_on = DanishDateField(label=_("Prøvet den"), required=False)
    effect = forms.ChoiceField(
        label=_("Hvordan gik det?"), required=False, choices=[("", _("Ikke prøvet endnu")), *NeedEffect.choices]
    )
    effect_note = _told(_("Hvad lærte vi?"))

    def __init__(
        self, data: Any = None, *, schemes: Iterable[Scheme], tools: Iterable[tuple[str, str]], today: date, **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.today = today
        proposed = [(scheme.tool, scheme.title) for scheme in schemes]
        others = [line for line in tools if line not in proposed]
        groups = [(_("Forslag ud fra begrænsningen"), proposed)] if proposed else []
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            ("", _("Ingen")),
            *groups,
            (_("Andre værktøjer"), others),
        ]

    def clean(self) -> dict[str, Any]:
        """What belongs together is told together; a day is read from the aim when none is typed."""
        typed = super().clean() or self.cleaned_data
        if typed.get("aim") and not typed.get("aim_by") and "aim_by" not in self.errors:
            typed["aim_by"] = deadline_in(typed["aim"], today=self.today)
            if typed["aim_by"] is None:
                self.add_error("aim_by", _("Skriv, hvornår du vil kunne det."))
        if typed.get("effect") and not typed.get("tried_on") and "tried_on" not in self.errors:
            self.add_error("tried_on", _("Skriv, hvornår I prøvede det."))
        if (tried := typed.get("tried_on")) and tried > self.today:
            self.add_error("tried_on", _("Dagen er ikke kommet endnu. Vælg en dag, hvor I prøvede det."))
        starts, ends = typed.get("work_from"), typed.get("work_to")
        if starts and ends and ends <= starts:
            self.add_error("work_to", _("Tiden slutter, før den begynder."))
        return typed

    @property
    def has_answers(self) -> bool:
        """Whether something is told, or must be mended, among the questions."""
        return self._is_open(QUESTIONS)

    @property
    def has_conditions(self) -> bool:
        """Whether something is told, or must be mended, among the conditions."""
        return self._is_open(HANDLING)

    @property
    def has_measures(self) -> bool:
        """Whether something is told, or must be mended, about what was chosen and tried."""
        return self._is_open(MEASURES)

    def _is_open(self, names: Iterable[str]) -> bool:
        return any(name in self.errors or self[name].value() for name in names)

    def details(self, wording: str | None = None) -> NeedDetails:
        """Return what was typed; with another wording, which is not approved yet."""
        typed = self.cleaned_data
        chosen = wording or typed["wording"] or typed["said"]
        return NeedDetails(
            said=typed["said"],
            measure=typed["measure"],
            wording=chosen,
            answers={name: typed[name] for name in (*QUESTIONS, *HANDLING, *MEASURES)},
            approved=typed["approved"] and chosen == typed["wording"],
        )


def stored_answers(chain: NeedChain) -> dict[str, Any]:
    """Return what a form shows of a stored chain."""
    words = {True: "ja", False: "nej", None: ""}
    plain = {name: getattr(chain, name) for name in (*QUESTIONS, *HANDLING, *MEASURES)}
    return plain | {name: words[getattr(chain, name)] for name in ("one_task_at_a_time", "uses_apps")}
