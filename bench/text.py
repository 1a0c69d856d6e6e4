"""P7: the live text check against textlint kept warm with two rules, on a note and on a book; and odd inputs."""

import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench.harness import ROOT, CannotMeasure, DifferentAnswers, Outcome, Round, Turn, run_process, take_turns
from bench.peers import peer_modules
from bench.text_content import LONG, LONGEST, SHORT, Material, material, note

BAR, LONG_BAR, GROWTH_BAR, NOTE_SECONDS = 1 / 5, 1 / 50, 40, 0.050
WARM_UP, MEASURED, NOTE_WORDS = 12, 20, 300
PATIENCE, BIG_PATIENCE = 5, 60

Said = tuple[dict[str, Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised beside the ratio: the sentence that tells how it went, and whether it is kept."""

    told: str
    kept: bool

    @property
    def remark(self) -> str:
        """The sentence with its verdict."""
        return f"{self.told}: **{'passed' if self.kept else 'MISSED'}**."


def run(rounds: int) -> Outcome:
    """Take turns over new texts of both sizes; then hand the command what no note looks like.

    :raises CannotMeasure: if Node or textlint is missing
    :raises DifferentAnswers: if a side overlooks one of the long sentences
    """
    modules, node = peer_modules(), shutil.which("node") or "node"
    ours_said: dict[int, dict[str, Any]] = {}
    peer_said: dict[int, dict[str, Any]] = {}

    def ours(number: int) -> Turn:
        command = [sys.executable, "-m", "bench.text_side"]
        ours_said[number] = run_process(command, _order(number), environment={"PYTHONPATH": "src:."})
        return _turn(ours_said[number], number)

    def peer(number: int) -> Turn:
        order = _order(number) | {"modules": str(modules), "longest": LONGEST}
        peer_said[number] = run_process([node, "bench/text_peer.mjs"], order, environment={})
        return _turn(peer_said[number], number)

    found = take_turns(ours, peer, rounds, compare=_compare)
    counted = [(ours_said[number], peer_said[number]) for number in range(1, rounds + 1)]
    promises = (_book(counted), _growth(counted), _note(counted), _odd())
    ready = median(mine["ready"] for mine, _ in counted)
    return Outcome(
        name="text",
        title="The live text check",
        goal="3 KB in at most 1/5 of the time of textlint kept warm with two rules (P7).",
        bar=BAR,
        rounds=found,
        same_answers=f"in {len(found) * MEASURED} texts of 3 KB and {len(found)} of 90 KB both sides mark every long "
        "sentence that was put there.",
        versions={"Python": platform.python_version(), "Node": _version(node), "textlint": "15.8.0, MIT, not shipped"},
        settings={
            "ours": f"all codes of the genre with most rules, one core; the rules are read beforehand, {_ms(ready)}",
            "peer": "createLinter with sentence-length and max-comma, text plugin, all cores",
        },
        remarks=tuple(promise.remark for promise in promises),
        also=all(promise.kept for promise in promises),
    )


def _book(counted: Sequence[Said]) -> Promise:
    ratios = sorted(_typical(mine, "long") / _typical(theirs, "long") for mine, theirs in counted)
    mine, theirs = (median(_typical(pair[side], "long") for pair in counted) for side in (0, 1))
    ratio = median(ratios)
    told = f"90 KB: {_ms(mine)} against {_ms(theirs)}, **{ratio:.4f}** (from {ratios[0]:.4f} to {ratios[-1]:.4f})"
    return Promise(f"{told}, bar {LONG_BAR:g}", ratio <= LONG_BAR)


def _growth(counted: Sequence[Said]) -> Promise:
    growth = median(_typical(mine, "long") / _typical(mine, "short") for mine, _ in counted)
    return Promise(f"90 KB takes **{growth:.1f}** times as long as 3 KB, bar {GROWTH_BAR}", growth <= GROWTH_BAR)


def _note(counted: Sequence[Said]) -> Promise:
    notes = [each for mine, _ in counted for each in mine["notes"]]
    typical, cpu = (median(each[key] for each in notes) for key in ("seconds", "cpu"))
    slowest = max(each["seconds"] for each in notes)
    told = f"A note of {NOTE_WORDS} words: **{_ms(typical)}** ({_ms(cpu)} of CPU), the slowest of {len(notes)} "
    return Promise(f"{told}{_ms(slowest)}, bar {_ms(NOTE_SECONDS)}", typical <= NOTE_SECONDS)


def _odd() -> Promise:
    odd = tuple(_odd_inputs())
    listed = "; ".join(f"{name} {seconds:.1f} s (bar {limit} s)" for name, seconds, limit in odd)
    told = f"Odd inputs to `./jobbro text check`, with the command's start: {listed}"
    return Promise(told, all(seconds <= limit for _, seconds, limit in odd))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _materials(number: int) -> tuple[list[Material], list[Material]]:
    chance = Random(number)
    return [material(chance, SHORT) for _ in range(WARM_UP + MEASURED)], [material(chance, LONG)]


def _order(number: int) -> dict[str, Any]:
    short, long = _materials(number)
    chance = Random(f"notes {number}")
    return {
        "short": [each.text for each in short],
        "long": [each.text for each in long],
        "notes": [note(chance, NOTE_WORDS) for _ in range(MEASURED)],
        "warm_up": WARM_UP,
    }


def _turn(said: dict[str, Any], number: int) -> Turn:
    """The answers are, for each text, which of the long sentences the side has marked."""
    short, long = _materials(number)
    pairs = [*zip(said["short"], short[WARM_UP:], strict=True), *zip(said["long"], long, strict=True)]
    answers = tuple(
        tuple(any(start < end and begin < stop for begin, end in each["long"]) for start, stop in text.long)
        for each, text in pairs
    )
    seconds, cpu = (tuple(each[key] for each in said["short"]) for key in ("seconds", "cpu"))
    return Turn(seconds, cpu, answers, said["first"], said["peak"])


def _typical(said: dict[str, Any], size: str) -> float:
    return median(each["seconds"] for each in said[size])


def _compare(number: int, each: Round) -> None:
    for name, turn in (("ours", each.ours), ("the peer", each.peer)):
        if not all(all(marked) for marked in turn.answers):
            raise DifferentAnswers(f"Round {number}: {name} overlooked a long sentence, so the run is void.")


def _version(node: str) -> str:
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def _odd_inputs() -> Iterator[tuple[str, float, int]]:
    """The name of each odd input, the seconds that the command took, and the bar.

    :raises CannotMeasure: if the command ends otherwise than with an answer
    """
    chance = random.Random(1)
    rows = (
        ("5 MB of notes", material(chance, LONG).text.encode() * (5_000_000 // LONG + 1), BIG_PATIENCE),
        ("200 KB of random bytes", chance.randbytes(200_000), PATIENCE),
        ("only emoji", "😀🎉👩‍👩‍👧🇩🇰".encode() * 5_000, PATIENCE),
        ("right to left", "\u202eמה שלומך היום؟ أين تعمل الآن، يا صديقي؟\u202c ".encode() * 2_000, PATIENCE),
        ("10,000 nested quotes", ("«" * 10_000 + "ja" + "»" * 10_000).encode(), PATIENCE),
        ("20,000 straight quotes", ('"' * 20_000).encode(), PATIENCE),
        ("one word of 1 MB", b"a" * 1_000_000, PATIENCE),
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, raw, limit in rows:
            file = Path(folder) / "odd.txt"
            file.write_bytes(raw)
            yield name, _answered(name, file), limit


def _answered(name: str, file: Path) -> float:
    command = [sys.executable, "manage.py", "text", "check", str(file), "--json"]
    begun = time.perf_counter()
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=10 * BIG_PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise CannotMeasure(f"{name}: no answer within {late.timeout:.0f} s.") from late
    if done.returncode:
        raise CannotMeasure(f"{name}: the command ended with {done.returncode}.")
    return time.perf_counter() - begun
