"""Calls that were told and one that is prepared, and what the register has told since. All DEMO."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.companies.actions import CallEnd, CallFacts, NeedFacts, add_need, plan_call, tell_call
from jobbro.companies.actions.register_apply import apply_register
from jobbro.companies.actions.register_follow import keep_accounts
from jobbro.companies.actions.register_stage import Reading, stage_register
from jobbro.companies.models import (
    CallPlan,
    CallRole,
    Company,
    CompanyNeed,
    ContactOutcome,
    ContactPurpose,
    RegisterRun,
    RunOrigin,
)
from jobbro.demo.loading import at_nine
from jobbro.demo.offering import MARK, company_of
from jobbro.integrations.register import Account, ToldCompany, ToldSite

# The register spoke of these for the first time so long ago, and again last night.
FIRST_READ = timedelta(days=40)
GROWS, HELD, MOVES = "nordlink-service", "restaurant-bugten", "virksomhed-02"


@transaction.atomic
def load_calling(staff: dict[str, User], today: date) -> None:
    """Make the calls where they are missing; a second time adds nothing."""
    if CallPlan.objects.filter(company__is_demo=True, reason__startswith=MARK).exists():
        return
    _it_firm(staff["mette"], today)
    _warehouse(staff["mette"], today)
    company = company_of("restaurant-bugten")
    paper = CallFacts(
        CallRole.OWNER,
        "follow-up",
        person=company.contacts.get(name="Camilla Bugge"),
        reason=f"{MARK}: Camilla har haft tilbuddet i en uge.",
        offer="At komme forbi en eftermiddag og se, hvem der rydder op i dag.",
        opening="Hvad har dine kokke brugt mest tid på siden sidst, som en anden kunne have taget?",
        questions=("o-own-time", "m-undone"),
        objections=("too-busy", "too-much-paper"),
    )
    plan_call(by=staff["mette"], company=company, facts=paper, at=at_nine(today))


def _it_firm(by: User, today: date) -> None:
    """An appointment: «kun faglærte» was met with the tasks around the trade, and a need was heard."""
    company, at = company_of("nordlink-service"), at_nine(today - timedelta(days=6))
    paper = CallFacts(
        CallRole.MANAGER,
        "coffee",
        person=company.contacts.get(name="Anders Krogh"),
        reason=f"{MARK}: De har fået en ny stor kunde.",
        opening="Hvad tager tid fra dine supportere, efter at I har fået den nye kunde?",
        questions=("m-skilled", "h-relief"),
        objections=("only-skilled",),
    )
    plan = plan_call(by=by, company=company, facts=paper, at=at)
    end = CallEnd(
        ContactOutcome.AGREED,
        ContactPurpose.GENERAL,
        words=f"{MARK}: Kaffe hos Anders på torsdag. Han viser lageret med telefoner.",
        next_on=today + timedelta(days=3),
        seconds=260,
        met=(("only-skilled", "around"),),
        need=(CompanyNeed.Kind.RELIEF, f"{MARK}: Supporterne klargør telefoner, når kunderne venter"),
    )
    tell_call(by=by, plan=plan, end=end, at=at)
    papers = f"{MARK}: Kunderne kræver tal for socialt ansvar, når vi byder"
    asked = NeedFacts(CompanyNeed.Kind.REPUTATION, papers, today - timedelta(days=6), CompanyNeed.Urgency.CAN_WAIT)
    add_need(by=by, company=company, facts=asked, at=at)


def _warehouse(by: User, today: date) -> None:
    """A «no, thank you»: asked, and it needs nothing for the time being."""
    at = at_nine(today - timedelta(days=15))
    reason = f"{MARK}: Ingen har talt med dem i år."
    opening = "Hvornår på ugen mangler I hænder på lageret?"
    paper = CallFacts(CallRole.MANAGER, "need", reason=reason, opening=opening, questions=("m-peaks",))
    plan = plan_call(by=by, company=company_of("virksomhed-09"), facts=paper, at=at)
    end = CallEnd(
        ContactOutcome.NO_THANKS,
        ContactPurpose.GENERAL,
        words=f"{MARK}: Mangler ingen nu. Ring igen efter påske.",
        seconds=95,
        met=(("not-now", "season"),),
        no_need=True,
    )
    tell_call(by=by, plan=plan, end=end, at=at)


@transaction.atomic
def load_register_news(today: date) -> None:
    """Let the register speak twice: one company has grown, one has moved, and one has another e-mail than we wrote."""
    if RegisterRun.objects.filter(file_name__startswith=MARK).exists():
        return
    grows, held, moves = (company_of(key) for key in (GROWS, HELD, MOVES))
    before = (
        _told(grows, employees=44, website="https://nordlink-service.example"),
        _told(held, email="booking@restaurant-bugten.example", employees=13),
        _told(moves),
    )
    _read(before, today - FIRST_READ)
    _read((_told(grows, employees=58), _told(moves, street="Havnevej 12")), today)
    year, million = today.year - 1, Decimal(1_000_000)
    keep_accounts(
        Account(
            grows.cvr,
            date(year - back, 1, 1),
            date(year - back, 12, 31),
            min(date(year - back + 1, 5, 20), today),
            gross_profit=(38 - 4 * back) * million,
            result=(3 - back) * million,
            employees=Decimal(44 - 3 * back),
        )
        for back in range(3)
    )


def _told(
    company: Company,
    *,
    employees: int | None = None,
    email: str | None = None,
    website: str | None = None,
    street: str | None = None,
) -> ToldCompany:
    """The company as the register tells of it: as we have it, but for what is given."""
    here = company.sites.get(is_main=True)
    street = street or here.street
    site = ToldSite(here.p_number, here.name, company.cvr, street, here.postcode, here.city, is_main=True)
    return ToldCompany(
        company.cvr, company.name, employees=employees, email=email, website=website, tells_closing=True, sites=(site,)
    )


def _read(rows: tuple[ToldCompany, ...], day: date) -> None:
    reading, at = Reading(RunOrigin.REGISTER, day, f"{MARK}: nattens læsning"), at_nine(day)
    run = stage_register(by=None, reading=reading, rows=enumerate(rows, 1), at=at)
    apply_register(by=None, run=run, at=at)
