"""The board of the nine activities: tasks move on it, and an empty field is asked about once."""

from functools import partial
from uuid import uuid4

import pytest
from tests.citizens.browsing import statements_of
from tests.companies.factories import make_company, make_task
from tests.companies.pages import page_url, text_of

from jobbro.companies.models import Activity, AskedActivity, WorkTask
from jobbro.companies.queries.board import board
from jobbro.documents import table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def works():
    return make_company(name="Solby Beton", branch_code="236100")


def move(client, company, *tasks, activity="purchasing"):
    """Send the form of the board with these tasks ticked."""
    seen = [f"{task.pk}.{task.edit_version}" for task in tasks]
    return client.post(page_url("tasks_move", company), {"task": seen, "activity": activity})


@pytest.mark.req("R-013")
@pytest.mark.parametrize("code", ["236100", "475900", "841300"])
def test_concrete_works_music_shop_and_jobcentre_have_the_same_nine_fields_and_move_tasks_between_them(client, code):
    company = make_company(branch_code=code)
    tasks = [make_task(company, title=title, activity=Activity.SERVICE) for title in ("Feje", "Tælle")]
    page = client.get(page_url("board", company)).context["page"]
    assert {field.activity for field in (*page.upper, *page.lower)} == set(Activity)
    assert move(client, company, *tasks).status_code == 302
    page = client.get(page_url("board", company)).context["page"]
    assert [len(field.tasks) for field in page.upper if field.activity == Activity.PURCHASING] == [2]
    assert len(page.missing) == 8 and "Indkøb" not in page.missing


@pytest.mark.req("R-013")
def test_an_empty_field_that_was_asked_about_is_no_longer_to_ask_about_and_says_who_and_when(client, works, consultant):
    client.post(page_url("activity_asked", works), {"activity": "service"})
    text = text_of(client.get(page_url("board", works)))
    assert f"af {consultant.full_name}. Her var intet." in text
    for page in (client.get(page_url(name, works)).context["page"] for name in ("board", "walk", "tasks")):
        assert len(page.missing) == 8 and "Service efter salget" not in page.missing
    assert dict(table_of(board(works)).rows)["Service efter salget"] == "Spurgt: intet her"
    assert "Service efter salget»: der var ingen opgaver" in text_of(client.get(page_url("detail", works)))
    client.post(page_url("activity_to_ask", works), {"activity": "service"})
    assert len(client.get(page_url("walk", works)).context["page"].missing) == 9


def test_the_answer_is_taken_back_when_a_task_turns_up_in_the_field(client, works):
    def ask(activity):
        client.post(page_url("activity_asked", works), {"activity": activity})

    new = {"title": "Feje", "activity": "service", "level": "easy"}
    ask("service")
    client.post(page_url("task_new", works), new)
    assert not AskedActivity.objects.exists()
    ask("people")
    move(client, works, WorkTask.objects.get(), activity="people")
    assert not AskedActivity.objects.exists()
    task = WorkTask.objects.get()
    client.post(page_url("task_close", works, task.pk))
    ask("people")
    client.post(page_url("task_reopen", works, task.pk))
    assert not AskedActivity.objects.exists()
    ask("people")
    assert not AskedActivity.objects.exists()


def test_a_phone_tells_it_as_it_sends_a_find_and_never_for_a_colleague(client, works, consultant):
    sent = {"activity": "service", "title": "Spurgt", "find": str(uuid4()), "edit_version": "0", "by": consultant.pk}
    answers = [client.post(page_url("activity_asked", works), sent).json() for _ in range(2)]
    assert answers == [{"edit_version": 0, "activity": "service", "empty": True}] * 2
    assert client.post(page_url("activity_asked", works), sent | {"by": "0"}).status_code == 412
    assert client.post(page_url("activity_asked", works), sent | {"activity": "x"}).status_code == 422
    assert AskedActivity.objects.count() == 1
    page = client.get(page_url("walk", works))
    assert "Her var intet" in text_of(page) and consultant.full_name not in text_of(page)


def test_what_cannot_be_moved_is_said_and_nothing_moves(client, works):
    first, second = make_task(works, title="Feje"), make_task(works, title="Tælle")
    theirs = make_task(make_company(name="Nordlys El"))
    WorkTask.objects.filter(pk=second.pk).update(edit_version=2)
    for sent, status, said in (
        ((first, second), 409, "er ændret imens"),
        ((first, theirs), 409, "er lukket imens"),
        ((), 422, "Vælg mindst én opgave"),
    ):
        answer = move(client, works, *sent)
        assert answer.status_code == status and said in text_of(answer)
    answer = move(client, works, first, activity="")
    assert answer.status_code == 422 and "Vælg, hvor opgaverne hører til" in text_of(answer)
    assert f'id="c-{first.pk}" checked' in text_of(answer)
    assert client.post(page_url("tasks_move", works), {"task": "x.1", "activity": "people"}).status_code == 422
    assert not WorkTask.objects.filter(activity__in=("purchasing", "people")).exists()


def test_the_board_asks_the_same_few_questions_with_ten_tasks_and_with_a_thousand(client, works):
    asked = []
    for number in (10, 990):
        WorkTask.objects.bulk_create(
            WorkTask(company=works, title=f"Opgave {n}", activity=Activity.PEOPLE, noted_on="2026-02-01")
            for n in range(number)
        )
        asked.append(len(statements_of(partial(client.get, page_url("board", works)))))
    assert asked[0] == asked[1] <= 12
    answer = client.get(page_url("board", works))
    assert len(answer.content) < 106_000
    assert answer.context["page"].left_out == 850
