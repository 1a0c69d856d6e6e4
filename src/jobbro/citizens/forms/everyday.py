"""What a citizen tells, and which of the skills found in it are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions import FactDetails
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import FactKind
from jobbro.domain.fit import ProposedSkill


class StoryForm(forms.Form):
    """What a citizen tells about everyday life."""

    story = forms.CharField(
        label=_("Hvad fortæller borgeren?"),
        max_length=4000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Skriv det, som det bliver sagt: «Jeg ordner børnenes cykler.» Det gemmes ikke af sig selv."),
    )


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposed skill with the fields to keep and correct it."""

    proposed: ProposedSkill
    keep: forms.BoundField
    wording: forms.BoundField
    proof: forms.BoundField


class KeepForm(forms.Form):
    """Which of the proposed skills fit, and in which words they are kept."""

    def __init__(self, data: Any = None, *, proposed: Iterable[ProposedSkill]) -> None:
        super().__init__(data)
        self.proposed = tuple(proposed)
        for one in self.proposed:
            name = one.skill.id
            self.fields[f"keep-{name}"] = forms.BooleanField(
                label=_("Det passer: kan %(skill)s") % {"skill": one.skill.name}, required=False
            )
            self.fields[f"wording-{name}"] = self._words(str(_("Sådan skrives det")), 1000, _in_words(one))
            self.fields[f"proof-{name}"] = self._words(str(_("Det kan ses på")), 500, one.proof)

    @staticmethod
    def _words(label: str, longest: int, initial: str) -> forms.CharField:
        box = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(
            label=label, max_length=longest, required=False, initial=initial, validators=[no_cpr], widget=box
        )

    @property
    def lines(self) -> list[ProposalLine]:
        """The proposals with their fields, best first."""
        names = [(one, one.skill.id) for one in self.proposed]
        return [
            ProposalLine(one, self[f"keep-{name}"], self[f"wording-{name}"], self[f"proof-{name}"])
            for one, name in names
        ]

    def clean(self) -> dict[str, Any]:
        """Something is kept, what is kept has words, and it is among what the story gave."""
        kept = [name.removeprefix("keep-") for name in self.data if name.startswith("keep-")]
        if not kept:
            raise ValidationError(_("Sæt kryds ved mindst én, der passer."), code="none")
        if any(f"keep-{name}" not in self.fields for name in kept):
            raise ValidationError(_("Fortællingen er ændret. Se forslagene igen, og sæt kryds."), code="changed")
        for name in kept:
            field = f"wording-{name}"
            if field not in self.errors and not self.cleaned_data.get(field):
                self.add_error(field, ValidationError(_("Skriv, hvad borgeren kan."), code="required"))
        return self.cleaned_data

    def details(self, noted_on: date) -> list[FactDetails]:
        """Return a fact for each skill that is kept."""
        said = self.cleaned_data
        return [
            FactDetails(FactKind.EVERYDAY, said[f"wording-{name}"], noted_on, measure=said[f"proof-{name}"])
            for name in (one.skill.id for one in self.proposed)
            if said[f"keep-{name}"]
        ]


def _in_words(proposed: ProposedSkill) -> str:
    tasks = [task[:1].lower() + task[1:] for task in proposed.tasks]
    *most, last = tasks
    listed = _("%(most)s og %(last)s") % {"most": ", ".join(most), "last": last} if most else last
    return _("Kan %(skill)s. Det passer til: %(tasks)s.") % {"skill": proposed.skill.name, "tasks": listed}
