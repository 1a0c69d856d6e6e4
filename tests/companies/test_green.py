"""Green tasks that colleagues add: the team lead approves them or sends them back, and only approved ones are asked."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.companies.factories import make_company, make_green_prompt
from tests.companies.pages import page_url, text_of

from jobbro.accounts.models import User
from jobbro.companies.models import GreenKind, GreenPrompt, PromptState, WorkTask
from jobbro.companies.queries.bundles import told_tasks

pytestmark = pytest.mark.django_db
PAGE, NEW = reverse("companies:green"), reverse("companies:green_new")
WRITTEN = {"title": "Skille kabler ad", "kind": "sorting", "activity": "operations", "level": "easy"}


def review(browser, prompt, **said):
    """Send the team lead's answer about the version that stands there now."""
    prompt.refresh_from_db()
    url = reverse("companies:green_review", args=[prompt.pk])
    return browser.post(url, {"edit_version": prompt.edit_version, "word": ""} | said)


@pytest.mark.req("R-130")
def test_an_own_green_task_is_asked_about_at_others_when_the_team_lead_has_approved_it(
    client, client_of, team_lead, consultant
):
    electrician = make_company(name="Nordlys El", branch_code="432100")
    shelves = client.get(PAGE).context["page"].shelves
    assert [shelf.kind for shelf in shelves] == list(GreenKind) and all(shelf.shipped for shelf in shelves)
    assert client.post(NEW, WRITTEN)["Location"] == PAGE
    prompt = GreenPrompt.objects.get()
    assert prompt.title not in text_of(client.get(page_url("walk", electrician)))
    assert review(client, prompt, answer="ja").status_code == 403
    assert review(client_of(team_lead), prompt, answer="ja").status_code == 302
    walk = text_of(client.get(page_url("walk", electrician)))
    assert "titel=Skille%20kabler%20ad&amp;niveau=easy&amp;groen=sorting" in walk
    find = WRITTEN | {"green": "sorting", "weekly_hours": "3", "weekdays": ["1", "3"]}
    del find["kind"]
    client.post(page_url("task_new", electrician), find)
    task = WorkTask.objects.get()
    assert task.is_carve_candidate and task.green == GreenKind.SORTING
    assert str(task.pk) in told_tasks(electrician)


@pytest.mark.req("R-130")
def test_a_task_comes_back_with_a_word_and_waits_again_when_it_is_written_anew(
    client, client_of, team_lead, consultant
):
    prompt, lead = make_green_prompt(consultant), client_of(team_lead)
    answer = review(lead, prompt, answer="tilbage")
    assert answer.status_code == 422 and "Skriv, hvorfor den kommer tilbage." in text_of(answer)
    assert review(lead, prompt, answer="måske").status_code == 422
    review(lead, prompt, answer="tilbage", word="Sig, hvor man finder den")
    assert "Sig, hvor man finder den" in text_of(client.get(PAGE))
    url = reverse("companies:green_edit", args=[prompt.pk])
    assert client.post(url, WRITTEN | {"edit_version": "1"}).status_code == 409
    assert client.post(url, WRITTEN | {"edit_version": "2", "title": ""}).status_code == 422
    assert client.post(url, WRITTEN | {"edit_version": "2", "title": "Skille gamle kabler ad"})["Location"] == PAGE
    prompt.refresh_from_db()
    assert (prompt.state, prompt.word, prompt.reviewed_by, prompt.edit_version) == (PromptState.PENDING, "", None, 3)
    late = lead.post(reverse("companies:green_review", args=[prompt.pk]), {"edit_version": "2", "answer": "ja"})
    assert late.status_code == 302 and GreenPrompt.objects.get().state == PromptState.PENDING
    review(lead, prompt, answer="ja")
    review(lead, prompt, answer="tilbage", word="Den står der to gange")
    assert GreenPrompt.objects.get().state == PromptState.RETURNED


@pytest.mark.parametrize(
    "changes", [{"title": ""}, {"kind": "solar"}, {"activity": ""}, {"title": "Sofie 010190-1234"}]
)
def test_what_is_not_whole_is_kept_on_the_page(client, changes):
    assert client.post(NEW, WRITTEN | changes).status_code == 422
    assert not GreenPrompt.objects.exists()


@pytest.mark.req("R-130")
def test_a_colleagues_green_task_waits_on_the_day_of_the_team_lead_alone(client_of, team_lead, consultant):
    make_green_prompt(consultant)
    User.objects.update(welcomed_at=timezone.now())
    told = "En grøn opgave fra en kollega venter på dit ja."
    assert told not in text_of(client_of(consultant).get("/"))
    lead = client_of(team_lead)
    assert told in text_of(lead.get("/"))
    review(lead, GreenPrompt.objects.get(), answer="ja")
    assert told not in text_of(lead.get("/"))
