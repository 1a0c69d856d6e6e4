"""The plan's panel tells of a target group that changes before the plan has ended."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from tests.placements.factories import NOW, Case

from jobbro.citizens.actions import set_target_group
from jobbro.citizens.models import TargetGroup


def test_a_target_group_that_changes_during_the_plan_is_a_day_to_look_at(browser: Client, case: Case) -> None:
    first = case.placement.starts_on
    assert first is not None
    day = first + timedelta(days=30)
    set_target_group(by=case.consultant, citizen=case.citizen, group=TargetGroup.JOB_READY, starts_on=day, at=NOW)
    text = " ".join(browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode().split())
    assert "Ny målgruppe fra denne dag: Jobparat" in text
    assert "«Hvor længe må praktikken vare?»" in text


def test_a_target_group_that_changes_after_the_plan_is_not_told(browser: Client, case: Case) -> None:
    last = case.placement.ends_on
    assert last is not None
    day = last + timedelta(days=1)
    set_target_group(by=case.consultant, citizen=case.citizen, group=TargetGroup.JOB_READY, starts_on=day, at=NOW)
    page = browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()
    assert "Ny målgruppe" not in page
