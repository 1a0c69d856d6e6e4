"""The forms of the nine questions about paid hours: an answer, and what a yes becomes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions import HoursHeard, PartTime, PositionFacts, SharedPosition, TaskFacts
from jobbro.companies.forms.responsibility import refuse_private
from jobbro.companies.models import Activity, Doer, ThemeReply
from jobbro.domain.fit import LongerThanPosition, hours_left
from jobbro.library.card_files import LooseTaskDraft, YesMakes
from jobbro.ui.fields import DanishDecimalField
from jobbro.ui.wording import hours

TAPS = ("1", "2", "3", "4", "6", "8", "12")
_TAPS = [(tap, tap) for tap in TAPS] + [("", gettext_lazy("Andet tal, eller ved ikke"))]
_WORDS, _MOST_HOURS = 400, 60
_CENT = Decimal("0.01")


def _hours(label: Any) -> DanishDecimalField:
    most: dict[str, Any] = {"min_value": Decimal("0.25"), "max_value": _MOST_HOURS}
    return DanishDecimalField(label=label, required=False, max_digits=4, decimal_places=2, **most)


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=160, required=False, validators=[refuse_private])


class HeardForm(forms.Form):
    """What was answered; once a yes has become something, only this can be changed here."""

    reply = forms.ChoiceField(
        label=gettext_lazy("Hvad svarede de?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Vælg ja, nej eller ved ikke.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Hvad sagde de?"),
        max_length=_WORDS,
        required=False,
        validators=[refuse_private],
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, makes: YesMakes, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.makes, self.today = makes, today
        replies = [(ThemeReply.YES.value, makes.reply), (ThemeReply.NO.value, _("Nej, ikke nu"))]
        self.fields["reply"].choices = [*replies, (ThemeReply.UNKNOWN.value, _("Ved ikke"))]  # type: ignore[attr-defined]

    @property
    def says_yes(self) -> bool:
        """Whether the answer is a yes."""
        return self.cleaned_data.get("reply") == ThemeReply.YES

    @property
    def heard(self) -> HoursHeard:
        """What the valid form says was answered."""
        data = self.cleaned_data
        return HoursHeard(ThemeReply(data["reply"]), data["words"], self.today)

    @property
    def made(self) -> TaskFacts | SharedPosition | None:
        """What a yes becomes; nothing here."""
        return None

    def refuse_hours_without_yes(self, *names: str) -> None:
        """Ask whether hours beside another answer were a yes after all."""
        if self.cleaned_data.get("reply") and not self.says_yes and any(self.cleaned_data.get(one) for one in names):
            self.add_error("reply", _("Du har skrevet timer. Er det et ja?"))


class TaskHeardForm(HeardForm):
    """An answer, and the task that a yes becomes; its hours are a tap, and may be unknown."""

    title = _line(gettext_lazy("Hvad er opgaven?"))
    tap = forms.ChoiceField(
        label=gettext_lazy("Timer om ugen"), choices=_TAPS, required=False, widget=forms.RadioSelect
    )
    weekly_hours = _hours(gettext_lazy("Et andet timetal"))
    when = _line(gettext_lazy("Hvornår?"))

    def __init__(self, *args: Any, makes: YesMakes, **options: Any) -> None:
        assert makes.task is not None
        self.draft: LooseTaskDraft = makes.task
        options["initial"] = {"title": self.draft.title} | (options.get("initial") or {})
        super().__init__(*args, makes=makes, **options)

    def clean(self) -> None:
        """Ask for a name of the work behind a yes, and for one number of hours."""
        super().clean()
        data = self.cleaned_data
        if self.says_yes and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Skriv, hvad opgaven er."))
        if data.get("tap") and data.get("weekly_hours"):
            self.add_error("weekly_hours", _("Vælg et tal, eller skriv et. Ikke begge dele."))
        self.refuse_hours_without_yes("tap", "weekly_hours")

    @property
    def made(self) -> TaskFacts | None:
        """The task of a yes."""
        if not self.says_yes:
            return None
        data, draft = self.cleaned_data, self.draft
        return TaskFacts(
            data["title"],
            Activity(draft.activity),
            description=data["words"],
            weekly_hours=Decimal(data["tap"]) if data["tap"] else data["weekly_hours"],
            when=data["when"],
            frequency=draft.frequency or "",
            doer=Doer.NOBODY if draft.nobody_does else "",
            is_bought=True if draft.is_bought else None,
            wanted_as="paid",
        )


class PositionHeardForm(HeardForm):
    """An answer, and the position that two share after a yes; without other numbers each gets half of it."""

    title = _line(gettext_lazy("Hvad hedder stillingen?"))
    weekly_hours = _hours(gettext_lazy("Hele stillingen, timer om ugen"))
    hours1 = _hours(gettext_lazy("Den ene, timer om ugen"))
    hours2 = _hours(gettext_lazy("Den anden, timer om ugen"))

    def clean(self) -> None:
        """Ask for the position behind a yes, and refuse two parts that are longer than it."""
        super().clean()
        data = self.cleaned_data
        self.refuse_hours_without_yes("weekly_hours", "hours1", "hours2")
        if not self.says_yes or self.errors:
            return
        if not data["title"]:
            self.add_error("title", _("Skriv, hvad stillingen hedder."))
        if data["weekly_hours"] is None:
            self.add_error("weekly_hours", _("Skriv, hvor mange timer hele stillingen har."))
        elif (data["hours1"] is None) is not (data["hours2"] is None):
            self.add_error("hours2" if data["hours2"] is None else "hours1", _("Skriv timer til dem begge."))
        else:
            self._refuse_longer(data)

    def _refuse_longer(self, data: dict[str, Any]) -> None:
        try:
            hours_left(data["weekly_hours"], self._parts)
        except LongerThanPosition as longer:
            words = {"hours": hours(longer.too_many)}
            self.add_error("hours2", _("De to fylder %(hours)s mere end stillingen.") % words)

    @property
    def _parts(self) -> tuple[Decimal, Decimal]:
        data = self.cleaned_data
        half: Decimal = (data["weekly_hours"] / 2).quantize(_CENT)
        return data["hours1"] or half, data["hours2"] or data["weekly_hours"] - half

    @property
    def made(self) -> SharedPosition | None:
        """The position of a yes, with its two jobs."""
        if not self.says_yes:
            return None
        title, (first, second) = self.cleaned_data["title"], self._parts
        named = {"title": title[:140]}
        jobs = (
            PartTime(_("%(title)s, første halvdel") % named, first),
            PartTime(_("%(title)s, anden halvdel") % named, second),
        )
        return SharedPosition(PositionFacts(title, self.cleaned_data["weekly_hours"]), jobs)


def form_for(makes: YesMakes, *, is_made: bool) -> type[HeardForm]:
    """Return the form that a question asks for: a yes that has become something is not made into it twice."""
    if is_made:
        return HeardForm
    return PositionHeardForm if makes.shares_position else TaskHeardForm
