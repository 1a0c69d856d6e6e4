"""The two toolboxes as files: whole, sourced, and with complaints that an editor can follow."""

import pytest

from jobbro.domain.eligibility import LargeTool, Tool
from jobbro.library import ContentError, Toolbox, rulebook, sources, toolboxes


def test_the_large_toolbox_has_exactly_eight_cards():
    assert [tool.id for tool in toolboxes().of(Toolbox.LARGE)] == [str(tool) for tool in LargeTool]
    assert len(LargeTool) == 8


@pytest.mark.req("R-023")
def test_the_basic_toolbox_has_exactly_twelve_cards():
    assert [tool.id for tool in toolboxes().of(Toolbox.BASIC)] == [str(tool) for tool in Tool]
    assert len(Tool) == 12


def test_every_card_leans_on_rules_and_sources_that_exist():
    register, book = sources(), rulebook()
    for tool in toolboxes().tools.values():
        assert tool.sources and all(one.entry.id in register for one in tool.sources)
        assert all(rule_id in book for rule_id in tool.entry.rules)
        assert tool.checked_by and tool.checked_how


def test_what_a_card_says_is_short_enough_to_be_read_aloud():
    for tool in toolboxes().tools.values():
        entry = tool.entry
        for text in (entry.summary, entry.what, entry.gives, entry.costs, entry.decides.text, *entry.conditions):
            assert all(len(sentence.split()) <= 20 for sentence in text.split(". ")), (tool.id, text)


@pytest.mark.req("R-054")
def test_a_need_that_nothing_may_be_lifted_proposes_an_aid_first():
    (kind,) = toolboxes().needs_in("Thomas må ikke løfte tungt.")
    assert kind.id == "lifting"
    assert kind.tools[0].tool == "aids"


def test_no_sort_of_need_proposes_more_than_five():
    assert all(len(kind.tools) <= 5 for kind in toolboxes().needs)


def test_a_word_inside_another_word_is_not_that_need():
    assert toolboxes().needs_in("Hun er gået i ro om aftenen")[0].id == "noise"
    assert toolboxes().needs_in("Roskilde") == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "toolbox/stor.yaml",
            "  - id: free_card",
            "  - id: frikort",
            "«frikort» kendes ikke; her kan stå: recruitment",
        ),
        ("toolbox/stor.yaml", "  - id: free_card", "  - id: partnership", "id'et «partnership» er brugt før"),
        (
            "toolbox/stor.yaml",
            "- sickness.plan_weeks",
            "- sickness.plan",
            "reglen «sickness.plan» står ikke i content/rules",
        ),
        ("toolbox/basal.yaml", "{ref: lab-69,", "{ref: lab-99,", "kilden «lab-99» står ikke i content/sources"),
        ("toolbox/basal.yaml", "need: peaks", "need: spidser", "her skal stå en af disse: labour"),
        ("toolbox/basal.yaml", "    gives: Ét nummer", "    giver: Ét nummer", "nøglen «giver» kendes ikke"),
        ("toolbox_needs/skaanehensyn.yaml", "tool: aids", "tool: redskab", "«redskab» står ikke i content/toolbox"),
        ("toolbox_needs/skaanehensyn.yaml", "ref: haandbog", "ref: haandbogen", "kilden «haandbogen» står ikke"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_was_expected(spoilt, name, old, new, said):
    root = spoilt(name, old, new)
    with pytest.raises(ContentError) as caught:
        toolboxes(root=root)
    line = [n for n, text in enumerate((root / name).read_text(encoding="utf-8").splitlines(), 1) if new in text][-1]
    problem = next(one for one in caught.value.problems if said in one.message)
    assert problem.file == name
    assert abs(problem.line - line) <= 1


def test_a_box_that_lacks_an_entry_says_which(spoilt):
    root = spoilt("toolbox/stor.yaml", "  - id: free_card", "  - id: partnership")
    with pytest.raises(ContentError, match="der mangler: free_card"):
        toolboxes(root=root)
