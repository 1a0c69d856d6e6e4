"""`./jobbro description check` as a person and as a program use it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

WEAK = "Forefaldende arbejde. Ca. 30 timer om ugen."
SLOT = {"starts": "09:00", "ends": "12:00"}
AGREED = {
    "citizen": "Thomas",
    "people": [{"name": "Leif", "role": "contact_person"}],
    "weeks": 13,
    "working_time": [SLOT | {"weekday": "mandag"}, SLOT | {"weekday": 3}, SLOT | {"weekday": "fredag"}],
}
PLAN = {
    "version": 1,
    "steps": [
        {
            "number": 1,
            "first": "2023-01-23",
            "last": "2023-04-23",
            "practice": [SLOT | {"weekday": day} for day in (1, 3, 5)],
            "tasks": [{"key": "hedges", "title": "Klippe hække", "kind": "practice"}],
        }
    ],
}


@pytest.fixture
def ask(tmp_path):
    """Run the command on a text, with an agreement or without."""

    def run(text: str | bytes, *options: str, agreed: object = None) -> str:
        file = tmp_path / "text.txt"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        words = ["check", str(file), *options]
        if agreed is not None:
            plan = tmp_path / "plan.json"
            plan.write_text(agreed if isinstance(agreed, str) else json.dumps(agreed), encoding="utf-8")
            words += ["--plan", str(plan)]
        out = io.StringIO()
        call_command("description", *words, stdout=out, stderr=io.StringIO())
        return out.getvalue()

    return run


@pytest.mark.req("R-107")
def test_a_person_reads_the_count_the_proof_and_the_open_questions(ask):
    said = ask(WEAK)
    assert said.startswith("0 af 7 er opfyldt · 1 delvist · 6 mangler")
    assert "«Ca. 30 timer om ugen.»" in said
    assert said.count("   ? ") == 20 + 5


@pytest.mark.req("R-110")
@pytest.mark.parametrize("agreed", [AGREED, PLAN, {"plan": PLAN, "citizen": "Thomas"}])
def test_a_program_gets_the_contradiction_with_the_agreement_and_where_it_stands(ask, agreed):
    report = json.loads(ask(WEAK, "--json", agreed=agreed))
    assert (report["fulfilled"], report["partly"]) == (0, 1)
    differ = next(finding for finding in report["findings"] if finding["code"] == "hours-differ")
    place = differ["evidence"]
    assert WEAK[place["start"] : place["end"]] == place["quote"] == "30 timer om ugen"
    assert "9 timer" in differ["reason"]
    assert len(report["points"]) == 7
    assert sum(len(point["questions"]) for point in report["points"]) == 20


@pytest.mark.parametrize(
    ("agreed", "place"),
    [
        ("{", "linje 1"),
        ({"surprise": 1}, "surprise"),
        ({"people": [{"name": "Leif", "role": "boss"}]}, "people.0.role"),
        ({"working_time": [SLOT | {"weekday": "mandag", "ends": "08:00"}]}, "working_time"),
        ({"plan": PLAN, "weeks": 3}, "planen siger allerede"),
        ({"version": 1, "steps": []}, "plan"),
        ({"follow_ups": ["2023-02-30"]}, "follow_ups.0"),
    ],
)
def test_an_agreement_that_cannot_be_read_is_refused_with_its_place(tmp_path, agreed, place):
    plan, text, err = tmp_path / "plan.json", tmp_path / "text.txt", io.StringIO()
    plan.write_text(agreed if isinstance(agreed, str) else json.dumps(agreed), encoding="utf-8")
    text.write_text(WEAK, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("description", "check", str(text), "--plan", str(plan), stdout=io.StringIO(), stderr=err)
    assert stopped.value.code == 2
    assert place in err.getvalue()


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path):
    with pytest.raises(CommandError, match="kan ikke læses"):
        call_command("description", "check", str(tmp_path / "nothing.txt"))


def test_bytes_that_are_no_text_are_answered_all_the_same(ask):
    assert ask(bytes(range(256)) * 20).startswith("0 af 7")


def test_the_schema_of_an_agreement_can_be_asked_for():
    out = io.StringIO()
    call_command("description", "schema", stdout=out)
    assert "working_time" in json.loads(out.getvalue())["properties"]
