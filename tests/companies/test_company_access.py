"""Who may see companies: the whole municipality's caseworkers, and nobody else."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from tests.companies.factories import make_company, make_contact, make_occupant, make_site, make_task

from jobbro.companies.access import (
    get_company_for,
    get_contact_for,
    get_occupant_for,
    get_site_for,
    get_task_for,
    may_edit,
    visible_companies,
)

pytestmark = pytest.mark.django_db

INSIDE = ["consultant", "consultant_other_team", "caseworker", "team_lead", "other_actor"]
OUTSIDE = ["administrator", "auditor", "inactive"]


@pytest.mark.req("R-157")
@pytest.mark.parametrize("role", INSIDE)
def test_everyone_who_does_casework_sees_every_company(role, request, viewer_of):
    company = make_company()
    viewer = viewer_of(request.getfixturevalue(role))
    assert get_company_for(viewer, company.pk) == company
    assert list(visible_companies(viewer)) == [company]
    assert may_edit(viewer)


@pytest.mark.req("R-157")
@pytest.mark.parametrize("role", OUTSIDE)
def test_nobody_else_sees_a_company_or_its_people(role, request, viewer_of):
    company = make_company()
    contact = make_contact(company)
    viewer = viewer_of(request.getfixturevalue(role))
    assert not visible_companies(viewer).exists()
    assert not may_edit(viewer)
    with pytest.raises(Http404):
        get_company_for(viewer, company.pk)
    with pytest.raises(Http404):
        get_contact_for(viewer, company.pk, contact.pk)


@pytest.mark.parametrize("role", ["administrator", "auditor"])
@pytest.mark.parametrize("route", ["list", "new", "task_start"])
def test_pages_are_closed_to_roles_without_casework(role, route, request, client_of):
    client = client_of(request.getfixturevalue(role))
    assert client.get(reverse(f"companies:{route}")).status_code == 403


def test_a_visitor_is_sent_to_log_in(client_of):
    answer = client_of(None).get(reverse("companies:list"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_a_company_that_is_not_there_answers_404(consultant, viewer_of):
    with pytest.raises(Http404):
        get_company_for(viewer_of(consultant), uuid4())


def test_a_part_of_one_company_is_not_found_under_another(consultant, viewer_of):
    viewer, mine, other = viewer_of(consultant), make_company(), make_company()
    site = make_site(mine)
    parts: list[tuple[Any, Any]] = [
        (get_site_for, site),
        (get_contact_for, make_contact(mine)),
        (get_task_for, make_task(mine)),
        (get_occupant_for, make_occupant(site)),
    ]
    for door, part in parts:
        assert door(viewer, mine.pk, part.pk) == part
        with pytest.raises(Http404):
            door(viewer, other.pk, part.pk)
