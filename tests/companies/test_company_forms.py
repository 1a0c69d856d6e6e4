"""Writing about a company: what is kept, what is refused and why, and what two people see."""

from datetime import date

import pytest
from django.urls import reverse
from tests.companies.conftest import MARCH_2
from tests.companies.factories import (
    make_company,
    make_site,
    valid_cvr,
)
from tests.companies.pages import company_form, page_url, text_of

from jobbro.companies.actions import CompanyFacts, change_company
from jobbro.companies.models import (
    Company,
    Contact,
    ContactRole,
    FactSource,
    Site,
)
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db


def test_a_company_is_created_with_its_place_of_work(client, consultant):
    typed = company_form(
        **{"owner": consultant.pk, "site-p_number": "10 0000 0001", "site-name": "Havnen", "site-postcode": "8900"}
    )
    answer = client.post(reverse("companies:new"), typed, follow=True)
    company = Company.objects.get()
    assert answer.redirect_chain == [(page_url("detail", company), 302)]
    assert "Virksomheden er oprettet" in text_of(answer)
    assert (company.source_on, company.owner) == (date(2026, 3, 1), consultant)
    assert Site.objects.get().p_number == "1000000001"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"cvr": "1234567"}, "Et CVR-nummer har otte cifre"),
        ({"cvr": "12345678"}, "Tallene passer ikke sammen"),
        ({"cvr": "１２３４５６７８"}, "Et CVR-nummer har otte cifre"),
        ({"name": ""}, "Udfyld feltet her"),
        ({"name": "N" * 201}, "højst have 200 tegn"),
        ({"name": "Nord\0lys"}, "et tegn, der ikke kan gemmes"),
        ({"employees": "9" * 30}, "Skriv højst"),
        ({"employees": "-1"}, "Skriv mindst 0."),
        ({"phone": "ring til Bo"}, "Skriv otte cifre"),
        ({"branch_code": "12"}, "En branchekode har seks cifre"),
        ({"source_on": "31-02-2026"}, "Februar har ikke 31 dage."),
        ({"source_on": "3-3-2026"}, "Dagen ligger ude i fremtiden"),
        ({"source": "rygte"}, "rygte"),
        ({"website": "javascript:alert(1)"}, "Skriv hele adressen"),
        ({"owner": "999999"}, "gyldig valgmulighed"),
        ({"site-p_number": "123", "site-name": "Havnen"}, "Et P-nummer har ti cifre"),
        ({"site-name": "Havnen"}, "Udfyld feltet her"),
    ],
)
def test_a_form_that_is_refused_says_why_and_keeps_what_was_typed(changes, sentence, client):
    typed = company_form(activity="El i hele landet 🔌") | changes
    answer = client.post(reverse("companies:new"), typed)
    assert answer.status_code == 422
    text = text_of(answer)
    assert sentence in text
    assert " gemmes</h2>" in text
    assert "El i hele landet 🔌" in text
    assert not Company.objects.exists()


def test_a_cvr_number_that_is_there_already_leads_to_the_company(client):
    there = make_company(name="Nordlys El", cvr=valid_cvr(700))
    answer = client.post(reverse("companies:new"), company_form())
    assert answer.status_code == 422
    assert "Den virksomhed findes allerede: Nordlys El." in text_of(answer)
    assert f'<a href="{page_url("detail", there)}">Nordlys El</a>' in text_of(answer)
    assert Company.objects.count() == 1


def test_a_p_number_of_another_company_says_whose_it_is(client):
    make_site(make_company(name="Nordlys El"), name="Havnen", p_number="1000000009")
    mine = make_company(name="Solby Kirkegård")
    answer = client.post(page_url("site_new", mine), {"p_number": "1000000009", "name": "Kapellet"})
    assert answer.status_code == 422
    assert "P-nummeret hører til Havnen hos Nordlys El." in text_of(answer)
    assert not mine.sites.exists()


def test_the_same_form_sent_twice_makes_one_company(client):
    typed = company_form(form_token=new_token())
    answers = [client.post(reverse("companies:new"), typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Company.objects.count() == 1


def test_the_later_of_two_sees_both_texts_and_loses_nothing(client, colleague_same_team):
    company = make_company(name="Nordlys El", cvr=valid_cvr(700), source=FactSource.REGISTER)
    theirs = CompanyFacts(company.cvr, "Nordlys El", FactSource.REGISTER, company.source_on, phone="86421234")
    change_company(by=colleague_same_team, company=company, facts=theirs, edit_version=1, at=MARCH_2)
    mine = company_form(name="Nordlys El", phone="11223344", edit_version="1", source_on="1-2-2026")
    answer = client.post(page_url("edit", company), mine)
    assert answer.status_code == 409
    text = text_of(answer)
    assert answer.context["saved_by"] == "Bo Kollega Prøvesen"
    assert [(line.label, line.saved, line.mine) for line in answer.context["differences"]] == [
        ("Telefon", "86421234", "11223344")
    ]
    assert 'name="edit_version" value="2"' in text
    assert Company.objects.get().phone == "86421234"
    again = client.post(page_url("edit", company), mine | {"edit_version": "2", "pick.phone": "mine"})
    assert again.status_code == 302
    assert Company.objects.get().phone == "11223344"


def test_the_later_of_two_can_keep_what_the_first_one_wrote(client):
    company = make_company(name="Nordlys El", cvr=valid_cvr(700), phone="86421234", source=FactSource.REGISTER)
    mine = company_form(name="Nordlys El", phone="11223344", edit_version="1", source_on="1-2-2026")
    picks = {"pick.phone": "saved", "saved.phone": "86421234"}
    assert client.post(page_url("edit", company), mine | picks).status_code == 302
    assert Company.objects.get().phone == "86421234"


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 40])
def test_a_form_with_a_bent_version_is_treated_as_an_old_one(version, client):
    company = make_company(cvr=valid_cvr(700))
    answer = client.post(page_url("edit", company), company_form(edit_version=version))
    assert answer.status_code == 409
    assert Company.objects.get().name == "Solby Kirkegård"


def test_an_edit_form_shows_what_is_stored(client, consultant):
    company = make_company(phone="86421234", owner=consultant)
    text = text_of(client.get(page_url("edit", company)))
    assert 'value="86421234"' in text
    assert 'value="01-02-2026"' in text
    assert f'<option value="{consultant.pk}" selected>Karen Konsulent</option>' in text


def test_a_contact_is_added_changed_and_leaves(client):
    company = make_company()
    client.post(
        page_url("contact_new", company),
        {"name": "Leif Gartner", "role": "mentor", "phone": "12 34 56 78", "is_active": "on"},
    )
    contact = Contact.objects.get()
    text = text_of(client.get(page_url("contacts", company)))
    assert 'href="tel:+4512345678"' in text
    assert "Ingen er skrevet som tillids- eller medarbejderrepræsentant" in text
    changed = {"name": "Leif Gartner", "role": "employee_representative", "edit_version": "1"}
    client.post(page_url("contact_edit", company, contact.pk), changed)
    assert "1 er stoppet" in text_of(client.get(page_url("contacts", company)))
    assert Contact.objects.get().role == ContactRole.EMPLOYEE_REPRESENTATIVE


def test_a_contact_can_only_be_placed_at_the_companys_own_sites(client):
    company, foreign = make_company(), make_site(make_company())
    typed = {"name": "Leif", "role": "mentor", "site": foreign.pk, "is_active": "on"}
    assert client.post(page_url("contact_new", company), typed).status_code == 422
    assert not Contact.objects.exists()


_CPR = "Ring om 010190-1234"
_NEED = {"kind": "peaks", "horizon": "now", "urgency": "felt", "heard_on": "2/3-26"}
_FREE_WORDS = {
    "need_new": ((), _NEED | {"words": _CPR}, "words"),
    "no_need": ((), {"asked_on": "2/3-26", "note": _CPR}, "note"),
    "asking": ((1,), {"words": _CPR, "need": "1"}, "words"),
    "motive_new": (
        (),
        {"seen": "said", "evidence": _CPR, "motive": "labour", "confidence": "clear", "seen_on": "2/3-26"},
        "evidence",
    ),
    "flexibility_new": ((), {"about": "start", "words": _CPR, "heard_on": "2/3-26"}, "words"),
    "prepare": (("growth",), {"text": _CPR, "source": "company", "on_day": "2/3-26"}, "text"),
    "contact_new": ((), {"name": _CPR, "role": "owner", "title": _CPR}, "name"),
    "edit": ((), {"activity": _CPR}, "activity"),
}


@pytest.mark.parametrize("name", _FREE_WORDS)
def test_a_cpr_number_is_sent_back_wherever_one_writes_freely_about_a_company(name, client, consultant):
    company, (key, typed, field) = make_company(), _FREE_WORDS[name]
    answer = client.post(page_url(name, company, *key), typed | {"owner": consultant.pk, "edit_version": 1})
    assert answer.status_code == 422 and "Skriv ikke et CPR-nummer her" in text_of(answer)
    assert "cpr" in {error.code for error in answer.context["form"].errors.as_data()[field]}
