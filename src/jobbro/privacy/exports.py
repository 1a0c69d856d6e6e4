"""A citizen's case as one file to hand over: a page to read and the same as data, with what was taken out and why."""

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils.html import format_html

from jobbro.accounts.models import Municipality
from jobbro.citizens.models import Citizen
from jobbro.privacy.queries.insight import InsightPart, as_plain
from jobbro.privacy.queries.third_parties import NotDue, TakenOut
from jobbro.ui import wording

_STYLE = Path(__file__).parent / "static" / "privacy" / "case_file.css"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything due about a citizen, and the words about how it was made."""

    citizen: Citizen
    municipality: Municipality
    made_by: str
    made_on: date
    asked_by: str
    asked_on: date
    parts: tuple[InsightPart, ...]
    taken_out: tuple[TakenOut, ...]
    not_due: tuple[NotDue, ...]

    @property
    def name(self) -> str:
        """The name of the file; it says nothing of whom it is about."""
        return f"sag-{self.citizen.pk}.zip"


def case_zip(case: CaseFile) -> bytes:
    """Return a zip with `sagen.html` to read and `sagen.json` with the same content."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("sagen.html", case_page(case))
        archive.writestr("sagen.json", json.dumps(case_data(case), ensure_ascii=False, indent=2))
    return packed.getvalue()


def case_page(case: CaseFile) -> str:
    """Return the page to read; it stands alone, without Jobbro and without a network."""
    style = format_html("<style>{}</style>", _STYLE.read_text(encoding="utf-8"))
    return render_to_string("privacy/case_file.html", {"case": case, "about": about_lines(case), "style": style})


def case_data(case: CaseFile) -> dict[str, object]:
    """Return the case as plain data under Danish names."""
    return {
        "om": {
            "borger": case.citizen.full_name,
            "kommune": case.municipality.name,
            "dannet_af": case.made_by,
            "dannet_den": case.made_on.isoformat(),
            "bedt_om_af": case.asked_by,
            "bedt_om_den": case.asked_on.isoformat(),
        },
        "sagen": as_plain(case.parts),
        "fjernet": [
            {"del": out.part, "felt": out.label, "række": out.row, "hvorfor": out.why, "antal": out.times}
            for out in case.taken_out
        ],
        "ikke_med": [{"del": left.part, "felter": list(left.labels), "hvorfor": left.why} for left in case.not_due],
    }


def about_lines(case: CaseFile) -> tuple[tuple[str, str], ...]:
    """Return who made the file, when, and for whom."""
    return (
        ("Dannet af", f"{case.made_by}, {case.municipality.name}"),
        ("Dannet den", wording.long_day(case.made_on)),
        ("Bedt om af", f"{case.asked_by}, {wording.long_day(case.asked_on)}"),
    )
