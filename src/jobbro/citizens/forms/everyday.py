"""What a citizen tells, and which of the skills found in it are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions import FactDetails, Kept
from jobbro.citizens.actions.cv import LONGEST_TASK
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import FactKind
from jobbro.domain.fit import ProposedSkill


class StoryForm(forms.Form):
    """What a citizen tells about everyday life."""

    story = forms.CharField(
        label=_("Hvad fortæller borgeren?"),
        max_length=4000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 5, "data-text-check": False}),
        help_text=_("Skriv det, som det bliver sagt: «Jeg ordner børnenes cykler.» Det gemmes ikke af sig selv."),
    )


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposed skill with the fields to keep and correct it."""

    proposed: ProposedSkill
    keep: forms.BoundField
    wording: forms.BoundField
    tasks: forms.BoundField
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
            self.fields[f"tasks-{name}"] = self._words(str(_("Opgaver, én på hver linje")), 1000, "\n".join(one.tasks))
            self.fields[f"proof-{name}"] = self._words(str(_("Det kan ses på")), 500, one.cv_line)

    @staticmethod
    def _words(label: str, longest: int, initial: str) -> forms.CharField:
        box = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(
            label=label, max_length=longest, required=False, initial=initial, validators=[no_cpr], widget=box
        )

    @property
    def lines(self) -> list[ProposalLine]:
        """The proposals with their fields, best first."""
        parts = ("keep", "wording", "tasks", "proof")
        return [ProposalLine(one, *(self[f"{part}-{one.skill.id}"] for part in parts)) for one in self.proposed]

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

    def kept(self, *, noted_on: date, found_in: str) -> list[Kept]:
        """Return each skill that is kept as a fact with its work tasks."""
        said, kept = self.cleaned_data, []
        for name in (one.skill.id for one in self.proposed if said[f"keep-{one.skill.id}"]):
            tasks = _lines(said[f"tasks-{name}"])
            wording = _with_tasks(said[f"wording-{name}"], tasks)
            details = FactDetails(
                FactKind.EVERYDAY, wording, noted_on, measure=said[f"proof-{name}"], found_in=found_in
            )
            kept.append(Kept(details, tuple((task, name) for task in tasks)))
        return kept


class OwnFindForm(forms.Form):
    """A find in one's own words, with a work task that it leads to."""

    wording = forms.CharField(
        label=_("Det kan borgeren"), max_length=800, validators=[no_cpr], widget=forms.Textarea(attrs={"rows": 2})
    )
    tasks = forms.CharField(
        label=_("Opgaver på en arbejdsplads, én på hver linje"),
        max_length=1000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For eksempel «Vande planter» eller «Hente varer på lageret»."),
    )
    in_own_words = forms.BooleanField(label=_("Det er borgerens egne ord"), required=False)

    def kept(self, *, noted_on: date, found_in: str) -> list[Kept]:
        """Return what was written as a fact with its tasks."""
        said, tasks = self.cleaned_data, _lines(self.cleaned_data["tasks"])
        details = FactDetails(
            FactKind.EVERYDAY, said["wording"], noted_on, in_own_words=said["in_own_words"], found_in=found_in
        )
        return [Kept(details, tuple((task, "") for task in tasks))]


def _in_words(proposed: ProposedSkill) -> str:
    return _("Kan %(skill)s.") % {"skill": proposed.skill.name}


def _with_tasks(wording: str, tasks: Sequence[str]) -> str:
    """Say the tasks after the words, as they will be read."""
    if not tasks:
        return wording
    *most, last = (task[:1].lower() + task[1:] for task in tasks)
    listed = _("%(most)s og %(last)s") % {"most": ", ".join(most), "last": last} if most else last
    said = wording if wording.endswith((".", "!", "?")) else f"{wording}."
    return _("%(said)s Det passer til: %(tasks)s.") % {"said": said, "tasks": listed}


def _lines(written: str) -> list[str]:
    """Return the lines of a text without blanks, each once and as long as a task can be."""
    lines = (" ".join(line.split())[:LONGEST_TASK] for line in written.splitlines())
    return list(dict.fromkeys(line for line in lines if line))
