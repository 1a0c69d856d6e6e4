"""The estimates for a company as the consultant meets them: the page, the paper, and the way from a company's card."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from tests.companies.factories import make_company, make_site

from jobbro.accounts.models import User
from jobbro.companies.models import Activity, WorkTask

pytestmark = pytest.mark.django_db
FIGURES = {
    "rekruttering": {"aarsloen": "400.000", "antal": "1", "den": "22-11-2026"},
    "frigjort-tid": {
        "gange": "3",
        "timer": "4",
        "uger": "46",
        "faglaert": "260",
        "faglaert_til": "300",
        "hjaelper": "170",
    },
    "bundlinje": {
        "timer": "12",
        "uger": "26",
        "loen": "170",
        "vaerdi": "200",
        "vaerdi_til": "260",
        "den": "22-11-2026",
    },
    "samfund": {
        "timeloen": "150",
        "timer": "30",
        "maaneder": "12",
        "ydelse": "cash",
        "ydelse_nu": "12.326",
        "den": "22-11-2026",
    },
}
SKOEN = "Dette er et skøn, ikke en afgørelse og ikke et tilbud."


@pytest.fixture
def mette(consultant: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(consultant)


def send(browser: Client, slug: str, expect: int = 200, **words: str) -> str:
    answer = browser.post(reverse("calculators:one", args=[slug]), FIGURES[slug] | words)
    assert answer.status_code == expect
    return answer.content.decode()


@pytest.mark.parametrize("slug", FIGURES)
def test_an_estimate_is_listed_opens_empty_and_says_that_it_is_one(mette: Client, slug: str) -> None:
    address = reverse("calculators:one", args=[slug])
    assert address in mette.get(reverse("calculators:list")).content.decode()
    assert "Sådan er der regnet" not in mette.get(address, FIGURES[slug]).content.decode()  # nothing from the address
    said = send(mette, slug)
    assert SKOEN in said
    assert "Sådan er der regnet" in said


@pytest.mark.req("R-026")
def test_the_two_rules_of_thumb_stand_apart_with_source_and_day(mette: Client) -> None:
    said = send(mette, "rekruttering", uger="14", uger_til="16", procent="10", procent_til="20", fejl="500000")
    for words in ("107.692 til 123.077 kroner", "40.000 til 80.000 kroner", "500.000 kroner eller mere"):
        assert words in said
    assert "Rundt regnet 108.000 til 123.000" in said
    assert "ikke enige" in said
    assert "Gælder fra 18. juni 2019" in said
    assert "jeres eget tal" not in said
    assert "jeres eget tal" in send(mette, "rekruttering", uger="10")


@pytest.mark.req("R-034")
def test_the_companys_own_unit_is_counted_in_hours_or_minutes(mette: Client) -> None:
    said = send(mette, "frigjort-tid", enhed="huse", maal="timer", enhedstid="300", enhedstid_til="500")
    assert "Plads til flere huse om året" in said
    assert "Rundt regnet 1 til 2." in said
    said = send(
        mette, "frigjort-tid", gange="", timer="3", enhed="kunder", maal="minutter", enhedstid="90", enhedstid_til="180"
    )
    assert "Rundt regnet 1 til 2." in said
    assert "Plads til flere kunder om ugen" in said


def test_an_unknown_subsidy_is_said_with_the_way_to_write_it(mette: Client) -> None:
    said = send(mette, "bundlinje", tilskud="private", tilskudsuger="26")
    assert "Bundlinjen uden det ukendte tilskud" in said
    assert reverse("reference:rule", args=["subsidised.rate.private"]) in said


@pytest.mark.req("R-033")
def test_the_least_gain_is_shared_and_a_year_without_parameters_is_refused(mette: Client) -> None:
    said = send(mette, "samfund")
    for words in ("Minimumsgevinst", "Heraf kommunen", "Heraf staten", "Ikke regnet med", "25,049 procent"):
        assert words in said
    refused = send(mette, "samfund", den="1-6-2025")
    assert "Kan ikke regnes ud" in refused
    assert "Minimumsgevinst" not in refused


@pytest.mark.parametrize(
    ("slug", "odd"),
    [
        ("rekruttering", {"aarsloen": ""}),
        ("rekruttering", {"aarsloen": "0"}),
        ("rekruttering", {"aarsloen": "99999999"}),
        ("rekruttering", {"aarsloen": "-5"}),
        ("rekruttering", {"antal": "1,5"}),
        ("rekruttering", {"uger": "16", "uger_til": "14"}),
        ("frigjort-tid", {"timer": "mange"}),
        ("frigjort-tid", {"enhed": "huse", "enhedstid": "0"}),
        ("frigjort-tid", {"frigjort": "101"}),
        ("bundlinje", {"uger": "0"}),
        ("bundlinje", {"hjaelp": "2"}),
        ("bundlinje", {"tilskud": "private"}),
        ("bundlinje", {"loen": "NaN"}),
        ("samfund", {"ydelse": "lotto"}),
        ("samfund", {"ydelse_efter": "13.000"}),
        ("samfund", {"ydelse_nu": "", "ydelse": "unemployment", "ydelse_efter": "30.000"}),
        ("samfund", {"maaneder": "13"}),
        ("samfund", {"den": "31-2-2026"}),
    ],
)
def test_figures_that_cannot_be_used_are_told_and_what_was_typed_is_kept(
    mette: Client, slug: str, odd: dict[str, str]
) -> None:
    said = send(mette, slug, 422, **odd)
    assert SKOEN not in said
    for figure in odd.values():
        assert f'value="{figure}"' in said or f'value="{figure}" selected' in said or figure in ("", "lotto")


def test_a_comma_is_read_as_danes_write_it(mette: Client) -> None:
    assert "1,5 timer" in send(mette, "frigjort-tid", timer="1,5")


@pytest.mark.parametrize("slug", FIGURES)
def test_the_paper_says_the_same_as_pdf_and_as_word_and_names_nobody(mette: Client, slug: str) -> None:
    company = {"virksomhed": "Solby <El> & Søn"}
    address = reverse("calculators:one", args=[slug])
    word = mette.post(address, FIGURES[slug] | company | {"hent": "docx"})
    text = re.sub(r"<[^>]+>", "", ZipFile(BytesIO(word.content)).read("word/document.xml").decode())
    assert SKOEN in text
    assert "Sådan er der regnet" in text
    assert "Solby &lt;El&gt; &amp; Søn" in text
    pdf = mette.post(address, FIGURES[slug] | company | {"hent": "pdf"})
    assert pdf.content.startswith(b"%PDF")
    assert re.fullmatch(rf'attachment; filename="{slug}-\d{{4}}-\d\d-\d\d\.pdf"', pdf["Content-Disposition"])
    assert mette.post(address, FIGURES[slug] | {"hent": "exe"}).status_code == 404


def test_a_companys_card_begins_the_estimate_without_a_word_in_the_address(mette: Client) -> None:
    company = make_company(name="Solby El")
    make_site(company, is_main=True, normal_weekly_hours=Decimal(37))
    for title, weekly, level in (("pakke", "4.5", "easy"), ("rydde op", "3", "easy"), ("måle", "9", "skilled")):
        WorkTask.objects.create(
            company=company,
            title=title,
            activity=Activity.INBOUND,
            weekly_hours=Decimal(weekly),
            level=level,
            noted_on=date(2026, 1, 1),
        )
    card = mette.get(reverse("companies:detail", args=[company.pk])).content.decode()
    hidden = dict(
        re.findall(r'<input type="hidden" name="(begynd|virksomhed|opgavetimer|normtimer)" value="([^"]*)"', card)
    )
    assert hidden == {"begynd": "1", "virksomhed": "Solby El", "opgavetimer": "7,5", "normtimer": "37"}
    for slug in FIGURES:
        assert f'formaction="{reverse("calculators:one", args=[slug])}"' in card
    begun = mette.post(reverse("calculators:one", args=["frigjort-tid"]), hidden)
    assert begun.status_code == 200
    text = begun.content.decode()
    assert 'name="timer" value="7,5"' in text
    assert "Solby El" in text
    assert "Begyndt med kortet for Solby El" in text
    assert "error-summary" not in text


def test_the_months_of_a_subsidy_stand_on_its_page_and_on_its_paper(mette: Client) -> None:
    figures = {"arbejdsgiver": "private", "timer": "20", "uger": "8", "start": "1-11-2023", "den": "1-11-2023"}
    address = reverse("calculators:one", args=["loentilskud"])
    said = mette.get(address, figures).content.decode()
    for words in ("november 2023", "december 2023", "13.785,60 kroner", "hent=pdf"):
        assert words in said
    assert mette.get(address, figures | {"hent": "pdf"}).content.startswith(b"%PDF")
    assert mette.get(address, figures | {"start": "1-1-1066"}).status_code == 422
    assert "bruger én dags sats" not in said
    beyond = mette.get(address, figures | {"start": "15-12-2023"}).content.decode()
    assert "Sats ikke indlæst" in beyond
    assert "bruger én dags sats" in beyond


def test_an_estimate_asks_the_database_little(mette: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(6):
        send(mette, "samfund")
