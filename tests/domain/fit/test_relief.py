"""From words to proposals: what is heard, what it pulls forward, and that the weights are shown."""

import pytest

from jobbro.domain.fit import Heard, Pull, ReliefIdea, Signal, heard_in, rank_relief
from jobbro.library import relief
from jobbro.library.relief_files import KIND

BUSY = Signal("busy", "presset", ("presse- tid-", "travl-"))


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Vi er pressede på tid.", ["pressede … tid"]),
        ("Tiden presser os", ["presser … Tiden"]),
        ("TRAVLT hver fredag", ["TRAVLT"]),
        ("Vi er ikke pressede på tid", []),
        ("Vi har aldrig travlt", []),
        ("Vi presser æbler. Det tager tid.", []),
        ("", []),
    ],
)
def test_a_signal_is_heard_in_one_sentence_and_not_when_it_is_denied(text, evidence):
    assert [heard.evidence for heard in heard_in(text, [BUSY])] == evidence


def test_a_motive_moves_an_idea_and_never_brings_one_in():
    spoken = ReliefIdea("spoken", "A", "a", "practice", (Pull(("busy",), 10, "travlt"),))
    moved = ReliefIdea("moved", "B", "b", "practice", (Pull(("busy",), 8, "travlt"),), ("labour",))
    silent = ReliefIdea("silent", "C", "c", "practice", (Pull(("other",), 90, "andet"),), ("labour",))
    ideas = [spoken, moved, silent]

    plain = rank_relief([Heard("busy", "travlt")], ideas, motives={})
    led = rank_relief([Heard("busy", "travlt")], ideas, motives={"labour": ("De mangler hænder", 6)})

    assert [one.idea.id for one in plain] == ["spoken", "moved"]
    assert [(one.idea.id, one.points) for one in led] == [("moved", 14), ("spoken", 10)]
    assert [(reason.why, reason.weight) for reason in led[0].reasons] == [("travlt", 8), ("De mangler hænder", 6)]


@pytest.mark.req("R-012")
@pytest.mark.parametrize("kind", ["labour", "relief", "peaks", "skills", "other"])
def test_pressed_for_time_and_short_of_qualified_people_moves_small_tasks_first(kind):
    told = relief()
    heard = heard_in("Vi er presset på tid, og det er svært at rekruttere kvalificeret", told.signals)
    ranked = rank_relief([*heard, Heard(f"{KIND}{kind}", "arten")], told.ideas, motives={})

    first = ranked[0]
    assert (first.idea.title, first.idea.tool) == (
        "Småopgaver flyttes fra faglærte til få lønnede timer",
        "paid_hours",
    )
    assert first.points > ranked[1].points
    assert first.points == sum(reason.weight for reason in first.reasons) and all(one.why for one in first.reasons)
    assert {"presset … tid", "svært … rekruttere"} <= {said for one in first.reasons for said in one.evidence}


def test_a_later_need_and_a_need_now_get_different_ideas():
    told = relief()
    now = rank_relief(heard_in("Hænder i spidsbelastningen", told.signals), told.ideas, motives={})
    later = rank_relief(heard_in("Pension i køkkenet", told.signals), told.ideas, motives={})
    assert (now[0].idea.id, later[0].idea.id) == ("peak-hands", "learn-before-leaving")
