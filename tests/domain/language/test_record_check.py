"""The check of a structured description: Thomas as the planning page would hand him over."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from jobbro.domain.calendar import Period, Weekday, WeekPattern
from jobbro.domain.language import (
    Block,
    DescriptionRecord,
    FindingCode,
    FollowUpMeeting,
    HandledNeed,
    PaidHoursRoute,
    Point,
    Question,
    RecordField,
    Responsible,
    Role,
    Strength,
    Subgoal,
    Verdict,
    check_record,
)
from jobbro.domain.plan import HourKind, Plan, PlannedTask, PlanStep
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan

THREE_DAYS = WeekPattern.same_time((Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY), time(9), time(12))
PERIOD = Period.of_weeks(date(2023, 1, 23), 13)
TASKS = ("Holde stierne rene", "Klippe hække", "Passe blomster", "Grave")


def plan_of(*titles: str, payable: str = "", pattern: WeekPattern = THREE_DAYS) -> Plan:
    tasks = tuple(
        PlannedTask(f"t{number}", title, HourKind.PRACTICE, purpose="Træner udholdenhed", payable=payable)
        for number, title in enumerate(titles)
    )
    return Plan((PlanStep(1, PERIOD, pattern, WeekPattern(), tasks),))


def thomas(**changes) -> DescriptionRecord:
    fields = {
        "citizen": "Thomas",
        "company": "Solby Kirkegård",
        "purpose": "Thomas vil prøve et fysisk job ude i det fri",
        "goals": ("Møder de tre aftalte dage og klarer opgaverne uden hjælp",),
        "plan": plan_of(*TASKS),
        "responsible": (Responsible(Role.CONTACT_PERSON, "Leif", "viser opgaverne og er der hver dag"),),
        "agreed_by": frozenset({Role.CITIZEN, Role.CONTACT_PERSON, Role.CONSULTANT, Role.CASEWORKER}),
        "follow_ups": tuple(
            FollowUpMeeting(day, participants=("Thomas", "Leif"), topics=("progression", "timetal"))
            for day in (date(2023, 2, 22), date(2023, 3, 29))
        ),
        "next_step": "Ansættelse i ordinære timer eller en ny praktik med flere timer",
        "paid_route": PaidHoursRoute.AFTER,
        "what_it_takes": "Mødestabil i otte uger og alene om hækkene",
        "wishes": ("hårdt fysisk arbejde, gerne udendørs",),
    }
    return DescriptionRecord(**(fields | changes))  # type: ignore[arg-type]


def check(record: DescriptionRecord):
    return check_record(record, checklist=description_checklist(), lexicon=phrase_lexicon(), privacy=privacy_scan())


@pytest.mark.req("R-107")
def test_the_checklist_has_seven_points_and_twenty_questions_in_the_agreed_shares():
    assert [len(point.questions) for point in Point] == [3, 2, 3, 3, 4, 2, 3]
    assert len(Question) == 20
    assert len(description_checklist().questions) == 20


@pytest.mark.req("R-107")
def test_thomas_as_planned_has_five_points_and_lacks_needs_and_what_to_do_when_it_goes_wrong():
    report = check(thomas())
    assert (report.fulfilled, report.partly, report.missing) == (5, 2, 0)
    assert report.point(Point.NEEDS).verdict is Verdict.PARTLY
    assert report.point(Point.AGREEMENT).verdict is Verdict.PARTLY
    assert Question.AGREEMENT_IF_WRONG in {answer.question for answer in report.open_questions}
    assert not report.ready


@pytest.mark.req("R-107")
def test_the_two_missing_sentences_make_thomas_ready():
    report = check(
        thomas(
            needs=(HandledNeed("Egne pauser", "Leif og Thomas aftaler pauser om morgenen"),),
            if_it_goes_wrong="Leif ringer samme dag til konsulenten",
        )
    )
    assert report.fulfilled == 7
    assert report.ready


def test_an_empty_record_misses_everything_and_asks_all_twenty_questions():
    report = check(DescriptionRecord())
    assert report.missing == 7
    assert len(report.open_questions) == 20
    assert {finding.code for finding in report.findings} == {
        FindingCode.NO_TASKS,
        FindingCode.NO_CONTACT,
        FindingCode.NO_GOAL,
        FindingCode.NO_FOLLOW_UP,
        FindingCode.NO_HOURS,
    }


@pytest.mark.req("R-110")
def test_a_task_called_forefaldende_arbejde_is_quoted_and_does_not_count():
    report = check(thomas(plan=plan_of("Forefaldende arbejde")))
    generic = [finding for finding in report.findings if finding.code is FindingCode.GENERIC_TASK]
    assert [finding.evidence.quote for finding in generic] == ["Forefaldende arbejde"]
    assert report.point(Point.TASKS).verdict is Verdict.PARTLY


def test_the_proof_names_the_field_and_its_place():
    proof = check(thomas()).point(Point.AGREEMENT).answers[2].evidence[1]
    assert proof.place == RecordField("follow_ups", 1)
    assert "29.03.2023" in proof.quote


@pytest.mark.req("R-063")
def test_smart_is_five_of_five_and_a_stays_open_without_the_citizens_own_words():
    assert check(thomas()).smart_score == 5
    without = check(thomas(wishes=()))
    assert without.smart_score == 4
    assert [result.letter for result in without.smart if result.verdict is not Verdict.FULFILLED] == ["A"]


@pytest.mark.req("R-115")
def test_a_practice_task_without_an_answer_about_pay_is_a_finding_each():
    report = check(thomas())
    unanswered = [finding for finding in report.findings if finding.code is FindingCode.PAYABLE_UNANSWERED]
    assert [finding.evidence.quote for finding in unanswered] == list(TASKS)
    answered = check(thomas(plan=plan_of(*TASKS, payable="fra uge 8")))
    assert FindingCode.PAYABLE_UNANSWERED not in {finding.code for finding in answered.findings}


def test_no_needs_said_aloud_differs_from_never_asked():
    assert check(thomas(no_needs=True)).point(Point.NEEDS).verdict is Verdict.FULFILLED
    assert check(thomas(responsible=())).point(Point.NEEDS).verdict is Verdict.MISSING


def test_too_early_for_pay_is_half_an_answer_until_someone_says_what_it_takes():
    early = {"paid_route": PaidHoursRoute.NOT_YET, "paid_route_reason": "Timerne skal først op på 15"}
    assert check(thomas(**early, what_it_takes="")).point(Point.ORDINARY).verdict is Verdict.PARTLY
    assert check(thomas(**early)).point(Point.ORDINARY).verdict is Verdict.FULFILLED


@pytest.mark.req("R-102")
def test_the_three_contents_need_both_their_halves():
    blocks = {result.block: result.verdict for result in check(thomas()).blocks}
    assert blocks == {
        Block.WORK: Verdict.FULFILLED,
        Block.NEEDS_AND_POTENTIAL: Verdict.PARTLY,
        Block.PROGRESSION: Verdict.FULFILLED,
    }


@pytest.mark.req("R-106")
def test_the_five_lines_say_what_the_fields_say():
    lines = {line.topic: line.text for line in check(thomas()).overview}
    assert lines["now"] == "; ".join(TASKS)
    assert lines["next_step"].startswith("Ansættelse i ordinære timer")
    assert lines["ordinary_hours"] == "Mødestabil i otte uger og alene om hækkene"


def test_rising_hours_over_the_steps_are_a_direction():
    longer = WeekPattern.same_time(THREE_DAYS.weekdays, time(9), time(14))
    first, second = Period.of_weeks(PERIOD.first, 6), Period(date(2023, 3, 6), PERIOD.last)
    task = PlannedTask("grave", "Grave", HourKind.PRACTICE, purpose="styrke")
    plan = Plan(
        (PlanStep(1, first, THREE_DAYS, WeekPattern(), (task,)), PlanStep(2, second, longer, WeekPattern(), (task,)))
    )
    report = check(thomas(plan=plan, next_step="", subgoals=(Subgoal("Kender gravene"),)))
    forward = report.point(Point.DIRECTION).answers[1]
    assert forward.strength is Strength.ANSWERED
    assert forward.evidence[0].quote == "Fra 9 til 15 timer om ugen"


def test_half_hours_are_written_with_a_comma():
    pattern = WeekPattern.same_time((Weekday.MONDAY,), time(9), time(11, 30))
    assert pattern.hours_per_week == Decimal("2.5")
    hours = check(thomas(plan=plan_of(*TASKS, pattern=pattern))).point(Point.TASKS).answers[2]
    assert hours.evidence[0].quote == "2,5 timer om ugen"


@pytest.mark.req("R-108")
def test_an_addiction_in_any_field_stops_the_sharing_and_names_the_field():
    report = check(thomas(next_step="Når hans misbrug er på afstand, ansættes han"))
    assert not report.may_be_shared
    stopped = [finding for finding in report.findings if finding.stops_sharing]
    assert [(finding.evidence.quote, finding.evidence.place.name) for finding in stopped] == [("misbrug", "next_step")]


def test_no_line_of_the_overview_has_a_semicolon_after_a_full_stop() -> None:
    lines = [
        line.text for line in check(replace(thomas(), next_step="Vi taler om det.", next_activity="Mødet.")).overview
    ]
    assert "Vi taler om det. Mødet." in lines
    assert not any(".;" in line for line in lines)
