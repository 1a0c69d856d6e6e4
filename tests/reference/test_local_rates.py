"""The municipality's own rates: written on the card, shown as its own everywhere, and taken back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbro import library
from jobbro.accounts.actions import NewRate, enter_local_rate
from jobbro.accounts.models import LocalRate
from jobbro.accounts.queries import rulebook_in_force
from jobbro.domain.eligibility import Finding, Topic, Verdict, Weight
from jobbro.library.rule_words import say
from jobbro.reference.forms import rates as form_file
from jobbro.reference.queries.card import RATES_SHOWN

pytestmark = pytest.mark.django_db
RULE = "subsidised.rate.private"
CARD = reverse("reference:rule", args=[RULE])
NEW = reverse("reference:rate_new", args=[RULE])
LIST = reverse("reference:local_rates")
GOOD = {
    "value": "92,47",
    "starts_on": "1.1.2026",
    "source_title": "Ministeriets satser",
    "source_section": "tabel 3",
    "source_url": "https://www.bm.dk/satser-2026",
    "source_published": "2.1.2026",
}


def standing():
    return list(LocalRate.objects.filter(withdrawn_at__isnull=True))


@pytest.mark.parametrize("who", ["team_lead", "administrator"])
def test_a_rate_is_written_in_and_shown_as_the_municipalitys_own(who, client_of, request):
    browser = client_of(request.getfixturevalue(who))
    assert "Gem kommunens sats" in browser.get(CARD).content.decode()
    answer = browser.post(NEW, GOOD, follow=True)
    page = answer.content.decode()
    assert "92,47 kroner i timen" in page
    assert "Skrevet ind her i kommunen med egen kilde. Ikke et officielt tal" in page
    assert rulebook_in_force().value_of(RULE, on_date=date(2026, 3, 1)).number == Decimal("92.47")
    told = browser.get(reverse("reference:rules"), {"vis": "egen", "den": "2026-03-01"}).content.decode()
    assert "Kommunens egen sats" in told
    assert "92,47" in browser.get(LIST).content.decode()


def test_one_who_may_not_enter_rates_sees_no_form(client_of, consultant):
    browser = client_of(consultant)
    assert "Gem kommunens sats" not in browser.get(CARD).content.decode()
    assert browser.post(NEW, GOOD).status_code == 403
    assert standing() == []


def test_a_rule_whose_value_is_known_has_no_form(client_of, team_lead):
    page = client_of(team_lead).get(reverse("reference:rule", args=["work_duty.hours"])).content.decode()
    assert "Gem kommunens sats" not in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("value", "-1"),
        ("value", "123456789012"),
        ("value", "1,23456"),
        ("value", "mange"),
        ("value", ""),
        ("value", "NaN"),
        ("value", "1e5"),
        ("source_url", "javascript:alert(1)"),
        ("source_url", "ftp://bm.dk/satser"),
        ("source_url", "bm.dk"),
        ("source_url", ""),
        ("source_url", "https://bm.dk/" + "x" * 500),
        ("source_title", ""),
        ("source_title", "x" * 201),
        ("starts_on", "1.6.2023"),
        ("starts_on", "31.2.2026"),
        ("starts_on", "1.1.1066"),
        ("source_published", "1.1.2059"),
    ],
)
def test_what_cannot_be_used_is_refused_and_kept_on_the_page(field, typed, client_of, team_lead):
    answer = client_of(team_lead).post(NEW, GOOD | {field: typed})
    assert answer.status_code == 422
    form = answer.context["rate_form"]
    assert field in form.errors
    assert form[field].value() == typed
    assert GOOD["source_section"] in answer.content.decode()
    assert standing() == []


def test_a_share_is_typed_in_percent_and_kept_as_a_part(client_of, team_lead, monkeypatch):
    rule = library.rulebook().rule("subsidised.aid_share")
    monkeypatch.setattr(form_file, "shipped_value", lambda rule_id, *, on_date: None)
    form = form_file.LocalRateForm(GOOD | {"value": "62,5"}, rule=rule, today=date(2026, 11, 22))
    assert form.is_valid(), form.errors
    assert form.rate.value == Decimal("0.625")
    for wrong in ("101", "12,345"):
        assert not form_file.LocalRateForm(GOOD | {"value": wrong}, rule=rule, today=date(2026, 11, 22)).is_valid()


def test_a_second_rate_from_the_same_day_is_refused(client_of, team_lead):
    browser = client_of(team_lead)
    assert browser.post(NEW, GOOD).status_code == 302
    answer = browser.post(NEW, GOOD | {"value": "93"})
    assert answer.status_code == 422
    assert "starts_on" in answer.context["rate_form"].errors
    assert len(standing()) == 1


def test_a_form_that_is_sent_twice_makes_one_rate(client_of, team_lead):
    browser = client_of(team_lead)
    token = browser.get(CARD).content.decode().split('name="form_token" value="')[1].split('"')[0]
    answers = [browser.post(NEW, GOOD | {"form_token": token}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(standing()) == 1


def test_a_rule_that_takes_no_rate_refuses_one(client_of, team_lead):
    answer = client_of(team_lead).post(reverse("reference:rate_new", args=["rehabilitation_team"]), GOOD)
    assert answer.status_code == 422
    assert client_of(team_lead).post(reverse("reference:rate_new", args=["findes.ikke"]), GOOD).status_code == 404
    assert standing() == []


def test_a_rate_is_taken_back_after_a_question(client_of, team_lead, on_day):
    browser = client_of(team_lead)
    browser.post(NEW, GOOD)
    [rate] = standing()
    withdraw = reverse("reference:rate_withdraw", args=[rate.pk])
    asked = browser.post(withdraw)
    assert asked.status_code == 200
    assert standing() == [rate]
    assert "Træk satsen tilbage?" in asked.content.decode()
    for _ in range(2):
        assert browser.post(withdraw, {"confirmed": "1"}).status_code == 302
    assert standing() == []
    assert "Trukket tilbage" in browser.get(LIST).content.decode()
    assert "Sats ikke indlæst" in browser.get(CARD).content.decode()
    assert browser.post(reverse("reference:rate_withdraw", args=[rate.pk + 1])).status_code == 404


def test_an_empty_list_says_where_to_begin(client_of, auditor):
    assert "Ingen egne satser endnu" in client_of(auditor).get(LIST).content.decode()


@pytest.mark.parametrize("section", ["", "tabel 3"])
def test_an_answer_that_used_an_own_rate_says_so(section, team_lead, on_day):
    rate = NewRate(RULE, date(2026, 1, 1), Decimal("92.5"), "Takstbladet", "https://kommune.example/takst", section)
    enter_local_rate(by=team_lead, rate=rate, at=on_day("2026-11-22"))
    book, day = rulebook_in_force(), date(2026, 5, 1)
    official = book.value_of("subsidised.aid_share", on_date=day)
    own = book.value_of(RULE, on_date=day)
    finding = Finding(
        "subsidised.aid_share", "met", Topic.WAGE, Verdict.MET, Weight.SUBSTANCE, rules=(official, own),
        terms=(("percent", Decimal(40)), ("limit", Decimal(50))),
    )  # fmt: skip
    words = say(finding, library.texts())
    assert (
        "kommunens egen sats, som ikke er et officielt tal: Tilskud hos private, 92,50 kroner i timen" in words.caution
    )
    alone = say(Finding("subsidised.wage", "met", Topic.WAGE, Verdict.MET, Weight.SUBSTANCE, (own,)), library.texts())
    assert "Kommunens egen sats fra 1. januar 2026" in alone.source_line
    assert "Tjekket" not in alone.source_line
    assert (section in alone.source_line) and "Takstbladet" in alone.source_line


@pytest.mark.parametrize("number", [10, 1000])
def test_a_long_list_asks_no_more_questions(number, client_of, team_lead, on_day):
    at = on_day("2026-01-02")
    LocalRate.objects.bulk_create(
        LocalRate(
            rule_id=RULE, starts_on=date(2026, 1, 1), value=Decimal(n), source_title="Takstblad",
            source_url="https://kommune.example/takst", entered_by=team_lead, entered_at=at, withdrawn_by=team_lead,
            withdrawn_at=at,
        )
        for n in range(number)
    )  # fmt: skip
    browser = client_of(team_lead)
    for address in (LIST, CARD):
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        assert len(asked) <= 12


def many_rates(number, by, at):
    first = date(2026, 1, 1)
    rows = [
        LocalRate(
            rule_id=f"rule.{index % 7}",
            starts_on=first + timedelta(days=index),
            value=index,
            source_title="Ministeriets satser",
            source_url="https://www.bm.dk/satser-2026",
            entered_by=by,
            entered_at=at,
            withdrawn_by=by if index % 3 == 0 else None,
            withdrawn_at=at if index % 3 == 0 else None,
        )
        for index in range(number)
    ]
    LocalRate.objects.bulk_create(rows)


def test_the_list_is_leafed_through_by_key_and_shows_each_rate_once(client_of, team_lead, on_day):
    many_rates(130, team_lead, on_day("2026-11-01"))
    browser, seen, key = client_of(team_lead), [], ""
    while True:
        context = browser.get(LIST, {"efter": key}).context
        seen += [rate for rate, _title, _value in context["rates"]]
        key = context["next_key"]
        if not key:
            break
        assert len(context["rates"]) == RATES_SHOWN
    order = [(rate.withdrawn_at is not None, rate.rule_id, -rate.starts_on.toordinal()) for rate in seen]
    assert len(seen) == 130 == len({rate.pk for rate in seen}) and order == sorted(order)


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "²", "0"])
def test_a_key_that_is_none_begins_at_the_top_of_the_list(key, client_of, team_lead, on_day):
    many_rates(3, team_lead, on_day("2026-11-01"))
    assert len(client_of(team_lead).get(LIST, {"efter": key}).context["rates"]) == 3


@pytest.mark.parametrize("number", [10, 1000])
def test_the_list_asks_at_most_twelve_questions(number, client_of, team_lead, on_day, django_assert_max_num_queries):
    many_rates(number, team_lead, on_day("2026-11-01"))
    browser = client_of(team_lead)
    with django_assert_max_num_queries(12):
        assert browser.get(LIST, {"efter": str(LocalRate.objects.latest("pk").pk)}).status_code == 200
