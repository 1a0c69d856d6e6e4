"""The files of the walk: whole, short enough to be asked aloud, and with complaints that an editor can follow."""

import pytest

from jobbro.library import ContentError, walks


def test_every_question_can_be_asked_aloud_and_no_task_is_offered_twice():
    content = walks()
    for group in (None, *content.groups.values()):
        for card in content.cards(group):
            assert all(ask.endswith("?") and len(ask.split()) <= 20 for ask in card.ask), card.ask
            offered = [*card.light, *card.skilled, *(idea.title for idea in card.green)]
            assert len(offered) == len(set(offered)), (group and group.id, card.activity)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ref: haandbog", "ref: haandbogen", "kilden «haandbogen» står ikke i content/sources"),
        ('branches: ["45"', 'branches: ["41", "45"', "«41» er brugt før"),
        ("activity: inbound", "activity: outbound", "hver aktivitet må kun have ét kort"),
        ("kind: sorting", "kind: solar", "sorting"),
        ('branches: ["45", "46", "47"]', "branches: []", "de ni aktiviteter"),
    ],
)
def test_a_mistake_is_told_with_its_file(spoilt, old, new, said):
    root = spoilt("walks/butik.yaml", old, new)
    with pytest.raises(ContentError) as caught:
        walks(root=root)
    assert said in "\n".join(f"{one.file} {one.message}" for one in caught.value.problems)


def test_the_longest_beginning_of_a_branch_code_decides():
    content = walks()
    assert [content.group_of(code) and content.group_of(code).id for code in ("472200", "471100", "107110", "")] == [
        "mad",
        "butik",
        "mad",
        None,
    ]
