"""The CV as a letter, the sheet for a talk, and what every mail to a citizen says."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from jobbro.accounts.models import Municipality, User, the_municipality
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.cv_versions import CvContent
from jobbro.citizens.queries.readiness import ScriptPart, TalkPage, day_before
from jobbro.documents import Letter, Watermark, letter_from, to_pdf, to_word
from jobbro.documents.from_content import left_out
from jobbro.documents.text import long_date, short_time
from jobbro.domain.fit import CvSection
from jobbro.integrations.mail import Mail
from jobbro.library.letters import FactValue, fill
from jobbro.ui.wording import phone

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS = {"pdf": (to_pdf, "application/pdf"), "docx": (to_word, _WORD)}
ENDINGS = tuple(_MAKERS)
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BLANK_OF = {CvSection.WHY: "wishes"}


@dataclass(frozen=True, slots=True)
class CvFile:
    """A file to hand out; its name says whom it is for and never who it is about."""

    name: str
    content_type: str
    content: bytes


def cv_letter(content: CvContent, *, recipient: str, municipality: Municipality, printed_on: date) -> Letter:
    """Return the CV as a letter; a section without anything in it is left out, experience too."""
    sections = {_BLANK_OF.get(place, place.value): list(lines) for place, lines in content.sections.items()}
    contact = [f"{label}: {said}" for label, said in content.contact]
    facts: dict[str, FactValue] = {
        "name": content.name,
        "contact_lines": contact,
        "unsorted": list(content.unsorted),
        **sections,
    }
    letter = letter_from(
        fill("cv", facts),
        about=_("Til %(reader)s") % {"reader": recipient},
        municipality=municipality.name,
        printed_on=printed_on,
        watermark=Watermark.DEMO if content.is_demo else None,
        colour=municipality.colour,
        missing=left_out,
    )
    # A CV is the citizen's own: the municipality stands in the margin and not beside the name.
    return replace(letter, names_sender=False)


def cv_file(letter: Letter, *, recipient: str, ending: str) -> CvFile:
    """Return the letter as a PDF or a Word file.

    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    make, content_type = _MAKERS[ending]
    reader = slugify(re.sub(r"\d{5,}", "", recipient.lower().translate(_DANISH)))[:60].strip("-")
    name = "-".join(part for part in ("cv", reader, letter.printed_on.isoformat()) if part)
    return CvFile(f"{name}.{ending}", content_type, make(letter))


def readiness_file(page: TalkPage, *, municipality: Municipality, printed_on: date) -> CvFile:
    """Return the citizen's sheet for a talk as a tagged PDF; what is not got ready yet is left out.

    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    letter = readiness_letter(page, municipality=municipality, printed_on=printed_on)
    return CvFile(f"samtale-{page.talk.held_on.isoformat()}.pdf", _MAKERS["pdf"][1], to_pdf(letter))


def readiness_letter(page: TalkPage, *, municipality: Municipality, printed_on: date) -> Letter:
    """Return the citizen's sheet for a talk, to take along and to look at the day before."""
    talk = page.talk
    script = {f"say_{part.part.value}": list(part.lines) for part in page.script}
    day = long_date(talk.held_on)
    facts: dict[str, FactValue] = {
        "company": talk.company,
        "day": _("%(day)s kl. %(time)s") % {"day": day, "time": short_time(talk.held_at)} if talk.held_at else day,
        "day_before": long_date(day_before(talk)),
        "interest": talk.employer_interest,
        "clothes": talk.clothes,
        "route": _way(talk.route, talk.route_minutes),
        "daily_route": _way(talk.daily_route, talk.daily_minutes),
        "roles": [f"{role.title}: {role.to_citizen}" for role in page.roles if role.who],
        "practise": [line.point.title for line in page.open_basics[:3]],
        **{name: script.get(name, []) for name in _SAID},
    }
    return letter_from(
        fill("interview_sheet", facts),
        about=talk.citizen.full_name,
        municipality=municipality.name,
        printed_on=printed_on,
        watermark=Watermark.DEMO if talk.citizen.is_demo else None,
        colour=municipality.colour,
        missing=left_out,
    )


def mail_to_citizen(citizen: Citizen, letter: str, **facts: str) -> Mail:
    """Return a mail of ours with these facts. It names nobody but its reader and whom to call: others may read it."""
    municipality, consultant = the_municipality(), citizen.consultant
    said: dict[str, FactValue] = {
        "person": citizen.first_name,
        "municipality": municipality.name,
        "unit": municipality.unit_name,
        "who": _whom_to_call(consultant, municipality),
        **facts,
    }
    words = {field.id: field.text for field in fill(letter, said).fields}
    reply_to = consultant.email if consultant else municipality.email
    return Mail(to=citizen.email, subject=words["subject"], text=words["text"], reply_to=reply_to)


def _whom_to_call(consultant: User | None, municipality: Municipality) -> str:
    name = consultant.full_name if consultant else municipality.name
    number = (consultant.phone if consultant else "") or municipality.phone
    return f"{name}, telefon {phone(number)}" if number else name


_SAID = tuple(f"say_{part.value}" for part in ScriptPart)


def _way(how: str, minutes: int | None) -> str:
    return _("%(how)s Det tager %(n)s minutter.") % {"how": how, "n": minutes} if how and minutes else how
