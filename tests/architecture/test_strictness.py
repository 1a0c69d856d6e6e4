"""The test run is stricter than production: each strictness is tried here."""

import socket
import warnings

import pytest
from django.db import connection
from django.template import engines
from tests.strict_templates import UndefinedInTemplate

from jobbro.accounts.models import Team


def show(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    "source",
    [
        "{{ nobody }}",
        "{{ team.nmae }}",
        "{{ nobody|upper }}",
        "{{ nobody|length }}",
        "{% blocktranslate %}Hej {{ nobody }}{% endblocktranslate %}",
        "{{ nobody|default_if_none:'-' }}",
        "{% for a in team.members %}{{ a.b }}{% endfor %}",
    ],
)
def test_a_name_that_nobody_gave_the_template_is_an_error(source):
    with pytest.raises(UndefinedInTemplate):
        show(source, team={"members": [1]})


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ team.lead.name|default:'–' }}", "–"),
        ("{% if team.lead.name %}ja{% else %}nej{% endif %}", "nej"),
        ("{{ team.name }}", "Nord"),
    ],
)
def test_a_place_that_says_what_empty_looks_like_is_not(source, shown):
    assert show(source, team={"name": "Nord", "lead": None}) == shown


def test_the_error_tells_where():
    with pytest.raises(UndefinedInTemplate, match="'team.nmae' in .* line 2"):
        show("Hej\n{{ team.nmae }}", team={})


@pytest.mark.parametrize("host", ["192.0.2.1", "jobbro.example", "2001:db8::1"])
def test_a_test_cannot_reach_the_outside(host):
    with pytest.raises(AssertionError, match="a test tried to"):
        socket.create_connection((host, 80), timeout=1)


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning):
        warnings.warn("noget er på vej ud", stacklevel=1)


def test_rows_without_a_stated_order_come_backwards_on_sqlite(db):
    for name in "abc":
        Team.objects.create(name=name)
    found = [row["id"] for row in Team.objects.values("id")]
    assert found == sorted(found, reverse=connection.vendor == "sqlite")


def test_a_test_never_touches_the_data_of_a_developer(settings):
    assert settings.DATA_DIR.name.startswith("jobbro-test-")
    assert settings.EMAIL_BACKEND.endswith("locmem.EmailBackend")
