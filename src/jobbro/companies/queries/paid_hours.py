"""What the page with the nine questions about paid hours shows."""

from dataclasses import dataclass

from jobbro.companies.models import Company, PaidHoursAnswer
from jobbro.library import conversation_cards
from jobbro.library.card_files import ConversationCard


@dataclass(frozen=True, slots=True)
class HoursLine:
    """A question with the company's answer."""

    card: ConversationCard
    answer: PaidHoursAnswer | None


@dataclass(frozen=True, slots=True)
class HoursPage:
    """The nine questions in the order of a talk."""

    lines: tuple[HoursLine, ...]

    @property
    def asked(self) -> int:
        """How many have an answer."""
        return sum(line.answer is not None for line in self.lines)

    @property
    def next_question(self) -> str:
        """The first that nobody has asked; empty when all have been."""
        return next((line.card.id for line in self.lines if line.answer is None), "")


def hours_page(company: Company) -> HoursPage:
    """Return the questions with their answers and what these became; one question to the database."""
    rows = company.paid_hours_answers.select_related("made_task", "made_position")
    answers = {row.question: row for row in rows}
    return HoursPage(tuple(HoursLine(card, answers.get(card.id)) for card in conversation_cards().paid_hours))


def hours_card(question: str) -> ConversationCard | None:
    """Return the card of a question about paid hours; None for any other."""
    return next((card for card in conversation_cards().paid_hours if card.id == question), None)
