"""The pages of knowledge for the caseworker, from both sides of the desk."""

import pytest
from django.urls import reverse
from tests.citizens.browsing import statements_of
from tests.citizens.factories import NOW
from tests.meetings.factories import make_asked, make_known
from tests.meetings.seeing import FOUR_WEEKS, make_visit, observe

from jobbro.accounts.models import User
from jobbro.meetings import actions
from jobbro.meetings.models import KnowledgeLine, KnowledgeQuestion, KnowledgeSending
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
LINE = {"topic": "tempo", "source": "observation", "wording": "Arbejder to timer ad gangen.", "known_on": "22-02-2026"}
HOURS = {"attended": "33", "norm": "9", "first_day": "26-01-2026", "last_day": "22-02-2026"}


def words(answer):
    return " ".join(answer.content.decode().split())


def at(name, citizen, *rows):
    return reverse(f"meetings:knowledge{name}", args=[citizen.pk, *(row.pk for row in rows)])


@pytest.fixture(autouse=True)
def welcomed(consultant, caseworker):
    """Both have seen the first page already."""
    User.objects.update(welcomed_at=NOW)


@pytest.fixture
def desk(client_of, caseworker):
    """The caseworker's browser."""
    return client_of(caseworker)


def send(client, citizen):
    shown = client.get(at("", citizen)).context["page"].shown
    return client.post(at("_send", citizen), {"shown": shown}, follow=True)


@pytest.mark.req("R-091")
def test_proposals_become_drafts_are_sent_and_read_with_a_receipt(client, desk, consultant, thomas):
    observe(consultant, make_visit(consultant, thomas), attendance=FOUR_WEEKS, helped="en tjekliste")
    assert "Send til" not in words(client.get(at("", thomas)))
    offered = client.get(at("_adopt", thomas)).context["proposed"]
    ticked = {"forslag": [one.proposal.key for one in offered]}
    assert "Læs linjerne igennem" in words(client.post(at("_adopt", thomas), ticked, follow=True))
    assert KnowledgeLine.objects.filter(sending=None).count() == 3
    assert "Der er ikke mere at hente" in words(client.get(at("_adopt", thomas)))
    assert "Arbejder" not in words(desk.get(at("", thomas))) and not desk.get(at("", thomas)).context["page"].drafts
    assert "ikke læst endnu" in words(send(client, thomas))
    read = words(desk.get(at("", thomas)))
    assert "91,7 % af 9 t/uge i 4 uger (33 af 36 t)" in read and "Det hjalp med en tjekliste." in read
    assert "Sagsbehandleren har ikke fået noget om det endnu." in read
    receipt = desk.post(at("_read", thomas, KnowledgeSending.objects.get()), follow=True)
    assert "Jeg har læst det" not in words(receipt)
    assert KnowledgeSending.objects.get().read_by.full_name in words(client.get(at("", thomas)))


def test_ticking_nothing_or_something_that_is_not_proposed_says_so(client, thomas):
    for ticked in ({}, {"forslag": ["seen:1:done", "'; --"]}):
        answer = client.post(at("_adopt", thomas), ticked)
        assert answer.status_code == 422 and "Sæt kryds ved det" in words(answer)
    assert not KnowledgeLine.objects.exists()


def test_a_line_written_twice_by_hand_is_one(client, thomas):
    sent = LINE | {"form_token": new_token()}
    assert [client.post(at("_new", thomas), sent).status_code for _ in range(2)] == [302, 302]
    row = KnowledgeLine.objects.get()
    assert (row.topic, row.sending, row.for_citizen) == ("tempo", None, False)
    assert client.get(at("_new", thomas) + "?emne=tempo").context["form"]["topic"].value() == "tempo"
    assert client.get(at("_new", thomas) + "?emne=%00").status_code == 200


@pytest.mark.req("R-098")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"wording": ""}, "Skriv, hvad du ved"),
        ({"wording": "Fremmødet er 98 procent."}, "siger ikke, hvor mange timer det er af"),
        ({"wording": "Ring på 010190-1234"}, "CPR-nummer"),
        ({"wording": "x" * 2001}, "2000"),
        ({"source": "company"}, "Skriv, hvem der sagde det"),
        ({"source": "attendance"}, "Skriv timer mødt, aftalte timer om ugen og fra-til"),
        ({"attended": "33", "norm": "9"}, "Timer siger først noget sammen med"),
        (HOURS | {"attended": "98 %"}, "Skriv timer, ikke procent"),
        ({"topic": "løn"}, "error-summary"),
        ({"known_on": "31-2-2026"}, "31-2-2026"),
    ],
)
def test_what_cannot_be_written_down_is_kept_on_the_page_with_a_word_of_help(client, thomas, typed, said):
    answer = client.post(at("_new", thomas), LINE | typed)
    assert answer.status_code == 422 and said in words(answer)
    assert not KnowledgeLine.objects.exists()


def test_a_draft_is_changed_and_two_who_change_it_lose_nothing(client, thomas, consultant):
    line = make_known(thomas, written_by=consultant)
    page = client.get(at("_line", thomas, line))
    assert page.context["form"]["wording"].value() == line.wording
    assert client.post(at("_line", thomas, line), LINE | {"edit_version": "1"}).status_code == 302
    late = client.post(at("_line", thomas, line), LINE | {"wording": "Noget andet", "edit_version": "1"})
    assert late.status_code == 409 and "Noget andet" in words(late) and LINE["wording"] in words(late)
    actions.drop_line(by=consultant, line=line, at=NOW)
    assert client.get(at("_line", thomas, line)).status_code == 404


def test_a_line_that_was_sent_is_taken_back_with_a_reason_and_not_written_over(client, desk, thomas, consultant):
    line = make_known(thomas, written_by=consultant)
    assert client.post(at("_withdraw", thomas, line), {"because": "x"})["Location"] == at("_line", thomas, line)
    send(client, thomas)
    assert "ordene står fast" in words(client.get(at("_line", thomas, line)))
    assert client.post(at("_line", thomas, line), LINE | {"edit_version": "1"}).status_code == 409
    assert client.post(at("_drop", thomas, line)).status_code == 409
    assert client.post(at("_withdraw", thomas, line), {"because": " "}).status_code == 422
    client.post(at("_withdraw", thomas, line), {"because": "Det var en kollega"})
    assert "<del>Rev blade hele formiddagen.</del>" in words(desk.get(at("", thomas)))
    assert "Det var en kollega" in words(desk.get(at("", thomas)))


def test_drafts_that_changed_under_the_reader_are_not_sent(client, thomas, consultant):
    make_known(thomas, written_by=consultant)
    stale = client.get(at("", thomas)).context["page"].shown
    make_known(thomas, "En kollegas linje", written_by=consultant)
    answer = client.post(at("_send", thomas), {"shown": stale})
    assert answer.status_code == 409 and "Kladden er ændret imens" in words(answer)
    for shown in ("", "x"):
        assert client.post(at("_send", thomas), {"shown": shown}).status_code == 409
    assert not KnowledgeSending.objects.exists()


def test_what_is_closed_to_the_caseworker_stops_the_sending_and_says_which_words(client, thomas, consultant):
    observe(consultant, make_visit(consultant, thomas), "talte længe om sin gæld", for_caseworker=False)
    make_known(thomas, "Thomas talte længe om sin gæld.", written_by=consultant)
    shown = client.get(at("", thomas)).context["page"].shown
    answer = client.post(at("_send", thomas), {"shown": shown})
    assert answer.status_code == 422 and "er ikke åbent for den, der læser" in words(answer)


@pytest.mark.req("R-091")
def test_the_caseworker_asks_and_the_question_is_on_the_consultants_day_until_answered(client, desk, thomas):
    home = reverse("dashboards:home")
    asked = {"topic": "tempo", "wording": "Hvor længe ad gangen?", "form_token": new_token()}
    for _again in range(2):
        assert desk.post(at("_ask", thomas), asked).status_code == 302
    question = KnowledgeQuestion.objects.get()
    day = words(client.get(home))
    assert "«Hvor længe ad gangen?»" in day and at("_answer", thomas, question) in day
    assert client.post(at("_answer", thomas, question), {"answer": ""}).status_code == 422
    assert client.post(at("_answer", thomas, question), {"answer": "To timer."}).status_code == 302
    assert "Hvor længe ad gangen?" not in words(client.get(home))
    late = client.post(at("_answer", thomas, question), {"answer": "Tre timer."})
    assert late.status_code == 409 and "har allerede svaret" in words(late) and "Tre timer." in words(late)
    assert "har svaret på dit spørgsmål om Tid og tempo" in words(desk.get(home))
    read = desk.post(at("_answer_read", thomas, question), follow=True)
    assert "To timer." in words(read) and "Jeg har læst svaret" not in words(read)
    assert "har svaret på dit spørgsmål" not in words(desk.get(home))


def test_an_empty_or_forged_question_is_not_sent(desk, thomas):
    for typed in ({"topic": "tempo", "wording": ""}, {"topic": "løn", "wording": "Hvad?"}, {"wording": "Hvad?"}):
        assert desk.post(at("_ask", thomas), typed).status_code == 422
    assert desk.get(at("_ask", thomas) + "?emne=tempo").context["form"]["topic"].value() == "tempo"
    assert not KnowledgeQuestion.objects.exists()


def test_what_was_sent_is_on_the_caseworkers_day_until_it_is_read(client, desk, thomas, consultant):
    make_known(thomas, written_by=consultant)
    send(client, thomas)
    told = "har sendt viden, du ikke har læst"
    assert told in words(desk.get(reverse("dashboards:home")))
    assert told not in words(client.get(reverse("dashboards:home")))
    desk.post(at("_read", thomas, KnowledgeSending.objects.get()))
    assert told not in words(desk.get(reverse("dashboards:home")))


def test_the_page_asks_the_database_the_same_however_much_there_is(client, consultant, thomas):
    def fill(times):
        for _ in range(times):
            observe(consultant, make_visit(consultant, thomas), attendance=FOUR_WEEKS)
            make_known(thomas, written_by=consultant)
            make_asked(thomas, asked_by=consultant)

    pages = (at("", thomas), at("_adopt", thomas))
    fill(1)
    few = [len(statements_of(lambda page=page: client.get(page))) for page in pages]
    fill(10)
    assert [len(statements_of(lambda page=page: client.get(page))) for page in pages] == few
    assert max(few) <= 12
