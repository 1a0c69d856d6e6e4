"""A spreadsheet of citizens as it would become: each row new, known already, or lacking something."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db.models import Count
from django.forms import Form
from django.http import Http404
from django.utils.translation import gettext as _

from jobbro.accounts.models import Team, User
from jobbro.accounts.viewer import Viewer
from jobbro.citizens import cpr as numbers
from jobbro.citizens.actions import CitizenDetails
from jobbro.citizens.actions.importing import NewRow
from jobbro.citizens.models import Citizen, ImportBatch, ImportColumn, TargetGroup
from jobbro.citizens.queries.finding import note_that_number_is_known

# The page's own form for a new citizen, given one row as if it had been typed.
ReadsRow = Callable[[Mapping[str, str]], Form]
FULL_NAME = "full_name"
_WORDS = {
    "fornavn": "first_name",
    "efternavn": "last_name",
    "navn": FULL_NAME,
    "fulde navn": FULL_NAME,
    "borger": FULL_NAME,
    "cpr": "cpr",
    "cpr-nummer": "cpr",
    "cpr-nr": "cpr",
    "cpr-nr.": "cpr",
    "cprnr": "cpr",
    "personnummer": "cpr",
    "telefon": "phone",
    "tlf": "phone",
    "tlf.": "phone",
    "mobil": "phone",
    "mail": "email",
    "e-mail": "email",
    "email": "email",
    "målgruppe": "group",
    "målgruppe fra": "group_since",
    "i målgruppen fra": "group_since",
}
_UNDO_DAYS, _CPR_DIGITS = 14, 10


class RowState(StrEnum):
    """What would become of a row of the file."""

    NEW = "new"
    KNOWN = "known"
    SAME_NAME = "same_name"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that lacks something: its column (None when the file has none for it), and what to mend."""

    column: int | None
    label: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of the file, and what would become of it; a CPR number is never shown whole."""

    number: int
    name: str
    cpr: str
    state: RowState
    cells: tuple[Cell, ...]
    made: NewRow | None


def meaning_of(headings: Sequence[str]) -> tuple[str, ...]:
    """What each column is, as it was said the last time or as its heading says; empty for one that is left out."""
    kept = dict(
        ImportColumn.objects.filter(heading__in=[_key(one) for one in headings]).values_list("heading", "field")
    )
    found: list[str] = []
    for heading in map(_key, headings):
        field = kept.get(heading, _WORDS.get(heading, ""))
        found.append("" if field in found else field)
    return tuple(found)


def columns_to_keep(headings: Sequence[str], meaning: Sequence[str]) -> dict[str, str]:
    """The headings that are worth remembering: those that say something, and hold no number of anybody's."""
    pairs = zip(map(_key, headings), meaning, strict=True)
    return {heading: field for heading, field in pairs if heading and not any(letter.isdigit() for letter in heading)}


@dataclass(frozen=True, slots=True)
class ForAll:
    """What is said once for the whole file."""

    team: Team
    consultant: User | None = None
    group_since: str = ""


def rows_of(
    table: Sequence[Sequence[str]], meaning: Sequence[str], *, viewer: Viewer, for_all: ForAll, read: ReadsRow
) -> tuple[FileRow, ...]:
    """Each row as it would become, in the order of the file; a number that is known is logged as learned."""
    forms = [_read(_values(row, meaning), for_all, read) for row in table]
    hashes = {numbers.index_of(form.cleaned_data["cpr"]) for form in forms if form.cleaned_data.get("cpr")}
    known = dict(Citizen.objects.filter(cpr_index__in=hashes).values_list("cpr_index", "pk"))
    for citizen_id in known.values():
        note_that_number_is_known(viewer, citizen_id)
    names = Citizen.objects.filter(team=for_all.team).values_list("first_name", "last_name")
    seen = _Seen(set(known), set(names))
    return tuple(_judged(number, form, meaning, seen, for_all) for number, form in enumerate(forms))


@dataclass(slots=True)
class _Seen:
    """Numbers and names that stand in Jobbro or earlier in the file."""

    numbers: set[str | None]
    names: set[tuple[str, str]]


def _values(row: Sequence[str], meaning: Sequence[str]) -> dict[str, str]:
    values = {field: cell for field, cell in zip(meaning, row, strict=True) if field}
    if FULL_NAME in values:
        values["first_name"], _, values["last_name"] = values[FULL_NAME].rpartition(" ")
    digits = values.get("cpr", "")
    # A spreadsheet that takes the number for a sum drops the nought it begins with.
    values["cpr"] = digits.zfill(_CPR_DIGITS) if digits.isdecimal() and len(digits) == _CPR_DIGITS - 1 else digits
    values["group"] = _group(values.get("group", ""))
    return values


def _read(values: Mapping[str, str], for_all: ForAll, read: ReadsRow) -> Form:
    since = values.get("group_since") or (for_all.group_since if values["group"] else "")
    form = read({**values, "group_since": since})
    form.is_valid()
    return form


def _group(word: str) -> str:
    """The code of a target group from its code, its number or its name; what cannot be read is asked about."""
    asked = word.casefold().removeprefix("nr.").strip()
    for code, label in TargetGroup.choices:
        name = str(label).casefold()
        if asked in (code, name, name.partition(" (")[0]):
            return str(code)
    return word


def _judged(number: int, form: Form, meaning: Sequence[str], seen: _Seen, for_all: ForAll) -> FileRow:
    typed = form.cleaned_data
    name = " ".join(str(form.data.get(part, "")) for part in ("first_name", "last_name")).strip()
    hidden = numbers.masked(typed["cpr"]) if typed.get("cpr") else ""
    if form.errors:
        return FileRow(number, name, hidden, RowState.LACKING, tuple(_cells(form, meaning)), None)
    index, both = (numbers.index_of(typed["cpr"]) if typed["cpr"] else None), (typed["first_name"], typed["last_name"])
    if index is not None and index in seen.numbers:
        return FileRow(number, name, hidden, RowState.KNOWN, (), None)
    if index is None and both in seen.names:
        return FileRow(number, name, hidden, RowState.SAME_NAME, (), None)
    seen.numbers.add(index)
    seen.names.add(both)
    contact = {part: typed[part] for part in ("first_name", "last_name", "phone", "email", "cpr")}
    details = CitizenDetails(team=for_all.team, consultant=for_all.consultant, **contact)
    return FileRow(number, name, hidden, RowState.NEW, (), NewRow(details, typed["group"], typed["group_since"]))


def _cells(form: Form, meaning: Sequence[str]) -> Iterator[Cell]:
    in_one_column = FULL_NAME in meaning and bool({"first_name", "last_name"} & set(form.errors))
    if in_one_column:
        whole = f"{form.data.get('first_name', '')} {form.data.get('last_name', '')}".strip()
        text = _("Skriv både fornavn og efternavn.")
        yield Cell(meaning.index(FULL_NAME), _("Hele navnet"), whole, text)
    for field, problems in form.errors.items():
        if in_one_column and field in ("first_name", "last_name"):
            continue
        column = meaning.index(field) if field in meaning else None
        yield Cell(column, str(form.fields[field].label), str(form.data.get(field, "")), " ".join(map(str, problems)))


def _key(heading: str) -> str:
    return heading.casefold().strip(" :*")[:80]


def batches_of(viewer: Viewer) -> tuple[ImportBatch, ...]:
    """The viewer's own imports that can still be taken back, the newest first, each with its number of citizens."""
    since = viewer.at - timedelta(days=_UNDO_DAYS)
    own = ImportBatch.objects.filter(made_by=viewer.user, made_at__gte=since, undone_at__isnull=True)
    return tuple(own.annotate(citizens=Count("rows")).order_by("-made_at"))


def get_batch_for(viewer: Viewer, batch_id: int) -> ImportBatch:
    """One of the viewer's own imports that can still be taken back, or 404."""
    batch = next((one for one in batches_of(viewer) if one.pk == batch_id), None)
    if batch is None:
        raise Http404
    return batch
