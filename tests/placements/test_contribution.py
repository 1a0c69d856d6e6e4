"""What a company has contributed with: numbers from agreed placements, and sheets that cannot be changed unseen."""

import json
import zipfile
from base64 import b64decode
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.citizens.factories import make_citizen
from tests.companies.factories import make_company
from tests.companies.pages import text_of
from tests.conftest import on_day

from jobbro.accounts.models import User
from jobbro.companies.models import Company, OwnFigure
from jobbro.documents import control_code
from jobbro.placements.actions.contributing import issue_sheet, set_counted
from jobbro.placements.exports.contribution import sealer
from jobbro.placements.models import (
    ContributionMark,
    CountedAs,
    Placement,
    ResponsibilitySheet,
    SheetFile,
    SheetKind,
    SheetShare,
    Slot,
    Step,
    TrackEvent,
)
from jobbro.placements.queries.contributing import CellUnit, cells_of, events_of
from jobbro.placements.queries.sheet_check import SheetVerdict, held_by_code, held_file
from jobbro.placements.queries.sheet_content import SheetContent, gather, sources_are_the_same
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
NOW = on_day("2026-11-20")
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 29)  # four whole weeks without a holiday
FOUR = ("after-school", "preparing", "fresh-start", "young-practice")


def course(company: Company, by: User, name: str = "Kim", *, paid: bool = False, **changes) -> Placement:
    """An agreed course of four weeks: Monday 9-12 in practice, and Tuesday 9-12 with pay where it is so."""
    values: dict[str, Any] = {"starts_on": FIRST, "ends_on": LAST, "state": "locked", "paid_route": "after"} | changes
    people = {"consultant": by, "planned_by": by, "planned_at": NOW, "changed_at": NOW}
    citizen = values.pop("citizen", None) or make_citizen(first_name=name, team=by.team)
    placement = Placement.objects.create(citizen=citizen, company=company, **people, **values)
    step = Step.objects.create(placement=placement, number=1, starts_on=values["starts_on"], ends_on=values["ends_on"])
    for weekday, kind in ((1, "practice"), (2, "paid"))[: 2 if paid else 1]:
        Slot.objects.create(step=step, kind=kind, weekday=weekday, starts_at=time(9), ends_at=time(12))
    return placement


def approved(company: Company, key: str, value=None, words: str = "") -> OwnFigure:
    number = None if value is None else Decimal(value)
    told = {"source": "company", "on_day": FIRST, "approved_on": FIRST}
    return OwnFigure.objects.create(company=company, key=key, year=2026, value=number, words=words, **told)


def entrepreneur(by: User) -> Company:
    """The entrepreneur's case: six in young practice, one of them also made machines ready, one has a past."""
    company = make_company(name="Gravko")
    courses = [course(company, by, f"Unge{number}", paid=number < 5) for number in range(6)]
    for one in courses:
        set_counted(by=by, placement=one, category=CountedAs.YOUNG, counts=True, at=NOW)
    set_counted(by=by, placement=courses[0], category=CountedAs.PREPARING, counts=True, at=NOW)
    for key, value in (("after-school", 7), ("preparing", None), ("fresh-start", 1), ("young-practice", None)):
        approved(company, key, value, f"Vores ord om {key}.")
    return company


def content_of(sheet: ResponsibilitySheet) -> SheetContent:
    return SheetContent.read(ResponsibilitySheet.objects.get(pk=sheet.pk).content)


def issued(company: Company, by: User, kind=SheetKind.TENDER, day: str = "2026-11-20") -> ResponsibilitySheet:
    return issue_sheet(by=by, company=company, kind=kind, year=2026, at=on_day(day))


def told(company: Company) -> list[str]:
    return [cell.key for cell in gather(company, year=2026, until=NOW.date()).cells if cell.is_told]


def broken_packs():
    """Return files whose packing looks whole from the outside and cannot be unpacked, one for each way of packing."""
    for way in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        made = BytesIO()
        with zipfile.ZipFile(made, "w", way) as packed:
            packed.writestr("a", bytes(range(256)) * 40)
        data = bytearray(made.getvalue())
        data[40:80] = b"\xff" * 40
        yield bytes(data)


@pytest.mark.req("R-134")
def test_the_entrepreneurs_sheet_has_four_categories_and_one_person_is_text_without_a_number(consultant):
    content = content_of(issued(entrepreneur(consultant), consultant))
    lines = {line.key: line for line in content.categories}
    assert tuple(lines) == FOUR
    assert lines["after-school"].numbers == ("Virksomhedens eget tal: 7 personer",)
    assert lines["young-practice"].numbers == (
        "I forløb hos virksomheden: 6 personer",
        "Aftalte timer: 132",
    ), "five of six with pay would tell of the sixth"
    for alone in ("preparing", "fresh-start"):
        assert lines[alone].text == f"Vores ord om {alone}."
        assert (lines[alone].numbers, lines[alone].told) == ((), "")


@pytest.mark.req("R-134")
def test_only_what_the_company_has_approved_is_on_the_sheet_and_the_unknown_is_said_to_be_unknown(consultant):
    company = entrepreneur(consultant)
    OwnFigure.objects.filter(key="after-school").update(approved_on=None)
    approved(company, "apprentices", 3)
    approved(company, "igu", 2)
    approved(company, "permanent", 60)
    content = content_of(issued(company, consultant))
    assert [line.key for line in content.categories] == list(FOUR[1:])
    figures = {line.key: line for line in content.figures}
    assert figures["apprentices"].value == "3 personer"
    assert figures["igu"].value == "vises ikke"
    assert (figures["permanent"].standard, figures["permanent"].value) == ("B8", "60 personer")
    assert figures["accidents"].value == "ukendt"
    assert all("VSME" in line.source for line in content.figures if line.standard)


@pytest.mark.req("R-005")
def test_the_yearly_summary_after_one_placement_holds_no_personal_data(consultant):
    company = make_company(name="Gravko")
    placement = course(company, consultant, "Rosalinde")
    sheet = issued(company, consultant, SheetKind.YEARLY)
    content = content_of(sheet)
    assert (content.contribution, content.categories, content.figures) == ((), (), ())
    person = placement.citizen
    everything = sheet.content.encode() + b"".join(bytes(file.content) for file in sheet.files.all())
    for private in (person.first_name, person.last_name, str(person.pk), str(placement.pk), "1 person"):
        assert private.encode() not in everything


def test_only_agreed_placements_that_have_begun_and_were_not_refused_count_and_hours_stop_at_the_day(consultant):
    company = make_company()
    whole = course(company, consultant, paid=True)
    course(company, consultant, state="shared")
    course(company, consultant, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 20))
    course(company, consultant, starts_on=date(2025, 3, 3), ends_on=date(2025, 3, 30))
    refused = course(company, consultant)
    TrackEvent.objects.create(
        placement=refused, track="grant", status="refused", on_day=FIRST, noted_by=consultant, noted_at=NOW
    )
    (event,) = events_of(company, year=2026, until=NOW.date())
    assert (event.placement_id, event.practice, event.paid) == (whole.pk, Decimal(12), Decimal(12))
    (early,) = events_of(company, year=2026, until=date(2026, 3, 9))
    assert (early.practice, early.paid) == (Decimal(6), Decimal(3))


def test_a_person_with_two_placements_is_one_person(consultant):
    company = make_company()
    first = course(company, consultant)
    course(company, consultant, citizen=first.citizen, starts_on=date(2026, 9, 7), ends_on=date(2026, 10, 4))
    cells = {cell.key: cell for cell in cells_of(events_of(company, year=2026, until=NOW.date()), {})}
    assert (cells["people"].value, cells["practice"].value) == (1, 24)


def test_seven_after_six_are_not_told_but_five_more_are(consultant):
    company = make_company()
    for _six in range(6):
        course(company, consultant)
    assert told(company) == ["people", "practice"]
    issued(company, consultant)
    assert told(company) == ["people", "practice"], "the same number can be told again"
    course(company, consultant)
    assert told(company) == []
    assert content_of(issued(company, consultant)).contribution == ()
    for _four in range(4):
        course(company, consultant)
    assert told(company) == ["people", "practice"]


def test_a_guard_stands_also_when_the_placements_are_gone(consultant):
    company = make_company()
    gone = [course(company, consultant) for _six in range(6)]
    issued(company, consultant)
    gone[0].delete()
    assert SheetShare.objects.filter(placement=None).count() == 2
    assert told(company) == [], "five after six would tell of the one who is gone"


@pytest.mark.req("R-134")
def test_recounting_from_the_events_gives_the_sheet_and_a_changed_source_shows(consultant):
    company = entrepreneur(consultant)
    sheet = issued(company, consultant)
    again = {cell.key: cell.said for cell in gather(company, year=2026, until=NOW.date()).cells if cell.is_told}
    assert content_of(sheet).contribution == tuple(
        said for key, said in again.items() if key in {"people", "paid-people", "practice", "paid"}
    )
    assert sources_are_the_same(sheet, content_of(sheet))
    OwnFigure.objects.filter(key="after-school").update(value=12)
    assert not sources_are_the_same(sheet, content_of(sheet))
    OwnFigure.objects.filter(key="after-school").update(value=7)
    assert sources_are_the_same(sheet, content_of(sheet))
    ContributionMark.objects.filter(category="preparing").delete()
    assert not sources_are_the_same(sheet, content_of(sheet))


def test_a_new_sheet_alters_no_old_one_and_says_which_it_replaces(consultant):
    company = entrepreneur(consultant)
    first = issued(company, consultant)
    kept = {file.ending: bytes(file.content) for file in first.files.all()}
    assert sorted(kept) == ["docx", "json", "pdf", "xlsx"]
    second = issued(company, consultant, day="2026-11-21")
    assert (second.version, content_of(second).replaces) == (2, first.number)
    assert {file.ending: bytes(file.content) for file in first.files.all()} == kept
    assert held_by_code(first.number, control_code(first.signature)).is_replaced
    with pytest.raises(IntegrityError), transaction.atomic():
        ResponsibilitySheet.objects.filter(pk=second.pk).update(version=1)


@pytest.mark.req("R-134")
def test_a_copy_is_unchanged_changed_or_unknown(consultant):
    sheet = issued(entrepreneur(consultant), consultant)
    code = control_code(sheet.signature)
    assert held_by_code(f" {sheet.number.lower()} ", code.lower().replace("-", " ")).verdict == SheetVerdict.UNCHANGED
    assert held_by_code(sheet.number, "AAAA-BBBB-CCCC-DDDD").verdict == SheetVerdict.CHANGED
    assert held_by_code("SA-2026-ABCDEFGH", code).verdict == SheetVerdict.UNKNOWN
    for file in sheet.files.all():
        data = bytes(file.content)
        assert held_file(data).verdict == SheetVerdict.UNCHANGED
        assert held_file(data + b" ").verdict == SheetVerdict.CHANGED, file.ending
    for stranger in (b"", b"PK\x03\x04 no zip", b"%PDF-1.7 nothing of ours", *broken_packs()):
        assert held_file(stranger).verdict == SheetVerdict.UNKNOWN


def test_a_row_that_is_changed_in_the_database_breaks_the_seal(consultant):
    sheet = issued(entrepreneur(consultant), consultant)
    forged = replace(content_of(sheet), contribution=("I forløb hos virksomheden: 60 personer",)).as_text()
    ResponsibilitySheet.objects.filter(pk=sheet.pk).update(content=forged)
    assert held_by_code(sheet.number, control_code(sheet.signature)).verdict == SheetVerdict.CHANGED
    file = SheetFile.objects.get(sheet=sheet, ending="json")
    assert held_file(bytes(file.content)).verdict == SheetVerdict.CHANGED


def test_the_data_file_can_be_checked_without_jobbro(consultant):
    sheet = issued(entrepreneur(consultant), consultant)
    data = json.loads(bytes(sheet.files.get(ending="json").content))
    assert data["public_key"] == sealer().public_key
    key = Ed25519PublicKey.from_public_bytes(b64decode(data["public_key"]))
    key.verify(b64decode(data["signature"]), data["content"].encode())


def test_who_has_a_past_can_never_be_stored_on_a_placement(consultant):
    placement = course(make_company(), consultant)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContributionMark.objects.create(
            placement=placement, category="fresh-start", marked_by=consultant, marked_at=NOW
        )


def test_the_pages_lead_from_a_number_to_its_placements_but_only_to_those_one_may_see(
    consultant, consultant_other_team, client_of, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)
    company = entrepreneur(consultant)
    course(company, consultant_other_team, "Fremmede")
    browser = client_of(consultant)
    start = reverse("placements:contribution", args=[company.pk])
    with django_assert_max_num_queries(14):
        page = text_of(browser.get(start))
    assert "Unge0" in page
    assert "Fremmede" not in page
    assert "1 forløb mere hører til kolleger" in page
    sent = {"kind": "tender", "aar": "2026", "form_token": new_token()}
    made = [browser.post(reverse("placements:sheet_new", args=[company.pk]), sent) for _twice in range(2)]
    sheet = ResponsibilitySheet.objects.get()
    assert {answer.url for answer in made} == {reverse("placements:sheet", args=[sheet.pk])}
    page = text_of(browser.get(made[0].url))
    assert "seglet er helt" in page
    assert "kilderne siger det samme" in page
    assert "Unge0" in page
    assert "1 forløb hos kolleger" in page
    stranger = text_of(client_of(consultant_other_team).get(made[0].url))
    assert "Unge0" not in stranger
    file = browser.get(reverse("placements:sheet_file", args=[sheet.pk, "pdf"]))
    assert file.content == bytes(sheet.files.get(ending="pdf").content)
    assert sheet.number.lower() in file["Content-Disposition"]


def test_a_placement_counts_at_a_tap_and_not_at_the_next(consultant, client_of, monkeypatch):
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)
    placement = course(make_company(), consultant)
    tap = reverse("placements:counted", args=[placement.pk, "young"])
    for counts, left in (("ja", 1), ("ja", 1), ("nej", 0)):
        assert client_of(consultant).post(tap, {"counts": counts}).status_code == 302
        assert ContributionMark.objects.count() == left
    assert client_of(consultant).post(reverse("placements:counted", args=[placement.pk, "noget"])).status_code == 404


@pytest.mark.req("R-134")
def test_whoever_got_the_sheet_can_check_it_without_an_account(consultant, client):
    sheet = issued(entrepreneur(consultant), consultant)
    address = reverse("portal:sheet_check")
    assert client.get(address).status_code == 200
    page = text_of(client.post(address, {"number": sheet.number, "code": control_code(sheet.signature)}))
    assert "Uændret" in page
    assert "Virksomhedens eget tal: 7 personer" in page
    assert "Unge0" not in page
    assert "Ændret" in text_of(client.post(address, {"number": sheet.number, "code": "AAAA"}))
    for missing in ({}, {"number": sheet.number}):
        assert client.post(address, missing).status_code == 422


def test_every_cell_of_a_company_without_placements_is_empty():
    assert cells_of((), {CellUnit.PEOPLE: []}) == ()
