"""Changed files of content/ count from the next request on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jobbro import library


class FreshContent:
    """Have the folders of content/ looked through once for each request, not once for each text of a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the files as they are now."""
        library.look_again()
        return self.get_response(request)
