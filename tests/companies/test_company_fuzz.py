"""Nothing that can be typed makes an error page: a form is saved, refused, or shown beside another text."""

from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.companies.conftest import MARCH_2
from tests.companies.factories import (
    make_company,
    make_contact,
    make_occupant,
    make_partnership,
    make_site,
    make_task,
    valid_cvr,
)
from tests.companies.pages import page_url

from jobbro.companies.forms import (
    CompanyForm,
    ContactForm,
    FilterForm,
    OccupantForm,
    PartnershipForm,
    PreparationForm,
    SiteForm,
    StaffYearForm,
    TaskForm,
)
from jobbro.companies.queries.staffing import staff_year

pytestmark = pytest.mark.django_db
TODAY = MARCH_2.date()
NASTY = [
    "",
    " ",
    "\0",
    "\u202e\u200b",
    "🧑🏽‍🌾",
    "ﬁ ß İ",
    "a" * 10_000,
    "9" * 400,
    "-1",
    "1e400",
    "NaN",
    "Infinity",
    "0,0000001",
    "٣",
    "31-02-2026",
    "1-1-0001",
    "31-12-9999",
    "99999-99-99",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ 7*7 }}",
    "%s %(x)s {x}",
    "../../etc",
    "on",
    "2-3-2026",
    "17,5",
    "1000000001",
    valid_cvr(700),
]
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
AGREEMENT = dict.fromkeys((*PartnershipForm.base_fields, "aim1_what", "aim1_by_when", "aim5_seen_how"))
FORMS: dict[str, dict[str, Any]] = {
    "new": {**CompanyForm.base_fields, **{f"site-{name}": None for name in SiteForm.base_fields}},
    "edit": CompanyForm.base_fields,
    "site_new": SiteForm.base_fields,
    "site_edit": SiteForm.base_fields,
    "contact_new": ContactForm.base_fields,
    "contact_edit": ContactForm.base_fields,
    "task_new": TaskForm.base_fields,
    "task_edit": TaskForm.base_fields,
    "occupant_new": OccupantForm.base_fields,
    "occupant_edit": OccupantForm.base_fields,
    "prepare": PreparationForm.base_fields,
    "partnership_new": AGREEMENT,
    "partnership_edit": AGREEMENT,
    "staff_edit": {},
}


def _address(name):
    if name == "new":
        return reverse("companies:new")
    company = make_company()
    site = make_site(company)
    parts = {
        "site_edit": [site.pk],
        "contact_edit": [make_contact(company).pk],
        "task_edit": [make_task(company).pk],
        "occupant_new": [site.pk],
        "occupant_edit": [make_occupant(site).pk],
        "prepare": ["growth"],
        "partnership_edit": [make_partnership(company).pk],
        "staff_edit": [site.pk, 2026],
    }
    return page_url(name, company, *parts.get(name, []))


def _fields(name):
    if fields := FORMS[name]:
        return list(fields)
    site = make_site(make_company())
    return list(StaffYearForm(months=staff_year(site, 2026), today=TODAY).fields)


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_form_answers_whatever_is_typed(name, client, data):
    url, typed = _address(name), {"edit_version": data.draw(st.sampled_from(["0", "1", "x", "9" * 30]))}
    for field in _fields(name):
        if data.draw(st.booleans()):
            typed[field] = data.draw(WORDS)
    assert client.post(url, typed).status_code in {302, 409, 422}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(asked=st.dictionaries(st.sampled_from(list(FilterForm.base_fields)), WORDS))
def test_the_list_answers_whatever_is_asked(client, asked):
    make_company()
    assert client.get(reverse("companies:list"), asked).status_code in {200, 422}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(words=WORDS)
def test_the_searches_answer_whatever_is_asked(client, words):
    assert client.get(reverse("companies:task_start"), {"q": words}).status_code == 200
    assert client.get(reverse("dashboards:search"), {"q": words}).status_code in {200, 302, 422}
