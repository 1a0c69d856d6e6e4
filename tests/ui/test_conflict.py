"""Two people edit the same record: the later one sees both texts and loses nothing."""

from datetime import UTC, datetime
from decimal import Decimal

from django.http import QueryDict
from django.test import RequestFactory

from jobbro.ui.conflict import chosen, conflict_page, differences
from jobbro.ui.forms import SampleForm

SAVED = {
    "name": "Birk Have",
    "hours": Decimal(9),
    "text": "Vi mødes onsdag.",
    "kind": "paid",
    "audience": ["citizen"],
    "agreed": False,
}
TYPED = {
    "name": "Birk Have og Anlæg",
    "hours": "9,0",
    "text": "Vi mødes fredag.",
    "kind": "practice",
    "audience": ["citizen", "company"],
    "agreed": "on",
    "form_token": "t",
    "rows-0-task": "Klippe hæk",
    "edit_version": "1",
    "csrfmiddlewaretoken": "c",
}


def typed(**changes):
    data = QueryDict(mutable=True)
    for name, value in (TYPED | changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def page(data=None):
    request = RequestFactory().post("/ret/", {})
    form = SampleForm(data if data is not None else typed())
    at = datetime(2026, 3, 4, 9, 42, tzinfo=UTC)
    return conflict_page(request, form, SAVED, edit_version=7, saved_by="Jonas", saved_at=at)


def test_only_fields_that_differ_are_asked_about_in_words():
    found = {part.name: (part.mine, part.saved) for part in differences(SampleForm(typed()), SAVED)}
    assert found == {
        "name": ("Birk Have og Anlæg", "Birk Have"),
        "text": ("Vi mødes fredag.", "Vi mødes onsdag."),
        "kind": ("Praktik", "Løntimer"),
        "audience": ("Borgeren, Virksomheden", "Borgeren"),
        "agreed": ("ja", "nej"),
    }


def test_the_page_shows_both_texts_and_carries_everything_typed(db):
    answer = page()
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "ui/conflict" in answer.content.decode(), "the two texts need their own style to stand side by side"
    assert "Vi mødes fredag." in html and "Vi mødes onsdag." in html
    assert "Gemt af Jonas" in html and "10.42" in html
    assert '<input type="hidden" name="rows-0-task" value="Klippe hæk">' in html
    assert '<input type="hidden" name="form_token" value="t">' in html
    assert '<input type="hidden" name="edit_version" value="7">' in html
    assert 'name="edit_version" value="1"' not in html


def test_what_was_picked_is_what_the_form_is_given():
    picks = {"pick.name": "saved", "saved.name": "Birk Have", "pick.text": "mine", "saved.text": "Vi mødes onsdag."}
    data = chosen(typed(**picks))
    assert data["name"] == "Birk Have"
    assert data["text"] == "Vi mødes fredag."
    assert not [name for name in data if name.startswith(("pick.", "saved."))]


def test_both_texts_can_be_kept():
    data = chosen(typed(**{"pick.text": "both", "saved.text": "Vi mødes onsdag."}))
    assert data["text"] == "Vi mødes onsdag.\n\nVi mødes fredag."


def test_several_choices_and_an_empty_saved_value_are_taken_over():
    data = chosen(typed(**{"pick.audience": "saved", "saved.audience": ["contact"], "pick.agreed": "saved"}))
    assert data.getlist("audience") == ["contact"]
    assert "agreed" not in data


def test_a_form_without_picks_is_left_alone():
    data = typed()
    assert chosen(data) is data


def test_a_second_conflict_carries_what_was_picked_the_first_time(db):
    data = chosen(typed(**{"pick.name": "saved", "saved.name": "Birk Nord"}))
    assert '<input type="hidden" name="name" value="Birk Nord">' in page(data).content.decode()


def test_what_was_typed_is_shown_as_text_and_never_as_code(db):
    html = page(typed(text="<script>alert(1)</script>")).content.decode()
    assert "<script>alert" not in html
