"""P6: our placement description as tagged PDF takes at most a quarter of the time that WeasyPrint takes for the same.

The peer writes PDF/UA-1; ours obeys PDF/A-2a as well. Both get the same words, fonts and picture.
"""

import base64
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from importlib.metadata import version
from io import BytesIO
from typing import Any

import pikepdf

from bench.harness import CannotMeasure, DifferentAnswers, Outcome, Round, Turn, run_process, take_turns
from bench.pdf_content import STYLE, html_of, letter_of
from bench.peers import peer_python
from jobbro.documents import Letter, StairFigure, plain_text
from jobbro.documents.fonts import FACES, font_folders
from jobbro.documents.text import decimal_text

BAR = 0.25
MEASURED = 10
WARM_UP = 3
_PER_ROUND = 1 + WARM_UP + MEASURED
_TAGS = ("/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure")
_OURS_ENVIRONMENT = {"PYTHONPATH": "src:."}


def run(rounds: int) -> Outcome:
    """Measure both sides in turns, compare every document's words and tags, and return the outcome.

    :raises CannotMeasure: if something is missing on this machine
    :raises DifferentAnswers: if the two sides do not say the same
    """
    if not shutil.which("pdftotext"):
        raise CannotMeasure("pdftotext is missing, so the words cannot be compared: sudo apt-get install poppler-utils")
    python = str(peer_python())
    peer_version = _peer_version(python)
    found = take_turns(_ours, lambda number: _peer(python, number), rounds, compare=_compare)
    sizes = [len(base64.b64decode(each.ours.answers[0])) for each in found]
    return Outcome(
        name="pdf",
        title="placement description as tagged PDF",
        goal="our PDF (A-2a and UA-1) in at most 1/4 of WeasyPrint's time for the same content as PDF/UA-1 (P6).",
        bar=BAR,
        rounds=found,
        same_answers=f"in {len(found) * MEASURED} documents pdftotext reads the same words in the same order, "
        f"which are those of the plain text; pikepdf counts the same {', '.join(tag[1:] for tag in _TAGS)}.",
        versions={
            "Python": sys.version.split()[0],
            "typst": version("typst"),
            "WeasyPrint": peer_version,
        },
        settings={
            "documents a round": f"{MEASURED} measured after 1 cold and {WARM_UP} warm-up, all different",
            "peer": "style sheet and font configuration kept between documents, pdf_variant pdf/ua-1",
        },
        remarks=(f"Our files hold {sum(sizes) // len(sizes) // 1000} kB each.",),
    )


def _numbers(number: int) -> list[int]:
    return list(range(number * _PER_ROUND, (number + 1) * _PER_ROUND))


def _ours(number: int) -> Turn:
    order = {"numbers": _numbers(number), "warm_up": WARM_UP}
    return _turn(run_process([sys.executable, "-m", "bench.pdf_ours"], order, environment=_OURS_ENVIRONMENT))


def _peer(python: str, number: int) -> Turn:
    pages = [html_of(letter_of(each)) for each in _numbers(number)]
    order = {"pages": pages, "warm_up": WARM_UP, "style": _font_faces() + STYLE}
    return _turn(run_process([python, "bench/pdf_peer.py"], order, environment={}))


def _turn(said: dict[str, Any]) -> Turn:
    return Turn(tuple(said["seconds"]), tuple(said["cpu"]), tuple(said["files"]), said["first"], said["peak"])


def _font_faces() -> str:
    folder = font_folders()[0]
    weights = zip((400, 600, 700), FACES, strict=True)
    return "".join(
        f'@font-face {{ font-family: "Plex"; font-weight: {weight}; src: url("{(folder / face).as_uri()}") }}\n'
        for weight, face in weights
    )


def _peer_version(python: str) -> str:
    done = subprocess.run(
        [python, "-c", "import weasyprint; print(weasyprint.__version__)"], capture_output=True, text=True
    )
    if done.returncode:
        raise CannotMeasure(
            "WeasyPrint cannot start without the system's Pango: "
            "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        )
    return done.stdout.strip()


def _compare(number: int, each: Round) -> None:
    for place, (ours, peer) in enumerate(zip(each.ours.answers, each.peer.answers, strict=True)):
        mine, theirs = base64.b64decode(ours), base64.b64decode(peer)
        letter = letter_of(_numbers(number)[1 + WARM_UP + place])
        expected = re.sub(r"[\s|•]", "", plain_text(letter))
        if not _words(mine, letter) == _words(theirs, letter) == expected:
            raise DifferentAnswers(f"Round {number}, document {place}: the words differ, so the run is void.")
        if _tags(mine) != _tags(theirs):
            raise DifferentAnswers(f"Round {number}, document {place}: the tags differ, so the run is void.")


def _words(pdf: bytes, letter: Letter) -> str:
    """Read all words with pdftotext in the order of the file, without margins, points, blanks and soft hyphens.

    The labels inside the picture are taken out: a drawing may be painted before or after the words around it.
    """
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    margin = re.compile(rf"({re.escape(letter.title)} )?Side \d+ af \d+|{letter.municipality} {letter.about}")
    lines = (line.strip() for line in re.split(r"[\n\f]", done.stdout.decode()))
    kept = "\n".join(line for line in lines if not margin.fullmatch(line))
    words = re.sub(r"[\s•]", "", re.sub("[\u00ad\u2010]\n", "", kept))
    for block in letter.blocks:
        if isinstance(block, StairFigure):
            words = words.replace(_labels(block), "", 1)
    return words


def _labels(figure: StairFigure) -> str:
    bars = "".join(f"{decimal_text(sum(bar.values, Decimal(0)))}{figure.unit}{bar.label}" for bar in figure.bars)
    return "".join((bars + "".join(figure.series)).split())


def _tags(pdf: bytes) -> dict[str, int]:
    """Count the tags of the structure tree that carry meaning for a reader."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [str(item.S) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    return {tag: found.count(tag) for tag in _TAGS}
