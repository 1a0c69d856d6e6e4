"""The tab «Kontakt og løfter», the soft stop, and the lists of whom to contact."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company, make_contact, make_site, make_task
from tests.companies.pages import page_url, text_of

from jobbro.accounts.viewer import Viewer
from jobbro.companies.actions import ContactTold, PromiseSaid, log_contact, make_promise, pause_contact
from jobbro.companies.models import (
    Company,
    CompanyContact,
    CompanyPromise,
    ContactChannel,
    ContactOutcome,
    ContactPause,
    ContactPurpose,
    PromiseState,
)
from jobbro.companies.queries.advice import policy_of
from jobbro.companies.queries.listing import with_columns
from jobbro.companies.queries.memory import steps_of
from jobbro.companies.queries.ranking import Asked, Place, next_companies, order_of, standing_of
from jobbro.companies.queries.segments import Segment
from jobbro.companies.queries.silence import QUIET, RARE, silent_companies
from jobbro.domain.contact import order_key, score_of
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
TODAY = MARCH_2.date()


def spoke(by, company, *days_ago: int, **more):
    """Log contacts that reached somebody so many days ago."""
    outcome = more.pop("outcome", ContactOutcome.HELD)
    for days in days_ago:
        told = ContactTold(at=MARCH_2 - timedelta(days=days), outcome=outcome, **more)
        logged = log_contact(by=by, company=company, told=told, at=MARCH_2)
    return logged


def promise_to(company, owner, due_on: date, what: str = "Svar på småopgaver") -> CompanyPromise:
    said = PromiseSaid(what, owner, max(due_on, TODAY))
    promise = make_promise(by=owner, company=company, said=said, at=MARCH_2)
    CompanyPromise.objects.filter(pk=promise.pk).update(due_on=due_on)
    promise.refresh_from_db()
    return promise


def viewer_of(user) -> Viewer:
    return Viewer.of(user, at=MARCH_2, what="companies:next_up")


def log_form(**changes):
    typed = {"channel": "call", "on_day": "2-3-2026", "outcome": "held", "purpose": "general"}
    return typed | {"form_token": new_token()} | changes


@pytest.mark.req("R-016")
def test_a_colleagues_contact_ten_days_ago_is_a_warning_that_is_passed_with_a_reason(client, colleague_same_team):
    company = make_company()
    spoke(colleague_same_team, company, 10)
    page = text_of(client.get(page_url("log_new", company)))
    assert "Vent gerne lidt" in page
    assert colleague_same_team.full_name in page
    refused = client.post(page_url("log_new", company), log_form(words="De ringer tilbage"))
    assert refused.status_code == 422
    assert "De ringer tilbage" in text_of(refused)
    assert CompanyContact.objects.count() == 1
    passed = client.post(page_url("log_new", company), log_form(passed_stop="De ventede på svar"), follow=True)
    assert "De ventede på svar" in text_of(passed)
    assert CompanyContact.objects.get(passed_stop="De ventede på svar").by_id != colleague_same_team.pk


def test_what_the_company_began_itself_and_what_was_told_later_need_no_reason(client, colleague_same_team):
    company = make_company()
    spoke(colleague_same_team, company, 10)
    assert client.post(page_url("log_new", company), log_form(they_began="on")).status_code == 302
    assert client.post(page_url("log_new", company), log_form(on_day="20-2-2026")).status_code == 302
    assert CompanyContact.objects.filter(they_began=True).count() == 1


@pytest.mark.req("R-007")
def test_the_purpose_is_chosen_and_can_be_changed_after_the_call(client, consultant):
    company = make_company()
    logged = spoke(consultant, company, 1, purpose=ContactPurpose.GENERAL)
    form = log_form(on_day="1-3-2026", purpose="citizen", edit_version="1")
    answer = client.post(page_url("log_edit", company, logged.pk), form, follow=True)
    logged.refresh_from_db()
    assert logged.purpose == ContactPurpose.CITIZEN
    assert logged.at == MARCH_2 - timedelta(days=1)
    assert "Med en konkret borger i tankerne" in text_of(answer)
    stale = client.post(
        page_url("log_edit", company, logged.pk), form | {"purpose": "general", "form_token": new_token()}
    )
    assert stale.status_code == 409


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"outcome": "call_again"}, "Skriv, hvilken dag du ringer igen."),
        ({"next_on": "1-3-2026"}, "Dagen ligger før kontakten"),
        ({"on_day": "3-3-2026"}, "ude i fremtiden"),
        ({"words": "Han hedder 010190-1234"}, "ligner et CPR-nummer"),
        ({"words": "Kandidaten har skizofreni"}, "Skriv intet om borgere"),
    ],
)
def test_what_lacks_something_is_asked_about_and_everything_typed_is_kept(client, changes, says):
    company = make_company()
    answer = client.post(page_url("log_new", company), log_form(goal="Kaffeaftale", **changes))
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "Kaffeaftale" in text_of(answer)
    assert not CompanyContact.objects.exists()


def test_words_of_health_pass_when_they_are_about_the_companys_work(client):
    company = make_company(name="Bostedet Egely")
    words = {"words": "De har beboere med skizofreni"}
    assert "handler om virksomhedens arbejde" in text_of(client.post(page_url("log_new", company), log_form(**words)))
    assert client.post(page_url("log_new", company), log_form(about_work="on", **words)).status_code == 302


def test_a_form_sent_twice_makes_one_contact(client):
    company, form = make_company(), log_form()
    for _ in range(2):
        assert client.post(page_url("log_new", company), form).status_code == 302
    assert CompanyContact.objects.count() == 1


@pytest.mark.req("R-008")
def test_one_timeline_holds_what_all_colleagues_told_and_promised(client, consultant, colleague_same_team):
    company = make_company(advertising_protected=True)
    leif = make_contact(company)
    spoke(
        colleague_same_team, company, 20, channel=ContactChannel.VISIT, person=leif, words="De mangler folk til foråret"
    )
    spoke(consultant, company, 30, outcome=ContactOutcome.CALL_AGAIN, next_on=date(2026, 2, 27), goal="Kaffeaftale")
    promise_to(company, consultant, date(2026, 2, 26))
    last = date(2026, 3, 20)
    pause_contact(by=consultant, company=company, reason="Flytter til nyt hus", ends_on=last, at=MARCH_2)
    page = text_of(client.get(page_url("memory", company)))
    for words in (
        "De mangler folk til foråret",
        "Besøg: holdt",
        "over tiden",
        "Flytter til nyt hus",
        "frabedt sig reklame",
    ):
        assert words in page
    assert "2 gange på 90 dage" in page


def test_a_promise_is_kept_moved_and_taken_back_on_the_page(client, consultant):
    company = make_company()
    typed = {"side": "ours", "what": "Sende to kandidater", "due_on": "9-3-2026", "owner": consultant.pk}
    client.post(page_url("promise_new", company), typed)
    promise = CompanyPromise.objects.get()
    client.post(page_url("promise_move", company, promise.pk), {"to": "16-3-2026"})
    promise.refresh_from_db()
    assert promise.due_on == date(2026, 3, 16)
    assert client.post(page_url("promise_move", company, promise.pk), {"to": "1-3-2026"}).status_code == 422
    assert client.post(page_url("promise_withdraw", company, promise.pk), {"because": ""}).status_code == 422
    answer = client.post(page_url("promise_keep", company, promise.pk) + "?fra=dag")
    assert answer.url == reverse("dashboards:home")
    client.post(page_url("promise_withdraw", company, promise.pk), {"because": "Nej"})
    promise.refresh_from_db()
    assert promise.state == PromiseState.KEPT


def test_a_pause_is_given_and_ended_on_the_page_and_holds_for_a_year_at_most(client):
    company = make_company()
    long = client.post(page_url("pause_new", company), {"reason": "Travlt", "ends_on": "1-6-2027"})
    assert long.status_code == 422
    client.post(page_url("pause_new", company), {"reason": "Travlt", "ends_on": "1-6-2026"})
    pause = ContactPause.objects.get()
    assert "Vent gerne lidt" in text_of(client.get(page_url("memory", company)))
    client.post(page_url("pause_end", company, pause.pk))
    assert "Vent gerne lidt" not in text_of(client.get(page_url("memory", company)))


def test_a_row_of_another_company_is_not_found(client, consultant):
    company, other = make_company(), make_company(name="Anden")
    promise = promise_to(other, consultant, TODAY)
    assert client.post(page_url("promise_keep", company, promise.pk)).status_code == 404
    assert client.get(page_url("log_edit", company, uuid4())).status_code == 404


@pytest.fixture
def town(consultant, colleague_same_team):
    """Fifteen companies of every kind that the order knows."""
    made = []
    for number in range(15):
        company = make_company(
            name=f"Firma {number:02}",
            employees=(None, 3, 20, 80, 400)[number % 5],
            owner=consultant if number % 4 == 0 else None,
        )
        made.append(company)
        if number % 3:
            spoke(colleague_same_team, company, 100 * number)
        if number % 6 == 1:
            make_task(company)
    spoke(colleague_same_team, made[3], 5)
    spoke(consultant, made[6], 80, 60, 40)
    pause_contact(by=consultant, company=made[9], reason="Travlt", ends_on=date(2026, 3, 2), at=MARCH_2)
    promise_to(made[4], consultant, date(2026, 3, 1))
    spoke(colleague_same_team, made[4], 2)
    spoke(consultant, made[12], 30, outcome=ContactOutcome.CALL_AGAIN, next_on=date(2026, 3, 6))
    return made


def test_the_database_gives_the_same_order_as_the_thought_and_the_reasons_add_up(town, consultant):
    viewer = viewer_of(consultant)
    asked = Asked(consultant, TODAY, policy_of(viewer))
    found = [Place(points, day, key) for key, points, day in order_of(Company.objects.all(), asked)]
    left_out = {town[3].pk, town[6].pk, town[9].pk}
    assert {place.key for place in found} == {company.pk for company in town} - left_out
    steps = {town[4].pk: date(2026, 3, 1), town[12].pk: date(2026, 3, 6)}
    rows = [
        standing_of(row, asked, my_step_on=steps.get(row.pk))
        for row in with_columns(Company.objects.exclude(pk__in=left_out))
    ]
    plain = sorted(rows, key=lambda row: order_key(row, today=TODAY, policy=asked.policy))
    assert [str(place.key) for place in found] == [row.key for row in plain]
    assert [place.points for place in found] == [score_of(row, today=TODAY, policy=asked.policy) for row in plain]
    page = next_companies(viewer, Segment(), policy=asked.policy)
    assert all(row.points == sum(reason.points for reason in row.reasons) for row in page.rows)
    assert page.rows[0].company == town[4]


def test_the_pages_of_the_order_follow_one_another(town, consultant):
    viewer, policy = viewer_of(consultant), policy_of(viewer_of(consultant))
    whole = [row.company.pk for row in next_companies(viewer, Segment(), policy=policy).rows]
    first = next_companies(viewer, Segment(), policy=policy, size=5)
    second = next_companies(viewer, Segment(), policy=policy, after=Place.read(first.next_key), size=5)
    assert [row.company.pk for row in (*first.rows, *second.rows)] == whole[:10]


def test_whom_to_contact_now_shows_points_reasons_and_the_figures_behind_them(client, town):
    page = text_of(client.get(reverse("companies:next_up")))
    assert "Firma 04" in page
    assert "Dit løfte eller opkald er ved dagen (60)" in page
    assert "Firma 09" not in page
    assert "Sådan er rækkefølgen lavet" in page
    assert "Firma 04" not in text_of(client.get(reverse("companies:next_up"), {"stoerrelse": "1-9"}))
    assert client.get(reverse("companies:next_up"), {"efter": "x"}).status_code == 422


def test_rarely_contacted_and_silent_are_told_apart_by_size_area_and_branch(consultant):
    never, once, gone, fresh = (make_company(name=name, employees=5) for name in ("Aldrig", "Sjælden", "Stille", "Ny"))
    make_site(never, postcode="8900")
    spoke(consultant, once, 300)
    spoke(consultant, gone, 400, 300, 181)
    spoke(consultant, fresh, 10)
    viewer = viewer_of(consultant)
    policy = policy_of(viewer)

    def names(kind, **segment):
        page = silent_companies(viewer, Segment(**segment), kind=kind, policy=policy)
        return [company.name for company in page.rows]

    assert names(RARE) == ["Aldrig", "Sjælden"]
    assert names(QUIET) == ["Stille"]
    assert names(RARE, postcode="89") == ["Aldrig"]
    assert names(RARE, branch="Slagtere") == []
    assert names(RARE, size="10-49") == []
    assert names(RARE, size="1-9") == ["Aldrig", "Sjælden"]


@pytest.mark.parametrize("number", [10, 1000])
def test_the_lists_cost_the_same_with_ten_and_with_a_thousand_rows(
    number, client, consultant, django_assert_max_num_queries
):
    company = make_company()
    base = {"source": "colleague", "source_on": TODAY, "created_at": MARCH_2}
    others = [Company(cvr=f"{30_000_000 + n}", name=f"Firma {n:04}", **base) for n in range(number)]
    Company.objects.bulk_create(others)
    rows = (
        CompanyContact(company=company, by=consultant, at=MARCH_2 - timedelta(hours=n), outcome="held")
        for n in range(number)
    )
    CompanyContact.objects.bulk_create(rows)
    for url in (
        page_url("memory", company),
        reverse("companies:next_up"),
        reverse("companies:silent"),
        reverse("companies:silent") + "?vis=stille",
    ):
        with django_assert_max_num_queries(12):
            answer = client.get(url)
        assert answer.status_code == 200
        assert len(answer.content) <= 106_000


def test_the_timeline_goes_on_where_it_stopped(client, consultant):
    company = make_company()
    for n in range(40):
        spoke(consultant, company, n, words=f"Nummer {n:02}.")
    first = client.get(page_url("memory", company))
    key = first.context["memory"].next_key
    second = client.get(page_url("memory", company), {"efter": key})
    assert "Nummer 29." in text_of(first) and "Nummer 30." not in text_of(first)
    assert "Nummer 30." in text_of(second) and "Nummer 29." not in text_of(second)


def test_what_a_colleague_who_has_stopped_promised_falls_to_the_one_responsible(
    consultant, colleague_same_team, team_lead
):
    company = make_company(owner=consultant)
    promise = promise_to(company, colleague_same_team, date(2026, 2, 27))
    assert steps_of(viewer_of(consultant), until=TODAY, most=10) == []
    colleague_same_team.is_active = False
    colleague_same_team.save()
    for reader in (consultant, team_lead):
        (step,) = steps_of(viewer_of(reader), until=TODAY, most=10)
        assert (step.key, step.stopped) == (promise.pk, colleague_same_team.full_name)
