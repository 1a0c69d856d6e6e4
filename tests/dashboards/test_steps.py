"""Promises to companies and next contacts stand on the front page until they are done or moved."""

from datetime import date

import pytest
from django.urls import reverse
from tests.companies.factories import (
    make_company,
    make_expectation,
    make_logged,
    make_need,
    make_offered,
    make_promised,
)
from tests.conftest import on_day

from jobbro.accounts.models import User
from jobbro.companies.models import CompanyContact, CompanyPromise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch, consultant):
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: on_day("2026-03-02"))
    User.objects.update(welcomed_at=on_day("2026-03-01"))


def days_shown(client):
    return [step.day.isoformat() for step in client.get(reverse("dashboards:home")).context["page"].steps]


def test_what_is_overdue_and_what_comes_stands_on_the_front_page_until_it_is_done(
    consultant, colleague_same_team, client_of
):
    client, company = client_of(consultant), make_company(name="Nordlys El")
    late = make_promised(company, consultant, due_on=date(2026, 2, 20), what="Sende to kandidater")
    call = make_logged(company, consultant, next_on=date(2026, 3, 9))
    today = make_promised(company, consultant, due_on=date(2026, 3, 2), what="Ringe om cyklen")
    make_promised(company, consultant, due_on=date(2026, 3, 10))
    make_promised(company, colleague_same_team, due_on=date(2026, 2, 20))
    assert days_shown(client) == ["2026-02-20", "2026-03-02", "2026-03-09"]
    page = client.get(reverse("dashboards:home")).content.decode()
    assert "Sende to kandidater" in page and "over tiden" in page
    for promise in (late, today):
        kept = client.post(reverse("companies:promise_keep", args=[company.pk, promise.pk]) + "?fra=dag")
        assert kept.url == reverse("dashboards:home")
    move = reverse("companies:next_move", args=[company.pk, call.pk]) + "?fra=dag"
    assert client.post(move, {"to": "20-3-2026"}).url == reverse("dashboards:home")
    assert days_shown(client) == []
    assert CompanyPromise.objects.get(pk=late.pk).state == "kept"
    assert CompanyContact.objects.get(pk=call.pk).next_on == date(2026, 3, 20)


@pytest.mark.parametrize("number", [10, 1000])
def test_the_front_page_costs_the_same_with_ten_and_with_a_thousand_promises(
    number, consultant, client_of, django_assert_max_num_queries
):
    company = make_company()
    one = make_promised(company, consultant)
    values = {name: getattr(one, name) for name in ("company", "owner", "made_by", "made_at", "due_on", "what")}
    CompanyPromise.objects.bulk_create(CompanyPromise(**values) for _ in range(number))
    client = client_of(consultant)
    with django_assert_max_num_queries(12):
        answer = client.get(reverse("dashboards:home"))
    assert len(answer.context["page"].steps) == min(number + 1, 12)


@pytest.mark.req("R-011")
@pytest.mark.req("R-012")
@pytest.mark.req("R-030")
def test_needs_without_a_step_late_answers_and_a_search_wait_for_their_owner(
    consultant, client_of, colleague_same_team
):
    company = make_company(name="Nordlys El")
    bare = make_need(company, owner=consultant, words="To formiddage", heard_on=date(2026, 2, 27))
    step = {"next_step": "Ring til Leif", "next_step_on": date(2026, 3, 4)}
    stepped = make_need(company, owner=consultant, **step)
    make_need(company, owner=consultant, state="solved", settled_on=date(2026, 2, 20))
    make_need(company, owner=colleague_same_team)
    late = make_offered(company, need=stepped, owner=consultant)
    make_expectation(company, consultant, no_more_hours_on=date(2026, 2, 10))

    client = client_of(consultant)
    answer = client.get(reverse("dashboards:home"))
    steps = answer.context["page"].steps
    assert [step.kind for step in steps] == ["search", "offer_late", "need_bare", "need_step"]
    assert {late.pk, bare.pk, stepped.pk} < {step.key for step in steps}
    text = answer.content.decode()
    assert "Mangler næste skridt: «To formiddage»" in text and "Svar mangler på tilbuddet: Faste hænder" in text
    late.state, late.answered_on = "accepted", date(2026, 3, 1)
    late.save()
    assert len(client.get(reverse("dashboards:home")).context["page"].steps) == 3
