"""What has changed in the law, and what a colleague has not read yet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbro import library
from jobbro.accounts.actions import sign_off_rule_set
from jobbro.accounts.queries import signed_sets
from jobbro.domain.rules import Rulebook, State
from jobbro.reference.models import RulesRead
from jobbro.reference.queries.changes import (
    ChangeKind,
    changes_between,
    expected_changes,
    touching,
    unread_changes,
)
from jobbro.reference.reading import mark_read

pytestmark = pytest.mark.django_db
PAGE = reverse("reference:changes")
READ = reverse("reference:changes_read")
BOOK = library.rulebook()


def ids(changes):
    return {change.rule_id for change in changes}


@pytest.mark.parametrize(
    ("rule_id", "day", "kind"),
    [
        ("work_duty.hours", date(2025, 1, 1), ChangeKind.BEGINS),
        ("rehabilitation_team", date(2026, 2, 1), ChangeKind.ENDS),
        ("talks.unemployment.by_fund", date(2026, 7, 1), ChangeKind.CHANGES),
        ("subsidised.rate.private", date(2024, 1, 1), ChangeKind.UNKNOWN),
        ("subsidised.rate.private", date(2018, 1, 1), ChangeKind.FOUND),
    ],
)
def test_a_change_is_told_on_its_day_and_on_no_other(rule_id, day, kind):
    told = [change for change in changes_between(day, day, book=BOOK) if change.rule_id == rule_id]
    assert [change.kind for change in told] == [kind]
    for near in (day - timedelta(days=1), day + timedelta(days=1)):
        assert rule_id not in ids(changes_between(near, near, book=BOOK))


def test_every_change_of_value_is_told_once_in_order_of_day_but_for_figures_that_only_calculations_use():
    told = changes_between(date(1990, 1, 1), date(2100, 1, 1), book=BOOK)
    days = [change.day for change in told]
    assert days == sorted(days)
    expected = 0
    for rule in (rule for rule in BOOK if rule.instrument != "regnestykker"):
        said = [(line.state, line.value) for line in BOOK.history(rule.id) if line.state is not State.EXPECTED]
        expected += 1 + sum(before != after for before, after in zip(said, said[1:], strict=False))
    assert len(told) == expected


def test_a_new_source_for_the_same_value_is_no_change():
    assert "ratio.small.limit" not in ids(changes_between(date(2021, 1, 1), date(2026, 1, 1), book=BOOK))
    assert len(BOOK.history("ratio.small.limit")) > 1


@pytest.mark.req("R-155")
def test_the_act_of_2027_is_expected_and_not_settled(client_of, consultant, administrator, on_day):
    expected = expected_changes(date(2026, 11, 22), book=BOOK, signed=signed_sets())
    assert {"lab2027.main_act", "lab2027.target_groups"} <= ids(expected)
    assert all(change.kind is ChangeKind.EXPECTED for change in expected)
    assert not ids(expected) & ids(changes_between(date(2026, 11, 22), date(2030, 1, 1), book=BOOK))
    page = client_of(consultant).get(PAGE).content.decode()
    assert "Ny hovedlov fra 2027" in page
    assert "Ventes, ikke vedtaget" in page
    version = library.rule_set_versions()["lab-2027"]
    sign_off_rule_set(
        by=administrator, set_id="lab-2027", set_version=version, statement="læst", at=on_day("2026-11-22")
    )
    assert "lab2027.main_act" not in ids(expected_changes(date(2026, 11, 22), book=BOOK, signed=signed_sets()))


@pytest.mark.req("R-136")
def test_a_colleague_is_told_of_what_took_effect_since_the_last_reading(consultant, viewer_of, on_day):
    assert "work_duty.hours" in ids(unread_changes(viewer_of(consultant, at=on_day("2025-06-01")), book=BOOK))
    mark_read(by=consultant, book=BOOK, at=on_day("2026-01-31"))
    eve, day = on_day("2026-01-31"), on_day("2026-02-01")
    assert unread_changes(viewer_of(consultant, at=eve), book=BOOK) == ()
    assert "rehabilitation_team" in ids(unread_changes(viewer_of(consultant, at=day), book=BOOK))
    mark_read(by=consultant, book=BOOK, at=day)
    assert unread_changes(viewer_of(consultant, at=day), book=BOOK) == ()


@pytest.mark.req("R-136")
def test_a_rule_that_was_corrected_is_told_although_its_day_is_past(consultant, viewer_of, on_day):
    mark_read(by=consultant, book=BOOK, at=on_day("2026-11-01"))
    rule = BOOK.rule("work_duty.hours")
    corrected = BOOK.with_rules([replace(rule, entries=(replace(rule.entries[0], value=35), *rule.entries[1:]))])
    [told] = unread_changes(viewer_of(consultant, at=on_day("2026-11-02")), book=corrected)
    assert (told.rule_id, told.kind, told.after) == ("work_duty.hours", ChangeKind.EDITED, "35 timer om ugen")


@pytest.mark.req("R-136")
def test_a_changed_rule_is_told_on_the_tools_that_lean_on_it():
    told = changes_between(date(2026, 1, 1), date(2026, 1, 1), book=BOOK)
    transport = next(tool for tool in library.toolboxes().tools.values() if "transport.rate" in tool.entry.rules)
    [change] = touching(told, transport.entry.rules)
    assert change.rule_id == "transport.rate"
    assert (transport.id, transport.title) in change.tools


@pytest.mark.req("R-136")
def test_what_somebody_has_read_is_that_persons_own(client_of, consultant, colleague_same_team, team_lead):
    client_of(consultant).post(READ)
    assert RulesRead.objects.get().user == consultant
    assert "Intet nyt" in client_of(consultant).get(PAGE).content.decode()
    for other in (colleague_same_team, team_lead):
        page = client_of(other).get(PAGE).content.decode()
        assert "Nyt det seneste år" in page
        assert consultant.first_name not in page


def test_reading_is_remembered_once_for_each(client_of, consultant):
    for _ in range(2):
        assert client_of(consultant).post(READ).status_code == 302
    assert RulesRead.objects.count() == 1
    assert client_of(consultant).get(READ).status_code == 405


def test_one_year_is_shown_at_a_time_and_the_others_are_links(client_of, consultant, monkeypatch, on_day):
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: on_day("2026-11-22"))
    browser = client_of(consultant)
    latest = browser.get(PAGE)
    assert latest.context["year"] == 2026
    earlier = browser.get(PAGE, {"aar": "2025"})
    assert {day.year for day, _changes in earlier.context["of_year"]} == {2025}
    told = sum(len(changes) for _day, changes in earlier.context["of_year"])
    assert told == len(changes_between(date(2025, 1, 1), date(2025, 12, 31)))
    assert 'href="?aar=2024#alle"' in earlier.content.decode()
    busiest = max(latest.context["years"], key=lambda item: item["count"])
    assert len(browser.get(PAGE, {"aar": busiest["label"]}).content) < 106_000
    assert [item["current"] for item in earlier.context["years"] if item["label"] == "2025"] == [True]


@pytest.mark.parametrize("typed", ["1700", "i fjor", "2025 "])
def test_a_year_without_changes_is_not_found(typed, client_of, consultant):
    assert client_of(consultant).get(PAGE, {"aar": typed}).status_code == 404


def test_an_empty_rulebook_has_no_changes():
    assert changes_between(date(1990, 1, 1), date(2100, 1, 1), book=Rulebook([])) == ()


@pytest.mark.parametrize("route", ["changes", "rule_sets", "sources", "glossary", "measuring", "local_rates"])
def test_a_page_asks_few_questions(route, client_of, team_lead):
    browser = client_of(team_lead)
    browser.get(reverse(f"reference:{route}"))
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(reverse(f"reference:{route}")).status_code == 200
    assert len(asked) <= 12, [query["sql"][:90] for query in asked]
