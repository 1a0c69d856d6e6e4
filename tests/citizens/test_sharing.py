"""Deciding who may read a fact, and seeing what they see."""

import pytest
from tests.citizens.browsing import page, post
from tests.citizens.factories import make_fact

from jobbro.citizens.models import FactKind, Release
from jobbro.domain.disclosure import Audience

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-053")
def test_a_fact_is_shared_with_a_workplace_only_with_a_tick_that_it_is_agreed(client, thomas):
    fact = make_fact(thomas)
    refused = post(client, "release", thomas.pk, fact.pk, readers=["company"])
    assert (refused.status_code, Release.objects.exists()) == (422, False)
    assert post(client, "release", thomas.pk, fact.pk, readers=["company"], agreed="on").status_code == 302
    assert "Begynder efter kl. 9" in page(client, "view_as", thomas.pk, "virksomhed").content.decode()
    assert "Begynder efter kl. 9" not in page(client, "view_as", thomas.pk, "kontaktperson").content.decode()


@pytest.mark.req("R-053")
def test_the_page_of_the_decision_shows_exactly_what_the_company_would_read(client, thomas):
    fact = make_fact(thomas, wording="Ordene", measure="Målet", inner_note="hemmeligt")
    shown = page(client, "release", thomas.pk, fact.pk).content.decode()
    preview = shown[shown.index("Præcis det, virksomheden ser") :]
    assert "Ordene" in preview and "Målet" in preview and "hemmeligt" not in shown


@pytest.mark.req("T-12")
def test_a_diagnosis_is_stopped_with_the_word_and_the_reason(client, thomas):
    fact = make_fact(thomas, wording="Har haft en depression")
    answer = post(client, "release", thomas.pk, fact.pk, readers=["company"], agreed="on")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "<mark>depression</mark> fortæller om psykisk helbred." in text
    assert not Release.objects.exists()


@pytest.mark.parametrize("readers", [["consultant"], ["everybody"], ["company\0"]])
def test_an_unknown_reader_is_refused(client, thomas, readers):
    fact = make_fact(thomas)
    assert post(client, "release", thomas.pk, fact.pk, readers=readers, agreed="on").status_code == 422


def test_background_offers_no_reader_outside_and_takes_none(client, thomas):
    fact = make_fact(thomas, kind=FactKind.BACKGROUND)
    assert 'value="company"' not in page(client, "release", thomas.pk, fact.pk).content.decode()
    assert post(client, "release", thomas.pk, fact.pk, readers=["company"], agreed="on").status_code == 422


def test_each_fact_says_who_may_read_it(client, thomas):
    make_fact(thomas, wording="lukket")
    make_fact(thomas, wording="åben", released_to=(Audience.COMPANY, Audience.CITIZEN))
    lines = {
        line.fact.wording: line.readers
        for group in page(client, "detail", thomas.pk).context["page"].facts
        for line in group.lines
    }
    assert lines == {"lukket": ("kun os",), "åben": ("borger", "virksomhed")}


def test_the_log_tells_role_and_reason_and_no_name(client, client_of, colleague_same_team, thomas):
    page(client_of(colleague_same_team), "detail", thomas.pk)
    shown = page(client, "log", thomas.pk)
    assert [(look.role, look.what, look.why) for look in shown.context["page"].looks] == [
        ("Virksomhedskonsulent", "Så deling og log", "Er borgerens virksomhedskonsulent"),
        ("Virksomhedskonsulent", "Åbnede borgerens side", "Er i borgerens team"),
    ]
    assert colleague_same_team.full_name not in shown.content.decode()
