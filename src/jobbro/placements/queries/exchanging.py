"""The give/get sheet as its pages show it: the two sides, the support that can be picked, and what lacks (R-025)."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbro.citizens.models import FactKind
from jobbro.citizens.queries import facts_for
from jobbro.domain.disclosure import Audience
from jobbro.domain.economics import ExchangeAnswer, ExchangeFlag, Gain, GainKind, judge_exchange
from jobbro.placements.actions.exchanging import SheetLine
from jobbro.placements.models import ExchangeSheet, ExchangeSide, OfferedTool, OfferState, Placement
from jobbro.placements.queries.outside import mails_beside, private_matters
from jobbro.placements.queries.reading import record_of
from jobbro.placements.record import Record


@dataclass(frozen=True, slots=True)
class Balance:
    """The answer with its sentences: what must be added first, then the softer hints."""

    answer: ExchangeAnswer
    missing: str
    hints: tuple[str, ...]

    @property
    def short(self) -> str:
        """The state in a few words."""
        if self.missing:
            return _("mangler en gevinst")
        return _("ikke i balance endnu") if self.hints else ""


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """The stored sheet; its version is 0 before the first save. `options` is the support that may be picked, by key."""

    placement: Placement
    record: Record
    version: int
    lines: tuple[SheetLine, ...]
    options: dict[str, SheetLine]
    held_back: tuple[str, ...]
    balance: Balance

    def on(self, side: ExchangeSide) -> tuple[SheetLine, ...]:
        """The stored lines of a side, in their order."""
        return tuple(line for line in self.lines if line.side == side)

    @property
    def asks(self) -> tuple[SheetLine, ...]:
        """What we ask for."""
        return self.on(ExchangeSide.ASK)

    @property
    def gains(self) -> tuple[SheetLine, ...]:
        """What the company gets."""
        return self.on(ExchangeSide.GAIN)

    @property
    def support(self) -> tuple[SheetLine, ...]:
        """What we help with: only what may still be said today, in today's released words."""
        return tuple(
            self.options[key_of(line)] for line in self.on(ExchangeSide.SUPPORT) if key_of(line) in self.options
        )

    @property
    def support_gone(self) -> tuple[str, ...]:
        """What was picked earlier, and may not be said any more."""
        return tuple(line.text for line in self.on(ExchangeSide.SUPPORT) if key_of(line) not in self.options)

    @property
    def stops(self) -> tuple[str, ...]:
        """Why the saved asks and gains cannot be printed; empty when they can."""
        written = (text for line in (*self.asks, *self.gains) for text in (line.text, line.unit))
        return tuple(why for text in written for why in said_against(self.placement, self.record, text))


def exchange_page(placement: Placement) -> ExchangePage:
    """Return the sheet of a placement with everything its pages need."""
    record = record_of(placement)
    version, lines = _stored(placement)
    options, held_back = _options(placement, record)
    return ExchangePage(placement, record, version, lines, options, held_back, balance_of(lines))


def stored_balance(placement: Placement) -> Balance:
    """Weigh the saved sheet; one that is not written yet lacks nothing."""
    return balance_of(_stored(placement)[1])


def _stored(placement: Placement) -> tuple[int, tuple[SheetLine, ...]]:
    """Read the version and the lines in one question; an emptied sheet is one row without a line."""
    columns = [f"lines__{name}" for name in SheetLine.__slots__]
    rows = list(
        ExchangeSheet.objects.filter(pk=placement.pk)
        .order_by("lines__side", "lines__position")
        .values_list("edit_version", *columns)
    )
    found = (dict(zip(SheetLine.__slots__, row[1:], strict=True)) for row in rows if row[1])
    lines = tuple(SheetLine(**one | {"side": ExchangeSide(one["side"])}) for one in found)
    return rows[0][0] if rows else 0, lines


def balance_of(lines: Iterable[SheetLine]) -> Balance:
    """Weigh the lines and say in Danish what lacks."""
    lines = tuple(lines)
    answer = judge_exchange(
        [line.text for line in lines if line.side == ExchangeSide.ASK],
        [Gain(GainKind(x.gain_kind), x.amount, x.unit) for x in lines if x.side == ExchangeSide.GAIN],
    )
    said = {flag: _sentence(flag, answer) for flag in answer.flags}
    missing = said.pop(ExchangeFlag.NO_GAIN, "")
    return Balance(answer, missing, tuple(said.values()))


def key_of(line: SheetLine) -> str:
    """The key of a line of support in a form."""
    return f"tool-{line.tool_id}" if line.tool_id else f"need-{line.fact_id}"


def said_against(placement: Placement, record: Record, text: str) -> tuple[str, ...]:
    """Say what in a text the company must not read: private matters, and the citizen's surname."""
    matters = private_matters(record, [("exchange", text)], mails=mails_beside(placement))
    said = [f"«{matter.words}»: {matter.why}" for matter in matters]
    if _names_family(placement, record, text):
        said.append(_("«%(name)s»: Arket skal ikke vise efternavnet.") % {"name": placement.citizen.last_name})
    return tuple(dict.fromkeys(said))


def _names_family(placement: Placement, record: Record, text: str) -> bool:
    """Look for the surname as a word of its own, outside the names of the workplace and its people."""
    names, family = record.names, placement.citizen.last_name.strip()
    for other in (names.company, names.site, names.contact, names.consultant):
        text = re.sub(re.escape(other), " ", text, flags=re.IGNORECASE) if other else text
    return bool(family) and re.search(rf"\b{re.escape(family)}\b", text, re.IGNORECASE) is not None


def _options(placement: Placement, record: Record) -> tuple[dict[str, SheetLine], tuple[str, ...]]:
    """What may be picked, and the words of what may not be said: promises made, and needs that are released."""
    promised = OfferedTool.objects.filter(placement=placement, state=OfferState.PROMISED)
    tools = [SheetLine(ExchangeSide.SUPPORT, tool.wording, tool_id=tool.pk) for tool in promised]
    needs = [
        SheetLine(ExchangeSide.SUPPORT, _need(fact.wording, fact.measure), fact_id=fact.id)
        for fact in facts_for(placement.citizen, Audience.COMPANY)
        if fact.kind == FactKind.NEED
    ]
    found = [(line, said_against(placement, record, line.text)) for line in (*tools, *needs)]
    return {key_of(line): line for line, why in found if not why}, _flat(why for _line, why in found)


def _need(wording: str, measure: str) -> str:
    return f"{wording.rstrip('.')}: {measure}" if measure else wording


def _flat(parts: Iterable[Collection[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))


def _sentence(flag: ExchangeFlag, answer: ExchangeAnswer) -> str:
    match flag:
        case ExchangeFlag.NO_GAIN:
            said = ngettext(
                "Du beder om én ting, og virksomheden får endnu intet, den selv kan tælle.",
                "Du beder om %(n)s ting, og virksomheden får endnu intet, den selv kan tælle.",
                answer.asks,
            )
            add = _("Tilføj mindst én gevinst med tal og enhed, for eksempel 12 faglærte timer om ugen.")
            return f"{said % {'n': answer.asks}} {add}"
        case ExchangeFlag.NOT_COUNTED:
            return ngettext(
                "Én gevinst mangler tal og enhed. Spørg virksomheden, hvad den selv tæller i.",
                "%(n)s gevinster mangler tal og enhed. Spørg virksomheden, hvad den selv tæller i.",
                answer.uncounted,
            ) % {"n": answer.uncounted}
        case ExchangeFlag.FEWER_THAN_ASKS:
            return ngettext(
                "Ét ønske mere kan få sin egen gevinst.",
                "%(n)s ønsker mere kan få hver sin gevinst.",
                answer.uncovered,
            ) % {"n": answer.uncovered}
