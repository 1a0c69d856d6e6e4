"""The conversation cards: found by situation and by whom one talks with, and readable without a net."""

import re

import pytest
from django.urls import reverse

from jobbro.library import conversation_cards
from jobbro.library.problems import ContentError
from jobbro.reference.queries.cards import card_page

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-036")
def test_paid_hours_show_the_nine_questions_on_the_page_and_in_the_file(consultant, client_of) -> None:
    browser = client_of(consultant)
    nine = [card for card in conversation_cards().cards if re.search(r"linje 5(2[5-9]|3[0-4])", card.source.section)]
    assert len(nine) == 9
    shown = browser.get(reverse("reference:cards"), {"situation": "paid-hours"}).content.decode()
    kept = browser.get(reverse("reference:cards_file"))
    pile = kept.content.decode().partition('<section id="paid-hours"')[2].partition("</section>")[0]
    for card in nine:
        assert card.say in shown and card.say in pile
    assert kept["Content-Disposition"].startswith("attachment")
    assert not re.search(r'(src|href)="(?!#)', kept.content.decode())


def test_situation_and_counterpart_narrow_together_and_the_counts_tell_before() -> None:
    page = card_page("paid-hours", "hr")
    assert page.cards and all("hr" in card.counterparts for card in page.cards)
    assert len(page.cards) < len(card_page("paid-hours", "").cards) < len(card_page("", "").cards)
    promised = next(one for one in card_page("paid-hours", "").counterparts if one.id == "hr")
    assert promised.count == len(page.cards)
    assert len(card_page("vejret", "ukendt").cards) == len(conversation_cards().cards)


def test_a_card_in_a_situation_that_the_deck_does_not_have_is_refused(tmp_path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "sources").mkdir()
    kinds = "situations: [{id: a, title: a}]\ncounterparts: [{id: b, title: b}]\n"
    card = (
        "  - {id: c, situations: [nowhere], counterparts: [b], say: Hvad?, then: Lyt., source: {ref: x, section: y}}\n"
    )
    (tmp_path / "cards" / "k.yaml").write_text("title: k\n" + kinds + "cards:\n" + card)
    with pytest.raises(ContentError, match="nowhere"):
        conversation_cards(root=tmp_path)
