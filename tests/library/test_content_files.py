"""The strict loader: what is wrong is told with file, line and what was expected."""

import json
from decimal import Decimal

import pytest

from jobbro.library import (
    ContentError,
    MissingText,
    WrongBlanks,
    checklist,
    folder,
    load,
    look_again,
    plain_yaml,
    rule_docs,
    rule_lint,
    rule_sets,
    rulebook,
    schemas,
    texts,
)
from jobbro.library.checklist_files import UnknownChecklist
from jobbro.library.file_types import FILE_TYPES
from jobbro.library.folder import CONTENT, ContentModel
from jobbro.library.rule_files import RuleFile
from jobbro.library.text_files import Texts

SOURCES = """sources:
  - id: lov
    title: Loven
    publisher: Folketinget
    kind: act
    url: https://example.dk/lov
    published: 2020-01-01
    owner: Redaktionen
    checked: 2026-11-22
"""
RULES = """instrument: praktik
title: Prøve
checked: {date: 2026-11-22, by: JB, kind: prøve}
rules:
  - id: praktik.uger
    title: Uger
    explanation: Så mange uger.
    unit: weeks
    values:
      - starts: 2020-01-01
        value: 4
        source: {ref: lov, section: § 1}
        grade: A
      - starts: 2022-01-01
        value: 4.5
        source: {ref: lov, section: § 1}
        grade: A
"""


@pytest.fixture
def content(tmp_path):
    """A content folder with one good rule file that a test can spoil."""

    def write(rules=RULES, sources=SOURCES):
        for name, text in (("rules", rules), ("sources", sources)):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "prøve.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def complaints(root) -> str:
    with pytest.raises(ContentError) as caught:
        rulebook(root=root)
    return str(caught.value)


def test_a_good_file_is_read_with_exact_decimals(content):
    (rule,) = rulebook(root=content())
    assert [entry.value for entry in rule.entries] == [4, Decimal("4.5")]
    assert not any(isinstance(entry.value, float) for entry in rule.entries)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("    title: Uger", "    titel: Uger", 6, "nøglen «titel» kendes ikke. Her kan stå: id, title, explanation"),
        ("    unit: weeks", "    unit: weeks\n    unit: days", 9, "«unit» står to gange; første gang i linje 8"),
        ("    unit: weeks", "    unit: uger", 8, "her skal stå en af disse: days, weeks"),
        (
            "        source: {ref: lov, section: § 1}\n        grade: A\n      -",
            "        grade: A\n      -",
            10,
            "her mangler «source»",
        ),
        ("ref: lov", "ref: lev", 12, "kilden «lev» står ikke i content/sources"),
        ("starts: 2022-01-01", "starts: 2022-06-40", 14, "datoen «2022-06-40» findes ikke i kalenderen"),
        ("starts: 2022-01-01", "starts: 2022-02-30", 14, "datoen «2022-02-30» findes ikke"),
        ("starts: 2022-01-01", "starts: 2019-01-01", 5, "datoerne skal stå i rækkefølge"),
        ("starts: 2022-01-01", "starts: 2020-01-01", 5, "datoerne skal stå i rækkefølge"),
        (
            "starts: 2022-01-01",
            "on: 2022-01-01",
            14,
            "«on» bliver læst som ja eller nej; brug et andet navn, fx «starts»",
        ),
        ("value: 4.5", "value: no", 15, "«no» bliver læst som ja eller nej"),
        ("value: 4.5", "value: true", 5, "værdien fra 2022-01-01 passer ikke til enheden «weeks»"),
        ("value: 4.5", 'value: "4,5"', 15, "her skal stå et tal (fx 12 eller 0.5)"),
        ("value: 4.5", "value: 4e3", 15, "her skal stå et tal"),
        ("value: 4.5", "value: 4.5e+3", 15, "tallet «4.5e+3» kan misforstås"),
        ("value: 4.5", "value: .inf", 15, "kan misforstås"),
        ("value: 4.5", "value: 1_000", 15, "kan misforstås"),
        ("value: 4.5", "value: 12:30", 15, "tallet «12:30» kan misforstås"),
        ("value: 4.5", "value: 012", 15, "tallet «012» kan misforstås"),
        ("value: 4.5", "ended: true\n        value: 4", 14, "skriv netop én af"),
        ("        value: 4.5\n", "", 14, "skriv netop én af"),
        ("grade: A\n      -", "grade: E\n      -", 13, "her skal stå en af disse: A, B, C eller D"),
        ("by: JB", "by: Jobbro", 3, "teksten har ikke den rigtige form"),
        ("id: praktik.uger", "id: Praktik Uger", 5, "teksten har ikke den rigtige form"),
        ("rules:", "rules: []\nmere:", 4, "her må ikke være tomt"),
        ("    unit: weeks", "   unit: weeks", 8, "Se efter indrykning"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_expected(content, old, new, line, said):
    assert old in RULES
    told = complaints(content(RULES.replace(old, new, 1)))
    assert said in told
    assert f"rules/prøve.yaml, linje {line}" in told


def test_all_mistakes_are_told_at_once(content):
    told = complaints(content(RULES.replace("title: Uger", "titel: Uger").replace("unit: weeks", "unit: uger")))
    assert [line.split(": ", 1)[1][:20] for line in told.splitlines()] == [
        "her mangler «title».",
        "nøglen «titel» kende",
        "her skal stå en af d",
    ]


def test_an_id_used_twice_is_refused(content):
    again = RULES[RULES.index("  - id:") :]
    assert "id'et «praktik.uger» er brugt før" in complaints(content(RULES + again))


def test_an_empty_file_is_refused(content):
    assert "filen er tom" in complaints(content(rules="# intet\n"))


def test_a_file_in_another_encoding_is_refused(content):
    root = content()
    (root / "rules" / "prøve.yaml").write_bytes(RULES.encode("latin-1"))
    assert "ikke gemt som UTF-8" in complaints(root)


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\nc: {<<: 1}", "? [a, b]\n: 1", "a: !!binary aGVq", "1: a"])
def test_what_makes_yaml_clever_is_refused(text):
    with pytest.raises(ContentError):
        plain_yaml.read(text, "prøve.yaml")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nphrases:\n  - i # uger\n", 3, "efter «i» bliver # og resten"),
        ("phrases: [op, på # timer\n  ]\n", 1, "efter «på» bliver # og resten"),
        ("title: Uger # og dage", 1, "sæt hele teksten i anførselstegn"),
        ("title: Uger\n  og dage\t# og mere\n", 2, "efter «Uger og dage»"),
    ],
)
def test_a_phrase_that_yaml_would_cut_at_a_hash_is_refused(text, line, said):
    with pytest.raises(ContentError) as refused:
        plain_yaml.read(text, "prøve.yaml")
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == ("prøve.yaml", line)
    assert said in problem.message


def test_a_hash_within_quotation_marks_and_a_remark_of_its_own_are_read():
    read = plain_yaml.read(
        "# om filen\nphrases:\n  - 'i # uger' # en bemærkning\n  - C#\nweeks: 4 # uger\n", "prøve.yaml"
    )
    assert read.data == {"phrases": ["i # uger", "C#"], "weeks": 4}


def test_an_unchanged_folder_is_read_once_and_a_changed_one_again(content):
    root = content()
    first = rulebook(root=root)
    assert rulebook(root=root) is first
    changed = rulebook(root=content(RULES.replace("value: 4.5", "value: 5.25")))
    assert changed.version != first.version


def test_the_shipped_files_are_looked_through_once_for_each_piece_of_work(content, monkeypatch):
    root = content()
    monkeypatch.setattr(folder, "CONTENT", root)
    first = rulebook(root=root)
    content(RULES.replace("value: 4.5", "value: 5.25"))
    assert rulebook(root=root) is first
    look_again()
    assert rulebook(root=root).version != first.version


def test_a_switched_off_rule_set_stays_out(content):
    off = RULES.replace("instrument: praktik\n", "instrument: praktik\nrule_set: lab-2027\n")
    assert len(rulebook(root=content(off))) == 0


def test_a_new_kind_of_file_needs_a_model_and_a_folder(tmp_path):
    class Note(ContentModel):
        id: str
        weeks: int

    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.yaml").write_text("id: a\nweeks: 4\n", encoding="utf-8")
    (loaded,) = load(Note, "notes", root=tmp_path)
    assert (loaded.model.id, loaded.model.weeks, loaded.name) == ("a", 4, "notes/a.yaml")
    (tmp_path / "notes" / "a.yaml").write_text('id: a\nweeks: "4"\n', encoding="utf-8")
    with pytest.raises(ContentError, match="linje 2 .weeks.: her skal stå et helt tal"):
        load(Note, "notes", root=tmp_path)


def test_a_message_fills_its_blanks_by_name():
    messages = Texts({"hej": "Hej {name}, vi ses {day}."})
    assert messages.say("hej", name="Thomas", day="mandag") == "Hej Thomas, vi ses mandag."
    assert messages.blanks("hej") == {"name", "day"}


def test_a_message_that_is_missing_or_half_filled_is_an_error():
    messages = Texts({"hej": "Hej {name}."})
    with pytest.raises(MissingText, match="farvel"):
        messages.say("farvel")
    with pytest.raises(WrongBlanks, match="name"):
        messages.say("hej")


def test_a_blank_keeps_braces_in_what_it_is_given():
    assert Texts({"hej": "Hej {name}."}).say("hej", name="{day}") == "Hej {day}."


CHECKLIST = """id: tjek
title: Før besøget
source: {ref: lov, section: kapitel 1}
points:
  - id: formaal
    title: Formålet
    questions:
      - {id: formaal.hvorfor, text: Hvorfor tager du derud?}
"""


def test_a_checklist_has_points_with_helper_questions_and_a_source(content):
    root = content()
    (root / "checklists").mkdir()
    (root / "checklists" / "tjek.yaml").write_text(CHECKLIST, encoding="utf-8")
    found = checklist("tjek", root=root)
    assert found.points[0].questions[0].text == "Hvorfor tager du derud?"
    assert found.source.ref == "lov"
    with pytest.raises(UnknownChecklist):
        checklist("andet", root=root)


def test_a_checklist_with_an_id_twice_is_refused(content):
    root = content()
    (root / "checklists").mkdir()
    (root / "checklists" / "tjek.yaml").write_text(CHECKLIST.replace("formaal.hvorfor", "formaal"), encoding="utf-8")
    with pytest.raises(ContentError, match="er brugt før i listen"):
        checklist("tjek", root=root)


def test_shipped_content_needs_no_mending():
    assert rule_lint.problems() == ()


def test_a_derived_value_without_a_note_is_found_by_lint(content):
    root = content(RULES.replace("grade: A\n      -", "grade: D\n      -"))
    assert ["karakter D" in problem.message for problem in rule_lint.problems(root=root)] == [True]


def test_grade_a_needs_the_law_itself(content):
    root = content(sources=SOURCES.replace("kind: act", "kind: municipality"))
    assert all("karakter A kræver" in problem.message for problem in rule_lint.problems(root=root))
    assert len(rule_lint.problems(root=root)) == 2


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("arguments/argumenter.yaml", "proof: small-tasks", "proof: small-task"),
        ("arguments/argumenter.yaml", "{count} har løst", "{counts} har løst"),
        ("cards/samtalekort.yaml", "ref: ", "ref: findes-ikke-"),
    ],
)
def test_lint_finds_a_broken_argument_and_a_broken_card(spoilt, file, old, new):
    problems = rule_lint.problems(root=spoilt(file, old, new))
    assert problems and all(problem.file == file and problem.line > 0 for problem in problems), problems


def test_the_schemas_for_editors_are_fresh():
    assert schemas.stale_schemas() == (), "kør ./jobbro rules docs"


def test_each_schema_is_valid_json_with_every_key_of_its_model():
    for kind in FILE_TYPES:
        schema = json.loads((CONTENT / "schema" / f"{kind.name}.schema.json").read_text(encoding="utf-8"))
        assert schema["properties"].keys() == kind.model.model_fields.keys()
        assert schema["additionalProperties"] is False


def test_the_page_of_rules_is_fresh():
    page = (CONTENT.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == rule_docs.rules_page(rulebook(), rule_sets(), texts()), "kør ./jobbro rules docs"
    assert all(f"`{rule.id}`" in page for rule in rulebook())


def test_rule_files_are_all_loaded():
    assert {file.name for file in load(RuleFile, "rules")} == {
        path.relative_to(CONTENT).as_posix() for path in (CONTENT / "rules").glob("*.yaml")
    }
