"""The municipality's own words: added by a leader, marked for everybody, taken back again."""

import pytest

from jobbro.domain.language import Genre, TextCode
from jobbro.ui.once import new_token
from jobbro.writing.models import OwnWord
from jobbro.writing.queries import found_in, rules_here

pytestmark = pytest.mark.django_db
PAGE = "/teksttjek/ord/"
JARGON = {"kind": "jargon", "text": "Tilbudsvifte", "plain": "de ting, I kan vælge imellem", "say": "muligheder"}


def found(text, genre=Genre.LETTER_CITIZEN):
    """What is marked, as code and words."""
    return [(finding.code, finding.said) for finding in found_in(text, genre=genre)]


@pytest.mark.req("R-094")
def test_a_leaders_trade_word_is_explained_in_any_of_its_forms_until_it_is_taken_back(client_of, team_lead):
    text, leader = "Vi ser på tilbudsviften sammen på mandag.", client_of(team_lead)
    assert found(text) == []
    token = new_token()
    for _twice in range(2):
        assert leader.post(PAGE, JARGON | {"form_token": token})["Location"] == PAGE
    (explained,) = found_in(text, genre=Genre.LETTER_CITIZEN)
    assert (explained.code, explained.said) == (TextCode.JARGON, "tilbudsviften")
    assert "de ting, I kan vælge imellem" in explained.reason and "muligheder" in explained.suggestion
    assert found(text, Genre.JOURNAL) == [] and rules_here() is rules_here()
    word = OwnWord.objects.get()
    assert "«tilbudsvifte»" in leader.get(PAGE).content.decode()
    for _twice in range(2):
        assert leader.post(PAGE, {"gone": str(word.pk)})["Location"] == PAGE
    assert found(text) == [] and leader.post(PAGE, {"gone": "x"}).status_code == 302


@pytest.mark.parametrize(("kind", "code"), [("vague", TextCode.VAGUE), ("judging", TextCode.EVALUATIVE)])
def test_words_of_other_kinds_are_marked_too_and_a_star_is_the_rest_of_a_word(client_of, team_lead, kind, code):
    client_of(team_lead).post(PAGE, {"kind": kind, "text": "gummi*"})
    assert found("Planen er gummiagtig.", Genre.JOURNAL) == [(code, "gummiagtig")]


@pytest.mark.parametrize(
    "bad",
    [
        {"text": ""},
        {"text": "*"},
        {"text": "a*b"},
        {"text": "@vifte"},
        {"text": "a|b"},
        {"text": "ring 20304050"},
        {"plain": ""},
        {"kind": "vague"},
        {"kind": "noget"},
    ],
)
def test_what_cannot_be_looked_for_is_told_beside_its_field(client_of, team_lead, bad):
    answer = client_of(team_lead).post(PAGE, JARGON | bad)
    assert answer.status_code == 422 and "error-summary" in answer.content.decode()
    assert not OwnWord.objects.exists()


def test_a_word_stands_once_and_only_a_leader_adds_it(client_of, team_lead, consultant):
    leader = client_of(team_lead)
    leader.post(PAGE, JARGON)
    assert "står her i forvejen" in leader.post(PAGE, JARGON | {"text": " tilbudsvifte "}).content.decode()
    other = client_of(consultant)
    assert other.post(PAGE, JARGON).status_code == 403 and PAGE not in other.get("/teksttjek/").content.decode()
    assert PAGE in leader.get("/teksttjek/").content.decode()
