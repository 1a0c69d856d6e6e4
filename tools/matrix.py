"""Keep the permission matrix complete: one row for each route and method.

python tools/matrix.py            say which rows are missing, left over or undecided
python tools/matrix.py --write    append missing rows with the answer one would expect, to be decided by a person
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.architecture import matrix  # noqa: E402 - Django must be ready first


def main(words: Sequence[str]) -> int:
    """Answer the command line; 1 while a row waits for a person."""
    if "--write" in words:
        matrix.FILE.write_text(matrix.with_missing_rows(), encoding="utf-8")
    written = matrix.decided()
    asked = {(route.name, method) for route, method in matrix.questions()}
    waiting = [
        f"{name} {method}"
        for name, method in sorted(asked)
        if written.get(name, {}).get(method, {}).get("decided") is not True
    ]
    print("\n".join(waiting) or "Alle rækker er besluttet.")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
