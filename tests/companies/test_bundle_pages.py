"""The pages about bundles, job openings and positions (R-032, R-033, R-035)."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.companies.factories import make_company, make_opening, make_position, make_task
from tests.companies.pages import page_url, text_of

from jobbro.companies.models import JobOpening, OpeningState, OpeningTask, Position, WorkTask
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
SOCKETS = {"title": "Samle stikdåser", "doer": "skilled", "doer_hourly_pay": Decimal(260), "training": "little"}


def electrician():
    """The electrician of the handbook's example, with tasks in our own words."""
    company = make_company(name="Nordlys El")
    make_task(company, weekly_hours=Decimal(6), weekdays=[1, 3, 5], **SOCKETS)
    make_task(company, title="Vaske biler", weekly_hours=Decimal(4), doer="skilled", weekdays=[5], training="none")
    make_task(company, title="Sortere rester", weekly_hours=Decimal(2), doer="nobody", training="none")
    make_task(company, title="Trække kabler", weekly_hours=Decimal(30), level="skilled", doer="skilled")
    return company


def marks(text):
    """What tells the bundles of a page apart."""
    return re.findall(r'name="bundt" value="([0-9a-f]{16})"', text)


@pytest.mark.req("R-032")
def test_the_sockets_move_from_the_skilled_and_the_freed_hours_and_the_sums_are_shown(client):
    company = electrician()
    text = text_of(client.post(page_url("bundles", company), {"timer": "10", "uger": "44", "hjaelper": "160"}))
    for words in ("Samle stikdåser", "10 timer frigjort om ugen", "10 timer × 44 uger", "440 timer", "6 × 260"):
        assert words in text
    assert "Lønnen i dag er ukendt for 4 timer." in text
    assert "Hjælp til den nye kollega er ikke skrevet." in text
    assert "Kræver faget" in text
    assert "Trække kabler" in text


@pytest.mark.req("R-032")
def test_a_bundle_is_saved_once_as_a_job_that_can_be_offered(client):
    company = electrician()
    wish = {"timer": "10", "dage": ["1", "3", "5"], "form_token": new_token()}
    mark = marks(text_of(client.post(page_url("bundles", company), wish)))[0]
    for _ in range(2):
        answer = client.post(page_url("bundle_save", company), wish | {"bundt": mark}, follow=True)
    opening = JobOpening.objects.get()
    assert (opening.weekly_hours, opening.weekdays, opening.state) == (10, [1, 3, 5], OpeningState.PROPOSED)
    assert "6 + 4" in text_of(answer)
    moved = client.post(
        page_url("opening_move", company, opening.pk), {"state": "agreed", "edit_version": "1"}, follow=True
    )
    assert "Kan tilbydes" in text_of(moved)
    assert "Jobåbningen «Samle stikdåser m.m.» kan tilbydes" in text_of(client.get(page_url("detail", company)))


def test_a_bundle_whose_tasks_changed_meanwhile_is_not_saved_and_the_new_ones_are_shown(client):
    company = electrician()
    mark = marks(text_of(client.get(page_url("bundles", company))))[0]
    WorkTask.objects.filter(title="Samle stikdåser").update(weekly_hours=Decimal(7))
    answer = client.post(page_url("bundle_save", company), {"timer": "12", "bundt": mark})
    assert answer.status_code == 409
    assert "Opgaverne er ændret imens" in text_of(answer)
    assert marks(text_of(answer))
    assert not JobOpening.objects.exists()


@pytest.mark.req("R-033")
def test_the_estimates_begin_with_the_freed_hours_and_the_stated_pay(client):
    company = electrician()
    sent = {"timer": "10", "uger": "44", "uger_til": "46", "hjaelper": "150", "hjaelper_til": "170", "opsyn": "1"}
    page = text_of(client.post(page_url("bundles", company), sent))
    start = page.index('name="begynd"')
    hidden = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page[start : page.index("</form>", start)])
    )
    hidden |= {"begynd": "1"}
    freed = client.post(reverse("calculators:one", args=["frigjort-tid"]), hidden).context["form"].initial
    assert (freed["timer"], freed["uger"], freed["uger_til"], freed["opsyn"]) == ("10", "44", "46", "1")
    assert (freed["faglaert"], freed["hjaelper"], freed["hjaelper_til"]) == ("260", "150", "170")
    social = client.post(reverse("calculators:one", args=["samfund"]), hidden).context["form"].initial
    assert (social["virksomhed"], social["timer"], social["timeloen"]) == ("Nordlys El", "10", "150")


@pytest.mark.parametrize(
    "changes", [{"timer": ""}, {"timer": "0"}, {"timer": "38"}, {"timer": "mange"}, {"dage": ["8"]}]
)
def test_a_wish_that_no_week_has_is_asked_about_again(changes, client):
    company = electrician()
    for route in ("bundles", "bundle_save"):
        assert client.post(page_url(route, company), {"timer": "12"} | changes).status_code == 422
    backwards = {"timer": "12", "hjaelper": "170", "hjaelper_til": "150", "opsyn_til": "2"}
    text = text_of(client.post(page_url("bundles", company), backwards))
    assert "Skriv det samme som i feltet før, eller mere." in text
    assert "Skriv også det laveste." in text


def test_a_company_with_too_little_told_gets_questions_and_no_invented_job(client):
    company = make_company()
    assert "Vi kender ingen opgaver hos virksomheden endnu." in text_of(client.get(page_url("bundles", company)))
    make_task(company, title="Pakke", weekly_hours=None)
    assert "Ingen af de kendte opgaver kan flyttes" in text_of(client.get(page_url("bundles", company)))
    make_task(company, title="Feje", weekly_hours=Decimal(2))
    text = text_of(client.get(page_url("bundles", company)))
    assert "De kendte opgaver fylder 2 timer om ugen." in text
    assert "Mangler timer. Spørg, hvor lang tid det tager om ugen" in text
    assert "Hvad bliver liggende i en travl uge?" in text


@pytest.mark.req("R-032")
@pytest.mark.parametrize(("ending", "first"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_proposals_and_openings_are_printed_for_the_employer(ending, first, client):
    company = electrician()
    proposals = client.post(page_url("bundles", company), {"timer": "10", "hent": ending})
    opening = make_opening(company)
    OpeningTask.objects.create(opening=opening, task=WorkTask.objects.get(title="Samle stikdåser"), weekly_hours=6)
    paper = client.get(page_url("opening_paper", company, opening.pk, ending))
    for answer in (proposals, paper):
        assert answer.content.startswith(first)
        assert f'.{ending}"' in answer["Content-Disposition"]
    assert client.get(page_url("opening_paper", company, opening.pk, "exe")).status_code == 404


@pytest.mark.req("R-032")
def test_a_position_is_written_with_its_tasks_and_the_table_adds_up(client):
    company = make_company()
    sent = {
        "title": "Elektriker",
        "weekly_hours": "37",
        "growth_obstacle": "Vi siger nej til kunder",
        "doer": "skilled",
        "t1_title": "Trække kabler",
        "t1_hours": "29",
        "t1_skill": "on",
        "t2_title": "Samle stikdåser",
        "t2_hours": "6",
        "t2_training": "little",
        "t2_move": "ja",
    }
    text = text_of(client.post(page_url("position_new", company), sent, follow=True))
    for words in ("Vi siger nej til kunder", "35 timer", "Mangler at få at vide, hvad 2 timer går til."):
        assert words in text
    moved = WorkTask.objects.get(title="Samle stikdåser")
    assert (moved.can_be_moved, moved.doer, moved.training) == (True, "skilled", "little")
    refused = client.post(page_url("position_new", company), {"title": "x", "weekly_hours": "37", "t1_hours": "3"})
    assert refused.status_code == 422
    assert "Skriv, hvad timerne går til." in text_of(refused)


@pytest.mark.req("R-035")
def test_two_share_a_position_and_hours_above_it_are_refused_with_everything_kept(client):
    position = make_position(make_company())
    url = page_url("position_share", position.company, position.pk)
    assert client.get(url).context["form"].initial["hours1"] == Decimal("18.5")
    sent = {"title1": "Formiddag", "hours1": "20", "title2": "Eftermiddag", "hours2": "17,25", "days2": ["2"]}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert "De to job fylder 0,25 timer mere" in text_of(answer)
    assert 'value="Eftermiddag"' in text_of(answer)
    text = text_of(client.post(url, sent | {"hours2": "17"}, follow=True))
    assert "Alle stillingens timer er delt ud." in text
    assert sorted(JobOpening.objects.values_list("title", "weekly_hours", "weekdays")) == [
        ("Eftermiddag", 17, [2]),
        ("Formiddag", 20, []),
    ]
    too_short = {"title": "Elektriker", "weekly_hours": "30", "edit_version": "1"}
    edit = client.post(page_url("position_edit", position.company, position.pk), too_short)
    assert edit.status_code == 422
    assert Position.objects.get().weekly_hours == 37


def test_an_opening_that_was_moved_meanwhile_is_shown_as_it_is(client):
    opening = make_opening(make_company(), edit_version=3)
    url = page_url("opening_move", opening.company, opening.pk)
    assert client.post(url, {"state": "agreed", "edit_version": "2"}).status_code == 409
    assert client.post(url, {"state": "filled", "edit_version": "3"}).status_code == 409
    assert client.post(url, {"state": "nothing", "edit_version": "3"}).status_code == 422


def test_the_page_asks_as_much_at_a_thousand_tasks_as_at_ten(client, django_assert_max_num_queries):
    company = make_company()
    for number in range(10):
        make_task(company, title=f"Opgave {number}", doer="skilled")
    make_opening(company)
    with django_assert_max_num_queries(12):
        client.get(page_url("bundles", company))
    WorkTask.objects.bulk_create(
        WorkTask(company=company, title=f"Ny {number}", activity="inbound", weekly_hours=2, noted_on=opening_day())
        for number in range(990)
    )
    with django_assert_max_num_queries(12):
        answer = client.get(page_url("bundles", company))
    assert len(answer.content) < 106_000


def opening_day():
    """The day on which the tasks were told."""
    return WorkTask.objects.values_list("noted_on", flat=True)[0]
