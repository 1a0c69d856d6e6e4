"""How long a change of law takes for 20,000 stored courses: read, judge by both laws, remember and tell what turned."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from bench.harness import ROOT, CannotMeasure

COURSES = 20_000
_DATA = ROOT / "build" / "bench-rules"
_ENVIRONMENT = {
    "JOBBRO_DATA": str(_DATA),
    "JOBBRO_DEMO": "1",
    "JOBBRO_LOG": "ERROR",
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
}


@dataclass(frozen=True, slots=True)
class Again:
    """What was judged again and how long it took, in seconds."""

    courses: int
    turned: int
    seconds: float
    cpu_seconds: float

    @property
    def told(self) -> str:
        """The figure as a sentence."""
        return (
            f"{self.courses:,} courses again after a change of law that turns {self.turned:,}, in two processes: "
            f"{self.seconds:.1f} s on the clock and {self.cpu_seconds:.1f} s of CPU"
        )


def run() -> Again:
    """Make the municipality where it is missing, then judge all of it by one law and again by another."""
    _DATA.mkdir(parents=True, exist_ok=True)
    for words in (["manage.py", "migrate", "-v0"], ["manage.py", "demo_data", f"--size={COURSES}"]):
        _command([sys.executable, *words])
    side = [sys.executable, "-m", "bench.rules_many_side"]
    _command([*side, "ready"])
    both = [
        subprocess.Popen([*side, str(part)], cwd=ROOT, env=_environment(), stdout=subprocess.PIPE) for part in (0, 1)
    ]
    said = [json.loads(process.communicate()[0].splitlines()[-1]) for process in both]
    return Again(
        courses=sum(part["courses"] for part in said),
        turned=sum(part["turned"] for part in said),
        seconds=max(part["ended"] for part in said) - min(part["began"] for part in said),
        cpu_seconds=sum(part["cpu"] for part in said),
    )


def _environment() -> dict[str, str]:
    return os.environ | _ENVIRONMENT


def _command(words: list[str]) -> str:
    done = subprocess.run(words, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure((done.stderr.strip().splitlines() or ["no message"])[-1])
    return done.stdout
