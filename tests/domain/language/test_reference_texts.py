"""The handbook's four example descriptions must be judged exactly as the requirements say."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from jobbro.domain.calendar import Period, Weekday, WeekPattern
from jobbro.domain.language import (
    AgreedFacts,
    AgreedPerson,
    Block,
    FindingCode,
    FindingGroup,
    Point,
    Question,
    Role,
    Verdict,
)

FIXTURE = Path(__file__).parents[2] / "fixtures" / "seed_texts" / "descriptions.yaml"
TEXTS = yaml.safe_load(FIXTURE.read_text(encoding="utf-8"))
THOMAS = AgreedFacts(
    citizen="Thomas",
    company="Solby Kirkegård",
    people=(AgreedPerson("Leif", Role.CONTACT_PERSON, "kirkegårdsgraver"),),
    period=Period.of_weeks(date(2023, 1, 23), 13),
    pattern=WeekPattern.same_time((Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY), time(9), time(12)),
    follow_ups=(date(2023, 2, 22), date(2023, 3, 29)),
    wishes=("hårdt fysisk arbejde, gerne udendørs",),
    agreed_by=frozenset({Role.CITIZEN, Role.CONTACT_PERSON, Role.CONSULTANT, Role.CASEWORKER}),
)
MARIANNE = AgreedFacts(
    citizen="Marianne",
    people=(AgreedPerson("Anders", Role.MENTOR, "afdelingsleder"),),
    weeks=Decimal(8),
    pattern=WeekPattern.same_time((Weekday.WEDNESDAY,), time(9), time(14)),
)


def as_one_text(parts: dict[str, str]) -> str:
    """The parts under the names that VITAS gives them, as they come when somebody pastes the whole form."""
    names = {
        "description": "Praktikbeskrivelse",
        "wishes": "Ønsker til kvalifikationer/specielle forhold",
        "follow_up": "Opfølgning",
        "working_time": "Angivelse af arbejdstid",
    }
    return "\n".join(f"{names[part]}\n{text}\n" for part, text in parts.items())


@pytest.fixture(params=["parts", "whole", "tight"])
def judge(request, check_text):
    """Check a reference text as parts, as a pasted form, and as a form whose empty lines were lost."""

    def check(name: str, agreed: AgreedFacts | None):
        if request.param == "parts":
            return check_text(agreed=agreed, **TEXTS[name])
        whole = as_one_text(TEXTS[name])
        return check_text(whole.replace("\n\n", "\n") if request.param == "tight" else whole, agreed=agreed)

    return check


def points_with(report, verdict: Verdict) -> set[Point]:
    return {result.point for result in report.points if result.verdict is verdict}


def test_no_fixture_text_starts_in_the_middle_of_a_word():
    for parts in TEXTS.values():
        for text in parts.values():
            for line in filter(None, text.splitlines()):
                assert line[0].isupper(), line


@pytest.mark.req("R-107")
@pytest.mark.parametrize("known", [True, False])
def test_thomas_weak_text_has_nothing_but_half_an_answer_on_hours(judge, known):
    report = judge("thomas_weak", THOMAS if known else None)
    assert (report.fulfilled, report.partly, report.missing) == (0, 1, 6)
    assert points_with(report, Verdict.PARTLY) == {Point.TASKS}
    assert [answer.evidence[0].quote for answer in report.point(Point.TASKS).answers if answer.evidence] == [
        "Ca. 30 timer om ugen."
    ]


@pytest.mark.req("R-110")
@pytest.mark.req("R-108")
def test_thomas_weak_text_is_told_what_is_weak_and_where(judge):
    report = judge("thomas_weak", THOMAS)
    weak = report.found(FindingGroup.WEAK)
    assert len(weak) >= 5
    codes = {finding.code for finding in weak}
    assert {FindingCode.NO_CONTACT, FindingCode.NO_GOAL, FindingCode.NO_FOLLOW_UP} <= codes
    quotes = {finding.code: finding.evidence.quote for finding in weak if finding.evidence}
    assert quotes[FindingCode.HOURS_DIFFER] == "30 timer om ugen"
    assert any(finding.evidence and finding.evidence.quote == "Forefaldende arbejde" for finding in weak)
    assert "9 timer" in next(finding.reason for finding in weak if finding.code is FindingCode.HOURS_DIFFER)
    assert [finding.suggestion for finding in report.found(FindingGroup.NAMES)] == ["Skriv «Thomas»."]


@pytest.mark.req("R-107")
@pytest.mark.parametrize("known", [True, False])
def test_thomas_good_text_lacks_needs_and_what_to_do_when_it_goes_wrong(judge, known):
    report = judge("thomas_good", THOMAS if known else None)
    assert (report.fulfilled, report.partly, report.missing) == (5, 2, 0)
    assert points_with(report, Verdict.PARTLY) == {Point.NEEDS, Point.AGREEMENT}
    assert Question.AGREEMENT_IF_WRONG in {answer.question for answer in report.open_questions}
    assert "Leif" in report.point(Point.AGREEMENT).proof.quote


@pytest.mark.req("R-111")
@pytest.mark.req("R-063")
def test_thomas_good_text_is_smart_and_has_no_finding_of_weakness(judge):
    report = judge("thomas_good", THOMAS)
    assert report.smart_score == 5
    assert report.found(FindingGroup.WEAK) == ()
    assert report.may_be_shared


@pytest.mark.req("R-063")
def test_without_the_citizens_own_words_a_stays_open(judge):
    report = judge("thomas_good", None)
    assert next(result for result in report.smart if result.letter == "A").verdict is Verdict.MISSING


@pytest.mark.req("R-107")
@pytest.mark.parametrize("known", [True, False])
def test_marianne_weak_text_states_hours_rightly_and_is_weak_all_the_same(judge, known):
    report = judge("marianne_weak", MARIANNE if known else None)
    assert report.fulfilled == 0
    assert report.partly <= 3
    assert FindingCode.HOURS_DIFFER not in {finding.code for finding in report.findings}
    assert len(report.found(FindingGroup.WEAK)) >= 4


@pytest.mark.req("R-107")
@pytest.mark.parametrize("known", [True, False])
def test_marianne_good_text_lacks_the_same_two(judge, known):
    report = judge("marianne_good", MARIANNE if known else None)
    assert (report.fulfilled, report.partly, report.missing) == (5, 2, 0)
    assert points_with(report, Verdict.PARTLY) == {Point.NEEDS, Point.AGREEMENT}
    assert report.found(FindingGroup.WEAK) == ()


@pytest.mark.req("R-102")
def test_the_three_contents_score_none_for_the_weak_and_two_and_a_half_for_the_good(judge):
    weak, good = judge("thomas_weak", THOMAS), judge("thomas_good", THOMAS)
    assert [result.verdict for result in weak.blocks] == [Verdict.MISSING] * 3
    assert {result.block: result.verdict for result in good.blocks} == {
        Block.WORK: Verdict.FULFILLED,
        Block.NEEDS_AND_POTENTIAL: Verdict.PARTLY,
        Block.PROGRESSION: Verdict.FULFILLED,
    }


@pytest.mark.req("R-106")
def test_the_five_lines_of_marianne_hold_what_a_reader_looks_for(judge):
    lines = {line.topic: line.text for line in judge("marianne_good", MARIANNE).overview}
    assert "mobiltelefoner og tablets" in lines["now"]
    assert "persondataforordningen" in lines["now"]
    assert "tryg" in lines["purpose"]
    assert "10-15 timer" in lines["next_step"]
    assert "ordinære timer" in lines["ordinary_hours"]


@pytest.mark.req("R-108")
@pytest.mark.parametrize("name", list(TEXTS))
def test_the_handbooks_texts_hold_nothing_private(judge, name):
    assert judge(name, None).found(FindingGroup.PRIVACY) == ()


@pytest.mark.parametrize("name", list(TEXTS))
def test_every_proof_stands_where_it_says(judge, check_text, name):
    report = check_text(agreed=THOMAS if "thomas" in name else MARIANNE, **TEXTS[name])
    proofs = [proof for point in report.points for answer in point.answers for proof in answer.evidence]
    proofs += [finding.evidence for finding in report.findings if finding.evidence]
    for proof in proofs:
        if proof.quote:
            part = TEXTS[name][proof.place.part]
            assert part[proof.place.start : proof.place.end] == proof.quote
