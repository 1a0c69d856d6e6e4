"""Companies from files: rows are looked through, written all or not at all, and nobody's own words are lost."""

import json
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from tests.companies.factories import make_company, make_contact, make_site
from tests.companies.register_rows import (
    AT,
    BAGER,
    HEADINGS,
    NORDLYS,
    SOLBY,
    as_lines,
    company_document,
    line,
    stage,
    stage_file,
    take,
    unit_document,
)

from jobbro.audit.changes import timeline
from jobbro.companies.actions import CompanyFacts, change_company
from jobbro.companies.actions.register_apply import NotStaged, apply_register
from jobbro.companies.actions.register_difference import ChangedMeanwhile
from jobbro.companies.actions.register_follow import take_registers_word
from jobbro.companies.actions.register_merge import held_about
from jobbro.companies.actions.register_stage import Reading, drop_staged, new_id, stage_register
from jobbro.companies.actions.saving import values_of
from jobbro.companies.models import (
    Company,
    FactSource,
    RegisterChange,
    RegisterProblem,
    RegisterRun,
    RunOrigin,
    RunState,
    Site,
    StagedCompany,
    StagedSite,
)
from jobbro.companies.register_files import read_register_file
from jobbro.companies.search_text import company_search_text
from jobbro.documents import DocumentError

pytestmark = pytest.mark.django_db


def problems(run):
    return [(each.line, each.about, each.reason) for each in run.problems.order_by("line", "pk")]


def everything():
    """Every stored value of every company and site, to see that nothing was touched."""
    return [list(model.objects.order_by("pk").values()) for model in (Company, Site)]


def test_a_row_becomes_a_company_with_its_site_found_by_its_words(team_lead):
    run = take(team_lead, line(), line(SOLBY, name="Ærø Kirkegård", staff="", mail=""))
    assert (run.state, run.companies_new, run.sites_new) == (RunState.APPLIED, 2, 2)
    company = Company.objects.get(cvr=NORDLYS)
    assert (company.name, company.employees, company.branch_code) == ("Nordlys El ApS", 18, "432100")
    assert (company.source, company.source_on, company.registered_on) == ("register", *[date(2026, 3, 1)] * 2)
    [site] = company.sites.all()
    assert (site.name, site.street, site.postcode, site.is_main) == ("Nordlys El ApS", "Havnegade 3", "8900", True)
    assert company.search_text == company_search_text(company, [site])
    assert Company.objects.get(cvr=SOLBY).employees is None
    names = list(Company.objects.in_danish_order().values_list("name", flat=True))
    assert names == ["Nordlys El ApS", "Ærø Kirkegård"]
    assert not StagedCompany.objects.exists() and not StagedSite.objects.exists()
    assert [event.action for event in timeline(run)] == ["companies.register_applied", "companies.register_staged"]


def test_nothing_is_written_before_somebody_says_so_and_a_reading_can_be_put_away(team_lead):
    run = stage(team_lead, line())
    assert (run.companies_new, Company.objects.count()) == (1, 0)
    drop_staged(by=team_lead, run=run, at=AT)
    with pytest.raises(NotStaged):
        apply_register(by=team_lead, run=run, at=AT)
    assert not Company.objects.exists() and not StagedCompany.objects.exists()


def test_bad_rows_are_listed_with_line_and_reason_and_the_good_ones_are_taken(team_lead):
    run = take(
        team_lead,
        line(),
        line("12345678"),
        line(SOLBY, name=""),
        line(BAGER, staff="mange"),
        line(BAGER, p="123"),
        line(BAGER, postcode="89000"),
        line(NORDLYS, name="Et andet navn", p="1999999999"),
        line(NORDLYS),
        "",
        line(BAGER, mail="a@b"),
    )
    assert [(number, reason) for number, _about, reason in problems(run)] == [
        (3, "CVR-nummeret er ikke et rigtigt nummer. Måske er to cifre byttet om."),
        (4, "Navnet mangler."),
        (5, "Antal ansatte er ikke et helt tal: mange."),
        (6, "P-nummeret har ikke ti cifre."),
        (7, "Postnummeret har ikke fire cifre."),
        (8, "Siger noget andet om samme virksomhed end linje 2."),
        (9, "P-nummeret står også på linje 2."),
        (11, "Mailadressen er ikke hel."),
    ]
    assert (run.problems_found, Company.objects.count(), Site.objects.count()) == (8, 1, 1)


def test_a_file_that_breaks_off_leaves_nothing(team_lead):
    def rows():
        yield from read_register_file(BytesIO(f"{HEADINGS}\n{line()}".encode())).rows
        raise DocumentError("Filen holdt op.")

    reading = Reading(RunOrigin.FILE, date(2026, 3, 1))
    with pytest.raises(DocumentError):
        stage_register(by=team_lead, reading=reading, rows=rows(), at=AT)
    assert [model.objects.count() for model in (RegisterRun, StagedCompany, RegisterProblem)] == [0, 0, 0]


def test_a_site_made_elsewhere_meanwhile_stops_the_writing_whole(team_lead):
    run = stage(team_lead, line(), line(SOLBY))
    make_site(make_company(), p_number="1" + SOLBY.rjust(9, "0"))
    before = everything()
    with pytest.raises(ChangedMeanwhile):
        apply_register(by=team_lead, run=run, at=AT)
    assert everything() == before
    run.refresh_from_db()
    assert (run.state, StagedCompany.objects.count()) == (RunState.STAGED, 2)
    assert [reason for *_, reason in problems(stage(team_lead, line(SOLBY)))] == [
        f"P-nummeret hører her til virksomheden med CVR {Company.objects.get().cvr}."
    ]


def test_reading_again_with_one_in_a_hundred_changed_writes_exactly_those(team_lead):
    numbers = [f"{30_000_000 + 7 * n}" for n in range(9000)]
    good = [number for number in numbers if sum(map(int.__mul__, map(int, number), (2, 7, 6, 5, 4, 3, 2, 1))) % 11 == 0]
    good = good[:300]
    take(team_lead, *(line(number, name=f"Firma {number}") for number in good))
    before = {row["cvr"]: row for row in Company.objects.values()}
    sites = {row["p_number"]: row for row in Site.objects.values()}
    changed = set(good[::100])
    rows = (line(n, name=f"Firma {n}", staff="25" if n in changed else "18") for n in good)
    run = take(team_lead, *rows, told="2026-03-08")
    after = {row["cvr"]: row for row in Company.objects.values()}
    assert {number for number in after if after[number] != before[number]} == changed
    assert {row["p_number"]: row for row in Site.objects.values()} == sites
    assert (run.companies_changed, run.companies_new, run.sites_changed) == (3, 0, 0)
    assert all(after[n]["edit_version"] == 2 and after[n]["registered_on"] == date(2026, 3, 8) for n in changed)


def test_a_colleagues_words_stand_and_the_registers_are_kept_beside_them(team_lead, consultant):
    company = make_company(cvr=NORDLYS, name="Nordlys", employees=12, phone="", owner=consultant)
    run = take(team_lead, line())
    company.refresh_from_db()
    assert (company.name, company.employees, company.phone) == ("Nordlys", 12, "86421234")
    says = dict(held_about(company).values_list("field", "register_says"))
    assert says == {"name": "Nordlys El ApS", "employees": "18", "branch_name": "El-installation"}
    assert (run.held, run.companies_changed) == (3, 1)
    before = everything()
    again = take(team_lead, line(), told="2026-03-08")
    assert (again.held, again.companies_changed, everything()) == (0, 0, before)
    take(team_lead, line(staff="30"), told="2026-03-09")
    held = held_about(company).get(field="employees")
    assert (held.register_says, held.told_on) == ("30", date(2026, 3, 9))
    [change] = RegisterChange.objects.filter(kind="grown")
    assert (change.before, change.after) == ("18", "30")
    take_registers_word(by=consultant, held=held, at=AT)
    company.refresh_from_db()
    assert (company.employees, held_about(company).filter(field="employees").exists()) == (30, False)
    take(team_lead, line(staff="31"), told="2026-03-10")
    company.refresh_from_db()
    assert company.employees == 31


def test_what_a_colleague_writes_after_an_import_is_not_overwritten_by_the_next(team_lead, consultant):
    take(team_lead, line())
    company = Company.objects.get(cvr=NORDLYS)
    facts = {field: getattr(company, field) for field in values_of(CompanyFacts("", "", FactSource.COMPANY, AT.date()))}
    facts |= {"phone": "20304050", "source": FactSource.COMPANY}
    change_company(by=consultant, company=company, facts=CompanyFacts(**facts), edit_version=1, at=AT)
    take(team_lead, line(phone="99999999", staff="19"), told="2026-03-08")
    company.refresh_from_db()
    assert (company.phone, company.employees) == ("20304050", 19)
    assert list(held_about(company).values_list("field", "register_says")) == [("phone", "99999999")]


def test_an_empty_cell_says_nothing_and_a_missing_column_takes_nothing_away(team_lead):
    take(team_lead, line())
    take(team_lead, line(phone="", staff=""), f"{SOLBY};;;;;;;;;;", told="2026-03-08")
    take(team_lead, f"{NORDLYS};Nordlys El A/S", headings="CVR-nr.;Virksomhedens navn", told="2026-03-09")
    company = Company.objects.get(cvr=NORDLYS)
    assert (company.name, company.phone, company.employees) == ("Nordlys El A/S", "86421234", 18)


def test_an_older_reading_never_takes_the_place_of_a_newer_one(team_lead, consultant):
    make_company(cvr=NORDLYS, name="Nordlys El ApS", owner=consultant)
    take(team_lead, line(staff="40"), told="2026-03-08")
    before = everything()
    run = take(team_lead, line(staff="18", street="Gammelgade 1"), told="2026-03-01")
    assert (everything(), run.companies_changed, run.sites_changed) == (before, 0, 0)
    take(team_lead, line(staff="41"), told="2026-03-08")
    assert Company.objects.get(cvr=NORDLYS).employees == 41


def test_whoever_works_with_a_company_is_told_what_happened_and_nobody_else(team_lead, consultant):
    take(team_lead, line(), line(SOLBY, name="Solby"), line(BAGER, name="Bager"))
    Company.objects.filter(cvr=NORDLYS).update(owner=consultant)
    make_contact(Company.objects.get(cvr=SOLBY))
    second = f"{HEADINGS};Ophørt"
    rows = [
        line(name="Nordlys Elteknik", trade="Solceller", code="432200", staff="24", street="Åvej 1") + ";",
        line(name="Nordlys Elteknik", trade="Solceller", code="432200", staff="24", p="1555555555", city="Hobro") + ";",
        line(SOLBY, name="Solby", staff="19") + ";2026-02-28",
        line(BAGER, name="Bager", staff="90") + ";",
    ]
    take(team_lead, *rows, headings=second, told="2026-03-08")
    found = [(each.company.cvr, each.kind) for each in RegisterChange.objects.select_related("company").order_by("pk")]
    assert sorted(found) == sorted(
        [(NORDLYS, kind) for kind in ("renamed", "new_trade", "grown", "moved", "new_site")] + [(SOLBY, "closed")]
    )
    moved = RegisterChange.objects.get(kind="moved")
    assert (moved.before, moved.after) == ("Havnegade 3, 8900 Randers", "Åvej 1, 8900 Randers")
    company = Company.objects.get(cvr=NORDLYS)
    assert "hobro" in company.search_text and company.sites.filter(is_main=True).count() == 1
    assert timeline(company)[0].action == "company.register_changed"
    assert not timeline(Company.objects.get(cvr=BAGER))


def test_the_registers_own_documents_are_read_alone_in_a_list_or_as_an_answer(team_lead):
    documents = [
        company_document(NORDLYS),
        unit_document("1000000002", NORDLYS, "Fjernvej"),
        unit_document("1000000003", NORDLYS),
        unit_document("1000000009", SOLBY),
        {"andet": 1},
    ]
    files = [as_lines(*documents), json.dumps(documents).encode(), json.dumps({"hits": {"hits": documents}}).encode()]
    for data in files:
        run = stage_file(team_lead, data)
        assert (run.companies_new, run.sites_new) == (1, 2)
        assert [(number, about) for number, about, _ in problems(run)] == [(4, "1000000009"), (5, "")]
    apply_register(by=team_lead, run=run, at=AT)
    company = Company.objects.get()
    assert (company.activity, company.website) == ("El-arbejde", "https://www.nordlys.example")
    assert list(company.sites.order_by("p_number").values_list("p_number", "is_main")) == [
        ("1000000002", False),
        ("1000000003", True),
    ]


def test_a_spreadsheet_is_read_and_a_half_file_says_so(team_lead):
    book = Workbook()
    for row in ([*HEADINGS.split(";"), "Farve"], line().split(";")):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    assert stage_file(team_lead, file.getvalue()).companies_new == 1
    assert read_register_file(BytesIO(file.getvalue())).unknown == ("Farve",)
    for data, said in (
        (b"", "tom"),
        (file.getvalue()[:900], "regneark"),
        (b'[{"Vrvirksomhed": {"cvr', "JSON"),
        (b"Fornavn;Efternavn\nA;B", "CVR og Navn"),
        (b"CVR;Navn;Virksomhed\n1;2;3", "To kolonner"),
    ):
        with pytest.raises(DocumentError, match=said):
            list(read_register_file(BytesIO(data)).rows)


def test_ids_are_random_ids_of_version_four():
    found = {new_id() for _ in range(100)}
    assert len(found) == 100
    assert {(each[12], each[16] in "89ab", len(each)) for each in found} == {("4", True, 32)}
