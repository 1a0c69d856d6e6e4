"""Facts put into a note by hand and by choice: with source and date, and never to a reader who may not have them."""

import pytest
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY

from jobbro.citizens import actions as citizens
from jobbro.domain.disclosure import Audience
from jobbro.domain.observing import NoteState, with_lines
from jobbro.meetings import actions
from jobbro.meetings.models import JournalNote, NoteVersion
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
LINE = "Thomas er uddannet tømrer (kilde: svendebrev, 4. marts 2026)."
NOTE = {"purpose": "visit", "form": "journal_note", "reader": "caseworker", "about_day": "04-03-2026"}
TEXT = "Thomas klippede hækken.\n\nVurdering:\nThomas kan mere."


def noted(consultant, thomas, *readers, type_id="uddannelse", value="tømrer"):
    details = citizens.SourcedDetails(type_id, "svendebrev", TODAY, value)
    fact = citizens.add_sourced_fact(by=consultant, citizen=thomas, details=details, at=NOW)
    citizens.release_fact(by=consultant, fact=fact, to=set(readers), agreed=True, at=NOW)
    return fact


def send(client, thomas, *facts, **typed):
    chosen = {"facts": [str(getattr(fact, "pk", fact)) for fact in facts], "form_token": new_token()}
    return client.post(reverse("meetings:note_new", args=[thomas.pk]), NOTE | {"text": TEXT} | chosen | typed)


@pytest.mark.req("R-097")
def test_a_chosen_fact_is_put_in_above_the_assessment_with_source_and_date(client, consultant, thomas):
    fact = noted(consultant, thomas, Audience.CASEWORKER)
    page = client.get(reverse("meetings:note_new", args=[thomas.pk])).content.decode()
    assert LINE in page and "Indsæt fakta" in page
    assert send(client, thomas, fact).status_code == 302
    assert NoteVersion.objects.get().text == f"Thomas klippede hækken.\n\n{LINE}\n\nVurdering:\nThomas kan mere."


@pytest.mark.req("R-097")
@pytest.mark.parametrize("reader", ["caseworker", "citizen", "company"])
def test_a_closed_fact_is_not_put_into_a_text_to_anybody(client, consultant, thomas, reader):
    answer = send(client, thomas, noted(consultant, thomas), reader=reader)
    page = answer.content.decode()
    assert answer.status_code == 422 and "ikke åbent for den, du skriver til" in page and "Thomas klippede" in page
    assert not JournalNote.objects.exists()


@pytest.mark.req("R-097")
def test_a_sensitive_fact_goes_to_the_caseworker_and_never_to_a_company(client, consultant, thomas):
    fact = noted(consultant, thomas, Audience.CASEWORKER, type_id="anbringelse", value="gennem hele barndommen")
    assert send(client, thomas, fact, reader="company").status_code == 422
    assert send(client, thomas, fact).status_code == 302
    assert fact.wording.rstrip(".") in NoteVersion.objects.get().text


def test_the_words_of_a_closed_fact_cannot_be_shared_though_typed_by_hand(client, consultant, thomas):
    noted(consultant, thomas, Audience.CASEWORKER)
    send(client, thomas, reader="company", text="Thomas er uddannet tømrer.")
    note = JournalNote.objects.get()
    actions.move_note(by=consultant, note=note, to=NoteState.READY, at=NOW)
    with pytest.raises(actions.Stopped):
        actions.move_note(by=consultant, note=note, to=NoteState.SHARED, at=NOW)


def test_a_forged_or_vanished_fact_is_refused_and_the_text_is_kept(client, consultant, thomas):
    noted(consultant, thomas)
    answer = send(client, thomas, "00000000-0000-0000-0000-000000000000")
    page = answer.content.decode()
    assert answer.status_code == 422 and "Et faktum er ændret imens" in page and "Thomas klippede" in page


def test_a_fact_that_makes_the_note_too_long_is_said_so(client, consultant, thomas):
    fact = noted(consultant, thomas, Audience.CASEWORKER)
    answer = send(client, thomas, fact, text="x" * 7980)
    assert answer.status_code == 422 and "Så bliver notatet for langt" in answer.content.decode()


def test_a_note_is_edited_and_the_same_fact_is_not_put_in_twice(client, consultant, thomas):
    fact = noted(consultant, thomas, Audience.CASEWORKER)
    send(client, thomas, fact)
    note = JournalNote.objects.get()
    address = reverse("meetings:note_edit", args=[thomas.pk, note.pk])
    typed = {"text": NoteVersion.objects.get().text, "facts": [str(fact.pk)], "edit_version": str(note.edit_version)}
    assert client.post(address, NOTE | typed).status_code == 302
    assert NoteVersion.objects.get().text.count(LINE) == 1


def test_without_facts_the_form_asks_nothing_of_them(client, thomas):
    assert "Indsæt fakta" not in client.get(reverse("meetings:note_new", args=[thomas.pk])).content.decode()


@pytest.mark.parametrize(
    ("text", "made"),
    [("", "A"), ("B", "B\n\nA"), ("B\n\nVurdering: C", "B\n\nA\n\nVurdering: C"), ("B A", "B A")],
)
def test_lines_go_above_the_assessment_or_last(text, made):
    assert with_lines(text, ["A"]) == made
