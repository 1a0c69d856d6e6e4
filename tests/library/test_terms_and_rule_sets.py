"""Words and rule sets that follow the date: old courses keep their terms, new law waits for a signature."""

from datetime import date

import pytest

from jobbro.domain.rules import ValueUnknown
from jobbro.library import ContentError, TermGone, rule_sets, rulebook, terms

LAST_DAY, FIRST_DAY = date(2026, 1, 31), date(2026, 2, 1)


@pytest.mark.req("R-155")
def test_a_course_of_2023_keeps_its_terms_and_the_same_page_of_2027_shows_new_ones():
    assert terms().name_of("kommunen", on_date=date(2023, 1, 23)) == "jobcenteret"
    assert terms().name_of("kommunen", on_date=date(2027, 1, 23)) == "kommunen"
    assert terms().name_of("kommunen", on_date=LAST_DAY) == "jobcenteret"
    assert terms().name_of("kommunen", on_date=FIRST_DAY) == "kommunen"


@pytest.mark.req("R-155")
def test_a_rehabilitation_meeting_is_not_offered_after_its_end():
    assert terms().exists("rehabiliteringsmoede", on_date=LAST_DAY)
    assert not terms().exists("rehabiliteringsmoede", on_date=FIRST_DAY)
    with pytest.raises(TermGone):
        terms().name_of("rehabiliteringsmoede", on_date=FIRST_DAY)


def test_a_thing_has_no_name_before_it_began():
    with pytest.raises(TermGone):
        terms().name_of("kommunen", on_date=date(2019, 12, 31))


@pytest.mark.parametrize("word", ["Jobcenter", "jobcentrets", "jobcenteret"])
def test_a_search_for_the_old_word_finds_the_new(word):
    assert "kommunen" in terms().also_called(word)
    assert word.casefold() not in [found.casefold() for found in terms().also_called(word)]


def test_a_word_that_was_never_renamed_has_no_other():
    assert terms().also_called("opfølgning") == ()


def test_the_act_of_2027_lies_ready_and_switched_off():
    assert "lab-2027" in rule_sets()
    assert not any(rule.id.startswith("lab2027") for rule in rulebook())


def test_a_signed_off_set_joins_the_rulebook_and_changes_its_version():
    signed = rulebook(signed_off=["lab-2027"])
    assert "lab2027.main_act" in signed
    assert signed.version != rulebook().version
    with pytest.raises(ValueUnknown):
        signed.value_of("lab2027.target_groups", on_date=date(2027, 1, 1))


SOURCES = """sources:
  - {id: lov, title: Loven, publisher: Folketinget, kind: act, url: "https://example.dk/lov", published: 2020-01-01,
     owner: Redaktionen, checked: 2026-11-22}
"""
RULES = """instrument: praktik
title: Prøve
{set}checked: {{date: 2026-11-22, by: JB, kind: prøve}}
rules:
  - id: praktik.uger
    title: Uger
    explanation: Så mange uger.
    unit: weeks
    values:
      - {{starts: {starts}, value: {weeks}, source: {{ref: lov, section: § 1}}, grade: A}}
"""


@pytest.fixture
def two_laws(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "rules").mkdir()
    (tmp_path / "sources" / "lov.yaml").write_text(SOURCES, encoding="utf-8")
    old, new = (
        RULES.format(set="", starts="2020-01-01", weeks=4),
        RULES.format(set="rule_set: ny\n", starts="2027-01-01", weeks=6),
    )
    (tmp_path / "rules" / "nu.yaml").write_text(old, encoding="utf-8")
    (tmp_path / "rules" / "ny.yaml").write_text(new, encoding="utf-8")
    return tmp_path


def test_a_signed_off_set_goes_on_from_the_rule_of_the_same_id(two_laws):
    now, signed = rulebook(root=two_laws), rulebook(root=two_laws, signed_off=["ny"])
    eve, day = date(2026, 12, 31), date(2027, 1, 1)
    assert now.value_of("praktik.uger", on_date=day).value == 4
    assert signed.value_of("praktik.uger", on_date=eve).value == 4
    assert signed.value_of("praktik.uger", on_date=day).value == 6


def test_the_same_id_twice_in_one_set_is_refused(two_laws):
    (two_laws / "rules" / "ny2.yaml").write_text((two_laws / "rules" / "ny.yaml").read_text(), encoding="utf-8")
    with pytest.raises(ContentError, match="er brugt før"):
        rulebook(root=two_laws)
