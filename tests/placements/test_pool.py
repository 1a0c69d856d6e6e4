"""Openings for all teams, candidates without a name, and two who share a position (R-028, R-035)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, make_citizen, make_fact, make_team, make_user
from tests.companies.factories import make_company, make_opening, make_position
from tests.companies.pages import text_of

from jobbro.accounts.viewer import Viewer
from jobbro.audit.models import LookUp
from jobbro.citizens.models import FactKind
from jobbro.companies.models import JobOpening, OpeningState
from jobbro.domain.disclosure import Audience
from jobbro.placements.actions import pool as actions
from jobbro.placements.models import CandidateState, JobCandidate, PoolRound
from jobbro.placements.queries.pool import new_in_pool, opening_for, opening_page, pool_page, why_it_fits

pytestmark = pytest.mark.django_db
TEAMS = ("Kontanthjælp", "Sygedagpenge", "Integration")
LATER = NOW + timedelta(hours=49)


@pytest.fixture(autouse=True)
def fourth_of_march(monkeypatch):
    """Stop the clock of the pages."""
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)


@pytest.fixture
def owner():
    """A consultant of the team that knows the company."""
    return make_user(team=make_team("Virksomhedsservice"))


@pytest.fixture
def cleaning(owner):
    """A cleaning job that the company has agreed to."""
    company = make_company(owner=owner)
    return make_opening(company, title="Rengøring af kontorer", state=OpeningState.AGREED)


def viewer(user, at=NOW):
    """The reader of a page."""
    return Viewer.of(user, at=at, what="placements:opening")


def suggested(opening, user, *, at=NOW, **more):
    """Suggest somebody of the user's own team."""
    citizen = more.pop("citizen", None) or make_citizen(team=user.team, last_name=f"Nr{user.pk}")
    return actions.suggest_candidate(by=user, opening=opening, citizen=citizen, agreed_on=TODAY, at=at, **more)


def in_pool(opening, owner):
    """Put the opening in the pool for two days, and return a consultant of each of the three teams."""
    actions.open_pool(by=owner, opening=opening, hours=48, at=NOW)
    return [make_user(team=make_team(name)) for name in TEAMS]


@pytest.mark.req("R-028")
def test_a_cleaning_opening_is_offered_to_three_teams_and_the_first_accepted_match_closes_it(cleaning, owner) -> None:
    people = in_pool(cleaning, owner)
    for user in people:
        assert [line.opening for line in pool_page(viewer(user)).standing] == [cleaning]
        assert new_in_pool(viewer(user)).count() == 1
    first, second, third = [suggested(cleaning, user) for user in people]
    assert not new_in_pool(viewer(people[0])).exists() and not new_in_pool(viewer(owner)).exists()
    actions.accept_candidate(by=owner, candidate=second, at=NOW)
    cleaning.refresh_from_db()
    assert cleaning.state == OpeningState.FILLED and not pool_page(viewer(people[2])).standing
    states = JobCandidate.objects.in_bulk()
    assert [states[one.pk].state for one in (first, second, third)] == ["passed", "accepted", "passed"]
    with pytest.raises(actions.JobIsTaken):
        actions.accept_candidate(by=owner, candidate=first, at=NOW)
    with pytest.raises(actions.JobIsTaken):
        suggested(cleaning, people[0], citizen=make_citizen(team=people[0].team))


@pytest.mark.req("R-028")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_is_first_and_the_other_is_told(cleaning, owner) -> None:
    both = [suggested(cleaning, user) for user in in_pool(cleaning, owner)[:2]]
    start = Barrier(2)

    def accept(candidate):
        try:
            start.wait()
            actions.accept_candidate(by=owner, candidate=candidate, at=NOW)
        except actions.JobIsTaken:
            return "taken"
        finally:
            connection.close()
        return "first"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(accept, both)) == ["first", "taken"]
    assert JobCandidate.objects.filter(state=CandidateState.ACCEPTED).count() == 1


@pytest.mark.req("R-028")
def test_after_its_hours_the_opening_is_the_owning_teams_again(cleaning, owner) -> None:
    stranger = in_pool(cleaning, owner)[0]
    theirs = suggested(cleaning, stranger)
    other = make_user(team=make_team("Fleks"))
    late, page = viewer(other, LATER), pool_page(viewer(owner, LATER))
    assert not pool_page(late).standing and [line.opening for line in page.back] == [cleaning]
    assert not page_of(late, cleaning).lines and not page_of(late, cleaning).may_suggest
    assert [line.candidate for line in page_of(viewer(owner, LATER), cleaning).lines] == [theirs]
    for verb in (lambda: suggested(cleaning, other, at=LATER), lambda: actions.close_pool(**own_of(other, cleaning))):
        with pytest.raises(actions.NotForThisTeam):
            verb()
    suggested(cleaning, owner, at=LATER)
    actions.accept_candidate(by=owner, candidate=theirs, at=LATER)
    assert PoolRound.objects.get().closed_at == LATER


def page_of(reader, opening):
    """The page of the opening as this reader gets it."""
    return opening_page(reader, opening_for(reader, opening.pk))


def own_of(user, opening):
    """Who does what to which opening."""
    return {"by": user, "opening": opening, "at": LATER}


@pytest.mark.req("R-028")
def test_other_teams_read_a_token_and_released_words_and_cannot_find_out_who_it_is(cleaning, owner, client_of) -> None:
    one, other, _third = in_pool(cleaning, owner)
    citizen = make_citizen(team=one.team, first_name="Nadja", last_name="Grå", consultant=one)
    make_fact(citizen, kind=FactKind.SKILL, wording="Jeg gør rent på kontorer", released_to=(Audience.COMPANY,))
    make_fact(citizen, kind=FactKind.SKILL, wording="Jeg har gjort rent på sygehuset i Ringkøbing")
    made = suggested(cleaning, one, citizen=citizen)
    url = reverse("placements:opening", args=[cleaning.pk])
    for stranger in (other, owner):
        text = text_of(client_of(stranger).get(url))
        assert made.token in text and one.team.name in text and "gør rent" in text
        assert "Nadja" not in text and "Grå" not in text and str(citizen.pk) not in text and "Ringkøbing" not in text
        assert client_of(stranger).get(reverse("citizens:detail", args=[citizen.pk])).status_code == 404
    withdraw = reverse("placements:candidate_withdraw", args=[made.pk])
    assert client_of(other).post(withdraw).status_code == 404
    posted = {"borger": str(citizen.pk), "agreed": "on", "agreed_on": "04-03-2026"}
    assert client_of(other).post(reverse("placements:candidate_new", args=[cleaning.pk]), posted).status_code == 422
    assert not LookUp.objects.filter(citizen_id=str(citizen.pk)).exists()
    assert "Nadja Grå" in text_of(client_of(one).get(url))
    look = LookUp.objects.get(citizen_id=str(citizen.pk))
    assert (look.actor_id, look.what) == (str(one.pk), "placements:opening")


def test_a_word_that_only_resembles_another_is_no_reason_for_a_match() -> None:
    able = ["God til at dække bord"]
    assert why_it_fits("Lager om formiddagen", [], able) == ()
    assert "dække bord" in why_it_fits("Hjælp", ["Servere mad"], able)[0]


@pytest.mark.req("R-028")
def test_a_citizen_is_not_a_candidate_for_two_jobs_without_a_warning(cleaning, owner, client_of) -> None:
    citizen = make_citizen(team=owner.team, consultant=owner)
    suggested(cleaning, owner, citizen=citizen)
    second = make_opening(cleaning.company, title="Køkken", state=OpeningState.AGREED)
    browser, url = client_of(owner), reverse("placements:candidate_new", args=[second.pk])
    sent = {"borger": str(citizen.pk), "agreed": "on", "agreed_on": "04-03-2026"}
    warned = browser.post(url, sent)
    assert warned.status_code == 422 and "også foreslået til et andet job" in text_of(warned)
    assert browser.post(url, sent | {"knows_of_other": "on"}).status_code == 302
    first, other = JobCandidate.objects.order_by("opening__title")
    accept = reverse("placements:candidate_accept", args=[first.pk])
    assert browser.post(accept).status_code == 302
    again = reverse("placements:candidate_accept", args=[other.pk])
    held_back = browser.post(again)
    assert held_back.status_code == 409 and "også fået et andet job" in text_of(held_back)
    assert browser.post(again, {"alligevel": "1"}).status_code == 302
    late = browser.post(again)
    assert late.status_code == 409 and "Jobbet er givet til en anden" in text_of(late)


@pytest.mark.req("R-035")
def test_a_position_is_linked_to_two_citizens_and_never_to_one_twice(owner, client_of) -> None:
    company = make_company(owner=owner)
    position = make_position(company, title="Butiksassistent")
    both = {"position": position, "state": OpeningState.AGREED, "weekly_hours": Decimal("18.5")}
    one, two = [make_opening(company, title=title, **both) for title in ("Formiddag", "Eftermiddag")]
    ane = make_citizen(team=owner.team, first_name="Ane", last_name="Ask")
    bo = make_citizen(team=owner.team, first_name="Bo", last_name="Birk")
    browser = client_of(owner)
    sent = {"borger": str(ane.pk), "agreed": "on", "agreed_on": "04-03-2026", "direct": "1"}
    text = text_of(browser.post(reverse("placements:candidate_new", args=[one.pk]), sent, follow=True))
    assert "Ane Ask" in text and "Delene fylder 37 timer af 37 timer." in text
    twice = browser.post(reverse("placements:candidate_new", args=[two.pk]), sent | {"knows_of_other": "on"})
    assert twice.status_code == 422 and "Der skal to til at dele den." in text_of(twice)
    browser.post(reverse("placements:candidate_new", args=[two.pk]), sent | {"borger": str(bo.pk)})
    assert set(JobOpening.objects.values_list("state", flat=True)) == {OpeningState.FILLED}
    url = reverse("placements:shared_position", args=[company.pk, position.pk])
    assert "Bo Birk" in text_of(browser.get(url))
    stranger = client_of(make_user(team=make_team()))
    token = JobCandidate.objects.get(citizen=bo).token
    seen = text_of(stranger.get(url))
    assert token in seen and "Birk" not in seen
    for page in (
        reverse("companies:position", args=[company.pk, position.pk]),
        reverse("companies:opening", args=[company.pk, two.pk]),
    ):
        assert "Birk" not in text_of(browser.get(page)) and token not in text_of(browser.get(page))


def test_what_is_withdrawn_is_free_again_and_a_citizen_has_to_say_yes(cleaning, owner, client_of) -> None:
    citizen, browser = make_citizen(team=owner.team, consultant=owner), client_of(owner)
    url = reverse("placements:candidate_new", args=[cleaning.pk])
    unasked = browser.post(url, {"borger": str(citizen.pk), "agreed_on": "05-03-2026"})
    assert unasked.status_code == 422 and "Spørg borgeren først." in text_of(unasked)
    assert "ude i fremtiden" in text_of(unasked) and not JobCandidate.objects.exists()
    made = actions.link_citizen(by=owner, opening=cleaning, citizen=citizen, agreed_on=TODAY, at=NOW)
    actions.withdraw_candidate(by=owner, candidate=made, at=NOW)
    cleaning.refresh_from_db()
    assert cleaning.state == OpeningState.AGREED
    with pytest.raises(actions.NoLongerCandidate):
        actions.withdraw_candidate(by=owner, candidate=made, at=NOW)
    suggested(cleaning, owner, citizen=citizen)
    with pytest.raises(actions.AlreadyThere):
        suggested(cleaning, owner, citizen=citizen)


def test_the_owner_offers_an_opening_for_some_hours_and_takes_it_back(cleaning, owner, client_of) -> None:
    browser, share = client_of(owner), reverse("placements:opening_share", args=[cleaning.pk])
    assert browser.post(share, {"hours": "0"}).status_code == 422
    assert "Alle teams kan nu foreslå en borger." in text_of(browser.post(share, {"hours": "24"}, follow=True))
    assert browser.post(share, {"hours": "24"}).status_code == 409
    assert PoolRound.objects.get().open_until == NOW + timedelta(hours=24)
    stranger = client_of(make_user(team=make_team()))
    close = reverse("placements:opening_close", args=[cleaning.pk])
    assert stranger.post(close).status_code == 409
    assert "kun jeres igen" in text_of(browser.post(close, follow=True))
    assert stranger.post(share, {"hours": "24"}).status_code == 409
    assert PoolRound.objects.filter(closed_at__isnull=True).count() == 0


@pytest.mark.parametrize("many", [10, 1000])
def test_the_pages_ask_as_much_at_a_thousand_as_at_ten(owner, client_of, django_assert_max_num_queries, many) -> None:
    company, browser = make_company(owner=owner), client_of(owner)
    rows = JobOpening.objects.bulk_create(
        JobOpening(company=company, title=f"Job {n}", weekly_hours=9, state="agreed", state_on=TODAY, noted_on=TODAY)
        for n in range(many)
    )
    until = NOW + timedelta(hours=5)
    PoolRound.objects.bulk_create(
        PoolRound(opening=one, owner_team=owner.team, opened_by=owner, opened_at=NOW, open_until=until) for one in rows
    )
    people = [make_citizen(team=owner.team if n % 2 else make_team()) for n in range(10)]
    JobCandidate.objects.bulk_create(
        JobCandidate(
            token=f"T{n}",
            opening=rows[0],
            citizen=people[n],
            team=people[n].team,
            agreed_on=TODAY,
            suggested_by=owner,
            suggested_at=NOW,
        )
        for n in range(10)
    )
    for url in (reverse("placements:pool"), reverse("placements:opening", args=[rows[0].pk])):
        with django_assert_max_num_queries(12):
            answer = browser.get(url)
        assert len(answer.content) < 106_000
