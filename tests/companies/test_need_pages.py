"""The pages of needs and offers: the register, the proposals with reasons, the paper, and what stays in the house."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.companies.factories import make_company, make_contact, make_task
from tests.companies.pages import page_url, text_of
from tests.companies.test_needs import HEARD, MARCH_2, add
from tests.companies.test_offers import offer_facts

from jobbro.companies import actions
from jobbro.companies.models import CompanyNeed, CompanyOffer, Expectation, Motive, MotiveSign, OfferedFlexibility
from jobbro.companies.queries.meaning import bends_of
from jobbro.domain.fit.conditions import Condition, WorkConditions
from jobbro.placements.actions import answer_tool_request, ask_team_lead
from jobbro.placements.models import OfferedTool
from jobbro.reference.models import ToolRoom

PRESSED = "Vi er presset på tid, og det er svært at rekruttere kvalificeret"


def need_form(**changes):
    typed = {"words": "Hænder i spidsbelastningen", "kind": "peaks", "horizon": "now", "urgency": "felt"}
    return typed | {"heard_on": "2/3-26", "next_step": "Ring til Leif", "next_step_on": "9/3-26"} | changes


def proposals_of(client, need):
    return client.get(reverse("placements:need_proposals", args=[need.company_id, need.pk]))


@pytest.mark.req("R-011")
def test_a_need_is_written_with_owner_and_next_step_and_sorted_by_when(client, consultant):
    company = make_company()
    add(consultant, company, words="Pension i køkkenet", horizon="later")
    wrong = client.post(page_url("need_new", company), need_form(owner=consultant.pk, next_step=""))
    assert wrong.status_code == 422 and "Skriv, hvad der skal ske den dag" in text_of(wrong)
    saved = client.post(page_url("need_new", company), need_form(owner=consultant.pk))
    assert saved.status_code == 302

    page = text_of(client.get(page_url("needs", company)))
    assert page.index("Hænder i spidsbelastningen") < page.index("Pension i køkkenet")
    assert "Ring til Leif" in page and "mangler næste skridt" in page and consultant.full_name in page


@pytest.mark.req("R-012")
def test_the_first_proposal_has_its_reasons_and_becomes_an_offer_on_a_day(client, consultant):
    company = make_company()
    make_task(company, title="Rydde lager", doer="skilled")
    need = add(consultant, company, words=PRESSED, kind="relief")

    page = text_of(proposals_of(client, need))
    first, second = page.index("Småopgaver flyttes fra faglærte"), page.index("Stillingen deles i to")
    assert first < second and "«presset … tid»" in page and "«Rydde lager»" in page and "+25" in page

    url = reverse("placements:need_offer", args=[need.company_id, need.pk, "move-small-tasks"])
    early = client.post(url, {"words": "Vi hjælper.", "offered_on": "2/3-26", "answer_by": "1/3-26"})
    assert early.status_code == 422 and "Vi hjælper." in text_of(early)
    assert client.post(url, {"words": "Vi hjælper.", "offered_on": "2/3-26", "answer_by": "16/3-26"}).status_code == 302

    offer = CompanyOffer.objects.get()
    assert (offer.answer_by, offer.state, offer.need.state) == (date(2026, 3, 16), "offered", "offered")
    assert client.post(url, {"words": "Igen", "offered_on": "2/3-26", "answer_by": "16/3-26"}).status_code == 422
    client.post(
        page_url("offer_answer", company, offer.pk), {"state": "accepted", "answered_on": "2/3-26", "edit_version": 1}
    )
    offer.refresh_from_db()
    assert (offer.state, offer.answered_on) == ("accepted", HEARD)


def test_a_tool_that_the_municipality_has_closed_is_not_offered_and_says_whom_to_ask(client, consultant):
    need = add(consultant, make_company(), words=PRESSED, kind="relief")
    ToolRoom.objects.create(
        entry_id="paid_hours",
        is_available=False,
        reason="Ikke i år",
        contact="Karin",
        written_by=consultant,
        written_at=MARCH_2,
    )
    page = text_of(proposals_of(client, need))
    assert "Bruges ikke her" in page and "Ikke i år" in page and "Spørg Karin" in page
    url = reverse("placements:need_offer", args=[need.company_id, need.pk, "move-small-tasks"])
    answer = client.post(url, {"words": "Vi hjælper.", "offered_on": "2/3-26", "answer_by": "16/3-26"})
    assert answer.status_code == 422 and not CompanyOffer.objects.exists()


def test_a_proposal_is_turned_down_with_a_reason_that_stays_with_the_need(client, consultant):
    need = add(consultant, make_company(), words=PRESSED)
    url = reverse("placements:need_refuse", args=[need.company_id, need.pk, "split-position"])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "De har prøvet det"}).status_code == 302
    assert "1 fravalgt forslag" in text_of(proposals_of(client, need))
    assert "De har prøvet det" in text_of(client.get(page_url("needs", need.company)))


def test_the_paper_has_their_words_and_ours_and_neither_motive_nor_private_matters(client, consultant):
    company = make_company()
    need = add(consultant, company, words=PRESSED, kind="relief")
    sign = actions.MotiveFacts(Motive.LABOUR, MotiveSign.Seen.SAID, "For vores egen skyld", "clear", HEARD)
    actions.note_motive(by=consultant, company=company, facts=sign, at=MARCH_2)
    assert client.get(page_url("offer_sheet", company)).url == page_url("needs", company)
    for facts in (offer_facts(), offer_facts(proposal_id="x", title="Andet", words="Thomas har angst og kan rydde op")):
        actions.make_offer(by=consultant, need=need, facts=facts, at=MARCH_2)

    page = text_of(client.get(page_url("offer_sheet", company)))
    paper = page[page.index("Tak for snakken") :]
    assert PRESSED in paper and "Faste hænder" in paper and consultant.full_name in paper
    assert "angst" not in paper and "Noget er ikke kommet med" in page
    assert "arbejdskraft" not in paper and "egen skyld" not in paper
    for ending, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(page_url("offer_download", company, ending)).content.startswith(begins)


@pytest.mark.req("R-020")
def test_a_motive_orders_the_proposals_from_their_words_and_none_is_preset(client, consultant):
    company = make_company()
    form = text_of(client.get(page_url("motive_new", company)))
    assert all(label in form for label in Motive.labels) and "checked" not in form
    nothing = client.post(
        page_url("motive_new", company), {"seen": "said", "evidence": "Vi gør det", "seen_on": "2/3-26"}
    )
    assert nothing.status_code == 422
    said = "Vi gør det for vores egen skyld. Bundlinje, innovation og talent."
    typed = {"seen": "said", "evidence": said, "motive": "labour", "confidence": "clear", "seen_on": "2/3-26"}
    assert client.post(page_url("motive_new", company), typed).status_code == 302

    page = text_of(client.get(page_url("needs", company)))
    assert said in page and "Manglende arbejdskraft" in page and "Begynd med timerne" in page
    assert "Samfundsansvar" not in page
    need = add(consultant, company, words=PRESSED, kind="labour")
    assert "De mangler hænder og ser på, hvad det giver" in text_of(proposals_of(client, need))


@pytest.mark.req("R-011")
def test_an_offer_that_waits_is_the_next_step_and_no_empty_one_is_shown(client, consultant):
    company = make_company()
    need = add(consultant, company, words=PRESSED, kind="relief", next_step="", next_step_on=None)
    assert "mangler næste skridt" in text_of(client.get(page_url("needs", company)))
    actions.make_offer(by=consultant, need=need, facts=offer_facts(), at=MARCH_2)
    page = text_of(client.get(page_url("needs", company)))
    assert "Skriv svaret" in page and "mangler næste skridt" not in page and "Næste skridt:" not in page


@pytest.mark.req("R-030")
def test_what_the_leader_confirmed_stands_on_the_company_and_no_more_hours_opens_a_search(client):
    company = make_company(name="Elsebo Plejehjem")
    leader = make_contact(company, name="Else Bo")
    typed = {"level": "few_hours", "statement": "Målet er lønnede timer.", "training_weeks": "4"}
    saved = client.post(page_url("expectation_new", company), typed | {"contact": leader.pk, "confirmed_on": "2/3-26"})
    assert saved.status_code == 302
    told = Expectation.objects.get()
    page = text_of(client.get(page_url("needs", company)))
    assert "Målet er lønnede timer." in page and "4 ugers oplæring" in page and "Else Bo" in page

    no_more = {"said_on": "2/3-26", "because": "Ingen timer tilbage", "edit_version": 1}
    client.post(page_url("no_more_hours", company, told.pk), no_more)
    page = text_of(client.get(page_url("needs", company)))
    assert "De kan ikke give flere timer" in page and "Timerne bliver, som de er" in page
    client.post(page_url("search_end", company, told.pk), {"outcome": "Naboen tager to dage"})
    assert "Naboen tager to dage" in text_of(client.get(page_url("needs", company)))


@pytest.mark.req("R-031")
def test_one_tap_makes_both_and_asks_the_next_question(client):
    company = make_company()
    url = page_url("asking", company, 2)
    assert "Spørgsmål 2 af 5" in text_of(client.get(url))
    assert client.post(url, {"words": "oprydning", "both": "1", "activity": "kælder"}).status_code == 422
    answer = client.post(url, {"words": "oprydning bliver ikke løst", "both": "1", "activity": "infrastructure"})
    assert answer.url == page_url("asking", company, 3)
    assert company.needs.get().words == "oprydning bliver ikke løst"
    assert (company.tasks.get().title, company.tasks.get().activity) == ("Oprydning", "infrastructure")
    client.post(url, {"words": "Vask af biler"})
    assert "Svar, der ikke er brugt endnu" in text_of(client.get(page_url("needs", company)))
    later = company.opening_answers.get(need__isnull=True)
    client.post(page_url("asking_make", company, later.pk), {"task": "1"})
    assert company.tasks.filter(title="Vask af biler").exists()
    assert client.get(page_url("asking", company, 6)).status_code == 404


def test_asked_without_need_is_shown_and_settled_needs_can_be_opened(client, consultant):
    company = make_company()
    assert "Ingen har spurgt endnu" in text_of(client.get(page_url("needs", company)))
    client.post(page_url("no_need", company), {"asked_on": "1/3-26", "note": "Alt går godt"})
    assert "De havde ikke brug for noget" in text_of(client.get(page_url("needs", company)))
    need = add(consultant, company)
    client.post(page_url("need_settle", company, need.pk), {"state": "solved", "because": "Fandt selv en"})
    assert "1 afsluttet behov" in text_of(client.get(page_url("needs", company)))
    client.post(page_url("need_reopen", company, need.pk))
    need.refresh_from_db()
    assert need.state == CompanyNeed.State.OPEN


@pytest.mark.req("R-019")
def test_what_they_offer_to_bend_is_kept_with_their_words_until_it_is_taken_away(client):
    company = make_company()
    typed = {"about": "time_of_day", "words": "I kan bare møde lidt senere", "heard_on": "2/3-26"}
    assert client.post(page_url("flexibility_new", company), typed | {"words": ""}).status_code == 422
    assert client.post(page_url("flexibility_new", company), typed | {"heard_on": "3/3-36"}).status_code == 422
    assert client.post(page_url("flexibility_new", company), typed).status_code == 302
    assert "Mødetiden: «I kan bare møde lidt senere»" in text_of(client.get(page_url("needs", company)))
    morning = WorkConditions(work_to=time(12))
    assert bends_of(company.pk, morning) == {Condition.TIME_OF_DAY: "I kan bare møde lidt senere"}
    assert bends_of(company.pk, WorkConditions()) == {}
    gone = page_url("flexibility_withdraw", company, OfferedFlexibility.objects.get().pk)
    assert [client.post(gone).status_code for _ in range(2)] == [302, 404]
    assert bends_of(company.pk, morning) == {}


@pytest.mark.req("R-024")
def test_what_is_beyond_the_mandate_is_offered_when_the_leader_has_said_yes(client, client_of, team_lead, consultant):
    need = add(consultant, make_company(), words="Vi mangler hænder", kind="labour")
    url = reverse("placements:need_offer", args=[need.company_id, need.pk, "try-first"])
    typed = {"words": "Prøv en kollega af i fire uger", "offered_on": "2/3-26", "answer_by": "9/3-26"}
    held = client.post(url, typed)
    assert held.status_code == 422 and "Der skal siges ja først" in text_of(held)
    asking = {"virksomhed": str(need.company_id), "vaerktoej": "practice", "wording": "Praktik i fire uger", "ask": "1"}
    assert "Skriv, hvad det er, og spørg" in text_of(client.get(url))
    assert client.post(reverse("placements:offer_choose"), asking).status_code == 302
    assert "Teamlederen er spurgt og svarer senest" in text_of(client.get(url))
    assert client.post(url, typed).status_code == 422 and not CompanyOffer.objects.exists()
    tool = OfferedTool.objects.get()
    answer_tool_request(by=team_lead, tool=tool, says_yes=False, answer="Ikke i år", at=MARCH_2)
    assert "Teamlederen sagde nej sidst. «Ikke i år»" in text_of(client.get(url))
    ask_team_lead(by=consultant, tool=tool, today=MARCH_2.date(), at=MARCH_2)
    answer_tool_request(by=team_lead, tool=tool, says_yes=True, answer="", at=MARCH_2)
    assert client.post(url, typed).status_code == 302
    assert CompanyOffer.objects.get().proposal_id == "try-first"


@pytest.mark.parametrize("number", [10, 1000])
def test_the_tab_asks_few_questions_and_stays_light_with_many_needs(
    client, consultant, django_assert_max_num_queries, number
):
    company = make_company()
    first = add(consultant, company)
    values = {field.attname: getattr(first, field.attname) for field in CompanyNeed._meta.concrete_fields}
    CompanyNeed.objects.bulk_create(
        CompanyNeed(**(values | {"id": uuid4(), "words": f"Behov {place}"})) for place in range(number - 1)
    )
    client.get(page_url("needs", company))  # what a process remembers from its first page is not this page's
    with django_assert_max_num_queries(12):
        page = client.get(page_url("needs", company))
    assert len(page.content) < 106_000 and ("De ældste står ikke her." in text_of(page)) == (number > 100)
