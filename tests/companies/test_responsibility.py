"""Social responsibility on a company's page: agendas, five themes with six questions, and the company's own figures."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company, make_theme_answer
from tests.companies.pages import page_url, text_of

from jobbro import library
from jobbro.companies.actions import NOT_WRITTEN, SavedMeanwhile
from jobbro.companies.actions import responsibility as actions
from jobbro.companies.models import (
    Activity,
    AgendaKind,
    AgendaTag,
    CompanyNeed,
    FactSource,
    OwnFigure,
    ThemeAnswer,
    ThemeReply,
    WorkTask,
)
from jobbro.companies.queries.responsibility import agenda_topics, responsibility_page
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
TOLD = {"source": "company", "on_day": "1-3-2026", "edit_version": 0}
FIRST = date(2026, 3, 1)


def told_agenda(company, by, kind=AgendaKind.ESG, version=NOT_WRITTEN, words=""):
    facts = actions.AgendaFacts(words, FactSource.COMPANY, FIRST)
    actions.note_agenda(by=by, company=company, kind=kind, facts=facts, edit_version=version, at=MARCH_2)


def told_figure(company, by, key="apprentices", version=NOT_WRITTEN, **facts):
    values = {"value": Decimal(3), "words": "", "source": FactSource.COMPANY, "on_day": FIRST} | facts
    told = {"facts": actions.FigureFacts(**values), "edit_version": version, "at": MARCH_2}
    actions.note_figure(by=by, company=company, key=key, year=2026, **told)


def test_the_content_and_the_code_know_the_same_agendas_activities_and_levels():
    known = library.responsibility()
    assert {one.id for one in known.agendas} == set(AgendaKind.values)
    needs = [one.need for theme in known.themes for one in theme.questions if one.need]
    assert all(need.kind in CompanyNeed.Kind.values for need in needs)
    drafts = [one.task for theme in known.themes for one in theme.questions if one.task]
    assert drafts
    assert all(draft.activity in Activity.values and draft.level in WorkTask.Level.values for draft in drafts)
    assert [point.standard for point in known.points if point.standard.startswith("B")] != []
    assert all(point.source.ref == "efrag-vsme" for point in known.points if point.standard)


@pytest.mark.req("R-005")
def test_a_company_tagged_with_two_agendas_gets_both_topics_in_its_preparation(client, consultant):
    company = make_company()
    assert "Emner, der betyder noget" not in text_of(client.get(page_url("detail", company)))
    for kind, words in ((AgendaKind.ESG, "Banken beder om tal"), (AgendaKind.LABOUR, "")):
        told_agenda(company, consultant, kind, words=words)
    assert [topic.title for topic in agenda_topics(company)] == ["ESG", "mangel på arbejdskraft"]
    page = text_of(client.get(page_url("detail", company)))
    for topic in agenda_topics(company):
        assert topic.opener in page
        assert (topic.source, topic.on_day) == ("Virksomheden selv", FIRST)
    assert "Banken beder om tal" in page


@pytest.mark.req("R-129")
def test_a_subcontractor_with_a_tender_demand_gets_its_own_numbers_as_a_list(client, consultant):
    company = make_company()
    sent = TOLD | {"words": "Kommunen spørger i hvert udbud", "form_token": new_token()}
    answer = client.post(page_url("agenda", company, "tender"), sent, follow=True)
    page = text_of(answer)
    assert "Kommunen spørger i hvert udbud" in page
    assert "Krav i udbud" in page
    listed = [line.title for line in answer.context["page"].figures]
    assert listed == ["Lærlinge og elever", "IGU-elever", "Ansatte på særlige vilkår"]
    for key, number in (("apprentices", "4"), ("igu", "1"), ("special-terms", "2")):
        client.post(page_url("figure", company, 2026, key), TOLD | {"value": number, "form_token": new_token()})
    page = text_of(client.get(page_url("responsibility", company)))
    for words in ("<strong>4 personer</strong>", "<strong>1 person</strong>", "<strong>2 personer</strong>"):
        assert words in page
    assert page.count("mangler deres ja") == 3
    assert reverse("reference:measuring") in page


@pytest.mark.req("R-131")
def test_yes_to_skilled_time_on_unskilled_work_is_a_task_at_one_tap_and_a_calculation(client):
    company = make_company()
    page = client.get(page_url("responsibility", company)).context["page"]
    assert (page.asked, page.total, len(page.themes), len(page.open_themes)) == (0, 6, 5, 5)
    words = {"reply": "yes", "words": "Svendene henter kabler hver dag", "form_token": new_token()}
    page = text_of(client.post(page_url("theme", company, "skilled-time"), TOLD | words, follow=True))
    assert "Lav opgaven" in page
    assert f'formaction="{reverse("calculators:one", args=["frigjort-tid"])}"' in page
    tap = page_url("theme_task", company, "skilled-time")
    for _twice in range(2):
        answer = client.post(tap)
        task = WorkTask.objects.get()
        assert answer.url == page_url("task_edit", company, task.pk)
    assert task.description == "Svendene henter kabler hver dag"
    for _twice in range(2):
        told = client.post(page_url("theme_need", company, "skilled-time"), follow=True)
        need = CompanyNeed.objects.get()
    assert (need.kind, need.words) == (CompanyNeed.Kind.RELIEF, "Svendene henter kabler hver dag")
    assert "behovet er skrevet" in text_of(told)
    shown = client.get(page_url("responsibility", company)).context["page"]
    assert shown.asked == 1
    assert "Den gode forretning" in shown.open_themes, "one of its two questions is still to ask"


def test_an_answer_that_opens_nothing_offers_nothing_and_makes_nothing(client):
    company = make_company()
    make_theme_answer(company, "skilled-time", reply="no")
    make_theme_answer(company, "room-to-grow", reply="no")
    lines = {
        line.question.id: line.opens
        for theme in responsibility_page(company, year=2026).themes
        for line in theme.questions
    }
    assert [key for key, opens in lines.items() if opens] == ["room-to-grow"]
    for route in ("theme_task", "theme_need"):
        assert client.post(page_url(route, company, "skilled-time")).status_code == 404
    assert not WorkTask.objects.exists()
    assert not CompanyNeed.objects.exists()


def test_dont_know_keeps_the_theme_open_and_the_next_question_follows(client):
    company = make_company()
    sent = TOLD | {"reply": "unknown", "onward": "1", "form_token": new_token()}
    answer = client.post(page_url("theme", company, "falls-behind"), sent)
    assert answer.url == page_url("theme", company, "skilled-time")
    assert ThemeAnswer.objects.get().reply == ThemeReply.UNKNOWN
    assert len(responsibility_page(company, year=2026).open_themes) == 5


@pytest.mark.parametrize(
    ("route", "args", "changes", "sentence"),
    [
        ("theme", ["skilled-time"], {"words": "kun det"}, "Vælg ja, nej eller ved ikke."),
        ("theme", ["skilled-time"], {"reply": "yes", "words": "En har depression"}, "«depression»"),
        ("agenda", ["esg"], {"on_day": "3-3-2026"}, "ude i fremtiden"),
        ("figure", [2026, "igu"], {}, "Skriv et tal eller en sætning."),
        ("figure", [2026, "igu"], {"value": "1,5"}, "Skriv et helt tal."),
        ("figure", [2026, "agreement-share"], {"value": "101"}, "Skriv højst 100 procent."),
        ("figure", [2026, "igu"], {"value": "1", "approved_on": "28-2-2026"}, "først sige god for det"),
        ("figure", [2026, "after-school"], {"words": "Kim, cpr 010170-1234"}, "010170-1234"),
    ],
)
def test_what_is_refused_keeps_everything_and_stores_nothing(route, args, changes, sentence, client):
    company = make_company()
    answer = client.post(page_url(route, company, *args), TOLD | changes)
    assert answer.status_code == 422
    text = text_of(answer)
    assert sentence in text
    assert changes.get("words", "") in text
    assert not any(model.objects.exists() for model in (AgendaTag, ThemeAnswer, OwnFigure))


def test_two_who_write_at_once_become_first_and_second(client, consultant):
    company = make_company()
    told_figure(company, consultant)
    with pytest.raises(SavedMeanwhile):
        told_figure(company, consultant, value=Decimal(9))
    late = client.post(page_url("figure", company, 2026, "apprentices"), TOLD | {"value": "9"})
    assert late.status_code == 409
    assert OwnFigure.objects.get().value == 3
    with pytest.raises(ValueError, match="approved"):
        told_figure(company, consultant, version=1, approved_on=date(2026, 3, 3))
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnFigure.objects.create(company=company, key="igu", year=2026, source="company", on_day=FIRST)


def test_an_agenda_is_taken_away_once(client, consultant):
    company = make_company()
    told_agenda(company, consultant)
    for _twice in range(2):
        assert client.post(page_url("agenda_remove", company, "esg"), follow=True).status_code == 200
    assert not AgendaTag.objects.exists()
    assert "Dagsorden: ESG" in text_of(client.get(page_url("detail", company)))


def test_the_tab_takes_few_questions_when_everything_is_answered(client, consultant, django_assert_max_num_queries):
    company = make_company()
    for kind in AgendaKind:
        told_agenda(company, consultant, kind)
    known = library.responsibility()
    for theme in known.themes:
        for one in theme.questions:
            make_theme_answer(company, one.id)
    for point in known.points:
        told_figure(company, consultant, point.id)
    with django_assert_max_num_queries(12):
        answer = client.get(page_url("responsibility", company))
    assert len(answer.content) < 106_000


def test_unknown_words_in_the_address_are_not_found(client):
    company = make_company()
    for route, args in (
        ("agenda", ["noget"]),
        ("theme", ["noget"]),
        ("figure", [2026, "noget"]),
        ("figure", [2027, "igu"]),
        ("figure", [2021, "igu"]),
    ):
        assert client.get(page_url(route, company, *args)).status_code == 404
