"""The pages of a conversation, through the browser's door."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, make_fact
from tests.meetings.talking import another_talk, closed, save, say, url

from jobbro.citizens.models import Fact, FactKind
from jobbro.library.question_files import TalkPart
from jobbro.meetings import actions
from jobbro.meetings.actions import TaskTerms
from jobbro.meetings.models import CardAnswer, Conversation, Owner, TalkPurpose, TalkTask


def test_a_talk_is_begun_from_the_list_once_however_often_it_is_sent(client, thomas):
    address = reverse("meetings:of_citizen", args=[thomas.pk])
    page = client.get(address)
    token = page.content.decode().split('name="form_token" value="')[1].split('"')[0]
    sent = {"held_on": "4.3.2026", "purpose": TalkPurpose.FACTS, "form_token": token}
    first, again = client.post(address, sent), client.post(address, sent)
    talk = Conversation.objects.get()
    assert first.headers["Location"] == again.headers["Location"] == url("conversation", talk)


@pytest.mark.parametrize("part", TalkPart)
def test_every_part_of_a_talk_can_be_read_open_and_closed(client, talk, consultant, part):
    say(talk, consultant, "lifting", ticked=frozenset({"five"}))
    say(talk, consultant, "tried-before", "Jeg blev sendt hjem efter to dage")
    assert client.get(url("part", talk, part.value)).status_code == 200
    closed(talk, consultant)
    page = client.get(url("part", talk, part.value))
    assert page.status_code == 200
    assert "data-autosave" not in page.content.decode()


def test_a_tick_becomes_a_fact_and_is_ticked_when_one_comes_back(client, talk):
    assert save(client, talk, "what-kind", options=["outdoors"]).status_code == 302
    assert Fact.objects.get().wording == "Vil gerne arbejde udendørs"
    page = client.get(url("part", talk, "oensker")).content.decode()
    assert 'value="outdoors" id="what-kind-options_1"' in page.replace('class="form-checkbox" ', "")


def test_a_form_with_something_to_mend_keeps_what_was_typed(client, talk):
    page = save(client, talk, "tried-before", text="Thomas gider ikke arbejde")
    assert page.status_code == 422
    assert "Thomas gider ikke arbejde</textarea>" in page.content.decode()
    assert not CardAnswer.objects.exists()


def test_the_script_is_told_what_the_form_carries_now(client, talk):
    sent = save(client, talk, "lifting", script=True, text="Op til 7 kg", options=["aids"])
    assert sent.json() == {"edit_version": 1, "shown": "aids"}
    again = save(
        client, talk, "lifting", script=True, text="Op til 8 kg", options=["aids"], edit_version=1, shown="aids"
    )
    assert again.json() == {"edit_version": 2, "shown": "aids"}


def test_two_devices_see_both_texts_with_and_without_the_script(client, talk, colleague_same_team):
    say(talk, colleague_same_team, "worked-with", "Gartner i to år")
    mine = save(client, talk, "worked-with", script=True, text="Bager som ung", edit_version=0)
    assert mine.status_code == 409
    assert (mine.json()["saved"]["text"], mine.json()["words"]) == ("Gartner i to år", "Gartner i to år")
    page = save(client, talk, "worked-with", text="Bager som ung", edit_version=0)
    assert page.status_code == 409
    shown = page.content.decode()
    assert "Gartner i to år" in shown
    assert "Bager som ung" in shown
    both = {"text": "Bager som ung", "pick.text": "both", "saved.text": "Gartner i to år", "edit_version": 1}
    assert save(client, talk, "worked-with", **both).status_code == 302
    assert Fact.objects.get().wording == "Gartner i to år\n\nBager som ung"


@pytest.mark.req("R-043")
def test_words_that_read_a_mind_are_sent_back_as_an_interpretation(client, talk):
    refused = save(client, talk, "afraid-of-demands", script=True, text="Borgeren gider ikke")
    assert refused.status_code == 422
    assert "tolkning" in refused.json()["text"]
    said = save(client, talk, "afraid-of-demands", script=True, text="«Jeg gider ikke flere praktikker», siger Thomas.")
    assert said.status_code == 200


def test_a_cpr_number_is_kept_out_of_every_text(client, talk):
    assert save(client, talk, "worked-with", text="Mit nummer er 010190-1234").status_code == 422
    assert client.post(url("task_new", talk), {"todo": "Ring 010190-1234"}).status_code == 422
    assert client.post(url("frame", talk, "duties"), {"comment": "010190-1234"}).status_code == 422


@pytest.mark.req("R-042")
def test_a_talk_without_its_fifth_point_stays_open_and_says_what_is_missing(client, talk):
    page = client.post(url("close", talk))
    assert page.status_code == 422
    assert "Aftal mindst én opgave" in page.content.decode()
    client.post(url("task_new", talk), {"todo": "Ring til kirkegården"})
    page = client.post(url("close", talk))
    assert "Skriv, hvem der gør det, og hvornår: «Ring til kirkegården»." in page.content.decode()
    assert "mangler: hvem gør det?" in page.content.decode()
    task = TalkTask.objects.get()
    said = {"todo": task.todo, "owner": Owner.CITIZEN, "due_on": "11.3.2026", "edit_version": "1"}
    client.post(url("task_edit", talk, task.pk), said)
    late = client.post(url("task_edit", talk, task.pk), said | {"todo": "Ring til Leif"})
    assert late.status_code == 409, "two who write at once both see both texts"
    assert task.todo in late.content.decode() and "Ring til Leif" in late.content.decode()
    assert client.post(url("close", talk)).headers["Location"] == url("agreed", talk)


@pytest.mark.req("R-042")
def test_what_the_citizen_takes_home_lists_a_task_for_each_party(client, talk, consultant):
    for owner in Owner:
        terms = TaskTerms(f"Det gør {owner.value}", owner, TODAY + timedelta(days=7))
        actions.add_task(by=consultant, conversation=talk, terms=terms, at=NOW)
    say(talk, consultant, "small-step", "Ring til én virksomhed")
    say(talk, consultant, "summary", "Vi prøver en café først")
    actions.close_conversation(by=consultant, conversation=talk, at=NOW)
    page = client.get(url("agreed", talk)).content.decode()
    for owner in Owner:
        assert f"<h2>{owner.label}</h2>" in page
        assert f"Det gør {owner.value}" in page
    assert "Ring til én virksomhed" in page and "Vi prøver en café først" in page


@pytest.mark.req("R-041")
def test_an_activity_needs_its_reason_and_a_no_is_followed_up(client, talk):
    assert client.post(url("reason_new", talk), {"activity": "Praktik", "answer": "no"}).status_code == 422
    sent = {"activity": "Praktik", "because": "Fordi du kan prøve haven af", "answer": "no"}
    client.post(url("reason_new", talk), sent)
    page = client.get(url("part", talk, "indsatser")).content.decode()
    assert "Fordi du kan prøve haven af" in page
    assert "Tal med borgeren igen om: Praktik" in client.get(url("part", talk, "aftaler")).content.decode()


def test_a_sentence_of_another_talk_cannot_be_corrected_from_this_one(client, talk, thomas):
    fact = make_fact(thomas)
    assert client.post(url("play_back", talk, fact.pk), {"wording": "x", "edit_version": 1}).status_code == 404


@pytest.mark.req("R-059")
def test_the_balance_of_questions_is_seen_by_the_one_who_held_the_talk_alone(client_of, talk, team_lead, consultant):
    heading = "Dine spørgsmål i denne samtale"
    assert heading in client_of(consultant).get(url("part", talk, "kort")).content.decode()
    assert heading not in client_of(team_lead).get(url("part", talk, "kort")).content.decode()


def test_a_caseworker_sees_what_was_agreed_and_not_what_was_said(client_of, caseworker, talk, consultant, thomas):
    say(talk, consultant, "small-step", "Ring til kirkegården")
    closed(talk, consultant)
    browser = client_of(caseworker)
    assert browser.get(url("conversation", talk)).status_code == 404
    assert save(browser, talk, "lifting", text="x").status_code == 404
    page = browser.get(url("agreed", talk)).content.decode()
    assert "Ring til én virksomhed" in page
    assert "Ring til kirkegården" not in page
    listed = browser.get(reverse("meetings:of_citizen", args=[thomas.pk])).content.decode()
    assert f'"{url("conversation", talk)}"' not in listed


def test_a_colleagues_words_in_a_caseworkers_own_talk_are_closed_until_released(
    client_of, caseworker, consultant, thomas
):
    talk = another_talk(caseworker, thomas, TODAY)
    say(talk, consultant, "lifting", "Op til 3 kg i hånden")
    browser = client_of(caseworker)
    page = browser.get(url("part", talk, "muligheder")).content.decode()
    assert "Op til 3 kg i hånden" not in page
    assert "Det er lukket for dig" in page
    assert save(browser, talk, "lifting", text="Noget andet").status_code == 404
    assert Fact.objects.get().kind == FactKind.NEED


def test_the_page_of_a_part_asks_as_often_for_many_answers_as_for_few(
    client, talk, consultant, django_assert_max_num_queries
):
    for number in range(10):
        another_talk(consultant, talk.citizen, TODAY + timedelta(days=number))
    for deck_card in ("what-kind", "what-pulls", "lifting", "hours", "tried-before", "first-thing", "believes"):
        say(talk, consultant, deck_card, "Noget, der blev sagt", score=3 if deck_card == "believes" else None)
    for part in TalkPart:
        with django_assert_max_num_queries(12):
            client.get(url("part", talk, part.value))
    with django_assert_max_num_queries(12):
        client.get(reverse("meetings:of_citizen", args=[talk.citizen_id]))


def test_a_sentence_is_laid_in_the_cvs_inbox_with_the_way_back_and_a_private_one_is_not(client, talk, consultant):
    kept = say(talk, consultant, "worked-with", "Passede kirkegården i to somre")
    private = say(talk, consultant, "what-you-can", "Arbejder godt trods min depression")
    for answer, status in ((kept, 302), (private, 422)):
        assert client.post(url("to_cv", talk, answer.fact.pk)).status_code == status
    find = talk.citizen.cv_finds.get()
    assert find.sentence == "Passede kirkegården i to somre"
    assert find.sources.get().address == url("part", talk, "aftaler")
    assert client.post(url("to_cv", talk, make_fact(talk.citizen).pk)).status_code == 404
