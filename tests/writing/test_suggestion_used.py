"""«Brug …» puts what is suggested in the place of the marked words, and of nothing else."""

import html

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbro.domain.language import Genre, TextCode, check_text
from jobbro.library.writing_files import text_rules
from jobbro.writing.models import TextReader, TextType
from jobbro.writing.queries import judged, with_suggestion

PAGE = "/teksttjek/"
TEXT = "😀 Han skal kører truck på arbejds pladsen.\r\n\r\nHan skal kører igen."
ASKED = {"text_type": TextType.JOURNAL_NOTE, "reader": TextReader.JOURNAL}


def suggested(text, genre=Genre.JOURNAL, **more):
    found = check_text(text, genre=genre, rules=text_rules(), **more)
    return {each.said: each.replacement for each in found if each.replacement}


def test_what_is_suggested_has_the_shape_of_the_words_it_replaces():
    assert suggested("Han skal kører på arbejds pladsen.") == {"kører": "køre", "arbejds pladsen": "arbejdspladsen"}
    assert suggested("Arbejds pladsen er åben.") == {"Arbejds pladsen": "Arbejdspladsen"}


def test_a_role_gives_way_to_the_name_and_to_its_genitive():
    words = "Praktikanten møder kl. 9. Det er praktikantens egen nøgle."
    assert suggested(words, Genre.DESCRIPTION, citizen="Thomas") == {
        "Praktikanten": "Thomas",
        "praktikantens": "Thomas'",
    }
    assert suggested(words, Genre.DESCRIPTION) == {}


def test_feelings_and_loose_words_have_no_suggestion_to_put_in():
    found = check_text("Lone er træt og kommer snart.", genre=Genre.JOURNAL, rules=text_rules())
    assert {each.code for each in found} == {TextCode.UNATTRIBUTED, TextCode.VAGUE}
    assert not any(each.replacement for each in found)


@pytest.mark.django_db
def test_only_the_marked_words_change_and_the_rest_is_asked_about_again(client_of, consultant):
    browser = client_of(consultant)
    said = {"text": TEXT, "text_type": "journal_note", "reader": "journal"}
    first = browser.post(PAGE, said)
    remark = next(each for each in first.context["checked"].remarks if each.finding.said == "arbejds pladsen")
    assert "Brug «arbejdspladsen»" in html.unescape(first.content.decode())
    second = browser.post(PAGE, said | {"use": remark.key})
    assert second.context["form"]["text"].value() == (
        "😀 Han skal kører truck på arbejdspladsen.\n\nHan skal kører igen."
    )
    assert [each.finding.said for each in second.context["checked"].remarks] == ["kører", "kører"]


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["x", "0" * 64, "' OR 1=1", "æ" * 5000])
def test_a_remark_that_is_not_there_changes_nothing(client_of, consultant, key):
    browser = client_of(consultant)
    answer = browser.post(PAGE, {"text": TEXT, "text_type": "journal_note", "reader": "journal", "use": key})
    assert answer.status_code == 200
    assert answer.context["form"]["text"].value() == TEXT
    assert "Ordene står ikke i teksten længere." in answer.content.decode()


@pytest.mark.django_db
def test_a_remark_without_a_suggestion_cannot_be_used():
    key = judged("Lone er træt.", genre=Genre.JOURNAL).open[0].key
    assert with_suggestion("Lone er træt.", key, **ASKED) is None


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_what_stands_around_the_words_stays_to_the_letter(before, after):
    text = f"{before}\n\nHan skal kører truck.\n\n{after}"
    for each in check_text(text, genre=Genre.JOURNAL, rules=text_rules()):
        if each.replacement:
            assert text[each.start : each.end] == each.said
            assert each.replacement != each.said


@pytest.mark.django_db
def test_a_field_is_told_what_to_put_in_and_a_program_is_told_as_before(client_of, consultant):
    browser = client_of(consultant)
    asked = {"text": "Han skal kører truck.", "genre": "journal"}
    address = reverse("writing:api")
    field = browser.post(address, asked | {"field": "/x#y"}, content_type="application/json").json()
    assert [each["replacement"] for each in field["findings"]] == ["køre"]
