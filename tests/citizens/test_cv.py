"""The CV as something to talk about: finds, the inbox, and versions that only leave with the citizen's yes."""

import io

import docx
import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.citizens.browsing import page, post, statements_of
from tests.citizens.factories import NOW, TODAY, make_citizen, make_cv_find, make_cv_version, make_fact, make_user
from tests.documents.tagged_pdf import read_tagged

from jobbro.accounts.models import Municipality
from jobbro.accounts.permissions import Role
from jobbro.audit.models import ChangeEvent
from jobbro.citizens import actions
from jobbro.citizens.actions import FactDetails, NotAsApproved, VersionDetails
from jobbro.citizens.exports import cv_letter
from jobbro.citizens.models import NOT_IN_CV, ApprovalWay, CvFind, CvSource, CvVersion, Fact, FactKind, FindState, Rung
from jobbro.citizens.queries.cv_versions import CvState, cv_content, state_of
from jobbro.documents.plain import plain_text
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit import CvSection
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
COMPANY = (Audience.COMPANY,)


def mark(by, citizen, sentence="cykler hver dag", said_in="Samtale om skånehensyn", **more):
    return actions.send_to_cv(by=by, citizen=citizen, sentence=sentence, said_in=said_in, at=NOW, **more)


def approve(by, version):
    said = cv_content(CvVersion.objects.get(pk=version.pk)).fingerprint
    actions.approve_cv_version(by=by, version=version, fingerprint=said, way=ApprovalWay.TOGETHER, at=NOW)


def text_of(answer):
    """The words of a PDF or a Word file."""
    if answer["Content-Type"] == "application/pdf":
        return read_tagged(answer.content).text
    return "\n".join(part.text for part in docx.Document(io.BytesIO(answer.content)).paragraphs)


@pytest.mark.req("R-051")
def test_a_sentence_of_a_talk_about_needs_lands_under_leisure_with_the_way_back(client, consultant, thomas):
    mark(consultant, thomas, address="/samtaler/1/")
    text = page(client, "cv", thomas.pk).content.decode()
    assert '<a href="/samtaler/1/">Samtale om skånehensyn</a>' in text
    assert '<option value="leisure" selected>Fritid</option>' in text
    find = CvFind.objects.get()
    answer = client.post(
        reverse("citizens:cv_find", args=[thomas.pk, find.pk]),
        {"sentence": "Cykler hver dag", "section": "leisure", "period": "", "take": "1"},
    )
    assert answer["Location"] == reverse("citizens:cv", args=[thomas.pk])
    fact = Fact.objects.get()
    assert (fact.kind, fact.section, fact.wording) == (FactKind.CV, "leisure", "Cykler hver dag")
    shown = page(client, "cv", thomas.pk).content.decode()
    assert '<a href="/samtaler/1/">' in shown and "Indbakke" not in shown


@pytest.mark.req("R-051")
def test_the_same_said_twice_is_one_find_with_two_places(consultant, thomas):
    first = mark(consultant, thomas)
    second = mark(consultant, thomas, "Jeg cykler hver dag.", said_in="Besøg")
    assert first.pk == second.pk
    assert sorted(CvSource.objects.values_list("label", flat=True)) == ["Besøg", "Samtale om skånehensyn"]
    mark(consultant, thomas, said_in="Besøg")
    assert CvSource.objects.count() == 2


@pytest.mark.req("R-051")
def test_what_stands_in_the_cv_already_is_not_asked_about_again(consultant, thomas):
    fact = make_fact(thomas, kind=FactKind.CV, section="leisure", wording="Cykler hver dag")
    find = mark(consultant, thomas)
    assert (find.state, find.fact) == (FindState.ACCEPTED, fact)


@pytest.mark.req("R-051")
def test_what_was_told_as_a_need_is_asked_about_when_it_belongs_elsewhere(consultant, thomas):
    need = make_fact(thomas, kind=FactKind.NEED, wording="cykler hver dag")
    find = mark(consultant, thomas)
    assert (find.state, find.section) == (FindState.WAITING, "leisure")
    fact = actions.accept_find(by=consultant, find=find, sentence="cykler hver dag", section=CvSection.LEISURE, at=NOW)
    assert fact != need and fact.section == "leisure"


@pytest.mark.req("R-051")
@pytest.mark.parametrize("private", ["Har en depression", "Ring på 20 30 40 50", "Har fået en diagnose på ADHD"])
def test_health_words_stop_before_the_inbox(consultant, thomas, private):
    with pytest.raises(actions.PrivateWords):
        mark(consultant, thomas, private)
    assert not CvFind.objects.exists()


def test_health_words_written_in_the_inbox_stop_there_and_what_was_typed_is_kept(client, consultant, thomas):
    find = mark(consultant, thomas)
    sent = {"sentence": "Cykler trods depression", "section": "leisure", "period": "", "take": "1"}
    answer = client.post(reverse("citizens:cv_find", args=[thomas.pk, find.pk]), sent)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Cykler trods depression" in text and "error-summary" in text
    assert not Fact.objects.exists()


@pytest.mark.parametrize("empty", ["", " . ", "x" * 1001])
def test_a_find_has_the_words_of_a_sentence(consultant, thomas, empty):
    with pytest.raises(actions.NothingSaid):
        mark(consultant, thomas, empty)


def test_what_is_left_out_is_gone_until_it_is_marked_again(client, consultant, thomas):
    find = mark(consultant, thomas)
    client.post(reverse("citizens:cv_find", args=[thomas.pk, find.pk]), {"drop": "1"})
    assert "Indbakke" not in page(client, "cv", thomas.pk).content.decode()
    assert not Fact.objects.exists()
    mark(consultant, thomas)
    assert CvFind.objects.get().state == FindState.WAITING


def test_two_colleagues_who_choose_at_once_make_one_line(consultant, thomas):
    find = mark(consultant, thomas)
    chosen = {"find": find, "sentence": "Cykler hver dag", "section": CvSection.LEISURE, "at": NOW}
    actions.accept_find(by=consultant, **chosen)
    with pytest.raises(actions.DecidedMeanwhile):
        actions.accept_find(by=consultant, **chosen)
    with pytest.raises(actions.DecidedMeanwhile):
        actions.drop_find(by=consultant, find=find, at=NOW)
    assert Fact.objects.count() == 1


@pytest.mark.parametrize(
    ("section", "kind"), [("why", "wish"), ("also", "everyday"), ("help", "need"), ("experience", "cv")]
)
def test_each_section_is_a_kind_of_fact_and_no_second_store(consultant, thomas, section, kind):
    find = make_cv_find(thomas)
    fact = actions.accept_find(by=consultant, find=find, sentence="Gør det", section=CvSection(section), at=NOW)
    assert fact.kind == kind and fact.section == (section if kind == "cv" else "")


@pytest.mark.req("R-051")
def test_sentences_of_what_is_written_down_can_be_marked_and_private_ones_stay(client, thomas):
    fact = make_fact(thomas, wording="Cykler hver dag. Har en depression.", inner_note="Spiller skak.")
    address = reverse("citizens:fact_to_cv", args=[thomas.pk, fact.pk])
    answer = client.post(address, {"sentences": ["Cykler hver dag.", "Spiller skak."]})
    assert answer["Location"] == reverse("citizens:cv", args=[thomas.pk])
    assert sorted(CvFind.objects.values_list("sentence", "section")) == [
        ("Cykler hver dag.", "leisure"),
        ("Spiller skak.", "leisure"),
    ]
    stopped = client.post(address, {"sentences": ["Har en depression."]})
    assert stopped.status_code == 422 and CvFind.objects.count() == 2
    assert client.post(address, {"sentences": ["Skrevet udefra"]}).status_code == 422


def test_a_caseworker_sees_the_sentences_that_they_marked_and_facts_by_release(
    client_of, caseworker, consultant, thomas
):
    mark(consultant, thomas, "spiller skak")
    mine = mark(caseworker, thomas)
    make_fact(thomas, kind=FactKind.CV, section="experience", wording="Lukket job")
    make_fact(thomas, kind=FactKind.CV, section="experience", wording="Delt job", released_to=(Audience.CASEWORKER,))
    text = page(client_of(caseworker), "cv", thomas.pk).content.decode()
    assert "cykler hver dag" in text and "Delt job" in text
    assert "spiller skak" not in text and "Lukket job" not in text
    other = CvFind.objects.exclude(pk=mine.pk).get()
    address = reverse("citizens:cv_find", args=[thomas.pk, other.pk])
    assert client_of(caseworker).post(address, {"drop": "1"}).status_code == 404


@pytest.mark.req("R-049")
def test_an_empty_work_history_ends_with_three_kept_finds_each_with_a_task(client, thomas):
    told = {
        "home": ("Jeg passer hjemmet.", "keeping-house"),
        "coping": ("Jeg har passet min syge mor.", ""),
        "earlier": ("Jeg ordnede børnenes cykler.", "bike-repair"),
    }
    start = page(client, "cv", thomas.pk).content.decode()
    assert "Find tre ting i livet" in start
    for rung, (story, skill) in told.items():
        address = reverse("citizens:everyday", args=[thomas.pk]) + f"?fra=cv&trin={rung}"
        assert "Hvad" in client.get(address).content.decode()
        if skill:
            found = client.post(address, {"story": story, "find": "1"}).content.decode()
            assert f'name="keep-{skill}"' in found
            kept = {
                f"keep-{skill}": "on",
                f"wording-{skill}": "Det kan jeg.",
                f"tasks-{skill}": "Opvask\nVande blomster",
            }
            sent = {"story": story, "save": "1", **kept}
        else:
            sent = {"own": "1", "wording": "Holder ud, når det er svært", "tasks": "Følge gæster på plads"}
        place = client.post(address, sent)["Location"]
        assert place.startswith(address.partition("?")[0]) and f"trin={rung}" in place and "fra=cv" in place
    facts = Fact.objects.prefetch_related("tasks")
    assert sorted(fact.found_in for fact in facts) == sorted(told)
    assert all(fact.tasks.all() for fact in facts)
    assert "Kan reparere" not in Fact.objects.get(found_in=Rung.COPING).wording
    assert Fact.objects.get(found_in=Rung.HOME).wording == "Det kan jeg. Det passer til: opvask og vande blomster."
    done = page(client, "cv", thomas.pk).content.decode()
    assert "Find tre ting i livet" not in done and "3 af 3" in done


@pytest.mark.req("R-049")
@pytest.mark.parametrize("bad", [{"wording": "", "tasks": "Opvask"}, {"wording": "Kan noget", "tasks": ""}])
def test_a_find_of_ones_own_has_words_and_a_task(client, thomas, bad):
    answer = post(client, "everyday", thomas.pk, own="1", **bad)
    assert answer.status_code == 422 and "error-summary" in answer.content.decode()
    assert not Fact.objects.exists()


@pytest.mark.req("R-050")
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_cv_for_somebody_without_a_job_leaves_only_with_the_citizens_yes(client, consultant, thomas, ending):
    make_fact(thomas, kind=FactKind.EVERYDAY, wording="Kan ordne cykler", released_to=COMPANY)
    make_fact(thomas, kind=FactKind.WISH, wording="Vil arbejde ude", released_to=COMPANY)
    closed = make_fact(thomas, kind=FactKind.NEED, wording="Lukket hensyn")
    assert "Lukket hensyn" not in page(client, "cv_version_new", thomas.pk).content.decode()
    chosen = [str(fact.pk) for fact in Fact.objects.exclude(pk=closed.pk)]
    made = post(client, "cv_version_new", thomas.pk, recipient="Solby Kirkegård", facts=chosen, form_token=new_token())
    version = CvVersion.objects.get()
    assert made["Location"] == reverse("citizens:cv_version", args=[thomas.pk, version.pk])
    file = reverse("citizens:cv_version_file", args=[thomas.pk, version.pk, ending])
    refused = client.post(file)
    assert refused["Location"] == made["Location"]
    preview = client.get(made["Location"]).content.decode()
    assert "Kan ordne cykler" in preview and "Lukket" not in preview and "Erfaring" not in preview
    said = cv_content(version).fingerprint
    sent = {"way": "together", "read": "on", "fingerprint": said}
    client.post(reverse("citizens:cv_version_approve", args=[thomas.pk, version.pk]), sent)
    answer = client.post(file)
    assert answer.status_code == 200 and thomas.last_name.lower() not in answer["Content-Disposition"].lower()
    text = " ".join(text_of(answer).split())
    assert "Kan ordne cykler" in text and "Vil arbejde ude" in text and "Lukket" not in text
    version.refresh_from_db()
    assert (version.approved_by, version.approved_way) == (consultant, "together")
    assert ChangeEvent.objects.filter(action="cv.handed_out").count() == 1


@pytest.mark.req("R-050")
@pytest.mark.parametrize("change", ["withdraw", "words", "period", "retire", "contact", "name", "recipient"])
def test_a_cv_that_says_something_else_must_be_approved_anew(consultant, thomas, change):
    fact = make_fact(thomas, kind=FactKind.CV, section="experience", wording="Job", period="2015", released_to=COMPANY)
    other = make_fact(thomas, kind=FactKind.WISH, wording="Ude", released_to=COMPANY)
    version = make_cv_version(thomas, fact, other)
    approve(consultant, version)
    actions.hand_out_cv(by=consultant, version=version, ending="pdf", at=NOW)
    details = FactDetails("cv", "Job", TODAY, section="experience", period="2015")
    match change:
        case "withdraw":
            actions.release_fact(by=consultant, fact=fact, to=set(), agreed=False, at=NOW)
        case "words" | "period":
            new = (
                FactDetails("cv", "Nye ord", TODAY)
                if change == "words"
                else details.__class__("cv", "Job", TODAY, period="2016")
            )
            actions.change_fact(by=consultant, fact=fact, details=new, edit_version=1, at=NOW)
            actions.release_fact(by=consultant, fact=fact, to=set(COMPANY), agreed=True, at=NOW)
        case "retire":
            actions.retire_fact(by=consultant, fact=fact, at=NOW)
        case "contact" | "recipient":
            told = VersionDetails(
                "En anden" if change == "recipient" else version.recipient,
                frozenset({fact.pk, other.pk}),
                with_contact=change == "contact",
            )
            thomas.phone = "70000002"
            thomas.save()
            actions.change_cv_version(by=consultant, version=version, details=told, at=NOW)
        case "name":
            thomas.last_name = "Bang"
            thomas.save()
    with pytest.raises(NotAsApproved):
        actions.hand_out_cv(by=consultant, version=version, ending="pdf", at=NOW)
    approve(consultant, version)
    actions.hand_out_cv(by=consultant, version=version, ending="pdf", at=NOW)


def test_a_yes_to_words_that_were_changed_meanwhile_is_not_a_yes(consultant, thomas):
    fact = make_fact(thomas, kind=FactKind.WISH, wording="Ude", released_to=COMPANY)
    version = make_cv_version(thomas, fact)
    read = cv_content(version).fingerprint
    make_fact(thomas, kind=FactKind.WISH, wording="Andet", released_to=COMPANY)
    assert cv_content(version).fingerprint == read, "what was not chosen changes nothing"
    actions.release_fact(by=consultant, fact=fact, to=set(), agreed=False, at=NOW)
    with pytest.raises(NotAsApproved):
        actions.approve_cv_version(by=consultant, version=version, fingerprint=read, way=ApprovalWay.PHONE, at=NOW)


def test_a_cv_that_was_taken_back_is_fetched_by_nobody(client, consultant, thomas):
    version = make_cv_version(thomas, make_fact(thomas, kind=FactKind.WISH, released_to=COMPANY))
    approve(consultant, version)
    client.post(reverse("citizens:cv_version_withdraw", args=[thomas.pk, version.pk]))
    with pytest.raises(NotAsApproved):
        actions.hand_out_cv(by=consultant, version=version, ending="pdf", at=NOW)
    assert "Trukket tilbage" in page(client, "cv_version", thomas.pk, version.pk).content.decode()


def test_whoever_may_hold_a_cv_is_named_when_a_line_in_it_is_closed(client, consultant, thomas):
    fact = make_fact(thomas, kind=FactKind.WISH, released_to=COMPANY)
    approve(consultant, make_cv_version(thomas, fact, recipient="Byens Café"))
    address = reverse("citizens:release", args=[thomas.pk, fact.pk])
    told = client.post(address, {}, follow=True).content.decode()
    assert "Linjen stod i et CV til Byens Café" in told
    again = client.post(address, {"readers": ["citizen"]}, follow=True).content.decode()
    assert "Byens Café. Er det sendt" not in again


def test_a_version_takes_only_what_the_company_may_read(client, consultant, thomas):
    closed = make_fact(thomas, kind=FactKind.WISH)
    strangers = make_fact(make_citizen(), kind=FactKind.WISH, released_to=COMPANY)
    background = make_fact(thomas, kind=FactKind.BACKGROUND, released_to=COMPANY)
    for fact in (closed, strangers, background):
        with pytest.raises(actions.NotReleased):
            details = VersionDetails("Solby", frozenset({fact.pk}))
            actions.make_cv_version(by=consultant, citizen=thomas, details=details, at=NOW)
        assert post(client, "cv_version_new", thomas.pk, recipient="Solby", facts=[str(fact.pk)]).status_code == 422
    assert not CvVersion.objects.exists()


def test_a_version_sent_twice_is_made_once(client, thomas):
    fact = make_fact(thomas, kind=FactKind.WISH, released_to=COMPANY)
    token = new_token()
    for _ in range(2):
        post(client, "cv_version_new", thomas.pk, recipient="Solby", facts=[str(fact.pk)], form_token=token)
    assert CvVersion.objects.count() == 1


def test_a_cv_fact_keeps_section_and_period_and_new_ones_are_closed_to_the_company(client, thomas):
    fact = make_fact(thomas, kind=FactKind.CV, wording="Vikar", released_to=COMPANY)
    sent = {"kind": "cv", "wording": "Vikar", "noted_on": "04-03-2026", "section": "experience", "period": "2015–2017"}
    address = reverse("citizens:fact_edit", args=[thomas.pk, fact.pk]) + "?fra=cv"
    answer = client.post(address, sent | {"edit_version": "1"})
    assert answer["Location"] == reverse("citizens:release", args=[thomas.pk, fact.pk]) + "?fra=cv"
    fact.refresh_from_db()
    assert (fact.section, fact.period) == ("experience", "2015–2017")
    assert "Vikar" in page(client, "cv", thomas.pk).content.decode()
    client.post(address, sent | {"kind": "skill", "edit_version": "2"})
    fact.refresh_from_db()
    assert (fact.kind, fact.section, fact.period) == ("skill", "", "")


@pytest.mark.parametrize("rows", [1, 25])
def test_the_cv_page_asks_the_same_few_questions_however_much_there_is(client, consultant, thomas, rows):
    for number in range(rows):
        fact = make_fact(thomas, kind=FactKind.CV, section="leisure", wording=f"Nr. {number}", released_to=COMPANY)
        make_cv_find(thomas, f"Sætning {number}")
        make_cv_version(thomas, fact)
    assert len(statements_of(lambda: page(client, "cv", thomas.pk))) <= 12
    version = CvVersion.objects.first()
    assert len(statements_of(lambda: page(client, "cv_version", thomas.pk, version.pk))) <= 12


releases = st.lists(
    st.tuples(st.sampled_from([k for k in FactKind.values if k not in NOT_IN_CV]), st.booleans()), max_size=4
)


@pytest.mark.req("R-050")
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(releases)
def test_withdrawing_a_release_takes_the_fact_out_of_the_cv_the_preview_and_the_file_at_once(client, consultant, drawn):
    citizen = make_citizen(team=consultant.team, consultant=consultant)
    facts = [
        make_fact(citizen, kind=kind, wording=f"ord-{n}-x", released_to=COMPANY) for n, (kind, _) in enumerate(drawn)
    ]
    version = make_cv_version(citizen, *facts)
    if facts:
        approve(consultant, version)
    for fact, (_, taken_back) in zip(facts, drawn, strict=True):
        if taken_back:
            actions.release_fact(by=consultant, fact=fact, to=set(), agreed=False, at=NOW)
    stays = {f"ord-{n}-x" for n, (_, taken_back) in enumerate(drawn) if not taken_back}
    preview = page(client, "cv_version", citizen.pk, version.pk).content.decode()
    assert {f"ord-{n}-x" for n in range(len(drawn)) if f"ord-{n}-x" in preview} == stays
    state = state_of(CvVersion.objects.get(pk=version.pk), cv_content(version))
    assert (state == CvState.APPROVED) == (bool(drawn) and len(stays) == len(drawn))
    if state != CvState.APPROVED:
        with pytest.raises(NotAsApproved):
            actions.hand_out_cv(by=consultant, version=version, ending="pdf", at=NOW)


def test_an_administrator_meets_no_cv(client_of, thomas):
    client = client_of(make_user(role=Role.ADMINISTRATOR))
    assert page(client, "cv", thomas.pk).status_code == 403


def test_the_municipality_stands_in_the_margin_of_a_cv_and_nowhere_else(thomas):
    version = make_cv_version(thomas, make_fact(thomas, kind=FactKind.SKILL, wording="Bager", released_to=COMPANY))
    town = Municipality(name="Solby Kommune")
    letter = cv_letter(cv_content(version), recipient="Solby Cykler", municipality=town, printed_on=TODAY)
    assert letter.municipality == "Solby Kommune" and "Solby Kommune" not in plain_text(letter)
