"""Citizens' messages: the clock, who sees and answers them, and what each reader is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.citizens.browsing import statements_of
from tests.citizens.factories import NOW, make_citizen, make_team, make_user
from tests.conftest import on_day
from tests.meetings.factories import make_message

from jobbro.accounts.actions import set_message_target
from jobbro.accounts.models import Municipality, User
from jobbro.accounts.viewer import Viewer
from jobbro.audit.actors import Actor
from jobbro.audit.changes import timeline
from jobbro.audit.kinds import ActorKind
from jobbro.audit.models import LookUp
from jobbro.integrations.models import OutgoingMail
from jobbro.meetings import actions
from jobbro.meetings.models import CitizenMessage, MessageCover
from jobbro.meetings.queries.messages import inbox, own_times, thread, waiting_messages
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
FRIDAY_AT_THREE = on_day("2026-03-06", hour=15)
MONDAY_AT_THREE = on_day("2026-03-09", hour=15)
INBOX = reverse("meetings:messages")


def viewer(user, at=NOW):
    return Viewer.of(user, at=at, what="test", request_id="test")


def words(answer):
    return " ".join(answer.content.decode().split())


def wrote(citizen, at, days=1):
    hand = Actor(ActorKind.LINK, "1", citizen.full_name)
    return actions.receive_message(by=hand, citizen=citizen, said="Hvornår ses vi?", answer_days=days, at=at)


def address(message):
    return reverse("meetings:message", args=[message.citizen_id, message.pk])


@pytest.mark.req("R-039")
def test_a_message_of_friday_at_three_is_due_on_monday_at_three_and_is_overdue_then(thomas, consultant):
    message = wrote(thomas, FRIDAY_AT_THREE)
    assert message.due_at == MONDAY_AT_THREE
    before = inbox(viewer(consultant, MONDAY_AT_THREE - timedelta(minutes=1)), whose="alle", after="").lines
    (then,) = inbox(viewer(consultant, MONDAY_AT_THREE), whose="alle", after="").lines
    assert [line.is_late for line in before] == [False] and before[0].due == "Svar senest i dag kl. 15.00"
    assert then.is_late and then.due == "Svarfristen var i dag kl. 15.00"


@pytest.mark.req("R-039")
def test_the_team_lead_sets_the_target_and_messages_after_it_follow_it(client_of, team_lead, consultant, thomas):
    address = reverse("meetings:message_target")
    assert client_of(consultant).get(address).status_code == 403
    desk = client_of(team_lead)
    for wrong in ("0", "11", "snart", ""):
        assert desk.post(address, {"days": wrong}).status_code == 422
    assert desk.post(address, {"days": "2"}).status_code == 302
    days = Municipality.objects.get().message_answer_days
    assert wrote(thomas, FRIDAY_AT_THREE, days).due_at == MONDAY_AT_THREE + timedelta(days=1)
    set_message_target(by=team_lead, days=2, at=NOW)
    assert len(timeline(Municipality.objects.get())) == 1, "the same again is no change"


def test_the_most_overdue_stands_first_and_a_long_list_is_paged_without_loss(client, consultant, team):
    people = [make_citizen(team=team, consultant=consultant, first_name=f"Nr{number}") for number in range(27)]
    for number, person in enumerate(people):
        make_message(person, due_at=NOW + timedelta(hours=number + 1))
    first = client.get(INBOX).context["page"]
    second = client.get(INBOX, {"efter": first.next_key}).context["page"]
    named = [line.message.citizen.first_name for line in (*first.lines, *second.lines)]
    assert named == [person.first_name for person in people]
    assert (len(first.lines), second.next_key, first.total) == (25, "", 27)
    assert len(statements_of(lambda: client.get(INBOX))) <= 12
    assert LookUp.objects.filter(what="meetings:messages", citizen_id=str(people[0].pk)).exists()
    assert client.get(INBOX, {"efter": "'; drop"}).status_code == 200


def test_an_answer_is_read_by_the_citizen_and_the_mail_tells_nothing_of_it(client, thomas, monkeypatch):
    sent = []
    monkeypatch.setattr("jobbro.meetings.actions.messages.send_later", lambda mail, **_: sent.append(mail))
    message = make_message(thomas, said="Jeg har fået en tid hos lægen")
    assert client.post(address(message), {"reply": "Ja, det er fint."}).status_code == 302
    assert sent == [], "no address is known"
    thomas.email = "thomas@borger.example"
    thomas.save()
    again = make_message(thomas, said="Jeg har fået en tid hos lægen")
    assert client.post(address(again), {"reply": "Hemmeligt svar"}).status_code == 302
    (mail,) = sent
    assert mail.to == "thomas@borger.example" and "Hej Thomas" in mail.text
    assert "Hemmeligt" not in mail.text + mail.subject and "lægen" not in mail.text
    again.refresh_from_db()
    assert again.reply == "Hemmeligt svar"
    assert [event.action for event in timeline(thomas)] == ["message.answered"] * 2
    assert "Hemmeligt" not in str(timeline(thomas))


def test_the_mail_is_written_down_with_the_answer(consultant, thomas):
    thomas.email = "thomas@borger.example"
    message = make_message(thomas)
    message.citizen = thomas
    actions.answer_message(by=consultant, message=message, reply="Ja", at=NOW)
    assert OutgoingMail.objects.get().about == str(message.pk)


def test_of_two_answers_the_first_stands_and_the_second_sees_it_and_keeps_the_own_words(
    client, client_of, thomas, colleague_same_team
):
    message = make_message(thomas)
    token = new_token()
    answer = {"reply": "Ja, fredag er fin", "form_token": token}
    assert [client.post(address(message), answer).status_code for _ in range(2)] == [302, 302], "sent twice is once"
    late = client_of(colleague_same_team).post(address(message), {"reply": "Nej desværre"})
    assert late.status_code == 409
    for said in ("har allerede svaret", "Ja, fredag er fin", "Nej desværre"):
        assert said in words(late)
    message.refresh_from_db()
    assert (message.reply, message.answered_by.full_name) == ("Ja, fredag er fin", "Karen Konsulent")


def test_an_answer_that_cannot_be_sent_is_kept_on_the_page(client, thomas):
    message = make_message(thomas)
    for reply in ("", "   ", "x" * 10_000, "Mit nummer er 010190-1234"):
        page = client.post(address(message), {"reply": reply})
        assert page.status_code == 422 and reply.strip() in page.content.decode()
    message.refresh_from_db()
    assert message.answered_at is None


def test_another_citizens_message_is_not_found_and_a_caseworker_reads_none(client, client_of, thomas, team, caseworker):
    message = make_message(make_citizen(team=team, first_name="Else"))
    assert client.get(reverse("meetings:message", args=[thomas.pk, message.pk])).status_code == 404
    own = make_message(thomas, said="Noget privat")
    desk = client_of(caseworker)
    assert desk.get(address(own)).status_code == 404
    assert desk.get(reverse("meetings:thread", args=[thomas.pk])).status_code == 404
    for page in (INBOX, reverse("meetings:of_citizen", args=[thomas.pk])):
        assert "Noget privat" not in words(desk.get(page))


@pytest.mark.req("R-039")
def test_a_named_colleague_meets_the_messages_in_the_period_and_not_after_it(
    client, consultant, colleague_same_team, thomas
):
    message = make_message(thomas)

    def waiting_on(day):
        return list(waiting_messages(viewer(colleague_same_team, on_day(day))))

    assert waiting_on("2026-03-05") == []
    cover = actions.name_cover(
        by=consultant,
        consultant=consultant,
        colleague=colleague_same_team,
        starts_on=on_day("2026-03-05").date(),
        ends_on=on_day("2026-03-06").date(),
        at=NOW,
    )
    found = [day for day in ("2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07") if waiting_on(day)]
    assert found == ["2026-03-05", "2026-03-06"]
    line = thread(viewer(colleague_same_team, on_day("2026-03-05")), thomas).lines[0]
    assert line.cover == "Du passer beskeder for Karen Konsulent" and line.message == message
    actions.end_cover(by=consultant, cover=cover, today=on_day("2026-03-06").date(), at=NOW)
    assert waiting_on("2026-03-06") == [] and waiting_on("2026-03-05") == [message]


def test_being_away_opens_no_citizen_to_the_colleague(consultant, thomas):
    stranger = make_user(team=make_team())
    MessageCover.objects.create(
        consultant=consultant, colleague=stranger, starts_on=NOW, ends_on=NOW, named_by=consultant
    )
    make_message(thomas)
    assert list(waiting_messages(viewer(stranger))) == []


def test_one_names_somebody_for_oneself_and_the_team_lead_for_the_team(
    client, client_of, consultant, colleague_same_team, consultant_other_team, team_lead
):
    page = reverse("meetings:cover")
    days = {"starts_on": "1.3.2099", "ends_on": "8.3.2099"}
    for wrong in (consultant, consultant_other_team):
        assert client.post(page, days | {"colleague": wrong.pk}).status_code == 422
    backwards = {"starts_on": "8.3.2099", "ends_on": "1.3.2099", "colleague": colleague_same_team.pk}
    assert client.post(page, backwards).status_code == 422
    forged = days | {"colleague": colleague_same_team.pk, "consultant": team_lead.pk, "form_token": new_token()}
    assert [client.post(page, forged).status_code for _ in range(2)] == [302, 302]
    assert MessageCover.objects.get().consultant == consultant, "only a leader names somebody for others"
    lead = client_of(team_lead)
    assert lead.post(page, days | {"colleague": team_lead.pk, "consultant": consultant.pk}).status_code == 302
    other = MessageCover.objects.create(
        consultant=colleague_same_team, colleague=team_lead, starts_on=NOW, ends_on="2099-01-01", named_by=team_lead
    )
    assert client.post(reverse("meetings:cover_end", args=[other.pk])).status_code == 404
    assert lead.post(reverse("meetings:cover_end", args=[other.pk])).status_code == 302


@pytest.mark.req("R-039")
def test_answer_times_are_the_own_and_nobody_elses(client_of, consultant, colleague_same_team, team_lead, thomas):
    for hours, due in ((2, 24), (4, 24), (30, 24)):
        done = NOW + timedelta(hours=hours)
        due_at = NOW + timedelta(hours=due)
        make_message(thomas, due_at=due_at, reply="Ja", answered_by=consultant, answered_at=done)
    later = NOW + timedelta(days=10)
    mine = own_times(viewer(consultant, later))
    assert (mine.count, mine.median, mine.in_time) == (3, "4 timer", 66)
    assert own_times(viewer(consultant, NOW + timedelta(days=95))) is None
    for other in (colleague_same_team, team_lead):
        assert own_times(viewer(other, later)) is None
        assert "I midten" not in words(client_of(other).get(INBOX))


def test_my_day_lists_what_waits_and_says_in_words_what_is_overdue(client, consultant, thomas, monkeypatch):
    User.objects.update(welcomed_at=NOW)
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)
    make_message(thomas, said="Bussen er nedlagt", received_at=NOW - timedelta(days=3))
    home = client.get(reverse("dashboards:home"))
    for said in ("Beskeder fra borgere", "Bussen er nedlagt", "svarfristen er gået", "Thomas Holm"):
        assert said in words(home)
    assert LookUp.objects.filter(what="dashboards:home", citizen_id=str(thomas.pk)).count() == 1
    CitizenMessage.objects.update(reply="Ja", answered_by=consultant, answered_at=NOW)
    assert "Beskeder fra borgere" not in words(client.get(reverse("dashboards:home")))
