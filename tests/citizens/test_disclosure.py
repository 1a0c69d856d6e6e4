"""What each reader sees: nothing unless released, at once gone when withdrawn, never the inner note."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.citizens.factories import NOW, TODAY, make_citizen, make_fact, make_team, make_user, make_viewer

from jobbro.accounts.permissions import Role
from jobbro.citizens import actions
from jobbro.citizens.models import NEVER_OUTSIDE, WITH_SOURCE, Fact, FactKind, Release
from jobbro.citizens.queries import facts_for, released_to
from jobbro.citizens.queries.page import citizen_page
from jobbro.citizens.queries.sharing import READERS, record_for
from jobbro.domain.disclosure import OUTSIDE, Audience

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-157"), pytest.mark.req("R-053")]
SHARED_WITH = tuple(READERS.values())
audience_sets = st.sets(st.sampled_from(SHARED_WITH))


def details(wording="Begynder efter kl. 9", **more):
    return actions.FactDetails(**({"kind": FactKind.NEED, "wording": wording, "noted_on": TODAY} | more))


@pytest.fixture
def user():
    return make_user(team=make_team())


@pytest.fixture
def citizen(user):
    return make_citizen(team=user.team)


def words_for(citizen, audience):
    return [fact.wording for fact in facts_for(citizen, audience)]


@pytest.mark.parametrize("audience", SHARED_WITH)
@pytest.mark.parametrize("kind", FactKind.values)
def test_a_new_fact_is_closed_to_everybody_but_consultants(user, citizen, kind, audience):
    actions.add_fact(by=user, citizen=citizen, details=details(kind=kind), at=NOW)
    assert words_for(citizen, audience) == []
    assert words_for(citizen, Audience.CONSULTANT) == ["Begynder efter kl. 9"]


@pytest.mark.parametrize("audience", SHARED_WITH)
def test_a_release_opens_the_fact_for_that_reader_alone_and_withdrawing_shuts_it_at_once(user, citizen, audience):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(), at=NOW)
    actions.release_fact(by=user, fact=fact, to={audience}, agreed=True, at=NOW)
    assert [reader for reader in SHARED_WITH if words_for(citizen, reader)] == [audience]
    actions.release_fact(by=user, fact=fact, to=set(), agreed=False, at=NOW)
    assert words_for(citizen, audience) == []
    proof = Release.objects.get()
    assert (proof.released_by, proof.withdrawn_by, proof.withdrawn_at) == (user, user, NOW)


@pytest.mark.parametrize("audience", sorted(OUTSIDE))
def test_a_workplace_sees_only_what_was_agreed_with_the_citizen(user, citizen, audience):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(), at=NOW)
    with pytest.raises(actions.NotAgreed):
        actions.release_fact(by=user, fact=fact, to={audience}, agreed=False, at=NOW)
    assert words_for(citizen, audience) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(
            fact=fact, audience=audience, released_at=NOW, released_by=user, agreed_with_citizen=False
        )


@pytest.mark.req("R-112")
@pytest.mark.req("R-108")
@pytest.mark.parametrize("audience", sorted(OUTSIDE))
def test_background_never_leaves_the_municipality_even_when_a_row_says_so(user, citizen, audience):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(kind=FactKind.BACKGROUND), at=NOW)
    with pytest.raises(actions.NeverOutside):
        actions.release_fact(by=user, fact=fact, to={audience}, agreed=True, at=NOW)
    Release.objects.create(fact=fact, audience=audience, released_at=NOW, released_by=user, agreed_with_citizen=True)
    assert words_for(citizen, audience) == []


@pytest.mark.req("R-112")
def test_background_can_be_shared_with_the_caseworker(user, citizen):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(kind=FactKind.BACKGROUND), at=NOW)
    actions.release_fact(by=user, fact=fact, to={Audience.CASEWORKER}, agreed=False, at=NOW)
    assert words_for(citizen, Audience.CASEWORKER) == ["Begynder efter kl. 9"]


@pytest.mark.parametrize(
    "private",
    [
        "Har en depression",
        "Er kommet ud af et misbrug",
        "Ringer på 20 30 40 50",
        "Nummeret er 010190-1234",
        "Skriv til thomas@example.dk",
    ],
)
@pytest.mark.parametrize("where", ["wording", "measure"])
@pytest.mark.parametrize("audience", sorted(OUTSIDE))
@pytest.mark.req("R-108")
def test_words_about_health_addiction_or_numbers_do_not_reach_a_workplace(user, citizen, private, where, audience):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(**{where: private}), at=NOW)
    with pytest.raises(actions.PrivateWords) as stopped:
        actions.release_fact(by=user, fact=fact, to={audience, Audience.CITIZEN}, agreed=True, at=NOW)
    assert all(found.words in private and found.why for found in stopped.value.found)
    assert not Release.objects.exists()


def test_private_words_may_be_shared_with_the_citizen_and_the_caseworker(user, citizen):
    fact = actions.add_fact(by=user, citizen=citizen, details=details("Har en depression"), at=NOW)
    actions.release_fact(by=user, fact=fact, to={Audience.CITIZEN, Audience.CASEWORKER}, agreed=False, at=NOW)
    assert words_for(citizen, Audience.CITIZEN) == ["Har en depression"]


@pytest.mark.parametrize("changed", [{"wording": "Begynder kl. 10"}, {"measure": "Senest kl. 10"}, {"kind": "skill"}])
def test_new_words_are_closed_to_workplaces_until_they_are_agreed_again(user, citizen, changed):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(), at=NOW)
    actions.release_fact(by=user, fact=fact, to=set(SHARED_WITH), agreed=True, at=NOW)
    closed = actions.change_fact(by=user, fact=fact, details=details(**changed), edit_version=1, at=NOW)
    assert closed == OUTSIDE
    assert [bool(words_for(citizen, reader)) for reader in SHARED_WITH] == [
        reader not in OUTSIDE for reader in SHARED_WITH
    ]


def test_a_changed_inner_note_closes_nothing_and_is_seen_by_nobody_outside(user, citizen):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(), at=NOW)
    actions.release_fact(by=user, fact=fact, to=set(SHARED_WITH), agreed=True, at=NOW)
    changed = details(inner_note="kanarie")
    assert actions.change_fact(by=user, fact=fact, details=changed, edit_version=1, at=NOW) == frozenset()
    assert all("kanarie" not in repr(record_for(make_viewer(user), citizen, reader)) for reader in SHARED_WITH)


def test_a_fact_laid_away_is_gone_everywhere_and_comes_back_closed(user, citizen):
    fact = actions.add_fact(by=user, citizen=citizen, details=details(), at=NOW)
    actions.release_fact(by=user, fact=fact, to=set(SHARED_WITH), agreed=True, at=NOW)
    actions.retire_fact(by=user, fact=fact, at=NOW)
    assert not any(words_for(citizen, reader) for reader in Audience)
    actions.restore_fact(by=user, fact=fact, at=NOW)
    assert [reader for reader in Audience if words_for(citizen, reader)] == [Audience.CONSULTANT]


def test_a_caseworker_keeps_sight_of_what_they_wrote_and_of_nothing_else(citizen, user):
    caseworker = make_user(role=Role.CASEWORKER, team=user.team)
    actions.add_fact(by=caseworker, citizen=citizen, details=details("Mit eget"), at=NOW)
    actions.add_fact(by=user, citizen=citizen, details=details("Konsulentens", inner_note="note"), at=NOW)
    page = citizen_page(make_viewer(caseworker), citizen)
    assert [line.fact.wording for group in page.facts for line in group.lines] == ["Mit eget"]
    assert [line.who for line in page.story if line.title == "Skrev noget nyt ned"] == [caseworker.full_name]


@pytest.mark.req("R-047")
def test_wishes_and_strengths_stand_before_needs_for_every_reader(user, citizen):
    for kind in reversed(FactKind.values):
        make_fact(citizen, kind=kind, wording=kind, released_to=SHARED_WITH)
    for reader in Audience:
        seen = words_for(citizen, reader)
        assert seen == [kind for kind in FactKind.values if kind in seen]
    page = citizen_page(make_viewer(user), citizen)
    assert [group.kind for group in page.facts] == [kind for kind in FactKind if kind not in WITH_SOURCE]
    assert page.facts[0].kind == FactKind.WISH


def test_the_newest_fact_of_a_kind_stands_first(citizen):
    make_fact(citizen, wording="gammel", noted_on=TODAY - timedelta(days=9))
    make_fact(citizen, wording="ny")
    assert words_for(citizen, Audience.CONSULTANT) == ["ny", "gammel"]


facts_drawn = st.lists(
    st.tuples(
        st.sampled_from(FactKind.values),
        st.lists(audience_sets, max_size=4),  # releases one after the other
        st.sampled_from(["keep", "retire", "change", "retire and restore"]),
        audience_sets,
    ),
    max_size=5,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts_drawn)
def test_whatever_is_released_and_withdrawn_no_reader_meets_an_unreleased_word(user, drawn):
    citizen = make_citizen(team=user.team)
    client = Client()
    client.force_login(user)
    expected: dict[Audience, set[str]] = {reader: set() for reader in SHARED_WITH}
    for number, (kind, rounds, fate, last) in enumerate(drawn):
        marks = {"wording": f"ordlyd-{number}-x", "measure": f"tegn-{number}-x", "inner_note": f"note-{number}-x"}
        fact = actions.add_fact(by=user, citizen=citizen, details=details(kind=kind, **marks), at=NOW)
        allowed = set(SHARED_WITH) - (OUTSIDE if kind in NEVER_OUTSIDE else set())
        now_open = set()
        for to in rounds:
            now_open = set(actions.release_fact(by=user, fact=fact, to=to & allowed, agreed=True, at=NOW))
        if fate.startswith("retire"):
            actions.retire_fact(by=user, fact=fact, at=NOW)
            now_open = set()
        if fate == "change":
            new = details(kind=kind, **(marks | {"measure": f"nyt-tegn-{number}-x"}))
            actions.change_fact(by=user, fact=fact, details=new, edit_version=1, at=NOW)
            now_open -= OUTSIDE
        if fate == "retire and restore":
            actions.restore_fact(by=user, fact=fact, at=NOW)
            now_open = set(actions.release_fact(by=user, fact=fact, to=last & allowed, agreed=True, at=NOW))
        for reader in now_open:
            expected[reader].add(f"ordlyd-{number}-x")
        assert released_to(Fact.objects.get(pk=fact.pk)) == now_open
    for word, reader in READERS.items():
        assert set(words_for(citizen, reader)) == expected[reader]
        page = client.get(f"/borgere/{citizen.pk}/vis-som/{word}/").content.decode()
        for number in range(len(drawn)):
            assert (f"ordlyd-{number}-x" in page) == (f"ordlyd-{number}-x" in expected[reader])
            assert f"note-{number}-x" not in page
            assert f"tegn-{number}-x" not in page or f"ordlyd-{number}-x" in expected[reader]


def test_a_workplace_learns_no_contact_number_or_target_group(user):
    citizen = actions.create_citizen(
        by=user,
        details=actions.CitizenDetails("Thomas", "Holm", user.team, "20304050", "t@example.dk", cpr="0101901234"),
        at=NOW,
    )
    actions.set_target_group(by=user, citizen=citizen, group="3", starts_on=TODAY, at=NOW)
    for reader in OUTSIDE:
        record = record_for(make_viewer(user), citizen, reader)
        assert (record.name, record.phone, record.email, record.cpr, record.group) == ("Thomas Holm", "", "", "", "")
    assert record_for(make_viewer(user), citizen, Audience.CITIZEN).cpr == "010190-••••"
