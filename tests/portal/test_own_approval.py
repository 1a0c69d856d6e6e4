"""The citizen reads a CV or a capsule on the own page, says yes or no to each line and then to the whole."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.citizens.factories import make_citizen, make_cv_version, make_fact, make_job_talk, make_own_approval
from tests.portal.test_own_page import address, sentences_of, text_of
from tests.progression.factories import make_goal, make_homework

from jobbro.accounts.models import Link
from jobbro.audit.changes import timeline
from jobbro.audit.models import LookUp
from jobbro.citizens import actions
from jobbro.citizens.models import ApprovalWay, Capsule, FactKind, OwnApproval, OwnApprovalState
from jobbro.citizens.queries.cv_versions import CvState, cv_content, state_of
from jobbro.domain.disclosure import Audience
from jobbro.domain.language.readability import lix
from jobbro.domain.language.sentences import Sentence, SentenceKind

pytestmark = pytest.mark.django_db
BOTH = (Audience.CASEWORKER, Audience.CITIZEN)


@pytest.fixture
def skills(thomas):
    said = ("Kan reparere cykler", "Kan bage brød")
    return [make_fact(thomas, kind=FactKind.SKILL, wording=one, released_to=(Audience.COMPANY,)) for one in said]


@pytest.fixture
def version(thomas, skills):
    return make_cv_version(thomas, *skills)


@pytest.fixture
def approval(thomas, version):
    return make_own_approval(thomas, version=version)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def shown_on(page):
    return re.search(r'name="shown" value="(\w{64})"', page.content.decode())[1]


def read_lines(client, place, facts, *no, said=""):
    """Answer each line: yes, and no to those named."""
    sent = {"lines": "1", "shown": shown_on(client.get(place))}
    for fact in facts:
        sent |= {f"yes-{fact.pk}": "no" if fact in no else "yes", f"said-{fact.pk}": said if fact in no else ""}
    return client.post(place, sent)


@pytest.mark.req("R-050")
def test_a_cv_is_read_line_by_line_and_said_yes_to_once(client, client_of, thomas, token, approval, skills, consultant):
    place, version = address("own_approval", token, approval.pk), approval.version
    home = text_of(client.get(address("own_home", token)))
    assert "Dit CV til Solby Kirkegård" in home and place in home
    first = text_of(client.get(place))
    assert "Kan reparere cykler" in first and "Kan bage brød" in first and "<script" not in first.partition("<main")[2]
    answer = read_lines(client, place, skills, skills[1], said="Det er længe siden")
    assert (answer.status_code, answer["Location"]) == (302, place)
    whole = client.get(place)
    assert "Kan reparere cykler" in text_of(whole) and "Kan bage brød" not in text_of(whole)
    assert state_of(fresh(version), cv_content(version)) is CvState.DRAFT, "a line is not the whole"
    sent = {"yes": "yes", "said": "Fint", "shown": shown_on(whole)}
    assert [client.post(place, sent).status_code for _ in range(2)] == [302, 302]
    stored = fresh(version)
    assert state_of(stored, cv_content(stored)) is CvState.APPROVED
    assert (stored.approved_way, stored.approved_by) == (ApprovalWay.OWN_PAGE, approval.asked_by)
    done = [event for event in timeline(thomas) if event.action in {"cv.version_approved", "own_approval.yes"}]
    assert [event.actor_kind for event in done] == ["link", "link"], "it is told once, and by whom"
    assert "Du sagde ja" in text_of(client.get(place))
    desk = client_of(consultant)
    page = text_of(desk.get(reverse("citizens:cv_version", args=[thomas.pk, version.pk])))
    for told in ("Borgeren sagde ja på sin egen side", "«Fint»", "Kan bage brød", "«Det er længe siden»"):
        assert told in page, told
    assert "Kan bage brød" not in page.partition('id="cv"')[2].partition("</section>")[0]


def test_a_no_keeps_the_line_out_until_its_words_are_changed(client, thomas, token, approval, skills, consultant):
    version, no = approval.version, skills[1]
    read_lines(client, address("own_approval", token, approval.pk), skills, no)
    assert "Kan bage" not in str(cv_content(fresh(version)).sections)
    chosen = actions.VersionDetails(version.recipient, frozenset(one.pk for one in skills))
    for facts in (frozenset({skills[0].pk}), chosen.facts):
        details = actions.VersionDetails(version.recipient, facts)
        actions.change_cv_version(by=consultant, version=version, details=details, at=timezone.now())
    assert "Kan bage" not in str(cv_content(fresh(version)).sections), "to choose it anew undoes no no"
    type(no).objects.filter(pk=no.pk).update(wording="Kan bage boller")
    assert "bage boller" in str(cv_content(fresh(version)).sections)


@pytest.mark.parametrize("when", ["while the lines are read", "before the last yes"])
def test_what_changed_meanwhile_is_shown_and_nothing_is_approved(client, token, approval, skills, when):
    place, fact = address("own_approval", token, approval.pk), skills[0]
    new = {"wording": "Kan reparere knallerter"}
    sent = {"lines": "1", "shown": shown_on(client.get(place))} | {f"yes-{one.pk}": "yes" for one in skills}
    if when == "before the last yes":
        client.post(place, sent)
        sent = {"yes": "yes", "said": "", "shown": shown_on(client.get(place))}
    type(fact).objects.filter(pk=fact.pk).update(**new)
    answer = client.post(place, sent)
    assert answer.status_code == 422
    text = text_of(answer)
    assert "Noget er ændret" in text and new["wording"] in text and f"yes-{fact.pk}" in text
    assert fresh(approval).state == OwnApprovalState.WAITING
    assert not fresh(approval.version).approved_fingerprint


def test_a_line_that_is_closed_is_gone_at_once_and_all_lines_need_an_answer(client, token, approval, skills):
    place = address("own_approval", token, approval.pk)
    sent = {
        "lines": "1",
        "shown": shown_on(client.get(place)),
        f"yes-{skills[0].pk}": "yes",
        f"said-{skills[1].pk}": "hov",
    }
    half = client.post(place, sent)
    assert half.status_code == 422 and 'value="hov"' in half.content.decode()
    skills[1].releases.update(withdrawn_at=timezone.now(), withdrawn_by=skills[1].releases.get().released_by)
    assert "Kan bage" not in text_of(client.get(place))
    assert "Kan bage" not in text_of(client.post(place, sent))


def test_who_says_no_to_everything_or_to_the_whole_is_heard(client, token, approval, skills):
    place = address("own_approval", token, approval.pk)
    read_lines(client, place, skills, *skills)
    page = client.get(place)
    assert "Du har sagt nej til det hele" in text_of(page)
    assert client.post(place, {"yes": "yes", "shown": shown_on(page)}).status_code == 422
    assert client.post(place, {"yes": "no", "said": "Ikke endnu", "shown": shown_on(page)}).status_code == 302
    stored = fresh(approval)
    assert (stored.state, stored.said) == (OwnApprovalState.NO, "Ikke endnu")
    assert not fresh(approval.version).approved_fingerprint
    assert "Du sagde nej" in text_of(client.get(place))


def test_a_capsule_is_asked_about_on_the_own_page_and_stands_when_the_citizen_says_yes(
    client, client_of, thomas, token, consultant
):
    facts = [make_fact(thomas, wording=said, released_to=(Audience.CASEWORKER,)) for said in ("Møder kl. 10", "Ro")]
    desk, form_url = client_of(consultant), reverse("citizens:capsule_new", args=[thomas.pk])
    page = desk.get(form_url).content.decode()
    ask = {"ask": "1", "shown": re.search(r'name="shown" value="(\w+)"', page)[1], "next_step": "Mette ringer tirsdag"}
    ask |= {"expires_on": f"{timezone.localdate() + timedelta(days=30):%d-%m-%Y}"}
    for fact in facts:
        ask |= {f"agreed-{fact.pk}": "on", f"part-{fact.pk}": "works"}
    assert desk.post(form_url, ask).status_code == 302
    assert not Capsule.objects.exists(), "nobody has said yes"
    approval = OwnApproval.objects.get()
    capsule_url = reverse("citizens:capsule", args=[thomas.pk])
    assert "venter på borgeren" in text_of(desk.get(capsule_url))
    place = address("own_approval", token, approval.pk)
    read_lines(client, place, facts, facts[1])
    whole = client.get(place)
    assert "Mette ringer tirsdag" in text_of(whole) and "Ro" not in text_of(whole).partition("<main")[2].split()
    sent = {"yes": "yes", "said": "", "shown": shown_on(whole)}
    for _ in range(2):
        client.post(place, sent)
    capsule = Capsule.objects.get()
    assert (capsule.approved_way, capsule.made_by) == (ApprovalWay.OWN_PAGE, consultant)
    assert [line.fact for line in capsule.lines.all()] == [facts[0]]
    told = text_of(desk.get(capsule_url))
    assert "På sin egen side" in told and "borgeren sagde ja" in told
    desk.post(reverse("citizens:own_approval_seen", args=[thomas.pk, approval.pk]))
    assert fresh(approval).seen_by == consultant


def test_a_question_taken_back_or_of_somebody_else_or_by_a_dead_link_tells_nothing(
    client, client_of, thomas, token, approval, version, consultant
):
    desk, place = client_of(consultant), address("own_approval", token, approval.pk)
    other = make_own_approval(make_citizen(first_name="Else"))
    assert client.get(address("own_approval", token, other.pk)).status_code == 404
    shown = shown_on(client.get(place))
    desk.post(reverse("citizens:own_approval_back", args=[thomas.pk, approval.pk]))
    assert client.post(place, {"yes": "yes", "shown": shown}, follow=True).status_code == 200
    page = text_of(client.get(place))
    assert "Du skal ikke svare mere" in page and "Kan bage" not in page
    assert desk.post(reverse("citizens:cv_version_ask", args=[thomas.pk, version.pk])).status_code == 302
    assert text_of(client.get(address("own_home", token))).count("Dit CV til Solby Kirkegård") == 2, (
        "heading and button"
    )
    Link.objects.update(expires_at=timezone.now())
    dead = client.get(place)
    assert dead.status_code == 404 and "Solby Kirkegård" not in text_of(dead)
    looked = LookUp.objects.count()
    assert client.post(place, {"yes": "yes", "shown": shown}).status_code == 404
    assert LookUp.objects.count() == looked


def test_the_pages_are_easy_to_read_and_cheap(client, thomas, token, approval, skills, django_assert_max_num_queries):
    place = address("own_approval", token, approval.pk)
    with django_assert_max_num_queries(12):
        pages = [client.get(place)]
    read_lines(client, place, skills)
    with django_assert_max_num_queries(12):
        pages.append(client.get(place))
    tomorrow, yesterday = (timezone.localdate() + timedelta(days=days) for days in (1, -1))
    make_job_talk(thomas, held_on=tomorrow, route="Tag bussen fra torvet", clothes="En ren skjorte")
    make_homework(make_goal(thomas, wording="Jeg møder hver dag"), due_on=yesterday)
    shared = [make_fact(thomas, kind=FactKind.SKILL, wording="Kan så frø", released_to=BOTH)]
    capsule = make_own_approval(thomas, *shared)
    pages += [client.get(address("own_approval", token, capsule.pk)), client.get(address("own_home", token))]
    client.post(place, {"yes": "no", "said": "", "shown": shown_on(pages[1])})
    pages.append(client.get(place))
    for page in pages:
        text, places = "", []
        for line in sentences_of(page.content.decode()):
            for part in re.split(r"(?<=[.?!])\s+", line):
                places.append(Sentence(part, len(text), len(text) + len(part), SentenceKind.PLAIN, 0))
                text += part + "\n"
        assert (lix(text, places) or 0) < 35, (page.request["PATH_INFO"], lix(text, places))
