"""The pages of a conversation, through the browser's door."""

import pytest
from django.urls import reverse
from tests.meetings.talking import closed, save, say, url

from jobbro.citizens.models import Fact
from jobbro.library.question_files import TalkPart
from jobbro.meetings.models import CardAnswer, Conversation, TalkPurpose


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
