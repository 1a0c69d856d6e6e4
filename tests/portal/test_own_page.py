"""A citizen's own page: what it shows, what it takes, and that it opens to nobody else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.citizens.browsing import blind
from tests.citizens.factories import make_citizen, make_fact, make_objection
from tests.meetings.factories import make_known, make_message, make_sending
from tests.progression.factories import make_goal, make_homework

from jobbro.accounts.models import Link
from jobbro.audit.changes import timeline
from jobbro.audit.models import LookUp
from jobbro.citizens.models import FactKind, Objection
from jobbro.domain.disclosure import Audience, Relation
from jobbro.domain.language.readability import lix
from jobbro.domain.language.sentences import Sentence, SentenceKind
from jobbro.library import texts
from jobbro.meetings.actions import answer_message
from jobbro.meetings.models import CitizenMessage
from jobbro.portal.actions import LIFETIME, close_own_page, make_own_page_link
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db

PAGES = ("own_home", "own_cv", "own_road", "own_looks", "own_sharing", "own_objection", "own_message")
REPORT = {"done": "yes", "difficulty": "hard", "told": "Det blæste, men jeg kom frem"}


def address(name, *args):
    return reverse(f"portal:{name}", args=args)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_shows_goals_homework_and_what_is_reached_and_nothing_of_anybody_else(client, thomas, token):
    goal = make_goal(thomas, wording="Møde tre dage om ugen")
    make_goal(thomas, parent=goal, wording="Se kirkegården", state="reached", ended_on=timezone.localdate())
    make_homework(goal, wording="Cykle turen")
    other = make_homework(make_goal(make_citizen(first_name="Else"), wording="Elses mål"), wording="Elses opgave")
    text = text_of(client.get(address("own_home", token)))
    for said in ("Hej Thomas", "Møde tre dage om ugen", "Cykle turen", "Lørdag kl. 10", "Det har du nået"):
        assert said in text
    assert "Else" not in text
    assert client.get(address("own_homework", token, other.pk)).status_code == 404
    assert client.post(address("own_homework", token, other.pk), REPORT).status_code == 404
    assert client.get(address("own_goal", token, other.goal_id)).status_code == 404


def test_homework_is_reported_with_how_hard_it_was_and_the_citizen_did_it(client, thomas, token):
    homework = make_homework(make_goal(thomas))
    assert client.post(address("own_homework", token, homework.pk), {"done": "yes"}).status_code == 422
    answer = client.post(address("own_homework", token, homework.pk), REPORT, follow=True)
    assert "Tak. Det er gemt." in text_of(answer)
    homework.refresh_from_db()
    assert (homework.is_done, homework.difficulty, homework.told) == (True, "hard", REPORT["told"])
    assert homework.reported_by_link
    assert (timeline(thomas)[0].action, timeline(thomas)[0].actor_kind) == ("homework.reported", "link")


@pytest.mark.req("R-063")
def test_the_citizens_own_yes_meets_the_letter_a_and_says_whose_hand_it_was(
    client, client_of, thomas, token, consultant
):
    goal = make_goal(thomas)
    client.post(address("own_goal", token, goal.pk), {"answer": "yes", "words": ""})
    goal.refresh_from_db()
    assert (goal.own_answer, goal.own_answer_by_link) == ("yes", True)
    page = client_of(consultant).get(reverse("progression:goals", args=[thomas.pk]))
    assert "Borgeren har selv sagt ja." in text_of(page)


@pytest.mark.parametrize("how", ["forged", "expired", "closed", "replaced", "case closed", "for something else"])
def test_a_link_that_opens_no_more_tells_nothing(client, thomas, token, consultant, how):
    homework = make_homework(make_goal(thomas))
    now = timezone.now()
    match how:
        case "forged":
            token = token[:-1] + ("A" if token[-1] != "A" else "B")
        case "expired":
            Link.objects.update(made_at=now - LIFETIME - timedelta(days=1), expires_at=now - timedelta(seconds=1))
        case "closed":
            close_own_page(by=consultant, citizen=thomas, at=now)
        case "replaced":
            make_own_page_link(by=consultant, citizen=thomas, at=now)
        case "case closed":
            thomas.closed_on = timezone.localdate()
            thomas.save()
        case "for something else":
            Link.objects.update(purpose="approve_placement")
    unknown = client.get(address("own_home", "x" * 43))
    looks = LookUp.objects.count()
    for name in PAGES:
        answer = client.get(address(name, token))
        assert (answer.status_code, blind(answer.content)) == (404, blind(unknown.content)), name
    for name, row in (("own_homework", homework.pk), ("own_goal", homework.goal_id)):
        answer = client.post(address(name, token, row), REPORT)
        assert (answer.status_code, blind(answer.content)) == (404, blind(unknown.content))
    homework.refresh_from_db()
    assert (homework.reported_at, LookUp.objects.count()) == (None, looks)


def test_a_look_at_ones_own_page_is_logged_as_the_citizens_and_is_nobody_elses(
    client, client_of, thomas, token, consultant
):
    client_of(consultant).get(reverse("citizens:detail", args=[thomas.pk]))
    client.get(address("own_home", token))
    logged = LookUp.objects.order_by("number").values_list("relation", flat=True)
    assert list(logged) == [Relation.OWN_CONSULTANT, Relation.SELF]
    text = text_of(client.get(address("own_looks", token)))
    assert "Åbnede din side" in text
    assert "Åbnede sin egen side" not in text
    assert consultant.full_name not in text.partition("Hvem har set")[2]


def test_what_is_shared_is_said_in_the_words_that_were_agreed_and_what_is_withdrawn_is_gone(client, thomas, token):
    shared = make_fact(thomas, wording="Begynder efter kl. 9", released_to=(Audience.COMPANY,))
    make_fact(thomas, wording="En hemmelig oplysning")
    text = text_of(client.get(address("own_sharing", token)))
    assert "Begynder efter kl. 9" in text and "Kan læses af: din virksomhed." in text
    assert "hemmelig" not in text
    shared.releases.update(withdrawn_at=timezone.now(), withdrawn_by=shared.releases.get().released_by)
    assert "Begynder efter kl. 9" not in text_of(client.get(address("own_sharing", token)))


def test_what_the_caseworker_was_told_is_read_when_it_is_open_to_the_citizen(client, thomas, token, consultant):
    make_known(thomas, "Står i kladden", for_citizen=True)
    sending = make_sending(thomas)
    make_known(thomas, "Rev blade en hel formiddag.", for_citizen=True, sending=sending)
    make_known(thomas, "Kun til sagsbehandleren", sending=sending)
    taken_back = {"withdrawn_by": consultant, "withdrawn_at": timezone.now(), "withdrawn_because": "En anden"}
    make_known(thomas, "Taget tilbage", for_citizen=True, sending=sending, **taken_back)
    text = text_of(client.get(address("own_sharing", token)))
    assert "Opgaver. Rev blade en hel formiddag." in text.replace("<strong>", "").replace("</strong>", "")
    assert not any(words in text for words in ("Står i kladden", "Kun til", "Taget tilbage"))


def test_the_cv_holds_what_is_open_to_the_citizen_and_no_background(client, thomas, token):
    make_fact(thomas, kind=FactKind.SKILL, wording="Kan køre havetraktor", released_to=(Audience.CITIZEN,))
    make_fact(thomas, kind=FactKind.SKILL, wording="Kan bage", released_to=(Audience.COMPANY,))
    make_fact(thomas, kind=FactKind.SKILL, wording="Endnu ikke delt")
    make_fact(thomas, kind=FactKind.BACKGROUND, wording="Svær opvækst", released_to=(Audience.CITIZEN,))
    text = text_of(client.get(address("own_cv", token)))
    assert "Kan køre havetraktor" in text and "Kan bage" in text, (
        "what a workplace may read is never hidden from oneself"
    )
    assert "Endnu ikke delt" not in text and "opvækst" not in text


def test_an_objection_is_recorded_once_waits_for_the_consultant_and_is_answered(
    client, client_of, thomas, token, consultant
):
    sent = {"about": "record", "said": "Jeg har aldrig haft et kørekort", "form_token": new_token()}
    assert client.post(address("own_objection", token), {"about": "record"}).status_code == 422
    for _ in range(2):
        assert client.post(address("own_objection", token), sent).status_code == 302
    objection = Objection.objects.get()
    assert timeline(thomas)[0].action == "objection.made"
    type(consultant).objects.update(welcomed_at=timezone.now())
    desk = client_of(consultant)
    assert "En borger siger, at noget er forkert" in text_of(desk.get(reverse("dashboards:home")))
    assert sent["said"] in text_of(desk.get(reverse("citizens:objections")))
    answer_url = reverse("citizens:objection", args=[thomas.pk, objection.pk])
    assert desk.post(answer_url, {"reply": " "}).status_code == 422
    assert desk.post(answer_url, {"reply": "Du har ret. Jeg har rettet det."}).status_code == 302
    assert "allerede svaret" in text_of(desk.post(answer_url, {"reply": "Nej"}, follow=True))
    assert "Du har ret. Jeg har rettet det." in text_of(client.get(address("own_objection", token)))
    assert "siger, at noget er forkert" not in text_of(desk.get(reverse("dashboards:home")))


@pytest.mark.req("R-039")
def test_a_message_is_sent_once_waits_for_an_answer_and_the_answer_is_read_here(client, thomas, token, consultant):
    page = address("own_message", token)
    for wrong in ("", "  ", "x" * 10_000, "010190-1234"):
        answer = client.post(page, {"said": wrong})
        assert answer.status_code == 422 and wrong.strip() in answer.content.decode()
    sent = {"said": "Bussen er nedlagt. Hvad gør jeg?", "form_token": new_token()}
    assert [client.post(page, sent).status_code for _ in range(2)] == [302, 302]
    message = CitizenMessage.objects.get()
    assert (timeline(thomas)[0].action, timeline(thomas)[0].actor_kind) == ("message.received", "link")
    assert "venter på svar" in text_of(client.get(page)) and "Der er svar" not in text_of(
        client.get(address("own_home", token))
    )
    answer_message(by=consultant, message=message, reply="Jeg finder en anden vej.", at=timezone.now())
    assert "Jeg finder en anden vej." in text_of(client.get(page))
    assert "Der er svar på din besked" in text_of(client.get(address("own_home", token)))
    other = make_own_page_link(by=consultant, citizen=make_citizen(first_name="Else"), at=timezone.now())[1]
    assert "Bussen er nedlagt" not in text_of(client.get(address("own_message", other)))


def test_the_link_is_mailed_where_an_address_is_known_and_shown_where_it_is_not(
    client_of, thomas, consultant, monkeypatch
):
    sent = []
    monkeypatch.setattr("jobbro.portal.actions.send_later", lambda mail, **_: sent.append(mail))
    desk, page = client_of(consultant), address("own_link", thomas.pk)
    assert "/min-side/" in desk.post(page, {"mail": "1"}).content.decode(), "no address: it is shown"
    thomas.email = "thomas@borger.example"
    thomas.save()
    answer = desk.post(page, {"mail": "1"}, follow=True)
    assert "på vej til thomas@borger.example" in text_of(answer) and "/min-side/" not in answer.content.decode()
    (mail,) = sent
    token = re.search(r"/min-side/([\w-]+)/", mail.text)[1]
    assert mail.to == thomas.email and client_of(None).get(address("own_home", token)).status_code == 200
    assert "Holm" not in mail.text + mail.subject


def test_an_objection_waits_for_the_cases_own_people_only(
    client_of, thomas, colleague_same_team, consultant_other_team
):
    objection = make_objection(thomas)
    assert objection.said not in text_of(client_of(colleague_same_team).get(reverse("citizens:objections")))
    page = client_of(consultant_other_team).get(reverse("citizens:objection", args=[thomas.pk, objection.pk]))
    assert page.status_code == 404


def test_the_link_is_shown_once_and_closed_from_the_consultants_page(client, client_of, thomas, consultant):
    desk, page = client_of(consultant), address("own_link", thomas.pk)
    made = desk.post(page).content.decode()
    token = re.search(r"/min-side/([\w-]+)/", made)[1]
    assert "<svg" in made and client.get(address("own_home", token)).status_code == 200
    assert "/min-side/" not in desk.get(page).content.decode()
    desk.post(address("own_link_close", thomas.pk))
    assert client.get(address("own_home", token)).status_code == 404
    assert [event.action for event in timeline(thomas)][:2] == ["own_page.link_closed", "own_page.link_made"]


def test_nothing_about_the_address_leaks_and_no_page_needs_javascript(client, thomas, token):
    make_homework(make_goal(thomas))
    for name in PAGES:
        answer = client.get(address(name, token))
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        assert answer.status_code == 200


def sentences_of(page):
    """What a reader meets in the main part: each paragraph, list line, label and heading by itself."""
    main = re.search(r"<main.*?</main>", page, re.S)[0]
    lines = re.split(r"</?(?:p|li|h1|h2|h3|label|legend|span|dt|dd|a|button|div)\b[^>]*>", main)
    return [words for line in lines if (words := " ".join(re.sub(r"<[^>]*>|«[^»]*»", " ", line).split()))]


def test_every_page_is_easy_to_read(client, thomas, token):
    """The lixtal of all words on all pages together, and of each page, is under 35."""
    make_homework(make_goal(thomas, wording="Jeg møder tre dage om ugen"))
    client.post(address("own_goal", token, thomas.goals.get().pk), {"answer": "yes", "words": ""})
    make_objection(thomas)
    make_message(thomas)
    read = {name: sentences_of(client.get(address(name, token)).content.decode()) for name in PAGES}
    homework = thomas.goals.get().homework.get()
    read["own_homework"] = sentences_of(client.get(address("own_homework", token, homework.pk)).content.decode())
    read["own_goal"] = sentences_of(client.get(address("own_goal", token, homework.goal_id)).content.decode())
    read["zones"] = [texts().say(f"zone.{zone}") for zone in ("comfort", "growth", "unsafe")]
    for name, lines in read.items():
        text, places = "", []
        for line in lines:
            for part in re.split(r"(?<=[.?!])\s+", line):
                places.append(Sentence(part, len(text), len(text) + len(part), SentenceKind.PLAIN, 0))
                text += part + "\n"
        assert (lix(text, places) or 0) < 35, (name, lix(text, places))
