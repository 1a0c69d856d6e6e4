"""What the demo municipality may promise, has promised and is asked about: mandates, tools, a partnership, a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.models import Fact
from jobbro.companies.actions.partnership import AimFacts, PartnershipFacts, agree_partnership, create_partnership
from jobbro.companies.models import Company, Partnership
from jobbro.demo.loading import ask_the_parties, at_nine
from jobbro.domain.economics import GainKind
from jobbro.placements import actions
from jobbro.placements.models import ExchangeSheet, ExchangeSide, OfferedTool, OfferUse, Placement
from jobbro.placements.queries.offering import OfferPage, offer_page
from jobbro.reference.actions import (
    NOT_WRITTEN,
    MandateFacts,
    NewLink,
    RoomFacts,
    add_tool_link,
    set_mandate,
    set_room,
)
from jobbro.reference.models import Mandate, ToolLink, ToolRoom

SET_ON = date(2023, 1, 3)
MARIANNES_DAY = date(2023, 2, 16)
MARK = "DEMO"

MANDATES: Mapping[str, MandateFacts] = {
    "follow_up": MandateFacts(False, Decimal(14), f"{MARK}: oftere end hver 14. dag aftaler vi i teamet."),
    "courses": MandateFacts(False, Decimal(5000), f"{MARK}: korte kurser, der fører til konkrete opgaver."),
    "contact_person": MandateFacts(False, None, f"{MARK}: det er hele pointen med os."),
    "disability_support": MandateFacts(True, None, f"{MARK}: sagsbehandleren skal altid høres."),
}
ROOM = RoomFacts(
    is_available=True,
    procedure="DEMO: Aftal timerne med sagsbehandleren, før du nævner dem. Skriv mentorens navn i Min Plan.",
    owner="Karin Holst",
)
LINK = NewLink(
    "guide", "DEMO: Sådan aftaler vi mentor i Solby", "https://intra.solby.example/mentor", "Karin", "mentor", "agree"
)


@dataclass(frozen=True, slots=True)
class DemoTool:
    """A tool of the demo: entry, words, how much, what it is for, and whether somebody had to say yes first."""

    entry_id: str
    wording: str
    amount: Decimal | None = None
    use: OfferUse = OfferUse.DURING
    asked: bool = False
    tells: bool = False


# Marianne's six tools as R-023 lists them; hours and words beyond the source are invented.
MARIANNES = (
    DemoTool("paid_hours", "lønnede timer, når telefonerne går af sig selv", None, OfferUse.NEXT),
    DemoTool("practice", "praktik fem timer hver onsdag", None, OfferUse.DURING, asked=True),
    DemoTool("mentor", "mentor to timer om ugen", Decimal(2), OfferUse.DURING, asked=True, tells=True),
    DemoTool("flexible_job", "fleksjob 10-15 timer om ugen", None, OfferUse.NEXT, asked=True, tells=True),
    DemoTool(
        "disability_support",
        "personlig assistance til det praktiske",
        Decimal(2),
        OfferUse.NEXT,
        asked=True,
        tells=True,
    ),
    DemoTool("follow_up", "opfølgning hver 14. dag", Decimal(14)),
)


@transaction.atomic
def load_negotiating(staff: dict[str, User], today: date) -> None:
    """Make it all where it is missing; a second time adds nothing."""
    _mandates(staff["karin"])
    _partnerships(staff, today)
    _mariannes_tools(staff)
    _company_promise(staff, today)
    _around_today(staff, today)


def _mandates(lead: User) -> None:
    at = at_nine(SET_ON)
    for entry_id, facts in MANDATES.items():
        if not Mandate.objects.filter(entry_id=entry_id).exists():
            set_mandate(by=lead, entry_id=entry_id, facts=facts, edit_version=NOT_WRITTEN, at=at)
    if not ToolRoom.objects.filter(entry_id="mentor").exists():
        set_room(by=lead, entry_id="mentor", facts=ROOM, edit_version=NOT_WRITTEN, at=at)
    if not ToolLink.objects.filter(url=LINK.url).exists():
        add_tool_link(by=lead, link=LINK, at=at)


def _partnerships(staff: dict[str, User], today: date) -> None:
    """One draft that lacks a day for one aim, and one that both sides have agreed to."""
    builders, carers = _company("gravko"), _company("plejecenter-skoven")
    if not Partnership.objects.filter(company=builders).exists():
        facts = PartnershipFacts(
            starts_on=today,
            review_on=today + timedelta(days=182),
            ends_on=today + timedelta(days=365),
            contact=builders.contacts.get(name="Sofie Munk"),
            colleague=staff["jonas"],
            company_does="Melder opgaver ind tre uger før et nyt anlæg, og tager én i praktik ad gangen.",
            municipality_does="Finder to kandidater til hvert anlæg, og følger op på pladsen den første uge.",
            aims=(
                AimFacts("to ansættelser på ordinære timer", today + timedelta(days=182), "To kontrakter.", 2),
                AimFacts("unge i fritidsjob får en voksen makker"),
            ),
        )
        create_partnership(by=staff["jonas"], company=builders, facts=facts, at=at_nine(today))
    if not Partnership.objects.filter(company=carers).exists():
        first = date(2023, 2, 1)
        facts = PartnershipFacts(
            starts_on=first,
            review_on=date(2023, 8, 1),
            contact=carers.contacts.get(name="Gitte Skov"),
            colleague=staff["mette"],
            company_does="Har altid plads til én, der oplæres i køkken eller rengøring.",
            municipality_does="Mette kommer hver måned, og er til at ringe til imens.",
            aims=(AimFacts("én oplært om kvartalet kommer på lønnede timer", date(2023, 8, 1), "Lønsedler."),),
        )
        made = create_partnership(by=staff["mette"], company=carers, facts=facts, at=at_nine(first))
        agree_partnership(by=staff["mette"], partnership=made, edit_version=made.edit_version, at=at_nine(first))


def _mariannes_tools(staff: dict[str, User]) -> None:
    placement = Placement.objects.get(is_demo=True, citizen__email="marianne@borger.example")
    if placement.offered_tools.exists():
        return
    by, at = staff["mette"], at_nine(MARIANNES_DAY)
    told = {"person.could_get_ordinary_or_subsidised_job": False}
    page = _judged(by, placement.company, placement, told, MARIANNES_DAY)
    for minute, shape in enumerate(MARIANNES):
        chosen_at = at + timedelta(minutes=minute)
        tool = _choose(shape, by=by, company=placement.company, placement=placement, page=page, at=chosen_at)
        if shape.asked:
            actions.ask_team_lead(by=by, tool=tool, today=MARIANNES_DAY, at=at)
            actions.answer_tool_request(by=staff["karin"], tool=tool, says_yes=True, answer="Ja, gør det.", at=at)
        actions.promise_tool(by=by, tool=tool, agreed_with_citizen=shape.tells, today=MARIANNES_DAY, at=at)
    # Each promise changed the agreement, so the parties are asked about the text as it stands now.
    ask_the_parties(placement, by=by, at=at + timedelta(hours=1))


def _company_promise(staff: dict[str, User], today: date) -> None:
    company = _company("bo-el")
    if company.offered_tools.exists():
        return
    by, at = staff["mette"], at_nine(today)
    page = _judged(by, company, None, {}, today)
    shape = DemoTool("contact_person", "Mette svarer samme dag, også når det brænder på")
    tool = _choose(shape, by=by, company=company, placement=None, page=page, at=at)
    actions.promise_tool(by=by, tool=tool, agreed_with_citizen=False, today=today, at=at)


def _around_today(staff: dict[str, User], today: date) -> None:
    """A course beyond the mandate that waits for Karin's yes, and a give/get sheet, on placements of Mette's now."""
    if OfferedTool.objects.filter(entry_id="courses").exists():
        return
    mine = Placement.objects.filter(is_demo=True, consultant=staff["mette"], ends_on__gte=today)
    placement = mine.exclude(state__in=("draft", "locked")).order_by("starts_on", "pk").first()
    if placement is None:
        return
    by, at = staff["mette"], at_nine(today)
    page = _judged(by, placement.company, placement, {}, today)
    shape = DemoTool("courses", "kursus i førstehjælp og hygiejne, tre dage", Decimal(8400))
    tool = _choose(shape, by=by, company=placement.company, placement=placement, page=page, at=at)
    actions.ask_team_lead(by=by, tool=tool, today=today, at=at)
    rhythm = DemoTool("follow_up", "opfølgning hver 14. dag", Decimal(14))
    promised = _choose(rhythm, by=by, company=placement.company, placement=placement, page=page, at=at)
    actions.promise_tool(by=by, tool=promised, agreed_with_citizen=False, today=today, at=at)
    _sheet(by, placement, promised, at)


def _sheet(by: User, placement: Placement, tool: OfferedTool, at: datetime) -> None:
    if ExchangeSheet.objects.filter(placement=placement).exists():
        return
    lines = [
        actions.SheetLine(ExchangeSide.ASK, "En time om ugen til oplæring i begyndelsen."),
        actions.SheetLine(ExchangeSide.ASK, "At sige til samme dag, hvis noget ikke går."),
        actions.SheetLine(
            ExchangeSide.GAIN,
            "De faglærte slipper for det, der ligger før og efter.",
            gain_kind=str(GainKind.SKILLED_TIME),
            amount=Decimal(6),
            unit="faglærte timer om ugen",
        ),
        actions.SheetLine(ExchangeSide.SUPPORT, tool.wording, tool_id=tool.pk),
    ]
    need = Fact.objects.filter(
        citizen=placement.citizen, kind="need", releases__audience="company", releases__withdrawn_at=None
    ).first()
    if need is not None:
        lines.append(actions.SheetLine(ExchangeSide.SUPPORT, need.wording, fact_id=need.pk))
    actions.save_exchange(by=by, placement=placement, lines=tuple(lines), edit_version=0, at=at)


def _judged(by: User, company: Company, placement: Placement | None, told: Mapping[str, Any], day: date) -> OfferPage:
    citizen = placement.citizen if placement else None
    return offer_page(user=by, company=company, citizen=citizen, placement=placement, told=told, day=day)


def _choose(
    shape: DemoTool, *, by: User, company: Company, placement: Placement | None, page: OfferPage, at: datetime
) -> OfferedTool:
    """Choose a tool with the answer that the rules give on the page's day."""
    line = page.line(shape.entry_id)
    assert line is not None and line.verdict is not None
    choice = actions.ToolChoice(
        entry_id=shape.entry_id,
        title=line.card.title,
        wording=shape.wording,
        answer_of_rules=str(line.verdict.text.offer),
        reason=line.verdict.text.reason,
        judged_on=at.date(),
        rulebook_version=page.rulebook_version,
        amount=shape.amount,
        measure=str(line.card.measure or ""),
        use=shape.use,
    )
    return actions.choose_tool(by=by, company=company, placement=placement, choice=choice, at=at)


def _company(key: str) -> Company:
    return Company.objects.get(is_demo=True, email=f"kontakt@{key}.example")
