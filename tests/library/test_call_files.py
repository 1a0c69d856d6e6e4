"""What helps to prepare a call: the right questions for whom one talks with, and a sentence from every fact."""

import pytest

from jobbro.library import ContentError, calls
from jobbro.library.call_files import Counterpart, FactKey, QuestionTheme, SizeClass, size_class


@pytest.mark.req("R-010")
def test_a_director_of_a_large_company_is_asked_about_the_business():
    themes = {one.theme for one in calls().questions_for(Counterpart.DIRECTOR, SizeClass.LARGE)}
    assert themes >= {QuestionTheme.ECONOMY, QuestionTheme.DEVELOPMENT, QuestionTheme.VALUES, QuestionTheme.CSR}


@pytest.mark.req("R-010")
def test_hr_is_asked_about_recruiting_and_competence():
    themes = {one.theme for one in calls().questions_for(Counterpart.HR, SizeClass.MIDDLE)}
    assert themes >= {QuestionTheme.RECRUITING, QuestionTheme.COMPETENCE}


@pytest.mark.req("R-010")
@pytest.mark.parametrize("counterpart", [Counterpart.OWNER, Counterpart.DIRECTOR])
def test_a_small_butcher_is_asked_about_turnover_and_staffing_and_not_about_csr(counterpart):
    themes = {one.theme for one in calls().questions_for(counterpart, SizeClass.SMALL)}
    assert themes >= {QuestionTheme.TURNOVER, QuestionTheme.STAFFING}
    assert themes.isdisjoint({QuestionTheme.CSR, QuestionTheme.VALUES, QuestionTheme.DEVELOPMENT})


def test_everybody_has_a_tone_and_four_questions_at_every_size():
    for counterpart in Counterpart:
        for size in (*SizeClass, None):
            assert calls().tone_for(counterpart, size)
            assert len(calls().questions_for(counterpart, size)) >= 4


@pytest.mark.parametrize(
    ("employees", "size"),
    [(0, "small"), (9, "small"), (10, "middle"), (49, "middle"), (50, "large"), (None, None)],
)
def test_size_follows_the_number_on_the_payroll(employees, size):
    assert size_class(employees) == size


@pytest.mark.req("R-008")
@pytest.mark.parametrize("fact", ["vækst, flere ansatte", "Gået fra 12 til 18 på et år", "De har ansat tre nye svende"])
def test_growth_in_staff_is_named_and_asks_about_labour_and_recruiting(fact):
    said = calls().opener_for(FactKey.GROWTH, fact).spoken(fact)
    assert "vækst" in said and "arbejdskraft" in said and "finder I nye folk" in said


@pytest.mark.parametrize("fact", ["vokser ikke", "færre ansatte end i fjor", "ingen vækst", "Ved det ikke rigtigt"])
def test_what_does_not_grow_is_not_called_growth(fact):
    assert "vækst" not in calls().opener_for(FactKey.GROWTH, fact).spoken(fact)


def test_every_fact_gives_a_sentence_and_a_long_one_is_not_read_aloud():
    for key in FactKey:
        opener = calls().opener_for(key, "noget")
        assert opener.fact is key
        assert "lang" not in opener.spoken("lang " * 30)


@pytest.mark.req("R-017")
def test_too_busy_is_answered_by_turning_to_what_is_not_done():
    (busy,) = [one for one in calls().objections if "travlt" in one.says]
    assert "liggende" in busy.replies[0].say


def test_a_file_with_an_id_twice_and_an_unknown_source_is_refused(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls" / "maal.yaml").write_text(
        "id: goals\ntitle: Mål\nsource: {ref: ukendt, section: s. 1}\n"
        "checked: {date: 2026-11-22, by: JB, kind: prøve}\n"
        "goals:\n  - {id: a, title: A, ask: Må jeg?}\n  - {id: a, title: B, ask: Må jeg?}\n",
        encoding="utf-8",
    )
    with pytest.raises(ContentError) as refused:
        calls(root=tmp_path)
    said = " ".join(problem.message for problem in refused.value.problems)
    assert "«ukendt» står ikke" in said and "«a» er brugt før" in said and "«growth» mangler en åbning" in said
