"""The files of everyday experience: whole, in own words, and with complaints that an editor can follow."""

import pytest

from jobbro.domain.fit import Clue
from jobbro.library import ContentError, skills


def test_every_skill_has_words_tasks_and_a_neighbour():
    for skill in skills().skills.values():
        assert len(skill.phrases[Clue.WORDS]) >= 5, skill.id
        assert skill.tasks and skill.near, skill.id


def test_every_kind_asks_a_question_and_has_a_proof_sentence_that_can_be_filled():
    for kind in skills().kinds:
        assert kind.ask.endswith("?") and len(kind.ask.split()) <= 20
        assert "«jeg bager»" in kind.proof.format(skill="bage", told="jeg bager")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ref: haandbog", "ref: haandbogen", "kilden «haandbogen» står ikke i content/sources"),
        ("- id: baking", "- id: cooking", "id'et «cooking» er brugt før"),
        ("near: [cooking, food-production]", "near: [kage]", "evnen «kage» står ikke i content/skills"),
        ("«{told}».", "det.", "sætningen skal have {skill} og {told}"),
        ("words: [bage*,", 'words: ["b*ge",', "a star stands only"),
        ("skill: bage", "evne: bage", "nøglen «evne» kendes ikke"),
    ],
)
def test_a_mistake_is_told_with_its_file(spoilt, old, new, said):
    root = spoilt("skills/hjem_og_mad.yaml", old, new)
    with pytest.raises(ContentError) as caught:
        skills(root=root)
    assert any(said in one.message and one.file == "skills/hjem_og_mad.yaml" for one in caught.value.problems)
