"""Takes turns: ours, theirs, ours, theirs, each turn in a process of its own with inputs that are new."""

import json
import os
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FEWEST_ROUNDS = 7
_PATIENCE_SECONDS = 600


class CannotMeasure(Exception):
    """The bench cannot run here; the message is one sentence that says what to install or mend."""


class DifferentAnswers(Exception):
    """Ours and the peer's answers differ, so the figures would compare different things; the run is void."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One side's turn: the measured seconds of each item, its CPU seconds, its answers and its peak memory."""

    seconds: tuple[float, ...]
    cpu_seconds: tuple[float, ...] = ()
    answers: tuple[Any, ...] = ()
    first_seconds: float | None = None
    peak_megabytes: float | None = None

    @property
    def typical(self) -> float:
        """The median seconds of an item."""
        return statistics.median(self.seconds)

    @property
    def typical_cpu(self) -> float | None:
        """The median CPU seconds of an item, if they were measured."""
        return statistics.median(self.cpu_seconds) if self.cpu_seconds else None


@dataclass(frozen=True, slots=True)
class Round:
    """A turn of ours and the peer's turn on the same inputs right after it."""

    ours: Turn
    peer: Turn

    @property
    def ratio(self) -> float:
        """Our time divided by the peer's; below 1 we are faster."""
        return self.ours.typical / self.peer.typical


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a bench found: the ratios of all rounds against the bar, and the facts a reader needs to judge them."""

    name: str
    title: str
    goal: str
    bar: float
    rounds: tuple[Round, ...]
    same_answers: str
    versions: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    remarks: Sequence[str] = ()
    also: bool = True

    @property
    def ratios(self) -> tuple[float, ...]:
        """The ratio of each round, lowest first."""
        return tuple(sorted(each.ratio for each in self.rounds))

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios: the result."""
        return statistics.median(self.ratios)

    @property
    def passed(self) -> bool:
        """Whether the result is at or below the bar, and what else was promised is kept."""
        return self.ratio <= self.bar and self.also


@dataclass(frozen=True, slots=True)
class Figures:
    """What a bench without a peer found: the lines of its section, the plain values behind them, and the verdict."""

    name: str
    title: str
    lines: tuple[str, ...]
    data: Mapping[str, Any]
    passed: bool


Side = Callable[[int], Turn]


def take_turns(ours: Side, peer: Side, rounds: int, *, compare: Callable[[int, Round], None]) -> tuple[Round, ...]:
    """Run both sides round by round; a side is given the round's number, so that it can make new inputs from it.

    `compare` looks at the answers of each round and raises DifferentAnswers when they differ.
    The first round is a rehearsal that warms the disk's cache and is thrown away. Who goes first alternates.
    """
    if rounds < FEWEST_ROUNDS:
        raise CannotMeasure(f"A result needs at least {FEWEST_ROUNDS} rounds.")
    found = []
    for number in range(rounds + 1):
        if number % 2:
            theirs = peer(number)
            mine = ours(number)
        else:
            mine = ours(number)
            theirs = peer(number)
        both = Round(mine, theirs)
        compare(number, both)
        if number:
            found.append(both)
    return tuple(found)


def run_process(command: Sequence[str], order: Mapping[str, Any], *, environment: Mapping[str, str]) -> dict[str, Any]:
    """Run a worker that reads one JSON object from standard input and writes one to standard output.

    :raises CannotMeasure: if the worker fails; its last line of error is the message
    """
    done = subprocess.run(
        list(command),
        input=json.dumps(order),
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise CannotMeasure(f"{Path(command[0]).name} {' '.join(command[1:])} failed: {last}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
