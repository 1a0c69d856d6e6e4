"""What one hands over to have a text looked through: on the page, or as JSON by a program."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypedDict, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.domain.language import Genre, TextCode
from jobbro.domain.language.privacy import CPR, MAIL, PHONE
from jobbro.library.strict_json import BadInput, InputProblem, read_object
from jobbro.library.writing_files import privacy_scan
from jobbro.ui.wording import number
from jobbro.writing.actions import NewWord
from jobbro.writing.models import AsideReason, OwnWordKind, TextReader, TextType
from jobbro.writing.queries import MOST_LETTERS

GENRES = [genre.value for genre in Genre]
_LONGEST_FIELD = 400


Sent = TypeVar("Sent", bound="BackForm")


class CheckForm(forms.Form):
    """A text, what kind it is and who reads it."""

    text_type = forms.ChoiceField(label=_("Hvad er det for en tekst?"), choices=TextType)
    reader = forms.ChoiceField(label=_("Hvem læser den?"), choices=TextReader)
    text = forms.CharField(
        label=_("Din tekst"), strip=False, widget=forms.Textarea(attrs={"rows": 10, "data-text-check": False})
    )

    def clean_text_type(self) -> TextType:
        """Return the type itself."""
        return TextType(self.cleaned_data["text_type"])

    def clean_reader(self) -> TextReader:
        """Return the reader itself."""
        return TextReader(self.cleaned_data["reader"])

    def clean_text(self) -> str:
        """One kind of line end, something to read, and not more than one can take in."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if not text.strip():
            raise ValidationError(_("Skriv eller indsæt en tekst."), code="required")
        if len(text) > MOST_LETTERS:
            raise ValidationError(too_long(text))
        return text


class AsideSaid(TypedDict):
    """A remark and why it is not relevant."""

    key: str
    code: TextCode
    reason: AsideReason


class BackForm(forms.Form):
    """Which remark is wanted back."""

    key = forms.RegexField(regex=r"\A[0-9a-f]{64}\Z")


class AsideForm(BackForm):
    """Which remark is not relevant, and why."""

    code = forms.ChoiceField(choices=[(code.value, code.value) for code in TextCode])
    reason = forms.ChoiceField(choices=AsideReason)

    def said(self) -> AsideSaid:
        """Return what the action asks for."""
        said = self.cleaned_data
        return {"key": said["key"], "code": TextCode(said["code"]), "reason": AsideReason(said["reason"])}


class WordForm(forms.Form):
    """A word of the municipality's own."""

    kind = forms.ChoiceField(label=_("Hvad er det for et ord?"), choices=OwnWordKind, widget=forms.RadioSelect)
    text = forms.RegexField(
        label=_("Ordet eller ordene"),
        max_length=80,
        regex=r"\A\s*\*?\w[\w-]*\*?(\s+\*?\w[\w-]*\*?)*\s*\Z",
        help_text=_(
            "Alle ordets former findes. En stjerne står for resten af et ord: «vifte*» finder også «viftemøde»."
        ),
        error_messages={"invalid": _("Skriv kun bogstaver, tal og bindestreg. En stjerne står først eller sidst.")},
    )
    plain = forms.CharField(
        label=_("Hvad betyder fagordet?"),
        max_length=160,
        required=False,
        help_text=_("Kun til fagord. Skriv det, så det passer efter «Det betyder»."),
    )
    say = forms.CharField(
        label=_("Hvad kan man skrive i stedet?"),
        max_length=80,
        required=False,
        help_text=_("Kun til fagord. Lad feltet være tomt, hvis der ikke er et kortere ord."),
    )

    def clean(self) -> dict[str, Any]:
        """A trade word has a meaning, other words have none, and no word is somebody's number."""
        said = super().clean() or {}
        is_jargon = said.get("kind") == OwnWordKind.JARGON
        if is_jargon and not said.get("plain"):
            self.add_error("plain", _("Skriv, hvad fagordet betyder."))
        for name in () if is_jargon or "kind" not in said else ("plain", "say"):
            if said.get(name):
                self.add_error(name, _("Kun et fagord har en forklaring. Lad feltet være tomt."))
        for name in ("text", "plain", "say"):
            if any(spot.topic in (CPR, PHONE, MAIL) for spot in privacy_scan().scan(said.get(name, ""))):
                self.add_error(name, _("Skriv kun ord, ikke en persons nummer eller adresse."))
        return said

    def word(self) -> NewWord:
        """Return what was written."""
        said = self.cleaned_data
        return NewWord(OwnWordKind(said["kind"]), said["text"], said["plain"], said["say"])


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """A text that a program asks about; `field` names where the text is being written, "" when nowhere."""

    name: str | None
    text: str
    genre: Genre
    field: str = ""


def too_long(text: str) -> str:
    """Say how much there is and how much can be taken."""
    said = _("Teksten har %(count)s tegn. Der kan tjekkes %(most)s ad gangen, så del den i flere.")
    return said % {"count": number(len(text)), "most": number(MOST_LETTERS)}


def read_question(
    raw: str, *, genre: str = Genre.JOURNAL.value, names: Iterable[str] = ("id", "text", "genre")
) -> TextQuestion:
    """The question in one JSON object; without a genre it has the one given.

    :raises BadInput: when it is no such object, naming each place and what should stand there
    """
    case, known = read_object(raw), list(names)
    listed = f"{', '.join(known[:-1])} og {known[-1]}"
    problems = [
        InputProblem(key, f"navnet kendes ikke; her kan stå {listed}.") for key in sorted(case.keys() - {*known})
    ]
    if not isinstance(case.get("text"), str):
        problems.append(InputProblem("text", "her skal stå en tekst."))
    if case.get("genre", genre) not in GENRES:
        problems.append(InputProblem("genre", f"her skal stå en af disse: {', '.join(GENRES)}."))
    field = case.get("field", "")
    if not isinstance(field, str) or len(field) > _LONGEST_FIELD:
        problems.append(InputProblem("field", f"her skal stå feltets navn på højst {_LONGEST_FIELD} tegn."))
    if problems:
        raise BadInput(problems)
    name = str(case["id"]) if "id" in case else None
    return TextQuestion(name, case["text"], Genre(case.get("genre", genre)), field)


def read_api_question(body: bytes) -> TextQuestion:
    """The question that a page or a program sends.

    :raises BadInput: when it cannot be read, or the text is longer than is looked through at a time
    """
    question = read_question(_decoded(body), names=("id", "text", "genre", "field"))
    if len(question.text) > MOST_LETTERS:
        raise BadInput([InputProblem("text", too_long(question.text))])
    return question


def read_form(body: bytes, kind: type[Sent]) -> Sent:
    """A form that was sent as JSON, looked through.

    :raises BadInput: when it cannot be read, or says less or more than the form asks for
    """
    said = read_object(_decoded(body))
    form = kind(said)
    problems = [InputProblem(name, str(errors[0])) for name, errors in form.errors.items()]
    problems += [InputProblem(name, str(_("navnet kendes ikke."))) for name in sorted(said.keys() - form.fields.keys())]
    if problems:
        raise BadInput(problems)
    return form


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput([InputProblem("", "her er tegn, som ikke er tekst; send UTF-8.")]) from error
