"""What a citizen says that paid hours do, before and after; and the average of many, never of few (R-048)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from jobbro.citizens.models import Citizen
from jobbro.library import road as road_content
from jobbro.progression.models import EffectPhase, PaidEffect

# Fewer answers could be traced to a person.
SMALLEST_GROUP = 10


@dataclass(frozen=True, slots=True)
class EffectPair:
    """A statement with the citizen's answers, 1 to 5; the change only when both are there."""

    code: str
    title: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """How many steps the answer moved, upwards above zero."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def steps(self) -> int:
        """How far the answer moved, either way; 0 as long as one of the two is not there."""
        return abs(self.change or 0)


@dataclass(frozen=True, slots=True)
class EffectAverage:
    """The average change of everybody who answered a statement both times."""

    title: str
    change: Decimal
    citizens: int


def effects_of(citizen: Citizen) -> tuple[EffectPair, ...]:
    """The six statements with a citizen's own answers."""
    levels = {
        (code, phase): level
        for code, phase, level in PaidEffect.objects.filter(citizen=citizen).values_list("code", "phase", "level")
    }
    return tuple(
        EffectPair(
            effect.id,
            effect.title,
            levels.get((effect.id, EffectPhase.BEFORE)),
            levels.get((effect.id, EffectPhase.AFTER)),
        )
        for effect in road_content().effects
    )


def effects_of_many() -> tuple[EffectAverage, ...]:
    """The average change of each statement that enough citizens have answered both times; the others are left out."""
    answers: dict[str, dict[object, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for citizen, code, phase, level in PaidEffect.objects.values_list("citizen", "code", "phase", "level"):
        answers[code][citizen][phase] = level
    averages = []
    for effect in road_content().effects:
        pairs = [pair for pair in answers[effect.id].values() if len(pair) == len(EffectPhase)]
        if len(pairs) >= SMALLEST_GROUP:
            total = sum(pair[EffectPhase.AFTER] - pair[EffectPhase.BEFORE] for pair in pairs)
            averages.append(EffectAverage(effect.title, Decimal(total) / len(pairs), len(pairs)))
    return tuple(averages)
