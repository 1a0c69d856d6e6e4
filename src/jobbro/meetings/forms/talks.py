"""Forms of a conversation: one small form for each card, so that each is saved by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.models import MOST_ANSWER_DAYS, User
from jobbro.accounts.permissions import Permission
from jobbro.citizens.forms import no_cpr
from jobbro.citizens.forms.people import ColleagueField
from jobbro.domain.language import Genre, TextCode, check_text
from jobbro.library.question_files import ASKED, Card, Deck, Quadrant
from jobbro.library.writing_files import text_rules
from jobbro.meetings.actions import NewActivity, Said, TaskTerms
from jobbro.meetings.models import HIGHEST_SCORE, Owner, SkipReason, TalkPurpose
from jobbro.meetings.queries.cards import NOTHING, CardState
from jobbro.meetings.queries.history import KIND_NAMES
from jobbro.placements.models import MeansSense
from jobbro.ui.fields import DanishDateField

LONGEST = 2000


def no_interpretation(text: str) -> None:
    """Send words back that tell what somebody else wants, thinks or feels as if it were known."""
    for found in check_text(text, genre=Genre.JOURNAL, rules=text_rules()):
        if found.code is TextCode.UNATTRIBUTED:
            words = text[found.start : found.end]
            raise ValidationError(
                _("«%(words)s» er en tolkning. Skriv det, borgeren selv siger, eller det, du har set.")
                % {"words": words},
                code="interpretation",
            )


class BeginForm(forms.Form):
    """When the talk is held, and what it is for."""

    held_on = DanishDateField(label=gettext_lazy("Dato"))
    purpose = forms.ChoiceField(
        label=gettext_lazy("Hvad er samtalen til?"), choices=TalkPurpose.choices, widget=forms.RadioSelect
    )


class PurposeForm(forms.Form):
    """What the talk is for."""

    purpose = forms.ChoiceField(label=gettext_lazy("Hvad er samtalen til?"), choices=TalkPurpose.choices)


class CardForm(forms.Form):
    """The form of one card: words, ticks, a score, or a reason to skip it."""

    def __init__(self, data: Any = None, *, card: Card, state: CardState = NOTHING) -> None:
        shown = {"text": state.text, "score": state.score, "skipped": state.skipped, "options": sorted(state.ticked)}
        before = {"shown": ",".join(sorted(state.ticked))}
        super().__init__(data, auto_id=f"{card.id}-%s", initial=shown | before)
        self.card, self.state = card, state
        if card.options or card.quadrant:
            self.fields["options"] = self._options()
            self.fields["shown"] = forms.CharField(required=False, widget=forms.HiddenInput)
        if card.scale:
            self.fields["score"] = self._score()
        if card.has_words:
            self.fields["text"] = self._text()
        reasons = [("", _("Nej")), *SkipReason.choices]
        self.fields["skipped"] = forms.ChoiceField(label=_("Springes over, fordi"), choices=reasons, required=False)

    @property
    def version(self) -> str | int:
        """Which version of the words was edited: the one that was sent, or the stored one."""
        return self.data.get("edit_version", self.state.version) if self.is_bound else self.state.version

    @property
    def ticked_words(self) -> list[str]:
        """The words of the options that are ticked."""
        offered = dict(getattr(self.fields.get("options"), "choices", ()))
        return [str(words) for option, words in offered.items() if option in self.state.ticked]

    @property
    def skip_words(self) -> str:
        """The words of the reason to skip."""
        return str(dict(SkipReason.choices).get(self.state.skipped, ""))

    def said(self) -> Said:
        """Return what stands on the card; an answer counts for more than a reason to skip."""
        typed = self.cleaned_data
        text, score = typed.get("text", ""), typed.get("score")
        ticked = frozenset(typed.get("options", ()))
        is_answered = bool(text or score not in (None, "") or ticked)
        return Said(
            text=text,
            score=int(score) if score not in (None, "") else None,
            skipped="" if is_answered else typed["skipped"],
            ticked=ticked,
            shown=frozenset(part for part in typed.get("shown", "").split(",") if part),
        )

    def _options(self) -> forms.MultipleChoiceField:
        offered = [(option.id, option.text) for option in self.card.options]
        if self.card.quadrant:
            offered.append((ASKED, _("Stillet, uden at noget skal noteres")))
        label = self.card.ask if self.card.options else _("Spørgsmålet er brugt")
        return forms.MultipleChoiceField(
            label=label, choices=offered, required=False, widget=forms.CheckboxSelectMultiple
        )

    def _score(self) -> forms.ChoiceField:
        ends = self.card.scale
        numbers = [("", _("Intet tal")), *((str(number), str(number)) for number in range(HIGHEST_SCORE + 1))]
        hint = _("0 er «%(low)s», 10 er «%(high)s».") % {"low": ends.low, "high": ends.high} if ends else ""
        return forms.ChoiceField(label=self.card.ask, choices=numbers, required=False, help_text=hint)

    def _text(self) -> forms.CharField:
        validators = [no_cpr, no_interpretation] if self.card.is_note else [no_cpr]
        label = _("Andet") if self.card.options else _("Hvorfor det tal?") if self.card.scale else self.card.ask
        box = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(
            label=label, max_length=LONGEST, required=False, validators=validators, widget=box, strip=True
        )


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card on the page with its form and what is stored."""

    card: Card
    form: CardForm
    state: CardState


@dataclass(frozen=True, slots=True)
class DeckLine:
    """A deck on the page with its cards."""

    deck: Deck
    cards: tuple[CardLine, ...]

    @property
    def kinds(self) -> list[tuple[str, list[CardLine]]]:
        """The cards by kind of question, in the order of the kinds."""
        kinds = [(kind, [line for line in self.cards if line.card.quadrant is kind]) for kind in Quadrant]
        return [(str(KIND_NAMES[kind]), lines) for kind, lines in kinds if lines]


def deck_lines(
    decks: tuple[Deck, ...], stored: Mapping[str, CardState], *, bound: CardForm | None = None
) -> tuple[DeckLine, ...]:
    """Return the decks with a form for each card; `bound` takes its card's place with what was typed."""

    def line(card: Card) -> CardLine:
        state = stored.get(card.id, NOTHING)
        form = bound if bound is not None and bound.card.id == card.id else CardForm(card=card, state=state)
        return CardLine(card, form, state)

    return tuple(DeckLine(deck, tuple(line(card) for card in deck.cards)) for deck in decks)


class FrameForm(forms.Form):
    """What the citizen says to a frame; it stands beside the text."""

    comment = forms.CharField(
        label=gettext_lazy("Borgerens bemærkning"),
        required=False,
        max_length=LONGEST,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Den står ved siden af teksten og ændrer den ikke."),
    )


class TaskForm(forms.Form):
    """Who does what before when."""

    todo = forms.CharField(label=gettext_lazy("Hvad skal der ske?"), max_length=200, validators=[no_cpr])
    owner = forms.ChoiceField(label=gettext_lazy("Hvem?"), required=False)
    due_on = DanishDateField(label=gettext_lazy("Senest"), required=False)

    def __init__(self, data: Any = None, *, held_on: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.held_on = held_on
        self.fields["owner"].choices = [("", _("Ikke aftalt endnu")), *Owner.choices]  # type: ignore[attr-defined]

    def clean_due_on(self) -> date | None:
        """A day to come, seen from the talk."""
        day: date | None = self.cleaned_data["due_on"]
        if day and day < self.held_on:
            raise ValidationError(_("Vælg en dag efter samtalen."), code="before")
        return day

    def terms(self) -> TaskTerms:
        """Return what was typed."""
        return TaskTerms(**self.cleaned_data)


class ActivityForm(forms.Form):
    """An activity with the reason, in words to the citizen."""

    activity = forms.CharField(label=gettext_lazy("Aktivitet"), max_length=160, validators=[no_cpr])
    because = forms.CharField(
        label=gettext_lazy("Derfor bringer det dig nærmere et job"),
        max_length=LONGEST,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Skriv til borgeren. Begynd gerne med «Fordi»."),
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Hvad siger borgeren?"), choices=MeansSense.choices, widget=forms.RadioSelect
    )

    def details(self) -> NewActivity:
        """Return what was typed, with the task that a no opens."""
        typed = self.cleaned_data
        follow_up = _("Tal med borgeren igen om: %(activity)s") % {"activity": typed["activity"]}
        return NewActivity(typed["activity"], typed["because"], typed["answer"], follow_up[:200])


class PlayBackForm(forms.Form):
    """A fact read aloud, in the words that the citizen says yes to."""

    wording = forms.CharField(
        label=gettext_lazy("Har jeg forstået dig rigtigt?"),
        max_length=LONGEST,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReplyForm(forms.Form):
    """The answer to a citizen's message."""

    reply = forms.CharField(
        label=gettext_lazy("Dit svar"),
        max_length=LONGEST,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 5, "data-text-check": "letter_citizen"}),
        help_text=gettext_lazy("Borgeren læser det på sin egen side. Skriv kort og i almindelige ord."),
    )


class CoverForm(forms.Form):
    """Who sees and answers whose messages, from day to day."""

    consultant = ColleagueField(label=gettext_lazy("Hvem er væk?"), queryset=User.objects.none(), empty_label=None)
    colleague = ColleagueField(
        label=gettext_lazy("Hvem svarer imens?"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("Vælg en kollega"),
    )
    starts_on = DanishDateField(label=gettext_lazy("Fra og med"))
    ends_on = DanishDateField(label=gettext_lazy("Til og med"))

    def __init__(self, data: Any = None, *, user: User, colleagues: "QuerySet[User]", today: date) -> None:
        super().__init__(data, initial={"consultant": user.pk, "starts_on": today})
        self.user, self.today = user, today
        self.fields["colleague"].queryset = colleagues  # type: ignore[attr-defined]
        self.fields["consultant"].queryset = colleagues  # type: ignore[attr-defined]
        if not user.may(Permission.TEAM_OVERVIEW):
            # One names somebody for the own messages; only a leader does it for others.
            del self.fields["consultant"]
            self.fields["colleague"].queryset = colleagues.exclude(pk=user.pk)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody else, and days that come."""
        typed = super().clean() or self.cleaned_data
        typed.setdefault("consultant", self.user)
        starts, ends = typed.get("starts_on"), typed.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Slutdagen ligger før startdagen."))
        elif ends and ends < self.today:
            self.add_error("ends_on", _("Slutdagen er gået. Vælg en dag, der kommer."))
        if typed.get("colleague") == typed["consultant"]:
            self.add_error("colleague", _("Vælg en anden kollega."))
        return typed


class TargetForm(forms.Form):
    """Within how many working days a message is answered."""

    days = forms.IntegerField(
        label=gettext_lazy("Svar inden for så mange arbejdsdage"),
        min_value=1,
        max_value=MOST_ANSWER_DAYS,
        help_text=gettext_lazy("Weekender og helligdage tæller ikke med. Det gælder for nye beskeder."),
        widget=forms.NumberInput(attrs={"data-size": "number"}),
    )
