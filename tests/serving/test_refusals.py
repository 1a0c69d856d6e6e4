"""In production Jobbro refuses to start in a way that is not safe, and says what is missing."""

import pytest
from tests.throwaway import server
from tools.checks import PRODUCTION

SHOW = "from django.conf import settings as s; print({})"


def started(tmp_path, **change: str | None) -> tuple[int, str]:
    settings = {name: value for name, value in (PRODUCTION | change).items() if value is not None}
    done = server.manage(tmp_path, "check", **settings)
    return done.returncode, done.stderr


def test_the_production_settings_are_accepted(tmp_path):
    assert started(tmp_path) == (0, "")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"JOBBRO_SECRET_KEY": None}, "JOBBRO_SECRET_KEY mangler"),
        ({"JOBBRO_SECRET_KEY": "kort"}, "JOBBRO_SECRET_KEY mangler eller er kortere end 50 tegn"),
        ({"JOBBRO_FIELD_KEY": None}, "JOBBRO_FIELD_KEY mangler"),
        ({"JOBBRO_DEBUG": "1"}, "JOBBRO_DEBUG må ikke være slået til"),
        ({"JOBBRO_PUBLIC_URL": "http://jobbro.kommune.example"}, "skal begynde med https://"),
        ({"JOBBRO_PUBLIC_URL": None}, "skal begynde med https://"),
        ({"JOBBRO_HOSTS": None}, "JOBBRO_HOSTS mangler"),
        ({"DATABASE_URL": "mysql://x@y/z"}, "DATABASE_URL skal begynde med"),
    ],
    ids=["no key", "short key", "no field key", "debug", "plain http", "no address", "no hosts", "wrong database"],
)
def test_an_unsafe_production_is_refused(tmp_path, change, told):
    code, said = started(tmp_path, **change)
    assert code != 0
    assert told in said


def test_nothing_configured_is_safe_by_itself(tmp_path):
    done = server.manage(
        tmp_path, "shell", "-c", "from django.conf import settings as s; print(s.DEBUG, s.ALLOWED_HOSTS)"
    )
    assert done.returncode == 0, done.stderr
    assert "False ['127.0.0.1', 'localhost', '[::1]']" in done.stdout


def test_a_key_is_made_once_and_kept_from_others(tmp_path):
    show = ("shell", "-c", SHOW.format("s.SECRET_KEY"))
    first, second = server.manage(tmp_path, *show), server.manage(tmp_path, *show)
    assert len(first.stdout.strip().splitlines()[-1]) > 50
    assert first.stdout == second.stdout
    assert (tmp_path / "jobbro_secret_key").stat().st_mode & 0o077 == 0
