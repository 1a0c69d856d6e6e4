"""A form that is sent twice makes one thing.

The page holds a signed random token ({% once_token %}). `once` carries out the action and remembers its address in
the same transaction, under a unique row; whoever comes second, at the same moment or later, is sent to that address.
"""

import secrets
from collections.abc import Callable
from datetime import datetime

from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect

from jobbro.ui.models import SubmittedForm

FIELD_NAME = "form_token"
_SALT = "jobbro.ui.once"


def new_token() -> str:
    """Make a token that only this installation can have made."""
    return signing.Signer(salt=_SALT).sign(secrets.token_urlsafe(16))


def token_for(request: HttpRequest) -> str:
    """Return the token that came with the request, or a new one when there is none or it is not ours."""
    return sent_token(request) or new_token()


def sent_token(request: HttpRequest) -> str:
    """Return the genuine token of a submitted form, or an empty text."""
    sent = request.POST.get(FIELD_NAME, "")
    try:
        signing.Signer(salt=_SALT).unsign(sent)
    except signing.BadSignature:
        return ""
    return sent


def once(request: HttpRequest, action: Callable[[], str], *, at: datetime) -> HttpResponseRedirect:
    """Carry out the action, which returns an address, and redirect there; a repeated form only redirects.

    A form without a token is carried out as it is. What the action raises goes on, and leaves the token unused.
    """
    token = sent_token(request)
    if not token:
        return HttpResponseRedirect(action())
    digest = _digest(token, request)
    try:
        with transaction.atomic():
            kept = SubmittedForm.objects.create(token=digest, at=at)
            kept.result_url = action()
            kept.save(update_fields=["result_url"])
    except IntegrityError:
        earlier = SubmittedForm.objects.filter(token=digest).first()
        if earlier is None:
            raise
        kept = earlier
    return HttpResponseRedirect(kept.result_url)


def _digest(token: str, request: HttpRequest) -> str:
    """Bind the token to whoever sent it, so that one person's answer is never another's."""
    user = getattr(request, "user", None)
    who = user.pk if user is not None and user.is_authenticated else request.path
    return signing.Signer(salt=f"{_SALT}:{who}").signature(token)
