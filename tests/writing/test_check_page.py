"""The page «Teksttjek»: a text goes in, marks and questions come out, and nothing stays behind."""

import html
import logging
import re

import pytest
from django.urls import reverse

from jobbro.audit.models import ChangeEvent
from jobbro.domain.language import Genre
from jobbro.library.danish_words import DictionaryMissing
from jobbro.writing import queries
from jobbro.writing.actions import bring_back
from jobbro.writing.models import SetAside, TextReader, TextType
from jobbro.writing.queries import MOST_LETTERS, MOST_SHOWN, checked_text, genre_of

pytestmark = pytest.mark.django_db
PAGE = "/teksttjek/"
LONE = "Lone har store smerter i ryggen."
LONE_TOLD = "Lone siger, at ryggen gør ondt, og at hun har svært ved at rejse sig."
LONG = "Thomas begynder klokken ni, og så hjælper han Leif med at feje gangene, og bagefter " + (
    "vander de blomsterne, luger bedene, klipper hækken, samler grenene, kører dem væk, rydder op, vasker redskaberne, "
    "hænger dem op på plads og går så hjem."
)
SHORT = (
    LONG.replace(", og så", ". Så")
    .replace(", og bagefter vander", ". Bagefter vander")
    .replace("bedene, ", "bedene. De ")
)


@pytest.fixture
def ask(client_of, consultant):
    """Have a text looked through; the words of the answer."""
    browser = client_of(consultant)

    def send(text, *, text_type="journal_note", reader="journal", status=200):
        answer = browser.post(PAGE, {"text": text, "text_type": text_type, "reader": reader})
        assert answer.status_code == status
        return html.unescape(answer.content.decode())

    return send


def codes(text, **more):
    """The codes of what is found, as the page works it out."""
    asked = {"text_type": TextType.JOURNAL_NOTE, "reader": TextReader.JOURNAL} | more
    return [remark.finding.code.value for remark in checked_text(text, **asked).remarks]


@pytest.mark.req("R-096")
def test_all_seven_kinds_of_text_can_be_chosen_and_lone_is_asked_about_until_she_is_the_one_who_says_it(
    ask, client_of, consultant
):
    assert reverse("writing:check") == PAGE
    empty = client_of(consultant).get(PAGE).content.decode()
    kinds = ["Telefonnotat", "Opfølgningsnotat", "Journalnotat", "Handleplan", "Brev", "Mail"]
    assert all(f">{kind}</option>" in empty for kind in [*kinds, "Kommentar til skema eller blanket"])
    page = ask(LONE, text_type="phone_note")
    assert ">har store smerter</mark>" in page and "Hvem siger det?" in page
    assert "Jeg har ikke noget at spørge om" in ask(LONE_TOLD, text_type="phone_note")


@pytest.mark.req("R-093")
def test_what_others_feel_is_asked_about_and_what_they_say_is_left_alone(ask):
    page = ask("Thomas er umotiveret. Thomas siger, at han er træt.")
    assert re.findall(r"<mark[^>]*>([^<]+)</mark>", page) == ["er umotiveret"]
    assert 'href="#fund-1"' in page and 'id="fund-1"' in page and 'id="sted-1"' in page


@pytest.mark.req("R-094")
def test_a_letter_to_the_company_gets_its_trade_words_explained_and_the_journal_does_not(ask):
    text = "I kan ansætte Thomas i løntilskud fra mandag den 2. marts 2026."
    letter = ask(text, text_type="letter", reader="company")
    assert ">løntilskud</mark>" in letter and "Det betyder" in letter
    assert "<mark" not in ask(text)


@pytest.mark.req("R-114")
def test_a_sentence_of_forty_words_is_asked_about_and_the_same_in_shorter_ones_passes(ask):
    assert len(LONG.split()) == 40
    page = ask(LONG)
    assert "Sætningen har 40 ord" in page and "længste sætning 40 ord" in page and LONG in page
    assert codes(SHORT) == []


@pytest.mark.parametrize(
    ("text_type", "reader", "genre"),
    [
        (TextType.DESCRIPTION, TextReader.CITIZEN, Genre.DESCRIPTION),
        (TextType.MAIL, TextReader.COMPANY, Genre.MAIL),
        (TextType.FORM_COMMENT, TextReader.COMPANY, Genre.LETTER_COMPANY),
        (TextType.ACTION_PLAN, TextReader.CITIZEN, Genre.PLAN),
        (TextType.MAIL, TextReader.CITIZEN, Genre.LETTER_CITIZEN),
        (TextType.MAIL, TextReader.CASEWORKER, Genre.JOURNAL),
    ],
)
def test_the_reader_decides_what_must_be_explained_and_hidden(text_type, reader, genre):
    assert genre_of(text_type, reader) is genre


def test_the_pieces_are_the_text_again_and_every_mark_has_its_number_once():
    text = f"  Aftale\n\n{LONE}\n{LONG} Borgeren møder ca. 10 timer.\n"
    checked = checked_text(text, text_type=TextType.LETTER, reader=TextReader.COMPANY)
    assert "".join(piece.text for piece in checked.pieces) == text
    ends = [number for piece in checked.pieces for number in piece.ends]
    assert sorted(ends) == [remark.number for remark in checked.remarks if remark.is_marked]
    assert any(remark.is_wide for remark in checked.remarks) and len(checked.remarks) > 3


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Udfyld feltet her."), (" \n ", "Skriv eller indsæt en tekst"), ("x" * (MOST_LETTERS + 1), "40.001 tegn")],
)
def test_nothing_and_too_much_are_told_in_words(ask, text, said):
    assert said in ask(text, status=422)


def test_any_text_is_answered(ask, client_of, consultant):
    for text in [
        "😀" * 9_000,
        "שלום עולם " * 2_000,
        '"«' * 10_000,
        "".join(map(chr, range(1, 3_000))),
        "<b>&amp;" * 50,
    ]:
        ask(text, text_type="mail", reader="company")
    assert len(checked_text(f"{LONE} " * 400, text_type=TextType.MAIL, reader=TextReader.JOURNAL).remarks) == MOST_SHOWN
    answer = client_of(consultant).post(PAGE, {"text": "x" * 5_000_000, "text_type": "mail", "reader": "journal"})
    assert answer.status_code == 413 and "for stort" in answer.content.decode()


def test_a_cpr_number_is_pointed_at_and_left_in_no_log_row_or_cache(client_of, consultant, caplog):
    caplog.set_level(logging.DEBUG)
    sent = {"text": "Ring til 010190-1234.", "text_type": "mail", "reader": "company"}
    browser = client_of(consultant)
    answer = browser.post(PAGE, sent)
    assert "Personoplysning" in answer.content.decode() and "no-store" in answer["Cache-Control"]
    assert "010190" not in caplog.text and "010190" not in str(dict(browser.session))
    assert browser.get(PAGE, sent).content.decode().count("010190") == 0


def test_a_remark_is_set_aside_with_a_reason_for_that_sentence_and_can_be_taken_in_again(client_of, consultant):
    browser = client_of(consultant)
    sent = {"text": "Thomas er umotiveret.\nPeter er umotiveret.", "text_type": "journal_note", "reader": "journal"}
    first = checked_text(sent["text"], text_type=TextType.JOURNAL_NOTE, reader=TextReader.JOURNAL).remarks[0]
    press = {"set_aside": first.key, f"code-{first.key}": "unattributed", f"reason-{first.key}": "own_words"}
    for _twice in range(2):
        page = browser.post(PAGE, sent | press).content.decode()
    assert page.count("<mark") == 1 and "1 lagt til side" in page and "Det er personens egne ord" in page
    row = SetAside.objects.get()
    assert "umotiveret" not in str(vars(row)) and row.by == consultant
    again = browser.post(PAGE, sent | {"text": " Thomas  er umotiveret. Vi talte om det."}).content.decode()
    assert again.count("<mark") == 0
    page = browser.post(PAGE, sent | {"bring_back": first.key}).content.decode()
    assert page.count("<mark") == 2 and "lagt til side" not in page
    assert not bring_back(by=consultant, key=first.key, at=row.at)
    browser.post(PAGE, sent | press | {f"reason-{first.key}": "noget"})
    assert SetAside.objects.count() == 1 and ChangeEvent.objects.filter(action__startswith="remark.").count() == 2


def test_without_the_dictionary_the_page_and_the_address_say_so(client_of, consultant, monkeypatch):
    def gone(**_words):
        raise DictionaryMissing

    monkeypatch.setattr(queries, "text_rules", gone)
    browser = client_of(consultant)
    page = browser.post(PAGE, {"text": LONE, "text_type": "mail", "reader": "journal"})
    assert page.status_code == 503 and "Ordbogen mangler" in page.content.decode() and LONE in page.content.decode()
    answer = browser.post(f"{PAGE}api/", {"text": LONE}, content_type="application/json")
    assert answer.status_code == 503 and "Ordbogen mangler" in answer.json()["problems"][0]["message"]
