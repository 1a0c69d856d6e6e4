"""The walk through a company: prompts, finds that come once however often they are sent, and the board."""

import xml.etree.ElementTree as ElementTree
from functools import partial
from uuid import uuid4

import pytest
from tests.citizens.browsing import statements_of
from tests.companies.factories import make_company, make_task
from tests.companies.pages import page_url, text_of

from jobbro.companies.models import Activity, GreenKind, WorkTask
from jobbro.companies.queries.board import board
from jobbro.documents import table_of
from jobbro.library import walks
from jobbro.library.walk_files import WalkActivity, WalkGreen

pytestmark = pytest.mark.django_db
FIND = {"title": "Fylde servicebilerne op", "activity": "inbound", "level": "easy", "weekly_hours": "3"}


@pytest.fixture
def electrician():
    return make_company(name="Nordlys El", branch_code="432100", branch_name="El-installation")


def send(client, company, sender, **changes):
    """Send a find as the phone does."""
    sent = FIND | {"find": str(uuid4()), "edit_version": "0", "by": str(sender.pk)} | changes
    return client.post(page_url("walk_send", company), sent)


def test_the_content_knows_the_same_activities_and_green_kinds_as_the_tasks():
    assert [one.value for one in WalkActivity] == Activity.values
    assert [one.value for one in WalkGreen] == GreenKind.values


@pytest.mark.req("R-013")
@pytest.mark.parametrize(
    ("code", "group"),
    [("236100", "fremstilling"), ("475900", "butik"), ("841300", "kontor"), ("432100", "haandvaerk"), ("", None)],
)
def test_the_nine_activities_hold_for_concrete_works_music_shop_and_the_jobcentre_itself(code, group, client):
    company = make_company(branch_code=code)
    make_task(company, activity=Activity.SERVICE)
    page = client.get(page_url("walk", company)).context["page"]
    assert [station.activity for station in page.stations] == list(Activity)
    assert all(station.ask and station.light for station in page.stations)
    assert (page.group.id if page.group else None) == group
    assert (page.covered, len(page.missing)) == (1, 8)


def test_another_groups_prompts_can_be_chosen_and_a_strange_group_is_the_branchs_own(client, electrician):
    asked = {"gruppe": "mad"}
    assert client.get(page_url("walk", electrician), asked).context["page"].group.id == "mad"
    assert client.get(page_url("walk", electrician), {"gruppe": "<x>"}).context["page"].group.id == "haandvaerk"


@pytest.mark.req("R-130")
def test_sorting_at_the_electrician_is_a_green_prompt_and_becomes_a_candidate_to_carve_out(
    client, electrician, consultant
):
    kinds = {idea.kind for group in (walks().common,) for card in group.cards for idea in card.green}
    assert kinds == set(WalkGreen)
    assert "groen=sorting" in text_of(client.get(page_url("walk", electrician)))
    assert send(client, electrician, consultant, title="Sortere kabler", green="sorting").status_code == 200
    assert WorkTask.objects.get().is_carve_candidate
    assert client.get(page_url("walk", electrician)).context["page"].candidates == 1


@pytest.mark.req("R-014")
def test_without_script_a_prompt_opens_a_form_that_is_begun_and_leads_back_to_the_walk(client, electrician):
    asked = "?fra=rundgang&hvor=inbound&titel=Pakke%20ud&niveau=skilled&groen=sorting"
    begun = client.get(page_url("task_new", electrician) + asked).context["form"].initial
    assert begun == {"activity": "inbound", "title": "Pakke ud", "level": "skilled", "green": "sorting"}
    saved = client.post(page_url("task_new", electrician) + "?fra=rundgang", FIND)
    assert saved["Location"] == page_url("walk", electrician)
    strange = client.get(page_url("task_new", electrician) + "?hvor=x&niveau=9&groen=sol&titel=" + "x" * 400)
    assert strange.context["form"].initial == {"title": "x" * 160}


def test_a_find_that_is_sent_twice_is_one_task(client, electrician, consultant):
    find = str(uuid4())
    first, second = (send(client, electrician, consultant, find=find) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    task = WorkTask.objects.get()
    assert (str(task.pk), task.edit_version, task.company_id) == (find, 1, electrician.pk)


def test_a_change_from_the_phone_is_saved_on_the_version_it_was_made_on(client, electrician, consultant):
    task = make_task(electrician)
    answer = send(client, electrician, consultant, find=str(task.pk), edit_version="1", doer="skilled")
    assert answer.json()["edit_version"] == 2
    assert f'data-row="{task.pk}"' in answer.json()["row"]
    assert WorkTask.objects.get().doer == "skilled"


def test_a_find_that_both_have_changed_comes_back_with_both_texts_and_changes_nothing(client, electrician, consultant):
    task = make_task(electrician, title="Luge bede", edit_version=3)
    answer = send(client, electrician, consultant, find=str(task.pk), edit_version="1", title="Luge ved porten")
    assert answer.status_code == 409
    said = answer.json()
    assert said["edit_version"] == 3
    assert {"label": "Hvad er opgaven?", "mine": "Luge ved porten", "saved": "Luge bede"} in said["both"]
    assert WorkTask.objects.get().title == "Luge bede"
    kept = send(client, electrician, consultant, find=str(task.pk), edit_version="3", title="Luge ved porten")
    assert kept.status_code == 200


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"title": ""}, 422),
        ({"weekly_hours": "tusind"}, 422),
        ({"title": "Hjælpe Sofie 010190-1234"}, 422),
        ({"title": "\0"}, 422),
        ({"title": "x" * 100_000}, 422),
        ({"find": "../../etc"}, 404),
        ({"find": ""}, 404),
        ({"by": "999999"}, 412),
        ({"by": ""}, 412),
    ],
)
def test_what_cannot_be_taken_is_answered_and_nothing_is_saved(changes, status, client, electrician, consultant):
    answer = send(client, electrician, consultant, **changes)
    assert answer.status_code == status
    assert not WorkTask.objects.exists()


def test_the_id_of_another_companys_task_is_not_taken(client, electrician, consultant):
    theirs = make_task(make_company(name="Solby Kirkegård"))
    for version in ("0", "1"):
        answer = send(client, electrician, consultant, find=str(theirs.pk), edit_version=version)
        assert answer.status_code == 404
    theirs.refresh_from_db()
    assert (theirs.title, WorkTask.objects.count()) == ("Luge bede", 1)


def test_a_phone_whose_log_in_has_run_out_is_sent_to_the_log_in_and_nothing_is_taken(client, electrician, consultant):
    client.logout()
    answer = send(client, electrician, consultant)
    assert answer.status_code == 302 and "login" in answer["Location"]
    assert not WorkTask.objects.exists()


def test_what_is_still_to_ask_stands_beside_a_find(client, electrician):
    make_task(electrician, title="Sortere", weekly_hours=None, doer="skilled", is_bought=True, can_be_moved=None)
    make_task(electrician, title="Tavlearbejde", level="skilled", weekly_hours=None)
    finds = {find.task.title: find.to_ask for one in _page(client, electrician).stations for find in one.finds}
    assert finds["Tavlearbejde"] == ()
    assert finds["Sortere"] == (
        "timer om ugen",
        "hvilke dage",
        "hvem kan lære den fra sig",
        "kan en anden overtage den",
        "mister en ordinært ansat timer",
    )


def test_the_page_a_phone_keeps_names_no_colleague(client, electrician, consultant):
    assert consultant.full_name not in text_of(client.get(page_url("walk", electrician)))


def test_the_page_asks_the_same_few_questions_with_ten_tasks_and_with_a_thousand(client, electrician):
    asked = []
    for number in (10, 990):
        WorkTask.objects.bulk_create(
            WorkTask(company=electrician, title=f"Opgave {n}", activity=Activity.PEOPLE, noted_on="2026-02-01")
            for n in range(number)
        )
        asked.append(len(statements_of(partial(client.get, page_url("walk", electrician)))))
    assert asked[0] == asked[1] <= 12
    answer = client.get(page_url("walk", electrician))
    assert len(answer.content) < 106_000
    assert answer.context["page"].left_out == 940


def test_the_worker_reaches_no_further_than_companies_and_is_a_script(client):
    answer = client.get("/virksomheder/rundgang.js")
    assert answer["Content-Type"].startswith("text/javascript")


@pytest.mark.req("R-013")
def test_the_board_is_printed_and_is_a_picture_with_title_and_description(client, electrician):
    make_task(electrician, title="Sortere <kabler> & pap", activity=Activity.INBOUND)
    pdf, svg, png = (client.get(page_url("walk_board", electrician, ending)) for ending in ("pdf", "svg", "png"))
    assert pdf.content.startswith(b"%PDF") and png.content.startswith(b"\x89PNG")
    root = ElementTree.fromstring(svg.content)
    assert [node.tag.rpartition("}")[2] for node in list(root)[:2]] == ["title", "desc"]
    assert "Varer og materialer ind: Sortere <kabler> & pap" in root[1].text
    assert client.get(page_url("walk_board", electrician, "exe")).status_code == 404
    table = table_of(board(electrician))
    assert len(table.rows) == 9
    assert table.rows[0] == ("Bygninger, drift og økonomi", "Mangler at spørge om")


def _page(client, company):
    return client.get(page_url("walk", company)).context["page"]
