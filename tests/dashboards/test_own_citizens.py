"""What the own citizens need a hand with: on «Min dag», on the citizen's own page, and by mail."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.citizens.factories import make_citizen, make_job_talk, make_own_approval
from tests.conftest import on_day
from tests.progression.factories import make_goal, make_homework

from jobbro.accounts.models import Municipality, User
from jobbro.audit.changes import timeline
from jobbro.audit.models import LookUp
from jobbro.citizens.actions.reminders import remind_of_talks
from jobbro.citizens.models import JobTalk, OwnApprovalState
from jobbro.integrations.jobs import deliver
from jobbro.integrations.models import OutgoingMail
from jobbro.meetings import actions as talks
from jobbro.meetings.actions import TaskTerms
from jobbro.meetings.models import Owner, TalkPurpose, TalkTask
from jobbro.placements import jobs
from jobbro.portal.actions import make_own_page_link

pytestmark = pytest.mark.django_db
HOME = reverse("dashboards:home")
TODAY = date(2026, 3, 2)
NOW = on_day(TODAY)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch):
    """Every page of these tests is opened on the same day."""
    for place in ("accounts.guards", "portal.views.own_page", "ui.context"):
        monkeypatch.setattr(f"jobbro.{place}.timezone.now", lambda: NOW)


@pytest.fixture
def thomas(team, consultant):
    User.objects.update(welcomed_at=NOW)
    return make_citizen(team=team, consultant=consultant, email="thomas@borger.example")


@pytest.fixture
def client(consultant, thomas, client_of):
    """The consultant's browser."""
    return client_of(consultant)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def own_page(client, thomas, consultant):
    token = make_own_page_link(by=consultant, citizen=thomas, at=NOW)[1]
    return text_of(client.get(reverse("portal:own_home", args=[token])))


def agreed_task(consultant, thomas, owner, **terms):
    talk = talks.begin_conversation(by=consultant, citizen=thomas, held_on=TODAY, purpose=TalkPurpose.FACTS, at=NOW)
    talks.add_task(by=consultant, conversation=talk, terms=TaskTerms(owner=owner, **terms), at=NOW)
    return talk


@pytest.mark.req("R-066")
@pytest.mark.parametrize(("days", "is_there"), [(2, False), (1, True), (0, True), (-1, False)])
def test_the_day_before_an_interview_the_consultant_and_the_citizen_are_reminded(
    client, thomas, consultant, days, is_there
):
    day = TODAY + timedelta(days=days)
    make_job_talk(thomas, held_on=day, held_at=time(10, 0), route="Bus 4 fra torvet", route_minutes=25)
    home = text_of(client.get(HOME))
    assert ("kl. 10.00: Solby Kirkegård." in home) is is_there
    if is_there:
        assert ("Samtale i morgen" in home) is (days == 1)
        assert "0 af 6 punkter er klar." in home and "Vejen derhen mangler" not in home
        assert LookUp.objects.filter(what="dashboards:home", citizen_id=str(thomas.pk)).count() == 1
    page = own_page(client, thomas, consultant)
    assert ("I morgen skal du til samtale" in page) is (days == 1)
    if days >= 0:
        assert "Bus 4 fra torvet Det tager 25 minutter." in page and "kl. 10.00" in page
    else:
        assert "skal du til samtale" not in page and "Bus 4" not in page


@pytest.mark.req("R-066")
def test_the_mail_of_the_day_before_is_sent_once_in_the_day_and_says_nothing(thomas, monkeypatch):
    talk = make_job_talk(thomas, held_on=TOMORROW, company="Solby Kirkegård", route="Bus 4")
    make_job_talk(make_citizen(first_name="Else"), held_on=TOMORROW)
    make_job_talk(make_citizen(email="a@b.example", closed_on=TODAY), held_on=TOMORROW)
    make_job_talk(make_citizen(email="c@d.example"), held_on=TOMORROW + timedelta(days=1))
    assert remind_of_talks(at=on_day(TODAY, hour=7)) == 0, "not at night"
    assert [remind_of_talks(at=on_day(TODAY, hour=8)) for _ in range(2)] == [1, 0]
    row = OutgoingMail.objects.get()
    assert row.about == talk.pk.hex and b"thomas" not in bytes(row.sealed).lower()
    assert DBTaskResult.objects.filter(task_path=deliver.module_path).count() == 1
    deliver.func(str(row.pk))
    sent = mail.outbox[0]
    assert (sent.to, sent.subject) == (["thomas@borger.example"], "Husk din aftale i morgen")
    assert "Hej Thomas" in sent.body and not {"Kirkegård", "Bus", "Holm", "samtale"} & set(sent.body.split())
    assert timeline(thomas)[0].action == "readiness.reminded"
    JobTalk.objects.filter(pk=talk.pk).update(held_on=TOMORROW + timedelta(days=7))
    assert remind_of_talks(at=on_day(TODAY + timedelta(days=7), hour=9)) == 1, "a talk that moves is reminded of again"


def test_the_worker_reminds_when_it_looks_after_the_law(thomas, monkeypatch):
    make_job_talk(thomas, held_on=TOMORROW)
    monkeypatch.setattr("jobbro.placements.jobs.timezone.now", lambda: NOW)
    jobs.watch_law.func()
    assert JobTalk.objects.get().reminded_of == TOMORROW


@pytest.mark.req("R-063")
def test_homework_past_its_day_is_spoken_of_kindly(client, thomas, consultant):
    goal = make_goal(thomas)
    late = make_homework(goal, wording="Cykle turen", due_on=TODAY - timedelta(days=1))
    make_homework(goal, wording="Ringe til Leif", due_on=TODAY)
    make_homework(make_goal(thomas, state="dropped", ended_on=TODAY), wording="Lagt væk", due_on=late.due_on)
    below = make_goal(thomas, parent=make_goal(thomas, state="reached", ended_on=TODAY))
    make_homework(below, wording="Lagt væk", due_on=late.due_on)
    make_homework(make_goal(make_citizen(team=thomas.team)), wording="En andens", due_on=late.due_on)
    home = text_of(client.get(HOME))
    assert "Dagen for hjemmeopgaven «Cykle turen» var i går. Spørg, hvordan det gik." in home
    assert reverse("progression:homework_report", args=[thomas.pk, late.pk]) in home
    assert not any(words in home for words in ("Ringe til Leif", "Lagt væk", "En andens"))
    page = own_page(client, thomas, consultant)
    assert page.count("Dagen er gået. Det er helt i orden.") == 1
    assert "Ringe til Leif" in page and "Lagt væk" not in page


def test_what_was_agreed_in_a_talk_stands_on_the_own_page_when_the_talk_is_closed(client, thomas, consultant):
    day = TODAY + timedelta(days=3)
    talk = agreed_task(consultant, thomas, Owner.CITIZEN, todo="Finde min cykelhjelm", due_on=day)
    terms = TaskTerms("Ringe til Leif", Owner.CONSULTANT, day)
    talks.add_task(by=consultant, conversation=talk, terms=terms, at=NOW)
    assert "cykelhjelm" not in own_page(client, thomas, consultant), "nothing is agreed until the talk is closed"
    talks.close_conversation(by=consultant, conversation=talk, at=NOW)
    page = own_page(client, thomas, consultant)
    assert "Finde min cykelhjelm" in page and "senest 5. marts" in page and "Ringe til Leif" not in page
    assert "cykelhjelm" not in text_of(client.get(HOME))
    TalkTask.objects.update(due_on=TODAY - timedelta(days=2))
    home = text_of(client.get(HOME))
    assert "Borgeren ville: «Finde min cykelhjelm»" in home and "Du ville: «Ringe til Leif»" in home
    assert "Det er helt i orden" in own_page(client, thomas, consultant)
    for days, is_there in ((60, True), (61, False)):
        TalkTask.objects.update(due_on=TODAY - timedelta(days=days))
        assert ("cykelhjelm" in text_of(client.get(HOME))) is is_there
        assert ("cykelhjelm" in own_page(client, thomas, consultant)) is is_there
    TalkTask.objects.update(done_on=TODAY)
    assert "cykelhjelm" not in text_of(client.get(HOME)) + own_page(client, thomas, consultant)


@pytest.mark.parametrize(("state", "word"), [("yes", "ja"), ("no", "nej")])
def test_an_answer_from_the_own_page_waits_on_the_front_page_until_it_is_seen(client, thomas, state, word):
    waiting, capsule_url = make_own_approval(thomas), reverse("citizens:capsule", args=[thomas.pk])
    assert "på sin egen side" not in text_of(client.get(HOME))
    type(waiting).objects.update(state=OwnApprovalState(state), answered_at=NOW)
    home = text_of(client.get(HOME))
    assert f"Har sagt {word} til «Fortæl det én gang» på sin egen side." in home and f"{capsule_url}#svar" in home
    client.post(reverse("citizens:own_approval_seen", args=[thomas.pk, waiting.pk]))
    assert "på sin egen side" not in text_of(client.get(HOME))


@pytest.mark.parametrize("number", [1, 60])
def test_the_lines_cost_one_question_and_no_more_than_there_is_room_for(
    client, thomas, number, django_assert_max_num_queries
):
    Municipality.objects.create(pk=1)
    goal = make_goal(thomas)
    first = make_homework(goal, due_on=TODAY - timedelta(days=1))
    type(first).objects.bulk_create(
        type(first)(goal=goal, wording="x", due_on=first.due_on, when="x", where="x", how="x", agreed_at=NOW,
                    agreed_by=first.agreed_by)
        for _ in range(number - 1)
    )  # fmt: skip
    with django_assert_max_num_queries(12):
        text = text_of(client.get(HOME))
    assert text.count("Hvordan gik det?") == min(number, 8)
    assert ("mere, som står hos borger" in text) is (number > 8)
