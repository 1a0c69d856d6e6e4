"""The pages of papers, and the files that come out of them."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import Case, make_case

from jobbro.audit.lookups import count_looks_at, looks_at
from jobbro.companies.models import StaffMonth
from jobbro.documents import DocumentError
from jobbro.placements.actions import note_track
from jobbro.placements.actions.tracking import TrackStatus
from jobbro.placements.exports import files
from jobbro.placements.models import Paper, PaperKind, Placement, Track

pytestmark = pytest.mark.django_db
FILES = {
    "description_pdf": (PaperKind.DESCRIPTION_PDF, "application/pdf", b"%PDF-"),
    "description_word": (PaperKind.DESCRIPTION_WORD, "wordprocessingml.document", b"PK"),
    "agreement_pdf": (PaperKind.AGREEMENT, "application/pdf", b"%PDF-"),
    "citizen_version": (PaperKind.CITIZEN_VERSION, "application/pdf", b"%PDF-"),
    "calendar": (PaperKind.CALENDAR, "text/calendar", b"BEGIN:VCALENDAR"),
}
PAGES = ["papers", "vitas", "min_plan", "citizen_version"]


@pytest.fixture
def case() -> Case:
    return make_case(state="ready")


def url(case: Case, name: str) -> str:
    return reverse(f"placements:{name}", args=[case.placement.pk])


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_handed_out_noted_and_logged_once(case: Case, browser: Client, name: str) -> None:
    kind, content_type, begins = FILES[name]
    before = count_looks_at(str(case.citizen.pk))
    answer = browser.post(url(case, name))
    assert answer.status_code == 200
    assert content_type in answer["Content-Type"]
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    for private in ("thomas", "holm"):
        assert private not in answer["Content-Disposition"].lower()
    assert "no-store" in answer["Cache-Control"]
    assert [paper.kind for paper in Paper.objects.all()] == [kind]
    assert count_looks_at(str(case.citizen.pk)) == before + 1
    assert looks_at(str(case.citizen.pk), limit=1)[0].kind == "document"


@pytest.mark.parametrize("name", [name for name in FILES if name != "citizen_version"])
def test_looking_at_the_address_of_a_file_makes_none(case: Case, browser: Client, name: str) -> None:
    assert browser.get(url(case, name)).status_code == 405
    assert not Paper.objects.exists()


@pytest.mark.req("R-104")
def test_the_shelf_tells_which_papers_are_current_and_what_has_changed(case: Case, browser: Client) -> None:
    shown = browser.get(url(case, "papers")).content.decode()
    assert "VITAS og Min Plan skal sige det samme" in shown
    browser.post(url(case, "description_pdf"))
    browser.post(url(case, "vitas"))
    browser.post(url(case, "min_plan"))
    shown = browser.get(url(case, "papers")).content.decode()
    assert "skal sige det samme" not in shown
    assert shown.count("ajour") >= 3
    placement = Placement.objects.get()
    data = {"edit_version": str(placement.edit_version), "special_planning": "Vi lægger det tunge først på dagen."}
    need = case.citizen.facts.get(kind="need")
    data |= {f"need-{need.pk}-matters": "on", f"need-{need.pk}-handled_by": "Leif giver én opgave ad gangen."}
    assert browser.post(reverse("placements:plan", args=[placement.pk, "hensyn"]), data).status_code == 302
    shown = browser.get(url(case, "papers")).content.decode()
    assert "forældet" in shown
    assert "Særlig planlægning" in shown
    assert "Tekst til Min Plan er forældet" in shown


@pytest.mark.req("R-101")
def test_the_shelf_tells_how_long_a_draft_has_lain_with_the_company(case: Case, browser: Client) -> None:
    assert "har ligget hos virksomheden" not in browser.get(url(case, "papers")).content.decode()
    today = case.viewer.today
    note_track(
        by=case.consultant,
        placement=case.placement,
        track=Track.APPLICATION,
        status=TrackStatus.DRAFT_SENT,
        on_day=today,
        note="",
        at=case.viewer.at,
    )
    shown = browser.get(url(case, "papers")).content.decode()
    assert "har ligget hos virksomheden i" in shown
    assert "Ring og hør, om de har brug for hjælp" in shown


@pytest.mark.req("R-101")
def test_the_fields_for_vitas_can_be_copied_one_by_one(case: Case, browser: Client) -> None:
    shown = browser.get(url(case, "vitas")).content.decode()
    for field in ("vitas-1-description", "vitas-1-working_time", "vitas-1-purpose", "vitas-1-p_number"):
        assert f'data-copy="#{field}"' in shown
        assert f'id="{field}"' in shown
    assert "Overblik på fem linjer" in shown


def test_a_text_is_looked_at_as_a_document(case: Case, browser: Client) -> None:
    for name in ("vitas", "min_plan", "citizen_version"):
        before = count_looks_at(str(case.citizen.pk))
        browser.get(url(case, name))
        assert count_looks_at(str(case.citizen.pk)) == before + 1
        assert looks_at(str(case.citizen.pk), limit=1)[0].kind == "document"
    assert not Paper.objects.exists()


@pytest.mark.req("R-108")
@pytest.mark.parametrize("name", ["description_pdf", "description_word", "agreement_pdf", "calendar", "vitas"])
def test_private_words_make_no_file_and_the_page_says_where_they_stand(case: Case, browser: Client, name: str) -> None:
    Placement.objects.update(citizen_words="Jeg har haft <b>angst</b> i mange år. Nu vil jeg ud.")
    answer = browser.post(url(case, name))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "&lt;b&gt;angst&lt;/b&gt; i mange år." in shown
    assert "Nu vil jeg ud" not in shown
    assert "Borgerens eget ønske" in shown
    assert "psykisk helbred" in shown
    assert reverse("placements:plan", args=[case.placement.pk, "formaal"]) in shown
    assert not Paper.objects.exists()


def test_a_document_that_cannot_be_made_gives_a_plain_sentence(
    case: Case, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(letter: object) -> bytes:
        raise DocumentError("Dokumentet kunne ikke laves.")

    monkeypatch.setattr(files, "to_pdf", refuse)
    answer = browser.post(url(case, "description_pdf"), follow=True)
    assert answer.redirect_chain == [(url(case, "papers"), 302)]
    assert "Dokumentet kunne ikke laves." in answer.content.decode()
    assert not Paper.objects.exists()


def test_any_character_in_a_text_reaches_the_word_file(case: Case, browser: Client) -> None:
    Placement.objects.update(next_step="Før \x07 ☃ 漢字 \u202e efter")
    read = docx.Document(BytesIO(browser.post(url(case, "description_word")).content))
    [line] = [part.text for part in read.paragraphs if part.text.startswith("Før")]
    assert line.endswith("efter")
    assert "☃ 漢字" in line


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_papers_asks_the_database_a_pinned_number_of_times(
    case: Case, browser: Client, name: str, django_assert_max_num_queries
) -> None:
    for kind in PaperKind:
        Paper.objects.bulk_create(
            Paper(
                placement=case.placement,
                kind=kind,
                record_fingerprint="0" * 64,
                made_by=case.consultant,
                made_at=case.viewer.at,
            )
            for _ in range(20)
        )
    browser.get(url(case, name))
    with django_assert_max_num_queries(12):
        assert browser.get(url(case, name)).status_code == 200


def test_asking_the_parties_takes_at_most_twelve_questions_to_the_database(
    case: Case, browser: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(12):
        assert browser.get(url(case, "ask")).status_code == 200


def test_vitas_says_which_months_of_staff_are_missing(case: Case, browser: Client) -> None:
    shown = browser.get(url(case, "vitas")).content.decode()
    assert "kan ikke regnes ud" not in shown
    StaffMonth.objects.filter(site=case.placement.site, month__in=[date(2022, 10, 1), date(2022, 11, 1)]).delete()
    shown = browser.get(url(case, "vitas")).content.decode()
    assert "Her mangler tal for oktober og november 2022." in shown
    assert "Tallet er kun for den ene måned." in shown
    assert reverse("companies:staffing", args=[case.company.pk]) in shown


def test_vitas_names_all_four_months_when_nobody_told_of_any(case: Case, browser: Client) -> None:
    StaffMonth.objects.filter(site=case.placement.site).delete()
    shown = browser.get(url(case, "vitas")).content.decode()
    assert "Her mangler tal for september, oktober, november og december 2022." in shown
    assert "Tallet er kun" not in shown
