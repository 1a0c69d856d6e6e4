"""`./jobbro skills rank` as a program uses it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from tests.citizens.factories import NOW, make_user

from jobbro.citizens.actions import learn_word, unlearn_word
from jobbro.citizens.models import LocalWordKind

pytestmark = pytest.mark.django_db


def ask(tmp_path, *lines: str) -> list[dict]:
    file, out = tmp_path / "sager.jsonl", io.StringIO()
    file.write_text("\n".join(lines), encoding="utf-8")
    call_command("skills", "rank", str(file), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def line(query: str, *candidates: str, **more) -> str:
    return json.dumps({"id": "a", "query": query, "candidates": candidates} | more)


@pytest.mark.req("R-052")
def test_each_line_gets_its_tasks_best_first_with_points_and_reasons(tmp_path):
    (answer,) = ask(tmp_path, line("Jeg ordner mine børns cykler", "Bogføring", "Reparation af cykler"))
    assert answer.keys() == {"id", "ranking"}
    best, last = answer["ranking"]
    assert best["task"] == "Reparation af cykler" and best["points"] > 0 and best["reasons"]
    assert last == {"task": "Bogføring", "points": 0, "reasons": []}


def test_a_story_without_a_skill_gets_zero_everywhere_and_a_question(tmp_path):
    (answer,) = ask(tmp_path, line("Jeg sover dårligt", "Opvask", "Bogføring", id=7))
    assert answer["id"] == 7
    assert [one["points"] for one in answer["ranking"]] == [0, 0]
    assert answer["ask"].endswith("?")


@pytest.mark.parametrize(
    ("bad", "path"),
    [
        ("{", "linje 1, tegn 2"),
        ('{"id": "a", "candidates": []}', "query"),
        ('{"query": 3, "candidates": []}', "query"),
        ('{"query": "x", "candidates": "y"}', "candidates"),
        ('{"query": "x", "candidates": [1]}', "candidates"),
        ('{"query": "x", "candidates": [], "mere": 1}', "mere"),
        ('{"id": [], "query": "x", "candidates": []}', "id"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_answered(tmp_path, bad, path):
    file, out = tmp_path / "sager.jsonl", io.StringIO()
    file.write_text(f"{bad}\n{line('Jeg bager', 'Bagning')}\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("skills", "rank", str(file), stdout=out)
    assert stopped.value.code == 2
    first, second = (json.loads(answer) for answer in out.getvalue().splitlines())
    assert (first["line"], first["error"], first["problems"][0]["path"]) == (1, "bad_input", path)
    assert second["ranking"][0]["points"] > 0


def test_a_file_that_is_not_there_is_told_in_plain_danish(tmp_path):
    with pytest.raises(CommandError, match="kan ikke læses") as told:
        call_command("skills", "rank", str(tmp_path / "væk.jsonl"))
    assert told.value.returncode == 2


@pytest.mark.req("R-052")
def test_the_municipalitys_own_words_count_until_they_are_taken_back(tmp_path):
    by, asked = make_user(), line("Jeg nulrer", "Reparation af cykler")
    assert ask(tmp_path, asked)[0]["ranking"][0]["points"] == 0
    word = learn_word(by=by, kind=LocalWordKind.MEANS, skill="bike-repair", text="nulrer", at=NOW)
    assert ask(tmp_path, asked)[0]["ranking"][0]["points"] > 0
    unlearn_word(by=by, word=word, at=NOW)
    assert ask(tmp_path, asked)[0]["ranking"][0]["points"] == 0


def test_without_a_database_the_shipped_map_answers(tmp_path, monkeypatch):
    monkeypatch.setattr("jobbro.citizens.management.commands.skills._is_there", lambda name: False)
    monkeypatch.setattr("jobbro.citizens.management.commands.skills.skills_here", lambda: pytest.fail("asked"))
    with monkeypatch.context() as context:
        context.setattr("jobbro.citizens.management.commands.skills.connection.vendor", "sqlite", raising=False)
        assert ask(tmp_path, line("Jeg ordner cykler", "Reparation af cykler"))[0]["ranking"][0]["points"] > 0
