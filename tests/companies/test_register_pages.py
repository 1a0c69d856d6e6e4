"""The register on the pages: upload, look through, write; what is new, seen in one click; whose word stands."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.companies.factories import make_company
from tests.companies.pages import page_url, text_of
from tests.companies.register_rows import (
    AT,
    HEADINGS,
    NORDLYS,
    SOLBY,
    company_document,
    line,
    take,
    unit_document,
)
from tests.integrations.register_server import PASSWORD, USER, Invented, register_server

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.companies import jobs
from jobbro.companies.actions import register_follow
from jobbro.companies.actions.register_difference import ChangedMeanwhile
from jobbro.companies.actions.register_follow import follow_register
from jobbro.companies.models import (
    AnnualAccount,
    Company,
    HeldField,
    RegisterChange,
    RegisterRun,
    RunState,
    StagedCompany,
)
from jobbro.companies.queries.register import register_card
from jobbro.dashboards.queries.home import home_page
from jobbro.integrations.register import Connection, register_from

pytestmark = pytest.mark.django_db
RUNS = reverse("companies:register_runs")
CHANGES = reverse("companies:register_changes")


@pytest.fixture
def lead(team_lead, client_of):
    return client_of(team_lead)


def upload(browser, *rows, headings=HEADINGS, day="1/3-26"):
    file = SimpleUploadedFile("virksomheder.csv", "\n".join([headings, *rows]).encode())
    return browser.post(RUNS, {"file": file, "told_on": day})


def test_a_file_is_looked_through_then_written_and_told_of(lead):
    answer = upload(lead, line(), line("12345678"), headings=HEADINGS.replace("Mail", "Farve"))
    run = RegisterRun.objects.get()
    page = lead.get(answer.url)
    assert Company.objects.count() == 0
    text = text_of(page)
    assert "Det vil ske" in text and "CVR-nummeret er ikke et rigtigt nummer" in text and "Farve" in text
    lead.post(reverse("companies:register_apply", args=[run.pk]))
    text = text_of(lead.get(answer.url))
    assert "Det er sket" in text and Company.objects.get().name == "Nordlys El ApS"
    assert "Filen er indlæst eller lagt væk allerede." in text_of(
        lead.post(reverse("companies:register_apply", args=[run.pk]), follow=True)
    )
    assert "virksomheder.csv" in text_of(lead.get(RUNS))


def test_a_file_that_cannot_be_read_says_why_and_one_can_be_put_away(lead):
    answer = upload(lead, line(), headings="Fornavn;Efternavn")
    assert (answer.status_code, RegisterRun.objects.count()) == (422, 0)
    assert "CVR og Navn" in text_of(answer)
    assert upload(lead, line(), day="1/3-27").status_code == 422
    upload(lead, line())
    lead.post(reverse("companies:register_drop", args=[RegisterRun.objects.get().pk]))
    assert (RegisterRun.objects.get().state, Company.objects.count()) == (RunState.DROPPED, 0)


def changed(team_lead, consultant):
    take(team_lead, line(), line(SOLBY, name="Solby"))
    Company.objects.update(owner=consultant)
    take(team_lead, line(staff="30", street="Åvej 1"), line(SOLBY, name="Solby Haver"), told="2026-03-02")


def test_the_owner_is_told_on_the_front_page_and_marks_a_company_as_seen_in_one_click(team_lead, consultant, client):
    changed(team_lead, consultant)
    viewer = Viewer.of(consultant, at=AT, what="test")
    assert home_page(viewer, companies=[], citizens=[]).register_news == 2
    User.objects.update(welcomed_at=AT)
    text = text_of(client.get("/"))
    assert "CVR-registret har nyt om 2 af dine virksomheder." in text and CHANGES in text
    text = text_of(client.get(CHANGES))
    assert "Vokset: 18 → 30 ansatte" in text and "Flyttet: Havnegade 3, 8900 Randers → Åvej 1, 8900 Randers" in text
    company = Company.objects.get(cvr=NORDLYS)
    newest = RegisterChange.objects.filter(company=company).latest("pk")
    client.post(page_url("register_seen", company), {"til": str(newest.pk), "vis": "mine"})
    assert set(RegisterChange.objects.filter(company=company).values_list("seen_by", flat=True)) == {consultant.pk}
    assert home_page(viewer, companies=[], citizens=[]).register_news == 1
    client.post(page_url("register_seen", Company.objects.get(cvr=SOLBY)), {"til": "0"})
    assert home_page(viewer, companies=[], citizens=[]).register_news == 1
    assert "Vokset" not in text_of(client.get(f"{CHANGES}?vis=alle"))
    assert "Intet nyt" in text_of(client.get(f"{CHANGES}?vis=ingen"))


@pytest.mark.parametrize("number", [10, 1000])
def test_the_list_of_news_asks_a_fixed_number_of_questions(
    number, team_lead, consultant, client, django_assert_max_num_queries
):
    run = take(team_lead, line())
    company = Company.objects.get()
    Company.objects.update(owner=consultant)
    RegisterChange.objects.bulk_create(
        RegisterChange(company=company, run=run, kind="grown", before="1", after="9", found_on=date(2026, 3, 1))
        for _ in range(number)
    )
    with django_assert_max_num_queries(12):
        client.get(CHANGES)


@pytest.mark.req("R-009")
def test_a_new_company_from_the_register_is_known_by_activity_staff_and_sector_each_with_source_and_age(
    client, django_assert_max_num_queries
):
    known = Invented([company_document(NORDLYS)], [unit_document("1000000003", NORDLYS)])
    take(None, f"{NORDLYS};Nordlys", headings="CVR;Navn", told="2026-02-01")
    with register_server(known) as address:
        run = follow(address)
    company = Company.objects.get()
    assert (run.state, run.covers_all, company.sites.count()) == (RunState.APPLIED, True, 1)
    page = client.get(page_url("detail", company))
    assert page_url("register_told", company) in text_of(page)
    with django_assert_max_num_queries(12):
        told = client.get(page_url("register_told", company))
    assert page.context["page"].preparation.known == 3
    origins = {fact.label: (fact.value, fact.source, fact.on_day) for fact in register_card(company).facts}
    assert origins["Ansatte"] == ("18", "CVR-registret", date(2026, 3, 2))
    assert "Registret fortalte sidst om virksomheden i dag." in text_of(told)


def follow(address):
    register = register_from(Connection(address, USER, PASSWORD), pause=lambda seconds: None)
    return follow_register(register, at=AT)


def test_a_register_that_is_away_at_night_leaves_everything_and_says_so(lead, team_lead):
    take(team_lead, line())
    before = list(Company.objects.values())
    known = Invented([company_document(NORDLYS, "Andet")], moods=["", "down", "down", "down", "down"])
    with register_server(known) as address:
        run = follow(address)
    assert (run.state, list(Company.objects.values())) == (RunState.FAILED, before)
    assert "CVR-registret har travlt eller er nede." in text_of(lead.get(RUNS))


def test_a_night_on_which_a_colleague_writes_the_same_leaves_no_half_reading(lead, team_lead, monkeypatch):
    take(team_lead, line())

    def too_late(**_told):
        raise ChangedMeanwhile

    monkeypatch.setattr(register_follow, "apply_register", too_late)
    with register_server(Invented([company_document(NORDLYS, "Andet")])) as address:
        run = follow(address)
    assert (run.state, RegisterRun.objects.filter(state=RunState.STAGED).exists()) == (RunState.FAILED, False)
    assert not StagedCompany.objects.exists()
    assert "En kollega skrev om den samme virksomhed imens." in text_of(lead.get(RUNS))


def test_the_registers_word_is_taken_once_and_a_colleagues_newer_words_stand(team_lead, consultant):
    company = make_company(cvr=NORDLYS, name="Nordlys", employees=12)
    take(team_lead, line())
    held = HeldField.objects.get(field="employees")
    register_follow.take_registers_word(by=consultant, held=held, at=AT)
    Company.objects.filter(pk=company.pk).update(employees=20)
    register_follow.take_registers_word(by=consultant, held=held, at=AT)
    company.refresh_from_db()
    assert company.employees == 20


def test_a_page_shows_both_words_and_takes_the_registers_in_one_click(team_lead, consultant, client):
    company = make_company(cvr=NORDLYS, name="Nordlys", employees=12)
    take(team_lead, line())
    AnnualAccount.objects.create(
        company=company, ends_on=date(2025, 12, 31), published_on=date(2026, 2, 1), gross_profit=4_200_000
    )
    assert "Registret siger noget andet om 3 oplysninger." in text_of(client.get(page_url("detail", company)))
    text = text_of(client.get(page_url("register_told", company)))
    assert "I har skrevet «12». Registret siger «18»" in text and "4.200.000" in text and "ikke oplyst" in text
    held = HeldField.objects.get(field="employees")
    client.post(page_url("register_taken", company, held.pk))
    company.refresh_from_db()
    assert company.employees == 18
    assert client.post(page_url("register_taken", company, held.pk)).status_code == 404


def test_nothing_is_queued_without_a_register_and_one_night_with_one(settings):
    settings.REGISTER_URL = ""
    assert not jobs.keep_register_followed(AT)
    settings.REGISTER_URL = "http://127.0.0.1:1"
    assert jobs.keep_register_followed(AT)
    assert not jobs.keep_register_followed(AT)
    [queued] = DBTaskResult.objects.all()
    assert queued.run_after.isoformat() == "2026-03-03T01:30:00+00:00"


def test_a_large_file_is_read_by_the_command(tmp_path, capsys):
    path = tmp_path / "alle.csv"
    path.write_text(f"{HEADINGS}\n{line()}\n{line('1')}\n", encoding="utf-8")
    call_command("import_companies", str(path), "--day", "2026-03-01")
    assert Company.objects.count() == 0
    call_command("import_companies", str(path), "--apply")
    said = capsys.readouterr()
    assert Company.objects.get().name == "Nordlys El ApS"
    assert "1 nye" in said.out and "Linje 3 1: CVR-nummeret har ikke otte cifre." in said.err
    with pytest.raises(CommandError, match="kan ikke læses"):
        call_command("import_companies", str(tmp_path / "mangler.csv"))
