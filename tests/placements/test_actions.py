"""What can be done with a placement: what changes, what is recorded, what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.placements.factories import NOW, Case, make_case

from jobbro.accounts.links import open_link
from jobbro.audit.changes import timeline
from jobbro.demo.worked_placements import MARIANNE
from jobbro.placements import actions
from jobbro.placements.actions.agreement import LINK_PURPOSE
from jobbro.placements.models import ApprovalState, Party, Placement, Track
from jobbro.placements.queries.reading import record_of
from jobbro.placements.readiness import Gap

pytestmark = pytest.mark.django_db


def _save(case: Case, **parts: object) -> tuple[str, ...]:
    placement = Placement.objects.get(pk=case.placement.pk)
    return actions.save_record(
        by=case.consultant,
        placement_id=placement.pk,
        record=record_of(placement).changed(**parts),
        edit_version=placement.edit_version,
        at=NOW,
    )


def test_saving_writes_the_record_and_records_which_parts_changed() -> None:
    case = make_case(state="draft")
    changed = _save(case, why="Fordi han vil.", ends_on=date(2023, 4, 16))
    placement = Placement.objects.get(pk=case.placement.pk)
    assert changed == ("ends_on",)
    assert (placement.why, placement.ends_on) == ("Fordi han vil.", date(2023, 4, 16))
    latest = timeline(placement)[0]
    assert (latest.action, latest.details["parts"]) == ("placement.saved", ["ends_on", "why"])


def test_saving_the_same_record_changes_nothing_and_records_nothing() -> None:
    case = make_case(state="draft")
    before = len(timeline(case.placement))
    assert _save(case) == ()
    assert len(timeline(case.placement)) == before


def test_the_later_of_two_who_edit_is_told_what_the_other_wrote() -> None:
    case = make_case(state="draft")
    version = Placement.objects.get(pk=case.placement.pk).edit_version
    _save(case, next_step="Den første skrev dette.")
    with pytest.raises(actions.SavedMeanwhile) as late:
        actions.save_record(
            by=case.consultant,
            placement_id=case.placement.pk,
            record=record_of(case.placement).changed(next_step="Den anden skrev dette."),
            edit_version=version,
            at=NOW,
        )
    assert late.value.stored.next_step == "Den første skrev dette."
    assert Placement.objects.get(pk=case.placement.pk).next_step == "Den første skrev dette."


def test_a_site_of_another_company_is_never_taken() -> None:
    case, other = make_case(state="draft"), make_case(MARIANNE)
    _save(case, site_id=other.company.sites.get().pk, contact_id=other.company.contacts.first().pk)  # type: ignore[union-attr]
    placement = Placement.objects.get(pk=case.placement.pk)
    assert (placement.site, placement.contact) == (None, None)


@pytest.mark.req("R-004")
def test_a_placement_without_a_road_to_paid_hours_stays_a_draft_with_one_named_gap() -> None:
    case = make_case(state="draft")
    _save(case, paid_route="")
    with pytest.raises(actions.NotReady) as refused:
        actions.mark_ready(by=case.consultant, placement=case.placement, at=NOW)
    assert refused.value.gaps == (Gap.PAID_ROUTE,)
    assert Placement.objects.get(pk=case.placement.pk).state == "draft"


@pytest.mark.req("R-004")
def test_not_yet_needs_a_reason_before_the_text_is_ready() -> None:
    case = make_case(state="draft")
    _save(case, paid_route="not_yet", paid_route_reason="Thomas skal først finde sig til rette.")
    assert actions.mark_ready(by=case.consultant, placement=case.placement, at=NOW).state == "ready"


def test_the_states_follow_each_other_and_nothing_else() -> None:
    case = make_case(state="draft")
    for refused in (actions.share_placement, actions.reopen_placement):
        with pytest.raises(actions.MoveNotAllowed):
            refused(by=case.consultant, placement=case.placement, at=NOW)
    with pytest.raises(actions.NotReady):
        actions.lock_placement(by=case.consultant, placement=case.placement, at=NOW)
    actions.mark_ready(by=case.consultant, placement=case.placement, at=NOW)
    assert actions.share_placement(by=case.consultant, placement=case.placement, at=NOW).state == "shared"


def test_a_locked_text_takes_only_dated_corrections() -> None:
    case = make_case(state="locked")
    with pytest.raises(actions.PlacementIsLocked):
        _save(case, why="Noget andet.")
    correction = actions.correct_placement(
        by=case.consultant, placement=case.placement, text="Leif hedder Graversen.", at=NOW + timedelta(days=1)
    )
    assert (correction.written_by, correction.text) == (case.consultant, "Leif hedder Graversen.")
    assert Placement.objects.get(pk=case.placement.pk).state == "locked"


def test_a_draft_takes_no_correction() -> None:
    case = make_case(state="draft")
    with pytest.raises(actions.MoveNotAllowed):
        actions.correct_placement(by=case.consultant, placement=case.placement, text="Nej.", at=NOW)


def test_an_edit_of_a_core_field_voids_the_answers_and_says_which_field() -> None:
    case = make_case(state="shared")
    approval = case.placement.approvals.get(party=Party.COMPANY)
    _save(case, ends_on=date(2023, 4, 16), steps=_shortened(case))
    approval.refresh_from_db()
    assert approval.state == ApprovalState.VOID
    assert "ends_on" in approval.void_reason
    assert Placement.objects.get(pk=case.placement.pk).state == "draft"


def _shortened(case: Case) -> tuple[object, ...]:
    step = record_of(case.placement).steps[0]
    return (replace(step, ends_on=date(2023, 4, 16)),)


def test_an_edit_of_other_words_keeps_the_answers() -> None:
    case = make_case(state="shared")
    _save(case, if_it_goes_wrong="Vi ringer sammen samme dag.")
    states = set(case.placement.approvals.values_list("state", flat=True))
    assert states == {ApprovalState.ASKED}


def test_an_answer_uses_the_link_up() -> None:
    case = make_case(state="ready")
    approval, token = actions.ask_for_approval(
        by=case.consultant,
        placement=case.placement,
        party=Party.CITIZEN,
        person_name="Thomas Holm",
        address="thomas@borger.example",
        at=NOW,
    )
    opened = open_link(token, purpose=LINK_PURPOSE, at=NOW)
    assert opened.link is not None
    actions.answer_approval(by=opened.actor, approval=approval, agrees=True, comment="", at=NOW, link=opened.link)
    with pytest.raises(actions.NothingToApprove):
        actions.answer_approval(by=opened.actor, approval=approval, agrees=False, comment="", at=NOW, link=opened.link)
    approval.refresh_from_db()
    assert approval.state == ApprovalState.AGREED


@pytest.mark.req("R-101")
def test_application_and_grant_have_tracks_of_their_own() -> None:
    case = make_case(state="ready")
    actions.note_track(
        by=case.consultant,
        placement=case.placement,
        track=Track.APPLICATION,
        status=actions.TrackStatus.DRAFT_SENT,
        on_day=date(2023, 1, 12),
        note="",
        at=NOW,
    )
    with pytest.raises(ValueError, match="not on the track"):
        actions.note_track(
            by=case.consultant,
            placement=case.placement,
            track=Track.APPLICATION,
            status=actions.TrackStatus.GRANTED,
            on_day=date(2023, 1, 12),
            note="",
            at=NOW,
        )
    assert [event.status for event in case.placement.track_events.all()] == ["draft_sent"]
