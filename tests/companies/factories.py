"""Companies for tests: plain functions with everything set, of which a test names only what it is about."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from stdnum.dk import cvr

from jobbro.accounts.models import User
from jobbro.companies.actions import ask_for_signature
from jobbro.companies.models import (
    Activity,
    Company,
    CompanyContact,
    CompanyNeed,
    CompanyOffer,
    CompanyPromise,
    Contact,
    ContactOutcome,
    ContactPause,
    ContactRole,
    Expectation,
    FactSource,
    GreenPrompt,
    HeldField,
    JobOpening,
    Motive,
    MotiveSign,
    OfferedFlexibility,
    OpeningAnswer,
    OtherOccupant,
    Partnership,
    PartnershipAim,
    Position,
    PreparationFact,
    PreparationKey,
    RegisterRun,
    Site,
    StaffMonth,
    SurroundingsNote,
    ThemeAnswer,
    WorkTask,
)
from jobbro.companies.search_text import company_search_text, contact_search_text, task_search_text

CREATED = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def valid_cvr(number: int) -> str:
    """Return the first CVR number that is valid at or after 10,000,000 + number · 20."""
    candidate = 10_000_000 + number * 20
    while not cvr.is_valid(str(candidate)):
        candidate += 1
    return str(candidate)


def make_company(**overrides: Any) -> Company:
    """Make a company; each has a CVR number of its own."""
    values: dict[str, Any] = {
        "cvr": valid_cvr(Company.objects.count() + 1),
        "name": "Solby Kirkegård",
        "branch_name": "Kirkegårde og parker",
        "source": FactSource.COLLEAGUE,
        "source_on": date(2026, 2, 1),
        "created_at": CREATED,
    }
    company = Company(**(values | overrides))
    company.search_text = company_search_text(company, [])
    company.save()
    return company


def make_site(company: Company, **overrides: Any) -> Site:
    """Make a place of work; the first of a company is its main site."""
    values: dict[str, Any] = {
        "p_number": f"{1_000_000_000 + Site.objects.count()}",
        "name": company.name,
        "street": "Kirkevej 4",
        "postcode": "8983",
        "city": "Solby",
        "is_main": not company.sites.exists(),
    }
    site = Site.objects.create(company=company, **(values | overrides))
    company.search_text = company_search_text(company, company.sites.all())
    company.save(update_fields=["search_text"])
    return site


def make_contact(company: Company, **overrides: Any) -> Contact:
    """Make a contact."""
    values: dict[str, Any] = {"name": "Leif Gartner", "role": ContactRole.MENTOR, "phone": "12345678"}
    contact = Contact(company=company, **(values | overrides))
    contact.search_text = contact_search_text(contact)
    contact.save()
    return contact


def make_task(company: Company, **overrides: Any) -> WorkTask:
    """Make an open task."""
    values: dict[str, Any] = {
        "title": "Luge bede",
        "activity": Activity.OPERATIONS,
        "weekly_hours": Decimal("5"),
        "noted_on": date(2026, 2, 1),
    }
    task = WorkTask(company=company, **(values | overrides))
    task.search_text = task_search_text(task)
    task.save()
    return task


def make_position(company: Company, **overrides: Any) -> Position:
    """Make a full-time position."""
    values: dict[str, Any] = {"title": "Elektriker", "weekly_hours": Decimal(37), "noted_on": date(2026, 2, 1)}
    return Position.objects.create(company=company, **(values | overrides))


def make_opening(company: Company, **overrides: Any) -> JobOpening:
    """Make a proposed job of twelve hours without tasks."""
    day = date(2026, 2, 1)
    values: dict[str, Any] = {"title": "Hjælp på lageret", "weekly_hours": Decimal(12), "state_on": day}
    return JobOpening.objects.create(company=company, noted_on=day, **(values | overrides))


def make_staff_month(site: Site, month: date, number: str) -> StaffMonth:
    """Note the ordinary staff of a month."""
    return StaffMonth.objects.create(
        site=site, month=month, ordinary_fte=Decimal(number), source=FactSource.COMPANY, told_on=date(2026, 2, 1)
    )


def make_occupant(site: Site, **overrides: Any) -> OtherOccupant:
    """Note a place taken by somebody Jobbro does not hold."""
    values: dict[str, Any] = {
        "kind": OtherOccupant.Kind.SUBSIDISED,
        "weekly_hours": Decimal("37"),
        "starts_on": date(2026, 1, 1),
        "told_on": date(2026, 1, 1),
    }
    return OtherOccupant.objects.create(site=site, **(values | overrides))


def make_partnership(company: Company, *, aims: int = 1, **overrides: Any) -> Partnership:
    """Make the draft of an agreement with a number of aims."""
    values: dict[str, Any] = {"starts_on": date(2026, 2, 1), "review_on": date(2026, 6, 1)}
    agreement = Partnership.objects.create(company=company, **(values | overrides))
    PartnershipAim.objects.bulk_create(
        PartnershipAim(partnership=agreement, place=place, what=f"Mål nummer {place}") for place in range(1, aims + 1)
    )
    return agreement


def make_theme_answer(company: Company, question: str = "skilled-time", **overrides: Any) -> ThemeAnswer:
    """Write the answer to one of the six questions; asked twice it is the same answer."""
    values: dict[str, Any] = {"reply": "yes", "source": FactSource.COMPANY, "on_day": date(2026, 2, 1)}
    return ThemeAnswer.objects.get_or_create(company=company, question=question, defaults=values | overrides)[0]


def make_run(**overrides: Any) -> RegisterRun:
    """Make a reading that is ready to be looked through, with nothing in it."""
    values: dict[str, Any] = {"origin": "file", "state": "staged", "told_on": CREATED.date(), "began_at": CREATED}
    return RegisterRun.objects.create(**(values | overrides))


def make_held(company: Company, **overrides: Any) -> HeldField:
    """Make a disagreement between us and the register about a company's name."""
    values: dict[str, Any] = {"field": "name", "register_says": "Registrets navn", "told_on": CREATED.date()}
    return HeldField.objects.create(company=company, **(values | overrides))


def make_fact(company: Company, key: PreparationKey, **overrides: Any) -> PreparationFact:
    """Write one of the ten things to know."""
    values: dict[str, Any] = {"text": "Det ved vi", "source": FactSource.OWN_LOOK, "on_day": date(2026, 2, 1)}
    return PreparationFact.objects.create(company=company, key=key, **(values | overrides))


def make_logged(company: Company, by: User, **overrides: Any) -> CompanyContact:
    """Write down a contact in January 2026 that waits for the next one; nothing is kept beside the company."""
    values: dict[str, Any] = {"at": CREATED, "outcome": ContactOutcome.CALL_AGAIN, "next_on": date(2026, 3, 9)}
    return CompanyContact.objects.create(company=company, by=by, **(values | overrides))


def make_promised(company: Company, by: User, **overrides: Any) -> CompanyPromise:
    """Write down an open promise; nothing is kept beside the company."""
    values: dict[str, Any] = {"what": "Svar på opgaver", "due_on": date(2026, 3, 9), "made_at": CREATED}
    return CompanyPromise.objects.create(company=company, **({"owner": by, "made_by": by} | values | overrides))


def make_pause(company: Company, by: User, **overrides: Any) -> ContactPause:
    """Write down a pause of the spring of 2026; nothing is kept beside the company."""
    values: dict[str, Any] = {"reason": "Travlt", "starts_on": date(2026, 2, 1), "ends_on": date(2026, 5, 1)}
    return ContactPause.objects.create(company=company, made_by=by, **(values | overrides))


def make_need(company: Company, **overrides: Any) -> CompanyNeed:
    """Make an open need for busy hours."""
    values: dict[str, Any] = {"kind": CompanyNeed.Kind.PEAKS, "words": "Hænder i spidsbelastningen"}
    return CompanyNeed.objects.create(company=company, **(values | {"heard_on": date(2026, 2, 1)} | overrides))


def make_offered(company: Company, **overrides: Any) -> CompanyOffer:
    """Offer something for a need; nobody has answered."""
    values: dict[str, Any] = {"proposal_id": "peak-hands", "title": "Faste hænder", "words": "Vi finder en."}
    values |= {"offered_on": date(2026, 2, 1), "answer_by": date(2026, 2, 15)}
    need = overrides.pop("need", None) or make_need(company, state=CompanyNeed.State.OFFERED)
    return CompanyOffer.objects.create(company=company, need=need, **(values | overrides))


def make_opening_answer(company: Company) -> OpeningAnswer:
    """Write down an answer that nothing has been made of."""
    return OpeningAnswer.objects.create(
        company=company, question_id="left-undone", words="Vask af biler", heard_on=date(2026, 2, 1)
    )


def make_motive_sign(company: Company, noted_by: User, **overrides: Any) -> MotiveSign:
    """Note something that was said."""
    values: dict[str, Any] = {"motive": Motive.LABOUR, "seen": MotiveSign.Seen.SAID, "evidence": "Vi mangler folk"}
    values |= {"confidence": MotiveSign.Confidence.CLEAR, "seen_on": date(2026, 2, 1)}
    return MotiveSign.objects.create(company=company, noted_by=noted_by, **(values | overrides))


def make_flexibility(company: Company, noted_by: User, **overrides: Any) -> OfferedFlexibility:
    """Note what the company offers to bend."""
    values: dict[str, Any] = {"about": OfferedFlexibility.About.TIME_OF_DAY, "words": "Kan møde lidt senere"}
    return OfferedFlexibility.objects.create(
        company=company, noted_by=noted_by, **(values | {"heard_on": date(2026, 2, 1)} | overrides)
    )


def make_expectation(company: Company, noted_by: User, **overrides: Any) -> Expectation:
    """Note what was confirmed."""
    values: dict[str, Any] = {"level": Expectation.Level.FEW_HOURS, "statement": "Målet er lønnede timer."}
    return Expectation.objects.create(
        company=company, noted_by=noted_by, **(values | {"confirmed_on": date(2026, 2, 1)} | overrides)
    )


def make_surroundings(noted_by: User, **overrides: Any) -> SurroundingsNote:
    """Note that a season begins, for everybody, in the spring of 2026."""
    values: dict[str, Any] = {"topic": SurroundingsNote.Topic.SEASON, "words": "Sæsonen starter", "noted_at": CREATED}
    values |= {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 4, 30), "noted_by": noted_by}
    return SurroundingsNote.objects.create(**(values | overrides))


def make_signing_token(company: Company, *, at: datetime) -> str:
    """The key in the link by which a contact signs an agreement."""
    contact = make_contact(company, email="bente@kontakt.example")
    asker = User.objects.create(username=f"asker-{company.pk}", email=f"{company.pk}@solby.example")
    agreement = make_partnership(company, contact=contact, colleague=asker)
    return ask_for_signature(by=asker, partnership=agreement, edit_version=1, at=at)[1]


def make_green_prompt(by: User, **overrides: Any) -> GreenPrompt:
    """Make a colleague's green task that waits for the team lead."""
    values: dict[str, Any] = {"title": "Skille kabler ad", "kind": "sorting", "activity": Activity.OPERATIONS}
    return GreenPrompt.objects.create(written_by=by, written_at=CREATED, **values | overrides)
