"""The harness is fair: turns alternate, the median of ratios counts, and different answers void a run."""

import json
import re
import sys
from pathlib import Path

import pytest
from bench import __main__ as command
from bench import report
from bench.harness import CannotMeasure, DifferentAnswers, Outcome, Round, Turn, run_process, take_turns
from bench.pdf_content import html_of, letter_of

from jobbro.documents import plain_text


def outcome(*ratios: float, bar: float = 0.5) -> Outcome:
    rounds = tuple(Round(Turn((ratio, 9.0, ratio / 2)), Turn((1.0,))) for ratio in ratios)
    return Outcome("x", "a title", "a goal.", bar, rounds, "same words")


def test_the_result_is_the_median_of_the_rounds_ratios_of_medians() -> None:
    found = outcome(0.4, 0.2, 0.9)
    assert found.ratios == (0.2, 0.4, 0.9)
    assert found.ratio == 0.4
    assert found.passed
    assert not outcome(0.6, 0.4, 0.6).passed


def test_sides_take_turns_with_the_same_number_and_alternate_who_goes_first() -> None:
    order: list[str] = []

    def side(name: str) -> Turn:
        order.append(name)
        return Turn((1.0,))

    found = take_turns(lambda n: side(f"o{n}"), lambda n: side(f"p{n}"), 7, compare=lambda number, each: None)
    assert order[:6] == ["o0", "p0", "p1", "o1", "o2", "p2"]
    assert len(order) == 16
    assert len(found) == 7


def test_fewer_than_seven_rounds_are_no_result() -> None:
    with pytest.raises(CannotMeasure, match="at least 7"):
        take_turns(lambda n: Turn((1.0,)), lambda n: Turn((1.0,)), 6, compare=lambda number, each: None)


def test_different_answers_stop_the_run_at_once() -> None:
    def compare(number: int, each: Round) -> None:
        if number == 2:
            raise DifferentAnswers("void")

    with pytest.raises(DifferentAnswers):
        take_turns(lambda n: Turn((1.0,)), lambda n: Turn((1.0,)), 7, compare=compare)


def test_a_worker_that_fails_says_why_in_one_sentence() -> None:
    with pytest.raises(CannotMeasure, match="no pango"):
        run_process([sys.executable, "-c", "import sys; sys.exit('no pango')"], {}, environment={})
    assert run_process([sys.executable, "-c", "print(input())"], {"a": 1}, environment={}) == {"a": 1}


def test_writing_a_section_replaces_its_older_self_and_keeps_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "PAGE", tmp_path / "benchmarks.md")
    report.PAGE.write_text("# Head\n\n<!-- bench:y -->\nother\n<!-- /bench:y -->\n", encoding="utf-8")
    report.write_section(outcome(0.4, 0.4, 0.4))
    report.write_section(outcome(0.7, 0.7, 0.7))
    page = report.PAGE.read_text(encoding="utf-8")
    assert page.startswith("# Head\n\n<!-- bench:y -->\nother\n")
    assert page.count("<!-- bench:x -->") == page.count("<!-- /bench:x -->") == 1
    assert "**0.700**" in page
    assert "**0.400**" not in page
    assert "**MISSED**" in page


def test_the_command_answers_with_figures_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(command.BENCHES, "pdf", lambda rounds: outcome(0.4, 0.4, 0.4))
    assert command.main(["pdf", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["ratio"], said["bar"], said["passed"]) == (0.4, 0.5, True)
    monkeypatch.setitem(command.BENCHES, "pdf", lambda rounds: outcome(0.6, 0.6, 0.6))
    assert command.main(["pdf"]) == 1

    def missing(rounds: int) -> Outcome:
        raise CannotMeasure("Install Pango.")

    monkeypatch.setitem(command.BENCHES, "pdf", missing)
    assert command.main(["pdf"]) == 2
    assert capsys.readouterr().err == "Install Pango.\n"


def test_no_two_letters_of_the_pdf_bench_are_alike_and_the_peer_gets_the_same_words() -> None:
    letters = [letter_of(number) for number in range(40)]
    assert len({plain_text(letter) for letter in letters}) == 40
    for letter in letters[:5]:
        html = html_of(letter).partition("<body>")[2]
        words = re.sub(r"[\s|•]", "", re.sub(r"<[^>]+>", "", html))
        assert words == re.sub(r"[\s|•]", "", plain_text(letter))
