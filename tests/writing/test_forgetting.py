"""What was set aside is forgotten after a year, and not a day before."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.citizens.factories import make_user

from jobbro.audit.actors import SYSTEM
from jobbro.audit.models import ChangeEvent
from jobbro.domain.language import TextCode
from jobbro.placements import jobs
from jobbro.writing.actions import REMEMBERED, bring_back, forget_remarks, set_aside
from jobbro.writing.models import AsideReason, SetAside

pytestmark = pytest.mark.django_db
THEN = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def aside(key, *, at=THEN):
    return set_aside(by=make_user(), key=key, code=TextCode.VAGUE, reason=AsideReason.CHECKED, at=at)


def test_a_remark_is_forgotten_when_a_year_has_gone():
    aside("old")
    young = aside("young", at=THEN + SECOND)
    assert forget_remarks(by=SYSTEM, at=THEN + REMEMBERED) == 0
    assert forget_remarks(by=SYSTEM, at=THEN + REMEMBERED + SECOND) == 1
    assert SetAside.objects.get() == young
    assert ChangeEvent.objects.get(action="remark.forgotten").details == {"count": 1}


def test_one_taken_in_again_is_kept_a_year_from_that_day():
    aside("back")
    bring_back(by=make_user(), key="back", at=THEN + timedelta(days=300))
    assert forget_remarks(by=SYSTEM, at=THEN + REMEMBERED + SECOND) == 0
    assert forget_remarks(by=SYSTEM, at=THEN + timedelta(days=300) + REMEMBERED + SECOND) == 1


def test_the_worker_forgets_by_itself():
    aside("old", at=datetime(2000, 1, 1, tzinfo=UTC))
    jobs.watch_law.func()
    assert not SetAside.objects.exists()
