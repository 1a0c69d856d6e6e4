"""Says what a bench found: to a person, as JSON, and in docs/benchmarks.md."""

import os
import platform
import re
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bench.harness import ROOT, Figures, Outcome, Round, Turn

PAGE = ROOT / "docs" / "benchmarks.md"
_HEAD = """\
# Benchmarks

Each section is written by `./jobbro bench NAME --write`. Ours and the peer take turns within one run, each turn in a
process of its own with new inputs; the result is the median of the rounds' ratios, with the lowest and the highest.
The answers are compared, and a run whose answers differ is void. Ratios below 1 mean that Jobbro is faster.
"""


def as_data(outcome: Outcome | Figures) -> dict[str, Any]:
    """Return the outcome as plain values for JSON; times in seconds, memory in megabytes."""
    if isinstance(outcome, Figures):
        return {"name": outcome.name, "passed": outcome.passed, **outcome.data, "date": _today()}
    return {
        "name": outcome.name,
        "goal": outcome.goal,
        "bar": outcome.bar,
        "ratio": round(outcome.ratio, 4),
        "lowest": round(outcome.ratios[0], 4),
        "highest": round(outcome.ratios[-1], 4),
        "passed": outcome.passed,
        "rounds": [
            {"ours": each.ours.typical, "peer": each.peer.typical, "ratio": each.ratio} for each in outcome.rounds
        ],
        "ours": _side(outcome, lambda each: each.ours),
        "peer": _side(outcome, lambda each: each.peer),
        "same_answers": outcome.same_answers,
        "versions": dict(outcome.versions),
        "settings": dict(outcome.settings),
        "machine": machine(),
        "date": _today(),
    }


def as_section(outcome: Outcome | Figures) -> str:
    """Return the outcome as a section of docs/benchmarks.md."""
    if isinstance(outcome, Figures):
        measured = f"- Measured {_today()} on {machine()}"
        return "\n".join([f"## {outcome.name}: {outcome.title}", "", *outcome.lines, measured]) + "\n"
    ours, peer = _side(outcome, lambda each: each.ours), _side(outcome, lambda each: each.peer)
    rows = (
        ("median per item, ms", "typical", 1000),
        ("CPU per item, ms", "typical_cpu", 1000),
        ("first item in a new process, ms", "first_seconds", 1000),
        ("peak memory, MB", "peak_megabytes", 1),
    )
    table = [
        f"| {label} | {_number(ours[key], scale)} | {_number(peer[key], scale)} | {_ratio(ours[key], peer[key])} |"
        for label, key, scale in rows
        if ours[key] is not None and peer[key] is not None
    ]
    verdict = "passed" if outcome.passed else "MISSED"
    lines = [
        f"## {outcome.name}: {outcome.title}",
        "",
        f"Goal: {outcome.goal} Result: **{outcome.ratio:.3f}** (from {outcome.ratios[0]:.3f} to "
        f"{outcome.ratios[-1]:.3f} over {len(outcome.rounds)} rounds), bar {outcome.bar:g}: **{verdict}**.",
        "",
        "| | ours | peer | ratio |",
        "| --- | --- | --- | --- |",
        *table,
        "",
        f"- Same answers: {outcome.same_answers}",
        *(f"- {remark}" for remark in outcome.remarks),
        f"- Settings: {_listed(outcome.settings)}",
        f"- Versions: {_listed(outcome.versions)}",
        f"- Measured {_today()} on {machine()}",
    ]
    return "\n".join(lines) + "\n"


def write_section(outcome: Outcome | Figures) -> None:
    """Put the outcome into docs/benchmarks.md in place of its older section, and leave the others alone."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else _HEAD
    start, end = f"<!-- bench:{outcome.name} -->", f"<!-- /bench:{outcome.name} -->"
    section = f"{start}\n{as_section(outcome)}{end}\n"
    pattern = re.compile(re.escape(start) + ".*?" + re.escape(end) + "\n", re.DOTALL)
    without = pattern.sub("", page).rstrip("\n")
    PAGE.write_text(f"{without}\n\n{section}", encoding="utf-8")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def machine() -> str:
    """Describe the class of machine without naming it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB, shared with other work"


def _side(outcome: Outcome, side: Callable[[Round], Turn]) -> dict[str, float | None]:
    turns = [side(each) for each in outcome.rounds]
    return {
        key: _median([getattr(turn, key) for turn in turns])
        for key in ("typical", "typical_cpu", "first_seconds", "peak_megabytes")
    }


def _median(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def _number(value: float | None, scale: float) -> str:
    return "" if value is None else f"{value * scale:.1f}"


def _ratio(ours: float | None, peer: float | None) -> str:
    return f"{ours / peer:.3f}" if ours and peer else ""


def _listed(facts: Any) -> str:
    return "; ".join(f"{name} {value}" for name, value in facts.items()) or "none"
