"""Every shipped rule is tried by cases, on each side of its value, and what a figure's case says is what it answers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jobbro import library
from jobbro.domain.eligibility import check_placement
from jobbro.domain.rules import Rulebook, State
from jobbro.library.case_files import Boundary, FigureCase, FigureLines, figure_holds

BOOK = library.rulebook()
CASES = library.cases()
FIGURES = [
    pytest.param(lines, case, id=f"{lines.rule} {case.day}: {case.sentence}")
    for lines in CASES.figures
    for case in lines.cases
]
LIMITS = (Boundary.AT_MOST, Boundary.AT_LEAST, Boundary.BELOW, Boundary.ABOVE)


def answers(rule_id: str) -> set[str]:
    """The different answers that the cases of a rule expect."""
    expected = set()
    for case in CASES.worked_by_rule.get(rule_id, ()):
        form = case.form()
        findings = check_placement(form.planned(), BOOK, topics=form.topics)
        expected |= {str(finding.verdict) for finding in findings if finding.code == case.about}
    for figure in CASES.figures_of(rule_id):
        expected.add(str(figure.answer or figure.none or figure.value))
    return expected


@pytest.mark.parametrize("rule", list(BOOK), ids=lambda rule: rule.id)
def test_every_rule_is_tried_by_two_cases_with_different_answers(rule):
    assert len(CASES.of(rule.id)) >= 2
    assert len(answers(rule.id)) >= 2, "one case on each side"


@pytest.mark.parametrize(("lines", "case"), FIGURES)
def test_the_rulebook_answers_as_the_case_says(lines, case):
    assert figure_holds(lines, case, BOOK), BOOK.entry_on(lines.rule, on_date=case.day)
    assert case.origin


@pytest.mark.parametrize("lines", [one for one in CASES.figures if one.boundary in LIMITS], ids=lambda one: one.rule)
def test_the_two_sides_of_a_limit_lie_close_to_it(lines):
    """A case far from the limit would stand although the limit moved."""
    unit = Decimal("0.01") if BOOK.rule(lines.rule).unit == "share" else Decimal(1)
    for case in lines.cases:
        limit = BOOK.value_of(lines.rule, on_date=case.day).number
        assert abs(Decimal(str(case.asked)) - limit) <= unit, case.sentence
    assert {case.answer for case in lines.cases} == {"met", "broken"}


@pytest.mark.parametrize("lines", [one for one in CASES.figures if one.boundary in LIMITS], ids=lambda one: one.rule)
def test_a_limit_that_moves_is_noticed(lines):
    """Moved by two to either side, at least one case no longer holds: the cases can fail."""
    rule = BOOK.rule(lines.rule)
    for step in (Decimal(2), Decimal(-2)):
        moved = Rulebook([_moved(rule, step)])
        assert not all(figure_holds(lines, case, moved) for case in lines.cases)


def _moved(rule, step):
    entries = tuple(
        type(entry)(entry.starts, entry.state, Decimal(entry.value) + step, entry.source, entry.grade, entry.note)
        if entry.state is State.SETTLED
        else entry
        for entry in rule.entries
    )
    return type(rule)(rule.id, rule.title, rule.explanation, rule.instrument, rule.unit, entries, rule.check)


@pytest.mark.req("R-155")
def test_the_day_before_of_and_after_each_change_is_answered_for_every_rule():
    """Generated from the data: on each of the three days the rule says what its own line of that day says."""
    asked = 0
    for rule in BOOK:
        lines = [line for line in BOOK.history(rule.id) if line.state is not State.EXPECTED]
        for line in lines:
            for day in (line.starts - timedelta(days=1), line.starts, line.starts + timedelta(days=1)):
                speaking = [one for one in lines if one.starts <= day]
                entry = BOOK.entry_on(rule.id, on_date=day)
                assert entry == (speaking[-1] if speaking else None), (rule.id, day)
                assert BOOK.in_force(rule.id, on_date=day) is (entry is not None and entry.state is State.SETTLED)
                asked += 1
    assert asked >= 3 * len(BOOK)


@pytest.mark.parametrize(
    "changed",
    [
        {"day": date(2019, 12, 31)},
        {"asked": 3, "answer": "broken"},
        {"asked": None, "answer": None, "value": 3},
        {"asked": None, "answer": None, "none": "ended"},
    ],
)
def test_a_case_that_says_something_else_is_found_out(changed):
    good = {"sentence": "x", "from": "y", "day": date(2023, 6, 1), "asked": 2, "answer": "met"}
    case = FigureCase.model_validate(good | changed)
    lines = FigureLines(rule="section56.years", boundary=Boundary.AT_MOST, cases=(case,))
    if changed.get("answer") == "broken":
        assert figure_holds(lines, case, BOOK)
    else:
        assert not figure_holds(lines, case, BOOK)


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        ("rule: findes.ikke", "reglen «findes.ikke» findes ikke"),
        ("asked: 2\n        answer: met", "skriv netop én af"),
    ],
)
def test_a_case_that_cannot_be_used_is_told_with_file_and_line(spoiled, said, tmp_path):
    for folder in ("rules", "sources"):
        (tmp_path / folder).mkdir()
        for path in (library.CONTENT / folder).glob("*.yaml"):
            (tmp_path / folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    text = (
        "figures:\n  - rule: section56.years\n    boundary: at_most\n    cases:\n      - sentence: x\n        from: y\n"
        "        day: 2023-06-01\n        asked: 2\n        answer: met\n"
    )
    keep = spoiled.partition(":")[0]
    wrong = text.replace("rule: section56.years", spoiled) if keep == "rule" else text.replace(spoiled, "answer: met")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "prøve.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(library.ContentError, match=said) as caught:
        library.cases(root=tmp_path)
    assert caught.value.problems[0].file == "cases/prøve.yaml"
    assert caught.value.problems[0].line > 1
