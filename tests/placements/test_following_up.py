"""A follow-up is noted as held, or moved: from «Min dag» in two clicks, with its trace on the timeline."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.placements.factories import Case, make_case

from jobbro.audit.changes import timeline
from jobbro.placements.models import ApprovalState, FollowUp, Placement

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def case() -> Case:
    return with_meeting(make_case(state="locked"), TODAY - timedelta(days=1))


def with_meeting(case: Case, day: date) -> Case:
    """Thomas's plan, moved to run now, with one follow-up on this day."""
    Placement.objects.update(starts_on=TODAY - timedelta(days=30), ends_on=TODAY + timedelta(days=60))
    case.placement.follow_ups.all().delete()
    FollowUp.objects.create(placement=case.placement, day=day, participants=["Leif"], topics=["tempo"])
    case.placement.refresh_from_db()
    return case


def browser_of(case: Case, client: Client) -> Client:
    case.consultant.welcomed_at = case.consultant.welcomed_at or timezone.now()
    case.consultant.save()
    client.force_login(case.consultant, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(case: Case, verb: str, day: date) -> str:
    return reverse(f"placements:follow_up_{verb}", args=[case.placement.pk, day.isoformat()])


def written(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def actions_told(case: Case) -> list[str]:
    return [event.action for event in timeline(case.placement)]


def test_two_clicks_from_the_front_page_note_that_a_meeting_was_held(case: Case, client: Client) -> None:
    browser = browser_of(case, client)
    [line] = [line for part in browser.get("/").context["page"].parts for line in part.lines if line.also]
    assert (line.action, line.also) == ("Hold nu", "Flyt")
    page = browser.get(line.url)
    assert "Leif" in page.content.decode() and "tempo" in page.content.decode()
    answer = browser.post(line.url, {"on_day": written(page.context["form"].initial["on_day"])})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert FollowUp.objects.get().held_on == TODAY
    assert actions_told(case)[0] == "follow_up.held"
    assert not [line for part in browser.get("/").context["page"].parts for line in part.lines if line.also]


@pytest.mark.parametrize(
    ("state", "begins_in", "offered"),
    [("draft", 5, False), ("draft", 0, True), ("ready", 5, True), ("locked", 5, True)],
)
def test_a_meeting_of_a_plan_that_is_not_agreed_yet_is_not_offered_to_be_held(
    client: Client, state: str, begins_in: int, offered: bool
) -> None:
    case = with_meeting(make_case(state=state), TODAY)
    Placement.objects.update(starts_on=TODAY + timedelta(days=begins_in))
    browser = browser_of(case, client)
    page = browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()
    assert ("Holdt eller flyttet?" in page) is offered
    lines = [line for part in browser.get("/").context["page"].parts for line in part.lines]
    assert ("Hold nu" in [one.action for line in lines for one in (line, *line.others)]) is offered


def test_a_meeting_moved_in_a_locked_agreement_leaves_a_dated_correction(case: Case, client: Client) -> None:
    browser, old, new = browser_of(case, client), TODAY - timedelta(days=1), TODAY + timedelta(days=2)
    answer = browser.post(address(case, "move", old), {"to": written(new)})
    assert answer["Location"] == reverse("placements:detail", args=[case.placement.pk])
    assert FollowUp.objects.get().day == new
    [correction] = case.placement.corrections.all()
    assert correction.text.startswith("Opfølgningen ") and str(new.year) in correction.text
    assert {"follow_up.moved", "placement.corrected"} <= set(actions_told(case))
    assert Placement.objects.get(pk=case.placement.pk).state == "locked"
    assert case.placement.approvals.filter(state=ApprovalState.AGREED).exists()


def test_a_meeting_moved_in_a_shared_text_voids_what_was_answered(client: Client) -> None:
    case = with_meeting(make_case(state="shared"), TODAY + timedelta(days=3))
    browser, old = browser_of(case, client), TODAY + timedelta(days=3)
    assert "bliver teksten en kladde igen" in browser.get(address(case, "move", old)).content.decode()
    browser.post(address(case, "move", old), {"to": written(TODAY + timedelta(days=4))})
    placement = Placement.objects.get(pk=case.placement.pk)
    assert (placement.state, placement.edit_version) == ("draft", case.placement.edit_version + 1)
    assert not placement.approvals.exclude(state=ApprovalState.VOID).exists()


@pytest.mark.parametrize(
    ("verb", "typed", "told"),
    [
        ("hold", {"on_day": ""}, "on_day"),
        ("hold", {"on_day": written(TODAY + timedelta(days=1))}, "fremtiden"),
        ("move", {"to": "31-02-2026"}, "to"),
        ("move", {"to": written(TODAY - timedelta(days=2))}, "Dagen er gået"),
        ("move", {"to": written(TODAY + timedelta(days=9))}, "allerede aftalt"),
    ],
)
def test_a_day_that_makes_no_sense_is_asked_again(
    case: Case, client: Client, verb: str, typed: dict[str, str], told: str
) -> None:
    FollowUp.objects.create(placement=case.placement, day=TODAY + timedelta(days=9))
    answer = browser_of(case, client).post(address(case, verb, TODAY - timedelta(days=1)), typed)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert FollowUp.objects.filter(day=TODAY - timedelta(days=1), held_on=None).exists()


def test_a_meeting_that_was_held_is_not_moved(case: Case, client: Client) -> None:
    FollowUp.objects.update(held_on=TODAY)
    answer = browser_of(case, client).post(address(case, "move", TODAY - timedelta(days=1)), {"to": written(TODAY)})
    assert answer.status_code == 422
    assert "Opfølgningen er holdt" in answer.content.decode()


@pytest.mark.parametrize("day", ["2026-13-01", "i-gaar", "1999-01-01"])
def test_a_day_without_a_meeting_does_not_exist(case: Case, client: Client, day: str) -> None:
    browser = browser_of(case, client)
    for verb in ("hold", "move"):
        url = reverse(f"placements:follow_up_{verb}", args=[case.placement.pk, day])
        assert browser.get(url).status_code == browser.post(url, {}).status_code == 404


def test_the_placements_page_tells_which_meetings_were_held(case: Case, client: Client) -> None:
    browser, detail = browser_of(case, client), reverse("placements:detail", args=[case.placement.pk])
    assert "Holdt eller flyttet?" in browser.get(detail).content.decode()
    FollowUp.objects.update(held_on=TODAY)
    assert "Holdt eller flyttet?" not in browser.get(detail).content.decode()
