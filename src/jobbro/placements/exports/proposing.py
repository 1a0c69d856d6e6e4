"""The mail that proposes a citizen to a company; what the citizen has not released is not among its blanks."""

from jobbro.accounts.models import the_municipality
from jobbro.documents.text import full_day
from jobbro.integrations.mail import Mail
from jobbro.library.letters import fill
from jobbro.placements.actions.proposing import ProposalAnswers
from jobbro.ui.wording import phone


def proposal_mail(answers: ProposalAnswers, *, name: str, address: str, sender: str, reply_to: str) -> Mail:
    """Return the mail; `answers` must have a day of follow-up and somebody to call."""
    assert answers.follow_up_on is not None
    municipality = the_municipality()
    facts = {
        "person": name,
        "municipality": municipality.name,
        "unit": municipality.unit_name,
        "who": answers.who,
        "why_company": answers.why_company,
        "bottom_line": answers.bottom_line,
        "help_offered": answers.help_offered,
        "follow_up_day": full_day(answers.follow_up_on),
        "caller": f"{answers.caller_name}, telefon {phone(answers.caller_phone)}",
        "sender": sender,
    }
    words = {field.id: field.text for field in fill("proposal_mail", facts).fields}
    return Mail(to=address, subject=words["subject"], text=words["text"], reply_to=reply_to)
