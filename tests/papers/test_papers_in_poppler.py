"""The papers opened by a program that is not ours: Poppler reads the words, the marks and the ink of each page."""

import subprocess
from pathlib import Path

import pytest
from tests.placements.factories import make_case
from tests.placements.paper_texts import PRINTED

from jobbro.demo.shapes import DemoPlacement
from jobbro.demo.worked_placements import MARIANNE, NIELS, THOMAS
from jobbro.placements.exports.files import make_file
from jobbro.placements.models import PaperKind

pytestmark = pytest.mark.django_db
# Older Poppler takes the mark «Suspects false», which the standard asks for, to be of a wrong type.
_POPPLERS_OWN = "Syntax Error: Suspects object is wrong type (boolean)"
PDFS = (PaperKind.DESCRIPTION_PDF, PaperKind.AGREEMENT, PaperKind.CITIZEN_VERSION)


def run(*words: str) -> str:
    """Run one of Poppler's tools; whatever it complains about fails the test."""
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert [line for line in done.stderr.splitlines() if line != _POPPLERS_OWN] == []
    return done.stdout


@pytest.mark.parametrize("kind", PDFS)
@pytest.mark.parametrize("shape", [THOMAS, MARIANNE, NIELS], ids=lambda shape: shape.citizen)
def test_a_paper_opens_is_tagged_and_has_ink_on_every_page(
    shape: DemoPlacement, kind: PaperKind, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(make_file(kind, make_case(shape).placement, on_day=PRINTED).content)

    about = dict(line.split(":", 1) for line in run("pdfinfo", str(paper)).splitlines() if ":" in line)
    assert about["Tagged"].strip() == "yes"
    assert about["Encrypted"].strip() == "no"
    assert "A4" in about["Page size"]
    assert about["Title"].strip()

    words = run("pdftotext", "-layout", str(paper), "-")
    assert shape.citizen in words.lower()
    assert "\ufffd" not in words

    run("pdftoppm", "-r", "40", "-gray", str(paper), str(tmp_path / "page"))
    pages = sorted(tmp_path.glob("page-*.pgm"))
    assert len(pages) == int(about["Pages"])
    for page in pages:
        ink = page.read_bytes().split(b"255\n", 1)[1]
        assert sum(dot < 128 for dot in ink) > len(ink) / 1000, f"{page.name} is empty"
