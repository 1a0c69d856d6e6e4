"""The instruments as pages: the list, the ten headings, and a day that decides everything that is shown."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from jobbro import library
from jobbro.accounts.actions import NewRate, enter_local_rate
from jobbro.library.instrument_files import Headings, InstrumentState
from jobbro.reference.queries.instruments import instrument_card, instrument_list

pytestmark = pytest.mark.django_db
LIST = reverse("reference:instruments")
DAY = date(2026, 11, 22)


def url_of(instrument_id):
    return reverse("reference:instrument", args=[instrument_id])


def said(instrument_id, heading, day):
    card = instrument_card(library.rulebook(), instrument_id, day=date.fromisoformat(day))
    (found,) = [one for one in card.headings if one.id == heading]
    return " ".join(point.text for point in found.points)


def standing(instrument_id, day):
    return instrument_card(library.rulebook(), instrument_id, day=date.fromisoformat(day)).row.standing.standing


def test_the_list_has_every_card_once_with_its_standing_in_words(client_of, consultant):
    page = client_of(consultant).get(LIST)
    assert page.status_code == 200
    text = page.content.decode()
    for card in library.instruments().values():
        assert text.count(f'href="{url_of(card.id)}"') == 1
        assert card.title in text
    assert page.context["page"].shown == page.context["page"].total == len(library.instruments())


def test_every_card_opens_with_ten_headings_its_sources_and_its_rules(client_of, consultant):
    browser = client_of(consultant)
    for card in library.instruments().values():
        text = browser.get(url_of(card.id)).content.decode()
        assert all(f'<div id="{name}"><dt>' in text for name in Headings.model_fields)
        for _name, points in card.headings:
            for point in points:
                if point.source and point.holds(DAY):
                    assert library.sources()[point.source.ref].url.split("?")[0] in text.replace("&amp;", "&")


@pytest.mark.req("R-116")
@pytest.mark.parametrize(
    ("instrument_id", "heading", "before", "then", "after", "now"),
    [
        ("nytteindsats", "length", "2024-12-31", "13 uger", "2025-01-01", "ikke længere et loft"),
        ("nytteindsats", "employer", "2024-12-31", "tæller med", "2025-01-01", "tæller ikke med"),
        ("virksomhedspraktik", "length", "2022-11-15", "8 uger", "2022-11-16", "er slut"),
        ("virksomhedspraktik", "channel", "2026-01-31", "Jobcenteret godkender", "2026-02-01", "Kommunen godkender"),
        ("loentilskud-privat", "amounts", "2023-12-31", "86,16 kroner i timen", "2024-01-01", "sats ikke indlæst"),
    ],
)
def test_what_a_card_says_follows_the_day(instrument_id, heading, before, then, after, now):
    assert then in said(instrument_id, heading, before) and now not in said(instrument_id, heading, before)
    assert now in said(instrument_id, heading, after) and then not in said(instrument_id, heading, after)


def test_a_value_that_has_not_been_found_is_said_to_be_unknown(client_of, consultant):
    text = client_of(consultant).get(url_of("loentilskud-privat"), {"den": "22-11-2026"}).content.decode()
    assert "Ved vi ikke" in text and "sats ikke indlæst" in text


@pytest.mark.req("R-116")
@pytest.mark.parametrize(
    ("instrument_id", "day", "expected"),
    [
        ("loentilskud-senior", "2021-08-31", InstrumentState.NOT_BEGUN),
        ("loentilskud-senior", "2021-09-01", InstrumentState.OPEN),
        ("loentilskud-senior", "2022-12-31", InstrumentState.OPEN),
        ("loentilskud-senior", "2023-01-01", InstrumentState.CLOSED),
        ("jobrotation", "2024-06-01", InstrumentState.OPEN),
        ("jobrotation", "2026-01-31", InstrumentState.OPEN),
        ("jobrotation", "2026-02-01", InstrumentState.NOT_CONFIRMED),
        ("jobrotation", "2026-06-30", InstrumentState.NOT_CONFIRMED),
        ("jobrotation", "2026-07-01", InstrumentState.CLOSED),
        ("rehabiliteringsplan", "2026-01-31", InstrumentState.OPEN),
        ("rehabiliteringsplan", "2026-02-01", InstrumentState.CLOSED),
        ("igu", "2027-12-31", InstrumentState.OPEN),
        ("igu", "2028-01-01", InstrumentState.CLOSED),
        ("virksomhedspraktik", "2019-12-31", InstrumentState.NOT_READ),
        ("virksomhedspraktik", "2020-01-01", InstrumentState.OPEN),
    ],
)
def test_an_instrument_is_open_on_its_own_days_only(instrument_id, day, expected):
    assert standing(instrument_id, day) is expected


def test_a_closed_instrument_says_so_first(client_of, consultant):
    text = client_of(consultant).get(url_of("loentilskud-senior")).content.decode()
    assert text.index("Lukket fra 1. januar 2023") < text.index('<dl class="ten">')


def test_an_instrument_that_had_not_begun_says_when_it_does(client_of, consultant):
    text = client_of(consultant).get(url_of("loentilskud-senior"), {"den": "01-01-2021"}).content.decode()
    assert "Begynder 1. september 2021" in text


@pytest.mark.req("R-155")
@pytest.mark.parametrize(
    ("words", "found"),
    [("skånejob", "loentilskud-foertidspension"), ("jobcenter", "virksomhedspraktik"), ("isbryder", "isbryder")],
)
def test_an_old_word_finds_the_instrument(words, found):
    groups = instrument_list(library.rulebook(), words, day=DAY).groups
    assert found in [row.file.id for group in groups for row in group.rows]


def test_words_that_nothing_fits_leave_a_way_back(client_of, consultant):
    text = client_of(consultant).get(LIST, {"q": "xyzzy"}).content.decode()
    assert "Ingen ordninger passer" in text


def test_a_strange_id_is_not_found_and_a_broken_day_is_told(client_of, consultant):
    browser = client_of(consultant)
    assert browser.get(url_of("noget-andet")).status_code == 404
    assert browser.get(url_of("virksomhedspraktik"), {"den": "i går"}).status_code == 422
    assert browser.get(LIST, {"den": "i går"}).status_code == 422


def test_a_card_leads_to_the_calculator_and_to_the_toolbox(client_of, consultant):
    text = client_of(consultant).get(url_of("loentilskud-privat")).content.decode()
    assert reverse("calculators:one", args=["loentilskud"]) in text
    assert reverse("reference:tool", args=["subsidised_job"]) in text


def test_the_pages_ask_the_database_few_questions(client_of, consultant, django_assert_max_num_queries):
    browser = client_of(consultant)
    browser.get(LIST)
    for url in (LIST, f"{LIST}?q=jobcenter", url_of("virksomhedspraktik")):
        with django_assert_max_num_queries(12):
            browser.get(url)


def test_a_grade_stands_only_beside_the_words_it_was_given_for():
    def grades(day):
        card = instrument_card(library.rulebook(), "jobrotation", day=date.fromisoformat(day))
        return [point.grade for heading in card.headings if heading.id == "length" for point in heading.points]

    assert grades("2024-06-01") == ["a"]
    assert grades("2026-11-22") == [""]


def test_a_rule_that_only_says_that_it_holds_stands_behind_the_point():
    card = instrument_card(library.rulebook(), "loentilskud-offentlig", day=DAY)
    lines = [point for heading in card.headings if heading.id == "employer" for point in heading.points]
    assert "subsidised.discussed" in [rule.rule_id for point in lines for rule in point.behind]
    assert "subsidised.discussed" not in [rule.rule_id for point in lines for rule in point.beside]


def test_a_sentence_is_no_surer_than_the_value_in_it():
    card = instrument_card(library.rulebook(), "fleksjob-midlertidigt", day=date(2024, 6, 1))
    (first, *_rest) = [point for heading in card.headings if heading.id == "amounts" for point in heading.points]
    assert "19.952 kroner om måneden" in first.text
    assert first.grade == "c"


def test_a_rate_of_the_municipality_is_shown_as_its_own(client_of, consultant, team_lead, on_day):
    rate = NewRate(
        "subsidised.rate.private", date(2026, 1, 1), Decimal("92.47"), "Takstbladet", "https://kommune.example/takst"
    )
    enter_local_rate(by=team_lead, rate=rate, at=on_day("2026-11-22"))
    text = client_of(consultant).get(url_of("loentilskud-privat"), {"den": "22-11-2026"}).content.decode()
    assert "Tilskuddet er 92,47 kroner i timen." in text
    point = text.split("92,47")[1].split("</li>")[0]
    assert "Kommunens egen" in point and "https://kommune.example/takst" in point
    assert "myndighed" not in point and "helsingor.dk" not in point
