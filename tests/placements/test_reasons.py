"""Why a placement brings the citizen nearer a job: asked for, shown, answered, and followed up on (R-041)."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.placements.factories import NOW, Case, make_case

from jobbro.accounts.viewer import Viewer
from jobbro.audit.changes import timeline
from jobbro.dashboards.queries.worklist import Urgency, worklist
from jobbro.placements import actions
from jobbro.placements.actions import Asked
from jobbro.placements.models import MeansSense, Party, Placement
from jobbro.placements.queries.reading import record_of
from jobbro.placements.readiness import Gap, gaps_before_ready
from jobbro.portal.access import DoorState, try_door
from jobbro.portal.actions import make_own_page_link

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-041")]

DONE = re.compile(r"Fordi du her prøver hårdt arbejde ude")


def _fresh(case: Case) -> Placement:
    return Placement.objects.get(pk=case.placement.pk)


def _without_reason(state: str) -> Case:
    case = make_case(state=state)
    Placement.objects.filter(pk=case.placement.pk).update(because="")
    case.placement.refresh_from_db()
    return case


def _citizen_link(case: Case) -> str:
    [(_, token)] = actions.ask_parties(
        by=case.consultant,
        placement=case.placement,
        people=[Asked(Party.CITIZEN, "Thomas Holm", "thomas@borger.example")],
        at=timezone.now(),
    )
    return token


def _today_lines(case: Case) -> list[str]:
    parts = worklist(Viewer.of(case.consultant, at=NOW, what="test"))
    lines = [line for part in parts if part.urgency == Urgency.NOW for line in part.lines]
    return [one.why for line in lines for one in (line, *line.others)]


def test_a_placement_without_a_reason_is_not_called_ready_and_the_page_says_so(browser: Client, case: Case) -> None:
    record = record_of(case.placement)
    assert gaps_before_ready(record) == ()
    assert gaps_before_ready(record.changed(because="  \n")) == (Gap.BECAUSE,)
    Placement.objects.filter(pk=case.placement.pk).update(because="")
    answer = browser.post(reverse("placements:move", args=[case.placement.pk, "klar"]))
    assert answer.status_code == 422
    assert "hvorfor forløbet bringer vedkommende nærmere et job" in answer.content.decode()
    assert _fresh(case).state == "draft"


def test_a_ready_placement_without_a_reason_reaches_the_citizen_in_no_way(client: Client) -> None:
    case = _without_reason("ready")
    client.force_login(case.consultant)
    key = [case.placement.pk]
    with pytest.raises(actions.NotReady):
        actions.share_placement(by=case.consultant, placement=case.placement, at=NOW)
    with pytest.raises(actions.NothingToApprove):
        _citizen_link(case)
    assert client.post(reverse("placements:move", args=[*key, "delt"])).status_code == 422
    assert "Skriv det i planen" in client.get(reverse("placements:ask", args=key)).content.decode()
    paper = client.post(reverse("placements:citizen_version", args=key))
    assert (paper.status_code, paper["Content-Type"]) == (422, "text/html; charset=utf-8")
    assert not _fresh(case).papers.exists()


def test_a_link_that_was_sent_closes_when_the_reason_is_taken_away() -> None:
    case = make_case(state="ready")
    token = _citizen_link(case)
    assert try_door(token, at=timezone.now()).state is DoorState.OPEN
    Placement.objects.filter(pk=case.placement.pk).update(because="")
    assert try_door(token, at=timezone.now()).state is DoorState.CHANGING


def test_the_citizen_reads_the_reason_first_and_answers_it_on_the_link(client: Client) -> None:
    case = make_case(state="ready")
    here = f"/svar/{_citizen_link(case)}/"
    page = client.get(f"{here}aftalen/").content.decode()
    assert DONE.search(page) and page.index("Hvorfor skal jeg i gang med det?") < page.index("Hvor og hvornår")
    words = _fresh(case).because
    assert client.post(f"{here}mening/", {"words": words}).status_code == 422
    assert client.post(f"{here}mening/", {"words": words, "answer": "no"}).status_code == 302
    assert (_fresh(case).because_answer, _fresh(case).because_answered) == ("no", words)
    assert "Din konsulent taler med dig om det." in client.get(f"{here}aftalen/").content.decode()
    [event] = [event for event in timeline(case.placement) if event.action == "placement.reason_answered"]
    assert event.details == {"answer": "no"}


def test_the_workplace_is_neither_shown_the_reason_nor_asked_about_it(client: Client) -> None:
    case = make_case(state="ready")
    person = Asked(Party.COMPANY, "Bente Kirk", "bente@solby-kirkegaard.example")
    [(_, token)] = actions.ask_parties(by=case.consultant, placement=case.placement, people=[person], at=timezone.now())
    assert not DONE.search(client.get(f"/svar/{token}/aftalen/").content.decode())
    asked = client.post(f"/svar/{token}/mening/", {"words": case.placement.because, "answer": "no"})
    assert (asked.status_code, _fresh(case).because_answer) == (404, "")


@pytest.mark.parametrize("answer", list(MeansSense))
def test_only_a_no_opens_a_follow_up_on_the_day_and_a_talk_closes_it(answer: MeansSense, client: Client) -> None:
    case = make_case(state="shared")
    actor, words = case.consultant.actor, case.placement.because
    actions.answer_reason(by=actor, placement=case.placement, words=words, answer=answer, at=NOW)
    opened = [line for line in _today_lines(case) if "Siger nej" in line]
    assert bool(opened) is _fresh(case).reason_waits_for_talk is (answer == MeansSense.NO)
    client.force_login(case.consultant)
    client.post(reverse("placements:reason_talked", args=[case.placement.pk]))
    assert not _fresh(case).reason_waits_for_talk
    assert (_fresh(case).because_talked_on is not None) is (answer == MeansSense.NO)
    assert not [line for line in _today_lines(case) if "Siger nej" in line]


def test_an_answer_belongs_to_the_words_that_were_read() -> None:
    case = make_case(state="shared")
    answer = partial(
        actions.answer_reason, by=case.consultant.actor, placement=case.placement, answer=MeansSense.NO, at=NOW
    )
    with pytest.raises(actions.NoReasonToAnswer):
        answer(words="Fordi noget helt andet.")
    broken = case.placement.because.replace(". ", ".\r\n ")
    assert answer(words=broken).because_answered == case.placement.because


def test_the_own_page_says_why_in_one_tap_and_takes_the_answer(client: Client) -> None:
    case = make_case(state="shared")
    today = timezone.localdate()
    Placement.objects.filter(pk=case.placement.pk).update(ends_on=today + timedelta(days=9))
    _, token = make_own_page_link(by=case.consultant, citizen=case.citizen, at=timezone.now())
    home = client.get(f"/min-side/{token}/").content.decode()
    assert re.search(r"<details><summary>Hvorfor skal jeg i praktik\?</summary><p>Fordi du her", home)
    here = reverse("portal:own_reason", args=[token, case.placement.pk])
    assert client.post(here, {"words": "Noget andet", "answer": "yes"}).status_code == 422
    assert client.post(here, {"words": case.placement.because, "answer": "partly"}).status_code == 302
    assert "Delvist" in client.get(f"/min-side/{token}/").content.decode()
    Placement.objects.filter(pk=case.placement.pk).update(state="draft")
    assert client.get(here).status_code == 404
