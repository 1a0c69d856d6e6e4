"""Homework with when, where and how; and the three zones."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.citizens.factories import NOW
from tests.progression.factories import make_homework, make_zone_item

from jobbro.audit.actors import Actor
from jobbro.audit.changes import timeline
from jobbro.audit.kinds import ActorKind
from jobbro.progression import actions
from jobbro.progression.models import Homework, Zone, ZoneItem

pytestmark = pytest.mark.django_db

AGREED = {
    "wording": "Cykle turen til kirkegården",
    "when": "Lørdag kl. 10",
    "where": "Hjemmefra",
    "how": "Min søster cykler med",
    "due_on": "11-03-2026",
}


def address(name, *args):
    return reverse(f"progression:{name}", args=args)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_homework_says_when_where_and_how(client, thomas, goal):
    for missing in ("when", "where", "how", "due_on"):
        answer = client.post(address("homework_new", thomas.pk, goal.pk), AGREED | {missing: " "})
        assert answer.status_code == 422
    assert not Homework.objects.exists()
    assert client.post(address("homework_new", thomas.pk, goal.pk), AGREED).status_code == 302
    text = text_of(client.get(address("goals", thomas.pk)))
    assert "Lørdag kl. 10 · Hjemmefra · Min søster cykler med" in text
    assert "venter på svar" in text


def test_the_database_refuses_homework_without_a_place(goal):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_homework(goal, where="")


def test_what_the_citizen_tells_is_kept_and_shown_with_how_hard_it_was(client, thomas, goal):
    homework = make_homework(goal)
    report = {"done": "yes", "difficulty": "hard", "told": "Det blæste, men jeg kom frem", "edit_version": "1"}
    assert client.post(address("homework_report", thomas.pk, homework.pk), {"done": "yes"}).status_code == 422
    assert client.post(address("homework_report", thomas.pk, homework.pk), report).status_code == 302
    text = text_of(client.get(address("goals", thomas.pk)))
    assert "Det var svært: «Det blæste, men jeg kom frem»" in text
    assert timeline(thomas)[0].action == "homework.reported"


@pytest.mark.req("R-063")
def test_two_who_write_on_the_same_homework_see_both_texts_and_lose_nothing(client, thomas, goal):
    homework = make_homework(goal)
    place = address("homework_edit", thomas.pk, homework.pk)
    assert client.post(place, AGREED | {"edit_version": "1", "wording": "Gå turen"}).status_code == 302
    late = client.post(place, AGREED | {"edit_version": "1", "wording": "Køre turen"})
    assert late.status_code == 409
    assert "Gå turen" in text_of(late) and "Køre turen" in text_of(late)
    picked = AGREED | {
        "edit_version": "2",
        "wording": "Køre turen",
        "pick.wording": "saved",
        "saved.wording": "Gå turen",
    }
    assert client.post(place, picked).status_code == 302
    homework.refresh_from_db()
    assert (homework.wording, homework.edit_version) == ("Gå turen", 2)
    assert client.post(place, AGREED | {"edit_version": "2", "where": " "}).status_code == 422


def test_a_colleague_who_writes_the_answer_down_sees_what_the_citizen_told_meanwhile(client, thomas, goal):
    homework = make_homework(goal)
    told = actions.Report(is_done=True, difficulty="right", told="Det gik fint")
    by_link = Actor(ActorKind.LINK, "1", "Thomas Holm")
    actions.report_homework(by=by_link, homework=homework, report=told, at=NOW)
    mine = {"done": "no", "difficulty": "hard", "told": "Kom ikke afsted", "edit_version": "1"}
    late = client.post(address("homework_report", thomas.pk, homework.pk), mine)
    assert late.status_code == 409 and "Gemt af Thomas Holm" in text_of(late)
    assert "Det gik fint" in text_of(late) and "Kom ikke afsted" in text_of(late)
    client.post(address("homework_edit", thomas.pk, homework.pk), AGREED | {"edit_version": "2", "wording": "Andet"})
    homework.refresh_from_db()
    assert (homework.told, homework.wording) == ("Det gik fint", "Cykle turen til kirkegården én gang")


def test_homework_that_was_reported_on_is_not_taken_back(client, thomas, consultant, goal):
    open_one, told_one = make_homework(goal), make_homework(goal)
    report = actions.Report(is_done=False, difficulty="too_hard")
    actions.report_homework(by=consultant.actor, homework=told_one, report=report, at=NOW)
    for homework in (open_one, told_one):
        client.post(address("homework_drop", thomas.pk, homework.pk))
    assert list(Homework.objects.all()) == [told_one]


@pytest.mark.req("R-061")
def test_nothing_in_the_zone_of_growth_is_said_on_both_pages_until_the_pause_is_moved_there(client, thomas):
    pause = make_zone_item(thomas, "Pause med kolleger")
    make_zone_item(thomas, "Klippe hæk")
    for name in ("zones", "goals"):
        assert "Der er ikke planlagt udvikling" in text_of(client.get(address(name, thomas.pk)))
    moved = client.post(address("zone_move", thomas.pk, pause.pk), {"zone": "growth", "by_citizen": "on"})
    assert moved.status_code == 302
    for name in ("zones", "goals"):
        assert "Der er ikke planlagt udvikling" not in text_of(client.get(address(name, thomas.pk)))
    assert [move.zone for move in pause.moves.all()] == [Zone.COMFORT, Zone.GROWTH]


@pytest.mark.req("R-061")
def test_only_the_citizen_chooses_a_zone_and_what_feels_unsafe_asks_for_support(client, thomas):
    placed = {"wording": "Betjene kunder", "zone": "unsafe"}
    assert client.post(address("zones", thomas.pk), placed).status_code == 422
    assert client.post(address("zones", thomas.pk), placed | {"by_citizen": "on"}).status_code == 302
    item = ZoneItem.objects.get()
    assert "Aftal støtte, eller udsæt" in text_of(client.get(address("zones", thomas.pk)))
    helped = {"zone": "unsafe", "by_citizen": "on", "support": "Leif står ved siden af"}
    client.post(address("zone_move", thomas.pk, item.pk), helped)
    assert "Aftal støtte, eller udsæt" not in text_of(client.get(address("zones", thomas.pk)))
    client.post(address("zone_away", thomas.pk, item.pk))
    assert "Betjene kunder" not in text_of(client.get(address("zones", thomas.pk)))
