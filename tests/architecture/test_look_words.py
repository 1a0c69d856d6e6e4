"""Whoever reads the log of looks meets words, never the name of a route."""

from tests.architecture.routes import our_routes
from tests.architecture.world import ABOUT_A_CITIZEN

from jobbro.library import texts

ABOUT = ABOUT_A_CITIZEN | {"conversation_id", "talk_task_id"}


def test_every_page_about_a_citizen_has_words_for_the_log():
    routes = [route for route in our_routes() if route.guard and ABOUT & set(route.arguments)]
    codes = [f"look.{route.name.replace(':', '.')}" for route in routes]
    assert len(codes) > 50
    assert [code for code in codes if code not in texts()] == []


def test_what_the_citizen_reads_about_a_look_is_also_told_to_colleagues():
    words = texts()
    own = [code for code in words.codes if code.startswith("own.look.")]
    assert own
    assert [code for code in own if code.removeprefix("own.") not in words] == []
