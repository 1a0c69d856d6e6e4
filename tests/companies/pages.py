"""What the tests of pages share: addresses, the text of an answer, and a filled-in form."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from tests.companies.factories import valid_cvr

from jobbro.companies.models import Company


def page_url(name: str, company: Company, *more: Any) -> str:
    """Return the address of a company's page."""
    return reverse(f"companies:{name}", args=[company.pk, *more])


def text_of(answer: HttpResponse) -> str:
    """Return what the page says, with single spaces."""
    return " ".join(answer.content.decode().split())


def company_form(**changes: Any) -> dict[str, Any]:
    """Return what one types about a new company."""
    typed = {"cvr": valid_cvr(700), "name": "Nordlys El ApS", "source": "register", "source_on": "1/3-26"}
    return typed | changes
