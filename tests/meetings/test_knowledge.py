"""Knowledge for the caseworker: proposed from what is logged, sent with a receipt, asked about and answered."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.citizens.factories import NOW, TODAY, make_citizen, make_user
from tests.meetings.factories import make_asked, make_known
from tests.meetings.seeing import FOUR_WEEKS, make_visit, observe

from jobbro.accounts.viewer import Viewer
from jobbro.audit.models import ChangeEvent
from jobbro.library import knowledge_topics
from jobbro.meetings import access, actions
from jobbro.meetings.actions.knowledge import fingerprint
from jobbro.meetings.models import KnowledgeLine, KnowledgeQuestion, KnowledgeSending
from jobbro.meetings.queries.knowledge import knowledge_page, told_citizen, words_of
from jobbro.meetings.queries.logged import proposals
from jobbro.meetings.queries.told import unanswered_questions, unread_answers, unread_sendings

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def viewer_of(user):
    return Viewer.of(user, at=NOW, what="test", request_id="test")


def details(wording="Thomas rev blade.", **fields):
    plain = {"topic": "tasks", "source": "observation", "known_on": TODAY}
    return actions.LineDetails(wording=wording, **(plain | fields))


def send(by, citizen, at=NOW):
    drafts = KnowledgeLine.objects.filter(citizen=citizen, sending=None)
    return actions.send_lines(by=by, citizen=citizen, shown=fingerprint(drafts), at=at)


@pytest.fixture
def sent(consultant, thomas):
    """A line that was sent to the caseworker."""
    line = actions.write_line(by=consultant, citizen=thomas, details=details(), at=NOW)
    send(consultant, thomas)
    line.refresh_from_db()
    line.citizen = thomas
    return line


@pytest.mark.req("R-091")
def test_what_was_observed_is_proposed_under_its_topic_with_day_and_speaker(consultant, thomas):
    visit = make_visit(consultant, thomas)
    observe(
        consultant,
        visit,
        independence="alone",
        helped="at Leif viste det",
        quote="Han er stabil",
        spoken_by="workplace",
        speaker="Leif",
        attendance=FOUR_WEEKS,
    )
    found = proposals(viewer_of(consultant), thomas)
    assert [(one.details.topic, one.details.wording) for one in found] == [
        ("attendance", ""),
        ("tasks", "Thomas klippede hækken ved kapellet (på egen hånd)."),
        ("care", "Thomas klippede hækken ved kapellet. Det hjalp, at Leif viste det."),
        ("cooperation", "«Han er stabil»"),
    ]
    assert {one.details.known_on for one in found} == {visit.held_on}
    assert found[3].details.speaker == "Leif" and found[0].details.attendance == FOUR_WEEKS


def test_what_is_closed_to_the_caseworker_is_neither_proposed_nor_let_through_by_hand(consultant, thomas):
    observe(consultant, make_visit(consultant, thomas), "talte længe om sin gæld", for_caseworker=False)
    assert proposals(viewer_of(consultant), thomas) == ()
    actions.write_line(by=consultant, citizen=thomas, details=details("Han talte længe om sin gæld."), at=NOW)
    with pytest.raises(actions.Stopped):
        send(consultant, thomas)
    assert not KnowledgeSending.objects.exists()
    question = make_asked(thomas)
    with pytest.raises(actions.Stopped):
        actions.answer_question(by=consultant, question=question, answer="Han talte længe om sin gæld.", at=NOW)
    question.refresh_from_db()
    assert question.answer == ""


def test_a_proposal_is_made_a_draft_once_and_can_be_written_over(consultant, thomas):
    observe(consultant, make_visit(consultant, thomas), attendance=FOUR_WEEKS)
    logged = [(one.key, one.details) for one in proposals(viewer_of(consultant), thomas)]
    assert actions.adopt_lines(by=consultant, citizen=thomas, logged=logged, at=NOW) == 2
    assert actions.adopt_lines(by=consultant, citizen=thomas, logged=logged, at=NOW) == 0
    assert proposals(viewer_of(consultant), thomas) == ()
    line = KnowledgeLine.objects.get(topic="attendance")
    said = "91,7 % af 9 t/uge i 4 uger (33 af 36 t) fra man. 2. februar 2026 til søn. 1. marts 2026."
    assert words_of(line) == said
    changed = details("Fire gange om ugen.", topic="attendance", source="attendance", attendance=FOUR_WEEKS)
    actions.change_line(by=consultant, line=line, details=changed, edit_version=1, at=NOW)
    line.refresh_from_db()
    assert words_of(line) == f"{said} Fire gange om ugen."
    with pytest.raises(actions.LineSavedMeanwhile) as late:
        actions.change_line(by=consultant, line=line, details=details(), edit_version=1, at=NOW)
    assert late.value.stored.edit_version == 2


@pytest.mark.req("R-098")
def test_attendance_is_never_told_as_a_percentage_alone(consultant, thomas):
    with pytest.raises(actions.BarePercentage):
        actions.write_line(by=consultant, citizen=thomas, details=details("Fremmødet er 98 procent."), at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_known(thomas, source="attendance")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_known(thomas, attended_hours=Decimal(33))
    with pytest.raises(ValidationError, match="hvem der sagde"):
        KnowledgeLine(citizen=thomas, wording="x", source="company", known_on=TODAY).validate_constraints()


@pytest.mark.req("R-091")
def test_the_caseworker_reads_what_was_sent_by_topic_with_days_and_sees_what_is_missing(
    consultant, caseworker, thomas, sent
):
    make_known(thomas, "Kladde", topic="care")
    page = knowledge_page(viewer_of(caseworker), thomas)
    assert not page.writes and not page.drafts
    topics = {topic.id: topic for topic in page.topics}
    assert [one.words for one in topics["tasks"].lines] == ["Thomas rev blade."]
    assert topics["tasks"].latest == TODAY and topics["care"].latest is None
    assert {topic.id for topic in page.missing} == {topic.id for topic in knowledge_topics()} - {"tasks"}
    assert [one.words for one in knowledge_page(viewer_of(consultant), thomas).drafts] == ["Kladde"]


def test_only_the_drafts_that_were_shown_are_sent(consultant, thomas):
    with pytest.raises(actions.NothingToSend):
        send(consultant, thomas)
    line = make_known(thomas)
    shown = fingerprint([line])
    make_known(thomas, "Kollegaens linje")
    with pytest.raises(actions.DraftsChanged):
        actions.send_lines(by=consultant, citizen=thomas, shown=shown, at=NOW)
    assert not KnowledgeSending.objects.exists()


def test_a_line_that_was_sent_stands_until_it_is_taken_back_with_a_reason(consultant, caseworker, thomas, sent):
    with pytest.raises(actions.LineSavedMeanwhile):
        actions.drop_line(by=consultant, line=sent, at=NOW)
    with pytest.raises(actions.LineSavedMeanwhile):
        actions.change_line(by=consultant, line=sent, details=details(), edit_version=1, at=NOW)
    actions.withdraw_line(by=consultant, line=sent, because="Det var en anden", at=LATER)
    actions.withdraw_line(by=consultant, line=sent, because="Andet forsøg", at=LATER)
    topic = next(one for one in knowledge_page(viewer_of(caseworker), thomas).topics if one.id == "tasks")
    assert topic.latest is None and topic.lines[0].line.withdrawn_because == "Det var en anden"


def test_a_draft_is_taken_out_and_taking_it_out_twice_is_no_harm(consultant, thomas):
    line = actions.write_line(by=consultant, citizen=thomas, details=details(), at=NOW)
    for _again in range(2):
        actions.drop_line(by=consultant, line=line, at=NOW)
    assert not KnowledgeLine.objects.exists()
    with pytest.raises(actions.LineSavedMeanwhile) as gone:
        actions.change_line(by=consultant, line=line, details=details(), edit_version=1, at=NOW)
    assert gone.value.stored is None


@pytest.mark.req("R-091")
def test_the_first_receipt_stands_with_who_and_when(caseworker, team, thomas, sent):
    sending = sent.sending
    sending.citizen = thomas
    assert list(unread_sendings(viewer_of(caseworker))) == [sending]
    actions.confirm_read(by=caseworker, sending=sending, at=LATER)
    actions.confirm_read(by=make_user(team=team), sending=sending, at=LATER + timedelta(days=1))
    sending.refresh_from_db()
    assert (sending.read_by, sending.read_at) == (caseworker, LATER)
    assert not unread_sendings(viewer_of(caseworker)).exists()


@pytest.mark.req("R-091")
def test_a_question_waits_for_the_consultant_until_it_is_answered_and_the_answer_has_a_receipt(
    consultant, colleague_same_team, caseworker, thomas
):
    question = actions.ask_back(by=caseworker, citizen=thomas, topic="tempo", wording="Hvor længe?", at=NOW)
    assert list(unanswered_questions(viewer_of(consultant))) == [question]
    assert not unanswered_questions(viewer_of(colleague_same_team)).exists()
    assert not unanswered_questions(viewer_of(caseworker)).exists()
    actions.answer_question(by=consultant, question=question, answer="To timer.", at=LATER)
    assert not unanswered_questions(viewer_of(consultant)).exists()
    with pytest.raises(actions.AlreadyAnswered) as late:
        actions.answer_question(by=colleague_same_team, question=question, answer="Tre.", at=LATER)
    assert late.value.question.answer == "To timer."
    assert list(unread_answers(viewer_of(caseworker))) == [question]
    actions.confirm_answer(by=caseworker, question=question, at=LATER)
    question.refresh_from_db()
    assert (question.read_by, question.read_at) == (caseworker, LATER)
    assert not unread_answers(viewer_of(caseworker)).exists()


def test_a_receipt_for_no_answer_is_none(caseworker, thomas):
    question = make_asked(thomas, asked_by=caseworker)
    actions.confirm_answer(by=caseworker, question=question, at=NOW)
    assert KnowledgeQuestion.objects.get().read_at is None


def test_a_question_about_nobodys_citizen_is_the_teams(colleague_same_team, consultant_other_team, team):
    question = make_asked(make_citizen(team=team))
    assert list(unanswered_questions(viewer_of(colleague_same_team))) == [question]
    assert not unanswered_questions(viewer_of(consultant_other_team)).exists()


def test_the_door_is_open_to_one_hand_for_writing_and_another_for_reading(
    consultant, caseworker, consultant_other_team, thomas, sent
):
    asked = make_asked(thomas)
    mine, theirs = viewer_of(consultant), viewer_of(caseworker)
    assert access.get_knowledge_line_for(mine, thomas.pk, sent.pk) == sent
    assert access.get_sending_for(theirs, thomas.pk, sent.sending_id) == sent.sending
    assert access.get_knowledge_question_for(mine, thomas.pk, asked.pk) == asked
    for door, viewer, row in (
        (access.get_knowledge_line_for, theirs, sent),
        (access.get_knowledge_question_for, theirs, asked),
        (access.get_sending_for, mine, sent.sending),
        (access.get_knowledge_answer_for, mine, asked),
        (access.get_knowledge_line_for, viewer_of(consultant_other_team), sent),
    ):
        with pytest.raises(Http404):
            door(viewer, thomas.pk, row.pk)


def test_the_citizen_reads_what_was_sent_and_opened_and_nothing_else(consultant, thomas):
    make_known(thomas, "En kladde", for_citizen=True)
    actions.drop_line(by=consultant, line=KnowledgeLine.objects.get(), at=NOW)
    for words, opened in (("Åben linje", True), ("Lukket linje", False)):
        actions.write_line(by=consultant, citizen=thomas, details=details(words, for_citizen=opened), at=NOW)
    assert told_citizen(thomas) == ()
    send(consultant, thomas)
    assert [one.words for one in told_citizen(thomas)] == ["Åben linje"]


def test_the_audit_tells_what_happened_and_never_what_is_known(consultant, caseworker, thomas, sent):
    question = actions.ask_back(by=caseworker, citizen=thomas, topic="tempo", wording="Hvor længe?", at=NOW)
    actions.answer_question(by=consultant, question=question, answer="To timer.", at=NOW)
    rows = ChangeEvent.objects.filter(action__startswith="knowledge.").order_by("pk")
    assert [row.action for row in rows] == [f"knowledge.{one}" for one in ("written", "sent", "asked", "answered")]
    told = str([row.details for row in rows])
    assert "blade" not in told and "længe" not in told and "timer" not in told


def test_a_line_of_a_topic_that_is_not_asked_for_any_more_is_still_read(caseworker, thomas, consultant):
    make_known(thomas, "Gammel linje", topic="gone", known_on=date(2025, 1, 1))
    send(consultant, thomas)
    last = knowledge_page(viewer_of(caseworker), thomas).topics[-1]
    assert (last.title, last.lines[0].words) == ("Andet", "Gammel linje")
