"""The auditor's pages: the log without names of citizens, honest samples, the chain."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from jobbro.audit.actors import Actor
from jobbro.audit.kinds import ActorKind, LookKind
from jobbro.audit.lookups import Look, chain_head, write_looks
from jobbro.audit.models import ChangeEvent, LookUp
from jobbro.privacy import actions
from jobbro.privacy.models import Sample, SampledLook, SampleScope
from jobbro.privacy.queries.sampling import is_honest, lots

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-157")]
NOON = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
MARCH = date(2026, 3, 1)
THOMAS, ELSE = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def look(citizen=THOMAS, *, relation="own_consultant", at=NOON, who="Mette Madsen", actor_id="7"):
    actor = Actor(ActorKind.USER, actor_id, who, "consultant")
    write_looks([Look(citizen, relation)], by=actor, at=at, kind=LookKind.PAGE, what="citizens:detail")


@pytest.fixture
def client(client_of, auditor):
    return client_of(auditor)


def rows(client, **query):
    return client.get(reverse("privacy:lookups"), query).context["page"].rows


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, [5, 4, 3, 2, 1]),
        ({"fra": "5.3.2026"}, [5, 4]),
        ({"til": "4.3.2026"}, [3, 2, 1]),
        ({"fra": "4.3.2026", "til": "4.3.2026"}, [3, 2, 1]),
        ({"medarbejder": "jonas"}, [3]),
        ({"medarbejder": "8"}, [3]),
        ({"borger": ELSE}, [2]),
        ({"grund": "ingen"}, [4]),
        ({"grund": "team"}, [2, 3][::-1]),
        ({"grund": "sag"}, [5, 1]),
        ({"grund": "ingen", "borger": ELSE}, []),
        ({"efter": "3"}, [2, 1]),
        ({"efter": "abc", "grund": "nonsens"}, [5, 4, 3, 2, 1]),
    ],
)
def test_the_log_is_filtered_by_period_colleague_citizen_and_ground(client, query, numbers):
    look()
    look(ELSE, relation="same_team")
    look(relation="team_lead", who="Jonas Lind", actor_id="8")
    look(relation="none", at=NOON + timedelta(days=1))
    look(at=datetime(2026, 3, 5, 22, 59, tzinfo=UTC))
    assert [row.number for row in rows(client, **query)] == numbers


def test_a_day_begins_at_midnight_in_denmark(client):
    look(at=datetime(2026, 3, 3, 22, 59, tzinfo=UTC))
    look(at=datetime(2026, 3, 3, 23, 0, tzinfo=UTC))
    assert [row.number for row in rows(client, fra="4.3.2026")] == [2]


@pytest.mark.parametrize("query", [{"fra": "31.2.2026"}, {"til": "i går"}, {"borger": "Thomas"}, {"fra": "1.1.9999"}])
def test_what_cannot_be_read_gives_no_rows_and_says_so(client, query):
    look()
    answer = client.get(reverse("privacy:lookups"), query)
    assert (answer.status_code, answer.context["page"].rows) == (422, ())


def test_an_unexplained_look_is_marked_in_words(client):
    look(relation="none")
    assert "uforklaret" in client.get(reverse("privacy:lookups")).content.decode()


def test_pages_of_the_log_follow_each_other(client):
    for _ in range(60):
        look()
    first = client.get(reverse("privacy:lookups")).context["page"]
    second = rows(client, efter=first.next_key)
    assert [row.number for row in (*first.rows, *second)] == list(range(60, 0, -1))


def test_reading_the_log_is_no_look_at_a_citizen(client):
    look()
    rows(client, borger=THOMAS)
    assert LookUp.objects.count() == 1


# Samples


def draw(auditor, **more):
    asked: dict[str, Any] = {"month": MARCH, "scope": SampleScope.ALL, "size": 5} | more
    return actions.draw_sample(by=auditor, at=NOON, **asked)


def test_a_sample_can_be_drawn_again_from_its_seed(auditor):
    for _ in range(40):
        look()
    sample = draw(auditor)
    assert (sample.population, sample.looks.count(), len(sample.seed)) == (40, 5, 64)
    assert is_honest(sample)
    look()  # what is logged later does not disturb it
    assert is_honest(Sample.objects.get())
    assert ChangeEvent.objects.get().details["seed"] == sample.seed


def test_a_sample_with_a_look_exchanged_or_another_seed_is_found_out(auditor):
    for _ in range(40):
        look()
    sample = draw(auditor)
    left_out = next(number for number in range(1, 41) if not sample.looks.filter(number=number).exists())
    drawn = sample.looks.first()
    SampledLook.objects.filter(pk=drawn.pk).update(number=left_out)
    assert not is_honest(sample)
    SampledLook.objects.filter(pk=drawn.pk).update(number=drawn.number)
    assert is_honest(sample)
    sample.seed = "0" * 64
    assert not is_honest(sample)


def test_two_draws_of_the_same_month_have_nothing_to_do_with_each_other(auditor):
    for _ in range(200):
        look()
    one, two = (set(draw(auditor, size=20).looks.values_list("number", flat=True)) for _ in range(2))
    assert one != two


def test_every_look_has_the_same_chance():
    entries = [(number, f"{number:064x}") for number in range(20)]
    drawn = [number for seed in range(2000) for number in lots(entries, seed=str(seed), size=5)]
    assert all(400 < drawn.count(number) < 600 for number in range(20))


def test_the_usual_draw_leaves_out_what_the_case_explains(auditor):
    look(relation="own_caseworker")
    look(relation="same_team")
    look(relation="none")
    drawn = draw(auditor, scope=SampleScope.NOT_BY_CASE)
    assert list(drawn.looks.order_by("number").values_list("number", flat=True)) == [2, 3]


def test_only_the_month_takes_part(auditor):
    for at in (datetime(2026, 2, 28, 22, 59, tzinfo=UTC), NOON, datetime(2026, 3, 31, 22, 0, tzinfo=UTC)):
        look(at=at)
    assert list(draw(auditor).looks.values_list("number", flat=True)) == [2]
    with pytest.raises(actions.NothingToDraw):
        draw(auditor, month=date(2025, 3, 1))


def test_a_sample_is_drawn_and_answered_on_the_pages(client, auditor):
    look(relation="same_team", at=timezone.now())
    sent = {"month": timezone.localdate().replace(day=1).isoformat(), "scope": "not_by_case", "size": "20"}
    answer = client.post(reverse("privacy:samples"), sent)
    sample = Sample.objects.get()
    assert answer["Location"] == reverse("privacy:sample", args=[sample.pk])
    reply = {"verdict": "asked", "note": "Har spurgt"}
    assert client.post(reverse("privacy:answer", args=[sample.pk, 1]), reply).status_code == 302
    shown = client.get(reverse("privacy:sample", args=[sample.pk])).content.decode()
    assert "Har spurgt" in shown and "giver de samme opslag" in shown
    review = SampledLook.objects.get()
    assert (review.verdict, review.reviewed_by) == ("asked", auditor)


@pytest.mark.parametrize("bad", [{"month": "1999-01-01"}, {"size": "0"}, {"size": "9999"}, {"scope": "x"}, {}])
def test_a_draw_that_makes_no_sense_is_refused(client, bad):
    sent = {"month": timezone.localdate().replace(day=1).isoformat(), "scope": "all", "size": "5"} | bad
    assert client.post(reverse("privacy:samples"), sent).status_code == 422
    assert not Sample.objects.exists()


# The chain


def test_the_whole_log_can_be_checked_on_the_page_against_a_kept_head(client):
    look()
    head = "{}:{}".format(*(chain_head() or ()))
    address = reverse("privacy:chain")
    assert head in client.get(address).content.decode()
    assert "Loggen er hel" in client.post(address, {"head": head}).content.decode()
    assert "mangler, for loggen er kortere" in client.post(address, {"head": f"2:{'a' * 64}"}).content.decode()
    assert client.post(address, {"head": "noget andet"}).status_code == 422


def test_the_commands_print_the_head_and_verify_the_log(capsys):
    look()
    call_command("lookups_head")
    head = capsys.readouterr().out.strip()
    call_command("lookups_verify", head=head)
    assert capsys.readouterr().out == "Loggen er hel: 1 opslag.\n"
    with pytest.raises(CommandError, match="Opslag 1 har en anden kontrolsum"):
        call_command("lookups_verify", head=f"1:{'a' * 64}")
    with pytest.raises(CommandError, match="NUMMER:KONTROLSUM"):
        call_command("lookups_verify", head="1")
