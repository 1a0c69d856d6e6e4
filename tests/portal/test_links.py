"""A link opens one thing for one person until its work is done; every other token opens nothing and says the same."""

import re
import secrets
import string
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.core import mail as outbox
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.placements.factories import Case, make_case

from jobbro.accounts.links import LIFETIME, LinkState, RenewedTooOften, make_link, open_link, renew_link
from jobbro.accounts.models import Link
from jobbro.citizens.actions.facts import release_fact
from jobbro.integrations.jobs import deliver
from jobbro.integrations.models import OutgoingMail
from jobbro.placements import actions
from jobbro.placements.actions import Asked
from jobbro.placements.models import Approval, ApprovalState, Party, Placement
from jobbro.placements.queries.reading import record_of
from jobbro.portal.access import DoorState, try_door

SIGNS = string.ascii_letters + string.digits + "-_"
ATTEMPTS = 10_000


@dataclass
class Question:
    """A placement whose company was asked, and the token of its link."""

    case: Case
    token: str
    at: datetime

    @property
    def approval(self) -> Approval:
        return Approval.objects.exclude(state=ApprovalState.VOID).get(party=Party.COMPANY)

    def url(self, page: str = "") -> str:
        return f"/svar/{self.token}/{page}"


def ask(at: datetime | None = None) -> Question:
    at = at or timezone.now()
    case = make_case(state="ready")
    [(_, token)] = actions.ask_parties(
        by=case.consultant,
        placement=case.placement,
        people=[Asked(Party.COMPANY, "Bente Kirk", "bente@solby-kirkegaard.example")],
        at=at,
    )
    OutgoingMail.objects.all().delete()
    return Question(case, token, at)


def words(client: Client, url: str, *, post: bool = False) -> tuple[int, str]:
    """What a page answers, without the form key that is new each time."""
    answer = client.post(url) if post else client.get(url)
    text = re.sub(r'"X-CSRFToken": "\w+"', "", answer.content.decode())
    return answer.status_code, text


def deliver_all() -> list[str]:
    for row in OutgoingMail.objects.all():
        deliver.call(str(row.pk))
    return [str(letter.body) for letter in outbox.outbox]


def forgeries(genuine: str, count: int) -> list[str]:
    """Tokens that nobody made: guessed, and genuine ones with signs changed, lost, added, swapped or re-cased."""
    made = []
    for number in range(count):
        place = number % len(genuine)
        other = secrets.choice(SIGNS.replace(genuine[place], ""))
        made.append(
            (
                secrets.token_urlsafe(32),
                genuine[:place] + other + genuine[place + 1 :],
                genuine[:place] + genuine[place + 1 :],
                genuine[:place] + other + genuine[place:],
                secrets.token_urlsafe(1 + number % 64),
                genuine[place:] + genuine[:place] if place else genuine[::-1],
                genuine.swapcase() if number % 2 else genuine + genuine,
                f"{genuine}%00{number}",
            )[number % 8]
        )
    return [token for token in made if token != genuine]


@pytest.mark.django_db
def test_ten_thousand_tokens_that_nobody_made_or_that_are_spent_open_nothing() -> None:
    now = timezone.now()
    genuine = make_link(purpose="p", subject_id="1", person_name="L", address="l@x.example", at=now)[1]
    spent: dict[LinkState, str] = {}
    for state, change in {
        LinkState.EXPIRED: {"expires_at": now - timedelta(seconds=1), "made_at": now - LIFETIME},
        LinkState.USED: {"used_at": now},
        LinkState.REVOKED: {"revoked_at": now},
    }.items():
        link, token = make_link(purpose="p", subject_id="1", person_name="L", address="l@x.example", at=now)
        Link.objects.filter(pk=link.pk).update(**change)
        spent[state] = token
    tried = 0
    for token in forgeries(genuine, ATTEMPTS - 1000):
        opened = open_link(token, purpose="p", at=now)
        assert (opened.state, opened.link) == (LinkState.UNKNOWN, None)
        tried += 1
    for number in range(1000):
        state, token = list(spent.items())[number % 3]
        assert open_link(token, purpose="p", at=now + timedelta(seconds=number)).state is state
        tried += 1
    assert tried >= ATTEMPTS - 5
    assert open_link(genuine, purpose="another", at=now).state is LinkState.UNKNOWN
    assert open_link(genuine, purpose="p", at=now).state is LinkState.OPEN


@pytest.mark.django_db
def test_a_token_is_stored_only_as_a_keyed_hash_and_asked_for_once(settings) -> None:
    link, token = make_link(purpose="p", subject_id="1", person_name="L", address="l@x.example", at=timezone.now())
    assert token not in repr(Link.objects.values().get(pk=link.pk))
    for asked in (token, "forkert", token[:-1]):
        with CaptureQueriesContext(connection) as queries:
            open_link(asked, purpose="p", at=timezone.now())
        assert len(queries) == 1
    settings.SECRET_KEY = "another key " * 6
    assert open_link(token, purpose="p", at=timezone.now()).state is LinkState.UNKNOWN


@pytest.mark.django_db
def test_forged_changed_revoked_and_replaced_links_say_the_same(client: Client) -> None:
    question = ask()
    actions.withdraw_approvals(by=question.case.consultant, placement=question.case.placement, at=question.at)
    withdrawn = question.token
    [(_, replaced)], [(_, _)] = (
        actions.ask_parties(
            by=question.case.consultant,
            placement=question.case.placement,
            people=[Asked(Party.COMPANY, "Bente Kirk", "bente@x.example")],
            at=question.at,
        )
        for _ in range(2)
    )
    forged = forgeries(withdrawn, 40)
    odd = ["æøå", "a/b/c", "..", "%2e%2e", "svar", "1" * 2000, "\U0001f600"]
    expected = words(client, "/svar/forkert/")
    assert expected[0] == 404
    assert "Linket virker ikke" in expected[1]
    for token in (withdrawn, replaced, *forged, *odd):
        for page in ("", "aftalen/", "ja/"):
            assert words(client, f"/svar/{token}/{page}") == expected, (token, page)
    assert words(client, f"/svar/{forged[0]}/ja/", post=True) == expected


@pytest.mark.django_db
def test_only_reading_a_link_changes_nothing(client: Client) -> None:
    question = ask()
    before = list(Approval.objects.values()), list(Link.objects.values())
    for page in ("", "aftalen/", "ja/", "nej/", "nyt/"):
        client.get(question.url(page))
        client.head(question.url(page))
    assert (list(Approval.objects.values()), list(Link.objects.values())) == before


@pytest.mark.django_db
def test_the_token_stays_between_the_two_of_us(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    question = ask()
    caplog.set_level("DEBUG")
    for page, post in (("", False), ("aftalen/", False), ("ja/", False), ("ja/", True), ("", False)):
        answer = client.post(question.url(page)) if post else client.get(question.url(page))
        assert question.token not in answer.content.decode()
        assert question.token not in repr(answer.headers)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert "noindex" in answer["X-Robots-Tag"]
    # Django's own record of a page that is not found names its path, but our log prints only our own event names.
    assert question.token not in "".join(r.getMessage() for r in caplog.records if r.name.startswith("jobbro"))


@pytest.mark.django_db
def test_an_answer_needs_no_cookie_and_no_referrer() -> None:
    question = ask()
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(question.url("ja/"), {"comment": "Fint"}, headers={"origin": "null"})
    assert (answer.status_code, answer["Location"]) == (302, "../")
    assert question.approval.state == ApprovalState.AGREED


@pytest.mark.django_db
def test_an_expired_link_offers_a_new_one_by_mail_to_the_same_address(client: Client) -> None:
    question = ask(timezone.now() - LIFETIME - timedelta(minutes=1))
    status, text = words(client, question.url())
    assert status == 410
    assert "Send et nyt link" in text
    assert words(client, question.url("ja/"), post=True)[0] == 410
    sent = words(client, question.url("nyt/"), post=True)
    assert sent[0] == 200
    assert "bente" not in sent[1].lower()
    [body] = deliver_all()
    assert outbox.outbox[0].to == ["bente@solby-kirkegaard.example"]
    found = re.search(r"/svar/([\w-]+)/", body)
    assert found is not None
    assert words(client, f"/svar/{found[1]}/")[0] == 200
    assert Link.objects.get(renewed_from__isnull=False).address == "bente@solby-kirkegaard.example"
    assert client.post(f"/svar/{found[1]}/ja/").status_code == 302
    assert question.approval.state == ApprovalState.AGREED


@pytest.mark.django_db
def test_asking_for_a_new_link_says_the_same_whether_or_not_there_was_one(client: Client) -> None:
    question = ask(timezone.now() - LIFETIME - timedelta(minutes=1))
    genuine = words(client, question.url("nyt/"), post=True)
    again = words(client, question.url("nyt/"), post=True)
    forged = words(client, "/svar/forkert/nyt/", post=True)
    assert genuine == again == forged
    assert OutgoingMail.objects.count() == 1
    Approval.objects.update(state=ApprovalState.AGREED, answered_at=timezone.now())
    assert words(client, question.url("nyt/"), post=True) == genuine
    assert OutgoingMail.objects.count() == 1


@pytest.mark.django_db
def test_new_links_are_rationed() -> None:
    now = timezone.now()
    link, _ = make_link(purpose="p", subject_id="1", person_name="L", address="l@x.example", at=now - LIFETIME)
    for number in range(5):
        renew_link(link, at=now + timedelta(minutes=11 * number))
        with pytest.raises(RenewedTooOften):
            renew_link(link, at=now + timedelta(minutes=11 * number + 9))
    with pytest.raises(RenewedTooOften):
        renew_link(link, at=now + timedelta(minutes=55))
    assert renew_link(link, at=now + timedelta(days=1, minutes=1))


@pytest.mark.django_db
def test_a_used_link_tells_in_general_words_that_it_was_answered(client: Client) -> None:
    question = ask()
    client.post(question.url("nej/"), {"comment": "Vi mangler en kollega om onsdagen."})
    assert question.approval.comment == "Vi mangler en kollega om onsdagen."
    for page in ("", "aftalen/", "ja/", "nej/"):
        status, text = words(client, question.url(page))
        assert status == 200
        assert "Du svarede nej, ikke endnu" in text
        for private in ("Thomas", "Holm", "Kirkegård", "Bente", "onsdagen"):
            assert private not in text
    client.post(question.url("ja/"))
    assert question.approval.state == ApprovalState.DECLINED


@pytest.mark.django_db
def test_an_edit_of_the_core_shuts_the_old_link_and_says_that_a_new_one_comes(client: Client) -> None:
    question = ask()
    client.post(question.url("ja/"))
    placement = Placement.objects.get()
    assert placement.ends_on is not None
    actions.save_record(
        by=question.case.consultant,
        placement_id=placement.pk,
        record=record_of(placement).changed(ends_on=placement.ends_on - timedelta(days=7)),
        edit_version=placement.edit_version,
        at=timezone.now(),
    )
    for page in ("", "aftalen/", "ja/"):
        status, text = words(client, question.url(page))
        assert status == 200
        assert "Aftalen er ved at blive ændret" in text
        assert "Thomas" not in text
    client.post(question.url("ja/"))
    assert Approval.objects.get().state == ApprovalState.VOID


@pytest.mark.django_db
def test_a_name_that_changes_outside_the_plan_shuts_the_link_too(client: Client) -> None:
    question = ask()
    type(question.case.company).objects.filter(pk=question.case.company.pk).update(name="Nyt navn")
    assert "Aftalen er ved at blive ændret" in words(client, question.url())[1]
    client.post(question.url("ja/"))
    assert question.approval.state == ApprovalState.ASKED


@pytest.mark.django_db
@pytest.mark.req("R-053")
@pytest.mark.req("R-108")
@pytest.mark.parametrize("way", ["release withdrawn", "private word"])
def test_what_may_no_longer_be_told_is_not_shown_and_not_answered(client: Client, way: str) -> None:
    question = ask()
    if way == "private word":
        Placement.objects.update(why="Han er ude af sit misbrug.")
    else:
        fact = question.case.citizen.facts.get(kind="need")
        release_fact(by=question.case.consultant, fact=fact, to=(), agreed=True, at=timezone.now())
    assert try_door(question.token, at=timezone.now()).state is DoorState.CHANGING
    text = words(client, question.url("aftalen/"))[1]
    assert "misbrug" not in text
    assert "eget tempo" not in text
    client.post(question.url("ja/"))
    assert question.approval.state == ApprovalState.ASKED


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_the_same_moment_count_once() -> None:
    question = ask()
    start, statuses = threading.Barrier(4), []

    def answer(page: str) -> None:
        start.wait()
        statuses.append(Client().post(question.url(page), {"comment": page}).status_code)
        connections.close_all()

    threads = [threading.Thread(target=answer, args=(page,)) for page in ("ja/", "nej/", "ja/", "nej/")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [302] * 4
    approval = question.approval
    assert approval.state == (ApprovalState.AGREED if approval.comment == "ja/" else ApprovalState.DECLINED)
    assert Link.objects.filter(used_at__isnull=False).count() == 1
