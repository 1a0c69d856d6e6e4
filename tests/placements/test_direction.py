"""A placement has a direction and a road to paid hours: without them it is not ready, and both gaps are named."""

import pytest
from tests.placements.factories import make_case

from jobbro.placements import actions
from jobbro.placements.queries.reading import record_of
from jobbro.placements.readiness import Gap, gaps_before_ready

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-029")]


def test_thomas_has_both_and_a_text_with_neither_lacks_two_named_things():
    record = record_of(make_case(state="draft").placement)
    assert gaps_before_ready(record) == ()
    assert gaps_before_ready(record.changed(why="", paid_route="")) == (Gap.WHY, Gap.PAID_ROUTE)


def test_a_text_with_neither_cannot_be_made_ready(on_day):
    case = make_case(state="draft")
    at, record = on_day("2023-01-13"), record_of(case.placement)
    actions.save_record(
        by=case.consultant,
        placement_id=case.placement.pk,
        record=record.changed(why="", paid_route=""),
        edit_version=case.placement.edit_version,
        at=at,
    )
    case.placement.refresh_from_db()
    with pytest.raises(actions.NotReady) as refused:
        actions.mark_ready(by=case.consultant, placement=case.placement, at=at)
    assert set(refused.value.gaps) == {Gap.WHY, Gap.PAID_ROUTE}
