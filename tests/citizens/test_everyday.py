"""«Hverdagen som erfaring»: a story becomes proposals, and what is ticked becomes closed facts."""

import pytest
from django.urls import reverse
from tests.citizens.browsing import page, post, statements_of

from jobbro.audit.models import LookUp
from jobbro.citizens.models import Fact, FactKind
from jobbro.citizens.queries import facts_for
from jobbro.domain.disclosure import Audience
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db

STORY = "Jeg ordner børnenes cykler, men jeg kan ikke lave mad."
KEPT = {"story": STORY, "save": "1", "keep-bike-repair": "on", "wording-bike-repair": "Kan ordne cykler."}


def test_a_story_shows_skills_tasks_and_the_words_behind_them_and_saves_nothing(client, thomas):
    text = post(client, "everyday", thomas.pk, story=STORY, find="1").content.decode()
    for said in ("Reparere cykler", "Pedelopgaver", "«ordner» + «cykler»", "Det siger borgeren nej til", "lave mad"):
        assert said in text
    assert not Fact.objects.exists()


@pytest.mark.req("R-052")
def test_what_is_ticked_is_kept_in_the_corrected_words_closed_to_all_outside(client, thomas):
    answer = post(client, "everyday", thomas.pk, **KEPT, **{"proof-bike-repair": "Tre cykler på et år."})
    assert answer["Location"].startswith(reverse("citizens:everyday", args=[thomas.pk])), "one goes on where one was"
    after = client.get(answer["Location"]).content.decode()
    assert "Ét fund er gemt og står nu i CV" in after and f"{reverse('citizens:cv', args=[thomas.pk])}#also" in after
    fact = Fact.objects.get()
    assert (fact.kind, fact.wording, fact.measure) == (
        FactKind.EVERYDAY,
        "Kan ordne cykler.",
        "Tre cykler på et år.",
    )
    assert all(facts_for(thomas, reader) == () for reader in (Audience.COMPANY, Audience.CONTACT_PERSON))


def test_only_what_is_ticked_is_kept(client, thomas):
    sent = {
        "story": "Jeg ordner cykler og bager brød.",
        "save": "1",
        "keep-baking": "on",
        "wording-baking": "Kan bage.",
    }
    post(client, "everyday", thomas.pk, **sent, **{"wording-bike-repair": "Kan ordne cykler."})
    assert [fact.wording for fact in Fact.objects.all()] == ["Kan bage."]


def test_sent_twice_it_is_kept_once(client, thomas):
    token = new_token()
    first, second = (post(client, "everyday", thomas.pk, form_token=token, **KEPT) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Fact.objects.count() == 1


BAD = {
    "no story": {"story": "", "find": "1"},
    "huge story": {"story": "x" * 5_000, "find": "1"},
    "a nul": {"story": "a\0b", "find": "1"},
    "a number of a person": {"story": "Jeg bager. 010190-1234", "find": "1"},
    "nothing ticked": {"story": STORY, "save": "1"},
    "no words": KEPT | {"wording-bike-repair": " "},
    "too many words": KEPT | {"wording-bike-repair": "x" * 1_001},
    "a tick from another story": KEPT | {"story": "Jeg bager brød."},
    "a tick for what nobody proposed": {"story": STORY, "save": "1", "keep-findes-ikke": "on"},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_answers_422_keeps_what_was_typed_and_saves_nothing(client, thomas, bad):
    answer = post(client, "everyday", thomas.pk, **bad)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "error-summary" in text
    if bad["story"] == STORY:
        assert STORY in text
    assert not Fact.objects.exists()


def test_a_story_without_a_skill_gets_the_question_to_ask_next(client, thomas):
    answer = post(client, "everyday", thomas.pk, story="Jeg sover dårligt.", find="1")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Ingen evner fundet endnu" in text and "Hvad er din tur derhjemme" in text
    assert 'name="save"' not in text


def test_a_proposal_asks_few_questions_of_the_database_and_logs_the_look(client, thomas):
    looks = LookUp.objects.count()
    asked = statements_of(lambda: post(client, "everyday", thomas.pk, story=STORY, find="1"))
    assert len(asked) <= 12
    assert LookUp.objects.count() == looks + 1
    assert len(statements_of(lambda: page(client, "everyday", thomas.pk))) <= 12


def test_text_is_shown_as_text(client, thomas):
    story = "Jeg bager <script>alert(1)</script> brød"
    assert "<script>alert" not in post(client, "everyday", thomas.pk, story=story, find="1").content.decode()
