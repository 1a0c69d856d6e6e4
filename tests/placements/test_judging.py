"""A running placement remembers what it was judged by, and a change of law is told once, by Jobbro itself."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from tests.placements.factories import Case, make_case

from jobbro.accounts.models import User
from jobbro.audit.changes import timeline
from jobbro.audit.kinds import ActorKind
from jobbro.companies.models import OtherOccupant, StaffMonth
from jobbro.domain.rules import Rulebook
from jobbro.library import rulebook
from jobbro.placements import jobs
from jobbro.placements.actions import judging
from jobbro.placements.models import LawChange, Placement, StandingVerdict
from jobbro.placements.queries.judging import planned_placements
from jobbro.placements.queries.legal import planned_placement, surroundings_of
from jobbro.placements.queries.reading import record_of

pytestmark = pytest.mark.django_db
IN_FEBRUARY = datetime(2023, 2, 1, 6, tzinfo=UTC)
NEW_YEAR = datetime(2025, 1, 2, 6, tzinfo=UTC)


def rejudge(at: datetime, *, everything: bool = False) -> judging.Rejudged:
    return judging.rejudge_placements(today=at.date(), at=at, everything=everything)


def twelve_weeks(book: Rulebook) -> Rulebook:
    """The same book where a long practice is a week shorter."""
    rule = book.rule("practice.length.long")
    return book.with_rules([replace(rule, entries=tuple(replace(entry, value=12) for entry in rule.entries))])


@pytest.fixture
def case() -> Case:
    """Thomas' agreed placement, 23 January to 23 April 2023."""
    return make_case()


@pytest.fixture
def over_new_year(case: Case) -> Placement:
    """A placement from 16 December 2024 where somebody in nytteindsats takes the only place."""
    placement, site = case.placement, case.placement.site
    assert site is not None
    Placement.objects.filter(pk=placement.pk).update(starts_on=date(2024, 12, 16), ends_on=date(2025, 2, 9))
    placement.steps.update(starts_on=date(2024, 12, 16), ends_on=date(2025, 2, 9))
    StaffMonth.objects.filter(site=site).delete()
    StaffMonth.objects.bulk_create(
        StaffMonth(
            site=site,
            month=date(2024, month, 1),
            ordinary_fte=Decimal(4),
            source="company",
            told_on=date(2024, 12, 1),
        )
        for month in (8, 9, 10, 11)
    )
    OtherOccupant.objects.create(
        site=site,
        kind="nytteindsats",
        weekly_hours=Decimal(37),
        starts_on=date(2024, 11, 1),
        told_on=date(2024, 12, 1),
    )
    return Placement.objects.get(pk=placement.pk)


def test_many_placements_are_read_as_one_is_and_their_number_asks_no_more(
    case: Case, django_assert_num_queries: Any
) -> None:
    placement = case.placement
    record = record_of(placement)
    [planned] = planned_placements([placement.pk])
    assert planned.plan == planned_placement(record, surroundings_of(placement, record))
    with django_assert_num_queries(1):
        planned_placements([placement.pk] * 3)


def test_a_placement_remembers_its_verdicts_and_the_rulebook(case: Case) -> None:
    assert rejudge(IN_FEBRUARY) == judging.Rejudged(judged=1, turned=0)
    standing = StandingVerdict.objects.get()
    assert standing.placement_id == case.placement.pk
    assert standing.rulebook_version == rulebook().version
    assert standing.verdicts["practice.length"] == "met"
    assert rejudge(IN_FEBRUARY) == judging.Rejudged(judged=0, turned=0)
    assert not LawChange.objects.exists()


@pytest.mark.parametrize("day", [date(2023, 4, 23), date(2023, 4, 24)])
def test_a_placement_is_judged_until_its_last_day(case: Case, day: date) -> None:
    done = judging.rejudge_placements(today=day, at=IN_FEBRUARY)
    assert done.judged == (1 if day <= date(2023, 4, 23) else 0)


def test_drafts_are_left_alone() -> None:
    make_case(state="draft")
    assert rejudge(IN_FEBRUARY).judged == 0


@pytest.mark.req("R-155")
def test_a_corrected_rule_is_told_with_before_after_source_and_what_can_be_done(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    rejudge(IN_FEBRUARY)
    monkeypatch.setattr(judging, "rulebook_at", lambda stamp: twelve_weeks(rulebook()))
    assert rejudge(IN_FEBRUARY).turned == 1
    [change] = LawChange.objects.all()
    assert (change.code, change.basis) == ("practice.length", "first_day")
    assert (change.verdict_before, change.verdict_after) == ("met", "cannot_tell")
    assert (change.rule_id, change.value_before, change.value_after) == ("practice.length.long", "13 uger", "12 uger")
    assert change.source
    assert change.said_after
    [event] = [line for line in timeline(case.placement) if line.action == "placement.law_changed"]
    assert event.actor_kind == ActorKind.SYSTEM
    assert event.details["law"][0]["rule"] == "practice.length.long"
    assert rejudge(IN_FEBRUARY, everything=True).turned == 0


def test_a_changed_workplace_is_no_change_of_law(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    rejudge(IN_FEBRUARY)
    StaffMonth.objects.update(ordinary_fte=Decimal(0))
    assert case.placement.site is not None
    OtherOccupant.objects.create(
        site=case.placement.site,
        kind="practice",
        weekly_hours=Decimal(37),
        starts_on=date(2023, 1, 1),
        told_on=date(2023, 1, 1),
    )
    assert rejudge(IN_FEBRUARY, everything=True).turned == 0
    assert StandingVerdict.objects.get().verdicts["ratio.room"] == "broken"
    assert not LawChange.objects.exists()


@pytest.mark.req("R-155")
@pytest.mark.parametrize(("day", "told"), [(31, 0), (1, 1)])
def test_new_law_is_told_on_the_day_it_begins_and_not_the_day_before(
    over_new_year: Placement, day: int, told: int
) -> None:
    at = datetime(2024, 12, 31, 6, tzinfo=UTC) if day == 31 else datetime(2025, 1, 1, 6, tzinfo=UTC)
    assert rejudge(at).turned == told


@pytest.mark.req("R-116")
def test_new_law_is_told_once_with_the_day_it_began(over_new_year: Placement) -> None:
    assert rejudge(NEW_YEAR).turned == 1
    [change] = LawChange.objects.all()
    assert (change.code, change.basis) == ("ratio.room", "new_law")
    assert (change.verdict_before, change.verdict_after) == ("broken", "met")
    assert change.holds_from == date(2025, 1, 1)
    assert StandingVerdict.objects.get().verdicts["ratio.room"] == "broken", "the first day's law still decides"
    assert rejudge(datetime(2025, 1, 3, 6, tzinfo=UTC)).turned == 0
    assert LawChange.objects.count() == 1


def test_handling_a_change_twice_keeps_the_first_hand(over_new_year: Placement, case: Case) -> None:
    rejudge(NEW_YEAR)
    change = LawChange.objects.get()
    judging.handle_law_change(by=case.consultant, change=change, at=NEW_YEAR)
    other = User.objects.exclude(pk=case.consultant.pk).filter(is_active=True).first()
    assert other is not None
    again = judging.handle_law_change(by=other, change=change, at=NEW_YEAR)
    assert again.handled_by == case.consultant
    assert [line.action for line in timeline(over_new_year)].count("placement.law_handled") == 1


def test_the_worker_looks_after_the_law_and_comes_back(case: Case) -> None:
    assert jobs.keep_watch()
    assert not jobs.keep_watch()
    jobs.watch_law.func()
    later = DBTaskResult.objects.filter(
        run_after__gt=datetime.now(UTC), run_after__lt=datetime.now(UTC) + 2 * jobs.EVERY
    )
    assert later.count() == 1


def test_the_command_says_what_came_of_it(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rejudge_placements", "--all")
    assert "forløb er dømt" in capsys.readouterr().out


@pytest.mark.req("R-155")
def test_the_preview_counts_what_two_days_of_law_answer_differently_and_names_nobody(
    over_new_year: Placement, capsys: pytest.CaptureFixture[str]
) -> None:
    last_day = datetime.now(UTC).date()
    Placement.objects.filter(pk=over_new_year.pk).update(ends_on=last_day)
    over_new_year.steps.update(ends_on=last_day)
    call_command("rules", "diff", "--from", "2024-12-31", "--to", "2025-01-01")
    courses = json.loads(capsys.readouterr().out)["courses"]
    assert courses["turned"] == 1
    assert {"check": "ratio.room", "before": "broken", "after": "met", "count": 1} in courses["moves"]
    assert "placements" not in courses
    call_command("rules", "diff", "--from", "2024-12-31", "--to", "2025-01-01", "--placements")
    said = capsys.readouterr().out
    assert str(over_new_year.pk) in said
    assert "Thomas" not in said


def test_the_preview_of_two_days_with_the_same_law_turns_nothing(
    over_new_year: Placement, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("rules_diff_courses", "2025-03-01", "2025-03-02")
    assert json.loads(capsys.readouterr().out)["turned"] == 0
