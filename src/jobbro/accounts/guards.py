"""The guard of a view: which permission it asks for, and which methods may write."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.views.decorators.cache import cache_control

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.audit.lookups import is_writing_a_look

View = Callable[..., HttpResponse]
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "ALTER", "CREATE", "DROP", "MERGE")


class WriteInReadingPage(Exception):
    """A view tried to write although it declared that this method only reads."""


class StaffRequest(HttpRequest):
    """A request of a logged-in colleague, as guarded views receive it."""

    user: User
    viewer: Viewer
    request_id: str


@dataclass(frozen=True, slots=True)
class Guard:
    """What a route declares about itself; tests read it for every route."""

    permission: Permission | None
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    open_because: str = ""


def guard(
    permission: Permission, *, reads: Sequence[str] = ("GET",), writes: Sequence[str] = ()
) -> Callable[[View], View]:
    """Let colleagues with the permission in; methods in `reads` cannot change the database."""
    declared = Guard(permission, tuple(reads), tuple(writes))

    def wrap(view: View) -> View:
        @wraps(view)
        @cache_control(no_store=True, private=True)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user = cast(User, request.user)
            if not user.may(permission):
                raise PermissionDenied
            staff = cast(StaffRequest, request)
            match = request.resolver_match
            staff.viewer = Viewer.of(
                user,
                at=timezone.now(),  # noqa: TID251 - the edge of the web reads the clock
                what=match.view_name if match else "",
                request_id=staff.request_id,
            )
            return _answer(view, declared, request, *args, **kwargs)

        guarded.guard = declared  # type: ignore[attr-defined]
        return guarded

    return wrap


def open_page(because: str, *, reads: Sequence[str] = ("GET",), writes: Sequence[str] = ()) -> Callable[[View], View]:
    """Let anybody in, for a stated reason; methods in `reads` cannot change the database."""
    declared = Guard(None, tuple(reads), tuple(writes), because)

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return _answer(view, declared, request, *args, **kwargs)

        guarded.guard = declared  # type: ignore[attr-defined]
        return cast(View, login_not_required(guarded))

    return wrap


def _answer(view: View, declared: Guard, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    method = "GET" if request.method == "HEAD" else str(request.method)
    if method in declared.writes:
        return view(request, *args, **kwargs)
    if method not in declared.reads:
        return HttpResponseNotAllowed([*declared.reads, *declared.writes])
    with reading_only():
        return view(request, *args, **kwargs)


@contextmanager
def reading_only() -> Iterator[None]:
    """Refuse every write to the database except the look-up log's own.

    :raises WriteInReadingPage: when something tries to write
    """

    def refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip(" (").upper().startswith(_WRITES) and not is_writing_a_look():
            raise WriteInReadingPage(sql.split("(")[0][:80])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
