"""What a consultant may promise without asking: green or amber, always with words (R-024)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from jobbro import library
from jobbro.library.toolbox_files import Decider, Measure
from jobbro.reference.models import Mandate, MandateTerms
from jobbro.reference.queries.toolbox import ToolCard
from jobbro.ui.wording import number


class Light(StrEnum):
    """Whether it may be promised now, or somebody must be asked."""

    GREEN = "green"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class MandateAnswer:
    """The light with its word and its reason; `asks_amount` when the limit can only be judged with an amount."""

    light: Light
    word: str
    why: str
    asks_amount: bool = False

    @property
    def is_green(self) -> bool:
        """Whether it may be promised; an entry with a limit and no amount could be anything, so it is not green."""
        return self.light is Light.GREEN and not self.asks_amount


def mandates(role: str) -> dict[str, Mandate]:
    """What counts for a role, by the id of the entry: its own mandate before the one for all; one question."""
    # The empty role sorts first, so that a role's own row comes after it and stays.
    return {row.entry_id: row for row in Mandate.objects.filter(role__in=("", role)).order_by("role")}


def exceptions() -> dict[str, list[Mandate]]:
    """The mandates that are for one role only, by the id of the entry; one question."""
    found: dict[str, list[Mandate]] = {}
    for row in Mandate.objects.exclude(role="").order_by("role"):
        found.setdefault(row.entry_id, []).append(row)
    return found


def own_mandate(entry_id: str, role: str) -> Mandate | None:
    """The row for exactly this entry and role; the empty role is the one for all."""
    return Mandate.objects.filter(entry_id=entry_id, role=role).first()


def answer_days() -> int:
    """Within how many working days a question is answered."""
    terms = MandateTerms.objects.filter(pk=1).first() or MandateTerms(pk=1)
    return terms.answer_within_working_days


def judge(
    card: ToolCard, known: Mapping[str, Mandate], amount: Decimal | None = None, *, holder: str = ""
) -> MandateAnswer:
    """What the mandate says about promising an entry, of an amount in the entry's measure.

    `holder` names whose mandate it is, for a reader who is somebody else.
    """
    whose = _("mandatet for %(name)s") % {"name": holder} if holder else _("dit mandat")
    mandate = known.get(card.id)
    if mandate is None:
        return _unset(card, holder)
    if mandate.needs_approval:
        return _amber(_("Teamlederen skal sige ja hver gang."))
    if mandate.limit is None or card.measure is None:
        return _green(_("Det er inden for %(whose)s.") % {"whose": whose})
    limit = limit_words(card.measure, mandate.limit)
    if amount is None:
        said = _("Grænsen er %(limit)s. Det står ikke her, hvor meget det er.")
        why = said if holder else _("Du må love %(limit)s. Skriv først, hvor meget det er.")
        return MandateAnswer(Light.AMBER, _("kommer an på hvor meget"), why % {"limit": limit}, asks_amount=True)
    if _within(card.measure, amount, mandate.limit):
        return _green(_("Det er inden for %(whose)s: %(limit)s.") % {"whose": whose, "limit": limit})
    return _amber(_("Det er ud over %(whose)s: %(limit)s.") % {"whose": whose, "limit": limit})


def limit_words(measure: Measure, limit: Decimal) -> str:
    """A limit as a sentence part: «højst 5.000 kroner»."""
    return library.texts().say(f"limit.{measure}", n=number(limit))


def _within(measure: Measure, amount: Decimal, limit: Decimal) -> bool:
    """More often is more to promise; otherwise a larger amount is."""
    return amount >= limit if measure is Measure.DAYS_BETWEEN else amount <= limit


def _unset(card: ToolCard, holder: str) -> MandateAnswer:
    match card.decider:
        case Decider.CONSULTANT:
            if holder:
                return _green(_("Det er konsulentens eget arbejde og kræver ingen bevilling."))
            return _green(_("Det er dit eget arbejde og kræver ingen bevilling, så det afgør du selv."))
        case Decider.CASEWORKER | Decider.AUTHORITY:
            return _amber(_("Det bevilges af en anden, og teamlederen har ikke givet lov på forhånd. Spørg først."))
        case _:
            return _amber(_("Ledelsen afgør det og har ikke givet lov på forhånd. Spørg teamlederen først."))


def _green(why: str) -> MandateAnswer:
    return MandateAnswer(Light.GREEN, _("du må love det"), why)


def _amber(why: str) -> MandateAnswer:
    return MandateAnswer(Light.AMBER, _("spørg først"), why)
