"""Make the pages of docs/ and the schemas of content/ that are generated, or check that they are fresh.

python tools/docs.py            write every page that has changed
python tools/docs.py --check    say which are stale; 1 when any is
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from jobbro.privacy.queries import register  # noqa: E402
from tools import coverage_table  # noqa: E402 - Django must be ready first

# Pages that a command of Jobbro makes by itself, from content that only the app knows.
COMMANDS = (("rules", "docs"),)
PAGES: dict[str, Callable[[], str]] = {
    "docs/coverage.md": coverage_table.page,
    "docs/privacy_fields.md": register.as_markdown,
}


def main(words: Sequence[str]) -> int:
    """Answer the command line."""
    if set(words) - {"--check"}:
        print(__doc__)
        return 2
    wrong = [name for name, make in PAGES.items() if not refresh(name, make, only_check="--check" in words)]
    wrong += [command[0] for command in COMMANDS if subprocess.call([sys.executable, "manage.py", *command, *words])]
    return 1 if wrong else 0


def refresh(name: str, make: Callable[[], str], *, only_check: bool) -> bool:
    """Write one page if it is stale, or only say so; answer whether all is well afterwards."""
    path = ROOT / name
    try:
        text = make()
    except coverage_table.CoverageGap as gap:
        print(f"{name} kan ikke dannes:\n{gap}")
        return False
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return True
    if only_check:
        print(f"{name} er ikke ny. Kør: ./jobbro docs")
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"skrev {name}")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
