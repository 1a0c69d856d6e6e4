"""What three companies need, why they take part, what they were offered and what they said yes to. All DEMO."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.companies.actions import (
    Becomes,
    ExpectationFacts,
    MotiveFacts,
    NeedFacts,
    OfferFacts,
    add_need,
    answer_offer,
    answer_opening,
    confirm_expectation,
    make_offer,
    note_motive,
    refuse_proposal,
    settle_need,
)
from jobbro.companies.models import (
    Activity,
    Company,
    CompanyNeed,
    CompanyOffer,
    Expectation,
    Motive,
    MotiveSign,
    OpeningAnswer,
)
from jobbro.demo.loading import at_nine
from jobbro.placements.queries.need_proposals import proposal_page

MARK = "DEMO"
_NEED, _ONLY = Becomes(need=True), Becomes()
_Seen, _Sure = MotiveSign.Seen, MotiveSign.Confidence

# Camilla at Restaurant Bugten was asked all five; three answers became needs, one of them a task as well.
ANSWERS = (
    ("hard-to-fill", "Vi kan ikke finde kokke, og vi har travlt hver aften", _NEED),
    (
        "left-undone",
        "Oprydning i kølerummet bliver ikke nået, så kokkene tager den efter lukketid",
        Becomes(need=True, task=True, activity=Activity.INBOUND),
    ),
    ("coming-years", "Vi udvider med terrasse og selskaber til sommer", _ONLY),
    ("hands-for-that", "To til buffeten i weekenderne fra maj", _NEED),
    ("keep-learning", "Torben lærer fra sig i køkkenet. Hygiejnekurset skal fornyes til foråret", _ONLY),
)


@dataclass(frozen=True, slots=True)
class ReadMotive:
    """A sign of what moves a company, so many days ago."""

    company: str
    motive: Motive
    seen: MotiveSign.Seen
    sure: MotiveSign.Confidence
    evidence: str
    days_ago: int = 12


MOTIVES = (
    ReadMotive("restaurant-bugten", Motive.LABOUR, _Seen.SAID, _Sure.CLEAR, "Kokkene skal lave mad, ikke rydde op."),
    ReadMotive(
        "restaurant-bugten", Motive.LOYAL_STAFF, _Seen.DONE, _Sure.LIKELY, "Holdt på opvaskeren efter en skade."
    ),
    ReadMotive(
        "bo-el", Motive.LABOUR, _Seen.SAID, _Sure.LIKELY, "Siger nej til ordrer, fordi svendene ikke kan nå dem."
    ),
    ReadMotive(
        "nordlink-service",
        Motive.SOCIAL_PROFILE,
        _Seen.DONE,
        _Sure.GUESS,
        "Skriver om socialt ansvar i årsberetningen.",
    ),
)


@transaction.atomic
def load_offering(staff: dict[str, User], today: date) -> None:
    """Make it all where it is missing; a second time adds nothing."""
    if OpeningAnswer.objects.filter(company__is_demo=True, words__startswith=MARK).exists():
        return
    for one in MOTIVES:
        seen_on = today - timedelta(days=one.days_ago)
        facts = MotiveFacts(one.motive, one.seen, f"{MARK}: {one.evidence}", one.sure, seen_on)
        note_motive(by=staff["mette"], company=company_of(one.company), facts=facts, at=at_nine(seen_on))
    _restaurant(staff["mette"], today)
    _electrician(staff["mette"], today)


def company_of(key: str) -> Company:
    """Return the demo's company with this key."""
    return Company.objects.get(is_demo=True, email=f"kontakt@{key}.example")


def _restaurant(by: User, today: date) -> None:
    """Five answers, a proposal turned down, an offer that waits for an answer, and what Camilla said yes to."""
    company, asked = company_of("restaurant-bugten"), at_nine(today - timedelta(days=12))
    needs = {}
    for question, words, becomes in ANSWERS:
        told = answer_opening(
            by=by, company=company, question_id=question, words=f"{MARK}: {words}", becomes=becomes, at=asked
        )
        told.refresh_from_db()
        needs[question] = told.need
    cooks, cold_room = needs["hard-to-fill"], needs["left-undone"]
    assert cooks is not None and cold_room is not None
    offered = today - timedelta(days=8)
    no = f"{MARK}: Camilla vil have hele stillinger i køkkenet."
    title = "Stillingen deles i to"
    refuse_proposal(by=by, need=cooks, proposal_id="split-position", title=title, reason=no, at=at_nine(offered))
    _offer(by, cold_room, offered, today + timedelta(days=4))
    said = ExpectationFacts(
        f"{MARK}: Først fire ugers praktik i køkkenet. Går det godt, bliver det til ti timer om ugen med løn.",
        Expectation.Level.FEW_HOURS,
        offered,
        company.contacts.get(name="Camilla Bugge"),
        training_weeks=4,
    )
    confirm_expectation(by=by, company=company, facts=said, at=at_nine(offered))


def _electrician(by: User, today: date) -> None:
    """A need that was answered with an offer and is solved, and one that can wait."""
    company, heard = company_of("bo-el"), today - timedelta(days=110)
    owner = company.contacts.get(name="Bo Elkjær")
    boxes = NeedFacts(
        CompanyNeed.Kind.RELIEF,
        f"{MARK}: Svendene har travlt, og de samler stikdåser hver formiddag",
        heard,
        CompanyNeed.Urgency.PRESSING,
        contact=owner,
    )
    cards = NeedFacts(
        CompanyNeed.Kind.SKILLS,
        f"{MARK}: To lærlinge skal have kørekort til truck, når hallen står klar",
        heard,
        CompanyNeed.Urgency.CAN_WAIT,
        CompanyNeed.Horizon.LATER,
        owner,
        next_step=f"{MARK}: spørge, hvornår hallen er færdig",
        next_step_on=today + timedelta(days=30),
    )
    need = add_need(by=by, company=company, facts=boxes, at=at_nine(heard))
    add_need(by=by, company=company, facts=cards, at=at_nine(heard))
    offer = _offer(by, need, heard + timedelta(days=5), heard + timedelta(days=20))
    taken = heard + timedelta(days=14)
    yes, version, at = f"{MARK}: Ja, vi prøver seks timer om ugen.", offer.edit_version, at_nine(taken)
    accepted = CompanyOffer.State.ACCEPTED
    answer_offer(by=by, offer=offer, state=accepted, answered_on=taken, answer=yes, edit_version=version, at=at)
    because = f"{MARK}: Småopgaverne er samlet i job på få timer."
    settled = at_nine(today - timedelta(days=60))
    settle_need(by=by, need=need, state=CompanyNeed.State.SOLVED, because=because, at=settled)
    words = f"{MARK}: Få timer med løn fra den første dag. Flere, når hallen er færdig."
    said = ExpectationFacts(words, Expectation.Level.FEW_HOURS, taken, owner)
    confirm_expectation(by=by, company=company, facts=said, at=at)


def _offer(by: User, need: CompanyNeed, offered_on: date, answer_by: date) -> CompanyOffer:
    """Offer that small tasks are moved, with the reasons that the page of proposals gives."""
    line = proposal_page(need, user=by, today=offered_on).line("move-small-tasks")
    assert line is not None
    idea, at = line.ranked.idea, at_nine(offered_on)
    facts = OfferFacts(line.id, idea.title, f"{MARK}: {idea.words}", offered_on, answer_by, line.reasons)
    return make_offer(by=by, need=need, facts=facts, at=at)
