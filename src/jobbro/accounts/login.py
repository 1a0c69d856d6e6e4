"""Who may get an account: colleagues are made by an administrator, never by signing up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jobbro.accounts.models import User


def name_of_attempt(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return whom a log-in is tried for, so that guesses by name and by address are counted together.

    A known colleague is told by id: the list of failed attempts needs no names.
    """
    given = credentials or {}
    typed = str(given.get("username") or given.get("email") or request.POST.get("login", "")).strip()
    user = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)).first() if typed else None
    return f"id {user.pk}" if user else typed.casefold()[:100]


class StaffAdapter(DefaultAccountAdapter):
    """Nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: accounts come from the administrator or the municipality's own log-in."""
        return False


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """The municipality's log-in opens an existing account with the same, verified mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Answer no: a log-in from outside never makes an account by itself."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the log-in to the colleague with the same verified address; otherwise refuse plainly."""
        if sociallogin.is_existing:
            if not sociallogin.user.is_active:
                raise PermissionDenied
            return
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        user = User.objects.filter(email__in=verified, is_active=True).exclude(email="").first()
        if user is None:
            refusal: HttpResponseBase = render(request, "account/no_account.html", status=403)
            raise ImmediateHttpResponse(refusal)
        sociallogin.connect(request, user)
