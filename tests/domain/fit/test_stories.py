"""Labelled stories: the ones the map was tuned on, and the ones that were written first and kept out of the tuning."""

import json
from collections import Counter
from pathlib import Path

import pytest

from jobbro.domain.fit import propose, rank

STORIES = Path(__file__).parents[2] / "fixtures" / "skills"
HELD_BACK_AT_LEAST, TUNED_AT_LEAST = 0.80, 0.95


def stories(name: str) -> list[dict]:
    return [json.loads(line) for line in (STORIES / name).read_text(encoding="utf-8").splitlines()]


def hits(lines: list[dict], skills) -> float:
    told = [line for line in lines if line["expected"]]
    found = [{one.skill.id for one in propose(line["story"], skills).skills[:3]} for line in told]
    return sum(bool(set(line["expected"]) & names) for line, names in zip(told, found, strict=True)) / len(told)


def test_ten_stories_of_each_kind_are_held_back_and_their_labels_exist(skills):
    held = stories("held_back.jsonl")
    kinds = Counter(line["kind"] for line in held)
    assert len(skills.kinds) >= 15
    assert all(kinds[kind.id] == 10 for kind in skills.kinds)
    assert all(expected in skills.skills for line in held for expected in line["expected"])
    assert len(held) + len(stories("tuning.jsonl")) >= 150


def test_no_story_stands_in_both_sets():
    held, tuned = ({line["story"] for line in stories(name)} for name in ("held_back.jsonl", "tuning.jsonl"))
    assert not held & tuned


@pytest.mark.req("R-052")
def test_of_stories_kept_out_of_the_tuning_four_in_five_find_their_skill_among_the_first_three(skills):
    assert hits(stories("held_back.jsonl"), skills) >= HELD_BACK_AT_LEAST


def test_stories_used_for_tuning_find_their_skill(skills):
    assert hits(stories("tuning.jsonl"), skills) >= TUNED_AT_LEAST


@pytest.mark.parametrize("name", ["held_back.jsonl", "tuning.jsonl"])
def test_every_answer_names_words_that_really_stand_in_the_story(skills, name):
    for line in stories(name):
        proposal = propose(line["story"], skills)
        assert proposal.ask.endswith("?")
        for one in proposal.skills:
            assert one.points > 0 and one.reasons and one.tasks
            said = [part.split("»")[0] for reason in one.reasons for part in reason.split("«")[1:]]
            assert said and all(word in " ".join(line["story"].split()) for word in said), (line["id"], said)
            assert one.skill.name in one.proof


def test_most_talk_that_names_no_skill_gives_nothing(skills):
    silent = [line for name in ("held_back.jsonl", "tuning.jsonl") for line in stories(name) if not line["expected"]]
    quiet = [line for line in silent if not propose(line["story"], skills).skills]
    assert len(quiet) / len(silent) >= 0.9


def test_the_tuned_rankings_put_the_right_task_first(skills):
    lines = stories("rankings.jsonl")
    first = [rank(line["query"], line["candidates"], skills).tasks[0] for line in lines]
    right = [one.task == line["best"] and one.points > 0 for line, one in zip(lines, first, strict=True)]
    assert sum(right) / len(right) >= 0.9
