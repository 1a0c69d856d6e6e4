"""How a page opens to the holder of a link.

A mail scanner that follows the link only reads: every answer is a form that is sent. The address is the key, so it is
kept out of caches, out of other sites' logs and out of our own redirects. It is also why no other proof is asked of a
form: whoever can write to the address already holds the link, and a page that sends no Referer cannot give one.
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from jobbro.accounts.guards import open_page

View = Callable[..., HttpResponse]


def by_link(because: str, *, writes: tuple[str, ...] = ()) -> Callable[[View], View]:
    """Open a view to the holder of a link, and keep its address to the two of us."""

    def wrap(view: View) -> View:
        @wraps(view)
        @cache_control(no_store=True, private=True)
        def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
            try:
                response = view(request, *args, **kwargs)
            except Http404:
                response = closed_page(request)
            response["Referrer-Policy"] = "no-referrer"
            response["X-Robots-Tag"] = "noindex, nofollow"
            return response

        guarded: View = csrf_exempt(open_page(because, writes=writes)(answer))
        return guarded

    return wrap


def closed_page(request: HttpRequest) -> HttpResponse:
    """Answer as any address that opens nothing."""
    return render(request, "portal/closed.html", status=404)
