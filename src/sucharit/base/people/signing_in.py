"""How people sign in: allauth's adapters. Accounts are made by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """OpenID Connect: only an address that an administrator entered for a user lets that user in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False
