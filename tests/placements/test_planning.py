"""How a plan begins and is saved, and what the check beside it says."""

import re
from dataclasses import replace
from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import Case
from tests.placements.paper_texts import every_paper, save
from tests.placements.test_pages import posted_from

from jobbro.domain.plan import HourKind
from jobbro.placements.actions.recording import begin_placement
from jobbro.placements.forms.agreement import suggested_days
from jobbro.placements.forms.when import follow_kind
from jobbro.placements.queries.checking import check_of
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.reading import record_of
from jobbro.placements.record import Record, SlotLine, StepLine

pytestmark = pytest.mark.django_db


def test_a_plan_just_begun_says_what_to_begin_with_and_counts_nothing(browser: Client, case: Case) -> None:
    begun = begin_placement(by=case.consultant, citizen=case.citizen, company=case.company, at=case.viewer.at)
    for address in (reverse("placements:plan", args=[begun.pk, "hvem"]), reverse("placements:detail", args=[begun.pk])):
        text = browser.get(address).content.decode()
        assert "skriv første og sidste dag" in text and "begynd med dagene" in text
        assert "mangler" not in text.lower() and "0 af 7" not in text
        assert "Funktioner, opgaver og timer" in text, "what a description holds can still be asked for"
    values = posted_from(browser.get(reverse("placements:plan", args=[begun.pk, "formaal"]))) | {"why": "Prøve ude."}
    text = browser.post(reverse("placements:check", args=[begun.pk, "formaal"]), values).content.decode()
    assert "Mangler, før teksten er klar" in text


def test_the_plan_can_be_saved_from_its_head_before_its_fields(browser: Client, case: Case) -> None:
    text = browser.get(reverse("placements:plan", args=[case.placement.pk, "hvem"])).content.decode()
    head = text.index('form="plan-form" name="stay"')
    assert text.index("<h1>") < head < text.index('aria-label="Dele af planen"') < text.index('id="plan-form"')


def test_the_same_remark_about_the_wording_stands_once(case: Case) -> None:
    record = record_of(case.placement)
    tasks = tuple(replace(task, payable="", next_task="") for task in record.steps[0].tasks)
    panel = check_of(record.changed(steps=(replace(record.steps[0], tasks=tasks),)), Surroundings())
    said = [(finding.reason, finding.suggestion) for finding in panel.words]
    assert len(panel.report.findings) > len(said) == len(set(said))


@pytest.mark.req("R-107")
def test_the_seven_points_of_a_job_with_subsidy_speak_of_no_practice(case: Case) -> None:
    record = record_of(case.placement)
    bare = Record(
        record.names, kind="subsidised", starts_on=record.starts_on, ends_on=record.ends_on, why="Lære faget."
    )
    for one in (bare, follow_kind(record.changed(kind="subsidised"))):
        report = check_of(one, Surroundings()).report
        said = [word for point in report.points for word in (point.title, point.advice)]
        said += [answer.ask for point in report.points for answer in point.open_questions]
        said += [word for finding in report.findings for word in (finding.title, finding.reason, finding.suggestion)]
        assert said and not [word for word in said if "praktik" in word.lower()]


@pytest.mark.parametrize(
    ("minutes", "a_week", "in_all"), [(20, "10", "123,33"), (40, "11", "135,67"), (10, "9,5", "117,17")]
)
def test_hours_that_end_on_odd_minutes_are_said_with_two_decimals_and_none_is_lost(
    browser: Client, case: Case, minutes: int, a_week: str, in_all: str
) -> None:
    step = record_of(case.placement).steps[0]
    odd = tuple(replace(slot, ends_at=time(slot.ends_at.hour, minutes)) for slot in step.slots)
    placement = save(case, steps=(replace(step, slots=odd),))
    pages = {
        part: browser.get(reverse(f"placements:{part}", args=[placement.pk])).content.decode()
        for part in ("detail", "few_hours")
    }
    pages["plan"] = browser.get(reverse("placements:plan", args=[placement.pk, "timer"])).content.decode()
    assert f"{in_all} timer" in pages["plan"] and f'<td class="num">{a_week}</td>' in pages["plan"]
    papers = {name: said.text for name, said in every_paper(placement).items()}
    assert f"{a_week} timer om ugen" in papers["min_plan"] and f"{in_all} timer" in papers["min_plan"]
    for name, text in (pages | papers).items():
        assert not re.findall(r"(?<![\d.-])\d+[,.]\d{3,}(?=\s*(?:timer|time\b|</td>))", text), name


def test_a_task_that_is_too_long_is_kept_and_told_about(browser: Client, case: Case) -> None:
    address = reverse("placements:plan", args=[case.placement.pk, "timer"])
    page = browser.get(address)
    assert "maxlength" not in page.content.decode()
    long = "feje stien " * 20
    refused = browser.post(address, posted_from(page) | {"step0-task-0-title": long})
    text = refused.content.decode()
    assert refused.status_code == 422 and long.strip() in text
    assert "Teksten må højst have 160 tegn. Den har 219." in text


@pytest.mark.parametrize(
    ("weekdays", "first", "last", "rhythm", "days"),
    [
        # Friday 25 December and Friday 1 January are holidays.
        ((1, 5), date(2026, 11, 30), date(2027, 1, 10), "fortnight", ["2026-12-11", "2026-12-28", "2027-01-08"]),
        ((5,), date(2026, 12, 7), date(2027, 1, 3), "weekly", ["2026-12-11", "2026-12-18"]),
        ((), date(2026, 12, 28), date(2027, 1, 3), "weekly", ["2026-12-30"]),
        ((5,), date(2027, 1, 1), date(2027, 1, 2), "weekly", []),
    ],
)
def test_a_rhythm_proposes_no_holiday_but_the_nearest_day_of_work(
    case: Case, weekdays: tuple[int, ...], first: date, last: date, rhythm: str, days: list[str]
) -> None:
    slots = tuple(SlotLine(HourKind.PRACTICE, day, time(9), time(12)) for day in weekdays)
    record = record_of(case.placement).changed(
        starts_on=first, ends_on=last, steps=(StepLine(1, first, last, slots),) if slots else ()
    )
    assert [day.isoformat() for day in suggested_days(record, rhythm)] == days
