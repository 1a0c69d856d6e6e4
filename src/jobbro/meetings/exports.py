"""The mail that tells a citizen of an answer. It names nobody but its reader and whom to call, and no word of it."""

from jobbro.accounts.models import Municipality, User, the_municipality
from jobbro.citizens.models import Citizen
from jobbro.integrations.mail import Mail
from jobbro.library.letters import fill
from jobbro.ui.wording import phone


def answer_mail(citizen: Citizen) -> Mail:
    """Return the mail that says that there is an answer on the own page."""
    municipality, consultant = the_municipality(), citizen.consultant
    facts = {
        "person": citizen.first_name,
        "municipality": municipality.name,
        "unit": municipality.unit_name,
        "who": whom_to_call(consultant, municipality),
    }
    words = {field.id: field.text for field in fill("message_answer_mail", facts).fields}
    reply_to = consultant.email if consultant else municipality.email
    return Mail(to=citizen.email, subject=words["subject"], text=words["text"], reply_to=reply_to)


def whom_to_call(consultant: User | None, municipality: Municipality) -> str:
    """Return whom a citizen can call: the own consultant, or the municipality; with the number where it is known."""
    name = consultant.full_name if consultant else municipality.name
    number = (consultant.phone if consultant else "") or municipality.phone
    return f"{name}, telefon {phone(number)}" if number else name
