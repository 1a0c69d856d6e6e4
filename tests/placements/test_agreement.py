"""Asking the parties: whom, what is sent, what stops it, and what becomes of the answers."""

import re
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from tests.placements.factories import NOW, Case, make_case

from jobbro.accounts.links import open_link
from jobbro.accounts.models import Link
from jobbro.audit.changes import timeline
from jobbro.citizens.actions.facts import release_fact
from jobbro.companies.models import Contact, ContactRole, StaffMonth
from jobbro.demo.worked_placements import MARIANNE
from jobbro.integrations.mail import send
from jobbro.integrations.models import OutgoingMail
from jobbro.placements import actions
from jobbro.placements.actions import Asked
from jobbro.placements.actions.agreement import LINK_PURPOSE
from jobbro.placements.models import Approval, ApprovalState, Party, Placement
from jobbro.placements.queries.asking import ask_page
from jobbro.placements.queries.outside import NotForOthers
from jobbro.placements.queries.reading import record_of
from jobbro.placements.queries.workplace import workplace_of
from jobbro.placements.sections import SECTIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return make_case(state="ready")


def ask_url(case: Case) -> str:
    return reverse("placements:ask", args=[case.placement.pk])


def chosen(case: Case, *parties: Party, **more: str) -> dict[str, str]:
    """The form as it is first shown, with these parties ticked."""
    page = ask_page(case.placement)
    data = {f"{party}-who": page.people[party][0].key for party in Party if page.people[party]}
    return data | {f"{party}-ask": "on" for party in parties} | more


def letters() -> list[str]:
    for row in OutgoingMail.objects.order_by("written_at", "pk"):
        send(row.pk, at=NOW)
    return [str(letter.body) for letter in outbox.outbox]


def test_the_likeliest_people_stand_first(case: Case) -> None:
    page = ask_page(case.placement)
    first = {party: people[0].name for party, people in page.people.items()}
    assert first == {
        Party.COMPANY: "Bente Kirk", Party.EMPLOYEE_REPRESENTATIVE: "Ole Rask", Party.CITIZEN: "Thomas Holm",
    }  # fmt: skip


def test_nobody_is_preselected_to_speak_for_the_staff_without_that_role(case: Case, browser: Client) -> None:
    def preselected() -> list[str]:
        page = browser.get(ask_url(case)).content.decode()
        inputs = re.findall(r'<input[^>]*name="employee_representative-who"[^>]*>', page)
        assert len(inputs) > 1
        return [field for field in inputs if "checked" in field]

    [ole] = preselected()
    assert str(Contact.objects.get(name="Ole Rask").pk) in ole
    Contact.objects.filter(name="Ole Rask").update(role=ContactRole.MENTOR)
    assert preselected() == []
    data = chosen(case, Party.EMPLOYEE_REPRESENTATIVE) | {"employee_representative-who": ""}
    answer = browser.post(ask_url(case), data)
    assert answer.status_code == 422
    assert "Vælg, hvem du vil spørge." in answer.content.decode()


def test_who_was_asked_for_the_staff_stands_in_the_application_when_no_card_says_so(case: Case) -> None:
    def asked(name: str) -> None:
        actions.ask_for_approval(
            by=case.consultant,
            placement=case.placement,
            party=Party.EMPLOYEE_REPRESENTATIVE,
            person_name=name,
            address=f"{name.lower()}@x.example",
            at=NOW,
        )

    asked("Ida")
    assert workplace_of(case.placement).representative[0] == "Ole Rask"
    Contact.objects.filter(name="Ole Rask").update(role=ContactRole.MENTOR)
    assert workplace_of(case.placement).representative == ("Ida", "ida@x.example", "")
    asked("Bo")
    assert workplace_of(case.placement).representative == ("Bo", "bo@x.example", "")
    actions.withdraw_approvals(by=case.consultant, placement=case.placement, at=NOW)
    assert workplace_of(case.placement).representative == ("", "", "")


def test_the_page_asks_first_shows_what_is_sent_and_sends_only_then(case: Case, browser: Client) -> None:
    shown = browser.get(ask_url(case)).content.decode()
    assert "Spørg virksomheden" in shown
    assert shown.count("Kun hvis du valgte «En anden».") == 4
    assert shown.count("Kun hvis du valgte «En anden adresse».") == 2
    confirm = browser.post(ask_url(case), chosen(case, *Party)).content.decode()
    for words in ("bente@solby-kirkegaard.example", "ole@solby-kirkegaard.example", "thomas@borger.example"):
        assert words in confirm
    assert "spørger dig om en aftale" in confirm
    assert "Ansættelse på ordinære timer" in confirm
    assert (Approval.objects.count(), OutgoingMail.objects.count()) == (0, 0)
    done = browser.post(ask_url(case), chosen(case, *Party) | {"confirmed": "1"})
    assert done.status_code == 302
    assert Approval.objects.filter(state=ApprovalState.ASKED).count() == 3
    assert OutgoingMail.objects.count() == 3


@pytest.mark.req("R-108")
def test_the_mail_names_its_reader_and_nobody_else(case: Case, browser: Client) -> None:
    browser.post(ask_url(case), chosen(case, *Party) | {"confirmed": "1"})
    bodies = letters()
    assert [letter.subject for letter in outbox.outbox] == ["Solby Kommune (DEMO) spørger dig om en aftale"] * 3
    assert {letter.to[0] for letter in outbox.outbox} == set(Approval.objects.values_list("address", flat=True))
    for body in bodies:
        assert "Kirkegård" not in body
        assert "praktik" not in body.lower()
    to_company = next(body for body in bodies if "Hej Bente Kirk" in body)
    assert "Thomas" not in to_company
    assert "Holm" not in to_company
    assert "torsdag den 26. januar 2023" in to_company or "virker til og med" in to_company


def test_the_link_in_the_mail_opens_the_question_it_was_sent_for(case: Case) -> None:
    asked = actions.ask_parties(
        by=case.consultant,
        placement=case.placement,
        people=[Asked(Party.COMPANY, "Bente Kirk", "bente@x.example")],
        at=NOW,
    )
    [(approval, _token)] = asked
    [body] = letters()
    found = re.search(r"/svar/([\w-]+)/", body)
    assert found is not None
    opened = open_link(found[1], purpose=LINK_PURPOSE, at=NOW)
    assert opened.link is not None
    assert opened.link.subject_id == str(approval.pk)
    assert "26. januar 2023" in body


def test_without_a_choice_the_page_says_what_is_missing_and_keeps_what_was_typed(case: Case, browser: Client) -> None:
    answer = browser.post(ask_url(case), chosen(case))
    assert answer.status_code == 422
    assert "Vælg mindst én" in answer.content.decode()
    data = chosen(case, Party.COMPANY, **{"company-who": "other", "company-name": "Grethe Æbelø", "company-mail": "x"})
    answer = browser.post(ask_url(case), data)
    assert answer.status_code == 422
    assert "Grethe Æbelø" in answer.content.decode()


def test_two_parties_never_answer_from_the_same_address(case: Case, browser: Client) -> None:
    page = ask_page(case.placement)
    same = page.people[Party.COMPANY][0].key
    answer = browser.post(
        ask_url(case),
        chosen(case, Party.COMPANY, Party.EMPLOYEE_REPRESENTATIVE, **{"employee_representative-who": same}),
    )
    assert answer.status_code == 422
    assert "samme mailadresse" in answer.content.decode()
    browser.post(ask_url(case), chosen(case, Party.COMPANY) | {"confirmed": "1"})
    more = {"citizen-who": "other", "citizen-name": "Thomas Holm", "citizen-mail": "BENTE@solby-kirkegaard.example"}
    assert browser.post(ask_url(case), chosen(case, Party.CITIZEN, **more)).status_code == 422


def test_an_address_that_is_on_no_card_is_pointed_out(case: Case, browser: Client) -> None:
    more = {"company-who": "other", "company-name": "Bente Kirk", "company-mail": "bente@solby-kirkegard.example"}
    shown = browser.post(ask_url(case), chosen(case, Party.COMPANY, **more)).content.decode()
    assert "Adressen står ikke på virksomhedens kort" in shown
    assert "Medarbejderrepræsentanten er ikke spurgt" in shown
    known = browser.post(ask_url(case), chosen(case, Party.COMPANY)).content.decode()
    assert "Adressen står ikke" not in known


def test_a_repeated_form_asks_once(case: Case, browser: Client) -> None:
    page = browser.get(ask_url(case)).content.decode()
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found is not None
    data = chosen(case, Party.COMPANY) | {"confirmed": "1", "form_token": found[1]}
    assert browser.post(ask_url(case), data).status_code == 302
    assert browser.post(ask_url(case), data).status_code == 302
    assert (Approval.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_the_links_are_shown_once_in_a_demo_and_never_in_real_use(case: Case, browser: Client, settings) -> None:
    real = browser.post(ask_url(case), chosen(case, Party.COMPANY) | {"confirmed": "1"}, follow=True)
    assert "/svar/" not in real.content.decode()
    settings.DEMO = True
    page = browser.get(ask_url(case)).content.decode()
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found is not None
    data = chosen(case, Party.CITIZEN) | {"confirmed": "1", "form_token": found[1]}
    assert browser.post(ask_url(case), data).content.decode().count("/svar/") == 1
    assert "/svar/" not in browser.post(ask_url(case), data, follow=True).content.decode()


@pytest.mark.parametrize("state", ["draft", "locked"])
def test_nobody_is_asked_about_a_draft_or_a_locked_text(state: str, client: Client) -> None:
    case = make_case(state=state)
    client.force_login(case.consultant, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(ask_url(case)).status_code == 409
    before = Approval.objects.count()
    assert client.post(ask_url(case), chosen(case, Party.COMPANY) | {"confirmed": "1"}).status_code == 409
    assert Approval.objects.count() == before


@pytest.mark.req("R-108")
@pytest.mark.parametrize("last", [{}, {"confirmed": "1"}], ids=["looking", "sending"])
def test_a_private_word_stops_the_question_and_is_named(case: Case, browser: Client, last: dict[str, str]) -> None:
    Placement.objects.update(what_it_takes="Når hendes angst er væk, kan hun mere.")
    answer = browser.post(ask_url(case), chosen(case, Party.COMPANY) | last)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Når hendes angst er væk, kan hun mere." in text
    assert "psykisk helbred" in text
    assert (Approval.objects.count(), OutgoingMail.objects.count(), Link.objects.count()) == (0, 0, 0)


@pytest.mark.req("R-108")
def test_a_private_word_stops_the_sharing_too(case: Case, browser: Client) -> None:
    Placement.objects.update(contribution="De ved, at han har været i fængsel.")
    answer = browser.post(reverse("placements:move", args=[case.placement.pk, "delt"]))
    assert answer.status_code == 422
    assert "fængsel" in answer.content.decode()
    assert Placement.objects.get().state == "ready"


@pytest.mark.req("R-053")
def test_a_withdrawn_release_stops_the_question(case: Case) -> None:
    fact = case.citizen.facts.get(kind="need")
    release_fact(by=case.consultant, fact=fact, to=(), agreed=True, at=NOW)
    with pytest.raises(NotForOthers):
        actions.ask_parties(
            by=case.consultant, placement=case.placement, people=[Asked(Party.CITIZEN, "T", "t@x.example")], at=NOW
        )
    assert Approval.objects.count() == 0


@pytest.mark.req("R-018")
def test_the_one_who_is_asked_is_told_whom_to_call(case: Case, browser: Client) -> None:
    browser.post(ask_url(case), chosen(case, Party.COMPANY) | {"confirmed": "1"})
    [body] = letters()
    assert "Mette Madsen, telefon 70 00 00 00" in body


def test_asking_again_lets_the_first_question_fall(case: Case, browser: Client) -> None:
    browser.post(ask_url(case), chosen(case, Party.COMPANY) | {"confirmed": "1"})
    browser.post(ask_url(case), chosen(case, Party.COMPANY) | {"confirmed": "1"})
    states = Approval.objects.order_by("asked_at", "state").values_list("state", flat=True)
    assert sorted(states) == ["asked", "void"]
    assert Link.objects.filter(revoked_at__isnull=True).count() == 1


def test_a_letter_that_could_not_be_delivered_is_seen_on_the_page(case: Case, browser: Client) -> None:
    browser.post(ask_url(case), chosen(case, Party.COMPANY) | {"confirmed": "1"})
    OutgoingMail.objects.update(state="failed", sealed=b"")
    for url in (ask_url(case), reverse("placements:detail", args=[case.placement.pk])):
        assert "kunne ikke leveres" in browser.get(url).content.decode()


def test_a_changed_core_voids_the_answers_and_the_page_says_which_part(browser: Client, case: Case) -> None:
    actions.ask_parties(
        by=case.consultant, placement=case.placement, people=[Asked(Party.CITIZEN, "T", "t@x.example")], at=NOW
    )
    approval = Approval.objects.get()
    link = Link.objects.get()
    opened = open_link("", purpose=LINK_PURPOSE, at=NOW)
    assert opened.link is None
    actions.answer_approval(
        by=case.consultant.actor, approval=approval, agrees=True, comment="", at=NOW + timedelta(hours=1), link=link
    )
    placement = Placement.objects.get()
    actions.save_record(
        by=case.consultant,
        placement_id=placement.pk,
        record=record_of(placement).changed(purposes=("retention",)),
        edit_version=placement.edit_version,
        at=NOW + timedelta(hours=2),
    )
    approval.refresh_from_db()
    assert (approval.state, approval.void_reason) == (ApprovalState.VOID, "purposes")
    page = browser.get(reverse("placements:detail", args=[placement.pk])).content.decode()
    assert "gælder ikke længere" in page
    assert "formålet" in page
    assert timeline(placement)[0].action == "approval.voided"


@pytest.mark.parametrize("section", list(SECTIONS))
def test_the_plan_says_who_has_said_yes_before_it_is_changed(section: str, browser: Client, case: Case) -> None:
    url = reverse("placements:plan", args=[case.placement.pk, section])
    told = "skal der spørges igen"
    assert told not in browser.get(url).content.decode()
    actions.ask_for_approval(
        by=case.consultant, placement=case.placement, party=Party.CITIZEN, person_name="T", address="t@x.dk", at=NOW
    )
    assert told not in browser.get(url).content.decode()
    say_yes(case, Party.COMPANY)
    page = browser.get(url).content.decode()
    assert "Virksomheden (Virksomheden): enig. Ændrer du" in page
    assert told in page
    assert "Borgeren (T)" not in page
    Placement.objects.filter(pk=case.placement.pk).update(state="locked")
    assert told not in browser.get(url).content.decode()


def test_the_page_asks_marianne_when_she_has_no_address_for_one(client: Client) -> None:
    case = make_case(MARIANNE, state="ready")
    type(case.citizen).objects.filter(pk=case.citizen.pk).update(email="")
    client.force_login(case.consultant, backend="django.contrib.auth.backends.ModelBackend")
    data = chosen(case, Party.CITIZEN, **{"citizen-who": "other", "citizen-name": "Marianne Kjær"})
    assert client.post(ask_url(case), data).status_code == 422
    data["citizen-mail"] = "marianne@post.example"
    assert "marianne@post.example" in client.post(ask_url(case), data).content.decode()


# Locking says «agreed»


def shared_with(*parties: Party, **changes: object) -> Case:
    """A shared text to which these parties, and nobody else, have said yes."""
    case = make_case(state="ready")
    Placement.objects.filter(pk=case.placement.pk).update(**changes)
    case.placement.refresh_from_db()
    for party in parties:
        say_yes(case, party)
    actions.share_placement(by=case.consultant, placement=case.placement, at=NOW)
    return case


def say_yes(case: Case, party: Party) -> None:
    approval, token = actions.ask_for_approval(
        by=case.consultant, placement=case.placement, party=party, person_name=party.label, address="a@b.dk", at=NOW
    )
    opened = open_link(token, purpose=LINK_PURPOSE, at=NOW)
    assert opened.link is not None
    actions.answer_approval(by=opened.actor, approval=approval, agrees=True, comment="", at=NOW, link=opened.link)


def lock(case: Case) -> Placement:
    return actions.lock_placement(by=case.consultant, placement=case.placement, at=NOW)


@pytest.mark.req("R-100", "R-101")
@pytest.mark.parametrize("forgotten", list(Party))
def test_a_text_is_not_locked_while_one_party_has_never_been_asked(forgotten: Party, client: Client) -> None:
    case = shared_with(*(party for party in Party if party != forgotten), representative_statement_on=None)
    with pytest.raises(actions.NotAgreed) as stopped:
        lock(case)
    assert [(lack.party, lack.state) for lack in stopped.value.lacks] == [(forgotten, None)]
    client.force_login(case.consultant, backend="django.contrib.auth.backends.ModelBackend")
    detail = reverse("placements:detail", args=[case.placement.pk])
    assert client.get(detail).context["page"].stands == f"{forgotten.label} er ikke spurgt endnu."
    said = client.post(reverse("placements:move", args=[case.placement.pk, "laast"]), follow=True).content.decode()
    assert f"Alle parter skal have sagt ja, før teksten kan låses. {forgotten.label} er ikke spurgt endnu." in said
    assert Placement.objects.get(pk=case.placement.pk).state == "shared"
    say_yes(case, forgotten)
    assert lock(case).state == "locked"


def test_the_representatives_own_statement_in_the_plan_counts_as_a_yes() -> None:
    case = shared_with(Party.COMPANY, Party.CITIZEN)
    assert case.placement.representative_statement_on is not None
    assert lock(case).state == "locked"


@pytest.mark.parametrize(("fte", "locks"), [("1", True), ("1.01", False)])
def test_nobody_speaks_for_the_staff_where_the_company_tells_of_one_employee(fte: str, locks: bool) -> None:
    case = shared_with(Party.COMPANY, Party.CITIZEN, representative_statement_on=None)
    StaffMonth.objects.filter(site__company=case.company).update(ordinary_fte=fte)
    if locks:
        assert lock(case).state == "locked"
    else:
        with pytest.raises(actions.NotAgreed):
            lock(case)


def test_a_representative_who_was_asked_is_waited_for_even_when_the_rules_do_not_ask() -> None:
    case = shared_with(Party.COMPANY, Party.CITIZEN)
    actions.ask_for_approval(
        by=case.consultant,
        placement=case.placement,
        party=Party.EMPLOYEE_REPRESENTATIVE,
        person_name="Ole Rask",
        address="ole@b.dk",
        at=NOW,
    )
    with pytest.raises(actions.NotAgreed) as stopped:
        lock(case)
    assert [lack.sentence for lack in stopped.value.lacks] == ["Medarbejderrepræsentanten har ikke svaret endnu."]
