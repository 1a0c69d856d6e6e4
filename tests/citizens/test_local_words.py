"""The municipality's own words: learned on a page, used in the next proposal, taken back again."""

import pytest
from django.urls import reverse
from tests.citizens.browsing import post, statements_of
from tests.citizens.factories import NOW, make_user

from jobbro.accounts.permissions import Role
from jobbro.citizens.actions import KnownWord, UnknownSkill, learn_word
from jobbro.citizens.models import LocalWord, LocalWordKind
from jobbro.citizens.queries.local_words import skills_here
from jobbro.ui.once import new_token

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-052")]
PAGE = "citizens:local_words"
WORD = {"kind": "means", "text": "nulrer*", "skill": "bike-repair"}


def test_what_a_colleague_teaches_is_proposed_on_the_everyday_page_until_it_is_taken_back(client, thomas):
    assert "Ingen evner fundet" in post(client, "everyday", thomas.pk, story="Jeg nulrer", find="1").content.decode()
    token = new_token()
    for _ in range(2):
        assert client.post(reverse(PAGE), WORD | {"form_token": token})["Location"] == reverse(PAGE)
    word = LocalWord.objects.get()
    proposed = post(client, "everyday", thomas.pk, story="Jeg nulrer", find="1").content.decode()
    assert 'name="keep-bike-repair"' in proposed
    assert "«nulrer*»" in client.get(reverse(PAGE)).content.decode()
    gone = reverse("citizens:local_word_gone", args=[word.pk])
    assert client.post(gone)["Location"] == reverse(PAGE)
    assert client.post(gone).status_code == 404
    assert "Ingen evner fundet" in post(client, "everyday", thomas.pk, story="Jeg nulrer", find="1").content.decode()


def test_a_task_of_ones_own_stands_among_the_proposed(client, thomas):
    client.post(reverse(PAGE), {"kind": "task", "text": "Klargøre bycykler", "skill": "bike-repair"})
    proposed = post(client, "everyday", thomas.pk, story="Jeg ordner cykler", find="1").content.decode()
    assert "Klargøre bycykler" in proposed


@pytest.mark.parametrize(
    "bad",
    [
        {"text": ""},
        {"text": "*"},
        {"text": "a*b"},
        {"text": "har en depression"},
        {"text": "010190-1234"},
        {"skill": "findes-ikke"},
        {"kind": "noget"},
    ],
)
def test_what_cannot_be_looked_for_or_tells_of_a_person_is_not_learned(client, bad):
    answer = client.post(reverse(PAGE), WORD | bad)
    assert answer.status_code == 422 and "error-summary" in answer.content.decode()
    assert not LocalWord.objects.exists()


def test_a_word_is_learned_once_and_for_a_skill_that_there_is():
    teach = {"by": make_user(), "kind": LocalWordKind.MEANS, "at": NOW}
    learn_word(**teach, skill="bike-repair", text="nulrer")
    with pytest.raises(KnownWord):
        learn_word(**teach, skill="bike-repair", text=" Nulrer ")
    with pytest.raises(UnknownSkill):
        learn_word(**teach, skill="gone", text="nulrer")


def test_the_map_is_built_once_for_the_same_words():
    learn_word(by=make_user(), kind=LocalWordKind.MEANS, skill="bike-repair", text="nulrer", at=NOW)
    assert skills_here() is skills_here()


def test_the_page_asks_few_questions_and_is_closed_to_those_without_casework(client, client_of):
    first = learn_word(by=make_user(), kind=LocalWordKind.TASK, skill="bike-repair", text="Opgave", at=NOW)
    values = {field.attname: getattr(first, field.attname) for field in LocalWord._meta.concrete_fields} | {"id": None}
    LocalWord.objects.bulk_create(LocalWord(**(values | {"text": f"Opgave {number}"})) for number in range(29))
    assert len(statements_of(lambda: client.get(reverse(PAGE)))) <= 12
    assert client_of(make_user(role=Role.ADMINISTRATOR)).get(reverse(PAGE)).status_code == 403
