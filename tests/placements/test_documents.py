"""The papers: one record, the same facts in all of them, and nothing in them that is nobody's business."""

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.placements.factories import NOW, make_case
from tests.placements.paper_texts import FOR_COMPANY, PRINTED, calendar_of, every_paper, pdf_text, save

from jobbro.demo.shapes import DemoPlacement
from jobbro.demo.worked_placements import ELSE, MARIANNE, NIELS, THOMAS
from jobbro.documents import Notice, NoticeKind, Watermark, plain_text, to_ics, to_pdf
from jobbro.domain.language import (
    AgreedFacts,
    AgreedPerson,
    DescriptionText,
    FindingGroup,
    Role,
    Verdict,
    check_description,
)
from jobbro.domain.language.readability import lix
from jobbro.domain.language.sentences import split_sentences
from jobbro.library import texts
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan
from jobbro.placements import actions, exports
from jobbro.placements.exports.files import file_name, make_file
from jobbro.placements.models import Approval, ApprovalState, PaperKind, Party, Placement
from jobbro.placements.queries.outside import basis_of, released
from jobbro.placements.queries.papers import overview_lines, state_of
from jobbro.placements.queries.reading import record_of
from jobbro.placements.queries.workplace import workplace_of
from jobbro.placements.record import Record, record_fingerprint

pytestmark = pytest.mark.django_db
SNAPSHOT = Path(__file__).with_name("thomas_description.txt")
ALL_CASES = [THOMAS, MARIANNE, NIELS, ELSE]


def named(shape: DemoPlacement) -> str:
    return shape.citizen


def vitas(placement: Placement) -> tuple[exports.VitasBlock, ...]:
    return exports.vitas_blocks(released(placement), workplace_of(placement))


@pytest.mark.req("R-100")
@pytest.mark.parametrize("shape", ALL_CASES, ids=named)
def test_hours_days_tasks_and_goals_are_the_same_in_every_paper(shape: DemoPlacement) -> None:
    placement = make_case(shape, state="ready").placement
    record, totals = record_of(placement), record_of(placement).totals
    assert totals is not None
    papers = every_paper(placement)
    whole = papers["description_pdf"]
    meetings = {line.day for line in record.follow_ups}
    for name, said in papers.items():
        later = meetings - {min(meetings)} if name == "agreement" else set()
        assert said.days | later == whole.days, name
        for task in record.steps[-1].tasks:
            assert task.title in said.text, name
        for goal in record.goals:
            assert goal.text in said.text, name
    for name in ("description_pdf", "description_word", "agreement", "min_plan", "citizen_version"):
        in_all = [(totals.total_days, totals.total_hours)]
        if totals.closed_days:
            in_all.append((totals.after_closed.total_days, totals.after_closed.total_hours))
        assert papers[name].in_all == in_all, name
        assert {step.total_per_week for step in totals.steps} <= papers[name].weekly_hours, name
    assert {record.starts_on, record.ends_on} | meetings <= whole.days


@pytest.mark.req("R-100")
@pytest.mark.req("R-109")
def test_thomas_papers_hold_his_numbers_and_days() -> None:
    placement = make_case(THOMAS, state="ready").placement
    days = {date(2023, 1, 23), date(2023, 4, 23), date(2023, 2, 22), date(2023, 3, 29)}
    for name, said in every_paper(placement).items():
        assert said.days == (days - {date(2023, 3, 29)} if name == "agreement" else days), name
        assert "mandag, onsdag og fredag kl. 9.00-12.00" in said.text, name
        if name != "vitas":
            assert said.in_all == [(39, Decimal(117)), (37, Decimal(111))], name
            assert said.weekly_hours == {Decimal(9)}, name


@pytest.mark.req("R-158")
def test_the_calendar_file_holds_the_same_days_and_hours() -> None:
    placement = make_case(THOMAS, state="ready").placement
    calendar = calendar_of(placement)
    assert (len(calendar.work), calendar.hours) == (37, Decimal(111))
    assert [event.start for event in calendar.meetings] == [date(2023, 2, 22), date(2023, 3, 29)]
    first = min(calendar.work, key=lambda event: event.start)
    assert first.start.isoformat() == "2023-01-23T09:00:00+01:00"
    assert "holde kirkegården ren, passe hæk, passe blomster, gravearbejde" in str(first["description"])
    assert "Mål: Thomas møder stabilt tre dage om ugen" in str(calendar.meetings[0]["description"])


@pytest.mark.req("R-112")
@pytest.mark.req("R-113")
def test_mariannes_papers_hold_eight_wednesdays_and_four_follow_ups() -> None:
    placement = make_case(MARIANNE, state="ready").placement
    papers = every_paper(placement)
    whole = papers["description_pdf"]
    assert "onsdag kl. 9.00-14.00" in whole.text
    assert Decimal(5) in whole.weekly_hours
    assert whole.in_all[0] == (8, Decimal(40))
    meetings = {date(2023, 3, 8), date(2023, 3, 22), date(2023, 4, 5), date(2023, 4, 19)}
    assert meetings <= papers["vitas"].days
    assert papers["vitas"].text.count("Rikke Vang") == 1
    for words in ("klargøre mobiltelefoner og tablets", "Anders Krogh", "fleksjob 10-15 timer om ugen"):
        assert words in papers["vitas"].text
    assert len(calendar_of(placement).work) == 8


@pytest.mark.req("R-100")
def test_thomas_description_reads_as_agreed() -> None:
    placement = make_case(THOMAS, state="ready").placement
    letter = exports.description_letter(released(placement), printed_on=date(2023, 1, 12))
    lines = [line for line in plain_text(letter).splitlines() if line]
    expected = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    assert len(expected) < 60
    assert lines == expected


@pytest.mark.req("R-111")
def test_the_text_for_vitas_is_smart_and_nothing_in_it_is_weak() -> None:
    placement = make_case(THOMAS, state="ready").placement
    record = record_of(placement)
    [block] = vitas(placement)
    said = {field.id: field.text for field in block.fields}
    text = DescriptionText(
        description="\n".join((said["period"], said["purpose"], said["description"])),
        wishes=said["qualifications"],
        working_time=said["working_time"],
    )
    assert record.plan is not None
    agreed = AgreedFacts(
        citizen=record.names.citizen_first,
        company=record.names.company,
        people=(AgreedPerson("Leif Graversen", Role.CONTACT_PERSON, "kirkegårdsgraver"),),
        period=record.period,
        pattern=record.plan.steps[0].practice,
        follow_ups=tuple(line.day for line in record.follow_ups),
        wishes=(record.citizen_words,),
        agreed_by=frozenset(Role(role) for role in record.agreed_with),
    )
    report = check_description(
        text,
        agreed=agreed,
        checklist=description_checklist(),
        lexicon=phrase_lexicon(),
        privacy=privacy_scan(),
    )
    assert [result.verdict for result in report.smart] == [Verdict.FULFILLED] * 5
    assert [found for found in report.findings if found.group is FindingGroup.WEAK] == []
    for words in ("holde kirkegården ren", "hæk", "blomster", "gravearbejde", "stabilt", "selvstændigt", "Leif"):
        assert words in said["description"]


@pytest.mark.req("R-101")
@pytest.mark.req("R-108")
def test_the_draft_to_the_company_has_every_field_with_names_filled_in() -> None:
    [block] = vitas(make_case(THOMAS, state="ready").placement)
    assert [field.label for field in block.fields if field.is_missing] == []
    said = {field.id: field.text for field in block.fields}
    assert said["contact_person"].startswith("Leif Graversen, leif@")
    assert said["representative"].startswith("Ole Rask")
    assert said["weekly_hours"] == "9 timer"
    assert "praktikanten" not in " ".join(said.values()).lower()


@pytest.mark.req("R-100")
def test_each_step_has_its_own_block_for_vitas() -> None:
    blocks = vitas(make_case(NIELS, state="ready").placement)
    hours = [next(field.text for field in block.fields if field.id == "weekly_hours") for block in blocks]
    assert hours == ["8 timer", "15 timer", "20 timer"]
    assert [(block.number, block.of) for block in blocks] == [(1, 3), (2, 3), (3, 3)]
    times = [next(field.text for field in block.fields if field.id == "working_time") for block in blocks]
    assert times[1] == "praktik mandag til fredag kl. 11.00-13.00; løn mandag til fredag kl. 10.00-11.00"
    remarks = next(field.text for field in blocks[0].fields if field.id == "steps")
    assert remarks.count("Periode") == 3


@pytest.mark.req("R-100")
def test_papers_and_checks_use_the_word_of_the_page_for_a_stretch_of_hours() -> None:
    placement = make_case(NIELS, state="ready").placement
    papers = every_paper(placement)
    for name, said in papers.items():
        assert "trin" not in re.split(r"\W+", said.text.casefold()), name
    for name in ("description_pdf", "description_word", "vitas", "citizen_version"):
        assert "Periode 2" in papers[name].text, name
    calendar = to_ics(exports.placement_calendar(released(placement))).decode()
    assert "trin" not in re.split(r"\W+", calendar.casefold())
    for code in texts().codes:
        if code.startswith(("plan.", "rule.", "fact.", "gap.", "paper.")):
            said_there = texts().say(code, **dict.fromkeys(texts().blanks(code), ""))
            assert "trin" not in re.split(r"\W+", said_there.casefold()), code


@pytest.mark.req("R-106")
def test_mariannes_overview_has_five_lines_each_with_its_part_of_the_plan() -> None:
    placement = make_case(MARIANNE, state="ready").placement
    lines = overview_lines(record_of(placement))
    assert [line.label for line in lines] == [
        "Lige nu", "Formål", "Det arbejder vi med", "Næste skridt", "Ordinære timer",
    ]  # fmt: skip
    assert "telefoner og tablets" in lines[0].text
    assert "én arbejdsdag om ugen" in lines[2].text
    assert "Kombinere praktik med lønnede timer" in lines[3].text
    assert [line.section for line in lines] == ["timer", "formaal", "timer", "videre", "timer"]


@pytest.mark.req("R-075")
def test_the_agreement_has_six_points_on_one_sheet() -> None:
    placement = make_case(THOMAS).placement
    content = make_file(PaperKind.AGREEMENT, placement, on_day=PRINTED).content
    text = pdf_text(content)
    for words in ("9.00", "mandag, onsdag og fredag", "Leif Graversen", "22. februar 2023", "før kl. 8.30"):
        assert words in text
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.req("R-075")
def test_an_agreement_without_a_word_on_sickness_names_what_is_missing() -> None:
    case = make_case(THOMAS, state="ready")
    letter = exports.agreement_letter(released(save(case, absence_notice="")), printed_on=PRINTED)
    assert "Mangler: hvem får besked ved sygdom" in plain_text(letter)


@pytest.mark.req("R-053")
@pytest.mark.req("R-157")
@pytest.mark.parametrize(
    ("shape", "never", "always"),
    [
        (THOMAS, ("misbrug", "behandling", "stof"), "sit eget tempo"),
        (MARIANNE, ("depress", "ensom", "udbrændt", "pakkeri"), "én arbejdsdag om ugen"),
    ],
    ids=["thomas", "marianne"],
)
def test_the_company_reads_the_conditions_and_nothing_of_what_lies_behind(
    shape: DemoPlacement, never: tuple[str, ...], always: str
) -> None:
    placement = make_case(shape, state="ready").placement
    for name, said in every_paper(placement).items():
        if name != "citizen_version":
            assert not any(word in said.text.lower() for word in never), name
            assert always in said.text, name


@pytest.mark.req("R-104")
def test_from_nine_to_twelve_hours_min_plan_is_out_of_date_until_it_is_noted_again() -> None:
    case = make_case(THOMAS, state="ready")

    def state(kind: PaperKind) -> tuple[bool, str, tuple[str, ...]]:
        placement = Placement.objects.get(pk=case.placement.pk)
        found = state_of(placement, basis_of(placement), kind)
        return found.is_current, found.tone, found.changed

    def note(kind: PaperKind) -> None:
        fingerprint = record_fingerprint(record_of(Placement.objects.get(pk=case.placement.pk)))
        actions.note_paper(
            by=case.consultant, placement=case.placement, kind=kind, record_fingerprint=fingerprint, at=NOW
        )

    assert state(PaperKind.MIN_PLAN) == (False, "quiet", ()), "nothing hurries before the text is agreed"
    Approval.objects.create(
        placement=case.placement,
        party=Party.COMPANY,
        person_name="Bente",
        address="bente@solby.example",
        core_fingerprint="x",
        state=ApprovalState.AGREED,
        asked_at=NOW,
        answered_at=NOW,
    )
    assert state(PaperKind.MIN_PLAN) == (False, "stop", ())
    note(PaperKind.MIN_PLAN)
    assert state(PaperKind.MIN_PLAN) == (True, "good", ())
    [step] = record_of(case.placement).steps
    longer = tuple(replace(slot, ends_at=slot.ends_at.replace(hour=13)) for slot in step.slots)
    save(case, steps=(replace(step, slots=longer),))
    assert state(PaperKind.MIN_PLAN) == (False, "stop", ("Timer og opgaver",))
    note(PaperKind.MIN_PLAN)
    assert state(PaperKind.MIN_PLAN) == (True, "good", ())


def test_a_correction_of_a_locked_text_stands_last_and_makes_older_papers_out_of_date() -> None:
    case = make_case(THOMAS)
    actions.correct_placement(by=case.consultant, placement=case.placement, text="Mødested er porten.", at=NOW)
    letter = exports.description_letter(released(case.placement), printed_on=PRINTED)
    assert plain_text(letter).rstrip().endswith("• 12. januar 2023, Mette Madsen: Mødested er porten.")
    assert "Sagde ja den 11. januar 2023" in plain_text(letter)


def test_a_draft_says_so_and_a_demo_wears_its_mark() -> None:
    case = make_case(THOMAS, state="draft")
    letter = exports.description_letter(released(case.placement), printed_on=PRINTED)
    assert letter.watermark is Watermark.DEMO
    assert "Dette er en kladde" in plain_text(letter)
    Placement.objects.update(is_demo=False)
    placement = Placement.objects.get()
    assert exports.description_letter(released(placement), printed_on=PRINTED).watermark is Watermark.DRAFT
    actions.mark_ready(by=case.consultant, placement=placement, at=NOW)
    ready = exports.description_letter(released(Placement.objects.get()), printed_on=PRINTED)
    assert ready.watermark is None
    assert "kladde" not in plain_text(ready)


@pytest.mark.parametrize("shape", [THOMAS, MARIANNE], ids=named)
def test_the_citizens_own_version_is_easy_to_read(shape: DemoPlacement) -> None:
    letter = exports.citizen_letter(basis_of(make_case(shape, state="ready").placement), printed_on=PRINTED)
    text = plain_text(letter)
    assert "Du møder" in text
    running = "\n".join(line for line in text.splitlines() if "|" not in line)
    found = lix(running, split_sentences(running))
    assert found is not None and found < 35


def test_a_half_written_draft_can_be_printed_and_says_what_is_missing() -> None:
    case = make_case(THOMAS, state="draft")
    empty = Record(record_of(case.placement).names)
    placement = save(case, **{field.name: getattr(empty, field.name) for field in fields(Record)} | {"site_id": None})
    for kind in (*FOR_COMPANY, PaperKind.CITIZEN_VERSION):
        assert make_file(kind, placement, on_day=PRINTED).content
    text = plain_text(exports.description_letter(released(placement), printed_on=PRINTED))
    assert text.count("Mangler") > 8


def test_a_text_that_is_ready_has_no_boxes_and_says_plainly_what_is_not_agreed() -> None:
    case = make_case(THOMAS, state="draft")
    bare = {"absence_notice": "", "what_it_takes": "", "contribution": "", "next_activity": "", "needs": ()}
    placement = save(case, **bare, no_needs=False, if_it_goes_wrong="")
    assert "Mangler: hvem får besked ved sygdom" in plain_text(
        exports.agreement_letter(released(placement), printed_on=PRINTED)
    )
    actions.mark_ready(by=case.consultant, placement=placement, at=NOW)
    ready = Placement.objects.get()
    for letter in (
        exports.description_letter(released(ready), printed_on=PRINTED),
        exports.agreement_letter(released(ready), printed_on=PRINTED),
        exports.citizen_letter(basis_of(ready), printed_on=PRINTED),
    ):
        assert not [block for block in letter.blocks if isinstance(block, Notice) and block.kind is NoticeKind.MISSING]
        assert "Mangler" not in plain_text(letter), letter.title
    agreement = plain_text(exports.agreement_letter(released(ready), printed_on=PRINTED))
    assert "4. Ved sygdom\n\nDer er ikke aftalt noget om det." in agreement
    assert "Ring til din konsulent." in plain_text(exports.citizen_letter(basis_of(ready), printed_on=PRINTED))


def test_a_text_without_subgoals_says_where_its_direction_stands() -> None:
    case = make_case(THOMAS, state="draft")
    placement = save(case, goals=tuple(goal for goal in record_of(case.placement).goals if goal.level != "subgoal"))
    actions.mark_ready(by=case.consultant, placement=placement, at=NOW)
    text = plain_text(exports.description_letter(released(Placement.objects.get()), printed_on=PRINTED))
    assert "2. Retning og delmål\n\nRetningen er det næste skridt i punkt 6." in text


def test_the_parties_always_stand_in_the_same_order() -> None:
    placement = make_case(THOMAS).placement
    for days, party in enumerate((Party.CITIZEN, Party.EMPLOYEE_REPRESENTATIVE, Party.COMPANY)):
        Approval.objects.filter(party=party).update(asked_at=NOW + timedelta(days=days))
    assert [line.party for line in basis_of(placement).answers] == list(Party)


def test_min_plan_has_the_next_step_also_when_no_tool_is_promised() -> None:
    placement = make_case(THOMAS, state="ready").placement
    said = {field.id: field.text for field in exports.min_plan_fields(basis_of(placement))}
    assert record_of(placement).next_step in said["afterwards"]
    assert not {"support", "next_tools"} & said.keys()


def test_a_file_name_tells_the_workplace_and_no_person() -> None:
    placement = make_case(THOMAS).placement
    basis = basis_of(placement)
    assert file_name(PaperKind.DESCRIPTION_PDF, basis) == "praktikbeskrivelse-solby-kirkegaard-2023-01-23.pdf"
    odd = replace(basis, record=basis.record.changed(names=replace(basis.record.names, company="0101901234 / æø ☃")))
    assert file_name(PaperKind.CALENDAR, odd) == "kalender-aeoe-2023-01-23.ics"


@pytest.mark.parametrize("text", ["\u202e gnal", "𝄞 漢字 ﷺ 🦄", "a" * 3000, "\x07\x1b", "#set page()", "<b>&amp;</b>"])
def test_any_character_reaches_the_paper_or_is_shown_as_missing(text: str) -> None:
    placement = save(make_case(THOMAS, state="draft"), next_step="Før " + text + " efter.")
    letter = exports.description_letter(released(placement), printed_on=PRINTED)
    read = pdf_text(to_pdf(letter))
    assert "Før" in read
    assert "efter." in read
