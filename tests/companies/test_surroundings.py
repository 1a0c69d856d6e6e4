"""«Omverden»: what moves around the companies, and where it is seen (R-006)."""

from datetime import date

import pytest
from django.urls import reverse
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company, make_site, make_surroundings
from tests.companies.pages import page_url, text_of
from tests.conftest import on_day

from jobbro.companies.models import SurroundingsNote
from jobbro.companies.queries.surroundings import is_in_season, surroundings, surroundings_of

pytestmark = pytest.mark.django_db
NEW, LIST = reverse("companies:surroundings_new"), reverse("companies:surroundings")


def typed(**changes):
    """Return what one types about a season in landscaping and graveyards."""
    said = {"words": "Sæson starter", "topic": "season", "branches": "81.30, 9603", "areas": "", "valid_to": "30/4-26"}
    return said | {"season_from": "", "season_to": "", "valid_from": "1/3-26"} | changes


@pytest.mark.req("R-006")
def test_a_season_is_seen_before_a_contact_until_its_last_day_and_then_is_gone(
    client, consultant, client_of, monkeypatch
):
    graveyard = make_company(name="Solby Kirkegård", branch_code="960300")
    baker = make_company(name="Solby Bageri", branch_code="107110")
    answer = client.post(NEW, typed())
    assert (answer.status_code, answer.url) == (302, LIST)
    assert "Sæson starter" in text_of(client.get(page_url("call_prepare", graveyard)))
    assert "Sæson starter" in text_of(client.get(page_url("memory", graveyard)))
    assert "Sæson starter" not in text_of(client.get(page_url("call_prepare", baker)))
    for day, is_seen in (("2026-04-30", True), ("2026-05-01", False)):
        monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda day=day: on_day(day))
        page = client_of(consultant).get(page_url("call_prepare", graveyard))
        assert page.status_code == 200
        assert ("Sæson starter" in text_of(page)) is is_seen


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_to": ""}, "valid_to"),
        ({"valid_to": "1/3-26"}, "valid_to"),
        ({"valid_from": "1/5-26"}, "valid_to"),
        ({"branches": "Landskab"}, "branches"),
        ({"areas": "89000"}, "areas"),
        ({"season_from": "3"}, "season_to"),
        ({"words": "Ring om 010190-1234"}, "words"),
    ],
)
def test_a_note_without_a_last_day_or_with_a_strange_code_is_sent_back_with_its_words(changes, field, client):
    answer = client.post(NEW, typed(**changes))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not SurroundingsNote.objects.exists()


def test_a_note_fits_by_branch_and_by_any_of_the_places(consultant):
    company, today = make_company(branch_code="813000"), MARCH_2.date()
    make_site(company, postcode="8983")
    make_site(company, postcode="5000")
    fitting = [
        make_surroundings(consultant),
        make_surroundings(consultant, branches="01 8130"),
        make_surroundings(consultant, areas="50"),
        make_surroundings(consultant, season_from=11, season_to=3),
    ]
    make_surroundings(consultant, branches="4321")
    make_surroundings(consultant, branches="8130", areas="9")
    make_surroundings(consultant, season_from=4, season_to=10)
    make_surroundings(consultant, valid_from=date(2026, 3, 3))
    assert set(surroundings_of(company, today=today)) == set(fitting)
    nobody_knows = make_company(branch_code="")
    assert set(surroundings_of(nobody_knows, today=today)) == {fitting[0], fitting[3]}


def test_a_season_can_go_over_the_new_year():
    winter = [month for month in range(1, 13) if is_in_season(month, 11, 2)]
    assert winter == [1, 2, 11, 12]
    assert [month for month in range(1, 13) if is_in_season(month, 3, 5)] == [3, 4, 5]
    assert is_in_season(7, None, None)


def test_two_who_change_a_note_see_both_texts(client, consultant, colleague_same_team, client_of):
    note = make_surroundings(consultant)
    url = reverse("companies:surroundings_edit", args=[note.pk])
    client_of(colleague_same_team).post(url, typed(words="Sæsonen begynder tidligt", edit_version="1"))
    answer = client.post(url, typed(words="Sæsonen begynder sent", edit_version="1"))
    assert answer.status_code == 409
    assert "Sæsonen begynder tidligt" in text_of(answer)
    assert "Sæsonen begynder sent" in text_of(answer)
    assert colleague_same_team.full_name in text_of(answer)


def test_an_ended_note_is_seen_no_more_and_stands_among_those_that_are_over(client, consultant):
    note = make_surroundings(consultant)
    for _twice in range(2):
        client.post(reverse("companies:surroundings_end", args=[note.pk]))
    note.refresh_from_db()
    assert (note.edit_version, note.ended_by) == (2, consultant)
    assert surroundings(today=MARCH_2.date()).over == (note,)
    assert not surroundings_of(make_company(), today=MARCH_2.date())
    assert consultant.full_name in text_of(client.get(LIST))


@pytest.mark.parametrize("number", [10, 1000])
def test_the_page_costs_the_same_at_ten_and_at_a_thousand_notes(
    number, client, consultant, django_assert_max_num_queries
):
    note = make_surroundings(consultant)
    SurroundingsNote.objects.bulk_create(
        SurroundingsNote(
            topic=note.topic,
            words=f"Note {n}",
            valid_from=note.valid_from,
            valid_to=note.valid_to,
            noted_by=consultant,
            noted_at=note.noted_at,
        )
        for n in range(number)
    )
    with django_assert_max_num_queries(12):
        answer = client.get(LIST)
    assert len(answer.content) < 106_000
