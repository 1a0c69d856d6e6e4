"""Visits and notes as rows: closed until opened, never a percentage alone, never a silent edit."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.citizens.factories import NOW, make_citizen, make_team, make_user
from tests.meetings.seeing import FOUR_WEEKS, make_note, make_visit, note_details, observe

from jobbro.accounts.viewer import Viewer
from jobbro.audit.changes import timeline
from jobbro.audit.models import LookUp
from jobbro.domain.observing import NoteState, StopRule, TextKind, may_move
from jobbro.meetings import access, actions
from jobbro.meetings.models import NoteReader, NoteStatus, VisitObservation, VisitText
from jobbro.meetings.queries.visits import made_text as made

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def viewer(user):
    return Viewer.of(user, at=NOW, what="test", request_id="test")


def go(note, by, *states):
    for state in states:
        actions.move_note(by=by, note=note, to=state, at=NOW)
    note.refresh_from_db()


@pytest.fixture
def visit(thomas, consultant):
    return make_visit(consultant, thomas)


def test_a_note_goes_from_draft_to_ready_to_shared_to_locked_and_back_only_before_it_is_shared():
    allowed = {(one, other) for one, other in product(NoteState, NoteState) if may_move(one, other)}
    draft, ready, shared, locked = NoteState
    assert allowed == {(draft, ready), (ready, draft), (ready, shared), (shared, locked)}


@pytest.mark.req("R-095")
def test_a_locked_note_is_corrected_in_a_new_version_and_the_old_one_stays(thomas, consultant):
    note = make_note(consultant, thomas)
    with pytest.raises(actions.NotCorrectable):
        actions.correct_note(by=consultant, note=note, text="x", because="y", edit_version=1, at=NOW)
    go(note, consultant, NoteState.READY, NoteState.SHARED, NoteState.LOCKED)
    with pytest.raises(actions.NotWritable):
        actions.write_note(
            by=consultant, note=note, details=note_details("Noget andet"), edit_version=note.edit_version, at=LATER
        )
    fix = {"by": consultant, "note": note, "because": "Klokken var forkert", "at": LATER}
    actions.correct_note(**fix, text="Thomas mødte kl. 10.", edit_version=note.edit_version)
    with pytest.raises(actions.NoteSavedMeanwhile):
        actions.correct_note(**fix, text="Thomas mødte kl. 11.", edit_version=note.edit_version)
    note.refresh_from_db()
    with pytest.raises(actions.NothingCorrected):
        actions.correct_note(**fix, text="Thomas mødte kl. 10.", edit_version=note.edit_version)
    told = [(one.number, one.text, one.because, one.written_at) for one in note.versions.all()]
    assert told == [
        (1, "Thomas mødte kl. 9.", "", NOW),
        (2, "Thomas mødte kl. 10.", "Klokken var forkert", LATER),
    ]
    assert note.state == NoteStatus.LOCKED
    assert [event.action for event in timeline(thomas)][0] == "note.corrected"
    assert "kl. 10" not in str(timeline(thomas))


@pytest.mark.req("R-098")
@pytest.mark.parametrize("words", ["Helenes fremmøde er 98 procent.", "I alt 11 procent fravær hos Henrik."])
def test_a_percentage_alone_is_stored_nowhere(words, thomas, consultant, visit):
    with pytest.raises(actions.BarePercentage):
        make_note(consultant, thomas, words)
    with pytest.raises(actions.BarePercentage):
        observe(consultant, visit, words)
    with pytest.raises(actions.BarePercentage):
        make_visit(consultant, thomas, assessment=words)
    whole = f"Fremmøde: {FOUR_WEEKS.words}."
    assert make_note(consultant, thomas, whole).versions.get().text == whole
    row = observe(consultant, visit, "", attendance=FOUR_WEEKS)
    for field in ("norm_hours", "first_day", "agreed_hours"):
        with pytest.raises(IntegrityError), transaction.atomic():
            VisitObservation.objects.filter(pk=row.pk).update(**{field: None})


@pytest.mark.req("R-099")
def test_two_unclear_statements_keep_a_note_from_being_gone_through_until_resolved_or_noted(thomas, consultant):
    note = make_note(consultant, thomas)
    first, second = (
        actions.ask_about(by=consultant, note=note, unclear=words, ask="Hvad mener du?", at=NOW)
        for words in ("har det svært", "lidt senere")
    )
    actions.settle(by=consultant, clarification=first, outcome="resolved", answer="Larm i frokoststuen", at=NOW)
    with pytest.raises(actions.StillUnclear) as lacking:
        actions.mark_reviewed(by=consultant, note=note, at=NOW)
    assert lacking.value.unclear == (second,)
    actions.settle(by=consultant, clarification=second, outcome="noted", answer="Thomas ved det ikke", at=NOW)
    actions.mark_reviewed(by=consultant, note=note, at=NOW)
    note.refresh_from_db()
    assert note.reviewed_at == NOW
    edited = note_details("Thomas mødte kl. 8.")
    actions.write_note(by=consultant, note=note, details=edited, edit_version=note.edit_version, at=LATER)
    note.refresh_from_db()
    assert note.reviewed_at is None, "other words were not gone through"


def test_the_gate_names_rule_and_words_and_nothing_is_shared(thomas, consultant, visit):
    closed = observe(consultant, visit, "talte længe om sin økonomi", for_caseworker=False, for_company=False)
    company = make_note(consultant, thomas, "Thomas har angst.", reader=NoteReader.COMPANY)
    number = make_note(consultant, thomas, "Thomas har nummer 010190-1234.")
    told = make_note(consultant, thomas, "I dag talte længe om sin  økonomi, siger Thomas.", visit=visit)
    rules = []
    for note in (company, number, told):
        with pytest.raises(actions.Stopped) as stopped:
            go(note, consultant, NoteState.READY, NoteState.SHARED)
        note.refresh_from_db()
        assert note.state == NoteStatus.READY and note.shared_at is None
        rules += [(stop.rule, stop.said) for stop in stopped.value.stops]
    assert rules == [
        (StopRule.PRIVATE, "angst"),
        (StopRule.CPR_NUMBER, "010190-1234"),
        (StopRule.NOT_OPEN, "talte længe om sin  økonomi"),
    ]
    go(make_note(consultant, thomas, "Thomas har angst."), consultant, NoteState.READY, NoteState.SHARED)
    with pytest.raises(actions.NothingToShare):
        actions.share_text(by=consultant, visit=visit, made=made(visit, TextKind.VITAS), at=NOW)
    assert not VisitText.objects.exists() and not closed.for_company


def test_a_text_kept_by_hand_remembers_what_it_was_made_of_and_editing_takes_the_mark_away(consultant, visit):
    row = observe(consultant, visit)
    mail = made(visit, TextKind.COMPANY_MAIL)
    keep = {"by": consultant, "visit": visit, "made": mail, "field_id": "text", "at": NOW}
    kept = actions.keep_text(**keep, text=mail.fields[0].text + "\nVi ses.", edit_version=0)
    with pytest.raises(actions.VisitSavedMeanwhile):
        actions.keep_text(**keep, text="Andet", edit_version=0)
    assert {one["source"] for one in kept.made} == {"", str(row.pk)}
    actions.share_text(by=consultant, visit=visit, made=mail, at=LATER)
    kept.refresh_from_db()
    assert kept.shared_at == LATER and kept.text.endswith("Vi ses.")
    with pytest.raises(actions.Stopped):
        actions.keep_text(**keep, text="Thomas har ADHD.", edit_version=1)
        actions.share_text(by=consultant, visit=visit, made=mail, at=LATER)
    kept.refresh_from_db()
    assert kept.shared_at is None


def test_a_stranger_meets_nothing_and_a_caseworker_only_what_was_shared_with_a_caseworker(
    thomas, consultant, caseworker, visit
):
    stranger = make_user(team=make_team())
    draft, letter, shared = (make_note(consultant, thomas, reader=to) for to in ("caseworker", "citizen", "caseworker"))
    for note in (letter, shared):
        go(note, consultant, NoteState.READY, NoteState.SHARED)
    for user, found in ((consultant, {draft, letter, shared}), (caseworker, {shared}), (stranger, set())):
        assert set(access.visible_notes(viewer(user))) == found
        for note in {draft, letter, shared} - found:
            with pytest.raises(Http404):
                access.get_note_for(viewer(user), thomas.pk, note.pk)
    for user in (caseworker, stranger):
        with pytest.raises(Http404):
            access.get_visit_for(viewer(user), thomas.pk, visit.pk)
    before = LookUp.objects.count()
    access.get_note_for(viewer(caseworker), thomas.pk, shared.pk)
    assert LookUp.objects.count() == before + 1
    other = make_citizen(team=thomas.team, first_name="Else")
    with pytest.raises(Http404):
        access.get_note_for(viewer(consultant), other.pk, shared.pk)
