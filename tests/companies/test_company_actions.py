"""What can be done with companies: what changes, what is recorded, what is refused and then leaves nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.companies.factories import make_company, make_contact, make_occupant, make_site, make_task, valid_cvr
from tests.conftest import on_day

from jobbro.audit.changes import timeline
from jobbro.companies.actions import (
    NOT_WRITTEN,
    CompanyExists,
    CompanyFacts,
    ContactFacts,
    Finding,
    OccupantFacts,
    SavedMeanwhile,
    SiteExists,
    SiteFacts,
    TaskFacts,
    add_contact,
    add_other_occupant,
    add_site,
    add_task,
    change_company,
    change_contact,
    change_other_occupant,
    change_site,
    change_task,
    close_task,
    create_company,
    note_preparation,
    note_staff,
    remove_other_occupant,
    reopen_task,
)
from jobbro.companies.models import (
    Activity,
    Company,
    Contact,
    ContactRole,
    FactSource,
    OtherOccupant,
    PreparationFact,
    PreparationKey,
    Site,
    StaffMonth,
    WorkTask,
)

AT = on_day("2026-03-02")
FACTS = CompanyFacts(valid_cvr(500), "Nordlys El ApS", FactSource.REGISTER, date(2026, 3, 1))
SITE = SiteFacts("1000000001", "Nordlys El, Havnen", postcode="8900", city="Randers")
TASK = TaskFacts("Rydde op på lageret", Activity.INBOUND, weekly_hours=Decimal("6"), demands=("noise", "lifting"))


def _actions(company):
    return [event.action for event in timeline(company)]


def test_a_new_company_gets_its_main_site_and_both_are_recorded(consultant):
    company = create_company(by=consultant, facts=FACTS, main_site=SITE, at=AT)
    assert company.sites.get().is_main
    assert company.created_at == AT
    assert _actions(company) == ["company.site_added", "company.created"]
    event = timeline(company)[-1]
    assert (event.actor_label, event.at) == ("Karen Konsulent", AT)


def test_a_cvr_number_that_is_taken_is_refused_and_names_the_other_company(consultant):
    first = create_company(by=consultant, facts=FACTS, at=AT)
    with pytest.raises(CompanyExists) as refused:
        create_company(by=consultant, facts=replace(FACTS, name="Nordlys igen"), main_site=SITE, at=AT)
    assert refused.value.company == first
    assert Company.objects.count() == 1
    assert not Site.objects.exists()
    assert _actions(first) == ["company.created"]


def test_a_taken_p_number_leaves_no_company_behind(consultant):
    make_site(make_company(), p_number="1000000001")
    with pytest.raises(SiteExists):
        create_company(by=consultant, facts=FACTS, main_site=SITE, at=AT)
    assert not Company.objects.filter(cvr=FACTS.cvr).exists()


def test_a_change_is_recorded_by_the_names_of_its_fields(consultant):
    company = create_company(by=consultant, facts=FACTS, at=AT)
    change_company(by=consultant, company=company, facts=replace(FACTS, phone="86421234"), edit_version=1, at=AT)
    stored = Company.objects.get()
    assert (stored.phone, stored.edit_version) == ("86421234", 2)
    assert timeline(company)[0].details == {"fields": ["phone"]}


def test_saving_what_already_stands_changes_and_records_nothing(consultant):
    company = create_company(by=consultant, facts=FACTS, at=AT)
    change_company(by=consultant, company=company, facts=FACTS, edit_version=1, at=AT)
    assert Company.objects.get().edit_version == 1
    assert _actions(company) == ["company.created"]


def test_the_later_of_two_is_told_what_the_first_one_saved(consultant, caseworker):
    company = create_company(by=consultant, facts=FACTS, at=AT)
    change_company(by=caseworker, company=company, facts=replace(FACTS, phone="86421234"), edit_version=1, at=AT)
    with pytest.raises(SavedMeanwhile) as newer:
        change_company(by=consultant, company=company, facts=replace(FACTS, phone="11223344"), edit_version=1, at=AT)
    assert newer.value.version == 2
    assert newer.value.stored.phone == "86421234"
    assert Company.objects.get().phone == "86421234"


def test_a_company_cannot_take_the_number_of_another(consultant):
    other = make_company(cvr=valid_cvr(900))
    company = create_company(by=consultant, facts=FACTS, at=AT)
    with pytest.raises(CompanyExists):
        change_company(by=consultant, company=company, facts=replace(FACTS, cvr=other.cvr), edit_version=1, at=AT)
    assert Company.objects.get(pk=company.pk).cvr == FACTS.cvr


def test_a_company_is_found_by_the_places_it_gets(consultant):
    company = create_company(by=consultant, facts=FACTS, at=AT)
    site = add_site(by=consultant, company=company, facts=SITE, at=AT)
    assert " randers " in Company.objects.get().search_text
    change_site(by=consultant, site=site, facts=replace(SITE, city="Hadsten"), edit_version=1, at=AT)
    assert " hadsten " in Company.objects.get().search_text
    assert " randers " not in Company.objects.get().search_text


def test_there_is_always_exactly_one_main_site(consultant):
    company = create_company(by=consultant, facts=FACTS, main_site=SITE, at=AT)
    second = add_site(by=consultant, company=company, facts=SiteFacts("1000000002", "Værkstedet"), at=AT)
    assert not second.is_main
    change_site(
        by=consultant, site=second, facts=SiteFacts("1000000002", "Værkstedet", is_main=True), edit_version=1, at=AT
    )
    assert [site.name for site in company.sites.filter(is_main=True)] == ["Værkstedet"]
    second.refresh_from_db()
    change_site(by=consultant, site=second, facts=SiteFacts("1000000002", "Hallen"), edit_version=2, at=AT)
    assert [site.name for site in company.sites.filter(is_main=True)] == ["Hallen"]


def test_a_contact_is_recorded_by_role_and_never_by_name(consultant):
    company = make_company()
    facts = ContactFacts("Jonas Lund", ContactRole.DIRECTOR, email="jonas@nordlys.example")
    contact = add_contact(by=consultant, company=company, facts=facts, at=AT)
    change_contact(
        by=consultant, contact=contact, facts=replace(facts, is_active=False), edit_version=1, at=on_day("2026-03-03")
    )
    assert _actions(company) == ["company.contact_left", "company.contact_added"]
    assert "Jonas" not in str([event.details for event in timeline(company)])
    assert not Contact.objects.get().is_active


def test_a_contact_cannot_be_placed_at_another_companys_site(consultant):
    company, foreign = make_company(), make_site(make_company())
    with pytest.raises(ValueError, match="another company"):
        add_contact(by=consultant, company=company, facts=ContactFacts("Jonas", ContactRole.HR, site=foreign), at=AT)
    contact = make_contact(company)
    with pytest.raises(ValueError, match="another company"):
        change_contact(
            by=consultant,
            contact=contact,
            facts=ContactFacts("Jonas", ContactRole.HR, site=foreign),
            edit_version=1,
            at=AT,
        )
    assert Contact.objects.get().site is None


@pytest.mark.req("R-014")
def test_a_task_keeps_level_hours_and_who_does_it_today(consultant):
    company = make_company()
    facts = replace(TASK, title="Modtage varer", done_today_by="den faglærte sælger", weekly_hours=Decimal("5"))
    task = add_task(by=consultant, company=company, facts=facts, at=AT)
    stored = WorkTask.objects.get()
    assert (stored.level, stored.weekly_hours, stored.done_today_by) == ("easy", 5, "den faglærte sælger")
    assert stored.demands == ["lifting", "noise"]
    assert stored.noted_on == date(2026, 3, 2)
    change_task(by=consultant, task=task, facts=replace(facts, when="før kl. 10"), edit_version=1, at=AT)
    assert WorkTask.objects.get().when == "før kl. 10"
    assert timeline(company)[0].details == {"title": "Modtage varer", "fields": ["when"]}


def test_a_task_with_an_unknown_demand_or_a_foreign_site_is_refused(consultant):
    company, foreign = make_company(), make_site(make_company())
    with pytest.raises(ValueError, match="unknown demands"):
        add_task(by=consultant, company=company, facts=replace(TASK, demands=("magic",)), at=AT)
    with pytest.raises(ValueError, match="another company"):
        add_task(by=consultant, company=company, facts=replace(TASK, site=foreign), at=AT)
    assert not WorkTask.objects.exists()
    assert _actions(company) == []


def test_a_task_closed_twice_is_closed_and_recorded_once(consultant):
    company = make_company()
    task = make_task(company)
    close_task(by=consultant, task=task, at=AT)
    close_task(by=consultant, task=task, at=AT)
    assert not WorkTask.objects.get().is_open
    assert _actions(company) == ["company.task_closed"]
    reopen_task(by=consultant, task=task, at=on_day("2026-03-04"))
    assert WorkTask.objects.get().is_open
    assert _actions(company) == ["company.task_reopened", "company.task_closed"]


def test_staff_is_written_by_month_and_only_changed_months_get_the_new_source(consultant):
    site = make_site(make_company())
    december, january = date(2025, 12, 1), date(2026, 1, 1)
    told = {"by": consultant, "site": site, "at": AT}
    note_staff(
        **told,
        months={december: Decimal("17.5"), january: None},
        source=FactSource.COMPANY,
        told_on=date(2026, 1, 5),
        edit_version=1,
    )
    note_staff(
        **told,
        months={december: Decimal("17.50"), january: Decimal("18")},
        source=FactSource.OWN_LOOK,
        told_on=date(2026, 2, 5),
        edit_version=2,
    )
    rows = StaffMonth.objects.order_by("month")
    assert [(row.month, row.ordinary_fte, row.source) for row in rows] == [
        (december, Decimal("17.5"), "company"),
        (january, Decimal("18"), "own_look"),
    ]
    assert timeline(site.company)[0].details["months"] == ["2026-01"]
    note_staff(**told, months={december: None}, source=FactSource.COMPANY, told_on=date(2026, 2, 6), edit_version=3)
    assert StaffMonth.objects.get().month == january


def test_two_who_write_the_same_sites_staff_do_not_overwrite_each_other(consultant):
    site = make_site(make_company())
    first = {"by": consultant, "site": site, "source": FactSource.COMPANY, "told_on": date(2026, 2, 1), "at": AT}
    note_staff(**first, months={date(2026, 1, 1): Decimal("10")}, edit_version=1)
    with pytest.raises(SavedMeanwhile):
        note_staff(**first, months={date(2026, 1, 1): Decimal("12")}, edit_version=1)
    assert StaffMonth.objects.get().ordinary_fte == 10


def test_a_place_taken_by_others_is_noted_changed_and_removed(consultant):
    site = make_site(make_company())
    facts = OccupantFacts(OtherOccupant.Kind.PRACTICE, Decimal("20"), date(2026, 2, 1), date(2026, 2, 1))
    occupant = add_other_occupant(by=consultant, site=site, facts=facts, at=AT)
    ended = replace(facts, ends_on=date(2026, 3, 1))
    change_other_occupant(by=consultant, occupant=occupant, facts=ended, edit_version=1, at=AT)
    assert OtherOccupant.objects.get().ends_on == date(2026, 3, 1)
    with pytest.raises(SavedMeanwhile):
        change_other_occupant(by=consultant, occupant=occupant, facts=facts, edit_version=1, at=AT)
    remove_other_occupant(by=consultant, occupant=OtherOccupant.objects.get(), at=AT)
    assert not OtherOccupant.objects.exists()
    assert _actions(site.company)[0] == "company.occupant_removed"


@pytest.mark.req("R-009")
def test_preparation_is_a_text_or_an_honest_unknown(consultant):
    company = make_company()
    known = Finding("Ja, to ansat i januar", False, FactSource.REGISTER, date(2026, 3, 1))
    unknown = Finding("", True, FactSource.OWN_LOOK, date(2026, 3, 1))
    told = {"by": consultant, "company": company, "at": AT}
    note_preparation(**told, key=PreparationKey.GROWTH, finding=known, edit_version=NOT_WRITTEN)
    note_preparation(**told, key=PreparationKey.VACANCIES, finding=unknown, edit_version=NOT_WRITTEN)
    assert {fact.key: fact.is_unknown for fact in PreparationFact.objects.all()} == {
        "growth": False,
        "vacancies": True,
    }
    for neither in (replace(unknown, is_unknown=False), replace(known, is_unknown=True)):
        with pytest.raises(ValueError, match="unknown"):
            note_preparation(**told, key=PreparationKey.SECTOR, finding=neither, edit_version=NOT_WRITTEN)
    assert PreparationFact.objects.count() == 2


def test_two_who_are_first_with_the_same_answer_become_first_and_second(consultant):
    company = make_company()
    told = {"by": consultant, "company": company, "key": PreparationKey.GROWTH, "at": AT}
    note_preparation(
        **told,
        finding=Finding("Ja", False, FactSource.OWN_LOOK, date(2026, 3, 1)),
        edit_version=NOT_WRITTEN,
    )
    with pytest.raises(SavedMeanwhile) as newer:
        note_preparation(
            **told, finding=Finding("Nej", False, FactSource.OWN_LOOK, date(2026, 3, 1)), edit_version=NOT_WRITTEN
        )
    assert newer.value.stored.text == "Ja"
    assert PreparationFact.objects.get().text == "Ja"


def test_every_refusal_leaves_the_record_of_changes_as_it_was(consultant):
    site = make_site(make_company())
    occupant = make_occupant(site)
    with pytest.raises(SavedMeanwhile):
        change_other_occupant(
            by=consultant,
            occupant=occupant,
            facts=OccupantFacts(OtherOccupant.Kind.PRACTICE, Decimal("1"), date(2026, 1, 1), date(2026, 1, 1)),
            edit_version=7,
            at=AT,
        )
    assert _actions(site.company) == []
