"""A partnership: chosen in the toolbox, written as a draft, agreed by both sides, looked at again and ended (R-022)."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company, make_contact, make_partnership
from tests.companies.pages import page_url, text_of

from jobbro.accounts.models import Municipality
from jobbro.audit.changes import timeline
from jobbro.companies import actions
from jobbro.companies.actions import (
    AimFacts,
    AlreadyEnded,
    NotYetWhole,
    PartnershipFacts,
    PartnershipGap,
    SavedMeanwhile,
    agree_partnership,
    change_partnership,
    create_partnership,
    end_partnership,
    note_aim,
)
from jobbro.companies.models import Contact, Partnership, PartnershipState
from jobbro.companies.queries.timeline import company_timeline
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db

AIM = AimFacts("Fire i job", date(2026, 12, 1), "Fire lønsedler")


def typed(**changes: Any) -> dict[str, Any]:
    """Return what one types about a new agreement."""
    return {
        "starts_on": "2-3-2026",
        "review_on": "1-9-2026",
        "company_does": "To faste pladser",
        "municipality_does": "Svar inden en uge",
        "aim1_what": "Fire i job",
        "aim1_by_when": "1-12-2026",
        "aim1_seen_how": "Fire lønsedler",
    } | changes


def actions_of(company):
    """Return what was recorded about the company, oldest first."""
    return [event.action.removeprefix("company.partnership_") for event in timeline(company)][::-1]


@pytest.mark.req("R-022")
def test_the_toolbox_has_eight_broad_tools_and_the_partnership_among_them_begins_a_draft(client):
    boxes = client.get(reverse("reference:toolboxes")).context["boxes"]
    assert len(next(box for box in boxes if box["id"] == "large")["cards"]) == 8
    card = text_of(client.get(reverse("reference:tool", args=["partnership"])))
    start = reverse("companies:partnership_start")
    assert f'href="{start}">Lav et udkast</a>' in card
    company = make_company(name="Nordlys El")
    assert f'href="{page_url("partnership_new", company)}"' in text_of(client.get(start, {"q": "nordlys"}))


def test_other_tools_begin_no_draft(client):
    assert "Lav et udkast" not in text_of(client.get(reverse("reference:tool", args=["dismissals"])))


def test_whoever_may_not_write_about_companies_is_not_led_to_the_draft(administrator, client_of):
    answer = client_of(administrator).get(reverse("reference:tool", args=["partnership"]))
    assert answer.status_code == 200
    assert reverse("companies:partnership_start") not in text_of(answer)


@pytest.mark.req("R-022")
def test_a_draft_has_parties_aims_and_a_day_of_review(client, consultant):
    Municipality.objects.create(pk=1, name="Solby Kommune")
    company = make_company()
    leif = make_contact(company)
    opened = client.get(page_url("partnership_new", company))
    assert opened.context["form"].initial == {
        "contact": leif.pk,
        "colleague": consultant.pk,
        "starts_on": date(2026, 3, 2),
    }
    sent = typed(contact=leif.pk, colleague=consultant.pk, aim5_what="Kendte kandidater")
    answer = client.post(page_url("partnership_new", company), sent, follow=True)
    agreement = Partnership.objects.get()
    assert answer.redirect_chain == [(page_url("partnership", company, agreement.pk), 302)]
    assert (agreement.contact, agreement.colleague, agreement.state) == (leif, consultant, PartnershipState.DRAFT)
    assert (agreement.starts_on, agreement.review_on) == (date(2026, 3, 2), date(2026, 9, 1))
    assert list(agreement.aims.values_list("place", "what", "by_when", "seen_how")) == [
        (1, "Fire i job", date(2026, 12, 1), "Fire lønsedler"),
        (2, "Kendte kandidater", None, ""),
    ]
    text = text_of(answer)
    for words in ("Leif Gartner", "Solby Kommune", consultant.full_name, "Fire lønsedler", "To faste pladser"):
        assert words in text
    assert "1. september 2026" in text
    assert "Begge har sagt ja" in text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"review_on": ""}, "Hvornår ser I på aftalen igen?"),
        ({"review_on": "2-3-2026"}, "Vælg en dag efter den første dag."),
        ({"review_on": "1-3-2026"}, "Vælg en dag efter den første dag."),
        ({"starts_on": "snart"}, "Første dag"),
        ({"aim2_by_when": "1-12-2026"}, "Her mangler, hvad I vil nå."),
        ({"aim5_seen_how": "På listen"}, "Her mangler, hvad I vil nå."),
        ({"aim1_what": "x" * 201}, "højst have 200 tegn"),
        ({"company_does": "x" * 601}, "højst have 600 tegn"),
    ],
)
def test_a_draft_that_is_refused_keeps_everything(changes, sentence, client):
    company = make_company()
    answer = client.post(page_url("partnership_new", company), typed(municipality_does="Kaffe hver uge") | changes)
    assert answer.status_code == 422
    text = text_of(answer)
    assert sentence in text
    assert "Kaffe hver uge" in text
    assert 'value="Fire lønsedler"' in text
    assert "Gem udkastet" in text
    assert not Partnership.objects.exists()


def test_a_contact_of_another_company_cannot_stand_for_this_one(client, consultant):
    company, stranger = make_company(), make_contact(make_company())
    assert client.post(page_url("partnership_new", company), typed(contact=stranger.pk)).status_code == 422
    facts = PartnershipFacts(date(2026, 3, 2), date(2026, 9, 1), contact=stranger)
    with pytest.raises(ValueError, match="another company"):
        create_partnership(by=consultant, company=company, facts=facts, at=MARCH_2)


def test_the_review_lies_after_the_first_day_for_actions_and_for_the_database(consultant):
    company, day = make_company(), date(2026, 3, 2)
    with pytest.raises(ValueError, match="before"):
        create_partnership(by=consultant, company=company, facts=PartnershipFacts(day, day), at=MARCH_2)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_partnership(company, starts_on=day, review_on=day)


def test_more_aims_than_fit_are_refused(consultant):
    facts = PartnershipFacts(date(2026, 3, 2), date(2026, 9, 1), aims=(AIM,) * 6)
    with pytest.raises(ValueError, match="more aims"):
        create_partnership(by=consultant, company=make_company(), facts=facts, at=MARCH_2)


def test_a_form_sent_twice_makes_one_draft(client):
    company = make_company()
    sent = typed(form_token=new_token())
    first, second = (client.post(page_url("partnership_new", company), sent) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Partnership.objects.count() == 1


def test_two_who_edit_see_both_texts_and_nothing_is_lost(client, colleague_same_team):
    company = make_company()
    agreement = make_partnership(company)
    theirs = PartnershipFacts(date(2026, 2, 1), date(2026, 6, 1), company_does="En plads", aims=(AIM,))
    change_partnership(by=colleague_same_team, partnership=agreement, facts=theirs, edit_version=1, at=MARCH_2)
    mine = typed(starts_on="1-2-2026", review_on="1-6-2026", municipality_does="", aim1_what="Seks i job")
    url = page_url("partnership_edit", company, agreement.pk)
    answer = client.post(url, mine | {"edit_version": "1"})
    assert answer.status_code == 409
    assert {(line.name, line.saved, line.mine) for line in answer.context["differences"]} == {
        ("company_does", "En plads", "To faste pladser"),
        ("aim1_what", "Fire i job", "Seks i job"),
    }
    picks = {
        "edit_version": "2",
        "pick.company_does": "mine",
        "pick.aim1_what": "saved",
        "saved.aim1_what": "Fire i job",
    }
    assert client.post(url, mine | picks).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.company_does, agreement.aims.get().what) == ("To faste pladser", "Fire i job")


def test_saving_without_a_change_is_no_new_version(client):
    company = make_company()
    agreement = make_partnership(company, aims=2)
    sent = {"starts_on": "1-2-2026", "review_on": "1-6-2026", "edit_version": "1"}
    sent |= {"aim1_what": "Mål nummer 1", "aim2_what": "Mål nummer 2"}
    client.post(page_url("partnership_edit", company, agreement.pk), sent)
    agreement.refresh_from_db()
    assert (agreement.edit_version, actions_of(company)) == (1, [])


@pytest.mark.parametrize(
    ("has_contact", "has_colleague", "aims", "gaps"),
    [
        (False, True, 1, (PartnershipGap.COMPANY_CONTACT,)),
        (True, False, 1, (PartnershipGap.COLLEAGUE,)),
        (True, True, 0, (PartnershipGap.AIM,)),
        (False, False, 0, tuple(PartnershipGap)),
    ],
)
@pytest.mark.req("R-022")
def test_an_agreement_needs_both_parties_and_an_aim(has_contact, has_colleague, aims, gaps, client, consultant):
    company = make_company()
    contact = make_contact(company) if has_contact else None
    colleague = consultant if has_colleague else None
    agreement = make_partnership(company, aims=aims, contact=contact, colleague=colleague)
    with pytest.raises(NotYetWhole) as lacks:
        agree_partnership(by=consultant, partnership=agreement, edit_version=1, at=MARCH_2)
    assert lacks.value.gaps == gaps
    answer = client.post(page_url("partnership_agree", company, agreement.pk), {"edit_version": "1"})
    assert answer.status_code == 422
    assert "Mangler, før aftalen kan gælde" in text_of(answer)
    assert 'aftalt/"' not in text_of(answer)
    assert actions_of(company) == []


def test_an_agreement_is_agreed_changed_agreed_again_and_ended(client, consultant):
    company = make_company()
    agreement = make_partnership(company, contact=make_contact(company), colleague=consultant)
    agree, end = (page_url(name, company, agreement.pk) for name in ("partnership_agree", "partnership_end"))
    sent = {"edit_version": "1", "form_token": new_token()}
    assert [client.post(agree, sent).status_code for _ in range(2)] == [302, 302]
    agreement.refresh_from_db()
    assert (agreement.state, agreement.agreed_on, agreement.edit_version) == ("agreed", date(2026, 3, 2), 2)
    edit = page_url("partnership_edit", company, agreement.pk)
    assert "Aftalen gælder nu." in text_of(client.get(edit))
    changed = typed(contact=agreement.contact_id, colleague=consultant.pk, edit_version="2")
    client.post(edit, changed)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.agreed_on) == ("draft", None)
    client.post(agree, {"edit_version": "3"})
    asked = client.post(end)
    assert "Afslut aftalen?" in text_of(asked)
    client.post(end, {"confirmed": "1"})
    client.post(end, {"confirmed": "1"})
    agreement.refresh_from_db()
    assert (agreement.state, agreement.agreed_on, agreement.ended_on) == ("ended", date(2026, 3, 2), date(2026, 3, 2))
    assert actions_of(company) == ["agreed", "changed", "agreed", "ended"]
    said = {line.title for line in company_timeline(company)}
    assert "Partnerskabsaftalen blev aftalt" in said
    assert "Der er sket noget nyt" not in said


def test_an_ended_agreement_stands_as_it_was(client, consultant):
    company = make_company()
    agreement = make_partnership(company, contact=make_contact(company), colleague=consultant)
    end_partnership(by=consultant, partnership=agreement, at=MARCH_2)
    edit = page_url("partnership_edit", company, agreement.pk)
    for answer in (client.get(edit), client.post(edit, typed(edit_version="2"))):
        assert answer["Location"] == page_url("partnership", company, agreement.pk)
    client.post(page_url("partnership_agree", company, agreement.pk), {"edit_version": "2"})
    agreement.refresh_from_db()
    assert (agreement.state, agreement.company_does) == ("ended", "")
    facts = PartnershipFacts(date(2026, 3, 2), date(2026, 9, 1))
    with pytest.raises(AlreadyEnded):
        change_partnership(by=consultant, partnership=agreement, facts=facts, edit_version=2, at=MARCH_2)
    assert "Ret</a>" not in text_of(client.get(page_url("partnership", company, agreement.pk)))


def test_nobody_agrees_to_a_text_that_was_changed_meanwhile(client, consultant):
    company = make_company()
    agreement = make_partnership(company, contact=make_contact(company), colleague=consultant, edit_version=2)
    with pytest.raises(SavedMeanwhile):
        agree_partnership(by=consultant, partnership=agreement, edit_version=1, at=MARCH_2)
    answer = client.post(page_url("partnership_agree", company, agreement.pk), {"edit_version": "1"})
    assert answer.status_code == 409
    assert "Aftalen er rettet imens" in text_of(answer)
    assert Partnership.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("review", "state", "sentence"),
    [
        (date(2026, 3, 2), "draft", "skal ses efter nu"),
        (date(2026, 2, 20), "agreed", "skal ses efter nu"),
        (date(2026, 3, 3), "agreed", "I ser på aftalen igen"),
    ],
)
@pytest.mark.req("R-022")
def test_a_review_whose_day_has_come_shows_on_the_company(review, state, sentence, client):
    company = make_company()
    agreed_on = date(2026, 2, 1) if state == "agreed" else None
    make_partnership(company, review_on=review, state=state, agreed_on=agreed_on)
    make_partnership(company, review_on=date(2026, 2, 2), state="ended", ended_on=date(2026, 2, 10))
    shown = client.get(page_url("detail", company))
    assert sentence in text_of(shown)
    assert shown.context["counts"].partnerships == 1
    assert ("skal ses efter nu" in text_of(client.get(page_url("partnerships", company)))) == (review <= MARCH_2.date())


def test_an_ended_agreement_asks_for_no_review(client):
    company = make_company()
    make_partnership(company, review_on=date(2026, 2, 2), state="ended", ended_on=date(2026, 2, 10))
    assert "skal ses efter nu" not in text_of(client.get(page_url("detail", company)))


def test_a_contact_who_left_can_still_stand_in_the_agreement(client):
    company = make_company()
    former = make_contact(company, is_active=False)
    agreement = make_partnership(company, contact=former)
    assert f'value="{former.pk}" selected' in text_of(client.get(page_url("partnership_edit", company, agreement.pk)))
    assert str(former.pk) not in text_of(client.get(page_url("partnership_new", company)))


@pytest.mark.parametrize("number", [10, 1000])
def test_the_pages_cost_the_same_with_ten_and_with_a_thousand_rows(number, client, django_assert_max_num_queries):
    Municipality.objects.create(pk=1)
    company = make_company()
    agreement = make_partnership(company, aims=5)
    Contact.objects.bulk_create(Contact(company=company, name=f"Person {n}", role="hr") for n in range(number))
    Partnership.objects.bulk_create(
        Partnership(company=company, starts_on=date(2026, 1, 1), review_on=date(2026, 5, 1)) for _ in range(number)
    )
    own = [agreement.pk]
    pages = {"detail": [], "partnerships": [], "partnership_new": [], "partnership": own, "partnership_edit": own}
    client.get(page_url("detail", company))  # The session learns which company was opened.
    for page, more in pages.items():
        with django_assert_max_num_queries(12):
            assert client.get(page_url(page, company, *more)).status_code == 200


def test_an_aim_that_was_written_anew_meanwhile_is_not_followed(client, consultant, monkeypatch):
    agreement = make_partnership(make_company())
    aim = agreement.aims.get()
    facts = PartnershipFacts(agreement.starts_on, agreement.review_on, aims=(AIM,))

    def note_late(**told: Any) -> None:
        change_partnership(by=consultant, partnership=agreement, facts=facts, edit_version=1, at=MARCH_2)
        note_aim(**told)

    monkeypatch.setattr("jobbro.companies.actions.note_aim", note_late)
    said = {"state": aim.state, "so_far": "2"}
    answer = client.post(page_url("partnership_aim", agreement.company, agreement.pk, 1), said, follow=True)
    assert "En kollega har skrevet målene om imens. Intet er gemt." in text_of(answer)


@pytest.mark.parametrize(
    ("verb", "route", "said"),
    [
        ("note_aim", ("partnership_aim", 1), {"state": "open"}),
        ("look_again_on", ("partnership_review",), {"choice": "3"}),
    ],
)
def test_an_agreement_that_is_ended_while_one_writes_stands(client, consultant, monkeypatch, verb, route, said):
    agreement = make_partnership(make_company())
    earlier = getattr(actions, verb)

    def late(**told: Any) -> None:
        end_partnership(by=consultant, partnership=agreement, at=MARCH_2)
        earlier(**told)

    monkeypatch.setattr(actions, verb, late)
    name, *rest = route
    answer = client.post(page_url(name, agreement.company, agreement.pk, *rest), said)
    assert answer.status_code == 302
    assert Partnership.objects.get().state == PartnershipState.ENDED
