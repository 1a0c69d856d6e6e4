"""Who may get an account: colleagues are made by an administrator, never by signing up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jobbro.accounts.models import User


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
