"""The list of rules and the card of one, as they stand on a day."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbro import library
from jobbro.domain.rules import Rulebook, State
from jobbro.library import Terms
from jobbro.reference.queries import listing
from jobbro.reference.queries.history_picture import BASE, history_picture
from jobbro.reference.queries.listing import RuleFilter, RuleStatus, rule_list
from jobbro.reference.queries.searching import ask

pytestmark = pytest.mark.django_db
LIST = reverse("reference:rules")
TODAY = date(2026, 11, 22)
QUERIES = 12


def shown(answer):
    return {row.id: row for group in answer.context["page"].groups for row in group.rows}


def card(browser, rule_id, **asked):
    return browser.get(reverse("reference:rule", args=[rule_id]), asked)


def test_every_card_opens(client_of, consultant):
    browser = client_of(consultant)
    for rule in library.rulebook():
        answer = card(browser, rule.id)
        assert answer.status_code == 200, rule.id
        assert rule.title in answer.content.decode()


def test_an_id_that_no_rule_has_is_not_found(client_of, consultant):
    assert card(client_of(consultant), "findes.ikke").status_code == 404


@pytest.mark.req("R-116")
@pytest.mark.parametrize(
    ("day", "rule_id", "status"),
    [
        ("2022-12-31", "subsidised.senior.open", RuleStatus.IN_FORCE),
        ("2023-01-01", "subsidised.senior.open", RuleStatus.ENDED),
        ("2024-12-31", "work_duty.hours", RuleStatus.NOT_BEGUN),
        ("2025-01-01", "work_duty.hours", RuleStatus.IN_FORCE),
        ("2023-12-31", "subsidised.rate.private", RuleStatus.IN_FORCE),
        ("2024-01-01", "subsidised.rate.private", RuleStatus.UNKNOWN),
    ],
)
def test_a_day_shows_only_the_rules_of_that_day_as_in_force(day, rule_id, status, client_of, consultant):
    answer = client_of(consultant).get(LIST, {"den": day})
    assert shown(answer)[rule_id].status is status
    in_force = client_of(consultant).get(LIST, {"den": day, "vis": "gaelder"})
    assert (rule_id in shown(in_force)) is (status is RuleStatus.IN_FORCE)
    valid = {value.rule_id for value in library.rulebook().valid_on(date.fromisoformat(day))}
    assert set(shown(in_force)) == valid


@pytest.mark.req("R-116")
def test_a_rule_that_has_ended_or_not_begun_says_so(client_of, consultant):
    browser = client_of(consultant)
    ended = card(browser, "subsidised.senior.open", den="2024-05-01").content.decode()
    assert "Gælder ikke" in ended
    assert "Fra 1. januar 2023 gælder reglen ikke mere." in ended
    early = card(browser, "work_duty.hours", den="2024-05-01").content.decode()
    assert "Gælder ikke endnu" in early
    assert "Reglen begynder 1. januar 2025" in early


def test_a_missing_rate_is_seen_to_be_missing(client_of, consultant):
    browser = client_of(consultant)
    assert "Sats ikke indlæst" in browser.get(LIST, {"vis": "mangler", "den": "2026-11-22"}).content.decode()
    page = card(browser, "subsidised.rate.private", den="2026-11-22").content.decode()
    assert '<p class="value-large">Sats ikke indlæst</p>' in page
    assert "86,16 kroner i timen" in page


@pytest.mark.req("R-155")
@pytest.mark.parametrize("word", ["jobcenter", "Jobcentret", "jobcenterets"])
def test_the_old_word_finds_the_new(word, client_of, consultant):
    answer = client_of(consultant).get(LIST, {"q": word})
    assert "talks.unemployment.by_kommune" in shown(answer)
    assert "kommunen" in answer.context["page"].also
    assert "talks.unemployment.by_kommune" not in shown(client_of(consultant).get(LIST, {"q": "fleksbus"}))


def test_words_that_are_one_name_are_looked_for_together():
    question = ask("selvforsørgelses- og hjemrejseydelse", library.terms())
    assert question.finds(" kontanthjælp på mindstesats ".replace("mindstesats", "mindstesats mindstesat"))
    assert not question.finds(" fleksjob ")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("løntilskud privat", "subsidised.rate.private"),
        ("LOENTILSKUD", None),
        ("arbejdsgiverperioden", "sickness.employer_days"),
        ("arbejdspligten", "work_duty.hours"),
    ],
)
def test_a_search_folds_danish_words(words, found):
    page = rule_list(library.rulebook(), RuleFilter(TODAY, words), today=TODAY)
    ids = {row.id for group in page.groups for row in group.rows}
    assert found in ids if found else not ids


def test_a_question_without_words_finds_everything():
    assert ask("  ", Terms({})).finds("hvad som helst")
    page = rule_list(library.rulebook(), RuleFilter(TODAY, "…"), today=TODAY)
    assert page.shown == page.total


def test_the_filters_keep_the_day_and_the_words_and_count_what_they_would_show(client_of, consultant):
    browser = client_of(consultant)
    answer = browser.get(LIST, {"den": "2024-05-01", "q": "sats"})
    for choice in (*answer.context["filters"], *answer.context["instruments"]):
        assert "den=01-05-2024" in choice["url"]
        assert "q=sats" in choice["url"]
        assert len(shown(browser.get(f"{LIST}{choice['url']}"))) == choice["count"], choice["label"]


def test_the_day_is_kept_in_every_link_to_a_card(client_of, consultant):
    page = client_of(consultant).get(LIST, {"den": "2024-05-01"}).content.decode()
    cards = re.findall(r'<th scope="row"><a href="([^"]+)"', page)
    assert cards
    assert all(link.endswith("?den=01-05-2024") for link in cards)
    assert 'href="/regler/?den=01-05-2024"' in page


@pytest.mark.parametrize("day", ["32-13-2026", "i går", "1889-01-01", "9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("address", [LIST, reverse("reference:rule", args=["work_duty.hours"])])
def test_a_day_that_cannot_be_used_is_told_and_today_is_shown(day, address, client_of, consultant):
    answer = client_of(consultant).get(address, {"den": day})
    assert answer.status_code == 422
    assert f'value="{day}"' in answer.content.decode()


@pytest.mark.parametrize("broken", [{"vis": "ukendt"}, {"ordning": "ukendt"}, {"q": "x" * 300}])
def test_an_address_that_is_not_whole_is_told(broken, client_of, consultant):
    assert client_of(consultant).get(LIST, broken).status_code == 422


@pytest.mark.req("R-155")
@pytest.mark.parametrize(("day", "is_told"), [("31-01-2026", True), ("01-02-2026", False)])
def test_the_card_says_what_a_word_was_in_the_law_of_the_day(day, is_told, client_of, consultant):
    page = card(client_of(consultant), "talks.unemployment.by_kommune", den=day).content.decode()
    assert ("Den dag hed «kommunen» i loven «jobcenteret»." in page) is is_told
    assert "jobcenteret" not in card(client_of(consultant), "work_duty.hours", den=day).content.decode()


def test_the_card_lists_the_cases_that_try_the_rule(client_of, consultant):
    page = card(client_of(consultant), "practice.length.short").content.decode()
    assert "Dagpenge i fire uger er i orden." in page
    assert "Planen holder sig inden for reglerne." in page
    assert "LAB § 61, stk. 1, nr. 1" in page


def test_a_value_that_is_our_own_conclusion_never_looks_official(client_of, consultant):
    weak = [
        entry
        for rule in library.rulebook()
        for entry in library.rulebook().history(rule.id)
        if entry.grade == "D" and entry.state is State.SETTLED
    ]
    assert weak
    for entry in weak[:3]:
        page = card(client_of(consultant), entry.rule_id, den=entry.starts.isoformat()).content.decode()
        assert "Ikke et officielt tal." in page
        assert "Vores egen slutning" in page


def test_the_picture_says_what_the_table_says():
    book = library.rulebook()
    for rule in book:
        entries = book.history(rule.id)
        picture = history_picture(entries, rule.unit, day=TODAY, texts=library.texts())
        assert [part.starts for part in picture.stretches] == [entry.starts for entry in entries]
        assert all(part.y + part.height == BASE and part.width > 0 for part in picture.stretches)
        assert picture.description.count("; ") >= len(entries) - 1


def test_a_higher_value_is_a_higher_step():
    book = library.rulebook()
    picture = history_picture(
        book.history("subsidised.rate.private"), book.rule("subsidised.rate.private").unit, day=TODAY,
        texts=library.texts(),
    )  # fmt: skip
    settled = [part for part in picture.stretches if part.kind == "settled"]
    assert [part.height for part in settled] == sorted(part.height for part in settled)
    assert settled[0].height < settled[-1].height


@pytest.mark.parametrize("address", [LIST, reverse("reference:rule", args=["ratio.small.staff_per_place"])])
def test_a_page_asks_the_database_few_questions(address, client_of, consultant):
    browser = client_of(consultant)
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    assert len(asked) <= QUERIES, [query["sql"][:90] for query in asked]


@pytest.mark.parametrize(("who", "is_told"), [("team_lead", True), ("administrator", True), ("consultant", False)])
def test_those_who_keep_the_rules_are_told_what_was_not_checked_for_a_year(
    who, is_told, client_of, request, monkeypatch
):
    browser = client_of(request.getfixturevalue(who))
    assert "ikke tjekket i et år." not in browser.get(LIST).content.decode()
    monkeypatch.setattr(listing, "OLD_CHECK", timedelta(days=-400))
    answer = browser.get(LIST)
    assert ("regler er ikke tjekket i et år." in answer.content.decode()) is is_told
    assert len(shown(browser.get(LIST, {"vis": "gammel"}))) == answer.context["page"].scopes["gammel"] > 0


def test_an_empty_rulebook_is_an_empty_list():
    page = rule_list(Rulebook([]), RuleFilter(TODAY), today=TODAY)
    assert page.groups == ()
