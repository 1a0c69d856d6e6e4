"""What can be said to a company: claims with proof from own agreements, and sentences with the company's figures."""

from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from tests.citizens.factories import make_citizen
from tests.companies.factories import make_company, make_task
from tests.companies.pages import text_of
from tests.conftest import on_day

from jobbro.accounts.models import User
from jobbro.accounts.queries import rulebook_in_force
from jobbro.companies.models import Company, JobOpening, OpeningTask, WorkTask
from jobbro.domain.calendar import Period
from jobbro.library import ContentError, arguments, instruments, toolboxes
from jobbro.placements.models import Placement, Slot, Step, StepTask, TrackEvent
from jobbro.placements.queries.arguments import starter_lines
from jobbro.placements.queries.examples import examples_for
from jobbro.placements.queries.proof import ProofKind, longest_stay, proofs_for

pytestmark = pytest.mark.django_db
NOW = on_day("2026-11-20")
TODAY = NOW.date()
FULL = Decimal(37)


@pytest.fixture(autouse=True)
def today_is_in_november(monkeypatch):
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)


def paid_course(
    company: Company, by: User, name: str = "Kim", *, days=(1, 3, 5), weeks: int = 9, **changes
) -> Placement:
    """Two paid hours on each of the days, 8-10, beside three hours of practice."""
    first = changes.pop("first", date(2026, 9, 7))
    values: dict[str, Any] = {"state": "locked", "paid_route": "simultaneous"} | changes
    citizen = values.pop("citizen", None) or make_citizen(first_name=name, team=by.team)
    people = {"consultant": by, "planned_by": by, "planned_at": NOW, "changed_at": NOW}
    last = first + timedelta(weeks=weeks, days=-1)
    place = Placement.objects.create(
        citizen=citizen, company=company, starts_on=first, ends_on=last, **people, **values
    )
    step = Step.objects.create(placement=place, number=1, starts_on=first, ends_on=last)
    for day in days:
        Slot.objects.create(step=step, kind="paid", weekday=day, starts_at=time(8), ends_at=time(10))
        Slot.objects.create(step=step, kind="practice", weekday=day, starts_at=time(10), ends_at=time(13))
    return place


def filled_job(company: Company, hours: str = "8", on_day: date = date(2026, 10, 1), **task) -> JobOpening:
    job = JobOpening.objects.create(
        company=company, title="Job", weekly_hours=Decimal(hours), state="filled", state_on=on_day, noted_on=on_day
    )
    if task:
        piece = WorkTask.objects.create(
            company=company, title="Pakke", activity="inbound", weekly_hours=Decimal(hours), noted_on=on_day, **task
        )
        OpeningTask.objects.create(opening=job, task=piece, weekly_hours=Decimal(hours))
    return job


def proofs(company: Company, **more):
    return proofs_for(company, today=TODAY, book=rulebook_in_force(), stay_weeks=26, **more)


def page_of(browser, company: Company, **sent):
    address = reverse("placements:arguments", args=[company.pk])
    return browser.post(address, sent) if sent else browser.get(address)


def test_content_and_code_know_the_same_proofs_and_the_nine_five_and_four_are_there():
    file = arguments()
    assert {one.id for one in file.proofs} == set(ProofKind)
    assert (len(file.statements), len(file.benefits), len(file.starters)) == (9, 5, 4)
    assert len({one.proof for one in file.statements}) == 9, "each of the nine has a proof of its own"
    assert all(tool in toolboxes().tools for one in file.benefits for tool in one.tools)


def test_a_file_that_points_at_nothing_or_has_a_loose_blank_is_refused(tmp_path: Path):
    folder = tmp_path / "arguments"
    folder.mkdir()
    for name in ("sources", "toolbox", "instruments"):
        (tmp_path / name).symlink_to(Path("content").resolve() / name)
    words = Path("content/arguments/argumenter.yaml").read_text(encoding="utf-8")
    for old, new, said in (
        (
            'proof: came-back\n    source: {ref: haandbog, section: "linje 435"}',
            'proof: hope\n    source: {ref: haandbog, section: "linje 435"}',
            "«hope»",
        ),
        ("tools: [recognition]", "tools: [applause]", "«applause»"),
        ("instrument: jobrotation", "instrument: jobkarrusel", "«jobkarrusel»"),
        ("few: Vi har samlet", "few: Vi har 3 gange samlet", "uden tal"),
        ("fills: [hours, units_week]", "fills: [hours]", "«fills»"),
    ):
        assert old in words
        (folder / "a.yaml").write_text(words.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ContentError, match=said):
            arguments(root=tmp_path)


@pytest.mark.req("R-027")
def test_elses_six_hours_prove_small_tasks_and_loyal_stays_unproven_until_somebody_has_stayed(consultant, client_of):
    home, other = make_company(name="Plejecenter Skoven"), make_company(name="Bo El")
    paid_course(home, consultant, "Else")
    answer = page_of(client_of(consultant), other)
    said = text_of(answer)
    assert "1 person har haft løn for småopgaver, 6 timer om ugen" in said
    assert "Else" not in said
    lines = {line.key: line for line in answer.context["page"].statements}
    assert lines["small-tasks"].proof.is_there
    assert not lines["loyal"].proof.is_there
    assert lines["loyal"].proof.todo in said, "the gap is a thing to do"
    paid_course(home, consultant, "Marianne", first=date(2026, 1, 5), weeks=26)
    line = {line.key: line for line in page_of(client_of(consultant), other).context["page"].statements}["loyal"]
    assert line.proof.words == "1 person ud af 1 har haft lønnede timer samme sted i et halvt år."


def test_only_what_all_said_yes_to_counts_and_a_refused_or_future_or_full_time_one_does_not(consultant):
    company = make_company()
    paid_course(company, consultant, state="shared")
    paid_course(company, consultant, first=date(2026, 12, 7))
    paid_course(company, consultant, first=date(2019, 1, 7))
    refused = paid_course(company, consultant)
    TrackEvent.objects.create(
        placement=refused, track="grant", status="refused", on_day=TODAY, noted_by=consultant, noted_at=NOW
    )
    full = paid_course(company, consultant, days=())
    step = full.steps.get()
    for day in range(1, 6):
        Slot.objects.create(step=step, kind="paid", weekday=day, starts_at=time(8), ends_at=time(15, 24))
    found = proofs(company)
    assert found[ProofKind.SMALL_TASKS].count == 0
    assert not any(found[kind].is_there for kind in (ProofKind.CAME_BACK, ProofKind.LEARNED))


def test_each_kind_of_proof_counts_what_it_says(consultant):
    company, other = make_company(), make_company()
    task = WorkTask.objects.create(company=company, title="Vaske op", activity="operations", noted_on=TODAY)
    first = paid_course(company, consultant, purposes=["specific_skills"])
    StepTask.objects.create(step=first.steps.get(), work_task=task, kind="paid", title="Vaske op")
    later = paid_course(company, consultant, first=date(2026, 10, 5))
    StepTask.objects.create(step=later.steps.get(), work_task=task, kind="practice", title="Vaske op")
    paid_course(other, consultant, citizen=first.citizen)
    tried = paid_course(other, consultant, "Niels", days=(), first=date(2026, 6, 1), weeks=4)
    Slot.objects.create(step=tried.steps.get(), kind="practice", weekday=1, starts_at=time(8), ends_at=time(12))
    paid_course(other, consultant, citizen=tried.citizen, days=(1,))
    filled_job(company, "8", doer="skilled")
    filled_job(company, "5", doer="skilled", is_bought=True)
    filled_job(company, "4", doer="nobody")
    found = proofs(company)
    counts = {kind: proof.count for kind, proof in found.items() if proof.is_there}
    assert counts == {
        ProofKind.SMALL_TASKS: 3,
        ProofKind.OWN_TASKS: 1,
        ProofKind.TRAINED_HERE: 1,
        ProofKind.TRIED_FIRST: 1,
        ProofKind.LEARNED: 1,
        ProofKind.CAME_BACK: 2,
        ProofKind.FREED_HOURS: 1,
    }
    hours = found[ProofKind.SMALL_TASKS].hours
    assert hours is not None
    assert (hours.low, hours.high) == (2, 6)
    assert found[ProofKind.FREED_HOURS].hours.low == 8


def test_a_stay_is_half_a_year_to_the_day_and_a_long_break_ends_it():
    first = date(2026, 1, 5)
    half = Period.of_weeks(first, 26)
    assert longest_stay([half], until=TODAY) == timedelta(weeks=26)
    assert longest_stay([half], until=half.last - timedelta(days=1)) == timedelta(weeks=26, days=-1)
    for gap, stayed in ((31, timedelta(weeks=26, days=30)), (32, timedelta(weeks=13))):
        start = Period.of_weeks(first, 13).last + timedelta(days=gap)
        assert longest_stay([Period.of_weeks(first, 13), Period.of_weeks(start, 13)], until=TODAY) == stayed


def test_the_sheet_has_no_number_for_few_and_a_rounded_one_for_many_and_names_nobody(consultant, client_of):
    company, browser = make_company(name="Bo El"), client_of(consultant)
    nothing = page_of(browser, company, hent="pdf")
    assert "Intet kan bevises endnu" in text_of(nothing)
    for number in range(4):
        paid_course(make_company(), consultant, f"Rosalinde{number}")
    told = {line.key: line.proof.told for line in page_of(browser, company).context["page"].statements}
    assert told["small-tasks"] == arguments().proof("small-tasks").few
    for number in range(3):
        paid_course(make_company(), consultant, f"Sigismund{number}")
    told = {line.key: line.proof.told for line in page_of(browser, company).context["page"].statements}
    assert told["small-tasks"].startswith("Mindst 5 personer ")
    for ending, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        paper = page_of(browser, company, hent=ending)
        assert paper.content.startswith(begins)
        assert "attachment" in paper["Content-Disposition"]


def test_the_way_to_an_agreement_is_shown_only_to_those_who_may_see_it(
    consultant, consultant_other_team, client_of, django_assert_max_num_queries
):
    company = make_company()
    own = paid_course(make_company(name="Nær"), consultant)
    for _ten in range(10):
        paid_course(make_company(name="Fjern"), consultant_other_team)
    browser = client_of(consultant)
    page_of(browser, company)
    with django_assert_max_num_queries(12):
        said = text_of(page_of(browser, company))
    assert reverse("placements:detail", args=[own.pk]) in said
    assert "Fjern" not in said
    assert "11 personer har haft løn for småopgaver" in said


@pytest.mark.req("R-034")
def test_the_hours_of_easy_tasks_on_the_card_are_counted_before_anything_is_written(consultant, client_of):
    company, browser = make_company(), client_of(consultant)
    url = reverse("placements:arguments", args=[company.pk])
    assert "Mangler: timer om ugen, hvad tiden kan bruges til" in text_of(browser.get(url))
    make_task(company, title="Fylde bilen", weekly_hours=Decimal(6), level="easy")
    known = browser.get(url)
    assert known.status_code == 200 and known.context["form"]["timer"].value() == "6"
    assert "Mangler: hvad tiden kan bruges til" in text_of(known)
    assert "Mangler: timer om ugen, hvad" not in text_of(known)


@pytest.mark.req("R-034")
def test_the_arguments_carry_the_companys_own_figures_and_unknown_ones_stay_ranges(consultant, client_of):
    company, browser = make_company(), client_of(consultant)
    three_times_four = {"gange": "3", "timer": "4"}
    said = text_of(page_of(browser, company, **three_times_four))
    assert "3 gange om ugen, 4 timer ad gangen" in said
    assert "Det er 12 timer om ugen" in said
    assert "kunder mere om ugen" not in said
    minutes = {"timer": "3", "enhed": "kunder", "maal": "minutter", "enhedstid": "90", "enhedstid_til": "180"}
    for _again in range(2):
        said = text_of(page_of(browser, company, **minutes))
        assert "Flytter I 3 timer om ugen til en anden, er der tid til 1 til 2 kunder mere om ugen." in said
        assert "delt med 1,5 til 3 timer pr. stk." in said
    houses = {"uger": "46", "enhed": "huse", "maal": "timer", "enhedstid": "300", "enhedstid_til": "500"}
    assert "kan de faglærte nå 1 til 2 huse mere om året" in text_of(
        page_of(browser, company, **three_times_four, **houses)
    )
    wrong = page_of(browser, company, timer="mange", saeson="Havesæsonen")
    assert wrong.status_code == 422
    assert 'value="Havesæsonen"' in wrong.content.decode()


@pytest.mark.req("R-132")
def test_the_five_benefits_stand_under_responsibility_and_under_the_pitch_from_one_place(consultant, client_of):
    company, browser = make_company(), client_of(consultant)
    pitch = page_of(browser, company)
    beside = text_of(browser.get(reverse("companies:responsibility", args=[company.pk])))
    for benefit in arguments().benefits:
        for said in (text_of(pitch), beside):
            assert benefit.title in said
            assert benefit.says in said
            for tool in benefit.tools:
                assert f'href="{reverse("reference:tool", args=[tool])}"' in said
    assert reverse("placements:arguments", args=[company.pk]) + "#fordele" in beside
    assert text_of(pitch).count("mangler eksempel") == 5
    paid_course(make_company(), consultant)
    assert text_of(page_of(browser, company)).count("mangler eksempel") == 4


@pytest.mark.req("R-133")
@pytest.mark.parametrize(
    ("day", "is_named", "note"),
    [
        ("2026-01-31", True, ""),
        ("2026-02-01", False, "Vi ved ikke, om ordningen er åben"),
        ("2026-07-01", False, "ikke åben for nye forløb"),
    ],
)
def test_the_third_starter_drops_jobrotation_when_it_ends_and_says_what_is_not_known(day, is_named, note):
    lines = starter_lines(
        season="", example="", no_example="Intet eksempel.", day=date.fromisoformat(day), book=rulebook_in_force()
    )
    third = lines[2]
    assert any("jobrotation" in words for words in third.sentences) is is_named
    assert any(note in one for one in third.notes) is bool(note)
    assert instruments()["jobrotation"].status, "its days come from the file of the scheme"
    assert len(third.sentences) >= 2, "the rest can be said without it"


@pytest.mark.req("R-133")
def test_the_second_starter_tells_of_a_company_of_the_same_size_or_warns_that_there_is_none(consultant, client_of):
    company, browser = make_company(name="Bo El", employees=18), client_of(consultant)
    larger, alone = make_company(employees=80), make_company(employees=20)
    for _two in range(2):
        filled_job(larger)
    filled_job(alone)
    said = text_of(page_of(browser, company))
    assert "Vi har intet eksempel fra en virksomhed på samme størrelse (10 til 49 ansatte)" in said
    alike = make_company(name="Hemmelig ApS", employees=30)
    for hours in ("8", "12"):
        filled_job(alike, hours)
    filled_job(alike, "37")
    said = text_of(page_of(browser, company, saeson="havesæsonen"))
    assert "blev til to deltidsjob" in said
    assert "Havesæsonen nærmer sig" in said
    assert "Hemmelig" not in said
    assert "20 timer om ugen i alt" in said
    unknown = replace_size(company, None)
    assert examples_for(unknown, full_time=FULL, today=TODAY) == ()
    assert "Vi ved ikke, hvor mange der arbejder her" in text_of(page_of(browser, company))


def test_one_of_several_examples_can_be_picked(consultant, client_of):
    company, browser = make_company(employees=18), client_of(consultant)
    two, three = make_company(employees=30), make_company(employees=31)
    for _job in range(2):
        filled_job(two, on_day=date(2026, 11, 1))
    for _job in range(3):
        filled_job(three, on_day=date(2026, 3, 1))
    assert "blev til to deltidsjob" in text_of(page_of(browser, company))
    assert "blev til tre deltidsjob" in text_of(page_of(browser, company, eksempel=str(three.pk)))
    assert page_of(browser, company, eksempel="noget").status_code == 422


def replace_size(company: Company, employees: int | None) -> Company:
    Company.objects.filter(pk=company.pk).update(employees=employees)
    return Company.objects.get(pk=company.pk)
