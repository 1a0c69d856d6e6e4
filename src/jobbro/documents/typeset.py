"""Runs typst: in this thread for ordinary letters, in a process of its own for huge ones.

typst keeps what it has laid out in memory for the next run. That makes the next letter fast, but a text of a
megabyte would leave the web worker a gigabyte heavier, so such a text is set elsewhere.
"""

import json
import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst

from jobbro.documents.errors import DocumentError
from jobbro.documents.fonts import font_folders

LARGE = 150_000
_PATIENCE_SECONDS = 60
# A compiler in each thread would hold the fonts again and again; a letter takes hundredths of a second.
_one_at_a_time = threading.Lock()


class TypesettingRefused(DocumentError):
    """typst will not set this text; the cause says why, for the log."""


def typeset(layout: Path, inputs: dict[str, str], **options: Any) -> bytes:
    """Return what typst makes of the layout and its inputs; options are those of typst's compile.

    :raises TypesettingRefused: if typst refuses the text
    :raises DocumentError: if it takes more than a minute
    """
    if sum(map(len, inputs.values())) > LARGE:
        return _typeset_apart(layout, inputs, options)
    return _typeset_here(layout, inputs, options)


def _typeset_here(layout: Path, inputs: dict[str, str], options: dict[str, Any]) -> bytes:
    try:
        with _one_at_a_time:
            made = _compiler(layout).compile(sys_inputs=inputs, **options)
    except typst.TypstError as problem:
        raise TypesettingRefused(
            "Dokumentet kunne ikke laves. Kopiér teksten fra siden i stedet, og sig det til din administrator."
        ) from problem
    if not isinstance(made, bytes):  # a list means several pictures; a picture of ours is one page
        raise DocumentError("Tegningen er for stor til én side.")
    return made


@cache
def _compiler(layout: Path) -> typst.Compiler:
    folders = [str(folder) for folder in font_folders()]
    return typst.Compiler(str(layout), font_paths=folders, ignore_system_fonts=True)


def _typeset_apart(layout: Path, inputs: dict[str, str], options: dict[str, Any]) -> bytes:
    order = json.dumps({"layout": str(layout), "inputs": inputs, "options": options}).encode()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-m", "jobbro.documents.typeset"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and the text goes in as data
            command, input=order, env=environment, capture_output=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise DocumentError("Dokumentet er for langt til én fil. Del teksten op, og prøv igen.") from problem
    if done.returncode:
        raise TypesettingRefused("Dokumentet kunne ikke laves. Del teksten op, og prøv igen.")
    return done.stdout


def _main() -> None:
    order = json.load(sys.stdin)
    sys.stdout.buffer.write(_typeset_here(Path(order["layout"]), order["inputs"], order["options"]))


if __name__ == "__main__":
    _main()
