"""Answering that something is not possible, in words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_PAGES = {403: "403.html", 404: "404.html", 410: "410.html", 422: "422.html", 429: "429.html"}


def problem_page(request: HttpRequest, status: int) -> HttpResponse:
    """Answer with the page of this status: 403, 404, 410 (a link that has run out), 422 or 429.

    :raises KeyError: when the status has no page
    """
    return render(request, _PAGES[status], status=status)
