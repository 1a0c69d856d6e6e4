"""A cooperation agreement is signed by link, falls when its core changes, and is looked at again in time."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.companies.factories import make_company, make_contact, make_partnership
from tests.conftest import on_day
from tests.placements.paper_texts import pdf_text, word_text

from jobbro.accounts.links import LIFETIME
from jobbro.accounts.models import ApprovalState, Link, Municipality, User
from jobbro.audit.changes import timeline
from jobbro.companies import actions
from jobbro.companies.actions.following_partnership import remind_of_partnerships
from jobbro.companies.exports.partnership import partnership_file, partnership_letter
from jobbro.companies.models import AimState, Partnership, PartnershipSignature
from jobbro.companies.queries.signing import signature_line
from jobbro.companies.queries.timeline import company_timeline
from jobbro.integrations.jobs import deliver
from jobbro.integrations.models import OutgoingMail
from jobbro.ui.once import new_token

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-022")]

NOW = timezone.now()


@pytest.fixture
def agreement(consultant) -> Partnership:
    """A whole draft with a contact who can be written to."""
    Municipality.objects.get_or_create(pk=1, defaults={"name": "Solby Kommune"})
    company = make_company(name="Nordlys El")
    contact = make_contact(company, name="Bente Krag", email="bente@nordlys.example")
    both = {"company_does": "To faste pladser", "municipality_does": "Svar på en uge"}
    return make_partnership(company, aims=1, contact=contact, colleague=consultant, **dict[str, Any](both))


def ask(agreement: Partnership, by, at: datetime = NOW) -> str:
    """Ask the contact and return the address behind the link."""
    _, token = actions.ask_for_signature(by=by, partnership=agreement, edit_version=agreement.edit_version, at=at)
    agreement.refresh_from_db()
    return f"/underskrift/{token}/"


def said(client: Client, url: str) -> tuple[int, str]:
    """What a page answers, without its tags."""
    answer = client.get(url)
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return answer.status_code, " ".join(re.sub(r"<[^>]+>", " ", main).split())


def facts_of(agreement: Partnership, **changes) -> actions.PartnershipFacts:
    """What is written now, with changes."""
    values = {
        "starts_on": agreement.starts_on,
        "review_on": agreement.review_on,
        "ends_on": agreement.ends_on,
        "contact": agreement.contact,
        "colleague": agreement.colleague,
        "company_does": agreement.company_does,
        "municipality_does": agreement.municipality_does,
        "aims": tuple(actions.AimFacts(aim.what, target=aim.target) for aim in agreement.aims.all()),
    }
    return actions.PartnershipFacts(**(values | changes))


def test_the_consultant_looks_at_the_mail_sends_it_and_the_contact_signs(agreement, consultant, client_of) -> None:
    browser = client_of(consultant)
    url = reverse("companies:partnership_sign", args=[agreement.company_id, agreement.pk])
    shown = browser.get(url).content.decode()
    assert "bente@nordlys.example" in shown and "To faste pladser" in shown
    sent = {"edit_version": "1", "form_token": new_token()}
    assert [browser.post(url, sent).status_code for _ in range(2)] == [302, 302]
    row = OutgoingMail.objects.get()
    deliver.call(str(row.pk))
    [link] = re.findall(r"http\S+/underskrift/\S+", str(outbox.outbox[0].body))
    assert "Nordlys" not in str(outbox.outbox[0].body)
    path, visitor = "/underskrift/" + link.partition("/underskrift/")[2], Client()
    assert "Nordlys" not in said(visitor, path)[1]
    status, text = said(visitor, path + "aftalen/")
    assert status == 200
    assert all(words in text for words in ("Nordlys El", "To faste pladser", "Mål nummer 1", consultant.full_name))
    assert visitor.post(path + "ja/", {"comment": ""}).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.state, agreement.agreed_on) == ("agreed", timezone.localdate())
    sheet = browser.get(reverse("companies:partnership", args=[agreement.company_id, agreement.pk])).content.decode()
    assert "Bente Krag skrev under med link" in sheet
    assert "Partnerskabsaftalen blev underskrevet med link" in [
        one.title for one in company_timeline(agreement.company)
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"company_does": "Tre pladser"}, "fordi det, virksomheden gør er ændret"),
        ({"aims": (actions.AimFacts("Noget andet"),)}, "fordi målene er ændret"),
        ({"starts_on": date(2026, 2, 2), "ends_on": date(2027, 1, 1)}, "den første dag og den sidste dag er ændret"),
    ],
)
def test_an_edit_of_the_core_voids_the_signature_and_says_why(changes, says, agreement, consultant) -> None:
    url = ask(agreement, consultant)
    visitor = Client()
    visitor.post(url + "ja/", {"comment": ""})
    agreement.refresh_from_db()
    actions.change_partnership(
        by=consultant, partnership=agreement, facts=facts_of(agreement, **changes), edit_version=2, at=NOW
    )
    agreement.refresh_from_db()
    line = signature_line(agreement)
    assert agreement.state == "draft" and line is not None
    assert line.signature.state == ApprovalState.VOID and says in line.why_void
    status, text = said(visitor, url + "aftalen/")
    assert status == 200 and "ved at blive ændret" in text
    assert not [words for words in ("Nordlys", "Tre pladser", "Noget andet", "Mål") if words in text]


def test_who_looks_after_it_and_when_may_change_under_a_signature(agreement, consultant, colleague_same_team) -> None:
    Client().post(ask(agreement, consultant) + "ja/", {"comment": ""})
    facts = facts_of(agreement, colleague=colleague_same_team, review_on=date(2026, 8, 1))
    actions.change_partnership(by=consultant, partnership=agreement, facts=facts, edit_version=2, at=NOW)
    agreement.refresh_from_db()
    assert agreement.state == "agreed" and agreement.colleague == colleague_same_team
    assert agreement.signatures.get().state == ApprovalState.AGREED


def test_expired_forged_reused_and_replaced_links_tell_nothing(agreement, consultant) -> None:
    secrets = ("Nordlys", "Bente", "To faste pladser", "Mål nummer", "Svar på en uge")
    visitor = Client()
    forged = [said(visitor, f"/underskrift/{token}/") for token in ("x" * 43, "æ" * 3, "a/b")]
    old = ask(agreement, consultant, at=NOW - LIFETIME - timedelta(days=1))
    expired = said(visitor, old + "aftalen/")
    replaced_by = ask(agreement, consultant)
    replaced = said(visitor, old + "aftalen/")
    wrong_kind = said(visitor, replaced_by.replace("/underskrift/", "/svar/"))
    visitor.post(replaced_by + "ja/", {"comment": "Vi glæder os"})
    reused = said(visitor, replaced_by + "aftalen/")
    assert visitor.post(replaced_by + "nej/", {"comment": "Nej alligevel"}).status_code == 200
    assert [one[0] for one in forged] == [404] * 3 and forged[0][1] == forged[1][1] == replaced[1] == wrong_kind[1]
    assert expired[0] == 410 and reused[0] == 200
    shown = " ".join(text for _, text in (*forged, expired, replaced, wrong_kind, reused))
    assert not [words for words in secrets if words in shown]
    row = PartnershipSignature.objects.get(state=ApprovalState.AGREED)
    assert row.comment == "Vi glæder os"


def test_a_link_that_ran_out_is_renewed_once_to_the_same_address(agreement, consultant) -> None:
    old, visitor = ask(agreement, consultant, at=NOW - LIFETIME - timedelta(days=1)), Client()
    OutgoingMail.objects.all().delete()
    for _twice in range(2):
        assert visitor.post(old + "nyt/").status_code == 200
    assert OutgoingMail.objects.count() == 1
    assert Link.objects.latest("made_at").address == "bente@nordlys.example"


def test_a_no_says_what_to_change_and_private_words_are_sent_back(agreement, consultant) -> None:
    url, visitor = ask(agreement, consultant), Client()
    assert visitor.post(url + "nej/", {"comment": "Hans depression fylder"}).status_code == 422
    assert visitor.post(url + "nej/", {"comment": "Én plads er nok"}).status_code == 302
    agreement.refresh_from_db()
    assert agreement.state == "draft"
    assert [event.action for event in timeline(agreement.company)][0] == "company.partnership_signature_declined"


def test_nobody_is_asked_without_an_address_or_twice_about_what_is_signed(agreement, consultant, client_of) -> None:
    type(agreement.contact).objects.update(email="")
    with pytest.raises(actions.NothingToSign):
        ask(Partnership.objects.get(), consultant)
    sheet = client_of(consultant).get(reverse("companies:partnership", args=[agreement.company_id, agreement.pk]))
    assert "ingen mailadresse" in sheet.content.decode()
    assert not PartnershipSignature.objects.exists()


def test_the_paper_says_the_same_as_pdf_and_word(agreement, consultant, client_of) -> None:
    agreement.aims.update(target=4, by_when=date(2026, 12, 1))
    Client().post(ask(agreement, consultant) + "ja/", {"comment": ""})
    letter = partnership_letter(
        Partnership.objects.get(), municipality=Municipality.objects.get(), printed_on=date(2026, 3, 2)
    )
    for ending, read in (("pdf", pdf_text), ("docx", word_text)):
        text = read(partnership_file(letter, ending=ending).content)
        for words in ("Nordlys El", "To faste pladser", "1. december 2026", "Underskrevet med link"):
            assert words in " ".join(text.split()), (ending, words)
    url = reverse("companies:partnership_paper", args=[agreement.company_id, agreement.pk, "pdf"])
    answer = client_of(consultant).get(url)
    assert answer["Content-Disposition"].startswith('attachment; filename="partnerskabsaftale-')
    assert client_of(consultant).get(url.replace("pdf", "exe")).status_code == 404


def test_an_agreement_that_comes_up_stands_on_my_day_and_is_done_or_moved_in_two_clicks(
    agreement, consultant, colleague_same_team, client_of
) -> None:
    User.objects.update(welcomed_at=NOW)
    today = timezone.localdate()
    more = {"review_on": today - timedelta(days=2), "ends_on": today + timedelta(days=200)}
    Partnership.objects.update(starts_on=today - timedelta(days=90), **more)
    browser, home = client_of(consultant), reverse("dashboards:home")
    first = browser.get(home).content.decode()
    review = reverse("companies:partnership_review", args=[agreement.company_id, agreement.pk]) + "?fra=dag"
    assert review in first and "Nordlys El" in first
    assert review not in client_of(colleague_same_team).get(home).content.decode()
    assert browser.post(review, {"choice": "maaned"})["Location"] == home
    assert review not in browser.get(home).content.decode()
    Partnership.objects.update(moved_to=None)
    assert browser.post(review, {"choice": "3"})["Location"] == home
    assert review not in browser.get(home).content.decode()
    agreement.refresh_from_db()
    assert agreement.review_on > today + timedelta(days=80)
    assert browser.post(review, {"choice": "12"}).status_code == 422
    Partnership.objects.update(review_on=today - timedelta(days=9), ends_on=today - timedelta(days=1))
    assert "Partnerskabsaftalen udløb" in browser.get(home).content.decode()


def test_the_owner_gets_one_mail_about_all_agreements_and_none_twice(agreement, consultant) -> None:
    other = make_partnership(make_company(name="Solby Byg"), colleague=consultant, review_on=date(2026, 6, 2))
    Partnership.objects.filter(pk=other.pk).update(ends_on=date(2026, 7, 2), review_on=date(2026, 7, 1))
    assert remind_of_partnerships(at=on_day("2026-06-02").replace(hour=5)) == 0
    morning = on_day("2026-06-02").replace(hour=9)
    assert [remind_of_partnerships(at=morning) for _ in range(2)] == [1, 0]
    deliver.call(str(OutgoingMail.objects.get().pk))
    body = str(outbox.outbox[0].body)
    assert "Nordlys El: skal ses efter fra 1. juni 2026" in body
    assert "Solby Byg: udløber 2. juli 2026" in body


def test_how_an_aim_is_going_is_written_without_touching_the_signature(agreement, consultant, client_of) -> None:
    agreement.aims.update(target=4)
    Client().post(ask(agreement, consultant) + "ja/", {"comment": ""})
    url = reverse("companies:partnership_aim", args=[agreement.company_id, agreement.pk, 1])
    browser = client_of(consultant)
    assert browser.post(url, {"so_far": "-1", "state": "open"}).status_code == 422
    assert browser.post(url, {"so_far": "4", "state": "reached"}).status_code == 302
    aim = agreement.aims.get()
    assert (aim.so_far, aim.state, aim.state_on) == (4, AimState.REACHED, timezone.localdate())
    assert agreement.signatures.get().state == ApprovalState.AGREED
    agreement.refresh_from_db()
    facts = facts_of(agreement, municipality_does="Svar samme dag")
    version = agreement.edit_version
    actions.change_partnership(by=consultant, partnership=agreement, facts=facts, edit_version=version, at=NOW)
    assert agreement.aims.get().so_far == 4
