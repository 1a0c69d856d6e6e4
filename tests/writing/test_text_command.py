"""`./jobbro text check` as a person and as a program use it."""

import io
import json

import pytest
from django.core.management import call_command

TEXT = "Aftale\n\nBorgeren har store smerter.\nHan møder ca. 10 timer."


@pytest.fixture
def ask(tmp_path):
    """Run the command on a text."""

    def run(text: str, *options: str) -> str:
        file = tmp_path / "text.txt"
        file.write_text(text, encoding="utf-8")
        out = io.StringIO()
        call_command("text", "check", str(file), *options, stdout=out)
        return out.getvalue()

    return run


def test_a_person_reads_the_line_the_words_and_what_to_do(ask):
    said = ask(TEXT)
    assert "linje 3: «har store smerter»" in said
    assert "linje 4: «ca. 10 timer»" in said
    assert ask("Ole mødte kl. 9.").strip() == "Intet at bemærke."


def test_a_program_gets_places_in_characters(ask):
    found = json.loads(ask(TEXT, "--json"))["findings"]
    marked = {finding["code"]: TEXT[finding["start"] : finding["end"]] for finding in found}
    assert marked["unattributed"] == "har store smerter"
    assert marked["impersonal"] == "Borgeren"


def test_many_texts_are_answered_line_by_line(ask):
    lines = [{"id": "a", "text": "Hun er ked af det."}, {"id": "b", "text": "Thomas får løntilskud.", "genre": "mail"}]
    answers = [json.loads(line) for line in ask("\n".join(map(json.dumps, lines)), "--jsonl").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert [{finding["code"] for finding in answer["findings"]} for answer in answers] == [{"unattributed"}, {"jargon"}]


@pytest.mark.parametrize("line", ["{", '{"id": 1}', '{"text": "x", "genre": "poem"}', '{"text": "x", "more": 1}'])
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_answered(tmp_path, line):
    file, out = tmp_path / "lines.jsonl", io.StringIO()
    file.write_text(line + '\n{"id": "b", "text": "Ole kom."}\n', encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("text", "check", str(file), "--jsonl", stdout=out)
    assert stopped.value.code == 2
    first, second = (json.loads(answer) for answer in out.getvalue().splitlines())
    assert (first["line"], first["error"]) == (1, "bad_input")
    assert second == {"id": "b", "findings": []}
