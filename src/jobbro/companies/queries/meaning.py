"""What moves a company, for us only, and what it has confirmed that the cooperation is for."""

from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from jobbro.companies.models import Company, Expectation, Motive, MotiveSign, OfferedFlexibility
from jobbro.domain.fit.conditions import Condition, WorkConditions, WorkOffered, compare
from jobbro.library import relief

SIGNS_SHOWN = 50
_SURE = {
    MotiveSign.Confidence.GUESS: Fraction(1, 3),
    MotiveSign.Confidence.LIKELY: Fraction(2, 3),
    MotiveSign.Confidence.CLEAR: Fraction(1),
}


@dataclass(frozen=True, slots=True)
class MotiveLine:
    """A motive that has shown: how sure we are, what to begin with, and everything it was read out of."""

    motive: Motive
    confidence: MotiveSign.Confidence
    say_first: str
    signs: tuple[MotiveSign, ...]


def motives_of(company: Company) -> tuple[MotiveLine, ...]:
    """Return the motives that have shown, the surest first; signs alike keep the newest first."""
    signs = list(company.motive_signs.select_related("noted_by").order_by("-seen_on", "pk")[:SIGNS_SHOWN])
    lines = []
    for motive in Motive:
        if own := tuple(sign for sign in signs if sign.motive == motive):
            surest = max((MotiveSign.Confidence(sign.confidence) for sign in own), key=lambda sure: _SURE[sure])
            lines.append(MotiveLine(motive, surest, relief().motives[motive].say_first, own))
    return tuple(sorted(lines, key=lambda line: (-_SURE[line.confidence], -len(line.signs))))


def motive_weights(company: Company) -> dict[str, tuple[str, int]]:
    """Return, for each motive that has shown, the reason in words and what it weighs in a ranking."""
    told = relief()
    return {
        str(line.motive): (told.motives[line.motive].why, int(told.motive_weight * _SURE[line.confidence]))
        for line in motives_of(company)
    }


def flexibilities_of(company: Company) -> list[OfferedFlexibility]:
    """Return what the company offers to bend, the newest first."""
    return list(company.flexibilities.select_related("noted_by").order_by("-heard_on", "pk")[:SIGNS_SHOWN])


def bends_of(company: UUID, wanted: WorkConditions) -> dict[Condition, str]:
    """Return the company's newest words about each condition that is wanted and that it offers to bend.

    One question to the database, and none when nothing is wanted.
    """
    asked = compare(wanted, WorkOffered()).unknown
    if not asked:
        return {}
    rows = OfferedFlexibility.objects.filter(company=company, about__in=[one.value for one in asked])
    newest_last = rows.order_by("heard_on", "pk").values_list("about", "words")
    return {Condition(about): words for about, words in newest_last}


def expectations_of(company: Company) -> list[Expectation]:
    """Return what was confirmed, the newest first: it is the one that counts."""
    rows = company.expectations.select_related("contact", "noted_by")
    return list(rows.order_by("-confirmed_on", "-pk")[:10])


def has_expectation(company: Company) -> bool:
    """Answer whether anybody at the company has confirmed what the cooperation is for (R-030)."""
    return company.expectations.exists()
