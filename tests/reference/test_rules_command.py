"""`./jobbro rules …` as another program meets it: JSON in, JSON out, and an exit code that can be trusted."""

import io
import json
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

DAGPENGE = {
    "kind": "practice",
    "starts": "2023-06-01",
    "weeks": 5,
    "topics": ["length"],
    "person": {"target_group": 1},
    "history": {"practice_here": []},
}


@pytest.fixture
def ask(monkeypatch):
    """Run the command with a text on standard input; give back its exit code and what it wrote."""

    def run(*words: str, stdin: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        out = io.StringIO()
        try:
            call_command("rules", *words, stdout=out)
        except SystemExit as ended:
            return int(str(ended.code)), out.getvalue()
        except CommandError as error:
            return error.returncode, str(error)
        return 0, out.getvalue()

    return run


@pytest.mark.req("R-116")
def test_a_case_is_answered_with_verdict_rule_source_and_advice(ask):
    code, out = ask("check", "-", stdin=json.dumps(DAGPENGE))
    answer = json.loads(out)
    assert (code, answer["verdict"], answer["topics"]) == (0, "not_allowed", {"length": "not_allowed"})
    (finding,) = answer["findings"]
    assert finding["rule"]["value"] == 4
    assert finding["rule"]["source"]["section"] == "§ 61, stk. 1, nr. 1"
    assert finding["last_legal_day"] == "2023-06-28"
    assert finding["changes"][0]["message"] == "Slut senest 28. juni 2023."
    assert finding["message"] == "Praktikken varer 5 uger. Målgruppen kan højst få 4."


def test_the_example_of_the_manual_is_allowed_in_every_topic(ask):
    manual = (settings.BASE_DIR / "docs" / "cli.md").read_text(encoding="utf-8")
    example = manual.split("```json\n")[1].split("```")[0]
    code, out = ask("check", "-", stdin=example)
    answer = json.loads(out)
    assert (code, answer["verdict"], answer["missing_facts"]) == (0, "allowed", [])
    assert set(answer["topics"].values()) == {"allowed"}


def test_the_manual_explains_every_question_of_the_command():
    manual = (settings.BASE_DIR / "docs" / "cli.md").read_text(encoding="utf-8")
    assert all(f"`rules {verb}" in manual for verb in ("check", "schema", "value", "explain", "diff", "lint", "docs"))


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ({}, "allowed"),
        ({"paid_hours": 0}, "allowed"),
        ({"paid_hours": None}, "cannot_tell"),
        ({"paid_hours": 30}, "not_allowed"),
    ],
)
def test_paid_hours_that_are_left_out_are_not_in_the_plan_but_null_is_unknown(ask, told, verdict):
    case = {"kind": "practice", "starts": "2023-06-01", "weeks": 4, "topics": ["hours", "hybrid"], "practice_hours": 10}
    _, out = ask("check", "-", stdin=json.dumps(case | told | {"paid_work": {"other_function": True}}))
    assert json.loads(out)["verdict"] == verdict


def test_earlier_practice_that_is_left_out_is_not_extended_but_null_is_unknown(ask):
    case = {"kind": "practice", "starts": "2023-06-01", "weeks": 4, "topics": ["length"], "person": {"target_group": 1}}
    _, out = ask("check", "-", stdin=json.dumps(case))
    assert json.loads(out)["verdict"] == "allowed"
    _, out = ask("check", "-", stdin=json.dumps(case | {"history": {"practice_here": None}}))
    assert json.loads(out)["verdict"] == "cannot_tell"


def test_a_case_in_a_file_is_answered_too(ask, tmp_path):
    (tmp_path / "sag.json").write_text(json.dumps(DAGPENGE | {"weeks": 4}), encoding="utf-8")
    code, out = ask("check", str(tmp_path / "sag.json"))
    assert (code, json.loads(out)["verdict"]) == (0, "allowed")


def test_a_line_with_a_mistake_spoils_only_its_own_answer(ask):
    lines = [json.dumps(DAGPENGE | {"id": "a"}), "{", json.dumps(DAGPENGE | {"id": "c", "weeks": 4})]
    code, out = ask("check", "--jsonl", "-", stdin="\n".join(lines))
    first, second, third = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert (first["id"], first["verdict"]) == ("a", "not_allowed")
    assert second["error"] == "bad_input"
    assert (third["id"], third["verdict"]) == ("c", "allowed")


@pytest.mark.parametrize(
    ("change", "path", "said"),
    [
        ({"kind": "praktik"}, "kind", "her skal stå en af disse"),
        ({"starts": "2023-02-30"}, "starts", "dagen «2023-02-30» findes ikke"),
        ({"starts": "01-06-2023"}, "starts", "skriv dagen som"),
        ({"starts": 20230601}, "starts", "skriv dagen som"),
        ({"ends": "2023-06-30"}, "", "skriv enten «ends» eller «weeks»"),
        ({"weeks": 0}, "weeks", "mindst 1"),
        ({"weeks": "4"}, "weeks", "helt tal"),
        ({"weeks": 4.5}, "weeks", "helt tal"),
        ({"wekks": 4}, "wekks", "kendes ikke. Her kan stå: id, kind, starts"),
        ({"person": {"target_group": 14}}, "person.target_group", "højst være 13"),
        ({"person": {"target_group": True}}, "person.target_group", "helt tal"),
        ({"person": {"job_ready": "ja"}}, "person.job_ready", "true eller false"),
        ({"practice_hours": -1}, "practice_hours", "mellem 0 og 168"),
        ({"practice_hours": "37"}, "practice_hours", "her skal stå et tal"),
        ({"steps": [{"practice_hours": 9}], "practice_hours": 9}, "", "ikke begge steder"),
        ({"steps": [{"starts": "2023-06-01"}]}, "steps.0", "både «starts» og «ends»"),
        ({"workplace": {"steady_staff": {}}}, "workplace.steady_staff", "enten «ordinary_fte» eller «people»"),
        ({"workplace": {"occupants": [{"kind": "praktik"}]}}, "workplace.occupants.0.kind", "en af disse"),
        (
            {"workplace": {"staff_months": [{"month": "2023-5", "ordinary_fte": 1}]}},
            "workplace.staff_months.0.month",
            "2023-02",
        ),
        ({"history": {"practice_here": [{"starts": "2023-06-01", "weeks": 1}]}}, "", "skal slutte, før planen"),
        ({"person": {"employed": False, "employed_here": True}}, "person", "kan ikke være ansat her"),
        ({"topics": ["længde"]}, "topics.0", "en af disse"),
        ({"agreement": {"employer_statement": "ja"}}, "agreement.employer_statement", "true, false eller dagen"),
        ({"steps": [{"practice_tasks": [5]}]}, "steps.0.practice_tasks.0", "navne med hver sin værdi"),
        ({"steps": []}, "steps", "må ikke være tomt"),
        ({"steps": [{"starts": "2023-05-31", "ends": "2023-06-10"}]}, "", "inden for planens egne dage"),
        (
            {
                "steps": [
                    {"starts": "2023-06-01", "ends": "2023-06-10"},
                    {"starts": "2023-06-10", "ends": "2023-06-12"},
                ]
            },
            "",
            "i rækkefølge og må ikke overlappe",
        ),
        ({"practice_hours": 10**200}, "", "for mange cifre"),
        ({"kind": "subsidised", "paid_hours": 37, "subsidy": {"weekly_paid_hours": 30}}, "", "ikke begge steder"),
        ({"id": "\ud800"}, "", "ikke er tekst"),
    ],
)
def test_input_that_cannot_be_used_is_refused_with_its_place(ask, change, path, said):
    code, out = ask("check", "-", stdin=json.dumps(DAGPENGE | change))
    answer = json.loads(out)
    assert code == 2
    assert answer["error"] == "bad_input"
    assert path in [problem["path"] for problem in answer["problems"]]
    assert said in " ".join(problem["message"] for problem in answer["problems"])


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{", '{"kind": 1, "kind": 2}', '{"weeks": NaN}', '{"weeks": 1e3}', "[" * 100_000]
)
def test_what_is_not_one_json_object_is_refused(ask, text):
    code, out = ask("check", "-", stdin=text)
    assert code == 2
    assert json.loads(out)["error"] == "bad_input"


def test_a_file_that_cannot_be_read_is_named(ask):
    code, out = ask("check", "findes-ikke.json")
    assert code == 2
    assert "findes-ikke.json" in out


def test_the_schema_describes_every_field_in_danish(ask):
    code, out = ask("schema")
    schema = json.loads(out)
    assert code == 0
    assert schema["required"] == ["kind", "starts"]
    for form in schema["$defs"].values():
        for name, field in form.get("properties", {}).items():
            assert "description" in field or "$ref" in field, name


def test_a_value_is_told_for_a_day_and_its_absence_too(ask):
    code, out = ask("value", "practice.length.graduate_trial", "--on", "2022-03-01")
    assert (code, json.loads(out)["value"]["value"]) == (0, 8)
    code, out = ask("value", "practice.length.graduate_trial", "--on", "2023-03-01")
    answer = json.loads(out)
    assert (code, answer["in_force"]) == (1, False)
    assert "15. november 2022" in answer["message"]
    code, out = ask("value", "findes.ikke", "--on", "2023-03-01")
    assert (code, out) == (2, "Reglen «findes.ikke» findes ikke.")


def test_a_rule_is_explained_with_its_history(ask):
    code, out = ask("explain", "ratio.occupant_kinds")
    history = json.loads(out)["history"]
    assert code == 0
    assert "nytteindsats" in history[-2]["value"]
    assert "nytteindsats" not in history[-1]["value"]


@pytest.mark.django_db
@pytest.mark.req("R-155")
def test_what_changed_between_two_days_names_the_rules_and_the_cases_that_turn(ask, tmp_path):
    case = {
        "id": "kirkegården",
        "kind": "practice",
        "starts": "2024-12-01",
        "weeks": 4,
        "topics": ["ratio"],
        "practice_hours": 37,
        "workplace": {"steady_staff": {"ordinary_fte": 4}, "occupants": [{"kind": "nytteindsats", "weekly_hours": 20}]},
    }
    (tmp_path / "sager.jsonl").write_text(json.dumps(case) + "\n" + json.dumps(DAGPENGE), encoding="utf-8")
    words = ("diff", "--from", "2024-12-31", "--to", "2025-01-01", "--cases", str(tmp_path / "sager.jsonl"))
    code, out = ask(*words)
    found = json.loads(out)
    assert code == 0
    assert {"ratio.occupant_kinds", "practice.purposes"} <= {rule["id"] for rule in found["rules"]}
    assert found["cases"] == [
        {"id": "kirkegården", "before": "not_allowed", "after": "allowed", "changed_findings": ["ratio.room"]}
    ]
    assert found["courses"] == {"under_way": 0, "turned": 0, "moves": []}


def test_lint_finds_nothing_to_mend_and_lists_what_was_not_checked(ask):
    code, out = ask("lint", "--stale-before", "2026-11-22")
    assert code == 0
    assert "Alt er i orden" in out
    code, out = ask("lint", "--stale-before", "2030-01-01")
    assert "ratio.months" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" \n ", "her er ikke noget at læse."),
        ("{", "her er ikke gyldig JSON: her skal stå et navn i dobbelte anførselstegn."),
        ('{"kind": }', "her er ikke gyldig JSON: her mangler en værdi."),
        ('{"kind" 1}', "her er ikke gyldig JSON: her mangler et kolon."),
        ('{"kind": 1 "weeks": 2}', "her er ikke gyldig JSON: her mangler et komma eller en slutparentes."),
        ('{"id": "a', "her er ikke gyldig JSON: teksten her mangler sit sidste anførselstegn."),
        ('{"weeks": ' + "9" * 5000 + "}", "tallet 9999999999… har for mange cifre."),
        ('{"\\ud800": 1}', "her er tegn, som ikke er tekst; gem filen som UTF-8."),
    ],
)
def test_what_cannot_be_read_is_told_in_one_danish_sentence(ask, text, said):
    code, out = ask("check", "-", stdin=text)
    assert (code, [problem["message"] for problem in json.loads(out)["problems"]]) == (2, [said])


def test_several_cases_without_the_switch_are_told_about_it(ask):
    code, out = ask("check", "-", stdin=f"{json.dumps(DAGPENGE)}\n{json.dumps(DAGPENGE)}\n")
    assert code == 2
    assert "--jsonl" in json.loads(out)["problems"][0]["message"]


def test_a_file_with_the_mark_of_a_windows_editor_is_read(ask, tmp_path):
    (tmp_path / "sag.json").write_text("\ufeff" + json.dumps(DAGPENGE | {"weeks": 4}), encoding="utf-8")
    code, out = ask("check", str(tmp_path / "sag.json"))
    assert (code, json.loads(out)["verdict"]) == (0, "allowed")


def test_a_file_that_is_not_text_is_refused(ask, tmp_path):
    (tmp_path / "sag.json").write_bytes(b"\xff\xfe{")
    assert ask("check", str(tmp_path / "sag.json"))[0] == 2


def test_a_bad_line_is_answered_with_its_number_and_only_a_line_break_divides(ask):
    odd = json.dumps(DAGPENGE | {"id": "a\u2028b", "weeks": 4}, ensure_ascii=False)
    code, out = ask("check", "--jsonl", "-", stdin=f"{odd}\n\n[]\n{odd}\n")
    first, second, third = [json.loads(line) for line in out.strip().split("\n")]
    assert code == 2
    assert (first["verdict"], second["line"], third["id"]) == ("allowed", 3, "a\u2028b")


def test_no_lines_at_all_are_no_answer(ask):
    code, out = ask("check", "--jsonl", "-", stdin="\n")
    assert (code, json.loads(out)["error"]) == (2, "bad_input")


def test_null_for_a_whole_part_says_that_nothing_of_it_is_known(ask):
    parts = dict.fromkeys(("person", "workplace", "history", "agreement", "paid_work", "subsidy"))
    code, out = ask("check", "-", stdin=json.dumps(DAGPENGE | {"weeks": 4} | parts))
    answer = json.loads(out)
    assert (code, answer["verdict"]) == (0, "cannot_tell")
    assert "history.practice_here" in [fact["fact"] for fact in answer["missing_facts"]]


@pytest.mark.parametrize(("starts", "told"), [("2026-12-31", []), ("2027-01-01", ["Fra 1. januar 2027 ventes ny lov"])])
def test_a_case_that_begins_under_the_expected_law_is_told_so(ask, starts, told):
    _, out = ask("check", "-", stdin=json.dumps(DAGPENGE | {"starts": starts}))
    assert [note.partition(":")[0] for note in json.loads(out)["notes"]] == told


def test_a_day_that_does_not_exist_is_refused_in_danish(capsys):
    with pytest.raises(CommandError, match="dagen «2023-02-30» findes ikke"):
        call_command("rules", "value", "ratio.months", "--on", "2023-02-30")
