"""Asks whether the pages of the sources are still there. A page that is not reached may be there all the same."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from jobbro.reference.models import LinkAnswer, LinkCheck
from jobbro.reference.reaching import InsideTheHouse, OpenWebHandler, OpenWebSecureHandler

THERE = (LinkAnswer.OPEN, LinkAnswer.MOVED)
_AT_ONCE = 8
_GONE = (404, 410)
# Some sites do not answer a HEAD; they are asked for the page itself, of which nothing is kept.
_ASK_AGAIN = (400, 403, 405, 501)
_HEADERS = {"User-Agent": "Jobbro (tjek af links)", "Accept": "text/html,*/*"}


@dataclass(frozen=True, slots=True)
class Found:
    """What came of asking for one page; no status when it was not reached."""

    source_id: str
    url: str
    answer: LinkAnswer
    status: int | None


def ask_all(urls: Mapping[str, str], *, timeout: float) -> tuple[Found, ...]:
    """Ask for the page of each source (id: address), some at a time; in the order of the ids."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = pool.map(lambda name: _found(name, urls[name], timeout), sorted(urls))
        return tuple(found)


def ask_for(url: str, *, timeout: float) -> tuple[LinkAnswer, int | None]:
    """Ask for a page without keeping anything of it. Seconds; only the open web, also after a redirection."""
    opener = _opener()
    try:
        answer = _ask(opener, "HEAD", url, timeout)
        return _ask(opener, "GET", url, timeout) if answer[1] in _ASK_AGAIN else answer
    except (URLError, HTTPException, OSError, ValueError) as trouble:
        inside = isinstance(getattr(trouble, "reason", trouble), InsideTheHouse)
        return (LinkAnswer.INSIDE if inside else LinkAnswer.NOT_REACHED), None


def keep(found: Iterable[Found], *, at: datetime) -> None:
    """Remember the latest answer for each source, when its page was last there, and since when it has not been."""
    before = {check.source_id: check for check in LinkCheck.objects.all()}
    for one in found:
        is_there, old = one.answer in THERE, before.get(one.source_id)
        values = {"url": one.url, "answer": one.answer, "status": one.status, "checked_at": at}
        since = old.broken_at if old is not None and old.url == one.url else None
        values["broken_at"] = None if is_there or one.answer == LinkAnswer.INSIDE else since or at
        LinkCheck.objects.update_or_create(
            source_id=one.source_id, defaults=values | ({"open_at": at} if is_there else {})
        )


def check_all(urls: Mapping[str, str], *, timeout: float, at: datetime) -> int:
    """Ask for the pages, those that were not reached once more, and remember; return how many are not there.

    Where no page at all is reached it is our own net that is away, and nothing is remembered.
    """
    found = {one.source_id: one for one in ask_all(urls, timeout=timeout)}
    again = {name: one.url for name, one in found.items() if one.answer == LinkAnswer.NOT_REACHED}
    found |= {one.source_id: one for one in ask_all(again, timeout=timeout)}
    if all(one.answer in (LinkAnswer.NOT_REACHED, LinkAnswer.INSIDE) for one in found.values()):
        return 0
    keep(found.values(), at=at)
    return sum(one.answer not in (*THERE, LinkAnswer.INSIDE) for one in found.values())


def _found(source_id: str, url: str, timeout: float) -> Found:
    answer, status = ask_for(url, timeout=timeout)
    return Found(source_id, url, answer, status)


def _opener() -> OpenerDirector:
    """An opener that knows the web and nothing else: no files, no FTP."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        OpenWebHandler(),
        OpenWebSecureHandler(),
        HTTPRedirectHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _ask(opener: OpenerDirector, method: str, url: str, timeout: float) -> tuple[LinkAnswer, int | None]:
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError(f"not a page of the web: {url}")
    request = Request(url, method=method, headers=_HEADERS)  # noqa: S310 - the scheme was asked for just above
    try:
        with opener.open(request, timeout=timeout) as answer:
            moved = _plain(answer.geturl()) != _plain(url)
            return (LinkAnswer.MOVED if moved else LinkAnswer.OPEN), answer.status
    except HTTPError as refused:
        with refused:
            return (LinkAnswer.GONE if refused.code in _GONE else LinkAnswer.REFUSED), refused.code


def _plain(url: str) -> tuple[str, str]:
    """The part of an address that says which page it is: http or https, www. or not, is the same."""
    parts = urlsplit(url)
    return (parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"))
