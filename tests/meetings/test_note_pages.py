"""The pages of visits and notes: one visit written once, five texts, and a note on its way into the case."""

import re

import pytest
from django.urls import reverse
from tests.citizens.browsing import statements_of
from tests.meetings.factories import make_journal_note, make_seen_visit
from tests.meetings.seeing import FOUR_WEEKS, make_note, make_visit, observe

from jobbro.domain.observing import TextKind
from jobbro.meetings.models import JournalNote, NoteForm, NoteStatus, Visit, VisitObservation, VisitText
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
VISIT = {"occasion": "visit", "held_on": "22-02-2026", "workplace": "Solby Kirkegård", "contact_name": "Leif"}
HOURS = {"attended": "33", "norm": "9", "first_day": "26-01-2026", "last_day": "22-02-2026"}
SEEN = {"done": "Thomas klippede hækken", "readers": ["for_citizen", "for_caseworker", "for_company"]}


def words(answer):
    return " ".join(answer.content.decode().split())


def at(name, *rows):
    citizen = rows[0].pk if not hasattr(rows[0], "citizen_id") else rows[0].citizen_id
    rest = [row if isinstance(row, str) else row.pk for row in rows]
    return reverse(f"meetings:{name}", args=[citizen, *(rest if hasattr(rows[0], "citizen_id") else rest[1:])])


@pytest.fixture
def visit(thomas, consultant):
    return make_visit(consultant, thomas)


@pytest.mark.req("R-079")
def test_a_visit_is_written_in_one_form_and_sent_twice_is_once(client, thomas):
    token = {"form_token": new_token()}
    sent = [client.post(at("visit_new", thomas), VISIT | SEEN | HOURS | token) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [302, 302] and Visit.objects.count() == 1
    row = VisitObservation.objects.get()
    assert (row.agreed_hours, row.excused_hours, row.for_company) == (36, 0, True)
    page = words(client.get(sent[0]["Location"]))
    assert "91,7 % af 9 t/uge i 4 uger (33 af 36 t)" in page and "Vurderingen mangler" in page


@pytest.mark.req("R-098")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"attended": "98 procent"}, "Skriv timer, ikke procent"),
        ({"done": "Helenes fremmøde er 98 procent."}, "siger ikke, hvor mange timer det er af"),
        ({"attended": "33", "norm": "9"}, "Timer siger først noget sammen med"),
        (HOURS | {"last_day": "1-1-2026"}, "Slutdagen ligger før startdagen"),
        (HOURS | {"attended": "9999"}, "Så mange timer er der ikke i perioden"),
        ({"quote": "Jeg vil hjem", "spoken_by": "workplace"}, "Skriv, hvem der sagde det"),
        ({"done": "", "helped": "en pause"}, "Skriv, hvad du så eller hørte"),
        ({"done": "gav sit nummer 010190-1234"}, "CPR-nummer"),
    ],
)
def test_what_cannot_be_written_down_is_kept_on_the_page_with_a_word_of_help(client, thomas, typed, said):
    answer = client.post(at("visit_new", thomas), VISIT | SEEN | typed)
    assert answer.status_code == 422 and said in words(answer)
    assert next(iter(typed.values())) in answer.content.decode()
    assert not Visit.objects.exists()


def test_five_texts_are_changed_by_hand_traced_and_handed_over(client, consultant, thomas, visit):
    observe(consultant, visit, attendance=FOUR_WEEKS, helped="en tjekliste")
    observe(consultant, visit, "talte om sin økonomi", for_caseworker=False, for_company=False)
    page = client.get(at("texts", visit))
    assert [text.made.kind for text in page.context["page"].texts] == list(TextKind)
    assert "er ikke åben for alle, der læser teksten" in words(page)
    mail = at("text", visit, "company_mail")
    text = page.context["page"].texts[3].fields[0].text
    edited = text.replace("Det hjalp med en tjekliste.", "En tjekliste gjorde det let.")
    answer = client.post(mail, {"text": edited, "version-text": "0", "do": "keep"})
    assert answer.status_code == 302
    shown = words(client.get(at("texts", visit)))
    assert "rettet i hånden, før: <del>Det hjalp med en tjekliste.</del>" in shown
    stale = client.post(mail, {"text": "Noget helt andet", "version-text": "0", "do": "keep"})
    assert stale.status_code == 409 and "Noget helt andet" in words(stale)
    stopped = client.post(mail, {"text": edited + " Thomas har ADHD.", "version-text": "1", "do": "share"})
    assert stopped.status_code == 422 and "«ADHD» fortæller om" in words(stopped)
    assert VisitText.objects.get().text == edited, "what was stopped is not kept either"
    assert client.post(mail, {"text": edited, "version-text": "1", "do": "share"}).status_code == 302
    assert VisitText.objects.get().shared_by == consultant
    observe(consultant, visit, "rev blade")
    assert "er ændret, siden teksten blev gemt" in words(client.get(at("texts", visit)))
    assert client.post(mail, {"do": "anew"}).status_code == 302 and not VisitText.objects.exists()
    too_long = client.post(mail, {"text": "x" * 5000, "version-text": "0", "do": "keep"})
    assert too_long.status_code == 422 and client.post(at("text", visit, "andet"), {}).status_code == 404


@pytest.mark.req("R-083")
@pytest.mark.req("R-096")
def test_a_note_begins_with_facts_and_what_judges_among_them_is_told(client, thomas):
    first = words(client.get(at("note_new", thomas) + "?formaal=follow_up"))
    assert "Opgaver siden sidst:" in first and 'value="follow_up_note" selected' in first
    assert [label in first for label in NoteForm.labels] == [True] * 7
    typed = {"purpose": "visit", "form": "journal_note", "reader": "caseworker", "about_day": "22-02-2026"}
    text = "Thomas er doven. Lone har store smerter.\nVurdering:"
    answer = client.post(at("note_new", thomas), typed | {"text": text})
    page = words(client.get(answer["Location"]))
    assert "Flyt det til vurderingen" in page and "Vurderingen mangler" in page and "Hvem siger det?" in page
    note = JournalNote.objects.get()
    better = "Lone siger, at hun har ondt i ryggen.\nVurdering: Lone kan begynde med to timer."
    sent = typed | {"text": better, "edit_version": str(note.edit_version)}
    assert client.post(at("note_edit", note), sent).status_code == 302
    page = words(client.get(at("note", note)))
    assert "Flyt det" not in page and "Vurderingen mangler" not in page and "Hvem siger det?" not in page


@pytest.mark.req("R-095")
def test_a_locked_note_shows_the_correction_as_a_difference_beside_the_old_words(client, consultant, thomas):
    note = make_note(consultant, thomas, "Thomas mødte kl. 9 hver dag.")
    for state in ("klar", "delt", "laast"):
        assert client.post(at("note_move", note, state)).status_code == 302
    note.refresh_from_db()
    assert note.state == NoteStatus.LOCKED
    assert client.get(at("note_edit", note)).status_code == 302
    typed = {"text": "Thomas mødte kl. 10 hver dag.", "because": "Forkert klokkeslæt"}
    version = {"edit_version": str(note.edit_version)}
    assert client.post(at("note_correct", note), typed | {"because": ""} | version).status_code == 422
    assert client.post(at("note_correct", note), typed | version).status_code == 302
    assert client.post(at("note_correct", note), typed | {"text": "Nej."} | version).status_code == 409
    page = words(client.get(at("note", note)))
    assert "<del>9</del><ins>10</ins>" in page and "Forkert klokkeslæt" in page
    assert "Thomas mødte kl. 9 hver dag." in page


def test_sharing_stops_at_what_the_company_may_not_read_and_says_which_words(client, consultant, thomas):
    note = make_note(consultant, thomas, "Thomas får medicin for angst.", reader="company")
    assert client.post(at("note_move", note, "klar")).status_code == 302
    answer = client.post(at("note_move", note, "delt"))
    assert answer.status_code == 422 and "«angst» fortæller om" in words(answer)
    note.refresh_from_db()
    assert note.state == NoteStatus.READY


@pytest.mark.req("R-099")
def test_two_unclear_statements_are_settled_before_the_note_is_gone_through(client, consultant, thomas):
    note = make_note(consultant, thomas, "Thomas har det svært med rammen i virksomhedspraktikken.")
    eyes = words(client.get(at("note_as_citizen", note)))
    assert "Fagord" in eyes and "virksomhedspraktikken" in eyes and "Lixtal" in eyes
    for unclear in ("har det svært", "rammen"):
        assert client.post(at("note_unclear", note), {"unclear": unclear}).status_code == 302
    refused = client.post(at("note_reviewed", note))
    assert refused.status_code == 422 and "«har det svært»" in words(refused) and "«rammen»" in words(refused)
    first, second = note.clarifications.all()
    assert client.post(at("note_settle", note, first), {"outcome": "resolved"}).status_code == 422
    for row, outcome in ((first, "resolved"), (second, "noted")):
        sent = {"outcome": outcome, "answer": "Larmen i frokoststuen"}
        assert client.post(at("note_settle", note, row), sent).status_code == 302
    assert client.post(at("note_reviewed", note)).status_code == 302
    assert "gennemgået med borgeren" in words(client.get(at("note", note)))


def test_a_caseworker_reads_what_was_shared_and_not_how_it_came_to_be(
    client, client_of, caseworker, consultant, thomas
):
    note = make_note(consultant, thomas, "Thomas er flink.")
    desk = client_of(caseworker)
    assert desk.get(at("note", note)).status_code == 404
    for state in ("klar", "delt"):
        client.post(at("note_move", note, state))
    page = words(desk.get(at("note", note)))
    assert "Thomas er flink." in page and "Før du deler" not in page and "Sæt på listen" not in page
    assert desk.post(at("note_move", note, "laast")).status_code == 404


def test_the_pages_ask_as_many_questions_for_many_rows_as_for_few(client, consultant, thomas, visit):
    for number in range(12):
        observe(consultant, visit, f"rev blade på plæne {number}")
    note = make_note(consultant, thomas)
    for address in (at("notes", thomas), at("visit", visit), at("texts", visit), at("note", note)):
        assert len(statements_of(lambda address=address: client.get(address))) <= 12
    page = client.get(at("texts", visit))
    assert len(page.content) < 106_000
    for _ in range(30):
        make_journal_note(thomas)
        make_seen_visit(thomas)
    assert len(statements_of(lambda: client.get(at("notes", thomas)))) <= 12


def test_more_notes_than_a_page_holds_are_reached_by_key_and_none_is_lost(client, thomas):
    made = [make_journal_note(thomas) for _ in range(27)]
    JournalNote.objects.filter(pk__in=[note.pk for note in made[:3]]).update(about_day="2026-01-05")
    first = words(client.get(at("notes", thomas)))
    shown = [note for note in made if str(note.pk) in first]
    assert len(shown) == 25
    (key,) = re.findall(r"[?]efter=([0-9a-f-]+)", first)
    second = words(client.get(at("notes", thomas), {"efter": key}))
    assert all((str(note.pk) in second) == (note not in shown) for note in made)
    for strange in ("x", "0" * 500, str(thomas.pk)):
        page = words(client.get(at("notes", thomas), {"efter": strange}))
        assert [note for note in made if str(note.pk) in page] == shown
