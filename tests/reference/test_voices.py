"""The voices: how many on each side, found by theme, retold and never copied, and shown where they matter."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.citizens.factories import make_citizen

from jobbro.accounts.models import User
from jobbro.library import sources, texts, voices
from jobbro.library.voice_files import VoiceSide, VoiceTheme
from jobbro.reference.queries.voices import voice_page

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-153")
def test_there_are_nineteen_voices_by_side() -> None:
    assert Counter(voice.side for voice in voices()) == {
        VoiceSide.CITIZEN: 7,
        VoiceSide.COMPANY: 9,
        VoiceSide.JOBCENTRE: 2,
        VoiceSide.OTHER: 1,
    }


@pytest.mark.req("R-153")
def test_the_theme_of_meaning_returns_the_citizen_who_expected_a_job() -> None:
    page = voice_page("Mening")
    side, some = page.sides[0]
    assert (side, [voice.id for voice in some]) == ("Borger", ["expected-a-job"])


def test_a_word_that_is_no_theme_shows_them_all() -> None:
    assert sum(len(some) for _, some in voice_page("vejret").sides) == len(voices())


@pytest.mark.parametrize("theme", VoiceTheme)
def test_every_theme_has_a_voice_and_a_word(theme: VoiceTheme) -> None:
    assert any(theme in voice.themes for voice in voices())
    assert texts().say(f"voice.theme.{theme}")


def test_every_voice_says_where_it_was_read_and_is_short() -> None:
    for voice in voices():
        assert voice.source.ref in sources()
        assert re.fullmatch(r"linje \d+-\d+", voice.source.section)
        assert all(len(sentence.split()) < 20 for sentence in voice.told.split("."))


@pytest.mark.req("R-153")
def test_the_voices_stand_on_their_page_and_where_pay_is_talked_about(
    consultant: User, client_of: Callable[[User], Client], django_assert_max_num_queries: Callable[[int], object]
) -> None:
    browser = client_of(consultant)
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        assert (
            "Uden sin konsulent"
            in browser.get(reverse("reference:voices"), {"tema": "tro på sig selv"}).content.decode()
        )
    citizen = make_citizen(team=consultant.team)
    for url in (
        reverse("calculators:paid_hours"),
        reverse("progression:paid_effects", args=[citizen.pk]),
    ):
        assert "Det er en glæde, når det, man kan, også giver løn." in browser.get(url).content.decode()
    drawing = browser.get(reverse("progression:road_edit", args=[citizen.pk])).content.decode()
    assert "Borgeren undrede sig" in drawing
